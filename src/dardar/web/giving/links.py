"""Pages that people without an account open by the link they were sent.

They show nothing of the book but what was written for them, and nothing of whom the link was made
for: it can be forwarded. A link that is guessed, too old, used up, withdrawn or of somebody erased
is answered alike, whatever it was: the same status, the same words, the same queries. Looking
changes nothing, as programs that check mails for danger open the links in them.

The referrer policy stays that of the whole server, ``same-origin``: no other server learns of a
link. With ``no-referrer`` browsers send a form with ``Origin: null`` (Fetch standard, «append a
request Origin header»), and the check of where forms come from would refuse every answer.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, Final, ParamSpec

from allauth.core.internal import ratelimit  # the public one never counts a GET
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dardar.giving import answering, asking
from dardar.giving.errors import NoLinkError, NoNumberError
from dardar.giving.models import Side
from dardar.web.giving.introduction_forms import AnswerForm, WishesForm
from dardar.web.links import unlisted

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
# Names of limits among those of allauth, see ACCOUNT_RATE_LIMITS in the settings.
OPENING: Final = "open_link"
ANSWERING: Final = "answer_link"
_TONGUES: Final = frozenset(code for code, _name in settings.LANGUAGES)


def open_by_link(view: View[Rest]) -> View[Rest]:
    """Let whoever has a link see its page, not too often, and nobody find it by other ways."""

    @unlisted
    @wraps(view)
    def opened(request: HttpRequest, /, *rest: Rest.args, **named: Rest.kwargs) -> HttpResponse:
        if not may(request, OPENING):
            return slower(request)
        try:
            return view(request, *rest, **named)
        except NoLinkError:
            return link_over(request)

    return opened


@open_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def side(request: HttpRequest, token: str) -> HttpResponse:
    """Show whom somebody could be introduced to, or keep what they answer."""
    if request.method == "POST" and not may(request, ANSWERING, token):
        return slower(request)
    page = answering.page(token)
    speak(request, page.language)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said, number = form.answer_given(), form.cleaned_data["number"]
        try:
            answering.answer(token, said, number=number)
        except NoNumberError:
            form.add_error(
                "number", _("That is no telephone number. From abroad, begin it with +.")
            )
        else:
            return redirect("introduction_side", token)
    context = {
        "page": page,
        "token": token,
        "form": form,
        "has_answered": page.answer != Side.Answer.OPEN,
        "on": timezone.localdate(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "giving/side.html", context, status=status)


@open_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest, token: str) -> HttpResponse:
    """Ask somebody what they can give and are looking for, or keep what they write, once."""
    if request.method == "POST" and not may(request, ANSWERING, token):
        return slower(request)
    page = asking.page(token)
    speak(request, page.language)
    form = WishesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        asking.answer(token, **form.cleaned_data)
        return redirect("wishes_thanks", page.language)
    context: dict[str, Any] = {
        "page": page,
        "token": token,
        "form": form,
        "on": timezone.localdate(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "giving/wishes.html", context, status=status)


@open_by_link
@require_safe
def thanks(request: HttpRequest, language: str) -> HttpResponse:
    """Thank for what was written; the same page for everybody, as its link is used up."""
    if language not in _TONGUES:
        raise Http404
    speak(request, language)
    return render(request, "giving/wishes_thanks.html")


def may(request: HttpRequest, action: str, key: str = "") -> bool:
    """Tell whether a request is within the limits of an action, and count it."""
    usage = ratelimit.consume(
        request, app="allauth.account", action=action, key=key or None, limit_get=True
    )
    return usage is not None


def link_over(request: HttpRequest) -> HttpResponse:
    """Say that nothing is at a link, whatever was or is there."""
    return render(request, "giving/link_over.html", status=404)


def slower(request: HttpRequest) -> HttpResponse:
    """Answer that somebody must wait a little."""
    return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)


def speak(request: HttpRequest, language: str) -> None:
    """Answer in the language somebody was written to, whatever their browser asks for."""
    translation.activate(language)
    request.LANGUAGE_CODE = language
