"""Rows of a form: what one may have several of, each with a label, one of them the main one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, from_stored
from dardar.core.identity.profile import profile_key
from dardar.people.wording import label_words

LONGEST: Final = 10_000
MOST: Final = 100
SPARE: Final = 2


@dataclass(frozen=True, slots=True)
class Several:
    """A kind of rows: what its fields are called and what may stand in them."""

    name: str
    title: str | Promise
    kinds: tuple[Kind, ...]
    labels: tuple[str, ...] = ()
    input: str = "text"  # the type of the field; "lines" for one of several lines
    has_main: bool = False


SEVERAL: Final = (
    Several(
        "email",
        pgettext_lazy("addresses", "Mail"),
        (Kind.EMAIL,),
        ("work", "home", "other"),
        "email",
        has_main=True,
    ),
    Several(
        "phone",
        gettext_lazy("Phone"),
        (Kind.PHONE,),
        ("cell", "work", "home", "main", "fax", "other"),
        "tel",
        has_main=True,
    ),
    Several("site", gettext_lazy("Sites and profiles"), (Kind.URL, Kind.PROFILE), (), "url"),
    Several(
        "address",
        pgettext_lazy("postal", "Address"),
        (Kind.ADDRESS,),
        ("work", "home", "other"),
        "lines",
    ),
)


@dataclass(slots=True)
class Row:
    """One row as it is shown or sent."""

    value: str = ""
    label: str = ""
    is_main: bool = False
    error: str = ""


@dataclass(slots=True)
class Rows:
    """All rows of a kind."""

    of: Several
    rows: list[Row] = field(default_factory=list)

    @property
    def filled(self) -> list[Row]:
        """The rows that say something."""
        return [row for row in self.rows if row.value.strip()]

    @property
    def asks_for_main(self) -> bool:
        """Whether it matters which one is the main one."""
        return self.of.has_main and len(self.filled) > 1

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The labels to choose from, those in use included."""
        used = dict.fromkeys((*self.of.labels, *(row.label for row in self.rows if row.label)))
        return [("", "–"), *((label, label_words(label)) for label in used)]

    def is_valid(self, before: Iterable[StoredField]) -> bool:
        """Check the rows; what stood there before is left as it is."""
        if Kind.EMAIL not in self.of.kinds:
            return True
        known = {item["value"] for item in before}
        for row in self.filled:
            local, at, domain = row.value.strip().rpartition("@")
            if not (local and at and domain) and row.value not in known:
                row.error = _("A mail address has an @ in the middle, as in ana@example.org.")
        return not any(row.error for row in self.rows)

    def fields(self, before: Sequence[StoredField]) -> list[Field]:
        """Return what the rows say; a value that stood there before keeps its pieces."""
        main = next((row for row in self.filled if row.is_main), None)
        stood = main_of(before)
        is_moved = main is not None and (
            stood is None or main.value.strip() != stood["value"].strip()
        )
        chosen = main if is_moved and self.of.has_main else None
        return [self._field(row, before, chosen) for row in self.filled]

    def _field(self, row: Row, before: Sequence[StoredField], chosen: Row | None) -> Field:
        """Return the field of a row; ``chosen`` is the main one if it is another than before."""
        value = row.value.strip()
        stood = next((item for item in before if item["value"].strip() == value), None)
        if stood is not None:
            was = from_stored(stood)
            label = row.label if self.of.labels else was.label
            preferred = row is chosen if chosen else was.preferred
            return Field(was.kind, was.value, label, was.parts, preferred)
        is_profile = Kind.PROFILE in self.of.kinds and profile_key(value) is not None
        kind = Kind.PROFILE if is_profile else self.of.kinds[0]
        return Field(kind, value, row.label, _pieces(value, before), row is chosen)


def main_of(items: Sequence[StoredField]) -> StoredField | None:
    """Return the value that fills the column: the preferred one, else the first."""
    return next((item for item in items if item.get("preferred")), next(iter(items), None))


def _pieces(value: str, before: Iterable[StoredField]) -> Mapping[str, str]:
    """Return those parts of an address before that a changed one still holds, as its town."""
    parts = (dict(item.get("parts", {})) for item in before if item["kind"] == Kind.ADDRESS)
    found: dict[str, str] = {}
    for old in parts:
        found |= {part: piece for part, piece in old.items() if piece and piece in value}
    return found


def shown_rows(items: Sequence[StoredField]) -> list[Rows]:
    """Return the rows of what is shown of a person, and a few to fill in."""
    found = []
    for of in SEVERAL:
        of_kind = [item for item in items if item["kind"] in of.kinds]
        main = main_of(of_kind)
        rows = [Row(i["value"], i.get("label", ""), is_main=i is main) for i in of_kind]
        found.append(Rows(of, [*rows, *_spare(SPARE)]))
    return found


def sent_rows(data: QueryDict) -> list[Rows]:
    """Return the rows of a form that was sent; ``more`` names those that shall have more."""
    found = []
    for of in SEVERAL:
        values = [text.replace("\0", "")[:LONGEST] for text in data.getlist(of.name)[:MOST]]
        labels = [*data.getlist(f"{of.name}_label"), *([""] * len(values))]
        main = data.get(f"{of.name}_main", "")
        rows = [
            Row(value, label[:LONGEST], is_main=main == str(place))
            for place, (value, label) in enumerate(zip(values, labels, strict=False))
        ]
        filled = [row for row in rows if row.value.strip()]
        spare = SPARE * (2 if data.get("more") == of.name else 1)
        found.append(Rows(of, [*filled, *_spare(spare)]))
    return found


def _spare(count: int) -> list[Row]:
    return [Row() for _number in range(count)]
