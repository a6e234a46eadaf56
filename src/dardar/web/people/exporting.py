"""Take people along: as vCard or as a table."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dardar.accounts.models import Book
from dardar.core.identity.text import fold
from dardar.people.exports import table, vcards
from dardar.people.models import Person
from dardar.web.people.bulk import nobody_chosen
from dardar.web.people.wanted import selection_in
from dardar.web.requests import BookRequest

LONGEST_NAME: Final = 60


class Format(NamedTuple):
    """How to write people, and what the file is."""

    write: Callable[[Book, QuerySet[Person]], Iterator[bytes]]
    content_type: str


FORMATS: Final = {
    "vcf": Format(vcards, "text/vcard; charset=utf-8"),
    "csv": Format(table, "text/csv; charset=utf-8"),
}


@require_http_methods(["GET", "POST"])
def export(request: BookRequest) -> HttpResponseBase:
    """Send people as a file: ``format`` is vcf or csv, whom says the selection.

    A link without a selection gives everybody, a form without one asks for it.
    """
    data = request.POST if request.method == "POST" else request.GET
    ending = data.get("format", "")
    if ending not in FORMATS:
        raise BadRequest
    chosen = selection_in(data)
    if not (chosen.ticked or chosen.everyone):
        if request.method == "POST":
            return nobody_chosen(request)
        chosen = replace(chosen, everyone=True)
    how = FORMATS[ending]
    people = chosen.people(request.book)
    answer = StreamingHttpResponse(how.write(request.book, people), content_type=how.content_type)
    only = chosen.only(request.book)
    name = file_name(only.name if only else "")
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer


def file_name(of: str) -> str:
    """Return what a file with this person in it is called, without its ending."""
    name = fold(of)[:LONGEST_NAME].replace(" ", "-")
    return name if name.isascii() and name else f"dardar-{timezone.localdate():%Y-%m-%d}"
