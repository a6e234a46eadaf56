"""The people and the clock of encounters serve the pages of ties too."""

from tests.encounters.conftest import ana, clock, monday

__all__ = ["ana", "clock", "monday"]
