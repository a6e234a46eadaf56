"""The command line: ``dardar serve``, ``dardar demo``, ``dardar backup`` and more.

Imports are quick: Django is only loaded by the commands that need it. What the keeper can mend is
said in one sentence on stderr, with exit code 2; a traceback is always a fault of the program.
"""

import argparse
import errno
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

from dardar import __version__, config
from dardar.config import KeeperError
from dardar.terminal import complain, say
from dardar.usage import command, usage

WRONG: Final = 2
INTERRUPTED: Final = 130
# Commands of a checkout, each a module of dardar.development.
DEVELOPMENT: Final = frozenset({"test", "bench", "lock", "messages", "screenshots"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dardar.settings")
    os.umask(0o077)  # whatever is written is the keeper's alone
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        complain(sentence)
        return WRONG


def _run(arguments: list[str]) -> int:
    match arguments:
        case [] | ["help" | "-h" | "--help"]:
            say(usage("dardar"))
            return 0
        # These have options of their own, which are not for our parser.
        case ["manage", *rest]:
            return _manage(rest)
        case [name, *rest] if name in DEVELOPMENT:
            return _develop(name, rest)
        case [name, *_] if not name.startswith("-") and command(name) is None:
            raise KeeperError(f"There is no command {name}: `dardar help` lists those there are.")
    parsed = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = parsed.run
    run(parsed)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dardar")
    parser.add_argument("--version", action="version", version=f"Dardar {__version__}")
    commands = parser.add_subparsers(prog="dardar", metavar="COMMAND", required=True)
    demo = commands.add_parser("demo")
    demo.set_defaults(run=_module("dardar.serving.demo"))
    demo.add_argument("--mail", metavar="URL", help="where its mails go, else nowhere")
    serve = commands.add_parser("serve")
    serve.set_defaults(run=_module("dardar.serving.serve"))
    serve.add_argument("--host", help=f"address to listen on, else {config.HOST.get()}")
    for listening in (demo, serve):
        listening.add_argument("--port", help=f"port to listen on, else {config.PORT.get()}")
    backup = commands.add_parser("backup")
    backup.add_argument("file", metavar="FILE", type=Path)
    backup.add_argument("--force", action="store_true", help="replace a file of that name")
    backup.set_defaults(run=_back_up)
    restore = commands.add_parser("restore")
    restore.add_argument("file", metavar="FILE", type=Path)
    restore.set_defaults(run=_restore)
    return parser


def _module(name: str) -> Callable[[argparse.Namespace], None]:
    """Return a command whose module is imported when it is run."""

    def run(arguments: argparse.Namespace) -> None:
        import_module(name).run(arguments)

    return run


def _back_up(arguments: argparse.Namespace) -> None:
    from dardar.backup import back_up  # noqa: PLC0415 - only this command needs it

    back_up(config.data_folder() / "dardar.sqlite3", arguments.file, replace=arguments.force)
    say(f"All data are in {arguments.file}.")


def _restore(arguments: argparse.Namespace) -> None:
    import_module("dardar.serving.restoring").run(arguments.file)


def _manage(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - takes a while

    config.data_folder()
    execute_from_command_line(["dardar manage", *arguments])
    return 0


def _develop(name: str, arguments: list[str]) -> int:
    module = f"dardar.development.{name}"
    checkout = Path(__file__).parents[2] / "pyproject.toml"
    if not checkout.is_file() or find_spec(module) is None:
        raise KeeperError(f"`dardar {name}` works in a checkout of the project only.")
    code: int = import_module(module).main(arguments)
    return code


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """End as Ctrl-C does, so that what is under way can clean up."""
    raise KeyboardInterrupt


def _sentence(error: BaseException) -> str | None:
    """Return what the keeper can mend, None if the error is a fault of the program."""
    # Django wraps the errors of SQLite.
    if isinstance(error.__cause__, sqlite3.Error):
        return _sentence(error.__cause__)
    match error:
        case KeeperError():
            return str(error)
        case sqlite3.Error():
            return _of_sqlite(error)
        case OSError(errno=errno.ENOSPC) | OSError(errno=errno.EDQUOT):
            return "The disk is full: make room, then try again."
        case OSError(filename=filename) if filename:
            return f"{error.strerror}: {filename}"
    return None


def _of_sqlite(error: sqlite3.Error) -> str:
    folder = config.data_folder()
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return "The disk is full: make room, then try again."
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return f"The database in {folder} can't be opened for writing: {error}."
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return (
                f"The database in {folder} is damaged: put a backup in its place with "
                "`dardar restore FILE`; there are some in its folder backups."
            )
    return f"The database in {folder} can't be used: {error}."
