"""Verbs of ties: what is said wins, can be taken back, and nobody else can say it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.circles.actions import What, found
from dardar.core.ties.today import Kind
from dardar.encounters.models import Encounter
from dardar.people.history import sentence
from dardar.people.journal import watch
from dardar.people.labelling import label_people
from dardar.people.models import Change, Label, Person
from dardar.people.undo import undo
from dardar.ties.actions import (
    end_pause,
    fine,
    not_fine,
    pause,
    say,
    set_circle_rhythm,
    set_label_rhythm,
    skip,
    take_up,
)
from dardar.ties.errors import BackwardsError, EndedError, NoRhythmError
from dardar.ties.models import (
    CircleRhythm,
    LabelRhythm,
    Nudge,
    Ring,
    SaidTie,
    TiePause,
)
from tests.ties.scenes import tie_of

DAY = timedelta(days=1)
LEAVE = TiePause.Kind.LEAVE
CALL = Encounter.Kind.CALL


def _undo_last(book: Book) -> None:
    undo(book, Change.objects.filter(book=book, undone_at=None).latest("at", "pk"))


def test_what_was_said_can_be_changed_and_taken_back(book: Book, ana: Person) -> None:
    say(book, ana, ring=Ring.CLOSE, every=30)
    say(book, ana, ring=None, every=60)
    assert list(SaidTie.objects.values_list("ring", "every")) == [("", 60)]
    _undo_last(book)
    assert list(SaidTie.objects.values_list("ring", "every")) == [("close", 30)]
    _undo_last(book)
    assert not SaidTie.objects.exists()


def test_saying_nothing_writes_nothing(book: Book, ana: Person) -> None:
    say(book, ana, ring=None, every=None)
    not_fine(book, ana)
    assert not SaidTie.objects.exists()
    assert not Change.objects.filter(verb__in=["tie_said", "tie_not_fine"]).exists()


@pytest.mark.parametrize("days", [0, -1, 3661])
def test_a_rhythm_is_a_number_of_days_within_ten_years(book: Book, ana: Person, days: int) -> None:
    with pytest.raises(NoRhythmError):
        say(book, ana, ring=None, every=days)


def test_being_fine_lasts_half_a_year_unless_said_otherwise(
    book: Book, monday: date, ana: Person
) -> None:
    fine(book, ana)
    assert SaidTie.objects.get().fine_until == monday + 180 * DAY
    fine(book, ana, monday + 7 * DAY)
    assert SaidTie.objects.get().fine_until == monday + 7 * DAY
    not_fine(book, ana)
    assert SaidTie.objects.get().fine_until is None


def test_a_pause_begins_today_and_lasts_until_it_is_ended(
    book: Book, monday: date, ana: Person
) -> None:
    rest = pause(book, ana, LEAVE, first=monday - 5 * DAY)
    assert rest.last is None
    end_pause(book, rest)
    assert TiePause.objects.get().last == monday - DAY
    with pytest.raises(EndedError):
        end_pause(book, rest)
    _undo_last(book)
    assert TiePause.objects.get().last is None


def test_a_pause_ended_on_its_first_day_never_was(book: Book, monday: date, ana: Person) -> None:
    rest = pause(book, ana, LEAVE)
    assert rest.first == monday
    end_pause(book, rest)
    assert not TiePause.objects.exists()
    with pytest.raises(EndedError):
        end_pause(book, rest)


def test_a_pause_does_not_end_before_it_begins(book: Book, monday: date, ana: Person) -> None:
    with pytest.raises(BackwardsError):
        pause(book, ana, LEAVE, first=monday, last=monday - DAY)


def test_rhythms_of_labels_can_be_set_cleared_and_taken_back(book: Book, ana: Person) -> None:
    label_people(book, [ana], "Board")
    label = Label.objects.get()
    set_label_rhythm(book, label, None)
    assert not LabelRhythm.objects.exists()
    set_label_rhythm(book, label, 14)
    set_label_rhythm(book, label, None)
    assert LabelRhythm.objects.get().days is None
    _undo_last(book)
    assert LabelRhythm.objects.get().days == 14


def test_rhythms_of_circles_are_for_who_is_in_them(book: Book, strangers_book: Book) -> None:
    circle = found(book, What("Bread"))
    set_circle_rhythm(book, circle, None)
    set_circle_rhythm(book, circle, 30)
    set_circle_rhythm(book, circle, 60)
    assert CircleRhythm.objects.get().days == 60
    _undo_last(book)
    assert CircleRhythm.objects.get().days == 30
    with pytest.raises(PermissionDenied):
        set_circle_rhythm(strangers_book, circle, 7)


def test_skipping_is_noted_and_can_be_taken_back(book: Book, monday: date, ana: Person) -> None:
    skip(book, ana, Kind.TIE, {"way call": 1.0})
    noted = Nudge.objects.get()
    assert (noted.taken, noted.on, noted.kind, noted.traits) == (
        False,
        monday,
        "tie",
        {"way call": 1.0},
    )
    _undo_last(book)
    assert not Nudge.objects.exists()


def test_taking_up_writes_the_contact_too(book: Book, monday: date, ana: Person) -> None:
    met = take_up(book, ana, CALL, Kind.TIE, {})
    assert (met.on, met.kind, list(met.people.all())) == (monday, "call", [ana])
    assert Nudge.objects.get().taken
    assert tie_of(ana).days == 1
    _undo_last(book)
    assert not Encounter.objects.exists()
    assert not Nudge.objects.exists()


def test_each_verb_has_its_sentence(book: Book, monday: date, ana: Person) -> None:
    label_people(book, [ana], "Board")
    with watch() as made:
        say(book, ana, ring=Ring.CLOSE, every=None)
        end_pause(book, pause(book, ana, LEAVE, first=monday - DAY))
        fine(book, ana)
        not_fine(book, ana)
        set_label_rhythm(book, Label.objects.get(), 7)
        set_circle_rhythm(book, found(book, What("Bread")), 7)
        skip(book, ana, Kind.TIE, {})
    told = [sentence(one) for one in made]
    assert len(set(told)) == 9
    assert not any("does not know" in one for one in told)


def test_nobody_says_anything_of_another_book(
    book: Book, strangers_book: Book, ana: Person
) -> None:
    rest = pause(book, ana, LEAVE)
    label_people(book, [ana], "Board")
    label = Label.objects.get()
    deeds: list[Callable[[], object]] = [
        lambda: say(strangers_book, ana, ring=Ring.CLOSE, every=None),
        lambda: fine(strangers_book, ana),
        lambda: not_fine(strangers_book, ana),
        lambda: pause(strangers_book, ana, LEAVE),
        lambda: end_pause(strangers_book, rest),
        lambda: set_label_rhythm(strangers_book, label, 7),
        lambda: skip(strangers_book, ana, Kind.TIE, {}),
        lambda: take_up(strangers_book, ana, CALL, Kind.TIE, {}),
    ]
    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert not SaidTie.objects.exists()
    assert not Nudge.objects.exists()
