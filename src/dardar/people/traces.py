"""Erase for ever: nothing lingers in the files of the database."""

from django.db import connection, transaction


def leave_no_trace() -> None:
    """Empty SQLite's write-ahead log once what was erased is settled.

    ``secure_delete`` overwrites erased rows in the database itself; the log would hold copies of
    their pages until it is written over. Readers at work make it wait for the next time.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_truncate_log)


def _truncate_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
