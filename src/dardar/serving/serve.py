"""``dardar serve``: real use, on the data folder of this machine's user."""

import argparse
import os
import tempfile
from pathlib import Path

import django

from dardar import config
from dardar.backup import sweep
from dardar.config import KeeperError
from dardar.serving.lock import sole_use
from dardar.serving.sockets import address, listen
from dardar.terminal import say


def run(arguments: argparse.Namespace) -> None:
    """Prepare the data folder and serve from it.

    Raises:
        KeeperError, OSError, sqlite3.Error: it can't be done; nothing has been lost.

    """
    if arguments.host is not None:
        os.environ[config.HOST.name] = arguments.host
    if arguments.port is not None:
        os.environ[config.PORT.name] = arguments.port
    host = config.HOST.get()
    if host in config.EVERY_ADDRESS and not config.public_url():
        raise KeeperError(
            f"To listen on every address, set {config.URL.name} to the one that people use, "
            "as in http://192.168.1.5:8600."
        )
    folder = config.data_folder()
    with sole_use(folder):
        sockets = listen(host, config.port())
        sweep(folder)
        _spool_in(config.scratch_folder(folder))
        django.setup()
        # These need Django to be set up.
        from dardar.accounts import first_run  # noqa: PLC0415
        from dardar.serving import database, server, static  # noqa: PLC0415

        if database.prepare(folder):
            say("The database is up to date.")
        static.gather()
        place = config.public_url() or address(host, sockets)

        def ready() -> None:
            say(f"Dardar is at {place}")
            if first_run.is_first_run() and first_run.is_reachable():
                say(f"Setup code for the first visit: {first_run.setup_code()}")

        server.run(sockets, ready)


def _spool_in(scratch: Path) -> None:
    """Let large requests wait on the disk of the data: the system's own place may be memory."""
    for leftover in scratch.iterdir():
        leftover.unlink()
    tempfile.tempdir = str(scratch)
