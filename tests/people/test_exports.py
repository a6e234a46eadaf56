"""People written out for other programs, and read back."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.cards import vcard
from dardar.core.cards.fields import Entry, Field, Kind
from dardar.core.cards.sources import READERS
from dardar.people.actions import add_note, add_person, set_photo
from dardar.people.exports import BATCH, table, vcards
from dardar.people.labelling import label_people
from dardar.people.lists import people
from dardar.people.models import Person
from tests.people.conftest import from_card, named
from tests.people.pictures import png

FULL = (
    Field(
        Kind.NAME,
        "Dra. Ana Ruiz Soler",
        parts={"prefix": "Dra.", "given": "Ana", "family": "Ruiz Soler"},
    ),
    Field(Kind.NICKNAME, "Anita"),
    Field(Kind.COMPANY, "Norte, S.L.; Capital"),
    Field(Kind.ROLE, "Partner"),
    Field(Kind.EMAIL, "ana@norte.example", "work", preferred=True),
    Field(Kind.PHONE, "+34 612 345 678", "cell"),
    Field(Kind.PHONE, "911 22 33 44", "home"),
    Field(Kind.URL, "https://norte.example/ana"),
    Field(Kind.PROFILE, "https://www.linkedin.com/in/ana-ruiz"),
    Field(
        Kind.ADDRESS,
        "Calle Mayor 3\n48001 Bilbao\nSpain",
        "home",
        {"street": "Calle Mayor 3", "city": "Bilbao", "postcode": "48001", "country": "Spain"},
    ),
    Field(Kind.BIRTHDAY, "--05-12"),
)


def said(entry: Entry, *left_out: Kind) -> set[tuple[str, str, str]]:
    kinds = {Kind.OTHER, *left_out}
    return {(f.kind.value, f.value, f.label) for f in entry.fields if f.kind not in kinds}


def cards(book: Book) -> list[Entry]:
    whole = b"".join(vcards(book, people(book)))
    entries = list(vcard.read(BytesIO(whole)))
    assert all(isinstance(entry, Entry) for entry in entries)
    return [entry for entry in entries if isinstance(entry, Entry)]


def rows(book: Book) -> list[Entry]:
    whole = b"".join(table(book, people(book)))
    entries = list(READERS["google"](BytesIO(whole)))
    assert all(isinstance(entry, Entry) for entry in entries)
    return [entry for entry in entries if isinstance(entry, Entry)]


@pytest.fixture
def full(book: Book) -> Person:
    """Return somebody with a value of many kinds, a label, a note and a picture."""
    person = add_person(book, FULL)
    label_people(book, [person], "Friends, old")
    add_note(book, person, "Likes tea.\nNo sugar; never.")
    set_photo(book, person, png())
    return person


EXPECTED = {
    *((f.kind.value, f.value, f.label) for f in FULL),
    ("label", "Friends, old", ""),
    ("note", "Likes tea.\nNo sugar; never.", ""),
}


def test_a_card_reads_back_with_every_value(book: Book, full: Person) -> None:
    [entry] = cards(book)
    assert said(entry) == EXPECTED
    assert entry.uid == f"urn:uuid:{full.pk}"
    assert [picture.media_type for picture in entry.pictures] == ["image/webp"]


@pytest.mark.usefixtures("full")
def test_a_row_reads_back_with_every_value(book: Book) -> None:
    [entry] = rows(book)
    told = {("url" if kind == "profile" else kind, *rest) for kind, *rest in EXPECTED}
    assert said(entry) == told  # Google keeps profiles among the websites


def test_only_the_people_asked_for_are_written_in_their_order(book: Book) -> None:
    for name in ("Ana", "Bea", "Eva"):
        named(book, name)
    chosen = people(book).exclude(name="Bea").order_by("-sort_key")
    whole = b"".join(vcards(book, chosen))
    assert [line for line in whole.splitlines() if line.startswith(b"FN")] == [b"FN:Eva", b"FN:Ana"]


def test_people_of_another_book_are_not_written(book: Book, strangers_book: Book) -> None:
    named(strangers_book, "Bea")
    assert list(vcards(book, people(strangers_book))) == []
    assert len(list(table(book, people(strangers_book)))) == 2  # the mark of UTF-8, the header


def test_a_label_taken_away_by_hand_is_not_written(book: Book) -> None:
    from_card(book, Field(Kind.NAME, "Luis"), Field(Kind.LABEL, "work"))
    [entry] = cards(book)
    assert said(entry) == {("name", "Luis", "")}


def test_a_formula_is_no_formula_in_the_table_and_reads_back(book: Book) -> None:
    named(book, "=HYPERLINK(1)")
    whole = b"".join(table(book, people(book)))
    assert b",=HYPER" not in whole
    assert b"\n=HYPER" not in whole
    [entry] = rows(book)
    assert said(entry) == {("name", "=HYPERLINK(1)", "")}


def test_many_people_take_as_many_statements_a_batch(
    book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Person.objects.bulk_create(
        Person(book=book, profile=[{"kind": "name", "value": str(n)}]) for n in range(BATCH + 1)
    )
    with django_assert_num_queries(1 + 2 * 3):
        assert len(list(table(book, people(book)))) == BATCH + 3
    with django_assert_num_queries(1 + 2 * 4):
        assert len(list(vcards(book, people(book)))) == BATCH + 1


TEXT = st.text(
    st.characters(exclude_categories=["C"], exclude_characters="\x85\u2028\u2029"), min_size=1
).filter(lambda text: text == " ".join(text.split()) and text)


@given(
    st.lists(
        st.builds(
            Field,
            st.sampled_from([Kind.NICKNAME, Kind.NOTE, Kind.ROLE, Kind.PLACE, Kind.CHAT]),
            TEXT,
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(
    max_examples=25,
    deadline=None,  # each example is a person in a database
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_values_read_back_from_a_card(book: Book, fields: list[Field]) -> None:
    Person.objects.all().delete()
    person = add_person(book, fields)
    [entry] = cards(book)
    shown = {(item["kind"], item["value"], item.get("label", "")) for item in person.profile}
    assert shown <= said(entry)
