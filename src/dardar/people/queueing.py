"""Queue a piece of work on a book once, however often it is asked for."""

from typing import Any
from uuid import UUID

from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult


def queue_once(work: Task[Any, Any], book: UUID) -> None:
    """Queue a task for the book with this id, unless it waits or runs already."""
    waiting = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    tasks = DBTaskResult.objects.filter(status__in=waiting, task_path=work.module_path)
    arguments = {"args": [str(book)], "kwargs": {}}
    if not tasks.filter(args_kwargs=arguments).exists():
        work.enqueue(str(book))
