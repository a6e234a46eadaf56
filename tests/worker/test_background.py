"""Threads do the background work, whatever happens in it."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from dardar.accounts import outbox
from dardar.accounts.models import Book, Heartbeat, Mail
from dardar.accounts.pulse import Work, silent
from dardar.people.joining.suggesting import uncompared
from dardar.worker.background import BackgroundWork, Job, member_page, tidy_up
from dardar.worker.line import Line
from tests.people.joining.crowd import crowd
from tests.worker.conftest import MailServer

PATIENCE = 20


@task()
def add(one: int, other: int) -> int:
    """Add two numbers."""
    return one + other


@task()
def fail() -> None:
    """Fail."""
    raise ValueError("private words")


LET_GO = threading.Event()


@task(queue_name=settings.LONG_TASKS)
def take_long() -> None:
    """Take until it is let go."""
    LET_GO.wait(PATIENCE)


def wait_until(true: Callable[[], bool]) -> None:
    """Wait until something has become true; fail if it doesn't."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


@pytest.fixture
def work(transactional_db: None) -> Iterator[BackgroundWork]:  # noqa: ARG001 - other threads see what is committed only
    """Return background work that is started by the test and stopped after it."""
    work = BackgroundWork(round_length=0.05)
    yield work
    work.stop(time.monotonic() + PATIENCE)


def status(pk: str) -> str:
    """Return the state of a task."""
    return DBTaskResult.objects.get(pk=pk).status


def test_a_task_queued_is_run_and_a_failing_one_stops_nothing(work: BackgroundWork) -> None:
    work.start()
    failing, adding = fail.enqueue().id, add.enqueue(1, 2).id
    wait_until(lambda: status(adding) == TaskResultStatus.SUCCESSFUL)
    assert DBTaskResult.objects.get(pk=adding).return_value == 3
    assert status(failing) == TaskResultStatus.FAILED


def test_while_a_long_task_is_under_way_others_are_run(work: BackgroundWork) -> None:
    work.start()
    LET_GO.clear()
    long = take_long.enqueue().id
    wait_until(lambda: status(long) == TaskResultStatus.RUNNING)
    adding = add.enqueue(1, 2).id
    wait_until(lambda: status(adding) == TaskResultStatus.SUCCESSFUL)
    assert status(long) == TaskResultStatus.RUNNING
    LET_GO.set()
    wait_until(lambda: status(long) == TaskResultStatus.SUCCESSFUL)


def test_a_task_cut_off_by_a_crash_is_run_at_the_next_start(work: BackgroundWork) -> None:
    result = DBTaskResult.objects.get(pk=add.enqueue(1, 2).id)
    result.claim("a worker that is gone")
    work.start()
    wait_until(lambda: status(str(result.pk)) == TaskResultStatus.SUCCESSFUL)


def test_from_the_start_on_all_work_gives_signs_of_life(work: BackgroundWork) -> None:
    assert silent()[0] == list(Work)
    work.start()
    assert silent()[0] == []


def test_whoever_is_left_to_be_compared_is_compared_by_the_clock(
    work: BackgroundWork, book: Book
) -> None:
    crowd(book, 3)
    work.start()
    wait_until(lambda: not uncompared(book).exists())
    wait_until(lambda: status(str(DBTaskResult.objects.get().pk)) == TaskResultStatus.SUCCESSFUL)


def test_a_mail_is_sent_as_soon_as_it_is_written(
    work: BackgroundWork, book: Book, mail_server: MailServer
) -> None:
    work.start()
    wait_until(lambda: work.jobs[2].done_at > 0)
    outbox.write_mail(book, to="alma@example.org", subject="Today", body="Ana")
    wait_until(lambda: Mail.objects.filter(sent_at=None).count() == 0)
    assert len(mail_server.mailbox.arrived) == 1


def test_a_job_that_fails_is_logged_without_its_words_and_stops_nothing(
    work: BackgroundWork, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[int] = []

    def break_down() -> None:
        tried.append(1)
        raise ValueError("private words")

    done: list[int] = []
    work.jobs = [Job(Work.MORNING, break_down), Job(Work.MAIL, lambda: done.append(1))]
    with caplog.at_level(logging.ERROR):
        work.start()
        wait_until(lambda: len(tried) > 2 and bool(done))
    assert "background work failed: morning" in caplog.text
    before = Heartbeat.objects.get(name=Work.MORNING).beat_at
    assert before <= Heartbeat.objects.get(name=Work.MAIL).beat_at


def test_a_failing_job_gives_no_sign_of_life(work: BackgroundWork) -> None:
    def break_down() -> None:
        raise ValueError

    work.jobs = [Job(Work.MORNING, break_down), Job(Work.MAIL, lambda: None)]
    work.start()
    long_ago = timezone.now() - timedelta(minutes=2)
    Heartbeat.objects.update(beat_at=long_ago)
    work.jobs[1].done_at = -float("inf")
    wait_until(lambda: Work.MAIL not in silent()[0])
    assert Work.MORNING in silent()[0]


def test_whatever_goes_wrong_around_the_work_it_goes_on(
    work: BackgroundWork, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        """A worker, or a list of jobs, that can't be used."""

        running = True

        def run(self) -> None:
            """Fail."""
            raise RuntimeError

        __iter__ = run

    with monkeypatch.context() as patched:
        patched.setattr(Line, "_one_batch", lambda _line: Broken())
        jobs, work.jobs = work.jobs, Broken()  # type: ignore[assignment] # broken on purpose
        work.start()
        wait_until(lambda: "a round of background work failed" in caplog.text)
        wait_until(lambda: "queued tasks could not be looked for" in caplog.text)
    work.jobs = jobs
    adding = add.enqueue(1, 2).id
    wait_until(lambda: status(adding) == TaskResultStatus.SUCCESSFUL)


def test_when_the_thread_of_tasks_has_ended_that_is_told(work: BackgroundWork) -> None:
    job = work.jobs[0]
    assert job.kind is Work.TASKS
    assert not job.do()  # it has not been started
    work.start()
    assert job.do()


def test_stopping_lets_a_task_finish(work: BackgroundWork) -> None:
    work.start()
    pk = add.enqueue(1, 2).id
    wait_until(lambda: status(pk) == TaskResultStatus.SUCCESSFUL)
    work.stop(time.monotonic() + PATIENCE)
    later = add.enqueue(1, 2).id
    time.sleep(0.2)
    assert status(later) == TaskResultStatus.READY


@pytest.mark.django_db
def test_tidying_forgets_old_results_and_mails(book: Book) -> None:
    old, fresh, waiting = (
        DBTaskResult.objects.get(pk=add.enqueue(1, 2).id) for _number in range(3)
    )
    old.set_successful(3)
    fresh.set_successful(3)
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=15))
    mail = outbox.write_mail(book, to="alma@example.org", subject="", body="")
    Mail.objects.filter(pk=mail.pk).update(sent_at=timezone.now() - timedelta(days=31))
    tidy_up()
    assert set(DBTaskResult.objects.all()) == {fresh, waiting}
    assert not Mail.objects.exists()


def test_mails_of_circles_lead_to_the_member_s_page_where_the_address_is_known(
    settings: Settings,
) -> None:
    settings.PUBLIC_URL = ""
    assert member_page() is None
    settings.PUBLIC_URL = "https://dardar.example"
    link = member_page()
    assert link is not None
    assert link("abc") == "https://dardar.example/m/abc/"
