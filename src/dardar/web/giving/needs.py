"""One need: who could help with it, what I could do or give, and what I say of that."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from dardar.encounters import days, promises
from dardar.giving import actions, queries
from dardar.giving.models import Give, Role, Verdict, Wish
from dardar.people.journal import watch
from dardar.people.queries import photos
from dardar.web.encounters.answers import settled
from dardar.web.giving.giving import people_of
from dardar.web.requests import BookRequest

_SAID = {
    Verdict.Answer.YES: gettext_lazy("Kept as a good match: “%(offer)s” for “%(need)s”."),
    Verdict.Answer.LATER: gettext_lazy("Not now: “%(offer)s” for “%(need)s”."),
    Verdict.Answer.NO: gettext_lazy("Not suggested again: “%(offer)s” for “%(need)s”."),
}


def _own_need(request: BookRequest, pk: object) -> Wish:
    found = Wish.objects.filter(book=request.book, role=Role.NEED).select_related("person")
    return get_object_or_404(found, pk=pk)


@require_GET
def need(request: BookRequest, pk: object) -> HttpResponse:
    """Show a need with all that answers it."""
    book, found = request.book, _own_need(request, pk)
    answers = queries.helpers(book, found)
    context = {
        "need": found,
        "help": answers,
        "counts": queries.counts(book, found),
        "gives": Give.objects.filter(need=found).select_related("person").order_by("-on", "-pk"),
        "is_words_only": queries.is_words_only(),
        "unreachable_model": queries.unreachable_model(),
        "photos": photos(book, people_of([answers])),
        "on": days.today(book),
    }
    return render(request, "giving/need.html", context)


@require_POST
def judge(request: BookRequest, need: object, offer: object) -> HttpResponse:
    """Keep what I say of an offer for a need: ``answer`` yes, no or later."""
    wanted = _own_need(request, need)
    found = Wish.objects.filter(book=request.book, role=Role.OFFER).select_related("person")
    offered = get_object_or_404(found, pk=offer)
    try:
        answer = Verdict.Answer(request.POST.get("answer", ""))
    except ValueError as error:
        raise BadRequest from error
    with watch() as made:
        actions.judge(request.book, wanted, offered, answer)
    words = {"offer": offered.words, "need": wanted.words}
    return settled(request, str(_SAID[answer]) % words, made)


@require_POST
def promise(request: BookRequest, pk: object) -> HttpResponse:
    """Promise somebody to help with what they need; it stands in Today until it is kept."""
    found = _own_need(request, pk)
    if found.person is None:
        raise BadRequest
    with watch() as made:
        text = _("Help with: %(words)s") % {"words": found.words}
        promises.promise(request.book, found.person, text, by_me=True)
    words = {"name": found.person.name, "words": found.words}
    text = _("Promised to %(name)s: %(words)s. It stands in Today until it is kept.")
    return settled(request, text % words, made)
