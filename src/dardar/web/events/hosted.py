"""What pages of an event have in common: whose it is, links into it, saying what was done."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dardar.events.errors import OverError
from dardar.events.models import Event, Guest
from dardar.giving.links import Link
from dardar.people.journal import watch
from dardar.web.links import whole
from dardar.web.people.exporting import file_name
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


def own_event(request: BookRequest, pk: UUID) -> Event:
    """Return an event of the book; nobody else's is found."""
    rows = Event.objects.select_related("book__owner", "circle", "after")
    return get_object_or_404(rows, book=request.book, pk=pk)


def own_guest(event: Event, pk: UUID) -> Guest:
    """Return a guest of an event, without the picture."""
    rows = event.guests.defer("image").select_related("event__book__owner", "user_book__owner")
    return get_object_or_404(rows, pk=pk)


def guest_link(request: HttpRequest) -> Link:
    """Return how the address of a guest's own page is made from its token."""
    return lambda token: whole(request, reverse("guest", args=[token]))


def door_of(request: HttpRequest, event: Event) -> str:
    """Return the address at which one signs up."""
    return whole(request, reverse("event_door", args=[event.token]))


def entrance_of(request: HttpRequest, event: Event) -> str:
    """Return the address that hangs at the entrance: a guest who opens it is there."""
    return whole(request, reverse("event_arrive", args=[event.door]))


def show(
    request: HttpRequest,
    event: Event,
    page: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Show a page of an event."""
    return render(request, f"events/{page}.html", {"event": event, **(context or {})}, None, status)


def done(request: HttpRequest, act: Callable[[], object], text: str, then: str) -> HttpResponse:
    """Do something, say so, with its undo if there is one, and lead to a page."""
    try:
        with watch() as made:
            act()
    except OverError:
        messages.info(request, _("The event is over."))
    else:
        tell(request, text, made)
    return redirect(then)


def file_named(content: str | bytes, kind: str, title: str, ending: str) -> HttpResponse:
    """Send a file that bears the title of an event."""
    response = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(title)}.{ending}"'
    return response
