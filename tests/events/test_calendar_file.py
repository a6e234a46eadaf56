"""A guest's plan goes into their calendar (RFC 5545)."""

import pytest
import vobject

from dardar.events.actions import TableWords, lay_tables
from dardar.events.calendar_file import calendar, host_calendar
from dardar.events.models import Event, Guest
from dardar.events.plan_models import Meeting
from tests.events.scenes import START, changed, checked_in, now, plan_of


def test_without_a_plan_it_is_the_event(event: Event, ana: Guest) -> None:
    changed(event, place="Plaza Mayor 1; Madrid", aim="Ten new bakers", my_aim="The host's")
    Guest.objects.filter(pk=ana.pk).update(my_aim="A night baker")
    read = vobject.readOne(calendar(now(ana)))
    [_day, back] = read.vevent_list
    assert back.description.value == "A night baker"
    assert read.vevent.summary.value == "Give and take"
    assert read.vevent.location.value == "Plaza Mayor 1; Madrid"
    assert read.vevent.dtstart.value == START


def test_the_host_s_file_has_the_event_with_its_rounds_and_when_to_look_back(event: Event) -> None:
    changed(event, rounds=2, minutes=8, pause=2, aim="Ten new bakers", my_aim="Three doors")
    day, back = vobject.readOne(host_calendar(event)).vevent_list
    assert (day.summary.value, day.dtstart.value) == ("Give and take", START)
    rounds = ["Ten new bakers", "Round 1: 9 a.m.–9:08 a.m.", "Round 2: 9:10 a.m.–9:18 a.m."]
    assert day.description.value.splitlines() == rounds
    assert back.summary.value == "Look back: Give and take"
    assert back.description.value == "Three doors"
    assert back.dtstart.value == day.dtend.value
    assert day.uid.value != back.uid.value


def test_each_meeting_is_an_entry_that_a_change_replaces(
    event: Event, ana: Guest, luis: Guest, bruno: Guest
) -> None:
    lay_tables(event.book, event, [TableWords(2, "Olive")])
    plan_of(event, [[ana, luis]], [[ana, bruno]])
    table = event.tables.get()
    Meeting.objects.filter(round=0).update(
        table=table, reasons=[{"need": "an accountant", "offer": "books, kept"}]
    )
    checked_in(ana)
    text = calendar(now(ana))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    first, second, back = vobject.readOne(text).vevent_list
    assert first.summary.value == "Round 1: Luis Prado"
    assert first.location.value == "Table Olive"
    assert first.description.value == "an accountant ← books, kept"
    assert second.summary.value == "Round 2: Bruno Gil"
    assert back.summary.value == "Look back: Give and take"
    plan_of(event, [[ana, bruno]])
    again, _back = vobject.readOne(calendar(now(ana))).vevent_list
    assert again.uid.value == first.uid.value
    assert "LOCATION" not in calendar(now(ana))


@pytest.mark.usefixtures("luis")
def test_before_the_check_in_it_names_nobody(event: Event, ana: Guest, luis: Guest) -> None:
    plan_of(event, [[ana, luis]])
    assert "SUMMARY:Round 1\r\n" in calendar(now(ana))
