"""The names of people: their parts, and whether two names could be of one person.

Spanish, Portuguese and English names are told apart by their words alone: titles before, degrees
after, particles that bind to the surname they begin («de la Cruz»), and lists of given names that
say where the surnames start. A name of four words is read as two given names and two surnames.
A surname that is no given name, before given names («Pérez Gómez Juan»), shows the order of lists.
"""

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

from dardar.core.cards.whole import NAME_PARTS, whole_name
from dardar.core.identity.given_names import DEVOTIONS, ENGLISH, PAIRS, ROMANCE, SURNAMES
from dardar.core.identity.nicknames import formal
from dardar.core.identity.phonetics import sound
from dardar.core.identity.text import fold

PARTS: Final = NAME_PARTS

_TITLES: Final = frozenset(
    """
    abg abog arq arqa arquitecta arquitecto dna doctor doctora dr dra eng enga engo excma excmo
    exma exmo fray hno ilma ilmo ing inga ingeniera ingeniero lae lcda lcdo lda ldo lic licda licdo
    licenciada licenciado maestra maestro miss mons monsenor mr mrs ms mtra mtro mvz pbro prof
    profa profesor profesora profr profra psic qfb rvda rvdo senor senora senorita sir sor sr sra
    srta
    """.split()
) | {"m en a", "m en c", "m en d", "m en i", "dr en c", "dra en c"}
# Titles only when written with their full stop, being words or initials without it.
_TITLES_WITH_STOP: Final = frozenset(
    """
    biol cap cmdte cnel col comte dip econ emb enf fr gob gral hna hon mag nut odont rev sen sgto
    tec tte
    """.split()
)
# Titles before at least two more words: «D. H.» and «C. P.» are initials, Don is a name too.
_TITLES_BEFORE_TWO: Final = frozenset({"c p", "cp", "d", "d a", "da", "don", "dona"})
_SUFFIXES: Final = frozenset(
    """
    bsc cfa cpa dds dphil esq ii iii iv jd jr llm mba md msc phd pmp rn sr
    """.split()
) | {"c p a", "d phil", "ll m", "m b a", "m d", "m sc", "ph d"}
# In Portuguese they tell generations apart; after one word only they are the surname itself.
_GENERATIONS: Final = frozenset({"filho", "junior", "neto", "sobrinho"})
_LONGEST_TITLE: Final = 3
_SHORTEST_IN_EZ: Final = 5  # Inez is a given name
_LONGEST_COMPARED: Final = 300  # bounds what the memory of compared names holds
_AFTER_COMMA: Final = _SUFFIXES | _GENERATIONS | _TITLES

_PARTICLES: Final = frozenset(
    """
    al bin da das de del den der di do dos du el ibn la las le les los san santa ten ter van vda
    viuda von
    """.split()
)
_NAMES_THOUGH_PARTICLES: Final = frozenset({"al", "el", "le", "san", "santa", "van"})
_CONJUNCTIONS: Final = frozenset({"y", "Y", "e", "i"})
_BETWEEN: Final = _PARTICLES | _CONJUNCTIONS
# Given names that «de(l) …» continues: María del Carmen, José de Jesús.
_CONTINUED: Final = frozenset(
    "ana angel blanca flor jose luz ma maria martha marta rosa teresa teresita".split()
)
_ALWAYS_CONTINUING: Final = frozenset({"dios", "jesus"})
_ASIDE: Final = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|\([^)]*\)|\[[^]]*\]')

SHORT_FORMS: Final = {
    short: name
    for name, shorts in {
        "alvarez": "alvz",
        "antonio": "ant anto",
        "dominguez": "dguez dgz dmgz",
        "fernandez": "fdez fdz fndz fnz",
        "fernando": "fdo",
        "francisco": "fco frco",
        "garcia": "gcia",
        "gomez": "gmz",
        "gonzalez": "glez glz gnz gzls gzlz gzz",
        "guadalupe": "gpe",
        "gutierrez": "gtrrz gtz gutz",
        "hernandez": "hdez hdz hndz hrdz",
        "jimenez": "jmnz jmz",
        "jose": "jse",
        "lopez": "lpz",
        "maria": "ma",
        "martinez": "mnez mrtz mtnez mtnz mtz",
        "mendez": "mdez mndz",
        "perez": "prz",
        "ramirez": "rmrz rmz",
        "rodriguez": "rdguez rdgz rdz rguez rgz rodgz",
        "sanchez": "schz snchz",
        "vazquez": "vqz vzq vzqz",
    }.items()
    for short in shorts.split()
}


def split_name(full: str) -> dict[str, str]:
    """Return the parts of a name: those of PARTS that are not empty, spelt as written.

    «Family, Given» is understood, and so are quoted or bracketed asides, which are left out.
    """
    text = _ASIDE.sub(" ", full)
    segments = [words for part in text.split(",") if (words := _words(part))]
    if not segments:
        return {"given": bare} if (bare := " ".join(full.split())) else {}
    after: list[str] = []
    while len(segments) > 1 and _is_all_suffix(segments[-1]):
        after = [*segments.pop(), *after]
    before, first = _split_titles(segments[0])
    first, ends = _split_suffixes(first)
    if len(segments) == 1:
        given, middle, family = _divide(_units(first), titled=bool(before))
    else:
        more_before, rest = _split_titles([word for part in segments[1:] for word in part])
        rest, more_ends = _split_suffixes(rest)
        before, ends, family = before + more_before, ends + more_ends, first
        given, middle = _split_given(_units(rest))
    found = zip(PARTS, (before, given, middle, family, ends + after), strict=True)
    return {part: " ".join(words) for part, words in found if words}


def join_name(parts: Mapping[str, str]) -> str:
    """Return the readable whole of the parts of a name, with white space around them or not."""
    return whole_name({part: piece.strip() for part, piece in parts.items()})


def initials(name: str) -> str:
    """Return one or two capital letters that stand for a name, "" if it has no letters."""
    parts = split_name(name)
    chosen = [parts.get("given", ""), parts.get("family", "")]
    letters = [_first_letter(part) for part in chosen if part]
    return "".join(letters)


def compatible(a: str, b: str) -> bool:
    """Tell whether two names could be of one person.

    They could when the given names of one are among those of the other, and the surnames
    likewise. An initial stands for any name it begins, a usual short form (Hdz., Ma.) for the long
    one, a nickname for its formal names, and words that sound alike are one. A name without words
    goes with any. So «Lupita Hdz.» goes with «María Guadalupe Hernández Ruiz», but two sisters or
    a father and a son who share a telephone stay two people.
    """
    ours, theirs = _compared(a[:_LONGEST_COMPARED]), _compared(b[:_LONGEST_COMPARED])
    if _differ_in_sex(ours.given, theirs.given) or _differ_in_sex(theirs.given, ours.given):
        return False
    if not ours.whole.words or not theirs.whole.words or _go_together(ours.whole, theirs.whole):
        return True
    return _go_together(ours.given, theirs.given) and _go_together(ours.family, theirs.family)


def plain_words(text: str) -> list[str]:
    """Return the folded words of a part of a name without particles, short forms spelt out."""
    # Were the point not left out, «M.ª» would fold to two words.
    found = fold(text.replace(".ª", "ª")).split()
    return [SHORT_FORMS.get(word, word) for word in found if word not in _BETWEEN]


def _words(text: str) -> list[str]:
    """Return the words of a text without those of signs only."""
    return [word for word in text.split() if fold(word)]


def _is_all_suffix(words: list[str]) -> bool:
    return fold(" ".join(words)) in _SUFFIXES or all(fold(w) in _AFTER_COMMA for w in words)


def _split_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the titles a name begins with, and the rest of it (at least one word)."""
    start = 0
    while length := _title_length(words[start:]):
        start += length
    return words[:start], words[start:]


def _title_length(words: list[str]) -> int:
    """Return how many of the first words make one title, leaving a word for the name."""
    for length in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
        # «Prof.ª» is one word, as «Profª» is.
        key = fold(" ".join(words[:length]).replace(".ª", "ª").replace(".º", "º"))
        if key in _TITLES or (key in _TITLES_WITH_STOP and words[0].endswith(".")):
            return length
        if key in _TITLES_BEFORE_TWO and _is_courtesy(key, words, length):
            return length
    return 0


def _is_courtesy(key: str, words: list[str], length: int) -> bool:
    """Tell D., Dª, Don and C.P. from the initials and particles that look like them."""
    following = words[length:]
    if key == "da" and "ª" not in words[0]:
        return False
    if key == "d" and not words[0].endswith("."):
        return False
    name = fold(following[0])
    return name in ROMANCE or (len(following) > 1 and len(name) > 1)


def _split_suffixes(words: list[str]) -> tuple[list[str], list[str]]:
    """Return a name without the degrees and generations it ends with, and those."""
    end = len(words)
    while end > 1:
        length = next(
            (n for n in (2, 1) if n < end and fold(" ".join(words[end - n : end])) in _SUFFIXES), 0
        )
        if not length and end > 2 and fold(words[end - 1]) in _GENERATIONS:  # noqa: PLR2004 - a given name and a surname must be left
            length = 1
        if not length:
            break
        end -= length
    return words[:end], words[end:]


def _units(words: list[str]) -> list[list[str]]:
    """Group words so that particles stand with the name they begin."""
    units: list[list[str]] = []
    is_open = False
    for place, word in enumerate(words):
        binds = word in _CONJUNCTIONS and place > 0
        if is_open or (binds and units and place + 1 < len(words)):
            units[-1].append(word)
        else:
            units.append([word])
        key = word.lower().removesuffix(".")
        begins = key in _PARTICLES and (place > 0 or key not in _NAMES_THOUGH_PARTICLES)
        is_open = binds or begins
    return _with_devotions(units)


def _with_devotions(units: list[list[str]]) -> list[list[str]]:
    """Join «María» and «del Carmen» and the like into one given name."""
    joined: list[list[str]] = []
    for place, unit in enumerate(units):
        name = fold(unit[-1])
        is_devotion = joined and name in DEVOTIONS and unit[0].lower() in {"de", "del"}
        if is_devotion and (
            fold(joined[-1][-1]) in _CONTINUED
            or (name in _ALWAYS_CONTINUING and place + 1 < len(units))
        ):
            joined[-1] = joined[-1] + unit
        else:
            joined.append(unit)
    return joined


def _divide(units: list[list[str]], *, titled: bool) -> tuple[list[str], list[str], list[str]]:
    """Return the given, middle and family words of a name that has no comma."""
    count = _count_given_last(units)
    units = units[len(units) - count :] + units[: len(units) - count]
    count = count or _count_given(units, titled=titled)
    given, middle = _split_given(units[:count])
    return given, middle, [word for unit in units[count:] for word in unit]


def _count_given_last(units: list[list[str]]) -> int:
    """Return how many of the units are given names after surnames, 0 in the usual order."""
    if not _is_surname(fold(units[0][0])):
        return 0
    last = takewhile(lambda unit: fold(unit[0]) in ROMANCE, reversed(units[1:]))
    return sum(1 for _unit in last)


def _is_surname(name: str) -> bool:
    return name in SURNAMES or (name.endswith("ez") and len(name) >= _SHORTEST_IN_EZ)


def _count_given(units: list[list[str]], *, titled: bool) -> int:
    """Return how many of the units are given names."""
    total = len(units)
    if total == 1:
        is_family = len(units[0]) > 1 and units[0][0].lower() in _PARTICLES
        known = fold(units[0][0]) in ROMANCE | ENGLISH
        return 0 if is_family or (titled and not known) else 1
    count = 1
    while count < total and _continues_given(units, count):
        count += 1
    if count == total:
        # Surnames that are given names too stand last; two plain given names have no surname.
        both = total == 2 and all(fold(unit[0]) in ROMANCE for unit in units)  # noqa: PLR2004 - a pair
        return total if both else total - 1
    is_long = total > 3 and units[1][0].lower() not in _PARTICLES  # noqa: PLR2004 - see the module's docstring
    return max(count, 2) if is_long else count


def _continues_given(units: list[list[str]], place: int) -> bool:
    """Tell whether the unit at a place is a further given name."""
    name = fold(units[place][0])
    before = fold(units[place - 1][0])
    return len(name) == 1 or name in ROMANCE or name in ENGLISH or before in PAIRS.get(name, ())


def _split_given(units: list[list[str]]) -> tuple[list[str], list[str]]:
    """Return the words of the given name and of the middle names."""
    if not units:
        return [], []
    first = fold(units[0][0])
    is_english = first in ENGLISH and first not in ROMANCE
    place = 1
    while place < len(units) and not _is_middle(fold(units[place][0]), english=is_english):
        place += 1
    given = [word for unit in units[:place] for word in unit]
    return given, [word for unit in units[place:] for word in unit]


def _is_middle(name: str, *, english: bool) -> bool:
    return english or len(name) == 1 or (name in ENGLISH and name not in ROMANCE)


def _first_letter(text: str) -> str:
    """Return the first letter of the first word that is no particle."""
    words = [word for word in _words(text) if word.lower() not in _PARTICLES] or _words(text)
    return next((c.upper() for word in words for c in word if c.isalnum()), "")


class _Words(NamedTuple):
    """Words of a name, and what they answer to.

    ``words`` pairs each word with the choices of sounds it may stand for: María and Teresa, for
    one, if it is Maite. ``spelt`` and ``heard`` are all that the words answer to, ``first`` what
    a name that begins with them begins with.
    """

    words: tuple[tuple[str, tuple[frozenset[str], ...]], ...]
    first: frozenset[str]
    spelt: frozenset[str]
    heard: frozenset[str]


class _Compared(NamedTuple):
    given: _Words
    family: _Words
    whole: _Words


@lru_cache(maxsize=10_000)
def _compared(name: str) -> _Compared:
    parts = split_name(name)
    given = plain_words(f"{parts.get('given', '')} {parts.get('middle', '')}")
    family = plain_words(parts.get("family", ""))
    surnames = _answering({word: {word} for word in family})
    # Of the whole the order is not known, so any of its words may be a nickname.
    return _Compared(_nicknamed(given), surnames, _nicknamed(given + family))


def _nicknamed(words: Iterable[str]) -> _Words:
    return _answering({word: formal(word) for word in words})


def _answering(forms: Mapping[str, AbstractSet[str]]) -> _Words:
    words = {w: tuple(frozenset(map(sound, f.split())) for f in forms[w]) for w in forms}
    return _Words(
        tuple(words.items()),
        frozenset(form.split()[0] for form in next(iter(forms.values()), ())),
        frozenset(spelt for found in forms.values() for form in found for spelt in form.split()),
        frozenset(heard for choices in words.values() for choice in choices for heard in choice),
    )


def _differ_in_sex(his: _Words, hers: _Words) -> bool:
    """Tell José from María José, and María from José María, who have a name in common."""
    both = "maria" in his.heard and "jose" in hers.heard
    return "jose" in his.first and "maria" in hers.first and not both


def _go_together(ours: _Words, theirs: _Words) -> bool:
    return _within(ours, theirs) or _within(theirs, ours)


def _within(few: _Words, many: _Words) -> bool:
    """Tell whether each word of the few is among the many or is an initial of one."""
    return all(
        any(choice <= many.heard for choice in choices)
        or (len(word) == 1 and any(other.startswith(word) for other in many.spelt))
        for word, choices in few.words
    )
