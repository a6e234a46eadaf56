"""All that are asked the same needs of the same offers: rivals, single models, and ours."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np

from bench._matching_metrics import NEVER, Numbers
from bench._matching_rivals import by_meaning, by_runs, by_stems, centred, encoded_plainly
from bench._matching_set import Note
from dardar.core.matching.centring import Means
from dardar.core.matching.e5 import SmallE5
from dardar.core.matching.embedding import available
from dardar.core.matching.matcher import Matcher, Text
from dardar.core.matching.reference import Role
from dardar.core.matching.shipped import Vectors
from dardar.core.matching.use import UniversalEncoder

OURS: Final = "ours"
SHOWN: Final = "ours_shown"
DEFAULT: Final = "ours_default"
WORDS: Final = "ours_words"
STEMS: Final = "stems"
RUNS: Final = "runs"
BOTH: Final = "both_centred"
NAMES: Final = {"use-multilingual": "use", "multilingual-e5": "e5"}
"""How figures call the models, by the beginnings of their ids."""

DEFAULT_MODEL: Final = "use"
ASKED: Final = 50
"""How many matches of each need are asked for, so that ten in each language are among them."""

Encoded = Mapping[str, tuple[Vectors, Vectors]]
"""By embedder, the raw vectors of needs and of offers."""


def encoded(needs: Sequence[Note], offers: Sequence[Note]) -> dict[str, tuple[Vectors, Vectors]]:
    """Return the vectors of needs and offers by each model that is installed."""
    return {
        model.id: (
            model.encode([need.words for need in needs]),
            model.encode([offer.words for offer in offers]),
        )
        for model in available()
    }


def rivals(needs: Sequence[Note], offers: Sequence[Note]) -> dict[str, Numbers]:
    """Return the scores [needs, offers] that each rival gives, by its name."""
    found = {STEMS: by_stems(needs, offers), RUNS: by_runs(needs, offers)}
    summed = np.zeros((len(needs), len(offers)))
    for model in (UniversalEncoder(), SmallE5()):
        asked, offered = encoded_plainly(model, needs), encoded_plainly(model, offers)
        name = short(model.id)
        found[name] = by_meaning(asked, offered)
        found[f"{name}_centred"] = by_meaning(centred(needs, asked), centred(offers, offered))
        summed += found[f"{name}_centred"]
    return found | {BOTH: summed}


def default_alone(vectors: Encoded) -> Encoded:
    """Return the vectors of the model alone that every installation has."""
    return {id_: pair for id_, pair in vectors.items() if short(id_) == DEFAULT_MODEL}


def ours(
    needs: Sequence[Note],
    offers: Sequence[Note],
    vectors: Encoded,
    least: float = 0,
    k: int = ASKED,
) -> Numbers:
    """Return how likely our matcher calls what it finds, in a book of these needs and offers.

    The rivals rank whatever there is, so ours is asked to as well; to see what it shows in truth,
    give as ``least`` what it calls possible.
    """
    means = Means()
    asked = texts(needs, Role.NEED, {id_: pair[0] for id_, pair in vectors.items()})
    offered = texts(offers, Role.OFFER, {id_: pair[1] for id_, pair in vectors.items()})
    count_in(means, chain(asked, offered))
    matcher = Matcher(means)
    pool = matcher.pool(offered)
    place = {text.id: j for j, text in enumerate(offered)}
    found = np.full((len(needs), len(offers)), NEVER)
    for i, need in enumerate(asked):
        for match in matcher.match(need, pool, k, least=least):
            found[i, place[match.offer.id]] = match.score
    return found


def texts(notes: Sequence[Note], role: Role, vectors: Mapping[str, Vectors]) -> list[Text]:
    """Return notes as the matcher wants them, each of an owner of its own."""
    return [
        Text(
            id=note.id,
            role=role,
            words=note.words,
            language=note.language,
            owner=f"{role} {i}",
            vectors={id_: rows[i] for id_, rows in vectors.items()},
        )
        for i, note in enumerate(notes)
    ]


def count_in(means: Means, added: Iterable[Text]) -> None:
    """Count the vectors of texts in the means of a book."""
    for text in added:
        for id_, vector in text.vectors.items():
            means.add(id_, text.cell, vector[None, :])


def short(id_: str) -> str:
    """Return how figures call a model."""
    return next(name for start, name in NAMES.items() if id_.startswith(start))
