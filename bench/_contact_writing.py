"""What each source says of somebody: its habits, the years it comes from, its mistakes."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final, NamedTuple, TypeVar

from bench import _contact_words as words
from bench._contact_world import Firm, Human, Job, Number
from dardar.core.cards.fields import NO_PARTS, Field, Kind
from dardar.core.cards.stored import StoredField, to_stored
from dardar.core.cards.whole import whole_name
from dardar.core.identity.text import fold

Item = TypeVar("Item")

HOME: Final = "MX"  # where the book's owner lives, who writes numbers from there without a prefix
MISREAD: Final = (("rn", "m"), ("í", "i"), ("l", "1"), ("o", "0"), ("m", "rn"), ("é", "e"))


class Habits(NamedTuple):
    """How often a source says what, as shares; its entries come from `years` of 0 (old) to 1."""

    weight: float  # how often somebody stands in it
    years: tuple[float, float]
    nick: float = 0.05
    both: float = 0.5  # surnames
    turned: float = 0.02  # «Apellidos, Nombre»
    plain: float = 0.15  # no accents
    upper: float = 0.01
    typo: float = 0.02
    title: float = 0.02
    is_whole: bool = False  # its name is one cell
    mobile: float = 0.0
    private: float = 0.0
    work: float = 0.0  # mail
    desk: float = 0.0  # the number at work
    home: float = 0.0
    firm: float = 0.0
    suffix: float = 0.1
    profile: float = 0.0
    birthday: float = 0.0
    place: float = 0.0
    old: float = 0.0  # something of other years as well


SOURCES: Final[Mapping[str, Habits]] = {
    "google": Habits(
        0.9, (0.2, 1), nick=0.08, both=0.5, plain=0.25, mobile=0.85, private=0.55, work=0.4,
        desk=0.12, home=0.1, firm=0.5, profile=0.1, birthday=0.12, place=0.12, old=0.25,
    ),
    "iphone": Habits(
        0.8, (0.4, 1), nick=0.15, both=0.35, plain=0.2, title=0.08, mobile=0.94, private=0.35,
        work=0.25, desk=0.12, home=0.18, firm=0.45, profile=0.08, birthday=0.15, old=0.35,
    ),
    "linkedin": Habits(
        0.8, (0.75, 1), nick=0.04, both=0.3, plain=0.15, private=0.12, work=0.08, firm=0.97,
        suffix=0.05, profile=1,
    ),
    "outlook_es": Habits(
        0.45, (0, 0.75), both=0.7, turned=0.06, plain=0.45, upper=0.25, typo=0.03, title=0.1,
        mobile=0.65, private=0.15, work=0.88, desk=0.6, firm=0.92, suffix=0.6, place=0.3,
    ),
    "outlook_en": Habits(
        0.3, (0.2, 0.95), both=0.5, turned=0.06, plain=0.5, upper=0.15, typo=0.03, title=0.05,
        mobile=0.65, private=0.15, work=0.88, desk=0.6, firm=0.92, suffix=0.5, place=0.3,
    ),
    "thunderbird": Habits(
        0.35, (0, 0.7), nick=0.08, both=0.4, turned=0.05, plain=0.45, private=0.6, work=0.65,
        mobile=0.15, firm=0.08,
    ),
    "telegram": Habits(0.6, (0.5, 1), nick=0.35, both=0.08, plain=0.4, mobile=1),
    "card": Habits(
        0.6, (0, 1), both=0.75, turned=0.04, plain=0.15, upper=0.3, typo=0.12, title=0.35,
        is_whole=True, mobile=0.7, work=0.85, desk=0.65, firm=0.98, suffix=0.55, profile=0.05,
        place=0.4,
    ),
}  # fmt: skip


def said(who: Human, source: str, dice: Random) -> list[StoredField]:
    """Return the fields of one entry in the form that readers give them."""
    habits = SOURCES[source]
    year = dice.uniform(*habits.years)
    job = _then(who.jobs, year)
    fields = [*_named(who, job, source, year, dice), *_mails(who, job, source, year, dice)]
    fields += _numbers(who, job, source, year, dice)
    if dice.random() < habits.firm:
        fields.append(_field(Kind.COMPANY, _firm(job.firm, habits, dice)))
        if dice.random() < 0.7:
            fields.append(_field(Kind.ROLE, job.role))
    if dice.random() < habits.profile:
        address = f"https://www.linkedin.com/in/{who.slug}"
        fields.append(_field(Kind.PROFILE, address, label="linkedin"))
    if dice.random() < habits.birthday:
        fields.append(_field(Kind.BIRTHDAY, who.birthday))
    if dice.random() < habits.place:
        city = dice.choice((who.city, job.firm.city))
        fields.append(_field(Kind.PLACE, city, parts={"city": city}))
    return fields


def _field(
    kind: Kind, value: str, label: str = "", parts: Mapping[str, str] = NO_PARTS
) -> StoredField:
    return to_stored(Field(kind, value, label, parts))


def _then(items: Sequence[Item], year: float) -> Item:
    """Return which of the things somebody had one after another they had in a year."""
    return items[min(int(year * len(items)), len(items) - 1)]


def _named(who: Human, job: Job, source: str, year: float, dice: Random) -> list[StoredField]:
    if source == "telegram" and (odd := _odd_name(who, job, dice)):
        return [_field(Kind.NAME, whole_name(odd), parts=odd)]
    habits = SOURCES[source]
    given, family = _given(who, habits, dice), _family(who, habits, year, dice)
    prefix = ""
    if dice.random() < habits.title:
        titles = words.FEMALE_TITLES if who.is_female else words.TITLES
        prefix = titles[who.number % len(titles)]
    if who.script and dice.random() < 0.3:
        given, family = who.script
    given, family = (_spoilt(text, habits, dice) for text in (given, family))
    if dice.random() < habits.upper:
        given, family = given.upper(), family.upper()
    if dice.random() < habits.turned:
        return [_field(Kind.NAME, f"{family}, {given}")]
    pieces = {"prefix": prefix, "given": given, "family": family}
    parts = {part: piece for part, piece in pieces.items() if piece}
    if habits.is_whole:
        return [_field(Kind.NAME, whole_name(parts))]
    return [_field(Kind.NAME, whole_name(parts), parts=parts)]


def _odd_name(who: Human, job: Job, dice: Random) -> dict[str, str]:
    """Return a name as people put it in a telephone, now and then: «Lupita 🌸», «Pepe Norte»."""
    luck = dice.random()
    called = words.NICKNAMES.get(who.given[who.called], who.given[who.called])
    if luck < 0.12:
        return {"given": called}
    if luck < 0.18:
        return {"given": called, "family": job.firm.name.split()[0]}
    if luck < 0.21:
        return {"given": f"{called} {dice.choice(words.EMOJI)}"}
    return {}


def _given(who: Human, habits: Habits, dice: Random) -> str:
    called = who.given[who.called]
    if dice.random() < habits.nick:
        return words.NICKNAMES.get(called, called)
    luck = dice.random()
    is_devotion = who.given[-1].startswith("de")
    if len(who.given) == 1 or (luck < 0.4 and not is_devotion):
        return called
    if luck < 0.46 and not is_devotion:
        first, second = who.given
        return f"{first} {second[0]}." if who.called == 0 else f"{first[0]}. {second}"
    first, *rest = who.given
    if first == "María" and dice.random() < 0.25:
        first = dice.choice(("Ma.", "Mª", "M."))
    return " ".join((first, *rest))


def _family(who: Human, habits: Habits, year: float, dice: Random) -> str:
    if who.married and year > 0.5:
        return who.married
    families = who.family
    if len(families) > 1 and dice.random() > habits.both:
        # Of two surnames, Brazilians keep the last one, the others the first one.
        place = -1 if who.country == "BR" else 0
        short = families[place]
        return f"{short} {families[1][0]}." if place == 0 and dice.random() < 0.06 else short
    return " ".join(families)


def _spoilt(text: str, habits: Habits, dice: Random) -> str:
    """Return a name as it comes to be written: short, without accents, with a slip."""
    if dice.random() < 0.05:
        text = " ".join(words.WRITTEN_SHORT.get(word, word) for word in text.split())
    if text.isascii() is False and dice.random() < habits.plain and not _is_foreign(text):
        text = " ".join(fold(word).capitalize() for word in text.split())
    return _slip(text, dice) if len(text) > 3 and dice.random() < habits.typo else text


def _is_foreign(text: str) -> bool:
    return any(character > "\u024f" for character in text)


def _slip(text: str, dice: Random) -> str:
    wrong, right = dice.choice(MISREAD)
    if wrong in text and dice.random() < 0.6:
        return text.replace(wrong, right, 1)
    at = dice.randrange(1, len(text) - 1)
    match dice.randrange(3):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case _:
            return text[:at] + dice.choice("aeionrst") + text[at + 1 :]


def _firm(firm: Firm, habits: Habits, dice: Random) -> str:
    name = f"{firm.name} {firm.suffix}" if dice.random() < habits.suffix else firm.name
    if dice.random() < habits.upper:
        name = name.upper()
    return _slip(name, dice) if dice.random() < habits.typo / 2 else name


def _mails(who: Human, job: Job, source: str, year: float, dice: Random) -> list[StoredField]:
    habits = SOURCES[source]
    found: list[tuple[str, str]] = []
    if dice.random() < habits.private:
        found.append((_then(who.mails, year), "home"))
    if dice.random() < habits.work:
        found.append((_work_mail(who, job, dice), "work"))
    if dice.random() < habits.old:
        found.append((_then(who.jobs, dice.random()).mail, "work"))
    if not found and source == "thunderbird":  # it has nobody without mail
        found.append((_then(who.mails, year), ""))
    return [
        _field(Kind.EMAIL, _written(mail, dice), label=label)
        for mail, label in dict.fromkeys(found)
    ]


def _written(mail: str, dice: Random) -> str:
    luck = dice.random()
    if luck < 0.04:
        return mail.upper()
    if luck < 0.08 and mail.endswith("@gmail.com"):
        local, _at, domain = mail.partition("@")
        return f"{local[:2]}.{local[2:]}@{domain}" if "." not in local else mail
    return mail


def _work_mail(who: Human, job: Job, dice: Random) -> str:
    luck = dice.random()
    if luck < 0.06:
        return f"{dice.choice(('info', 'contacto', 'ventas', 'hello'))}@{job.firm.domain}"
    if luck < 0.5 and who.assistant:
        return who.assistant.jobs[-1].mail
    return job.mail


def _numbers(who: Human, job: Job, source: str, year: float, dice: Random) -> list[StoredField]:
    habits = SOURCES[source]
    found: list[tuple[Number, str]] = []
    if dice.random() < habits.mobile:
        found.append((_then(who.mobiles, year), "cell"))
    if dice.random() < habits.old:
        found.append((dice.choice(who.mobiles), "cell"))
    if dice.random() < habits.desk:
        found.append((job.direct, "work"))
    if dice.random() < habits.home:
        found.append((who.home, "home"))
    fields = []
    for number, label in dict.fromkeys(found):
        value = _dialled(number, source, year, dice, is_mobile=label == "cell")
        fields.append(_field(Kind.PHONE, value, label=label if source != "telegram" else ""))
    return fields


def _dialled(number: Number, source: str, year: float, dice: Random, *, is_mobile: bool) -> str:
    """Return a number as it is written where and when the entry was."""
    digits = number.digits
    groups = " ".join(filter(None, (digits[:-8], digits[-8:-4], digits[-4:])))
    if source == "telegram":
        return f"+{number.code}{digits}"
    is_at_home = number.country == HOME
    if dice.random() < (0.45 if is_at_home else 0.04):
        if is_at_home and year < 0.5 and dice.random() < 0.4:
            return f"{'044' if is_mobile else '01'} {groups}"
        return dice.choice((groups, digits, f"({digits[:-8]}) {digits[-8:-4]}-{digits[-4:]}"))
    prefix = f"+{number.code}"
    if is_at_home and is_mobile and year < 0.75 and dice.random() < 0.3:
        prefix += " 1"
    if number.country == "US":
        return dice.choice((f"+1 ({digits[:3]}) {digits[3:6]}-{digits[6:]}", f"+1{digits}"))
    return dice.choice((f"{prefix} {groups}", f"{prefix}{digits}", f"{prefix} {digits}"))
