"""``./dardar lock``: choose package versions anew and pin each by hash in ``requirements/``.

The files name no address, so that each machine installs from the index it is set to. uv's own lock
file does name addresses, and stays out of the repository.
"""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dardar.development.checkout import Checkout, this_checkout
from dardar.development.installers import Command, Installers
from dardar.development.plain import PlainError, told_plainly
from dardar.development.progress import Progress
from dardar.development.running import run

EXPORTS: Final = {
    "run": ["--no-dev"],
    "full": ["--no-dev", "--all-extras"],
    "dev": ["--all-extras"],
    "bench": ["--all-extras", "--group", "bench"],
    "uv": ["--only-group", "installer"],
}
"""The requirements files and how to ask for each."""
PIN: Final = re.compile(r"^[^#\s].*(?:\n .*)*", re.MULTILINE)
"""A package of a requirements file, with the indented lines that belong to it."""
HEADER: Final = "# Made by ./dardar lock from pyproject.toml: every package pinned by hash.\n"


def main(argv: Sequence[str]) -> int:
    """Write every requirements file anew; `argv` goes to ``uv lock``. Return the exit code."""
    return told_plainly(lambda: lock(this_checkout("lock"), argv))


def lock(checkout: Checkout, argv: Sequence[str]) -> int:
    """Write every requirements file of `checkout` anew, or none; return 0.

    Raises PlainError if there is no uv, or no choice of versions, or a file would name an address.
    """
    with checkout.turn(), Progress() as progress:
        uv = Installers(checkout, progress).find_uv()
    if uv is None:
        raise PlainError("./dardar lock needs uv, and there is none for this system: install it.")
    with tempfile.TemporaryDirectory(dir=checkout.work) as folder:
        drafts = {name: Path(folder, f"{name}.txt") for name in EXPORTS}
        with Progress() as progress:
            progress.begin("Choosing versions")
            _uv(checkout, progress, [uv, "lock", *argv])
            for name, draft in drafts.items():
                export: Command = [uv, "export", "--format", "requirements.txt", "--no-header"]
                export += ["--no-emit-project", "--frozen", *EXPORTS[name], "--output-file", draft]
                _uv(checkout, progress, export)
        texts = {name: _checked(draft) for name, draft in drafts.items()}
        for name, draft in drafts.items():
            draft.write_text(texts[name], encoding="utf-8")
            draft.replace(checkout.root / "requirements" / f"{name}.txt")
    return 0


def _uv(checkout: Checkout, progress: Progress, command: Command) -> None:
    log = checkout.work / "lock.log"
    outcome = run(command, cwd=checkout.root, log=log, progress=progress)
    if outcome.code:
        raise PlainError("uv could not choose versions. It says:\n" + outcome.output.strip())


def _checked(draft: Path) -> str:
    """Return the text of a lock under our header.

    Raises PlainError if it names an address, or a package without a hash.
    """
    text = draft.read_text(encoding="utf-8")
    for pin in PIN.findall(text):
        if "://" in pin:
            refused = f"The lock would name an address, which other machines may not know: {pin}"
        elif "--hash=" not in pin:
            refused = f"The index gives no hash for a package, so it can't be locked: {pin}"
        else:
            continue
        raise PlainError(refused.splitlines()[0])
    return HEADER + text
