"""The circles I am in; found one, take up one that ended."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.circles import actions, queries
from dardar.people.journal import watch
from dardar.web.circles.forms import CircleForm
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


@require_GET
def circles(request: BookRequest) -> HttpResponse:
    """Show the circles I am in, and mine that have ended and can go on."""
    context = {
        "places": queries.circles_of(request.book),
        "ended": list(queries.ended(request.book)),
    }
    return render(request, "circles/circles.html", context)


@require_http_methods(["GET", "POST"])
def new(request: BookRequest) -> HttpResponse:
    """Show the form of a new circle, or found it."""
    if request.method == "GET":
        language = (get_language() or "en")[:2]
        return render(
            request, "circles/form.html", {"form": CircleForm(initial={"language": language})}
        )
    form = CircleForm(request.POST)
    if not form.is_valid():
        return render(request, "circles/form.html", {"form": form}, status=422)
    with watch() as made:
        circle = actions.found(request.book, form.what())
    tell(request, _("The circle is founded. Now say what you offer and need, and invite."), made)
    return redirect("circle_invite", circle.pk)


@require_POST
def resume(request: BookRequest, circle: object) -> HttpResponse:
    """Let a circle of mine go on that was ended."""
    found = get_object_or_404(queries.ended(request.book), pk=circle)
    with watch() as made:
        actions.resume(request.book, found)
    tell(request, _("The circle goes on."), made)
    return redirect("circle", found.pk)
