"""People who are perhaps the same, side by side: what each has, and what of it others have too."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.identity.companies import bare
from dardar.core.identity.profile import Key, Shown, alike
from dardar.encounters.models import Participation
from dardar.people.joining.groups import Group, without_those_apart
from dardar.people.models import Note, Person, Record, Source, Suggestion
from dardar.people.wording import KINDS
from dardar.web.people.facts import Value, bare_site, shown_value
from dardar.web.people.likeness import Likeness, likeness

# What tells people apart, in the order in which it is shown; the rest is on their pages.
COMPARED: Final = (
    Kind.NICKNAME,
    Kind.COMPANY,
    Kind.ROLE,
    Kind.PLACE,
    Kind.EMAIL,
    Kind.PHONE,
    Kind.PROFILE,
    Kind.BIRTHDAY,
)
# Values of a kind that stand on a card, those in common first.
MOST_VALUES: Final = 3
PAIR: Final = 2


class Compared(NamedTuple):
    """A value on a card, and whether somebody else on it has it too."""

    value: Value
    is_common: bool

    @property
    def text(self) -> str:
        """What is shown: of an address in the web what tells it from others."""
        return bare_site(self.value.text)


class Line(NamedTuple):
    """The values of a kind that somebody has; ``left`` tells how many more there are."""

    name: str
    values: Sequence[Compared]
    left: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of the people on a card."""

    person: Person
    sources: Sequence[str]
    lines: Sequence[Line]
    encounters: int
    notes: int


class Why(NamedTuple):
    """Why two of a card are perhaps one; of a pair it need not be said which two."""

    names: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Card:
    """A pair or a small group to be decided on."""

    mark: str
    sides: Sequence[Side]
    why: Sequence[Why]

    @property
    def is_pair(self) -> bool:
        """Whether there is nobody to leave out."""
        return len(self.sides) == PAIR

    @property
    def people(self) -> list[Person]:
        """Who stands on it."""
        return [side.person for side in self.sides]


@dataclass(slots=True)
class _Known:
    """What cards need to know of people besides their profile."""

    sources: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    encounters: Mapping[UUID, int] = field(default_factory=dict)
    notes: Mapping[UUID, int] = field(default_factory=dict)


def cards(book: Book, groups: Sequence[Group]) -> list[Card]:
    """Return the cards of some groups, by a number of queries that does not depend on theirs."""
    pairs = chain.from_iterable(group.pairs for group in groups)
    suggestions = Suggestion.objects.filter(book=book, pk__in=list(pairs)).in_bulk()
    standing = without_those_apart(book, groups, suggestions.values())
    wanted = {pk for group in standing for pk in group.people}
    people = Person.objects.filter(book=book, joined_to=None, pk__in=wanted).in_bulk()
    known = _known(book, people)
    return [
        _card(book, [people[pk] for pk in group.people], [suggestions[pk] for pk in group.pairs],
              known)
        for group in standing
        if group.people <= people.keys()
    ]  # fmt: skip


def _known(book: Book, people: Mapping[UUID, Person]) -> _Known:
    found = _Known()
    counting = Record.objects.filter(book=book, person__in=people, replaced_by=None)
    words = {source.value: str(source.label) for source in Source}
    rows = counting.order_by("source").values_list("person", "source").distinct()
    for person, source in rows:
        found.sources[person].append(words.get(source, source))
    of_people = Q(book=book, person__in=people)
    count = Count("pk")
    met = Participation.objects.filter(of_people).order_by().values_list("person")
    found.encounters = dict(met.annotate(count))
    written = Note.objects.filter(of_people).order_by().values_list("person")
    found.notes = dict(written.annotate(count))
    return found


def _card(book: Book, people: list[Person], pairs: Sequence[Suggestion], known: _Known) -> Card:
    people.sort(key=lambda person: (person.created_at, person.pk))
    keys = {person.pk: _keys(person, book.region) for person in people}
    had = Counter(chain.from_iterable(keys.values()))
    kinds = [kind for kind in COMPARED if any(key[0] == kind for key in had)]
    return Card(
        mark=str(people[0].pk),
        sides=[
            Side(
                person,
                known.sources[person.pk],
                [_line(book, person, kind, had) for kind in kinds],
                known.encounters.get(person.pk, 0),
                known.notes.get(person.pk, 0),
            )
            for person in people
        ],
        why=[_why(pair, people) for pair in pairs],
    )


def _why(pair: Suggestion, people: Sequence[Person]) -> Why:
    two = [person for person in people if person.pk in {pair.one_id, pair.other_id}]
    names = " – ".join(person.name for person in two) if len(people) > PAIR else ""
    return Why(names, likeness(pair.evidence, chain(*(person.profile for person in two))))


def _keys(person: Person, region: str) -> set[Key]:
    return {_key(item, region) for item in person.profile if item["kind"] in COMPARED}


def _key(item: Shown, region: str) -> Key:
    """Return what two values share that say the same; of companies also without S.L. and Ltd."""
    if item["kind"] == Kind.COMPANY:
        return item["kind"], bare(item["value"])
    return alike(item, region)


def _line(book: Book, person: Person, kind: Kind, had: Counter[Key]) -> Line:
    """Return what a person has of a kind, what others have too in front."""
    found = [
        Compared(shown_value(book, item), had[_key(item, book.region)] > 1)
        for item in person.profile
        if item["kind"] == kind
    ]
    found.sort(key=lambda one: not one.is_common)
    return Line(str(KINDS[kind]), found[:MOST_VALUES], max(0, len(found) - MOST_VALUES))
