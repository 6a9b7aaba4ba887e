"""The way back, beside the words that say what was done."""

from django.urls import reverse
from django.utils.html import format_html


def with_undo(said: str, entry: int) -> str:
    """Return a message with the link that undoes an entry of the log; as it is where there is none to undo."""
    if not entry:
        return said
    return format_html('{} <a href="{}">Undo</a>', said, reverse("admin:articles_curation_undo", args=[entry]))
