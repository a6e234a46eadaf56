"""All cards that were taken: what became of each, and those that were set aside."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.capture import queries, reviewing
from dardar.capture.models import Card
from dardar.core.cards.fields import Kind
from dardar.people.journal import watch
from dardar.web.asked import as_uuid
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

PER_PAGE: Final = 60
_CALLED_BY: Final = (Kind.NAME, Kind.COMPANY, Kind.EMAIL, Kind.PHONE)


@require_GET
def cards(request: BookRequest) -> HttpResponse:
    """Show all cards, the newest first, in the order of the days and places they were met."""
    page = Paginator(queries.cards(request.book), PER_PAGE).get_page(request.GET.get("page"))
    pictures = queries.pictures(request.book, page.object_list)
    context: dict[str, Any] = {
        "page_obj": page,
        "tiles": [
            {"card": card, "scan": pictures.get(card.pk), "name": called(card)} for card in page
        ],
        "progress": queries.progress(request.book),
    }
    return render(request, "capture/cards.html", context)


def called(card: Card) -> str:
    """Return what stands for a card in a list."""
    if card.record:
        return card.record.person.name
    said = {finding["kind"]: finding["value"] for finding in reversed(card.findings)}
    return next((str(said[kind]) for kind in _CALLED_BY if kind in said), "")


@require_POST
def pair(request: BookRequest) -> HttpResponse:
    """Put the two cards of ``card`` together as front and back of one."""
    ids = [pk for text in request.POST.getlist("card") if (pk := as_uuid(text))]
    found = list(queries.to_review(request.book).filter(pk__in=ids))
    if len(found) != 2:  # noqa: PLR2004 - a pair
        messages.error(request, _("Tick two cards that you have not decided on yet."))
        return redirect("cards")
    with watch() as made:
        reviewing.pair(request.book, *found)
    tell(request, _("The two are one card now."), made)
    return redirect("cards")


@require_POST
def take_up(request: BookRequest, pk: UUID) -> HttpResponse:
    """Put a card that was set aside back into the stack."""
    with watch() as made:
        reviewing.take_up(request.book, _own(request, pk))
    tell(request, _("Back in the stack."), made)
    return redirect("cards")


@require_POST
def discard(request: BookRequest, pk: UUID) -> HttpResponse:
    """Throw a card away that was set aside, with its pictures, for ever."""
    reviewing.discard(request.book, _own(request, pk))
    messages.success(request, _("Thrown away."))
    return redirect("cards")


def _own(request: BookRequest, pk: UUID) -> Card:
    return get_object_or_404(Card, book=request.book, pk=pk)
