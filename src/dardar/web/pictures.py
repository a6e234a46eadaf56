"""Pictures: uploaded, and sent out of a book to its owner alone."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# As long as somebody looks around; erased pictures should not linger in a browser for long.
_KEPT: Final = 60 * 60
_MEGABYTE: Final = 1024 * 1024
# What a picture may have: more where somebody is signed in, and is trusted with the room.
MOST_BYTES: Final = 20 * _MEGABYTE
MOST_BYTES_OF_GUESTS: Final = 12 * _MEGABYTE
NO_PICTURE: Final = gettext_lazy(
    "That file could not be read as a picture: a JPEG, PNG, WebP, GIF or BMP."
)


def uploaded(request: HttpRequest, most: int) -> bytes | None:
    """Return the uploaded picture as it came; None, and say why, if there is none to take.

    Args:
        request: with a file of the name ``photo``.
        most: bytes.

    """
    upload = request.FILES.get("photo")
    if upload is None:
        messages.error(request, _("Choose a picture first."))
        return None
    if (upload.size or 0) > most:
        words = {"most": most // _MEGABYTE}
        messages.error(request, _("That picture is too large: at most %(most)d MB.") % words)
        return None
    data: bytes = upload.read()
    return data


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
