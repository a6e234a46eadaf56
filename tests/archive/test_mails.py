"""An archive sends no mail: neither once more, nor to whom its file says."""

import io
import json

import pytest

from dardar.accounts import outbox
from dardar.accounts.models import Book, Mail
from dardar.archive.actions import BadArchiveError, erase_everything, read_archive, write_archive


def test_mails_stay_behind_and_go_with_everything_else(book: Book) -> None:
    outbox.write_mail(book, to="alma@example.org", subject="Today", body="Ana")
    archive = b"".join(write_archive(book))
    assert "mail" not in {row["model"] for row in json.loads(archive)["rows"]}
    erase_everything(book)
    assert not Mail.objects.exists()


def test_a_mail_slipped_into_an_archive_is_refused(book: Book) -> None:
    head = b"".join(write_archive(book)).partition(b"\n")[0]
    slipped = b'{"model": "mail", "id": "x", "to": "victim@example.org"}'
    with pytest.raises(BadArchiveError):
        read_archive(book, io.BytesIO(head + b"\n" + slipped + b"\n]}\n"))
    assert not Mail.objects.exists()
