"""Identifiers sort by time; secrets are long enough and never the same."""

import re

import pytest

from dardar.ids import new_id, new_secret


def test_ids_sort_by_the_moment_they_were_made() -> None:
    made = [new_id() for _ in range(100)]
    assert made == sorted(made)


@pytest.mark.parametrize("bits", [1, 5, 6, 128, 256])
def test_a_secret_has_the_bits_asked_for_and_no_letter_more(bits: int) -> None:
    secret = new_secret(bits)
    assert re.fullmatch("[A-Za-z0-9]+", secret)
    assert 62 ** (len(secret) - 1) < 2**bits <= 62 ** len(secret)


def test_no_two_secrets_are_the_same() -> None:
    assert len({new_secret(128) for _ in range(1000)}) == 1000
