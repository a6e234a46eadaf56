"""The history of a book, the way back from each change, and what sources said word for word."""

from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.people import queries
from dardar.people.models import Change, Person, Record
from dardar.people.undo import UndoConflictError
from dardar.people.undo import undo as take_back
from dardar.web.asked import as_day, as_uuid
from dardar.web.people.person import own_person
from dardar.web.people.wanted import wanted_in
from dardar.web.requests import BookRequest

PER_PAGE: Final = 50
# Pages of one person whose address calls them pk.
_OF_ONE: Final = frozenset({"person", "person_edit", "person_erase"})


@require_GET
def history(request: BookRequest) -> HttpResponse:
    """Show the changes of the book, or those about ``?person= ?q=``, ``?since= ?until=`` days."""
    book, asked = request.book, request.GET
    pk = as_uuid(asked.get("person", ""))
    person = own_person(request, pk) if pk else None
    text = wanted_in(asked).text.strip()
    since, until = as_day(asked.get("since", "")), as_day(asked.get("until", ""))
    changes = queries.history(book, person, text=text, since=since, until=until)
    page = Paginator(changes, PER_PAGE).get_page(asked.get("page"))
    context = {
        "person": person,
        "text": text,
        "since": since,
        "until": until,
        "is_all": not (person or text or since or until),
        "page_obj": page,
        "changes": page.object_list,
    }
    return render(request, "people/history.html", context)


@require_POST
def undo(request: BookRequest, change: UUID) -> HttpResponse:
    """Take a change back and return to the page the button stood on."""
    entry = Change.objects.filter(book=request.book, pk=change).first()
    if entry is None:  # a button on a page that was opened before the people of it went
        return render(request, "people/change_gone.html", status=404)
    if entry.undone_at:
        messages.info(request, _("This has been undone already."))
        return redirect(_back(request))
    try:
        take_back(request.book, entry)
    except UndoConflictError:
        text = _("This has been changed since. Undo the later change first.")
        messages.error(request, text)
    else:
        messages.success(request, _("Undone."))
    return redirect(_back(request))


def _back(request: BookRequest) -> str:
    """Return the page the button stood on, unless it was of somebody who is gone by the undoing."""
    before = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(before, allowed_hosts={request.get_host()}):
        return resolve_url("today")
    page = urlsplit(before)
    try:
        match = resolve(page.path)
    except Resolver404:
        return resolve_url("today")
    pk = match.kwargs.get("pk") if match.url_name in _OF_ONE else match.kwargs.get("person")
    if pk and not Person.objects.filter(book=request.book, pk=pk).exists():
        return resolve_url("people")
    return f"{page.path}?{page.query}" if page.query else page.path


@require_GET
def raw(request: BookRequest, pk: object) -> HttpResponse:
    """Send what a source said of a person, byte for byte, as a file."""
    record = get_object_or_404(Record, book=request.book, pk=pk)
    answer = HttpResponse(bytes(record.raw), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{record.source}-{record.pk}.txt"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
