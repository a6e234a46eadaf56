from io import BytesIO

from dardar.core.cards.tables import read_google
from tests.core.cards.tabular import entries, read, rejections, said


def test_a_contact_of_the_new_header_is_read_whole() -> None:
    entry = entries(read("google", "google_new.csv"))[0]
    assert entry.line == 2
    assert said(entry) == [
        "name: Dra. María del Carmen Ibáñez Solórzano",
        "company: Clínica Alborada",
        "email[work]*: carmen.ibanez@alborada.example",
        "email[home]: mamen@correo.example",
        "email[home]: mamen.ibanez@correo.example",
        "phone[cell]: +52 55 1234 5678",
        "phone[cell]: +52 1 55 8765 4321",
        "phone[work fax]: +52 55 5555 0000",
        "address[work]: Av. Reforma 100, piso 3\nCol. Juárez\n06600 Ciudad de México\nMX",
        "url[Profile]: https://www.linkedin.com/in/mamen-ibanez",
        "anniversary: 2005-06-18",
        "relation[spouse]: Andrés Tovar",
        "other[Membresía]: Oro",
        "other[Membresía]: 2021",
        "nickname: Mamen",
        "role: Directora médica",
        "birthday: 1979-11-03",
        'note: Conoce a todo el mundo.\nLe gusta el ajedrez, y "el café".',
        "label: Médicos",
        "label: starred",
        "other[Labels]: * myContacts",
    ]


def test_names_companies_and_addresses_keep_their_pieces() -> None:
    entry = entries(read("google", "google_new.csv"))[0]
    name, company = entry.fields[:2]
    assert name.parts == {
        "prefix": "Dra.",
        "given": "María del Carmen",
        "family": "Ibáñez Solórzano",
    }
    assert company.parts == {"department": "Pediatría"}
    address = next(field for field in entry.fields if field.kind == "address")
    assert address.parts == {
        "street": "Av. Reforma 100, piso 3",
        "extended": "Col. Juárez",
        "city": "Ciudad de México",
        "region": "CDMX",
        "postcode": "06600",
        "country": "MX",
    }


def test_own_labels_stay_as_written_and_a_star_alone_marks_the_first_choice() -> None:
    entry = entries(read("google", "google_new.csv"))[1]
    assert said(entry) == [
        "name: Jonah T. Whitfield",
        "email*: jonah@whitfield.example",
        "phone[Casa de la playa]: +34 612 34 56 78",
        "date[First met]: --05-09",
        "other[Labels]: * myContacts",
    ]


def test_a_company_alone_and_an_escaped_number_are_read() -> None:
    entry = entries(read("google", "google_new.csv"))[2]
    assert said(entry)[:2] == ["company: Taller Hermanos Oquendo", "phone[main]: +34912345678"]


def test_a_row_that_names_nobody_is_rejected_with_its_true_line() -> None:
    assert rejections(read("google", "google_new.csv")) == [(9, "empty")]


def test_a_nickname_and_a_birthday_without_year_are_enough() -> None:
    assert said(entries(read("google", "google_new.csv"))[3]) == [
        "nickname: El Güero",
        "birthday: --02-29",
        "label: Fútbol",
    ]


def test_a_contact_of_the_old_header_is_read_whole() -> None:
    entry = entries(read("google", "google_old.csv"))[0]
    assert said(entry) == [
        "name: Lic. José Luis Arce Montes",
        "email[work]*: jl.arce@notaria12.example",
        "chat[googletalk]: arcejl",
        "phone[work]: 044 222 123 4567",
        "company: Notaría 12",
        "role: Notario titular",
        "birthday: 1968-01-30",
        "gender: Male",
        "place: Puebla",
        "role[profession]: Notario",
        "other[Hobby]: Ciclismo",
        "note: Compadre de Rita",
        "language: es-MX",
        "label: Notarios",
        "other[Group Membership]: * My Contacts",
        "other[Organization 1 - Type]: * Work",
        "other[Organization 1 - Job Description]: Escrituras",
    ]


def test_the_group_of_all_contacts_is_no_label_in_any_language() -> None:
    assert said(entries(read("google", "google_old.csv"))[1]) == [
        "name: Priya Raman",
        "email*: priya@raman.example",
        "other[Short Name]: Pri",
        "other[Group Membership]: * Mis contactos",
    ]


def test_the_raw_of_an_entry_is_its_row_alone() -> None:
    entry = entries(read("google", "google_new.csv"))[1]
    assert entry.raw.startswith(b"Jonah,T.,Whitfield,")
    assert entry.raw.endswith(b",\n")
    assert entry.uid == ""


def only(headers: str, cells: str) -> list[str]:
    data = f"First Name,Labels,{headers}\nAna,,{cells}\n".encode()
    return said(entries(read_google(BytesIO(data)))[0])[1:]


def test_a_label_without_a_value_makes_no_field() -> None:
    assert only("Phone 1 - Label,Phone 1 - Value", "Work,") == []
    assert only("Phone 1 - Label,Phone 1 - Value", "Work,55 1 ::: ") == ["phone[work]: 55 1"]
    assert only("Address 1 - Label,Address 1 - City", "Home,") == []


def test_values_joined_with_their_labels_keep_them_apart() -> None:
    assert only("Phone 1 - Label,Phone 1 - Value", "Work ::: Mobile,55 1 ::: 55 2") == [
        "phone[work]: 55 1",
        "phone[cell]: 55 2",
    ]


def test_events_and_addresses_of_other_kinds_are_told_by_their_label() -> None:
    assert only("Event 1 - Label,Event 1 - Value", "Cumpleaños,1980-01-02") == [
        "birthday: 1980-01-02"
    ]
    assert only("E-mail 1 - Label,E-mail 1 - Value", "Work,none") == ["other[Work]: none"]


def test_blank_labels_in_a_list_are_passed_over() -> None:
    data = b"First Name,Labels,Phonetic First Name\nAna,* myContacts :::  ::: Vino ::: ,\n"
    assert said(entries(read_google(BytesIO(data)))[0])[1:] == [
        "other[Labels]: * myContacts",
        "label: Vino",
    ]
