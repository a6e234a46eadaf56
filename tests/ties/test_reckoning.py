"""How ties are reckoned: from encounters and what was said, for whoever stands for somebody."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from dardar.accounts.models import Book
from dardar.circles.actions import What, found
from dardar.circles.models import Circle, Known, Member
from dardar.core.cards.fields import Field, Kind
from dardar.core.ties.rhythm import State
from dardar.core.ties.warmth import warmth
from dardar.encounters.actions import delete_encounter, talked
from dardar.encounters.days import today
from dardar.encounters.models import Encounter
from dardar.people.actions import erase_people
from dardar.people.joining.actions import join
from dardar.people.labelling import label_people, unlabel_people
from dardar.people.models import Change, Label, Person, Record, Source
from dardar.people.refresh import refresh
from dardar.people.undo import undo
from dardar.ties.actions import fine, pause, say, set_circle_rhythm, set_label_rhythm
from dardar.ties.models import OwnSilence, Ring, Tie, TiePause
from dardar.ties.reckoning import reckon_everybody
from dardar.ties.tasks import behind, reckon_book
from tests.encounters.scenes import MONDAY, TUESDAY, person
from tests.ties.scenes import every, friend, in_touch, tie_of

Clock = Callable[[date], None]
DAY = timedelta(days=1)


@pytest.mark.usefixtures("monday")
def test_who_was_never_contacted_has_no_tie(book: Book, ana: Person) -> None:
    reckon_everybody(book)
    assert not Tie.objects.filter(person=ana).exists()


def test_one_encounter_makes_a_tie_without_a_rhythm(book: Book, monday: date, ana: Person) -> None:
    talked(book, ana, Encounter.Kind.CALL)
    tie = tie_of(ana)
    assert (tie.days, tie.warmth, tie.last_on, tie.way) == (1, 1.0, monday, "call")
    assert (tie.state, tie.every, tie.due_on) == (State.RESTING, None, None)


def test_warmth_is_that_of_the_core(book: Book, monday: date) -> None:
    days = every(20, 9, monday - 13 * DAY)
    one = person(book, "Eva")
    in_touch(book, one, days)
    tie = tie_of(one)
    assert tie.warmth == pytest.approx(warmth(days, monday))
    assert (tie.days, tie.every, tie.by) == (9, 20, "learnt")
    assert tie.loss == pytest.approx(tie.strength * tie.chance)


def test_encounters_ahead_make_nothing_warm_until_their_day(book: Book, clock: Clock) -> None:
    clock(MONDAY)
    one = person(book, "Eva")
    in_touch(book, one, [TUESDAY])
    assert (tie_of(one).days, tie_of(one).warmth, tie_of(one).ring) == (0, 0, None)
    assert tie_of(one).state == State.NEVER
    clock(TUESDAY)
    reckon_everybody(book)
    assert (tie_of(one).days, tie_of(one).warmth) == (1, 1)


def test_the_day_is_the_owners_whatever_the_hour_and_the_clock_change(
    book: Book, ana: Person
) -> None:
    """On 25 October 2026 at 1 am UTC, Madrid's clocks go back."""
    for hour in (0, 1, 22):
        with time_machine.travel(datetime(2026, 10, 25, hour, 30, tzinfo=UTC)):
            talked(book, ana, Encounter.Kind.CALL)
    assert tie_of(ana).days == 1
    with time_machine.travel(datetime(2026, 10, 25, 23, 30, tzinfo=UTC)):
        talked(book, ana, Encounter.Kind.CALL)
    assert tie_of(ana).days == 2


def test_fifty_thousand_encounters_with_one_person_are_the_days_they_fell_on(
    book: Book, monday: date, ana: Person
) -> None:
    in_touch(book, ana, [monday - (number % 500) * DAY for number in range(50_000)])
    tie = tie_of(ana)
    assert (tie.days, tie.ring_name, tie.every) == (500, Ring.CLOSEST, 1)


def test_a_deleted_encounter_warms_no_more(book: Book, monday: date, ana: Person) -> None:
    del monday
    met = talked(book, ana, Encounter.Kind.CALL)
    delete_encounter(book, met)
    assert not Tie.objects.exists()


def test_strength_follows_a_join_and_its_undoing(book: Book, monday: date, ana: Person) -> None:
    other = person(book, "Ana R.")
    in_touch(book, ana, [monday])
    in_touch(book, other, [monday - DAY])
    head = join(book, [ana, other])
    assert {tie.person_id: tie.days for tie in Tie.objects.all()} == {head.pk: 2}
    undo(book, Change.objects.get(verb="joined"))
    assert {tie.person_id: tie.days for tie in Tie.objects.all()} == {ana.pk: 1, other.pk: 1}


def test_what_was_said_follows_a_join_and_comes_back(book: Book, monday: date, ana: Person) -> None:
    other = person(book, "Ana R.")
    in_touch(book, ana, [monday - 300 * DAY])
    say(book, other, ring=Ring.CLOSE, every=None)
    head = join(book, [ana, other])
    assert tie_of(head).ring_name == Ring.CLOSE
    undo(book, Change.objects.get(verb="joined"))
    assert tie_of(ana).ring_name == Ring.DORMANT
    assert tie_of(other).ring_name == Ring.CLOSE


def test_who_is_erased_leaves_no_tie(book: Book, monday: date, ana: Person) -> None:
    in_touch(book, ana, [monday])
    erase_people(book, [ana])
    assert not Tie.objects.exists()


def test_the_ring_and_rhythm_of_the_owner_win(book: Book, monday: date, ana: Person) -> None:
    in_touch(book, ana, every(7, 10, monday - 60 * DAY))
    say(book, ana, ring=Ring.LOOSE, every=90)
    tie = tie_of(ana)
    assert (tie.ring_name, tie.every, tie.by, tie.state) == (Ring.LOOSE, 90, "person", "resting")


def test_a_pause_and_being_fine_keep_quiet(book: Book, monday: date) -> None:
    paused, well = (friend(book, name, monday - 90 * DAY) for name in ("Eva", "Ivo"))
    assert tie_of(paused).state == State.DUE
    pause(book, paused, TiePause.Kind.LEAVE)
    fine(book, well)
    assert [tie_of(one).state for one in (paused, well)] == [State.QUIET, State.QUIET]


def test_a_pause_that_is_over_is_not_counted(book: Book, monday: date) -> None:
    one = friend(book, "Eva", monday - 90 * DAY)
    kind, first = TiePause.Kind.GRIEF, monday - 89 * DAY
    pause(book, one, kind, first=first, last=monday - DAY)
    assert (tie_of(one).state, tie_of(one).due_on) == (State.RESTING, monday + 29 * DAY)


def test_a_rhythm_of_a_label_holds_for_all_who_bear_it(book: Book, monday: date) -> None:
    one = friend(book, "Eva", monday - 20 * DAY)
    label_people(book, [one], "Board")
    label = Label.objects.get()
    set_label_rhythm(book, label, 14)
    reckon_book.call(str(book.pk))
    assert (tie_of(one).every, tie_of(one).by, tie_of(one).state) == (14, "circle", "due")
    unlabel_people(book, [one], label)
    assert (tie_of(one).every, tie_of(one).by) == (30, "learnt")


def test_a_rhythm_of_a_circle_holds_until_the_circle_is_gone(book: Book, monday: date) -> None:
    one = friend(book, "Eva", monday - 20 * DAY)
    circle = found(book, What("Bread"))
    member = Member.objects.create(book=book, circle=circle, state="member", language="en")
    Known.objects.create(book=book, member=member, person=one)
    set_circle_rhythm(book, circle, 14)
    reckon_book.call(str(book.pk))
    assert (tie_of(one).every, tie_of(one).by) == (14, "circle")
    Circle.objects.all().delete()
    reckon_book.call(str(book.pk))
    assert (tie_of(one).every, tie_of(one).by) == (30, "learnt")


def test_reasons_to_call_are_kept_ready(book: Book, monday: date) -> None:
    said = (Field(Kind.BIRTHDAY, "1980-09-15"), Field(Kind.ANNIVERSARY, "--02-29"))
    one = friend(book, "Eva", monday, *said, Field(Kind.PLACE, "Lyon, France"))
    assert (tie_of(one).born, tie_of(one).wed, tie_of(one).town) == (915, 229, "lyon")


def test_a_birthday_in_words_is_none(book: Book, monday: date) -> None:
    one = friend(book, "Eva", monday, Field(Kind.BIRTHDAY, "in spring"))
    assert tie_of(one).born is None


@pytest.mark.parametrize(
    ("was", "now", "news"),
    [("Norte", "Sur", 1), ("Norte", "NORTE", 0), ("Norte", None, 0), (None, "Sur", 0)],
)
def test_another_company_in_a_newer_file_is_news(
    book: Book, monday: date, was: str | None, now: str | None, news: int
) -> None:
    one = friend(book, "Eva", monday - 40 * DAY)
    newer = _record(book, one, now)
    older = _record(book, one, was)
    Record.objects.filter(pk=older.pk).update(replaced_by=newer)
    refresh(book, [one.pk])
    assert tie_of(one).news_on == (monday if news else None)


def _record(book: Book, one: Person, company: str | None) -> Record:
    fields = (
        [{"kind": "company", "value": company}] if company else [{"kind": "role", "value": "x"}]
    )
    return Record.objects.create(book=book, person=one, source=Source.LINKEDIN, fields=fields)


def test_silence_is_learnt_from_the_owners_own_history(book: Book, monday: date) -> None:
    for number in range(8):
        friend(book, f"Friend {number}", monday, gap=7, times=60)
    reckon_everybody(book)
    learnt = OwnSilence.objects.get()
    assert learnt.on == monday
    assert learnt.known >= 100
    assert learnt.shift > 0  # more talkative than others


def test_the_clock_reckons_each_book_once_a_day(book: Book, ana: Person, clock: Clock) -> None:
    clock(MONDAY)
    assert list(behind()) == []
    talked(book, ana, Encounter.Kind.CALL)
    assert list(behind()) == [book.pk]
    reckon_book.call(str(book.pk))
    assert list(behind()) == []
    clock(TUESDAY)
    assert list(behind()) == [book.pk]
    reckon_book.call(str(book.pk))
    assert tie_of(ana).warmth == pytest.approx(7 / 8)


def test_a_book_that_is_gone_is_no_error(book: Book) -> None:
    pk = str(book.pk)
    book.owner.delete()
    reckon_book.call(pk)


def test_ties_of_another_book_are_left_alone(
    book: Book, strangers_book: Book, monday: date
) -> None:
    theirs = friend(strangers_book, "Eva", monday)
    reckon_everybody(book)
    assert tie_of(theirs).book == strangers_book
    assert today(book) == monday


@pytest.mark.parametrize(("ring", "days"), [(Ring.CLOSEST, 7), (Ring.CLOSE, 30), (Ring.LOOSE, 365)])
def test_a_ring_by_hand_asks_for_the_contact_that_keeps_it(
    book: Book, monday: date, ring: Ring, days: int
) -> None:
    one = friend(book, "Eva", monday - 20 * DAY, gap=300, times=2)
    say(book, one, ring=ring, every=None)
    tie = tie_of(one)
    assert (tie.every, tie.by, tie.ring_name) == (days, "ring", ring)
    assert tie.state == (State.DUE if days < 20 else State.RESTING)
