"""Each migration keeps what there is, and can be taken back."""

from collections.abc import Iterator

import pytest
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.core.identity.keys import BOTH, END
from dardar.ids import new_id
from dardar.people.actions import add_person
from dardar.people.models import Key
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
