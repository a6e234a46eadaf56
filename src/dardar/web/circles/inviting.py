"""Invite to a circle: one by one, or by a link and its code for whoever may ask to join."""

from base64 import b64encode
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.circles.cards import Sent
from dardar.circles.errors import AlreadyThereError, FullError, NoMailError, NotHereError
from dardar.circles.joining import invite as invite_somebody
from dardar.circles.joining import invite_again
from dardar.circles.models import Member
from dardar.core.cards.drawing import qr_png, qr_svg
from dardar.web.circles.forms import InviteForm
from dardar.web.circles.here import Here, member_in, moved_on, place_link, show
from dardar.web.circles.hosting import require_host
from dardar.web.links import is_only_here, whole

SVG: Final = "data:image/svg+xml;base64,"


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, here: Here) -> HttpResponse:
    """Show how to invite to the circle, or invite somebody."""
    require_host(here)
    if request.method == "GET":
        return _page(request, here, InviteForm(initial={"language": here.me.circle.language}))
    form = InviteForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            member, sent = invite_somebody(here.me, **said, link=place_link(request))
        except NoMailError:
            form.add_error("mail", _("That is no mail address."))
        except AlreadyThereError:
            form.add_error("mail", _("Somebody with this address is in the circle already."))
        except FullError:
            form.add_error(None, _("The circle is as large as circles are."))
        else:
            return _sent(request, here, member, sent)
    return _page(request, here, form, status=422)


@require_POST
def again(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Give somebody who is invited another link; the one they had is dead."""
    member = member_in(here, pk, Member.State.INVITED)
    try:
        sent = invite_again(here.me, member, place_link(request))
    except NotHereError:
        moved_on(request)
        return _page(request, here, InviteForm(initial={"language": here.me.circle.language}))
    return _sent(request, here, member, sent)


@require_GET
def code(request: HttpRequest, here: Here, kind: str) -> HttpResponse:
    """Send the code of the circle's link as a file: ``svg`` to print, ``png`` to send."""
    require_host(here)
    link = door_of(request, here)
    if kind == "png":
        answer = HttpResponse(qr_png(link), content_type="image/png")
    else:
        answer = HttpResponse(qr_svg(link), content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="circle.{kind}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def door_of(request: HttpRequest, here: Here) -> str:
    """Return the address at which one may ask to join."""
    return whole(request, reverse("door", args=[here.me.circle.token]))


def _sent(request: HttpRequest, here: Here, member: Member, sent: Sent) -> HttpResponse:
    if sent.by_mail:
        text = _("%(name)s is invited by mail.") % {"name": member.name}
        messages.success(request, text)
        return redirect(here.to("invite"))
    context = {
        "tab": "hosting",
        "name": member.name,
        "letter": sent,
        "is_only_here": is_only_here(request),
    }
    return show(request, here, "letter", context)


def _page(request: HttpRequest, here: Here, form: InviteForm, *, status: int = 200) -> HttpResponse:
    link = door_of(request, here)
    context = {
        "tab": "hosting",
        "form": form,
        "link": link,
        "code": SVG + b64encode(qr_svg(link).encode()).decode(),
        "is_only_here": is_only_here(request),
    }
    return show(request, here, "invite", context, status=status)
