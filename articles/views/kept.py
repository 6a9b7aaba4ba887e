"""Pages that are kept: the cache of this process, and the short way of a request to a page that is in it.

On the short way stands the archive's number, asked for as ever, and nothing of Django: its own way there, through
requests, middleware and views, took five times as long as all that a kept page needs.
"""

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from articles import index
from articles.index import Snapshot
from articles.views.clients import is_trusted

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

_MAX_WAIT_S = 10
"""How long a request waits for another that draws the same page, before it draws the page itself."""

_MAX_WAYS = 3_000
"""Requests whose short way is remembered, as many as pages that fit into the cache; each takes some 2 kB."""

_OF_THE_BODY = frozenset({"content-type", "content-length", "content-encoding", "content-disposition", "x-total-count"})
"""Headers that an answer without a body leaves out."""


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


def state(snapshot: Snapshot) -> tuple[str, dt.date]:
    """Return all that changes public pages while a process runs: the archive and the day."""
    return snapshot.version, timezone.now().astimezone(dt.UTC).date()


@lru_cache(maxsize=1_000)
def takes_gzip(accepted: str) -> bool:
    """Tell whether a client that sends this `Accept-Encoding` takes gzip and has not refused it by name."""
    for part in accepted.lower().replace(" ", "").split(","):
        name, _, weight = part.partition(";q=")
        if name == "gzip":
            return weight.strip("0.") != "" or not weight
    return False


class _Way(NamedTuple):
    """Where a request found a kept page: the state it holds for, its key, and the answer's headers."""

    state: tuple[str, dt.date]
    key: str
    etag: str
    headers: list[tuple[str, str]]


class KeptFirst:
    """WSGI application: answers with a kept page what was answered with it before, and hands on everything else.

    Two requests are the same when all agrees that decides about an answer: host, scheme, address, and whether the
    client takes gzip. So whatever Django refuses or redirects, it is asked about.
    """

    def __init__(self, application: Application) -> None:
        self.application = application
        self._ways: dict[tuple[Any, ...], _Way] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        if environ["REQUEST_METHOD"] != "GET":
            return self.application(environ, start_response)
        asked = _asked(environ)
        way = self._ways.get(asked)
        if way is not None:
            try:
                is_valid = way.state == state(index.current())
            except DatabaseError:  # Django says so, and mends the connection.
                is_valid = False
            page = pages.get(way.key) if is_valid else None
            if page is not None:
                known = environ.get("HTTP_IF_NONE_MATCH")
                if known is None:
                    start_response("200 OK", list(way.headers))
                    return (page.body,)
                if known == way.etag:
                    headers = [(name, value) for name, value in way.headers if name.lower() not in _OF_THE_BODY]
                    start_response("304 Not Modified", headers)
                    return ()
        return self._remembered(asked, environ, start_response)

    def _remembered(self, asked: tuple[Any, ...], environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let Django answer, and remember the way to a page that is kept."""
        sent: list[list[tuple[str, str]]] = []

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            sent[:] = [headers]
            return start_response(status, headers, *more)

        answer = self.application(environ, start)
        kept_as = getattr(answer, "kept_as", None)
        if kept_as is not None and pages.get(kept_as[1]) is not None:
            if len(self._ways) >= _MAX_WAYS:
                self._ways.clear()
            etag = next(value for name, value in sent[0] if name == "ETag")
            now, key = kept_as
            self._ways[asked] = _Way(now, key, etag, list(sent[0]))
        return answer


def _asked(environ: Environ) -> tuple[Any, ...]:
    """Return all of a request that decides about its answer."""
    forwarded = environ.get("HTTP_X_FORWARDED_PROTO")
    if forwarded is not None and not is_trusted(environ.get("REMOTE_ADDR", "")):
        forwarded = None
    return (
        environ.get("HTTP_HOST"),
        environ["wsgi.url_scheme"],
        forwarded,
        environ.get("PATH_INFO"),
        environ.get("QUERY_STRING"),
        takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")),
    )
