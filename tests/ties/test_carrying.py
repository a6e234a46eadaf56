"""Ties in an archive: what was said travels, and what was reckoned is made anew."""

import io
import json
from datetime import date, timedelta

import pytest

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.archive.actions import erase_everything, read_archive, write_archive
from dardar.core.ties.today import Kind
from dardar.people.labelling import label_people
from dardar.people.models import Label, Person
from dardar.ties.actions import pause, say, set_label_rhythm, skip
from dardar.ties.models import LabelRhythm, Nudge, Ring, SaidTie, Tie, TiePause
from dardar.ties.tasks import look_after, reckon_book
from tests.ties.scenes import friend, tie_of

DAY = timedelta(days=1)


@pytest.fixture
def eva(book: Book, monday: date) -> Person:
    """Return Eva, of whom all that can be said was said."""
    one = friend(book, "Eva", monday - 70 * DAY)
    label_people(book, [one], "Board")
    say(book, one, ring=Ring.CLOSE, every=None)
    set_label_rhythm(book, Label.objects.get(), 14)
    pause(book, one, TiePause.Kind.LEAVE, first=monday - 5 * DAY, last=monday - 3 * DAY)
    skip(book, one, Kind.TIE, {"way call": 1.0})
    book.minutes_a_week, book.shows_scores = 77, False
    book.save()
    return one


def test_what_was_said_comes_back_and_the_rest_is_reckoned(book: Book, eva: Person) -> None:
    before = tie_of(eva)
    written = b"".join(write_archive(book))
    other = open_book(email="other@example.org", password=None, name="Other")
    book.owner.delete()
    read_archive(other, io.BytesIO(written))
    other.refresh_from_db()
    assert (other.minutes_a_week, other.shows_scores) == (77, False)
    assert [m.objects.count() for m in (SaidTie, TiePause, LabelRhythm, Nudge)] == [1, 1, 1, 1]
    after = Tie.objects.get(book=other)
    assert (after.warmth, after.ring, after.every, after.state) == (
        before.warmth,
        before.ring,
        before.every,
        before.state,
    )


def test_no_score_is_in_an_archive(book: Book, eva: Person) -> None:
    assert Tie.objects.filter(person=eva).exists()
    rows = json.loads(b"".join(write_archive(book)))["rows"]
    assert {row["model"] for row in rows}.isdisjoint({"tie", "ownsilence", "circlerhythm"})
    assert not any("warmth" in row for row in rows)


def test_erasing_a_book_leaves_nothing_of_ties(book: Book, eva: Person) -> None:
    reckon_book.call(str(book.pk))
    erase_everything(book)
    models = (SaidTie, TiePause, LabelRhythm, Nudge, Tie)
    assert not any(model.objects.exists() for model in models)
    assert not Person.objects.filter(pk=eva.pk).exists()


@pytest.mark.usefixtures("eva")
def test_the_clock_queues_each_book_once(book: Book) -> None:
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - needs Django's apps

    look_after()
    look_after()
    tasks = DBTaskResult.objects.filter(task_path="dardar.ties.tasks.reckon_book")
    assert [one.args_kwargs["args"] for one in tasks] == [[str(book.pk)]]
