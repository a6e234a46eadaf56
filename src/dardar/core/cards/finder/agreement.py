"""Whether a mail is made of a name, and a domain of a company's."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from dardar.core.identity import companies
from dardar.core.identity.names import plain_words, split_name
from dardar.core.identity.nicknames import formal
from dardar.core.identity.text import fold

NO: Final = 0
PART: Final = 1
FULL: Final = 2

_LEAST_WORD: Final = 3  # letters, to be found inside of another word
_LEAST_SITE: Final = 4
_MOST_WORDS: Final = 8
_SMALL: Final = frozenset(
    "de del la las los el y e da do das dos the of and for i a en para".split()
)
_GENERIC: Final = frozenset(
    """
    abogados argentina asociados associates banco bank bar brasil cafe casa center centro clinica
    colegio colombia comercial company construcciones consulting consultores consultoria corp
    dental design diseno escuela espana estudio farmacia group grupo hospital hotel inmobiliaria
    instituto law legal libreria mexico online panaderia portugal restaurante salud services
    servicios shop soluciones solutions spa spain studio taller tech tienda universidad university
    """.split()
)


@lru_cache(maxsize=2_048)
def mail_of_name(address: str, name: str) -> int:
    """Return FULL if the local part is made of the given name and the surname, PART if of one.

    Initials stand for a name, also for the given name alone before the surname.
    """
    pieces = [piece for piece in fold(address.partition("@")[0]).split() if not piece.isdigit()]
    pieces = [piece.rstrip("0123456789") for piece in pieces]
    local = "".join(pieces)
    parts = split_name(name)
    given = plain_words(f"{parts.get('given', '')} {parts.get('middle', '')}")[:_MOST_WORDS]
    family = plain_words(parts.get("family", ""))[:_MOST_WORDS]
    if len(local) < 2 or not (given or family):  # noqa: PLR2004 - a letter says nothing
        return NO
    if given and family and (local in _patterns(given, family) or _all_from(pieces, given, family)):
        return FULL
    words = [*given, *family]
    is_word = any(len(w) >= _LEAST_WORD and (w in pieces or w == local) for w in words)
    is_nickname = any(w in formal(local) for w in given) and local not in words
    is_inside = any(len(w) > _LEAST_WORD and w in local for w in words)
    initials = "".join(w[0] for w in words)
    is_initials = local == initials or (len(local) > 1 and initials.startswith(local))
    return PART if is_word or is_nickname or is_inside or is_initials else NO


def _patterns(given: Sequence[str], family: Sequence[str]) -> frozenset[str]:
    """Return the usual local parts of a name, written together."""
    firsts = {*given, *(g[0] for g in given), "".join(given), "".join(g[0] for g in given)}
    firsts |= {g[:n] for g in given for n in (2, 3, 4) if len(g) > n}
    firsts |= {short for g in given for short in (g[0] + h[0] for h in given)}
    lasts = {*family, "".join(family), family[0] + "".join(f[0] for f in family[1:])}
    made = {a + b for a, b in product(firsts, lasts)} | {b + a for a, b in product(firsts, lasts)}
    made |= {g + "".join(f[0] for f in family) for g in {*given, "".join(given)}}
    made |= {g + f[:n] for g in given for f in family for n in (1, 2, 3, 4)}
    return frozenset(word for word in made if len(word) > 3)  # noqa: PLR2004 - three letters are initials


def _all_from(pieces: Sequence[str], given: Sequence[str], family: Sequence[str]) -> bool:
    """Tell whether each piece of a local part is a word of the name or begins one."""
    words = [*given, *family]
    return (
        len(pieces) > 1
        and all(any(word.startswith(piece) for word in words) for piece in pieces)
        and any(piece in words and len(piece) >= _LEAST_WORD for piece in pieces)
    )


@lru_cache(maxsize=4_096)
def site_of_company(domain: str, name: str) -> int:
    """Return FULL if a domain's own label is made of the company's words, PART if of one.

    ``domain`` is that label alone: ``acme`` of acme.com.mx.
    """
    key = fold(domain).replace(" ", "")
    words = companies.bare(name).split()[:_MOST_WORDS]
    if len(key) < 2 or not words:  # noqa: PLR2004 - a letter says nothing
        return NO
    whole = fold(name).split()[:_MOST_WORDS]
    if any(_covers(key, choice) for choice in (words, whole, _large(words), _large(whole))):
        return FULL
    is_part = any(
        len(w) >= _LEAST_SITE and w not in _GENERIC and (w in key or key in w) and len(key) > 3  # noqa: PLR2004 - too short to say anything
        for w in words
    )
    return PART if is_part else NO


def mail_is_of_any(name: str, addresses: Iterable[str]) -> bool:
    """Tell whether one of the mails is made of a name, or of a word of it."""
    return any(mail_of_name(address, name) for address in addresses)


def _large(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _SMALL]


def _covers(key: str, words: Sequence[str]) -> bool:
    """Tell whether a key is the words written together, their initials, or beginnings of them."""
    together = "".join(words)
    if len(words) < 2:  # noqa: PLR2004 - one word is all of the key
        return key == together
    # «hospital» is enough for Hospital Pinnacle, but no article is.
    is_begun = together.startswith(key) and len(key) >= len(words[0]) >= _LEAST_WORD
    are_initials = len(key) >= _LEAST_WORD and key == "".join(word[0] for word in words)
    return key == together or is_begun or are_initials or _from_beginnings(key, tuple(words))


def _from_beginnings(key: str, words: tuple[str, ...]) -> bool:
    """Tell whether a key is made of beginnings of two words or more, in their order."""
    # For each number of letters that are covered, how many words did it.
    reached: dict[int, int] = {0: 0}
    for word in words:
        step: dict[int, int] = {}
        for covered, count in reached.items():
            longest = _common(key[covered:], word)
            for length in range(_LEAST_WORD, longest + 1):
                step[covered + length] = max(step.get(covered + length, 0), count + 1)
        for covered, count in step.items():
            reached[covered] = max(reached.get(covered, 0), count)
    return reached.get(len(key), 0) > 1


def _common(a: str, b: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((n for n, (x, y) in pairs if x != y), min(len(a), len(b)))
