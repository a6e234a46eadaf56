"""Codes before the camera, read by the server."""

import io
import json
from typing import Any

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from dardar.accounts.models import Book
from dardar.capture.models import Capture
from dardar.web.capture import scanning
from tests.people.pictures import png


def frame(text: str) -> bytes:
    """Return what a camera sees of a code."""
    file = io.BytesIO()
    segno.make(text).save(file, kind="png", scale=6, border=4)
    seen = io.BytesIO()
    Image.open(file).convert("RGB").save(seen, "JPEG")
    return seen.getvalue()


def look(client: Client, data: bytes | None) -> tuple[int, Any]:
    file = {"picture": SimpleUploadedFile("frame.jpg", data, "image/jpeg")} if data else {}
    answer = client.post("/capture/code/", file)
    return answer.status_code, json.loads(answer.content)


def test_a_code_is_read_and_nothing_kept(client: Client) -> None:
    status, said = look(client, frame("https://example.org/nora"))
    assert status == 200
    assert said == {"codes": [{"text": "https://example.org/nora", "kind": "QR Code"}]}
    assert not Capture.objects.exists()


def test_a_picture_without_a_code_has_none(client: Client) -> None:
    assert look(client, png()) == (200, {"codes": []})


@pytest.mark.parametrize("data", [None, b"no picture"])
def test_what_is_no_picture_says_so(client: Client, data: bytes | None) -> None:
    status, said = look(client, data)
    assert (status, said["error"]) == (400, "not-a-picture")


def test_a_large_picture_is_refused_unread(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "LARGEST", 10)
    status, said = look(client, png())
    assert (status, said["error"]) == (400, "too-large")


def test_a_small_file_of_many_pixels_is_refused_unread(client: Client) -> None:
    picture = io.BytesIO()
    Image.new("1", (4000, 2000)).save(picture, "PNG")
    assert len(picture.getvalue()) < scanning.LARGEST
    status, said = look(client, picture.getvalue())
    assert (status, said["error"]) == (400, "too-large")


def test_nobody_else_has_codes_read(book: Book) -> None:  # noqa: ARG001 - somebody must be here
    assert Client().post("/capture/code/").status_code == 302
    assert Client().get("/capture/code/").status_code == 302
