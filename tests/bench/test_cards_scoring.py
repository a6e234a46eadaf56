import pytest
from bench._cards_people import KINDS, Telephone, Truth

from bench import _cards_scoring as scoring
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.seen import Findings, Found

TRUTH = Truth(
    "es",
    "ES",
    "ES",
    prefix="Dra.",
    given="Inés",
    family="Cortés Solís",
    role="Directora, Ventas",
    company="Barro",
    legal="S.L.",
    mails=("ines@barro.es",),
    phones=(Telephone("612 34 56 78", "+34612345678", "mobile"),),
    urls=("https://www.barro.es",),
    address=("C/ Mayor, 3, 2.º B", "46001 Valencia"),
)


def _told(*fields: Field, confidence: float = 0.95) -> list[scoring.Told]:
    found = tuple(Found(each, confidence) for each in fields)
    return scoring.told(Findings(found), "ES")


def test_fields_are_right_in_whatever_form_says_the_same() -> None:
    told = _told(
        Field(Kind.NAME, "Dra. INÉS", parts={"given": "Inés", "family": "Cortés Solís"}),
        Field(Kind.ROLE, "DIRECTORA VENTAS"),
        Field(Kind.COMPANY, "Barro"),
        Field(Kind.EMAIL, "Ines@Barro.es"),
        Field(Kind.PHONE, "+34612345678"),
        Field(Kind.URL, "barro.es/"),
        Field(Kind.ADDRESS, "C/Mayor 3, 2.° B, 46001 Valencia"),
    )  # fmt: skip
    judged, each = scoring.judge(TRUTH, told)
    assert all(right for _, right in each)
    assert judged.is_core_right
    assert all(judged.f1(kind) == 1 for kind in KINDS)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.NAME, "Ines Cortes Solis"),
        (Kind.NAME, "InésCortés Solís"),
        (Kind.EMAIL, "ines@barro.com"),
        (Kind.PHONE, "612 34 56 79"),
        (Kind.COMPANY, "Barro Solís"),
        (Kind.ADDRESS, "C/ Mayor, 3, Valencia"),
    ],
)
def test_what_differs_is_wrong_and_counts_twice(kind: Kind, value: str) -> None:
    judged, each = scoring.judge(TRUTH, _told(Field(kind, value)))
    name = scoring.KIND_OF[kind]
    assert [right for _, right in each] == [False]
    assert (judged.told[name], judged.true[name], judged.right[name]) == (1, 1, 0)
    assert judged.f1(name) == 0
    assert not judged.is_core_right


def test_a_value_that_is_told_twice_counts_once() -> None:
    told = _told(Field(Kind.EMAIL, "ines@barro.es"), Field(Kind.EMAIL, "INES@barro.es"))
    assert len(told) == 1


def test_one_card_too_much_spoils_the_core() -> None:
    right = _told(
        Field(Kind.NAME, "Inés Cortés Solís"),
        Field(Kind.EMAIL, "ines@barro.es"),
        Field(Kind.PHONE, "612345678"),
    )
    more = _told(Field(Kind.PHONE, "612345670"))
    assert scoring.judge(TRUTH, right)[0].is_core_right
    assert not scoring.judge(TRUTH, right + more)[0].is_core_right


def test_given_and_family_names_are_judged_apart() -> None:
    def split(given: str, family: str) -> bool:
        name = Field(Kind.NAME, "Inés Cortés Solís", parts={"given": given, "family": family})
        return scoring.is_split_right(TRUTH, Findings((Found(name, 1),)))

    assert split("Inés", "Cortés Solís")
    assert not split("Inés Cortés", "Solís")


def test_characters_are_compared_wherever_lines_stand_and_without_spaces() -> None:
    true = ["Inés Cortés", "Tel. +34 600", "niño"]
    assert scoring.characters(true, ["Tel.+34600 niño", "☎", "Inés Cortés"]) == (0, 24, 3, 3)
    assert scoring.characters(true, ["Ines Cortés", "Tel. +34 60O"]) == (6, 24, 1, 3)


def test_nothing_read_is_all_wrong() -> None:
    assert scoring.characters(["Año"], []) == (3, 3, 0, 1)


def test_reliability_tells_how_many_are_right_of_each_confidence() -> None:
    sure, doubtful = scoring.Told("mail", "a", 1.0), scoring.Told("mail", "b", 0.5)
    bins = scoring.reliability([(sure, True), (sure, True), (doubtful, True), (doubtful, False)])
    assert [(each.low, each.right, each.all) for each in bins if each.all] == [
        (0.4, 1, 2),
        (0.99, 2, 2),
    ]
    assert scoring.miscalibration(bins) == 0
    assert scoring.miscalibration(scoring.reliability([(sure, False)])) == 1
