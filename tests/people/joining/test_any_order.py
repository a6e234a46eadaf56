"""Whatever says who is who can be taken back, in any order, and all is as it was."""

import random
from itertools import permutations

import pytest

from dardar.accounts.models import Book
from dardar.people.imports import actions as imports
from dardar.people.imports.state import State
from tests.people.joining.sequences import Sequence, begin, files, numbers, profiles, without_ids

SEQUENCES = 30  # bench/sequences.py runs ten thousand


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_each_step_and_all_of_them_can_be_taken_back(book: Book, seed: int) -> None:
    Sequence(book, seed).run()


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_imports_does_not_change_the_result(book: Book, seed: int) -> None:
    dice = random.Random(seed)
    begin(book, dice)
    before, held = profiles(book), numbers(book)
    sources = files(dice)
    results = []
    for order in permutations(sorted(sources)):
        works = []
        for name in order:
            work = imports.begin(book, name, [sources[name]], "")
            imports.run(book, work)
            assert work.state == State.DONE
            works.append(work)
        results.append(without_ids(book))
        for work in works:
            imports.undo(book, work)
        assert profiles(book) == before
        assert numbers(book) == held
    assert all(result == results[0] for result in results)
