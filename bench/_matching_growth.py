"""How encoding and searching grow: time of processor and memory, each in a process of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from bench._matching_set import graded
from bench._matching_systems import count_in, short, texts
from dardar.core.matching.centring import Means
from dardar.core.matching.embedding import Embedder, available
from dardar.core.matching.matcher import Matcher, Role
from dardar.core.matching.nearest import top
from dardar.core.matching.shipped import Vectors

DIM: Final = 512
K: Final = 10
ENCODED: Final = 300
ASKED: Final = 30


def in_a_process_of_its_own(work: str) -> dict[str, float]:
    """Return what a call of this module tells that prints its figures."""
    command = [sys.executable, "-c", f"from bench import _matching_growth as m; m.{work}"]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - a fixed command
    figures: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return figures


def encoding(name: str) -> None:
    """Print how many texts a model encodes in a second, and what its start takes."""
    before = _megabytes()
    model = _model(name)
    started = time.perf_counter()
    model.encode(["a first text"])
    cold = time.perf_counter() - started
    words = [note.words for note in graded().offers[:ENCODED]]
    _seconds, each = _timed(lambda: model.encode(words))
    print(
        json.dumps(
            {
                "a_second": len(words) / each,
                "cold_seconds": cold,
                "megabytes": _megabytes() - before,
            }
        )
    )


def searching(size: int) -> None:
    """Print what the ten closest of so many vectors take, by us and by numpy as one writes it."""
    rows, asked = _vectors(size, seed=1), _vectors(ASKED, seed=2)
    _forget_peak()
    before = _megabytes()
    _wall, ours = _timed(lambda: [top(one[None, :], rows, K) for one in asked])
    after = _megabytes()
    _wall, plain = _timed(lambda: [np.argsort(-(rows @ one))[:K] for one in asked])
    same = all(
        set(top(one[None, :], rows, K)[0][0]) == set(np.argsort(-(rows @ one))[:K])
        for one in asked[:5]
    )
    assert same, "ours finds others than numpy"
    print(
        json.dumps(
            {
                "ms": 1000 * ours / ASKED,
                "plain_ms": 1000 * plain / ASKED,
                "megabytes": after - before,
                "vectors_megabytes": rows.nbytes / 2**20,
            }
        )
    )


def matching(size: int) -> None:
    """Print what one need asked of so many offers takes, words and reasons and all.

    Offers are those of the evaluation set and, for more, two of them joined; of a joined text the
    vector is the mean of both, which is as good as any to be searched.
    """
    offers, needs = graded().offers, graded().needs[:ASKED]
    vectors = {model.id: model.encode([one.words for one in offers]) for model in available()}
    asked = {model.id: model.encode([one.words for one in needs]) for model in available()}
    dice = np.random.default_rng(1)
    pairs = dice.integers(len(offers), size=(size, 2))
    made = texts([offers[a] for a, _b in pairs], Role.OFFER, {})
    found = [
        type(one)(
            id=i,
            role=one.role,
            words=f"{one.words} {offers[b].words}",
            language=one.language,
            owner=one.owner,
            vectors={name: _unit(rows[a] + rows[b]) for name, rows in vectors.items()},
        )
        for i, (one, (a, b)) in enumerate(zip(made, pairs, strict=True))
    ]
    means = Means()
    count_in(means, found)
    matcher = Matcher(means)
    started = time.process_time()
    pool = matcher.pool(found)
    ready = time.process_time() - started
    questions = texts(needs, Role.NEED, asked)
    _wall, each = _timed(lambda: [matcher.match(need, pool, K) for need in questions])
    print(json.dumps({"ms": 1000 * each / len(questions), "ready_seconds": ready}))


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds on the clock and of the processor that work takes, once warm."""
    work()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def _model(name: str) -> Embedder:
    return next(model for model in available() if short(model.id) == name)


def _vectors(count: int, seed: int) -> Vectors:
    dice = np.random.default_rng(seed)
    rows = dice.standard_normal((count, DIM), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def _unit(vector: Vectors) -> Vectors:
    unit: Vectors = vector / np.linalg.norm(vector)
    return unit


def _forget_peak() -> None:
    """Begin to count the most memory anew: making the vectors took more than searching them."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")


def _megabytes() -> float:
    """Return the most memory that this process has had, MB.

    Told by the kernel of this program alone (``getrusage`` counts in what its parent had).
    """
    status = Path("/proc/self/status").read_text("ascii")
    told = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(told.split()[1]) / 1024
