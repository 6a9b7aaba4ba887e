"""What every public page is: fresh from the index, kept whole while nothing changes, without a cookie.

A page is a function of its address, the archive's identity, the release, the archive's number and what time
alone changes. Those together are its validator and the key under which its compressed body is kept.
"""

import datetime as dt
import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
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

CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
SHORT_CACHE_CONTROL = "public, max-age=60"
"""For redirects and for pages that say that something is not there."""

_GZIP_LEVEL = 4
"""Half the time of level 6, and 3 % more bytes."""

_MAX_WAIT_S = 10
"""How long a request waits for another that draws the same page, before it draws the page itself."""

KEPT_HEADERS = ("Content-Type", "Content-Disposition", "X-Total-Count", "X-Robots-Tag")
"""Headers that views set and that belong to the page."""


@dataclass(frozen=True)
class Page:
    """A public page as it is kept: its body as a client takes it, and the headers that belong to it."""

    body: bytes
    headers: dict[str, str]


class PageCache:
    """Pages by key, the least recently used dropped first, within `settings.PAGE_CACHE_MB`; one a process."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._drawing: dict[str, threading.Event] = {}

    def get(self, key: str) -> Page | None:
        """Return the page kept under a key."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: str, page: Page) -> None:
        """Keep a page."""
        with self._lock:
            old = self._pages.pop(key, None)
            self._bytes += len(page.body) - (len(old.body) if old else 0)
            self._pages[key] = page
            while self._bytes > settings.PAGE_CACHE_MB * 1_000_000 and self._pages:
                _, dropped = self._pages.popitem(last=False)
                self._bytes -= len(dropped.body)

    def draws(self, key: str) -> bool:
        """Tell whether the caller is to draw a page; if another is at it, wait until it has.

        Who is told so calls `drawn` afterwards, whatever became of it.
        """
        with self._lock:
            if key in self._pages:
                return False
            at_it = self._drawing.get(key)
            if at_it is None:
                self._drawing[key] = threading.Event()
                return True
        at_it.wait(_MAX_WAIT_S)
        return False

    def drawn(self, key: str) -> None:
        """Let those go on who wait for a page."""
        with self._lock:
            self._drawing.pop(key).set()

    def clear(self) -> None:
        """Forget every page."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0


pages = PageCache()


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
        key = _key(request, snapshot)
        if not is_kept:
            return answer(request, snapshot, args, kwargs)
        etag = f'W/"{key}"'
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return _with_validators(HttpResponse(status=304), etag, snapshot)
        # Kept for each kind of client as it takes it, so that nothing is packed or unpacked for one that asks again.
        is_packed = _takes_gzip(request)
        place = f"{key} gzip" if is_packed else key
        kept = pages.get(place)
        if kept is not None:
            return _with_validators(HttpResponse(kept.body, headers=kept.headers), etag, snapshot)
        is_drawing = pages.draws(place)
        try:
            # Another request may have drawn it meanwhile.
            kept = None if is_drawing else pages.get(place)
            if kept is not None:
                return _with_validators(HttpResponse(kept.body, headers=kept.headers), etag, snapshot)
            response = answer(request, snapshot, args, kwargs)
            if response.status_code != 200:
                return response
            if isinstance(response, HttpResponse) and not response.streaming:
                response = _kept(place, is_packed, response)
            return _with_validators(response, etag, snapshot)
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


def _kept(key: str, is_packed: bool, response: HttpResponse) -> HttpResponse:
    """Keep a page as the client takes it, and return it."""
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    body = response.content
    if is_packed:
        body = gzip.compress(body, _GZIP_LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
    page = Page(body, {**headers, "Content-Length": str(len(body))})
    pages.put(key, page)
    return HttpResponse(page.body, headers=page.headers)


def _takes_gzip(request: HttpRequest) -> bool:
    """Tell whether the client takes gzip and has not refused it by name."""
    for part in request.headers.get("Accept-Encoding", "").lower().replace(" ", "").split(","):
        name, _, weight = part.partition(";q=")
        if name == "gzip":
            return weight.strip("0.") != "" or not weight
    return False


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
            errors.as_data(error.message, error.field, 404) if is_for_programs else errors.unknown_value(request, error)
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


def _key(request: HttpRequest, snapshot: Snapshot) -> str:
    today = timezone.now().astimezone(dt.UTC).date()
    parts = (request.get_full_path(), snapshot.version, today.isoformat(), _release())
    return hashlib.blake2b("\x1f".join(parts).encode(errors="replace"), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def _release() -> str:
    """Return what a page depends on that only a restart changes."""
    site = (settings.SITE_NAME, settings.SITE_URL, settings.SUGGESTIONS, settings.COMMENTS, settings.TIME_ZONE)
    return "|".join((VERSION, *site))
