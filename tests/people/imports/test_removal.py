"""What an import brought in goes again; what anybody has built on it stays."""

import datetime as dt

import pytest

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.models import Label, Person, Record
from dardar.people.actions import add_note, add_person, edit_person
from dardar.people.imports import actions
from dardar.people.imports.removal import take_out
from dardar.people.imports.state import OvertakenError, State
from dardar.people.journal import watch
from dardar.people.labelling import label_people, unlabel_people
from dardar.people.lists import search
from dardar.people.undo import undo
from tests.people.imports.samples import bring, card, everything, google, names, person, shown

ANA = card("Ana García", mail="ana@altura.coffee", phone="600 11 22 33", company="Altura")
LUIS = card("Luis Prado", mail="luis@prado.example", labels=["Press"])


def took_out(book: Book, content: bytes = ANA + LUIS) -> None:
    """Bring a file in and take it out again."""
    work = bring(book, content)
    actions.undo(book, work)
    assert work.state == State.UNDONE
    assert work.ended_at is not None


def test_undoing_leaves_the_book_as_it_was(book: Book) -> None:
    bring(book, card("Eva Sol", mail="eva@sol.es", phone="611", role="CEO", labels=["Club"]))
    add_person(book, [Field(Kind.NAME, "Noa Luz"), Field(Kind.EMAIL, "noa@luz.es")])
    before = everything(book)
    work = bring(
        book,
        card("Eva Sol", mail="eva@sol.es", phone="622", labels=["Choir"])
        + card("Noa Luz", mail="noa@luz.es", company="Luz")
        + ANA
        + LUIS
        + ANA,
    )
    assert (work.new, work.changed, work.same) == (2, 2, 1)
    assert everything(book) != before
    actions.undo(book, work)
    assert without_ids(everything(book)) == without_ids(before)
    assert work.preview["removal"] == {"records": 4, "gone": 2, "kept": 0}


def without_ids(held: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    """Leave out the ids of derived rows, which are made anew."""
    derived = {"Key", "Labelling", "Label"}
    return {
        name: sorted(
            ({c: v for c, v in row.items() if c not in {"id", "label_id"}} for row in rows),
            key=repr,
        )
        if name in derived
        else rows
        for name, rows in held.items()
    }


def test_labels_that_nobody_bears_any_more_go_too(book: Book) -> None:
    took_out(book)
    assert not Label.objects.exists()


def test_who_was_met_since_stays_with_name_mail_and_phone(book: Book) -> None:
    work = bring(book, ANA + LUIS)
    ana = person(book, "Ana García")
    meet(book, [ana], Circumstances(dt.date(2026, 3, 1), said="Knows a printer"))
    actions.undo(book, work)
    assert work.preview["removal"] == {"records": 2, "gone": 1, "kept": 1}
    ana.refresh_from_db()
    assert (ana.name, ana.email, ana.phone) == ("Ana García", "ana@altura.coffee", "600 11 22 33")
    assert {record.source for record in ana.records.all()} == {"kept"}
    assert list(search(book, "printer altura")) == [ana]


def noted(book: Book, ana: Person) -> None:
    add_note(book, ana, "Collects stamps")


def labelled(book: Book, ana: Person) -> None:
    label_people(book, [ana], "Choir")


def edited(book: Book, ana: Person) -> None:
    base = [record.pk for record in ana.records.all()]
    edit_person(book, ana, [Kind.ROLE], [Field(Kind.ROLE, "Chair")], base=base)


def introduced(book: Book, ana: Person) -> None:
    other = add_person(book, [Field(Kind.NAME, "Noa Luz")])
    meet(book, [other], Circumstances(dt.date(2026, 3, 1), introduced_by=ana))


@pytest.mark.parametrize("touch", [noted, labelled, edited, introduced])
def test_whoever_was_touched_since_stays(book: Book, touch: object) -> None:
    assert callable(touch)
    work = bring(book, ANA)
    ana = person(book, "Ana García")
    touch(book, ana)
    actions.undo(book, work)
    ana.refresh_from_db()
    assert ana.name == "Ana García"
    assert ana.email == "ana@altura.coffee"
    assert work.preview["removal"]["kept"] == 1


def test_a_touch_that_was_undone_is_none(book: Book) -> None:
    work = bring(book, ANA)
    with watch() as made:
        noted(book, person(book, "Ana García"))
    undo(book, made[0])
    actions.undo(book, work)
    assert not Person.objects.exists()


def test_words_the_owner_has_hidden_do_not_come_back(book: Book) -> None:
    work = bring(book, ANA)
    ana = person(book, "Ana García")
    edit_person(book, ana, [Kind.EMAIL], [], base=[ana.records.get().pk])
    assert shown(ana, Kind.EMAIL) == []
    actions.undo(book, work)
    ana.refresh_from_db()
    assert (ana.name, ana.email, ana.phone) == ("Ana García", "", "600 11 22 33")


def test_who_is_known_from_elsewhere_too_stays_as_the_other_source_says(book: Book) -> None:
    work = bring(book, ANA)
    bring(book, google("Ana,García,,Cumbre,,,Work,ana@altura.coffee,,"), "contacts.csv")
    actions.undo(book, work)
    ana = person(book, "Ana García")
    assert (ana.company, ana.phone) == ("Cumbre", "")
    assert [record.source for record in ana.records.all()] == ["google"]


def test_a_record_replaced_since_leaves_the_newer_one_counting(book: Book) -> None:
    first = bring(book, ANA)
    second = bring(book, ANA.replace(b"Altura", b"Cumbre"))
    third = bring(book, ANA.replace(b"Altura", b"Ladera"))
    actions.undo(book, second)
    assert person(book, "Ana García").company == "Ladera"
    actions.undo(book, third)
    assert person(book, "Ana García").company == "Altura"
    actions.undo(book, first)
    assert not Person.objects.exists()
    assert not Record.objects.exists()


def test_a_label_taken_away_by_hand_does_not_come_back(book: Book) -> None:
    bring(book, LUIS)
    luis = person(book, "Luis Prado")
    unlabel_people(book, [luis], Label.objects.get())
    work = bring(book, LUIS.replace(b"END:VCARD", b"ROLE:Editor\r\nEND:VCARD"))
    assert not luis.labellings.exists()
    actions.undo(book, work)
    assert not luis.labellings.exists()


def test_a_label_the_source_no_longer_gives_goes_and_comes_back_with_undo(book: Book) -> None:
    bring(book, LUIS)
    luis = person(book, "Luis Prado")
    work = bring(book, LUIS.replace(b"CATEGORIES:Press", b"CATEGORIES:Radio"))
    assert [row.label.name for row in luis.labellings.all()] == ["Radio"]
    actions.undo(book, work)
    assert [row.label.name for row in luis.labellings.all()] == ["Press"]


def test_a_label_two_records_give_stays_with_the_other(book: Book) -> None:
    bring(book, LUIS)
    bring(book, google("Luis,Prado,Press,,,,Work,luis@prado.example,,"), "contacts.csv")
    luis = person(book, "Luis Prado")
    bring(book, LUIS.replace(b"CATEGORIES:Press\r\n", b""))
    labelling = luis.labellings.get()
    assert labelling.record
    assert labelling.record.source == "google"


def test_a_label_given_by_hand_stays_whatever_files_say(book: Book) -> None:
    bring(book, ANA)
    ana = person(book, "Ana García")
    label_people(book, [ana], "Press")
    bring(book, ANA.replace(b"END:VCARD", b"CATEGORIES:Press\r\nEND:VCARD"))
    bring(book, ANA)
    assert ana.labellings.get().record is None


def test_what_was_kept_does_not_stand_beside_the_owners_words(book: Book) -> None:
    work = bring(book, card("Ana García"))
    ana = person(book, "Ana García")
    base = [ana.records.get().pk]
    edit_person(book, ana, [Kind.NAME], [Field(Kind.NAME, "Anita")], base=base)
    actions.undo(book, work)
    ana.refresh_from_db()
    assert ana.name == "Anita"
    assert list(search(book, "garcía")) == []


def test_what_is_out_already_is_not_taken_out_again(book: Book) -> None:
    work = bring(book, ANA)
    actions.undo(book, work)
    with pytest.raises(OvertakenError):
        take_out(work)


def test_undoing_twice_does_nothing_more(book: Book) -> None:
    work = bring(book, ANA)
    actions.undo(book, work)
    bring(book, ANA)
    actions.undo(book, work)
    assert names(book) == ["Ana García"]


def test_undoing_leaves_another_owners_book_alone(book: Book, strangers_book: Book) -> None:
    bring(strangers_book, ANA)
    before = everything(strangers_book)
    took_out(book)
    assert everything(strangers_book) == before
