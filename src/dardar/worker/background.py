"""Threads: two run queued tasks, the long ones and all others; one does what the clock says."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread
from typing import Final

from django.conf import settings
from django.db import close_old_connections, connections
from django.urls import reverse
from django.utils import timezone
from django_tasks.signals import task_enqueued
from django_tasks_db.models import DBTaskResult

from dardar.accounts import outbox
from dardar.accounts.events import mail_waits
from dardar.accounts.pulse import EVERY, Work, beat
from dardar.capture import storage as captures
from dardar.circles import tasks as circles
from dardar.events import tasks as events
from dardar.giving.links import Link
from dardar.giving.tasks import look_after
from dardar.people.imports.actions import sweep
from dardar.people.joining.soon import queue_comparing
from dardar.ties import tasks as ties
from dardar.worker.line import Line
from dardar.worker.mornings import write_morning_mails
from dardar.worker.sending import send_waiting
from dardar.worker.tasks import take_up_again

logger = logging.getLogger(__name__)

# Seconds between two rounds of the clock.
ROUND: Final = 20.0
# Results of tasks are forgotten after this time.
RESULTS_KEPT: Final = timedelta(days=14)


def tidy_up() -> None:
    """Forget results of tasks, mails and uploads that nobody will ask for again."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - RESULTS_KEPT).delete()
    outbox.prune()
    sweep()
    captures.sweep()


@dataclass(slots=True)
class Job:
    """A piece of work done by the clock."""

    kind: Work
    run: Callable[[], None]
    done_at: float = field(default=-float("inf"))

    def is_due(self) -> bool:
        """Return whether its time has come; a job that failed stays due."""
        return time.monotonic() - self.done_at > EVERY[self.kind] - 1

    def do(self) -> bool:
        """Do it and return whether it went well; if not, that is in the log."""
        try:
            self.run()
        except Exception:
            logger.exception("background work failed: %s", self.kind.value)
            return False
        self.done_at = time.monotonic()
        return True


class BackgroundWork:
    """The background work of this process, from :meth:`start` to :meth:`stop`."""

    def __init__(self, round_length: float = ROUND) -> None:
        """Prepare; ``round_length`` is the seconds between two rounds of the clock."""
        self.round_length = round_length
        self.jobs = [
            Job(Work.TASKS, self._look_after_tasks),
            Job(Work.MORNING, write_morning_mails),
            Job(Work.MAIL, send_waiting),
            Job(Work.TIDYING, tidy_up),
        ]
        self._stopping = Event()
        self._mail_waits = Event()
        long = [settings.LONG_TASKS]
        self._lines = [Line("dardar-tasks", but=long), Line("dardar-long-tasks", only=long)]
        self._clock = Thread(target=self._run_clock, name="dardar-clock", daemon=True)

    def start(self) -> None:
        """Take up what a crash has left, then work on in threads."""
        take_up_again()
        beat(*Work)
        task_enqueued.connect(self._on_task)
        mail_waits.connect(self._on_mail)
        for line in self._lines:
            line.start()
        self._clock.start()

    def stop(self, deadline: float) -> None:
        """Let what is under way finish, until the deadline on the monotonic clock.

        What is not finished by then is taken up again at the next start.
        """
        self._stopping.set()
        for line in self._lines:
            line.end()
        self._mail_waits.set()
        task_enqueued.disconnect(self._on_task)
        mail_waits.disconnect(self._on_mail)
        for thread in (*self._lines, self._clock):
            thread.join(max(0.0, deadline - time.monotonic()))

    def _on_task(self, **_arguments: object) -> None:
        for line in self._lines:
            line.wake()

    def _on_mail(self, **_arguments: object) -> None:
        self._mail_waits.set()

    def _run_clock(self) -> None:
        """Do what is due, tell that it was done, then wait; whatever happens, go on."""
        while not self._stopping.is_set():
            at_once = self._mail_waits.is_set()
            self._mail_waits.clear()
            try:
                self._round(at_once)
            except Exception:
                logger.exception("a round of background work failed")
            if not self._stopping.is_set():
                self._mail_waits.wait(self.round_length)
        connections.close_all()

    def _round(self, at_once: bool) -> None:  # noqa: FBT001 - one caller, right above
        close_old_connections()
        chosen = [job for job in self.jobs if job.is_due() or (at_once and job.kind is Work.MAIL)]
        done = [job.kind for job in chosen if job.do()]
        if done:
            beat(*done)
        close_old_connections()

    def _look_after_tasks(self) -> None:
        if not all(line.is_alive() for line in self._lines):
            raise RuntimeError("a thread of queued tasks has ended")
        queue_comparing()
        look_after()
        circles.look_after(member_page())
        events.look_after()
        ties.look_after()


def member_page() -> Link | None:
    """Return how the address of a member's page is made, None if it is not known from outside."""
    if not settings.PUBLIC_URL:
        return None
    return lambda token: f"{settings.PUBLIC_URL}{reverse('place', args=[token])}"
