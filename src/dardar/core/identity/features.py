"""What of a record or a profile is compared with others: its normal forms, in little room.

Each field of :class:`Features` is a column that the conditions of the model can name. What a
record does not say is an empty text or an empty tuple.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Final, NamedTuple

from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.core.identity import companies, mail, names, nicknames, phones
from dardar.core.identity.phonetics import sound
from dardar.core.identity.profile import profile_key
from dardar.core.identity.text import fold

Texts = tuple[str, ...]

_MOST: Final = 5  # values of a kind: bounds the room and the time of those who have very many
_LONGEST: Final = 100
_LONGEST_NAME: Final = 300
_KEPT_NAMES: Final = 2**16
_KEPT_COMPANIES: Final = 2**15
_SECOND_LEVEL: Final = frozenset("ac co com edu gob gov net org".split())
# Whose mail is everybody's: their domains name no firm.
_SERVICES: Final = frozenset(
    """
    aol bol fastmail gmail gmx googlemail hey hotmail icloud live mac mail me msn orange outlook
    pm prodigy proton protonmail rocketmail terra tutanota uol wanadoo web yahoo yandex ymail zoho
    """.split()
)


@dataclass(frozen=True, slots=True)
class Features:
    """The columns that are compared.

    ``given`` is the whole given name, ``givens`` its words, ``formals`` the names its nicknames
    may stand for, ``initial`` its first letter if that is all there is of the first word.
    ``mails`` are one person's own (dots and tags left out where the service ignores them),
    ``mailboxes`` those of a function, ``addresses`` all of them as they are; ``mobiles`` are the
    ``phones`` that may be one person's own, ``countries`` their calling codes; ``firms`` are the
    company and the domains of addresses in a form they have in common (Café Altura and
    cafealtura.com).
    """

    given: str = ""
    givens: Texts = ()
    formals: Texts = ()
    initial: str = ""
    given_sound: str = ""
    family1: str = ""
    family2: str = ""
    family1_sound: str = ""
    family2_sound: str = ""
    addresses: Texts = ()
    mails: Texts = ()
    mailboxes: Texts = ()
    phones: Texts = ()
    mobiles: Texts = ()
    profiles: Texts = ()
    services: Texts = ()
    countries: Texts = ()
    company: str = ""
    firms: Texts = ()
    place: str = ""
    birthday: str = ""


class _Given(NamedTuple):
    whole: str
    words: Texts
    formals: Texts
    initial: str
    sound: str


class _Family(NamedTuple):
    first: str
    second: str
    first_sound: str
    second_sound: str


def of(said: Iterable[StoredField], region: str) -> Features:
    """Return what is compared of a record's, or a person's, fields.

    Args:
        said: the fields; of names, companies and places the preferred one, else the first counts.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    fields = _Fields(said)
    given, family = _name(fields)
    addresses = fields.normal(mail.canonical, Kind.EMAIL)
    profiles = fields.normal(profile_key, Kind.PROFILE, Kind.URL)
    numbers, mobiles = _phones(fields, region)
    company = _company(fields.value(Kind.COMPANY)[:_LONGEST])
    return Features(
        given=given.whole,
        givens=given.words,
        formals=given.formals,
        initial=given.initial,
        given_sound=given.sound,
        family1=family.first,
        family2=family.second,
        family1_sound=family.first_sound,
        family2_sound=family.second_sound,
        addresses=addresses,
        mails=_same(addresses, [_form(a) for a in addresses if not mail.is_shared(a)]),
        mailboxes=tuple(a for a in addresses if mail.is_shared(a)),
        phones=numbers,
        mobiles=mobiles,
        profiles=profiles,
        services=tuple(intern(p.partition(":")[0]) for p in profiles),
        countries=_countries(numbers),
        company=company,
        firms=_firms(company, addresses),
        place=_place(fields),
        birthday=fields.value(Kind.BIRTHDAY)[:_LONGEST].strip(),
    )


class _Fields:
    """The fields of a record by their kind."""

    def __init__(self, said: Iterable[StoredField]) -> None:
        self._by_kind: dict[str, list[StoredField]] = {}
        for item in said:
            if not item.get("hide"):
                self._by_kind.setdefault(item["kind"], []).append(item)

    def of(self, *kinds: Kind) -> list[StoredField]:
        return [item for kind in kinds for item in self._by_kind.get(kind, ())]

    def first(self, kind: Kind) -> StoredField | None:
        items = self._by_kind.get(kind)
        if not items:
            return None
        return next((item for item in items if item.get("preferred")), items[0])

    def value(self, kind: Kind) -> str:
        item = self.first(kind)
        return item["value"] if item else ""

    def normal(self, form: Callable[[str], str | None], *kinds: Kind) -> Texts:
        """Return the distinct normal forms of the values of some kinds, sorted."""
        found = {value for item in self.of(*kinds) if (value := form(item["value"]))}
        return tuple(sorted(found)[:_MOST])


def _form(address: str) -> str:
    return mail.person_form(address) or address


def _same(before: Texts, values: list[str]) -> Texts:
    """Return the distinct values, as the tuple there is already if it is equal: it saves room."""
    found = tuple(dict.fromkeys(values))
    return before if found == before else found


def _phones(fields: _Fields, region: str) -> tuple[Texts, Texts]:
    """Return the numbers, and those that may be one person's own."""
    own: dict[str, bool] = {}
    for item in fields.of(Kind.PHONE):
        if number := phones.e164(item["value"], region):
            is_own = phones.may_be_own(number, item.get("label", ""))
            own[number] = own.get(number, False) or is_own
    numbers = tuple(sorted(own)[:_MOST])
    return numbers, _same(numbers, [number for number in numbers if own[number]])


def _name(fields: _Fields) -> tuple[_Given, _Family]:
    """Return the comparable parts of the name, or of the nickname if there is no name."""
    item = fields.first(Kind.NAME)
    parts = item.get("parts", {}) if item else {}
    if not (parts.get("given") and parts.get("family")):
        whole = item["value"] if item else fields.value(Kind.NICKNAME)
        parts = names.split_name(whole[:_LONGEST_NAME])
    given = f"{parts.get('given', '')} {parts.get('middle', '')}"
    return _given(given[:_LONGEST_NAME]), _family(parts.get("family", "")[:_LONGEST_NAME])


def _spelt_out(text: str) -> Texts:
    """Return the comparable words of a name, without initials if there are others."""
    words = tuple(map(intern, names.plain_words(text)))
    return tuple(word for word in words if len(word) > 1) or words[:1]


@lru_cache(maxsize=_KEPT_NAMES)
def _given(text: str) -> _Given:
    words = _spelt_out(text)[:_MOST]
    if not words:
        return _Given("", (), (), "", "")
    whole = " ".join(words)
    formals = {form for word in (*words, whole) for form in nicknames.formal(word)}
    return _Given(
        intern(whole),
        words,
        tuple(map(intern, sorted(formals - {*words, whole}))),
        words[0] if len(words[0]) == 1 else "",
        intern(" ".join(map(sound, words))),
    )


@lru_cache(maxsize=_KEPT_NAMES)
def _family(text: str) -> _Family:
    """Return the first surname and, of the others, the last."""
    words = _spelt_out(text)
    if not words:
        return _Family("", "", "", "")
    first, second = words[0], words[-1] if len(words) > 1 else ""
    return _Family(first, second, intern(sound(first)), intern(sound(second)) if second else "")


@lru_cache(maxsize=_KEPT_COMPANIES)
def _company(name: str) -> str:
    return intern(companies.bare(name)) if name.strip() else ""


def _countries(numbers: Texts) -> Texts:
    codes = {number[: len(number) - len(phones.national(number))] for number in numbers}
    return _shared(tuple(sorted(codes)))


def _firms(company: str, addresses: Texts) -> Texts:
    names = {company.replace(" ", "")} | {_owner(a.rpartition("@")[2]) for a in addresses}
    return _shared(tuple(sorted(filter(None, names))[:_MOST]))


@lru_cache(maxsize=_KEPT_COMPANIES)
def _owner(domain: str) -> str:
    """Return the word of a mail domain that names whose it is, "" for a service of everybody."""
    *names, _ending = domain.split(".")
    telling = [name for name in names if name not in _SECOND_LEVEL]
    name = telling[-1] if telling else ""
    return "" if name in _SERVICES else intern(name.replace("-", "").rstrip("0123456789"))


@lru_cache(maxsize=_KEPT_COMPANIES)
def _shared(values: Texts) -> Texts:
    """Return one and the same tuple for equal ones: colleagues then share its room."""
    return tuple(map(intern, values))


def _place(fields: _Fields) -> str:
    address = fields.first(Kind.ADDRESS)
    city = address.get("parts", {}).get("city", "") if address else ""
    return intern(fold((fields.value(Kind.PLACE) or city)[:_LONGEST]))
