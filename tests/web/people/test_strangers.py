"""Nobody reaches into another's book."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern

from dardar.accounts.models import Book
from dardar.people.actions import add_note, set_photo
from dardar.people.labelling import label_people
from dardar.people.models import Change, ChangeAbout, Key, Label, Note, Person, Photo, Record
from dardar.web.people.urls import urlpatterns
from tests.people.pictures import png
from tests.web.people.views import body


def rows() -> list[object]:
    models = (Person, Record, Note, Label, Photo, Change, ChangeAbout, Key)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def addresses(ana: Person) -> Iterator[tuple[str, str]]:
    """Yield every address of this feature that names something, filled in with Alma's things."""
    things = {
        "photo": Photo.objects.get().pk,
        "photo_remove": Photo.objects.get().pk,
        "note_edit": Note.objects.get().pk,
        "note_delete": Note.objects.get().pk,
        "record_raw": Record.objects.get().pk,
    }
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        if "<" in route:
            route = route.replace("<uuid:pk>", str(things.get(pattern.name or "", ana.pk)))
            route = route.replace("<uuid:person>", str(ana.pk))
            route = route.replace("<uuid:label>", str(Label.objects.get().pk))
            route = route.replace("<uuid:change>", str(Change.objects.latest("at").pk))
            yield pattern.name or "", f"/people/{route}"


@pytest.fixture
def full(book: Book, ana: Person) -> Person:
    add_note(book, ana, "tea")
    label_people(book, [ana], "friends")
    set_photo(book, ana, png())
    return ana


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing_at_any_address_and_changes_nothing(
    stranger: Client, full: Person, method: str
) -> None:
    before = rows()
    found = list(addresses(full))
    assert len(found) >= 14
    for name, address in found:
        response = getattr(stranger, method)(address, {"text": "x", "label": "x", "sure": "1"})
        assert response.status_code in {404, 405}, name
        assert full.name.encode() not in response.content
    assert rows() == before


@pytest.mark.parametrize("path", ["labels/", "erase/", "export/"])
def test_a_stranger_cannot_choose_people_of_another_book(
    stranger: Client, full: Person, path: str
) -> None:
    before = rows()
    for whom in ({"person": str(full.pk)}, {"everyone": "1"}):
        data = {**whom, "label_name": "x", "act": "label", "sure": "1", "format": "vcf"}
        response = stranger.post(f"/people/{path}", data)
        assert full.name.encode() not in body(response)
    assert rows() == before


def test_nobody_reaches_anything_signed_out(full: Person) -> None:
    before = rows()
    for pattern in urlpatterns:
        address = _any_address(pattern, full)
        for method in ("get", "post"):
            response = getattr(Client(), method)(address)
            assert response.status_code == 302
            assert "/login/" in response["Location"]
    assert rows() == before


def _any_address(pattern: URLPattern, ana: Person) -> str:
    route = str(pattern.pattern)
    for part in ("pk", "person", "label", "change"):
        route = route.replace(f"<uuid:{part}>", str(ana.pk))
    return f"/people/{route}"


def test_what_is_not_there_is_not_found(client: Client) -> None:
    for path in ("", "edit/", "erase/"):
        assert client.get(f"/people/{uuid4()}/{path}").status_code == 404
