"""The readers of subjects learn from texts that were written for all concepts."""

from collections import Counter

import numpy as np
from bench._matching_set import graded
from bench._matching_subjects import discriminating, eight_bits, means_of, texts

from dardar.core.matching import concepts
from dardar.core.matching.reference import Role


def test_every_concept_has_needs_and_offers() -> None:
    counts = Counter((one.concept, one.text.role) for one in texts())
    named = {concept for concept, _role in counts}
    assert named <= set(concepts.keys())
    assert all(counts[concept, role] >= 3 for concept in named for role in Role)


def test_no_text_of_the_evaluation_set_is_learnt_from() -> None:
    learnt = {one.text.words.casefold() for one in texts()}
    whole = graded()
    assert learnt.isdisjoint(one.words.casefold() for one in (*whole.needs, *whole.offers))


def test_directions_tell_apart_what_differs_and_not_what_varies() -> None:
    dice = np.random.default_rng(1)
    labels = np.repeat(np.arange(3), 50)
    given = dice.standard_normal((150, 4), dtype=np.float32)
    given *= np.array([0.1, 0.1, 5, 0.1], np.float32)
    given[:, 0] += labels
    found = discriminating(given, labels)
    assert abs(found[0, -1]) > 10 * abs(found[2, -1])
    assert np.allclose(means_of(given, labels)[:, 0], [0, 1, 2], atol=0.1)


def test_eight_bits_keep_what_a_cosine_knows_of() -> None:
    numbers = np.array([[-2.0, 1.0], [0.5, 0.0]], np.float32)
    assert np.abs(eight_bits(numbers) / 127 * 2 - numbers).max() < 0.01
