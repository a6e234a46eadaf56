"""Verbs of taking: a picture, a code, a text; again, or not after all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.capture import storage
from dardar.capture.carrying import carry_on, write_cards
from dardar.capture.findings import certain
from dardar.capture.models import Capture
from dardar.capture.seen import Seen
from dardar.capture.tasks import carry_on_capture
from dardar.core.cards.fields import Field
from dardar.core.cards.layout import says_who
from dardar.encounters.days import today
from dardar.encounters.models import Space
from dardar.people.traces import leave_no_trace
from dardar.people.uploads import TooLargeError

LONGEST_TEXT: Final = 40_000  # characters
LONGEST_CODE: Final = 4096  # bytes of UTF-8
# When a task looks whether what was to be read at once was cut short by a crash.
_LATER: Final = timedelta(minutes=5)

Kind, State = Capture.Kind, Capture.State


class RefusedError(ValueError):
    """What was given can't be taken, now or later.

    ``code`` is one of ``empty``, ``too-large`` and ``nobody`` (it says of nobody who they are).
    """

    def __init__(self, code: str) -> None:
        """Keep the code, which faces translate."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where those on a card were met; a gathering is named, be it known or not."""

    on: date
    gathering: str = ""
    space: Space | None = None


def take(
    book: Book,
    key: UUID,
    *,
    kind: Capture.Kind,
    occasion: Occasion,
    chunks: Iterable[bytes] = (),
    text: str = "",
) -> Capture:
    """Take something in, to be read, and return it: a picture later, a code or a text at once.

    Args:
        book: where to.
        key: its id. What has come under it before is returned as it is: a phone sends until it
            knows that it arrived.
        kind: PHOTO, CODE or TEXT.
        occasion: when and where. A day that lies ahead, as of a wrong clock, counts as today.
        chunks: the bytes of a picture.
        text: the words of a code or a text.

    Raises:
        RefusedError: it is empty or too large.
        OSError: it can't be kept; it may be tried again.
        PermissionDenied: the key or the space belongs to another book.

    """
    if known := _known(book, key):
        return known
    capture = Capture(pk=key, book=book, kind=kind, state=State.WAITING, **_where(book, occasion))
    if kind == Kind.PHOTO:
        return _take_picture(capture, chunks)
    capture.text = _words(kind, text)
    if _write(capture, later=_LATER):
        carry_on(key)
    return Capture.objects.get(pk=key)


def take_fields(
    book: Book, key: UUID, fields: Sequence[Field], *, kind: Capture.Kind, occasion: Occasion
) -> Capture:
    """Take in what somebody wrote of themselves, field by field, and return it; as :func:`take`.

    Raises:
        RefusedError: nothing in it says who they are.
        PermissionDenied: the key or the space belongs to another book.

    """
    if known := _known(book, key):
        return known
    if not says_who(field for field in fields if field.value.strip()):
        raise RefusedError("nobody")
    capture = Capture(pk=key, book=book, kind=kind, state=State.READ, **_where(book, occasion))
    text = "\n".join(field.value for field in fields)
    with transaction.atomic():
        if _write(capture):
            write_cards(capture, [Seen(certain(fields, why=kind.value), text)])
    return Capture.objects.get(pk=key)


def retry(book: Book, capture: Capture) -> None:
    """Read a capture again that failed or stands still. Does nothing once it has been read."""
    require_own(book, capture)
    with transaction.atomic():
        again = Capture.objects.filter(pk=capture.pk).exclude(state=State.READ)
        if again.update(state=State.WAITING, error=""):
            carry_on_capture.enqueue(str(capture.pk))


def drop(book: Book, capture: Capture) -> None:
    """Forget a capture that has not been read, for ever. Does nothing once it has cards."""
    require_own(book, capture)
    with transaction.atomic():
        Capture.objects.filter(pk=capture.pk).exclude(state=State.READ).delete()
        leave_no_trace()


def _known(book: Book, key: UUID) -> Capture | None:
    known = Capture.objects.filter(pk=key).first()
    require_own(book, known)
    return known


def _where(book: Book, occasion: Occasion) -> dict[str, object]:
    require_own(book, occasion.space)
    return {
        "on": min(occasion.on, today(book)),
        "gathering": " ".join(occasion.gathering.split())[:200],
        "space": occasion.space,
    }


def _take_picture(capture: Capture, chunks: Iterable[bytes]) -> Capture:
    try:
        capture.stored_as = storage.keep(_something(chunks))
    except TooLargeError as error:
        raise RefusedError("too-large") from error
    is_new = False
    try:
        is_new = _write(capture, later=timedelta())
    finally:
        if not is_new:
            storage.discard(capture.stored_as)
    return Capture.objects.get(pk=capture.pk)


def _something(chunks: Iterable[bytes]) -> Iterable[bytes]:
    """Yield the bytes of a picture.

    Raises:
        RefusedError: there are none.

    """
    is_empty = True
    for chunk in chunks:
        is_empty = is_empty and not chunk
        yield chunk
    if is_empty:
        raise RefusedError("empty")


def _words(kind: str, text: str) -> str:
    # No database keeps a NUL, or half a surrogate pair, in a text.
    text = text.encode(errors="replace").decode().replace("\0", "").strip()
    if not text:
        raise RefusedError("empty")
    size = len(text.encode()) if kind == Kind.CODE else len(text)
    if size > (LONGEST_CODE if kind == Kind.CODE else LONGEST_TEXT):
        raise RefusedError("too-large")
    return text


def _write(capture: Capture, later: timedelta | None = None) -> bool:
    """Write a capture with the task that reads it; tell whether it was new.

    Args:
        capture: which.
        later: how long the task waits, None if there is nothing to read.

    """
    with transaction.atomic():
        # Two who send the same at once wait for each other.
        Book.objects.select_for_update().get(pk=capture.book_id)
        if _known(capture.book, capture.pk):
            return False
        capture.save(force_insert=True)
        if later is not None:
            task = carry_on_capture.using(run_after=timezone.now() + later) if later else None
            (task or carry_on_capture).enqueue(str(capture.pk))
    return True
