"""The normal forms under which a person is found."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity import keys
from dardar.core.identity.profile import Profile, Statement, compute

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def profile(*fields: Field) -> Profile:
    return compute([Statement("r1", "vcard", NOW, [to_stored(f) for f in fields])], "ES")


def found_by(question: str, *fields: Field, more: tuple[str, ...] = ()) -> bool:
    kept = keys.of(profile(*fields), "ES", more)
    words = {value for kind, value in kept if kind in {keys.CALLED, keys.WORD}}
    asked = keys.asked_words(question)
    return bool(asked) and all(any(w.startswith(a) for w in words) for a in asked)


ANA = (
    Field(Kind.NAME, "Ana Muñoz de la Torre"),
    Field(Kind.COMPANY, "Café Altura, S.L."),
    Field(Kind.EMAIL, "Ana.Munoz@CafeAltura.com"),
    Field(Kind.PHONE, "600 12 34 56", "cell"),
    Field(Kind.PROFILE, "https://www.linkedin.com/in/ana-munoz/"),
    Field(Kind.URL, "https://www.altura.coffee"),
    Field(Kind.ADDRESS, "Calle Mayor 3, Burgos", parts={"city": "Burgos"}),
    Field(Kind.NOTE, "Colecciona sellos"),
    Field(Kind.CHAT, "anamu", "signal"),
)


def test_strong_keys_are_mail_phone_and_profile_in_normal_form() -> None:
    assert keys.strong(profile(*ANA).shown, "ES") == {
        (keys.MAIL, "ana.munoz@cafealtura.com"),
        (keys.PHONE, "+34600123456"),
        (keys.PROFILE, "linkedin:ana-munoz"),
    }


def test_values_without_a_normal_form_give_no_strong_key() -> None:
    odd = profile(Field(Kind.EMAIL, "ask me"), Field(Kind.PHONE, "reception"))
    assert keys.strong(odd.shown, "ES") == set()


def test_a_name_is_one_key_whatever_the_order_of_its_words() -> None:
    one = keys.of(profile(Field(Kind.NAME, "Muñoz, Ana")), "ES")
    other = keys.of(profile(Field(Kind.NAME, "ANA  MUNOZ")), "ES")
    assert (keys.NAME, "ana munoz") in one & other


def test_a_company_without_a_person_gives_no_name_key() -> None:
    assert keys.of(profile(Field(Kind.COMPANY, "Acme")), "ES") == {(keys.CALLED, "acme")}


def test_what_somebody_is_called_by_is_told_from_what_else_finds_them() -> None:
    found = keys.of(profile(*ANA, Field(Kind.NICKNAME, "Nani")), "ES")
    assert {value for kind, value in found if kind == keys.CALLED} == {
        "ana",
        "munoz",
        "torre",
        "nani",
    }
    assert (keys.WORD, "cafe") in found


def test_the_mail_service_of_half_the_world_finds_nobody() -> None:
    ana = Field(Kind.EMAIL, "ana@gmail.com")
    assert not found_by("gmail", ana, Field(Kind.NAME, "Ana"))
    assert found_by("ana@gmail.com", ana)
    assert found_by("ana@gm", ana)


def test_the_name_of_a_service_finds_who_works_there_not_who_has_a_profile() -> None:
    assert not found_by("linkedin", Field(Kind.PROFILE, "https://www.linkedin.com/in/ana-munoz"))
    assert found_by("linkedin", Field(Kind.COMPANY, "LinkedIn"))
    assert found_by("my own page", Field(Kind.PROFILE, "my own page"))


@pytest.mark.parametrize(
    "question",
    [
        "ana",
        "MUÑ",
        "munoz ana",
        "Ana Muñoz de la Torre",
        "cafe alt",
        "ana.munoz@cafealtura.com",
        "ana.munoz@caf",
        "linkedin.com/in/ana-munoz",
        "burgos",
        "sello",
        "anamu",
        "altura.coffee",
        "600 12 34",
        "60012",
        "+34 600123456",
        "34600",
    ],
)
def test_a_person_is_found_by(question: str) -> None:
    assert found_by(question, *ANA)


@pytest.mark.parametrize("question", ["ana perez", "una", "601", "", "  ", "!?"])
def test_a_person_is_not_found_by(question: str) -> None:
    assert not found_by(question, *ANA)


def test_words_of_further_texts_find_a_person() -> None:
    assert found_by("regalo", *ANA, more=("Le gustó el regalo",))


def test_names_and_companies_that_are_not_shown_find_a_person() -> None:
    records = [
        Statement("r1", "vcard", NOW, [to_stored(Field(Kind.COMPANY, "Old Mill"))]),
        Statement(
            "r2",
            "own",
            NOW,
            [to_stored(Field(Kind.NAME, "Ana")), to_stored(Field(Kind.COMPANY, "New Mill"))],
        ),
    ]
    assert (keys.WORD, "old") in keys.of(compute(records, "ES"), "ES")


def test_words_everybody_shares_are_kept_for_nobody_and_asked_of_nobody() -> None:
    assert keys.search_words(["https://www.acme.com de la Torre"]) == {"acme", "torre"}
    assert keys.asked_words("de la Torre") == ["torre"]


def test_a_shared_word_alone_is_asked_as_the_beginning_of_a_name() -> None:
    assert keys.asked_words("de") == ["de"]
    assert found_by("de", Field(Kind.NAME, "Ana Delgado"))


def test_an_endless_word_is_found_by_its_beginning_and_by_itself() -> None:
    long = "x" * 10_000
    assert found_by(long, Field(Kind.NAME, long))
    assert all(len(value) <= keys.LONGEST_KEY for _, value in keys.of(profile(*ANA), "ES"))


def test_endless_texts_give_a_bounded_number_of_words() -> None:
    assert len(keys.search_words([" ".join(f"w{n}" for n in range(9_000))])) == keys.MOST_WORDS


def test_a_question_has_a_bounded_number_of_words() -> None:
    assert len(keys.asked_words(" ".join(f"w{n}" for n in range(90)))) == keys.MOST_ASKED


# A Greek iota below a letter becomes a letter of its own in capitals: that is another spelling.
_WRITTEN = st.text(st.characters(exclude_characters="\u0345"))


@given(_WRITTEN, _WRITTEN)
def test_every_word_of_a_name_finds_it_in_any_case(given_name: str, family: str) -> None:
    name = f"{given_name} {family} q"
    assert found_by(name.upper().lower(), Field(Kind.NAME, name.lower()))


@given(st.text(min_size=1), st.text())
def test_keys_are_short_and_of_known_kinds(name: str, phone: str) -> None:
    found = keys.of(profile(Field(Kind.NAME, name), Field(Kind.PHONE, phone)), "ES")
    kinds = {keys.MAIL, keys.PHONE, keys.PROFILE, keys.NAME}
    kinds |= {keys.CALLED, keys.BOTH, keys.WORD, keys.END}
    assert all(kind in kinds and 0 < len(value) <= keys.LONGEST_KEY for kind, value in found)


def test_the_words_of_a_name_are_kept_in_pairs() -> None:
    found = keys.of(profile(Field(Kind.NAME, "Ana de la Torre Gil")), "ES")
    pairs = {value for kind, value in found if kind == keys.BOTH}
    assert pairs == {"ana gil", "ana torre", "gil torre"}
    assert keys.both("torre", "ana") == "ana torre"


def test_an_endless_name_gives_a_bounded_number_of_pairs() -> None:
    found = keys.of(profile(Field(Kind.NAME, " ".join(f"n{n}" for n in range(1000)))), "ES")
    assert len([value for kind, value in found if kind == keys.BOTH]) == 28


def test_a_telephone_is_kept_from_its_end_on() -> None:
    found = keys.of(profile(Field(Kind.NAME, "Ana"), Field(Kind.PHONE, "+34 612 345 678")), "ES")
    assert {value for kind, value in found if kind == keys.END} == {"876543216"}
