"""The commands and what each does: one list for the launcher and the installed program."""

from typing import Final, NamedTuple


class Command(NamedTuple):
    """One command: how it is called, what it does and which locked packages it needs."""

    name: str
    arguments: str
    summary: str
    needs: str
    """The file of ``requirements/`` to install: ``run``, ``cards``, ``dev``, ``bench``, or none."""


COMMANDS: Final = (
    Command("demo", "[--mail URL]", "look around in a throw-away world of 300 people", "full"),
    Command("serve", "", "real use: back up, migrate, then serve pages and do their work", "full"),
    Command("backup", "FILE", "write everything into one file, while the server runs", "run"),
    Command("restore", "FILE", "put the contents of such a file in place", "run"),
    Command("manage", "…", "Django's own commands", "run"),
    Command("test", "[--fast] [pytest's options]", "every check there is", "dev"),
    Command("bench", "[NAME | --list]", "measure, and write bench/results.md", "bench"),
    Command("messages", "", "gather the strings to translate", "dev"),
    Command("screenshots", "", "picture the main pages for the handbook", "dev"),
    Command("lock", "[--upgrade]", "choose package versions anew and pin them by hash", ""),
    Command("help", "", "this list", ""),
)


def command(name: str) -> Command | None:
    """Return the command of this name, or None."""
    return next((each for each in COMMANDS if each.name == name), None)


def usage(program: str) -> str:
    """Return the help text; `program` is how the reader starts Dardar, as in ``./dardar``."""
    calls = [f"{program} {each.name} {each.arguments}".rstrip() for each in COMMANDS]
    width = max(map(len, calls))
    rows = [
        f"  {call:<{width}}  {each.summary}" for call, each in zip(calls, COMMANDS, strict=True)
    ]
    return "\n".join(["Dardar keeps the people you meet. Its commands:", "", *rows])
