"""Who is suggested to be the same, and who is not."""

import datetime as dt
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person, edit_person, erase_people
from dardar.people.joining import suggesting
from dardar.people.joining.actions import join, part, put_off, tell_apart
from dardar.people.joining.suggesting import MOST_SUGGESTED, catch_up, compare, uncompared
from dardar.people.models import Assertion, Key, Person, Suggestion
from dardar.people.queries import counting
from tests.people.conftest import named
from tests.people.joining.crowd import crowd, fill, pairs, stranger

MOBILE, LANDLINE = "+34 612 345 678", "+34 912 345 678"


def somebody(name: str, *, mail: str = "", phone: str = "", company: str = "") -> list[Field]:
    said = [Field(Kind.NAME, name), Field(Kind.EMAIL, mail), Field(Kind.COMPANY, company)]
    return [f for f in (*said, Field(Kind.PHONE, phone)) if f.value]


def rows(book: Book) -> list[tuple[object, ...]]:
    found = Suggestion.objects.filter(book=book).order_by("pk")
    return list(found.values_list("pk", "one", "other", "weight", "evidence", "later_on"))


@pytest.fixture
def pepe(book: Book) -> Person:
    return add_person(book, somebody("Pepe García", phone=MOBILE))


@pytest.fixture
def jose(book: Book) -> Person:
    return add_person(book, somebody("José García Mora", phone=MOBILE))


def test_two_who_share_a_mobile_number_and_a_name_are_suggested_with_the_reasons(
    book: Book, pepe: Person, jose: Person
) -> None:
    crowd(book, 150)
    catch_up(book)
    row = Suggestion.objects.get(book=book)
    assert (row.one, row.other) == (pepe, jose)
    assert row.weight > 10
    assert ["given", "nickname", "pepe", "jose"] in row.evidence
    assert ["family1", "same", "garcia", "garcia"] in row.evidence
    assert ["family2", "missing", "", "mora"] in row.evidence
    assert ["phone", "mobile", "+34612345678", "+34612345678"] in row.evidence
    assert not uncompared(book).exists()


def test_the_same_name_at_the_same_company_is_suggested(book: Book) -> None:
    crowd(book, 150)
    fill(book, [somebody("Lupita Hernández", company="Grupo Altura, S.A. de C.V."),
                somebody("Guadalupe Hernández Ruiz", company="Altura")])  # fmt: skip
    catch_up(book)
    assert pairs(book) == {frozenset(("Lupita Hernández", "Guadalupe Hernández Ruiz"))}


def test_nobody_is_suggested_across_books(book: Book, strangers_book: Book, pepe: Person) -> None:
    other = add_person(strangers_book, somebody("Pepe García", phone=MOBILE))
    catch_up(book)
    catch_up(strangers_book)
    compare(book, [other.pk])
    assert not Suggestion.objects.exists()
    assert Person.objects.get(pk=pepe.pk).is_compared


def test_a_family_with_one_landline_is_no_suggestion(book: Book) -> None:
    crowd(book, 150)
    fill(book, (somebody(f"{given} Cuesta Prado", phone=LANDLINE)
                for given in ("Ana", "Julián", "Marta", "Hugo")))  # fmt: skip
    catch_up(book)
    assert not pairs(book)


def test_an_assistant_who_answers_for_a_director_is_no_suggestion(book: Book) -> None:
    crowd(book, 150)
    mail = "secretaria@altura.example"
    fill(book, [somebody("Ramón Cuesta", mail=mail), somebody("Elvira Prado", mail=mail)])
    catch_up(book)
    assert not pairs(book)


def test_colleagues_with_one_info_address_and_one_number_are_no_suggestion(book: Book) -> None:
    crowd(book, 150)
    fill(book, (somebody(stranger(600 + n), mail="info@altura.example", phone=LANDLINE,
                         company="Altura") for n in range(12)))  # fmt: skip
    catch_up(book)
    assert not pairs(book)


def test_done_again_nothing_changes(book: Book, pepe: Person, jose: Person) -> None:
    catch_up(book)
    before = rows(book)
    compare(book, [jose.pk, pepe.pk])
    assert before
    assert rows(book) == before


def test_it_does_not_matter_who_is_compared_first(book: Book, pepe: Person, jose: Person) -> None:
    compare(book, [pepe.pk])
    [(_pk, *before)] = rows(book)
    Suggestion.objects.all().delete()
    compare(book, [jose.pk])
    assert [after[1:] for after in rows(book)] == [tuple(before)]


def test_what_was_put_off_stays_so_when_the_reasons_change(
    book: Book, pepe: Person, jose: Person
) -> None:
    catch_up(book)
    put_off(book, [pepe, jose], dt.date(2026, 5, 1))
    before = Suggestion.objects.get()
    edit_person(book, pepe, [Kind.NAME], [Field(Kind.NAME, "José García")], base=counting(pepe))
    catch_up(book)
    after = Suggestion.objects.get()
    assert (after.pk, after.later_on) == (before.pk, dt.date(2026, 5, 1))
    assert after.evidence != before.evidence
    assert after.weight > before.weight


def test_a_suggestion_that_no_longer_holds_goes(book: Book, pepe: Person, jose: Person) -> None:
    catch_up(book)
    assert pairs(book)
    elsewhere = somebody("Berta Solís", phone="+34 699 000 111")
    edit_person(book, pepe, [Kind.NAME, Kind.PHONE], elsewhere, base=counting(pepe))
    catch_up(book)
    assert jose.pk
    assert not pairs(book)


class TestTheOwnersWord:
    """What the owner said is not asked again."""

    def test_who_was_told_apart_is_suggested_no_more(
        self, book: Book, pepe: Person, jose: Person
    ) -> None:
        tell_apart(book, [pepe, jose])
        catch_up(book)
        assert not pairs(book)

    def test_nor_who_stands_for_somebody_told_apart(
        self, book: Book, pepe: Person, jose: Person
    ) -> None:
        third = add_person(book, somebody("Pepe García Mora", phone=MOBILE))
        tell_apart(book, [jose, third])
        join(book, [pepe, third])
        catch_up(book)
        assert not pairs(book)

    def test_one_who_stands_for_several_is_not_suggested_beside_them(
        self, book: Book, pepe: Person, jose: Person
    ) -> None:
        join(book, [pepe, jose])
        catch_up(book)
        compare(book, [jose.pk])
        assert not Suggestion.objects.exists()
        assert not uncompared(book).exists()

    def test_who_is_parted_is_compared_with_the_others_again(
        self, book: Book, pepe: Person, jose: Person
    ) -> None:
        third = add_person(book, somebody("José García", phone=MOBILE))
        catch_up(book)
        join(book, [pepe, jose])
        catch_up(book)
        pepe.refresh_from_db()
        part(book, pepe, [jose.pk])
        catch_up(book)
        assert pairs(book) == {
            frozenset((third.name, "Pepe García")),
            frozenset((third.name, "José García Mora")),
        }


class TestFloods:
    """Who matches everybody, and what everybody shares, stays cheap and brings no flood."""

    def test_five_thousand_at_one_switchboard(self, book: Book) -> None:
        people = fill(book, (somebody(stranger(n), phone=LANDLINE) for n in range(5000)))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            compare(book, people[:50])
        assert len(captured) < 50 * 10
        assert not pairs(book)

    def test_a_record_that_has_everybodys_addresses_and_numbers(self, book: Book) -> None:
        people = [somebody(stranger(n), mail=f"n{n}@place.example", phone=f"+34 6{n:08}")
                  for n in range(200)]  # fmt: skip
        everything = [f for person in people for f in person[1:]]
        fill(book, people)
        [all_of_them] = fill(book, [[Field(Kind.NAME, stranger(7)), *everything]])
        catch_up(book)
        about = Suggestion.objects.filter(one=all_of_them) | Suggestion.objects.filter(
            other=all_of_them
        )
        assert 0 < about.count() <= MOST_SUGGESTED
        assert Suggestion.objects.count() == about.count()

    def test_nobody_is_suggested_with_more_than_a_few(
        self, book: Book, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(suggesting, "MOST_SUGGESTED", 3)
        crowd(book, 100)
        fill(book, (somebody("Ana Gil Sanz", phone=MOBILE) for _ in range(7)))
        catch_up(book)
        rows = Suggestion.objects.filter(book=book)
        often = Counter(pk for pair in rows.values_list("one", "other") for pk in pair)
        assert set(often.values()) <= {2, 3}
        assert max(often.values()) == 3


def test_the_heaviest_pairs_are_kept_whoever_came_first(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "MOST_SUGGESTED", 1)
    crowd(book, 100)
    fill(book, [somebody("Pepe García", phone=MOBILE), somebody("José García", phone=MOBILE)])
    catch_up(book)
    assert pairs(book) == {frozenset(("Pepe García", "José García"))}
    fill(book, [somebody("José García", phone=MOBILE, mail="jose@casa.example")])
    catch_up(book)
    assert pairs(book) == {frozenset(("José García",))}


def test_when_most_of_a_book_is_new_what_was_suggested_is_weighed_again(
    book: Book, pepe: Person, jose: Person
) -> None:
    catch_up(book)
    before = Suggestion.objects.get()
    assert {before.one, before.other} == {pepe, jose}
    crowd(book, 300)
    catch_up(book)
    after = Suggestion.objects.get()
    assert after.pk == before.pk
    assert after.weight != before.weight


def test_an_erased_person_leaves_no_suggestion(book: Book, pepe: Person, jose: Person) -> None:
    catch_up(book)
    erase_people(book, [pepe])
    compare(book, [pepe.pk, jose.pk])
    assert not Suggestion.objects.exists()


def test_the_keys_of_a_pair_come_and_go_with_the_name(book: Book) -> None:
    ana = named(book, "Ana Gil")
    keys = Key.objects.filter(person=ana, kind=Key.Kind.PAIR)
    before = set(keys.values_list("value", flat=True))
    edit_person(book, ana, [Kind.NAME], [Field(Kind.NAME, "Berta Sol")], base=counting(ana))
    after = set(keys.values_list("value", flat=True))
    assert before
    assert after
    assert not before & after
    assert not Assertion.objects.exists()
