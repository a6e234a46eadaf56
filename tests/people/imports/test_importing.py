"""A file from its upload to its end: who is new, who is known, and what becomes of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.ids import new_id
from dardar.models import Import, Key, Label, Person, Record
from dardar.people.actions import add_note, add_person, edit_person
from dardar.people.imports import actions, queries, storage
from dardar.people.imports.preview import SHOWN
from dardar.people.imports.state import State
from dardar.people.lists import search
from tests.people.imports.samples import (
    HEADER,
    begin,
    bring,
    card,
    counts,
    everything,
    google,
    names,
    person,
    tally,
)

ANA = card("Ana García", mail="ana@altura.coffee", phone="600 11 22 33", company="Altura")
LUIS = card("Luis Prado", mail="luis@prado.example")


def test_nothing_is_in_the_book_before_its_owner_says_so(book: Book) -> None:
    before = counts()
    work = begin(book, ANA + LUIS)
    assert work.state == State.READY
    assert tally(work) == (2, 0, 0, 0)
    assert counts() == before


def test_new_people_come_in_whole(book: Book) -> None:
    work = bring(book, ANA + LUIS)
    assert tally(work) == (2, 0, 0, 0)
    assert names(book) == ["Ana García", "Luis Prado"]
    ana = person(book, "Ana García")
    assert (ana.company, ana.email, ana.phone) == ("Altura", "ana@altura.coffee", "600 11 22 33")
    assert ana.sort_key == "garcia ana"
    assert list(search(book, "altu")) == [ana]
    record = ana.records.get()
    assert bytes(record.raw) + b"\r\n" == ANA
    assert (record.source, record.line, record.from_import) == ("vcard", 1, work)


def test_the_upload_is_gone_when_the_import_has_ended(book: Book) -> None:
    work = begin(book, ANA)
    assert storage.size(work.stored_as) == len(ANA)
    actions.run(book, work)
    assert storage.size(work.stored_as) == 0
    assert not storage.marks_of(work.stored_as).exists()
    assert work.ended_at is not None


@pytest.mark.parametrize(
    "content",
    [
        ANA + LUIS,
        google("Ana,García,* myContacts ::: Friends,Altura,CEO,,Work,ana@altura.coffee,,"),
        google(",,,Bar Pepe,,,,,Main,910 000 000", "Eva,,,,,,,,,"),
        card("Eva Sol", uid="4b62872a-849", more=["REV:20240101T000000Z"]),
    ],
)
def test_the_same_file_again_changes_nothing(book: Book, content: bytes) -> None:
    bring(book, content)
    before = everything(book)
    again = begin(book, content)
    assert (again.new, again.changed) == (0, 0)
    actions.run(book, again)
    assert again.state == State.DONE
    assert (again.new, again.changed) == (0, 0)
    assert everything(book) == before


def test_more_changes_than_are_shown_are_counted(book: Book) -> None:
    cards = [card(f"Ana {n}", mail=f"ana{n}@altura.coffee") for n in range(SHOWN + 5)]
    bring(book, b"".join(cards))
    work = begin(book, b"".join(cards).replace(b"END:", b"TITLE:CEO\r\nEND:"))
    assert work.changed == SHOWN + 5
    assert len(work.preview["changes"]) == SHOWN


def test_the_owners_own_words_win_over_every_file(book: Book) -> None:
    bring(book, ANA)
    ana = person(book, "Ana García")
    edit_person(book, ana, [Kind.ROLE], [Field(Kind.ROLE, "Chair")], base=[ana.records.get().pk])
    bring(book, ANA.replace(b"END:VCARD", b"TITLE:CEO\r\nEND:VCARD"))
    ana.refresh_from_db()
    assert ana.role == "Chair"


def test_people_known_by_hand_are_joined_and_keep_their_notes_findable(book: Book) -> None:
    ana = add_person(book, [Field(Kind.NAME, "Ana García"), Field(Kind.PHONE, "600 112 233")])
    add_note(book, ana, "Collects stamps")
    work = bring(book, ANA)
    assert tally(work) == (0, 1, 0, 0)
    ana.refresh_from_db()
    assert ana.email == "ana@altura.coffee"
    assert list(search(book, "stamps altura")) == [ana]


def test_columns_without_a_place_are_kept_under_their_names(book: Book) -> None:
    header = HEADER + ",Favourite colour"
    row = "Ana,García,,,,,,,,,green"
    work = bring(book, f"{header}\r\n{row}\r\n".encode(), "contacts.csv")
    record = Record.objects.get()
    assert {"kind": "other", "value": "green", "label": "Favourite colour"} in record.fields
    assert bytes(work.header) + bytes(record.raw) == f"{header}\r\n{row}\r\n".encode()


def test_a_row_cut_by_another_header_is_not_taken_for_the_same(book: Book) -> None:
    rows = "Ana,Gil,,Altura,,,,,,\r\n"
    swapped = HEADER.replace(
        "Organization Name,Organization Title", "Organization Title,Organization Name"
    )
    bring(book, f"{HEADER}\r\n{rows}".encode(), "contacts.csv")
    bring(book, f"{swapped}\r\n{rows}".encode(), "contacts.csv")
    assert Person.objects.filter(role="Altura").exists()


def test_rejected_rows_are_kept_with_line_reason_and_bytes(book: Book) -> None:
    rows = ["Ana,Gil,,,,,,,,", ",,,,,just a note,,,,", '"Eva,Sol,,,,,,,,', "Noa,Luz,,,,,,,,"]
    work = begin(book, google(*rows), "contacts.csv")
    assert tally(work) == (2, 0, 0, 2)
    told = [(r.line, r.reason, bytes(r.raw)) for r in work.rejections.all()]
    assert told == [
        (3, "empty", b",,,,,just a note,,,,\r\n"),
        (4, "malformed", b'"Eva,Sol,,,,,,,,\r\n'),
    ]
    assert [(r.line, r.reason) for r in queries.rejections(work)] == [
        (3, "empty"),
        (4, "malformed"),
    ]


def test_what_was_rejected_comes_back_as_a_file_of_its_form(book: Book) -> None:
    work = begin(book, google(",,,,,just a note,,,,", "Ana,Gil,,,,,,,,"), "contacts.csv")
    assert b"".join(queries.rejected_file(work)) == google(",,,,,just a note,,,,")
    cut = begin(book, card("Ana") + b"BEGIN:VCARD\r\nFN:Bea")
    assert b"".join(queries.rejected_file(cut)) == b"BEGIN:VCARD\r\nFN:Bea\r\n"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "contacts.csv", "empty-file"),
        (b" \r\n", "contacts.vcf", "empty-file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "ana.png", "binary"),
        (b"PK\x03\x04" + bytes(400), "contacts.xlsx", "binary"),
        (b"<html><body>Not found</body></html>", "contacts.vcf", "not-this-format"),
        (b'{"a": 1}', "result.json", "not-this-format"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    book: Book, content: bytes, name: str, code: str
) -> None:
    work = begin(book, content, name)
    assert (work.state, work.error) == (State.FAILED, code)
    assert work.ended_at is None


def test_the_owner_can_say_what_a_file_is(book: Book) -> None:
    work = begin(book, google("Ana,Gil,,,,,,,,"), "contacts.csv", "outlook")
    assert (work.state, work.error) == (State.FAILED, "not-this-format")
    actions.choose_source(book, work, "google")
    assert work.state == State.READY
    actions.choose_source(book, work, "csv")
    assert work.state == State.MAPPING
    actions.map_columns(book, work, work.mapping)
    assert (work.state, work.total) == (State.READY, 1)
    actions.run(book, work)
    assert names(book) == ["Ana Gil"]


def test_columns_that_name_nobody_are_refused(book: Book) -> None:
    work = begin(book, b"Color;Talla\nrojo;3\nazul;4\n", "prendas.csv")
    assert work.state == State.MAPPING
    with pytest.raises(actions.MappingError):
        actions.map_columns(book, work, work.mapping)
    wrong = [{"column": 0, "kind": "shoe size", "part": "", "label": ""}]
    with pytest.raises(actions.MappingError):
        actions.map_columns(book, work, wrong)  # type: ignore[arg-type] # as a form may send it
    assert work.state == State.MAPPING


def test_a_table_taken_for_something_else_is_read_anew(book: Book) -> None:
    work = begin(book, b"A;B\nAna;CEO\n", "list.csv")
    for kind in ("role", "name"):
        other = {"role": "name", "name": "role"}[kind]
        actions.map_columns(
            book,
            work,
            [
                {"column": 0, "kind": other, "part": "", "label": ""},
                {"column": 1, "kind": kind, "part": "", "label": ""},
            ],
        )
        assert work.state == State.READY
    actions.run(book, work)
    assert names(book) == ["CEO"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("contacts.csv", "contacts.csv"),
        ("C:\\Users\\Alma\\contacts.csv", "contacts.csv"),
        ("../../etc/pass wd", "pass wd"),
        ("a\x00b\nc.vcf", "abc.vcf"),
        ("ñ" * 300 + ".vcf", "ñ" * 251 + ".vcf"),
    ],
)
def test_a_file_is_called_by_its_last_name(book: Book, given: str, kept: str) -> None:
    assert begin(book, ANA, given).file_name == kept


def test_names_and_notes_with_markup_are_text_like_any_other(book: Book) -> None:
    bring(book, card("<script>alert(1)</script>", mail="x@y.es"))
    assert names(book) == ["<script>alert(1)</script>"]


def test_a_formula_stays_the_text_it_is(book: Book) -> None:
    bring(book, google("=1+1,Gil,,,,,,,,"), "contacts.csv")
    assert names(book) == ["=1+1 Gil"]


def test_labels_of_a_file_become_labels_of_the_book(book: Book) -> None:
    bring(book, card("Ana", labels=["Friends", "Press"]) + card("Luis", labels=["friends"]))
    assert {label.name: label.labellings.count() for label in Label.objects.all()} == {
        "Friends": 2,
        "Press": 1,
    }


def test_another_owners_book_is_neither_matched_nor_touched(
    book: Book, strangers_book: Book
) -> None:
    bring(strangers_book, ANA)
    before = everything(strangers_book)
    work = bring(book, ANA + card("Ana García", mail="ana@altura.coffee", role="CEO"))
    assert tally(work) == (1, 1, 0, 0)
    assert everything(strangers_book) == before
    assert Key.objects.filter(book=book, kind="mail").count() == 1


def test_a_strangers_import_can_be_neither_run_nor_changed(
    book: Book, strangers_book: Book
) -> None:
    work = begin(book, ANA)
    before = Import.objects.values().get()
    for act in (actions.run, actions.cancel, actions.undo, actions.retry):
        with pytest.raises(PermissionDenied):
            act(strangers_book, work)
    with pytest.raises(PermissionDenied):
        actions.choose_source(strangers_book, work, "google")
    with pytest.raises(PermissionDenied):
        actions.map_columns(strangers_book, work, [])
    assert Import.objects.values().get() == before


def test_a_file_that_two_send_at_once_under_one_key_is_taken_in_once(
    book: Book, uploads: Path
) -> None:
    key, content = new_id(), card("Eva Sol")

    def overtaken() -> Iterator[bytes]:
        actions.begin(book, "first.vcf", [content], key=key)
        yield content

    work = actions.begin(book, "second.vcf", overtaken(), key=key)
    assert (work.pk, work.file_name, work.state) == (key, "first.vcf", State.READY)
    assert Import.objects.get() == work
    assert {path.stem for path in uploads.iterdir()} == {work.stored_as}
