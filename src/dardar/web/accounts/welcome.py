"""The first run, and the coming in of somebody invited."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dardar.accounts.actions import AlreadyOpenedError, open_first_book
from dardar.accounts.first_run import is_first_run, needs_code
from dardar.accounts.keeping import InvitationError, accept, find_invited
from dardar.accounts.models import User
from dardar.web.accounts.forms import GuardedWelcomeForm, NewAccountForm, WelcomeForm

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Open the first book of this server, its keeper's, and sign them in."""
    if not is_first_run():
        return redirect("today")
    kind = GuardedWelcomeForm if needs_code(request.META["REMOTE_ADDR"]) else WelcomeForm
    form = kind(request.POST or None, accept_language=_accept_language(request))
    if request.method == "POST" and form.is_valid():
        form.cleaned_data.pop("code", None)
        try:
            book = open_first_book(**form.cleaned_data)
        except AlreadyOpenedError:  # somebody else was a moment faster
            return redirect("today")
        return _sign_in(request, book.owner)
    return _page(request, form, "settings/welcome.html")


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody in whom the keeper has invited."""
    try:
        invited = find_invited(token)
        form = NewAccountForm(
            request.POST or None, accept_language=_accept_language(request), email=invited.email
        )
        if request.method == "POST" and form.is_valid():
            return _sign_in(request, accept(token, **form.cleaned_data).owner)
    except InvitationError:
        return render(request, "settings/invitation_over.html", status=410)
    return _page(request, form, "settings/invitation.html", invited=invited)


def _page(
    request: HttpRequest, form: NewAccountForm, template: str, **context: User
) -> HttpResponse:
    status = 400 if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)


def _accept_language(request: HttpRequest) -> str:
    return request.headers.get("Accept-Language", "")


def _sign_in(request: HttpRequest, user: User) -> HttpResponse:
    login(request, user, backend=BACKEND)
    return redirect("today")
