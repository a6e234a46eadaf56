"""Who made-up business cards are of, and what they say: the truth that readings are judged by."""

from dataclasses import dataclass
from random import Random
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from bench import _cards_words as words
from bench import _contact_words as names
from bench._contact_words import half
from bench._contact_world import ENDINGS, SUFFIXES, number_of
from dardar.core.identity.text import fold

COUNTRIES: Final = {
    "ES": ("es", 30), "MX": ("es", 20), "AR": ("es", 8), "CO": ("es", 8), "CL": ("es", 4),
    "US": ("en", 10), "GB": ("en", 10), "BR": ("pt", 10),
}  # fmt: skip
SHOPS: Final = 1 / 6  # of cards, that name nobody
TITLED: Final = 0.2  # of people
GIVEN: Final = {
    "es": (names.FEMALE_ES, names.MALE_ES),
    "en": (names.FEMALE_EN, names.MALE_EN),
    "pt": (names.FEMALE_PT, names.MALE_PT),
}
FAMILIES: Final = {"es": names.FAMILY_ES, "en": names.FAMILY_EN, "pt": names.FAMILY_PT}
MAILBOXES: Final = (
    ("{g}.{f}", "{i}{f}", "{g}", "{f}"),  # the tuned half's
    ("{g}.{f}", "{g}{f}", "{i}.{f}", "{g}_{f}", "{f}.{g}"),
)
FREE: Final = ("gmail.com", "outlook.com", "hotmail.com", "yahoo.es")
KINDS: Final = ("name", "title", "org", "mail", "phone", "url", "address", "profile")


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number as the card writes it, in E.164, and what it is: mobile, landline or fax."""

    written: str
    e164: str
    kind: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What a card truly says. ``region`` is where the book's owner lives.

    ``address`` are its lines, ``extras`` lines that are no field (slogan, hours, services).
    ``given`` is empty on the cards of shops.
    """

    language: str
    country: str
    region: str
    prefix: str = ""
    given: str = ""
    family: str = ""
    postfix: str = ""
    role: str = ""
    department: str = ""
    company: str = ""
    legal: str = ""
    slogan: str = ""
    mails: tuple[str, ...] = ()
    phones: tuple[Telephone, ...] = ()
    urls: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Given and family names, without titles."""
        return f"{self.given} {self.family}".strip()

    @property
    def is_of_somebody(self) -> bool:
        """Whether it names a person."""
        return bool(self.given)

    def fields(self) -> dict[str, tuple[str, ...]]:
        """Return all true values of each of KINDS."""
        company = f"{self.company} {self.legal}".strip()
        return {
            "name": (self.name,) if self.given else (),
            "title": (self.role,) if self.role else (),
            "org": (company,) if company else (),
            "mail": self.mails,
            "phone": tuple(phone.e164 for phone in self.phones),
            "url": self.urls,
            "address": (", ".join(self.address),) if self.address else (),
            "profile": self.profiles,
        }


def invent(dice: Random, side: int) -> Truth:
    """Return the truth of one card, of words of one half."""
    weights = [weight for _, weight in COUNTRIES.values()]
    country = dice.choices(list(COUNTRIES), weights)[0]
    region = country if dice.random() < 0.7 else dice.choice(("ES", "MX"))
    maker = _Maker(dice, side, country, region)
    return maker.shop() if dice.random() < SHOPS else maker.somebody()


class _Maker:
    """Draws what one card says."""

    def __init__(self, dice: Random, side: int, country: str, region: str) -> None:
        self._dice, self._side = dice, side
        self._country, self._region = country, region
        self._language = COUNTRIES[country][0]

    def somebody(self) -> Truth:
        dice, language = self._dice, self._language
        is_female = dice.random() < 0.5
        given, family = self._given(is_female=is_female), self._family()
        company, legal, domain = self._firm()
        roles = self._pick(words.ROLES[language]).split("/")
        return Truth(
            language, self._country, self._region,
            prefix=self._prefix(is_female=is_female),
            given=given,
            family=family,
            postfix=dice.choice(words.POSTFIXES[language]) if dice.random() < 0.06 else "",
            role=roles[0] if is_female else roles[-1],
            department=self._pick(words.DEPARTMENTS[language]) if dice.random() < 0.12 else "",
            company=company,
            legal=legal,
            slogan=self._pick(words.SLOGANS[language]) if dice.random() < 0.3 else "",
            mails=self._mails(given, family, domain),
            phones=self._phones(dice.choices((1, 2, 3), (45, 42, 13))[0]),
            urls=self._urls(domain, 0.75),
            profiles=self._profiles(given, family, 0.14),
            address=self._address() if dice.random() < 0.72 else (),
        )  # fmt: skip

    def shop(self) -> Truth:
        dice, language = self._dice, self._language
        company = self._filled(self._pick(words.SHOPS[language]))
        domain = _domain(company, self._country)
        user = domain.split(".")[0]
        extras = [self._pick(words.SERVICES[language])]
        if dice.random() < 0.5:
            extras.append(self._pick(words.HOURS[language]))
        has_mail = dice.random() < 0.5
        box = dice.choice(("info", "hola", "contacto")) if language != "en" else "hello"
        return Truth(
            language, self._country, self._region,
            company=company,
            mails=(f"{box}@{domain}",) if has_mail else (),
            phones=self._phones(dice.choice((1, 1, 2))),
            urls=self._urls(domain, 0.5),
            profiles=(f"@{user}",) if dice.random() < 0.3 else (),
            address=self._address() if dice.random() < 0.9 else (),
            extras=tuple(extras),
        )  # fmt: skip

    def _pick(self, items: tuple[str, ...]) -> str:
        return self._dice.choice(half(items, self._side))

    def _prefix(self, *, is_female: bool) -> str:
        if self._dice.random() >= TITLED:
            return ""
        hers, _, his = self._dice.choice(words.PREFIXES[self._language]).partition("/")
        return hers if is_female else his

    def _given(self, *, is_female: bool) -> str:
        dice = self._dice
        pool = GIVEN[self._language][0 if is_female else 1]
        name = self._pick(pool)
        if self._language == "en":
            return f"{name} {dice.choice('ABCEJLMRT')}." if dice.random() < 0.12 else name
        if dice.random() < 0.28:
            first = dice.choice(names.FIRST_FEMALE if is_female else names.FIRST_MALE)
            if first == "María" and dice.random() < 0.3:
                return f"María {dice.choice(names.DEVOTIONS)}"
            return f"{first} {name}" if first != name else name
        return name

    def _family(self) -> str:
        dice, language = self._dice, self._language
        first = self._pick(FAMILIES[language])
        if language == "en":
            return f"{first}-{self._pick(FAMILIES['en'])}" if dice.random() < 0.06 else first
        if language == "pt":
            last = self._pick(words.JOINED["pt"]) if dice.random() < 0.25 else first
            return f"{self._pick(FAMILIES['pt'])} {last}"
        if dice.random() < 0.1:
            first = self._pick(words.JOINED["es"])
        return f"{first} {self._pick(FAMILIES['es'])}" if dice.random() < 0.6 else first

    def _filled(self, form: str) -> str:
        firms, dice = half(names.COMPANY_WORDS, self._side), self._dice
        first, second = dice.sample(firms, 2)
        pool = GIVEN[self._language][0 if "Doña" in form or "da {g}" in form else 1]
        town = dice.choice(words.TOWNS[self._country])[0].split(",")[0].split(" - ")[0]
        compact = "{w}{v}" in form
        return form.format(
            w=first,
            v=fold(second) if compact and dice.random() < 0.5 else second,
            f=self._pick(FAMILIES[self._language]),
            g=self._pick(pool),
            c=town,
        )

    def _firm(self) -> tuple[str, str, str]:
        company = self._filled(self._pick(words.FIRMS[self._language]))
        legal = ""
        takes_legal = not any(word in company for word in words.UNSUFFIXED)
        if takes_legal and self._dice.random() < 0.4:
            legal = self._dice.choice(SUFFIXES[self._country])
        first = company.split()[0]
        is_short = len(first) > 5 and self._dice.random() < 0.15
        return company, legal, _domain(first if is_short else company, self._country)

    def _mails(self, given: str, family: str, domain: str) -> tuple[str, ...]:
        dice = self._dice
        forms = {"g": plain(given), "f": plain(family), "i": plain(given)[0]}
        own = dice.choice(MAILBOXES[self._side]).format(**forms)
        found = [f"{own}@{domain}"] if dice.random() < 0.9 else [f"{own}@{dice.choice(FREE)}"]
        if dice.random() < 0.07:
            found.append(f"info@{domain}")
        return tuple(found) if dice.random() < 0.94 else ()

    def _urls(self, domain: str, share: float) -> tuple[str, ...]:
        if self._dice.random() > share:
            return ()
        return (
            self._dice.choice(("www.{}", "www.{}", "{}", "https://{}", "https://www.{}")).format(
                domain
            ),
        )

    def _profiles(self, given: str, family: str, share: float) -> tuple[str, ...]:
        if self._dice.random() > share:
            return ()
        name, user = f"{plain(given)}-{plain(family)}", f"{plain(given)}{plain(family)}"
        return (self._dice.choice(words.PROFILES).format(n=name, u=user),)

    def _address(self) -> tuple[str, ...]:
        dice = self._dice
        form = dice.choice(half(words.ADDRESSES[self._country], self._side))
        town, postcode = dice.choice(words.TOWNS[self._country])
        digits = iter(f"{dice.randrange(10**6):06}")
        code = "".join(next(digits) if sign == "#" else sign for sign in postcode)
        if self._country == "GB":
            code += "".join(dice.sample("ABDEFGHJLN", 2))
        street, quarter = (
            self._pick(words.STREETS[self._language]),
            dice.choice(words.QUARTERS[self._language]),
        )
        return tuple(
            line.format(s=street, t=quarter, c=town, p=code, n=dice.randint(2, 289),
                        m=dice.randint(2, 19), L=dice.choice("ABCD"))
            for line in form
        )  # fmt: skip

    def _phones(self, count: int) -> tuple[Telephone, ...]:
        first = "mobile" if self._dice.random() < 0.75 else "landline"
        kinds = dict.fromkeys((first, "landline", "mobile" if first == "landline" else "fax"))
        return tuple(self._phone(kind) for kind in list(kinds)[:count])

    def _phone(self, kind: str) -> Telephone:
        dice, country = self._dice, self._country
        while True:
            number = number_of(dice, country, is_mobile=kind == "mobile")
            parsed = phonenumbers.parse(f"+{number.code}{number.digits}")
            if phonenumbers.is_valid_number(parsed):
                break
        is_foreign = country != self._region
        form = PhoneNumberFormat.INTERNATIONAL
        if not is_foreign and dice.random() < 0.5:
            form = PhoneNumberFormat.NATIONAL
        is_argentine_mobile = (
            country == "AR" and phonenumbers.number_type(parsed) == PhoneNumberType.MOBILE
        )
        written = phonenumbers.format_number(
            parsed, PhoneNumberFormat.INTERNATIONAL if is_argentine_mobile else form
        )
        e164 = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
        return Telephone(_restyled(written, dice, self._side), e164, kind)


def _restyled(written: str, dice: Random, side: int) -> str:
    """Return a number with other signs between its digits, as printers like them."""
    if dice.random() < 0.55:
        return written
    if side == 0:
        return written.replace(" ", dice.choice((".", "-", " ")))
    if written.startswith("+") and dice.random() < 0.4:
        code, _, rest = written.partition(" ")
        return f"({code}) {rest}"
    return written.replace(" ", dice.choice((" ", "-", ".")))


def _domain(company: str, country: str) -> str:
    bare = "".join(letter for letter in fold(company) if letter.isalnum())
    return f"{bare[:22]}{ENDINGS[country]}"


def plain(name: str) -> str:
    """Return the first word of a name as mailboxes have it, particles left out."""
    parts = [part for part in fold(name).replace("-", " ").split() if part not in _SMALL]
    return "".join(letter for letter in parts[0] if letter.isalnum())


_SMALL: Final = frozenset("de la del los da dos do".split())
