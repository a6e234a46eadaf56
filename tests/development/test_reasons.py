"""Each output is one that pip 23 to 26 or uv 0.13 really printed, cut to what matters."""

import pytest

from dardar.development.reasons import (
    BrokenLockError,
    HopelessError,
    InstallError,
    NetworkError,
    NoVenvError,
    explain,
)

BAD_HASHES = {
    "uv": """\
error: Failed to download `anyascii==0.3.3`
  cause: Hash mismatch for `anyascii==0.3.3`

         Expected:
           sha256:d94e9dd9d47b3d9494eca305fef9447d00b4bf1a32aff85aa746fa3ec7fb95c3
""",
    "pip": """\
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the \
package versions, please update the hashes. Otherwise, examine the package contents carefully.
    anyascii==0.3.3 from file:///wheels/anyascii-0.3.3-py3-none-any.whl (from -r run.txt (line 3)):
        Expected sha256 d94e9dd9d47b3d9494eca305fef9447d00b4bf1a32aff85aa746fa3ec7fb95c3
""",
}
NO_NETWORK = (
    "error: Request failed after 3 retries in 4.7s\n  cause: dns error",
    "error sending request for url (…)\n  cause: tcp connect error",
    """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<pip._vendor>: \
Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/
ERROR: No matching distribution found for anyascii==0.3.3
""",
)
UNREADABLE_LOCK = (
    "error: In `--require-hashes` mode, all requirements must have a hash, but none were provided",
    "ERROR: Hashes are required in --require-hashes mode, but they are missing from some",
    "error: Couldn't parse requirement in `run.txt` at position 37928",
    "error: Invalid hash digest length (expected 64 hexadecimal characters, found 48)",
    "pip._vendor.packaging.markers.InvalidMarker: Invalid marker: ';', parse error at ';'",
)
NO_VENV = (
    """\
The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.
""",
    "/usr/bin/python3: No module named venv",
)
NO_SUCH_VERSION = (
    "ERROR: No matching distribution found for anyascii==0.99.99",
    "error: No solution found when resolving dependencies\n  cause: Because there is no version of",
)
REASONS: list[tuple[type[InstallError], str, tuple[str, ...]]] = [
    (NetworkError, "The package index cannot be reached", NO_NETWORK),
    (BrokenLockError, "requirements/run.txt is broken: it cannot be read", UNREADABLE_LOCK),
    (NoVenvError, "This Python lacks its venv module", NO_VENV),
    (HopelessError, "The disk is full", ("OSError: [Errno 28] No space left on device",)),
    (InstallError, "is not to be had for this Python", NO_SUCH_VERSION),
    (InstallError, "could not be installed: install.log says why", ("Segmentation fault", "")),
]


@pytest.mark.parametrize("installer", BAD_HASHES)
def test_a_hash_that_differs_names_the_package(installer: str) -> None:
    error = explain(1, BAD_HASHES[installer], lock="requirements/run.txt", log="install.log")
    assert type(error) is BrokenLockError
    assert "requirements/run.txt is broken" in str(error)
    assert "anyascii==0.3.3 does not have the hash" in str(error)


@pytest.mark.parametrize(
    ("kind", "words", "output"),
    [(kind, words, output) for kind, words, outputs in REASONS for output in outputs],
)
def test_what_an_installer_prints_becomes_one_sentence(
    kind: type[InstallError], words: str, output: str
) -> None:
    error = explain(1, output, lock="requirements/run.txt", log="install.log")
    assert type(error) is kind
    assert words in str(error)
    assert "\n" not in str(error)
    assert "{" not in str(error)


def test_a_killed_installer_was_interrupted_whatever_it_printed() -> None:
    error = explain(-9, "dns error", lock="requirements/run.txt", log="install.log")
    assert type(error) is HopelessError
    assert "interrupted" in str(error)
