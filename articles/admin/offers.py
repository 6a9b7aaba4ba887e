"""Names that a field offers while somebody types, as long as scripts run."""

from django.forms import Form
from django.urls import reverse
from django.utils.http import urlencode

_FOREIGN_KEYS = {"actor": ("actor", "part_of"), "theme": ("theme", "parent"), "source": ("article", "source")}
"""A model and its field that leads to each: whoever may fill that in is offered what it may hold."""


def offers_address(subject: str) -> str:
    """Return the address that offers actors, themes or sources as JSON; its `term` is what was typed."""
    model, field = _FOREIGN_KEYS[subject]
    given = {"app_label": "articles", "model_name": model, "field_name": field}
    return f"{reverse('admin:autocomplete')}?{urlencode(given)}"


def offer_names(form: Form, field: str, subject: str) -> None:
    """Let a field for a name or slug say where the names come from."""
    form.fields[field].widget.attrs["data-offers"] = offers_address(subject)
