"""From an installer's output to the one sentence that says what is wrong and what to do."""

import re
from typing import Final, NamedTuple

from dardar.development.plain import PlainError


class InstallError(PlainError):
    """Packages could not be installed; another installer may still manage."""


class NetworkError(InstallError):
    """The package index could not be reached."""


class HopelessError(InstallError):
    """No other installer would manage either."""


class NoVenvError(HopelessError):
    """Python without what makes environments with pip in them, as Debian packs it."""


class BrokenLockError(HopelessError):
    """The lock can't be read, or what the index gives has another hash."""


class Reason(NamedTuple):
    """What an installer prints, what that means, and the sentence for it.

    `sentence` may name {lock}, {log} and {package}.
    """

    pattern: re.Pattern[str]
    error: type[InstallError]
    sentence: str


def _reason(pattern: str, error: type[InstallError], sentence: str) -> Reason:
    return Reason(re.compile(pattern, re.IGNORECASE | re.MULTILINE), error, sentence)


REASONS: Final = (
    _reason(
        r"ensurepip is not\s+available|No module named '?(?:venv|ensurepip)",
        NoVenvError,
        "This Python lacks its venv module: install it (on Debian and Ubuntu: apt install "
        "python3-venv), or install uv, and run the command again.",
    ),
    _reason(
        r"Hash mismatch for `(?P<package>[^`]+)`"
        r"|DO NOT MATCH THE HASHES[^\n]*\n\s*(?P<pips_package>\S+)",
        BrokenLockError,
        "{lock} is broken: what the package index gives for {package} does not have the hash "
        "written there. Restore the file, or make it anew with ./dardar lock.",
    ),
    _reason(
        r"require-hashes. mode|Hashes are required|Couldn't parse|no such option"
        r"|Invalid ?(?:requirement|marker|hash)|does not contain any dependencies",
        BrokenLockError,
        "{lock} is broken: it cannot be read as a list of packages with their hashes, {log} says "
        "where. Restore the file, or make it anew with ./dardar lock.",
    ),
    _reason(
        r"No space left|Disk quota exceeded",
        HopelessError,
        "The disk is full: make room and run the command again.",
    ),
    _reason(
        r"name resolution|dns error|establish a new connection|error sending request"
        r"|Network is unreachable|No route to host|Connection (?:refused|reset|timed out|aborted)"
        r"|timed? ?out|ProxyError|CERTIFICATE_VERIFY_FAILED|invalid peer certificate",
        NetworkError,
        "The package index cannot be reached: connect this machine to the network, or check the "
        "index and proxy set for pip and uv, then run the command again ({log} has details).",
    ),
    _reason(
        r"No matching distribution|No solution found",
        InstallError,
        "A package of {lock} is not to be had for this Python and system: {log} names it.",
    ),
    _reason("", InstallError, "The packages of {lock} could not be installed: {log} says why."),
)


def explain(code: int, output: str, *, lock: str, log: str) -> InstallError:
    """Return the error for an installer that ended with `code` after printing `output`.

    `lock` and `log` are the requirements file and the file with the whole output, as the reader
    knows them.
    """
    if code < 0:
        return HopelessError("The installation was interrupted: run the command again to redo it.")
    # The last pattern is found in every output.
    found = ((reason, reason.pattern.search(output)) for reason in REASONS)
    reason, match = next((reason, match) for reason, match in found if match)
    package = next(filter(None, match.groupdict().values()), "")
    return reason.error(reason.sentence.format(lock=lock, log=log, package=package))
