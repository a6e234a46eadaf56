"""Today in the owner's time: whom to call within the minutes there are, each with why now.

Every question is answered off an index in its very order, a bounded number of rows at a time: the
number of queries and the time do not grow with the people or the years of a book.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from dardar.accounts.models import Book
from dardar.core.calendar import DAY
from dardar.core.matching.taste import Because
from dardar.core.ties.rhythm import By, State
from dardar.core.ties.today import Candidate, Kind, Reason, Why, fill
from dardar.encounters.models import FollowUp
from dardar.encounters.queries import Today
from dardar.events.models import Event, Guest, KnownGuest
from dardar.giving.suggesting import Helper
from dardar.people.models import Person
from dardar.ties.learning import SKIPPED, asks_for_dormant, latest_nudges, taste_of, traits
from dardar.ties.models import Nudge, Tie
from dardar.ties.reckoning import NEWS, changed_work
from dardar.ties.towns import towns_in

# Minutes that each takes.
MINUTES: Final = {
    Kind.SEAL: 3.0,
    Kind.PROMISE: 5.0,
    Kind.DATE: 5.0,
    Kind.TIE: 8.0,
    Kind.DORMANT: 8.0,
    Kind.GIVE: 5.0,
}
# Rows looked at of each kind.
TIES: Final = 40
DORMANT: Final = 8
DATES: Final = 8
NEARBY: Final = 2
# A birthday is told of from the day before until some days after.
BEFORE: Final = DAY
AFTER: Final = 3 * DAY
# Events so near that they give reason to call somebody of their town not heard of for a month.
EVENTS: Final = timedelta(days=14)
UNHEARD: Final = timedelta(days=30)
# A strong tie gone dormant: so many days of contact, and silent for so long.
STRONG: Final = 10
ASLEEP: Final = timedelta(days=180)
_SET: Final = frozenset({By.PERSON.value, By.CIRCLE.value, By.RING.value})
_LEAP: Final = 229


@dataclass(frozen=True)
class Proposed:
    """Somebody to call today: why now, all that speaks for it, and what was learnt of it."""

    person: Person
    tie: Tie
    kind: Kind
    whys: Sequence[Why]
    learnt: Because | None
    minutes: float


@dataclass(frozen=True)
class InTime:
    """What fits into the owner's day.

    Attributes:
        budget: minutes there are today.
        minutes: minutes that what was chosen takes, seals and promises included.
        proposed: whom to call, in order.
        more: how many of those looked at found no room.

    """

    budget: float
    minutes: float
    proposed: Sequence[Proposed]
    more: int


Found = tuple[Tie, Candidate[UUID]]


def in_your_time(book: Book, on: date, day: Today, favour: Helper | None) -> InTime:
    """Return what fits into the minutes of a day.

    Args:
        book: of the owner.
        on: their day.
        day: what is to be done anyway: seals, next steps and promises come first.
        favour: what could be given today.

    """
    nudges = latest_nudges(book)
    found = list(_found(book, on, with_dormant=asks_for_dormant(nudges, on)))
    ties = {tie.person_id: tie for tie, _candidate in found}
    first = [*_of_day(day), *(candidate for _tie, candidate in found), *_of_favour(favour)]
    budget = book.minutes_a_week / len(book.weekdays)
    chosen = fill(first, budget, taste_of(nudges))
    whys = _whys(found)
    proposed = [
        Proposed(
            ties[item.what.person].person,
            ties[item.what.person],
            item.what.kind,
            whys[item.what.person],
            item.learnt,
            item.what.minutes,
        )
        for item in chosen.items
        if item.what.kind in _OURS
    ]
    return InTime(
        budget,
        chosen.minutes,
        proposed,
        sum(one.kind in _OURS for one in chosen.later),
    )


_OURS: Final = (Kind.DATE, Kind.TIE, Kind.DORMANT)


def due(book: Book, on: date) -> QuerySet[Tie]:
    """Return the ties that would lose most if left, of those whose rhythm asks for contact."""
    return _open(book, on, Kind.TIE).filter(state=State.DUE.value).order_by("-loss", "id")


def _open(book: Book, on: date, kind: Kind) -> QuerySet[Tie]:
    """Return ties to people with whom nothing else is planned and who were not skipped lately."""
    steps = FollowUp.objects.filter(person=OuterRef("person"), state=FollowUp.State.OPEN)
    skipped = Nudge.objects.filter(
        person=OuterRef("person"), kind=kind.value, taken=False, on__gt=on - SKIPPED
    )
    rows = Tie.objects.filter(book=book).filter(~Exists(steps), ~Exists(skipped))
    return rows.select_related("person")


def _found(book: Book, on: date, *, with_dormant: bool) -> Iterator[Found]:
    """Yield all that could be done, the reasons that have a day first."""
    yield from _birthdays(book, on)
    yield from _news(book, on)
    yield from _nearby(book, on)
    for tie in due(book, on)[:TIES]:
        yield tie, _candidate(tie, Kind.TIE, of_rhythm(tie, on))
    dormant = _open(book, on, Kind.DORMANT).filter(state=State.DORMANT.value)
    lately = dormant.filter(last_on__gt=on - ASLEEP).order_by("-loss", "id")
    for tie in lately[:DORMANT]:  # a quick rhythm broken off some weeks ago
        yield tie, _candidate(tie, Kind.TIE, of_rhythm(tie, on))
    if with_dormant:
        strong = dormant.filter(last_on__lte=on - ASLEEP, days__gte=STRONG)
        for tie in strong.order_by("-loss", "id")[:DORMANT]:
            yield tie, _candidate(tie, Kind.DORMANT, of_rhythm(tie, on))


def of_rhythm(tie: Tie, on: date) -> Why:
    """Return why now by the rhythm of a tie."""
    silent = (on - tie.last_on).days if tie.last_on else None
    is_long = tie.last_on is not None and tie.last_on <= on - ASLEEP
    if tie.state == State.DORMANT.value and is_long and tie.days >= STRONG:
        return Why(Reason.ASLEEP, on=tie.last_on, usual=tie.every, silent=silent)
    reason = Reason.DUE if tie.by in _SET else Reason.FADING
    return Why(reason, on=tie.last_on, usual=tie.every, silent=silent)


def _candidate(tie: Tie, kind: Kind, why: Why, due: date | None = None) -> Candidate[UUID]:
    return Candidate(
        tie.person_id,
        kind,
        MINUTES[kind],
        why,
        due,
        strength=tie.strength,
        chance=min(max(tie.chance, 0.0), 1.0),
        traits=traits(tie, kind),
    )


def _dated(book: Book, on: date) -> QuerySet[Tie]:
    rows = _open(book, on, Kind.DATE).exclude(state=State.QUIET.value)
    return rows.order_by("-strength")


def _birthdays(book: Book, on: date) -> Iterator[Found]:
    """Yield birthdays and anniversaries of these days, unless there was contact since."""
    window = {_month_day(day): day for day in _days(on - AFTER, on + BEFORE)}
    if _month_day(date(on.year, 2, 28)) in window and _LEAP not in window:
        window[_LEAP] = window[_month_day(date(on.year, 2, 28))]
    for column in ("born", "wed"):
        rows = _dated(book, on).filter(**{f"{column}__in": list(window)})
        for tie in rows[:DATES]:
            day = window[getattr(tie, column)]
            if tie.last_on is None or tie.last_on < min(day, on):
                why = Why(Reason.ANNIVERSARY, on=day, about=column)
                yield tie, _candidate(tie, Kind.DATE, why, day)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def _month_day(day: date) -> int:
    return day.month * 100 + day.day


def _news(book: Book, on: date) -> Iterator[Found]:
    """Yield whose work has changed, as a newer file says, if there was no contact since."""
    rows = _dated(book, on).filter(news_on__gt=on - NEWS, news_on__lte=on)
    # Since the latest is told of first, what is read is bounded by what came lately.
    ties = [
        tie
        for tie in rows.order_by("-news_on", "-strength")[: 3 * DATES]
        if tie.last_on is None or (tie.news_on and tie.last_on < tie.news_on)
    ][:DATES]
    changed = {row.person_id: row for row in changed_work(book, on, [t.person_id for t in ties])}
    for tie in ties:
        if tie.person_id in changed:
            why = Why(Reason.NEWS, on=tie.news_on, about=changed[tie.person_id])
            yield tie, _candidate(tie, Kind.DATE, why, on)


def _nearby(book: Book, on: date) -> Iterator[Found]:
    """Yield who lives where something of mine takes place soon, and has not been heard of."""
    events = _events_soon(book, on)
    towns = {town: event for event in reversed(events) for town in towns_in(event.place)}
    if not towns:
        return
    there = KnownGuest.objects.filter(
        book=book, person=OuterRef("person"), guest__event__in=[event.pk for event in events]
    )
    rows = _dated(book, on).filter(town__in=list(towns), last_on__lte=on - UNHEARD)
    for tie in rows.filter(~Exists(there))[:NEARBY]:
        event = towns[tie.town]
        day = event.starts_at.astimezone(book.zone).date()
        why = Why(Reason.NEARBY, on=day, about=event)
        yield tie, _candidate(tie, Kind.DATE, why, day)


def _events_soon(book: Book, on: date) -> list[Event]:
    """Return the events I host or go to within some days, the next first."""
    first = datetime.combine(on, time.min, book.zone)
    soon = Event.objects.filter(starts_at__gte=first, starts_at__lt=first + EVENTS, over_at=None)
    soon = soon.exclude(place="").order_by("starts_at", "pk")
    mine = soon.filter(book=book)
    places = Guest.objects.filter(user_book=book).exclude(state=Guest.State.AWAY)
    also = soon.filter(pk__in=places.values("event"))
    found = {event.pk: event for event in [*mine[:DATES], *also[:DATES]]}
    return sorted(found.values(), key=lambda event: (event.starts_at, event.pk))


def _whys(found: Iterable[Found]) -> dict[UUID, list[Why]]:
    """Return all that speaks for calling each person, what has a day first, at most two."""
    whys: dict[UUID, list[Why]] = {}
    for tie, candidate in found:
        its = whys.setdefault(tie.person_id, [])
        if len(its) < _MOST_WHYS:
            its.append(candidate.why)
    return whys


_MOST_WHYS: Final = 2


def _of_day(day: Today) -> Iterator[Candidate[UUID]]:
    """Yield what the day asks for anyway."""
    for seal in day.to_seal.rows:
        met = seal.encounter.on if seal.encounter else None
        yield _owed(seal.person_id, Kind.SEAL, Why(Reason.MET, on=met), seal.first_due_on)
    for step in day.due.rows:
        why = Why(Reason.PROMISED, on=step.due_on, about=step.text)
        yield _owed(step.person_id, Kind.PROMISE, why, step.due_on)
    for promise in day.promises.rows:
        why = Why(Reason.PROMISED, on=promise.made_on, about=promise.text)
        yield _owed(promise.person_id, Kind.PROMISE, why, promise.made_on)


def _owed(person: UUID, kind: Kind, why: Why, due: date) -> Candidate[UUID]:
    return Candidate(person, kind, MINUTES[kind], why, due)


def _of_favour(favour: Helper | None) -> Iterator[Candidate[UUID]]:
    if favour and favour.need.person_id:
        why = Why(Reason.CAN_GIVE, about=favour.need.words)
        yield Candidate(favour.need.person_id, Kind.GIVE, MINUTES[Kind.GIVE], why)
