"""Somebody new, and what is known of somebody set right."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dardar.core.cards.fields import Field
from dardar.people import queries
from dardar.people.actions import (
    EditConflictError,
    EmptyPersonError,
    add_person,
    edit_person,
    use_value,
)
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import watch
from dardar.people.models import Person, Record
from dardar.people.wording import KINDS, value_words
from dardar.web.asked import as_uuid
from dardar.web.people.forms import Sheet
from dardar.web.people.knowing import Known, add_to, known_by
from dardar.web.people.person import own_person
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


@require_http_methods(["GET", "POST"])
def new(request: BookRequest) -> HttpResponse:
    """Show the form of somebody new, with ``?name=``, or add them.

    Somebody of that name, mail or phone may be in the book already: then it is asked first, and
    with ``known`` what was written is added to that person.
    """
    if request.method == "GET":
        return _new(request, Sheet([], name=request.GET.get("name", "")))
    sheet = Sheet([], request.POST)
    if not sheet.is_valid():
        return _new(request, sheet, status=422)
    if "more" in request.POST:
        return _new(request, sheet)
    if someone := as_uuid(request.POST.get("known", "")):
        person = own_person(request, someone)
        add_to(request, person, sheet.fields())
        return redirect("person", person.pk)
    return _add(request, sheet)


def _add(request: BookRequest, sheet: Sheet) -> HttpResponse:
    """Add somebody, or ask whether they are somebody known."""
    fields = sheet.fields()
    alike = [] if "anyway" in request.POST else known_by(request.book, fields)
    if alike:
        return _new(request, sheet, alike=alike)
    try:
        with watch() as made:
            person = add_person(request.book, fields)
    except EmptyPersonError:
        messages.error(request, _("Write at least a name, a mail address or a phone."))
        return _new(request, sheet, status=422)
    tell(request, _("%(name)s is in your book.") % {"name": person.name}, made)
    return redirect("person", person.pk)


def _new(
    request: BookRequest, sheet: Sheet, *, alike: Sequence[Known] = (), status: int = 200
) -> HttpResponse:
    context = {
        "sheet": sheet,
        "alike": alike,
        "photos": queries.photos(request.book, [one.person for one in alike]),
        "is_asked": bool(alike),
    }
    return render(request, "people/new.html", context, status=status)


@require_http_methods(["GET", "POST"])
def edit(request: BookRequest, pk: object) -> HttpResponse:
    """Show what is known of a person in a form, or keep what was changed in it.

    The form bears the records it was made from (``base``), so that what another tab, or an import,
    has changed meanwhile is neither written over nor taken for a change made here. Where both
    changed the same, the two versions are shown; the form then also bears the records of that
    moment (``agreed``), and saving it again is a decision.
    """
    person = own_person(request, pk)
    if request.method == "GET":
        return _edit(request, person, Sheet(person.profile), queries.counting(person))
    base = _ids(request.POST.get("base", ""))
    sheet = Sheet(queries.profile_of(request.book, person, base), request.POST)
    if not sheet.is_valid():
        return _edit(request, person, sheet, base, status=422)
    if "more" in request.POST:
        return _edit(request, person, sheet, base)
    fields = sheet.fields()
    agreed = _ids(request.POST.get("agreed", "")) or base
    try:
        with watch() as made:
            edit_person(request.book, person, sheet.changed(fields), fields, base=agreed)
    except EditConflictError as conflict:
        versions = _versions(person, fields, conflict.kinds)
        return _edit(request, person, sheet, base, versions=versions, status=409)
    except EmptyPersonError:
        messages.error(request, _("Something must say who this is. To be rid of them, erase them."))
        return _edit(request, person, sheet, base, status=422)
    if made:
        tell(request, _("Kept."), made)
    return redirect("person", person.pk)


class Version(NamedTuple):
    """A kind of values in two versions: as kept meanwhile, and as written here."""

    name: str
    kept: list[str]
    written: list[str]


def _edit(
    request: BookRequest,
    person: Person,
    sheet: Sheet,
    base: Sequence[UUID],
    *,
    versions: Sequence[Version] = (),
    status: int = 200,
) -> HttpResponse:
    photos = queries.photos(request.book, [person])
    context = {
        "person": person,
        "sheet": sheet,
        "base": " ".join(map(str, base)),
        "agreed": " ".join(map(str, queries.counting(person))) if versions else "",
        "versions": versions,
        "photos": photos,
        "photo": photos.get(person.pk),
    }
    return render(request, "people/edit.html", context, status=status)


def _versions(person: Person, fields: Iterable[Field], kinds: Collection[str]) -> list[Version]:
    person.refresh_from_db()
    return [
        Version(
            str(KINDS[kind]),
            [value_words(kind, i["value"]) for i in person.profile if i["kind"] == kind],
            [value_words(kind, f.value) for f in fields if f.kind == kind],
        )
        for kind in sorted(kinds)
    ]


def _ids(text: str) -> list[UUID]:
    return [pk for word in text.split() if (pk := as_uuid(word))]


@require_POST
def use(request: BookRequest, pk: object) -> HttpResponse:
    """Show the value that stands at ``place`` of ``record`` from now on."""
    person = own_person(request, pk)
    wanted = as_uuid(request.POST.get("record", ""))
    record = get_object_or_404(Record, book=request.book, person=person, pk=wanted)
    place = request.POST.get("place", "")
    if not (place.isdecimal() and int(place) < len(record.fields)):
        raise BadRequest
    with watch() as made:
        use_value(request.book, person, record, int(place))
    tell(request, _("This is shown from now on: %(value)s") % _value(record, int(place)), made)
    return redirect("person", person.pk)


def _value(record: Record, place: int) -> dict[str, str]:
    words = value_words(record.fields[place]["kind"], record.fields[place]["value"])
    return {"value": Truncator(words).chars(LONGEST_NAME)}
