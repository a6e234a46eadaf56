"""A first plan is there at once, of what is matched by then; a better one when all is."""

from collections.abc import Callable

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from dardar.accounts.models import Book
from dardar.events import matching, planning, solving
from dardar.events.matching import match_event
from dardar.events.models import Event, Guest, Want
from dardar.events.plan_models import Plan
from dardar.events.planning import make, run_plan, stop
from dardar.events.problem import ANYBODY
from dardar.events.sitting import Asked, Found
from dardar.events.wanting import want
from tests.events.scenes import changed, signed_up
from tests.events.test_planning import made, six

__all__ = ["six"]
State = Plan.State


def test_what_is_not_matched_in_time_is_said_and_matched_after(
    book: Book,
    event: Event,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    signed_up(event, "Ana", needs=["bread"])
    signed_up(event, "Luis", offers=["bread"])
    monkeypatch.setattr(planning, "_MATCHING", -1)
    plan = make(book, event)
    with django_capture_on_commit_callbacks(execute=True):
        run_plan.call(str(plan.pk))
    plan.refresh_from_db()
    assert plan.state == State.READY
    assert {"code": "unmatched", "count": 2} in plan.why
    assert DBTaskResult.objects.filter(task_path=match_event.module_path).exists()


@pytest.mark.usefixtures("six")
def test_before_all_is_matched_there_is_a_first_plan_of_what_is(
    book: Book, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, float, list[dict[str, object]]]] = []
    real = matching.catch_up

    def watched(event: Event, seconds: float, is_to_stop: Callable[[], bool]) -> int:
        plan = Plan.objects.get()
        seen.append((plan.meetings.count(), plan.proof["total_share"], plan.why))
        return real(event, seconds, is_to_stop)

    monkeypatch.setattr(matching, "catch_up", watched)
    plan = made(book, event)
    [(meetings, share, why)] = seen
    assert meetings == 15
    assert 0 < share <= 1.000001
    assert why == [{"code": "unmatched", "count": 12}]
    assert plan.why == []
    assert plan.proof["total"] > 6 * 5 * ANYBODY  # what they have for each other counts by then


@pytest.mark.usefixtures("six")
def test_who_stops_it_while_guests_are_matched_has_the_first_plan(
    book: Book, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_LOOK", -1)
    real = solving.first

    def first(asked: Asked) -> Found | None:
        stop(book, Plan.objects.get())
        return real(asked)

    monkeypatch.setattr(solving, "first", first)
    plan = made(book, event)
    assert (plan.state, plan.is_current) == (State.STOPPED, True)
    assert {"code": "unmatched", "count": 12} in plan.why


@pytest.mark.parametrize("is_tables", [False, True])
def test_where_no_first_plan_can_be_at_once_the_plan_itself_tells(
    book: Book, event: Event, ana: Guest, luis: Guest, *, is_tables: bool
) -> None:
    if is_tables:
        changed(event, mode=Event.Mode.TABLES, table_size=3)
        assert made(book, event).state == State.READY
    else:
        want(ana, luis, Want.Kind.NOT)
        assert made(book, event).state == State.FAILED
