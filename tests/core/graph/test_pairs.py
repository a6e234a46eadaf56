"""Who meets whom: as by trying all, on few people."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.graph.pairs import pair_up

Pair = frozenset[int]
Way = tuple[Pair, ...]


def ways(people: Sequence[int]) -> Iterator[Way]:
    """Yield every way to pair some people up, with some of them left over."""
    if len(people) < 2:
        yield ()
        return
    first, *rest = people
    yield from ways(rest)
    for other in rest:
        for more in ways([one for one in rest if one != other]):
            yield (frozenset((first, other)), *more)


class Case:
    """A round of few people."""

    def __init__(self, size: int, draw: st.DataObject) -> None:
        """Draw who has met, waited and must be apart."""
        self.people = list(range(size))
        pairs = [frozenset(two) for two in combinations(self.people, 2)]
        some = st.lists(st.sampled_from(pairs), unique=True) if pairs else st.just([])
        self.apart = draw.draw(some)
        self.met = dict(zip(draw.draw(some), draw.draw(counts), strict=False))
        self.waited = dict(zip(self.people, draw.draw(counts), strict=False))
        self.benefit = dict(zip(draw.draw(some), draw.draw(shares), strict=False))

    def worth(self, way: Way) -> tuple[object, ...]:
        """Return what counts of a way, in its order."""
        times = [self.met.get(pair, 0) for pair in way]
        repeats = tuple(-times.count(often) for often in range(4, 0, -1))
        waited = sum(self.waited.get(one, 0) for pair in way for one in pair)
        use = sum(round(1000 * self.benefit.get(pair, 0)) for pair in way)
        return (len(way), repeats, waited, use)

    def found(self) -> list[tuple[int, int]]:
        """Return the way that is found."""
        return pair_up(
            self.people,
            apart=self.apart,
            met=self.met,
            waited=self.waited,
            benefit=self.benefit,
        )


counts = st.lists(st.integers(0, 4), min_size=21, max_size=21)
shares = st.lists(st.floats(0, 1), min_size=21, max_size=21)


@given(st.integers(0, 7), st.data())
@settings(max_examples=150, deadline=None)
def test_as_good_as_by_trying_all(size: int, draw: st.DataObject) -> None:
    case = Case(size, draw)
    found = tuple(frozenset(pair) for pair in case.found())
    allowed = [way for way in ways(case.people) if not set(way) & set(case.apart)]
    assert case.worth(found) == max(map(case.worth, allowed))
    assert not set(found) & set(case.apart)
    assert len({one for pair in found for one in pair}) == 2 * len(found)
    assert case.found() == case.found()


@given(st.integers(2, 12).map(lambda half: 2 * half))
@settings(max_examples=11, deadline=None)
def test_nobody_meets_again_before_all_have_met_where_that_can_be(size: int) -> None:
    met: dict[Pair, int] = {}
    for _month in range(size // 2):  # so long there are always some who have not met
        found = pair_up(range(size), met=met)
        assert len(found) == size // 2
        for pair in map(frozenset, found):
            assert pair not in met
            met[pair] = 1


def test_whoever_was_left_over_is_not_so_again() -> None:
    waited = dict.fromkeys(range(5), 0)
    met: dict[Pair, int] = {}
    for _month in range(5):
        found = pair_up(range(5), met=met, waited=waited)
        for pair in map(frozenset, found):
            met[pair] = met.get(pair, 0) + 1
        for one in set(range(5)) - {one for pair in found for one in pair}:
            waited[one] += 1
    assert set(waited.values()) == {1}
    assert set(met.values()) == {1}


def test_of_use_beyond_its_range_counts_as_its_end() -> None:
    benefit: Mapping[Pair, float] = {frozenset((0, 1)): -5.0, frozenset((0, 2)): 9.0}
    assert pair_up([0, 1, 2], benefit=benefit) == [(0, 2)]


def test_nobody_and_one_alone() -> None:
    assert not pair_up([])
    assert not pair_up([7])
    assert not pair_up([1, 2], apart=[frozenset((1, 2))])


def test_each_once() -> None:
    with pytest.raises(ValueError, match="once"):
        pair_up([1, 2, 1])
