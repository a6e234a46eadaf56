"""vCard: a tolerant reader of 2.1, 3.0 and 4.0, and a writer of 4.0 (RFC 6350)."""

from dardar.core.cards.vcard.reader import read
from dardar.core.cards.vcard.writer import Card, write

__all__ = ["Card", "read", "write"]
