"""A form as a browser posts it back: what stands in each field, to be compared and posted again."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

Values = dict[str, tuple[str, ...]]
"""Name of a field → what is posted for it, one text a control; none for an empty box."""


def shown_values(form: Any) -> Values:
    """Return what the fields of a form hold when it is shown for the first time; keys and deletion boxes apart."""
    return {name: _as_posted(bound.field.widget, form[name].value()) for name, bound in _own_fields(form)}


def posted_values(form: Any, posted: QueryDict, prefix: str = "") -> Values:
    """Return what was posted for the fields of a form, under a prefix."""
    start = f"{prefix}-" if prefix else ""
    return {
        name: _as_posted(bound.field.widget, bound.field.widget.value_from_datadict(posted, {}, start + name))
        for name, bound in _own_fields(form)
    }


def post(posted: QueryDict, form: Any, values: Values, prefix: str = "") -> None:
    """Put values into what is posted, as a browser would."""
    start = f"{prefix}-" if prefix else ""
    for name, value in values.items():
        parts = getattr(_innermost(form.fields[name].widget), "widgets_names", None)
        if parts:
            for part, text in zip(parts, value, strict=True):
                posted[start + name + part] = text
        elif value:
            posted.setlist(start + name, list(value))
        else:
            posted.pop(start + name, None)


def in_words(form: Any, name: str, value: tuple[str, ...]) -> str:
    """Return what a field holds as a person reads it; one query for what it refers to."""
    field: Any = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        try:
            return str(field.to_python(value[0])) if value and value[0] else ""
        except forms.ValidationError:
            return value[0]
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        labels = {str(key): str(label) for key, label in choices}
        return ", ".join(labels.get(text, text) for text in value)
    if isinstance(field, forms.BooleanField):
        return "yes" if value else "no"
    return " ".join(value)


def digest(values: tuple[str, ...] | Values) -> str:
    """Return a digest of a field, or of all fields of a row."""
    said = repr(sorted(values.items()) if isinstance(values, Mapping) else values)
    return hashlib.blake2b(said.encode(errors="replace"), digest_size=8).hexdigest()


def _own_fields(form: Any) -> Iterator[tuple[str, Any]]:
    model_keys = (forms.models.InlineForeignKeyField, forms.models.ModelChoiceField)
    for name in form.fields:
        bound = form[name]
        is_key = isinstance(bound.field, model_keys) and bound.is_hidden
        if not is_key and name != forms.formsets.DELETION_FIELD_NAME:
            yield name, bound


def _innermost(widget: Any) -> Any:
    # Django's admin wraps what chooses a related row.
    return getattr(widget, "widget", widget)


def _as_posted(widget: Any, value: Any) -> tuple[str, ...]:
    widget = _innermost(widget)
    if isinstance(widget, forms.MultiWidget):
        parts: Any = value if isinstance(value, list | tuple) else widget.decompress(value)
        pairs = zip(widget.widgets, parts, strict=True)
        return tuple(text for part, each in pairs for text in _as_posted(part, each) or ("",))
    if isinstance(widget, forms.CheckboxInput):
        return ("on",) if value else ()
    shown = widget.format_value(value)
    texts = shown if isinstance(shown, list | tuple) else [shown]
    return tuple("" if text is None else str(text).replace("\r\n", "\n") for text in texts)
