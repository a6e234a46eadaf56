import csv
from io import BytesIO, StringIO

from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.aliases import COMMON
from dardar.core.cards.csv_writer import HEADER, write
from dardar.core.cards.fields import Entry, Field, Kind
from dardar.core.cards.headers import columns_of, source_of
from dardar.core.cards.tables import read_google
from tests.core.cards.tabular import entries, read, said


def written(*people: list[Field]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(write(people)), newline="")))


def read_back(*people: list[Field]) -> list[Entry]:
    return entries(read_google(BytesIO("".join(write(people)).encode())))


def test_the_header_is_googles_and_every_column_but_two_is_understood() -> None:
    assert source_of(HEADER) == "google"
    found = columns_of(HEADER, COMMON)
    unknown = [name for name, column in zip(HEADER, found, strict=True) if column is None]
    assert unknown == ["File As", "Photo"]


def test_lines_are_written_one_by_one() -> None:
    lines = write([Field(Kind.NAME, "Ana")] for _ in range(2))
    assert next(lines).startswith("First Name,Middle Name,Last Name,")
    assert next(lines).startswith("Ana,")


def test_a_google_contact_comes_back_as_it_was() -> None:
    for entry in entries(read("google", "google_new.csv"))[:3]:
        (back,) = read_back(list(entry.fields))
        assert sorted(said(back)) == sorted(said(entry))
        assert {f.kind: f.parts for f in back.fields} == {f.kind: f.parts for f in entry.fields}


def test_formulas_are_escaped_in_every_cell_and_restored() -> None:
    person = [
        Field(Kind.NAME, "=cmd|' /C calc'!A0", parts={"given": "=cmd|' /C calc'!A0"}),
        Field(Kind.PHONE, "+525512345678"),
        Field(Kind.NOTE, "-1+1"),
        Field(Kind.OTHER, "@SUM(A1)", "=HYPERLINK(1)"),
    ]
    (row,) = written(person)
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert row["Phone 1 - Value"] == "'+525512345678"
    assert sorted(said(read_back(person)[0])) == sorted(
        [
            "name: =cmd|' /C calc'!A0",
            "phone: +525512345678",
            "note: -1+1",
            "other[=HYPERLINK(1)]: @SUM(A1)",
            "other[Labels]: * myContacts",
        ]
    )


def test_more_values_than_places_share_the_last_one_and_come_back_apart() -> None:
    numbers = [Field(Kind.PHONE, f"55 1111 000{n}", "cell" if n % 2 else "work") for n in range(9)]
    (row,) = written(numbers)
    assert row["Phone 5 - Value"].split(" ::: ")[0] == "55 1111 0004"
    assert row["Phone 5 - Label"] == "Work ::: Mobile ::: Work ::: Mobile ::: Work"
    back = [f for f in read_back(numbers)[0].fields if f.kind is Kind.PHONE]
    assert [(f.value, f.label) for f in back] == [(f.value, f.label) for f in numbers]


def test_what_google_has_no_column_for_becomes_a_custom_field() -> None:
    person = [
        Field(Kind.NAME, "Ana"),
        Field(Kind.CHAT, "ana", "telegram"),
        Field(Kind.GENDER, "F"),
        Field(Kind.ROLE, "Notaria", "profession"),
        Field(Kind.NAME, "Anita"),
        Field(Kind.COMPANY, "Acme"),
        Field(Kind.COMPANY, "Beta"),
    ]
    (row,) = written(person)
    custom = {
        row[f"Custom Field {n} - Label"]: row[f"Custom Field {n} - Value"] for n in range(1, 7)
    }
    assert custom == {
        "telegram": "ana",
        "gender": "F",
        "profession": "Notaria",
        "name": "Anita",
        "company": "Beta",
        "": "",
    }
    assert row["Organization Name"] == "Acme"


def test_a_third_address_becomes_a_custom_field() -> None:
    homes = [Field(Kind.ADDRESS, f"Calle {n}", parts={"street": f"Calle {n}"}) for n in (1, 2, 3)]
    (row,) = written(homes)
    assert row["Address 2 - Street"] == "Calle 2"
    assert row["Custom Field 1 - Value"] == "Calle 3"


def test_a_name_without_parts_is_split_and_one_that_is_more_than_its_parts_is_kept_whole() -> None:
    parts = {"given": "Odile", "family": "Marchand"}
    plain, odd, shown = written(
        [Field(Kind.NAME, "Dra. Ana Ruiz Soto")],
        [Field(Kind.NAME, 'Ana "la Jefa" Ruiz')],
        [Field(Kind.NAME, "Odile (Lyon)", parts=parts)],
    )
    assert (plain["Name Prefix"], plain["First Name"], plain["Last Name"]) == (
        "Dra.",
        "Ana",
        "Ruiz Soto",
    )
    assert (odd["First Name"], odd["Last Name"]) == ('Ana "la Jefa" Ruiz', "")
    assert (shown["First Name"], shown["Last Name"], shown["File As"]) == (
        "Odile",
        "Marchand",
        "Odile (Lyon)",
    )


def test_phonetic_names_dates_profiles_and_labels_have_their_columns() -> None:
    (row,) = written(
        [
            Field(Kind.PHONETIC, "ベント"),
            Field(Kind.ANNIVERSARY, "2005-06-18"),
            Field(Kind.DATE, "2024-03-12", "connected"),
            Field(Kind.PROFILE, "https://x.com/ana", "twitter"),
            Field(Kind.EMAIL, "a@acme.mx", preferred=True),
            Field(Kind.EMAIL, "b@acme.mx", "home", preferred=True),
            Field(Kind.LABEL, "Vino"),
            Field(Kind.LABEL, "Leeds"),
            Field(Kind.OTHER, "* Mis contactos", "Labels"),
            Field(Kind.NOTE, "Una"),
            Field(Kind.NOTE, "Dos"),
        ]
    )
    assert row["Phonetic First Name"] == "ベント"
    assert row["Event 1 - Label"] == "Anniversary"
    assert row["Event 2 - Label"] == "connected"
    assert row["Website 1 - Label"] == "twitter"
    assert (row["E-mail 1 - Label"], row["E-mail 2 - Label"]) == ("*", "* Home")
    assert row["Labels"] == "Vino ::: Leeds ::: * myContacts"
    assert row["Notes"] == "Una\n\nDos"
    assert row["Custom Field 1 - Value"] == ""


TEXT = st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip)
FIELDS = st.lists(
    st.builds(Field, st.sampled_from(Kind), TEXT, st.text(max_size=8), preferred=st.booleans()),
    max_size=12,
)


@given(st.lists(FIELDS, max_size=3))
def test_any_fields_make_a_table_without_formulas_in_which_no_value_is_missing(
    people: list[list[Field]],
) -> None:
    rows = written(*people)
    assert len(rows) == len(people)
    for row, person in zip(rows, people, strict=True):
        assert not [c for c in row.values() if c.startswith(("=", "+", "-", "@", "\t", "\r"))]
        whole = "\n".join(row.values())
        for field in person:
            for word in field.value.split():
                assert word in whole or field.kind is Kind.NAME
