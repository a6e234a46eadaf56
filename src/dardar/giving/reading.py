"""Read notes, what was said and visitors' cards for likely offers and needs, to be proposed.

It is done whenever something about a person changes: what was read in a text that is no more, or
says something else now, is no longer proposed. What the owner has decided on stays decided.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from dardar.accounts.models import Book
from dardar.capture.visits import NEEDS, OFFERS
from dardar.core.calendar import day_in
from dardar.core.cards.fields import Kind
from dardar.core.identity.text import fold, words
from dardar.core.matching.reference import Role as Side
from dardar.core.matching.spotting import Spotted, spot
from dardar.encounters.days import today
from dardar.encounters.models import Participation
from dardar.giving.actions import folded
from dardar.giving.models import LONGEST, Origin, Proposal, Role, Wish
from dardar.giving.own import parts
from dardar.people.models import Note, Record, Source
from dardar.people.refresh import REFRESHERS, SLICE, TEXTS
from dardar.people.slices import slices

# So many of the latest texts about a person are read; what was read in older ones stays.
LATEST: Final = 20
# A need that was said longer ago, with no last day, has most likely been met or given up.
FADES: Final = timedelta(days=365)
_ROLES: Final = {OFFERS: Role.OFFER, NEEDS: Role.NEED}
_ENDS: Final = ".!?\n;"


class Text(NamedTuple):
    """A text about somebody, and the identity it was written for."""

    source: UUID
    person: UUID
    identity: UUID
    words: str
    on: date


class Seen(NamedTuple):
    """An offer or a need that was read somewhere."""

    person: UUID
    identity: UUID
    role: Role
    words: str
    origin: Origin
    source: UUID
    until: date | None = None
    urgent: bool = False

    @property
    def key(self) -> "Key":
        """By what the same of the same person is known for the same."""
        return self.person, self.role.value, folded(self.words)


Key = tuple[UUID, str, str]


def read_again(book: Book, people: Collection[UUID]) -> None:
    """Propose what is to be read of some people now, and no longer what is not."""
    texts = [*_notes(book, people), *_encounters(book, people)]
    cards = list(_cards(book, people))
    latest = _latest(texts)
    found: dict[Key, Seen] = {}
    now = today(book)
    for one in [*cards, *_spotted(latest, now)]:
        found.setdefault(one.key, one)
    standing = {(text.person, text.source) for text in texts}
    standing |= {(card.person, card.source) for card in cards}
    read = {(text.person, text.source) for text in latest} | {(c.person, c.source) for c in cards}
    known: set[Key] = set()
    gone = []
    for row in Proposal.objects.filter(book=book, person__in=people):
        key, place = (row.person_id, row.role, row.folded), (row.person_id, row.read_in)
        is_open = row.state == Proposal.State.PROPOSED and row.origin != Origin.ASKED
        if is_open and key not in found and (place in read or place not in standing):
            gone.append(row.pk)
        else:
            known.add(key)
    for some in slices(gone, SLICE):
        Proposal.objects.filter(pk__in=some).delete()
    if found:
        _propose(book, [one for key, one in found.items() if key not in known])


def _propose(book: Book, seen: Sequence[Seen]) -> None:
    """Write proposals, but for what stands there as an offer or need already."""
    there = Wish.objects.filter(book=book, person__in={one.person for one in seen})
    rows = there.values_list("person", "role", "words")
    known = {(person, role, folded(said)) for person, role, said in rows if person}
    Proposal.objects.bulk_create(
        (
            Proposal(
                book=book,
                person_id=one.person,
                identity=one.identity,
                role=one.role,
                words=one.words,
                folded=folded(one.words),
                until=one.until,
                urgent=one.urgent,
                origin=one.origin,
                read_in=one.source,
            )
            for one in seen
            if one.key not in known
        ),
        ignore_conflicts=True,  # another change of the same person has just done so
    )


def _notes(book: Book, people: Collection[UUID]) -> Iterable[Text]:
    rows = Note.objects.filter(book=book, person__in=people)
    for note in rows.order_by("-created_at"):
        on = day_in(book.zone, note.created_at)
        yield Text(note.pk, note.person_id, note.identity, note.text, on)


def _encounters(book: Book, people: Collection[UUID]) -> Iterable[Text]:
    """Yield what was said to each: of a talk with several, the sentences that name them."""
    there = Participation.objects.filter(book=book, person__in=people)
    there = there.exclude(encounter__said="").order_by("-encounter__on")
    columns = ("encounter", "person", "identity", "encounter__said", "encounter__on")
    rows = list(there.values_list(*columns))
    names = _names(book, {row[0] for row in rows})
    for encounter, person, identity, said, on in rows:
        others = names[encounter]
        kept = said if len(others) < 2 else _naming(said, person, others)  # noqa: PLR2004 - several
        yield Text(encounter, person, identity, kept, on)


def _names(book: Book, encounters: Collection[UUID]) -> Mapping[UUID, Mapping[UUID, str]]:
    """Return what those are called who took part in some encounters, by the first word of it."""
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for some in slices(list(encounters), SLICE):
        there = Participation.objects.filter(book=book, encounter__in=some)
        for encounter, person, name in there.values_list("encounter", "person", "person__name"):
            found[encounter][person] = next(iter(words(name)), "")
    return found


def _naming(said: str, person: UUID, names: Mapping[UUID, str]) -> str:
    """Return the sentences of a text that name one person and none of the others."""
    kept = []
    for sentence in _sentences(said):
        here = set(words(sentence))
        if [pk for pk, name in names.items() if name in here] == [person]:
            kept.append(sentence)
    return "\n".join(kept)


def _sentences(text: str) -> list[str]:
    for end in _ENDS:
        text = text.replace(end, "\n")
    return text.split("\n")


def _latest(texts: Iterable[Text]) -> list[Text]:
    """Return the first texts of each person."""
    counted: dict[UUID, int] = defaultdict(int)
    kept = []
    for text in texts:
        counted[text.person] += 1
        if counted[text.person] <= LATEST:
            kept.append(text)
    return kept


def _spotted(texts: Iterable[Text], now: date) -> Iterable[Seen]:
    """Yield what was spotted in texts, but for what is over or has faded by now."""
    for text in texts:
        for one in spot(text.words, text.on):
            said = " ".join(one.words.split())[:LONGEST]
            if fold(said) and not _is_past(one, text.on, now):
                yield Seen(
                    text.person,
                    text.identity,
                    Role(one.role.value),
                    said,
                    Origin.SPOTTED,
                    text.source,
                    one.until,
                    one.urgent,
                )


def _is_past(one: Spotted, on: date, now: date) -> bool:
    """Tell whether what was said on a day is not to be had or not needed any more."""
    if one.until is not None:
        return one.until < now
    return one.role is Side.NEED and on < now - FADES


def _cards(book: Book, people: Collection[UUID]) -> Iterable[Seen]:
    """Yield what visitors wrote on the cards they left."""
    left = Record.objects.filter(book=book, person__in=people, source=Source.LEFT, replaced_by=None)
    for pk, person, identity, fields in left.values_list("pk", "person", "identity", "fields"):
        for field in fields:
            role = _ROLES.get(field.get("label", "")) if field["kind"] == Kind.NOTE else None
            if role:
                for part in parts(field["value"]):
                    yield Seen(person, identity, role, part, Origin.CARD, pk)


def _texts(book: Book, people: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    """Give what people offer and need as words that find them."""
    rows = Wish.objects.filter(book=book, person__in=people).exclude(state=Wish.State.WITHDRAWN)
    yield from rows.values_list("person", "words")


REFRESHERS.append(read_again)
TEXTS.append(_texts)
