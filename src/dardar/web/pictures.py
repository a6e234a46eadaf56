"""Pictures out of a book, sent to its owner alone."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

# As long as somebody looks around; erased pictures should not linger in a browser for long.
_KEPT: Final = 60 * 60


def private_picture(request: HttpRequest, mark: str, make: Callable[[], bytes]) -> HttpResponseBase:
    """Send a WebP picture; a browser that has it already is told so, and nothing is made.

    Args:
        request: which asks for it; that it may is for the caller to see to.
        mark: of the picture: other bytes have another one.
        make: returns its bytes.

    """
    etag = f'"{mark}"'
    known = get_conditional_response(request, etag=etag)
    response = known or HttpResponse(make(), content_type="image/webp")
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={_KEPT}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
