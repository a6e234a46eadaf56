"""Books of an older version become what this one needs."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from dardar.core.identity.keys import BOTH, END
from dardar.people.models import Key, Person
from tests.people.conftest import met


def migrate(*targets: tuple[str, str]) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets) or executor.loader.graph.leaf_nodes("dardar"))


@pytest.mark.django_db(transaction=True)
def test_keys_lose_what_search_needs_and_get_it_again(ana: Person) -> None:
    met(ana, 3)
    before = set(ana.keys.values_list("kind", "value", "contact"))
    migrate(("dardar", "0002_identities"))
    assert not Key.objects.filter(kind__in=(BOTH, END)).exists()
    migrate()
    assert set(ana.keys.values_list("kind", "value", "contact")) == before
