"""An event from its template to its end, by the hand of its host alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dardar.accounts.models import Book, Mail
from dardar.circles.actions import What as Circles
from dardar.circles.actions import found
from dardar.events import actions
from dardar.events.actions import TableWords, create, delete, lay_tables, pin, suggested, unpin
from dardar.events.errors import SameGuestError, TimesError
from dardar.events.models import Event, Guest, Pin
from dardar.events.plan_models import Meeting
from dardar.giving.errors import EmptyWordsError, TooLongError
from dardar.people.history import sentence
from dardar.people.models import Change
from dardar.people.undo import UndoConflictError, undo
from tests.events.scenes import START, changed, last, plan_of

SPEED = Event.Template.SPEED


def test_a_template_brings_its_rounds_and_is_long_enough_for_them(book: Book) -> None:
    what = suggested(book, SPEED, START)
    assert (what.mode, what.rounds, what.minutes, what.pause) == (Event.Mode.PAIRS, 8, 8, 2)
    assert what.ends_at - START == timedelta(minutes=8 * 8 + 7 * 2)
    assert what.time_zone == "Europe/Madrid"
    lunch = suggested(book, Event.Template.LUNCH, START, title="Paella")
    assert (lunch.title, lunch.mode) == ("Paella", Event.Mode.TABLES)


def test_the_guests_data_are_kept_for_a_month_if_the_host_says_nothing(event: Event) -> None:
    assert event.erase_on == START.date() + timedelta(days=30)


def test_what_was_created_can_be_undone_until_somebody_signs_up(
    book: Book, event: Event, ana: Guest
) -> None:
    created = Change.objects.get(book=book, verb="event_created")
    assert sentence(created) == "You created the event “Give and take”."
    with pytest.raises(UndoConflictError):
        undo(book, created)
    other = create(book, suggested(book, SPEED, START))
    undo(book, last(book))
    assert not Event.objects.filter(pk=other.pk).exists()
    assert Guest.objects.filter(pk=ana.pk, event=event).exists()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"title": " – "}, EmptyWordsError),
        ({"aim": "x" * 301}, TooLongError),
        ({"ends_at": START}, TimesError),
        ({"erase_on": (START - timedelta(days=1)).date()}, TimesError),
        ({"erase_on": (START + timedelta(days=400)).date()}, TimesError),
        ({"rounds": 0}, ValidationError),
        ({"rounds": 41}, ValidationError),
        ({"table_size": 9}, ValidationError),
        ({"time_zone": "Mars/Olympus"}, ValidationError),
    ],
)
def test_what_is_no_event_is_refused_and_changes_nothing(
    book: Book, event: Event, wrong: dict[str, object], error: type[Exception]
) -> None:
    before = actions.what_of(event)
    with pytest.raises(error):
        create(book, replace(suggested(book, SPEED, START), **wrong))  # type: ignore[arg-type]
    with pytest.raises(error):
        changed(event, **wrong)
    assert actions.what_of(Event.objects.get()) == before


def test_an_event_is_changed_by_its_form(event: Event) -> None:
    changed(event, title="  Take   and give ", minutes=10, aim="Ten new bakers")
    event.refresh_from_db()
    assert (event.title, event.minutes, event.aim) == ("Take and give", 10, "Ten new bakers")


def test_links_are_renewed_and_sign_up_is_closed(book: Book, event: Event) -> None:
    before = (event.token, event.door)
    actions.renew_links(book, event)
    actions.close_sign_up(book, event)
    event.refresh_from_db()
    assert not event.is_open
    assert not set(before) & {event.token, event.door}


def test_tables_are_laid_anew_and_can_be_undone(book: Book, event: Event, ana: Guest) -> None:
    lay_tables(book, event, [TableWords(4, "Olive"), TableWords(2, steps_free=False)])
    first, second = event.tables.all()
    assert (str(first), str(second), second.steps_free) == ("Olive", "2", False)
    plan_of(event, [[ana]])
    Meeting.objects.update(table=second)
    lay_tables(book, event, [TableWords(6, "Fig")])
    [table] = event.tables.all()
    assert (table.pk, table.name, table.seats) == (first.pk, "Fig", 6)
    assert Meeting.objects.get().table is None
    undo(book, last(book))
    assert [(one.number, one.name) for one in event.tables.all()] == [(1, "Olive"), (2, "")]


def test_a_table_has_two_seats_at_least(book: Book, event: Event) -> None:
    with pytest.raises(ValidationError):
        lay_tables(book, event, [TableWords(1)])
    with pytest.raises(TooLongError):
        lay_tables(book, event, [TableWords(2)] * 2501)
    assert not event.tables.exists()


def test_a_pin_is_of_a_pair_whichever_comes_first(
    book: Book, ana: Guest, luis: Guest, strangers_book: Book
) -> None:
    pin(book, ana, luis, Pin.Kind.MEET)
    pinned = pin(book, luis, ana, Pin.Kind.FORBID)
    assert Pin.objects.get() == pinned
    assert pinned.kind == Pin.Kind.FORBID
    with pytest.raises(SameGuestError):
        pin(book, ana, ana, Pin.Kind.MEET)
    with pytest.raises(PermissionDenied):
        pin(strangers_book, ana, luis, Pin.Kind.MEET)
    unpin(book, pinned)
    assert not Pin.objects.exists()


def test_a_finished_event_lets_nobody_in(book: Book, event: Event) -> None:
    actions.finish(book, event)
    event.refresh_from_db()
    assert event.over_at
    assert not event.is_open


def test_a_deleted_event_takes_its_guests_and_their_mails_along(
    book: Book, event: Event, ana: Guest
) -> None:
    assert Mail.objects.filter(to=ana.mail).exists()
    delete(book, event)
    assert not Guest.objects.exists()
    assert not Mail.objects.exists()


def test_nobody_else_touches_an_event(strangers_book: Book, event: Event) -> None:
    what = actions.what_of(event)
    for act in (actions.open_sign_up, actions.renew_links, actions.finish, delete):
        with pytest.raises(PermissionDenied):
            act(strangers_book, event)
    with pytest.raises(PermissionDenied):
        actions.edit(strangers_book, event, what)
    with pytest.raises(PermissionDenied):
        lay_tables(strangers_book, event, [])


def test_an_event_is_of_ones_own_circle_and_follows_ones_own(
    book: Book, strangers_book: Book, event: Event
) -> None:
    circle = found(book, Circles("Bread"))
    changed(event, circle=circle)
    event.refresh_from_db()
    assert event.circle == circle
    theirs = found(strangers_book, Circles("Wine"))
    with pytest.raises(PermissionDenied):
        changed(event, circle=theirs)
