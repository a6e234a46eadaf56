"""The people of the tests of people."""

from tests.people.conftest import ana, luis

__all__ = ["ana", "luis"]
