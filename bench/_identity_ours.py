"""Our side: a batch of records judged and grouped by the same parts as a single new one."""

from collections.abc import Iterable, Sequence
from math import log2
from operator import itemgetter
from typing import Final

from bench._contacts import REGION, Contact
from bench._identity_quality import THRESHOLDS, Scored
from bench._identity_sets import Records
from dardar.core.cards.fields import Kind
from dardar.core.identity import automatic, blocking, clusters, keys
from dardar.core.identity.model import Model
from dardar.core.identity.scoring import CONTRADICTED, SUGGESTED, Frequencies, Scorer

MOST_OF_ONE: Final = 24
"""Records that weights may bring together, as many as imports join."""

Groups = Iterable[Iterable[int]]
Weighed = Sequence[tuple[float, int, int]]


def heavy(weighed: Weighed, least: float = SUGGESTED) -> list[tuple[int, int]]:
    """Return the pairs that weigh so many bits or more."""
    return [(one, other) for weight, one, other in weighed if weight >= least]


def scored(weighed: Weighed) -> Scored:
    """Return the pairs from each of THRESHOLDS on."""
    return {p: heavy(weighed, bits(p)) for p in THRESHOLDS}


def bits(probability: float) -> float:
    """Return a probability as a match weight."""
    return log2(probability / (1 - probability))


class Judge:
    """A scorer for records that are all there."""

    def __init__(self, records: Records, model: Model) -> None:
        """Count how common their terms are."""
        self._records = records
        self._scorer = Scorer(model, Frequencies.of(records.items, model))

    def weight(self, one: int, other: int) -> float:
        """Return the match weight of two records in bits."""
        items = self._records.items
        return self._scorer.weight(items[one], items[other])

    def weighed(self, least: float = SUGGESTED) -> Weighed:
        """Return the pairs that share a key and weigh so many bits, the heaviest first."""
        items, weigh = self._records.items, self._scorer.weight
        found = [
            (-weight, one, other)
            for one, other in self._records.pairs()
            if (weight := weigh(items[one], items[other])) >= least
        ]
        found.sort()
        return [(-lightness, one, other) for lightness, one, other in found]

    def groups(self, pairs: Sequence[tuple[int, int]]) -> Groups:
        """Return the records that pairs bring together, the first pairs first."""
        return clusters.partition(
            {record for pair in pairs for record in pair},
            told=(),
            automatic=pairs,
            cap=MOST_OF_ONE,
            conflict=lambda one, other: self.weight(one, other) < CONTRADICTED,
        )


def joined(contacts: Sequence[Contact]) -> Groups:
    """Return the contacts that imports would join without asking, by the rules of imports.

    Django must be set up.
    """
    from dardar.people.imports.matching import CROWD  # noqa: PLC0415 - needs Django
    from dardar.people.joining.standing import MOST_JOINED  # noqa: PLC0415 - likewise

    own = [automatic.own_keys(contact.said, REGION) for contact in contacts]
    names = [[f["value"] for f in contact.said if f["kind"] == Kind.NAME] for contact in contacts]
    entries = ((kind, value, n) for n, found in enumerate(own) for kind, value in found)
    sharing = blocking.candidate_pairs(entries, dict.fromkeys(keys.STRONG, CROWD))
    sure = [
        (len(shared), one, other)
        for one, other in sharing
        if automatic.is_sure(names[one], names[other], shared := own[one] & own[other])
    ]
    sure.sort(key=itemgetter(0), reverse=True)
    pairs = [(one, other) for _shared, one, other in sure]
    return clusters.partition(
        {record for pair in pairs for record in pair},
        told=(),
        automatic=pairs,
        cap=MOST_JOINED,
        conflict=lambda one, other: not automatic.go_together(names[one], names[other]),
    )
