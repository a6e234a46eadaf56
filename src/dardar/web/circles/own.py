"""A member's own page: the card, offers and needs, what to be in, whom not to meet, the link."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from dardar.circles import own, refusing, rounds
from dardar.circles.errors import NoAccountError, TooManyError
from dardar.circles.joining import new_link
from dardar.circles.leaving import leave as leave_circle
from dardar.circles.models import Member, MemberWish
from dardar.giving.models import Role
from dardar.people.actions import NoPictureError
from dardar.web.circles.forms import CardForm, WishForm
from dardar.web.circles.here import Here, done, place_link, show
from dardar.web.giving.links import speak
from dardar.web.links import is_only_here
from dardar.web.pictures import MOST_BYTES_OF_GUESTS, NO_PICTURE, uploaded

Verb = Callable[[Member, MemberWish], None]
_ENDING: Final[dict[str, tuple[Verb, str | Promise]]] = {
    "close": (own.close_wish, gettext_lazy("It stands on your card no longer.")),
    "delete": (own.delete_wish, gettext_lazy("Deleted: %(words)s")),
}


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, here: Here) -> HttpResponse:
    """Show all that is mine in the circle, or let my card say what was written."""
    if request.method != "POST":
        return _page(request, here)
    form = _card(here, request)
    if not form.is_valid():
        return _page(request, here, card=form, status=422)
    words = form.card()
    if here.token:
        speak(request, words.language)
    text = _("Your card is kept.")
    return done(request, here, lambda: own.save_card(here.me, words), text, here.to("mine"))


@require_POST
def picture(request: HttpRequest, here: Here) -> HttpResponse:
    """Show the uploaded picture on my card, or with ``remove`` none."""
    then = here.to("mine")
    if "remove" in request.POST:
        text = _("The picture is taken away.")
        return done(request, here, lambda: own.remove_picture(here.me), text, then)
    data = uploaded(request, MOST_BYTES_OF_GUESTS)
    if data is None:
        return redirect(then)
    try:
        text = _("The picture is kept.")
        return done(request, here, lambda: own.set_picture(here.me, data), text, then)
    except NoPictureError:
        messages.error(request, NO_PICTURE)
        return redirect(then)


@require_POST
def forget_mail(request: HttpRequest, here: Here) -> HttpResponse:
    """Forget the address I left."""
    text = _("Your address is forgotten: nothing is written to you any more.")
    return done(request, here, lambda: own.forget_mail(here.me), text, here.to("mine"))


@require_POST
def add_wish(request: HttpRequest, here: Here) -> HttpResponse:
    """Offer or ask for something in the circle."""
    form = WishForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            own.add_wish(here.me, Role(said["role"]), said["words"])
        except TooManyError:
            form.add_error(None, _("A card holds ten of each: end one first."))
        else:
            messages.success(request, _("Written down: %(words)s") % {"words": said["words"]})
            return redirect(here.to("mine") + "#wishes")
    return _page(request, here, wish=form, status=422)


@require_http_methods(["GET", "POST"])
def edit_wish(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Show an offer or a need of mine in a form, set it right, or end it with ``how``."""
    wish = get_object_or_404(MemberWish, member=here.me, pk=pk)
    then = here.to("mine") + "#wishes"
    if request.method == "POST" and (how := request.POST.get("how")):
        if how not in _ENDING:
            raise BadRequest
        verb, text = _ENDING[how]
        said = str(text) % {"words": wish.words}
        return done(request, here, lambda: verb(here.me, wish), said, then)
    form = WishForm(request.POST if request.method == "POST" else None, initial=_as_shown(wish))
    del form.fields["role"]
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]
        text = _("Set right: %(words)s") % {"words": words}
        return done(request, here, lambda: own.edit_wish(here.me, wish, words), text, then)
    context = {"tab": "mine", "form": form, "wish": wish}
    return show(request, here, "wish", context, status=422 if form.is_bound else 200)


@require_POST
def in_rounds(request: HttpRequest, here: Here) -> HttpResponse:
    """Be in the one-to-ones of each month, or no longer."""
    then = here.to("rounds")
    if request.POST.get("in") == "1":
        text = _("You are in from the next round on.")
        return done(request, here, lambda: rounds.opt_in(here.me), text, then)
    text = _("You are in no further round. What was proposed already stays.")
    return done(request, here, lambda: rounds.opt_out(here.me), text, then)


@require_POST
def link(request: HttpRequest, here: Here) -> HttpResponse:
    """Show another link to my page; the one before is dead."""
    address = new_link(here.me, place_link(request))
    token = address.rstrip("/").rpartition("/")[2]
    there = Here(here.me, token, None) if here.token else here
    context = {"tab": "mine", "address": address, "is_only_here": is_only_here(request)}
    return show(request, there, "link", context)


@require_POST
def leave(request: HttpRequest, here: Here) -> HttpResponse:
    """Leave the circle, taking everything along."""
    name = here.me.circle.name
    try:
        leave_circle(here.me)
    except NoAccountError:
        text = _("A circle needs a host. Make somebody with an account a co-host, or end it.")
        messages.error(request, text)
        return redirect(here.to("hosting"))
    if here.book:
        messages.success(request, _("You have left; nothing of yours is in the circle any more."))
        return redirect(reverse("circles"))
    return render(request, "circles/gone.html", {"name": name})


def _as_shown(wish: MemberWish) -> dict[str, Any]:
    return {"role": wish.role, "words": wish.words}


def _card(here: Here, request: HttpRequest | None = None) -> CardForm:
    me = here.me
    has_account = me.user_book_id is not None
    mail_help = None if has_account else _("Leave it empty to keep the one you gave.")
    initial = {
        "name": me.name,
        "company": me.company,
        "languages": me.tongues,
        "language": me.language,
    }
    return CardForm(request.POST if request else None, initial=initial, mail_help=mail_help)


def _page(
    request: HttpRequest,
    here: Here,
    *,
    card: CardForm | None = None,
    wish: WishForm | None = None,
    status: int = 200,
) -> HttpResponse:
    me = here.me
    wishes = list(me.wishes.filter(state=MemberWish.State.OPEN).order_by("role", "created_at"))
    context = {
        "tab": "mine",
        "card": card or _card(here),
        "wish": wish or WishForm(),
        "offers": [one for one in wishes if one.role == Role.OFFER],
        "needs": [one for one in wishes if one.role == Role.NEED],
        "refusals": refusing.refusals_of(me),
        "has_account": me.user_book_id is not None,
        "has_mail": bool(me.mail),
        "has_picture": bool(me.image),
        "is_host": me.role == Member.Role.HOST,
    }
    return show(request, here, "mine", context, status=status)
