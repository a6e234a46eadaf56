"""Pictures of a test lie in a folder of its own."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def pictures(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder in which pictures wait to be read."""
    settings.DATA_FOLDER = tmp_path
    return tmp_path / "captures"
