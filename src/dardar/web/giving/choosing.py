"""Whom a page of some people is about: all of a label, or people chosen by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, resolve_url
from django.views.decorators.http import require_POST

from dardar.accounts.models import Book
from dardar.encounters.queries import own_people, resolve
from dardar.people.lists import Wanted, find
from dardar.people.models import Label, Person
from dardar.people.queries import labels
from dardar.web.asked import as_uuid
from dardar.web.people.bulk import nobody_chosen
from dardar.web.people.wanted import selection_in
from dardar.web.requests import BookRequest

# People named by hand: no address holds more.
NAMED: Final = 100


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some people, and how they were chosen."""

    people: Sequence[Person]
    named: Sequence[Person]  # of them, those chosen by hand
    labels: Sequence[Label]  # that can be chosen
    label: Label | None
    unknown: Sequence[str]  # names of nobody, or of several
    is_cut: bool  # there are more than can be shown

    @property
    def are_enough(self) -> bool:
        """Whether anybody could meet anybody."""
        return len(self.people) > 1

    @property
    def query(self) -> str:
        """Return what asks for the same people again."""
        by_hand = [("person", str(person.pk)) for person in self.named]
        return urlencode([*([("label", str(self.label.pk))] if self.label else []), *by_hand])


def chosen_in(book: Book, data: QueryDict, most: int) -> Chosen:
    """Return whom an address names: ``label``, ``person`` as often as needed, ``who`` by name.

    Args:
        book: theirs.
        data: what the address says.
        most: further people are left out.

    """
    all_labels = list(labels(book))
    wanted = as_uuid(data.get("label", ""))
    label = next((one for one in all_labels if one.pk == wanted), None)
    ids = [pk for text in data.getlist("person") if (pk := as_uuid(text))]
    names = [name for line in data.get("who", "").splitlines() if (name := line.strip())]
    meant = resolve(book, dict.fromkeys(names[:NAMED]))
    named = own_people(book, ids[:NAMED])
    named += [found[0] for found in meant.values() if len(found) == 1]
    borne = find(book, Wanted(label=label.pk))[: most + 1] if label else []
    people = list(dict.fromkeys([*named, *borne]))
    return Chosen(
        people=people[:most],
        named=list(dict.fromkeys(named)),
        labels=all_labels,
        label=label,
        unknown=[name for name, found in meant.items() if len(found) != 1],
        is_cut=len(people) > most,
    )


@require_POST
def chosen(request: BookRequest) -> HttpResponse:
    """Lead from the people ticked in a list to who of them should meet."""
    found = selection_in(request.POST).people(request.book)[:NAMED]
    by_hand = [("person", str(pk)) for pk in found.values_list("pk", flat=True)]
    if not by_hand:
        return nobody_chosen(request)
    return redirect(f"{resolve_url('matrix')}?{urlencode(by_hand)}")
