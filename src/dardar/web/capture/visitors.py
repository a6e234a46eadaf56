"""What a visitor sees who has the link of a card, without an account: the card, and a form.

Nothing of the book is shown but what its owner has put on the card. No page of these is kept by a
cache or found by a search, and none tells other servers where its reader comes from (that is the
referrer policy of the whole server).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_GET, require_http_methods

from dardar.accounts.models import Book
from dardar.capture import visits
from dardar.capture.models import OwnCard
from dardar.capture.own_card import own_card, shown_fields
from dardar.core.cards.drawing import vcard_of
from dardar.core.cards.fields import Field, Kind, Picture
from dardar.web.capture.leaving import LeaveForm
from dardar.web.capture.shown import lines, picture_of
from dardar.web.links import host, unlisted
from dardar.web.people.exporting import file_name

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
# The name of its limits among those of allauth, see ACCOUNT_RATE_LIMITS in the settings.
LIMIT: Final = "leave_card"
_TONGUES: Final = frozenset(code for code, _name in settings.LANGUAGES)


def open_to_visitors(view: View[Rest]) -> View[Rest]:
    """Let anybody see a page, and nobody find it by searching or by looking into a cache."""

    @unlisted
    @wraps(view)
    def opened(request: HttpRequest, /, *rest: Rest.args, **named: Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *rest, **named)
        except (visits.NoCardError, visits.ReceiptError) as error:
            raise Http404 from error

    return opened


@open_to_visitors
@require_http_methods(["GET", "POST"])
def visit(request: HttpRequest, token: str) -> HttpResponse:
    """Show a card, or take the one a visitor leaves."""
    card = visits.card_at(token)
    speak_by_default(request, card.language)
    form = LeaveForm(card.book.region, request.POST or None)
    if request.method == "POST" and form.is_valid():
        left = _leave(request, card, form)
        if left is not None:
            return left
    return _page(request, card, form)


def _leave(request: HttpRequest, card: OwnCard, form: LeaveForm) -> HttpResponse | None:
    """Leave what a form says; where that is refused, let the form say why and return None."""
    if not ratelimit.consume(request, action=LIMIT, key=str(card.pk)):
        text = _("Many cards are being left just now. Wait a minute, then send yours again.")
        form.add_error(None, text)
        return None
    try:
        left = visits.leave(card.token, form.fields_left(), form.cleaned_data["key"])
    except visits.FullError:
        text = _("%(name)s has more cards to look through than can be kept. Write to them instead.")
        form.add_error(None, text % {"name": card.name})
        return None
    return redirect("visit_left", visits.receipt(left))


def _page(request: HttpRequest, card: OwnCard, form: LeaveForm) -> HttpResponse:
    fields = shown_fields(card)
    by_kind = {field.kind: field.value for field in fields}
    context = {
        "card": card,
        "form": form,
        "called": _called(fields),
        "role": by_kind.get(Kind.ROLE, ""),
        "company": by_kind.get(Kind.COMPANY, ""),
        "lines": lines(fields, card.book.region),
        "photo": picture_of(card),
        "host": host(request),
        "is_own": request.user.pk == card.book.owner_id,
    }
    return render(request, "capture/visit.html", context, status=422 if form.is_bound else 200)


def _called(fields: list[Field]) -> str:
    """Return what somebody is called for short: the given name, else all of it."""
    name = next(field for field in fields if field.kind is Kind.NAME)
    return name.parts.get("given") or name.value


@open_to_visitors
@require_GET
def contact(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Send a card as a file that address books take in."""
    card = visits.card_at(token)
    pictures = [Picture(bytes(card.image), "image/webp")] if card.image else []
    text = vcard_of([*shown_fields(card), *_said(card)], pictures)
    answer = HttpResponse(text, content_type="text/vcard; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file_name(card.name)}.vcf"'
    return answer


def _said(card: OwnCard) -> list[Field]:
    """Return what the owner gives and looks for as a note, in the language it is written in."""
    with translation.override(card.language):
        said = {_("What I can give"): card.offers, _("What I am looking for"): card.needs}
        text = "\n".join(f"{name}: {words}" for name, words in said.items() if words)
    return [Field(Kind.NOTE, text)] if text else []


@open_to_visitors
@require_http_methods(["GET", "POST"])
def left(request: HttpRequest, receipt: str) -> HttpResponse:
    """Thank for a card that was left, or take it back."""
    if request.method == "POST":
        visits.take_back(receipt)
        return redirect("visit_left", receipt)
    seen = visits.visit(receipt)
    book = seen.left.book if seen.left else None
    card = own_card(book) if book else None
    if card:
        speak_by_default(request, card.language)
    context: dict[str, Any] = {
        "visit": seen,
        "receipt": receipt,
        "card": card,
        "keeper": _keeper(book, card),
    }
    return render(request, "capture/visit_left.html", context)


def _keeper(book: Book | None, card: OwnCard | None) -> str:
    """Return who keeps a card that was left: by the name on their own, else by their account's."""
    return card.name if card else book.owner.name if book else ""


def speak_by_default(request: HttpRequest, language: str) -> None:
    """Use a language for who is signed out and whose browser asks for none we speak."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    if not request.user.pk and not any(tag[:2] in _TONGUES for tag, _weight in asked):
        translation.activate(language)
        request.LANGUAGE_CODE = language
