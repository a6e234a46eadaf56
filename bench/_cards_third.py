"""A third set of made-up cards, to fit confidences and tune rules on, in layouts of its own.

Its two parts are TUNED and HELD: the first may be looked at, the second is only reported, so that
what was learnt too closely shows before the unseen half of ``bench/cards.py`` does. It borrows
palettes, typefaces and damage of the tuned half, and shares nothing with the unseen one.
"""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from bench import _cards as made
from bench import _cards_damage as damage
from bench import _cards_engines as engines
from bench import _cards_third_words as words
from bench._cards_engines import Cards
from bench._cards_layouts_third import THIRD
from bench._cards_people import Telephone, Truth, plain
from bench._cards_printing import print_card
from bench._cards_third_places import BUILDINGS, LANDS, QUARTERS, STREETS, Lists
from bench._contact_words import Item, half
from dardar.core.identity.text import fold

TUNED: Final = 0
HELD: Final = 1
SEEDS: Final = ("cards third 5501", "cards third 8363")
WEIGHTS: Final = {
    "ES": 26, "MX": 16, "AR": 8, "CO": 7, "CL": 5, "PE": 3, "PT": 6, "BR": 8, "GB": 8, "US": 8,
    "IE": 2, "FR": 5, "DE": 5, "IT": 5,
}  # fmt: skip
SHOPS: Final = 1 / 7
# Languages whose labels the generator has none of print English ones, as many of their cards do.
LABELLED: Final = frozenset({"es", "en", "pt"})
LOOK: Final = 0  # whose palettes, typefaces and damage are borrowed: the tuned half's


def shoot(part: int, level: str, number: int) -> made.Shot:
    """Return the card of a number in a part, taken at a level."""
    dice = Random(f"{SEEDS[part]}/{level}/{number}")
    truth = _Maker(dice, part).truth()
    card = print_card(truth, dice, LOOK, THIRD[part])
    pictures = tuple(damage.photograph(each.picture, level, dice, LOOK) for each in card.sides)
    return made.Shot(number, level, card, pictures)


def read(shot: made.Shot, folder: Path, name: str) -> list[Cards]:
    """Return what our engine reads on the sides of a card, kept in a folder under a name."""
    kept = folder / f"{name}-{shot.level}-{shot.number}.pickle"
    if kept.exists():
        found: list[Cards] = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
        return found
    engine = engines.engine(engines.OURS)
    found = [engine(picture) for picture in shot.pictures]
    kept.write_bytes(pickle.dumps(found))
    return found


class _Maker:
    """Draws what one card says."""

    def __init__(self, dice: Random, part: int) -> None:
        self._dice, self._part = dice, part
        self._country = dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        self._land = LANDS[self._country]
        self._town, self._code, self._region = self._of(self._land.towns)
        self._is_female = dice.random() < 0.5

    def truth(self) -> Truth:
        """Return the truth of one card, of somebody or of a shop."""
        dice = self._dice
        home = self._country if dice.random() < 0.7 else dice.choice(("ES", "MX"))
        language = self._land.language if self._land.language in LABELLED else "en"
        is_shop = dice.random() < SHOPS
        firm = self._filled(self._pick(words.SHOPS if is_shop else words.FIRMS))
        domain = self._domain(firm)
        whole = Truth(
            language,
            self._country,
            home,
            company=firm,
            phones=self._phones(dice.choices((1, 2, 3), (42, 44, 14))[0], home),
            urls=self._urls(domain),
            address=self._address() if dice.random() < 0.85 else (),
        )
        return self._shop(whole, domain) if is_shop else self._somebody(whole, domain)

    def _shop(self, truth: Truth, domain: str) -> Truth:
        dice = self._dice
        box = dice.choice(("info", "contacto", "hola", "reservas", "office"))
        user = domain.partition(".")[0]
        return replace(
            truth,
            mails=(f"{box}@{domain}",) if dice.random() < 0.5 else (),
            profiles=(f"@{user}",) if dice.random() < 0.25 else (),
            extras=(self._pick(words.EXTRAS),),
        )

    def _somebody(self, truth: Truth, domain: str) -> Truth:
        dice = self._dice
        given, family = self._given(), self._family()
        roles = self._pick(words.ROLES).split("/")
        takes_legal = not any(word in truth.company for word in words.UNSUFFIXED)
        legal = dice.choice(words.LEGAL[self._country]) if dice.random() < 0.4 else ""
        titles = self._pick(words.PREFIXES).split("/")
        return replace(
            truth,
            prefix=titles[not self._is_female] if dice.random() < 0.18 else "",
            given=given,
            family=family,
            postfix=dice.choice(("MBA", "PhD")) if dice.random() < 0.05 else "",
            role=roles[0] if self._is_female else roles[-1],
            department=self._pick(words.DEPARTMENTS) if dice.random() < 0.15 else "",
            legal=legal if takes_legal else "",
            slogan=self._pick(words.SLOGANS) if dice.random() < 0.3 else "",
            mails=self._mails(given, family, domain),
            profiles=self._profiles(given, family),
        )

    def _of(self, items: Sequence[Item]) -> Item:
        return self._dice.choice(half(items, self._part))

    def _pick(self, lists: Lists) -> str:
        return self._of(lists[self._land.language])

    def _given(self) -> str:
        pool = words.FEMALE if self._is_female else words.MALE
        first = self._pick(pool)
        is_double = self._land.language in {"es", "pt", "fr"} and self._dice.random() < 0.2
        second = self._pick(pool)
        return f"{first} {second}" if is_double and second != first else first

    def _family(self) -> str:
        first, second = self._pick(words.FAMILIES), self._pick(words.FAMILIES)
        is_double = self._dice.random() < {"es": 0.65, "pt": 0.6}.get(self._land.language, 0.05)
        return f"{first} {second}" if is_double and second != first else first

    def _filled(self, form: str) -> str:
        made_up = half(words.MADE[self._land.language], self._part)
        first, second = self._dice.sample(made_up, 2)
        return form.format(
            w=first,
            v=second,
            f=self._pick(words.FAMILIES),
            h=self._pick(words.FAMILIES),
            g=self._pick(words.FEMALE),
            c=self._town,
        )

    def _domain(self, firm: str) -> str:
        """Return a domain as firms have them: whole, in parts, initials, with hyphens."""
        parts = [word for word in fold(firm).split() if len(word) > 2]
        bare = "".join(parts)
        initials = "".join(word[0] for word in parts)
        forms = [bare, bare, parts[0] if len(parts[0]) > 4 else bare, "-".join(parts)]
        forms += [initials] if len(initials) > 2 else []
        ending = self._dice.choice((self._land.ending, self._land.ending, ".com", ".net", ".eu"))
        return f"{self._dice.choice(forms)[:24].strip('-')}{ending}"

    def _mails(self, given: str, family: str, domain: str) -> tuple[str, ...]:
        dice = self._dice
        last = fold(family).split()[-1]
        forms = {"g": plain(given), "f": plain(family), "i": plain(given)[0]}
        own = self._of(words.MAILBOXES).format(**forms, j=last[0])
        found = [f"{own}@{domain}" if dice.random() < 0.88 else f"{own}@{dice.choice(words.FREE)}"]
        if dice.random() < 0.08:
            found.append(f"info@{domain}")
        return tuple(found) if dice.random() < 0.95 else ()

    def _urls(self, domain: str) -> tuple[str, ...]:
        form = self._dice.choice(("www.{}", "www.{}", "{}", "https://{}", "http://www.{}"))
        return (form.format(domain),) if self._dice.random() < 0.7 else ()

    def _profiles(self, given: str, family: str) -> tuple[str, ...]:
        user, dashed = f"{plain(given)}{plain(family)}", f"{plain(given)}-{plain(family)}"
        form = self._dice.choice(("linkedin.com/in/{d}", "@{u}", "instagram.com/{u}"))
        return (form.format(u=user, d=dashed),) if self._dice.random() < 0.12 else ()

    def _address(self) -> tuple[str, ...]:
        dice = self._dice
        form = self._of(self._land.forms)
        signs = {"#": "0123456789", "@": "ABDEFGHJLN"}
        code = "".join(dice.choice(signs[c]) if c in signs else c for c in self._code)
        filled = form.format(
            s=self._pick(STREETS), b=self._pick(BUILDINGS), t=self._pick(QUARTERS),
            n=dice.randint(2, 389), m=dice.randint(2, 19), L=dice.choice("ABCD"), p=code,
            c=self._town, r=self._region, k=self._of(self._land.names * 2),
        )  # fmt: skip
        # A bar with spaces is printed, one without parts lines.
        lines = filled.replace(" | ", "\0").split("|")
        return tuple(line.replace("\0", " | ").strip(" ,") for line in lines)

    def _phones(self, count: int, home: str) -> tuple[Telephone, ...]:
        kinds = ["landline", "mobile", "fax"]
        if self._dice.random() < 0.6:
            kinds = ["mobile", "landline", "fax"]
        return tuple(self._phone(kind, home) for kind in kinds[:count])

    def _phone(self, kind: str, home: str) -> Telephone:
        dice, country = self._dice, self._country
        wanted = PhoneNumberType.MOBILE if kind == "mobile" else PhoneNumberType.FIXED_LINE
        example = phonenumbers.example_number_for_type(country, wanted)
        if example is None:
            raise ValueError(country)
        code = phonenumbers.format_number(example, PhoneNumberFormat.E164)
        while True:
            rolled = f"{code[:-5]}{dice.randrange(10**5):05}"
            parsed = phonenumbers.parse(rolled)
            if phonenumbers.is_valid_number(parsed):
                break
        form = PhoneNumberFormat.INTERNATIONAL
        if country == home and dice.random() < 0.5:
            form = PhoneNumberFormat.NATIONAL
        written = phonenumbers.format_number(parsed, form)
        if dice.random() < 0.4:
            written = written.replace(" ", dice.choice((".", "-", " ", "  ")[self._part :: 2]))
        e164 = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
        return Telephone(written, e164, kind)
