"""What a person is made of: the identities that stand together, and how one is taken out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.identity import keys
from dardar.people.imports.incoming import UID
from dardar.people.joining.queries import Identity, identities
from dardar.people.models import Person, Source
from dardar.people.wording import value_words

# What records have in common that were taken for one person's.
_SHARED: Final[Mapping[str, str | Promise]] = {
    keys.MAIL: gettext_lazy("same mail address"),
    keys.PHONE: gettext_lazy("same phone"),
    keys.PROFILE: gettext_lazy("same profile"),
    UID: gettext_lazy("same entry of the address book"),
}
# What an identity without a name is told by.
_TELLING: Final = (Kind.NAME, Kind.NICKNAME, Kind.COMPANY, Kind.EMAIL, Kind.PHONE)
MOST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Part:
    """An identity as its line shows it."""

    pk: UUID
    name: str
    words: Sequence[str]
    sources: Sequence[tuple[str, bool]]
    since: date
    why: str


def parts(book: Book, person: Person) -> list[Part]:
    """Return the identities a person is made of, nothing if it is one alone."""
    found = identities(book, person) if person.joined.exists() else []
    return [_part(identity) for identity in found]


def _part(identity: Identity) -> Part:
    said = [f for record in identity.records for f in record.fields if not f.get("hide")]
    telling = [
        value_words(kind, f["value"]) for kind in _TELLING for f in said if f["kind"] == kind
    ]
    words = list(dict.fromkeys(telling))
    days = [record.created_at.date() for record in identity.records]
    sources = {
        record.get_source_display(): record.source == Source.OWN for record in identity.records
    }
    return Part(
        pk=identity.person.pk,
        name=words[0] if words else _("(nothing known)"),
        words=words[1 : MOST_WORDS + 1],
        sources=list(sources.items()),
        since=min(days, default=identity.person.created_at.date()),
        why=_why(identity),
    )


def _why(identity: Identity) -> str:
    if identity.by_hand:
        return _("You joined them.")
    shared = "; ".join(str(_SHARED[kind]) for kind in identity.evidence if kind in _SHARED)
    return f"{shared[:1].upper()}{shared[1:]}." if shared else ""
