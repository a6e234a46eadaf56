"""A plan is made in the background, is whole or not there, and follows who is there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dardar.accounts.models import Book
from dardar.core.planning.check import check
from dardar.core.planning.plan import Meeting as Both
from dardar.events import matching, planning, solving
from dardar.events.actions import TableWords, finish, lay_tables
from dardar.events.checking_in import check_in, leave_early, miss
from dardar.events.errors import NoPlanError, OverError
from dardar.events.models import Event, Guest, Want
from dardar.events.plan_models import Meeting, Plan, Seat
from dardar.events.planning import follow, is_behind, make, make_another, run_plan, stop, use
from dardar.events.problem import prepare
from dardar.events.queries import changes, grid
from dardar.events.round_clock import skip_to
from dardar.events.sitting import Asked, Found
from dardar.events.wanting import want
from tests.events.conftest import SetTime
from tests.events.scenes import START, now, signed_up

State = Plan.State


def made(book: Book, event: Event, *, seed: int | None = None) -> Plan:
    """Make a plan as the background work does."""
    plan = make(book, event, seed=seed)
    run_plan.call(str(plan.pk))
    plan.refresh_from_db()
    return plan


def pairs(plan: Plan) -> set[tuple[int, frozenset[str]]]:
    """Return who meets in which round, by names."""
    return {
        (number, frozenset(guest.name for guest in guests))
        for number, row in grid(plan).items()
        for _meeting, guests in row
    }


@pytest.fixture
def six(event: Event) -> list[Guest]:
    """Return six guests, each with something for the next."""
    things = ["bread", "wine", "cheese", "olives", "honey", "salt"]
    return [
        signed_up(event, f"Guest {n}", offers=[thing], needs=[things[(n + 1) % 6]])
        for n, thing in enumerate(things)
    ]


def test_a_plan_is_made_and_proves_how_good_it_is(
    book: Book, event: Event, six: list[Guest]
) -> None:
    lay_tables(book, event, [TableWords(4, "Olive"), TableWords(2)])
    plan = make(book, event)
    assert (plan.state, plan.is_current, plan.number) == (State.COMPUTING, False, 1)
    assert DBTaskResult.objects.filter(task_path=run_plan.module_path).count() == 1
    run_plan.call(str(plan.pk))
    plan.refresh_from_db()
    assert (plan.state, plan.is_current, plan.progress) == (State.READY, True, 1)
    assert plan.ended_at
    assert plan.proof["left_out"] == []
    assert 0 < plan.proof["total_share"] <= 1.000001
    assert plan.proof["spread"] == {"5": 6}
    problem = prepare(event, plan.seed).problem
    rows = [
        Both(one.guest_id, other.guest_id, meeting.round)
        for meeting in plan.meetings.all()
        for one, other in [meeting.seats.order_by("pk")]
    ]
    broken = [one.rule for one in check(problem, rows)]
    assert {rule.value for rule in broken} <= {"table"}  # whose tables are ids of places
    assert all(meeting.table_id for meeting in plan.meetings.all())
    assert len(six) * 5 == Seat.objects.count()


def test_who_gives_what_stands_on_the_meeting(
    book: Book, event: Event, ana: Guest, luis: Guest
) -> None:
    plan = made(book, event)
    meeting = plan.meetings.get()
    assert {seat.guest for seat in meeting.seats.all()} == {ana, luis}
    assert meeting.reasons[0]["offer"] == "accountant for small shops"


@pytest.mark.usefixtures("six")
def test_the_same_seed_is_the_same_plan(book: Book, event: Event) -> None:
    first, again = made(book, event), made(book, event)
    assert first.seed == again.seed == event.seed
    assert pairs(first) == pairs(again)
    first.refresh_from_db()
    assert (first.is_current, again.is_current, again.number) == (False, True, 2)
    other = make_another(book, event)
    assert other.seed != event.seed


@pytest.mark.usefixtures("six")
def test_what_was_made_or_is_gone_is_not_made_again(book: Book, event: Event) -> None:
    plan = made(book, event)
    at = plan.ended_at
    run_plan.call(str(plan.pk))
    plan.refresh_from_db()
    assert plan.ended_at == at
    gone = str(plan.pk)
    plan.delete()
    run_plan.call(gone)
    follow.call(str(event.pk))
    assert not Plan.objects.exists()


def test_a_plan_that_cannot_be_made_says_what_to_loosen_and_not_who_refused(
    book: Book, event: Event, ana: Guest, luis: Guest
) -> None:
    want(ana, luis, Want.Kind.NOT)
    plan = made(book, event)
    assert (plan.state, plan.is_current) == (State.FAILED, False)
    assert plan.why == [{"code": "refusals", "freed": 1, "who": []}]
    Want.objects.all().delete()
    lay_tables(book, event, [TableWords(2, steps_free=False)])
    Guest.objects.update(needs_steps_free=True)
    assert made(book, event).why[0]["code"] == "steps"


@pytest.mark.usefixtures("ana")
def test_one_guest_has_nobody_to_meet(book: Book, event: Event) -> None:
    assert made(book, event).why == [{"code": "guests", "freed": 0, "who": []}]


@pytest.mark.usefixtures("six")
def test_the_first_plan_is_written_at_once_and_stopping_keeps_it(
    book: Book, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = solving.solve
    seen: list[tuple[int, bool]] = []

    def watched(asked: Asked, *, better: Callable[..., None], is_to_stop: object) -> Found:
        def tell(found: Found | float) -> None:
            better(found)
            seen.append((Meeting.objects.count(), Plan.objects.get().is_current))
            stop(book, Plan.objects.get())

        return real(asked, better=tell, is_to_stop=is_to_stop)  # type: ignore[arg-type]

    monkeypatch.setattr(solving, "solve", watched)
    monkeypatch.setattr(planning, "_LOOK", -1)
    plan = made(book, event)
    assert seen[0] == (15, False)
    assert plan.state == State.STOPPED
    assert plan.is_current
    assert plan.meetings.count() == 15
    assert {"code": "stopped"} in plan.why


@pytest.mark.usefixtures("six")
def test_a_plan_gives_way_to_the_one_that_is_asked_for_later(
    book: Book, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = solving.solve
    later: list[Plan] = []

    def overtaken(asked: Asked, **how: object) -> Found:
        if not later:
            later.append(make(book, event))
        return real(asked, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(solving, "solve", overtaken)
    matching.catch_up(event)  # else there would be a first plan already
    plan = made(book, event)
    assert (plan.state, plan.is_current, plan.meetings.count()) == (State.STOPPED, False, 0)
    run_plan.call(str(later[0].pk))
    later[0].refresh_from_db()
    assert later[0].is_current


@pytest.mark.usefixtures("six")
def test_a_crash_leaves_the_plan_there_was(
    book: Book, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(book, event)

    def crash(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(planning, "_switch", crash)
        second = make(book, event)
        with pytest.raises(KeyboardInterrupt):
            run_plan.call(str(second.pk))
    second.refresh_from_db()
    assert (second.state, second.is_current) == (State.COMPUTING, False)
    assert Plan.objects.get(is_current=True) == first
    run_plan.call(str(second.pk))
    assert Plan.objects.get(is_current=True) == second


@pytest.mark.usefixtures("six")
def test_the_host_goes_back_to_an_earlier_plan_while_no_round_has_begun(
    book: Book, strangers_book: Book, event: Event, set_time: SetTime
) -> None:
    first, second = made(book, event), made(book, event, seed=7)
    with pytest.raises(PermissionDenied):
        use(strangers_book, first)
    use(book, first)
    second.refresh_from_db()
    assert not second.is_current
    with pytest.raises(NoPlanError):
        use(book, Plan.objects.create(book=book, event=event, number=9, seed=1, mode=event.mode))
    set_time(START)
    skip_to(book, event, 0)
    with pytest.raises(NoPlanError):
        use(book, second)


def test_a_no_show_changes_only_their_own_meetings_from_the_next_round_on(
    book: Book, event: Event, six: list[Guest], set_time: SetTime
) -> None:
    plan = made(book, event)
    set_time(START)
    skip_to(book, event, 1)
    gone = six[0]
    miss(book, gone)
    follow.call(str(event.pk))
    repaired = Plan.objects.get(is_current=True)
    assert (repaired.number, repaired.from_round) == (2, 2)
    before, after = pairs(plan), pairs(repaired)
    assert {one for one in before if one[0] < 2} == {one for one in after if one[0] < 2}
    stayed = {one for one in before if one[0] >= 2 and gone.name not in one[1]}
    assert stayed <= after
    assert not any(gone.name in names for number, names in after if number >= 2)
    shown = changes(repaired)
    assert shown.kept == repaired.proof["changes"]["kept"] == len(stayed)
    assert all(gone in one.guests for one in shown.dropped)
    assert len(shown.dropped) == repaired.proof["changes"]["dropped"] >= 1
    assert len(shown.added) == repaired.proof["changes"]["added"]
    assert changes(plan).kept == 0


def test_somebody_late_is_given_meetings(
    book: Book, event: Event, six: list[Guest], set_time: SetTime
) -> None:
    miss(book, six[5])
    made(book, event)
    set_time(START)
    skip_to(book, event, 0)
    check_in(book, now(six[5]))
    follow.call(str(event.pk))
    plan = Plan.objects.get(is_current=True)
    assert plan.from_round == 1
    assert Seat.objects.filter(plan=plan, guest=six[5]).count() >= 1
    assert Seat.objects.filter(plan=plan, guest=six[5], round=0).count() == 0


def test_once_begun_a_plan_is_made_anew_for_the_rest(
    book: Book, event: Event, six: list[Guest], set_time: SetTime
) -> None:
    first = made(book, event)
    set_time(START)
    skip_to(book, event, 2)
    leave_early(now(six[0]))
    plan = made(book, event)
    assert plan.from_round == 3
    assert {one for one in pairs(first) if one[0] < 3} == {one for one in pairs(plan) if one[0] < 3}
    met = [names for _number, names in pairs(plan)]
    assert len(met) == len(set(met))


@pytest.mark.usefixtures("six")
def test_no_plan_is_made_once_all_rounds_have_begun_or_the_event_is_over(
    book: Book, event: Event, set_time: SetTime
) -> None:
    made(book, event)
    set_time(START)
    skip_to(book, event, 7)
    with pytest.raises(OverError):
        make(book, event)
    set_time(START + timedelta(hours=1))
    follow.call(str(event.pk))
    assert Plan.objects.count() == 1
    finish(book, event)
    with pytest.raises(OverError):
        make(book, event)


@pytest.mark.usefixtures("six")
def test_a_round_that_began_while_its_plan_was_made_stays_as_it_was(
    book: Book, event: Event, set_time: SetTime
) -> None:
    first = made(book, event)
    second = make(book, event)
    set_time(START)
    skip_to(book, event, 0)
    run_plan.call(str(second.pk))
    assert Plan.objects.get(is_current=True) == first


def test_only_the_host_makes_plans(
    book: Book, strangers_book: Book, event: Event, ana: Guest, luis: Guest
) -> None:
    plan = make(book, event)
    assert ana.event_id == luis.event_id
    for act in (lambda: make(strangers_book, event), lambda: stop(strangers_book, plan)):
        with pytest.raises(PermissionDenied):
            act()


def test_who_comes_while_a_plan_is_made_is_in_it_or_in_the_one_after(
    book: Book, event: Event, six: list[Guest], set_time: SetTime
) -> None:
    made(book, event)
    set_time(START)
    skip_to(book, event, 1)
    under_way = make(book, event)
    miss(book, six[0])
    follow.call(str(event.pk))
    follow.call(str(event.pk))
    waiting = DBTaskResult.objects.get(task_path=follow.module_path)
    assert waiting.queue_name == run_plan.queue_name  # behind the plan, and once
    run_plan.call(str(under_way.pk))
    follow.call(str(event.pk))
    repaired = Plan.objects.get(is_current=True)
    assert repaired.follows == under_way


def test_a_plan_is_behind_until_it_follows_who_is_there(
    book: Book, event: Event, six: list[Guest], set_time: SetTime
) -> None:
    assert not is_behind(event)
    made(book, event)
    set_time(START)
    skip_to(book, event, 1)
    assert not is_behind(event)
    for act in (
        lambda: leave_early(six[0]),
        lambda: check_in(book, signed_up(event, "Late", needs=["salt"])),
        lambda: miss(book, six[1]),
    ):
        set_time(timezone.now() + timedelta(seconds=1))
        act()
        assert is_behind(event)
        follow.call(str(event.pk))
        assert not is_behind(event)
    skip_to(book, event, event.rounds - 1)
    miss(book, six[2])
    assert not is_behind(event)  # nothing is left to change


def test_who_leaves_a_large_room_parts_nobody_who_is_unaffected(
    book: Book, event: Event, set_time: SetTime
) -> None:
    # So many that partners are drawn, and nobody has anything for anybody.
    guests = [signed_up(event, f"Guest {number}") for number in range(64)]
    first = made(book, event)
    set_time(START)
    skip_to(book, event, 0)
    miss(book, guests[7])
    follow.call(str(event.pk))
    plan = Plan.objects.get(event=event, is_current=True)
    assert plan.follows == first
    dropped = changes(plan).dropped
    assert dropped
    assert all(guests[7].pk in {one.pk for one in change.guests} for change in dropped)
