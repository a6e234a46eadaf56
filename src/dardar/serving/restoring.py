"""``dardar restore``: put a backup in the place of the data while nobody serves."""

from pathlib import Path

import django

from dardar import config
from dardar.backup import forget_old_copies, restore, safety_copy_path
from dardar.serving.lock import sole_use
from dardar.terminal import say


def run(source: Path) -> None:
    """Restore from a file.

    Raises:
        KeeperError, OSError, sqlite3.Error: it can't be done; the data are as they were.

    """
    folder = config.data_folder()
    with sole_use(folder):
        django.setup()
        copy = safety_copy_path(folder, "before-restore")
        restore(source, folder / "dardar.sqlite3", safety_copy=copy)
        forget_old_copies(folder)
    say(f"The data are those of {source}. How they were before is kept in {folder / 'backups'}.")
