"""The plan: make it, read its proof, see who meets whom, pin and forbid, stop, go back."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.core.identity.text import fold
from dardar.events import actions, guests, planning, queries
from dardar.events.costs import cost_of
from dardar.events.errors import NoPlanError, OverError, SameGuestError
from dardar.events.models import Event, Guest, Pin
from dardar.events.plan_models import Plan
from dardar.web.asked import as_uuid
from dardar.web.events import proof
from dardar.web.events.hosted import done, own_event, show
from dardar.web.events.weave import weave
from dardar.web.requests import BookRequest

PER_PAGE: Final = 100
_LISTED: Final = 400  # names that a field proposes
State = Plan.State
_MADE: Final = frozenset({State.READY, State.STOPPED})


@require_GET
def plan(request: BookRequest, event: UUID) -> HttpResponse:
    """Show the plan: how it is made, how good it is, who meets whom."""
    found = own_event(request, event)
    context = _state(found)
    if request.htmx:
        answer = show(request, found, "_plan_state", context)
        if not context["is_made"]:
            answer["HX-Refresh"] = "true"  # the rest of the page shows the plan that is ready now
        return answer
    current = context["current"]
    round_ = _round(request, found)
    if current:
        meetings = queries.grid(current, only=round_).get(round_, [])
        context["page_obj"] = Paginator(meetings, PER_PAGE).get_page(request.GET.get("page"))
        context["weave"] = weave(current)
        context["changes"] = queries.changes(current) if current.follows_id else None
    counted = guests.counted(found)
    context |= {
        "tab": "plan",
        "late": _late(found, current, counted),
        "round": round_,
        "rounds": range(found.rounds),
        "pins": list(found.pins.select_related("one", "other").order_by("pk")),
        "earlier": list(found.plans.select_related("follows")[:10]),
        "counted": len(counted),
    }
    return show(request, found, "plan", context)


@require_POST
def make(request: BookRequest, event: UUID) -> HttpResponse:
    """Have the plan made, or another one."""
    found = own_event(request, event)
    verb = planning.make_another if "another" in request.POST else planning.make
    try:
        verb(request.book, found)
    except OverError:
        messages.info(request, _("All rounds have begun: nothing is left to plan."))
    return redirect("event_plan", found.pk)


@require_POST
def stop(request: BookRequest, event: UUID, pk: UUID) -> HttpResponse:
    """Be content with what there is of a plan that is being made."""
    found = own_event(request, event)
    planning.stop(request.book, _plan(found, pk))
    return redirect("event_plan", found.pk)


@require_POST
def use(request: BookRequest, event: UUID, pk: UUID) -> HttpResponse:
    """Go by a plan that was made earlier."""
    found = own_event(request, event)
    wanted = _plan(found, pk)
    try:
        planning.use(request.book, wanted)
    except NoPlanError:
        messages.error(request, _("This plan can’t be gone by any more: rounds have begun."))
    else:
        text = _("Guests go by plan %(number)s now.") % {"number": wanted.number}
        messages.success(request, text)
    return redirect("event_plan", found.pk)


@require_http_methods(["GET", "POST"])
def pin(request: BookRequest, event: UUID) -> HttpResponse:
    """Show what it costs that two are to meet, or are not; or keep that."""
    found = own_event(request, event)
    asked = request.POST if request.method == "POST" else request.GET
    kind = Pin.Kind.FORBID if asked.get("kind") == "forbid" else Pin.Kind.MEET
    names = [asked.get("one", "")[:200], asked.get("other", "")[:200]]
    two = [_meant(found, name) for name in names]
    context: dict[str, Any] = {
        "tab": "plan",
        "kind": kind,
        "names": [guest.name if guest else name for guest, name in zip(two, names, strict=True)],
        "known": list(guests.coming(found).values_list("name", flat=True)[:_LISTED]),
        "fault": "",
    }
    one, other = two
    if any(names) and (one is None or other is None):
        context["fault"] = _("Write the whole name of a guest, one that only one of them has.")
    elif one and other:
        try:
            if request.method == "POST":
                return _pinned(request, found, (one, other), kind)
            cost = cost_of(request.book, one, other, kind)
            lost = proof.percent(cost.share) if cost.is_possible else ""
            context |= {"cost": cost, "cost_percent": lost, "one": one, "other": other}
        except SameGuestError:
            context["fault"] = _("Nobody meets themselves.")
    return show(request, found, "pin", context, status=422 if context["fault"] else 200)


@require_POST
def unpin(request: BookRequest, event: UUID, pk: UUID) -> HttpResponse:
    """Take back that two are to meet, or are not."""
    found = own_event(request, event)
    pinned = get_object_or_404(Pin, event=found, pk=pk)
    text = _("Taken back. It counts when the plan is made next.")
    then = f"{reverse('event_plan', args=[found.pk])}#pins"
    return done(request, lambda: actions.unpin(request.book, pinned), text, then)


def _pinned(
    request: BookRequest, event: Event, two: tuple[Guest, Guest], kind: Pin.Kind
) -> HttpResponse:
    then = f"{reverse('event_plan', args=[event.pk])}#pins"
    text = _("Kept. It counts when the plan is made next.")
    return done(request, lambda: actions.pin(request.book, *two, kind), text, then)


def _state(event: Event) -> dict[str, Any]:
    """Return what tells how far the latest plan is, and how good the one that is gone by."""
    latest = event.plans.first()
    current = queries.current_plan(event)
    is_made = latest is not None and latest.state == State.COMPUTING
    shown = latest if is_made and latest and latest.proof else current
    return {
        "event": event,
        "latest": latest,
        "current": current,
        "is_made": is_made,
        "percent": round(100 * latest.progress) if latest else 0,
        "is_failed": latest is not None and latest.state == State.FAILED,
        "why": proof.obstacles(event, latest) if latest else [],
        "notes": proof.notes(shown) if shown else [],
        "proof": proof.told(event, shown) if shown else None,
        "seed": str(shown.seed) if shown else "",
        "is_first": is_made and shown is latest,
        "is_late": latest is not None and latest.state in _MADE and current is None,
    }


def _late(event: Event, current: Plan | None, counted: Sequence[Guest]) -> int:
    """Return how many guests came onto the list after the plan was made.

    Once rounds have begun, a plan follows those who come by itself.
    """
    if current is None or event.begun_at:
        return 0
    return sum(guest.created_at > current.created_at for guest in counted)


def _plan(event: Event, pk: UUID) -> Plan:
    return get_object_or_404(Plan, event=event, pk=pk)


def _round(request: BookRequest, event: Event) -> int:
    asked = request.GET.get("round", "")
    number = int(asked) - 1 if asked.isdecimal() and asked.isascii() and len(asked) < 4 else 0  # noqa: PLR2004
    return min(max(number, 0), event.rounds - 1)


def _meant(event: Event, name: str) -> Guest | None:
    """Return the one guest that a name or an id means."""
    rows = event.guests.exclude(state=Guest.State.AWAY).defer("image").select_related("event__book")
    if pk := as_uuid(name):
        return rows.filter(pk=pk).first()
    words = fold(name)
    found = list(rows.filter(name__iexact=name.strip())) if words else []
    found = found or ([one for one in rows if fold(one.name) == words] if words else [])
    return found[0] if len(found) == 1 else None
