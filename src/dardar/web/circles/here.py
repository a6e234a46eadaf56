"""Who acts on a page of a circle: a member by their account, or by their link.

Each page is written once for a :class:`Here` and has two addresses: one below ``circles/`` for who
is signed in, and one below ``m/<token>/`` for whoever has the link. Links are looked after as those
of introductions are, see :mod:`dardar.web.giving.links`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dardar.accounts.models import Book
from dardar.circles.errors import NotHereError
from dardar.circles.membership import member_at, places_of
from dardar.circles.models import Member
from dardar.giving.errors import NoLinkError
from dardar.giving.links import Link
from dardar.people.journal import watch
from dardar.web.giving.links import link_over, may, slower, speak
from dardar.web.links import unlisted, whole
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

Rest = ParamSpec("Rest")
Open = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]
# Names of limits among those of allauth, see ACCOUNT_RATE_LIMITS in the settings.
OPENING: Final = "open_place"
ACTING: Final = "act_in_place"


@dataclass(frozen=True, slots=True)
class Here:
    """A member on a page, and how they came to it."""

    me: Member
    token: str  # of their link, "" if they came by their account
    book: Book | None  # theirs, if they came by their account

    def to(self, name: str = "", *args: object) -> str:
        """Return the address of a page of the same circle, by the same way in."""
        way, key = ("place", self.token) if self.token else ("circle", str(self.me.circle_id))
        return reverse(f"{way}_{name}" if name else way, args=[key, *args])


View = Callable[Concatenate[HttpRequest, Here, Rest], HttpResponseBase]


def by_account(view: View[Rest]) -> Open[Concatenate[UUID, Rest]]:
    """Let a member who is signed in see a page of their circle."""

    @wraps(view)
    def opened(
        request: BookRequest, /, circle: UUID, *rest: Rest.args, **named: Rest.kwargs
    ) -> HttpResponseBase:
        places = places_of(request.book).select_related("circle__book__owner", "user_book__owner")
        me = get_object_or_404(places, circle=circle)
        return view(request, Here(me, "", request.book), *rest, **named)

    return opened  # type: ignore[return-value] # the middleware lets nobody in without a book


def by_link(view: View[Rest]) -> Open[Concatenate[str, Rest]]:
    """Let whoever has a member's link see a page of the circle."""
    return open_by_link(_of_members(view))


def open_by_link(view: View[Rest]) -> Open[Concatenate[str, Rest]]:
    """Let whoever has a link see a page, in whatever state they are; nobody finds it elsewhere."""

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
    if not may(request, OPENING):
        return slower(request)
    if request.method == "POST" and not may(request, ACTING, token):
        return slower(request)
    try:
        me = member_at(token)
        speak(request, me.language)
        return go_on(Here(me, token, None))
    except NoLinkError:
        return link_over(request)


def _of_members(view: View[Rest]) -> View[Rest]:
    """Lead whoever is not in the circle yet to the page that says so."""

    @wraps(view)
    def opened(
        request: HttpRequest, here: Here, /, *rest: Rest.args, **named: Rest.kwargs
    ) -> HttpResponseBase:
        if here.me.state != Member.State.MEMBER:
            return redirect(here.to())
        return view(request, here, *rest, **named)

    return opened


def place_link(request: HttpRequest) -> Link:
    """Return how the address of a member's own page is made from its token."""
    return lambda token: whole(request, reverse("place", args=[token]))


def member_in(here: Here, pk: UUID, *states: Member.State) -> Member:
    """Return somebody of the same circle in one of some states, of whom an address is."""
    rows = Member.objects.filter(circle=here.me.circle_id, state__in=states)
    return get_object_or_404(rows, pk=pk)


def show(
    request: HttpRequest,
    here: Here,
    page: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Show a page of the circle."""
    said = {"here": here, "me": here.me, "circle": here.me.circle, **(context or {})}
    return render(request, f"circles/{page}.html", said, status=status)


def done(
    request: HttpRequest, here: Here, act: Callable[[], object], text: str, then: str
) -> HttpResponse:
    """Do something, say so, with its undo if there is one, and lead to a page."""
    try:
        with watch() as made:
            act()
    except NotHereError:
        moved_on(request)
    else:
        # Only whose book it is can undo it, and only signed in.
        tell(request, text, made if here.book else ())
    return redirect(then)


def moved_on(request: HttpRequest) -> None:
    """Say that something can't be done any more."""
    messages.info(request, _("This had moved on already, perhaps in another tab."))
