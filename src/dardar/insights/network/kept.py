"""The network of a book, worked out once a day and after changes, and kept ready for its pages."""

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db import transaction
from numpy.typing import NDArray

from dardar.accounts.models import Book
from dardar.core.graph.adjacency import Adjacency, Floats
from dardar.core.graph.communities import communities
from dardar.core.graph.egomap import ego_map
from dardar.encounters.days import today
from dardar.insights.network.acquaintance import acquaintances, contacts
from dardar.insights.network.findings import Findings, find
from dardar.insights.network.models import KeptNetwork
from dardar.people.models import Person
from dardar.ties.models import Tie

DRAWN: Final = 5000
"""People on the map: of more, the closest."""
LEAST: Final = 3
"""People of a group: two who know each other are none."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """Who is on the map, by their places, and where: −1 to 1 from the middle, x to the right."""

    people: NDArray[np.int32]
    x: Floats
    y: Floats
    width: float
    bands: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Network:
    """Who of my people knows whom, on a day.

    Attributes:
        on: the day.
        people: everybody in the book; their places are their numbers in all the rest.
        graph: who of them knows whom.
        warmths: how warm my own tie to each is; 0 to whom there was no contact.
        rings: how far from me, 0 is the closest; -1 to whom there was no contact.
        groups: the group of each, the largest 0; who is in none, -1.
        drawn: the map.
        findings: what is remarkable.

    """

    on: date
    people: Sequence[UUID]
    graph: Adjacency
    warmths: Floats
    rings: NDArray[np.int8]
    groups: NDArray[np.int32]
    drawn: Drawn
    findings: Findings

    @cached_property
    def index(self) -> Mapping[UUID, int]:
        """The place of each person."""
        return {pk: place for place, pk in enumerate(self.people)}

    def places(self, people: Collection[UUID]) -> list[int]:
        """Return the places of those of some people who are in it."""
        return [self.index[pk] for pk in people if pk in self.index]

    def members(self, group: int) -> list[UUID]:
        """Return who is in a group, those closest to me first."""
        there = np.flatnonzero(self.groups == group)
        order = there[np.lexsort((there, -self.warmths[there]))]
        return [self.people[place] for place in order.tolist()]

    @property
    def number_of_groups(self) -> int:
        """How many groups there are."""
        return int(self.groups.max(initial=-1)) + 1


@transaction.atomic
def work_out(book: Book) -> Network:
    """Work the network of a book out anew, keep it and return it."""
    made = _made(book, today(book))
    columns = {"on": made.on, "is_stale": False, "arrays": _packed(made)}
    columns["findings"] = made.findings.as_json()
    KeptNetwork.objects.update_or_create(book=book, defaults=columns)
    return made


def _made(book: Book, on: date) -> Network:
    rows = Person.objects.filter(book=book, joined_to=None).order_by("pk")
    people = {
        pk: (name, company) for pk, name, company in rows.values_list("pk", "name", "company")
    }
    there = contacts(book, people, on)
    graph = acquaintances(book, people, there, on)
    warmths, rings = np.zeros(len(people)), np.full(len(people), -1, dtype=np.int8)
    index = {pk: place for place, pk in enumerate(people)}
    told = Tie.objects.filter(book=book).values_list("person", "warmth", "ring")
    for pk, warmth, ring in told.iterator(chunk_size=10_000):
        if (place := index.get(pk)) is not None and ring is not None:
            warmths[place], rings[place] = warmth, ring
    groups = _groups(graph)
    findings = find(on, list(people), there, graph, groups)
    drawn = _drawn(graph, warmths, rings, groups)
    return Network(on, list(people), graph, warmths, rings, groups, drawn, findings)


def _groups(graph: Adjacency) -> NDArray[np.int32]:
    """Return the group of each person, -1 of whoever is in none."""
    found = communities(graph) if graph.size else np.empty(0, np.int32)
    sizes = np.bincount(found) if len(found) else np.empty(0, np.int64)
    return np.where(sizes[found] >= LEAST, found, -1).astype(np.int32)


def _drawn(
    graph: Adjacency, warmths: Floats, rings: NDArray[np.int8], groups: NDArray[np.int32]
) -> Drawn:
    """Place those on the map with whom there was contact, those closest to me if they are many."""
    there = np.flatnonzero(rings >= 0)
    there = np.sort(there[np.lexsort((there, -warmths[there], rings[there]))][:DRAWN])
    found = groups[there].astype(np.int64)
    alone = np.flatnonzero(found < 0)  # each a direction of their own
    found[alone] = int(found.max(initial=-1)) + 1 + np.arange(len(alone))
    depth = rings[there].astype(np.int64)
    placed = ego_map(_among(graph, there), depth, warmths[there], found)
    return Drawn(there.astype(np.int32), placed.x, placed.y, placed.width, placed.bands)


def _among(graph: Adjacency, people: NDArray[np.int64]) -> Adjacency:
    """Return the graph of some people, in order."""
    places, whose = graph.rows(people)
    spot = np.full(graph.size, -1, dtype=np.int64)
    spot[people] = np.arange(len(people))
    other = spot[graph.neighbours[places]]
    kept = other > whose
    return Adjacency.of(len(people), whose[kept], other[kept], graph.weights[places][kept])


def _packed(made: Network) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(
        file,
        people=np.frombuffer(b"".join(pk.bytes for pk in made.people), dtype="V16"),
        begins=made.graph.begins,
        neighbours=made.graph.neighbours,
        weights=made.graph.weights,
        warmths=made.warmths,
        rings=made.rings,
        groups=made.groups,
        drawn=made.drawn.people,
        x=made.drawn.x,
        y=made.drawn.y,
        width=np.array([made.drawn.width]),
        bands=np.array(made.drawn.bands),
    )
    return file.getvalue()


def size_of(row: KeptNetwork) -> int:
    """Return of how many people a kept network is."""
    return len(_arrays(row)["people"])


def _arrays(row: KeptNetwork) -> Mapping[str, NDArray[Any]]:
    kept = np.load(io.BytesIO(bytes(row.arrays)), allow_pickle=False)
    return {name: kept[name] for name in kept.files}


def read(row: KeptNetwork) -> Network:
    """Return a network as it was kept."""
    kept = _arrays(row)
    whole = kept["people"].tobytes()
    people = [UUID(bytes=whole[at : at + 16]) for at in range(0, len(whole), 16)]
    bands = tuple(kept["bands"].tolist())
    drawn = Drawn(kept["drawn"], kept["x"], kept["y"], float(kept["width"][0]), bands)
    graph = Adjacency(kept["begins"], kept["neighbours"], kept["weights"])
    findings = Findings.from_json(row.findings)
    return Network(
        row.on,
        people,
        graph,
        kept["warmths"],
        kept["rings"],
        kept["groups"],
        drawn,
        findings,
    )
