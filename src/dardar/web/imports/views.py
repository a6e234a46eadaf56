"""Bringing people in: the list, a new file, and one import in whatever state it is."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.core.cards.fields import Kind, UnreadableError
from dardar.core.identity.names import initials
from dardar.people.imports import actions, queries
from dardar.people.imports.state import TAKEN_OUT, State
from dardar.people.models import Import
from dardar.people.queries import photos
from dardar.people.wording import KINDS, value_words
from dardar.web.imports.forms import ColumnsForm, SourceForm, UploadForm
from dardar.web.imports.outcome import is_comparing, news, perhaps_same
from dardar.web.imports.words import ERRORS, REASONS
from dardar.web.requests import BookRequest

logger = logging.getLogger(__name__)

PER_PAGE: Final = 50
_AT_WORK: Final = frozenset({State.READING, State.RUNNING})


@require_GET
def imports(request: BookRequest) -> HttpResponse:
    """Show what was brought in."""
    pages = Paginator(queries.imports(request.book), PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    return render(request, "imports/imports.html", {"page_obj": page})


@require_http_methods(["GET", "POST"])
def new(request: BookRequest) -> HttpResponse:
    """Take files in, or the text of cards."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        begun = _begin(request, form)
        if len(begun) == 1:
            return redirect("import", begun[0].pk)
        if begun:
            return redirect("imports")
    status = 400 if request.method == "POST" else 200
    return render(request, "imports/new.html", {"form": form}, status=status)


def _begin(request: BookRequest, form: UploadForm) -> list[Import]:
    """Take in what a form holds; what the disk can't take is said in the form or a message."""
    begun: list[Import] = []
    source = form.cleaned_data["source"]
    try:
        for name, chunks in _uploads(form):
            begun.append(actions.begin(request.book, name, chunks, source))
    except OSError:
        logger.exception("an upload could not be kept")
        text = _("The server could not keep the file; its disk may be full.")
        if begun:
            messages.error(request, text)
        else:
            form.add_error("upload", text)
    return begun


def _uploads(form: UploadForm) -> Iterator[tuple[str, Iterable[bytes]]]:
    for file in form.cleaned_data["upload"]:
        yield file.name, file.chunks()
    if text := form.cleaned_data["text"].strip():
        yield _("pasted text"), [text.encode()]


@require_GET
def one(request: BookRequest, pk: UUID) -> HttpResponse:
    """Show an import: what it would bring, how far it is, or what came of it."""
    work = _own(request, pk)
    if work.state == State.MAPPING:
        return redirect("import_mapping", work.pk)
    template = "imports/_state.html" if request.htmx else "imports/import.html"
    return render(request, template, _context(work))


@require_http_methods(["GET", "POST"])
def mapping(request: BookRequest, pk: UUID) -> HttpResponse:
    """Say what the columns of a table are."""
    work = _own(request, pk)
    if work.mapping is None or work.state not in {State.MAPPING, State.READY, State.FAILED}:
        return redirect("import", work.pk)
    try:
        head = queries.table_head(work)
    except (UnreadableError, FileNotFoundError):
        return redirect("import", work.pk)
    form = ColumnsForm(head, work.mapping, request.POST if request.method == "POST" else None)
    context = {
        "work": work,
        "form": form,
        "fault": "",
        "source_form": SourceForm(initial={"source": work.source}),
    }
    if request.method == "POST":
        try:
            actions.map_columns(request.book, work, form.mapping())
        except actions.MappingError:
            context["fault"] = _("Say of one column at least that it holds a name, a mail or such.")
            return render(request, "imports/mapping.html", context, status=400)
        return redirect("import", work.pk)
    return render(request, "imports/mapping.html", context)


@require_POST
def source(request: BookRequest, pk: UUID) -> HttpResponse:
    """Say what a file is."""
    work = _own(request, pk)
    form = SourceForm(request.POST)
    if form.is_valid():
        actions.choose_source(request.book, work, form.cleaned_data["source"])
    return redirect("import", work.pk)


@require_POST
def step(request: BookRequest, pk: UUID, verb: str) -> HttpResponse:
    """Run, cancel, undo or retry an import."""
    work = _own(request, pk)
    _VERBS[verb](request.book, work)
    return redirect("import", work.pk)


_VERBS: Final = {
    "run": actions.run,
    "cancel": actions.cancel,
    "undo": actions.undo,
    "retry": actions.retry,
}


@require_GET
def rejections(request: BookRequest, pk: UUID) -> StreamingHttpResponse:
    """Send what was not taken in as a file, to be mended and brought in again."""
    work = _own(request, pk)
    response = StreamingHttpResponse(
        queries.rejected_file(work), content_type="application/octet-stream"
    )
    name = _("not taken in") + f" - {work.file_name}"
    response["Content-Disposition"] = content_disposition_header(True, name)  # noqa: FBT003 - Django's signature
    return response


def _own(request: BookRequest, pk: UUID) -> Import:
    return get_object_or_404(Import.objects.select_related("book"), book=request.book, pk=pk)


def _context(work: Import) -> dict[str, Any]:
    """Return what the page of an import shows."""
    taking_out = work.state in TAKEN_OUT and work.ended_at is None
    at_work = work.state in _AT_WORK or (taking_out and not work.error)
    rejected = queries.rejections(work)[: queries.SHOWN] if work.rejected else []
    outcome = _outcome(work) if work.state == State.DONE else {}
    return {
        **outcome,
        "work": work,
        "at_work": at_work,
        "stuck": at_work and not queries.is_under_way(work),
        "taking_out": taking_out,
        "left": work.records.count() if taking_out else 0,
        "percent": round(100 * work.preview.get("read", 0.0)),
        "error": ERRORS.get(work.error, work.error),
        "newcomers": [
            {**who, "initials": initials(who["name"])} for who in work.preview.get("people", ())
        ],
        "changes": [_by_kind(change) for change in work.preview.get("changes", ())],
        "rejections": [{"line": r.line, "reason": REASONS.get(r.reason)} for r in rejected],
        "source_form": SourceForm(initial={"source": work.source}),
    }


def _outcome(work: Import) -> dict[str, Any]:
    """Return what the page of an import that is done tells besides its counts."""
    told = news(work.book, work)
    return {
        **_perhaps(work),
        "news": told,
        "photos": photos(work.book, [one.person for one in told]),
    }


def _perhaps(work: Import) -> dict[str, Any]:
    return {
        "work": work,
        "perhaps": perhaps_same(work.book, work),
        "is_comparing": is_comparing(work.book),
    }


@require_GET
def perhaps(request: BookRequest, pk: UUID) -> HttpResponse:
    """Say how many of an import are perhaps people known, while they are still being compared."""
    return render(request, "imports/_perhaps.html", _perhaps(_own(request, pk)))


def _by_kind(change: dict[str, Any]) -> dict[str, Any]:
    """Return a difference with what is lost and gained of each kind side by side."""
    lines: dict[str, dict[str, Any]] = {}
    for side in ("lost", "gained"):
        for field in change[side]:
            words = KINDS.get(field["kind"], field["kind"])
            if field["kind"] == Kind.OTHER and field["label"]:
                words = field["label"]
            line = lines.setdefault(str(words), {"kind": words, "lost": [], "gained": []})
            line[side].append(value_words(field["kind"], field["value"]))
    return {"name": change["name"], "lines": list(lines.values())}
