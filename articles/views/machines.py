"""Pages for machines: is the site well, and what may be fetched."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from articles import index


def healthz(request: HttpRequest) -> HttpResponse:
    """200 `ok` when database and index answer, else 503 and which one does not."""
    try:
        index.current()
    except DatabaseError:
        return HttpResponse("database does not answer\n", content_type="text/plain; charset=utf-8", status=503)
    except Exception:
        return HttpResponse("index does not answer\n", content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may fetch: all but the desk."""
    lines = ("User-agent: *", "Disallow: /admin/", "Disallow: /preview/", "", f"# {settings.SITE_NAME}")
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
