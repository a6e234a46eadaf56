"""The test command on a project of two small files, with the real linters and the real pytest."""

import os
import re
from pathlib import Path

import pytest

from dardar.development import browser
from dardar.development import test as command
from dardar.development.checkout import Checkout
from tests.development.checkouts import make_program

PROJECT = """
[tool.ruff]
include = ["dardar", "*.py"]
[tool.mypy]
files = ["house"]
strict = true
[tool.pytest.ini_options]
pythonpath = ["."]
[tool.coverage.run]
source_pkgs = ["house"]
branch = true
parallel = true
patch = ["subprocess"]
data_file = ".dardar/coverage/data"
[tool.coverage.report]
fail_under = 95
[tool.importlinter]
root_package = "house"
[[tool.importlinter.contracts]]
name = "Downward"
type = "layers"
layers = ["house.roof", "house.floor"]
"""
GOOD = {
    "pyproject.toml": PROJECT,
    "dardar": "",
    "house/__init__.py": "",
    "house/floor.py": "def walk(steps: int) -> int:\n    return max(0, steps)\n",
    "house/roof.py": "from house.floor import walk\n\nTOP = walk(3)\n",
    "tests/__init__.py": "",
    "tests/settings.py": 'SECRET_KEY = "of a test"\n',
    "tests/test_house.py": """\
import pytest

from house.roof import TOP


def test_the_roof_is_three_steps_up() -> None:
    assert TOP == 3


@pytest.mark.skip
def test_the_cellar() -> None: ...
""",
    "tests/browser/test_windows.py": """\
import os


def test_windows_open() -> None:
    assert os.environ["DARDAR_BROWSER"]
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "tests.settings"
""",
}
BAD = {
    "house/floor.py": "import os\nimport house.roof\n\n\ndef walk() -> str:\n    return  1\n",
    "house/roof.py": "TOP = 4\n",
    "tests/browser/test_windows.py": "def test_windows_open(missing: int) -> None: ...\n",
}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Return a project in which all is well, apart from this run of pytest and its browser."""
    write(tmp_path, GOOD)
    for name in [name for name in os.environ if name.startswith(("COVERAGE_", "PYTEST_"))]:
        monkeypatch.delenv(name)
    # The plugins of this run are of no use to that one, and take seconds to load.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p xdist.plugin")
    monkeypatch.setenv("PYTEST_XDIST_AUTO_NUM_WORKERS", "1")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "dardar.settings")
    named = make_program(tmp_path / ".dardar" / "chromium", "")
    monkeypatch.setenv(browser.VARIABLE, str(named))
    return Checkout(tmp_path)


@pytest.fixture
def only_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the checks out that pytest has no part in."""
    monkeypatch.setattr(command, "CHECKS", {})


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def rows(told: str) -> dict[str, str]:
    """Return the final table: each row's name and what stands beside it, but for the seconds."""
    table = told.rstrip().rsplit("\n\n", 2)[-2]
    cells = (re.split(r"\s{2,}", line) for line in table.strip().splitlines())
    return {name: " ".join([verdict, *rest[1:]]) for name, verdict, *rest in cells}


def test_when_all_is_well_the_table_says_so(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.Run(checkout, []).carry_out() == 0
    told = capsys.readouterr().out
    assert rows(told) == {
        "lint": "ok",
        "format": "ok",
        "types": "ok",
        "layers": "ok",
        "browser": f"ok {checkout.work / 'chromium'}",
        "tests": "ok 2 passed, 0 failed, 1 skipped",
        "coverage": "ok 100% of lines and branches",
    }
    assert told.endswith("\n2 passed, 0 failed, 1 skipped\n")


def test_all_checks_run_and_show_their_output_though_each_fails(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    write(checkout.root, BAD)
    assert command.Run(checkout, []).carry_out() == 1
    told = capsys.readouterr().out
    verdicts = rows(told)
    verdicts.pop("browser")
    assert set(verdicts) == {"lint", "format", "types", "layers", "tests", "coverage"}
    assert all(verdict.startswith("FAILED") for verdict in verdicts.values())
    for words in (
        "`os` imported but unused",
        "── format failed ──\n",
        "Incompatible return value type",
        "house.floor is not allowed to import house.roof",
        "assert 4 == 3",
        "fixture 'missing' not found",
        "Coverage failure",
    ):
        assert words in told
    assert told.endswith("\n0 passed, 2 failed, 1 skipped\n")


@pytest.mark.usefixtures("only_tests")
def test_fast_leaves_out_browser_tests_and_coverage(
    checkout: Checkout, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(browser.VARIABLE, "/nowhere/chromium")
    assert command.Run(checkout, ["--fast", "-n0"]).carry_out() == 0
    assert rows(capsys.readouterr().out) == {"tests": "ok 1 passed, 0 failed, 1 skipped"}


@pytest.mark.usefixtures("only_tests")
def test_further_arguments_go_to_pytest_and_coverage_is_not_measured(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.Run(checkout, ["-k", "windows", "-n0"]).carry_out() == 0
    verdicts = rows(capsys.readouterr().out)
    assert verdicts["tests"] == "ok 1 passed, 0 failed"
    assert "coverage" not in verdicts


@pytest.mark.usefixtures("only_tests")
def test_without_a_browser_the_rest_runs_and_the_end_is_a_failure(
    checkout: Checkout, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(browser.VARIABLE, "/nowhere/chromium")
    assert command.Run(checkout, ["-k", "roof", "-n0"]).carry_out() == 2
    told = capsys.readouterr().out
    assert "DARDAR_BROWSER names /nowhere/chromium, which is not a program" in told
    assert rows(told) == {"browser": "FAILED", "tests": "ok 1 passed, 0 failed"}


@pytest.mark.usefixtures("only_tests")
def test_a_run_that_breaks_down_counts_as_a_failure(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.Run(checkout, ["--no-such-option"]).carry_out() == 1
    assert capsys.readouterr().out.endswith("\n0 passed, 1 failed\n")


@pytest.mark.usefixtures("only_tests")
def test_a_run_of_no_tests_is_a_failure(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.Run(checkout, ["-k", "nothing_of_that_name", "-n0"]).carry_out() == 1
    assert capsys.readouterr().out.endswith("\n0 passed, 1 failed\n")
