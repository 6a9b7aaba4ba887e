"""Pages for machines: is the site well, what may be fetched, what there is to fetch, how to search, whom to warn."""

import datetime as dt
import hashlib

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.html import escape
from django.views.decorators.http import require_safe

from articles import index
from articles.exporting import sitemaps
from articles.filters import UnknownValueError
from articles.index import Snapshot
from articles.views.browse import refuse_parameters
from articles.views.public import public

MAX_SHORT_NAME_CHARS = 16
"""OpenSearch 1.1 allows no more for a `ShortName` (https://github.com/dewitt/opensearch, read 2026-11-22)."""

_XML = "application/xml; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"


def healthz(request: HttpRequest) -> HttpResponse:
    """200 `ok` when database and index answer, else 503 and which one does not."""
    try:
        index.current()
    except DatabaseError:
        return HttpResponse("database does not answer\n", content_type=_TEXT, status=503)
    except Exception:
        return HttpResponse("index does not answer\n", content_type=_TEXT, status=503)
    return HttpResponse("ok\n", content_type=_TEXT)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon, for what asks at the old address and does not read the page: the desk, and readers of feeds."""
    response = HttpResponsePermanentRedirect(f"{settings.STATIC_URL}favicon.svg")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may fetch: all but the desk."""
    maps = (f"Sitemap: {settings.SITE_URL}{reverse(f'articles:{name}')}" for name in ("sitemap", "sitemap-news"))
    lines = ("User-agent: *", "Disallow: /admin/", "Disallow: /preview/", "", *maps, "", f"# {settings.SITE_NAME}")
    return _fixed(request, "\n".join(lines) + "\n", _TEXT)


@public
def sitemap(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """The index of the sitemap's parts."""
    refuse_parameters(request, snapshot)
    return HttpResponse(sitemaps.index_text(snapshot), content_type=_XML)


@public
def sitemap_year(request: HttpRequest, snapshot: Snapshot, year: int, part: int) -> HttpResponse:
    """One part of a year's articles."""
    refuse_parameters(request, snapshot)
    return _part(sitemaps.year_text(snapshot, year, part))


@public
def sitemap_subjects(request: HttpRequest, snapshot: Snapshot, part: int) -> HttpResponse:
    """One part of the lists, dates, actors, themes and sources."""
    refuse_parameters(request, snapshot)
    return _part(sitemaps.subjects_text(snapshot, part))


@public
def news_sitemap(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """The articles of the archive's last two days, as news."""
    refuse_parameters(request, snapshot)
    return HttpResponse(sitemaps.news_text(snapshot), content_type=_XML)


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser's own search box asks the archive."""
    site = escape(settings.SITE_URL)
    browse, feed = reverse("articles:browse"), reverse("articles:articles-format", args=["atom"])
    name = escape(settings.SITE_NAME)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(short_name(settings.SITE_NAME))}</ShortName>\n"
        f"<Description>Search {name}</Description>\n"
        f'<Url type="text/html" template="{site}{browse}?q={{searchTerms}}"/>\n'
        f'<Url type="application/atom+xml" template="{site}{feed}?q={{searchTerms}}"/>\n'
        f'<Url type="application/opensearchdescription+xml" rel="self" template="{site}{request.path}"/>\n'
        f'<Image width="32" height="32" type="image/svg+xml">{site}{settings.STATIC_URL}favicon.svg</Image>\n'
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )
    return _fixed(request, text, "application/opensearchdescription+xml; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness, as RFC 9116 has it; it expires within a year, on the first day of this month."""
    today = timezone.now().astimezone(dt.UTC)
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {today.year + 1}-{today.month:02}-01T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_URL}{request.path}",
    )
    return _fixed(request, "\n".join(lines) + "\n", _TEXT)


def short_name(name: str) -> str:
    """Return a name cut at a word so that it has at most 16 characters; a longer first word is cut itself."""
    if len(name) <= MAX_SHORT_NAME_CHARS:
        return name
    head, _, _ = name[: MAX_SHORT_NAME_CHARS + 1].rpartition(" ")
    return head.rstrip(" ,;:–-") or name[:MAX_SHORT_NAME_CHARS]


def _part(text: str | None) -> HttpResponse:
    if text is None:
        raise UnknownValueError("part", "The sitemap has no such part.")
    return HttpResponse(text, content_type=_XML)


def _fixed(request: HttpRequest, text: str, content_type: str) -> HttpResponse:
    """Return what depends on settings and the day alone: it is there when the database is not."""
    response = HttpResponse(text, content_type=content_type)
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["ETag"] = f'"{hashlib.blake2b(text.encode(), digest_size=16).hexdigest()}"'
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
