"""Uploads of a test lie in a folder of its own."""

from tests.people.imports.conftest import uploads

__all__ = ["uploads"]
