"""Cards travel with their book; what was still to be read stays behind and says so."""

import io

from dardar.accounts.models import Book
from dardar.archive.actions import erase_everything, read_archive, write_archive
from dardar.capture.models import Capture, Card, Scan
from dardar.capture.reviewing import accept
from dardar.people.models import Person
from tests.capture.made import LUCIA, SHOP, key, photographed, today


def there_and_back(book: Book) -> None:
    archive = b"".join(write_archive(book))
    erase_everything(book)
    assert not Capture.objects.exists()
    read_archive(book, io.BytesIO(archive))


def test_cards_come_back_with_their_pictures_and_whom_they_became(book: Book) -> None:
    one, other = photographed(book, LUCIA, SHOP, gathering="Breakfast")
    accept(book, one, LUCIA)
    image = bytes(one.scans.get().image)
    there_and_back(book)
    again = Card.objects.get(pk=one.pk)
    assert again.record
    assert again.record.person == Person.objects.get(book=book)
    assert bytes(again.scans.get().image) == image
    assert Card.objects.get(pk=other.pk).findings == other.findings
    assert Scan.objects.count() == 2


def test_what_was_still_to_be_read_says_that_its_picture_is_gone(book: Book) -> None:
    Capture.objects.create(
        pk=key(), book=book, kind="photo", state="reading", stored_as="0" * 32, on=today(book)
    )
    there_and_back(book)
    capture = Capture.objects.get()
    assert (capture.state, capture.error) == ("failed", "picture-gone")
    assert capture.stored_as == ""
