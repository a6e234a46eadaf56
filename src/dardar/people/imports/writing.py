"""Write a file into the book, chunk by chunk.

Each chunk is one transaction, its position in the file included. A crash leaves whole chunks, and
whoever takes the import up again goes on behind the last one.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dardar.core.identity import keys
from dardar.core.identity.profile import Statement, compute
from dardar.ids import new_id
from dardar.people import bulk
from dardar.people.imports import labels, storage
from dardar.people.imports.incoming import Incoming
from dardar.people.imports.known import Ground
from dardar.people.imports.marks import Marks
from dardar.people.imports.matching import Decision, Verdict, decide
from dardar.people.imports.pictures import portrait
from dardar.people.imports.reading import Chunk, chunks
from dardar.people.imports.state import require_ours
from dardar.people.models import Import, Key, Person, Photo, Record
from dardar.people.refresh import COMPUTED, refresh

Portraits = Mapping[bytes, bytes | None]
Row = Sequence[object]

_PERSON: Final = ("id", "book", "created_at", *COMPUTED, "profile")
_RECORD: Final = (
    "id", "book", "person", "source", "uid", "digest", "raw", "line", "fields", "from_import",
    "created_at",
)  # fmt: skip


def write(work: Import) -> None:
    """Write what is left of a file into the book.

    Raises:
        OvertakenError: the import was cancelled, or somebody else is at it.
        UnreadableError: the file is not of its source.
        FileNotFoundError: the upload is gone.

    """
    with Marks(storage.marks_of(work.stored_as)) as marks:
        ground = Ground(work, marks)
        for chunk in chunks(work, start=work.done):
            portraits = _portraits(ground, chunk.incoming)
            with transaction.atomic():
                require_ours(work)
                _write(ground, chunk, portraits)
    with transaction.atomic():
        require_ours(work)
        work.state, work.ended_at = Import.State.DONE, timezone.now()
        work.save(update_fields=["state", "ended_at"])
    storage.discard(work.stored_as)


def _portraits(ground: Ground, incoming: Sequence[Incoming]) -> Portraits:
    """Return the pictures of those entries that the book does not have, by digest.

    This takes long, so it is done before the transaction in which others have to wait.
    """
    pictured = [one for one in incoming if one.entry.pictures]
    old = ground.digests(pictured)
    return {one.digest: portrait(one.entry.pictures) for one in pictured if one.digest not in old}


def _write(ground: Ground, chunk: Chunk, portraits: Portraits) -> None:
    known = ground.known(chunk.incoming)
    decisions = [decide(known, one, new_id) for one in chunk.incoming]
    batch = _Batch(ground.work, timezone.now())
    for decision in decisions:
        batch.take(decision, portraits.get(decision.incoming.digest))
    batch.write()
    _tally(ground.work, chunk, decisions, portraits)


def _tally(work: Import, chunk: Chunk, decisions: Sequence[Decision], portraits: Portraits) -> None:
    """Keep how far it is and what came of the chunk."""
    verdicts = [decision.verdict for decision in decisions]
    work.done += chunk.items
    work.new += verdicts.count(Verdict.NEW)
    work.changed += verdicts.count(Verdict.CHANGED)
    work.same += verdicts.count(Verdict.SAME)
    bad = sum(1 for image in portraits.values() if image is None)
    work.preview["bad_photos"] = work.preview.get("bad_photos", 0) + bad
    work.save(update_fields=["done", "new", "changed", "same", "preview"])


class _Batch:
    """The rows of a chunk: collected decision by decision, then written table by table."""

    def __init__(self, work: Import, now: datetime) -> None:
        """Begin with no rows."""
        self._work = work
        self._now = now
        self._statements: dict[UUID, list[Statement]] = {}  # of people who are new
        self._records: list[Row] = []
        self._replaced: list[Row] = []
        self._photos: list[Row] = []
        self._relabelled: dict[UUID, labels.Relabelling] = {}

    def take(self, decision: Decision, image: bytes | None) -> None:
        """Add the rows that a decision needs."""
        person, one, old = decision.person, decision.incoming, decision.replaced
        if person is None:
            return
        pk, record, work = person.id, new_id(), self._work
        # What stands further down in a file counts as newer, be it in the same chunk or not.
        moment = self._now + timedelta(microseconds=len(self._records))
        self._records.append(
            (record, work.book_id, pk, work.source, one.uid, one.digest, one.entry.raw,
             one.entry.line, one.fields, work.pk, moment)
        )  # fmt: skip
        if decision.verdict is Verdict.NEW:
            self._statements[pk] = []
        if pk in self._statements:
            self._statements[pk].append(Statement(str(record), work.source, moment, one.fields))
        if old:
            self._replaced.append((record, old.id))
        if image:
            self._photos.append((new_id(), work.book_id, pk, record, image))
        before = self._relabelled.get(pk, labels.Relabelling(pk, person.said, person.said))
        after = {**before.after, record: one.fields}
        if old:
            del after[old.id]
        self._relabelled[pk] = labels.Relabelling(pk, before.before, after)

    def write(self) -> None:
        """Write the rows."""
        book = self._work.book
        persons, found = self._new_people()
        bulk.insert(Person, _PERSON, persons)
        bulk.insert(Record, _RECORD, self._records)
        bulk.update(Record, ["replaced_by"], self._replaced)
        bulk.insert(Key, ["book", "person", "kind", "value"], found)
        bulk.insert(Photo, ["id", "book", "person", "record", "image"], self._photos)
        labels.follow(book, self._relabelled.values())
        refresh(book, self._relabelled.keys() - self._statements.keys())

    def _new_people(self) -> tuple[list[Row], list[Row]]:
        """Return the rows of the people who are new, and of their keys."""
        book, region = self._work.book_id, self._work.book.region
        persons: list[Row] = []
        found: list[Row] = []
        for pk, statements in self._statements.items():
            profile = compute(statements, region)
            columns = (getattr(profile, column) for column in COMPUTED)
            persons.append((pk, book, self._now, *columns, profile.shown))
            found.extend((book, pk, *key) for key in sorted(keys.of(profile, region)))
        return persons, found
