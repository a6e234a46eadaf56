from dataclasses import replace

from bench._cards import TUNED

from bench import _cards_work as work
from dardar.core.cards.fields import Kind
from dardar.core.cards.seen import Line


def test_a_perfect_reading_has_no_wrong_character() -> None:
    for number in range(4):
        read = work.read_shot("hard", number, (), TUNED)[work.PERFECT]
        assert read.characters.wrong == 0
        assert read.characters.accents == read.characters.all_accents
        assert read.judged.true.total() > 0


def test_both_sides_of_a_card_are_understood_together() -> None:
    front, back = [[Line("Inés Cortés Solís")]], [[Line("ines@barro.es")]]
    (findings,) = work.understood([front, back], "ES")
    kinds = {found.field.kind for found in findings.fields}
    assert kinds >= {Kind.NAME, Kind.EMAIL}


def test_what_an_engine_takes_for_another_card_is_another_card() -> None:
    cards = [[Line("a@b.es")], [Line("ines.cortes@barro.es"), Line("612 34 56 78")]]
    whole, other = work.understood([cards], "ES")
    assert [found.field.value for found in other.fields] == ["a@b.es"]
    assert len(whole.fields) == 2


def test_somebody_is_invented_where_a_shop_is_given_a_name() -> None:
    reads = [work.read_shot("clean", number, (), TUNED)[work.PERFECT] for number in range(12)]
    shop = next(read for read in reads if not read.is_of_somebody)
    person = next(read for read in reads if read.is_of_somebody)
    assert work.invents_somebody(replace(shop, each=person.each))
    assert not work.invents_somebody(person)
