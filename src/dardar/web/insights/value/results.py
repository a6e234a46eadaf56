"""What came of it: listed, written down, set right."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.encounters import days
from dardar.encounters.queries import own_people, resolve
from dardar.giving.errors import ClosedError
from dardar.insights.value import behind
from dardar.insights.value.chains import Kind, Thing, origin_of, told
from dardar.insights.value.errors import LoopError
from dardar.insights.value.models import Result
from dardar.insights.value.money import sums
from dardar.insights.value.results import delete_result, edit_result, note_result
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.asked import as_uuid, next_page
from dardar.web.events.spent import LONGEST_CODE
from dardar.web.insights.value.forms import ResultForm
from dardar.web.insights.value.narrowed import FROM_ME, TO_ME, one_of, said, way, within
from dardar.web.insights.value.origins import for_person, named, value_of
from dardar.web.people.person import own_person
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

PER_PAGE: Final = 30


@require_GET
def results(request: BookRequest) -> HttpResponse:
    """Show what came of it, the latest first, narrowed down, with sums by currency."""
    narrowed, kind = within(request), one_of(request, "kind", "result")
    currency = request.GET.get("currency", "")[:LONGEST_CODE]
    rows = behind.results(request.book, narrowed, to_me=way(request), kind=kind, currency=currency)
    words = said(request, narrowed, way=one_of(request, "way", "way"), result=kind)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    paid = rows.filter(to_me=True).order_by().values_list("money", "currency")
    context = {
        "tab": "results",
        "narrowed": [*words, *([currency] if currency else [])],
        "page_obj": page,
        "rows": [(row, row_origin(row)) for row in found],
        "money": sums(paid),
        "photos": photos(request.book, [row.person for row in found]),
        "on": days.today(request.book),
    }
    return render(request, "value/results.html", context)


def row_origin(row: Result) -> Thing | None:
    """Return what a result came of, from what its row has brought along."""
    return next((one for name in Result.ORIGINS if (one := getattr(row, name))), None)


@require_GET
def new(request: BookRequest) -> HttpResponse:
    """Ask with whom something came of it, then lead to the form; ``?origin=`` travels along."""
    origin = request.GET.get("origin", "")
    asked = request.GET.get("person", "") or request.GET.get("who", "").strip()
    if asked:
        found = _person(request)
        if found is not None:
            address = reverse("result_add", args=[found.pk])
            return redirect(f"{address}?{urlencode({'origin': origin})}" if origin else address)
        messages.error(request, _("Choose one person of your book."))
    return render(request, "value/result_new.html", {"origin": origin})


def _person(request: BookRequest) -> Person | None:
    """Return the one person that an address means, by id or by name."""
    if pk := as_uuid(request.GET.get("person", "")):
        found = own_people(request.book, [pk])
    else:
        name = request.GET.get("who", "").strip()
        found = resolve(request.book, [name])[name] if name else []
    return found[0] if len(found) == 1 else None


@require_http_methods(["GET", "POST"])
def add(request: BookRequest, person: object) -> HttpResponse:
    """Show the form of what came of it with somebody, or keep it."""
    book, someone = request.book, own_person(request, person)
    origin = named(book, request.GET.get("origin", ""))
    origins = for_person(book, someone, origin)
    if request.method == "GET":
        initial = {"origin": value_of(origin)} if origin else {}
        return _form(request, ResultForm(book, origins, initial=initial), someone)
    form = ResultForm(book, origins, request.POST)
    if form.is_valid():
        try:
            with watch() as made:
                kept = note_result(book, someone, form.noted())
        except ValidationError:
            form.add_error("money", _("This sum is out of bounds."))
        except ClosedError:
            form.add_error("origin", _("This introduction was not made."))
        else:
            words = {"name": someone.name}
            tell(request, _("Remembered: what came of it with %(name)s.") % words, made)
            return redirect("chain", Kind.RESULT, kept.pk)
    return _form(request, form, someone, status=422)


@require_http_methods(["GET", "POST"])
def edit(request: BookRequest, pk: object) -> HttpResponse:
    """Show what came of it in the form, or set it right."""
    book, found = request.book, _own_result(request, pk)
    origin = origin_of(found)
    origins = [one for one in for_person(book, found.person, origin) if one[2] != found]
    if request.method == "GET":
        initial = {**_initial(found), "origin": value_of(origin) if origin else ""}
        form = ResultForm(book, origins, initial=initial)
        return _form(request, form, found.person, result=found)
    form = ResultForm(book, origins, request.POST)
    if form.is_valid():
        try:
            with watch() as made:
                edit_result(book, found, form.noted())
        except ValidationError:
            form.add_error("money", _("This sum is out of bounds."))
        except ClosedError:
            form.add_error("origin", _("This introduction was not made."))
        except LoopError:
            form.add_error("origin", _("That came of this one itself."))
        else:
            tell(request, _("What came of it is set right."), made)
            return redirect("chain", Kind.RESULT, found.pk)
    return _form(request, form, found.person, result=found, status=422)


@require_POST
def delete(request: BookRequest, pk: object) -> HttpResponse:
    """Delete what did not come of it after all."""
    found = _own_result(request, pk)
    with watch() as made:
        delete_result(request.book, found)
    tell(request, _("It is deleted."), made)
    return redirect(next_page(request, "results"))


def _own_result(request: BookRequest, pk: object) -> Result:
    found: Result = get_object_or_404(told(Kind.RESULT), book=request.book, pk=pk)
    return found


def _initial(found: Result) -> dict[str, Any]:
    names = ("kind", "words", "on", "money", "currency")
    way_of = TO_ME if found.to_me else FROM_ME
    return {name: getattr(found, name) for name in names} | {"way": way_of}


def _form(
    request: BookRequest,
    form: ResultForm,
    person: Person,
    *,
    result: Result | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "person": person, "result": result}
    return render(request, "value/result.html", context, status=status)
