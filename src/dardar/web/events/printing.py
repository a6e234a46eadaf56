"""Badges and signs to print, and the event for a calendar."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dardar.events import printing
from dardar.events.calendar_file import host_calendar
from dardar.events.guests import coming
from dardar.web.events.hosted import file_named, own_event
from dardar.web.links import whole
from dardar.web.requests import BookRequest


@require_GET
def badges(request: BookRequest, event: UUID) -> HttpResponse:
    """Send badges of those who are expected, ten on a sheet, as PDF; of very many one file."""
    found = own_event(request, event)
    asked = request.GET.get("file", "1")
    there = printing.badge_files(found, coming(found).count())
    files = {str(file.number): file.number for file in there}
    if asked not in files:
        raise Http404
    number = files[asked]
    data = printing.badges(found, lambda code: badge_link(request, code), number)
    return _pdf(data, "badges" if len(files) == 1 else f"badges-{number}")


@require_GET
def calendar(request: BookRequest, event: UUID) -> HttpResponse:
    """Send the event for the host's calendar."""
    found = own_event(request, event)
    return file_named(host_calendar(found), "text/calendar", found.title, "ics")


@require_GET
def signs(request: BookRequest, event: UUID) -> HttpResponse:
    """Send a sign for each table, two on a sheet, as PDF."""
    found = own_event(request, event)
    if not found.tables.exists():
        messages.info(request, _("Lay the tables first: a sign bears the name of one."))
        return redirect("event_tables", found.pk)
    return _pdf(printing.table_signs(found), "tables")


def badge_link(request: HttpRequest, code: str) -> str:
    """Return the address that the code of a badge stands for; it opens for the host alone."""
    return whole(request, reverse("event_badge", args=[code]))


def _pdf(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
