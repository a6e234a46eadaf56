"""Nobody reaches another's imports."""

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.models import Import, ImportRejection, Person, Record
from dardar.web.imports.urls import urlpatterns
from tests.people.imports.samples import begin, bring, card, google

ANA = card("Ana García", mail="ana@altura.coffee")


def rows() -> list[object]:
    models = (Import, ImportRejection, Person, Record)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


@pytest.fixture
def works(book: Book) -> list[Import]:
    """Return an import in each state an owner has something to do."""
    return [
        bring(book, ANA),
        begin(book, google(",,,,,lost,,,,", "Eva,Sol,,,,,,,,"), "contacts.csv"),
        begin(book, b"A;B\nx;y\n", "list.csv"),
        begin(book, bytes(300), "a.bin"),
    ]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing_at_any_address_and_changes_nothing(
    stranger: Client, works: list[Import], method: str
) -> None:
    before = rows()
    names = [pattern.name for pattern in urlpatterns if "<" in str(pattern.pattern)]
    assert len(names) == 9
    for name in names:
        for work in works:
            address = reverse(str(name), args=[work.pk])
            response = getattr(stranger, method)(address, {"source": "vcard"})
            assert response.status_code in {404, 405}, name
            assert b"contacts.csv" not in response.content
    assert rows() == before


@pytest.mark.usefixtures("works")
def test_a_strangers_list_is_empty(stranger: Client) -> None:
    page = stranger.get(reverse("imports")).content.decode()
    assert "Nobody was brought in yet" in page
    assert ".csv" not in page


def test_who_is_not_signed_in_is_asked_to(works: list[Import]) -> None:
    for name in ("imports", "import_new"):
        assert "/login/" in Client().get(reverse(name)).headers["Location"]
    address = reverse("import", args=[works[0].pk])
    assert "/login/" in Client().get(address).headers["Location"]


@pytest.mark.parametrize("name", ["import_run", "import_cancel", "import_undo", "import_retry"])
def test_reading_a_page_changes_nothing(client: Client, works: list[Import], name: str) -> None:
    before = rows()
    for work in works:
        assert client.get(reverse(name, args=[work.pk])).status_code == 405
    assert rows() == before
