"""Who an entry is about, and which record it takes the place of."""

import pytest

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.people.imports import actions, reading
from dardar.people.imports.state import State
from dardar.people.lists import people, search
from tests.people.imports.samples import (
    LINKEDIN,
    begin,
    bring,
    card,
    google,
    names,
    person,
    shown,
    tally,
)

ANA = card("Ana García", mail="ana@altura.coffee", phone="600 11 22 33", company="Altura")
LUIS = card("Luis Prado", mail="luis@prado.example")


def test_a_card_that_differs_only_in_when_and_by_what_it_was_made_says_nothing_new(
    book: Book,
) -> None:
    made = "PRODID:-//Apple Inc.//iPhone OS {}//EN"
    bring(book, card("Eva Sol", mail="eva@sol.es", more=[made.format("17.5"), "REV:2024"]))
    again = bring(book, card("Eva Sol", mail="eva@sol.es", more=[made.format("18"), "REV:2025"]))
    assert tally(again) == (0, 0, 1, 0)


def test_a_changed_entry_takes_the_place_of_its_older_self(book: Book) -> None:
    bring(book, ANA + LUIS)
    newer = ANA.replace(b"Altura", b"Cumbre").replace(b"600 11 22 33", b"600 99 99 99")
    work = bring(book, newer + LUIS)
    assert tally(work) == (0, 1, 1, 0)
    ana = person(book, "Ana García")
    assert ana.company == "Cumbre"
    assert shown(ana, Kind.PHONE) == ["600 99 99 99"]
    old, new = ana.records.order_by("created_at")
    assert old.replaced_by == new
    assert list(search(book, "altura")) == [ana]  # by the mail, which still says so
    assert not search(book, "600112233").exists()


def test_an_older_file_says_what_is_true_once_its_owner_brings_it_in_again(book: Book) -> None:
    bring(book, ANA)
    bring(book, ANA.replace(b"Altura", b"Cumbre"))
    work = bring(book, ANA)
    assert tally(work) == (0, 1, 0, 0)
    assert person(book, "Ana García").company == "Altura"


def test_a_record_that_still_stands_in_the_file_is_not_replaced(book: Book) -> None:
    private = card("Ana García", mail="ana@altura.coffee", phone="600 11 22 33")
    at_work = card("Ana García", mail="ana@altura.coffee", phone="910 00 00 00")
    bring(book, private + at_work)
    work = bring(book, at_work.replace(b"910 00 00 00", b"919 99 99 99") + private)
    assert tally(work) == (0, 1, 1, 0)
    ana = person(book, "Ana García")
    assert set(shown(ana, Kind.PHONE)) == {"600 11 22 33", "919 99 99 99"}


def test_of_several_old_records_the_most_alike_is_replaced(book: Book) -> None:
    one = card("Ana García", mail="ana@altura.coffee", phone="600 11 22 33", role="CEO")
    two = card("Ana García", mail="ana@altura.coffee", phone="910 00 00 00", company="Club")
    bring(book, one + two)
    bring(book, two.replace(b"Club", b"Casino"))
    ana = person(book, "Ana García")
    assert ana.role == "CEO"
    assert set(shown(ana, Kind.PHONE)) == {"600 11 22 33", "910 00 00 00"}


def test_vcards_of_two_programs_do_not_replace_each_other(book: Book) -> None:
    apple, other = "PRODID:-//Apple Inc.//iPhone OS 17//EN", "PRODID:-//Sabre//VObject 4//EN"
    bring(book, card("Ana García", mail="a@g.es", phone="600 11 22 33", more=[apple]))
    work = bring(book, card("Ana García", mail="a@g.es", phone="910 00 00 00", more=[other]))
    assert tally(work) == (0, 1, 0, 0)
    assert len(shown(person(book, "Ana García"), Kind.PHONE)) == 2


def test_csv_files_of_unknown_programs_are_told_apart_by_their_headers(book: Book) -> None:
    def table(header: str, row: str) -> None:
        work = begin(book, f"{header}\n{row}\n".encode(), "list.csv")
        assert work.state == State.MAPPING
        actions.map_columns(book, work, work.mapping)
        actions.run(book, work)
        assert work.state == State.DONE

    table("Nombre;Correo;Móvil;Cuota", "Ana García;a@g.es;600112233;120")
    table("Nombre;Correo;Móvil;Mesa", "Ana García;a@g.es;910000000;7")
    ana = person(book, "Ana García")
    assert len(shown(ana, Kind.PHONE)) == 2
    assert set(shown(ana, Kind.OTHER)) == {"120", "7"}
    table("Nombre;Correo;Móvil;Mesa", "Ana García;a@g.es;911111111;7")
    assert set(shown(ana, Kind.PHONE)) == {"600112233", "911111111"}


@pytest.mark.parametrize(
    ("known", "content"),
    [
        (card("Ana García López", mail="ana@altura.coffee"), LINKEDIN),
        (card("", mail="ANA@altura.coffee"), LINKEDIN),
        (card("García, Ana", more=["URL:https://es.linkedin.com/in/anag/"]), LINKEDIN),
        (card("Ana García", phone="+34 600 11 22 33"), google("A.,García,,,CEO,,,,,600112233")),
    ],
)
def test_a_strong_key_and_a_name_that_goes_with_it_join(
    book: Book, known: bytes, content: bytes
) -> None:
    bring(book, known)
    work = bring(book, content, "contacts.csv")
    assert tally(work) == (0, 1, 0, 0)
    assert people(book).get().role == "CEO"


def test_a_name_alone_never_joins(book: Book) -> None:
    bring(book, card("Ana García", mail="ana@altura.coffee"))
    work = bring(book, google("Ana,García,,,,,,,Mobile,600112233"), "contacts.csv")
    assert tally(work) == (1, 0, 0, 0)
    assert names(book) == ["Ana García", "Ana García"]


def test_a_key_with_another_name_does_not_join(book: Book) -> None:
    bring(book, card("Pedro Soto", phone="910 00 00 00"))
    work = bring(book, card("Ana Gil", phone="910 00 00 00"))
    assert tally(work) == (1, 0, 0, 0)


def test_a_mailbox_that_many_share_does_not_join(book: Book) -> None:
    bring(book, card("Ana García", mail="info@altura.coffee"))
    work = bring(book, google("Ana,García,,,,,Work,info@altura.coffee,,"), "contacts.csv")
    assert tally(work) == (1, 0, 0, 0)


def test_a_landline_joins_nobody_from_another_source(book: Book) -> None:
    bring(book, card("Pedro Soto", phone="910 00 00 00") + card("Ana Gil", phone="910 00 00 00"))
    work = bring(book, google("Ana,Gil,,,,,,,Home,910000000"), "contacts.csv")
    assert tally(work) == (1, 0, 0, 0)
    assert names(book) == ["Ana Gil", "Ana Gil", "Pedro Soto"]


def test_a_landline_and_the_whole_name_tell_what_a_source_said_before(book: Book) -> None:
    bring(book, card("Ana Gil", phone="910 00 00 00", role="CEO"))
    work = bring(book, card("Ana Gil Sanz", phone="910 00 00 00", role="CTO"))
    assert tally(work) == (0, 1, 0, 0)
    assert people(book).get().role == "CTO"


def test_two_of_one_name_at_one_landline_stay_two(book: Book) -> None:
    home = "910 00 00 00"
    father, son = (card("Juan Rey", phone=home, role=role) for role in ("CEO", "CTO"))
    work = bring(book, father + son)
    assert tally(work) == (2, 0, 0, 0)


def test_the_card_of_a_company_does_not_join_who_works_there(book: Book) -> None:
    bring(book, card("Ana García", phone="910 00 00 00", company="Altura"))
    work = bring(book, card("", phone="910 00 00 00", company="Altura"))
    assert tally(work) == (1, 0, 0, 0)


def test_who_stands_twice_in_a_file_is_one_person(book: Book) -> None:
    twice = ANA + LUIS + ANA + card("Ana García Ruiz", phone="600112233", role="CEO")
    work = begin(book, twice)
    assert tally(work) == (2, 1, 1, 0)
    assert work.preview["repeated"] == 1
    actions.run(book, work)
    assert tally(work) == (2, 1, 1, 0)
    ana = people(book).exclude(name="Luis Prado").get()
    assert ana.records.filter(replaced_by=None).count() == 2
    assert ana.role == "CEO"


def test_what_a_file_says_in_one_chunk_counts_in_the_next(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_ITEMS", 1)
    bring(book, card("Eva Sol", mail="eva@old.es", uid="4b62872a"))
    cards = [
        card("Eva Sol", mail="eva@new.es", uid="4b62872a"),  # has no longer the old mail
        card("Eva S.", mail="eva@old.es"),  # so this is somebody else
        card("Eva Sol", mail="eva@new.es", role="CEO"),
        card("Noa Luz", phone="600112233", uid="9"),
        card("Noa Luz", phone="600112233", uid="9", more=["REV:2024"]),
        card("Noa Luz", uid="9", role="Chair"),
        card("Eva S.", mail="eva@old.es"),
    ]
    work = begin(book, b"".join(cards))
    assert tally(work) == (2, 3, 2, 0)
    assert work.preview["repeated"] == 2
    actions.run(book, work)
    assert tally(work) == (2, 3, 2, 0)
    assert names(book) == ["Eva S.", "Eva Sol", "Noa Luz"]


def test_the_lasting_identifier_of_a_source_finds_who_changed_mail_and_phone(book: Book) -> None:
    bring(book, card("Eva Sol", mail="eva@old.es", uid="4b62872a"))
    work = bring(book, card("Eva Sol", mail="eva@new.es", uid="4b62872a"))
    assert tally(work) == (0, 1, 0, 0)
    assert shown(person(book, "Eva Sol"), Kind.EMAIL) == ["eva@new.es"]


def test_the_identifier_finds_who_changed_the_name_but_not_the_mail(book: Book) -> None:
    bring(book, card("Eva Sol", mail="eva@sol.es", uid="4b62872a"))
    work = bring(book, card("Noa Luna", mail="eva@sol.es", uid="4b62872a"))
    assert tally(work) == (0, 1, 0, 0)
    assert names(book) == ["Noa Luna"]


def test_two_entries_of_a_file_with_names_that_cannot_be_ones_are_two(book: Book) -> None:
    ana, eva = (card(name, mail="a@b.es", uid="7") for name in ("Ana Garcí", "Ana García"))
    assert tally(bring(book, ana + eva)) == (2, 0, 0, 0)
    assert names(book) == ["Ana Garcí", "Ana García"]


def test_a_card_that_bears_a_new_identifier_each_time_says_nothing_new(book: Book) -> None:
    bring(book, card("Eva Sol", mail="eva@sol.es", uid="one"))
    work = bring(book, card("Eva Sol", mail="eva@sol.es", uid="other"))
    assert tally(work) == (0, 0, 1, 0)
    eva = person(book, "Eva Sol")
    assert [record.uid for record in eva.records.filter(replaced_by=None)] == ["other"]
    assert tally(bring(book, card("Eva Sol", mail="eva@new.es", uid="other"))) == (0, 1, 0, 0)
    assert shown(eva, Kind.EMAIL) == ["eva@new.es"]


def test_an_identifier_that_a_program_gives_to_everybody_joins_nobody(book: Book) -> None:
    bring(book, card("Eva Sol", mail="eva@sol.es", uid="1"))
    work = bring(book, card("Luis Prado", uid="1") + card("Noa Luna", uid="1"))
    assert tally(work) == (2, 0, 0, 0)


def test_with_two_likely_people_more_shared_keys_tell_then_the_mail(book: Book) -> None:
    bring(book, card("Ana García", phone="600112233") + card("Ana Gil", mail="ana@gil.es"))
    work = bring(book, google("Ana,,,,CEO,,Work,ana@gil.es,Mobile,600112233"), "contacts.csv")
    assert tally(work) == (0, 1, 0, 0)
    assert people(book).get(email="ana@gil.es").role == "CEO"
