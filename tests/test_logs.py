"""The log says what failed and where, never what was being read or written."""

import logging
import sqlite3
import sys

import pytest

from dardar.logs import PrivateFormatter, describe


def logged(error: Exception) -> str:
    """Return how an exception is logged."""
    try:
        fail(error)
    except type(error):
        record = logging.LogRecord(
            "dardar", logging.ERROR, __file__, 1, "failed", (), sys.exc_info()
        )
    return PrivateFormatter("{levelname} {message}", style="{").format(record)


def fail(error: Exception) -> None:
    """Raise an exception."""
    raise error


def test_an_exception_is_logged_with_its_place_but_without_its_words() -> None:
    text = logged(ValueError("Ana Gil, +34 600 000 000"))
    assert text.startswith("ERROR failed\n")
    assert "test_logs.py" in text
    assert text.endswith("builtins.ValueError")
    assert "Ana" not in text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device", "/home/ana/secret.vcf"), "No space left on device"),
        (sqlite3.OperationalError("no such table: x"), "no such table: x"),
        (AttributeError("no attribute 'x'"), "no attribute 'x'"),
    ],
)
def test_words_about_the_machine_or_the_program_are_kept(error: Exception, words: str) -> None:
    text = logged(error)
    assert text.endswith(words)
    assert "secret" not in text


def test_what_led_to_an_exception_is_logged_likewise() -> None:
    cause = KeyError("Ana")
    error = RuntimeError("Bea")
    error.__cause__ = cause
    text = logged(error)
    assert "which came of" in text
    assert text.endswith("builtins.KeyError")
    assert "Ana" not in text
    assert "Bea" not in text


def test_an_exception_that_was_set_aside_is_left_out() -> None:
    error = RuntimeError()
    error.__context__ = KeyError()
    assert "KeyError" in logged(error)
    error.__suppress_context__ = True
    assert "KeyError" not in logged(error)


def test_a_circle_of_exceptions_ends() -> None:
    error = RuntimeError()
    error.__cause__ = KeyError()
    error.__cause__.__cause__ = error
    assert logged(error).count("which came of") == 7


def test_an_exception_without_words_is_its_kind() -> None:
    assert describe(OSError()) == "builtins.OSError"
