"""What of a record is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, to_stored
from dardar.core.identity.features import Features, of


def features(*fields: Field) -> Features:
    return of([to_stored(field) for field in fields], "MX")


def named(name: str, **parts: str) -> Features:
    return features(Field(Kind.NAME, name, parts=parts))


def test_a_record_that_says_nothing_has_nothing_to_compare() -> None:
    assert features() == Features()
    assert features(Field(Kind.NOTE, "Colecciona sellos")) == Features()


def test_a_name_is_split_where_its_source_does_not() -> None:
    found = named("García Hdz., José Luis")
    assert found.given == "jose luis"
    assert found.givens == ("jose", "luis")
    assert (found.family1, found.family2) == ("garcia", "hernandez")
    assert found == named("José Luis García Hernández")


def test_a_source_that_splits_the_name_is_believed() -> None:
    found = named("Ana de la O", given="Ana", family="de la O", prefix="Dra.")
    assert (found.given, found.family1) == ("ana", "o")


def test_a_name_with_one_part_only_is_split_again() -> None:
    found = named("Juan Pérez López", given="Juan Pérez López")
    assert (found.given, found.family1, found.family2) == ("juan", "perez", "lopez")


def test_particles_and_short_forms_do_not_count() -> None:
    found = named("Ma. del Carmen", given="Ma. del Carmen", family="de la Cruz y Mtz")
    assert found.given == "maria carmen"
    assert (found.family1, found.family2) == ("cruz", "martinez")


def test_of_many_surnames_the_first_and_the_last_count() -> None:
    found = named("", given="Pedro", family="Alves de Souza Lima")
    assert (found.family1, found.family2) == ("alves", "lima")


def test_an_initial_counts_only_where_there_is_nothing_else() -> None:
    assert named("", given="María G.", family="Ruiz S.").given == "maria"
    assert named("", given="María G.", family="Ruiz S.").family2 == ""
    alone = named("", given="J.", family="Ruiz")
    assert (alone.given, alone.initial) == ("j", "j")


def test_a_nickname_may_stand_for_formal_names() -> None:
    assert "jose" in named("Pepe García").formals
    assert named("José García").formals == ()
    assert "juan manuel" in named("Juanma García").formals


def test_spellings_that_sound_alike_have_one_sound() -> None:
    one, other = named("Ximena Vázquez"), named("Jimena Basques")
    assert one.given_sound == other.given_sound
    assert one.family1_sound == other.family1_sound


def test_who_has_no_name_is_called_by_the_nickname() -> None:
    assert features(Field(Kind.NICKNAME, "Pepe")).given == "pepe"


def test_the_preferred_name_counts() -> None:
    names = (Field(Kind.NAME, "Ana Ruiz"), Field(Kind.NAME, "Eva Paz", preferred=True))
    assert features(*names).given == "eva"


def test_a_function_has_a_mailbox_and_a_person_a_mail() -> None:
    found = features(
        Field(Kind.EMAIL, "Info@Acme.mx"),
        Field(Kind.EMAIL, "J.U.Perez+news@googlemail.com"),
    )
    assert found.mailboxes == ("info@acme.mx",)
    assert found.mails == ("juperez@gmail.com",)
    assert found.addresses == ("info@acme.mx", "j.u.perez+news@googlemail.com")


def test_what_stands_twice_counts_once() -> None:
    assert features(*[Field(Kind.PHONE, "55 1234 5678")] * 2).phones == ("+525512345678",)
    gmail = (Field(Kind.EMAIL, "ana@gmail.com"), Field(Kind.EMAIL, "a.na@gmail.com"))
    assert features(*gmail).mails == ("ana@gmail.com",)


@pytest.mark.parametrize(
    ("number", "label", "is_mobile"),
    [
        ("+34 612 34 56 78", "", True),
        ("+34 612 34 56 78", "work", True),
        ("+34 912 34 56 78", "cell", False),
        ("55 1234 5678", "cell", True),
        ("55 1234 5678", "", True),
        ("55 1234 5678", "work", False),
        ("55 1234 5678", "home", False),
    ],
)
def test_a_mobile_is_told_by_its_plan_else_by_its_label(
    number: str, label: str, *, is_mobile: bool
) -> None:
    found = features(Field(Kind.PHONE, number, label))
    assert bool(found.phones)
    assert bool(found.mobiles) is is_mobile


def test_a_number_that_anywhere_is_called_a_mobile_is_one() -> None:
    numbers = (Field(Kind.PHONE, "55 1234 5678", "work"), Field(Kind.PHONE, "5512345678", "cell"))
    assert features(*numbers).mobiles == ("+525512345678",)


def test_numbers_tell_the_countries() -> None:
    found = features(Field(Kind.PHONE, "+1 212 555 0123"), Field(Kind.PHONE, "55 1234 5678"))
    assert found.countries == ("+1", "+52")


def test_profiles_stand_with_their_services() -> None:
    found = features(Field(Kind.URL, "https://www.linkedin.com/in/ana-ruiz?x=1"))
    assert (found.profiles, found.services) == (("linkedin:ana-ruiz",), ("linkedin",))


@pytest.mark.parametrize(
    ("company", "address", "firms"),
    [
        ("Café Altura, S.A. de C.V.", "", ("cafealtura",)),
        ("", "ana@cafe-altura.com.mx", ("cafealtura",)),
        ("Café Altura", "ana@mail.cafealtura2.es", ("cafealtura",)),
        ("", "ana@gmail.com", ()),
        ("", "ana@yahoo.com.mx", ()),
        ("Altura", "ana@molino.es", ("altura", "molino")),
    ],
)
def test_a_firm_is_known_by_its_name_and_by_its_domain(
    company: str, address: str, firms: tuple[str, ...]
) -> None:
    found = features(Field(Kind.COMPANY, company), Field(Kind.EMAIL, address))
    assert found.firms == firms


def test_a_place_is_that_of_the_address_where_none_is_named() -> None:
    home = Field(Kind.ADDRESS, "Calle 1, Mérida", parts={"city": "Mérida"})
    assert features(home).place == "merida"
    assert features(home, Field(Kind.PLACE, "León")).place == "leon"


def test_what_the_owner_hides_is_not_compared() -> None:
    hidden = StoredField(kind=Kind.EMAIL, value="ana@gmail.com", hide=True)
    assert of([hidden], "MX") == Features()


def test_right_to_left_and_emoji_names_are_compared_too() -> None:
    assert named("محمد حسن").given
    assert named("🎉") == Features()


def test_endless_values_are_cut() -> None:
    found = features(
        Field(Kind.NAME, "a" * 10_000 + " " + "b" * 10_000),
        Field(Kind.COMPANY, "c" * 10_000),
        *(Field(Kind.EMAIL, f"a{n}@b.mx") for n in range(100)),
        *(Field(Kind.PHONE, f"+34 6123456{n:02}") for n in range(100)),
    )
    assert len(repr(found)) < 5_000


@given(st.lists(st.builds(Field, st.sampled_from(list(Kind)), st.text(max_size=50)), max_size=8))
def test_any_fields_can_be_compared(fields: list[Field]) -> None:
    found = features(*fields)
    assert len(found.addresses) == len(set(found.addresses))
    assert set(found.mobiles) <= set(found.phones)
