"""A data folder that was served before."""

import shutil
from pathlib import Path

import pytest

from tests.serving.processes import READY, SERVE, started


@pytest.fixture(scope="session")
def served_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that was served once, as on the second start."""
    folder = tmp_path_factory.mktemp("served") / "data"
    with started(folder, SERVE) as server:
        server.read_until(READY)
        assert server.stop() == 0
    return folder


@pytest.fixture
def prepared(served_once: Path, tmp_path: Path) -> Path:
    """Return such a folder for one test alone."""
    return shutil.copytree(served_once, tmp_path / "data")
