import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.identity.companies import bare
from dardar.core.identity.text import fold

SAME = {
    "acme": [
        "Acme",
        "ACME, S.A. de C.V.",
        "Acme S. A. de C. V.",
        "acme sa de cv",
        "Acme, S.A.B. de C.V.",
        "Acme S. de R.L. de C.V.",
        "Acme S de RL",
        "Acme SAPI de CV",
        "Acme, S.A.P.I. de C.V., SOFOM, E.N.R.",
        "Acme, S.C.",
        "Acme A.C.",
        "Acme, Sociedad Anónima de Capital Variable",
        "Acme S.L.",
        "Acme, S.L.U.",
        "Acme S.A.U.",
        "Acme S.Coop.",
        "Acme S.A.S.",
        "Acme S.A.S. BIC",
        "Acme S.A. E.S.P.",
        "Acme SpA",
        "Acme S.p.A.",
        "Acme Ltda.",
        "Acme y Cía. Ltda.",
        "Acme E.I.R.L.",
        "Acme S.R.L.",
        "Acme S.A.C.",
        "Acme, C.A.",
        "Acme S/A",
        "Acme, Lda.",
        "Acme Unipessoal Lda",
        "Acme EIRELI ME",
        "Acme Inc.",
        "Acme, LLC",
        "Acme L.L.C.",
        "Acme Ltd",
        "Acme Pty Ltd",
        "Acme plc",
        "Acme & Co.",
        "Acme Corporation",
        "Acme GmbH",
        "Acme GmbH & Co. KG",
        "Acme B.V.",
        "Grupo Acme",
        "Grupo Acme, S.A.B. de C.V.",
        "Acme Group",
    ],
    "compania minera": ["Cía. Minera", "Compañía Minera, S.A.", "Comp. Minera S.A."],
    "perez asociados": ["Pérez y Asociados, S.C.", "Pérez & Asociados", "Perez and Asociados"],
}


@pytest.mark.parametrize(("expected", "name"), [(k, name) for k, v in SAME.items() for name in v])
def test_legal_forms_of_companies_do_not_count(expected: str, name: str) -> None:
    assert bare(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zen Spa", "zen spa"),
        ("AC Milan", "ac milan"),
        ("SAS Institute", "sas institute"),
        ("Sacyr", "sacyr"),
        ("Casa", "casa"),
        ("Grupo", "grupo"),
        ("Grupo 4", "grupo 4"),
        ("Grupo A S.A.", "grupo a"),
        ("Cía.", "cia"),
        ("Y Combinator", "y combinator"),
        ("S.A. de C.V.", "s a de c v"),
        ("Inc.", "inc"),
        ("Compañía S.A.", "compania"),
        ("", ""),
        ("🎉", ""),
    ],
)
def test_what_is_no_legal_form_or_all_there_is_stays(name: str, expected: str) -> None:
    assert bare(name) == expected


@given(st.text())
def test_a_name_with_words_keeps_a_word(text: str) -> None:
    assert bool(bare(text)) == bool(fold(text))


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Zs"]), min_size=1))
def test_a_legal_form_after_a_name_changes_nothing(text: str) -> None:
    if fold(text):
        assert bare(f"{text} Norte, S.A. de C.V.") == bare(f"{text} Norte")


@pytest.mark.parametrize("piece", ["sa ", "s a s c a ", "y y ", "s ", "grupo ", "cia "])
def test_a_long_row_of_legal_forms_is_cut_too(piece: str) -> None:
    assert bare(piece * 3000 + "x").endswith("x")
