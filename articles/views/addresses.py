"""The slash at the end of an address: settled together with the spelling of the question, in one redirect."""

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve


def add_slash(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer an address without its slash: the redirect that the page itself would give, else one to the page."""
    whole = f"/{path}/"
    try:
        match = resolve(whole)
    except Resolver404:
        raise Http404 from None
    if match.func is add_slash or request.method not in ("GET", "HEAD"):
        raise Http404
    request.path = request.path_info = whole
    request.META.pop("HTTP_IF_NONE_MATCH", None)
    response = match.func(request, *match.args, **match.kwargs)
    if response.status_code != 200:
        return response
    query = request.META.get("QUERY_STRING", "")
    redirect = HttpResponsePermanentRedirect(f"{whole}?{query}" if query else whole)
    redirect.headers["Cache-Control"] = "public, max-age=60"
    return redirect
