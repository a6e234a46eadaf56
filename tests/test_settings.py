"""The settings do to the database, the log and the proxy what they promise."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from dardar.accounts import outbox
from dardar.accounts.models import Book, Mail


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1)],
)
def test_every_connection_has_its_pragmas(pragma: str, value: object) -> None:
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


@pytest.mark.django_db(transaction=True)
def test_what_is_erased_is_gone_from_the_disk(book: Book) -> None:
    secret = "Zwergspitz-Quittenmus"
    outbox.write_mail(book, to="alma@example.org", subject="", body=secret)
    assert _on_disk(secret)
    Mail.objects.all().delete()
    assert not _on_disk(secret)


def _on_disk(text: str) -> bool:
    """Return whether a text stands anywhere in the database file or its log."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = Path(connection.settings_dict["NAME"])
    files = [path, path.with_name(f"{path.name}-wal")]
    return any(text.encode() in file.read_bytes() for file in files if file.exists())


@pytest.mark.django_db(transaction=True)
def test_reading_pages_needs_no_write_lock(client: Client) -> None:
    client.get(reverse("settings"))
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=0)) as other:
        other.execute("BEGIN IMMEDIATE")
        for name in ("settings", "settings_address", "mfa_index", "today", "people"):
            assert client.get(reverse(name)).status_code == 200
        other.execute("ROLLBACK")


@pytest.mark.django_db(transaction=True)
def test_a_write_waits_for_another_and_does_not_fail_in_its_midst(book: Book) -> None:
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=0)) as other:
        Book.objects.filter(pk=book.pk).update(theme="dark")
        with connection.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
            cursor.execute("ROLLBACK")
            assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)


def test_the_data_folder_is_the_owners_alone() -> None:
    assert Path(settings.FILE_UPLOAD_TEMP_DIR).stat().st_mode & 0o777 == 0o700
    key = Path(settings.FILE_UPLOAD_TEMP_DIR).parent / "secret.key"
    assert key.stat().st_mode & 0o777 == 0o600


def test_the_log_of_django_has_no_handler_that_prints_what_was_read() -> None:
    assert not logging.getLogger("django").handlers
    kinds = {type(handler.formatter).__name__ for handler in logging.getLogger().handlers}
    assert "PrivateFormatter" in kinds
