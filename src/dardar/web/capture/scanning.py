"""Read codes in what a camera sees, for browsers that can't do it themselves."""

from typing import Final

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from dardar.core.cards.photo.codes import read_codes
from dardar.core.cards.photo.opening import PictureError, open_picture
from dardar.web.capture.words import ERRORS
from dardar.web.requests import BookRequest

# Bytes of one frame: a camera's picture at 1,280 pixels has a fifth of it.
LARGEST: Final = 2 * 1024 * 1024
# Its pixels: it is decoded in the server, which must not be filled by a few.
MOST_PIXELS: Final = 4_000_000


@require_POST
def code(request: BookRequest) -> JsonResponse:
    """Answer with the codes in ``picture``: their ``text`` and ``kind``. Nothing of it is kept."""
    frame = request.FILES.get("picture")
    if frame is None or (frame.size or 0) > LARGEST:
        return _refuse("too-large" if frame else "not-a-picture")
    try:
        picture = open_picture(frame.read(), MOST_PIXELS)
    except PictureError as error:
        return _refuse(error.code)
    found = read_codes(picture)
    return JsonResponse({"codes": [{"text": one.text, "kind": one.kind} for one in found]})


def _refuse(code: str) -> JsonResponse:
    return JsonResponse({"error": code, "text": str(ERRORS[code])}, status=400)
