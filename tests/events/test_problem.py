"""The planner is told who may meet whom, and what each gains by it; the host is told less."""

import pytest

from dardar.accounts.models import Book
from dardar.circles.actions import What as Circles
from dardar.circles.actions import found
from dardar.circles.membership import member_of
from dardar.circles.refusing import refuse_to_meet
from dardar.circles.rounds import opt_in, propose_now
from dardar.events.actions import TableWords, create, lay_tables, pin, suggested
from dardar.events.matching import catch_up
from dardar.events.models import Event, Guest, Pin, Want
from dardar.events.problem import ANYBODY, GIVING, PARTNERS, Prepared, pair, prepare, table_of
from dardar.events.roster import take_circle
from dardar.events.wanting import want, want_named
from tests.circles.scenes import joined
from tests.events.scenes import START, changed, link, plan_of, signed_up


def gain(prepared: Prepared, one: Guest, other: Guest) -> dict[str, float]:
    """Return what a meeting brings to each of two, by their names."""
    [found] = [row for row in prepared.problem.pairs if {row.a, row.b} == {one.pk, other.pk}]
    names = {guest.pk: guest.name for guest in (one, other)}
    return {str(names.get(pk)): value for pk, value in zip(found[:2], found[2:], strict=True)}  # type: ignore[call-overload]


def test_who_takes_gains_and_who_gives_gains_half(event: Event, ana: Guest, luis: Guest) -> None:
    catch_up(event)
    prepared = prepare(event, seed=1)
    both = gain(prepared, ana, luis)
    assert both["Ana Ruiz"] > 0.25
    assert both["Luis Prado"] - ANYBODY == pytest.approx(GIVING * (both["Ana Ruiz"] - ANYBODY))
    [reason] = prepared.reasons[pair(ana.pk, luis.pk)]
    assert (reason["giver"], reason["taker"]) == (str(luis.pk), str(ana.pk))
    assert (reason["need"], reason["offer"]) == ("an accountant", "accountant for small shops")


def test_everybody_has_partners_even_if_nothing_matches(event: Event) -> None:
    for number in range(80):
        signed_up(event, f"Guest {number}")
    prepared = prepare(event, seed=3)
    partners: dict[object, int] = {}
    for row in prepared.problem.pairs:
        for pk in row[:2]:
            partners[pk] = partners.get(pk, 0) + 1
    assert min(partners.values()) >= PARTNERS
    assert prepare(event, seed=3).problem == prepared.problem
    assert prepare(event, seed=4).problem != prepared.problem


def test_a_name_is_resolved_by_the_planner_alone_if_it_is_of_one(
    event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    signed_up(event, "Eva Sanz")
    signed_up(event, "EVA SANZ", company="Sur")
    want_named(ana, ["luis  prado", "Eva Sanz", "Nobody", "Ana Ruiz"], Want.Kind.MEET)
    want_named(luis, ["Bruno Gil"], Want.Kind.NOT)
    problem = prepare(event, seed=1).problem
    assert list(problem.wishes) == [(ana.pk, luis.pk)]
    assert list(problem.refusals) == [pair(luis.pk, bruno.pk)]


def test_refusals_blocks_and_those_of_a_circle_count_and_beat_a_pin(
    book: Book, event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    want(luis, ana, Want.Kind.BLOCK)
    want(ana, bruno, Want.Kind.MEET)
    pin(book, ana, luis, Pin.Kind.MEET)
    pin(book, ana, bruno, Pin.Kind.MEET)
    pin(book, luis, bruno, Pin.Kind.FORBID)
    circle = found(book, Circles("Bread"))
    host = member_of(book, circle)
    eva, paco = joined(host, "Eva"), joined(host, "Paco")
    refuse_to_meet(eva, paco)
    take_circle(book, event, circle)
    problem = prepare(event, seed=1).problem
    guests = {guest.name: guest.pk for guest in event.guests.all()}
    assert set(problem.refusals) == {pair(ana.pk, luis.pk), pair(guests["Eva"], guests["Paco"])}
    assert [row[:2] for row in problem.pins] == [pair(ana.pk, bruno.pk)]
    assert list(problem.forbids) == [pair(luis.pk, bruno.pk)]


def test_earlier_editions_are_past_and_one_to_ones_are_known(
    event: Event, ana: Guest, luis: Guest, bruno: Guest, strangers_book: Book
) -> None:
    book = event.book
    plan_of(event, [[ana, bruno]], [[luis, bruno]])
    first = create(book, suggested(book, Event.Template.SPEED, START))
    second = create(book, suggested(book, Event.Template.SPEED, START))
    changed(first, after=event)
    changed(second, after=first, circle=None)
    second.refresh_from_db()
    second.is_open = True
    second.save()
    again = signed_up(second, "ana ruiz", mail="ana@norte.example")
    other = signed_up(second, "Bruno", book=strangers_book)
    signed_up(second, "Luis Prado")
    circle = found(book, Circles("Bread"))
    host = member_of(book, circle)
    eva, paco = joined(host, "Eva", in_rounds=True), joined(host, "Paco", in_rounds=True)
    opt_in(eva)
    propose_now(host, link)
    take_circle(book, second, circle)
    problem = prepare(second, seed=1).problem
    assert list(problem.past) == [pair(again.pk, other.pk)]
    members = {guest.member_id: guest.pk for guest in second.guests.exclude(member=None)}
    assert list(problem.known) == [pair(members[eva.pk], members[paco.pk])]


def test_tables_are_places_for_two_or_for_all_who_sit_there(book: Book, event: Event) -> None:
    assert prepare(event, seed=1).problem.tables is None
    lay_tables(book, event, [TableWords(5, "Olive"), TableWords(2, steps_free=False)])
    olive = event.tables.get(number=1)
    places = prepare(event, seed=1).problem.tables
    assert places is not None
    assert [(one.seats, one.is_steps_free) for one in places] == [(2, True), (2, True), (2, False)]
    assert table_of(places[1].id) == olive.pk
    assert table_of(None) is None
    changed(event, mode=Event.Mode.TABLES)
    event.refresh_from_db()
    wide = prepare(event, seed=1).problem.tables
    assert wide is not None
    assert [one.seats for one in wide] == [5, 2]


def test_what_guests_said_of_themselves_reaches_the_planner(event: Event) -> None:
    guest = signed_up(
        event,
        "Ana",
        company="Ñorte S.L.",
        languages=["es"],
        away_rounds=[0],
        needs_steps_free=True,
        meets_company=True,
    )
    [person] = prepare(event, seed=1).problem.guests
    assert person.id == guest.pk
    assert person.rounds == frozenset(range(1, 8))
    assert person.languages == {"es"}
    assert person.is_steps_free
    assert person.meets_colleagues
    assert person.company
