"""The page of a person: who they are, what was, what comes next."""

from codecs import getincrementaldecoder
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.capture.models import Scan
from dardar.capture.queries import scans_of_records
from dardar.encounters import days
from dardar.encounters.queries import person_context
from dardar.giving import queries as giving
from dardar.giving.timeline import latest
from dardar.people import queries
from dardar.people.joining.queries import suggestions_about
from dardar.people.models import Person, Record
from dardar.web.giving.forms import WishForm
from dardar.web.giving.giving import people_of
from dardar.web.people.facts import facts, source_notes
from dardar.web.people.parts import parts
from dardar.web.requests import BookRequest
from dardar.web.ties.standing import tie_context

CHANGES: Final = 8


def own_person(request: BookRequest, pk: object) -> Person:
    """Return the person of an address, or who stands for them, if they are the reader's own."""
    people = Person.objects.select_related("joined_to")
    person = get_object_or_404(people, book=request.book, pk=pk)
    return person.joined_to or person


@require_GET
def person(request: BookRequest, pk: object) -> HttpResponse:
    """Show a person; of one who stands with another lead to that one."""
    book, someone = request.book, own_person(request, pk)
    if someone.pk != pk:
        return redirect("person", someone.pk)
    records = list(queries.records(book, someone))
    changes = list(queries.history(book, someone)[: CHANGES + 1])
    moments, has_older = latest(book, someone)
    given = giving.person_context(book, someone)
    alike = suggestions_about(book, someone, days.today(book))
    context: dict[str, Any] = {
        **person_context(book, someone),
        **given,
        **tie_context(book, someone),
        "moments": moments,
        "has_older": has_older,
        **labels_context(book, someone),
        **notes_context(book, someone),
        "facts": facts(book, someone, [r for r in records if r.replaced_by_id is None]),
        "parts": parts(book, someone),
        "alike": [pair.other if pair.one_id == someone.pk else pair.one for pair in alike],
        "wish_form": WishForm(someone),
        "photos": queries.photos(book, [someone, *people_of(given["helps"])]),
        "sources": sources(book, records),
        "changes": changes[:CHANGES],
        "has_more_changes": len(changes) > CHANGES,
    }
    return render(request, "people/person.html", context)


def labels_context(book: Book, person: Person) -> dict[str, Any]:
    """Return what the chips of labels need."""
    return {
        "person": person,
        "labels": queries.labels_of(book, [person])[person.pk],
        "all_labels": queries.labels(book),
    }


def notes_context(book: Book, person: Person) -> dict[str, Any]:
    """Return what the notes need."""
    return {
        "person": person,
        "notes": person.notes.all(),
        "source_notes": source_notes(book, person),
    }


def sources(book: Book, records: Sequence[Record]) -> "list[Source]":
    """Return records as their page shows them."""
    scans = scans_of_records(book, records)
    return [Source(record, scans.get(record.pk, ())) for record in records]


@dataclass(frozen=True)
class Source:
    """A record as its page shows it, with the pictures of the card it was read from."""

    record: Record
    scans: Sequence[Scan] = ()

    @cached_property
    def text(self) -> str:
        """What the raw bytes begin with, readable; of a table's row, below its header."""
        origin = self.record.from_import
        header = bytes(origin.header) if origin else b""
        # SQLite has nothing at all for the beginning of no bytes, as in one's own words.
        raw = bytes(self.record.beginning or b"")  # type: ignore[attr-defined] # annotated by queries.records
        parts = (readable(header), readable(raw, is_cut=self.is_cut))
        return "\n".join(part for part in parts if part)

    @property
    def is_cut(self) -> bool:
        """Whether there is more than the beginning."""
        return bool(self.record.size > queries.BEGINNING)  # type: ignore[attr-defined] # likewise


def readable(raw: bytes, *, is_cut: bool = False) -> str:
    """Return bytes as text, in the charset they seem to be in; a letter cut in two is left out."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    decoder = getincrementaldecoder("utf-8-sig")()
    try:
        return decoder.decode(raw, final=not is_cut)
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
