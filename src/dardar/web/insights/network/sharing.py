"""Whom I would introduce others to, and what members ask of me."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dardar.circles.membership import places_of
from dardar.circles.models import Member
from dardar.encounters.queries import own_people, resolve
from dardar.giving.errors import DeclinedError, SamePersonError, UnderWayError
from dardar.insights.network import finding, sharing
from dardar.insights.network.errors import SettledError
from dardar.insights.network.models import SharedTie, TieRequest
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.asked import as_uuid
from dardar.web.requests import BookRequest

Closeness = SharedTie.Closeness


@require_http_methods(["GET", "POST"])
def shared(request: BookRequest) -> HttpResponse:
    """Show whom I share with which circle, and what is asked of me; with POST share some people."""
    book = request.book
    places = list(places_of(book))
    if request.method == "POST":
        return _share(request, places)
    mine, asked_of_me = finding.shared_by(book), finding.to_decide(book)
    people = [tie.vouched.person for tie in mine]
    people += [one.tie.vouched.person for one in asked_of_me]
    context = {
        "places": places,
        "mine": mine,
        "to_decide": asked_of_me,
        "asked": finding.asked_by(book),
        "others": finding.shared_with(book),
        "closenesses": Closeness.choices,
        "photos": photos(book, people),
    }
    return render(request, "network/shared.html", context)


def _share(request: BookRequest, places: list[Member]) -> HttpResponse:
    wanted = as_uuid(request.POST.get("circle", ""))
    me = next((place for place in places if place.circle_id == wanted), None)
    closeness = request.POST.get("closeness", Closeness.LITTLE)
    if me is None or closeness not in Closeness.values:
        raise BadRequest
    people = _people(request)
    for person in people:
        sharing.share(request.book, me, person, Closeness(closeness))
    if people:
        messages.success(request, _("The circle sees name and company, and nothing else."))
    else:
        messages.error(request, _("Choose people of your book, by their names."))
    return redirect("network_shared")


def _people(request: BookRequest) -> list[Person]:
    """Return whom a form means, by id or, where only one is called so, by name."""
    ids = [pk for text in request.POST.getlist("person") if (pk := as_uuid(text))]
    names = [name for line in request.POST.get("who", "").splitlines() if (name := line.strip())]
    meant = resolve(request.book, dict.fromkeys(names[:50]))
    named = [found[0] for found in meant.values() if len(found) == 1]
    return list(dict.fromkeys([*own_people(request.book, ids[:50]), *named]))


@require_POST
def take_back(request: BookRequest, pk: UUID) -> HttpResponse:
    """Show somebody to a circle no more."""
    mine = SharedTie.objects.filter(member__in=places_of(request.book)).select_related("member")
    tie = get_object_or_404(mine, pk=pk)
    sharing.share_no_more(tie.member, tie)
    messages.success(request, _("The circle does not see %(name)s any more.") % {"name": tie.name})
    return redirect("network_shared")


@require_POST
def decide(request: BookRequest, pk: UUID) -> HttpResponse:
    """Take up what a member asks of me, or with ``leave`` don't."""
    rows = TieRequest.objects.filter(tie__member__in=places_of(request.book))
    row = get_object_or_404(rows.select_related("tie__member"), pk=pk)
    me = row.tie.member
    try:
        if "leave" in request.POST:
            sharing.leave(me, row)
            messages.success(request, _("Left. They learn nothing of it."))
            return redirect("network_shared")
        made = sharing.take_up(request.book, me, row)
    except SettledError:
        messages.info(request, _("This had moved on already, perhaps in another tab."))
    except UnderWayError as error:
        messages.info(request, _("You are introducing these two already. Here it is."))
        return redirect("introduction", error.introduction.pk)
    except DeclinedError:
        messages.info(
            request, _("You wanted to introduce these two before, and one of them declined.")
        )
    except SamePersonError:
        messages.info(request, _("In your book the two are one person."))
    else:
        messages.success(request, _("Now it is an introduction asked of you. Nobody knows yet."))
        return redirect("introduction", made.pk)
    return redirect("network_shared")
