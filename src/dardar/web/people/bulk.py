"""What is done to several people at once: label, erase."""

from collections import Counter
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from dardar.insights.network.finding import number_shared
from dardar.people import lists, queries
from dardar.people.actions import erase_people
from dardar.people.journal import watch
from dardar.people.labelling import EmptyLabelError, label_people, tidy, unlabel_people
from dardar.people.models import Label, Person
from dardar.web.asked import next_page
from dardar.web.people.person import own_person
from dardar.web.people.wanted import Selection, selection_in
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

# People the question before erasing names; of more it says how many there are.
NAMED: Final = 10
# What goes along with people, by the name of its model, in the order in which it is told.
GOING: Final = {
    "record": ngettext_lazy("%(count)d record", "%(count)d records", "count"),
    "note": ngettext_lazy("%(count)d note", "%(count)d notes", "count"),
    "participation": ngettext_lazy("%(count)d encounter", "%(count)d encounters", "count"),
    "promise": ngettext_lazy("%(count)d promise", "%(count)d promises", "count"),
    "followup": ngettext_lazy("%(count)d follow-up", "%(count)d follow-ups", "count"),
    "wish": ngettext_lazy("%(count)d offer or need", "%(count)d offers and needs", "count"),
    "give": ngettext_lazy(
        "%(count)d thing given or received", "%(count)d things given or received", "count"
    ),
    "side": ngettext_lazy("%(count)d introduction", "%(count)d introductions", "count"),
    "notthese": ngettext_lazy(
        "%(count)d pair not to be introduced", "%(count)d pairs not to be introduced", "count"
    ),
    "result": ngettext_lazy("%(count)d result", "%(count)d results", "count"),
    "asking": ngettext_lazy(
        "%(count)d question what they offer and need",
        "%(count)d questions what they offer and need",
        "count",
    ),
    "known": ngettext_lazy("%(count)d place in a circle", "%(count)d places in circles", "count"),
    "knownguest": ngettext_lazy(
        "%(count)d place at an event", "%(count)d places at events", "count"
    ),
    "vouched": ngettext_lazy(
        "what a circle was shared of %(count)d tie",
        "what circles were shared of %(count)d ties",
        "count",
    ),
    "photo": ngettext_lazy("%(count)d picture", "%(count)d pictures", "count"),
    "labelling": ngettext_lazy("%(count)d label", "%(count)d labels", "count"),
    "saidtie": ngettext_lazy(
        "what you said of %(count)d tie", "what you said of %(count)d ties", "count"
    ),
    "tiepause": ngettext_lazy("%(count)d pause", "%(count)d pauses", "count"),
    "nudge": ngettext_lazy("%(count)d answer to Today", "%(count)d answers to Today", "count"),
}
# Two people may have part in one thing, which goes once.
PARTS: Final = {"participation": "encounter", "side": "introduction"}


@require_POST
def labels_apply(request: BookRequest) -> HttpResponse:
    """Give the chosen people the label ``label``, or with ``act=unlabel`` take it from them."""
    chosen = list(selection_in(request.POST).people(request.book).only("pk", "book", "name"))
    if not chosen:
        return nobody_chosen(request)
    name = request.POST.get("label_name", "").replace("\0", "")
    try:
        name, folded = tidy(name)
    except EmptyLabelError:
        messages.error(request, _("Write the label first."))
        return redirect(next_page(request, "people"))
    if request.POST.get("act") == "unlabel":
        return _take(request, chosen, name, folded)
    with watch() as made:
        count = label_people(request.book, chosen, name)
    said = ngettext(
        "Label given to %(count)d person: %(label)s.",
        "Label given to %(count)d people: %(label)s.",
        count,
    )
    tell(request, said % {"count": count, "label": name}, made)
    return redirect(next_page(request, "people"))


def _take(request: BookRequest, chosen: list[Person], name: str, folded: str) -> HttpResponse:
    label = Label.objects.filter(book=request.book, folded=folded).first()
    if label is None:
        messages.error(request, _("There is no such label: %(label)s.") % {"label": name})
        return redirect(next_page(request, "people"))
    with watch() as made:
        count = unlabel_people(request.book, chosen, label)
    said = ngettext(
        "Label taken from %(count)d person: %(label)s.",
        "Label taken from %(count)d people: %(label)s.",
        count,
    )
    tell(request, said % {"count": count, "label": label.name}, made)
    return redirect(next_page(request, "people"))


@require_POST
def erase(request: BookRequest) -> HttpResponse:
    """Ask whether the chosen people shall be erased; with ``sure`` do it."""
    selection = selection_in(request.POST)
    chosen = list(selection.people(request.book).only("pk", "book", "name"))
    if not chosen:
        return nobody_chosen(request)
    # Of a search as many are erased as the question spoke of; else it is asked again.
    if request.POST.get("sure") == str(len(chosen)):
        return _erase(request, chosen)
    return _ask(request, chosen, selection)


@require_http_methods(["GET", "POST"])
def erase_one(request: BookRequest, pk: object) -> HttpResponse:
    """Ask whether a person shall be erased, or do it."""
    someone = own_person(request, pk)
    if request.method == "POST":
        return _erase(request, [someone])
    return _ask(request, [someone], Selection(lists.Wanted(), (someone.pk,), everyone=False))


def _erase(request: BookRequest, people: list[Person]) -> HttpResponse:
    erase_people(request.book, people)
    # Nobody is named: the message would outlive them.
    said = ngettext("Erased: %(count)d person.", "Erased: %(count)d people.", len(people))
    messages.success(request, said % {"count": len(people)})
    return redirect("people")


def _ask(request: BookRequest, people: list[Person], selection: Selection) -> HttpResponse:
    pks = [person.pk for person in people]
    rows = queries.hanging_on(request.book, pks, PARTS)
    rows["vouched"] = number_shared(request.book, pks)  # as it goes by a way of its own
    context = {
        "person": people[0] if len(people) == 1 else None,
        "number": len(people),
        "named": people[:NAMED],
        "unnamed": len(people) - NAMED,
        "going": _going(rows),
        "fields": selection.fields(),
        "next": next_page(request, "people"),
    }
    return render(request, "people/erase.html", context)


def _going(rows: Counter[str]) -> list[str]:
    """Return in words what goes along with people."""
    return [words % {"count": rows[name]} for name, words in GOING.items() if rows[name]]


def nobody_chosen(request: BookRequest) -> HttpResponse:
    """Say that a selection is needed, on the page the form stood on."""
    messages.error(request, _("Choose people first."))
    return redirect(next_page(request, "people"))
