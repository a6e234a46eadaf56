"""Give rings and reciprocity rounds, beside HiGHS, an exact solver, and rings of two alone.

Groups are made up in four shapes (``_rings_worlds``): by chance, sparse and dense, in clubs, and of
offers and needs in fields. The optimum is that of HiGHS where it finishes within its time; settings
were chosen on other seeds than those of the figures. Research had measured total weight against
that of rings of any length, which is an easy problem: 99 % for rings of three at most among 100
people, 81 % among 1,000 and 76 % among 5,000, and 95.5 % for rings of four among 30, by a solver
over the best eight arcs of each; its groups were others.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from bench._rings_exact import Optimum, flow, optimum, unbounded
from bench._rings_worlds import SHAPES, TUNED, UNSEEN, Arcs, needs, pairs, sparse
from dardar.core.graph.rings import Rings, find_rings
from dardar.core.graph.rounds import Round, assign_round

TARGETS: dict[str, tuple[str, float, str]] = {
    "rings_share": ("≥", 0.99, "10 to 100 people: placed, by the optimum"),
    "rings_share_worst": ("≥", 0.95, "the same of the group with the smallest share"),
    "rings_share_pairs": (
        "",
        0,
        "placed by rings of two alone, the heaviest first, by the optimum",
    ),
    "rings_best": ("", 0, "groups in which as many were placed as by the optimum"),
    "rings_weight": ("≥", 0.97, "weight in these groups, by that of the optimum"),
    "rings_bound": ("≥", 0.97, "the optimum, by our proven bound"),
    "rings_share_sparse": ("", 0, "each gives to four others by chance: placed, by the optimum"),
    "rings_share_dense": ("", 0, "each gives to a third of the others: placed, by the optimum"),
    "rings_share_clubs": ("", 0, "clubs of a dozen: placed, by the optimum"),
    "rings_share_needs": ("", 0, "offers and needs: placed, by the optimum"),
    "rings_share_tuned": ("", 0, "10 to 100 people, tuned seeds: placed, by the optimum"),
    "rings_finished": ("", 0, "groups in which HiGHS finished, of all"),
    "rings_unfinished": ("", 0, "groups in which HiGHS did not: placed, by our bound"),
    "rings_seconds_100": ("", 0, "the slowest of these groups, CPU seconds (this machine)"),
    "rings_needs_1000": ("", 0, "1,000 people, offers and needs: placed, by our bound"),
    "rings_needs_5000": ("≥", 0.9, "5,000 people, offers and needs: placed, by our bound"),
    "rings_sparse_5000": (
        "",
        0,
        "5,000 people who each give to four by chance: placed, by our bound",
    ),
    "rings_pairs_5000": ("", 0, "5,000 people, offers and needs: rings of two alone, by our bound"),
    "rings_growth": ("≤", 10, "offers and needs: CPU of 5,000 people by CPU of 1,000"),
    "rings_seconds_5000": ("", 0, "5,000 people, offers and needs, CPU seconds (this machine)"),
    "rings_seconds_sparse": ("", 0, "5,000 people by chance, CPU seconds (this machine)"),
    "rings_four_of_30": ("", 0, "rings of four at most, 30 people: weight by that of any length"),
    "rings_three_of_100": ("", 0, "rings of three at most, 100 people: the same"),
    "rings_three_of_1000": ("", 0, "rings of three at most, 1,000 people: the same"),
    "rings_three_of_5000": ("", 0, "rings of three at most, 5,000 people: the same"),
    "rings_five_of_5000": ("", 0, "rings of five at most, 5,000 people: the same"),
    "rings_round_worth": ("≥", 1, "a round of 5,000: takers and weight, by the optimum of HiGHS"),
    "rings_round_answered": (
        "",
        0,
        "a round of 5,000: asks with a taker, of those that anybody could take",
    ),
    "rings_round_three": ("", 0, "a round of 5,000: asks with three takers, of all"),
    "rings_round_seconds": ("", 0, "a round of 5,000, CPU seconds (this machine)"),
    "rings_round_highs": ("", 0, "a round of 5,000 by HiGHS, CPU seconds (this machine)"),
}
SIZES: Final = (10, 20, 30, 50, 75, 100)
LONGEST: Final = 5
SEED: Final = 101
MIDDLE, LARGE = 1_000, 5_000


class Judged(NamedTuple):
    """A group, what we placed, and the optimum where it is known."""

    shape: str
    size: int
    arcs: Arcs
    rings: Rings[int]
    seconds: float
    best: Optimum | None


def run() -> dict[str, float]:
    """Measure all, print a table and return the figures."""
    judged = list(_judged(UNSEEN))
    tuned = list(_judged(TUNED))
    figures = _against_optimum(judged)
    figures["rings_share_tuned"] = _share(tuned)
    for shape in SHAPES:
        figures[f"rings_share_{shape}"] = _share(each for each in judged if each.shape == shape)
    figures |= _growth() | _unbounded() | _round()
    for name, (_sign, _bound, words) in TARGETS.items():
        print(f"{figures[name]:10.4f}  {words}")
    return figures


def _judged(seeds: Iterable[int]) -> Iterator[Judged]:
    for shape, make in SHAPES.items():
        for size in SIZES:
            for seed in seeds:
                arcs = make(size, seed)
                rings, seconds = _timed(arcs)
                best = optimum(arcs, size, LONGEST)
                assert best is None or rings.placed <= best.placed <= rings.bound
                yield Judged(shape, size, arcs, rings, seconds, best)


def _timed(arcs: Arcs) -> tuple[Rings[int], float]:
    started = time.process_time()
    return find_rings(arcs, LONGEST), time.process_time() - started


def _known(judged: Iterable[Judged]) -> list[tuple[Judged, Optimum]]:
    return [(each, each.best) for each in judged if each.best and each.best.placed]


def _share(judged: Iterable[Judged]) -> float:
    known = _known(judged)
    return sum(each.rings.placed for each, _ in known) / sum(best.placed for _, best in known)


def _against_optimum(judged: list[Judged]) -> dict[str, float]:
    known = _known(judged)
    for (shape, size), count in Counter((each.shape, each.size) for each, _ in known).items():
        some = [pair for pair in known if pair[0][:2] == (shape, size)]
        ours = [(each.rings.placed, best.placed, each.rings.bound) for each, best in some]
        print(f"{shape:8} {size:4} {count} known; ours, optimum, bound: {ours}")
    open_ones = [each for each in judged if each.best is None]
    most = sum(best.placed for _, best in known)
    equal = [pair for pair in known if pair[0].rings.placed == pair[1].placed]
    heaviest = sum(best.weight for _, best in equal)
    return {
        "rings_share": _share(judged),
        "rings_share_worst": min(each.rings.placed / best.placed for each, best in known),
        "rings_share_pairs": sum(pairs(each.arcs) for each, _ in known) / most,
        "rings_best": len(equal) / len(known),
        "rings_weight": sum(each.rings.weight for each, _ in equal) / heaviest,
        "rings_bound": most / sum(each.rings.bound for each, _ in known),
        "rings_finished": sum(each.best is not None for each in judged) / len(judged),
        "rings_unfinished": sum(each.rings.placed for each in open_ones)
        / sum(each.rings.bound for each in open_ones),
        "rings_seconds_100": max(each.seconds for each in judged),
    }


def _growth() -> dict[str, float]:
    group, crowd, chance = needs(MIDDLE, SEED), needs(LARGE, SEED), sparse(LARGE, SEED)
    middle, middle_seconds = _timed(group)
    large, large_seconds = _timed(crowd)
    other, other_seconds = _timed(chance)
    return {
        "rings_needs_1000": middle.placed / middle.bound,
        "rings_needs_5000": large.placed / large.bound,
        "rings_sparse_5000": other.placed / other.bound,
        "rings_pairs_5000": pairs(crowd) / large.bound,
        "rings_growth": large_seconds / middle_seconds,
        "rings_seconds_5000": large_seconds,
        "rings_seconds_sparse": other_seconds,
    }


def _unbounded() -> dict[str, float]:
    return {
        f"rings_{name}_of_{size}": find_rings(arcs, longest).weight / unbounded(arcs, size)
        for name, longest, size in (
            ("four", 4, 30),
            ("three", 3, 100),
            ("three", 3, MIDDLE),
            ("three", 3, LARGE),
            ("five", 5, LARGE),
        )
        for arcs in [needs(size, SEED)]
    }


def _round() -> dict[str, float]:
    arcs = needs(LARGE, SEED)
    started = time.process_time()
    found: Round[int] = assign_round(range(LARGE), arcs)
    seconds = time.process_time() - started
    worth = [3.0 * LARGE, 2.0 * LARGE, 1.0 * LARGE]
    best, highs = flow(arcs, LARGE, worth, 3)
    takers = [len(each) for each in found.takers.values()]
    ours = found.weight + sum(sum(worth[:count]) for count in takers)
    return {
        "rings_round_worth": ours / best,
        "rings_round_answered": sum(map(bool, takers)) / len({arc.taker for arc in arcs}),
        "rings_round_three": takers.count(3) / LARGE,
        "rings_round_seconds": seconds,
        "rings_round_highs": highs,
    }
