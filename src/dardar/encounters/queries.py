"""Reads of encounters and what follows from them, each scoped to a book."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from dardar.accounts.models import Book, Owned
from dardar.core.identity.keys import NAME, name_key
from dardar.encounters import days, prompts
from dardar.encounters.models import (
    Encounter,
    FollowUp,
    Gathering,
    Participation,
    Promise,
    Space,
)
from dardar.encounters.prompts import Prompt
from dardar.people.images import image
from dardar.people.lists import ORDERS, Sort, people, standing
from dardar.people.models import Key, Person

Row = TypeVar("Row", bound=Owned)

# Counting stops here: a page says «more than 99», and stays as quick with 20,000 people.
MOST_COUNTED: Final = 99
# So many of each list are shown at once: a day is cleared in small strides.
TO_SEAL: Final = 10
CARDS: Final = 5
ROWS: Final = 3
# What a card tells of the encounter something follows from.
CIRCUMSTANCES: Final = ("encounter__gathering", "encounter__space", "encounter__introduced_by")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """The first rows of a list, and how many there are: ``MOST_COUNTED + 1`` stands for more."""

    rows: Sequence[Row]
    total: int

    @property
    def has_more(self) -> bool:
        """Whether there are rows beyond those shown."""
        return self.total > len(self.rows)

    @property
    def is_uncounted(self) -> bool:
        """Whether there are more rows than were counted."""
        return self.total > MOST_COUNTED


@dataclass(frozen=True, slots=True)
class Today:
    """What a day asks for."""

    on: date
    to_seal: Part[FollowUp]
    due: Part[FollowUp]
    promises: Part[Promise]
    never: Part[Person]
    silent: Part[FollowUp]
    ahead: Sequence[FollowUp]

    @property
    def is_clear(self) -> bool:
        """Whether everything due is done."""
        return not (self.to_seal.total or self.due.total or self.promises.total)


def today(book: Book, on: date) -> Today:
    """Return what a day asks for, in a number of queries and a time that people do not change."""
    return Today(
        on=on,
        to_seal=part(to_seal(book, on), TO_SEAL),
        due=part(due(book, on), CARDS),
        promises=part(my_promises(book), CARDS),
        never=part(never_contacted(book), ROWS),
        silent=part(silent(book), ROWS),
        ahead=_next_ahead(book, on),
    )


def part(rows: QuerySet[Row], size: int) -> Part[Row]:
    """Return the first rows of a list with their number."""
    return Part(list(rows[:size]), rows[: MOST_COUNTED + 1].count())


def to_seal(book: Book, on: date) -> QuerySet[FollowUp]:
    """Return whom to seal by a day, the oldest miss on top."""
    # Coalesce keeps SQLite from an index by due day, which would have to sort all that are due.
    due_on = Coalesce("due_on", "first_due_on")
    seals = _follow_ups(book).filter(seals=True).alias(day=due_on).filter(day__lte=on)
    return seals.order_by("first_due_on", "id")


def due(book: Book, on: date) -> QuerySet[FollowUp]:
    """Return the other follow-ups due by a day, the longest due first."""
    return _follow_ups(book).filter(seals=False, due_on__lte=on).order_by("due_on", "id")


def ahead(book: Book, on: date) -> QuerySet[FollowUp]:
    """Return what falls due after a day, the next first."""
    return _follow_ups(book).filter(due_on__gt=on).order_by("due_on", "id")


def _next_ahead(book: Book, on: date) -> list[FollowUp]:
    """Return what comes next; the first of seals and of others are read off their own indexes."""
    coming = ahead(book, on).prefetch_related(None).select_related(None)
    first = [
        pk
        for seals in (True, False)
        for pk in coming.filter(seals=seals).values_list("pk", flat=True)[:CARDS]
    ]
    steps = FollowUp.objects.filter(pk__in=first).select_related("person")
    return list(steps.order_by("due_on", "id")[:CARDS])


def my_promises(book: Book) -> QuerySet[Promise]:
    """Return what I promised and have not kept yet, the oldest first."""
    promises = Promise.objects.filter(book=book, by_me=True, kept_on=None)
    return promises.select_related("person", *CIRCUMSTANCES).order_by("made_on", "id")


def never_contacted(book: Book) -> QuerySet[Person]:
    """Return who is in the book without any encounter, follow-up or word, the oldest first."""
    steps = FollowUp.objects.filter(person=OuterRef("pk"))
    return (
        people(book).defer(None).filter(last_contact_on=None).filter(~Exists(steps)).order_by("id")
    )


def silent(book: Book) -> QuerySet[FollowUp]:
    """Return whom I let go unsealed or uncontacted and was not in touch with since, latest first.

    Nobody is ever invisible, those let go neither.
    """
    let_go = _of_people(book).filter(state=FollowUp.State.LET_GO)
    untouched = Q(person__last_contact_on=None) | Q(
        seals=True, person__last_contact_on__lte=F("ended_on")
    )
    other_steps = FollowUp.objects.filter(person=OuterRef("person"), state=FollowUp.State.OPEN)
    found = let_go.filter(untouched).filter(~Exists(other_steps))
    return _with_cards(found).order_by("-ended_on", "-id")


def promises_to(step: FollowUp) -> list[Promise]:
    """Return my open promises to the person of a follow-up that came from a query above."""
    found: list[Promise] = step.person.my_promises  # type: ignore[attr-defined] # set by _with_cards
    return found


def _follow_ups(book: Book) -> QuerySet[FollowUp]:
    return _with_cards(_of_people(book).filter(state=FollowUp.State.OPEN))


def _of_people(book: Book) -> QuerySet[FollowUp]:
    """Return the follow-ups of people: not those that wait with an identity joined to somebody."""
    return FollowUp.objects.filter(book=book, person__joined_to=None)


def _with_cards(steps: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Return follow-ups with all that a card tells of them."""
    promises = Promise.objects.filter(by_me=True, kept_on=None).order_by("made_on", "id")
    return steps.select_related("person", *CIRCUMSTANCES).prefetch_related(
        Prefetch("person__promises", promises, to_attr="my_promises")
    )


def anybody(book: Book) -> bool:
    """Tell whether there is anybody in the book."""
    return people(book).exists()


def resolve(book: Book, names: Iterable[str]) -> dict[str, list[Person]]:
    """Return, for each name, who in the book is called exactly so (accents and case aside)."""
    keys = {name: name_key(name) for name in names}
    rows = Key.objects.filter(book=book, kind=NAME, value__in=set(keys.values()))
    found: dict[str, list[Person]] = {}
    for row in rows.select_related("person").order_by("person__sort_key", "person"):
        found.setdefault(row.value, []).append(row.person)
    return {name: found.get(key, []) for name, key in keys.items()}


def version(encounter: Encounter) -> str:
    """Return a mark that changes with an encounter, so that two tabs can't overwrite each other."""
    present = encounter.participations.order_by("person").values_list("person", flat=True)
    state = [image(encounter), [str(pk) for pk in present]]
    return hashlib.blake2b(json.dumps(state).encode(), digest_size=12).hexdigest()


def spaces(book: Book) -> QuerySet[Space]:
    """Return the spaces of a book by name."""
    return Space.objects.filter(book=book)


def gatherings(book: Book) -> QuerySet[Gathering]:
    """Return the gatherings of a book, the latest first."""
    found = Gathering.objects.filter(book=book).select_related("space")
    return found.order_by("-on", "name", "id")


def numbers_met(gatherings: Iterable[Gathering]) -> dict[UUID, int]:
    """Return how many people were met at each of some gatherings."""
    ids = [gathering.pk for gathering in gatherings]
    there = Participation.objects.filter(encounter__gathering__in=ids, person__joined_to=None)
    counted = there.values_list("encounter__gathering").annotate(Count("person", distinct=True))
    return dict.fromkeys(ids, 0) | dict(counted)


def recent_gathering_names(book: Book, most: int = 12) -> list[str]:
    """Return the names of the latest gatherings, each once."""
    named = Gathering.objects.filter(book=book).values("name").annotate(latest=Max("on"))
    return [row["name"] for row in named.order_by("-latest")[:most]]


def people_at(gathering: Gathering) -> QuerySet[Person]:
    """Return who was met at a gathering, by name."""
    there = Participation.objects.filter(encounter__gathering=gathering, person=OuterRef("pk"))
    present = standing().filter(Exists(there), book=gathering.book_id)
    return present.order_by(*ORDERS[Sort.NAME])


def encounters_with(person: Person) -> QuerySet[Encounter]:
    """Return the encounters with a person, the latest first, with all that a line tells of them."""
    return (
        Encounter.objects.filter(participations__person=person)
        .select_related("space", "gathering", "introduced_by")
        .prefetch_related(
            Prefetch("people", standing().order_by(*ORDERS[Sort.NAME])),
            Prefetch("fulfilled", FollowUp.objects.filter(person=person)),
            Prefetch("promises", Promise.objects.filter(person=person)),
        )
        .order_by("-on", "-id")
    )


def person_context(book: Book, person: Person) -> dict[str, Any]:
    """Return what the page of a person shows of encounters and of what follows from them.

    ``on`` is the owner's day, ``prompt`` the best reason to contact the person now.
    """
    on = days.today(book)
    promises = list(
        Promise.objects.filter(person=person)
        .select_related("encounter")
        .order_by(F("kept_on").desc(nulls_first=True), "made_on", "id")
    )
    steps = _steps(person)
    still = [step for step in steps if step.state == FollowUp.State.OPEN]
    return {
        "on": on,
        "first": encounters_with(person).last(),
        "seal": next((step for step in steps if step.seals), None),
        "open_follow_ups": still,
        "let_go_follow_ups": [step for step in steps if step.state == FollowUp.State.LET_GO],
        "my_promises": [promise for promise in promises if promise.by_me],
        "their_promises": [promise for promise in promises if not promise.by_me],
        "prompt": _best_prompt(book, person, still, promises, on),
        "later_days": days.later_days(book),
    }


def _steps(person: Person) -> list[FollowUp]:
    """Return the follow-ups of a person, with the person given, the next due first."""
    steps = list(
        FollowUp.objects.filter(person=person)
        .select_related(*CIRCUMSTANCES)
        .order_by("due_on", "id")
    )
    for step in steps:
        step.person = person
    return steps


def _best_prompt(
    book: Book, person: Person, steps: list[FollowUp], promises: list[Promise], on: date
) -> Prompt:
    """Return the prompt of the seal, else of what is due, else of my promise, else a bare one."""
    mine = [promise for promise in promises if promise.by_me and promise.kept_on is None]
    seal = next((step for step in steps if step.seals), None)
    if step := seal or next((step for step in steps if step.due_on <= on), None):
        return prompts.of_step(book, step, mine, on)
    if mine:
        return prompts.of_promise(book, mine[0], on)
    return prompts.of_person(book, person, on)


def own_people(book: Book, ids: Iterable[UUID]) -> list[Person]:
    """Return those of the people that are in the book, in the order given."""
    wanted = list(dict.fromkeys(ids))
    found = people(book).in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]
