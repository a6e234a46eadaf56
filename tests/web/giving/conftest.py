"""The people, the clock and the mail of giving serve its pages too."""

from tests.giving.conftest import ana, clock, luis, marta, monday, sends_mail

__all__ = ["ana", "clock", "luis", "marta", "monday", "sends_mail"]
