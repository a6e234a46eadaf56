"""My own card: shown as a code to be scanned, changed, its link renewed or switched off."""

from base64 import b64encode
from typing import Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.capture import own_card as own
from dardar.capture.models import OwnCard
from dardar.capture.visits import waiting
from dardar.core.cards.drawing import fitting, qr_svg, vcard_of
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.people.actions import NoPictureError
from dardar.people.journal import watch
from dardar.people.wording import KINDS
from dardar.web.capture.own_form import OwnSheet
from dardar.web.capture.shown import picture_of
from dardar.web.links import is_only_here, whole
from dardar.web.pictures import MOST_BYTES, NO_PICTURE, uploaded
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

_SVG: Final = "data:image/svg+xml;base64,"


@require_GET
def mine(request: BookRequest) -> HttpResponse:
    """Show my card as codes: one holds its link, one the contact itself."""
    card = own.own_card(request.book)
    if card is None:
        return render(request, "capture/mine_none.html")
    fields = own.shown_fields(card)
    held = fitting(fields)
    link = whole(request, reverse("visit", args=[card.token]))
    context = {
        "card": card,
        "role": _role(fields),
        "photo": picture_of(card),
        "link": link,
        "link_code": drawn(link) if card.is_on else "",
        "contact_code": drawn(vcard_of(held)),
        "left_out": list(dict.fromkeys(KINDS[f.kind] for f in fields if f not in held)),
        "is_only_here": is_only_here(request),
        "waiting": waiting(request.book),
    }
    return render(request, "capture/mine.html", context)


def _role(fields: list[Field]) -> str:
    by_kind = {field.kind: field.value for field in fields}
    return " · ".join(by_kind[kind] for kind in (Kind.ROLE, Kind.COMPANY) if kind in by_kind)


def drawn(text: str) -> str:
    """Return a code as the address of a picture, which no script can run in."""
    return _SVG + b64encode(qr_svg(text).encode()).decode()


@require_http_methods(["GET", "POST"])
def edit(request: BookRequest) -> HttpResponse:
    """Show what stands on my card in a form, or let it say what was written there."""
    card = own.own_card(request.book)
    if request.method == "GET":
        return _edit(request, card, OwnSheet(card or _first(request)))
    sheet = OwnSheet(card or _first(request), request.POST)
    if not sheet.is_valid():
        return _edit(request, card, sheet, status=422)
    if "more" in request.POST:
        return _edit(request, card, sheet)
    try:
        with watch() as made:
            own.save_own_card(request.book, sheet.fields(), **sheet.words())
    except ValidationError:
        messages.error(request, _("A card holds at most 30 lines, each of 500 letters at most."))
        return _edit(request, card, sheet, status=422)
    if made:
        tell(request, _("Your card is kept."), made)
    return redirect("mine")


def _first(request: BookRequest) -> OwnCard:
    """Return a card to begin with: of what the account knows."""
    said = [Field(Kind.NAME, request.user.name), Field(Kind.EMAIL, request.user.email)]
    stored = [to_stored(field) for field in said if field.value]
    return OwnCard(book=request.book, fields=stored, language=request.book.tongue)


def _edit(
    request: BookRequest, card: OwnCard | None, sheet: OwnSheet, status: int = 200
) -> HttpResponse:
    context = {"card": card, "sheet": sheet, "photo": picture_of(card) if card else ""}
    return render(request, "capture/mine_edit.html", context, status=status)


def _done(request: BookRequest, verb: own.Verb, text: str, then: str) -> HttpResponse:
    try:
        with watch() as made:
            verb(request.book)
    except OwnCard.DoesNotExist:
        return redirect("mine")
    if made:
        tell(request, text, made)
    return redirect(then)


@require_POST
def renew(request: BookRequest) -> HttpResponse:
    """Give my card another link."""
    text = _("Your card has a new link. Those you gave away before lead nowhere now.")
    return _done(request, own.renew_link, text, "mine")


@require_POST
def switch(request: BookRequest) -> HttpResponse:
    """Switch the link of my card off, or with ``on`` on again."""
    if request.POST.get("on") == "1":
        return _done(request, own.switch_on, _("Your link leads to your card again."), "mine")
    return _done(request, own.switch_off, _("Your link leads nowhere now."), "mine")


@require_POST
def picture(request: BookRequest) -> HttpResponse:
    """Show the uploaded picture on my card, or with ``remove`` none."""
    if "remove" in request.POST:
        return _done(request, own.remove_picture, _("The picture is taken away."), "mine_edit")
    data = uploaded(request, MOST_BYTES)
    return redirect("mine_edit") if data is None else _put(request, data)


def _put(request: BookRequest, data: bytes) -> HttpResponse:
    def put(book: Book) -> OwnCard:
        return own.set_picture(book, data)

    try:
        return _done(request, put, _("The picture is kept."), "mine_edit")
    except NoPictureError:
        messages.error(request, NO_PICTURE)
        return redirect("mine_edit")
