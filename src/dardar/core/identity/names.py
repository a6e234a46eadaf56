"""The names of people: their parts, and whether two names could be of one person.

Spanish, Portuguese and English names are told apart by their words alone: titles before, degrees
after, particles that bind to the surname they begin («de la Cruz»), and lists of given names that
say where the surnames start. A name of four words is read as two given names and two surnames.
"""

import re
from collections.abc import Mapping
from typing import Final

from dardar.core.cards.whole import NAME_PARTS, whole_name
from dardar.core.identity.given_names import DEVOTIONS, ENGLISH, PAIRS, ROMANCE
from dardar.core.identity.text import fold

PARTS: Final = NAME_PARTS

_TITLES: Final = frozenset(
    """
    abg abog arq arqa arquitecta arquitecto dna doctor doctora dr dra eng enga engo exma exmo ing
    inga ingeniera ingeniero lae lcda lcdo lic licda licdo licenciada licenciado miss mr mrs ms
    mtra mtro mvz pbro prof profa profesor profesora profr profra psic qfb senor senora senorita
    sir sr sra srta
    """.split()
) | {"m en a", "m en c", "m en i", "dr en c", "dra en c"}
# Titles only when written with their full stop, being words or initials without it.
_TITLES_WITH_STOP: Final = frozenset(
    "cap cmdte cnel comte dip econ enf fr gob gral hon mag rev sen sgto tec tte".split()
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
_AFTER_COMMA: Final = _SUFFIXES | _GENERATIONS | _TITLES

_PARTICLES: Final = frozenset(
    """
    al bin da das de del den der di do dos du el ibn la las le les los san santa ten ter van von
    """.split()
)
_NAMES_THOUGH_PARTICLES: Final = frozenset({"al", "el", "le", "san", "santa", "van"})
_CONJUNCTIONS: Final = frozenset({"y", "Y", "e", "i"})
# Given names that «de(l) …» continues: María del Carmen, José de Jesús.
_CONTINUED: Final = frozenset(
    "ana angel blanca flor jose luz ma maria martha marta rosa teresa teresita".split()
)
_ALWAYS_CONTINUING: Final = frozenset({"dios", "jesus"})
_ASIDE: Final = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|\([^)]*\)|\[[^]]*\]')

_SHORT_FORMS: Final = {
    "ant": "antonio",
    "dguez": "dominguez",
    "fco": "francisco",
    "fdez": "fernandez",
    "fdz": "fernandez",
    "glez": "gonzalez",
    "glz": "gonzalez",
    "gpe": "guadalupe",
    "gtz": "gutierrez",
    "gzz": "gonzalez",
    "hdez": "hernandez",
    "hdz": "hernandez",
    "jse": "jose",
    "lpz": "lopez",
    "ma": "maria",
    "mtz": "martinez",
    "mtnez": "martinez",
    "rdz": "rodriguez",
    "rguez": "rodriguez",
    "rmz": "ramirez",
    "vzqz": "vazquez",
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
    likewise; an initial stands for any name it begins, usual short forms (Hdz., Ma.) for the long
    ones. A name without words goes with any. So «Ma. Elena Hdz.» goes with «María Elena Hernández
    Ruiz», but two sisters or a father and a son who share a telephone stay two people.
    """
    ours, theirs = _identity(a), _identity(b)
    (our_given, our_family), (their_given, their_family) = ours, theirs
    all_ours, all_theirs = our_given | our_family, their_given | their_family
    if not all_ours or not all_theirs or all_ours == all_theirs:
        return True
    if _within(all_ours, all_theirs) or _within(all_theirs, all_ours):
        return True
    return _go_together(our_given, their_given) and _go_together(our_family, their_family)


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
        key = fold(" ".join(words[:length]))
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
        key = word.lower()
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
    """Return the given, middle and family words of a name in its usual order."""
    count = _count_given(units, titled=titled)
    given, middle = _split_given(units[:count])
    return given, middle, [word for unit in units[count:] for word in unit]


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


def _identity(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the comparable given words and surnames of a name."""
    parts = split_name(name)
    given = f"{parts.get('given', '')} {parts.get('middle', '')}"
    return _comparable(given), _comparable(parts.get("family", ""))


def _comparable(text: str) -> frozenset[str]:
    # In Spanish spelling z and s, v and b are one sound: González and Gonzales are one surname.
    kept = (w for w in fold(text).split() if w not in _PARTICLES and w not in _CONJUNCTIONS)
    return frozenset(_SHORT_FORMS.get(w, w).replace("z", "s").replace("v", "b") for w in kept)


def _go_together(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not ours or not theirs or _within(ours, theirs) or _within(theirs, ours)


def _within(few: frozenset[str], many: frozenset[str]) -> bool:
    """Tell whether each word of the few is among the many or is an initial of one."""
    return all(
        word in many or (len(word) == 1 and any(other.startswith(word) for other in many))
        for word in few
    )
