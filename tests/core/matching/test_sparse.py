"""Words and runs of letters that texts share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.matching import sparse

TEXTS = ["Fontanero urgente", "fontaneria y calefaccion", "Clases de violín", "", "a"]
NOTHING = sparse.runs([])


def test_a_text_is_like_itself_and_unlike_others() -> None:
    index = sparse.indexed(sparse.runs(TEXTS), NOTHING)
    found = index.cosines(sparse.runs(["FONTANERO URGENTE"]).terms)
    assert found[0] == pytest.approx(1, abs=1e-5)
    assert found[1] > 0.1
    assert found[2:].max() < 0.05


def test_a_typo_leaves_most_runs_as_they_are() -> None:
    index = sparse.indexed(sparse.runs(TEXTS), NOTHING)
    assert index.cosines(sparse.runs(["fontanreo urjente"]).terms).argmax() == 0


def test_runs_do_not_reach_from_one_text_into_the_next() -> None:
    assert len(sparse.runs(["ab", "cd"]).terms) == 2 * len(sparse.runs(["ab"]).terms)


def test_what_all_have_weighs_nothing() -> None:
    index = sparse.indexed(sparse.words([("pan", "es"), ("pan", "es")]), NOTHING)
    assert index.cosines(sparse.words([("pan", "es")]).terms).tolist() == [0, 0]


def test_forms_of_a_word_share_a_term() -> None:
    one, other = sparse.words([("abogada", "es"), ("abogados", "es")]), sparse.words([])
    assert len(other) == 0
    assert set(one.terms[: one.starts[1]]) & set(one.terms[one.starts[1] :])


@pytest.mark.parametrize("texts", [[], [""], ["", ""]])
def test_nothing_is_like_nothing(texts: list[str]) -> None:
    index = sparse.indexed(sparse.runs(texts), NOTHING)
    assert index.cosines(sparse.runs(["fontanero"]).terms).tolist() == [0] * len(texts)
    assert index.cosines(sparse.runs([""]).terms[:0]).tolist() == [0] * len(texts)


@given(st.lists(st.text(), max_size=5), st.text())
def test_any_texts_are_compared(texts: list[str], asked: str) -> None:
    index = sparse.indexed(sparse.runs(texts), NOTHING)
    found = index.cosines(sparse.runs([asked]).terms)
    assert len(found) == len(texts)
    assert ((found >= 0) & (found <= 1)).all()
