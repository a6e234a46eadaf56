"""Static files under names that hold a hash."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from dardar import settings as real_settings


@pytest.fixture
def gathered(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder of our scripts as ``dardar serve`` gives them."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = real_settings.STORAGES
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path / "dardar" / "js"


def test_a_script_names_those_it_imports_by_what_is_in_them(gathered: Path) -> None:
    [queue] = gathered.glob("queue.????????????.js")
    [worker] = gathered.glob("worker.????????????.js")
    imported = re.findall(r'from "[.]/([^"]+)"', worker.read_text(encoding="utf-8"))
    assert queue.name in imported
    assert all((gathered / name).is_file() for name in imported)
    assert all(re.search(r"[.][0-9a-f]{12}[.]js$", name) for name in imported)
