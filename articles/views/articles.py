"""An article's page, its short address, and how a draft will look."""

import datetime as dt

from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from articles import index
from articles.filters import ask
from articles.index import ACTOR, THEME, Snapshot
from articles.index.answering import neighbours
from articles.models import Article, FormerAddress
from articles.questions import PARAMETERS
from articles.views import errors
from articles.views.public import public
from articles.vocabulary import CommentStatus, Status


@public
def article(request: HttpRequest, snapshot: Snapshot, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """One article; 410 with the reason when it was withdrawn, 301 when it has moved."""
    refuse_parameters(request, snapshot)
    try:
        on = dt.date(year, month, day)
    except ValueError:
        raise Http404 from None
    found = Article.objects.on_address(on, slug).for_page().first()
    if found is None:
        former = FormerAddress.objects.filter(path=request.path).select_related("article").first()
        if former is not None and former.article is not None:
            return HttpResponsePermanentRedirect(former.article.get_absolute_url())
        return errors.not_here(request, "There is no article at this address.")
    if found.status == Status.WITHDRAWN:
        return errors.withdrawn(request, found)
    if not found.is_public:
        return errors.not_here(request, "There is no article at this address.")
    return draw(request, snapshot, found)


@public
def short(request: HttpRequest, snapshot: Snapshot, id: int) -> HttpResponse:
    """The permanent short address: leads to wherever the article is now."""
    refuse_parameters(request, snapshot)
    found = Article.objects.filter(pk=id).first() if id < 2**31 else None
    if found is None or not (found.is_public or found.status == Status.WITHDRAWN):
        return errors.not_here(request, f"There is no article number {id}.")
    return HttpResponsePermanentRedirect(found.get_absolute_url())


@staff_member_required
def preview(request: HttpRequest, id: int) -> HttpResponse:
    """An article of any status as readers will see it, for staff only."""
    found = get_object_or_404(Article.objects.for_page(), pk=id)
    response = draw(request, index.current(), found, is_preview=True)
    response.headers["Cache-Control"] = "no-store"
    return response


def refuse_parameters(request: HttpRequest, snapshot: Snapshot) -> None:
    """Raise NotUnderstoodError for any parameter; tracking ones are dropped by a redirect."""
    if request.GET:
        ask(request.GET, snapshot, path=request.path, without=tuple(PARAMETERS))


def draw(request: HttpRequest, snapshot: Snapshot, article: Article, *, is_preview: bool = False) -> HttpResponse:
    """Draw an article's page."""
    actors, themes = snapshot.labels[ACTOR].by_id, snapshot.labels[THEME].by_id
    tagged_themes = [themes[tag.theme_id] for tag in article.theme_tags.all() if tag.theme_id in themes]
    day = article.day
    older, newer = neighbours(snapshot, article.pk) if article.is_public else (None, None)
    beside = Article.objects.headlines().in_bulk([id for id in (older, newer) if id is not None])
    context = {
        "article": article,
        "actors": [(actors[tag.actor_id], tag.by) for tag in article.actor_tags.all() if tag.actor_id in actors],
        "themes": tagged_themes,
        "kicker": tagged_themes[0] if tagged_themes else None,
        "comments": [c for c in article.comments.all() if c.status == CommentStatus.APPROVED],
        "older": beside.get(older),
        "newer": beside.get(newer),
        "day_address": reverse("articles:day", args=[day.year, day.month, day.day]),
        "is_preview": is_preview,
        "is_scheduled": article.published_at > timezone.now(),
    }
    return render(request, "articles/article.html", context)
