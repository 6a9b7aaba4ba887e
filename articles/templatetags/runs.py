"""Runs of very many small elements, drawn as text: bars, table rows, facet values, tags.

A browse page has some 150 of them with four to nine values each. Value by value through the template language they
took more than half of its time; everything else is drawn there. Each function names the template that it serves. Names
and addresses and slugs are escaped here; months and numbers need it not.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.charts import Timeline
from articles.questions import Facet
from articles.templatetags.archive import in_words, thousands

register = template.Library()

_THEME_CLASS = ' class="rows__theme"'


@register.simple_tag
def timeline_bars(timeline: Timeline) -> SafeString:
    """Return the bars of a chart, each a link to its dates (_timeline.html)."""
    return mark_safe(
        "".join(
            f'<a class="timeline__link" href="{escape(bar.address)}">'
            f"<title>{in_words(bar.name)}: {thousands(bar.count)} article{'' if bar.count == 1 else 's'}</title>"
            f'<rect class="timeline__room" x="{bar.x}" y="0" width="10" height="{timeline.height}"/>'
            f'<rect class="timeline__bar" x="{bar.x}" y="{bar.y}" width="8.5" height="{bar.height}"/></a>'
            for bar in timeline.rows
        )
    )


@register.simple_tag
def timeline_rows(timeline: Timeline) -> SafeString:
    """Return the same figures as rows of a table (_timeline.html)."""
    return mark_safe(
        "".join(
            f'<tr><th scope="row"><a href="{escape(bar.address)}">{in_words(bar.name)}</a></th>'
            f'<td class="table__number">{thousands(bar.count)}</td></tr>'
            for bar in timeline.rows
        )
    )


@register.simple_tag
def facet_values(facet: Facet) -> SafeString:
    """Return the values of a facet as ticks with their counts (_facets.html)."""
    return mark_safe(
        "".join(
            f'<li><label class="facets__value"><input type="checkbox" name="{facet.parameter}"'
            f' value="{escape(value.slug)}"'
            f'{" checked" if value.is_selected else ""}> <bdi class="facets__name">{escape(value.name)}</bdi>'
            f' <span class="facets__count">{thousands(value.count)}</span></label></li>'
            for value in facet.values
        )
    )


@register.simple_tag
def row_tags(row: Any) -> SafeString:
    """Return the tags of a row as list items, behind a word those that nobody has confirmed (_rows.html)."""
    suggested = f'<li class="rows__note">Suggested:</li>{_tags(row.suggested)}' if row.suggested else ""
    more = f'<li class="rows__note">and {row.more} more</li>' if row.more else ""
    return mark_safe(_tags(row.tags) + suggested + more)


def _tags(tags: Iterable[Any]) -> str:
    return "".join(
        f"<li{_THEME_CLASS if tag.is_theme else ''}>"
        f'<a href="{escape(tag.label.address)}">{escape(tag.label.name)}</a></li>'
        for tag in tags
    )
