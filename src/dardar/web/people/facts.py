"""What is known of a person, laid out for reading: who says each value, why it won, what else."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField, tells_of_the_file
from dardar.core.identity import phones
from dardar.core.identity.profile import SINGLE, Key, Reason, Shown, alike, reasons
from dardar.encounters import reach
from dardar.people.models import Person, Record, Source
from dardar.people.refresh import statement
from dardar.people.wording import KINDS, label_words, value_words

# Kinds that stand elsewhere on the page: in its head, among the labels, among the notes.
ELSEWHERE: Final = frozenset({Kind.LABEL, Kind.NOTE})
REASONS: Final[Mapping[Reason, str | Promise]] = {
    Reason.OWN: gettext_lazy("Shown because these are your own words."),
    Reason.ONLY: gettext_lazy("No source says otherwise."),
    Reason.KEPT: gettext_lazy("Kept from an import you took back; nobody else says it."),
    Reason.FULLEST: gettext_lazy("Shown because it is the fullest form of the name."),
    Reason.COMPANY: gettext_lazy("Shown because it is the role at the company shown."),
    Reason.TRUSTED: gettext_lazy("Shown because this source is the more trusted one."),
    Reason.NEWEST: gettext_lazy("Shown because it is the newest."),
    Reason.EQUAL: gettext_lazy("Others are as good; choose another if it is not right."),
}
# Kinds of which each value is named by its own label.
_NAMED_BY_LABEL: Final = frozenset({Kind.OTHER, Kind.DATE, Kind.RELATION})
_SOURCES: Final = {source.value: source for source in Source}
_BEFORE_SITE: Final = re.compile(r"^https?://(www\.)?")


@dataclass(frozen=True, slots=True)
class Witness:
    """Who says a value since when, and in which file that came."""

    source: str
    is_own: bool
    on: date
    file: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its words, where it leads, what qualifies it, and who says so."""

    text: str
    href: str
    label: str
    source: str
    is_own: bool
    on: date
    # A phone that no numbering plan knows; kept as it is.
    is_odd: bool = False
    # All that say the same, the newest first, and why this one is shown.
    witnesses: Sequence[Witness] = ()
    reason: str | Promise = ""

    @property
    def further(self) -> int:
        """How many say the same besides the one named."""
        return max(0, len(self.witnesses) - 1)


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


def facts(book: Book, person: Person, records: Sequence[Record]) -> list[Fact]:
    """Return what is known of a person, kind by kind.

    Args:
        book: of the owner.
        person: whom.
        records: those that count now, with the imports they came from.

    """
    found: dict[tuple[str, str], Fact] = {}
    said_by = _witnesses(records, book.region)
    why = reasons(person.profile, map(statement, records), book.region)
    for item in person.profile:
        if item["kind"] not in ELSEWHERE and not tells_of_the_file(item):
            witnesses = said_by.get(alike(item, book.region), [])
            reason = REASONS[why[item["kind"]]] if item["kind"] in why else ""
            _fact(found, item).values.append(shown_value(book, item, witnesses, reason))
    shown = {(item["kind"], item["value"]) for item in person.profile}
    keys = {alike(item, book.region) for item in person.profile}
    for record in records:
        for place, said in enumerate(record.fields):
            if _is_other(said, shown, keys, book.region):
                shown.add((said["kind"], said["value"]))
                value = _value(book, said, record.source, record.created_at.date())
                _fact(found, said).others.append(Other(value, record.pk, place))
    return [found[key] for key in sorted(found, key=_order)]


def _witnesses(records: Iterable[Record], region: str) -> dict[Key, list[Witness]]:
    """Return who says what, in the order of the records."""
    found: dict[Key, list[Witness]] = {}
    for record in records:
        origin = record.from_import
        witness = Witness(
            _source_words(record.source),
            record.source == Source.OWN,
            record.created_at.date(),
            origin.file_name if origin else "",
        )
        for key in {alike(said, region) for said in record.fields if not said.get("hide")}:
            found.setdefault(key, []).append(witness)
    return found


def source_notes(book: Book, person: Person) -> list[Value]:
    """Return the notes that sources give."""
    return [shown_value(book, item) for item in person.profile if item["kind"] == Kind.NOTE]


def shown_value(
    book: Book, item: Shown, witnesses: Sequence[Witness] = (), reason: str | Promise = ""
) -> Value:
    """Return a value of a profile as it is read."""
    on = date.fromisoformat(item["on"])
    return _value(book, item, item["source"], on, witnesses=witnesses, reason=reason)


def _is_other(
    said: StoredField,
    shown: set[tuple[str, str]],
    keys: set[tuple[str, str]],
    region: str,
) -> bool:
    """Tell whether a value is worth offering: it is not shown, or stands there in other letters."""
    if said.get("hide") or said["kind"] in ELSEWHERE or not said["value"].strip():
        return False
    if tells_of_the_file(said):
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


def _value(
    book: Book,
    said: StoredField,
    source: str,
    on: date,
    *,
    witnesses: Sequence[Witness] = (),
    reason: str | Promise = "",
) -> Value:
    kind, text = said["kind"], said["value"]
    label = "" if kind in _NAMED_BY_LABEL else label_words(said.get("label", ""))
    number = phones.e164(text, book.region) if kind == Kind.PHONE else None
    is_bare = text.removeprefix("+").isdecimal()
    return Value(
        text=phones.pretty(number, book.region) if number and is_bare else value_words(kind, text),
        href=_href(book, kind, text),
        label=label,
        source=_source_words(source),
        is_own=source == Source.OWN,
        on=on,
        is_odd=kind == Kind.PHONE and not number,
        witnesses=witnesses,
        reason=reason,
    )


def _source_words(source: str) -> str:
    return str(_SOURCES[source].label) if source in _SOURCES else source


def _href(book: Book, kind: str, text: str) -> str:
    """Return where a value leads, "" if nowhere."""
    if kind == Kind.PHONE:
        return reach.tel(text, book.region)
    if kind == Kind.EMAIL:
        return reach.mailto(text, None)
    return site(text) if kind in {Kind.URL, Kind.PROFILE} else ""


def bare_site(address: str) -> str:
    """Return of an address in the web what tells it from others."""
    return _BEFORE_SITE.sub("", address)


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
