"""What every public page is: fresh from the index, kept whole while nothing changes, without a cookie.

A page is a function of its address, the archive's identity, the release, the archive's number and what time
alone changes. Those together are its validator and the key under which its compressed body is kept.
"""

import datetime as dt
import gzip
import hashlib
from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags

from articles import VERSION, index
from articles.filters import MovedError, NotUnderstoodError, UnknownValueError
from articles.index import Snapshot
from articles.views import errors
from articles.views.kept import Page, pages, state, takes_gzip

CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
SHORT_CACHE_CONTROL = "public, max-age=60"
"""For redirects and for pages that say that something is not there."""

_GZIP_LEVEL = 4
"""Half the time of level 6, and 3 % more bytes."""

KEPT_HEADERS = ("Content-Type", "Content-Disposition", "X-Total-Count", "X-Robots-Tag")
"""Headers that views set and that belong to the page."""


def public(view: Callable[..., HttpResponseBase], *, is_for_programs: bool = False) -> Callable[..., HttpResponseBase]:
    """Make a view of `(request, snapshot, …)` a public page: GET and HEAD only, validated, cached, without a cookie.

    A view that streams is validated but not kept. Programs are told in JSON what is wrong.
    """

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        snapshot = index.current()
        answer = partial(_answer, view, is_for_programs)
        # Inside a transaction the number may yet be taken back, so nothing is kept or promised under it.
        is_kept = not (connection.in_atomic_block or settings.DEBUG)
        if not is_kept:
            return answer(request, snapshot, args, kwargs)
        now = state(snapshot)
        key = _key(request, now)
        etag = f'W/"{key}"'
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return _with_validators(HttpResponse(status=304), etag, snapshot)
        # Kept for each kind of client as it takes it, so that nothing is packed or unpacked for one that asks again.
        is_packed = takes_gzip(request.headers.get("Accept-Encoding", ""))
        place = f"{key} gzip" if is_packed else key
        is_drawing = pages.draws(place)
        try:
            kept = None if is_drawing else pages.get(place)
            if kept is None:
                response = answer(request, snapshot, args, kwargs)
                if response.status_code != 200:
                    return response
                if response.streaming or not isinstance(response, HttpResponse):
                    return _with_validators(response, etag, snapshot)
                kept = _kept(place, is_packed, response)
            whole = HttpResponse(kept.body, headers=kept.headers)
            whole.kept_as = now, place  # type: ignore[attr-defined] # KeptFirst finds it by that.
            return _with_validators(whole, etag, snapshot)
        finally:
            if is_drawing:
                pages.drawn(place)

    page.is_public = True  # type: ignore[attr-defined]
    return page


class PublicFirst:
    """Middleware: answers public pages, for which nobody is signed in and no session or message is looked up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a public page; hand on any other request."""
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        if not getattr(match.func, "is_public", False):
            return self.get_response(request)
        request.resolver_match = match
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        return response


def _kept(key: str, is_packed: bool, response: HttpResponse) -> Page:
    """Keep a page as the client takes it, and return it."""
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    body = response.content
    if is_packed:
        body = gzip.compress(body, _GZIP_LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
    page = Page(body, {**headers, "Content-Length": str(len(body))})
    pages.put(key, page)
    return page


def _answer(
    view: Callable[..., HttpResponseBase],
    is_for_programs: bool,
    request: HttpRequest,
    snapshot: Snapshot,
    args: Any,
    kwargs: Any,
) -> HttpResponseBase:
    """Call the view; turn what it could not read, find or keep into the page that says so."""
    try:
        response = view(request, snapshot, *args, **kwargs)
    except MovedError as moved:
        response = HttpResponsePermanentRedirect(moved.address)
    except NotUnderstoodError as error:
        response = (
            errors.as_data(error.message, error.field, 400)
            if is_for_programs
            else errors.not_understood(request, snapshot, error)
        )
    except UnknownValueError as error:
        response = (
            errors.as_data(error.message, error.field, 404)
            if is_for_programs
            else errors.unknown_value(request, snapshot, error)
        )
    response.headers.setdefault("Cache-Control", CACHE_CONTROL if response.status_code == 200 else SHORT_CACHE_CONTROL)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _with_validators(response: HttpResponseBase, etag: str, snapshot: Snapshot) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(_last_modified(snapshot))
    response.headers["Cache-Control"] = CACHE_CONTROL
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _last_modified(snapshot: Snapshot) -> int:
    """Return when public pages last changed (a write, an item falling due, a new day), in seconds since 1970."""
    today = timezone.now().astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(snapshot.logged_at, snapshot.newest_instant // 1_000_000, int(today.timestamp()))


def _key(request: HttpRequest, now: tuple[str, dt.date]) -> str:
    version, today = now
    parts = (request.get_full_path(), version, today.isoformat(), _release())
    return hashlib.blake2b("\x1f".join(parts).encode(errors="replace"), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def _release() -> str:
    """Return what a page depends on that only a restart changes."""
    site = (settings.SITE_NAME, settings.SITE_URL, settings.SUGGESTIONS, settings.COMMENTS, settings.TIME_ZONE)
    return "|".join((VERSION, *site))
