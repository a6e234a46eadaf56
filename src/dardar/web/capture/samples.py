"""Pictures of cards for whoever has none at hand: the demo offers them."""

from pathlib import Path
from uuid import uuid5

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dardar.capture import actions, queries
from dardar.capture.models import Capture
from dardar.web.requests import BookRequest


def sample_cards() -> list[Path]:
    """Return the pictures on offer, none in real use."""
    folder: Path | None = settings.SAMPLE_CARDS
    return sorted(folder.glob("*.jpg")) if folder else []


@require_POST
def samples(request: BookRequest) -> HttpResponse:
    """Take the pictures on offer in, each once in a book."""
    book, pictures = request.book, sample_cards()
    if not pictures:
        raise Http404
    for picture in pictures:
        key, occasion = uuid5(book.pk, picture.name), queries.evening(book)
        with picture.open("rb") as file:
            actions.take(book, key, kind=Capture.Kind.PHOTO, occasion=occasion, chunks=file)
    messages.success(request, _("The sample cards are being read."))
    return redirect("capture")
