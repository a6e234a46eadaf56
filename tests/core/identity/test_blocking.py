"""Which records are worth comparing."""

from collections.abc import Iterable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity.blocking import CAPS, PAIR, WORK, candidate_pairs, keys
from dardar.core.identity.features import of
from dardar.core.identity.keys import MAIL, PHONE, PROFILE

Entries = list[tuple[str, str, int]]


def keyed(*fields: Field) -> set[tuple[str, str]]:
    return keys(of([to_stored(field) for field in fields], "MX"))


def named(name: str, *fields: Field) -> set[tuple[str, str]]:
    return keyed(Field(Kind.NAME, name), *fields)


def test_strong_keys_are_those_of_the_key_table() -> None:
    found = keyed(
        Field(Kind.EMAIL, "Ana.Ruiz+x@Gmail.com"),
        Field(Kind.PHONE, "044 55 1234 5678"),
        Field(Kind.PROFILE, "linkedin.com/in/ana"),
    )
    assert found == {
        (MAIL, "ana.ruiz+x@gmail.com"),
        (PHONE, "+525512345678"),
        (PROFILE, "linkedin:ana"),
    }


def test_a_name_and_a_surname_are_a_key_in_either_order() -> None:
    assert named("Ana Ruiz") & named("Ruiz, Ana")
    assert named("Ana Ruiz") & named("Ana María Ruiz Soto")
    assert named("Luis Soto") & named("José Luis García Soto")
    assert not named("Ana Ruiz") & named("Eva Ruiz")


def test_spellings_that_sound_alike_share_a_key() -> None:
    assert named("Ximena Vázquez") & named("Jimena Basques")


def test_a_nickname_is_sought_as_the_names_it_may_stand_for() -> None:
    assert named("Pepe García") & named("José García López")
    assert named("Beto Ruiz") & named("Roberto Ruiz")


def test_two_given_names_are_a_key_where_there_is_no_surname() -> None:
    assert {kind for kind, _ in named("Ana María")} == {PAIR}
    assert named("Ana") == set()


def test_a_name_at_a_company_is_a_key() -> None:
    shown = Field(Kind.COMPANY, "Café Altura, S.A. de C.V.")
    written = Field(Kind.EMAIL, "ana@cafealtura.mx")
    found = {value for kind, value in named("Ana", shown) if kind == WORK}
    assert found
    assert found == {value for kind, value in named("Ana", written) if kind == WORK}
    assert not keyed(shown)


def test_nobody_has_more_than_a_few_keys() -> None:
    many = named(
        "Beto Paco José Luis Kike García López",
        Field(Kind.COMPANY, "Altura"),
        *(Field(Kind.EMAIL, f"ana@firm{letter}.mx") for letter in "abcdefgh"),
        *(Field(Kind.PHONE, f"+34 6123456{n:02}") for n in range(60)),
        *(Field(Kind.PROFILE, f"linkedin.com/in/ana-{n}") for n in range(60)),
    )
    assert len(many) <= 31


def found(entries: Entries, caps: dict[str, int] | None = None) -> list[tuple[int, int]]:
    return list(candidate_pairs(entries, caps or CAPS))


def test_those_who_share_a_key_are_compared_once() -> None:
    shared = [(MAIL, "a", 2), (MAIL, "a", 0), (PHONE, "b", 0), (PHONE, "b", 2), (MAIL, "c", 1)]
    assert found(shared) == [(0, 2)]


def test_a_key_of_another_kind_is_another_key() -> None:
    assert found([(MAIL, "a", 0), (PHONE, "a", 1)]) == []


def test_five_thousand_people_at_one_switchboard_are_not_compared_by_it() -> None:
    assert found([(PHONE, "+525512345678", n) for n in range(5000)]) == []


def test_a_key_leads_to_pairs_up_to_its_cap() -> None:
    caps = {MAIL: 3}
    assert found([(MAIL, "a", n) for n in range(3)], caps) == [(0, 1), (0, 2), (1, 2)]
    assert found([(MAIL, "a", n) for n in range(4)], caps) == []
    assert found([(MAIL, "a", 7)] * 4 + [(MAIL, "a", 8)], caps) == [(7, 8)]


def test_a_kind_without_a_cap_leads_to_no_pairs() -> None:
    assert found([(PHONE, "a", 0), (PHONE, "a", 1)], {MAIL: 9}) == []


@given(
    st.lists(
        st.tuples(st.sampled_from([MAIL, PHONE]), st.sampled_from("abcd"), st.integers(0, 40_000))
    )
)
def test_pairs_are_those_of_every_key_in_ascending_order(entries: Entries) -> None:
    holders: dict[tuple[str, str], set[int]] = {}
    for kind, value, number in entries:
        holders.setdefault((kind, value), set()).add(number)
    expected = {
        pair
        for numbers in holders.values()
        if len(numbers) <= CAPS[MAIL]
        for pair in combinations(sorted(numbers), 2)
    }
    assert found(entries) == sorted(expected)


def test_the_order_of_arrival_changes_nothing() -> None:
    entries: Iterable[tuple[str, str, int]] = [(MAIL, str(n % 7), n) for n in range(60)]
    ordered = list(entries)
    assert found(ordered) == found(ordered[::-1])
