"""What every answer of the site carries, whatever its status: headers, and the site's own name in templates."""

from collections.abc import Callable
from functools import lru_cache

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles.views.clients import drop_forgeries


def site(request: HttpRequest) -> dict[str, str]:
    """Context of every template: the site's name, its address without a slash at its end."""
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}


_ALWAYS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@lru_cache(maxsize=1)
def _policy() -> str:
    """Return the Content-Security-Policy, the same for every answer; making it took a third of a kept page's time."""
    return build_policy()


class SecurityHeaders:
    """Middleware, outermost: adds what Django's own does not, and keeps answers about an editor out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and add the headers."""
        drop_forgeries(request)
        response = self.get_response(request)
        for name, value in _ALWAYS.items():
            response.headers.setdefault(name, value)
        # Django's own pages about an error, which only developers see, have their style and script within.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            response.headers.setdefault("Content-Security-Policy", _policy())
        # What no view has said to be public is nobody's to keep.
        response.headers.setdefault("Cache-Control", "no-store")
        if "public" in response.headers["Cache-Control"]:
            # A shared page is the same for everybody: a stale session cookie neither varies nor changes it.
            response.cookies.clear()
            varies = [name for name in response.headers.get("Vary", "").split(", ") if name and name != "Cookie"]
            response.headers["Vary"] = ", ".join(varies)
            if not varies:
                del response.headers["Vary"]
        if request.method == "HEAD" and isinstance(response, HttpResponse) and not response.streaming:
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response
