"""Verbs of bringing people in: take a file, say what it is, run, cancel, undo."""

import time
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import BinaryIO, Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.cards import sources, tables
from dardar.core.cards.fields import Field, Kind, UnreadableError
from dardar.core.cards.layout import says_who
from dardar.core.cards.tables import MappedColumn
from dardar.ids import new_id
from dardar.people.imports import storage
from dardar.people.imports.carrying import carry_on
from dardar.people.imports.state import TAKEN_OUT, State, step
from dardar.people.models import Import, Source
from dardar.people.tasks import carry_on_import

# Files up to this size are read, and written, while their owner waits.
QUICK_BYTES: Final = 1024 * 1024
# So many records are taken out while their owner waits.
QUICK_RECORDS: Final = 500
# When a task looks whether what was to be done at once was cut short by a crash.
_LATER: Final = timedelta(minutes=5)
_STRAY_AFTER: Final = 24 * 60 * 60  # seconds

_UNFINISHED: Final = frozenset(
    {State.MAPPING, State.READING, State.READY, State.RUNNING, State.FAILED}
)
_AT_WORK: Final = frozenset({State.READING, State.RUNNING, *TAKEN_OUT})
_CAN_BE_READ_AGAIN: Final = frozenset({State.MAPPING, State.READY, State.FAILED})


class MappingError(ValueError):
    """The columns were not taken for anything that tells who somebody is."""


def begin(
    book: Book,
    file_name: str,
    chunks: Iterable[bytes],
    source: str = "",
    *,
    key: UUID | None = None,
) -> Import:
    """Take a file in, find out what it is and look through it; nothing is written of it yet.

    Args:
        book: where to.
        file_name: what its owner calls it.
        chunks: its bytes.
        source: what it is, one of Source; "" to find out.
        key: the id the import shall have; one there is already is returned as it is, so that a
            file sent twice is taken in once.

    Raises:
        TooLargeError: it is too large.
        OSError: it can't be kept.
        PermissionDenied: the key belongs to another book.

    """
    if key and (known := _known(book, key)):
        return known
    name = storage.keep(chunks)
    work = Import(
        pk=key or new_id(),
        book=book,
        file_name=_tidy(file_name),
        stored_as=name,
        state=State.MAPPING,
    )
    try:
        there = _write(work)
    except BaseException:
        storage.discard(name)
        raise
    if there:
        storage.discard(name)
        return there
    _identify(work, source)
    return work


def choose_source(book: Book, work: Import, source: str) -> None:
    """Say what a file is, and look through it anew. Does nothing once people came in."""
    require_own(book, work)
    if work.state in _CAN_BE_READ_AGAIN and not work.records.exists():
        _identify(work, source)


def map_columns(book: Book, work: Import, mapping: Sequence[MappedColumn]) -> None:
    """Say what the columns of a table are, and look through it.

    Raises:
        MappingError: no column tells who somebody is; nothing has changed.

    """
    require_own(book, work)
    if not _tells_who(mapping):
        raise MappingError
    if work.source == Source.CSV and not work.records.exists():
        _advance(work, _CAN_BE_READ_AGAIN, state=State.READING, mapping=list(mapping), **_AFRESH)


def run(book: Book, work: Import) -> None:
    """Bring in what the look through the file has shown. Does nothing unless it is ready."""
    require_own(book, work)
    if work.total:
        _advance(work, {State.READY}, state=State.RUNNING, done=0, new=0, changed=0, same=0)


def cancel(book: Book, work: Import) -> None:
    """Stop an import that has not ended; what is in so far is taken out again."""
    require_own(book, work)
    _advance(work, _UNFINISHED, state=State.CANCELLED, error="")


def undo(book: Book, work: Import) -> None:
    """Take out again all that an import has brought in. Does nothing unless it is done."""
    require_own(book, work)
    _advance(work, {State.DONE}, state=State.UNDONE, ended_at=None)


def retry(book: Book, work: Import) -> None:
    """Go on with an import that failed or stands still, from where it stands."""
    require_own(book, work)
    state = State(work.state)
    if state is State.FAILED:
        state = State.RUNNING if work.total else State.READING
    if state in _AT_WORK and work.ended_at is None:
        _advance(work, {State(work.state)}, state=state, error="")


def sweep() -> None:
    """Delete uploads that no import knows of, which a crash may have left."""
    known = Import.objects.filter(ended_at=None).values_list("stored_as", flat=True)
    for name in storage.stray(known, before=time.time() - _STRAY_AFTER):
        storage.discard(name)


_AFRESH: Final = {"error": "", "total": 0, "done": 0}


def _tidy(file_name: str) -> str:
    """Return the last part of a path without what can't be shown, shortened."""
    last = file_name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable())[-255:]


def _known(book: Book, key: UUID) -> Import | None:
    known = Import.objects.filter(pk=key).first()
    require_own(book, known)
    return known


def _write(work: Import) -> Import | None:
    """Write an import that has come; return instead the one that came under its key meanwhile."""
    with transaction.atomic():
        # Two who send the same at once wait for each other.
        Book.objects.select_for_update().get(pk=work.book_id)
        there = _known(work.book, work.pk)
        if there is None:
            work.save(force_insert=True)
    return there


def _identify(work: Import, source: str) -> None:
    """Find out what a file is if nobody said so, and go on with it."""
    try:
        with storage.upload(work.stored_as) as stream:
            source = source or sources.identify(stream, work.file_name)
            mapping = _guessed(stream) if source == Source.CSV else None
    except UnreadableError as error:
        step(work, start=_CAN_BE_READ_AGAIN, state=State.FAILED, source=source, error=error.code)
        return
    state = State.MAPPING if mapping is not None else State.READING
    values = {"state": state, "source": source, "mapping": mapping, **_AFRESH}
    if state is State.READING:
        _advance(work, _CAN_BE_READ_AGAIN, **values)
    else:
        step(work, start=_CAN_BE_READ_AGAIN, **values)


def _tells_who(mapping: Sequence[MappedColumn]) -> bool:
    try:
        return says_who(Field(Kind(m["kind"]), "…") for m in mapping if m["kind"])
    except ValueError:
        return False


def _guessed(stream: BinaryIO) -> list[MappedColumn]:
    stream.seek(0)
    return list(tables.columns(stream).mapping)


def _advance(work: Import, start: Iterable[State], **values: object) -> None:
    """Take a step, and do what follows from it: at once if it is quick, else in the background.

    The step and the task are one transaction: no crash leaves one without the other.
    """
    with transaction.atomic():
        if not step(work, start=frozenset(start), **values):
            return
        quick = _is_quick(work)
        task = (
            carry_on_import.using(run_after=timezone.now() + _LATER) if quick else carry_on_import
        )
        task.enqueue(str(work.pk))
    if quick:
        carry_on(work.pk)
        work.refresh_from_db()


def _is_quick(work: Import) -> bool:
    if work.state in TAKEN_OUT:
        return work.records.count() <= QUICK_RECORDS
    return storage.size(work.stored_as) <= QUICK_BYTES
