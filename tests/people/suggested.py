"""Pairs that are perhaps the same, as the comparison in the background would leave them."""

from dardar.accounts.models import Book
from dardar.people.models import Person, Suggestion

EVIDENCE = [
    ["given", "nickname", "pepe", "jose"],
    ["family1", "same", "garcia", "garcia"],
    ["phone", "mobile", "+34612345678", "+34612345678"],
]


def suggest(
    book: Book,
    one: Person,
    other: Person,
    *,
    weight: float = 5.0,
    evidence: list[list[str]] | None = None,
) -> Suggestion:
    """Say that two are perhaps the same."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    return Suggestion.objects.create(
        book=book, one=first, other=second, weight=weight, evidence=evidence or EVIDENCE
    )
