"""A model in Splink's settings format."""

from math import log2
from typing import Any

import pytest

from dardar.core.identity.conditions import UnknownConditionError
from dardar.core.identity.features import Features
from dardar.core.identity.model import (
    FEWEST,
    TRAINED_SIZE,
    Model,
    ModelError,
    load,
    settings,
    shipped,
)

ELSE: dict[str, Any] = {"sql_condition": "ELSE", "m_probability": 0.2, "u_probability": 0.9}
SAME: dict[str, Any] = {
    "sql_condition": "given_l = given_r",
    "label_for_charts": "same",
    "m_probability": 0.8,
    "u_probability": 0.1,
}
MISSING: dict[str, Any] = {
    "sql_condition": "given_l IS NULL OR given_r IS NULL",
    "is_null_level": True,
}


def model(*levels: dict[str, Any], name: str = "given", prior: float | None = 0.01) -> Model:
    comparison = {"output_column_name": name, "comparison_levels": list(levels)}
    return load({"comparisons": [comparison], "probability_two_random_records_match": prior})


def test_levels_weigh_how_much_likelier_they_are_for_one_person() -> None:
    (comparison,) = model(MISSING, SAME, ELSE).comparisons
    missing, same, other = comparison.levels
    assert comparison.name == "given"
    assert comparison.columns == ("given",)
    assert (missing.weight, missing.is_null) == (0.0, True)
    assert (same.name, same.weight) == ("same", log2(8))
    assert other.weight == pytest.approx(log2(0.2 / 0.9))


def test_a_level_without_a_label_is_called_by_its_condition() -> None:
    (comparison,) = model(MISSING, ELSE).comparisons
    assert comparison.levels[0].name == MISSING["sql_condition"]


def test_a_comparison_without_a_name_is_called_by_its_columns() -> None:
    settings = {
        "comparisons": [{"comparison_levels": [MISSING, ELSE]}],
        "probability_two_random_records_match": 0.1,
    }
    assert load(settings).comparisons[0].name == "given"


def test_a_rare_term_adds_to_the_weight_and_a_common_one_takes_from_it() -> None:
    level = model(SAME | {"tf_adjustment_column": "given"}, ELSE).comparisons[0].levels[0]
    assert level.adjustment(0.1) == pytest.approx(0)
    assert level.adjustment(0.025) == pytest.approx(2)
    assert level.adjustment(0.4) == pytest.approx(-2)


def test_an_adjustment_can_be_weakened_and_bounded() -> None:
    more = {"tf_adjustment_column": "given", "tf_adjustment_weight": 0.5}
    level = model(SAME | more | {"tf_minimum_u_value": 0.05}, ELSE).comparisons[0].levels[0]
    assert level.adjustment(0.05) == pytest.approx(0.5)
    assert level.adjustment(1e-9) == pytest.approx(0.5)


def test_an_inexact_level_is_adjusted_from_the_exact_one() -> None:
    near = {
        "sql_condition": "levenshtein(given_l, given_r) <= 1",
        "m_probability": 0.5,
        "u_probability": 0.4,
        "tf_adjustment_column": "given",
    }
    assert model(SAME, near, ELSE).comparisons[0].levels[1].base == 0.1
    own = near | {"disable_tf_exact_match_detection": True}
    assert model(SAME, own, ELSE).comparisons[0].levels[1].base == 0.4


@pytest.mark.parametrize(
    "more",
    [{"tf_adjustment_column": "given", "tf_adjustment_weight": 0}, {}],
)
def test_a_level_without_an_adjustment_adds_nothing(more: dict[str, Any]) -> None:
    level = model(SAME | more, ELSE).comparisons[0].levels[0]
    assert (level.column, level.adjustment(0.5)) == ("", 0.0)


def test_what_training_never_met_counts_as_splink_counts_it() -> None:
    unmet = "level not observed in training dataset"
    level = model(SAME | {"u_probability": unmet}, ELSE).comparisons[0].levels[0]
    assert level.u == 1e-6


@pytest.mark.parametrize(
    ("levels", "why"),
    [
        ([SAME], "ELSE"),
        ([SAME | {"m_probability": None}, ELSE], "given, 'same': None"),
        ([SAME | {"u_probability": 0}, ELSE], "0 is no probability"),
        ([SAME | {"m_probability": 1.5}, ELSE], "1.5"),
        ([MISSING, ELSE | {"m_probability": "unknown"}], "unknown"),
        (
            [SAME | {"sql_condition": "given_l < given_r", "tf_adjustment_column": "given"}, ELSE],
            "no level compares given",
        ),
    ],
)  # fmt: skip
def test_settings_that_are_no_model_are_refused(levels: list[dict[str, Any]], why: str) -> None:
    with pytest.raises(ModelError, match=why):
        model(*levels)


def test_a_model_needs_a_prior() -> None:
    with pytest.raises(ModelError, match="prior"):
        model(SAME, ELSE, prior=None)


def test_a_condition_that_is_not_understood_is_refused() -> None:
    with pytest.raises(UnknownConditionError, match="soundex"):
        model(SAME | {"sql_condition": "soundex(given_l) = soundex(given_r)"}, ELSE)


def test_the_prior_follows_the_size_of_the_book() -> None:
    small = model(SAME, ELSE, prior=2e-4)
    assert small.for_size(TRAINED_SIZE) == small
    assert small.for_size(10 * TRAINED_SIZE).prior == pytest.approx(2e-5)
    assert small.for_size(1) == small.for_size(FEWEST)
    assert small.for_size(1).prior == pytest.approx(0.01)
    assert small.with_prior(0.3).prior == 0.3


def test_the_chance_to_share_a_key_follows_it_too_and_that_to_share_a_name_does_not() -> None:
    shared = SAME | {"tf_adjustment_column": "given", "disable_tf_exact_match_detection": True}
    for name, expected in (("mail", 0.01), ("given", 0.1)):
        levels = (
            model(MISSING, shared, ELSE, name=name)
            .for_size(10 * TRAINED_SIZE)
            .comparisons[0]
            .levels
        )
        assert levels[1].u == pytest.approx(expected)
        assert levels[1].base == pytest.approx(expected)
        assert levels[2].u == 0.9


def test_the_shipped_model_compares_columns_that_there_are() -> None:
    found = shipped()
    there = set(Features.__dataclass_fields__)
    for comparison in found.comparisons:
        assert set(comparison.columns) <= there
        assert {level.column for level in comparison.levels} - {""} <= there
    assert 0 < found.prior < 0.01


def test_in_the_shipped_model_being_alike_speaks_for_one_person() -> None:
    for comparison in shipped().comparisons:
        first = next(level for level in comparison.levels if not level.is_null)
        assert first.weight > 1, comparison.name
        assert comparison.levels[-1].weight < 0, comparison.name


def test_the_shipped_settings_are_those_that_splink_reads() -> None:
    assert settings()["link_type"] == "dedupe_only"
    assert load(settings()).comparisons[0].columns == shipped().comparisons[0].columns
