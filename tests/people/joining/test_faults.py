"""Killed in the midst, two at once, crowds and hostile names: nothing is lost or joined wrongly."""

import sys
import threading
from typing import Any

import pytest
from django.db import connection

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person
from dardar.people.joining.actions import join
from dardar.people.joining.queries import identities
from dardar.people.labelling import label_people
from dardar.people.lists import people
from dardar.people.models import Assertion, Change, Person
from dardar.people.undo import undo
from tests.crashing import crashes
from tests.people.conftest import named
from tests.people.imports.samples import bring, card, google
from tests.people.joining.sequences import profiles

LONG = "José " + "Ñandú-García " * 800
HOSTILE = [
    LONG,
    "محمد علي",
    "דָּוִד כֹּהֵן",
    "🌸 Ana 🌸",
    "\u202eanA\u202c",
    "李小龍",
    "\u0000\ufffdAna",
    "a" * 10_000,
]

# Another address book than that of the other cards: it replaces nothing.
OTHER = "PRODID:-//Other//EN"


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_statement_a_join_has_happened_or_not() -> None:
    book = open_book(email="alma@example.org", password=None)
    one, other = named(book, "Ana Gil"), named(book, "Ana Gil Sanz")
    label_people(book, [one, other], "friends")
    apart = profiles(book)
    join(book, [one, other])
    joined = profiles(book)
    undo(book, Change.objects.get(verb="joined"))
    seen = []

    def statement(execute: Any, *given: Any) -> Any:  # noqa: ANN401 - Django's signature
        sys.audit("step")
        return execute(*given)

    def act() -> None:
        with connection.execute_wrapper(statement):
            join(book, [one, other])

    connection.close()
    for killed in crashes(act, every=6):
        seen.append((killed, profiles(book)))
        if seen[-1][1] == joined:
            undo(book, Change.objects.get(verb="joined", undone_at=None))
        connection.close()
    assert {state for killed, state in seen if killed} <= {apart, joined}
    assert seen[0] == (True, apart)
    assert seen[-1] == (False, joined)


@pytest.mark.django_db(transaction=True)
def test_two_who_join_at_once_leave_one_person() -> None:
    book = open_book(email="alma@example.org", password=None)
    several = [named(book, f"Ana Gil {n}") for n in range(4)]
    pairs = [several[:2], several[1:3], several[2:], several[::3]]
    errors: list[BaseException] = []

    def act(pair: list[Person]) -> None:
        try:
            join(book, pair)
        except BaseException as error:  # noqa: BLE001 - told to the test
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=[pair]) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Who came last may find that there is nothing left to join.
    assert [type(error).__name__ for error in errors] in ([], ["NotSeveralError"])
    assert people(book).get().joined.count() == 3


def test_five_thousand_at_one_switchboard_stay_five_thousand(book: Book) -> None:
    bring(book, b"".join(card(f"Ana{n} Gil{n}", phone="910 00 00 00") for n in range(5000)))
    assert people(book).count() == 5000
    bring(book, google("Ana7,Gil7,,,,,,,Work,910000000"), "contacts.csv")
    assert people(book).count() == 5001
    assert not Assertion.objects.exists()


def test_a_record_that_matches_everyone_joins_one_at_most(book: Book) -> None:
    every = [f"a{n}@x.example" for n in range(15)]
    bring(book, b"".join(card(f"Ana{n} Gil{n}", mail=mail) for n, mail in enumerate(every)))
    bring(book, card("", more=[OTHER, *(f"EMAIL:{mail}" for mail in every)]))
    assert people(book).count() == 15


def test_a_nameless_card_does_not_chain_two_who_differ(book: Book) -> None:
    bring(book, card("Ana Gil", mail="a@x.example"))
    bring(book, card("Luis Prado", phone="600112233"))
    bring(book, card("", mail="a@x.example", phone="600112233", more=[OTHER]))
    assert sorted(people(book).values_list("name", flat=True)) == ["Ana Gil", "Luis Prado"]
    assert len(identities(book, people(book).get(name="Ana Gil"))) == 2


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_names_of_any_kind_are_joined_and_taken_apart(book: Book, name: str) -> None:
    one = add_person(book, [Field(Kind.NAME, name), Field(Kind.EMAIL, "a@x.example")])
    before = profiles(book)
    bring(book, card(name.replace("\u0000", ""), mail="a@x.example"))
    assert people(book).count() == 1
    other = named(book, name)
    join(book, [one, other])
    undo(book, Change.objects.get(verb="joined"))
    undo(book, Change.objects.filter(verb="added").latest("at"))
    assert people(book).count() == 1
    assert before[:60] == profiles(book)[:60]
