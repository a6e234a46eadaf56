"""Each migration keeps what there is, and can be taken back."""

from collections.abc import Iterator

import pytest
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.capture.own_card import save_own_card
from dardar.core.cards.fields import Field, Kind
from dardar.core.identity.keys import BOTH, END
from dardar.giving import pairing
from dardar.giving.actions import What, add_wish, withdraw
from dardar.giving.models import Role, Wish
from dardar.ids import new_id
from dardar.people.actions import add_person
from dardar.people.models import Key, Person
from tests.people.conftest import ANA, met

# A migration is a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True)


def migrate(name: str) -> Apps:
    """Go to a migration and return the models as they are there."""
    executor = MigrationExecutor(connection)
    executor.migrate([("dardar", name)])
    return MigrationExecutor(connection).loader.project_state([("dardar", name)]).apps


@pytest.fixture(autouse=True)
def up_to_date() -> Iterator[None]:
    """Leave the database as the next test expects it."""
    yield
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes("dardar")
    MigrationExecutor(connection).migrate(newest)


def test_rows_from_before_identities_are_of_the_person_they_are_about() -> None:
    old = migrate("0001_initial")
    user = old.get_model("dardar", "User").objects.create(email="alma@example.org")
    book = old.get_model("dardar", "Book").objects.create(owner=user)
    person = old.get_model("dardar", "Person").objects.create(book=book, name="Ana")
    old.get_model("dardar", "Note").objects.create(
        book=book, person=person, text="tea", created_at=timezone.now()
    )
    new = migrate("0002_identities")
    note = new.get_model("dardar", "Note").objects.get()
    assert (note.identity, note.text) == (person.pk, "tea")
    assert new.get_model("dardar", "Person").objects.get().joined_to is None


def test_going_back_keeps_the_rows() -> None:
    new = migrate("0002_identities")
    user = new.get_model("dardar", "User").objects.create(email="alma@example.org")
    book = new.get_model("dardar", "Book").objects.create(owner=user)
    person = new.get_model("dardar", "Person").objects.create(id=new_id(), book=book, name="Ana")
    note = new.get_model("dardar", "Note")
    note.objects.create(book=book, person=person, identity=person.pk, text="tea")
    old = migrate("0001_initial")
    assert old.get_model("dardar", "Note").objects.get().text == "tea"


def test_keys_lose_what_search_needs_and_get_it_again(book: Book) -> None:
    ana = add_person(book, ANA)
    met(ana, 3)
    before = set(ana.keys.values_list("kind", "value", "contact"))
    migrate("0002_identities")
    assert not Key.objects.filter(kind__in=(BOTH, END)).exists()
    migrate("0003_search_keys")
    assert set(ana.keys.values_list("kind", "value", "contact")) == before


def test_what_cards_said_before_there_were_offers_and_needs_is_their_owners(book: Book) -> None:
    old = migrate("0005_capture")
    card = old.get_model("dardar", "OwnCard")
    said = {"offers": "Piano lessons; a van", "needs": "Un local en Vigo"}
    card.objects.create(book_id=book.pk, fields=[], language="en", **said)
    new = migrate("0007_wishes_of_cards")
    rows = new.get_model("dardar", "Wish").objects.values_list("role", "words", "origin", "person")
    assert sorted(map(str, rows)) == [
        "('need', 'Un local en Vigo', 'card', None)",
        "('offer', 'Piano lessons', 'card', None)",
        "('offer', 'a van', 'card', None)",
    ]
    assert list(pairing.waiting()) == [book.pk]


def test_what_follows_a_card_already_is_taken_over_once(book: Book) -> None:
    save_own_card(book, [Field(Kind.NAME, "Alma")], offers="Piano lessons\nA van", needs="")
    van = Wish.objects.get(words="A van")
    withdraw(book, van)
    before = set(Wish.objects.values_list("pk", "state"))
    migrate("0006_giving")
    migrate("0007_wishes_of_cards")
    assert set(Wish.objects.values_list("pk", "state")) == before


def test_going_back_to_before_there_was_giving_keeps_people_and_cards(book: Book) -> None:
    ana = add_person(book, ANA)
    save_own_card(book, [Field(Kind.NAME, "Alma")], offers="Piano lessons")
    add_wish(book, ana, What(Role.NEED, "A room"))
    migrate("0005_capture")
    with connection.cursor() as cursor:
        assert "dardar_wish" not in connection.introspection.table_names(cursor)
    migrate("0007_wishes_of_cards")
    assert Person.objects.get().name == ana.name
    [wish] = Wish.objects.all()
    assert (wish.words, wish.person, wish.origin) == ("Piano lessons", None, "card")
