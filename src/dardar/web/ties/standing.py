"""How a relationship stands, in the words of its page and of that of the person."""

from typing import Any

from dardar.accounts.models import Book
from dardar.core.ties.rhythm import State
from dardar.people.models import Person
from dardar.ties import queries
from dardar.ties.models import Tie
from dardar.ties.queries import Standing
from dardar.ties.today import of_rhythm
from dardar.ties.wording import outlook_words, rhythm_words, span_words, why_words


def tie_context(book: Book, person: Person) -> dict[str, Any]:
    """Return what the page of a person shows of the tie."""
    stands = queries.standing(book, person)
    return {"standing": stands, "tie_words": words_of(stands), "shows_scores": book.shows_scores}


def words_of(stands: Standing) -> dict[str, str]:
    """Return rhythm, silence and reason in words."""
    tie = stands.tie
    if tie is None or tie.last_on is None:
        return {}
    silent = (stands.on - tie.last_on).days
    told = {
        "rhythm": rhythm_words(tie.every) if tie.every else "",
        "silent": span_words(silent) if silent > 0 else "",
        "why": why_words(of_rhythm(tie, stands.on), stands.on) if _asks(tie) else "",
    }
    if stands.outlook:
        told["outlook"] = outlook_words(stands.outlook)
    return told


def _asks(tie: Tie) -> bool:
    """Tell whether a rhythm asks for contact now, or asked in vain."""
    return bool(tie.every) and tie.state in (State.DUE.value, State.DORMANT.value)
