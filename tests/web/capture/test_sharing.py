"""The share sheet: pictures, contacts and words that other apps hand over."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.capture import actions as captures
from dardar.capture.models import Capture
from dardar.ids import new_id
from dardar.people.imports import actions as imports
from dardar.people.models import Import
from dardar.people.uploads import TooLargeError
from tests.people.pictures import png
from tests.web.people.views import Answer

ADDRESS = "/capture/share/"
BY_THE_DEVICE = {"Sec-Fetch-Site": "none"}
CONTACT = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nora Quintana\r\nTEL:+34612345679\r\nEND:VCARD\r\n"


def share(client: Client, headers: dict[str, str] = BY_THE_DEVICE, **fields: object) -> Answer:
    return client.post(ADDRESS, fields, headers=headers)


def card(name: str = "nora.vcf", content: bytes = CONTACT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/vcard")


def test_words_are_taken_in_each_once(client: Client, book: Book) -> None:
    answer = share(client, title="Nora", text="https://nora.example", url="https://nora.example")
    assert answer.headers["Location"] == reverse("capture")
    shared = Capture.objects.get(book=book)
    assert shared.kind == Capture.Kind.TEXT


def test_pictures_are_taken_in(client: Client, book: Book) -> None:
    pictures = [SimpleUploadedFile(f"{n}.png", png(), "image/png") for n in range(2)]
    share(client, files=pictures, text="two cards")
    kinds = Capture.objects.filter(book=book).values_list("kind", flat=True)
    assert list(kinds) == [Capture.Kind.PHOTO, Capture.Kind.PHOTO]


def test_a_contact_goes_to_the_imports(client: Client, book: Book) -> None:
    answer = share(client, files=card())
    brought = Import.objects.get(book=book)
    assert answer.headers["Location"] == reverse("import", args=[brought.pk])
    assert brought.file_name == "nora.vcf"


def test_the_queue_brings_a_contact_once(client: Client, book: Book) -> None:
    key = str(new_id())
    headers = {"Sec-Fetch-Site": "same-origin", "accept": "application/json"}
    for _time in range(2):
        said = json.loads(share(client, headers, files=card(), key=key).content)
        assert (said["key"], said["url"]) == (key, reverse("import", args=[key]))
    assert Import.objects.filter(book=book).count() == 1


def test_the_key_of_somebody_else_brings_nothing(client: Client, stranger: Client) -> None:
    key = str(new_id())
    headers = {"Sec-Fetch-Site": "same-origin", "accept": "application/json"}
    share(client, headers, files=card(), key=key)
    assert share(stranger, headers, files=card(), key=key).status_code == 403
    assert Import.objects.count() == 1


@pytest.mark.parametrize("site", [{}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_shares_nothing(client: Client, site: dict[str, str]) -> None:
    assert share(client, site, text="Nora Quintana").status_code == 403
    assert not Capture.objects.exists()


def test_nothing_shared_says_so(client: Client) -> None:
    answer = client.post(ADDRESS, {}, headers=BY_THE_DEVICE, follow=True)
    assert "There is nothing in it." in answer.content.decode()
    headers = BY_THE_DEVICE | {"accept": "application/json"}
    answer = client.post(ADDRESS, {}, headers=headers)
    assert (answer.status_code, json.loads(answer.content)["error"]) == (400, "empty")


def test_a_disk_that_is_full_can_be_tried_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise OSError

    monkeypatch.setattr(captures, "take", full)
    headers = BY_THE_DEVICE | {"accept": "application/json"}
    assert share(client, headers, text="Nora Quintana").status_code == 503


def test_a_file_too_large_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise TooLargeError

    monkeypatch.setattr(imports, "begin", refuse)
    headers = BY_THE_DEVICE | {"accept": "application/json"}
    said = json.loads(share(client, headers, files=card()).content)
    assert said["error"] == "too-large"


def test_a_share_by_link_leads_to_capture(client: Client) -> None:
    assert client.get(ADDRESS).headers["Location"] == reverse("capture")


def test_signed_out_nothing_is_taken(book: Book) -> None:
    assert share(Client(), text="Nora Quintana").status_code == 302
    assert not Capture.objects.filter(book=book).exists()
