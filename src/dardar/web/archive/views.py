"""Take everything along, bring it back, erase it."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.archive import actions
from dardar.archive.queries import counts
from dardar.web.requests import BookRequest


class UploadForm(forms.Form):
    """An archive to bring in."""

    file = forms.FileField(label=gettext_lazy("Archive"))


class EraseForm(forms.Form):
    """The password, and whether the account goes too."""

    account = forms.BooleanField(
        label=gettext_lazy("Close my account as well"), required=False, initial=False
    )
    password = forms.CharField(
        label=gettext_lazy("Your password, so that nobody else can do this"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: BookRequest) -> None:
        """Keep whose password it must be."""
        super().__init__(request.POST or None)
        self.user = request.user

    def clean_password(self) -> str:
        """Refuse a wrong password."""
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("That is not your password."))
        return password


@require_GET
def archive(request: BookRequest) -> HttpResponse:
    """Show what there is and the ways to take it along."""
    return _page(request, UploadForm())


def _page(request: BookRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    context = {"counts": counts(request.book), "form": form}
    return render(request, "archive/archive.html", context, status=status)


@require_GET
def download(request: BookRequest) -> StreamingHttpResponse:
    """Send the whole book as one JSON file."""
    response = StreamingHttpResponse(
        actions.write_archive(request.book), content_type="application/json"
    )
    name = f"dardar-{timezone.localdate():%Y-%m-%d}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def upload(request: BookRequest) -> HttpResponse:
    """Bring an archive into an empty book."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, 400)
    try:
        actions.read_archive(request.book, form.cleaned_data["file"].file)
    except actions.NotEmptyError:
        form.add_error(
            "file",
            _(
                "Your book already holds people. An archive can only be brought into an empty "
                "book: erase everything first, or use another account."
            ),
        )
    except actions.BadArchiveError as error:
        form.add_error(
            "file",
            _(
                "Line %(line)d is damaged or this is not a Dardar archive. Nothing has been "
                "changed; choose the JSON file that Dardar gave you."
            )
            % {"line": error.line},
        )
    else:
        messages.success(request, _("Your book is back as it was."))
        return redirect("people")
    return _page(request, form, 400)


@require_http_methods(["GET", "POST"])
def erase_everything(request: BookRequest) -> HttpResponse:
    """Ask once more, then erase the book and perhaps the account."""
    form = EraseForm(request)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["account"]:
            actions.close_account(request.book)
            logout(request)
            return redirect("account_login")
        actions.erase_everything(request.book)
        messages.success(request, _("Everything has been erased. Your book is empty."))
        return redirect("today")
    context = {"counts": counts(request.book), "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "archive/erase.html", context, status=status)
