"""The scorer of a book: the shipped model for its size, its terms, the owner's answers."""

import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast, Right

from dardar.accounts.models import Book
from dardar.core.identity import features, model
from dardar.core.identity.features import Features
from dardar.core.identity.keys import MAIL, PHONE, PROFILE
from dardar.core.identity.model import Model
from dardar.core.identity.scoring import FEW, Frequencies, Scorer, recalibrated
from dardar.people.models import Assertion, Person

# Of larger books so many people tell how common names and companies are.
SAMPLE: Final = 4096
# Of books up to this size everybody is asked anew each time: one edit may change much there.
TINY: Final = 100
# Terms count as known until the book has grown or shrunk by a part of this size.
_PART: Final = 10
# The seconds for which a large book is not counted anew.
_KEPT_FOR: Final = 600.0
_KEPT_BOOKS: Final = 64
_DIGITS: Final = 4  # of an id, in base 16: 65,536 parts of a book can be told apart

# In which keys the terms of a column are found: how many have them is counted there, exactly.
KEYS: Final[Mapping[str, str]] = {
    "mails": MAIL,
    "mailboxes": MAIL,
    "mobiles": PHONE,
    "phones": PHONE,
    "profiles": PROFILE,
}
Holders = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class _Terms:
    """How common terms are: the share of each, of those not met, and of people who have a key."""

    counted: Frequencies
    unmet: float | None
    having: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """What the weights of a book depend on besides the two who are compared."""

    size: int
    fitting: Model
    terms: _Terms
    until: float

    def scorer(self, holders: Holders) -> Scorer:
        """Return the scorer of the book.

        Args:
            holders: how many people have which keys (kind, value); of others it is not known.

        """
        return Scorer(self.fitting, _Frequency(self, holders))


class _Frequency:
    """How common a term is in a book, None if that is not known."""

    def __init__(self, scale: Scale, holders: Holders) -> None:
        self._scale = scale
        self._holders = holders

    def __call__(self, column: str, term: str) -> float | None:
        terms = self._scale.terms
        if kind := KEYS.get(column):
            number = self._holders.get((kind, term), 0)
            having = max(terms.having[column] * self._scale.size, number)
            return number / having if number > FEW else None
        share = terms.counted(column, term)
        return terms.unmet if share is None else share


_kept: Final[OrderedDict[UUID, Scale]] = OrderedDict()


def scale(book: Book, *, anew: bool = False) -> Scale:
    """Return the scale of a book; that of a large one is some minutes old at most.

    Args:
        book: whose people are compared.
        anew: whether to count in any case, as when many have just come.

    """
    kept = _kept.get(book.pk)
    now = time.monotonic()
    if kept and not anew and now < kept.until:
        return kept
    size = _people(book).count()
    known = kept and size > TINY and abs(size - kept.size) * _PART <= kept.size
    found = Scale(
        size=size,
        fitting=_fitting(book, size),
        terms=kept.terms if kept and known else _terms(book, size),
        until=now + _KEPT_FOR if size > SAMPLE else now,
    )
    _kept[book.pk] = found
    _kept.move_to_end(book.pk)
    while len(_kept) > _KEPT_BOOKS:
        _kept.popitem(last=False)
    return found


def _people(book: Book) -> QuerySet[Person]:
    return Person.objects.filter(book=book, joined_to=None)


def _fitting(book: Book, size: int) -> Model:
    """Return the shipped model for the size of a book and the answers of its owner."""
    fitting = model.shipped().for_size(size)
    return fitting.with_prior(recalibrated(fitting.prior, *_answers(book)))


def _answers(book: Book) -> tuple[int, int]:
    """Return how often the owner said yes and no to that two are the same."""
    said = Assertion.objects.filter(book=book).exclude(kind=Assertion.Kind.AUTO)
    kinds = list(said.values_list("kind", flat=True))
    return kinds.count(Assertion.Kind.SAME), kinds.count(Assertion.Kind.APART)


def _terms(book: Book, size: int) -> _Terms:
    """Count the terms of a book, or of a part of it that chance has chosen: by the ends of ids."""
    people = _people(book)
    if size > SAMPLE:
        end = f"{16**_DIGITS * SAMPLE // size:0{_DIGITS}x}"
        people = people.annotate(end=Right(Cast("pk", CharField()), _DIGITS)).filter(end__lt=end)
    rows = people.values_list("profile", flat=True).iterator()
    asked = [features.of(profile, book.region) for profile in rows]
    return _Terms(
        counted=Frequencies.of(asked, model.shipped()),
        # Nobody in the sample has it, so hardly more than one in so many does.
        unmet=1 / (2 * len(asked)) if size > SAMPLE else None,
        having={column: _share(asked, column) for column in KEYS},
    )


def _share(asked: list[Features], column: str) -> float:
    return sum(1 for one in asked if getattr(one, column)) / max(len(asked), 1)
