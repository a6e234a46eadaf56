"""Pictures of cards for whoever has none at hand; the demo offers them, real use has none."""

from pathlib import Path
from uuid import UUID, uuid5

from django.conf import settings

from dardar.accounts.models import Book
from dardar.capture.models import Capture


def on_offer(book: Book) -> dict[UUID, Path]:
    """Return the pictures that can be taken into a book and have not been, by their keys."""
    folder: Path | None = settings.SAMPLE_CARDS
    pictures = sorted(folder.glob("*.jpg")) if folder else []
    offered = {key(book, picture.name): picture for picture in pictures}
    taken = set(Capture.objects.filter(book=book, pk__in=offered).values_list("pk", flat=True))
    return {pk: picture for pk, picture in offered.items() if pk not in taken}


def key(book: Book, name: str) -> UUID:
    """Return the key under which a picture is taken into a book, so that it is there once."""
    return uuid5(book.pk, name)
