"""The page of rhythms: how often I want contact with those of a label or a circle."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.circles.models import Circle
from dardar.people.journal import watch
from dardar.people.models import Label
from dardar.ties import actions, queries
from dardar.ties.models import LabelRhythm
from dardar.ties.wording import rhythm_words
from dardar.web.requests import BookRequest
from dardar.web.ties.forms import RhythmForm
from dardar.web.undo import tell


@require_GET
def rhythms(request: BookRequest) -> HttpResponse:
    """Show the rhythms of labels and circles."""
    labels = [_row(label, _days(label)) for label in queries.labels_with_rhythm(request.book)]
    circles = [_row(circle, days) for circle, days in queries.circles_with_rhythm(request.book)]
    return render(request, "ties/rhythms.html", {"labels": labels, "circles": circles})


def _days(label: Label) -> int | None:
    rhythm: LabelRhythm | None = getattr(label, "rhythm", None)
    return rhythm.days if rhythm else None


def _row(of: Label | Circle, days: int | None) -> dict[str, Any]:
    return {"of": of, "days": days, "words": rhythm_words(days) if days else ""}


@require_POST
def of_label(request: BookRequest, pk: object) -> HttpResponse:
    """Keep the rhythm of a label."""
    label = get_object_or_404(Label, book=request.book, pk=pk)
    return _keep(request, partial(actions.set_label_rhythm, request.book, label))


@require_POST
def of_circle(request: BookRequest, pk: object) -> HttpResponse:
    """Keep the rhythm of a circle."""
    circle = get_object_or_404(Circle, members__user_book=request.book, pk=pk)
    return _keep(request, partial(actions.set_circle_rhythm, request.book, circle))


def _keep(request: BookRequest, say: Callable[[int | None], None]) -> HttpResponse:
    form = RhythmForm(request.POST)
    if not form.is_valid():
        tell(request, _("A rhythm is a number of days, from 1 to 3660."))
        return redirect("rhythms")
    with watch() as made:
        say(form.cleaned_data["days"])
    tell(request, _("Kept; ties are reckoned anew in a moment."), made)
    return redirect("rhythms")
