"""Encounters: one tap to remember a talk, a form to set one right, the timeline of a person."""

from dataclasses import replace
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.encounters import actions, days, queries
from dardar.encounters.errors import EncounterConflictError
from dardar.encounters.models import Encounter
from dardar.giving.timeline import moments, places
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.web.asked import next_page
from dardar.web.encounters.answers import kind_in, settled
from dardar.web.encounters.forms import EncounterForm
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

PER_PAGE: Final = 50


@require_POST
def talked(request: BookRequest, person: object) -> HttpResponse:
    """Remember that I was in touch with somebody today."""
    someone = get_object_or_404(Person, book=request.book, pk=person)
    with watch() as made:
        actions.talked(request.book, someone, kind_in(request))
    return settled(request, _("Noted: in touch with %(name)s.") % {"name": someone.name}, made)


@require_http_methods(["GET", "POST"])
def encounter(request: BookRequest, pk: object) -> HttpResponse:
    """Show an encounter in a form, or set it right."""
    found = get_object_or_404(Encounter, book=request.book, pk=pk)
    if request.method == "GET":
        form = EncounterForm(request.book, initial=_initial(found))
        return _page(request, found, form, base=queries.version(found))
    form = EncounterForm(request.book, request.POST)
    base = request.POST.get("base", "")
    if not form.is_valid():
        return _page(request, found, form, base=base, status=422)
    what = form.circumstances()
    if found.gathering and what.gathering == found.gathering.name:
        what = replace(what, gathering=found.gathering)  # and not another one of that name
    try:
        with watch() as made:
            actions.edit_encounter(request.book, found, form.people(), what, base=base)
    except EncounterConflictError:
        # What was written here stays in the form; saving it again is then a decision.
        now = queries.version(found)
        return _page(request, found, form, base=now, status=409, is_conflict=True)
    tell(request, _("The encounter is set right."), made)
    return redirect(next_page(request))


@require_POST
def delete(request: BookRequest, pk: object) -> HttpResponse:
    """Delete an encounter."""
    found = get_object_or_404(Encounter, book=request.book, pk=pk)
    with watch() as made:
        actions.delete_encounter(request.book, found)
    tell(request, _("The encounter is deleted."), made)
    return redirect(next_page(request))


@require_GET
def timeline(request: BookRequest, person: object) -> HttpResponse:
    """Show all that was between a person and me, in pages."""
    someone = get_object_or_404(Person, book=request.book, pk=person)
    page = Paginator(places(request.book, someone), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "person": someone,
        "page_obj": page,
        "moments": moments(request.book, someone, page.object_list),
        "on": days.today(request.book),
    }
    return render(request, "encounters/timeline.html", context)


def _initial(found: Encounter) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "on": found.on,
        "space": found.space_id,
        "gathering": found.gathering.name if found.gathering else "",
        "said": found.said,
    }


def _page(
    request: BookRequest,
    found: Encounter,
    form: EncounterForm,
    *,
    base: str,
    status: int = 200,
    is_conflict: bool = False,
) -> HttpResponse:
    people = list(found.people.order_by("sort_key", "pk"))
    introducers = [found.introduced_by] if found.introduced_by else []
    context = {
        "encounter": found,
        "form": form,
        "base": base,
        "is_conflict": is_conflict,
        "people": people,
        "known": form.met.known if form.is_bound else people,
        "names": form.met.names,
        "introducers": form.introducer.known if form.is_bound else introducers,
        "introducer_names": form.introducer.names,
        "gathering_names": queries.recent_gathering_names(request.book),
        "next": next_page(request),
        "on": days.today(request.book),
    }
    return render(request, "encounters/encounter.html", context, status=status)
