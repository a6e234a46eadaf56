"""The keeper's page: who is on this server, and nothing of what stands in their books."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dardar.accounts import keeping, outbox
from dardar.accounts.actions import AddressTakenError
from dardar.accounts.models import User
from dardar.archive.actions import close_account
from dardar.web.accounts.forms import AddressForm
from dardar.web.links import whole
from dardar.web.requests import BookRequest

Rest = ParamSpec("Rest")


def keeper_only(
    view: Callable[Concatenate[BookRequest, Rest], HttpResponse],
) -> Callable[Concatenate[BookRequest, Rest], HttpResponse]:
    """Let nobody but the keeper see a page, whoever it is about."""

    @wraps(view)
    def guarded(request: BookRequest, /, *rest: Rest.args, **named: Rest.kwargs) -> HttpResponse:
        keeping.require_keeper(request.user)
        return view(request, *rest, **named)

    return guarded


@require_http_methods(["GET", "POST"])
@keeper_only
def server(request: BookRequest) -> HttpResponse:
    """Show who is on this server; invite somebody."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invited = keeping.invite(request.user, form.cleaned_data["email"])
        except AddressTakenError:
            form.add_error("email", _("They have a book here already."))
        else:
            _mail_invitation(request, invited)
            return redirect("server_invited", invited.pk)
    context = {"form": form, "members": keeping.members(request.user)}
    return render(request, "settings/server.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET"])
@keeper_only
def invited(request: BookRequest, pk: UUID) -> HttpResponse:
    """Show the link to hand over to somebody invited."""
    member = get_object_or_404(User, pk=pk, book=None)
    context = {
        "member": member,
        "link": _link(request, member),
        "ends": keeping.invitation_ends(member),
    }
    return render(request, "settings/invited.html", context)


@require_POST
@keeper_only
def withdraw(request: BookRequest, pk: UUID) -> HttpResponse:
    """Take an invitation back."""
    keeping.withdraw(request.user, get_object_or_404(User, pk=pk))
    messages.success(request, _("The invitation is no longer good."))
    return redirect("server")


@require_POST
@keeper_only
def activate(request: BookRequest, pk: UUID) -> HttpResponse:
    """Let somebody sign in, or no longer."""
    member = get_object_or_404(User, pk=pk)
    active = request.POST.get("active") == "1"
    keeping.set_active(request.user, member, active=active)
    text = _("%(who)s can sign in again.") if active else _("%(who)s can’t sign in any more.")
    messages.success(request, text % {"who": member})
    return redirect("server")


@require_http_methods(["GET", "POST"])
@keeper_only
def remove(request: BookRequest, pk: UUID) -> HttpResponse:
    """Ask once more, then remove somebody and erase their book."""
    member = get_object_or_404(User.objects.select_related("book"), pk=pk)
    keeping.require_power(request.user, member)
    if request.method == "POST":
        close_account(member.book)
        messages.success(request, _("%(who)s and their book are gone.") % {"who": member})
        return redirect("server")
    return render(request, "settings/remove.html", {"member": member})


def _link(request: BookRequest, member: User) -> str:
    return whole(request, reverse("invitation", args=[keeping.invitation_token(member)]))


def _mail_invitation(request: BookRequest, member: User) -> None:
    if not settings.MAIL_CONFIGURED:
        return
    who = request.user.name or request.user.email
    body = _(
        "%(who)s invites you to Dardar, a place of your own to keep the people you meet.\n\n"
        "This link opens your book. It is good once, for seven days:\n%(link)s"
    )
    outbox.write_mail(
        request.book,
        to=member.email,
        subject=_("%(who)s invites you to Dardar") % {"who": who},
        body=body % {"who": who, "link": _link(request, member)},
    )
