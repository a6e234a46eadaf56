"""Reading: what was seen is written once, and what went wrong is kept."""

from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from dardar.accounts.models import Book
from dardar.capture import reading, seeing
from dardar.capture.actions import retry, take
from dardar.capture.carrying import carry_on
from dardar.capture.models import Capture, Card, Scan
from dardar.capture.reading import ReadingError
from dardar.capture.seen import Seen
from dardar.core.cards.photo.opening import PictureError
from dardar.core.cards.photo.picture import Picture
from dardar.ids import new_id
from dardar.worker.tasks import take_up_again
from tests.capture.made import LUCIA, SHOP, key, occasion, picture_of, webp
from tests.people.imports.test_state import work_off

# A worker's tasks are transactions of their own.
pytestmark = pytest.mark.django_db(transaction=True)
MECARD = "MECARD:N:Fernández,Lucía;TEL:+34612345678;URL:https://norte.example;;"


def taken(book: Book, data: bytes = b"") -> Capture:
    chunks = [data or webp()]
    return take(book, key(), kind=Capture.Kind.PHOTO, occasion=occasion(book), chunks=chunks)


def see(monkeypatch: pytest.MonkeyPatch, what: Picture | Exception) -> None:
    """Let the reader, a process of its own with its models, see this."""

    def read(_data: bytes) -> Picture:
        if isinstance(what, Exception):
            raise what
        return what

    monkeypatch.setattr(reading, "read", read)


def test_the_cards_of_a_picture_wait_to_be_looked_through(
    book: Book, monkeypatch: pytest.MonkeyPatch, pictures: Path
) -> None:
    see(monkeypatch, picture_of(LUCIA, SHOP))
    capture = taken(book)
    work_off()
    capture.refresh_from_db()
    assert (capture.state, capture.stored_as) == (Capture.State.READ, "")
    assert [card.number for card in capture.cards.order_by("number")] == [0, 1]
    assert Scan.objects.filter(width=400).count() == 2
    kinds = {one["kind"] for card in capture.cards.all() for one in card.findings}
    assert {"phone", "email"} <= kinds
    assert list(pictures.iterdir()) == []


def test_every_field_knows_where_it_stands(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    see(monkeypatch, picture_of(LUCIA))
    carry_on(taken(book).pk)
    card = Card.objects.get()
    mail = next(one for one in card.findings if one["kind"] == "email")
    assert mail["scan"] == str(card.scans.get().pk)
    assert mail["box"] == [20, 180, 300, 210]
    assert mail["text"] == "lucia@norte.example"


def test_a_code_beside_the_one_card_is_its_surest_word(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch, picture_of(LUCIA, codes=[MECARD]))
    carry_on(taken(book).pk)
    card = Card.objects.get()
    phone = next(one for one in card.findings if one["kind"] == "phone")
    assert (phone["confidence"], phone["why"]) == (1.0, ["code"])
    assert "box" in phone  # and it shows where the same is printed
    assert any(one["value"] == "https://norte.example" for one in card.findings)


def test_codes_beside_several_cards_are_cards_of_their_own(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch, picture_of(LUCIA, SHOP, codes=[MECARD]))
    carry_on(taken(book).pk)
    assert Card.objects.count() == 3
    assert Scan.objects.filter(width=0).count() == 1


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (PictureError("heic"), "heic"),
        (ReadingError("memory"), "memory"),
        (Picture(), "nothing-found"),
        (RuntimeError("?"), "unexpected"),
    ],
)
def test_what_goes_wrong_is_kept_and_the_picture_too(
    book: Book, monkeypatch: pytest.MonkeyPatch, fault: Picture | Exception, code: str
) -> None:
    see(monkeypatch, fault)
    capture = taken(book)
    work_off()
    capture.refresh_from_db()
    assert (capture.state, capture.error) == (Capture.State.FAILED, code)
    assert capture.stored_as
    see(monkeypatch, picture_of(LUCIA))
    retry(book, capture)
    work_off()
    assert Card.objects.count() == 1


def test_a_picture_that_is_gone_is_said_to_be(book: Book, pictures: Path) -> None:
    capture = taken(book)
    (pictures / capture.stored_as).unlink()
    work_off()
    capture.refresh_from_db()
    assert capture.error == "picture-gone"
    Capture.objects.update(stored_as="", state=Capture.State.WAITING)
    carry_on(capture.pk)
    capture.refresh_from_db()
    assert capture.error == "picture-gone"


def test_whoever_else_reads_it_too_its_cards_are_written_once(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    capture = taken(book)
    see(monkeypatch, picture_of(LUCIA))

    def meanwhile(one: Capture) -> list[Seen]:
        found = seeing.see(one)
        if not Card.objects.exists():
            monkeypatch.setattr("dardar.capture.carrying.see", seeing.see)
            carry_on(one.pk)
        return found

    monkeypatch.setattr("dardar.capture.carrying.see", meanwhile)
    carry_on(capture.pk)
    carry_on(capture.pk)
    assert Card.objects.count() == 1


def test_what_is_gone_is_not_read() -> None:
    carry_on(new_id())


def test_a_task_that_a_crash_cut_short_is_taken_up_again(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch, picture_of(LUCIA))
    capture = taken(book)
    Capture.objects.update(state=Capture.State.READING)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["gone"])
    take_up_again()
    work_off()
    capture.refresh_from_db()
    assert capture.state == Capture.State.READ
    assert Card.objects.count() == 1


def test_without_the_packages_that_read_a_picture_can_be_typed_off(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "is_available", lambda: False)
    see(monkeypatch, picture_of(()))
    carry_on(taken(book).pk)
    card = Card.objects.get()
    assert card.findings == []
    assert card.scans.get().width == 400


def test_a_code_beyond_all_measure_says_nothing(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch, picture_of(LUCIA, codes=["x" * 5000]))
    carry_on(taken(book).pk)
    assert len(Card.objects.get().findings) == len(LUCIA)
