"""What follows from the answers of both sides, whatever they are and in whatever order."""

from itertools import product

import pytest

from dardar.accounts.models import Book, Mail
from dardar.giving.answering import answer
from dardar.giving.models import Give, Introduction, Side
from dardar.giving.states import ANSWERABLE, ASKING, INTRODUCED, UNDER_WAY, YES, following
from dardar.people.models import Person
from tests.giving.scenes import asked

State, Answer = Introduction.State, Side.Answer


def expected(one: str, other: str) -> Introduction.State:
    """Say it the long way."""
    if "no" in (one, other):
        return State.DECLINED
    if one in ("yes", "phone") and other in ("yes", "phone"):
        return State.MADE
    if one in ("yes", "phone") or other in ("yes", "phone"):
        return State.ONE_YES
    return State.ASKED


@pytest.mark.parametrize(("one", "other"), list(product(Answer.values, repeat=2)))
def test_every_two_answers_have_one_outcome(one: str, other: str) -> None:
    for state in ANSWERABLE:
        assert following(state, [one, other]) == expected(one, other)


@pytest.mark.parametrize("state", sorted(set(State) - ANSWERABLE))
def test_answers_change_nothing_of_what_is_not_being_asked(state: Introduction.State) -> None:
    for pair in product(Answer.values, repeat=2):
        assert following(state, pair) == state


def test_every_state_is_of_one_part_of_the_way() -> None:
    ended = {State.REFUSED, State.DECLINED, State.CALLED_OFF}
    assert UNDER_WAY | INTRODUCED | ended == set(State)
    assert not UNDER_WAY & INTRODUCED
    assert ASKING < UNDER_WAY
    assert {Answer.YES, Answer.PHONE} == YES


MOVES = [(side, said) for side in (0, 1) for said in Answer.values if said]


@pytest.mark.parametrize("moves", list(product(MOVES, repeat=2)), ids=str)
def test_any_two_answers_end_where_the_table_says(
    book: Book, ana: Person, luis: Person, moves: tuple[tuple[int, str], ...]
) -> None:
    both = asked(book, ana, luis)
    sides = [ana, luis]
    now = ["", ""]
    for side, said in moves:
        answer(both.token(sides[side]), Answer(said))
        now[side] = said
        assert both.state == expected(*now)
    is_made = both.state == State.MADE
    assert Give.objects.count() == (2 if is_made else 0)
    assert (Mail.objects.count() > 2) == is_made


def test_whoever_changes_a_no_into_a_yes_may(book: Book, ana: Person, luis: Person) -> None:
    both = asked(book, ana, luis)
    answer(both.token(ana), Answer.NO)
    answer(both.token(luis), Answer.YES)
    assert both.state == State.DECLINED
    answer(both.token(ana), Answer.YES)
    assert both.state == State.MADE


def test_consent_can_be_taken_back_until_both_agree(book: Book, ana: Person, luis: Person) -> None:
    both = asked(book, ana, luis)
    answer(both.token(ana), Answer.YES)
    answer(both.token(ana), Answer.NO)
    answer(both.token(luis), Answer.YES)
    assert both.state == State.DECLINED
    assert Mail.objects.count() == 2
