"""Prompts: whom to contact and why, with every way to do so one tap away."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dardar.accounts.models import Book
from dardar.encounters.drafts import Draft, Occasion, draft
from dardar.encounters.models import Encounter, FollowUp, Promise
from dardar.encounters.reach import How, Way, ways
from dardar.people.models import Person


@dataclass(frozen=True, slots=True)
class Prompt:
    """Somebody to contact: what asks for it, a draft, and the ways to reach them."""

    person: Person
    draft: Draft
    ways: list[Way]
    step: FollowUp | None = None
    promise: Promise | None = None

    @property
    def key(self) -> UUID:
        """The id of what asks for it, which tells one prompt from another."""
        return (self.step or self.promise or self.person).pk

    @property
    def encounter(self) -> Encounter | None:
        """The encounter it follows from."""
        cause = self.step or self.promise
        return cause.encounter if cause else None

    @property
    def kind(self) -> Encounter.Kind:
        """The kind of contact that is most likely, as messages go to mobiles and mails to desks."""
        hows = {way.how for way in self.ways}
        order = (How.CHAT, How.MAIL, How.CALL)
        chosen = next((how for how in order if how in hows), None)
        return chosen.kind if chosen else Encounter.Kind.MEETING


def of_step(book: Book, step: FollowUp, promises: list[Promise], on: date) -> Prompt:
    """Return the prompt of a follow-up; one that seals also reminds of what I promised."""
    if step.seals:
        texts = [promise.text for promise in promises]
        occasion = Occasion(encounter=step.encounter, promises=texts)
    else:
        occasion = Occasion(step=step.text)
    return _prompt(book, step.person, occasion, on, step=step)


def of_promise(book: Book, promise: Promise, on: date) -> Prompt:
    """Return the prompt of a promise of mine."""
    occasion = Occasion(promises=[promise.text])
    return _prompt(book, promise.person, occasion, on, promise=promise)


def of_person(book: Book, person: Person, on: date) -> Prompt:
    """Return the prompt to write to somebody for no other reason than they."""
    return _prompt(book, person, Occasion(), on)


def _prompt(
    book: Book,
    person: Person,
    occasion: Occasion,
    on: date,
    *,
    step: FollowUp | None = None,
    promise: Promise | None = None,
) -> Prompt:
    written = draft(book, person, occasion, on)
    return Prompt(person, written, ways(person, book.region, written), step, promise)
