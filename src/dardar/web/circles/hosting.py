"""What hosts do: change the circle, open its door, let people in, roles, reports, its end."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.circles import actions, admitting, leaving, queries, refusing
from dardar.circles.errors import NoAccountError, NotHereError
from dardar.circles.models import Circle, Member, Report
from dardar.web.circles.forms import CircleForm
from dardar.web.circles.here import Here, done, member_in, moved_on, place_link, show
from dardar.web.circles.page import visible

State = Member.State
Verb = Callable[[Member], None]
DOOR: Final[dict[str, tuple[Verb, str | Promise]]] = {
    "open": (actions.open_door, gettext_lazy("The door is open: whoever has the link may ask.")),
    "close": (actions.close_door, gettext_lazy("The door is closed: the link leads nowhere.")),
    "renew": (
        actions.renew_link,
        gettext_lazy("The circle has a new link. Those given away before lead nowhere now."),
    ),
}


def require_host(here: Here) -> None:
    """Let hosts go on.

    Raises:
        PermissionDenied: it is somebody else.

    """
    if not here.me.hosts:
        raise PermissionDenied


@require_GET
def hosting(request: HttpRequest, here: Here) -> HttpResponse:
    """Show a host what only hosts see: who is invited, who can't be reached, what was told."""
    require_host(here)
    circle = here.me.circle
    members = list(queries.members_for(here.me))
    context = {
        "tab": "hosting",
        "invited": list(queries.invited(here.me).defer("image")),
        "members": members,
        "unreachable": [one for one in members if one.unreachable_at],
        "reports": refusing.reports_for(here.me),
        "is_host": here.me.role == Member.Role.HOST,
        "size": len(members),
        "circle": circle,
    }
    return show(request, here, "hosting", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, here: Here) -> HttpResponse:
    """Show what the circle is in a form, or change it."""
    require_host(here)
    if request.method == "GET":
        what = actions.what_of(here.me.circle)
        form = CircleForm(initial={name: getattr(what, name) for name in what.__dataclass_fields__})
        return show(request, here, "form", {"form": form, "tab": "hosting"})
    form = CircleForm(request.POST)
    if not form.is_valid():
        return show(request, here, "form", {"form": form, "tab": "hosting"}, status=422)
    text = _("The circle is changed.")
    return done(request, here, lambda: actions.edit(here.me, form.what()), text, here.to())


@require_POST
def door(request: HttpRequest, here: Here) -> HttpResponse:
    """Open or close the door, or give the circle another link."""
    if (how := request.POST.get("how", "")) not in DOOR:
        raise BadRequest
    verb, text = DOOR[how]
    return done(request, here, lambda: verb(here.me), str(text), here.to("invite"))


@require_POST
def admit(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Let somebody in or not: a host decides, or a member votes."""
    newcomer = member_in(here, pk, State.ASKING, State.MEMBER)
    is_yes = request.POST.get("say") == "yes"
    link, name = place_link(request), {"name": newcomer.name}
    if here.me.circle.approval == Circle.Approval.CIRCLE and "decide" not in request.POST:
        return done(
            request,
            here,
            lambda: admitting.vote(here.me, newcomer, link, is_yes=is_yes),
            _("Your voice counts. Nobody sees whose it was."),
            here.to(),
        )
    if is_yes:
        text = _("%(name)s is in. They are told so.") % name
        return done(
            request, here, lambda: admitting.approve(here.me, newcomer, link), text, here.to()
        )
    text = _("%(name)s is not let in; their card is deleted.") % name
    return done(request, here, lambda: admitting.refuse(here.me, newcomer), text, here.to())


@require_POST
def role(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Let a member be a co-host, or one like the others again."""
    member = visible(here, pk)
    wanted = Member.Role.COHOST if request.POST.get("role") == "cohost" else Member.Role.MEMBER
    text = (
        _("%(name)s hosts the circle with you.")
        if wanted == Member.Role.COHOST
        else _("%(name)s is a member like the others.")
    )
    return done(
        request,
        here,
        lambda: actions.set_role(here.me, member, wanted),
        text % {"name": member.name},
        here.to("member", member.pk),
    )


@require_POST
def hand_over(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Give the circle to a member who has a book here."""
    heir = visible(here, pk)
    try:
        actions.hand_over(here.me, heir)
    except NoAccountError:
        messages.error(
            request, _("A circle can only be handed to somebody who has an account here.")
        )
    except NotHereError:
        moved_on(request)
    else:
        text = _("%(name)s is the host now, and you are a co-host.") % {"name": heir.name}
        messages.success(request, text)
    return redirect(here.to("member", heir.pk))


@require_POST
def remove(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Take somebody out of the circle, or take back their invitation."""
    member = member_in(here, pk, State.MEMBER, State.INVITED)
    text = (
        _("The invitation is taken back: its link leads nowhere.")
        if member.state == State.INVITED
        else _("%(name)s is no longer in the circle.") % {"name": member.name}
    )
    then = here.to("hosting")
    return done(request, here, lambda: leaving.remove(here.me, member), text, then)


@require_POST
def settle(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Mark that a report has been looked into."""
    rows = Report.objects.filter(about__circle=here.me.circle_id).select_related("about")
    told = get_object_or_404(rows, pk=pk)
    then = here.to("hosting")
    return done(
        request,
        here,
        lambda: refusing.settle_report(here.me, told),
        _("Kept: you have looked into it."),
        then,
    )


@require_POST
def end(request: HttpRequest, here: Here) -> HttpResponse:
    """End the circle."""
    text = _("The circle has ended. For thirty days you can let it go on; then it is erased.")
    then = reverse("circles") if here.book else here.to()
    return done(request, here, lambda: actions.end(here.me), text, then)
