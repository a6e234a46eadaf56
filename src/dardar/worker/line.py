"""A line of tasks: a thread that runs what is queued, one after the other."""

import logging
from collections.abc import Sequence
from threading import Event, Thread
from typing import Final

from django.db import connections
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

logger = logging.getLogger(__name__)

# Seconds between two looks for tasks, should the signal that one was queued be missed.
LOOK: Final = 1.0
_ALL: Final = ("*",)


class Line(Thread):
    """Runs the tasks of some queues until told to end, whatever happens in them."""

    def __init__(self, name: str, *, only: Sequence[str] = _ALL, but: Sequence[str] = ()) -> None:
        """Prepare.

        Args:
            name: of the thread.
            only: the queues whose tasks it runs.
            but: those whose tasks it leaves alone.

        """
        super().__init__(name=name, daemon=True)
        self._queues, self._left_alone = only, but
        self._ending = Event()
        self._task_waits = Event()
        self._worker = self._one_batch()

    def wake(self) -> None:
        """Look for tasks now."""
        self._task_waits.set()

    def end(self) -> None:
        """End once the task under way is done."""
        self._ending.set()
        self._worker.running = False
        self._task_waits.set()

    def run(self) -> None:
        """Run what is queued, then wait for more; whatever happens, go on."""
        while not self._ending.is_set():
            self._task_waits.clear()
            try:
                self._worker = self._one_batch()
                self._worker.run()
            except Exception:
                logger.exception("queued tasks could not be looked for")
            if not self._ending.is_set():
                self._task_waits.wait(LOOK)
        connections.close_all()

    def _one_batch(self) -> Worker:
        """Return a worker that runs all tasks now queued."""
        return Worker(
            queue_names=list(self._queues),
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=list(self._left_alone),
        )
