"""Addresses of pages as others need them: whole, with the name of this server."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from dardar.config import LOOPBACK


def whole(request: HttpRequest, path: str) -> str:
    """Return the address of a page by which it can be reached from elsewhere."""
    if settings.PUBLIC_URL:
        return f"{settings.PUBLIC_URL}{path}"
    return request.build_absolute_uri(path)


def host(request: HttpRequest) -> str:
    """Return the name of this server, with its port where it needs one."""
    return urlsplit(whole(request, "/")).netloc


def is_only_here(request: HttpRequest) -> bool:
    """Tell whether nobody but this machine reaches this server under the name it is used by."""
    return urlsplit(whole(request, "/")).hostname in LOOPBACK
