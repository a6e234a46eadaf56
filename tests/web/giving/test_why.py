"""Why an offer answers a need, in words."""

import pytest

from dardar.core.matching.taste import SAME_LANGUAGE, SAME_PLACE, WORD, Because
from dardar.giving.matching import Reasons
from dardar.giving.tastes import MINE, TIE
from dardar.templatetags.giving import breakable
from dardar.web.giving.why import Why, marked

NOTHING: Reasons = {"words": [], "common": [], "conflicts": []}


def test_words_are_told_as_pairs_and_as_shared_ones() -> None:
    why = Why({**NOTHING, "words": [("tocar", "lessons", False), ("piano", "Piano", True)]})
    assert why.pairs == [("tocar", "lessons")]
    assert why.shared == ["Piano"]
    assert not why.is_meant


def test_what_else_they_share_and_what_speaks_against_it_is_told() -> None:
    why = Why({**NOTHING, "common": ["place"], "conflicts": ["denied", "month"]})
    assert [str(words) for words in why.common] == ["the same place"]
    assert [str(words) for words in why.against] == [
        "one of the two rules it out",
        "they are about different months",
    ]


def test_where_nothing_but_the_meaning_speaks_for_it_that_is_said() -> None:
    assert Why(NOTHING).is_meant
    assert Why(NOTHING).taste == ""


@pytest.mark.parametrize("feature", [SAME_LANGUAGE, SAME_PLACE, TIE, MINE, f"{WORD}piano"])
def test_each_taste_has_its_words(feature: str) -> None:
    liked = Why(NOTHING, Because(feature, raised=True, yes=3, no=0)).taste
    disliked = Why(NOTHING, Because(feature, raised=False, yes=0, no=3)).taste
    assert liked.startswith("you often say yes")
    assert disliked.startswith("you often say no")


def test_only_whole_words_are_marked_and_nothing_else_gets_through() -> None:
    assert marked("art, party <b>", ["art"]) == "<mark>art</mark>, party &lt;b&gt;"
    assert marked("C++ & co", ["C++"]) == "<mark>C++</mark> &amp; co"
    assert marked("<i>", []) == "&lt;i&gt;"


def test_an_address_breaks_at_its_at_sign_and_nothing_in_it_is_markup() -> None:
    assert breakable("a@b.example") == "a@<wbr>b.example"
    assert breakable("<b>@x") == "&lt;b&gt;@<wbr>x"
    assert breakable("none") == "none"
