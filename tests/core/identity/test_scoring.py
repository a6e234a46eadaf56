"""How likely two records are of one person, and why."""

from collections.abc import Mapping
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity.features import Features, of
from dardar.core.identity.model import FEWEST, load, shipped
from dardar.core.identity.scoring import (
    CONTRADICTED,
    FEW,
    SUGGESTED,
    Evidence,
    Frequencies,
    Score,
    Scorer,
    is_kin,
    recalibrated,
)

SIZE = 1000
MAIL = Field(Kind.EMAIL, "ana@gmail.com")
MOBILE = Field(Kind.PHONE, "+34 612 34 56 78", "cell")
LANDLINE = Field(Kind.PHONE, "+34 912 34 56 78", "home")
PROFILE = Field(Kind.PROFILE, "https://www.linkedin.com/in/ana-ruiz")


def record(name: str, *fields: Field) -> Features:
    return of([to_stored(field) for field in (Field(Kind.NAME, name), *fields)], "ES")


def nothing_known(_column: str, _term: str) -> None:
    return None


SCORER = Scorer(shipped().for_size(SIZE), nothing_known)


def levels(a: Features, b: Features) -> dict[str, str]:
    return {one.comparison: one.level for one in SCORER.score(a, b).evidence}


def test_the_weight_is_the_prior_and_what_each_comparison_adds() -> None:
    model = load(
        {
            "probability_two_random_records_match": 0.2,
            "comparisons": [
                {
                    "output_column_name": column,
                    "comparison_levels": [
                        {
                            "sql_condition": f"{column}_l = {column}_r",
                            "label_for_charts": "same",
                            "m_probability": 0.5,
                            "u_probability": 0.125,
                            "tf_adjustment_column": column,
                        },
                        {"sql_condition": "ELSE", "m_probability": 0.5, "u_probability": 1},
                    ],
                }
                for column in ("given", "family1")
            ],
        }
    )
    shares: Mapping[tuple[str, str], float] = {("given", "ana"): 0.0625}
    scorer = Scorer(model, lambda column, term: shares.get((column, term)))
    ana, eva = Features(given="ana", family1="ruiz"), Features(given="eva", family1="ruiz")
    assert scorer.weight(ana, eva) == pytest.approx(-2 - 1 + 2)
    assert scorer.score(ana, ana) == Score(
        3.0,
        (
            Evidence("given", "same", 3.0, 1.0, "ana", "ana"),
            Evidence("family1", "same", 2.0, 0.0, "ruiz", "ruiz"),
        ),
    )


def test_evidence_is_in_words_of_the_model_with_the_values() -> None:
    one = record("Pepe García", MOBILE, MAIL)
    other = record("José García López", MOBILE, LANDLINE)
    found = {e.comparison: (e.level, e.ours, e.theirs) for e in SCORER.score(one, other).evidence}
    assert found == {
        "given": ("nickname", "pepe", "jose"),
        "family1": ("same", "garcia", "garcia"),
        "family2": ("missing", "", "lopez"),
        "mail": ("missing", "ana@gmail.com", ""),
        "phone": ("mobile", "+34612345678", "+34612345678"),
    }


def test_the_weight_is_the_one_that_is_explained() -> None:
    one, other = record("Pepe García", MOBILE, MAIL), record("José García", MOBILE)
    score = SCORER.score(one, other)
    assert score.weight == pytest.approx(SCORER.weight(one, other), abs=1e-9)
    missing = next(e for e in score.evidence if e.comparison == "mail")
    assert missing.weight == 0


@pytest.mark.parametrize(
    ("a", "b", "comparison", "level"),
    [
        ("Ana Ruiz", "Ana Ruiz", "given", "same"),
        ("José Luis Ruiz", "Luis Ruiz", "given", "part"),
        ("Lupita Ruiz", "María Guadalupe Ruiz", "given", "nickname"),
        ("Juanma Ruiz", "Juan Manuel Ruiz", "given", "nickname"),
        ("J. Ruiz", "Juan Ruiz", "given", "initial"),
        ("Ximena Ruiz", "Jimena Ruiz", "given", "sound"),
        ("Fernando Ruiz", "Fernamdo Ruiz", "given", "slip"),
        ("María Elena Ruiz", "María Isabel Ruiz", "given", "overlap"),
        ("Ana Ruiz", "Pedro Ruiz", "given", "different"),
        ("Ana Vázquez", "Ana Basques", "family1", "sound"),
        ("Ana Ruiz Soto", "Ana Soto", "family1", "crossed"),
        ("Ana Hernández", "Ana Hernádez", "family1", "slip"),
        ("Ana Ruiz", "Ana Soto", "family1", "different"),
        ("Ana Ruiz Soto", "Ana Ruiz", "family2", "missing"),
        ("Ana Ruiz Soto", "Ana Ruiz Vega", "family2", "different"),
    ],
)
def test_names_stand_on_a_level(a: str, b: str, comparison: str, level: str) -> None:
    assert levels(record(a), record(b))[comparison] == level
    assert levels(record(b), record(a))[comparison] == level


def test_a_landline_weighs_less_than_a_mobile() -> None:
    mobile, home = record("Ana Ruiz", MOBILE), record("Ana Ruiz", LANDLINE)
    assert SCORER.weight(mobile, mobile) > SCORER.weight(home, home) + 5


def test_a_function_s_mailbox_weighs_less_than_a_person_s_mail() -> None:
    own = record("Ana Ruiz", Field(Kind.EMAIL, "ana@acme.mx"))
    shared = record("Ana Ruiz", Field(Kind.EMAIL, "info@acme.mx"))
    assert SCORER.weight(own, own) > SCORER.weight(shared, shared) + 5


def test_a_rare_name_weighs_more_than_a_common_one() -> None:
    names = [f"José {family}" for family in ["García"] * 400 + ["Xicoténcatl"]]
    records = [record(name) for name in names]
    scorer = Scorer(shipped().for_size(401), Frequencies.of(records, shipped()))
    common, rare = records[0], records[-1]
    assert scorer.weight(rare, rare) > scorer.weight(common, common) + 3


def test_a_key_that_many_have_weighs_little() -> None:
    crowd = [record(f"Ana Ruiz{n}", MOBILE) for n in range(FEW + 1)]
    model = shipped().for_size(1000)
    known = Scorer(model, Frequencies.of(crowd, model))
    few = Scorer(model, Frequencies.of(crowd[1:], model))
    one = record("Ana Ruiz", MOBILE)
    assert few.weight(one, one) > known.weight(one, one) + 5


def test_a_handful_of_records_do_not_make_their_names_common() -> None:
    found = Frequencies.of([record("Ana Ruiz")] * 2, shipped())
    assert found("given", "ana") == pytest.approx(2 / FEWEST)


def test_frequencies_are_shares_of_those_who_say_anything() -> None:
    records = [record("Ana Ruiz"), record("Ana Soto"), record("Eva Ruiz"), record("")] * 100
    found = Frequencies.of(records, shipped())
    assert found("given", "ana") == pytest.approx(2 / 3)
    assert found("given", "pedro") is None
    assert found("mails", "ana@gmail.com") is None


def test_a_whole_name_is_worth_saying_in_the_smallest_book_and_a_given_one_is_not() -> None:
    model = shipped().for_size(2)
    whole, given_only = record("Ana Ruiz"), record("Ana")
    scorer = Scorer(model, Frequencies.of([whole] * 2, model))
    assert scorer.weight(whole, whole) > SUGGESTED > scorer.weight(given_only, given_only)


def test_what_is_worth_saying_lies_between_even_odds_and_sure() -> None:
    one, other = record("Ana Ruiz", MOBILE), record("Ana Ruiz", MOBILE)
    assert CONTRADICTED < 0 < SUGGESTED < SCORER.weight(one, other)


def test_without_answers_the_prior_stays() -> None:
    assert recalibrated(1e-4, 0, 0) == pytest.approx(1e-4)


def test_as_many_yes_as_expected_leave_the_prior() -> None:
    assert recalibrated(1e-4, 90, 10) == pytest.approx(1e-4)


@given(st.floats(1e-9, 0.4), st.integers(0, 500), st.integers(0, 500))
def test_each_yes_raises_the_prior_and_each_no_lowers_it(prior: float, yes: int, no: int) -> None:
    now = recalibrated(prior, yes, no)
    assert recalibrated(prior, yes + 1, no) > now > recalibrated(prior, yes, no + 1) > 0
    assert now < 1


def test_an_owner_of_many_no_is_asked_less() -> None:
    bits = log2(recalibrated(1e-4, 0, 100) / 1e-4)
    assert -7 < bits < -4


words = st.text("abcñ é", max_size=12)


@given(
    st.lists(
        st.tuples(words, st.sampled_from([MAIL, MOBILE, LANDLINE, PROFILE])), min_size=2, max_size=2
    )
)
def test_two_records_have_one_weight_whichever_comes_first(said: list[tuple[str, Field]]) -> None:
    a, b = (record(name, field) for name, field in said)
    assert SCORER.weight(a, b) == pytest.approx(SCORER.weight(b, a), abs=1e-12)
    assert SCORER.weight(a, a) >= SCORER.weight(a, b) or not a.given


@pytest.mark.parametrize("name", ["Luis Ruiz Soler", "María Teresa Ruiz Soler"])
def test_what_a_family_has_in_common_makes_kin(name: str) -> None:
    one = record("María Luisa Ruiz Soler", LANDLINE)
    assert is_kin(SCORER.score(one, record(name, LANDLINE)))
    assert not is_kin(SCORER.score(one, record("María Ruiz", LANDLINE)))


def test_who_shares_a_key_of_their_own_is_more_than_kin() -> None:
    one, other = record("Ana Ruiz Soler", MOBILE), record("Luis Ruiz Soler", MOBILE)
    assert not is_kin(SCORER.score(one, other))
