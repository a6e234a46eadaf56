"""What the owner likes to give, learnt from their yes and no."""

import pytest

from dardar.core.matching.language import language_of
from dardar.core.matching.pool import Text
from dardar.core.matching.reference import Role
from dardar.core.matching.taste import SAME_LANGUAGE, SAME_PLACE, Answer, Because, Taste, features

NEED = Text(1, Role.NEED, "Busco ayuda en Valencia", "es", "me")


def offer(words: str) -> Text:
    return Text(words, Role.OFFER, words, language_of(words), words)


def of(words: str) -> dict[str, float]:
    return features(NEED, offer(words))


def answer(words: str, *, yes: bool) -> Answer:
    return Answer(of(words), yes=yes)


def test_whoever_has_not_answered_has_no_taste() -> None:
    assert Taste().adjusted(0.7, of("Seguros de coche")) == pytest.approx(0.7)
    assert Taste().because(of("Seguros de coche")) is None


def test_one_no_moves_little() -> None:
    taste = Taste([answer("Seguros de hogar", yes=False)])
    assert 0.6 < taste.adjusted(0.7, of("Seguros de coche")) < 0.7
    assert taste.adjusted(0.7, of("Clases de violín")) == pytest.approx(0.7, abs=0.02)


def test_what_is_refused_again_and_again_sinks_and_says_why() -> None:
    refused = ("Seguros de hogar", "Seguros de vida", "Correduría de seguros", "Seguro de coche")
    accepted = ("Clases de violín", "Contable", "Fotografía", "Abogada")
    taste = Taste(
        [answer(words, yes=False) for words in refused]
        + [answer(words, yes=True) for words in accepted]
    )
    asked = of("Seguros para empresas")
    assert taste.adjusted(0.7, asked) < 0.55
    because = taste.because(asked)
    assert because == Because("word segur", raised=False, yes=0, no=4)
    assert because.word == "segur"
    assert taste.adjusted(0.7, of("Clases de piano")) > 0.7


def test_whoever_refuses_all_has_no_taste_against_any_one_thing() -> None:
    words = ("Pan", "Vino", "Flores", "Libros", "Coches", "Gatos", "Barcos", "Zapatos")
    taste = Taste([answer(word, yes=False) for word in words])
    assert taste.adjusted(0.7, of("Mudanzas")) == pytest.approx(0.7, abs=0.06)


def test_what_the_caller_knows_is_learnt_too() -> None:
    close = [Answer({"tie": 1.0}, yes=True)] * 6
    far = [Answer({"tie": 0.0}, yes=False)] * 6
    taste = Taste([*close, *far])
    because = taste.because({"tie": 0.9})
    assert because == Because("tie", raised=True, yes=6, no=0)
    assert because.word is None


def test_an_answer_taken_back_is_unlearnt() -> None:
    kept = [answer("Seguros de hogar", yes=False)]
    again = Taste([*kept, answer("Seguros de vida", yes=False)][:1])
    assert again.adjusted(0.5, of("Seguros")) == Taste(kept).adjusted(0.5, of("Seguros"))


def test_the_order_of_answers_does_not_matter() -> None:
    answers = [answer("Pan", yes=True), answer("Vino", yes=False), answer("Pan y vino", yes=False)]
    forth, back = Taste(answers), Taste(answers[::-1])
    assert forth.adjusted(0.5, of("Vino")) == pytest.approx(back.adjusted(0.5, of("Vino")))


def test_features_tell_language_and_place() -> None:
    assert of("Contable en Valencia")[SAME_PLACE] == 1
    assert of("Contable en Vigo")[SAME_PLACE] == 0
    assert of("Contable en Vigo")[SAME_LANGUAGE] == 1
    assert of("Accountant for hire")[SAME_LANGUAGE] == 0
    assert features(NEED, offer("Pan"), {"tie": 0.5})["tie"] == 0.5


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_certainty_stays_certain(score: float) -> None:
    assert Taste().adjusted(score, of("Pan")) == pytest.approx(score, abs=1e-5)
