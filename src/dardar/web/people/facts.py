"""What is known of a person, laid out for reading: each value with its source, and what else."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.core.identity import phones
from dardar.core.identity.profile import SINGLE, Shown, alike
from dardar.encounters import reach
from dardar.people.models import Person, Record, Source
from dardar.people.wording import KINDS, label_words, value_words

# Kinds that stand elsewhere on the page: in its head, among the labels, among the notes.
ELSEWHERE: Final = frozenset({Kind.LABEL, Kind.NOTE})
# Kinds of which each value is named by its own label.
_NAMED_BY_LABEL: Final = frozenset({Kind.OTHER, Kind.DATE, Kind.RELATION})
_SOURCES: Final = {source.value: source for source in Source}


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its words, where it leads, what qualifies it, and who says so since when."""

    text: str
    href: str
    label: str
    source: str
    is_own: bool
    on: date
    # A phone that no numbering plan knows; kept as it is.
    is_odd: bool = False


@dataclass(frozen=True, slots=True)
class Other:
    """A value that a record gives and that is not shown; ``place`` is where it stands in it."""

    value: Value
    record: UUID
    place: int


@dataclass(slots=True)
class Fact:
    """All values of a kind."""

    name: str
    values: list[Value] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)


def facts(book: Book, person: Person, records: Iterable[Record]) -> list[Fact]:
    """Return what is known of a person, kind by kind.

    Args:
        book: of the owner.
        person: whom.
        records: those that count now.

    """
    found: dict[tuple[str, str], Fact] = {}
    for item in person.profile:
        if item["kind"] not in ELSEWHERE:
            _fact(found, item).values.append(_shown(book, item))
    shown = {(item["kind"], item["value"]) for item in person.profile}
    keys = {alike(item, book.region) for item in person.profile}
    for record in records:
        for place, said in enumerate(record.fields):
            if _is_other(said, shown, keys, book.region):
                shown.add((said["kind"], said["value"]))
                value = _value(book, said, record.source, record.created_at.date())
                _fact(found, said).others.append(Other(value, record.pk, place))
    return [found[key] for key in sorted(found, key=_order)]


def source_notes(book: Book, person: Person) -> list[Value]:
    """Return the notes that sources give."""
    return [_shown(book, item) for item in person.profile if item["kind"] == Kind.NOTE]


def _shown(book: Book, item: Shown) -> Value:
    return _value(book, item, item["source"], date.fromisoformat(item["on"]))


def _is_other(
    said: StoredField,
    shown: set[tuple[str, str]],
    keys: set[tuple[str, str]],
    region: str,
) -> bool:
    """Tell whether a value is worth offering: it is not shown, or stands there in other letters."""
    if said.get("hide") or said["kind"] in ELSEWHERE or not said["value"].strip():
        return False
    if (said["kind"], said["value"]) in shown:
        return False
    return said["kind"] in SINGLE or alike(said, region) not in keys


_ORDER: Final = {kind.value: place for place, kind in enumerate(Kind)}


def _order(key: tuple[str, str]) -> int:
    return _ORDER.get(key[0], len(_ORDER))


def _fact(found: dict[tuple[str, str], Fact], said: StoredField) -> Fact:
    kind, label = said["kind"], said.get("label", "")
    is_named = kind in _NAMED_BY_LABEL and bool(label)
    name = label_words(label) if is_named else str(KINDS.get(kind, kind))
    return found.setdefault((kind, label if is_named else ""), Fact(name[:1].upper() + name[1:]))


def _value(book: Book, said: StoredField, source: str, on: date) -> Value:
    kind, text = said["kind"], said["value"]
    label = "" if kind in _NAMED_BY_LABEL else label_words(said.get("label", ""))
    number = phones.e164(text, book.region) if kind == Kind.PHONE else None
    is_bare = text.removeprefix("+").isdecimal()
    return Value(
        text=phones.pretty(number, book.region) if number and is_bare else value_words(kind, text),
        href=_href(book, kind, text),
        label=label,
        source=str(_SOURCES[source].label) if source in _SOURCES else source,
        is_own=source == Source.OWN,
        on=on,
        is_odd=kind == Kind.PHONE and not number,
    )


def _href(book: Book, kind: str, text: str) -> str:
    """Return where a value leads, "" if nowhere."""
    if kind == Kind.PHONE:
        return reach.tel(text, book.region)
    if kind == Kind.EMAIL:
        return reach.mailto(text, None)
    return site(text) if kind in {Kind.URL, Kind.PROFILE} else ""


def site(address: str) -> str:
    """Return the address of a page in the web, "" for anything else that calls itself one."""
    text = address.strip()
    whole = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(whole)
        host = parts.hostname or ""
    except ValueError:
        return ""
    is_site = parts.scheme in {"http", "https"} and "." in host and "@" not in parts.netloc
    return whole if is_site and len(whole.split()) == 1 else ""
