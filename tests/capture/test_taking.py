"""Taking in: once, whole, and with a clear word where it can't be."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django_tasks_db.models import DBTaskResult

from dardar.accounts.models import Book
from dardar.capture import actions, storage
from dardar.capture.actions import Occasion, RefusedError, take, take_fields
from dardar.capture.models import Capture, Card
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.models import Space
from tests.capture.made import LUCIA, key, occasion, today, webp

VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Marcos Peña\r\nTEL:612345678\r\nEND:VCARD\r\n"
PHOTO, CODE, TEXT = Capture.Kind.PHOTO, Capture.Kind.CODE, Capture.Kind.TEXT


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.exists() else []


class TestPictures:
    """A picture waits in the data folder until it is read."""

    def test_a_picture_is_kept_with_its_occasion_and_a_task(
        self, book: Book, pictures: Path
    ) -> None:
        space = Space.objects.filter(book=book).first()
        on = occasion(book, "  Breakfast  of the Chamber ", space)
        capture = take(book, key(), kind=PHOTO, occasion=on, chunks=[webp()])
        assert capture.state == Capture.State.WAITING
        assert (capture.gathering, capture.space) == ("Breakfast of the Chamber", space)
        assert files(pictures) == [capture.stored_as]
        assert storage.read(capture.stored_as) == webp()
        assert DBTaskResult.objects.count() == 1

    def test_what_comes_twice_is_kept_once(self, book: Book, pictures: Path) -> None:
        pk = key()
        first = take(book, pk, kind=PHOTO, occasion=occasion(book), chunks=[webp()])
        again = take(book, pk, kind=PHOTO, occasion=occasion(book, "x"), chunks=[b"another"])
        assert (again, again.gathering) == (first, "")
        assert len(files(pictures)) == 1
        assert DBTaskResult.objects.count() == 1

    def test_two_devices_that_send_at_once_leave_one_picture(
        self, book: Book, pictures: Path
    ) -> None:
        pk = key()

        def meanwhile() -> Iterator[bytes]:
            yield webp()
            take(book, pk, kind=PHOTO, occasion=occasion(book), chunks=[webp()])

        take(book, pk, kind=PHOTO, occasion=occasion(book), chunks=meanwhile())
        assert Capture.objects.count() == 1
        # The file goes once the transaction, which a test never settles, has.
        known = Capture.objects.values_list("stored_as", flat=True)
        assert set(known) < set(files(pictures))

    def test_nobody_takes_up_the_key_of_another_book(
        self, book: Book, strangers_book: Book
    ) -> None:
        pk = key()
        take(strangers_book, pk, kind=TEXT, occasion=occasion(book), text=VCARD)
        for kind in (PHOTO, TEXT):
            with pytest.raises(PermissionDenied):
                take(book, pk, kind=kind, occasion=occasion(book), chunks=[b"x"], text="x")
        with pytest.raises(PermissionDenied):
            take_fields(book, pk, LUCIA, kind=Capture.Kind.LEFT, occasion=occasion(book))

    def test_a_space_of_another_book_is_none(self, book: Book, strangers_book: Book) -> None:
        space = Space.objects.filter(book=strangers_book).first()
        with pytest.raises(PermissionDenied):
            take(book, key(), kind=TEXT, occasion=occasion(book, "", space), text="x")

    @pytest.mark.parametrize(
        ("chunks", "code"), [([], "empty"), ([b"", b""], "empty"), ([b"123", b"456"], "too-large")]
    )
    def test_what_is_empty_or_too_large_leaves_nothing(
        self,
        book: Book,
        pictures: Path,
        monkeypatch: pytest.MonkeyPatch,
        chunks: list[bytes],
        code: str,
    ) -> None:
        monkeypatch.setattr(storage, "LARGEST", 5)
        with pytest.raises(RefusedError) as refused:
            take(book, key(), kind=PHOTO, occasion=occasion(book), chunks=chunks)
        assert refused.value.code == code
        assert files(pictures) == []
        assert not Capture.objects.exists()

    def test_a_full_disk_leaves_nothing(self, book: Book, pictures: Path) -> None:
        def cut_off() -> Iterator[bytes]:
            yield b"begun"
            raise OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space"):
            take(book, key(), kind=PHOTO, occasion=occasion(book), chunks=cut_off())
        assert files(pictures) == []
        assert not Capture.objects.exists()

    def test_a_picture_goes_with_its_book(
        self, book: Book, pictures: Path, django_capture_on_commit_callbacks: object
    ) -> None:
        take(book, key(), kind=PHOTO, occasion=occasion(book), chunks=[webp()])
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # a fixture
            Capture.objects.all().delete()
        assert files(pictures) == []

    def test_strays_are_swept_and_those_that_wait_are_not(
        self,
        book: Book,
        pictures: Path,
        monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: object,
    ) -> None:
        capture = take(book, key(), kind=PHOTO, occasion=occasion(book), chunks=[webp()])
        storage.keep([b"left by a crash"])
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # a fixture
            storage.sweep()
        assert len(files(pictures)) == 2
        monkeypatch.setattr(storage, "_STRAY_AFTER", -60)
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # a fixture
            storage.sweep()
        assert files(pictures) == [capture.stored_as]


class TestTexts:
    """Codes and texts are read at once."""

    def test_the_cards_of_a_text_are_read_at_once(self, book: Book) -> None:
        two = VCARD + VCARD.replace("Marcos Peña", "Eva Gil")
        capture = take(book, key(), kind=TEXT, occasion=occasion(book), text=two)
        assert (capture.state, capture.text) == (Capture.State.READ, "")
        names = [card.findings[0]["value"] for card in capture.cards.order_by("number")]
        assert names == ["Marcos Peña", "Eva Gil"]

    def test_a_code_is_surest(self, book: Book) -> None:
        text = "MECARD:N:Gil,Eva;TEL:+34612345678;EMAIL:eva@gil.example;;"
        capture = take(book, key(), kind=CODE, occasion=occasion(book), text=text)
        card = Card.objects.get(capture=capture)
        assert {one["kind"] for one in card.findings} == {"name", "phone", "email"}
        assert {one["confidence"] for one in card.findings} == {1.0}
        assert card.scans.get().text == text

    @pytest.mark.parametrize(
        ("text", "kind", "value"),
        [
            ("A-1042", "other", "A-1042"),
            ("javascript:alert(1)", "note", "javascript:alert(1)"),
            ("https://www.linkedin.com/in/evagil", "profile", "https://www.linkedin.com/in/evagil"),
        ],
    )
    def test_any_code_is_kept_as_what_it_is(
        self, book: Book, text: str, kind: str, value: str
    ) -> None:
        capture = take(book, key(), kind=CODE, occasion=occasion(book), text=text)
        [found] = capture.cards.get().findings
        assert (found["kind"], found["value"]) == (kind, value)

    @pytest.mark.parametrize(
        ("kind", "text", "code"),
        [
            (TEXT, " \n\0 ", "empty"),
            (CODE, "", "empty"),
            (TEXT, "x" * 40_001, "too-large"),
            (CODE, "é" * 2049, "too-large"),
        ],
    )
    def test_what_can_not_be_a_text_is_refused(
        self, book: Book, kind: Capture.Kind, text: str, code: str
    ) -> None:
        with pytest.raises(RefusedError) as refused:
            take(book, key(), kind=kind, occasion=occasion(book), text=text)
        assert refused.value.code == code
        assert not Capture.objects.exists()

    def test_a_day_that_lies_ahead_is_today(self, book: Book) -> None:
        ahead = Occasion(today(book) + timedelta(days=2))
        capture = take(book, key(), kind=TEXT, occasion=ahead, text=VCARD)
        assert capture.on == today(book)


class TestFields:
    """What somebody wrote of themselves needs no reading."""

    def test_what_a_visitor_left_is_a_card_of_which_all_is_sure(self, book: Book) -> None:
        pk = key()
        kind = Capture.Kind.LEFT
        capture = take_fields(book, pk, LUCIA, kind=kind, occasion=occasion(book))
        card = capture.cards.get()
        assert len(card.findings) == len(LUCIA)
        assert take_fields(book, pk, LUCIA, kind=kind, occasion=occasion(book)) == capture
        assert Card.objects.count() == 1

    def test_nobody_is_refused(self, book: Book) -> None:
        nobody = [Field(Kind.NOTE, "hello"), Field(Kind.NAME, " ")]
        with pytest.raises(RefusedError) as refused:
            take_fields(book, key(), nobody, kind=Capture.Kind.LEFT, occasion=occasion(book))
        assert refused.value.code == "nobody"


class TestAgain:
    """What could not be read is read again, or forgotten."""

    def test_what_failed_is_queued_again(self, book: Book) -> None:
        capture = take(book, key(), kind=PHOTO, occasion=occasion(book), chunks=[webp()])
        Capture.objects.update(state=Capture.State.FAILED, error="unexpected")
        actions.retry(book, capture)
        capture.refresh_from_db()
        assert (capture.state, capture.error) == (Capture.State.WAITING, "")
        assert DBTaskResult.objects.count() == 2

    def test_what_was_read_is_neither_read_again_nor_forgotten(self, book: Book) -> None:
        capture = take(book, key(), kind=TEXT, occasion=occasion(book), text=VCARD)
        before = DBTaskResult.objects.count()
        actions.retry(book, capture)
        actions.drop(book, capture)
        assert DBTaskResult.objects.count() == before
        assert Card.objects.count() == 1

    def test_what_is_dropped_is_gone(self, book: Book) -> None:
        capture = take(book, key(), kind=PHOTO, occasion=occasion(book), chunks=[webp()])
        actions.drop(book, capture)
        assert not Capture.objects.exists()

    def test_nobody_reads_or_drops_what_is_not_theirs(
        self, book: Book, strangers_book: Book
    ) -> None:
        capture = take(book, key(), kind=PHOTO, occasion=occasion(book), chunks=[webp()])
        for verb in (actions.retry, actions.drop):
            with pytest.raises(PermissionDenied):
                verb(strangers_book, capture)
