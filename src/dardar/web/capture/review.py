"""Look through what was read: one card at a time, mended, accepted, joined or set aside."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.accounts.models import Book
from dardar.capture import queries, reviewing
from dardar.capture.findings import Finding
from dardar.capture.models import Capture, Card, Scan
from dardar.capture.queries import fields_of, findings_of, scans_of
from dardar.capture.reviewing import NotAPairError
from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.encounters import days
from dardar.encounters.models import FollowUp
from dardar.encounters.wording import day_words
from dardar.people.actions import EmptyPersonError
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.people.wording import KINDS, value_words
from dardar.web.asked import as_uuid
from dardar.web.capture.rows import BLANK, readable, rows, swapped, written
from dardar.web.people.likeness import likeness
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


@require_GET
def review(request: BookRequest) -> HttpResponse:
    """Show the first card to be looked through, or the one of ``?card=``."""
    wanted = as_uuid(request.GET.get("card", ""))
    context = _stack(request.book, wanted)
    return render(request, _template(request), context)


def _template(request: BookRequest) -> str:
    return "capture/_stack.html" if request.htmx else "capture/review.html"


def _stack(
    book: Book, wanted: UUID | None, card: Card | None = None, fault: str = ""
) -> dict[str, Any]:
    """Return the card in hand with its neighbours.

    Args:
        book: whose cards.
        wanted: which card; the first one if it is not there.
        card: the card itself with what its form brought, if it is shown again as it was.
        fault: what is wrong with it.

    """
    ids = list(queries.to_review(book).values_list("pk", flat=True))
    progress = queries.progress(book)
    if not ids:
        return {"card": None, "progress": progress, "reading": queries.unread(book).count()}
    at = ids.index(wanted) if wanted in ids else 0
    if card is None:
        card = Card.objects.select_related("capture__space").get(pk=ids[at])
    next_card = ids[at + 1] if at + 1 < len(ids) else None
    return {
        **_shown(book, card),
        "fault": fault,
        "progress": progress,
        "place": progress.done + at + 1,
        "previous": ids[at - 1] if at else None,
        "next": next_card,
        "next_scan": _first_picture(next_card),
    }


def _first_picture(card: UUID | None) -> Scan | None:
    if card is None:
        return None
    return Scan.objects.filter(card=card, width__gt=0).defer("image").order_by("pk").first()


def _shown(book: Book, card: Card) -> dict[str, Any]:
    """Return what a card shows: its sides, its fields, and who it may be of."""
    scans = list(scans_of(card))
    findings = findings_of(card, scans)
    lines = rows(findings, scans)
    matches = [_match(one, findings) for one in queries.likely(book, fields_of(findings))]
    return {
        "card": card,
        "pictures": [scan for scan in scans if scan.width],
        "texts": _texts(card, scans),
        "rows": lines,
        "blank": BLANK,
        "doubtful": sum(not line.is_sure for line in lines),
        "first_doubtful": next((n for n, line in enumerate(lines) if not line.is_sure), 0),
        "can_swap": any(f["kind"] in {Kind.NAME, Kind.COMPANY} for f in findings),
        "matches": matches,
        "photos": photos(book, [match["person"] for match in matches]),
        "today": days.today(book),
    }


def _texts(card: Card, scans: Iterable[Scan]) -> list[str]:
    """Return the words that fields were made of; a visitor's form has the fields themselves."""
    if card.capture.kind == Capture.Kind.LEFT:
        return []
    return [scan.text for scan in scans if not scan.width]


def _match(match: queries.Match, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return somebody a card may be of, why, and what it tells that is new of them."""
    person = match.likely.person
    named = StoredField(kind=Kind.NAME, value=person.name)
    return {
        "person": person,
        "why": likeness(match.likely.evidence, [*findings, named]),
        "news": [
            {
                "kind": KINDS[one.field.kind],
                "new": _words(one.field.kind, one.field.value),
                "old": "; ".join(_words(one.field.kind, old) for old in one.instead_of),
            }
            for one in match.news
            if one.field.kind != Kind.NOTE
        ],
    }


def _words(kind: str, value: str) -> str:
    return value_words(kind, readable(kind, value))


@require_POST
def decide(request: BookRequest, pk: UUID) -> HttpResponse:
    """Do with a card what ``act`` says; ``join`` names whom it is of.

    The form brings the fields as they are to be; whatever is done, they are kept.
    """
    card = get_object_or_404(
        Card.objects.select_related("capture__space"), book=request.book, pk=pk
    )
    ahead = _ahead(request.book, card)
    if card.state != Card.State.TO_REVIEW:
        messages.info(request, _("That card has been decided on already."))
        return _go_on(request, ahead)
    findings = written(findings_of(card), request.POST)
    reviewing.correct(request.book, card, findings)
    try:
        with watch() as made:
            stays, text = _act(request, card, findings, ahead)
    except EmptyPersonError:
        return _fault(request, card, _("Say who this is: a name or a company at least."))
    except NotAPairError:
        return _fault(request, card, _("There is no other picture to put it together with."))
    if text:
        tell(request, text, made)
    return _go_on(request, card.pk if stays else ahead)


def _ahead(book: Book, card: Card) -> UUID | None:
    """Return the card that follows one, before that is decided on; the first after the last."""
    ids = list(queries.to_review(book).values_list("pk", flat=True))
    at = ids.index(card.pk) if card.pk in ids else -1
    others = ids[at + 1 :] + ids[: max(at, 0)]
    return others[0] if others else None


def _act(
    request: BookRequest, card: Card, findings: Sequence[Finding], ahead: UUID | None
) -> tuple[bool, str]:
    """Do what is wanted; return whether the card stays in hand, and what was done in words."""
    book, act = request.book, request.POST.get("act", "")
    if known := as_uuid(request.POST.get("join", "")):
        person = get_object_or_404(Person, book=book, pk=known)
        person = reviewing.join(book, card, person, fields_of(findings))
        return False, _("Added to what you know of %(name)s.") % {"name": person.name}
    if act == "accept":
        person = reviewing.accept(book, card, fields_of(findings))
        return False, _noted(book, person)
    if act == "skip":
        reviewing.skip(book, card)
        return False, _("Set aside.")
    if act == "swap":
        reviewing.correct(book, card, swapped(findings))
        return True, ""
    if act == "with_next":
        back = Card.objects.filter(book=book, pk=ahead).first() if ahead else None
        reviewing.pair(book, card, back or card)
        return True, _("The two are one card now.")
    if act == "save":
        return True, ""
    raise BadRequest


def _noted(book: Book, person: Person) -> str:
    """Say who was taken up, and until when they are to be sealed."""
    words = {"name": person.name}
    due = FollowUp.objects.filter(person=person, seals=True, state=FollowUp.State.OPEN).first()
    if due:
        words["day"] = day_words(due.due_on, days.today(book))
        return _("%(name)s is in your book. To be sealed: %(day)s.") % words
    return _("%(name)s is in your book.") % words


def _fault(request: BookRequest, card: Card, text: str) -> HttpResponse:
    context = _stack(request.book, card.pk, card, fault=text)
    status = 200 if request.htmx else 422  # htmx puts nothing but success in its place
    return render(request, _template(request), context, status=status)


def _go_on(request: BookRequest, card: UUID | None) -> HttpResponse:
    """Show a card, or the end of the stack."""
    if request.htmx:
        context = {**_stack(request.book, card), "is_answer": True}
        return render(request, "capture/_stack.html", context)
    query = f"?card={card}" if card else ""
    return redirect(f"{resolve_url('review')}{query}")
