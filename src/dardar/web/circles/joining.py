"""How people without an account come into a circle, or those with one: invited, or by asking.

What is answered never tells whether an address is in the circle. Links are looked after as those of
introductions are, see :mod:`dardar.web.giving.links`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.circles import joining
from dardar.circles.cards import Sent, words_of
from dardar.circles.errors import AlreadyThereError, FullError, NotHereError
from dardar.circles.leaving import leave
from dardar.circles.models import Member
from dardar.giving.errors import NoLinkError
from dardar.people.actions import NoPictureError
from dardar.web.capture.shown import image_url
from dardar.web.capture.visitors import speak_by_default
from dardar.web.circles.forms import JoinForm, LostForm
from dardar.web.circles.here import (
    Here,
    moved_on,
    open_by_link,
    place_link,
    show,
)
from dardar.web.circles.page import page
from dardar.web.giving.links import link_over, may, slower, speak
from dardar.web.links import host, is_only_here, unlisted
from dardar.web.pictures import MOST_BYTES_OF_GUESTS, NO_PICTURE

# Names of limits among those of allauth, see ACCOUNT_RATE_LIMITS in the settings.
OPENING: Final = "open_circle"
JOINING: Final = "join_circle"
LOST: Final = "lost_link"
State = Member.State
View = Callable[[HttpRequest, str], HttpResponse]


def open_to_all(view: View) -> View:
    """Let whoever has the link of a circle see a page, not too often, and nobody find it."""

    @unlisted
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        if not may(request, OPENING):
            return slower(request)
        try:
            return view(request, token)
        except NoLinkError:
            return link_over(request)

    return opened


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Show a member their circle; let join who is invited; say to who asks that they wait."""
    if here.me.state == State.MEMBER:
        return page(request, here)
    if here.me.state == State.ASKING:
        return _waiting(request, here)
    form, book = _form(request, here.me), _book(request)
    if request.method == "POST" and form.is_valid() and (then := _join(request, here, form, book)):
        return redirect(then)
    context = {
        "front": joining.front_of(here.me.circle),
        "form": form,
        "on": timezone.localdate(),
        "expires_at": here.me.expires_at,
        **_said(request, book),
    }
    return show(request, here, "join", context, status=422 if form.is_bound else 200)


open_place = open_by_link(place)
open_place.signed_out_limit = MOST_BYTES_OF_GUESTS  # type: ignore[attr-defined] # see BodyLimitMiddleware


def _join(request: HttpRequest, here: Here, form: JoinForm, book: Book | None) -> str:
    """Accept an invitation, and return where to go on; "" if it is refused: the form says why."""
    try:
        member = joining.join(here.token, form.card(), form.wishes(), book=book, image=form.image())
    except NoPictureError:
        form.add_error("photo", NO_PICTURE)
    except AlreadyThereError:
        form.add_error(None, _("You are in this circle already with your account."))
    except NotHereError:
        moved_on(request)
        return here.to()
    else:
        speak(request, member.language)
        if member.state != State.MEMBER:
            return here.to()
        if book:
            messages.success(request, _("Welcome! You are in."))
            return reverse("circle", args=[member.circle_id])
        text = _("Welcome! You are in. Keep this address: it is your way back.")
        messages.success(request, text)
        return here.to()
    return ""


def _waiting(request: HttpRequest, here: Here) -> HttpResponse:
    me = here.me
    context = {
        "front": joining.front_of(me.circle),
        "photo": image_url(bytes(me.image)),
        "wishes": list(me.wishes.order_by("role", "created_at")),
    }
    return show(request, here, "waiting", context)


@require_POST
def withdraw(request: HttpRequest, here: Here) -> HttpResponse:
    """Do not join after all: what was written is deleted."""
    if here.me.state == State.MEMBER:
        return redirect(here.to("mine"))
    leave(here.me)
    return render(request, "circles/gone.html", {"name": here.me.circle.name})


@require_POST
def claim(request: HttpRequest, here: Here) -> HttpResponse:
    """Let the place of this link be that of who is signed in."""
    if (book := _book(request)) is None:
        return redirect(here.to())
    try:
        member = joining.claim(book, here.token)
    except AlreadyThereError:
        text = _("You have a place in this circle already, or this one is another’s.")
        messages.error(request, text)
        return redirect(here.to())
    messages.success(request, _("From now on you find this circle under Circles, too."))
    return redirect("circle", member.circle_id)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Show a circle to who has its link, or let them ask to join."""
    front = joining.front(token)
    speak_by_default(request, front.language)
    form, book = _form(request, None), _book(request)
    if request.method == "POST":
        if not may(request, JOINING, token):
            return slower(request)
        if form.is_valid() and (answer := _ask(request, token, form, book)):
            return answer
    context = {"front": front, "form": form, "token": token, **_said(request, book)}
    return render(request, "circles/join.html", context, status=422 if form.is_bound else 200)


door.signed_out_limit = MOST_BYTES_OF_GUESTS  # type: ignore[attr-defined] # see BodyLimitMiddleware


def _ask(
    request: HttpRequest, token: str, form: JoinForm, book: Book | None
) -> HttpResponse | None:
    """Ask to join; where that is refused, let the form say why and return None."""
    try:
        sent = joining.ask_to_join(
            token,
            form.card(),
            form.wishes(),
            place_link(request),
            book=book,
            image=form.image(),
        )
    except NoPictureError:
        form.add_error("photo", NO_PICTURE)
    except AlreadyThereError:
        form.add_error(None, _("You are in this circle already, or have asked."))
    except FullError:
        form.add_error(None, _("Many people are asking just now. Try again in a few days."))
    else:
        return _asked(request, token, book, sent)
    return None


def _asked(request: HttpRequest, token: str, book: Book | None, sent: Sent | None) -> HttpResponse:
    context = {
        "front": joining.front(token),
        "sent": sent,
        "has_account": book is not None,
        "is_only_here": is_only_here(request),
    }
    return render(request, "circles/asked.html", context)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest, token: str) -> HttpResponse:
    """Send a member who has lost their link another one; whether there is one is not told."""
    front = joining.front(token)
    speak_by_default(request, front.language)
    form = LostForm(request.POST if request.method == "POST" else None)
    is_sent = form.is_bound and form.is_valid()
    if is_sent:
        mail = form.cleaned_data["mail"]
        if not may(request, LOST, mail.casefold()):
            return slower(request)
        joining.send_link(token, mail, place_link(request))
    context = {"front": front, "form": form, "token": token, "is_sent": is_sent}
    status = 422 if form.is_bound and not is_sent else 200
    return render(request, "circles/lost.html", context, status=status)


def _form(request: HttpRequest, me: Member | None) -> JoinForm:
    """Return the form in which somebody joins, begun with what is known of them."""
    book = _book(request)
    if book:
        mail_help = None
    elif me:
        mail_help = _("Leave it empty to keep the one you were invited by. It stands on no page.")
    else:
        mail_help = _("Your link comes by mail, and what concerns you. It stands on no page.")
    if request.method == "POST":
        return JoinForm(request.POST, request.FILES, mail_help=mail_help)
    language = (translation.get_language() or "en")[:2]
    initial: dict[str, Any] = {"name": me.name if me else "", "language": language}
    if book:
        words, _image = words_of(book)
        initial |= {"name": words.name, "company": words.company}
    return JoinForm(initial={**initial, "languages": [language]}, mail_help=mail_help)


def _said(request: HttpRequest, book: Book | None) -> dict[str, Any]:
    return {"has_account": book is not None, "host": host(request)}


def _book(request: HttpRequest) -> Book | None:
    """Return the book of who is signed in."""
    book: Book | None = getattr(request, "book", None)
    return book
