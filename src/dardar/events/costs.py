"""What it costs that the host pins or forbids a meeting."""

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.planning.costs import Cost, cost_of_forbid, cost_of_pin
from dardar.events.errors import SameGuestError
from dardar.events.models import Guest, Pin
from dardar.events.problem import pair, prepare

__all__ = ["Cost", "cost_of"]


def cost_of(book: Book, one: Guest, other: Guest, kind: Pin.Kind) -> Cost:
    """Return what it would cost all together that two are to meet, or are not.

    Where they can't meet it only says so: not whether one asked for it, or is away, or there is no
    table.

    Raises:
        SameGuestError: they are one, or of different events.
        PermissionDenied: they belong to another book.

    """
    require_own(book, one, other)
    if one.pk == other.pk or one.event_id != other.event_id:
        raise SameGuestError
    prepared = prepare(one.event, one.event.seed)
    both = pair(one.pk, other.pk)
    if not prepared.guests.keys() >= set(both):
        return Cost(0.0, 0.0, is_possible=False)
    cost = cost_of_pin if kind == Pin.Kind.MEET else cost_of_forbid
    return cost(prepared.problem, *both)
