"""Bring the database to this version of the program, with a copy of how it was before."""

from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from dardar import __version__
from dardar.backup import back_up, forget_old_copies, safety_copy_path, unknown_migrations
from dardar.config import KeeperError


def prepare(folder: Path) -> bool:
    """Migrate the database if that is needed; return whether it was.

    All migrations are one transaction: after a crash the database is as before or after them. One
    each would not do, since Django writes down after some that they are done, and a table that is
    there already stops the next start.

    Raises:
        KeeperError: a newer version of the program has written the database.

    """
    executor = MigrationExecutor(connection)
    if unknown_migrations(executor.loader.applied_migrations, executor.loader):
        raise KeeperError(
            "A newer version of Dardar has written this database: update the program, or restore "
            "a backup that this version made."
        )
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    if executor.loader.applied_migrations:
        back_up(folder / "dardar.sqlite3", safety_copy_path(folder, f"before-{__version__}"))
        forget_old_copies(folder)
    # SQLite remakes tables, which others point to: what they point to is checked at the end.
    with connection.constraint_checks_disabled(), transaction.atomic():
        call_command("migrate", interactive=False, verbosity=0)
    return True
