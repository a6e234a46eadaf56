import os
import subprocess
import sys
from pathlib import Path

import pytest

from dardar.development import bench
from dardar.development.figures import read_results
from tests.development.checkouts import TinyCheckout

QUICK = '''
"""Count to ten."""
from bench.shared import TEN
TARGETS = {"quick_count": ("≥", 10, "what it counts to")}
def run():
    print("counted")
    return {"quick_count": TEN}
'''
BROKEN = '''
"""Divide by nothing."""
TARGETS = {"broken_count": ("≥", 10, "what it counts to")}
def run():
    return {"broken_count": 1 / 0}
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the bench folder of a checkout, with a bench and a module beside it."""
    folder = TinyCheckout(tmp_path).root / "bench"
    folder.mkdir()
    (folder.parent / "pyproject.toml").touch()
    (folder / "__init__.py").touch()
    (folder / "shared.py").write_text("TEN = 10", encoding="utf-8")
    (folder / "quick.py").write_text(QUICK, encoding="utf-8")
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Carry out the bench command in the checkout of `folder`."""
    source = f"import sys; sys.path.insert(0, {str(folder.parent / 'src')!r}); import dardar"
    source += f"\nfrom dardar.development.bench import main\nsys.exit(main({list(words)!r}))"
    return subprocess.run(
        [sys.executable, "-c", source],
        env=os.environ | {"PYTHONPATH": str(folder.parent / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_one_bench_is_run_and_its_figures_kept(folder: Path) -> None:
    result = run(folder, "quick")
    assert result.returncode == 0
    assert result.stdout == "counted\n"
    assert read_results(folder) == {"quick_count": 10}
    assert "| what it counts to | 10 | ≥ 10 | reached |" in (folder / "results.md").read_text(
        "utf-8"
    )


def test_of_all_benches_one_that_breaks_down_does_not_stop_the_others(folder: Path) -> None:
    (folder / "broken.py").write_text(BROKEN, encoding="utf-8")
    result = run(folder)
    assert result.returncode == 1
    assert "ZeroDivisionError" in result.stderr
    assert read_results(folder) == {"quick_count": 10}


def test_without_a_bench_there_is_nothing_to_do(folder: Path) -> None:
    (folder / "quick.py").unlink()
    assert run(folder).returncode == 0


def test_the_list_names_each_bench_and_runs_none(folder: Path) -> None:
    result = run(folder, "--list")
    assert result.stdout == "quick: Count to ten.\n"
    assert not (folder / "results.json").exists()


@pytest.mark.parametrize("words", [["slow"], ["quick", "quick"]])
def test_an_unknown_bench_is_answered_with_those_there_are(folder: Path, words: list[str]) -> None:
    result = run(folder, *words)
    assert result.returncode == 2
    assert result.stderr.endswith("There are: quick.\n")


def test_every_bench_of_this_checkout_says_what_it_is_to_reach(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert bench.main(["--list"]) == 0
    assert capsys.readouterr().err == ""
