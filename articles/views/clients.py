"""Who is asking: the network address of a client, behind the proxies that the site trusts and no others."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT")


def is_trusted(address: str) -> bool:
    """Tell whether an address is one of `TRUSTED_PROXIES`, which may name networks; a socket file counts as one."""
    if not settings.TRUSTED_PROXIES:
        return False
    if not address:  # The server listens on a socket file, which only this machine's proxy can reach.
        return True
    try:
        asked = _plain(ipaddress.ip_address(address))
    except ValueError:
        return False
    return any(asked in ipaddress.ip_network(proxy, strict=False) for proxy in settings.TRUSTED_PROXIES)


def drop_forgeries(request: HttpRequest) -> None:
    """Take `X-Forwarded-*` out of a request that did not come through a trusted proxy."""
    if not is_trusted(request.META.get("REMOTE_ADDR", "")):
        for name in _FORWARDED:
            request.META.pop(name, None)


def client_address(request: HttpRequest) -> str:
    """Return the network address of the client; what a trusted proxy did not write is never believed.

    The nearest proxy writes the last part of `X-Forwarded-For`, so it is read from the right, past those that are
    trusted. Blank when there is none.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    while hops and is_trusted(address):
        address = hops.pop()
    try:
        return str(_plain(ipaddress.ip_address(address)))
    except ValueError:
        return ""


def _plain(address: Address) -> Address:
    """Return an IPv4 address that is written as IPv6, as servers on `[::]` see it, as what it is."""
    return getattr(address, "ipv4_mapped", None) or address
