"""How much of what a need is about an offer is about."""

import numpy as np

from dardar.core.matching import shared
from dardar.core.matching.centring import Means
from dardar.core.matching.language import language_of
from dardar.core.matching.pool import Text, pool
from dardar.core.matching.reference import Role


def text(role: Role, words: str) -> Text:
    return Text(words, role, words, language_of(words), words)


def measured(need: str, *offers: str) -> dict[str, list[float]]:
    ready = pool([text(Role.OFFER, words) for words in offers], Role.OFFER, Means())
    found = shared.measures(text(Role.NEED, need), ready, np.arange(len(offers)))
    return {kind: values.tolist() for kind, values in found.items()}


def test_the_same_concept_is_told_across_languages() -> None:
    found = measured("We need a bookkeeper", "Llevo la contabilidad de tu empresa", "Fontanero")
    assert found[shared.SAME][0] > found[shared.SAME][1] == 0
    assert found[shared.COVERED][0] > found[shared.COVERED][1] == 0
    assert found[shared.APART][0] < found[shared.APART][1]


def test_a_neighbour_is_less_than_the_same_and_more_than_another() -> None:
    found = measured("Busco contable", "Auditoría de cuentas", "Clases de guitarra")
    assert found[shared.SAME] == [0, 0]
    assert found[shared.RELATED][0] > found[shared.RELATED][1] == 0


def test_of_what_the_thesaurus_does_not_know_nothing_is_told() -> None:
    found = measured("xyzzy", "Fontanero", "plugh")
    assert not any(any(values) for values in found.values())


def test_it_is_the_same_asked_from_either_side() -> None:
    need, offer = text(Role.NEED, "Busco contable e impuestos"), text(Role.OFFER, "Accountant")
    first = np.arange(1)
    from_need = shared.measures(need, pool([offer], Role.OFFER, Means()), first)
    from_offer = shared.measures(offer, pool([need], Role.NEED, Means()), first)
    assert from_need[shared.SAME] == from_offer[shared.SAME]
    assert 0 < from_offer[shared.COVERED][0] < 1
