"""Who of my people should meet, and «not these two»."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.encounters.queries import anybody, own_people
from dardar.giving import queries as giving
from dardar.giving.not_these import not_these
from dardar.insights.network.meeting import who_should_meet
from dardar.insights.network.queries import network
from dardar.insights.network.shape import groups_of
from dardar.people.journal import watch
from dardar.people.queries import photos
from dardar.web.asked import as_uuid, next_page
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

PAIR: Final = 2


@require_GET
def meet(request: BookRequest) -> HttpResponse:
    """Show who of my people should meet and why."""
    book = request.book
    meetings = who_should_meet(book)
    groups = {one.number: one for one in groups_of(book, network(book))}
    context = {
        "meetings": [
            (one, [groups[number] for number in one.groups or () if number in groups])
            for one in meetings
        ],
        "has_people": bool(meetings) or anybody(book),
        "is_words_only": giving.is_words_only(),
        "unreachable_model": giving.unreachable_model(),
        "photos": photos(book, [who for one in meetings for who in (one.one, one.other)]),
    }
    return render(request, "network/meet.html", context)


@require_POST
def never(request: BookRequest) -> HttpResponse:
    """Never propose two people to each other any more: ``one`` and ``other``."""
    ids = [pk for name in ("one", "other") if (pk := as_uuid(request.POST.get(name, "")))]
    pair = own_people(request.book, dict.fromkeys(ids))
    if len(pair) == PAIR:
        with watch() as made:
            not_these(request.book, *pair)
        names = {"one": pair[0].name, "other": pair[1].name}
        tell(request, _("%(one)s and %(other)s are not proposed any more.") % names, made)
    return redirect(next_page(request, "network_meet"))
