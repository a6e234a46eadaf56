import json
from pathlib import Path

import pytest

from dardar.development.figures import Target, keep, read_benches, read_results
from dardar.development.plain import PlainError

VCARD = '''
"""Reading address books."""
def run(): ...
TARGETS: dict[str, tuple[str, float, str]] = {
    "vcard_kept": ("≥", 99.5, "values kept, in %"),
    "vcard_speed": ("≥", 4, "times as quick as the rival"),
    "vcard_cards": ("", 0, "cards per second"),
}
'''
START = '''
"""Starting up.

At length.
"""
OTHER = ALSO = 1
def run(): ...
TARGETS = {"start_seconds": ("≤", 5, "seconds to the first page")}
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two benches, and a module that they share."""
    for name, source in {"vcard": VCARD, "start": START, "worlds": "X = 1", "__init__": ""}.items():
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
    return tmp_path


def test_benches_are_read_from_their_source(folder: Path) -> None:
    benches = read_benches(folder)
    assert {name: bench.summary for name, bench in benches.items()} == {
        "start": "Starting up.",
        "vcard": "Reading address books.",
    }
    assert benches["vcard"].targets["vcard_speed"] == Target("≥", 4, "times as quick as the rival")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "TARGETS = make_targets()",
        "TARGETS: dict[str, tuple[str, float, str]]",
        "TARGETS = 1",
        "TARGETS = {'a': ('≥', 1)}",
        "TARGETS = {'a': ('>', 1, 'words')}",
    ],
)
def test_a_bench_without_proper_targets_is_refused(folder: Path, source: str) -> None:
    (folder / "odd.py").write_text(f"def run(): ...\n{source}", encoding="utf-8")
    with pytest.raises(PlainError, match=r"bench/odd\.py has no literal TARGETS"):
        read_benches(folder)


def test_two_benches_may_not_tell_the_same_figure(folder: Path) -> None:
    (folder / "again.py").write_text(START, encoding="utf-8")
    with pytest.raises(PlainError, match="the same figure: start_seconds"):
        read_benches(folder)


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        (Target("≥", 4, ""), 4.0, "reached"),
        (Target("≥", 4, ""), 3.9, "**not reached**"),
        (Target("≤", 5, ""), 5.0, "reached"),
        (Target("≤", 5, ""), 5.1, "**not reached**"),
        (Target("", 0, ""), 5.0, ""),
        (Target("≥", 4, ""), None, "**not measured**"),
        (Target("", 0, ""), None, "**not measured**"),
    ],
)
def test_a_figure_is_set_against_its_target(
    target: Target, value: float | None, verdict: str
) -> None:
    assert target.verdict(value) == verdict


def test_figures_of_several_runs_are_kept_together_and_sorted(folder: Path) -> None:
    benches = read_benches(folder)
    keep(folder, benches["vcard"], {"vcard_speed": 3.14159265, "vcard_kept": 99.87})
    keep(folder, benches["start"], {"start_seconds": 2})
    keep(folder, benches["vcard"], {"vcard_speed": 12345.6})
    assert (folder / "results.json").read_text(encoding="utf-8") == (
        '{\n  "start_seconds": 2.0,\n  "vcard_kept": 99.87,\n  "vcard_speed": 12350.0\n}\n'
    )


def test_figures_that_no_bench_tells_any_more_are_dropped(folder: Path) -> None:
    (folder / "results.json").write_text(json.dumps({"old": 1, "vcard_kept": 98}), "utf-8")
    keep(folder, read_benches(folder)["start"], {"start_seconds": 2})
    assert read_results(folder) == {"start_seconds": 2, "vcard_kept": 98}


def test_the_page_tells_what_was_reached_and_what_was_not(folder: Path) -> None:
    keep(folder, read_benches(folder)["vcard"], {"vcard_speed": 3.1, "vcard_cards": 15210})
    assert (folder / "results.md").read_text(encoding="utf-8") == (
        "# Measurements\n\n"
        "Made by `./dardar bench`, each bench with its rivals in one run on one machine.\n\n"
        "## start\nStarting up.\n\n"
        "| figure | measured | to reach | |\n|---|---|---|---|\n"
        "| seconds to the first page |  | ≤ 5 | **not measured** |\n\n"
        "## vcard\nReading address books.\n\n"
        "| figure | measured | to reach | |\n|---|---|---|---|\n"
        "| values kept, in % |  | ≥ 99.5 | **not measured** |\n"
        "| times as quick as the rival | 3.1 | ≥ 4 | **not reached** |\n"
        "| cards per second | 15,210 |  |  |\n"
    )


@pytest.mark.parametrize("figures", [{"other": 1.0}, {"vcard_speed": float("nan")}])
def test_a_strange_figure_is_refused_and_nothing_kept(
    folder: Path, figures: dict[str, float]
) -> None:
    with pytest.raises(PlainError, match=r"bench/vcard\.py has figures without target or value"):
        keep(folder, read_benches(folder)["vcard"], {"vcard_kept": 99, **figures})
    assert not (folder / "results.json").exists()
