"""What can be done next, beside the words that say what was done."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join


def with_undo(said: str, entry: int) -> str:
    """Return a message with the link that undoes an entry of the log; as it is where there is none to undo."""
    return with_ways(said, (reverse("admin:articles_curation_undo", args=[entry]), "Undo")) if entry else said


def with_ways(said: str, *ways: tuple[str, str]) -> str:
    """Return a message with links, given as address and words."""
    return format_html("{} {}", said, format_html_join(" · ", '<a href="{}">{}</a>', ways)) if ways else said
