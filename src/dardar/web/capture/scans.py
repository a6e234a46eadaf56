"""Pictures of cards, whole or cut out: shown to their owner alone."""

from io import BytesIO
from typing import Final
from uuid import UUID

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET
from PIL import Image

from dardar.capture.models import Scan
from dardar.web.pictures import private_picture
from dardar.web.requests import BookRequest

# What is shown around a line that is cut out, by its height.
_MARGIN: Final = 0.25
# Pixels: what is cut out is shown on a line, twice as fine as a screen of old.
_HIGHEST: Final = 160
_WIDEST: Final = 900
_QUALITY: Final = 80
_SMALL: Final = 480

Box = tuple[int, int, int, int]


@require_GET
def scan(request: BookRequest, pk: UUID) -> HttpResponseBase:
    """Send the picture of a card; with ``?box=left,top,right,bottom`` a part, ``?small=1`` small.

    A browser that has it already is told so.
    """
    scans = Scan.objects.filter(book=request.book, width__gt=0)
    box, is_small = _box(request.GET.get("box", "")), "small" in request.GET
    part = "-".join(map(str, box)) if box else "small" if is_small else "whole"
    found = get_object_or_404(scans, pk=pk)

    def shown() -> bytes:
        image = bytes(found.image)
        if box:
            return _cut(image, box)
        return _reduced(image) if is_small else image

    return private_picture(request, f"{pk}-{part}", shown)  # the bytes of one id never change


def _box(text: str) -> Box | None:
    """Return the sides that an address names, None if it names no box."""
    try:
        left, top, right, bottom = (int(side) for side in text.split(","))
    except ValueError:
        return None
    return (left, top, right, bottom) if left < right and top < bottom else None


def _cut(data: bytes, box: Box) -> bytes:
    """Return a part of a picture with a little of what is around it; of none the whole."""
    with Image.open(BytesIO(data), formats=("WEBP",)) as image:
        left, top, right, bottom = box
        margin = _MARGIN * (bottom - top)
        place = (
            round(max(0, left - margin)),
            round(max(0, top - margin)),
            round(min(image.width, right + margin)),
            round(min(image.height, bottom + margin)),
        )
        is_inside = place[0] < place[2] and place[1] < place[3]
        part = image.crop(place) if is_inside else image.copy()
    part.thumbnail((_WIDEST, _HIGHEST))
    return _encoded(part)


def _reduced(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=("WEBP",)) as image:
        image.thumbnail((_SMALL, _SMALL))
        return _encoded(image)


def _encoded(image: Image.Image) -> bytes:
    kept = BytesIO()
    image.save(kept, "WEBP", quality=_QUALITY, method=2)
    return kept.getvalue()
