"""Who acts on a page of an event: a guest by their link, or by their account.

Each page is written once for a :class:`Here` and has two addresses: one below ``g/<token>/`` for
whoever has the link, and one below ``events/<id>/mine/`` for who is signed in. Links are looked
after as those of introductions are, see :mod:`dardar.web.giving.links`.

A whole room stands behind one address of the network, so how often a page is opened is counted by
link. What is counted by address are only links that lead nowhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dardar.accounts.models import Book
from dardar.events.errors import OverError
from dardar.events.models import Guest
from dardar.events.queries import GuestCard, card
from dardar.events.signing_up import guest_at, places_of
from dardar.events.swapping import met_by
from dardar.giving.errors import NoLinkError
from dardar.people.journal import watch
from dardar.web.giving.links import link_over, may, slower, speak
from dardar.web.links import unlisted
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

Rest = ParamSpec("Rest")
Open = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]
# Names of limits among those of allauth, see ACCOUNT_RATE_LIMITS in the settings.
OPENING: Final = "open_guest"
MISSING: Final = "miss_guest"
ACTING: Final = "act_as_guest"


@dataclass(frozen=True, slots=True)
class Here:
    """A guest on a page, and how they came to it."""

    me: Guest
    token: str  # of their link, "" if they came by their account
    book: Book | None  # theirs, if they came by their account

    def to(self, name: str = "", *args: object) -> str:
        """Return the address of a page of the same event, by the same way in."""
        way, key = ("guest", self.token) if self.token else ("event_mine", str(self.me.event_id))
        return reverse(f"{way}_{name}" if name else way, args=[key, *args])


View = Callable[Concatenate[HttpRequest, Here, Rest], HttpResponseBase]


def by_account(view: View[Rest]) -> Open[Concatenate[UUID, Rest]]:
    """Let a guest who is signed in see a page of an event."""

    @wraps(view)
    def opened(
        request: BookRequest, /, event: UUID, *rest: Rest.args, **named: Rest.kwargs
    ) -> HttpResponseBase:
        me = get_object_or_404(places_of(request.book), event=event)
        with timezone.override(ZoneInfo(me.event.time_zone)):
            return view(request, Here(me, "", request.book), *rest, **named)

    return opened  # type: ignore[return-value] # the middleware lets nobody in without a book


def by_link(view: View[Rest]) -> Open[Concatenate[str, Rest]]:
    """Let whoever has a guest's link see a page of the event; nobody finds it elsewhere."""

    @unlisted
    @wraps(view)
    def opened(
        request: HttpRequest, /, token: str, *rest: Rest.args, **named: Rest.kwargs
    ) -> HttpResponseBase:
        return _opened(request, token, lambda here: view(request, here, *rest, **named))

    return opened  # type: ignore[return-value] # a token by name


def _opened(
    request: HttpRequest, token: str, go_on: Callable[[Here], HttpResponseBase]
) -> HttpResponseBase:
    if not may(request, OPENING, token):
        return slower(request)
    if request.method == "POST" and not may(request, ACTING, token):
        return slower(request)
    try:
        me = guest_at(token)
        speak(request, me.language)
        with timezone.override(ZoneInfo(me.event.time_zone)):
            return go_on(Here(me, token, None))
    except NoLinkError:
        return missed(request)


def missed(request: HttpRequest) -> HttpResponse:
    """Say that nothing is at a link, whatever was or is there; not to who tries many."""
    if not may(request, MISSING):
        return slower(request)
    return link_over(request)


def shown_card(here: Here, pk: UUID) -> GuestCard:
    """Return the card of another guest, if this one may see it, or has met them.

    Raises:
        Http404: they may not, or there is nobody.

    """
    found = card(here.me, pk)
    if found is None:
        found = next((GuestCard(met.guest) for met in met_by(here.me) if met.guest.pk == pk), None)
    if found is None:
        raise Http404
    return found


def show(
    request: HttpRequest,
    here: Here,
    page: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Show a page of the event."""
    said = {"here": here, "me": here.me, "event": here.me.event, **(context or {})}
    return render(request, f"events/guest/{page}.html", said, status=status)


def done(
    request: HttpRequest, here: Here, act: Callable[[], object], text: str, then: str
) -> HttpResponse:
    """Do something, say so, with its undo if there is one, and lead to a page."""
    try:
        with watch() as made:
            act()
    except OverError:
        messages.info(request, _("The event is over: that can’t be changed any more."))
    else:
        # Only whose book it is can undo it, and only signed in.
        tell(request, text, made if here.book else ())
    return redirect(then)
