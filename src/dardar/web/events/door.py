"""How people without an account come to an event: the page of sign-up, and the entrance.

What is answered never tells who comes. Links are looked after as those of introductions are, see
:mod:`dardar.web.giving.links`.

At the entrance hangs a code that is the same for all. Whose phone it is that has scanned it, a
cookie tells, which their own page has set: it holds their link, goes to no other address than those
of events' doors, and no script can read it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dardar.accounts.models import Book
from dardar.circles.cards import words_of
from dardar.circles.errors import TooManyError
from dardar.events import signing_up
from dardar.events.checking_in import arrive
from dardar.events.errors import FullError, OverError
from dardar.events.models import Want
from dardar.events.signing_up import Door, guest_at, places_of
from dardar.events.wanting import want_named
from dardar.giving.errors import NoLinkError
from dardar.web.capture.visitors import speak_by_default
from dardar.web.circles.forms import LostForm
from dardar.web.events.guest_forms import AnswerForm
from dardar.web.events.here import Here, missed
from dardar.web.events.hosted import guest_link
from dardar.web.giving.links import may, slower, speak
from dardar.web.links import host, unlisted

# Names of limits among those of allauth, see ACCOUNT_RATE_LIMITS in the settings.
OPENING: Final = "open_event"
SIGNING_UP: Final = "sign_up_event"
LOST: Final = "lost_guest"
TOO_MANY: Final = gettext_lazy("You name too many whom to meet or not: thirty all together.")
# Phones that have opened pages of more events than this forget the others.
_MOST_COOKIES: Final = 10
_COOKIE: Final = "guest-"
_KEPT: Final = 14 * 24 * 60 * 60  # seconds
View = Callable[[HttpRequest, str], HttpResponseBase]


def open_to_all(view: View) -> View:
    """Let whoever has the link of an event see a page, not too often, and nobody find it."""

    @unlisted
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponseBase:
        if not may(request, OPENING):
            return slower(request)
        try:
            return view(request, token)
        except NoLinkError:
            return missed(request)

    return opened


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Show an event to who has its link, or sign them up."""
    front = signing_up.door(token)
    speak_by_default(request, front.language)
    book = _book(request)
    form = _form(request, front, book)
    if book and (place := places_of(book).filter(event__token=token).first()):
        return redirect("event_mine", place.event_id)
    if request.method == "POST":
        if not may(request, SIGNING_UP, token):
            return slower(request)
        if form.is_valid() and (then := _sign_up(request, token, form, book)):
            return redirect(then)
    context = {
        "front": front,
        "form": form,
        "token": token,
        "has_account": book is not None,
        "host": host(request),
        "zone": front.time_zone,
    }
    return render(request, "events/guest/door.html", context, status=422 if form.is_bound else 200)


def _sign_up(request: HttpRequest, token: str, form: AnswerForm, book: Book | None) -> str:
    """Sign somebody up and return where to go on; "" if it is refused: the form says why."""
    link = guest_link(request)
    try:
        guest, address = signing_up.sign_up(
            token, form.answer(), link, book=book, key=form.made_with
        )
    except FullError:
        form.add_error(None, _("As many guests as there may be are on the list already."))
        return ""
    try:
        want_named(guest, form.cleaned_data["meet"], Want.Kind.MEET)
        want_named(guest, form.cleaned_data["avoid"], Want.Kind.NOT)
    except TooManyError:
        messages.error(request, TOO_MANY)
    speak(request, guest.language)
    if book:
        messages.success(request, _("You are on the list."))
        return reverse("event_mine", args=[guest.event_id])
    messages.success(request, _("You are on the list. Keep this address: it is your way back."))
    return address


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest, token: str) -> HttpResponse:
    """Send a guest who has lost their link another one; whether there is one is not told."""
    front = signing_up.door(token)
    speak_by_default(request, front.language)
    form = LostForm(request.POST if request.method == "POST" else None)
    is_sent = form.is_bound and form.is_valid()
    if is_sent:
        mail = form.cleaned_data["mail"]
        if not may(request, LOST, mail.casefold()):
            return slower(request)
        signing_up.send_link(token, mail, guest_link(request))
    context = {"front": front, "form": form, "is_sent": is_sent}
    status = 422 if form.is_bound and not is_sent else 200
    return render(request, "events/guest/lost.html", context, status=status)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def entrance(request: HttpRequest, token: str) -> HttpResponse:
    """Check in who has scanned the code at the entrance, with one tap.

    The page is the same for whatever code: only a guest of this very event finds their name on it.
    """
    here = _at_entrance(request, token)
    if here is None:
        return render(request, "events/guest/entrance.html", {"here": None})
    speak(request, here.me.language)
    if request.method == "POST":
        try:
            arrive(here.me, token)
        except OverError:
            messages.info(request, _("The event is over."))
        else:
            messages.success(request, _("Welcome! You are checked in."))
        return redirect(here.to())
    return render(
        request,
        "events/guest/entrance.html",
        {"here": here, "me": here.me, "event": here.me.event, "back": here.to()},
    )


def _at_entrance(request: HttpRequest, code: str) -> Here | None:
    """Return whose phone this is, if they are a guest of the event with this entrance."""
    book = _book(request)
    found: list[Here] = []
    if book:
        found += [Here(me, "", book) for me in places_of(book)[:_MOST_COOKIES]]
    for name in [name for name in request.COOKIES if name.startswith(_COOKIE)][:_MOST_COOKIES]:
        token = request.COOKIES[name]
        try:
            found.append(Here(guest_at(token), token, None))
        except NoLinkError:
            continue
    mine = (one for one in found if constant_time_compare(one.me.event.door, code))
    return next(mine, None)


def remember(response: HttpResponseBase, here: Here) -> None:
    """Let the phone of a guest who has opened their page by link be known at the entrance."""
    if here.token and not here.me.event.over_at:
        response.set_cookie(
            _cookie(here),
            here.token,
            max_age=_KEPT,
            path=_entrances(),
            secure=settings.HTTPS,
            httponly=True,
            samesite="Lax",
        )


def rounds_of(count: int) -> list[str]:
    """Return what the rounds of an event are called whose times are not known."""
    return [_("Round %(number)s") % {"number": number + 1} for number in range(count)]


def _form(request: HttpRequest, front: Door, book: Book | None) -> AnswerForm:
    """Return the form in which somebody signs up, begun with what is known of them."""
    mail_help = (
        None if book else _("Your link comes by mail. It goes only to those you swap cards with.")
    )
    rounds = rounds_of(front.rounds)
    if request.method == "POST":
        return AnswerForm(request.POST, rounds=rounds, mail_help=mail_help)
    language = (translation.get_language() or "en")[:2]
    initial: dict[str, Any] = {"language": language, "languages": [language]}
    if book:
        words, _image = words_of(book)
        initial |= {"name": words.name, "company": words.company}
    return AnswerForm(rounds=rounds, initial=initial, mail_help=mail_help)


def _book(request: HttpRequest) -> Book | None:
    """Return the book of who is signed in."""
    book: Book | None = getattr(request, "book", None)
    return book


def forget_phone(response: HttpResponseBase, here: Here) -> None:
    """Let a phone not be known at the entrance any more."""
    response.delete_cookie(_cookie(here), path=_entrances(), samesite="Lax")


def _cookie(here: Here) -> str:
    return f"{_COOKIE}{here.me.event_id.hex[-12:]}"


def _entrances() -> str:
    """Return the address below which the entrances of all events are."""
    return reverse("event_arrive", args=["x"]).partition("x/")[0]
