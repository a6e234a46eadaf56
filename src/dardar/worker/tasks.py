"""Run queued tasks, such as imports, one after the other."""

import logging
from typing import Final

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

# A task that was under way in so many crashes is likely their cause.
MOST_STARTS: Final = 3


class CrashedError(Exception):
    """The process ended, again and again, while the task was under way."""


@transaction.atomic
def take_up_again() -> None:
    """Queue the tasks again that were under way when the process ended.

    Only for the one process that serves from a data folder: nobody else runs tasks then.
    """
    for result in DBTaskResult.objects.running():
        if len(result.worker_ids) >= MOST_STARTS:
            result.set_failed(CrashedError())
            logger.error("task %s was given up after %d crashes", result.pk, MOST_STARTS)
        else:
            result.status, result.started_at = TaskResultStatus.READY, None
            result.save(update_fields=["status", "started_at"])
