"""Small files as address books write them, and what a book holds."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from dardar.accounts.models import Book
from dardar.models import (
    Change,
    Import,
    ImportRejection,
    Key,
    Label,
    Labelling,
    Note,
    Person,
    Photo,
    Record,
)
from dardar.people.imports import actions
from dardar.people.imports.state import State
from dardar.people.lists import people

HELD: tuple[type[models.Model], ...] = (Person, Record, Key, Label, Labelling, Photo, Note, Change)
HEADER = (
    "First Name,Last Name,Labels,Organization Name,Organization Title,Notes,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value"
)
LINKEDIN = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    b"Ana,Garc\xc3\xada,https://www.linkedin.com/in/anag,ana@altura.coffee,,CEO,12 Mar 2024\n"
)


def card(
    name: str = "",
    *,
    mail: str = "",
    phone: str = "",
    company: str = "",
    role: str = "",
    labels: Sequence[str] = (),
    uid: str = "",
    more: Iterable[str] = (),
) -> bytes:
    """Return a vCard 3.0."""
    lines = ["BEGIN:VCARD", "VERSION:3.0"]
    lines += [f"FN:{name}"] if name else []
    lines += [f"EMAIL;TYPE=WORK:{mail}"] if mail else []
    lines += [f"TEL;TYPE=CELL:{phone}"] if phone else []
    lines += [f"ORG:{company}"] if company else []
    lines += [f"TITLE:{role}"] if role else []
    lines += [f"CATEGORIES:{','.join(labels)}"] if labels else []
    lines += [f"UID:{uid}"] if uid else []
    return "\r\n".join([*lines, *more, "END:VCARD", ""]).encode()


def google(*rows: str) -> bytes:
    """Return a CSV file of Google Contacts."""
    return "\r\n".join([HEADER, *rows, ""]).encode()


def begin(book: Book, content: bytes, name: str = "contacts.vcf", source: str = "") -> Import:
    """Take a file in and look through it."""
    return actions.begin(book, name, [content], source)


def bring(book: Book, content: bytes, name: str = "contacts.vcf") -> Import:
    """Take a file in and bring in what it holds."""
    work = begin(book, content, name)
    assert work.state == State.READY, (work.state, work.error)
    actions.run(book, work)
    assert work.state == State.DONE, (work.state, work.error)
    return work


def tally(work: Import) -> tuple[int, int, int, int]:
    """Return how many are new, changed, the same and rejected."""
    return work.new, work.changed, work.same, work.rejected


def names(book: Book) -> list[str]:
    """Return the names of everybody, sorted."""
    return sorted(people(book).values_list("name", flat=True))


def person(book: Book, name: str) -> Person:
    """Return the one person of a name."""
    return people(book).get(name=name)


def shown(person: Person, kind: str) -> list[str]:
    """Return the values shown of a kind."""
    person.refresh_from_db()
    return [item["value"] for item in person.profile if item["kind"] == kind]


def everything(*books: Book) -> dict[str, list[dict[str, Any]]]:
    """Return all rows that belong to books, but those that tell of imports themselves."""
    held = {m: m._default_manager.filter(book__in=books) for m in HELD}
    return {m.__name__: sorted(rows.values(), key=repr) for m, rows in held.items()}


def counts() -> dict[str, int]:
    """Return how many rows every table has, imports aside."""
    tables: tuple[type[models.Model], ...] = (*HELD, ImportRejection)
    return {model.__name__: model._default_manager.count() for model in tables}
