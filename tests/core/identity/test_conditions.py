"""The SQL of a model, as Python."""

import re
from dataclasses import dataclass

import pytest

from dardar.core.identity.conditions import UnknownConditionError, chooser, columns, exact


@dataclass(frozen=True)
class Row:
    name: str | None = ""
    mails: tuple[str, ...] = ()
    age: float | None = None


ANA = Row("ana", ("ana@a.mx", "ana@b.mx"), 0)
ANITA = Row("anita", ("ana@b.mx",), 40)
NOBODY = Row()

TRUE = [
    ("name_l = name_r", ANA, ANA),
    ("name_r = name_l", ANA, ANA),
    ('"name_l" = "name_r"', ANA, ANA),
    ("name_l <> name_r", ANA, ANITA),
    ("name_l != name_r", ANA, ANITA),
    ("name_l < name_r", ANA, ANITA),
    ("name_l = 'ana'", ANA, NOBODY),
    ("name_l = 'd''ana'", Row("d'ana"), NOBODY),
    ("age_l = 0", ANA, NOBODY),
    ("age_l = age_r", ANA, ANA),
    ("age_r >= 39.5", ANA, ANITA),
    ("name_l IS NULL", NOBODY, ANA),
    ("name_l is null or name_r is null", ANA, NOBODY),
    ("name_l is null or name_r is null", NOBODY, ANA),
    ("mails_l IS NULL", NOBODY, ANA),
    ("age_l IS NULL", NOBODY, ANA),
    ("name_l IS NOT NULL AND age_l IS NOT NULL", ANA, NOBODY),
    ("NOT name_l IS NULL", ANA, NOBODY),
    ("NOT (name_l = name_r OR name_l IS NULL)", ANA, ANITA),
    ("NOT NOT name_l = name_r", ANA, ANA),
    ("name_l = name_r OR name_l <> name_r AND age_r = 40", ANA, ANITA),
    ("list_has_any(mails_l, mails_r)", ANA, ANITA),
    ("list_has_all(mails_l, mails_r)", ANA, ANITA),
    ("NOT list_has_all(mails_l, mails_r)", ANITA, ANA),
    ("list_contains(mails_l, 'ana@a.mx')", ANA, NOBODY),
    ("array_length(list_intersect(mails_l, mails_r)) >= 1", ANA, ANITA),
    ("array_length(list_intersect(mails_l, mails_r)) = 0", Row(mails=("x",)), ANITA),
    ("len(mails_l) = 2", ANA, NOBODY),
    ("length(name_l) = 3", ANA, NOBODY),
    ("starts_with(name_r, 'ani')", ANA, ANITA),
    ("levenshtein(name_l, name_r) = 2", ANA, ANITA),
    ("damerau_levenshtein(name_l, 'aan') <= 1", ANA, NOBODY),
    ("jaro_winkler_similarity(name_l, name_r) > 0.6", ANA, ANITA),
    ("jaro_similarity(name_l, name_r) < 0.9", ANA, ANITA),
    ("levenshtein(name_l, 'ñ') = 1", Row("a"), NOBODY),  # DuckDB counts characters
]
FALSE = [
    ("name_l = name_r", ANA, ANITA),
    ("name_l = name_r", NOBODY, NOBODY),
    ("NOT name_l = name_r", ANA, NOBODY),
    ("name_l <> name_r", ANA, NOBODY),
    ("name_l is null or name_r is null", ANA, ANITA),
    ("age_l is null or age_r is null", ANA, ANITA),
    ("age_l IS NULL", ANA, ANA),
    ("NOT age_l < 100", NOBODY, NOBODY),
    ("levenshtein(name_l, name_r) <= 99", ANA, NOBODY),
    ("NOT levenshtein(name_l, name_r) <= 99", ANA, NOBODY),
    ("list_has_any(mails_l, mails_r)", ANA, NOBODY),
    ("NOT list_has_any(mails_l, mails_r)", ANA, NOBODY),
    ("list_has_any(mails_l, mails_r)", Row(mails=("x",)), ANITA),
    ("list_has_all(mails_l, mails_r)", ANITA, ANA),
    ("len(list_intersect(mails_l, mails_r)) >= 0", ANA, NOBODY),
]


@pytest.mark.parametrize(("sql", "a", "b"), TRUE)
def test_a_condition_holds(sql: str, a: Row, b: Row) -> None:
    assert chooser([sql])(a, b) == 0


@pytest.mark.parametrize(("sql", "a", "b"), FALSE)
def test_a_condition_does_not_hold(sql: str, a: Row, b: Row) -> None:
    assert chooser([sql])(a, b) == 1


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("dmetaphone(name_l) = 1", "dmetaphone"),
        ("name_l = name", "name"),
        ("name_l LIKE 'a%'", "LIKE"),
        ("levenshtein(name_l) <= 1", "levenshtein"),
        ("name_l =", "''"),
        ("(name_l = name_r", "''"),
        ("name_l = name_r)", "')'"),
        ("name_l + 1 = 2", "+ 1 = 2"),
        ("", "''"),
        ("levenshtein name_l", "name_l"),
    ],
)
def test_a_condition_that_is_not_understood_is_named(sql: str, named: str) -> None:
    with pytest.raises(UnknownConditionError, match=re.escape(named)):
        chooser([sql])


def test_of_several_conditions_the_first_that_holds_counts() -> None:
    choose = chooser(["name_l IS NULL", "name_l = name_r", "name_l < name_r"])
    assert [choose(*pair) for pair in ((NOBODY, ANA), (ANA, ANA), (ANA, ANITA), (ANITA, ANA))] == [
        0,
        1,
        2,
        3,
    ]


def test_nothing_of_a_condition_runs_as_python() -> None:
    for sql in ("__import__('os')_l = 1", "name_l = '\\' + b'", "name_l.__class___r = 1"):
        with pytest.raises(UnknownConditionError):
            chooser([sql])
    assert chooser(["name_l = '\\'"])(Row("\\"), NOBODY) == 0


def test_columns_are_those_of_both_sides_once_in_their_order() -> None:
    sql = "name_l IS NULL OR levenshtein(\"name_r\", age_l) <= 1 AND mails_l <> 'age_r'"
    assert columns(sql) == ["name", "age", "mails"]


@pytest.mark.parametrize(
    ("sql", "column"),
    [
        ("name_l = name_r", "name"),
        ('"Name_r" = "Name_l"', "name"),
        ("name_l = mails_r", None),
        ("name_l = name_l", None),
        ("name_l <> name_r", None),
        ("name_l = name_r AND age_l = age_r", None),
        ("ELSE", None),
    ],
)
def test_a_condition_that_asks_only_for_the_same_column_is_told(
    sql: str, column: str | None
) -> None:
    assert exact(sql) == column
