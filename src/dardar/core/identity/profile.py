"""What is shown of a person, computed from what each source says.

The owner's own words win, the latest first: each of their records says only what it changed, so any
of them can be taken back while the others stand. Then comes the newest record of a trusted source;
records of one day are of one age, so that it does not matter in which order they are brought in. Of
a kind that a person has once (a name, a birthday) one value is shown; of the others (phones, mails,
notes) the union, equal values once. Everything shown bears the record it came from.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.core.identity import mail, phones, profiles, tongue
from dardar.core.identity.names import split_name
from dardar.core.identity.text import fold

SINGLE: Final = frozenset(
    {
        Kind.NAME,
        Kind.PHONETIC,
        Kind.COMPANY,
        Kind.ROLE,
        Kind.PLACE,
        Kind.BIRTHDAY,
        Kind.ANNIVERSARY,
        Kind.GENDER,
        Kind.LANGUAGE,
    }
)
OWN: Final = "own"
# What an import that was taken back had said of people who stayed: it fills gaps, no more.
KEPT: Final = "kept"
# Names there are written by the person for fun, or are cut short.
LESS_TRUSTED: Final = frozenset({"telegram"})
# Of records of one day the earlier source wins: people look after their own profile best, and know
# what they hand out.
PREFERRED: Final = (
    "left", "code", "card", "text", "linkedin", "vcard", "google", "outlook", "thunderbird", "csv",
)  # fmt: skip
# The order in which kinds are shown.
ORDER: Final = {kind.value: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one record says: its id, source, the moment it was made, its fields and of whom.

    Own words of one ``identity`` take the place of earlier ones; those of two who were joined stand
    beside each other.
    """

    record: str
    source: str
    at: datetime
    fields: Sequence[StoredField]
    identity: str = ""


Key = tuple[str, str]
Said = tuple[Statement, StoredField, Key]


class Shown(StoredField):
    """A value that is shown, with the record it came from."""

    record: str
    source: str
    on: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What is shown of a person, and the columns lists are made of."""

    shown: list[Shown]
    name: str
    sort_key: str
    company: str
    role: str
    place: str
    email: str
    phone: str
    language: str
    # Names, companies, roles and places that sources give beside those shown: they find, too.
    unshown: list[str]

    def of(self, *kinds: Kind) -> list[Shown]:
        """Return the shown values of some kinds, in their order."""
        return [item for item in self.shown if item["kind"] in kinds]


def compute(statements: Iterable[Statement], region: str) -> Profile:
    """Compute the profile of a person from the records that count.

    Args:
        statements: the records, in any order.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    several = list(statements)
    said = _standing(sorted(several, key=_rank) if len(several) > 1 else several, region)
    shown: dict[Key, Shown] = {}
    for statement, field, key in said:
        slot = _slot(field["kind"]) if field["kind"] in SINGLE else key
        if slot not in shown:
            shown[slot] = _shown(field, statement)
    _settle_name(shown, said)
    _settle_role(shown, said, region)
    items = sorted(shown.values(), key=lambda item: ORDER.get(item["kind"], len(ORDER)))
    taken = {alike(item, region) for item in items if item["kind"] in _FINDING}
    others = {
        key: field["value"]
        for _statement, field, key in said
        if field["kind"] in _FINDING and key not in taken
    }
    return _profile(items, list(others.values()), region)


class Reason(StrEnum):
    """Why a value of a kind that a person has once is shown, and not another."""

    OWN = "own"  # the owner says so
    ONLY = "only"  # nobody says otherwise
    KEPT = "kept"  # nothing but an import that was taken back says anything
    FULLEST = "fullest"  # a name that others cut short
    COMPANY = "company"  # the role held at the company shown
    TRUSTED = "trusted"  # others are trusted less
    NEWEST = "newest"  # others are older
    EQUAL = "equal"  # others are as good


def reasons(
    shown: Iterable[Shown], statements: Iterable[Statement], region: str
) -> dict[str, Reason]:
    """Return, by kind, why each value is shown of which a person has but one.

    Args:
        shown: what :func:`compute` made of the statements.
        statements: the records that count, in any order.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    said = _standing(sorted(statements, key=_rank), region)
    return {
        item["kind"]: _reason(item, [one for one in said if one[2][0] == item["kind"]], region)
        for item in shown
        if item["kind"] in SINGLE
    }


def _reason(item: Shown, said: Sequence[Said], region: str) -> Reason:
    """Return why a value is shown rather than the others that are said, the best of them first."""
    key = alike(item, region)
    rival = next((statement for statement, _field, other in said if other != key), None)
    if item["source"] == OWN:
        return Reason.OWN
    if item["source"] == KEPT:
        return Reason.KEPT
    best = next((statement for statement, _field, other in said if other == key), None)
    if rival is None or best is None:
        return Reason.ONLY
    ours, theirs = _rank(best), _rank(rival)
    if ours > theirs:
        return Reason.FULLEST if item["kind"] == Kind.NAME else Reason.COMPANY
    if ours[0] == theirs[0] and ours[1] != theirs[1]:
        return Reason.NEWEST
    is_trusted = ours[0] != theirs[0] or best.source != rival.source
    return Reason.TRUSTED if is_trusted else Reason.EQUAL


def alike(field: StoredField, region: str) -> Key:
    """Return what two fields share that say the same: their kind and the value's normal form."""
    kind, value = field["kind"], field["value"]
    if kind in _TOLD_BY_LABEL:
        return kind, f"{field.get('label', '').casefold()}\n{value.strip()}"
    form = _NORMAL.get(kind)
    return kind, (form(value, region) if form else None) or fold(value) or value.strip()


_FINDING: Final = frozenset({Kind.NAME, Kind.COMPANY, Kind.ROLE, Kind.PLACE})
# The same value under another label says something else there.
_TOLD_BY_LABEL: Final = frozenset({Kind.CHAT, Kind.DATE, Kind.RELATION, Kind.OTHER})


def profile_key(url: str) -> str | None:
    """Return ``service:slug`` of the address of a social profile, None if it is none."""
    found = profiles.slug(url)
    return ":".join(found) if found else None


_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)
_TELLING_DIGITS: Final = 6


def _dialled(number: str, region: str) -> str | None:
    """Return E.164 with the extension, which tells two people behind one number apart."""
    known = phones.e164(number, region)
    if not known:
        return None
    digits = "".join(character for character in number if character.isdecimal())
    _before, found, extension = digits.rpartition(known[-_TELLING_DIGITS:])
    return f"{known}x{extension}" if found and extension else known


def _address_of_site(url: str) -> str:
    """Return an address without what browsers add; only the host is written in any case."""
    bare = _SCHEME.sub("", url.strip(), count=1).rstrip("/")
    host, slash, path = bare.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}"


_NORMAL: Final[dict[str, Callable[[str, str], str | None]]] = {
    Kind.EMAIL: lambda value, _region: mail.canonical(value),
    Kind.PHONE: _dialled,
    Kind.URL: lambda value, _region: _address_of_site(value),
    Kind.PROFILE: lambda value, _region: profile_key(value),
    Kind.NOTE: lambda value, _region: value.strip(),
}


Rank = tuple[int, float, int, str, str]


def _rank(statement: Statement) -> Rank:
    """Order by trust, then the newest first; of one day by source and by what is said.

    Own words have their moment; the id decides between records that say the same.
    """
    source = statement.source
    if source == OWN:
        return 0, -statement.at.timestamp(), 0, "", statement.record
    trust = 3 if source == KEPT else 2 if source in LESS_TRUSTED else 1
    place = PREFERRED.index(source) if source in PREFERRED else len(PREFERRED)
    return trust, -statement.at.toordinal(), place, repr(statement.fields), statement.record


def _standing(ranked: Iterable[Statement], region: str) -> list[Said]:
    """Return the values that count, each with what it shares with its like, the best first.

    The owner's latest word on a value decides whether it is hidden, whoever says it. What was kept
    of a source that is gone counts for kinds of which nobody else says anything.
    """
    found: list[Said] = []
    hidden: dict[Key, bool] = {}
    replaced: set[tuple[str, str]] = set()
    for statement in ranked:
        is_own = statement.source == OWN
        kinds = {field["kind"] for _s, field, _k in found} if statement.source == KEPT else set()
        for field in statement.fields:
            if not field["value"].strip() or field["kind"] in kinds:
                continue
            key = alike(field, region)
            if is_own:
                hidden.setdefault(key, bool(field.get("hide")))
            if hidden.get(key) or field.get("hide"):
                continue
            once = (statement.identity, field["kind"])
            if is_own and field["kind"] in SINGLE:
                if once in replaced:
                    continue
                replaced.add(once)
            found.append((statement, field, key))
    return found


def _slot(kind: str) -> Key:
    """Return the place of a kind of which one value is shown."""
    return kind, ""


def _shown(field: StoredField, statement: Statement) -> Shown:
    item = Shown(
        kind=field["kind"],
        value=field["value"],
        record=statement.record,
        source=statement.source,
        on=statement.at.date().isoformat(),
    )
    if "label" in field:
        item["label"] = field["label"]
    if "parts" in field:
        item["parts"] = field["parts"]
    if "preferred" in field:
        item["preferred"] = field["preferred"]
    return item


def _settle_name(shown: dict[Key, Shown], said: Sequence[Said]) -> None:
    """Show the fullest form of the name: a source that cuts it short does not hide the rest.

    What the owner says stands.
    """
    name = shown.get(_slot(Kind.NAME))
    if not name or name["source"] == OWN:
        return
    fullest = set(fold(name["value"]).split())
    for statement, field, _key in said:
        if field["kind"] != Kind.NAME or statement.source in LESS_TRUSTED | {KEPT}:
            continue
        words = set(fold(field["value"]).split())
        if fullest < words:
            fullest = words
            shown[_slot(Kind.NAME)] = _shown(field, statement)


def _settle_role(shown: dict[Key, Shown], said: Sequence[Said], region: str) -> None:
    """Show the role that goes with the company shown, not one that was held at another company.

    What the owner says, and what a record without a company says, stands.
    """
    company = shown.get(_slot(Kind.COMPANY))
    role = shown.get(_slot(Kind.ROLE))
    if not company or not role or role["source"] == OWN or role["record"] == company["record"]:
        return
    for statement, field, _key in said:
        if statement.record == company["record"] and field["kind"] == Kind.ROLE:
            shown[_slot(Kind.ROLE)] = _shown(field, statement)
            return
    elsewhere = {
        key
        for statement, field, key in said
        if statement.record == role["record"] and field["kind"] == Kind.COMPANY
    }
    if elsewhere and alike(company, region) not in elsewhere:
        del shown[_slot(Kind.ROLE)]


# What a person without a name is called by.
_NAMING: Final = (
    Kind.NAME,
    Kind.NICKNAME,
    Kind.COMPANY,
    Kind.EMAIL,
    Kind.PHONE,
    Kind.CHAT,
    Kind.PROFILE,
    Kind.URL,
)


def _profile(items: list[Shown], unshown: list[str], region: str) -> Profile:
    first: dict[str, Shown] = {}
    for item in items:
        if item["kind"] not in first or (
            item.get("preferred") and not first[item["kind"]].get("preferred")
        ):
            first[item["kind"]] = item

    def value(*kinds: Kind) -> str:
        return next((first[kind]["value"] for kind in kinds if kind in first), "")

    name = value(*_NAMING) or (items[0]["value"] if items else "")
    parts = first[Kind.NAME].get("parts", {}) if Kind.NAME in first else {"family": name}
    if not (parts.get("given") or parts.get("family")):
        parts = split_name(name)
    city = first[Kind.ADDRESS].get("parts", {}).get("city", "") if Kind.ADDRESS in first else ""
    return Profile(
        shown=items,
        name=_line(name, 500),
        sort_key=fold(f"{parts.get('family', '')} {parts.get('given', '')}"[:1000])[:500],
        company=_line(value(Kind.COMPANY), 500),
        role=_line(value(Kind.ROLE), 500),
        place=_line(value(Kind.PLACE) or city, 500),
        email=_line(value(Kind.EMAIL), 500),
        phone=_line(value(Kind.PHONE), 100),
        language=tongue.of(
            [item["value"] for item in items if item["kind"] == Kind.LANGUAGE],
            (phones.e164(i["value"], region) for i in items if i["kind"] == Kind.PHONE),
            (item["value"] for item in items if item["kind"] == Kind.EMAIL),
        ),
        unshown=unshown,
    )


def _line(text: str, longest: int) -> str:
    """Return a text in one line, cut where a column ends."""
    return " ".join(text[: 2 * longest].split())[:longest]
