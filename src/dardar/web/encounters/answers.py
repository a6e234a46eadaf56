"""What the buttons of a card answer: with htmx a line in its place, else the page they stood on."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render

from dardar.accounts.models import Book
from dardar.core.calendar import Later
from dardar.encounters import days
from dardar.encounters.models import Encounter
from dardar.people.models import Change
from dardar.web.asked import as_day, next_page
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


def settled(
    request: BookRequest, text: str, made: Sequence[Change] = (), *, sealed: bool = False
) -> HttpResponse:
    """Say what was done, with its undo; ``sealed`` presses the seal."""
    if request.htmx:
        change = made[-1] if made else None
        context = {"text": text, "change": change, "sealed": sealed}
        return render(request, "encounters/_settled.html", context)
    tell(request, text, made)
    return redirect(next_page(request))


def refused(request: BookRequest, text: str) -> HttpResponse:
    """Say why nothing was done; the card stays as it is."""
    messages.error(request, text)
    if request.htmx:
        answer = render(request, "parts/messages.html")
        answer["HX-Reswap"] = "none"
        return answer
    return redirect(next_page(request))


def kind_in(request: BookRequest) -> Encounter.Kind:
    """Return the kind of contact a form sends.

    Raises:
        BadRequest: there is no such kind.

    """
    try:
        return Encounter.Kind(request.POST.get("kind", ""))
    except ValueError as error:
        raise BadRequest from error


def day_in(request: BookRequest, book: Book) -> date | None:
    """Return the day a form puts something off to: one tap, or a date; None if it is no day."""
    choice = request.POST.get("to", "")
    if choice in set(Later):
        return days.later_days(book)[Later(choice)]
    return as_day(request.POST.get("on", ""))
