"""What my own card says that I offer and need is mine: it follows the card."""

import re
from typing import Final

from dardar.accounts.models import Book
from dardar.capture.own_card import own_card
from dardar.core.matching.language import language_of
from dardar.giving.actions import folded
from dardar.giving.models import LONGEST, Origin, Role, Wish

# What parts several offers that were written into one text: lines, semicolons, bullets.
_PARTS: Final = re.compile(r"[\n;•·]+")


def parts(text: str) -> list[str]:
    """Return the offers, or the needs, that a text tells of, each with words, short enough."""
    found = (" ".join(part.strip(" -–*").split())[:LONGEST] for part in _PARTS.split(text))
    return [part for part in found if folded(part)]


def follow_card(book: Book) -> None:
    """Make what the card says the owner's own; what it no longer says goes.

    One that the owner has changed, ended or written down themselves is left as it is.
    """
    card = own_card(book)
    said: dict[tuple[str, str], str] = {}
    if card:
        for role, text in ((Role.OFFER, card.offers), (Role.NEED, card.needs)):
            said |= {(role.value, folded(part)): part for part in parts(text)}
    mine = {(w.role, folded(w.words)): w for w in Wish.objects.filter(book=book, person=None)}
    gone = [wish.pk for key, wish in mine.items() if _is_of_card(wish) and key not in said]
    Wish.objects.filter(pk__in=gone).delete()
    for (kind, key), words in said.items():
        if (kind, key) not in mine:
            Wish.objects.create(
                book=book,
                role=kind,
                words=words,
                origin=Origin.CARD,
                language=language_of(words, ""),
            )


def _is_of_card(wish: Wish) -> bool:
    return wish.origin == Origin.CARD and wish.state == Wish.State.OPEN
