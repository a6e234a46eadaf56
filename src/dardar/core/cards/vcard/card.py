"""Gather what the properties of one card say into fields, pictures and a lasting identifier."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from dardar.core.cards.fields import NO_PARTS, Field, Kind, Picture
from dardar.core.cards.vcard.labels import label_of_apple
from dardar.core.cards.vcard.lines import Header, Line
from dardar.core.cards.vcard.text import unescape
from dardar.core.cards.whole import whole_name

PHONETIC_PARTS: Final = ("given", "middle", "family")
_GROUP_LABEL: Final = "X-ABLABEL"


@dataclass(slots=True)
class Card:
    """A card while it is being read.

    Some properties say one thing together (FN and N, the phonetic names, ADR and LABEL, a value
    and its X-ABLabel), so these are held back until `finish`, which puts them where the first of
    them stood.
    """

    group_labels: Mapping[str, str]
    fields: list[Field] = field(default_factory=list)
    photos: list[Picture] = field(default_factory=list)
    logos: list[Picture] = field(default_factory=list)
    uid: str = ""
    depth: int = 0  # of nested cards
    is_group: bool = False
    is_company: bool = False
    full_names: list[Field] = field(default_factory=list)
    derived_name: str = ""
    derived_parts: dict[str, str] = field(default_factory=dict)
    names: list[dict[str, str]] = field(default_factory=list)
    name_place: int = -1
    phonetic: dict[str, str] = field(default_factory=dict)
    phonetic_place: int = -1
    functions: list[Field] = field(default_factory=list)  # ROLE, which a TITLE goes before
    labelless: dict[str, int] = field(default_factory=dict)  # places of addresses, by label
    address_labels: list[Field] = field(default_factory=list)
    used_labels: set[str] = field(default_factory=set)

    def add(
        self,
        kind: Kind,
        value: str,
        header: Header,
        *,
        label: str | None = None,
        parts: Mapping[str, str] = NO_PARTS,
    ) -> None:
        """Add a field unless it is empty; its label is the header's unless another is given."""
        if value:
            if label is None:
                label = self.label(header) if header.group else header.label
            self.fields.append(Field(kind, value, label, parts, header.preferred))

    def add_other(self, value: str, header: Header) -> None:
        """Add a field that has no kind of its own."""
        self.add(Kind.OTHER, value, header, label=header.written)

    def label(self, header: Header) -> str:
        """Return the user's own label of the header's group, else the one of its TYPE words."""
        group = header.group
        if group and group in self.group_labels:
            self.used_labels.add(group)
            return self.group_labels[group]
        return header.label

    def place_name(self) -> None:
        """Remember that the name stands here, unless it already has a place."""
        if self.name_place < 0:
            self.name_place = len(self.fields)

    def finish(self) -> tuple[Field, ...]:
        """Return all fields, those said by several properties in their places."""
        if self.address_labels:
            self._join_address_labels()
        fields, names, place = self.fields, self._names(), max(self.name_place, 0)
        if self.phonetic:
            fields.insert(self.phonetic_place, self._phonetic())
            place += self.phonetic_place < place
        fields[place:place] = names
        fields += self.functions
        if self.group_labels:
            fields += (
                Field(Kind.OTHER, label, "X-ABLabel")
                for group, label in self.group_labels.items()
                if group not in self.used_labels
            )
        return tuple(fields)

    def _names(self) -> list[Field]:
        full_names = self.full_names or self._derived()
        if not full_names and self.derived_parts:
            self.names.append(self.derived_parts)
        if self.is_company and full_names:
            full_names = self._without_company(full_names)
        return [
            Field(
                Kind.NAME,
                full.value if full else whole_name(parts or NO_PARTS),
                parts=parts or NO_PARTS,
                preferred=bool(full and full.preferred),
            )
            for full, parts in zip_longest(full_names, self.names)
        ]

    def _derived(self) -> list[Field]:
        """Return the derived full name unless it repeats what another field says (RFC 9554)."""
        name = self.derived_name
        repeats = not self.names and any(said.value == name for said in self.fields)
        return [Field(Kind.NAME, name)] if name and not repeats else []

    def _without_company(self, full_names: list[Field]) -> list[Field]:
        """Return the names of a company's card that are not the company's own."""
        companies = {f.value for f in self.fields if f.kind is Kind.COMPANY}
        if not companies:
            first = full_names[0]
            self.fields.append(Field(Kind.COMPANY, first.value, preferred=first.preferred))
            return full_names[1:]
        return [name for name in full_names if name.value not in companies]

    def _phonetic(self) -> Field:
        value = " ".join(self.phonetic[p] for p in PHONETIC_PARTS if p in self.phonetic)
        return Field(Kind.PHONETIC, value, parts=self.phonetic)

    def _join_address_labels(self) -> None:
        """Give each address without one the text of its LABEL property (vCard 2.1 and 3.0)."""
        for said in self.address_labels:
            place = self.labelless.pop(said.label, None)
            if place is None:
                self.fields.append(said)
            else:
                address = self.fields[place]
                self.fields[place] = Field(
                    Kind.ADDRESS, said.value, said.label, address.parts, address.preferred
                )


def group_labels(lines: list[Line]) -> dict[str, str]:
    """Return the user's own labels (X-ABLabel) by group."""
    return {
        header.group: text
        for header, value in lines
        if header.name == _GROUP_LABEL and (text := label_of_apple(unescape(value)))
    }
