"""Retagging all articles at the desk: a preview, then so many articles at each press of a button."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.curating import CHANGED_MEANWHILE, MAX_READ, examples
from articles.admin.rights import demand
from articles.admin.suggesting import current_tagger
from articles.curating import CuratingError
from articles.curating.retagging import Retag, Retagged, Value, unfinished_run
from articles.models import Article
from articles.tagging.tagger import vocabulary_digest
from articles.vocabulary import CurationKind

_MOST_NAMED = 20
"""Actors and themes whose counts a preview shows."""


def retag_all(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Return what would come and go in the articles to be read next, and how far a run has come; read on once that is
    confirmed."""
    demand(request, CurationKind.RETAG)
    # Asked for before the tagger: one that knows less than the digest stands for would pass for the present one.
    digest = vocabulary_digest()
    begun = unfinished_run(digest)
    place = begun.place if begun else 0
    # Of two presses of one button the second would read on to what nobody has seen.
    seen = f"{digest} {place}"
    if request.method == "POST" and request.POST.get("seen") == seen:
        return _read_on(model_admin, request, digest)
    waiting = Article.objects.filter(pk__gt=place).order_by("pk").values_list("pk", flat=True)
    done = Retag(list(waiting[:MAX_READ]), is_dry=True, uses_processes=False).run(tagger=current_tagger())
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": "Retag all articles",
        "is_stale": request.method == "POST",
        "seen": seen,
        "most": MAX_READ,
        "left": waiting.count(),
        "begun": begun,
        "button": "Go on" if begun else "Do it",
        "begun_counts": begun.counts if begun else [],
        **_preview(request, done),
    }
    return TemplateResponse(request, "admin/articles/curating/retag_all.html", context)


def _read_on(model_admin: Any, request: HttpRequest, digest: str) -> HttpResponse:
    """Read so many articles with the vocabulary of a digest, and lead back for the rest, or to the entry in the log
    where all are read."""
    retag = Retag(most=MAX_READ, vocabulary=digest, uses_processes=False)
    try:
        done = retag.run(by=request.user, tagger=current_tagger())
    except CuratingError as error:
        model_admin.message_user(request, str(error), messages.ERROR)
        return HttpResponseRedirect(request.path)
    if done.is_vocabulary_changed:
        model_admin.message_user(request, CHANGED_MEANWHILE, messages.WARNING)
        return HttpResponseRedirect(request.path)
    if done.left:
        model_admin.message_user(request, "A part is done. Go on until all is.", messages.WARNING)
        return HttpResponseRedirect(request.path)
    model_admin.message_user(request, "All articles are read with the vocabulary of now.", messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:articles_curation_change", args=[done.entry]))


def _preview(request: HttpRequest, done: Retagged) -> dict[str, Any]:
    names = done.names()

    def largest(counts: Counter[Value]) -> list[tuple[str, int]]:
        most = counts.most_common(_MOST_NAMED)
        return [(f"{names.get(value, value[1])} ({value[0]})", count) for value, count in most]

    return {
        "counts": [
            ("suggestions that would come", done.added.total()),
            ("suggestions that would go", done.removed.total()),
        ],
        "would_come": largest(done.added),
        "would_go": largest(done.removed),
        "gaining": examples(request, done.gaining),
        "losing": examples(request, done.losing),
        "has_any": bool(done.added or done.removed),
    }
