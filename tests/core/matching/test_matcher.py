"""Which offers answer a need, how surely, and why."""

from datetime import date

import pytest

from dardar.core.matching.conflicts import Common, Conflict
from dardar.core.matching.embedding import Embedder, EmbedderError, Vectors
from dardar.core.matching.matcher import POSSIBLE, Match, Matcher, Role, Strength, Text
from dardar.core.matching.meanings import Meanings
from tests.core.matching.conftest import Written

OFFERS = (
    "Llevo la contabilidad de autónomos",
    "Accountant for small firms, VAT and payroll",
    "Fontanero, urgencias en el día",
    "Plumber in Leeds",
    "Clases de violín para niños",
    "French lessons by phone",
    "I repair bicycles",
    "Organic vegetables every week",
    "Abogada laboralista",
    "Presto una carpa y veinte sillas",
)


@pytest.fixture(scope="module")
def offers(written: Written) -> list[Text]:
    return [written(Role.OFFER, words) for words in OFFERS]


@pytest.fixture(scope="module")
def matcher(models: tuple[Embedder, ...]) -> Matcher:
    return Matcher(meanings=Meanings(models[0]))


def answered(matches: list[Match]) -> list[str]:
    return [match.offer.words for match in matches]


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        ("Necesito alguien que me lleve las cuentas", {OFFERS[0]}),
        ("I need an accountant", {OFFERS[0], OFFERS[1]}),
        ("clases de violin", {OFFERS[4]}),
        ("violín lesons", {OFFERS[4]}),
        ("My bike is broken", {OFFERS[6]}),
    ],
)
def test_a_need_is_answered_in_both_languages(
    matcher: Matcher, offers: list[Text], written: Written, need: str, expected: set[str]
) -> None:
    found = matcher.match(written(Role.NEED, need), offers, least=0.05)
    assert set(answered(found)[: len(expected)]) == expected


def test_a_plain_answer_is_strong_and_says_why(
    matcher: Matcher, offers: list[Text], written: Written
) -> None:
    (best, *_) = matcher.match(written(Role.NEED, "Busco clases de violín"), offers)
    assert best.offer.words == OFFERS[4]
    assert best.strength is Strength.STRONG
    assert 0.6 <= best.score <= 1
    assert ("violín", "violín", True) in best.words
    assert best.conflicts == frozenset()


def test_across_languages_words_that_mean_alike_are_the_reason(
    matcher: Matcher, offers: list[Text], written: Written
) -> None:
    (best, *_) = matcher.match(written(Role.NEED, "Necesito verduras ecológicas"), offers)
    assert best.offer.words == OFFERS[7]
    assert ("verduras", "vegetables", False) in best.words


@pytest.mark.parametrize("need", ["Busco un físico cuántico", "🙂", "", "eres un idiota"])
def test_nothing_is_an_answer(
    matcher: Matcher, offers: list[Text], written: Written, need: str
) -> None:
    assert matcher.match(written(Role.NEED, need), offers) == []


def test_an_offer_that_is_a_wish_in_truth_does_not_answer(
    matcher: Matcher, written: Written
) -> None:
    need = written(Role.NEED, "Busco contable para mi tienda")
    wish = written(Role.OFFER, "Busco contable para mi bar")
    offer = written(Role.OFFER, "Contable para tiendas y bares")
    found = {m.offer.words: m for m in matcher.match(need, [wish, offer], least=0)}
    assert found[offer.words].score > found[wish.words].score
    assert found[wish.words].score < POSSIBLE
    assert found[wish.words].conflicts == {Conflict.SIDE}


def test_another_town_speaks_against_an_offer(matcher: Matcher, written: Written) -> None:
    need = written(Role.NEED, "Busco fontanero en Valencia")
    near = written(Role.OFFER, "Fontanero en Valencia")
    far = written(Role.OFFER, "Fontanero en Vigo")
    found = {m.offer.words: m for m in matcher.match(need, [far, near], least=0)}
    assert found[near.words].common == {Common.PLACE}
    assert found[far.words].conflicts == {Conflict.PLACE}
    assert found[near.words].score > 3 * found[far.words].score


def test_what_is_denied_in_the_other_language_speaks_against_an_offer(
    matcher: Matcher, written: Written
) -> None:
    need = written(Role.NEED, "Photographer for my birthday, no weddings")
    offer = written(Role.OFFER, "Fotógrafo de bodas")
    (found,) = matcher.match(need, [offer], least=0)
    assert found.conflicts == {Conflict.DENIED}


def test_of_each_owner_the_best_offer_answers(matcher: Matcher, written: Written) -> None:
    need = written(Role.NEED, "Necesito un abogado", "me")
    offers = [
        written(Role.OFFER, "Abogado", "ana"),
        written(Role.OFFER, "Soy abogada laboralista", "ana"),
        written(Role.OFFER, "Lawyer", "luis"),
        written(Role.OFFER, "Abogado", "me"),
    ]
    found = matcher.match(need, offers, least=0)
    assert [match.offer.owner for match in found] in (["ana", "luis"], ["luis", "ana"])


def test_the_same_need_ten_times_is_answered_once(
    matcher: Matcher, offers: list[Text], written: Written
) -> None:
    needs = [
        written(Role.NEED, "Busco clases de VIOLÍN" if i % 2 else "busco clases de violín")
        for i in range(10)
    ]
    many, one = matcher.match_any(needs, offers), matcher.match(needs[0], offers)
    assert answered(many) == answered(one)


def test_several_needs_share_one_list(
    matcher: Matcher, offers: list[Text], written: Written
) -> None:
    needs = [written(Role.NEED, "Clases de violín"), written(Role.NEED, "Plumber, please")]
    found = matcher.match_any(needs, offers, 2, least=0)
    assert {match.need.words for match in found} == {"Clases de violín", "Plumber, please"}
    assert matcher.match_any([], offers) == []


def test_the_same_need_in_two_towns_is_two_needs(matcher: Matcher, written: Written) -> None:
    needs = [written(Role.NEED, f"Fontanero en {town}", "me") for town in ("Vigo", "Valencia")]
    offers = [written(Role.OFFER, f"Fontanero en {town}") for town in ("Vigo", "Valencia")]
    found = matcher.match_any(needs, offers)
    assert {(match.need.words, match.offer.words) for match in found} == {
        ("Fontanero en Vigo", "Fontanero en Vigo"),
        ("Fontanero en Valencia", "Fontanero en Valencia"),
    }


def test_an_offer_finds_the_needs_it_answers(matcher: Matcher, written: Written) -> None:
    needs = matcher.pool(
        [written(Role.NEED, words) for words in ("Busco piso", "Clases de violín", "Help moving")],
        Role.NEED,
    )
    assert len(needs) == 3
    (best, *_) = matcher.match(written(Role.OFFER, "Doy clases de violín"), needs)
    assert (best.need.words, best.offer.words) == ("Clases de violín", "Doy clases de violín")


def test_what_stood_only_until_yesterday_does_not_answer(
    matcher: Matcher, written: Written
) -> None:
    need = written(Role.NEED, "Clases de violín")
    once = written(Role.OFFER, "Doy clases de violín")
    once = Text(once.id, once.role, once.words, "es", 1, once.vectors, date(2026, 3, 1))
    assert matcher.match(need, [once], on=date(2026, 3, 1))
    assert matcher.match(need, [once], on=date(2026, 3, 2)) == []
    assert matcher.match(need, [once])


def test_without_vectors_words_answer(matcher: Matcher, written: Written) -> None:
    need = written(Role.NEED, "Busco profesor de violín", by=())
    offers = [written(Role.OFFER, words, by=()) for words in OFFERS]
    assert answered(matcher.match(need, offers, 1, least=0)) == [OFFERS[4]]


def test_texts_of_some_models_are_matched_beside_those_of_none(
    matcher: Matcher, models: tuple[Embedder, ...], written: Written
) -> None:
    need = written(Role.NEED, "Necesito un contable")
    offers = [
        written(Role.OFFER, "Accountant", by=models[:1]),
        written(Role.OFFER, "Bookkeeper", by=models[1:]),
        written(Role.OFFER, "Contable", by=()),
        written(Role.OFFER, "Violinist"),
    ]
    found = matcher.match(need, offers, least=0)
    assert len(found) == 4
    assert found[-1].offer.words == "Violinist"


@pytest.mark.parametrize("among", [[], ["Violín"]])
def test_no_needs_or_offers_give_no_matches(
    matcher: Matcher, written: Written, among: list[str]
) -> None:
    need = written(Role.NEED, "Busco abogado", "me")
    assert matcher.match(need, [written(Role.OFFER, words, "me") for words in among]) == []


def test_needs_are_never_held_against_needs(matcher: Matcher, written: Written) -> None:
    need = written(Role.NEED, "Busco abogado")
    with pytest.raises(ValueError, match="that side only"):
        matcher.match(need, [need])
    with pytest.raises(ValueError, match="against offers"):
        matcher.match(need, matcher.pool([need], Role.NEED))


class Broken:
    """A model that cannot be used."""

    id = "broken"
    dim = 3

    def encode(self, texts: object) -> Vectors:
        raise EmbedderError(f"weights are broken, so not of {texts}")


def test_a_broken_model_leaves_the_words_and_is_told(written: Written) -> None:
    matcher = Matcher(meanings=Meanings(Broken()))
    need = written(Role.NEED, "Busco clases de violín", by=())
    offer = written(Role.OFFER, "Clases de violín", by=())
    (found,) = matcher.match(need, [offer], least=0)
    assert ("violín", "violín", True) in found.words
    assert matcher.problem is not None
    assert "weights are broken" in matcher.problem


def test_long_mixed_and_contradictory_texts_are_matched(
    matcher: Matcher, offers: list[Text], written: Written
) -> None:
    for words in (
        "Busco clases de violín " * 2_200,
        "Busco a violin teacher para mis kids",
        "Necesito clases de violín. No necesito clases de violín.",
    ):
        assert OFFERS[4] in answered(matcher.match(written(Role.NEED, words), offers, least=0))
