"""Every page can tell whether the background work lives."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from dardar.accounts.models import Heartbeat
from dardar.accounts.pulse import Work, beat, silent

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_work_that_never_ran_is_silent() -> None:
    assert silent() == (list(Work), None)


def test_work_that_has_just_run_is_not_silent() -> None:
    beat(*Work)
    assert silent() == ([], None)


@pytest.mark.parametrize(("seconds", "still"), [(89, False), (91, True)])
def test_frequent_work_is_missed_after_ninety_seconds(seconds: int, *, still: bool) -> None:
    with time_machine.travel(NOW, tick=False):
        beat(*Work)
    with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
        kinds, last = silent()
    assert kinds == ([Work.TASKS, Work.MORNING, Work.MAIL] if still else [])
    assert last == (NOW if still else None)


def test_hourly_work_is_missed_after_more_than_an_hour() -> None:
    with time_machine.travel(NOW, tick=False):
        beat(Work.TIDYING)
    with time_machine.travel(NOW + timedelta(minutes=61), tick=False):
        assert Work.TIDYING not in silent()[0]
    with time_machine.travel(NOW + timedelta(minutes=62), tick=False):
        assert Work.TIDYING in silent()[0]


def test_each_kind_has_one_beat() -> None:
    beat(Work.MAIL)
    beat(Work.MAIL, Work.TASKS)
    assert Heartbeat.objects.count() == 2
