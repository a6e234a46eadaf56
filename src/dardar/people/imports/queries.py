"""Reads of imports, each scoped to a book."""

from collections.abc import Iterator
from typing import Final

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from dardar.accounts.models import Book
from dardar.core.cards import tables
from dardar.core.cards.tables import TableHead
from dardar.people.imports import storage
from dardar.people.imports.reading import TABLES
from dardar.people.models import Import, ImportRejection

# Rejections that a page shows; all of them can be downloaded.
SHOWN: Final = 100


def imports(book: Book) -> QuerySet[Import]:
    """Return the imports of a book, newest first, without what only their own page needs."""
    return (
        Import.objects.filter(book=book).defer("preview", "header").order_by("-created_at", "-id")
    )


def rejections(work: Import) -> QuerySet[ImportRejection]:
    """Return what of a file was not taken in, in its order, without the bytes."""
    return work.rejections.defer("raw").order_by("line", "id")


def rejected_file(work: Import) -> Iterator[bytes]:
    """Yield a file of the same form that holds only what was not taken in, to mend and bring."""
    if work.source in TABLES:
        yield _ended(bytes(work.header))
    raws = work.rejections.order_by("line", "id").values_list("raw", flat=True)
    for raw in raws.iterator(chunk_size=100):
        yield _ended(bytes(raw))


def table_head(work: Import) -> TableHead:
    """Return the headers and first rows of a table whose columns are to be named.

    Raises:
        UnreadableError: it is no table.
        FileNotFoundError: the upload is gone.

    """
    with storage.upload(work.stored_as) as stream:
        return tables.columns(stream)


def is_under_way(work: Import) -> bool:
    """Tell whether the background work has the import before it or in hand."""
    tasks = DBTaskResult.objects.filter(args_kwargs__args__0=str(work.pk))
    return tasks.exclude(status__in=["SUCCESSFUL", "FAILED"]).exists()


def _ended(raw: bytes) -> bytes:
    return raw if raw.endswith((b"\n", b"\r")) or not raw else raw + b"\r\n"
