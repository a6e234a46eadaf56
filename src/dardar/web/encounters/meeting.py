"""Whom I met: one quick form."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dardar.encounters import actions, days, queries
from dardar.encounters.models import Encounter, FollowUp
from dardar.encounters.wording import day_words
from dardar.giving.meeting import as_told
from dardar.ids import new_id
from dardar.people.journal import watch
from dardar.people.models import Change, Person
from dardar.web.asked import as_day, as_uuid, wants_json
from dardar.web.encounters.forms import ANOTHER, MET, TODAY, YESTERDAY, MeetForm
from dardar.web.encounters.who import questions_so_far
from dardar.web.people.knowing import add_ways
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


@require_http_methods(["GET", "POST"])
def meet(request: BookRequest) -> HttpResponse:
    """Show the form, filled in from ``?person= ?name= ?on= ?gathering= ?space=``, or keep it.

    A phone's queue says that it accepts JSON and gets ``key`` and ``url``; a form that leaves a
    question is answered with 422, ``error`` and ``text``, and can be sent here as a page.
    """
    if request.method == "GET":
        form = MeetForm(request.book, initial=_initial(request))
        known = queries.own_people(request.book, _ids(request.GET.getlist("person")))
        return _page(request, form, known, request.GET.getlist("name"))
    key = _key(request)
    if wants_json(request) and (there := _arrived(request, key)):
        return _answer(there)
    form = MeetForm(request.book, request.POST)
    if not form.is_valid():
        if wants_json(request):
            return _question(form)
        return _page(request, form, form.met.known, form.met.names, status=422)
    encounter, made = _keep(request, form, key)
    if wants_json(request):
        return _answer(encounter)
    tell(request, _noted(request, encounter), made)
    return redirect(_another(encounter) if "another" in request.POST else "today")


def _keep(request: BookRequest, form: MeetForm, key: UUID) -> tuple[Encounter, list[Change]]:
    if told := form.known_and_ways():
        add_ways(request.book, *told)
    with watch() as made:
        encounter = actions.meet(
            request.book,
            form.people(),
            form.circumstances(),
            promised=form.lines("promised"),
            they_promised=form.lines("they_promised"),
            next_step=form.next_step(),
            key=key,
            besides=as_told(form.lines("offers"), form.lines("needs")),
        )
    return encounter, made


def _arrived(request: BookRequest, key: UUID) -> Encounter | None:
    """Return what has come under a key before: a phone sends until it knows that it arrived."""
    return Encounter.objects.filter(book=request.book, pk=key).first()


def _answer(encounter: Encounter) -> JsonResponse:
    return JsonResponse({"key": str(encounter.pk), "url": resolve_url("encounter", encounter.pk)})


def _question(form: MeetForm) -> JsonResponse:
    """Say what is wrong with a form that somebody filled in elsewhere."""
    wrong = [str(text) for texts in form.errors.values() for text in texts]
    return JsonResponse({"error": "unclear", "text": " ".join(wrong)}, status=422)


@require_POST
def known(request: BookRequest) -> HttpResponse:
    """Answer with who may be the one that the half-written form tells of."""
    questions = questions_so_far(request.book, request.POST, MET)
    return render(request, "encounters/_known.html", {"form": {"questions": questions}})


def _page(
    request: BookRequest,
    form: MeetForm,
    known: Sequence[Person],
    names: Sequence[str],
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "key": _key(request),
        "known": known,
        "names": names,
        "gathering_names": queries.recent_gathering_names(request.book),
    }
    return render(request, "encounters/meet.html", context, status=status)


def _initial(request: BookRequest) -> dict[str, Any]:
    today = days.today(request.book)
    on = as_day(request.GET.get("on", "")) or today
    taps = {today: TODAY, today - timedelta(days=1): YESTERDAY}
    return {
        "when": taps.get(on, ANOTHER),
        "on": on,
        "gathering": request.GET.get("gathering", ""),
        "space": as_uuid(request.GET.get("space", "")),
    }


def _key(request: BookRequest) -> UUID:
    """Return the id the encounter shall have: the form brings it back, so it is kept once."""
    return as_uuid(request.POST.get("key", "")) or new_id()


def _ids(texts: Sequence[str]) -> list[UUID]:
    return [pk for text in texts if (pk := as_uuid(text))]


def _noted(request: BookRequest, encounter: Encounter) -> str:
    """Say who was noted and until when they are to be sealed."""
    people = list(encounter.people.order_by("sort_key", "pk"))
    shown = [person.name for person in people[:3]]
    if len(people) > len(shown):
        shown.append(_("%(number)d more") % {"number": len(people) - len(shown)})
    words = {"names": get_text_list(shown, _("and"))}
    due = FollowUp.objects.filter(encounter=encounter, seals=True, state=FollowUp.State.OPEN)
    if first := due.order_by("due_on").first():
        words["day"] = day_words(first.due_on, days.today(request.book))
        return _("You met %(names)s. To be sealed: %(day)s.") % words
    return _("You met %(names)s.") % words


def _another(encounter: Encounter) -> str:
    """Return the address of a form that keeps day and place for the next person."""
    kept: dict[str, str] = {"on": encounter.on.isoformat()}
    if encounter.gathering:
        kept["gathering"] = encounter.gathering.name
    if encounter.space:
        kept["space"] = str(encounter.space.pk)
    return f"{resolve_url('meet')}?{urlencode(kept)}"
