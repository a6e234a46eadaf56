"""What the owner likes to give, learnt from their yes and no to what was suggested."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.matching.taste import Answer, Because, Taste, features
from dardar.giving.matching import text_of
from dardar.giving.models import Verdict, Wish
from dardar.giving.ties import Tie

# So many of the latest answers are learnt from.
LATEST: Final = 300
TIE: Final = "tie"
MINE: Final = "mine"
Ties = Mapping[UUID, Tie]


def answers_to_learn(book: Book) -> list[Verdict]:
    """Return the latest of what the owner said yes or no to."""
    said = Verdict.objects.filter(book=book).exclude(answer=Verdict.Answer.LATER)
    rows = said.select_related("need", "offer__person").order_by("-on", "-pk")
    return list(rows[:LATEST])


class OwnTaste:
    """The taste of an owner, for the matches of their book."""

    def __init__(self, book: Book, said: Sequence[Verdict], tie_to: Ties) -> None:
        """Learn from what they said.

        Args:
            book: theirs.
            said: their yes and no.
            tie_to: the ties to those who offer something.

        """
        self._book, self._tie_to = book, tie_to
        learnt = [
            Answer(self._features(row.need, row.offer), row.answer == Verdict.Answer.YES)
            for row in said
        ]
        self._taste = Taste(learnt) if learnt else None

    def judge(self, need: Wish, offer: Wish, score: float) -> tuple[float, Because | None]:
        """Return how likely a match is that the owner likes, and what of their taste moves it."""
        if self._taste is None:
            return score, None
        of = self._features(need, offer)
        return self._taste.adjusted(score, of), self._taste.because(of)

    def _features(self, need: Wish, offer: Wish) -> dict[str, float]:
        tie = self._tie_to.get(offer.person_id) if offer.person_id else None
        more = {MINE: float(offer.person_id is None), TIE: tie.value if tie else 0.0}
        return features(text_of(self._book, need), text_of(self._book, offer), more)
