"""Pages that say what is not there or went wrong, in plain words and with a way on."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render

from articles.filters import NotUnderstoodError, UnknownValueError
from articles.index import Snapshot
from articles.index.explaining import alike
from articles.index.labels import Label
from articles.models import Article, FormerAddress


def not_understood(request: HttpRequest, snapshot: Snapshot, error: NotUnderstoodError) -> HttpResponse:
    """400: the form again, with the message beside the field and no results."""
    fields: dict[str, str] = {}
    for field, message in error.problems.items():
        fields.setdefault(message, error.meant.get(field, field))
    field = error.meant.get(error.field, error.field)
    problem = error.problems[error.field]
    context = {"form": error.filterset.form, "problem": problem, "field": field, "fields": fields}
    return render(request, "errors/not_understood.html", context, status=400)


def unknown_value(request: HttpRequest, snapshot: Snapshot, error: UnknownValueError) -> HttpResponse:
    """404: a page or a filter names something that the archive does not hold; what is spelt alike is offered."""
    meant, without = [], ""
    if error.slug:
        for label in alike(snapshot, error.field.removeprefix("not_"), error.slug):
            meant.append((label.name, _corrected(error, label)))
    if error.question is not None:
        without = error.question.without(error.field, error.slug).address()
    context = {"message": error.message, "meant": meant, "slug": error.slug, "without": without}
    return render(request, "errors/404.html", context, status=404)


def _corrected(error: UnknownValueError, label: Label) -> str:
    if error.question is None:
        return label.address
    return error.question.without(error.field, error.slug).having(error.field, label.slug).address()


def not_here(request: HttpRequest, message: str, **context: Any) -> HttpResponse:
    """404, saying what was looked for."""
    return render(request, "errors/404.html", {"message": message, **context}, status=404)


def withdrawn(request: HttpRequest, article: Article) -> HttpResponse:
    """410: the article was public and is so no longer, and why."""
    return render(request, "errors/410.html", {"article": article}, status=410)


def as_data(message: str, field: str, status: int) -> JsonResponse:
    """Say in JSON what is wrong and with which field: what programs get where readers get a page."""
    return JsonResponse({"error": message, "field": field}, status=status, json_dumps_params={"ensure_ascii": False})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for a request that no page could read."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403, also for a form without its token; what the desk refuses says which right is missing."""
    return render(request, "errors/403.html", {"missing": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for an address that leads nowhere, unless it used to lead somewhere."""
    former = FormerAddress.objects.leading_on(request.path)
    if former is not None:
        return HttpResponsePermanentRedirect(former)
    return render(request, "errors/404.html", {"message": "There is no page at this address."}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return render(request, "errors/500.html", status=500)
