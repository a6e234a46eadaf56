"""Who in the book may be the one that some fields tell of: asked while somebody is typed in."""

from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, to_stored
from dardar.core.identity import blocking, features
from dardar.core.identity.keys import NAME, name_key, strong
from dardar.core.identity.scoring import FEW, SUGGESTED, Score
from dardar.people.joining.candidates import FoundKey, LookUp, features_of
from dardar.people.joining.scorers import scale
from dardar.people.models import Person

PROPOSED: Final = 8
Evidence = list[list[str]]


class Likely(NamedTuple):
    """Somebody who may be the one, how likely in bits, and what speaks for and against it.

    ``evidence`` has a comparison of the model, the level, our value and theirs each.
    """

    person: Person
    weight: float
    evidence: Evidence


def perhaps_known(book: Book, fields: Iterable[Field], most: int = PROPOSED) -> list[Likely]:
    """Return who in the book may be the one these fields tell of, the likeliest first.

    Who has the same whole name, or a mail address, phone or profile that few have, is always among
    them: whoever adds somebody should know.
    """
    said = [to_stored(field) for field in fields]
    new = features.of(said, book.region)
    look_up = LookUp(book)
    telling = _telling(said, book.region)
    found = features_of(book, look_up.candidates(blocking.keys(new) | telling))
    scorer = scale(book).scorer(look_up.count((new, one) for one in found.values()))
    sharing: set[UUID] = set()
    for key in telling:
        holders = look_up.holders(key)
        if len(holders) <= FEW or key[0] == NAME:
            sharing.update(holders)
    weights = {pk: scorer.weight(new, one) for pk, one in found.items()}
    likely = [pk for pk, weight in weights.items() if weight >= SUGGESTED or pk in sharing]
    likely.sort(key=lambda pk: (-weights[pk], pk))
    people = Person.objects.defer("profile").in_bulk(likely[:most])
    return [
        Likely(people[pk], weights[pk], as_evidence(scorer.score(new, found[pk])))
        for pk in likely[:most]
        if pk in people
    ]


def as_evidence(score: Score) -> Evidence:
    """Return the evidence of a score as it is kept: values, no words."""
    return [[one.comparison, one.level, one.ours, one.theirs] for one in score.evidence]


def _telling(said: list[StoredField], region: str) -> set[FoundKey]:
    names = (name_key(item["value"]) for item in said if item["kind"] == Kind.NAME)
    return strong(said, region) | {(NAME, value) for value in names if value}
