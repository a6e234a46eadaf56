"""Today in the owner's time: what fits, in which order, and why now."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field
from dardar.core.cards.fields import Kind as Said
from dardar.core.ties.today import Kind, Reason
from dardar.encounters.actions import talked
from dardar.encounters.follow_ups import add_follow_up
from dardar.encounters.models import Encounter
from dardar.encounters.queries import today
from dardar.events.models import Event, Guest, KnownGuest
from dardar.giving.favour import favour
from dardar.people.models import Person, Record, Source
from dardar.people.refresh import refresh
from dardar.ties.actions import fine, pause, say, skip, take_up
from dardar.ties.learning import traits
from dardar.ties.models import Tie, TiePause
from dardar.ties.today import InTime, due, in_your_time
from dardar.ties.wording import learnt_words, why_words
from tests.encounters.scenes import MONDAY, met, person
from tests.ties.scenes import every, friend, in_touch, tie_of

Clock = Callable[[date], None]
DAY = timedelta(days=1)
CALL = Encounter.Kind.CALL


def asked(book: Book, on: date) -> InTime:
    return in_your_time(book, on, today(book, on), favour(book))


def names(found: InTime) -> list[str]:
    return [one.person.name for one in found.proposed]


def why(found: InTime, on: date) -> list[str]:
    return [" ".join(why_words(one, on) for one in each.whys) for each in found.proposed]


def test_who_is_in_rhythm_is_not_proposed(book: Book, monday: date) -> None:
    friend(book, "Eva", monday - 10 * DAY)
    assert names(asked(book, monday)) == []


def test_a_silence_that_is_longer_than_usual_is_told(book: Book, monday: date) -> None:
    friend(book, "Eva", monday - 70 * DAY)
    found = asked(book, monday)
    assert names(found) == ["Eva"]
    assert why(found, monday) == ["You were in touch about every month; now it has been 10 weeks."]


def test_a_rhythm_that_was_set_says_so(book: Book, monday: date) -> None:
    one = friend(book, "Eva", monday - 20 * DAY)
    say(book, one, ring=None, every=14)
    assert why(asked(book, monday), monday) == [
        "You want to be in touch every 2 weeks; it has been 2 weeks."
    ]


def test_what_has_just_become_due_is_told_so(book: Book, monday: date) -> None:
    friend(book, "Eva", monday - 35 * DAY)
    say(book, friend(book, "Ivo", monday - 35 * DAY), ring=None, every=30)
    assert set(why(asked(book, monday), monday)) == {
        "You are in touch about every month, and it is that time again.",
        "You want to be in touch every month, and it is that time again.",
    }


def test_those_who_would_be_lost_most_come_first(book: Book, monday: date) -> None:
    friend(book, "Few", monday - 70 * DAY, times=4)
    friend(book, "Many", monday - 70 * DAY, times=40)
    assert names(asked(book, monday)) == ["Many", "Few"]


def test_the_minutes_of_a_week_are_shared_among_its_working_days(book: Book, monday: date) -> None:
    for number in range(8):
        friend(book, f"Friend {number}", monday - 70 * DAY)
    book.minutes_a_week = 5 * 17
    found = asked(book, monday)
    assert (found.budget, len(found.proposed), found.minutes, found.more) == (17, 2, 16, 6)
    book.minutes_a_week = 0
    assert asked(book, monday).proposed == []


def test_seals_and_promises_take_their_minutes_first(book: Book, clock: Clock) -> None:
    clock(MONDAY - DAY)
    met(book, MONDAY - DAY, *(f"Guest {number}" for number in range(7)))
    clock(MONDAY)
    friend(book, "Eva", MONDAY - 70 * DAY)
    found = asked(book, MONDAY)  # 30 minutes, of which seven seals take 21
    assert (names(found), found.minutes) == (["Eva"], 29)
    book.minutes_a_week = 100
    assert names(asked(book, MONDAY)) == []


def test_who_has_a_next_step_or_a_pause_is_left_alone(book: Book, monday: date) -> None:
    planned, paused, well, gone = (
        friend(book, name, monday - 70 * DAY) for name in ("A", "B", "C", "D")
    )
    add_follow_up(book, planned, monday + DAY)
    pause(book, paused, TiePause.Kind.QUARREL)
    fine(book, well)
    talked(book, gone, CALL)
    assert names(asked(book, monday)) == []


def test_what_was_skipped_rests_for_two_weeks(book: Book, clock: Clock) -> None:
    clock(MONDAY)
    one = friend(book, "Eva", MONDAY - 70 * DAY)
    skip(book, one, Kind.TIE, {})
    assert names(asked(book, MONDAY)) == []
    assert not due(book, MONDAY + 13 * DAY).exists()
    assert names(asked(book, MONDAY + 14 * DAY)) == ["Eva"]


def test_skipping_teaches_what_to_propose_and_says_so(book: Book, monday: date) -> None:
    mailed, called = friend(book, "Mailed", monday - 80 * DAY), person(book, "Called")
    in_touch(book, mailed, [monday - 79 * DAY], Encounter.Kind.MAIL)
    in_touch(book, called, every(30, 6, monday - 80 * DAY))
    assert names(asked(book, monday)) == ["Mailed", "Called"]
    for number in range(12):
        other = person(book, f"Other {number}")
        skip(book, other, Kind.TIE, {"way mail": 1.0})
        take_up(book, person(book, f"Another {number}"), CALL, Kind.DATE, {"way call": 1.0})
    found = asked(book, monday)
    assert names(found) == ["Called", "Mailed"]
    told = {one.person.name: learnt_words(one.learnt) for one in found.proposed if one.learnt}
    assert told["Mailed"] == (
        "Further down, as you skipped 12 of 12 of these: people you mailed last time."
    )
    assert told["Called"].startswith("Higher up, as you took up 12 of 12")


def test_a_strong_tie_asleep_comes_up_now_and_then(book: Book, clock: Clock) -> None:
    clock(MONDAY)
    one = friend(book, "Old friend", MONDAY - 700 * DAY, times=60)
    friend(book, "Another", MONDAY - 700 * DAY, times=50)
    found = asked(book, MONDAY)
    assert [each.kind for each in found.proposed] == [Kind.DORMANT]
    assert why(found, MONDAY) == [
        "A strong tie once, with contact about every month; asleep for 23 months."
    ]
    skip(book, one, Kind.DORMANT, {})
    assert names(asked(book, MONDAY + 6 * DAY)) == []
    assert names(asked(book, MONDAY + 7 * DAY)) == ["Another"]


def test_a_quick_rhythm_broken_off_some_weeks_ago_is_no_sleep(book: Book, monday: date) -> None:
    one = friend(book, "Eva", monday - 40 * DAY, gap=3)
    assert tie_of(one).state == "dormant"
    found = asked(book, monday)
    assert [each.kind for each in found.proposed] == [Kind.TIE]
    assert why(found, monday) == ["You were in touch about every 3 days; now it has been 5 weeks."]


def test_a_tie_that_never_was_strong_sleeps_on(book: Book, monday: date) -> None:
    friend(book, "Eva", monday - 700 * DAY, times=5)
    assert names(asked(book, monday)) == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (1, "It is their birthday tomorrow."),
        (0, "It is their birthday today."),
        (-2, "Their birthday was on Saturday 12 September."),
    ],
)
def test_a_birthday_is_a_reason_to_call(book: Book, monday: date, days: int, told: str) -> None:
    day = monday + days * DAY
    friend(book, "Eva", monday - 20 * DAY, Field(Said.BIRTHDAY, f"--{day:%m-%d}"))
    assert why(asked(book, monday), monday) == [told]


def test_an_anniversary_is_one_too(book: Book, monday: date) -> None:
    told = [
        "It is an anniversary of theirs tomorrow.",
        "It is an anniversary of theirs today.",
        "An anniversary of theirs was on Sunday 13 September.",
    ]
    for number, days in enumerate((1, 0, -1)):
        day = monday + days * DAY
        last = monday - (20 + number) * DAY
        friend(book, f"F{number}", last, Field(Said.ANNIVERSARY, f"2001-{day:%m-%d}"))
    assert set(why(asked(book, monday), monday)) == set(told)


def test_a_birthday_of_29_february_is_told_on_the_28th(book: Book, clock: Clock) -> None:
    day = date(2027, 2, 28)
    clock(day)
    friend(book, "Eva", day - 20 * DAY, Field(Said.BIRTHDAY, "1980-02-29"))
    assert why(asked(book, day), day) == ["It is their birthday today."]


def test_a_birthday_is_no_reason_after_a_call(book: Book, monday: date) -> None:
    one = friend(book, "Eva", monday - 20 * DAY, Field(Said.BIRTHDAY, "--09-13"))
    talked(book, one, CALL)
    assert names(asked(book, monday)) == []


def test_a_date_and_a_rhythm_are_told_together(book: Book, monday: date) -> None:
    friend(book, "Eva", monday - 70 * DAY, Field(Said.BIRTHDAY, "--09-14"))
    [told] = why(asked(book, monday), monday)
    assert told == (
        "It is their birthday today. You were in touch about every month; now it has been 10 weeks."
    )


def test_a_change_of_work_is_a_reason_until_there_was_contact(book: Book, monday: date) -> None:
    one = friend(book, "Eva", monday - 20 * DAY)
    newer = _record(book, one, "Sur")
    older = _record(book, one, "Norte")
    Record.objects.filter(pk=older.pk).update(replaced_by=newer)
    refresh(book, [one.pk])
    assert why(asked(book, monday), monday) == [
        "News of their work, from LinkedIn: Sur; before: Norte."
    ]
    Tie.objects.update(last_on=monday)
    assert names(asked(book, monday)) == []


def _record(book: Book, one: Person, company: str) -> Record:
    fields = [{"kind": "company", "value": company}]
    return Record.objects.create(book=book, person=one, source=Source.LINKEDIN, fields=fields)


def test_an_event_in_their_town_is_a_reason(book: Book, monday: date) -> None:
    friend(book, "Eva", monday - 40 * DAY, Field(Said.PLACE, "Lyon"), gap=90, times=5)
    friend(book, "Ivo", monday - 40 * DAY, Field(Said.PLACE, "Bilbao"), gap=90, times=5)
    _event(book, monday + 6 * DAY)
    assert why(asked(book, monday), monday) == [
        "“Fair of foods” takes place nearby on Sunday 20 September: Halle Tony Garnier, Lyon."
    ]


def test_an_event_i_go_to_as_a_guest_counts_too(
    book: Book, strangers_book: Book, monday: date
) -> None:
    eva = friend(book, "Eva", monday - 40 * DAY, Field(Said.PLACE, "Lyon"), gap=90, times=5)
    theirs = _event(strangers_book, monday + 6 * DAY)
    assert names(asked(book, monday)) == []
    mine = Guest.objects.create(
        book=strangers_book, event=theirs, user_book=book, state="coming", language="en"
    )
    assert names(asked(book, monday)) == ["Eva"]
    KnownGuest.objects.create(book=book, guest=mine, person=eva)  # who comes needs no call
    assert names(asked(book, monday)) == []


def _event(book: Book, on: date) -> Event:
    begins = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return Event.objects.create(
        book=book,
        title="Fair of foods",
        template="fair",
        place="Halle Tony Garnier, Lyon",
        starts_at=begins,
        ends_at=begins + timedelta(hours=8),
        time_zone="Europe/Paris",
        language="en",
        rounds=1,
        minutes=10,
        pause=0,
        erase_on=on + 30 * DAY,
        seed=1,
    )


def test_another_book_proposes_nobody(book: Book, strangers_book: Book, monday: date) -> None:
    friend(strangers_book, "Eva", monday - 70 * DAY, Field(Said.BIRTHDAY, "--09-14"))
    _event(strangers_book, monday + DAY)
    assert names(asked(book, monday)) == []


@pytest.mark.parametrize("many", [3, 30])
def test_the_number_of_queries_is_the_same_however_many_people(
    book: Book, monday: date, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    _event(book, monday + DAY)
    for number in range(many):
        last = monday - (70 + number) * DAY
        friend(book, f"Friend {number}", last, Field(Said.PLACE, "Lyon"))
        friend(book, f"Born {number}", last, Field(Said.BIRTHDAY, "--09-14"))
        friend(book, f"Asleep {number}", last - 600 * DAY)
        friend(book, f"Plain {number}", last)
        one = friend(book, f"News {number}", last)
        older = _record(book, one, "Norte")
        Record.objects.filter(pk=older.pk).update(replaced_by=_record(book, one, "Sur"))
        refresh(book, [one.pk])
    book.minutes_a_week = 3000
    day = today(book, monday)
    with django_assert_num_queries(11):
        found = in_your_time(book, monday, day, None)
    reasons = {one.whys[0].reason for one in found.proposed}
    assert reasons >= {Reason.ANNIVERSARY, Reason.NEWS, Reason.NEARBY, Reason.FADING}


def test_traits_name_way_ring_and_kind(book: Book, monday: date) -> None:
    one = friend(book, "Eva", monday - 70 * DAY)
    assert set(traits(tie_of(one), Kind.TIE)) == {"kind tie", "way call", "ring steady"}
    assert traits(Tie(way="", ring=None), Kind.DATE) == {"kind date": 1.0}


def test_reasons_are_told_in_spanish_too(book: Book, monday: date) -> None:
    friend(book, "Eva", monday - 70 * DAY)
    with translation.override("es"):
        [told] = why(asked(book, monday), monday)
    assert told
