"""You may know them already: somebody typed in, compared with the book while they are typed."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, from_stored, to_stored
from dardar.core.identity.names import join_name
from dardar.core.identity.profile import SINGLE
from dardar.people.actions import edit_person
from dardar.people.joining.likely import perhaps_known
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.people.queries import counting, photos
from dardar.web.people.likeness import Likeness, likeness
from dardar.web.people.rows import LONGEST, MOST
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

# So many are shown: who has more namesakes searches.
SHOWN: Final = 3


class Known(NamedTuple):
    """Somebody who may be the one, and why."""

    person: Person
    why: Likeness


def known_by(book: Book, fields: Iterable[Field]) -> list[Known]:
    """Return who may be the one that some fields tell of, the likeliest first."""
    said = list(fields)
    stored = [to_stored(field) for field in said]
    return [
        Known(one.person, likeness(one.evidence, [*stored, _name_of(one.person)]))
        for one in perhaps_known(book, said, SHOWN)
    ]


def _name_of(person: Person) -> StoredField:
    return StoredField(kind=Kind.NAME, value=person.name)


@require_POST
def known(request: BookRequest) -> HttpResponse:
    """Answer with who may be the one that a half-written form of somebody new tells of."""
    found = known_by(request.book, written(request.POST))
    context = {"alike": found, "photos": photos(request.book, [one.person for one in found])}
    return render(request, "people/_alike.html", context)


def written(data: QueryDict) -> list[Field]:
    """Return what a form says so far of who somebody is, whatever is wrong with the rest of it."""
    parts = {part: _text(data.get(part, "")) for part in ("given", "middle", "family")}
    given = {part: text for part, text in parts.items() if text}
    said = [Field(Kind.NAME, join_name(given), parts=given)] if given else []
    said += [Field(Kind.COMPANY, _text(data.get("company", "")))]
    for name, kind in (("email", Kind.EMAIL), ("phone", Kind.PHONE)):
        said += [Field(kind, _text(text)) for text in data.getlist(name)[:MOST]]
    return [field for field in said if field.value]


def _text(text: str) -> str:
    return " ".join(text.replace("\0", " ")[:LONGEST].split())


def add_to(request: BookRequest, person: Person, fields: Sequence[Field]) -> None:
    """Add what was written of somebody to what is known of them; what they have once stays."""
    had = {item["kind"] for item in person.profile}
    with watch() as made:
        add_ways(request.book, person, [f for f in fields if f.kind not in SINGLE & had])
    name = {"name": person.name}
    if made:
        tell(request, _("Added to what you know of %(name)s.") % name, made)
    else:
        messages.info(request, _("All of this you knew of %(name)s.") % name)


def add_ways(book: Book, person: Person, fields: Sequence[Field]) -> None:
    """Put values beside those of the same kinds that are known of a person."""
    kinds = {field.kind for field in fields}
    beside = [from_stored(item) for item in person.profile if item["kind"] in kinds]
    edit_person(book, person, kinds, [*beside, *fields], base=counting(person))
