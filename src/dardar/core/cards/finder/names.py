"""What speaks for a piece of text being the name of a person, and against it."""

import re
from collections.abc import Iterator
from typing import Final

from dardar.core.cards.finder import organisations, roles
from dardar.core.cards.finder.casing import is_uncased, proper
from dardar.core.cards.finder.pieces import Piece
from dardar.core.cards.finder.why import Why
from dardar.core.cards.finder.words import people
from dardar.core.cards.finder.words.places import CITIES, COUNTRIES, STREETS
from dardar.core.cards.finder.words.roles import FIELDS
from dardar.core.cards.finder.words.sentences import ADDRESSING
from dardar.core.cards.finder.words.sentences import SENTENCE as SENTENCE_WORDS
from dardar.core.identity.names import join_name, plain_words, split_name
from dardar.core.identity.nicknames import formal
from dardar.core.identity.text import fold

_MOST_WORDS: Final = 9  # titles and degrees among them
_MOST_NAMES: Final = 6
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['.\-·][^\W\d_]*)*[.,]?")
_LOWER: Final = frozenset(
    "de del la las los el y e i da das do dos du di van von der den ter vda".split()
)
_COURTESIES: Final = frozenset(
    "don dona d da sr sra srta mr mrs ms miss senor senora san santa".split()
)
# French, German and Italian ones, which the splitting of names leaves to who needs them.
_MORE_TITLES: Final = frozenset(
    """
    maitre pr professor professora profesor profesora doktor docteur arch dipl ing diplom mag dott
    dottssa avv geom rag herr frau signor signora me
    """.split()
) | {"dott ssa", "dipl ing", "dr ing"}
_LONGEST_BODY: Final = 5  # letters: FRICS, RIBA
_INITIAL: Final = 3  # signs: «Ph.» begins no name, «Dra.» does
_SHORTEST_IN_EZ: Final = 5
# Words run together by the reading of engines, where a capital follows a small letter.
_RUN_TOGETHER: Final = re.compile(
    r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[a-zà-ÿ]\.)(?=[A-ZÀ-Þ])"
)


def reasons(piece: Piece) -> tuple[Why, ...]:
    """Return what speaks for and against a piece being a person's name, () if it can be none."""
    words = piece.text.split()
    if not 1 <= len(words) <= _MOST_WORDS or not all(map(_LETTERS.fullmatch, words)):
        return ()
    parts = parts_of(piece.text)
    bare = f"{parts.get('given', '')} {parts.get('middle', '')} {parts.get('family', '')}".split()
    content = plain_words(" ".join(bare))
    if not content or len(content) > _MOST_NAMES or not any(len(word) > 1 for word in content):
        return ()
    return tuple(
        dict.fromkeys(
            [
                *_of_titles(parts),
                *_of_words(parts, content),
                *_of_shape(bare, content, parts),
                *_against(piece, content),
            ]
        )
    )


def parts_of(text: str) -> dict[str, str]:
    """Return the parts of a name with capitals where names have them."""
    text, body = _without_body(separated(text))
    words = proper(text).split()
    count = next((n for n, word in enumerate(words) if fold(word) not in _MORE_TITLES), 0)
    parts = split_name(" ".join(words[count:]))
    prefix = " ".join(filter(None, [*words[:count], parts.get("prefix", "")]))
    suffix = " ".join(filter(None, [parts.get("suffix", ""), body]))
    more = {"prefix": prefix, "suffix": suffix}
    return {**parts, **{part: piece for part, piece in more.items() if piece}}


def _without_body(text: str) -> tuple[str, str]:
    """Return a name without the letters of a professional body behind it («RIBA»), and those."""
    *words, last = text.split() or [""]
    is_body = (
        len(words) > 1
        and last.isupper()
        and last.isalpha()
        and 1 < len(last) <= _LONGEST_BODY
        and not is_uncased(" ".join(words))
        and not (is_family(fold(last)) or is_given(fold(last)))
    )
    return (" ".join(words), last) if is_body else (text, "")


def whole(text: str) -> str:
    """Return a name as it is written elsewhere, titles and degrees included."""
    return join_name(parts_of(text)) or proper(text)


def is_known(piece: Piece) -> bool:
    """Tell whether a piece is a name whose given name or title is known."""
    return bool({Why.KNOWN_GIVEN, Why.TITLE} & set(reasons(piece)))


def has_title(text: str) -> bool:
    """Tell whether a text begins with a title."""
    return bool(parts_of(text).get("prefix"))


def separated(text: str) -> str:
    """Return a text with the spaces that engines lose: «AnaRuiz» → «Ana Ruiz»."""
    return " ".join(_apart(word) for word in text.split())


def is_given(word: str) -> bool:
    """Tell whether a folded word is a usual given name, or a nickname of one."""
    return word in people.GIVEN or len(formal(word)) > 1


def is_family(word: str) -> bool:
    """Tell whether a folded word is a usual surname."""
    is_patronymic = word.endswith("ez") and len(word) >= _SHORTEST_IN_EZ
    return word in people.FAMILY or is_patronymic


def is_pure_given(word: str) -> bool:
    """Tell whether a folded word is a given name and no surname."""
    return word in people.GIVEN and not is_family(word) and word not in people.WORDS_TOO


def _apart(word: str) -> str:
    pieces = _RUN_TOGETHER.split(word)
    first, *others = pieces
    is_begun = is_given(fold(first)) or (first.endswith(".") and len(first) > _INITIAL)
    known = is_begun and all(is_given(fold(p)) or is_family(fold(p)) for p in others)
    return " ".join(pieces) if others and known else word


def _of_titles(parts: dict[str, str]) -> Iterator[Why]:
    titles = fold(parts.get("prefix", "")).split()
    # «Don Julio» and «San Marcos» are shops as often as people.
    if titles and not _COURTESIES.issuperset(titles):
        yield Why.TITLE
    if parts.get("suffix"):
        yield Why.DEGREE


def _of_words(parts: dict[str, str], content: list[str]) -> Iterator[Why]:
    given = plain_words(f"{parts.get('given', '')} {parts.get('middle', '')}")
    family = plain_words(parts.get("family", ""))
    sure = [word for word in family if word not in people.WORDS_TOO]
    # Luz and Flor are given names beside a word that is nothing else.
    is_sure = bool(sure) or sum(map(is_given, given)) > 1
    if any(is_given(word) for word in given if is_sure or word not in people.WORDS_TOO):
        yield Why.KNOWN_GIVEN
    is_begun = bool(family) and is_given(content[0])
    surnames = sure if not is_begun else family
    if any(map(is_family, surnames)) or (not given and any(map(is_family, content))):
        yield Why.KNOWN_FAMILY


def _of_shape(bare: list[str], content: list[str], parts: dict[str, str]) -> Iterator[Why]:
    capitals = all(word[0].isupper() or word.lower() in _LOWER for word in bare)
    if len(content) > 1 and capitals:
        yield Why.NAME_SHAPE
    is_titled = not _COURTESIES.issuperset(fold(parts.get("prefix", "")).split())
    if len(content) < 2 and not is_titled:  # noqa: PLR2004 - a given name and a surname
        yield Why.SHORT
    if not capitals:
        yield Why.SENTENCE


def _is_ordinary(first: str, names: list[str]) -> bool:
    """Tell whether a text begins with a word that alone says nothing of a person."""
    return first in people.WORDS_TOO and len(names) < 2  # noqa: PLR2004 - with another one it is a name


def _against(piece: Piece, content: list[str]) -> Iterator[Why]:
    folded = piece.folded
    names = [word for word in content if is_given(word) or is_family(word)]
    others = [word for word in content if word not in names]
    if any((organisations.is_word(w) or w in FIELDS) and not is_family(w) for w in others):
        yield Why.COMPANY_WORD
    elif not names and any(organisations.is_weak(word) for word in others):
        yield Why.ORDINARY_WORD
    if organisations.legal_form(piece.text):
        yield Why.LEGAL_FORM
    if any(roles.is_head(word) and not is_family(word) and not is_given(word) for word in others):
        yield Why.ROLE_WORD
    if folded[0] in STREETS and not (is_given(folded[0]) or is_family(folded[0])):
        yield Why.STREET_WORD
    if " ".join(folded) in CITIES or " ".join(folded) in COUNTRIES:
        yield Why.KNOWN_CITY
    spoken = [w for w in folded if w in SENTENCE_WORDS and w not in _LOWER and w not in names]
    if any(word in ADDRESSING for word in spoken) or len(spoken) > 1 or folded[0] in _LOWER:
        yield Why.SENTENCE
    elif spoken or len(names) * 2 < len(content) or _is_ordinary(content[0], names):
        yield Why.ORDINARY_WORD
