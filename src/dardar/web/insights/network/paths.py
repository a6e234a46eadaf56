"""Who can introduce me to somebody, and asking the first on the way."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.accounts.models import Book
from dardar.circles.membership import places_of
from dardar.encounters import days
from dardar.encounters.drafts import Draft
from dardar.encounters.follow_ups import add_follow_up
from dardar.encounters.reach import Way as Reach
from dardar.encounters.reach import ways
from dardar.giving.errors import EmptyWordsError
from dardar.insights.network import letters, sharing
from dardar.insights.network.errors import AlreadyAskedError, NotOneselfError
from dardar.insights.network.finding import Way, shared_with, ways_to
from dardar.insights.network.models import SharedTie
from dardar.people.journal import watch
from dardar.people.queries import photos
from dardar.web.people.person import own_person
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A way, and how to ask the first on it."""

    way: Way
    reach: list[Reach]
    draft: Draft | None
    ask_for: SharedTie | None  # if the first on it is the member who shared it


@require_GET
def paths(request: BookRequest) -> HttpResponse:
    """Show the best ways to whom ``?to=`` names."""
    book, text = request.book, request.GET.get("to", "").strip()[:LONGEST]
    found = ways_to(book, text)
    people = [
        stop.person
        for way in found
        for stop in (way.goal, *(step.end for step in way.steps))
        if stop.person
    ]
    context: dict[str, Any] = {
        "to": text,
        "ways": [_shown(book, way) for way in found],
        "shared": shared_with(book) if not text else [],
        "photos": photos(book, people),
        "on": days.today(book),
    }
    return render(request, "network/paths.html", context)


def _shown(book: Book, way: Way) -> Shown:
    first = way.first
    if first is None:
        return Shown(way, [], None, None)
    tie = way.steps[1].tie
    if tie or first.person is None:
        return Shown(way, [], None, tie)
    draft = letters.introduce_me(book, first.person, way.steps[1].end.name, way.goal.name)
    return Shown(way, ways(first.person, book.region, draft), draft, None)


@require_POST
def ask_person(request: BookRequest, pk: UUID) -> HttpResponse:
    """Remember to ask somebody of my book for an introduction to ``whom``."""
    book, person = request.book, own_person(request, pk)
    whom = request.POST.get("whom", "").strip()[:LONGEST]
    if not whom:
        raise Http404
    text = _("Ask to be introduced to %(name)s") % {"name": whom}
    with watch() as made:
        add_follow_up(book, person, days.today(book), text)
    said = _("It stands in Today: ask %(name)s for an introduction.") % {"name": person.name}
    tell(request, said, made)
    return _back(request)


@require_POST
def ask_member(request: BookRequest, pk: UUID) -> HttpResponse:
    """Ask a member of a circle to introduce me to whom they share: ``words`` say what for."""
    mine = {me.circle_id: me for me in places_of(request.book)}
    ties = SharedTie.objects.select_related("member__circle", "member__user_book__owner")
    tie = get_object_or_404(ties, pk=pk, member__circle__in=mine)
    try:
        _asked, by_mail = sharing.ask(
            mine[tie.member.circle_id], tie, request.POST.get("words", "")
        )
    except EmptyWordsError:
        messages.error(request, _("Say in a few words what for: it is all they have to go by."))
    except AlreadyAskedError:
        messages.info(request, _("You have asked for this already."))
    except (NotOneselfError, PermissionDenied) as error:
        raise Http404 from error
    else:
        name = {"name": tie.member.name}
        if by_mail:
            text = _("Asked. %(name)s decides; if nothing comes of it you hear nothing.") % name
        else:
            text = _("Asked. It stands on the page of %(name)s; this server sends no mail.") % name
        messages.success(request, text)
    return _back(request)


def _back(request: BookRequest) -> HttpResponse:
    text = request.POST.get("to", "")[:LONGEST]
    return redirect(
        f"{reverse('network_paths')}?{urlencode({'to': text})}" if text else "network_paths"
    )
