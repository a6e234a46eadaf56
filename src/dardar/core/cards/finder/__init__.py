"""The field finder: from the lines of a card or a text to fields, each with its reasons.

Values with a grammar of their own (mails, sites, telephones, postal addresses) are taken out of the
lines first. The words that are left are weighed as a name, a position, a company or a sentence: by
lists of words, by where and how large they stand, and by whether they agree with the mails and
domains of the card. What speaks for a field and against it is added up to how likely it is right.
"""

from dardar.core.cards.finder.assembling import find
from dardar.core.cards.finder.why import Why

__all__ = ["Why", "find"]
