"""Write a file into the book, chunk by chunk.

Each chunk is one transaction, its position in the file included. A crash leaves whole chunks, and
whoever takes the import up again goes on behind the last one.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dardar.core.identity import keys
from dardar.core.identity.profile import Statement, compute
from dardar.ids import new_id
from dardar.people import bulk
from dardar.people.imports import labels, storage
from dardar.people.imports.incoming import UID, Incoming
from dardar.people.imports.known import Ground
from dardar.people.imports.marks import Marks
from dardar.people.imports.matching import (
    Decision,
    KnownPerson,
    KnownRecord,
    Link,
    Verdict,
    decide,
)
from dardar.people.imports.pictures import portrait
from dardar.people.imports.reading import Chunk, chunks
from dardar.people.imports.state import require_ours
from dardar.people.joining.standing import settle
from dardar.people.models import Assertion, Import, Key, Person, Photo, Record
from dardar.people.refresh import COMPUTED, keys_of, refresh

# Which of two links that can't both hold does: people share telephones sooner than mailboxes.
_WEIGHTS: Final = {keys.MAIL: 4.0, keys.PROFILE: 3.0, keys.PHONE: 2.0, UID: 1.0}
Portraits = Mapping[bytes, bytes | None]
Row = Sequence[object]

_PERSON: Final = ("id", "book", "created_at", "is_compared", *COMPUTED, "profile")
_PHOTO: Final = ("id", "book", "person", "identity", "record", "image")
_ASSERTION: Final = (
    "id", "book", "kind", "one", "other", "at", "record", "other_record", "weight", "evidence",
)  # fmt: skip
_RECORD: Final = (
    "id", "book", "person", "identity", "source", "uid", "digest", "raw", "line", "fields",
    "from_import", "created_at",
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
        self._relabelled: list[labels.Relabelling] = []
        self._known: set[UUID] = set()  # people who were there and of whom something changes
        self._joining: list[tuple[UUID, UUID]] = []  # further identities, and who stands for them
        self._written: dict[Incoming, tuple[UUID, UUID]] = {}  # identity and record of entries
        self._linked: list[tuple[Incoming, Link]] = []

    def take(self, decision: Decision, image: bytes | None) -> None:
        """Add the rows that a decision needs."""
        person, one, old = decision.person, decision.incoming, decision.replaced
        if person is None:
            return
        pk, record, work = person.id, new_id(), self._work
        identity = self._identity(decision, person)
        self._written[one] = identity, record
        self._records.append(
            (record, work.book_id, pk, identity, work.source, one.uid, one.digest, one.entry.raw,
             one.entry.line, one.fields, work.pk, self._now)
        )  # fmt: skip
        if decision.verdict is Verdict.NEW:
            self._statements[pk] = []
        if pk in self._statements:
            said = Statement(str(record), work.source, self._now, one.fields, str(identity))
            self._statements[pk].append(said)
        else:
            self._known.add(pk)
        if old:
            self._replaced.append((record, old.id))
        if image:
            self._photos.append((new_id(), work.book_id, pk, identity, record, image))
        self._relabelled.append(labels.Relabelling(identity, person.said, {record: one.fields}))
        self._linked.extend((one, link) for link in decision.links)

    def _identity(self, decision: Decision, person: KnownPerson) -> UUID:
        """Return the identity of an entry: a new one unless it is a newer word of one known."""
        if decision.replaced:
            return decision.replaced.identity
        if decision.verdict is Verdict.NEW:
            return person.id
        identity = new_id()
        self._joining.append((identity, person.id))
        return identity

    def write(self) -> None:
        """Write the rows."""
        book = self._work.book
        persons, found = self._new_people()
        bulk.insert(Person, _PERSON, persons)
        bulk.insert(Person, (*_PERSON, "joined_to"), self._further_identities())
        bulk.insert(Record, _RECORD, self._records)
        bulk.update(Record, ["replaced_by"], self._replaced)
        bulk.insert(Key, ["book", "person", "kind", "value"], found)
        bulk.insert(Photo, _PHOTO, self._photos)
        labels.follow(book, self._relabelled)
        assertions = list(self._assertions())
        bulk.insert(Assertion, _ASSERTION, assertions)
        refresh(book, self._known)
        settle(book, {pk for one, _link in self._linked for pk in self._written[one][:1]})

    def _new_people(self) -> tuple[list[Row], list[Row]]:
        """Return the rows of the people who are new, and of their keys."""
        book, region = self._work.book_id, self._work.book.region
        persons: list[Row] = []
        found: list[Row] = []
        for pk, statements in self._statements.items():
            profile = compute(statements, region)
            columns = (getattr(profile, column) for column in COMPUTED)
            persons.append((pk, book, self._now, False, *columns, profile.shown))
            found.extend((book, pk, *key) for key in sorted(keys_of(profile, region)))
        return persons, found

    def _further_identities(self) -> list[Row]:
        """Return the rows of identities that stand with somebody: nothing is computed of them."""
        book, nothing = self._work.book_id, [""] * len(COMPUTED)
        return [(pk, book, self._now, False, *nothing, [], head) for pk, head in self._joining]

    def _assertions(self) -> Iterator[Row]:
        """Yield the rows that say that entries are about whom other records are about."""
        for one, link in self._linked:
            identity, record = self._written[one]
            other, its = self._other(link)
            if other != identity:
                evidence = sorted({kind for kind, _value in link.shared})
                weight = sum(_WEIGHTS[kind] for kind, _value in link.shared)
                yield (
                    new_id(), self._work.book_id, Assertion.Kind.AUTO, identity, other, self._now,
                    record, its, weight, evidence,
                )  # fmt: skip

    def _other(self, link: Link) -> tuple[UUID, UUID]:
        """Return the identity and the record a link leads to."""
        if isinstance(link.record, Incoming):
            return self._written[link.record]
        if isinstance(link.record, KnownRecord):
            return link.record.identity, link.record.id
        raise TypeError(link.record)  # entries that are only looked at are never linked to
