"""Error pages: what happened, what is safe, one way on."""

import logging
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

# For the case that not even a template can be read, as on a failing disk.
PLAIN: Final = (
    '<!doctype html><html lang="en"><title>Dardar</title><h1>Something broke</h1>'
    "<p>It is our fault, and nothing was lost. / Es culpa nuestra y no se ha perdido nada.</p>"
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a request that makes no sense; who asks may be unknown, so nothing is looked up."""
    return HttpResponse(render_to_string("400.html"), status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer somebody who may not see this."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was not sent from a page of ours, or from one too old."""
    logger.info("CSRF: %s", reason)
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer for what is not here, or not theirs."""
    return render(request, "404.html", status=404)


def too_large(request: HttpRequest, limit: int) -> HttpResponse:
    """Answer a request that brings more bytes than the limit."""
    return render(request, "413.html", {"limit": limit}, status=413)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer after a fault of ours: without the database, and if need be without our look."""
    try:
        return HttpResponse(render_to_string("500.html"), status=500)
    except Exception:
        logger.exception("the page of errors failed, too")
        return HttpResponse(PLAIN, status=500)
