"""What the pages of events show: to the host, and to each guest what they may see."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from dardar.accounts.models import Book
from dardar.core.identity.text import fold
from dardar.events.guests import coming
from dardar.events.models import Event, Guest, GuestAnswer, GuestReport, GuestWish, Table, Want
from dardar.events.plan_models import Meeting, Plan, Seat
from dardar.events.round_clock import times
from dardar.events.wanting import unseen_by
from dardar.giving.models import Role

# Before they have checked in, guests see so many cards at most, those that help them most: a list
# of all is for those who are there.
MOST_BEFORE: Final = 30
# Cards on a page.
PAGE: Final = 60
_CALLED: Final = ("pk", "name", "company")
Roster, State = Event.Roster, Guest.State


@dataclass(frozen=True, slots=True)
class GuestCard:
    """What a guest shares, as other guests see it: no address, no number."""

    guest: Guest  # without the picture, which is a page of its own: see picture()
    offers: Sequence[str] = ()
    needs: Sequence[str] = ()
    has_picture: bool = False


@dataclass(frozen=True, slots=True)
class MyMeeting:
    """A meeting of a guest: when, at which table, with whom, and who can give whom what."""

    round: int  # from 0
    begins_at: datetime
    ends_at: datetime
    table: Table | None
    others: Sequence[GuestCard]
    reasons: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting that is new in a plan, or no longer in it: its round from 0, and who."""

    round: int
    guests: Sequence[Guest]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a plan has otherwise than the one it follows, of the rounds it could change."""

    kept: int
    dropped: Sequence[Change]
    added: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Counts:
    """Guests of an event by what they are."""

    expected: int
    coming: int
    away: int
    checked_in: int
    no_shows: int
    answered: int


def events(book: Book) -> QuerySet[Event]:
    """Return the events of a book, the latest first."""
    return Event.objects.filter(book=book).order_by("-starts_at", "-pk")


def counts(event: Event) -> Counts:
    """Count the guests of an event."""
    found = event.guests.aggregate(
        expected=Count("pk", filter=Q(state=State.EXPECTED)),
        coming=Count("pk", filter=Q(state=State.COMING)),
        away=Count("pk", filter=Q(state=State.AWAY)),
        checked_in=Count("pk", filter=Q(checked_in_at__isnull=False)),
        no_shows=Count("pk", filter=Q(is_no_show=True)),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
    )
    return Counts(**found)


def guests(event: Event, words: str = "") -> QuerySet[Guest]:
    """Return the guests of an event for its host, by name, those of whom a name has some words."""
    return _named(event.guests.defer("image").order_by("name", "pk"), words)


def reports(book: Book, event: Event) -> list[GuestReport]:
    """Return what the host is told of guests, the open ones first."""
    told = GuestReport.objects.filter(book=book, about__event=event).select_related("about", "by")
    return sorted(told.order_by("-at", "-pk"), key=lambda one: one.settled_on is not None)


def current_plan(event: Event) -> Plan | None:
    """Return the plan that guests go by, None if there is none yet."""
    return event.plans.filter(is_current=True).first()


def sees_roster(guest: Guest) -> bool:
    """Tell whether a guest may see other guests' cards yet."""
    return guest.checked_in_at is not None or guest.event.roster == Roster.BEFORE


def visible(guest: Guest) -> QuerySet[Guest]:
    """Return whose cards a guest may see, by name.

    Of those who said something themselves, and neither blocked nor block. Before the guest has
    checked in these are only the few that help them most, if the host lets them see any.
    """
    if not sees_roster(guest):
        return Guest.objects.none()
    shown = coming(guest.event).exclude(answered_at=None).exclude(pk=guest.pk)
    shown = shown.exclude(pk__in=unseen_by(guest))
    if guest.checked_in_at is None:
        shown = shown.filter(pk__in=_most_helpful(guest))
    return shown


def cards(guest: Guest, words: str = "", first: int = 0) -> list[GuestCard]:
    """Return cards that a guest may see, by name: a page of them.

    Args:
        guest: who looks.
        words: only of those whose name or company has them.
        first: how many to pass over.

    """
    return _cards(_named(visible(guest), words)[first : first + PAGE])


def card(guest: Guest, other: UUID) -> GuestCard | None:
    """Return one card, if a guest may see it: of the roster, or of whom they meet by the plan."""
    met = [one for meeting in my_plan(guest) for one in meeting.others if one.guest.pk == other]
    found = met or _cards(visible(guest).filter(pk=other))
    return found[0] if found else None


def picture(guest: Guest, other: UUID) -> bytes:
    """Return the picture on a card that a guest may see, b"" if there is none, or not for them."""
    shown = card(guest, other)
    if shown is None or not shown.has_picture:
        return b""
    return bytes(Guest.objects.values_list("image", flat=True).get(pk=other))


def changes(plan: Plan) -> Changes:
    """Return what a plan has otherwise than the one it follows."""
    if plan.follows is None:
        return Changes(0, [], [])
    before, after = (
        {
            (number, frozenset(guest.pk for guest in guests)): guests
            for number, row in grid(one).items()
            for _meeting, guests in row
            if number >= plan.from_round
        }
        for one in (plan.follows, plan)
    )
    dropped = [Change(key[0], guests) for key, guests in before.items() if key not in after]
    added = [Change(key[0], guests) for key, guests in after.items() if key not in before]
    return Changes(len(before.keys() & after.keys()), dropped, added)


def my_plan(guest: Guest) -> list[MyMeeting]:
    """Return the meetings of a guest by the plan there is, in their order.

    With whom, they see no sooner than they may see the others' cards.
    """
    seats = Seat.objects.filter(guest=guest, plan__is_current=True)
    with_all = Prefetch("meeting__seats", _seats())
    mine = seats.select_related("meeting__table").prefetch_related(with_all).order_by("round")
    if not sees_roster(guest):
        return [_my_meeting(guest.event, seat, None) for seat in mine]
    others = {
        seat.pk: [one.guest for one in seat.meeting.seats.all() if one.guest_id != guest.pk]
        for seat in mine
    }
    known = _with_wishes([one for some in others.values() for one in some])
    return [
        _my_meeting(guest.event, seat, [known[one.pk] for one in others[seat.pk]]) for seat in mine
    ]


def grid(plan: Plan, only: int | None = None) -> dict[int, list[tuple[Meeting, list[Guest]]]]:
    """Return the meetings of a plan with their guests by round, tables in order.

    Args:
        plan: which one.
        only: the one round that is wanted, counted from 0; all if None.

    """
    wanted = plan.meetings.all() if only is None else plan.meetings.filter(round=only)
    rows = wanted.select_related("table").prefetch_related(
        Prefetch("seats", _seats().order_by("guest__name", "pk"))
    )
    found: dict[int, list[tuple[Meeting, list[Guest]]]] = defaultdict(list)
    for meeting in rows.order_by("round", "table__number", "pk"):
        found[meeting.round].append((meeting, [seat.guest for seat in meeting.seats.all()]))
    return dict(found)


def wanted_by_name(event: Event) -> list[Want]:
    """Return wants that name somebody, for the planner to find out of whom they are."""
    there = Want.objects.filter(by__event=event, of=None)
    return list(there.order_by("pk"))


def _my_meeting(event: Event, seat: Seat, others: Sequence[GuestCard] | None) -> MyMeeting:
    """Return a meeting; None hides with whom it is."""
    begins, ends = times(event, seat.round)
    meeting = seat.meeting
    reasons = [] if others is None else meeting.reasons
    return MyMeeting(seat.round, begins, ends, meeting.table, others or [], reasons)


def _seats() -> QuerySet[Seat]:
    """Return seats with their guests, but for the pictures: they are many and large."""
    return Seat.objects.select_related("guest").defer("guest__image")


def _most_helpful(guest: Guest) -> list[UUID]:
    """Return with whom a guest has most to give and to get, the best first."""
    with_me = Q(need__guest=guest) | Q(offer__guest=guest)
    rows = GuestAnswer.objects.filter(with_me, need__guest__event=guest.event_id)
    scores: dict[UUID, float] = defaultdict(float)
    for taker, giver, score in rows.values_list("need__guest", "offer__guest", "score"):
        scores[giver if taker == guest.pk else taker] += score
    ranked = sorted(scores, key=lambda pk: (-scores[pk], pk))
    return ranked[:MOST_BEFORE]


def _named(found: QuerySet[Guest], words: str) -> QuerySet[Guest]:
    """Return those whose name or company has some words, with or without accents.

    Folded names are in no column: a roster is short enough to be folded when somebody looks.
    """
    wanted = fold(words).split()
    if not wanted:
        return found
    said = ((pk, fold(f"{name} {company}")) for pk, name, company in found.values_list(*_CALLED))
    return found.filter(pk__in=[pk for pk, text in said if all(word in text for word in wanted)])


def _cards(shown: QuerySet[Guest]) -> list[GuestCard]:
    found = list(shown)
    wishes = _with_wishes(found)
    return [wishes[one.pk] for one in found]


def _with_wishes(people: Sequence[Guest]) -> dict[UUID, GuestCard]:
    """Return cards by whose they are; who has said nothing themselves shares nothing but a name."""
    said: dict[UUID, dict[str, list[str]]] = {
        one.pk: {Role.OFFER: [], Role.NEED: []} for one in people if one.answered_at
    }
    rows = GuestWish.objects.filter(guest__in=list(said), state=GuestWish.State.OPEN)
    for pk, role, words in rows.order_by("created_at", "pk").values_list("guest", "role", "words"):
        said[pk][role].append(words)
    pictured = Guest.objects.filter(pk__in=list(said)).exclude(image=b"")
    with_picture = set(pictured.values_list("pk", flat=True))
    return {
        one.pk: GuestCard(
            one, said[one.pk][Role.OFFER], said[one.pk][Role.NEED], one.pk in with_picture
        )
        if one.pk in said
        else GuestCard(one)
        for one in people
    }
