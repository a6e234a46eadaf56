"""Steps are taken once, and every fault ends in a state with a way on."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from dardar.accounts.models import Book
from dardar.models import Import, Person
from dardar.people.imports import actions, queries, reading, storage, writing
from dardar.people.imports.carrying import carry_on
from dardar.people.imports.state import OvertakenError, State, require_ours, step
from tests.people.imports.samples import begin, bring, card, counts, tally

# A real worker opens and closes connections, so what it writes must be committed.
pytestmark = pytest.mark.django_db(transaction=True)

KEYS = 'INSERT INTO "dardar_key"'
MANY = b"".join(card(f"Ana {n}", mail=f"ana{n}@altura.coffee") for n in range(25))


@pytest.fixture
def background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for a large one, and ten entries for a chunk."""
    monkeypatch.setattr(actions, "QUICK_BYTES", 0)
    monkeypatch.setattr(actions, "QUICK_RECORDS", 0)
    monkeypatch.setattr(reading, "MOST_ITEMS", 10)


def work_off() -> None:
    """Let a real worker run all tasks that are due."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    ).run()
    assert not DBTaskResult.objects.failed().exists()


@pytest.mark.usefixtures("background")
def test_a_large_file_is_read_and_written_in_the_background(book: Book) -> None:
    work = begin(book, MANY)
    assert work.state == State.READING
    assert queries.is_under_way(work)
    work_off()
    work.refresh_from_db()
    assert (work.state, work.total, work.preview["read"]) == (State.READY, 25, 1.0)
    assert not queries.is_under_way(work)
    actions.run(book, work)
    assert (work.state, work.done) == (State.RUNNING, 0)
    work_off()
    work.refresh_from_db()
    assert (work.state, work.done, tally(work)) == (State.DONE, 25, (25, 0, 0, 0))
    actions.undo(book, work)
    assert Person.objects.count() == 25
    work_off()
    assert Person.objects.count() == 0


def test_a_small_file_leaves_a_task_in_case_its_owner_is_cut_off(book: Book) -> None:
    work = begin(book, MANY)
    left = DBTaskResult.objects.get()
    assert left.run_after > timezone.now()
    DBTaskResult.objects.update(run_after=timezone.now())
    actions.run(book, work)
    after = counts()
    DBTaskResult.objects.update(run_after=timezone.now())
    work_off()
    assert counts() == after


@pytest.mark.usefixtures("background")
def test_two_tabs_that_press_run_bring_people_in_once(book: Book) -> None:
    begin(book, MANY)
    work_off()
    one, other = Import.objects.get(), Import.objects.get()
    actions.run(book, one)
    actions.run(book, other)
    assert DBTaskResult.objects.exclude(status="SUCCESSFUL").count() == 1
    carry_on(one.pk)
    actions.run(book, other)
    carry_on(other.pk)
    work_off()
    assert Person.objects.count() == 25


def test_what_is_cancelled_before_it_ran_leaves_nothing(book: Book) -> None:
    before = counts()
    work = begin(book, MANY)
    actions.cancel(book, work)
    assert work.state == State.CANCELLED
    assert work.ended_at is not None
    assert storage.size(work.stored_as) == 0
    actions.run(book, work)
    assert work.state == State.CANCELLED
    assert counts() == before


@pytest.mark.usefixtures("background")
@pytest.mark.parametrize("chunks", [0, 1, 2])
def test_what_is_cancelled_while_it_runs_is_taken_out_again(
    book: Book, chunks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_some(book)
    before = counts()
    work = begin(book, MANY)
    work_off()
    work.refresh_from_db()
    actions.run(book, work)
    monkeypatch.setattr(writing, "chunks", in_another_tab(book, chunks))
    carry_on(work.pk)
    assert Person.objects.count() == 1 + 10 * chunks
    work_off()
    work.refresh_from_db()
    assert work.state == State.CANCELLED
    assert work.ended_at is not None
    assert counts() == before


def bring_some(book: Book) -> None:
    work = begin(book, card("Eva Sol", mail="eva@sol.es"))
    work_off()
    work.refresh_from_db()
    actions.run(book, work)
    work_off()


def in_another_tab(book: Book, after: int) -> Callable[[Import, int], Iterator[reading.Chunk]]:
    """Return chunks before which, after so many, the owner cancels the import."""

    def chunks(work: Import, start: int = 0) -> Iterator[reading.Chunk]:
        for number, chunk in enumerate(reading.chunks(work, start)):
            if number == after:
                actions.cancel(book, Import.objects.get(pk=work.pk))
            yield chunk

    return chunks


@pytest.mark.usefixtures("background")
def test_what_is_cancelled_while_it_is_read_stops(book: Book) -> None:
    work = begin(book, MANY)
    actions.cancel(book, Import.objects.get())
    carry_on(work.pk)
    work_off()
    work.refresh_from_db()
    assert (work.state, work.total) == (State.CANCELLED, 0)


@pytest.mark.usefixtures("background")
def test_whoever_finds_an_import_moved_on_stops(book: Book) -> None:
    work = begin(book, MANY)
    Import.objects.update(done=10)
    with pytest.raises(OvertakenError):
        require_ours(work)
    assert not step(work, start=frozenset({State.READY}), state=State.RUNNING)
    assert work.state == State.READING


@pytest.mark.usefixtures("background")
def test_a_fault_of_the_program_stops_the_import_and_it_goes_on_from_there(
    book: Book, caplog: pytest.LogCaptureFixture
) -> None:
    begin(book, MANY)
    work_off()
    work = Import.objects.get()
    actions.run(book, work)
    with full_disk(KEYS, after=1), caplog.at_level(logging.ERROR):
        carry_on(work.pk)
    work.refresh_from_db()
    assert (work.state, work.error, work.done) == (State.FAILED, "unexpected", 10)
    assert "the disk is full" in caplog.text
    assert Person.objects.count() == 10
    actions.retry(book, work)
    assert (work.state, work.error) == (State.RUNNING, "")
    work_off()
    work.refresh_from_db()
    assert (work.state, tally(work)) == (State.DONE, (25, 0, 0, 0))
    assert Person.objects.count() == 25


@contextmanager
def full_disk(begins: str, after: int = 0) -> Iterator[None]:
    """Let statements that begin so fail, but for the first ones."""
    seen: list[str] = []

    def execute(run: Callable[..., object], sql: str, *arguments: object) -> object:
        if sql.startswith(begins):
            seen.append(sql)
            if len(seen) > after:
                raise DatabaseError("the disk is full")
        return run(sql, *arguments)

    with connection.execute_wrapper(execute):
        yield


@pytest.mark.usefixtures("background")
def test_a_stopped_import_can_be_taken_out_instead(book: Book) -> None:
    before = counts()
    begin(book, MANY)
    work_off()
    work = Import.objects.get()
    actions.run(book, work)
    with full_disk(KEYS, after=1):
        carry_on(work.pk)
    work.refresh_from_db()
    actions.choose_source(book, work, "google")
    assert work.state == State.FAILED
    actions.cancel(book, work)
    work_off()
    work.refresh_from_db()
    assert (work.state, work.error) == (State.CANCELLED, "")
    assert counts() == before


@pytest.mark.usefixtures("background")
def test_a_fault_while_reading_is_tried_again_from_the_beginning(book: Book, uploads: Path) -> None:
    rejected = b"BEGIN:VCARD\r\nEND:VCARD\r\n"
    work = begin(book, rejected + MANY)
    size = storage.size(work.stored_as)
    hidden = uploads / work.stored_as
    hidden.rename(hidden.with_suffix(".away"))
    work_off()
    work.refresh_from_db()
    assert (work.state, work.error) == (State.FAILED, "upload-gone")
    hidden.with_suffix(".away").rename(hidden)
    assert storage.size(work.stored_as) == size
    actions.retry(book, work)
    work_off()
    actions.retry(book, work)
    work.refresh_from_db()
    assert (work.state, tally(work)) == (State.READY, (25, 0, 0, 1))


@pytest.mark.usefixtures("background")
def test_a_fault_while_taking_out_is_tried_again(book: Book) -> None:
    before = counts()
    bring_some(book)
    work = Import.objects.get()
    actions.undo(book, work)
    with full_disk('DELETE FROM "dardar_record"'):
        carry_on(work.pk)
    work.refresh_from_db()
    assert (work.state, work.error, work.ended_at) == (State.UNDONE, "unexpected", None)
    assert Person.objects.count() == 1
    actions.retry(book, work)
    assert work.error == ""
    work_off()
    work.refresh_from_db()
    assert (work.state, work.error) == (State.UNDONE, "")
    assert work.ended_at is not None
    assert counts() == before


@pytest.mark.usefixtures("background")
def test_work_that_was_lost_can_be_taken_up_again(book: Book) -> None:
    work = begin(book, MANY)
    DBTaskResult.objects.all().delete()
    assert not queries.is_under_way(work)
    actions.retry(book, work)
    assert queries.is_under_way(work)
    work_off()
    work.refresh_from_db()
    assert work.state == State.READY


def test_an_import_that_has_ended_cannot_be_tried_again(book: Book) -> None:
    work = bring(book, MANY)
    tasks = DBTaskResult.objects.count()
    actions.retry(book, work)
    actions.cancel(book, work)
    assert work.state == State.DONE
    assert DBTaskResult.objects.count() == tasks


def test_an_empty_file_cannot_be_run(book: Book) -> None:
    work = begin(book, b"First Name,Last Name,Labels,E-mail 1 - Value\r\n", "contacts.csv")
    assert (work.state, work.total) == (State.READY, 0)
    actions.run(book, work)
    assert work.state == State.READY


def test_the_end_of_the_import_leaves_no_upload(book: Book) -> None:
    work = bring(book, MANY)
    actions.undo(book, work)
    assert storage.stray([], before=timezone.now().timestamp() + 60) == []


def test_uploads_that_nobody_knows_are_swept_away_after_a_day(book: Book, uploads: Path) -> None:
    work = begin(book, MANY)
    stray = storage.keep([b"left by a crash"])
    actions.sweep()
    assert storage.size(stray) > 0
    yesterday = timezone.now().timestamp() - 2 * 24 * 60 * 60
    for path in uploads.iterdir():
        os.utime(path, (yesterday, yesterday))
    actions.sweep()
    assert storage.size(stray) == 0
    assert storage.size(work.stored_as) > 0


def test_a_task_of_an_import_that_is_gone_does_nothing(book: Book) -> None:
    work = begin(book, MANY)
    Import.objects.all().delete()
    carry_on(work.pk)
    assert not Person.objects.exists()
