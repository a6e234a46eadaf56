"""Is this somebody the book knows already? The rules, without a database.

1. The same bytes as a record that counts, or the same words as one of the same source: nothing new.
   If only the source's identifier has changed, the record is renewed all the same.
2. The source's own lasting identifier, or a strong key (mail, phone, profile) that is one person's
   own, *and* a name that can be the same: the entry is about that person. What a crowd has is no
   key. A landline, which is a family's, tells only that an entry is the one that its source had
   before. A name alone never joins.
3. Else it is somebody new.

An entry about somebody known takes the place of their record of the same source and address book
if that record no longer stands in the file; otherwise it is an identity of its own, linked to the
records with which it shares a key and a name.
"""

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple, TypeGuard
from uuid import UUID

from dardar.core.cards.stored import StoredField
from dardar.core.identity import keys
from dardar.core.identity.automatic import agree, go_together, is_sure
from dardar.people.imports.incoming import UID, Claim, Incoming

# Where two people share as many keys with an entry, the earlier kind tells.
_TELLING: Final = (UID, keys.MAIL, keys.PROFILE, keys.PHONE)
# What more people have than this, as the number of a switchboard, tells nobody.
CROWD: Final = 20


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
    identity: UUID
    origin: str | None
    uid: str
    digest: bytes
    mark: bytes
    names: list[str]
    claims: set[Claim]
    own: set[Claim]
    fields: list[StoredField]
    is_in_file: bool
    stays: bool


@dataclass(slots=True, eq=False)
class EarlierEntry:
    """What an entry further up in the file said, as far as it is remembered."""

    mark: bytes
    names: list[str]
    claims: set[Claim]
    own: set[Claim]
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

    def forget(self, gone: Container[UUID]) -> None:
        """Leave records out that no longer count."""
        self.said = {pk: said for pk, said in self.said.items() if pk not in gone}
        self.records = [
            r for r in self.records if not isinstance(r, KnownRecord) or r.id not in gone
        ]


class Link(NamedTuple):
    """A record that tells of the same person as an entry, and the claims both have.

    One that is not sure can only be what the source said before.
    """

    person: KnownPerson
    record: KnownRecord | EarlierEntry | Incoming
    shared: frozenset[Claim]
    is_sure: bool


class Decision(NamedTuple):
    """What becomes of an entry: whom it is about, None where nothing is to be written.

    ``lost`` are claims that the person has no longer, with the record that is replaced; ``links``
    are to all records that tell of the same person.
    """

    incoming: Incoming
    verdict: Verdict
    person: KnownPerson | None = None
    replaced: KnownRecord | None = None
    lost: frozenset[Claim] = frozenset()
    links: tuple[Link, ...] = ()


@dataclass(slots=True)
class Known:
    """All that is known about whom the entries of a chunk could be; grows with each decision."""

    digests: set[bytes] = field(default_factory=set)
    holders: dict[Claim, set[UUID]] = field(default_factory=dict)
    people: dict[UUID, KnownPerson] = field(default_factory=dict)

    def having(self, claim: Claim) -> Collection[UUID]:
        """Return who has a claim, nobody if a crowd has."""
        holders = self.holders.get(claim, set())
        return holders & self.people.keys() if len(holders) <= CROWD else ()

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
    """Decide what becomes of an entry, and let it count for the next one.

    What decides are single records, not who stands for whom: so a look beforehand, and any order of
    files, come to the same.
    """
    if incoming.digest in known.digests:
        return Decision(incoming, Verdict.SAME)
    links = sorted(_links(known, incoming), key=_merit)
    records = [link.record for link in links]
    twins = _twins(records, incoming)
    renewed = [twin for twin in twins if _is_to_be_renewed(twin, incoming)]
    if len(renewed) < len(twins):
        known.digests.add(incoming.digest)
        return Decision(incoming, Verdict.SAME)
    replaced = renewed[0] if renewed else _replaced(records, incoming)
    sure = tuple(link for link in links if link.is_sure)
    if not replaced and not sure:
        person = KnownPerson(new_id())
        known.take(incoming, person, None)
        return Decision(incoming, Verdict.NEW, person)
    person = next(link.person for link in links if not replaced or link.record is replaced)
    lost = known.take(incoming, person, replaced)
    verdict = Verdict.SAME if renewed else Verdict.CHANGED
    return Decision(incoming, verdict, person, replaced, lost, sure)


def _links(known: Known, incoming: Incoming) -> Iterator[Link]:
    """Yield the records that tell of whom the entry is about."""
    asked = incoming.keys | ({(UID, incoming.uid)} if incoming.uid else set())
    for pk in {pk for claim in asked for pk in known.having(claim)}:
        person = known.people[pk]
        for record in person.records:
            shared = (asked & record.claims) - person.hidden
            if not shared:
                continue
            if _tells_surely(record, incoming, shared):
                yield Link(person, record, frozenset(shared), is_sure=True)
            elif record.origin is not None and _may_be_earlier(record, incoming, shared):
                yield Link(person, record, frozenset(shared), is_sure=False)


def _tells_surely(
    record: KnownRecord | EarlierEntry | Incoming, incoming: Incoming, shared: Collection[Claim]
) -> bool:
    """Tell whether a record and an entry that share claims are surely of one person."""
    if (UID, incoming.uid) in shared:
        return go_together(record.names, incoming.names)
    return is_sure(record.names, incoming.names, incoming.own & record.own & {*shared})


def _may_be_earlier(
    record: KnownRecord | EarlierEntry | Incoming, incoming: Incoming, shared: Collection[Claim]
) -> bool:
    """Tell whether a record can be what the source said of the same person before.

    Its identifier alone is not enough, since some programs give the same one to everybody; with a
    key that both have it outweighs another name.
    """
    has_uid = (UID, incoming.uid) in shared
    return (has_uid and len(shared) > 1) or agree(record.names, incoming.names)


def _merit(link: Link) -> tuple[int, int, int]:
    """Order links: sure ones first, by how much is shared, then by what tells most."""
    kinds = [kind for kind, _value in link.shared]
    first = -len(kinds) if link.is_sure else 1
    return first, min(map(_TELLING.index, kinds)), link.person.id.int


def _twins(
    records: Iterable[KnownRecord | EarlierEntry | Incoming], incoming: Incoming
) -> list[KnownRecord | EarlierEntry | Incoming]:
    """Return what says the same as the entry; of pictures it is not known."""
    if incoming.entry.pictures:
        return []
    return [r for r in records if r.origin is not None and r.mark == incoming.mark]


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


def _replaced(
    records: Iterable[KnownRecord | EarlierEntry | Incoming], incoming: Incoming
) -> KnownRecord | None:
    """Return the record the entry takes the place of: of its source's, the one most like it."""
    candidates = [
        record
        for record in records
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
