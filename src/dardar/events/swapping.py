"""After a meeting, one tap: swap cards, if both agree; a give; a next step."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dardar.circles.cards import note_use
from dardar.core.cards.fields import Field
from dardar.core.cards.vcard.quote import safe
from dardar.events.errors import NotMetError, SameGuestError
from dardar.events.keeping import follow_note, given, is_swapped, keep
from dardar.events.models import Guest
from dardar.events.plan_models import Seat, Swap
from dardar.events.round_clock import Phase, first_open_round, moment
from dardar.events.wanting import unseen_by
from dardar.giving.errors import NoLinkError, TooLongError
from dardar.giving.models import LONGEST


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody a guest has met, and what the guest did since."""

    guest: Guest
    round: int | None  # counted from 0; None if it was not by the plan
    agreed: bool
    is_swapped: bool  # both agreed: the card may be shown
    give: str
    next_step: str


@transaction.atomic
def agree(guest: Guest, other: Guest) -> bool:
    """Give one's card to somebody, if they give theirs; tell whether both have agreed.

    The same tap sent twice counts once. Of two who agree at the same moment the later one finds
    that both have. Each who has a book here has the other in it from then on.

    Raises:
        SameGuestError: they are one, or at different events.
        NotMetError: they have not met.
        NoLinkError: one of them is no guest any more.

    """
    me, them = _pair(guest, other)
    mine = _side(me, them)
    is_new = mine.agreed_at is None
    if is_new:
        mine.agreed_at = timezone.now()
        mine.save(update_fields=["agreed_at"])
        note_use(me)
    both = is_swapped(me, them)
    if both and is_new:
        keep(me, them)
        keep(them, me)
    return both


@transaction.atomic
def take_back(guest: Guest, other: Guest) -> None:
    """Not give one's card after all; once both have agreed, nothing can be taken back."""
    if not is_swapped(guest, other):
        Swap.objects.filter(by=guest, to=other).update(agreed_at=None)


@transaction.atomic
def note(guest: Guest, other: Guest, *, give: str = "", next_step: str = "") -> None:
    """Write down what one gives somebody and what comes next: for oneself, and one's book.

    Raises:
        TooLongError: it has too many words.
        SameGuestError, NotMetError, NoLinkError: as for :func:`agree`.

    """
    said = {"give": " ".join(safe(give).split()), "next_step": " ".join(safe(next_step).split())}
    if max(map(len, said.values())) > LONGEST:
        raise TooLongError
    me, them = _pair(guest, other)
    before = _side(me, them)
    Swap.objects.filter(pk=before.pk).update(**said)
    note_use(me)
    follow_note(before, **said)


def card_of(guest: Guest, other: Guest) -> list[Field]:
    """Return the card that somebody gave a guest, with the ways to reach them.

    Raises:
        NotMetError: they have not both agreed.

    """
    if not is_swapped(guest, other):
        raise NotMetError
    return given(other)


def met_by(guest: Guest) -> list[Met]:
    """Return whom a guest has met by the plan so far, and with whom they swap besides."""
    begun = _begun(guest)
    # The first of several counts: it comes last.
    rounds = dict(begun.order_by("-round").values_list("guest", "round"))
    mine = {swap.to_id: swap for swap in guest.swaps.all()}
    agreed = guest.swaps.exclude(agreed_at=None).values("to")
    theirs = guest.swapped.filter(by__in=agreed).exclude(agreed_at=None)
    swapped = set(theirs.values_list("by", flat=True))
    shown = (rounds.keys() | mine.keys()) - unseen_by(guest)
    found = Guest.objects.filter(pk__in=shown).select_related("user_book__owner")
    rows = [_met(other, rounds, mine, swapped) for other in found]
    return sorted(rows, key=lambda one: (one.round is None, one.round or 0, one.guest.name))


def _met(other: Guest, rounds: dict[UUID, int], mine: dict[UUID, Swap], swapped: set[UUID]) -> Met:
    swap = mine.get(other.pk)
    return Met(
        other,
        rounds.get(other.pk),
        agreed=swap is not None and swap.agreed_at is not None,
        is_swapped=other.pk in swapped,
        give=swap.give if swap else "",
        next_step=swap.next_step if swap else "",
    )


def _pair(guest: Guest, other: Guest) -> tuple[Guest, Guest]:
    """Return two guests as they are now, locked in one order, who may swap cards."""
    if guest.pk == other.pk or guest.event_id != other.event_id:
        raise SameGuestError
    rows = Guest.objects.filter(pk__in=[guest.pk, other.pk], book__owner__is_active=True)
    rows = rows.select_related("event", "book", "user_book__owner").order_by("pk")
    found = {row.pk: row for row in rows.select_for_update(of=("self",))}
    if len(found) < len({guest.pk, other.pk}):
        raise NoLinkError
    me, them = found[guest.pk], found[other.pk]
    are_there = me.checked_in_at and them.checked_in_at
    if not are_there and not _begun(me).filter(guest=them).exists():
        raise NotMetError
    return me, them


def _begun(guest: Guest) -> QuerySet[Seat]:
    """Return the seats of others in those meetings of a guest that have begun."""
    event = guest.event
    is_over = moment(event).phase is Phase.OVER
    before = event.rounds if is_over else first_open_round(event)
    mine = Seat.objects.filter(guest=guest, plan__is_current=True, round__lt=before)
    return Seat.objects.filter(meeting__in=mine.values("meeting")).exclude(guest=guest)


def _side(me: Guest, them: Guest) -> Swap:
    side, _is_new = Swap.objects.get_or_create(by=me, to=them, defaults={"book": me.book})
    return side
