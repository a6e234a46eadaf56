"""Problems by chance, with everything in them that limits a plan."""

import numpy as np
from hypothesis import strategies as st

from dardar.core.planning.problem import Guest, Pair, Pin, Problem, Table

NAMES = st.sampled_from(["", "", "acme", "bodega"])
LANGUAGES = st.frozensets(st.sampled_from(["es", "en", "fr"]), max_size=2)
GAINS = st.one_of(st.just(0.0), st.floats(0, 1), st.floats(0, 1_000_000))


@st.composite
def problems(draw: st.DrawFn, most: int = 9) -> Problem:
    """Draw a problem; it may have no plan at all."""
    size, rounds = draw(st.integers(0, most)), draw(st.integers(1, 5))
    anytime = st.frozensets(st.integers(0, rounds - 1))
    guests = [
        Guest(
            each,
            draw(st.one_of(st.none(), anytime)),
            draw(NAMES),
            draw(LANGUAGES),
            draw(st.sampled_from([False, False, False, True])),
            draw(st.booleans()),
            draw(st.one_of(st.none(), st.integers(0, rounds + 1))),
        )
        for each in range(size)
    ]
    both = [(a, b) for a in range(size) for b in range(size) if a != b]
    some = st.lists(st.sampled_from(both), max_size=4) if both else st.just([])
    pairs = draw(st.lists(st.sampled_from(both), max_size=40)) if both else []
    table = st.builds(Table, st.uuids(), st.integers(1, 4), st.booleans(), st.sampled_from("xy"))
    return Problem(
        guests,
        [Pair(a, b, draw(GAINS), draw(GAINS)) for a, b in pairs],
        rounds,
        draw(st.one_of(st.none(), st.lists(table, max_size=4, unique_by=lambda each: each.id))),
        draw(st.dictionaries(st.sampled_from("xy"), st.integers(0, 6))),
        wishes=draw(some),
        refusals=draw(some),
        pins=[
            Pin(a, b, draw(st.one_of(st.none(), st.integers(0, rounds - 1))))
            for a, b in draw(st.lists(st.sampled_from(both), max_size=1) if both else st.just([]))
        ],
        forbids=draw(some),
        past=draw(some),
        known=draw(some),
    )


def crowd(size: int, seed: int, rounds: int = 4, partners: int = 8) -> Problem:
    """Return an event without special wishes, in which each could meet some by chance."""
    dice = np.random.default_rng(seed)
    rows = [
        Pair(a, int(b), float(dice.random()), float(dice.random()))
        for a in range(size)
        for b in dice.choice(size, partners // 2, replace=False).tolist()
        if a != b
    ]
    return Problem([Guest(each) for each in range(size)], rows, rounds)
