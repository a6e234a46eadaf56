"""The people behind made-up contacts, as they truly are over the years: names, jobs, numbers."""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

from bench import _contact_words as words
from dardar.core.identity.text import fold

PEOPLE_A_BLOCK: Final = 400
SMALL_FIRMS_A_BLOCK: Final = 60
LARGE_FIRMS: Final = 400
SHARE_AT_LARGE_FIRMS: Final = 0.3
COMPOUND: Final = 0.45  # of Spanish-speaking people have two given names
RARE_SURNAME: Final = 0.15  # of draws: one of the long tail
COUNTRIES: Final = ("MX", "ES", "US", "AR", "CO", "CL", "PE", "GB", "BR")
COUNTRY_WEIGHTS: Final = (50, 14, 9, 7, 7, 4, 3, 3, 3)
CITIES: Final = {
    "MX": ("Ciudad de México", "Guadalajara", "Monterrey", "Puebla", "Mérida", "Querétaro"),
    "ES": ("Madrid", "Barcelona", "Valencia", "Sevilla", "Bilbao"),
    "US": ("New York", "Austin", "San Antonio", "Los Angeles"),
    "AR": ("Buenos Aires", "Córdoba", "Rosario"),
    "CO": ("Bogotá", "Medellín", "Cali"),
    "CL": ("Santiago", "Valparaíso"),
    "PE": ("Lima", "Arequipa"),
    "GB": ("London", "Manchester"),
    "BR": ("São Paulo", "Rio de Janeiro"),
}
# The calling code, then mobile and landline numbers: N is 2 to 9, # any digit.
PLANS: Final = {
    "MX": ("52", ("55N#######", "33N#######", "81N#######", "222N######", "999N######"), ()),
    "ES": ("34", ("6########", "7N#######"), ("91N######", "93N######")),
    "US": ("1", ("212N######", "512N######", "210N######", "323N######"), ()),
    "AR": ("54", ("911N#######", "9351N######"), ("114#######", "3514######")),
    "CO": ("57", ("31########", "30########"), ("601N######", "604N######")),
    "CL": ("56", ("9N#######",), ("22N######",)),
    "PE": ("51", ("9########",), ("1N######",)),
    "GB": ("44", ("74########", "78########"), ("207#######",)),
    "BR": ("55", ("119N#######", "219N#######"), ("113#######", "213#######")),
}
SUFFIXES: Final = {
    "MX": ("S.A. de C.V.", "S. de R.L. de C.V.", "SAPI de CV", "S.C.", "S.A.B. de C.V."),
    "ES": ("S.L.", "S.A.", "S.L.U."),
    "US": ("Inc.", "LLC", "Corp."),
    "AR": ("S.A.", "S.R.L."),
    "CO": ("S.A.S.", "Ltda."),
    "CL": ("SpA", "Ltda."),
    "PE": ("S.A.C.", "E.I.R.L."),
    "GB": ("Ltd", "PLC"),
    "BR": ("Ltda.", "S/A"),
}
ENDINGS: Final = {
    "MX": ".com.mx", "ES": ".es", "US": ".com", "AR": ".com.ar", "CO": ".com.co", "CL": ".cl",
    "PE": ".pe", "GB": ".co.uk", "BR": ".com.br",
}  # fmt: skip
PROVIDERS: Final = ("gmail.com", "gmail.com", "hotmail.com", "yahoo.com.mx", "outlook.com")
MAILBOXES: Final = ("{g}.{f}", "{i}{f}", "{g}", "{f}{i}", "{g}_{f}")
ENGLISH: Final = ("US", "GB")
BIRTHDAYS: Final = ((1945, 2004), (1, 12), (1, 28))  # years, months, days
SPREAD: Final = 48_271  # odd, so that multiplying by it is one to one below a power of two
MOST_PEOPLE: Final = 2**20


class Number(NamedTuple):
    """A telephone number: ISO country, calling code and national digits."""

    country: str
    code: str
    digits: str


class Firm(NamedTuple):
    """A company: its plain name, legal suffix, web domain, form of mailboxes and switchboard."""

    name: str
    suffix: str
    domain: str
    mailbox: str
    country: str
    city: str
    switchboard: Number


class Job(NamedTuple):
    """Where somebody worked for a time; ``direct`` may be the switchboard."""

    firm: Firm
    role: str
    mail: str
    direct: Number


@dataclass(slots=True)
class Human:
    """Somebody as they are; what changed over the years is a list, oldest first."""

    number: int
    country: str
    city: str
    is_female: bool
    given: tuple[str, ...]
    family: tuple[str, ...]
    called: int  # the given name that is used
    birthday: str
    home: Number
    mobiles: Sequence[Number] = ()
    mails: Sequence[str] = ()
    jobs: Sequence[Job] = ()
    slug: str = ""
    married: str = ""
    script: tuple[str, str] | None = None
    assistant: "Human | None" = None


class _Pool:
    """Words drawn as often as people bear them: Zipf's law, its head flattened (Mandelbrot)."""

    def __init__(self, items: Sequence[str], flat: float = 6.0, power: float = 0.95) -> None:
        self._items = items
        self._until = list(accumulate((rank + flat) ** -power for rank in range(len(items))))

    def draw(self, dice: Random) -> str:
        return self._items[bisect(self._until, dice.random() * self._until[-1])]


class World:
    """Everybody there is under one seed, a block of people at a time."""

    def __init__(self, seed: int) -> None:
        """Make the large firms, which people of all blocks work for."""
        self.seed = seed
        side = seed % 2
        self._names = {
            (language, sex): _Pool(words.half(items, side))
            for (language, sex), items in {
                ("es", True): words.FEMALE_ES, ("es", False): words.MALE_ES,
                ("en", True): words.FEMALE_EN, ("en", False): words.MALE_EN,
                ("pt", True): words.FEMALE_PT, ("pt", False): words.MALE_PT,
            }.items()
        }  # fmt: skip
        self._families = {
            "es": _Pool(words.half(words.FAMILY_ES, side), flat=2.0, power=0.85),
            "en": _Pool(words.half(words.FAMILY_EN, side)),
            "pt": _Pool(words.half(words.FAMILY_PT, side)),
        }
        self._firm_words = words.half(words.COMPANY_WORDS, side)
        self._mailboxes: Counter[str] = Counter()  # of large firms
        self._large = [self._firm(number) for number in range(LARGE_FIRMS)]
        self._until = list(accumulate(1 / (rank + 3) for rank in range(LARGE_FIRMS)))

    def blocks(self) -> Iterator[list[Human]]:
        """Yield everybody, PEOPLE_A_BLOCK at a time, for ever; a family is in one block."""
        for block in range(MOST_PEOPLE // PEOPLE_A_BLOCK):
            yield list(self._block(block))

    def _block(self, block: int) -> list[Human]:
        dice = Random(f"{self.seed}/people/{block}")
        first = LARGE_FIRMS + block * SMALL_FIRMS_A_BLOCK
        firms: defaultdict[str, list[Firm]] = defaultdict(list)
        for number in range(first, first + SMALL_FIRMS_A_BLOCK):
            firm = self._firm(number)
            firms[firm.country].append(firm)
        mailboxes: Counter[str] = Counter()
        people: list[Human] = []
        while len(people) < PEOPLE_A_BLOCK:
            people.extend(self._household(block * PEOPLE_A_BLOCK + len(people), dice))
        people = people[:PEOPLE_A_BLOCK]
        for who in people:
            self._live(who, dice, firms, mailboxes)
        for who in people:
            if dice.random() < 0.03:
                who.assistant = dice.choice(people)
        return people

    def _firm(self, number: int) -> Firm:
        dice = Random(f"{self.seed}/firm/{number}")
        country = dice.choices(COUNTRIES, COUNTRY_WEIGHTS)[0]
        bare = [dice.choice(self._firm_words)]
        if dice.random() < 0.5:
            bare.append(dice.choice(self._firm_words))
        if dice.random() < 0.75:
            bare.append(dice.choice(words.TRADES))
        if dice.random() < 0.12:
            bare.insert(0, "Grupo")
        name = " ".join(dict.fromkeys(bare))
        # Names repeat, domains cannot.
        domain = f"{fold(name).replace(' ', '')}{number}{ENDINGS[country]}"
        return Firm(
            name,
            dice.choice(SUFFIXES[country]),
            domain,
            dice.choice(MAILBOXES),
            country,
            dice.choice(CITIES[country]),
            number_of(dice, country, is_mobile=False),
        )

    def _household(self, number: int, dice: Random) -> list[Human]:
        """Return people of one home: they share a landline, and mostly surnames."""
        country = dice.choices(COUNTRIES, COUNTRY_WEIGHTS)[0]
        size = dice.choices((1, 2, 3, 4), (72, 12, 10, 6))[0]
        home = number_of(dice, country, is_mobile=False)
        first = self._human(number, country, home, dice, is_female=dice.random() < 0.47)
        found = [first]
        if size == 1:
            return found
        other = self._human(number + 1, country, home, dice, is_female=not first.is_female)
        is_couple = size > 2 or dice.random() < 0.5
        if not is_couple:
            other.is_female = dice.random() < 0.5
            other.given, other.called = self._given(country, dice, is_female=other.is_female), 0
            other.family = first.family
        found.append(other)
        father, mother = (other, first) if first.is_female else (first, other)
        for place in range(2, size):
            child = self._human(number + place, country, home, dice, is_female=dice.random() < 0.5)
            child.family = _inherited(father, mother, country)
            if not child.is_female and dice.random() < 0.25:
                child.given, child.called = father.given, father.called
            if place == 3 and dice.random() < 0.1:
                child.birthday = found[2].birthday
            found.append(child)
        return found

    def _human(
        self, number: int, country: str, home: Number, dice: Random, *, is_female: bool
    ) -> Human:
        language = _language(country)
        families = (self._family(language, dice), self._family(language, dice))
        given = self._given(country, dice, is_female=is_female)
        who = Human(
            number=number,
            country=country,
            city=dice.choice(CITIES[country]),
            is_female=is_female,
            given=given,
            family=families[:1] if language == "en" else families,
            called=1 if len(given) > 1 and dice.random() < 0.12 else 0,
            birthday="-".join(f"{dice.randint(*span):02}" for span in BIRTHDAYS),
            home=home,
        )
        if language == "en" and is_female and dice.random() < 0.25:
            who.married = self._family(language, dice)
        if dice.random() < 0.004:
            *written, first, last = dice.choice(words.OTHER_SCRIPTS)
            who.script, who.given, who.family, who.called = (
                (written[0], written[1]),
                (first,),
                (last,),
                0,
            )
        return who

    def _given(self, country: str, dice: Random, *, is_female: bool) -> tuple[str, ...]:
        language = _language(country)
        pool = self._names[language, is_female]
        name = pool.draw(dice)
        if dice.random() > COMPOUND:
            return (name,)
        if language == "en":
            return name, pool.draw(dice)
        if dice.random() < 0.55:
            first = dice.choice(words.FIRST_FEMALE if is_female else words.FIRST_MALE)
            if first == "María" and dice.random() < 0.2:
                return first, dice.choice(words.DEVOTIONS)
            return (first, name) if first != name else (name,)
        second = pool.draw(dice)
        return (name, second) if second != name else (name,)

    def _family(self, language: str, dice: Random) -> str:
        if dice.random() < RARE_SURNAME and language != "pt":
            starts, ends = words.RARE_EN if language == "en" else words.RARE_ES
            return dice.choice(words.half(starts, self.seed % 2)) + dice.choice(ends)
        return self._families[language].draw(dice)

    def _live(
        self,
        who: Human,
        dice: Random,
        firms: "defaultdict[str, list[Firm]]",
        mailboxes: Counter[str],
    ) -> None:
        """Give somebody their jobs, numbers and mails over the years."""
        spread = who.number * SPREAD % MOST_PEOPLE
        given, family = _plain(who.given[who.called]), _plain(who.family[0])
        forms = (f"{given}.{family}{spread}", f"{given[0]}{family}{spread}", f"{given}{spread}")
        who.mails = [
            f"{dice.choice(forms)}@{provider}"
            for provider in dict.fromkeys(dice.choices(PROVIDERS, k=dice.choice((1, 1, 2))))
        ]
        who.slug = f"{given}-{family}-{spread:05x}"
        count = dice.choices((1, 2, 3), (72, 22, 6))[0]
        who.mobiles = [number_of(dice, who.country, is_mobile=True) for _ in range(count)]
        count = dice.choices((1, 2, 3, 4), (52, 30, 13, 5))[0]
        who.jobs = [self._job(who, dice, firms, mailboxes) for _ in range(count)]

    def _job(
        self,
        who: Human,
        dice: Random,
        firms: "defaultdict[str, list[Firm]]",
        mailboxes: Counter[str],
    ) -> Job:
        if dice.random() < SHARE_AT_LARGE_FIRMS or not firms[who.country]:
            firm = self._large[bisect(self._until, dice.random() * self._until[-1])]
            mailboxes = self._mailboxes
        else:
            firm = dice.choice(firms[who.country])
        given, family = _plain(who.given[who.called]), _plain(who.family[0])
        mailbox = firm.mailbox.format(g=given, f=family, i=given[0])
        mail = f"{mailbox}@{firm.domain}"
        mailboxes[mail] += 1
        if mailboxes[mail] > 1:
            mail = f"{mailbox}{mailboxes[mail]}@{firm.domain}"
        has_direct = dice.random() < 0.3
        direct = number_of(dice, firm.country, is_mobile=False) if has_direct else firm.switchboard
        return Job(firm, dice.choice(words.ROLES), mail, direct)


def number_of(dice: Random, country: str, *, is_mobile: bool) -> Number:
    """Return a number that the country could give out."""
    code, mobiles, landlines = PLANS[country]
    form = dice.choice(mobiles if is_mobile else landlines or mobiles)
    digits = form.count("#") + form.count("N")
    rolled = iter(str(dice.randrange(10**digits, 2 * 10**digits))[1:])
    number = "".join(
        character if character.isdigit() else _digit(character, next(rolled)) for character in form
    )
    return Number(country, code, number)


def _digit(place: str, rolled: str) -> str:
    return str(2 + int(rolled) % 8) if place == "N" else rolled


def _inherited(father: Human, mother: Human, country: str) -> tuple[str, ...]:
    language = _language(country)
    if language == "en":
        return father.family[:1]
    first, second = (mother, father) if language == "pt" else (father, mother)
    place = -1 if language == "pt" else 0
    return first.family[place], second.family[place]


def _language(country: str) -> str:
    return "en" if country in ENGLISH else "pt" if country == "BR" else "es"


@cache
def _plain(word: str) -> str:
    return fold(word).split()[-1]
