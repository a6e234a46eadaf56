"""Addresses of pages as others need them: whole, with the name of this server, or unlisted."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

from dardar.config import LOOPBACK

Rest = ParamSpec("Rest")
Response = TypeVar("Response", bound=HttpResponseBase)


def unlisted(
    view: Callable[Concatenate[HttpRequest, Rest], Response],
) -> Callable[Concatenate[HttpRequest, Rest], Response]:
    """Let whoever has its address see a page; no cache keeps it and no search finds it."""

    @wraps(view)
    def opened(request: HttpRequest, /, *rest: Rest.args, **named: Rest.kwargs) -> Response:
        response = view(request, *rest, **named)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return login_not_required(never_cache(opened))


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
