"""Uploads in the data folder."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from dardar.accounts.models import Book
from dardar.models import Import
from dardar.people.imports import actions, storage
from dardar.people.imports.marks import Marks


def test_an_upload_is_kept_as_it_came_and_for_its_owner_alone(uploads: Path) -> None:
    name = storage.keep([b"one", b"two"])
    with storage.upload(name) as file:
        assert file.read() == b"onetwo"
    assert stat.S_IMODE((uploads / name).stat().st_mode) == 0o600
    assert stat.S_IMODE(uploads.stat().st_mode) == 0o700


def test_what_is_too_large_is_refused_and_not_kept(
    uploads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "LARGEST", 5)
    with pytest.raises(storage.TooLargeError):
        storage.keep([b"abc", b"def"])
    assert list(uploads.iterdir()) == []


def cut_off() -> Iterator[bytes]:
    yield b"begun"
    raise ConnectionResetError


def test_what_is_cut_off_is_not_kept(book: Book, uploads: Path) -> None:
    with pytest.raises(ConnectionResetError):
        actions.begin(book, "contacts.vcf", cut_off())
    assert list(uploads.iterdir()) == []
    assert not Import.objects.exists()


def test_what_no_row_tells_of_is_not_kept(book: Book, uploads: Path) -> None:
    book.pk = None
    with pytest.raises(Book.DoesNotExist):
        actions.begin(book, "contacts.vcf", [b"x"])
    assert list(uploads.iterdir()) == []


def test_marks_are_found_again_until_the_upload_goes() -> None:
    name = storage.keep([b"x"])
    path = storage.marks_of(name)
    with pytest.raises(FileNotFoundError):
        Marks(path)
    kept = [n.to_bytes(16) for n in range(5000)]
    with Marks(path, anew=True) as marks:
        marks.add(kept[:3000])
        marks.add(kept[1000:])
    with Marks(path) as marks:
        assert marks.among([*kept, b"another"]) == set(kept)
    with Marks(path, anew=True) as marks:
        assert marks.among(kept) == set()
    storage.discard(name)
    assert not path.exists()
    storage.discard(name)


@pytest.mark.parametrize("name", ["../secret.key", "/etc/passwd", "", "x.marks"])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        storage.upload(name)
