"""Who is there: check-in by the host or at the door, leaving early, no-shows, who needs no steps.

Each is one statement that changes one row, so that two hundred in a minute wait for nobody long and
a tap that came twice counts once. What changes who can meet has the rest of the plan made anew.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.events.errors import OverError
from dardar.events.models import Event, Guest
from dardar.events.plan_models import Seat
from dardar.events.planning import follow_soon
from dardar.giving.errors import NoLinkError

State = Guest.State


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who has checked in, and whether only just now."""

    guest: Guest
    is_first: bool


def check_in(book: Book, guest: Guest) -> Arrival:
    """Check a guest in.

    Raises:
        OverError: the event is over.
        PermissionDenied: they belong to another book.

    """
    require_own(book, guest)
    return _arrive(guest)


def check_in_by_code(book: Book, event: Event, code: str) -> Arrival:
    """Check in whose badge or phone shows this code.

    Raises:
        NoLinkError: nobody's of this event.
        OverError: the event is over.
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    guest = event.guests.select_related("event").filter(code=code[:32]).first()
    if guest is None:
        raise NoLinkError
    return _arrive(guest)


def arrive(guest: Guest, door: str) -> Arrival:
    """Check a guest in who has scanned what hangs at the entrance.

    Raises:
        NoLinkError: it hangs at another's entrance.
        OverError: the event is over.

    """
    if not constant_time_compare(door, guest.event.door):
        raise NoLinkError
    return _arrive(guest)


def take_back(book: Book, guest: Guest) -> None:
    """Take a check-in back that was a mistake.

    Raises:
        PermissionDenied: they belong to another book.

    """
    require_own(book, guest)
    _row(guest).update(checked_in_at=None)


def leave_early(guest: Guest) -> None:
    """Let a guest have left: they meet nobody from the next round on."""
    if _row(guest).filter(left_at=None).update(left_at=timezone.now()):
        follow_soon(guest.event)


def come_back(guest: Guest) -> None:
    """Let a guest be there again who had left."""
    if _row(guest).exclude(left_at=None).update(left_at=None):
        follow_soon(guest.event)


def miss(book: Book, guest: Guest) -> None:
    """Say that a guest did not show up, so that nobody waits for them.

    Raises:
        PermissionDenied: they belong to another book.

    """
    require_own(book, guest)
    if _row(guest).filter(is_no_show=False).update(is_no_show=True, checked_in_at=None):
        follow_soon(guest.event)


def miss_the_rest(book: Book, event: Event) -> int:
    """Say so of all who are not there yet and return how many.

    Raises:
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    missing = event.guests.exclude(state=State.AWAY).filter(checked_in_at=None, is_no_show=False)
    with transaction.atomic():
        count = missing.update(is_no_show=True)
        if count:
            follow_soon(event)
    return count


def set_steps_free(book: Book, guest: Guest, *, needs: bool) -> None:
    """Say whether a guest needs a table that is reached without steps, as they told the host.

    Raises:
        PermissionDenied: they belong to another book.

    """
    require_own(book, guest)
    if _row(guest).exclude(needs_steps_free=needs).update(needs_steps_free=needs):
        follow_soon(guest.event)


def _arrive(guest: Guest) -> Arrival:
    event = guest.event
    if event.over_at or event.erased_at:
        raise OverError
    with transaction.atomic():
        was = _row(guest).values("is_no_show", "left_at", "state").first()
        if was is None:
            raise NoLinkError
        away = was["is_no_show"] or was["left_at"] or was["state"] == State.AWAY
        waiting = _row(guest).filter(checked_in_at=None)
        is_first = bool(waiting.update(checked_in_at=timezone.now()))
        if away:
            _row(guest).update(is_no_show=False, left_at=None, state=State.COMING)
        if away or (is_first and not _is_planned(guest)):
            follow_soon(event)
    guest.refresh_from_db()
    return Arrival(guest, is_first=is_first or bool(away))


def _is_planned(guest: Guest) -> bool:
    """Tell whether the plan counts on a guest already, so that nothing changes as they come."""
    return Seat.objects.filter(guest=guest, plan__is_current=True).exists()


def _row(guest: Guest) -> QuerySet[Guest]:
    return Guest.objects.filter(pk=guest.pk)
