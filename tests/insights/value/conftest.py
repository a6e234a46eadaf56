"""The people and the clock of giving serve what comes of it too."""

from tests.giving.conftest import SetClock, ana, clock, luis, marta, monday, sends_mail

__all__ = ["SetClock", "ana", "clock", "luis", "marta", "monday", "sends_mail"]
