"""Tasks that a crash has cut off are taken up again, but not for ever."""

import pytest
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from dardar.worker.tasks import MOST_STARTS, take_up_again

pytestmark = pytest.mark.django_db


@task()
def nothing() -> None:
    """Do nothing."""


def cut_off(starts: int) -> "DBTaskResult[..., object]":
    """Return a task that was under way for the n-th time when the process ended."""
    result = DBTaskResult.objects.get(pk=nothing.enqueue().id)
    for start in range(starts):
        result.claim(f"worker {start}")
    return result


def test_a_task_cut_off_is_queued_again() -> None:
    result = cut_off(starts=1)
    assert not DBTaskResult.objects.ready()
    take_up_again()
    assert list(DBTaskResult.objects.ready()) == [result]


def test_a_task_that_seems_to_bring_the_process_down_is_given_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    result = cut_off(starts=MOST_STARTS)
    take_up_again()
    result.refresh_from_db()
    assert result.status == TaskResultStatus.FAILED
    assert "CrashedError" in result.exception_class_path
    assert "given up" in caplog.text


def test_other_tasks_stay_as_they_are() -> None:
    waiting = DBTaskResult.objects.get(pk=nothing.enqueue().id)
    done = cut_off(starts=1)
    done.set_successful(None)
    take_up_again()
    assert list(DBTaskResult.objects.ready()) == [waiting]
    done.refresh_from_db()
    assert done.status == TaskResultStatus.SUCCESSFUL
