"""Give each request its book, keep bodies bounded, lead the first visitor to the first run."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django_htmx.http import HttpResponseClientRedirect

from dardar.accounts.first_run import is_first_run
from dardar.accounts.models import Book
from dardar.web.errors import too_large

Handler = Callable[[HttpRequest], HttpResponse]


class BodyLimitMiddleware:
    """Refuse a request that brings more than it may, before anything reads its body."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle a request."""
        # The server has counted the body: the header is right or missing.
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        limit = settings.BODY_LIMIT if request.user.pk else _limit_signed_out(request, length)
        if length > limit:
            return too_large(request, limit)
        return self.get_response(request)


def _limit_signed_out(request: HttpRequest, length: int) -> int:
    """Return how much a request may bring from who is not signed in: more only to some views."""
    usual: int = settings.BODY_LIMIT_SIGNED_OUT
    if length <= usual:
        return usual
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return usual
    limit: int = getattr(view, "signed_out_limit", usual)
    return limit


class FirstRunMiddleware:
    """While nobody is here yet, every page leads to the one that opens the first book."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle a request."""
        welcome = resolve_url("welcome")
        if not request.user.pk and request.path != welcome and is_first_run():
            return redirect(welcome)
        return self.get_response(request)


class BookMiddleware:
    """Set ``request.book`` for somebody signed in; use the book's language and time zone."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle a request."""
        book = Book.objects.filter(owner=request.user.pk).first() if request.user.pk else None
        if book is None:
            return self._signed_out(request)
        request.book = book  # type: ignore[attr-defined] # declared in requests.BookRequest
        if book.language:
            translation.activate(book.language)
            request.LANGUAGE_CODE = book.language
        with timezone.override(book.zone):
            response = self.get_response(request)
            if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
                # As after signing in anew: the way back leads to where a form was sent.
                response.content = render_to_string("405.html", request=request)
        response.headers.setdefault("Content-Language", translation.get_language() or "en")
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def _signed_out(self, request: HttpRequest) -> HttpResponse:
        """Answer; if sign-in has ended and a fragment was asked for, lead the whole page there."""
        response = self.get_response(request)
        htmx = request.htmx  # type: ignore[attr-defined] # set by django-htmx
        if htmx and response.status_code == HTTPStatus.FOUND:
            back = urlencode({"next": htmx.current_url_abs_path or "/"})
            return HttpResponseClientRedirect(f"{resolve_url(settings.LOGIN_URL)}?{back}")
        return response
