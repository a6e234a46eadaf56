"""Queue a piece of work on a book once, however often it is asked for."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult


def queue_once(work: Task[Any, Any], book: UUID) -> None:
    """Queue a task for the book with this id, unless it waits or runs already."""
    _queue(work, book, [TaskResultStatus.READY, TaskResultStatus.RUNNING])


def queue_next(work: Task[Any, Any], one: UUID) -> None:
    """Queue a task for the row with this id, unless it waits already.

    One that runs may have looked before what it is to find was there.
    """
    _queue(work, one, [TaskResultStatus.READY])


def _queue(work: Task[Any, Any], one: UUID, unless: Sequence[TaskResultStatus]) -> None:
    tasks = DBTaskResult.objects.filter(status__in=unless, task_path=work.module_path)
    arguments = {"args": [str(one)], "kwargs": {}}
    if not tasks.filter(args_kwargs=arguments).exists():
        work.enqueue(str(one))
