"""Read a capture: in the background if it is a picture. What goes wrong is kept with it."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from uuid import UUID

from django.db import transaction

from dardar.capture import storage
from dardar.capture.models import Capture, Card, Scan
from dardar.capture.reading import ReadingError
from dardar.capture.seeing import see
from dardar.capture.seen import Seen
from dardar.core.cards.photo.opening import PictureError

logger = logging.getLogger(__name__)

State = Capture.State
UNREAD: Final = frozenset({State.WAITING, State.READING})
# What can go wrong besides the codes of PictureError and ReadingError.
NOTHING_FOUND: Final = "nothing-found"
PICTURE_GONE: Final = "picture-gone"
UNEXPECTED: Final = "unexpected"


def carry_on(pk: UUID) -> None:
    """Read a capture; nothing if it has been read, or is gone.

    Whoever reads it, and however often it was begun, its cards are written once: together with the
    state that says so.
    """
    unread = Capture.objects.filter(pk=pk, state__in=UNREAD)
    if not unread.update(state=State.READING):
        return
    capture = unread.select_related("book").get()
    try:
        seen = see(capture)
    except (PictureError, ReadingError) as error:
        _fail(capture, error.code)
    except FileNotFoundError:
        _fail(capture, PICTURE_GONE)
    except Exception:
        logger.exception("capture %s could not be read", pk)
        _fail(capture, UNEXPECTED)
    else:
        if seen:
            _keep(capture, seen)
        else:
            _fail(capture, NOTHING_FOUND)


def _keep(capture: Capture, seen: Sequence[Seen]) -> None:
    """Write the cards of a capture, unless somebody else has, or it is gone."""
    with transaction.atomic():
        unread = Capture.objects.select_for_update().filter(pk=capture.pk, state__in=UNREAD)
        if not unread.update(state=State.READ, stored_as="", text="", error=""):
            return
        write_cards(capture, seen)
        storage.discard(capture.stored_as)


def write_cards(capture: Capture, seen: Iterable[Seen]) -> None:
    """Write cards as a part of a transaction."""
    for card, scan in cards_of(capture, seen):
        card.save(force_insert=True)
        scan.save(force_insert=True)


def cards_of(capture: Capture, seen: Iterable[Seen]) -> Iterator[tuple[Card, Scan]]:
    """Yield the cards of a capture, each with its one side, not written yet."""
    for number, one in enumerate(seen):
        card = Card(
            book_id=capture.book_id,
            capture=capture,
            number=number,
            findings=list(one.findings),
            is_of_somebody=one.is_of_somebody,
        )
        scan = Scan(
            pk=one.scan,
            book_id=capture.book_id,
            card=card,
            image=one.picture,
            width=one.width,
            height=one.height,
            text=one.text,
        )
        yield card, scan


def _fail(capture: Capture, code: str) -> None:
    """Keep what went wrong; the picture or the text stays, to be tried again."""
    unread = Capture.objects.filter(pk=capture.pk, state__in=UNREAD)
    unread.update(state=State.FAILED, error=code)
