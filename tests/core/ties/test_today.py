"""Today: what has a day first, then what would lose most, within the minutes there are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.matching.taste import Answer, Taste
from dardar.core.ties.rings import RINGS, Ring
from dardar.core.ties.today import (
    MOST_LEARNT,
    Candidate,
    Kind,
    Reason,
    Today,
    Why,
    fill,
    strength,
    worth,
)

WHY = Why(Reason.FADING, usual=30, silent=70)


def tie(person: str, minutes: float = 10, chance: float = 0.5, **more: float) -> Candidate[str]:
    return Candidate(person, Kind.TIE, minutes, WHY, chance=chance, traits=more)


def people(today: Today[str]) -> str:
    return "".join(item.what.person for item in today.items)


candidates = st.lists(
    st.builds(
        Candidate,
        st.sampled_from("abcdefghij"),
        st.sampled_from(Kind),
        st.integers(1, 30),
        st.just(WHY),
        st.none() | st.dates(),
        st.floats(0, 6),
        st.floats(0, 1),
        st.just({}),
    ),
    max_size=20,
)


@given(candidates, st.integers(0, 90))
def test_it_fits_names_nobody_twice_and_hides_nobody(
    some: list[Candidate[str]], minutes: int
) -> None:
    today = fill(some, minutes)
    assert today.minutes <= minutes
    named = [item.what.person for item in today.items] + [each.person for each in today.later]
    assert sorted(named) == sorted({each.person for each in some})
    kinds = [list(Kind).index(item.what.kind) for item in today.items]
    assert kinds == sorted(kinds)


def test_seals_come_first_by_their_day_then_promises_then_dates() -> None:
    some = [
        tie("t", chance=1),
        Candidate("d", Kind.DATE, 5, Why(Reason.ANNIVERSARY), date(2026, 1, 1)),
        Candidate("p", Kind.PROMISE, 5, Why(Reason.PROMISED)),
        Candidate("s", Kind.SEAL, 5, Why(Reason.MET), date(2026, 1, 3)),
        Candidate("r", Kind.SEAL, 5, Why(Reason.MET), date(2026, 1, 2)),
    ]
    assert people(fill(some, 60)) == "rspdt"
    short = fill(some, 12)
    assert people(short) == "rs"
    assert "".join(each.person for each in short.later) == "pdt"


def test_ties_come_by_what_they_would_lose_a_minute() -> None:
    strong = Candidate("s", Kind.TIE, 10, WHY, strength=4, chance=0.5)
    some = [tie("a", chance=0.9), strong, tie("c", 30, chance=1)]
    assert people(fill(some, 60)) == "sac"
    assert people(fill(some, 20)) == "sa"


def test_a_dormant_tie_and_a_give_get_room_but_not_the_most_of_it() -> None:
    dormant = Candidate("d", Kind.DORMANT, 10, Why(Reason.ASLEEP), chance=0.1)
    give = Candidate("g", Kind.GIVE, 5, Why(Reason.CAN_GIVE, about="a book"))
    ties = [tie(person) for person in "abce"]
    assert people(fill([*ties, dormant, give], 40)) == "abdg"
    assert people(fill([*ties, dormant, give], 20)) == "ad"
    assert people(fill([*ties, dormant, give], 10)) == "g"
    assert people(fill([dormant, give], 60)) == "dg"


def test_without_minutes_all_is_for_later() -> None:
    today = fill([tie("a")], 0)
    assert (today.items, len(today.later)) == ((), 1)


def test_of_one_person_what_is_most_urgent_counts() -> None:
    seal = Candidate("a", Kind.SEAL, 5, Why(Reason.MET))
    today = fill([tie("a"), seal, tie("a")], 60)
    assert [item.what for item in today.items] == [seal]


def answers(yes: int, no: int) -> Taste:
    done, skipped = Answer({"call": 1.0}, yes=True), Answer({"mail": 1.0}, yes=False)
    return Taste([done] * yes + [skipped] * no)


def test_skipping_teaches_and_what_was_learnt_is_told() -> None:
    some = [tie("m", chance=0.6, mail=1.0), tie("c", chance=0.5, call=1.0)]
    assert people(fill(some, 60)) == "mc"
    learnt = fill(some, 60, answers(5, 5))
    assert people(learnt) == "cm"
    call, mail = (item.learnt for item in learnt.items)
    assert call is not None
    assert mail is not None
    assert (call.feature, call.raised, call.yes) == ("call", True, 5)
    assert (mail.feature, mail.raised, mail.no) == ("mail", False, 5)


def test_the_learner_moves_nothing_it_cannot_explain() -> None:
    hardly = answers(1, 0)
    some = tie("c", call=0.2)
    assert worth(some, hardly) == worth(some, Taste())
    assert fill([some], 60, hardly).items[0].learnt is None


def test_the_learner_never_moves_what_has_a_day_and_others_by_little() -> None:
    hates = answers(200, 200)
    seal = Candidate("s", Kind.SEAL, 5, Why(Reason.MET), traits={"mail": 1.0})
    today = fill([tie("t"), seal], 60, hates)
    assert people(today) == "st"
    assert today.items[0].learnt is None
    mail = tie("m", mail=1.0)
    assert worth(mail, hates) == pytest.approx(worth(mail, Taste()) / MOST_LEARNT)


def test_a_ring_set_by_hand_is_a_strength() -> None:
    strengths = [strength(0, ring) for ring in RINGS]
    assert strengths == sorted(strengths, reverse=True)
    assert strength(60) == strength(0, Ring.CLOSE) == pytest.approx(4.11, abs=0.01)
    assert strength(0) == 0


@pytest.mark.parametrize(("minutes", "chance"), [(0, 0.5), (-1, 0.5), (5, 1.1), (5, -0.1)])
def test_what_takes_no_time_or_has_no_chance_is_refused(minutes: float, chance: float) -> None:
    with pytest.raises(ValueError, match="minutes above 0"):
        fill([tie("a", minutes, chance)], 60)
