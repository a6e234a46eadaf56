"""What the buttons of introductions have in common."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from dardar.encounters.errors import FutureDayError, PastDayError
from dardar.giving import queries
from dardar.giving.errors import ClosedError
from dardar.giving.links import Link
from dardar.giving.models import Introduction, Side
from dardar.giving.outgoing import addresses_of
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.web.links import whole
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


def own_introduction(request: BookRequest, pk: object) -> Introduction:
    """Return the introduction of an address, with its sides, if it is the reader's own."""
    return get_object_or_404(queries.introductions(request.book), pk=pk)


def own_side(request: BookRequest, pk: object) -> Side:
    """Return the side of an address, if it is of an introduction of the reader's own."""
    sides = Side.objects.filter(book=request.book).select_related("person", "introduction")
    return get_object_or_404(sides, pk=pk)


def side_link(request: BookRequest) -> Link:
    """Return how the address of the page of a side is made from its token."""
    return lambda token: whole(request, reverse("introduction_side", args=[token]))


def asked_at(request: BookRequest, person: Person) -> str | None:
    """Return where somebody is to be asked: ``at``, if it is theirs, "" by hand; else None."""
    at = request.POST.get("at")
    return at if at == "" or at in addresses_of(person) else None


def done(
    request: BookRequest, row: Introduction, act: Callable[[], object], text: str
) -> HttpResponse:
    """Do something with an introduction, say so with its undo, and lead back to its page."""
    try:
        with watch() as made:
            act()
    except ClosedError:
        return closed(request, row)
    except FutureDayError:
        messages.error(request, _("That day is still to come."))
    except PastDayError:
        messages.error(request, _("Choose a day from today on."))
    else:
        tell(request, text, made)
    return redirect("introduction", row.pk)


def closed(request: BookRequest, row: Introduction) -> HttpResponse:
    """Say that something can't be done any more, and lead to what is there now."""
    messages.info(
        request, _("This had moved on already, perhaps in another tab. So it stands now.")
    )
    return redirect("introduction", row.pk)
