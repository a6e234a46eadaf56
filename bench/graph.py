"""Questions about the graph of one's people, beside igraph, rustworkx and networkx in the same run.

Made-up networks with 18 ties a person (``_graph_made``) of 10,000, 100,000 and, where
``BENCH_GRAPH_MILLION`` is set, 1,000,000 people. Each question is asked of random people, and
answers are compared where the libraries have the same question. Rivals get fewer questions where
they are slow; times are processor time a question. networkx would need more memory for a million
people than this machine has to spare, and is left out there. Ratios are our time by that of the
fastest rival.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import Final, Protocol

import numpy as np

from bench._graph_made import network
from bench._graph_rivals import Igraph, Networkx, Rustworkx, close, pairs_of, ties_of
from bench._ties_sets import TUNED, UNSEEN
from bench._ties_sets import network as reviews
from dardar.core.graph.adjacency import Adjacency
from dardar.core.graph.closure import suggest
from dardar.core.graph.communities import communities, modularity
from dardar.core.graph.constraint import constraint
from dardar.core.graph.egomap import ego_map
from dardar.core.graph.paths import best_path
from dardar.core.ties.rings import depths

TARGETS: dict[str, tuple[str, float, str]] = {
    "graph_path_10k_ms": ("", 0, "best path among 10,000, CPU ms (this machine)"),
    "graph_path_10k_ratio": ("≤", 1, "best path among 10,000: time by the fastest rival's"),
    "graph_path_10k_by_hand": ("", 0, "the same by our search by hand over networkx"),
    "graph_path_100k_ms": ("", 0, "best path among 100,000, CPU ms (this machine)"),
    "graph_path_100k_ratio": ("≤", 1, "best path among 100,000: time by the fastest rival's"),
    "graph_path_100k_by_hand": ("", 0, "the same by our search by hand over networkx"),
    "graph_path_1m_ms": ("", 0, "best path among 1,000,000, CPU ms (this machine)"),
    "graph_path_1m_ratio": ("≤", 1, "best path among 1,000,000: time by the fastest rival's"),
    "graph_meet_10k_ms": ("", 0, "who of mine should meet, among 10,000, CPU ms (this machine)"),
    "graph_meet_10k_ratio": ("≤", 1, "who should meet among 10,000: time by the fastest rival's"),
    "graph_meet_100k_ms": ("", 0, "who should meet among 100,000, CPU ms (this machine)"),
    "graph_meet_100k_ratio": ("≤", 1, "who should meet among 100,000: time by the fastest rival's"),
    "graph_meet_1m_ms": ("", 0, "who should meet among 1,000,000, CPU ms (this machine)"),
    "graph_meet_1m_ratio": ("≤", 1, "who should meet among 1,000,000: by the fastest rival's"),
    "graph_constraint_10k_ms": ("", 0, "Burt's constraint among 10,000, CPU ms (this machine)"),
    "graph_constraint_10k_ratio": ("≤", 1, "constraint among 10,000: by the fastest rival's"),
    "graph_constraint_100k_ms": ("", 0, "constraint among 100,000, CPU ms (this machine)"),
    "graph_constraint_100k_ratio": ("≤", 1, "constraint among 100,000: by the fastest rival's"),
    "graph_constraint_1m_ms": ("", 0, "constraint among 1,000,000, CPU ms (this machine)"),
    "graph_constraint_1m_ratio": ("≤", 1, "constraint among 1,000,000: by the fastest rival's"),
    "graph_leiden_10k_time": ("", 0, "communities of 10,000: time by igraph's Leiden"),
    "graph_leiden_10k_less": ("≤", 0.01, "communities of 10,000: modularity below Leiden's"),
    "graph_leiden_100k_time": ("", 0, "communities of 100,000: time by igraph's Leiden"),
    "graph_leiden_100k_less": ("≤", 0.01, "communities of 100,000: modularity below Leiden's"),
    "graph_leiden_1m_time": ("", 0, "communities of 1,000,000: time by igraph's Leiden"),
    "graph_leiden_1m_less": ("≤", 0.01, "communities of 1,000,000: modularity below Leiden's"),
    "graph_leiden_100k_seconds": ("", 0, "communities of 100,000, CPU seconds (this machine)"),
    "graph_leiden_reviews_less": ("≤", 0.01, "communities of review networks: below Leiden's"),
    "graph_build_100k_seconds": ("", 0, "100,000 people made ready, CPU seconds (this machine)"),
    "graph_book_seconds": ("", 0, "all pairs of a book of 20,000, CPU seconds (this machine)"),
    "graph_map_ms": ("", 0, "a map of 5,000 people, CPU ms (this machine)"),
    "graph_map_apart": ("≥", 1, "a map of 5,000 people: least distance by the width of a dot"),
}
MILLION_WANTED: Final = "BENCH_GRAPH_MILLION"
SIZES: Final = {"10k": 10_000, "100k": 100_000}
MILLION: Final = {"1m": 1_000_000}
ASKED: Final = 300
SLOW_SECONDS: Final = 20.0
"""Once its questions took so long, a rival is asked no more of them."""
BOOK: Final = 20_000
SHOWN: Final = 5_000
RUNS_OF_LEIDEN: Final = 5
"""On small networks, as it rolls dice: the mean counts."""

Question = Callable[[tuple[int, int]], float]


class Rival(Protocol):
    """A library: answers by the names of questions, where it has one."""

    name: str


def run() -> dict[str, float]:
    """Measure all, print tables and return the figures."""
    figures: dict[str, float] = {}
    sizes = SIZES | (MILLION if os.environ.get(MILLION_WANTED) else {})
    for label, size in sizes.items():
        figures |= _asked(label, size)
    figures["graph_leiden_reviews_less"] = _reviews()
    figures |= _book() | _map()
    for name, value in figures.items():
        print(f"{value:10.4f}  {TARGETS[name][2]}")
    return {name: value for name, value in figures.items() if name in TARGETS}


def _asked(label: str, size: int) -> dict[str, float]:
    started = time.process_time()
    graph = Adjacency.of(size, *network(size))
    graph.strengths, graph.logarithms, graph.degrees  # noqa: B018 - made once, then kept
    built = time.process_time() - started
    pairs = _pairs(graph)
    ours: dict[str, Question] = {
        "path": lambda pair: _weakest(graph, *pair),
        "meet": lambda pair: float(len(suggest(graph, graph.row(pair[0])[0]))),
        "constraint": lambda pair: constraint(graph, pair[0]).total,
    }
    times = {name: _timed(question, pairs) for name, question in ours.items()}
    figures = {f"graph_{name}_{label}_ms": 1_000 * spent for name, (_, spent) in times.items()}
    fastest = dict.fromkeys(ours, inf)
    for rival in _rivals(graph):
        for name, question in _questions(rival).items():
            answers, spent = _timed(question, pairs)
            print(f"{label:5} {name:12} {rival.name:10} {1_000 * spent:10.3f} ms a question")
            if name == "by_hand":
                figures[f"graph_path_{label}_by_hand"] = times["path"][1] / spent
            else:
                fastest[name] = min(fastest[name], spent)
            if name != "meet":
                same = times["path" if name == "by_hand" else name][0]
                assert all(map(close, same, answers))
        if isinstance(rival, Igraph):
            figures |= _leiden(label, graph, rival)
    for name, (_, spent) in times.items():
        figures[f"graph_{name}_{label}_ratio"] = spent / fastest[name]
    if label == "100k":
        figures["graph_build_100k_seconds"] = built
    return figures


def _pairs(graph: Adjacency) -> list[tuple[int, int]]:
    """Return people who know somebody, two by two."""
    dice = np.random.default_rng(5)
    some = dice.permutation(np.flatnonzero(graph.degrees > 1))[: 2 * ASKED]
    return pairs_of(some.tolist())


def _weakest(graph: Adjacency, start: int, goal: int) -> float:
    path = best_path(graph, start, goal)
    return path.weakest if path else 0.0


def _timed(question: Question, pairs: Sequence[tuple[int, int]]) -> tuple[list[float], float]:
    """Return the answers to the first questions, as many as there was time for, and CPU seconds."""
    answers = []
    question(pairs[0])
    started = spent = time.process_time()
    for pair in pairs:
        answers.append(question(pair))
        spent = time.process_time()
        if spent - started > SLOW_SECONDS:
            break
    return answers, (spent - started) / len(answers)


def _rivals(graph: Adjacency) -> Iterator[Rival]:
    """Yield each library with the graph in it, one at a time: together they need much memory."""
    ties = ties_of(graph)
    yield Igraph(ties, graph.size)
    yield Rustworkx(ties, graph.size)
    if graph.size < min(MILLION.values()):
        yield Networkx(ties, graph.size)


def _questions(rival: Rival) -> dict[str, Question]:
    """Return what a library can be asked."""
    found: dict[str, Question] = {}
    if isinstance(rival, Igraph | Rustworkx | Networkx):
        found["path"] = lambda pair: rival.path(*pair)
        found["meet"] = lambda pair: float(len(rival.meetings(pair[0])))
    if isinstance(rival, Igraph | Networkx):
        found["constraint"] = lambda pair: rival.constraint(pair[0])
    if isinstance(rival, Networkx):
        found["by_hand"] = lambda pair: rival.path_by_hand(*pair)
    return found


def _leiden(label: str, graph: Adjacency, rival: Igraph) -> dict[str, float]:
    started = time.process_time()
    ours = communities(graph)
    between = time.process_time()
    theirs = rival.communities()
    ended = time.process_time()
    spent, rivals = between - started, ended - between
    good, rivals_good = modularity(graph, ours), modularity(graph, theirs)
    print(f"{label:5} communities  ours   {spent:8.2f} s, {good:.4f}, {ours.max() + 1} of them")
    print(f"{label:5} communities  Leiden {rivals:8.2f} s, {rivals_good:.4f}, {theirs.max() + 1}")
    figures = {
        f"graph_leiden_{label}_time": spent / rivals,
        f"graph_leiden_{label}_less": rivals_good - good,
    }
    return figures | ({"graph_leiden_100k_seconds": spent} if label == "100k" else {})


def _reviews() -> float:
    """Return by how much our modularity of review networks is below Leiden's, on the mean."""
    less = []
    for name in (*TUNED, *UNSEEN):
        of = reviews(name)
        graph = Adjacency.of(of.people, of.low, of.high)
        rival = Igraph(ties_of(graph), graph.size)
        theirs = [modularity(graph, rival.communities()) for _each in range(RUNS_OF_LEIDEN)]
        less.append(float(np.mean(theirs)) - modularity(graph, communities(graph)))
        print(f"{name:10} modularity below Leiden's: {less[-1]:.4f}")
    return float(np.mean(less))


def _book() -> dict[str, float]:
    graph = Adjacency.of(BOOK, *network(BOOK))
    of = communities(graph)
    started = time.process_time()
    assert suggest(graph, np.arange(BOOK), communities=of)
    return {"graph_book_seconds": time.process_time() - started}


def _map() -> dict[str, float]:
    graph = Adjacency.of(SHOWN, *network(SHOWN))
    of = communities(graph).astype(np.int64)
    warm = np.random.default_rng(1).lognormal(-2.5, 1.8, SHOWN)
    started = time.process_time()
    drawn = ego_map(graph, depths(warm), warm, of)
    spent = time.process_time() - started
    apart = min(
        float(np.partition(np.hypot(drawn.x - x, drawn.y - y), 1)[1])
        for x, y in zip(drawn.x, drawn.y, strict=True)
    )
    return {"graph_map_ms": 1_000 * spent, "graph_map_apart": apart / drawn.width}
