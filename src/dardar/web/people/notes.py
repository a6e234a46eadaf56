"""Notes about a person: written, set right, deleted."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dardar.people.actions import (
    EditConflictError,
    EmptyNoteError,
    add_note,
    delete_note,
    edit_note,
    mark,
)
from dardar.people.journal import watch
from dardar.people.models import Change, Note, Person
from dardar.web.people.answers import part
from dardar.web.people.person import notes_context, own_person
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


def _own_note(request: BookRequest, pk: object) -> Note:
    found = Note.objects.filter(book=request.book).select_related("person")
    return get_object_or_404(found, pk=pk)


def _part(
    request: BookRequest, person: Person, said: str = "", made: Sequence[Change] = ()
) -> HttpResponse:
    context = notes_context(request.book, person)
    return part(
        request, person, template="people/_notes.html", context=context, said=said, made=made
    )


def _text(request: BookRequest) -> str:
    return request.POST.get("text", "").replace("\0", "").replace("\r\n", "\n")


@require_POST
def add(request: BookRequest, person: object) -> HttpResponse:
    """Write a note."""
    someone = own_person(request, person)
    try:
        with watch() as made:
            add_note(request.book, someone, _text(request))
    except EmptyNoteError:
        messages.error(request, _("A note needs a word."))
        return _part(request, someone)
    return _part(request, someone, _("Noted."), made)


@require_http_methods(["GET", "POST"])
def edit(request: BookRequest, pk: object) -> HttpResponse:
    """Show a note in a form, or set it right; what was written meanwhile is not written over."""
    note = _own_note(request, pk)
    if request.method == "GET":
        return _page(request, note, note.text)
    text = _text(request)
    try:
        with watch() as made:
            edit_note(request.book, note, text, base=request.POST.get("base", ""))
    except EmptyNoteError:
        error = _("A note needs a word. To be rid of it, delete it.")
        return _page(request, note, text, error=error, status=422)
    except EditConflictError:
        return _page(request, note, text, is_conflict=True, status=409)
    tell(request, _("The note is set right."), made)
    return redirect("person", note.person_id)


@require_POST
def delete(request: BookRequest, pk: object) -> HttpResponse:
    """Delete a note."""
    note = _own_note(request, pk)
    person = note.person
    with watch() as made:
        delete_note(request.book, note)
    return _part(request, person, _("The note is deleted."), made)


def _page(
    request: BookRequest,
    note: Note,
    text: str,
    *,
    error: str = "",
    is_conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "note": note,
        "person": note.person,
        "text": text,
        "base": mark(note.text),
        "error": error,
        "is_conflict": is_conflict,
    }
    return render(request, "people/note.html", context, status=status)
