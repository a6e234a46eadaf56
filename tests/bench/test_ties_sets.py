"""Review histories: what ships, how it is read, and what each tie had come to by a day."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from bench._ties_cases import asked, cases, chances, learnt_from
from bench._ties_meeting import meetings
from bench._ties_sets import FOLDER, MORE_WANTED, TUNED, UNSEEN, Network, more, network, sides

SMALLEST = "buildroot"


def test_all_sets_ship_and_none_is_large_or_in_both_halves() -> None:
    shipped = {path.name.removesuffix(".csv.xz"): path for path in FOLDER.glob("*.csv.xz")}
    assert sorted(shipped) == sorted([*TUNED, *UNSEEN])
    assert all(path.stat().st_size < 300_000 for path in shipped.values())


@pytest.mark.parametrize("name", [*TUNED, *UNSEEN])
def test_a_pair_has_a_day_once_and_nobody_is_paired_with_themselves(name: str) -> None:
    of = network(name)
    rows = {*zip(of.low.tolist(), of.high.tolist(), of.day.tolist(), strict=True)}
    assert len(rows) == len(of.day)
    assert (of.low < of.high).all()
    assert of.is_long
    assert date(2000, 1, 1) < date.fromordinal(int(of.day.min())) < date(2020, 1, 1)


def test_each_pair_is_a_tie_of_both() -> None:
    of = network(SMALLEST)
    ties = sides(of)
    pairs = {*zip(ties.owner.tolist(), ties.other.tolist(), strict=True)}
    assert pairs == {(b, a) for a, b in pairs}
    assert (np.diff(ties.owner) >= 0).all()
    assert ties.histories.counts().sum() == 2 * len(of.day)


def toy() -> Network:
    """Return an owner, 0, with twelve contacts, each a day later than the last, and 1 again."""
    low, high = np.zeros(13, np.int64), np.array([*range(1, 13), 1])
    return Network("toy", 13, low, high, np.array([*range(1000, 1012), 1030]))


def test_cases_tell_what_had_been_and_what_came() -> None:
    of = cases(sides(toy()), 1011, 28)
    assert of.owner.tolist() == [0] * 12  # the others have one tie each
    assert of.gap.tolist() == list(range(11, -1, -1)) == of.since.tolist()
    assert of.contact.tolist() == [True] + [False] * 11
    assert of.count.tolist() == [1] * 12
    assert of.warmth == pytest.approx(7 / (7 + of.gap))
    assert ((chances(of, refit=False) > 0) & (chances(of, refit=False) < 1)).all()
    assert np.isnan(of.usual).all()


def test_rivals_learn_from_what_is_over_before_anything_is_asked() -> None:
    of = network(SMALLEST)
    learnt, later = learnt_from(of, 91), asked(of, 91)
    assert max(each.on + each.horizon for each in learnt) <= min(each.on for each in later)
    assert max(each.on + each.horizon for each in later) <= int(of.day.max())
    assert 0 < (chances(later[-1]) < 1).mean() <= 1


def test_who_will_meet_is_told_for_owners_to_whom_both_happen() -> None:
    met = meetings(network(SMALLEST), 0.9)
    assert len({len(each) for each in met.values()}) == 1
    assert all(0 < one.base < 1 and 0 <= one.auc <= 1 for each in met.values() for one in each)


def test_further_sets_are_read_by_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text("7 9 10\n9 7 86500\n9 7 86600\n3 3 5\n", encoding="utf-8")
    monkeypatch.setenv(MORE_WANTED, str(tmp_path))
    more.cache_clear()
    try:
        (found,) = more()
    finally:
        more.cache_clear()
    assert (found.name, found.is_long) == ("mail", False)
    assert len(found.day) == 2
    assert (found.low.tolist(), found.high.tolist()) == ([1, 1], [2, 2])
    assert np.diff(found.day).tolist() == [1]


def test_without_a_folder_there_are_no_further_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(MORE_WANTED, raising=False)
    more.cache_clear()
    assert more() == ()
