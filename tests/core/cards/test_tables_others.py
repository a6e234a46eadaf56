from io import BytesIO

import pytest

from dardar.core.cards import tables
from dardar.core.cards.fields import UnreadableError
from tests.core.cards.tabular import FOLDER, entries, read, rejections, said


def test_linkedin_rows_follow_a_preamble() -> None:
    found = read("linkedin", "linkedin.csv")
    assert [entry.line for entry in entries(found)] == [5, 6, 7, 9]
    assert rejections(found) == [(8, "empty")]
    assert said(entries(found)[0]) == [
        "name: Inés Barragán, MBA",
        "company: Faro Consultores",
        "profile[linkedin]: https://www.linkedin.com/in/ines-barragan",
        "email: ines@barragan.example",
        "role: Socia, estrategia",
        "date[connected]: 2024-03-12",
    ]


def test_linkedin_rows_are_read_without_a_preamble_too() -> None:
    bare, whole = read("linkedin", "linkedin_bare.csv"), read("linkedin", "linkedin.csv")
    assert [said(entry) for entry in entries(bare)] == [said(entry) for entry in entries(whole)[:2]]


def test_linkedin_dates_with_two_digits_are_of_this_century() -> None:
    assert said(entries(read("linkedin", "linkedin.csv"))[1])[-2:] == [
        'role: Head of "Growth"',
        "date[connected]: 2022-02-07",
    ]


def test_a_linkedin_row_of_an_address_alone_is_kept_and_identified_by_it() -> None:
    entry = entries(read("linkedin", "linkedin.csv"))[2]
    assert said(entry) == ["profile[linkedin]: https://www.linkedin.com/in/sin-nombre-1"]
    assert entry.uid == "linkedin:sin-nombre-1"


def test_an_outlook_contact_is_read_whole_and_nothing_is_left_out() -> None:
    entry = entries(read("outlook", "outlook_en.csv"))[0]
    assert said(entry) == [
        "name: Ms. Harriet Jane Okonkwo",
        "company: Okonkwo & Daughters",
        "address[work]: 12 Mill Lane, Unit 4, Leeds, LS1 4AB, United Kingdom",
        "role: Partner",
        "other[Assistant's Phone]: +44 113 496 0002",
        "phone[work fax]: +44 113 496 0001",
        "phone[work]: +44 113 496 0000",
        "phone[cell]: +44 7700 900123",
        "relation[assistant]: Paul Reed",
        "birthday: 1971-12-31",
        "label: Clients",
        "label: Leeds",
        "email: harriet@okonkwo.example",
        "other[E-mail Type]: SMTP",
        "other[E-mail Display Name]: Harriet Okonkwo (harriet@okonkwo.example)",
        "other[E-mail 2 Address]: /o=ExchangeLabs/ou=Admin/cn=harriet",
        "other[E-mail 2 Type]: EX",
        "other[Gender]: Unspecified",
        "other[Language]: English",
        "note: Met at the canal walk.\nPrefers mornings.",
        "other[Priority]: Normal",
        "other[Private]: False",
        "relation[referred by]: Inés Barragán",
        "other[Sensitivity]: Normal",
        "relation[spouse]: Ade Okonkwo",
        "other[User 1]: A-17",
        "url: https://okonkwo.example",
    ]


def test_the_streets_of_outlook_are_lines_of_one_street() -> None:
    entry = entries(read("outlook", "outlook_en.csv"))[0]
    address = next(field for field in entry.fields if field.kind == "address")
    assert address.parts["street"] == "12 Mill Lane\nUnit 4"


def test_a_row_after_a_note_of_two_lines_bears_its_true_line() -> None:
    assert [entry.line for entry in entries(read("outlook", "outlook_en.csv"))] == [2, 4]


def test_a_date_that_could_be_two_days_stays_as_written() -> None:
    entry = entries(read("outlook", "outlook_en.csv"))[1]
    assert "birthday: 3/4/1980" in said(entry)
    assert "gender: Male" in said(entry)


def test_outlook_in_googles_order_is_read() -> None:
    assert said(entries(read("outlook", "outlook_google.csv"))[0]) == [
        "name: Dr. Noor Haddad",
        "address[home]: Calle Mayor 3\nGranada 18001\nES",
        "email: noor@haddad.example",
        "phone[cell]: +34 655 111 222",
        "other[Categories]: myContacts",
        "label: Lectura",
    ]


def test_the_order_of_outlook_com_is_read() -> None:
    assert said(entries(read("outlook", "outlook_com.csv"))[0]) == [
        "name: Bento de Almeida",
        "phonetic: ベント",
        "company: Padaria Sol",
        "address[other]: Porto, Portugal",
        "nickname: Ben",
        "email: bento@almeida.example",
        "phone[cell]: +351 912 345 678",
        "chat: bento.skype",
        "role: Padeiro",
        "url[home]: https://bento.example",
        "other[Schools]: Escola do Mar",
    ]


def test_spanish_outlook_in_code_page_1252_is_read_with_the_day_first() -> None:
    assert said(entries(read("outlook", "outlook_es.csv"))[0]) == [
        "name: D. Íñigo Echeverría Muñoz",
        "company: Bodegas Peñalba",
        "address[work]: C/ Nueva, 8, Logroño, La Rioja, 26001, España",
        "role: Enólogo",
        "phone[work]: 941 123 456",
        "phone[home]: 941 654 321",
        "phone[cell]: 611 22 33 44",
        "birthday: 1980-04-03",
        "label: Vino",
        "label: Clientes",
        "relation[child]: Nerea, Ander",
        "email: inigo@penalba.example",
        "other[E-mail Type]: SMTP",
        "email: inigo.e@correo.example",
        "email: ie@otro.example",
        "other[Género]: Sin especificar",
        "other[Aficiones]: Pelota",
        "note: Trae una botella — siempre.",
        "other[Prioridad]: Normal",
        "other[Usuario 1]: Nº 33",
        "url: https://penalba.example",
    ]


def test_an_american_thunderbird_contact_is_read_whole() -> None:
    assert said(entries(read("thunderbird", "thunderbird_us.csv"))[0]) == [
        "name: Odile Marchand (Lyon)",
        "address[home]: 3 quai Perrache, Bât. B, Lyon, 69002, France",
        "company: Atelier Marchand",
        "birthday: 1983-07-04",
        "nickname: Odi",
        "email: odile@marchand.example",
        "email: o.m@autre.example",
        "chat: odilem",
        "phone[work]: +33 4 72 00 00 00",
        "phone[cell]: +33 6 12 34 56 78",
        "role: Luthière",
        "url[work]: https://atelier.example",
        "url[home]: https://odile.example",
        "other[Custom 1]: violon",
        "note: Répare tout.",
    ]


def test_a_birthday_in_columns_may_lack_its_year() -> None:
    assert said(entries(read("thunderbird", "thunderbird_us.csv"))[1]) == [
        "name: Raúl",
        "birthday: --02-29",
        "email: raul@sierra.example",
    ]


def test_a_british_thunderbird_contact_has_a_county() -> None:
    entry = entries(read("thunderbird", "thunderbird_uk.csv"))[0]
    assert said(entry)[1:3] == [
        "address[home]: Perth, Perthshire, PH1 1AA",
        "company: Muir Boats",
    ]


def test_a_spanish_thunderbird_contact_is_read() -> None:
    assert said(entries(read("thunderbird", "thunderbird_es.csv"))[0]) == [
        "name: Graciela Ferrer",
        "address[home]: Girona, Girona",
        "address[work]: Barcelona",
        "company: Estudi Nord",
        "birthday: 1975-12-01",
        "email: graciela@ferrer.example",
        "phone[work]: 93 123 45 67",
        "phone[cell]: 633 44 55 66",
        "role: Arquitecta",
        "other[Personalizado 1]: hija: Aina",
    ]


@pytest.mark.parametrize(
    "reader",
    [
        tables.read_google,
        tables.read_linkedin,
        tables.read_outlook,
        tables.read_thunderbird,
    ],
)
def test_a_reader_refuses_the_table_of_another_source(reader: tables.Reader) -> None:
    with pytest.raises(UnreadableError) as error:
        list(reader(BytesIO((FOLDER / "socios.csv").read_bytes())))
    assert error.value.code == "not-this-format"
