"""The owner's settings."""

from allauth.account.decorators import reauthentication_required
from django.conf import settings as server
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from dardar.accounts import outbox
from dardar.accounts.actions import AddressTakenError, change_address, settle
from dardar.web.accounts.forms import AddressForm, PreferencesForm
from dardar.web.requests import BookRequest
from dardar.worker.mornings import write_morning_mail


@require_http_methods(["GET", "POST"])
def preferences(request: BookRequest) -> HttpResponse:
    """Show and change how the owner wants to work."""
    form = PreferencesForm(request.book, request.POST or None)
    if request.method == "POST" and form.is_valid():
        settle(request.book, **form.cleaned_data)
        messages.success(request, _("Your settings are kept."))
        return redirect("settings")
    context = {
        "form": form,
        "mails": outbox.recent(request.book),
        "failing": outbox.failing(request.book).exists(),
    }
    return render(request, "settings/settings.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator] # allauth ships no types
def address(request: BookRequest) -> HttpResponse:
    """Change the mail address by which the owner signs in; asks for the password once more."""
    form = AddressForm(request.POST or None, initial={"email": request.user.email})
    if request.method == "POST" and form.is_valid():
        try:
            change_address(request.user, form.cleaned_data["email"])
        except AddressTakenError:
            form.add_error("email", _("Somebody else on this server has that address."))
        else:
            messages.success(request, _("From now on you sign in with this address."))
            return redirect("settings")
    return render(
        request, "settings/address.html", {"form": form}, status=400 if form.is_bound else 200
    )


@require_POST
def morning_now(request: BookRequest) -> HttpResponse:
    """Send the mail of this morning at once."""
    if not server.MAIL_CONFIGURED:
        messages.error(request, _("This server has no mail server to send through."))
    elif write_morning_mail(request.book):
        messages.success(request, _("The mail is on its way."))
    else:
        messages.info(request, _("Nothing is due today, so there is nothing to write."))
    return redirect("settings")


@require_POST
def retry(request: BookRequest) -> HttpResponse:
    """Try the mails again that could not be sent."""
    count = outbox.try_again(request.book)
    text = ngettext("%(count)d mail is tried again.", "%(count)d mails are tried again.", count)
    messages.info(request, text % {"count": count})
    return redirect("settings")


@require_POST
def discard(request: BookRequest) -> HttpResponse:
    """Give up the mails that could not be sent."""
    count = outbox.discard(request.book)
    text = ngettext("%(count)d mail was given up.", "%(count)d mails were given up.", count)
    messages.info(request, text % {"count": count})
    return redirect("settings")
