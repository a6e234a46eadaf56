"""Verbs of being in touch: meet, talk, and set right what was said of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.days import coming, happened
from dardar.encounters.errors import EncounterConflictError, NobodyError
from dardar.encounters.models import (
    Encounter,
    FollowUp,
    Gathering,
    Participation,
    Promise,
    Space,
)
from dardar.encounters.places import gathering_of, space_of
from dardar.encounters.queries import version
from dardar.encounters.sealing import settle
from dardar.ids import new_id
from dardar.people.actions import EmptyPersonError, write_person
from dardar.people.history import LONGEST_NAME, named
from dardar.people.journal import Journal, change
from dardar.people.models import Person

# Writes what belongs to a meeting besides, of those who took part.
Besides = Callable[[Journal, Sequence[Person]], None]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is not in the book yet, in the owner's own words."""

    fields: tuple[Field, ...]

    @classmethod
    def named(cls, name: str, *, phone: str = "", email: str = "") -> "Newcomer":
        """Return somebody of this name, with the ways to reach them if they are known."""
        said = ((Kind.NAME, name), (Kind.PHONE, phone), (Kind.EMAIL, email))
        return cls(tuple(Field(kind, text.strip()) for kind, text in said if text.strip()))

    def __str__(self) -> str:
        """Return what they are called.

        Raises:
            EmptyPersonError: nothing says who they are.

        """
        if not any(field.value.strip() for field in self.fields):
            raise EmptyPersonError
        return next((f.value for f in self.fields if f.kind is Kind.NAME), self.fields[0].value)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next with somebody, and when."""

    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Circumstances:
    """All that an encounter is besides the people who took part."""

    on: date
    kind: Encounter.Kind = Encounter.Kind.MEETING
    space: Space | str | None = None
    gathering: Gathering | str | None = None
    introduced_by: Person | Newcomer | None = None
    said: str = ""


def meet(
    book: Book,
    people: Sequence[Person | Newcomer],
    what: Circumstances,
    *,
    promised: Iterable[str] = (),
    they_promised: Iterable[str] = (),
    next_step: NextStep | None = None,
    key: UUID | None = None,
    besides: Besides | None = None,
) -> Encounter:
    """Remember whom I met, as one change, and return the encounter.

    Newcomers become people; a space or gathering given by a name not known is made. Whoever has
    never been met before gets a follow-up that seals, due the next working day. Promises and the
    next step hold for each of the people.

    Args:
        book: of the owner.
        people: who took part.
        what: how, when, where, through whom, and what was said.
        promised: what I promised, one text a promise.
        they_promised: what was promised to me.
        next_step: what to do next, besides sealing.
        key: the id the encounter shall have; one there is already is returned as it is, so that a
            form sent twice is kept once.
        besides: writes what features further up keep of those who took part, in the same change.

    Raises:
        NobodyError: there are no people.
        EmptyPersonError: a newcomer without any word on who they are.
        FutureDayError, PastDayError: the day met lies ahead; the next step is due before today.
        PermissionDenied: something belongs to another book.

    """
    if not people:
        raise NobodyError
    happened(book, what.on)
    if next_step:
        coming(book, next_step.due_on)
    names = [str(one) for one in people]
    with change(book, "met", names=named(names)) as journal:
        Book.objects.select_for_update().get(pk=book.pk)  # a form sent twice waits for itself
        if key and (known := Encounter.objects.filter(pk=key).first()):
            require_own(book, known)
            return known
        present = _present(journal, people)
        encounter = journal.create(
            Encounter(pk=key or new_id(), book=book, **_columns(journal, what))
        )
        _gather(journal, encounter, present)
        for person in present:
            _promise(journal, encounter, person, promised, by_me=True)
            _promise(journal, encounter, person, they_promised, by_me=False)
            if next_step:
                _next(journal, encounter, person, next_step)
        if besides:
            besides(journal, present)
        settle(journal, [person.pk for person in present], opened_by=encounter)
    return encounter


def talked(
    book: Book,
    person: Person,
    kind: Encounter.Kind,
    *,
    on: date | None = None,
    said: str = "",
) -> Encounter:
    """Remember, in one tap, that I was in touch with somebody I know; return the encounter.

    It fulfils a seal that is open, if they were met on an earlier day. Only a meeting opens one.

    Raises:
        FutureDayError: the day lies ahead.
        PermissionDenied: the person belongs to another book.

    """
    what = Circumstances(on=happened(book, on), kind=kind, said=said)
    with change(book, "talked", people=[person], name=person.name[:LONGEST_NAME]) as journal:
        return log(journal, [person], what)


def log(journal: Journal, people: Sequence[Person], what: Circumstances) -> Encounter:
    """Write an encounter as a part of a change, settle the seals it touches, and return it."""
    encounter = journal.create(Encounter(book=journal.book, **_columns(journal, what)))
    _gather(journal, encounter, people)
    opened_by = encounter if what.kind == Encounter.Kind.MEETING else None
    settle(journal, [person.pk for person in people], opened_by=opened_by)
    return encounter


def edit_encounter(
    book: Book,
    encounter: Encounter,
    people: Sequence[Person | Newcomer],
    what: Circumstances,
    *,
    base: str,
) -> None:
    """Set right who took part in an encounter and how it was; what follows from it follows suit.

    Args:
        book: of the owner.
        encounter: which one.
        people: who took part, all of them.
        what: how it was, all of it.
        base: the :func:`~dardar.encounters.queries.version` the form was made from.

    Raises:
        EncounterConflictError: it has been changed since.
        NobodyError, EmptyPersonError, FutureDayError, PermissionDenied: as for :func:`meet`.

    """
    require_own(book, encounter)
    if not people:
        raise NobodyError
    happened(book, what.on)
    names = [str(one) for one in people]
    with change(book, "encounter_edited", names=named(names)) as journal:
        encounter = Encounter.objects.select_for_update().get(pk=encounter.pk)
        if version(encounter) != base:
            raise EncounterConflictError
        present = _present(journal, people)
        before, day, gathering = (
            list(encounter.participations.select_related("person")),
            encounter.on,
            encounter.gathering,
        )
        journal.update(encounter, **_columns(journal, what))
        _move_days(journal, encounter, day)
        _forget_if_empty(journal, gathering)
        staying = {person.pk for person in present}
        there = {one.person.joined_to_id or one.person_id for one in before}
        journal.delete_all(
            [one for one in before if not staying & {one.person_id, one.person.joined_to_id}]
        )
        _gather(journal, encounter, [person for person in present if person.pk not in there])
        settle(journal, sorted(there | staying), opened_by=encounter)


def delete_encounter(book: Book, encounter: Encounter) -> None:
    """Delete an encounter with the open promises and next steps that came of it.

    What was kept or done since stays, and so do the people; a follow-up it fulfilled is open again
    unless another contact fulfils it.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, encounter)
    people = list(encounter.people.filter(joined_to=None))
    names = [person.name for person in people]
    with change(book, "encounter_deleted", people=people, names=named(names)) as journal:
        encounter = Encounter.objects.select_for_update().get(pk=encounter.pk)
        gathering = encounter.gathering
        journal.delete_all(list(encounter.promises.filter(kept_on=None)))
        journal.delete_all(
            list(encounter.follow_ups.filter(state=FollowUp.State.OPEN, seals=False))
        )
        for follow_up in encounter.fulfilled.all():
            journal.update(follow_up, state=FollowUp.State.OPEN, done_by=None, ended_on=None)
        journal.delete(encounter)
        _forget_if_empty(journal, gathering)
        settle(journal, [person.pk for person in people])


def _present(journal: Journal, people: Iterable[Person | Newcomer]) -> list[Person]:
    """Return people each once, newcomers written down."""
    known: dict[UUID, Person] = {}
    for one in people:
        person = one if isinstance(one, Person) else write_person(journal, one.fields)
        require_own(journal.book, person)
        known.setdefault(person.pk, person)
    journal.about(known)
    return list(known.values())


def _columns(journal: Journal, what: Circumstances) -> dict[str, Any]:
    """Return the columns of an encounter, with what is new among them made."""
    introducer = what.introduced_by
    space = space_of(journal, what.space)
    gathering = gathering_of(journal, what.gathering, what.on, space)
    require_own(journal.book, space, gathering)
    if introducer is not None:
        [introducer] = _present(journal, [introducer])
    return {
        "kind": what.kind,
        "on": what.on,
        "space": space or (gathering.space if gathering else None),
        "gathering": gathering,
        "introduced_by": introducer,
        "said": what.said.strip(),
    }


def _gather(journal: Journal, encounter: Encounter, people: Iterable[Person]) -> None:
    journal.create_all(
        [Participation(book=journal.book, encounter=encounter, person=one) for one in people]
    )


def _promise(
    journal: Journal, encounter: Encounter, person: Person, texts: Iterable[str], *, by_me: bool
) -> None:
    for text in texts:
        if words := " ".join(text.split())[:500]:
            journal.create(
                Promise(
                    book=journal.book,
                    person=person,
                    encounter=encounter,
                    by_me=by_me,
                    text=words,
                    made_on=encounter.on,
                )
            )


def _next(journal: Journal, encounter: Encounter, person: Person, step: NextStep) -> None:
    journal.create(
        FollowUp(
            book=journal.book,
            person=person,
            encounter=encounter,
            text=" ".join(step.text.split())[:500],
            due_on=step.due_on,
            first_due_on=step.due_on,
        )
    )


def _move_days(journal: Journal, encounter: Encounter, day: date) -> None:
    """Take along what bears the day of an encounter that was on another day before."""
    gathering = encounter.gathering
    if gathering and gathering.on == day and gathering.encounters.count() == 1:
        journal.update(gathering, on=encounter.on)
    for promise in encounter.promises.filter(made_on=day):
        journal.update(promise, made_on=encounter.on)
    for follow_up in encounter.fulfilled.filter(seals=False):
        journal.update(follow_up, ended_on=encounter.on)


def _forget_if_empty(journal: Journal, gathering: Gathering | None) -> None:
    if gathering and not gathering.encounters.exists():
        journal.delete(gathering)
