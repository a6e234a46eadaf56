"""The pages on which a book is taken along, brought back and erased."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book, User
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person
from dardar.people.models import Person
from tests.capture.made import one_card

PASSWORD = "a long pass word"


@pytest.fixture
def ana(book: Book) -> Person:
    return add_person(book, [Field(Kind.NAME, "Ana Gil")])


def download(client: Client) -> bytes:
    response = client.get(reverse("archive_download"))
    assert "attachment" in response["Content-Disposition"]
    return b"".join(response.streaming_content)  # type: ignore[attr-defined] # a streaming response


def upload(client: Client, content: bytes) -> object:
    file = SimpleUploadedFile("dardar.json", content)
    return client.post(reverse("archive_upload"), {"file": file})


@pytest.mark.usefixtures("ana")
def test_the_page_counts_what_there_is(client: Client, book: Book) -> None:
    one_card(book)
    response = client.get(reverse("archive"))
    counts = response.context["counts"]
    assert (counts.people, counts.cards) == (1, 1)
    assert "Download the archive" in response.content.decode()
    assert (
        "note, promise, photo and card" in client.get(reverse("erase_everything")).content.decode()
    )


def test_what_is_downloaded_comes_back_after_erasing(
    client: Client, book: Book, ana: Person
) -> None:
    archive = download(client)
    response = client.post(reverse("erase_everything"), {"password": PASSWORD})
    assert response.status_code == 302
    assert not Person.objects.filter(book=book).exists()
    upload(client, archive)
    assert Person.objects.get(book=book).pk == ana.pk


@pytest.mark.usefixtures("ana")
def test_a_book_with_people_in_it_says_why_it_takes_no_archive(client: Client) -> None:
    response = client.post(
        reverse("archive_upload"), {"file": SimpleUploadedFile("a.json", download(client))}
    )
    assert response.status_code == 400
    assert "already holds people" in response.content.decode()


def test_a_file_that_is_no_archive_is_told_by_its_line(client: Client) -> None:
    response = client.post(
        reverse("archive_upload"), {"file": SimpleUploadedFile("a.json", b"BEGIN:VCARD")}
    )
    assert response.status_code == 400
    assert "Line 1 is damaged" in response.content.decode()


def test_an_upload_without_a_file_asks_for_one(client: Client) -> None:
    assert client.post(reverse("archive_upload")).status_code == 400


def test_erasing_asks_for_the_password(client: Client, book: Book, ana: Person) -> None:
    response = client.post(reverse("erase_everything"), {"password": "wrong"})
    assert response.status_code == 400
    assert "not your password" in response.content.decode()
    assert Person.objects.get(book=book).pk == ana.pk


@pytest.mark.usefixtures("ana")
def test_the_erase_page_says_how_many_go(client: Client) -> None:
    assert "One person goes" in client.get(reverse("erase_everything")).content.decode()


def test_closing_the_account_signs_out_for_good(client: Client, book: Book) -> None:
    response = client.post(reverse("erase_everything"), {"password": PASSWORD, "account": "on"})
    assert response.url == reverse("account_login")  # type: ignore[attr-defined] # a redirect
    assert not User.objects.filter(pk=book.owner_id).exists()


def test_a_stranger_downloads_and_erases_only_their_own(
    stranger: Client, book: Book, ana: Person
) -> None:
    rows = json.loads(download(stranger))["rows"]
    assert not [row for row in rows if row["model"] == "person"]
    stranger.post(reverse("erase_everything"), {"password": PASSWORD})
    assert Person.objects.get(book=book).pk == ana.pk


@pytest.mark.parametrize("name", ["archive", "archive_download", "erase_everything"])
def test_somebody_not_signed_in_is_asked_to(db: None, name: str) -> None:  # noqa: ARG001 - pytest-django opens the database
    User.objects.create_user("someone@example.org")
    response = Client().get(reverse(name))
    assert response.status_code == 302
    assert reverse("account_login") in response.url  # type: ignore[attr-defined] # a redirect
