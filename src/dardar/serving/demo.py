"""``dardar demo``: a believable world in a folder that goes when the demo ends."""

import argparse
import os
import shutil
import socket
import tempfile
from collections.abc import Sequence
from pathlib import Path

import django

from dardar import config
from dardar.serving.sockets import address, listen
from dardar.terminal import end_progress, say, show_progress


def run(arguments: argparse.Namespace) -> None:
    """Build the world, print one link that opens it signed in, serve until told to stop.

    Raises:
        KeeperError, OSError, sqlite3.Error: it can't be done.

    """
    for variable in config.VARIABLES:  # what is set for real use is not meant for the demo
        if variable is not config.PORT:
            os.environ.pop(variable.name, None)
    if arguments.port is not None:
        os.environ[config.PORT.name] = arguments.port
    if arguments.mail is not None:
        os.environ[config.MAIL.name] = arguments.mail
    host = config.HOST.get()
    sockets = listen(host, config.port())
    folder = Path(tempfile.mkdtemp(prefix="dardar-demo-"))
    try:
        os.environ[config.DATA.name] = str(folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "dardar.serving.demo_settings"
        _serve(folder, address(host, sockets), sockets)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve(folder: Path, place: str, sockets: Sequence[socket.socket]) -> None:
    django.setup()
    # These need Django to be set up.
    from django.core.management import call_command  # noqa: PLC0415

    from dardar.demo.world import build  # noqa: PLC0415
    from dardar.serving import server  # noqa: PLC0415
    from dardar.serving.demo_settings import door  # noqa: PLC0415

    show_progress("Making room", 0)
    (folder / "static").mkdir()
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    build(show_progress)

    def link() -> str:
        return f"{place}/demo/{door.token}/"

    door.used = lambda: say(f"For another browser: {link()}")

    def ready() -> None:
        end_progress()
        say(f"Open {link()}")

    server.run(sockets, ready)
