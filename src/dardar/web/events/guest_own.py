"""What a guest says of themselves: changed, their picture, whether they come, the link, erased."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.defaultfilters import time as clock_time
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.circles.errors import TooManyError
from dardar.events import checking_in, signing_up
from dardar.events.models import Event, Guest, Want
from dardar.events.round_clock import times
from dardar.events.wanting import want_named, wants_of
from dardar.giving.errors import NoLinkError
from dardar.people.actions import NoPictureError
from dardar.web.events.door import TOO_MANY, forget_phone
from dardar.web.events.guest_forms import AnswerForm, initial_of
from dardar.web.events.here import Here, done, show
from dardar.web.events.hosted import guest_link
from dardar.web.giving.links import speak
from dardar.web.links import is_only_here
from dardar.web.pictures import MOST_BYTES_OF_GUESTS, NO_PICTURE, uploaded


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, here: Here) -> HttpResponse:
    """Show what a guest said, or let it be what was written."""
    form = _form(here, request)
    if not form.is_bound or not form.is_valid():
        return _page(request, here, form)
    said = form.answer()
    if here.token:
        speak(request, said.card.language)

    def act() -> None:
        signing_up.answer(here.me, said)
        if "meet" in form.cleaned_data:
            want_named(here.me, form.cleaned_data["meet"], Want.Kind.MEET)
            want_named(here.me, form.cleaned_data["avoid"], Want.Kind.NOT)

    try:
        return done(request, here, act, _("What you said is kept."), here.to())
    except TooManyError:
        form.add_error(None, TOO_MANY)
        return _page(request, here, form)


@require_POST
def picture(request: HttpRequest, here: Here) -> HttpResponse:
    """Show the uploaded picture on a guest's card, or with ``remove`` none."""
    then = here.to("answer")
    if "remove" in request.POST:
        text = _("The picture is taken away.")
        return done(request, here, lambda: signing_up.set_picture(here.me, b""), text, then)
    data = uploaded(request, MOST_BYTES_OF_GUESTS)
    if data is None:
        return redirect(then)
    try:
        text = _("The picture is kept.")
        return done(request, here, lambda: signing_up.set_picture(here.me, data), text, then)
    except NoPictureError:
        messages.error(request, NO_PICTURE)
        return redirect(then)


@require_POST
def coming(request: HttpRequest, here: Here) -> HttpResponse:
    """Say whether a guest comes after all."""
    comes = request.POST.get("comes") == "1"
    text = (
        _("Good that you come.") if comes else _("Thank you for saying so: nobody waits for you.")
    )
    return done(request, here, lambda: signing_up.say_coming(here.me, comes=comes), text, here.to())


@require_POST
def leaving(request: HttpRequest, here: Here) -> HttpResponse:
    """Leave early, or with ``back`` be there again."""
    if "back" in request.POST:
        text = _("Welcome back.")
        return done(request, here, lambda: checking_in.come_back(here.me), text, here.to())
    text = _("Go well: from the next round on nobody waits for you.")
    return done(request, here, lambda: checking_in.leave_early(here.me), text, here.to())


@require_POST
def link(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Show another link to a guest's page; the one before is dead."""
    address = signing_up.new_link(here.me, guest_link(request)).link
    token = address.rstrip("/").rpartition("/")[2]
    there = Here(here.me, token, None) if here.token else here
    context = {"address": address, "is_only_here": is_only_here(request)}
    return show(request, there, "link", context)


@require_POST
def claim(request: HttpRequest, here: Here) -> HttpResponse:
    """Let the place of this link be that of who is signed in."""
    book: Book | None = getattr(request, "book", None)
    if book is None:
        return redirect(here.to())
    try:
        guest = signing_up.claim(book, here.token)
    except NoLinkError:
        messages.error(
            request, _("You have a place at this event already, or this one is another’s.")
        )
        return redirect(here.to())
    messages.success(request, _("It is yours. Those you swapped cards with are in your book."))
    return redirect("event_mine", guest.event_id)


@require_POST
def erase(request: HttpRequest, here: Here) -> HttpResponse:
    """Take a guest off the list with all that is theirs, for ever."""
    title = here.me.event.title
    signing_up.take_off(here.me)
    response = render(request, "events/guest/gone.html", {"title": title, "place": here.to()})
    forget_phone(response, here)
    return response


def _form(here: Here, request: HttpRequest) -> AnswerForm:
    me = here.me
    rounds = _rounds(me.event)
    mail_help = None
    if me.user_book_id is None:
        mail_help = (
            _("Leave it empty to keep the one you gave.")
            if me.mail
            else _("It goes only to those you swap cards with.")
        )
    if request.method == "POST":
        return AnswerForm(request.POST, rounds=rounds, mail_help=mail_help)
    initial = {**initial_of(signing_up.answer_of(me), len(rounds)), **_named(me)}
    return AnswerForm(rounds=rounds, initial=initial, mail_help=mail_help)


def _named(me: Guest) -> dict[str, Any]:
    """Return whom a guest named, as the form has it."""
    by_name = [one for one in wants_of(me) if one.of_id is None]
    return {
        "meet": "\n".join(one.words for one in by_name if one.kind == Want.Kind.MEET),
        "avoid": "\n".join(one.words for one in by_name if one.kind == Want.Kind.NOT),
    }


def _rounds(event: Event) -> list[str]:
    """Return what the rounds of an event are called: by when they begin."""
    found = []
    for number in range(event.rounds):
        begins = timezone.localtime(times(event, number)[0])
        words = {"number": number + 1, "time": clock_time(begins, "TIME_FORMAT")}
        found.append(_("Round %(number)s, %(time)s") % words)
    return found


def _page(request: HttpRequest, here: Here, form: AnswerForm) -> HttpResponse:
    me = here.me
    context = {
        "tab": "answer",
        "form": form,
        "wants": [one for one in wants_of(me) if one.of_id],
        "has_account": me.user_book_id is not None,
        "has_picture": bool(me.image),
    }
    return show(request, here, "answer", context, status=422 if form.is_bound else 200)
