"""Look up what the book knows about whom some entries could be."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet

from dardar.accounts.models import Book
from dardar.core.identity import keys
from dardar.core.identity.automatic import own_keys
from dardar.people.imports.incoming import (
    UID,
    Claim,
    Incoming,
    called,
    claims_of,
    maker_of,
    mark_of,
    origin_of_table,
)
from dardar.people.imports.marks import Marks
from dardar.people.imports.matching import CROWD, Known, KnownPerson, KnownRecord
from dardar.people.imports.reading import TABLES
from dardar.people.imports.scratch import Scratch
from dardar.people.models import Import, Key, Record, Source
from dardar.people.refresh import SLICE
from dardar.people.slices import slices


class Ground:
    """What a file is compared with: the book as it stands, and the marks of the file itself."""

    def __init__(self, work: Import, marks: Marks) -> None:
        """Take the import and the marks of its whole file."""
        self.work = work
        self.book: Book = work.book
        self._marks = marks

    def known(self, incoming: Sequence[Incoming], scratch: Scratch | None = None) -> Known:
        """Return what is known about whom the entries could be.

        Args:
            incoming: the entries.
            scratch: what the file said before, where that is not written into the book.

        """
        known = Known(digests=self.digests(incoming))
        if scratch:
            known.digests |= scratch.digests(incoming)
        unknown = [one for one in incoming if one.digest not in known.digests]
        claims = {claim for one in unknown for claim in one.claims}
        known.holders = self._holders(claims)
        if scratch:
            scratch.add_holders(known.holders, claims)
        known.people = self._people(_candidates(known.holders))
        if scratch:
            scratch.add_said(known.people)
        return known

    def digests(self, incoming: Iterable[Incoming]) -> set[bytes]:
        """Return the digests of those entries that the book has a record of."""
        found: set[bytes] = set()
        of_source = _counting(self.book).filter(source=self.work.source)
        for some in slices([one.digest for one in incoming], SLICE):
            rows = of_source.filter(digest__in=some).values_list("digest", flat=True)
            found.update(map(bytes, rows))
        return found

    def _holders(self, wanted: Collection[Claim]) -> dict[Claim, set[UUID]]:
        found: dict[Claim, set[UUID]] = defaultdict(set)
        for kind in (*keys.STRONG, UID):
            values = [value for its, value in wanted if its == kind]
            for some in slices(values, SLICE):
                for value, person in self._having(kind, some):
                    found[kind, value].add(person)
        return found

    def _having(self, kind: str, values: Sequence[str]) -> Iterable[tuple[str, UUID]]:
        if kind == UID:
            rows = _counting(self.book).filter(source=self.work.source, uid__in=values)
            return rows.values_list("uid", "person_id")
        found = Key.objects.filter(book=self.book, kind=kind, value__in=values)
        return found.values_list("value", "person_id")

    def _people(self, people: Collection[UUID]) -> dict[UUID, KnownPerson]:
        found = {pk: KnownPerson(pk) for pk in people}
        known: list[KnownRecord] = []
        for some in slices(list(people), SLICE):
            rows = _counting(self.book).filter(person__in=some).select_related("from_import")
            for record in rows.defer("raw", "from_import__preview").order_by("pk"):
                person = found[record.person_id]
                person.said[record.pk] = record.fields
                known.append(self._record(record))
                person.records.append(known[-1])
                hidden = [f for f in record.fields if f.get("hide")]
                person.hidden |= claims_of(hidden, "", self.book.region)
        self._let_stay(known)
        return found

    def _record(self, record: Record) -> KnownRecord:
        is_ours = record.source == self.work.source
        said = [f for f in record.fields if not f.get("hide")]
        uid = record.uid if is_ours else ""
        return KnownRecord(
            id=record.pk,
            identity=record.identity,
            origin=_origin(record) if is_ours else None,
            uid=uid,
            digest=bytes(record.digest),
            mark=mark_of(said) if is_ours else b"",
            names=called(said),
            claims=claims_of(said, uid, self.book.region),
            own=own_keys(said, self.book.region),
            fields=said,
            is_in_file=record.from_import_id == self.work.pk,
            stays=False,
        )

    def _let_stay(self, records: Iterable[KnownRecord]) -> None:
        """Find the records that stand in the file, by their bytes or by their words."""
        ours = [record for record in records if record.origin is not None]
        standing = self._marks.among(m for record in ours for m in (record.digest, record.mark))
        for record in ours:
            record.is_in_file |= record.digest in standing
            record.stays = record.is_in_file or record.mark in standing


def _candidates(holders: dict[Claim, set[UUID]]) -> set[UUID]:
    """Return whom an entry could be: who has a key, or an identifier, that no crowd has."""
    return {pk for who in holders.values() if len(who) <= CROWD for pk in who}


def is_first_of(work: Import) -> bool:
    """Tell whether the book has no record of the import's source yet."""
    return not _counting(work.book).filter(source=work.source).exists()


def _counting(book: Book) -> QuerySet[Record]:
    return Record.objects.filter(book=book, replaced_by=None)


def _origin(record: Record) -> str:
    if record.source in TABLES:
        header = bytes(record.from_import.header) if record.from_import else b""
        return origin_of_table(record.source, header)
    return maker_of(record.fields) if record.source == Source.VCARD else ""
