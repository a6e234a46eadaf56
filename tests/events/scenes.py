"""Events as far as tests need them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from dardar.accounts.models import Book
from dardar.circles.cards import CardWords
from dardar.events.actions import edit, what_of
from dardar.events.models import Event, Guest
from dardar.events.plan_models import Meeting, Plan, Seat
from dardar.events.signing_up import Answer, sign_up
from tests.giving.scenes import last, letters, link, token_of

__all__ = [
    "START",
    "answer",
    "changed",
    "checked_in",
    "ids",
    "last",
    "letters",
    "link",
    "now",
    "plan_of",
    "signed_up",
    "token_of",
]

# Monday, 14 September 2026, nine in the morning in Madrid.
START = datetime(2026, 9, 14, 7, tzinfo=UTC)


def answer(
    name: str,
    *,
    offers: Sequence[str] = (),
    needs: Sequence[str] = (),
    mail: str = "",
    company: str = "",
    languages: Sequence[str] = (),
    **more: Any,  # noqa: ANN401 - columns of an answer
) -> Answer:
    """Return what somebody says of themselves."""
    card = CardWords(name, company, languages, mail, "en")
    return Answer(card, offers, needs, **more)


def signed_up(
    event: Event,
    name: str,
    *,
    book: Book | None = None,
    **said: Any,  # noqa: ANN401 - see answer
) -> Guest:
    """Let somebody sign up and return them."""
    guest, _address = sign_up(event.token, answer(name, **said), link, book=book)
    return now(guest)


def checked_in(*guests: Guest) -> None:
    """Let guests be there."""
    Guest.objects.filter(pk__in=[one.pk for one in guests]).update(checked_in_at=START)
    for guest in guests:
        guest.refresh_from_db()


def now(guest: Guest) -> Guest:
    """Return a guest as they are now."""
    rows = Guest.objects.select_related("event__book__owner", "book", "user_book__owner")
    return rows.get(pk=guest.pk)


def changed(event: Event, **values: Any) -> None:  # noqa: ANN401 - columns of the form
    """Change an event as its host would."""
    edit(event.book, event, replace(what_of(event), **values))


def plan_of(event: Event, *rounds: Iterable[Sequence[Guest]]) -> Plan:
    """Let guests go by a plan with these meetings, round by round."""
    number = event.plans.count() + 1
    event.plans.update(is_current=False)
    plan = Plan.objects.create(
        book=event.book,
        event=event,
        number=number,
        seed=1,
        mode=event.mode,
        state=Plan.State.READY,
        is_current=True,
    )
    for at, meetings in enumerate(rounds):
        for guests in meetings:
            meeting = Meeting.objects.create(book=event.book, plan=plan, round=at)
            for guest in guests:
                Seat.objects.create(
                    book=event.book, plan=plan, meeting=meeting, guest=guest, round=at
                )
    return plan


def ids(guests: Iterable[Guest]) -> set[UUID]:
    """Return the ids of guests."""
    return {guest.pk for guest in guests}
