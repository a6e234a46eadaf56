"""Is this somebody the book knows already? The rules, without a database.

1. The same bytes as a record that counts, or the same words as one of the same source: nothing new.
   If only the source's identifier has changed, the record is renewed all the same.
2. The source's own lasting identifier, or a strong key (mail, phone, profile) that exactly one
   person has, *and* a name that can be the same: the entry is about that person. Mailboxes that
   many share are no key. A name alone never joins.
3. Else it is somebody new.

An entry about somebody known takes the place of their record of the same source and address book
if that record no longer stands in the file; otherwise it stands beside what is known.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple, TypeGuard
from uuid import UUID

from dardar.core.cards.stored import StoredField
from dardar.core.identity import keys
from dardar.core.identity.names import compatible
from dardar.people.imports.incoming import UID, Claim, Incoming

# Where two people share as many keys with an entry, the earlier kind tells.
_TELLING: Final = (keys.MAIL, keys.PROFILE, keys.PHONE)


class Verdict(Enum):
    """What an entry brings."""

    NEW = "new"  # somebody new
    CHANGED = "changed"  # something new about somebody known
    SAME = "same"  # nothing new


@dataclass(slots=True, eq=False)
class KnownRecord:
    """What a record that counts says of a person, as far as entries are compared with it.

    ``origin`` is None of a record of another source than the one that is being brought in.
    ``is_in_file`` tells that its very bytes stand in the file, ``stays`` that they or at least its
    words do, so that nothing that says something else replaces it.
    """

    id: UUID
    origin: str | None
    uid: str
    digest: bytes
    mark: bytes
    names: list[str]
    claims: set[Claim]
    fields: list[StoredField]
    is_in_file: bool
    stays: bool


@dataclass(slots=True, eq=False)
class EarlierEntry:
    """What an entry further up in the file said, as far as it is remembered."""

    mark: bytes
    names: list[str]
    claims: set[Claim]
    origin: str = ""


@dataclass(slots=True)
class KnownPerson:
    """Somebody an entry could be about.

    ``said`` is what the records in the book said before the chunk, ``records`` is what counts
    now, and ``hidden`` are claims that the owner does not let count.
    """

    id: UUID
    said: dict[UUID, list[StoredField]] = field(default_factory=dict)
    records: list[KnownRecord | EarlierEntry | Incoming] = field(default_factory=list)
    hidden: set[Claim] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        """All they are called."""
        return {name for record in self.records for name in record.names}

    def forget(self, gone: Container[UUID]) -> None:
        """Leave records out that no longer count."""
        self.said = {pk: said for pk, said in self.said.items() if pk not in gone}
        self.records = [
            r for r in self.records if not isinstance(r, KnownRecord) or r.id not in gone
        ]


class Decision(NamedTuple):
    """What becomes of an entry: whom it is about, None where nothing is to be written.

    ``lost`` are claims that the person has no longer, with the record that is replaced.
    """

    incoming: Incoming
    verdict: Verdict
    person: KnownPerson | None = None
    replaced: KnownRecord | None = None
    lost: frozenset[Claim] = frozenset()


@dataclass(slots=True)
class Known:
    """All that is known about whom the entries of a chunk could be; grows with each decision."""

    digests: set[bytes] = field(default_factory=set)
    holders: dict[Claim, set[UUID]] = field(default_factory=dict)
    people: dict[UUID, KnownPerson] = field(default_factory=dict)

    def take(
        self, incoming: Incoming, person: KnownPerson, replaced: KnownRecord | None
    ) -> frozenset[Claim]:
        """Let an entry that was decided on count for those that follow; return what is lost."""
        if replaced is not None:
            person.records.remove(replaced)
        person.records.append(incoming)
        self.people[person.id] = person
        self.digests.add(incoming.digest)
        for claim in incoming.claims - person.hidden:
            self.holders.setdefault(claim, set()).add(person.id)
        claims = replaced.claims if replaced else set()
        lost = claims.difference(*(record.claims for record in person.records))
        for claim in lost:
            self.holders.get(claim, set()).discard(person.id)
        return frozenset(lost)


def decide(known: Known, incoming: Incoming, new_id: Callable[[], UUID]) -> Decision:
    """Decide what becomes of an entry, and let it count for the next one."""
    if incoming.digest in known.digests:
        return Decision(incoming, Verdict.SAME)
    person = _by_uid(known, incoming) or _by_keys(known, incoming)
    if person is None:
        person = KnownPerson(new_id())
        known.take(incoming, person, None)
        return Decision(incoming, Verdict.NEW, person)
    twins = _twins(person, incoming)
    renewed = [twin for twin in twins if _is_to_be_renewed(twin, incoming)]
    if len(renewed) < len(twins):
        known.digests.add(incoming.digest)
        return Decision(incoming, Verdict.SAME)
    replaced = renewed[0] if renewed else _replaced(person, incoming)
    lost = known.take(incoming, person, replaced)
    verdict = Verdict.SAME if renewed else Verdict.CHANGED
    return Decision(incoming, verdict, person, replaced, lost)


def _twins(person: KnownPerson, incoming: Incoming) -> list[KnownRecord | EarlierEntry | Incoming]:
    """Return what says the same as the entry; of pictures it is not known."""
    if incoming.entry.pictures:
        return []
    return [r for r in person.records if r.origin is not None and r.mark == incoming.mark]


def _is_to_be_renewed(
    twin: KnownRecord | EarlierEntry | Incoming, incoming: Incoming
) -> TypeGuard[KnownRecord]:
    """Tell whether the entry is what a record says, under an identifier of its own."""
    return (
        isinstance(twin, KnownRecord)
        and not twin.is_in_file
        and bool(incoming.uid)
        and twin.uid != incoming.uid
    )


def _by_uid(known: Known, incoming: Incoming) -> KnownPerson | None:
    """Return whom the source's identifier names.

    It does not name somebody of another name with whom the entry shares no key: some programs
    give the same identifier to everybody.
    """
    people = [known.people[pk] for pk in known.holders.get((UID, incoming.uid), ())]
    likely = [p for p in people if _could_be(p, incoming) or _share_key(known, p, incoming)]
    return likely[0] if len(likely) == 1 else None


def _by_keys(known: Known, incoming: Incoming) -> KnownPerson | None:
    """Return whom the entry shares a strong key with that nobody else has."""
    shared: dict[UUID, list[str]] = {}
    for kind, value in incoming.keys:
        holders = known.holders.get((kind, value), ())
        if len(holders) == 1:
            shared.setdefault(next(iter(holders)), []).append(kind)
    likely = [pk for pk in shared if _could_be(known.people[pk], incoming)]

    def merit(pk: UUID) -> tuple[int, int, int]:
        kinds = shared[pk]
        return -len(kinds), min(map(_TELLING.index, kinds)), pk.int

    return known.people[min(likely, key=merit)] if likely else None


def _share_key(known: Known, person: KnownPerson, incoming: Incoming) -> bool:
    return any(person.id in known.holders.get(key, ()) for key in incoming.keys)


def _could_be(person: KnownPerson, incoming: Incoming) -> bool:
    names = person.names
    if not names or not incoming.names or not names.isdisjoint(incoming.names):
        return True
    return any(compatible(ours, theirs) for ours in names for theirs in incoming.names)


def _replaced(person: KnownPerson, incoming: Incoming) -> KnownRecord | None:
    """Return the record the entry takes the place of: of its source's, the one most like it."""
    candidates = [
        record
        for record in person.records
        if isinstance(record, KnownRecord)
        and record.origin is not None
        and not record.stays
        and (
            record.uid == incoming.uid
            if record.uid and incoming.uid
            else record.origin == incoming.origin
        )
    ]
    if not candidates:
        return None
    said = Counter(_values(incoming.fields))

    def likeness(record: KnownRecord) -> tuple[bool, int]:
        same_uid = bool(incoming.uid) and record.uid == incoming.uid
        return same_uid, (Counter(_values(record.fields)) & said).total()

    return max(candidates, key=likeness)


def _values(fields: Iterable[StoredField]) -> Iterator[tuple[str, str]]:
    return ((item["kind"], item["value"]) for item in fields)
