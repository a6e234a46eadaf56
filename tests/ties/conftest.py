"""The people and the clock of encounters serve ties too."""

from tests.encounters.conftest import ana, clock, monday

__all__ = ["ana", "clock", "monday"]
