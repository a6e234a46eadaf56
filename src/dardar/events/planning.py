"""Make plans: a first one at once, better ones as they come, each whole or not at all.

A plan is made in the background. What it has so far is written in one transaction, and which plan
guests go by is switched last: killed at any moment, the guests' plan is whole, and the work begins
anew, from the same seed, to the same plan.
"""

import secrets
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.events import matching, solving
from dardar.events.errors import NoPlanError, OverError
from dardar.events.models import Event
from dardar.events.plan_models import Plan
from dardar.events.plan_rows import copy_rounds, standing, write
from dardar.events.problem import Prepared, prepare
from dardar.events.round_clock import first_open_round
from dardar.events.sitting import Asked, Found
from dardar.people.queueing import queue_next

State = Plan.State
_SEEDS: Final = 2**31
# Seconds of matching what is new, before a plan is made of what is matched by then.
_MATCHING: Final = 60.0
_MATCHING_REST: Final = 2.0
UNMATCHED: Final = "unmatched"
# Seconds between two looks whether to stop.
_LOOK: Final = 1.0


def make(book: Book, event: Event, *, seed: int | None = None) -> Plan:
    """Have a plan made and return it; one that is being made is stopped.

    Once the event has begun it is of the rounds that have not.

    Args:
        book: of the host.
        event: of which event.
        seed: of what is drawn; the event's own if none is given: the same plan as before, if
            nothing else has changed.

    Raises:
        OverError: the event is over, or all rounds have begun.
        PermissionDenied: it belongs to another book.

    """
    require_own(book, event)
    with transaction.atomic():
        plan = _begin(event, event.seed if seed is None else seed)
        run_plan.enqueue(str(plan.pk))
    return plan


def make_another(book: Book, event: Event) -> Plan:
    """Have a plan made from another seed, and return it.

    Raises:
        OverError, PermissionDenied: as for :func:`make`.

    """
    return make(book, event, seed=secrets.randbelow(_SEEDS))


def stop(book: Book, plan: Plan) -> None:
    """Be content with what there is of a plan that is being made.

    Raises:
        PermissionDenied: it belongs to another book.

    """
    require_own(book, plan)
    Plan.objects.filter(pk=plan.pk, state=State.COMPUTING).update(is_to_stop=True)


def use(book: Book, plan: Plan) -> None:
    """Let guests go by a plan, as one made earlier.

    Raises:
        NoPlanError: it has not been made, or rounds have begun that it has otherwise.
        PermissionDenied: it belongs to another book.

    """
    require_own(book, plan)
    with transaction.atomic():
        event = Event.objects.select_for_update().get(pk=plan.event_id)
        begun = first_open_round(event)
        there = Plan.objects.filter(pk=plan.pk, state__in=[State.READY, State.STOPPED])
        # Of a later plan the rounds before its own are those of the plan that it follows.
        if begun > plan.from_round or not there.filter(meetings__isnull=False).exists():
            raise NoPlanError
        _switch(event, plan)


def follow_soon(event: Event) -> None:
    """Once the transaction has ended well, have the rest of a plan follow who is there.

    Only once the event has begun: before, the host has a plan made when they want.
    """
    if event.begun_at and event.plans.filter(is_current=True).exists():
        # Robust: the check-in is kept already, and the next one asks for it again.
        transaction.on_commit(lambda: queue_next(follow, event.pk), robust=True)


def is_behind(event: Event) -> bool:
    """Tell whether a plan that has begun still counts on who is gone, or not on who has come.

    A crash between a tap and the queueing of the repair would leave it so.
    """
    plan, at = event.plans.filter(is_current=True).first(), first_open_round(event)
    if plan is None or at >= event.rounds:
        return False
    gone = Q(guest__is_no_show=True) | Q(guest__left_at__isnull=False)
    if plan.seats.filter(gone, round__gte=at).exists():
        return True
    there = event.guests.filter(is_no_show=False, left_at=None)
    # Whoever came before may have nobody to meet.
    return there.filter(checked_in_at__gt=plan.created_at).exclude(seats__plan=plan).exists()


@task()
def follow(event: str) -> None:
    """Repair the plan of the event with this id from the next round on. It may be gone by then.

    While the host has a plan made, it waits until that is there: it may be of those who were
    there before.
    """
    found = Event.objects.filter(pk=UUID(event)).select_related("book").first()
    current = found.plans.filter(is_current=True).first() if found else None
    if found is None or current is None:
        return
    if found.plans.filter(state=State.COMPUTING, follows=None).exists():
        queue_next(follow.using(queue_name=settings.LONG_TASKS), found.pk)
        return
    try:
        with transaction.atomic():
            plan = _begin(found, current.seed, follows=current)
    except OverError:
        return
    _Work(found, plan, current).run(keep=True)


@task(queue_name=settings.LONG_TASKS)
def run_plan(plan: str) -> None:
    """Make the plan with this id. It may be gone, stopped or made by then."""
    found = Plan.objects.select_related("event__book").filter(pk=UUID(plan)).first()
    if found is None or found.state != State.COMPUTING:
        return
    current = found.event.plans.filter(is_current=True).first()
    _Work(found.event, found, current).run(keep=False)


class _Work:
    """The making of one plan."""

    def __init__(self, event: Event, plan: Plan, current: Plan | None) -> None:
        self.event = event
        self.plan = plan
        self.current = current
        self._looked = -float("inf")
        self._is_stopped = False
        self._unmatched = 0
        self._thread = threading.get_ident()

    def run(self, *, keep: bool) -> None:
        """Make it; keep of the plan there is as much as can be, or make it anew."""
        if not keep:
            self._first_of_what_is_matched()
        seconds = _MATCHING_REST if keep else _MATCHING
        self._unmatched = matching.catch_up(self.event, seconds, self._is_to_stop)
        if self._unmatched:
            matching.match_soon(self.event.pk)
        prepared, asked = self._asked(keep=keep)
        try:
            found = solving.solve(
                asked, better=lambda one: self._better(prepared, one), is_to_stop=self._is_to_stop
            )
        except solving.ImpossibleError as why:
            self._end(State.FAILED, {}, why.reasons)
            return
        self._finish(prepared, found)

    def _first_of_what_is_matched(self) -> None:
        """Write a first plan before what guests said last is matched, which may take a while."""
        self._unmatched = matching.waiting(self.event)
        if not self._unmatched:
            return
        prepared, asked = self._asked(keep=False)
        if first := solving.first(asked):
            self._better(prepared, first)

    def _asked(self, *, keep: bool) -> tuple[Prepared, Asked]:
        prepared = prepare(self.event, self.plan.seed, keep=self.current if keep else None)
        fixed = standing(self.current, prepared, self.event.rounds) if self.current else []
        asked = Asked(
            prepared.problem,
            mode=Event.Mode(self.event.mode),
            size=self.event.table_size,
            seed=self.plan.seed,
            from_round=self.plan.from_round,
            standing=fixed,
            keep=keep,
        )
        return prepared, asked

    def _better(self, prepared: Prepared, found: Found | float) -> None:
        """Tell how far it is; write a plan that is there already."""
        if not isinstance(found, Found):
            self._still_wanted().update(progress=found)
            return
        said = {"progress": found.progress, "proof": found.proof, "why": self._notes(found)}
        with transaction.atomic():
            if self._still_wanted().update(**said):
                write(self.event, self.plan, prepared, found.sittings)

    def _notes(self, found: Found) -> list[Mapping[str, Any]]:
        late = {"code": UNMATCHED, "count": self._unmatched}
        return [*found.notes, late] if self._unmatched else list(found.notes)

    def _is_to_stop(self) -> bool:
        """Tell whether to stop; asked by a thread of the solver, as it was known last."""
        if threading.get_ident() == self._thread and time.monotonic() - self._looked > _LOOK:
            self._looked = time.monotonic()
            row = self._still_wanted().values_list("is_to_stop", flat=True).first()
            self._is_stopped = row is not False  # None: another is being made instead
        return self._is_stopped

    def _finish(self, prepared: Prepared, found: Found) -> None:
        with transaction.atomic():
            event = Event.objects.select_for_update().get(pk=self.event.pk)
            if not self._still_wanted().exists():
                return
            write(event, self.plan, prepared, found.sittings)
            if self.current:
                copy_rounds(self.current, self.plan)
            state = State.STOPPED if self._is_stopped else State.READY
            self._end(state, found.proof, self._notes(found))
            # A round that began meanwhile stays as it was begun.
            if first_open_round(event) <= self.plan.from_round:
                _switch(event, self.plan)

    def _end(
        self, state: Plan.State, proof: Mapping[str, Any], why: Sequence[Mapping[str, Any]]
    ) -> None:
        self._still_wanted().update(
            state=state, proof=proof, why=list(why), progress=1, ended_at=timezone.now()
        )

    def _still_wanted(self) -> QuerySet[Plan]:
        return Plan.objects.filter(pk=self.plan.pk, state=State.COMPUTING)


def _begin(event: Event, seed: int, *, follows: Plan | None = None) -> Plan:
    """Write down that a plan is being made, as a part of a transaction.

    One that follows another, as people come and go, lets what the host has made be made.
    """
    now = Event.objects.select_for_update().get(pk=event.pk)
    from_round = first_open_round(now)
    if now.over_at or now.erased_at or from_round >= now.rounds:
        raise OverError
    if follows is None:
        under_way = now.plans.filter(state=State.COMPUTING)
        under_way.update(state=State.STOPPED, is_to_stop=True, ended_at=timezone.now())
    latest = now.plans.aggregate(Max("number"))["number__max"] or 0
    return Plan.objects.create(
        book_id=now.book_id,
        event=now,
        number=latest + 1,
        seed=seed,
        mode=now.mode,
        from_round=from_round,
        follows=follows,
    )


def _switch(event: Event, plan: Plan) -> None:
    event.plans.filter(is_current=True).exclude(pk=plan.pk).update(is_current=False)
    Plan.objects.filter(pk=plan.pk).update(is_current=True)
