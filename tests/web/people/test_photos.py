"""Pictures, shown to their owner alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dardar.people.actions import set_photo
from dardar.people.models import Person, Photo
from dardar.web.people import photos
from tests.people.pictures import png
from tests.web.people.views import said


def test_a_picture_is_sent_for_this_browser_alone_and_can_run_nothing(
    client: Client, ana: Person
) -> None:
    photo = set_photo(ana.book, ana, png())
    response = client.get(f"/people/photos/{photo.pk}/")
    assert response.content == bytes(photo.image)
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"].startswith("private, max-age=")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_browser_that_has_it_is_told_so(client: Client, ana: Person) -> None:
    photo = set_photo(ana.book, ana, png())
    etag = client.get(f"/people/photos/{photo.pk}/")["ETag"]
    response = client.get(f"/people/photos/{photo.pk}/", headers={"If-None-Match": etag})
    assert response.status_code == 304
    assert response.content == b""


def test_a_picture_is_put_in_and_taken_away(client: Client, ana: Person) -> None:
    file = SimpleUploadedFile("ana.png", png(), "text/html")
    response = client.post(f"/people/{ana.pk}/photo/", {"photo": file})
    assert said(response) == ["The picture is kept."]
    photo = Photo.objects.get()
    assert photo.image[:4] == b"RIFF"
    client.post(f"/people/photos/{photo.pk}/remove/")
    assert not Photo.objects.exists()


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_says_so(client: Client, ana: Person, data: bytes) -> None:
    file = SimpleUploadedFile("ana.svg", data, "image/svg+xml")
    [words] = said(client.post(f"/people/{ana.pk}/photo/", {"photo": file}))
    assert "could not be read as a picture" in words
    assert not Photo.objects.exists()


def test_no_file_says_so(client: Client, ana: Person) -> None:
    assert said(client.post(f"/people/{ana.pk}/photo/")) == ["Choose a picture first."]


def test_a_huge_file_is_refused_unread(
    client: Client, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "MOST_BYTES", 10)
    file = SimpleUploadedFile("ana.png", png())
    [words] = said(client.post(f"/people/{ana.pk}/photo/", {"photo": file}))
    assert "too large" in words
