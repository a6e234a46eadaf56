"""Silence: chances that go by warmth, learnt from what became of ties."""

from datetime import date, timedelta

import numpy as np
import pytest

from dardar.core.ties.history import Histories
from dardar.core.ties.silence import ENOUGH, Outcomes, Outlook, Silence, outcomes, outlook

TODAY = date(2026, 11, 28)


def every(days: int, ties: int, years: int = 3) -> Histories:
    ages = np.arange(0, years * 365, days)
    tie = np.repeat(np.arange(ties), len(ages))
    return Histories.of(ties, tie, TODAY.toordinal() - np.tile(ages, ties))


def test_the_colder_a_tie_and_the_shorter_the_time_the_likelier_is_silence() -> None:
    silence = Silence()
    chances = silence.chance(np.array([5, 1, 0.25, 0.04, 0.001, 0]))
    assert (np.diff(chances) > 0).all()
    assert silence.chance(1.0, 28) == pytest.approx(1 - 1 / (1 + np.exp(0.20)))
    assert silence.chance(1.0, 7) > silence.chance(1.0, 28) > silence.chance(1.0, 365)
    assert chances[-1] == pytest.approx(1)


def test_without_outcomes_it_is_what_others_said_and_told_in_words() -> None:
    learnt = Silence.learnt(outcomes(Histories.of(3, [], []), TODAY))
    assert learnt == Silence(0.0, 0)
    assert not learnt.is_in_numbers


def test_an_owner_who_writes_to_everybody_is_known_to_do_so() -> None:
    talkative = Silence.learnt(outcomes(every(20, 10), TODAY))
    assert talkative.shift > 1
    assert talkative.known >= ENOUGH
    assert talkative.is_in_numbers
    one_off = Histories.of(200, np.arange(200), TODAY.toordinal() - 100 - np.arange(200))
    assert Silence.learnt(outcomes(one_off, TODAY)).shift < -1


def test_a_learnt_level_is_that_of_the_outcomes() -> None:
    dice = np.random.default_rng(1)
    warmth = np.exp(dice.normal(-1, 1, 4_000))
    true = Silence(shift=0.8)
    contact = dice.random(4_000) > true.chance(warmth)
    learnt = Silence.learnt(Outcomes(warmth, contact, 28))
    assert learnt.shift == pytest.approx(0.8, abs=0.15)
    assert learnt.chance(warmth).mean() == pytest.approx(1 - contact.mean(), abs=0.01)


def test_outcomes_tell_what_came_of_the_warmth_before() -> None:
    met = Histories.of_one([TODAY - timedelta(days=age) for age in (0, 28, 100)])
    found = outcomes(met, TODAY)
    # Periods begin 28, 56 and 84 days ago: the contact on their first day came before them.
    assert found.contact.tolist() == [True, True, False]
    assert found.warmth.tolist() == pytest.approx([1 + 7 / 79, 7 / 51, 7 / 23])


def test_outcomes_do_not_look_ahead_and_not_further_back_than_five_years() -> None:
    met = Histories.of_one([TODAY + timedelta(days=3)])
    assert len(outcomes(met, TODAY).contact) == 0
    assert len(outcomes(every(7, 1, years=30), TODAY, horizon=7).contact) == 260


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.1, Outlook.ALIVE),
        (0.5, Outlook.OPEN),
        (0.8, Outlook.FADING),
        (0.99, Outlook.SILENT),
    ],
)
def test_a_chance_has_words(chance: float, words: Outlook) -> None:
    assert outlook(chance) is words
