"""Let identities stand for each other as the assertions there are say.

Rows about a person are moved to whoever stands for their identity, and back.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db.models import F, Q, QuerySet, UniqueConstraint

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.identity.clusters import Told, partition
from dardar.core.identity.names import compatible
from dardar.people import bulk
from dardar.people.models import Assertion, Key, OfPerson, Person, Record, Source, Suggestion
from dardar.people.refresh import SLICE, refresh
from dardar.people.slices import slices

# So many identities records may bring together by themselves: a card in each source, some twice.
MOST_JOINED: Final = 24

Heads = Mapping[UUID, UUID | None]


def settle(book: Book, identities: Collection[UUID]) -> None:
    """Let these identities, and all that hang together with them, stand where they belong."""
    people = hanging_together(book, identities)
    now: Heads = {pk: person.joined_to_id for pk, person in people.items()}
    then = _heads(book, people)
    moved = sorted(pk for pk in people if now[pk] != then[pk])
    if not moved:
        return
    bulk.update(Person, ["joined_to"], [(then[pk], pk) for pk in moved])
    for model in models_of_person():
        _Rows(book, model).move(moved, now, then)
    hidden = [pk for pk in moved if then[pk]]
    for some in slices(hidden, SLICE):
        Key.objects.filter(book=book, person__in=some).delete()
        about = Q(one__in=some) | Q(other__in=some)
        Suggestion.objects.filter(about, book=book).delete()
    touched = {heads[pk] or pk for heads in (now, then) for pk in moved}
    refresh(book, touched)
    look_again(touched)


def look_again(people: Collection[UUID]) -> None:
    """Have people compared anew, although what is shown of them may be what it was."""
    for some in slices(list(people), SLICE):
        Person.objects.filter(pk__in=some, joined_to=None).update(is_compared=False)


def heads_of(book: Book, identities: Collection[UUID]) -> dict[UUID, UUID]:
    """Return who stands for each of those identities that are in the book."""
    found: dict[UUID, UUID] = {}
    for some in slices(list(identities), SLICE):
        rows = Person.objects.filter(book=book, pk__in=some).values_list("pk", "joined_to")
        found |= {pk: head or pk for pk, head in rows}
    return found


def enter(book: Book, model: type[OfPerson], rows: Sequence[OfPerson]) -> None:
    """Write new rows, each for its identity, and let them stand with whoever stands for it."""
    _Rows(book, model).make_room(rows)
    model._default_manager.bulk_create(rows)
    come_forward(book, model, {row.identity for row in rows})


def come_forward(book: Book, model: type[OfPerson], identities: Collection[UUID]) -> None:
    """Let rows that wait with their identity stand with whoever stands for these identities."""
    _Rows(book, model).seat(heads_of(book, identities).values())


def stand_alone(book: Book, identities: Collection[UUID]) -> None:
    """Let identities stand for themselves and for nobody else, as before they are taken away."""
    together = hanging_together(book, identities)
    for some in slices(list(identities), SLICE):
        Assertion.objects.filter(Q(one__in=some) | Q(other__in=some), book=book).delete()
    settle(book, together)


def models_of_person() -> list[type[OfPerson]]:
    """Return the models whose rows follow a person."""
    models = apps.get_app_config("dardar").get_models()
    return [model for model in models if issubclass(model, OfPerson)]


def hanging_together(book: Book, identities: Collection[UUID]) -> dict[UUID, Person]:
    """Return identities with those they stand with now and those assertions link them to."""
    found: dict[UUID, Person] = {}
    ahead = set(identities)
    while ahead:
        fresh: dict[UUID, Person] = {}
        for some in slices(list(ahead), SLICE):
            rows = Person.objects.filter(Q(pk__in=some) | Q(joined_to__in=some), book=book)
            fresh |= {p.pk: p for p in rows.only("pk", "joined_to", "created_at")}
        fresh = {pk: person for pk, person in fresh.items() if pk not in found}
        found |= fresh
        linked = {p.joined_to_id for p in fresh.values() if p.joined_to_id}
        for assertion in _about(book, fresh):
            linked |= {assertion.one_id, assertion.other_id}
        ahead = linked - found.keys()
    return found


def _about(book: Book, people: Collection[UUID]) -> list[Assertion]:
    """Return the assertions about some identities, each once."""
    found: dict[UUID, Assertion] = {}
    for some in slices(list(people), SLICE):
        about = Assertion.objects.filter(Q(one__in=some) | Q(other__in=some), book=book)
        found |= {assertion.pk: assertion for assertion in about}
    return list(found.values())


def _heads(book: Book, people: Mapping[UUID, Person]) -> Heads:
    """Return who is to stand for each identity, None if it stands for itself."""
    assertions = _about(book, people)
    by_hand = [a for a in assertions if a.kind != Assertion.Kind.AUTO]
    by_hand.sort(key=lambda a: (a.at, a.pk), reverse=True)
    automatic = [a for a in assertions if a.kind == Assertion.Kind.AUTO]
    said = _Said(book, people) if automatic else None
    clusters = partition(
        people,
        told=[Told(a.kind == Assertion.Kind.SAME, a.one_id, a.other_id) for a in by_hand],
        automatic=said.best_first(automatic) if said else (),
        cap=MOST_JOINED,
        conflict=said.conflict if said else _never,
    )
    heads: dict[UUID, UUID | None] = {}
    for cluster in clusters:
        oldest = min(cluster, key=lambda pk: (people[pk].created_at, pk))
        heads |= {pk: None if pk == oldest else oldest for pk in cluster}
    return heads


def _never(_one: UUID, _other: UUID) -> bool:
    return False


class _Said:
    """What records say of some identities, as far as it decides who may stand with whom.

    Names are those of sources, or with which somebody was typed in: who corrects a name does not
    mean to join or part anybody.
    """

    def __init__(self, book: Book, people: Mapping[UUID, Person]) -> None:
        self._names: dict[UUID, set[str]] = defaultdict(set)
        self._marks: dict[UUID, str] = {}
        places = {person.joined_to_id or pk for pk, person in people.items()} | people.keys()
        for some in slices(list(places), SLICE):
            rows = Record.objects.filter(book=book, person__in=some, replaced_by=None)
            rows = rows.order_by("created_at", "pk")
            told = sorted(rows.values_list(*_SAID), key=lambda row: row[2] == Source.OWN)
            for pk, identity, source, fields in told:
                self._marks[pk] = repr(fields)
                if source != Source.OWN or identity not in self._names:
                    self._names[identity] |= {f["value"] for f in fields if f["kind"] == Kind.NAME}

    def best_first(self, automatic: Iterable[Assertion]) -> list[tuple[UUID, UUID]]:
        """Return pairs by weight; of equal ones what they say decides, not when they came."""
        ordered = sorted(automatic, key=lambda a: (-a.weight, self._mark(a)))
        return [(a.one_id, a.other_id) for a in ordered]

    def _mark(self, assertion: Assertion) -> tuple[str, ...]:
        records = (assertion.record_id, assertion.other_record_id)
        return tuple(sorted(self._marks.get(pk, "") for pk in records if pk))

    def conflict(self, one: UUID, other: UUID) -> bool:
        """Tell whether two identities have names that can't be one person's."""
        ours, theirs = self._names[one], self._names[other]
        if not ours or not theirs:
            return False
        return not any(compatible(a, b) for a in ours for b in theirs)


_SAID: Final = ("pk", "identity", "source", "fields")
_PLACE: Final = ("person_id", "identity")


class _Unique(NamedTuple):
    """What of a model can stand with a person but once."""

    condition: Q
    columns: Sequence[str]


class _Rows:
    """The rows of a model that follow their identities."""

    def __init__(self, book: Book, model: type[OfPerson]) -> None:
        self._rows: QuerySet[Any] = model._default_manager.filter(book=book)
        self._model = model
        self._unique = [
            _Unique(c.condition or Q(), [name for name in c.fields if name != "person"])
            for c in model._meta.constraints
            if isinstance(c, UniqueConstraint) and "person" in c.fields
        ]

    def move(self, moved: Sequence[UUID], now: Heads, then: Heads) -> None:
        """Let the rows of identities go home, and from there to whoever stands for them then."""
        own: dict[UUID, UUID] = {}
        places = {now[pk] or pk for pk in moved} | set(moved)
        going = set(moved)
        away: dict[UUID, UUID] = {}
        for some in slices(list(places), SLICE):
            rows = self._rows.filter(person__in=some)
            for pk, person, identity in rows.values_list("pk", *_PLACE):
                if identity in going:
                    own[pk] = identity
                    if person != identity:
                        away[pk] = identity
        self._put(away)
        self.seat({head for heads in (now, then) for pk in moved if (head := heads[pk])})

    def make_room(self, rows: Iterable[OfPerson]) -> None:
        """Send home what stands, for others, where new rows are at home."""
        homes = {row.identity for row in rows}
        guests = self._rows.filter(person__in=homes).exclude(identity=F("person_id"))
        if self._unique:
            self._put(dict(guests.values_list("pk", "identity")))

    def seat(self, heads: Iterable[UUID]) -> None:
        """Let rows that wait with their identity stand with some people, where there is room."""
        guests: dict[UUID, UUID] = {}
        for some in slices(list(set(heads)), SLICE):
            waiting = self._rows.filter(person__joined_to__in=some)
            guests |= dict(waiting.values_list("pk", "person__joined_to"))
        self._put({pk: guests[pk] for pk in self._welcome(guests)})

    def _put(self, places: Mapping[UUID, UUID]) -> None:
        bulk.update(self._model, ["person"], [(place, pk) for pk, place in places.items()])

    def _welcome(self, guests: Mapping[UUID, UUID]) -> list[UUID]:
        """Return the rows that can stand with the one they are to join: not what stands there."""
        turned_away: set[UUID] = set()
        for unique in self._unique:
            columns = ("person_id", *unique.columns)
            taken: set[tuple[Any, ...]] = set()
            for some in slices(list(set(guests.values())), SLICE):
                rows = self._rows.filter(unique.condition, person__in=some)
                taken.update(rows.values_list(*columns))
            for some in slices(sorted(guests), SLICE):
                rows = self._rows.filter(unique.condition, pk__in=some).order_by("pk")
                for pk, *values in rows.values_list("pk", *unique.columns):
                    if (place := (guests[pk], *values)) in taken:
                        turned_away.add(pk)
                    taken.add(place)
        return [pk for pk in guests if pk not in turned_away]
