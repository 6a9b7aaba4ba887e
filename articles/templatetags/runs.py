"""Runs of very many small elements, drawn as text: bars, table rows, facet values, tags.

A browse page has some 150 of them with four to nine values each, an article's page some 50. Value by value through the
template language they took more than half of its time; everything else is drawn there. Each function names the
template that it serves. Names and addresses and slugs are escaped here; months and numbers need it not.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.charts import Timeline
from articles.citations import Citation, Look
from articles.questions import Facet
from articles.templatetags.archive import as_time, in_words, language_attributes, thousands
from articles.vocabulary import TagBy

register = template.Library()

_THEME_CLASS = ' class="rows__theme"'
_SUGGESTED = ' <span class="suggested">suggested</span>'


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


@register.simple_tag
def citation_styles(citations: Iterable[Citation], article: Any) -> SafeString:
    """Return the citations of an article as a list of styles (_cite.html)."""
    foreign = f"<bdi{language_attributes(article)}>"
    return mark_safe(
        "".join(
            f'<div class="cite__style"><dt class="cite__name">{citation.style}</dt>'
            f'<dd class="cite__text" data-copy="{citation.style}">{_citation(citation, foreign)}</dd></div>'
            for citation in citations
        )
    )


def _citation(citation: Citation, foreign: str) -> str:
    before = {Look.PLAIN: "", Look.WORK: '<cite dir="auto">', Look.FOREIGN: foreign}
    after = {Look.PLAIN: "", Look.WORK: "</cite>", Look.FOREIGN: "</bdi>"}
    return "".join(f"{before[part.look]}{escape(part.text)}{after[part.look]}" for part in citation.parts)


@register.simple_tag
def related_articles(suggestions: Iterable[Any]) -> SafeString:
    """Return related articles as list items, each with its date and the reason (_related.html)."""
    return mark_safe(
        "".join(
            f'<li class="related__one"><a class="related__headline" href="{escape(one.article.get_absolute_url())}">'
            f"<bdi{language_attributes(one.article)}>{escape(one.article.headline)}</bdi></a>"
            f' <span class="related__reason">{as_time(one.article.published)} · {escape(one.reason)}</span></li>'
            for one in suggestions
        )
    )


@register.simple_tag
def article_tags(tags: Iterable[Any]) -> SafeString:
    """Return an article's actors or themes as list items, with what is known of each (article.html)."""
    return mark_safe(
        "".join(
            f'<li><a href="{escape(tag.label.address)}">{escape(tag.label.name)}</a>'
            f"{_SUGGESTED if tag.by == TagBy.SUGGESTED else ''}"
            f"{_about(tag.about) if tag.about else ''}</li>"
            for tag in tags
        )
    )


def _about(about: str) -> str:
    return f' <span class="plain__about">{escape(about)}</span>'


def _tags(tags: Iterable[Any]) -> str:
    return "".join(
        f"<li{_THEME_CLASS if tag.is_theme else ''}>"
        f'<a href="{escape(tag.label.address)}">{escape(tag.label.name)}</a></li>'
        for tag in tags
    )
