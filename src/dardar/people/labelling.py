"""Verbs of labels: words the owner sorts people by."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.core.identity.text import fold
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import change
from dardar.people.models import Label, Labelling, Person

LONGEST_LABEL: Final = 100


class EmptyLabelError(ValueError):
    """A label without letters or signs."""


def tidy(name: str) -> tuple[str, str]:
    """Return a label as it is written and the form under which two of them are one.

    Raises:
        EmptyLabelError: there is nothing to read.

    """
    written = " ".join(name.split())[:LONGEST_LABEL].strip()
    if not written:
        raise EmptyLabelError
    return written, (fold(written) or written.casefold())[:LONGEST_LABEL]


def label_people(book: Book, people: Collection[Person], name: str) -> int:
    """Give people a label, made if it is new; return how many did not bear it yet.

    Raises:
        EmptyLabelError: the label has no name.

    """
    require_own(book, *people)
    name, folded = tidy(name)
    label = Label.objects.filter(book=book, folded=folded).first()
    bearing = set(Labelling.objects.filter(label=label).values_list("person", flat=True))
    missing = [person for person in _distinct(people) if person.pk not in bearing]
    verb = "labelled" if len(missing) == 1 else "labelled_many"
    words = _words(label.name if label else name, missing)
    with change(book, verb, people=missing, **words) as journal:
        if missing:
            label = label or journal.create(Label(book=book, name=name, folded=folded))
        journal.create_all([Labelling(book=book, person=p, label=label) for p in missing])
    return len(missing)


def unlabel_people(book: Book, people: Collection[Person], label: Label) -> int:
    """Take a label from people; return how many bore it. A label that nobody bears goes too."""
    require_own(book, label, *people)
    borne = defaultdict(list)
    for row in label.labellings.select_related("person"):
        borne[row.person.joined_to_id or row.person_id].append(row)
    bearers = [person for person in _distinct(people) if person.pk in borne]
    verb = "unlabelled" if len(bearers) == 1 else "unlabelled_many"
    with change(book, verb, people=bearers, **_words(label.name, bearers)) as journal:
        journal.delete_all([row for person in bearers for row in borne[person.pk]])
        if not label.labellings.exists():
            journal.delete(label)
    return len(bearers)


def _distinct(people: Iterable[Person]) -> list[Person]:
    return list({person.pk: person for person in people}.values())


def _words(label: str, people: Collection[Person]) -> dict[str, str | int]:
    """Return what the sentence needs: the name of one person, the number of many."""
    if len(people) == 1:
        return {"label": label, "name": next(iter(people)).name[:LONGEST_NAME]}
    return {"label": label, "count": len(people)}
