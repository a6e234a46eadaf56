"""Guests at tables of three to eight: everybody sits, meets others, and stays if they can."""

from collections import Counter
from itertools import combinations

import pytest

from dardar.accounts.models import Book
from dardar.events.actions import TableWords, lay_tables
from dardar.events.checking_in import check_in, miss
from dardar.events.models import Event, Guest, Want
from dardar.events.plan_models import Plan
from dardar.events.planning import follow, make, run_plan
from dardar.events.queries import grid
from dardar.events.round_clock import skip_to
from dardar.events.wanting import want
from tests.events.conftest import SetTime
from tests.events.scenes import START, changed, now, signed_up


@pytest.fixture
def supper(event: Event) -> Event:
    """Return the event with tables of four for four rounds."""
    changed(event, mode=Event.Mode.TABLES, table_size=4, rounds=4)
    event.refresh_from_db()
    return event


@pytest.fixture
def twelve(supper: Event) -> list[Guest]:
    """Return twelve guests."""
    return [signed_up(supper, f"Guest {number:02}") for number in range(12)]


def made(book: Book, event: Event) -> Plan:
    """Make a plan as the background work does."""
    plan = make(book, event)
    run_plan.call(str(plan.pk))
    plan.refresh_from_db()
    return plan


def tables(plan: Plan, number: int) -> list[set[str]]:
    """Return who sits together in a round, by names."""
    return [{guest.name for guest in guests} for _, guests in grid(plan).get(number, [])]


def test_everybody_sits_in_each_round_with_others_than_before(
    book: Book, supper: Event, twelve: list[Guest]
) -> None:
    plan = made(book, supper)
    assert (plan.state, plan.is_current) == (Plan.State.READY, True)
    met: Counter[frozenset[str]] = Counter()
    for number in range(4):
        assert [len(some) for some in tables(plan, number)] == [4, 4, 4]
        for some in tables(plan, number):
            met.update(frozenset(both) for both in combinations(some, 2))
    repeats = sum(count - 1 for count in met.values())
    assert plan.proof["repeats_bound"] <= plan.proof["repeats"] == repeats
    assert len(twelve) == 12


@pytest.mark.usefixtures("twelve")
def test_too_few_tables_make_no_plan(book: Book, supper: Event) -> None:
    lay_tables(book, supper, [TableWords(4), TableWords(4)])
    plan = made(book, supper)
    assert (plan.state, [one["code"] for one in plan.why]) == (Plan.State.FAILED, ["tables"])


def test_who_may_not_sit_together_does_not(book: Book, supper: Event, twelve: list[Guest]) -> None:
    want(twelve[0], twelve[1], Want.Kind.NOT)
    plan = made(book, supper)
    together = [some for number in range(4) for some in tables(plan, number)]
    assert not any({twelve[0].name, twelve[1].name} <= some for some in together)


def test_who_is_gone_leaves_an_empty_chair_and_who_comes_takes_one(
    book: Book, supper: Event, twelve: list[Guest], set_time: SetTime
) -> None:
    late, gone = twelve[:2]
    miss(book, late)
    before = made(book, supper)
    set_time(START)
    skip_to(book, supper, 1)
    check_in(book, now(late))
    miss(book, gone)
    follow.call(str(supper.pk))
    after = Plan.objects.get(is_current=True)
    assert after.follows == before
    for number in range(2):
        assert tables(before, number) == tables(after, number)
    for number in (2, 3):
        kept = [some - {gone.name} for some in tables(before, number)]
        seated = tables(after, number)
        assert all(any(some <= others for others in seated) for some in kept)
        assert any(late.name in some for some in seated)
        assert not any(gone.name in some for some in seated)
    assert after.proof["changes"]["dropped"] == after.proof["changes"]["added"]


def test_a_table_left_with_one_is_broken_up(
    book: Book, supper: Event, twelve: list[Guest], set_time: SetTime
) -> None:
    lay_tables(book, supper, [TableWords(4) for _ in range(3)])
    before = made(book, supper)
    set_time(START)
    skip_to(book, supper, 2)
    alone, *others = sorted(tables(before, 3)[0])
    for guest in twelve:
        if guest.name in others:
            miss(book, guest)
    follow.call(str(supper.pk))
    after = Plan.objects.get(is_current=True)
    seated = tables(after, 3)
    assert sum(map(len, seated)) == 9
    assert max(map(len, seated)) == 5
    assert any(alone in some and len(some) > 1 for some in seated)


def test_a_table_without_steps_is_found_for_who_needs_it(
    book: Book, supper: Event, twelve: list[Guest], set_time: SetTime
) -> None:
    words = [TableWords(4, steps_free=number == 2) for number in range(3)]
    lay_tables(book, supper, words)
    late = twelve[0]
    Guest.objects.filter(pk=late.pk).update(needs_steps_free=True)
    miss(book, late)
    made(book, supper)
    set_time(START)
    skip_to(book, supper, 0)
    check_in(book, now(late))
    follow.call(str(supper.pk))
    plan = Plan.objects.get(is_current=True)
    for number in (1, 2, 3):
        [table] = [meeting.table for meeting, guests in grid(plan)[number] if late in guests]
        assert table is not None
        assert table.steps_free


def test_the_rest_is_seated_anew_if_the_host_wants_it(
    book: Book, supper: Event, twelve: list[Guest], set_time: SetTime
) -> None:
    before = made(book, supper)
    set_time(START)
    skip_to(book, supper, 1)
    after = made(book, supper)
    assert after.from_round == 2
    for number in range(2):
        assert tables(before, number) == tables(after, number)
    assert [len(some) for some in tables(after, 3)] == [4, 4, 4]
    assert len(twelve) == 12


def test_several_who_come_late_have_a_table_of_their_own(
    book: Book, supper: Event, twelve: list[Guest], set_time: SetTime
) -> None:
    late = twelve[:4]
    for guest in late:
        miss(book, guest)
    made(book, supper)
    set_time(START)
    skip_to(book, supper, 0)
    for guest in late:
        check_in(book, now(guest))
    follow.call(str(supper.pk))
    plan = Plan.objects.get(is_current=True)
    assert {guest.name for guest in late} in tables(plan, 1)
    assert plan.proof["changes"] == {"kept": 6, "dropped": 0, "added": 3}


def test_a_refusal_holds_even_if_somebody_then_has_no_seat(book: Book, supper: Event) -> None:
    one, other, third = (signed_up(supper, name) for name in ("Ana", "Luis", "Eva"))
    want(one, other, Want.Kind.NOT)
    plan = made(book, supper)
    assert plan.state == Plan.State.READY
    assert all(third.name in some and len(some) == 2 for n in range(4) for some in tables(plan, n))
    assert {"code": "standing", "count": 4} in plan.why
    third.delete()
    alone = made(book, supper)
    assert (alone.state, alone.why[0]["code"]) == (Plan.State.FAILED, "together")
