"""An article's page, its short address, and how a draft will look."""

import datetime as dt
from typing import NamedTuple

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from articles import index
from articles.citations import citations
from articles.dates import Moment
from articles.index import ACTOR, SOURCE, THEME, Snapshot
from articles.index.labels import Label
from articles.index.related import Related, related, time_in_common
from articles.markup import plain_text
from articles.mentions import link_names, names_of
from articles.models import Article, FormerAddress, Source
from articles.models.tags import tags_of
from articles.offices import days_told_of, offices_at
from articles.views import errors, replies
from articles.views.browse import refuse_parameters
from articles.views.dates import day_address
from articles.views.public import public
from articles.vocabulary import ActorKind, TagBy

MAX_NAMES_IN_REASON = 4
"""Actors and themes by which a related article says why it is there; the rest are counted."""


DESCRIPTION_CHARS = 300
DESCRIPTION_WORDS = 40
DESCRIPTION_MARKUP_CHARS = 2_000
"""Characters of a text, with its markup, in which those words are sought."""


class SideTag(NamedTuple):
    """An actor or theme at the side of an article; with an actor the office held then, or else its kind."""

    label: Label
    by: str
    about: str = ""


class Suggestion(NamedTuple):
    """A related article and the reason in words."""

    article: Article
    reason: str


@public
def article(request: HttpRequest, snapshot: Snapshot, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """One article; 410 with the reason when it was withdrawn, 301 when it has moved."""
    refuse_parameters(request, snapshot)
    try:
        on = dt.date(year, month, day)
    except ValueError:
        raise Http404 from None
    found = Article.objects.at_address(on, slug)
    if found is None:
        return missing(request)
    if found.was_withdrawn:
        return errors.withdrawn(request, found)
    if not found.is_public:
        return missing(request)
    return draw(request, snapshot, found)


@public
def short(request: HttpRequest, snapshot: Snapshot, id: int) -> HttpResponse:
    """The permanent short address: leads to wherever the article is now."""
    refuse_parameters(request, snapshot)
    found = Article.objects.filter(pk=id).first() if id < 2**31 else None
    if found is None or not found.is_known_to_readers:
        return errors.not_here(request, f"There is no article number {id}.")
    return HttpResponsePermanentRedirect(found.get_absolute_url())


def missing(request: HttpRequest) -> HttpResponse:
    """404, unless the address used to lead to an article that readers may see."""
    former = FormerAddress.objects.leading_on(request.path)
    if former is not None:
        return HttpResponsePermanentRedirect(former)
    return errors.not_here(request, "There is no article at this address.")


def preview(request: HttpRequest, id: int) -> HttpResponse:
    """An article of any status as readers will see it, for those whom the desk lets in."""
    if not admin.site.has_permission(request):
        return redirect_to_login(request.path, reverse("admin:login"))
    found = get_object_or_404(Article.objects.for_page(), pk=id)
    response = draw(request, index.current(), found, is_preview=True)
    response.headers["Cache-Control"] = "no-store"
    return response


def draw(request: HttpRequest, snapshot: Snapshot, article: Article, *, is_preview: bool = False) -> HttpResponse:
    """Draw an article's page; four queries beyond the one that loaded the article, a fifth for replies."""
    labels = snapshot.labels
    source = labels[SOURCE].by_id.get(article.source_id)
    if source is not None:  # Made after the index was read, it is asked for.
        article.source = Source(id=source.id, slug=source.slug, name=source.name)
    tags = [tag for tag in tags_of([article.pk]).get(article.pk, ()) if tag.id in labels[tag.facet].by_id]
    actors = [(labels[ACTOR].by_id[tag.id], tag.by) for tag in tags if tag.facet == ACTOR]
    themes = [(labels[THEME].by_id[tag.id], tag.by) for tag in tags if tag.facet == THEME]
    named = [label for label, _ in actors]
    vouched = [label for label, said_by in themes if said_by != TagBy.SUGGESTED]
    offices = offices_at(article, (label.id for label in named), labels[ACTOR])
    published = article.published
    older, newer = None, None
    near: list[Related] = []
    headlines: dict[int, Article] = {}
    if article.pk in snapshot.visible:
        near = related(snapshot, article.pk, (label.id for label in named), (label.id for label, _ in themes))
        older, newer, headlines = Article.objects.headlines_around(article, [other.id for other in near])
    context = {
        "article": article,
        "description": _description(article),
        "body_html": link_names(article.body_html, names_of(named), labels[ACTOR]),
        "actors": [SideTag(label, by, str(offices.get(label.id) or _kind_of(label))) for label, by in actors],
        "themes": [SideTag(label, by) for label, by in themes],
        # The line above the headline is the archive's own word, so a guess never stands there.
        "kicker": vouched[0] if vouched else None,
        "comments": list(article.comments.approved()) if getattr(article, "has_replies", True) else [],
        "is_event_elsewhen": days_told_of(article) != (published.first_day, published.last_day),
        "citations": citations(
            article, archive=settings.SITE_NAME, address=f"{settings.SITE_URL}{article.short_address}"
        ),
        "related": [
            Suggestion(headlines[other.id], reason_of(other, published, headlines[other.id].published))
            for other in near
            if other.id in headlines
        ],
        "older": older,
        "newer": newer,
        "day_address": day_address(article.day),
        "is_preview": is_preview,
        "is_scheduled": article.published_at > timezone.now(),
        **({} if is_preview else replies.offered(article)),
    }
    return render(request, "articles/article.html", context)


def _description(article: Article) -> str:
    """Return what an article is about for those who see no more than its title: its standfirst or its beginning."""
    if article.summary:
        return Truncator(article.summary).chars(DESCRIPTION_CHARS)
    return Truncator(plain_text(article.body_html[:DESCRIPTION_MARKUP_CHARS])).words(DESCRIPTION_WORDS)


def _kind_of(label: Label) -> str:
    """Return what kind of actor it is, in words; nothing where that says nothing."""
    return "" if label.kind == ActorKind.OTHER else str(ActorKind(label.kind).label)


def reason_of(other: Related, published: Moment, other_published: Moment) -> str:
    """Return why an article is related to another: "same actors, same week: Israel, Hamas"."""
    kinds = [
        noun if len(labels) == 1 else f"{noun}s"
        for noun, labels in (("actor", other.actors), ("theme", other.themes))
        if labels
    ]
    names = [label.name for label in (*other.actors, *other.themes)]
    more = len(names) - MAX_NAMES_IN_REASON
    shown = ", ".join(names[:MAX_NAMES_IN_REASON]) + (f" and {more} more" if more > 0 else "")
    return f"same {' and '.join(kinds)}, {time_in_common(published, other_published)}: {shown}"
