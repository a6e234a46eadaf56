"""Fair pairs: those below the floor are mended, and whoever stops it is heard at once."""

import subprocess
import sys

import pytest

from dardar.core.planning.fair import TRIES, Effort, Fairly
from dardar.core.planning.instance import instance_of
from dardar.core.planning.solver import Unsolved
from dardar.core.planning.who import meetable
from tests.core.planning.problems import crowd


def _fairly(seed: int, part: float = 0.9) -> Fairly:
    instance = instance_of(crowd(40, seed))
    return Fairly(instance, instance, meetable(instance), part, 1)


@pytest.mark.parametrize("seed", range(2))
def test_mending_lifts_those_below_the_floor_and_keeps_to_all_limits(seed: int) -> None:
    fairly = _fairly(seed)
    effort = Effort()
    fairly.begin(effort)
    instance = instance_of(crowd(40, seed))
    before = int(fairly.below().sum())
    assert before
    for _ in range(12):
        if fairly.hopeful().any():
            fairly.mend(effort)
    assert int(fairly.below().sum()) < before
    degrees = instance.degrees(fairly.best)
    assert (degrees <= instance.most).all()
    assert not ((degrees == 0) & meetable(instance)).any()


def test_whom_nothing_helps_is_given_up() -> None:
    fairly = _fairly(1, part=3.0)  # three times what anybody could hope for
    effort = Effort()
    fairly.begin(effort)
    for _ in range(3):
        fairly.mend(effort)
    tried = fairly.below() & (fairly._failed > 0)  # noqa: SLF001 -- nothing else tells
    assert tried.any()
    fairly._failed[tried] = TRIES  # noqa: SLF001 -- as if it had gone on
    assert not (fairly.hopeful() & tried).any()


def test_the_solver_at_work_hears_that_it_is_to_stop() -> None:
    instance = instance_of(crowd(200, 1))
    fairly = Fairly(instance, instance, meetable(instance), 0.9, 1, stop=lambda: True)
    with pytest.raises(Unsolved):
        fairly.begin(Effort())
    assert not fairly.has_begun


def test_the_solver_prints_nothing() -> None:
    program = (
        "import numpy as np; from dardar.core.planning.solver import Program, solve; "
        "one = np.ones(1); at = np.zeros(1, dtype=np.int64); "
        "solve(Program(one, one, at, at, one, 0 * one, one))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
