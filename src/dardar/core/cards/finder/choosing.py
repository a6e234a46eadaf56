"""Who and what the words of a card are: the name, the positions, the company, each weighed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.finder import (
    agreement,
    layout,
    names,
    organisations,
    roles,
    sites,
)
from dardar.core.cards.finder.confidence import log_odds
from dardar.core.cards.finder.mails import PROVIDERS
from dardar.core.cards.finder.pieces import Piece, joined, largest
from dardar.core.cards.finder.values import Value
from dardar.core.cards.finder.why import Why
from dardar.core.cards.finder.words.organisations import DEPARTMENTS
from dardar.core.identity import mail
from dardar.core.identity.names import plain_words
from dardar.core.identity.text import fold

LEAST_NAME: Final = 0.0  # log-odds from which on a name is believed
LEAST_COMPANY: Final = -2.0
LEAST_OF_NOBODY: Final = -2.2  # a card of nobody is some firm's
LEAST_OF_WORK: Final = 0.0
LEAST_SECOND: Final = 1.5  # of a second company
LEAST_ROLE: Final = 0.0
_MOST_JOINED: Final = 3  # lines of one company
_MOST_FAMILY: Final = 3  # surnames on one line
_LARGE: Final = 0.92  # of the largest size
_MUCH: Final = 1.5  # times larger than all else
# A line goes on with small letters, or with capitals below capitals.
_GOES_ON: Final = re.compile(r"^(?:&|\(|(?:y|e|and|de|del|do|da|of|for|und|et|la)\s)")
_OPEN: Final = re.compile(
    r"(?:&|,|\b(?:y|e|and|de|del|do|da|of|for|la|los|en|und|et|the))\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Seen:
    """A choice that was weighed: the pieces it is of, and what speaks for it."""

    pieces: tuple[Piece, ...]
    whole: Piece
    why: tuple[Why, ...]
    odds: float


@dataclass(frozen=True)
class Around:
    """What of the card was found already, and helps to choose."""

    mails: tuple[str, ...]
    labels: tuple[str, ...]  # the names under which the domains on the card are registered
    largest: float
    first: Piece | None
    sizes: tuple[tuple[int, float], ...]  # of each piece, with the number of its line
    firms: tuple[Piece, ...]  # pieces that are clearly one's name
    is_cased: bool  # whether any line begins with a capital

    @classmethod
    def of(cls, values: Iterable[Value], pieces: Sequence[Piece]) -> "Around":
        """Return what the values of a card tell."""
        values = list(values)
        addresses = [v.field.value for v in values if v.field.kind is Kind.EMAIL]
        places = [v.field.value for v in values if v.field.kind in {Kind.EMAIL, Kind.URL}]
        domains = {sites.domain_of(place) for place in places} - PROVIDERS - {""}
        accounts = {
            a
            for v in values
            if v.field.kind is Kind.PROFILE and (a := v.field.value.rpartition("/")[2])
        }
        # A shop with a mailbox at a provider calls it by its name, as it does its profiles.
        accounts |= {a.partition("@")[0] for a in addresses if sites.domain_of(a) in PROVIDERS}
        labels = {sites.label_of_domain(domain) for domain in domains} | accounts
        names = tuple(sorted(labels))
        return cls(
            mails=tuple(addresses),
            labels=names,
            largest=largest(pieces),
            first=next(iter(pieces), None),
            sizes=tuple((piece.lines[0], piece.size) for piece in pieces),
            firms=tuple(piece for piece in pieces if _is_firm(piece, names)),
            is_cased=any(piece.text[0].isupper() for piece in pieces),
        )

    @property
    def own_mails(self) -> tuple[str, ...]:
        """Return the mails that are not a function's."""
        return tuple(address for address in self.mails if not mail.is_shared(address))


def role_of(piece: Piece) -> Seen | None:
    """Return a piece as a position, None if nothing speaks for it."""
    why = roles.reasons(piece)
    if not why or Why.SENTENCE in why:
        return None
    if organisations.legal_form(piece.text):
        why = (*why, Why.LEGAL_FORM)
    return _seen((piece,), Kind.ROLE, why)


def name_of(pieces: tuple[Piece, ...], around: Around, near: Iterable[Piece]) -> Seen | None:
    """Return pieces as a person's name, None if they can be none.

    Args:
        pieces: one, or two lines that are read as one name.
        around: the other values of the card.
        near: the pieces that are positions.

    """
    whole = joined(pieces)
    why = names.reasons(whole)
    if not why:
        return None
    name = names.whole(whole.text)
    found = max((agreement.mail_of_name(a, name) for a in around.mails), default=agreement.NO)
    more = [Why.MAIL_AGREES] if found == agreement.FULL else []
    more += [Why.PART_OF_MAIL] if found == agreement.PART else []
    if any(layout.is_near(part, role) for role in near for part in pieces):
        more.append(Why.NEXT_TO_ROLE)
    more += _size(whole, around)
    if any(firm not in pieces and firm.size >= whole.size for firm in around.firms):
        more.append(Why.BESIDE_FIRM)
    if len(pieces) > 1:
        if not _are_name(pieces, around):
            return None
        more.append(Why.ONE_TEXT)
    is_site = any(
        agreement.site_of_company(label, whole.text) == agreement.FULL for label in around.labels
    )
    if is_site and found != agreement.FULL and around.mails and not around.own_mails:
        more.append(Why.FUNCTION_MAIL)
    return _seen(pieces, Kind.NAME, (*why, *more))


def company_of(
    pieces: tuple[Piece, ...], around: Around, *, is_nobody: bool, is_only: bool = False
) -> Seen | None:
    """Return pieces as a company, None if nothing can be one."""
    whole = joined(pieces)
    if len(pieces) > 1 and (any(map(_is_role_alone, pieces)) or _has_slogan(pieces, around)):
        return None
    why = organisations.reasons(whole, around.labels)
    if not any(c.isalpha() for c in whole.text):
        return None
    more = [*_size(whole, around), *((Why.NOBODY,) if is_nobody else ())]
    more += [Why.ONLY_ONE] if is_only else []
    more += [Why.AFTER_AT] if whole.is_after_at else []
    more += [Why.FIRST] if pieces[0] is around.first else []
    more += [Why.ONE_TEXT] if len(pieces) > 1 and not goes_apart(pieces) else []
    if around.is_cased and whole.text.islower() and len(whole.words) > 1:
        more.append(Why.ORDINARY_WORD)
    if Why.KNOWN_GIVEN in names.reasons(whole):
        more.append(Why.KNOWN_GIVEN)
    as_role = roles.reasons(whole)
    strong = {Why.LEGAL_FORM, Why.SITE_AGREES}
    if Why.ROLE_WORD in as_role and not strong & set(why):
        more.append(Why.ROLE_WORD)
    elif Why.PRACTICE in as_role and not strong & set(why):
        more.append(Why.PRACTICE)
    return _seen(pieces, Kind.COMPANY, (*why, *more))


def _has_slogan(pieces: Sequence[Piece], around: Around) -> bool:
    """Tell whether the lines before the last are the company of a domain, and it goes no further.

    «Museo Sextante» above «Arte en movimiento», beside museosextante.es.
    """
    *before, last = pieces
    name = joined(before)
    letters = len(fold(name.text).replace(" ", ""))
    is_all = any(
        agreement.site_of_company(label, name.text) == agreement.FULL
        and len(fold(label).replace(" ", "")) <= letters
        for label in around.labels
    )
    goes_further = organisations.legal_form(f"{name.text} {last.text}") or goes_on(before[-1], last)
    return is_all and not goes_further and not organisations.is_generic(name)


def may_be_role(piece: Piece, name: Seen) -> bool:
    """Tell whether a piece that no company was made of stands under a name as positions do."""
    last = name.pieces[-1]
    against = set(organisations.reasons(piece, ())) & {
        *(Why.SENTENCE, Why.LEGAL_FORM, Why.STREET_WORD, Why.SHORT, Why.KNOWN_CITY),
        *(Why.GENERIC, Why.ORDINARY_WORD, Why.COMPANY_WORD),
    }
    is_under = layout.follows(piece, last) and piece.size <= last.size
    is_service = piece.folded[0] in DEPARTMENTS
    return is_under and not against and not is_service and not names.is_known(piece)


def rows(
    pieces: Sequence[Piece],
    are_one: Callable[[Piece, Piece], bool],
    *,
    most: int = _MOST_JOINED,
) -> Iterator[tuple[Piece, ...]]:
    """Yield each piece, and each run of pieces that may be lines of one text."""
    for start, piece in enumerate(pieces):
        run = [piece]
        yield (piece,)
        for other in _after(pieces, start):
            if len(run) == most:
                break
            if not layout.follows(other, run[-1]):
                continue
            if not are_one(run[-1], other):
                break
            run.append(other)
            yield tuple(run)


def goes_on(above: Piece, below: Piece) -> bool:
    """Tell whether the words of two lines show that the second continues the first."""
    text = below.text.lower() if above.text.isupper() else below.text
    return bool(_GOES_ON.search(text) or _OPEN.search(above.text))


def goes_apart(pieces: Sequence[Piece]) -> bool:
    """Tell whether lines differ so in size or reading that they hardly are one text."""
    return any(
        not layout.same_size(above, below) or organisations.is_sentence(below)
        for above, below in pairwise(pieces)
    )


def _is_firm(piece: Piece, labels: Sequence[str]) -> bool:
    """Tell whether a piece is clearly the name of a firm."""
    why = set(organisations.reasons(piece, labels))
    is_named = bool({Why.COMPANY_WORD, Why.LEGAL_FORM, Why.SITE_AGREES} & why)
    against = {Why.GENERIC, Why.SENTENCE, Why.ORDINARY_WORD}
    return is_named and not against & why and not names.is_known(piece)


def _is_role_alone(piece: Piece) -> bool:
    """Tell whether a piece is a position and has no word of a firm."""
    is_firm = Why.COMPANY_WORD in organisations.reasons(piece, ())
    return Why.ROLE_WORD in roles.reasons(piece) and (roles.is_head(piece.folded[0]) or not is_firm)


def _are_name(pieces: Sequence[Piece], around: Around) -> bool:
    """Tell whether two lines are one name: given names first, then surnames alone."""
    first, second = pieces
    before, after = names.parts_of(first.text), names.parts_of(second.text)
    given = plain_words(before.get("given", ""))
    family = plain_words(" ".join(after.get(part, "") for part in ("given", "middle", "family")))
    begun = plain_words(before.get("family", ""))
    if given and given[0] in family:
        return False  # «Jane», with whom a mail ends, above «Jane Doe»
    if before.get("prefix") and not given and len(begun) == 1:
        given, begun = begun, []  # a given name that is not known, after a title
    if not given or not 0 < len(family) <= _MOST_FAMILY or after.get("prefix"):
        return False
    doubts = {Why.COMPANY_WORD, Why.LEGAL_FORM, Why.ROLE_WORD, Why.STREET_WORD}
    # «Partner» beneath «James Fletcher», but «PASTOR» beneath «JUAN GARCÍA».
    is_role = begun and roles.may_head(second.folded[0]) and second.size < first.size
    is_doubted = doubts & set(names.reasons(second)) or roles.reasons(second) or is_role
    if is_doubted or len(begun) > 1:
        return False
    is_firm = any(
        agreement.site_of_company(label, second.text) == agreement.FULL for label in around.labels
    )
    if is_firm and not agreement.mail_is_of_any(second.text, around.mails):
        return False
    # A second given name may stand on the second line where the first has no surname.
    surnames = family if begun else family[-1:]
    are_surnames = not any(map(names.is_pure_given, surnames))
    is_titled = bool(before.get("prefix"))
    is_whole = len(family) > 1 and names.is_given(family[0]) and not names.is_given(given[0])
    if is_whole and not is_titled:
        return False  # «Tramontana» above «Xavier Carvajal»
    is_begun = is_titled or names.is_given(given[0]) or all(map(names.is_family, [*begun, *family]))
    return is_begun and are_surnames and layout.same_size(first, second)


def _after(pieces: Sequence[Piece], start: int) -> Sequence[Piece]:
    return pieces[start + 1 : start + 6]


def are_one_company(above: Piece, below: Piece) -> bool:
    """Tell whether two lines look like one company: size and case are equal."""
    if not (layout.same_size(above, below) and layout.is_tight(below, above)):
        return False
    if not above.size:
        # Without sizes only words tell: «Hospital» asks for the name of it.
        return goes_on(above, below) or organisations.is_generic(above)
    if organisations.is_generic(above):
        return True
    return above.text.isupper() == below.text.isupper() or goes_on(above, below)


def _size(whole: Piece, around: Around) -> list[Why]:
    if not around.largest or whole.size < _LARGE * around.largest:
        return []
    others = [size for number, size in around.sizes if number not in whole.lines]
    stands_out = bool(others) and whole.size > _MUCH * max(others)
    return [Why.LARGEST, Why.STANDS_OUT] if stands_out else [Why.LARGEST]


def _seen(pieces: tuple[Piece, ...], kind: Kind, why: Iterable[Why]) -> Seen:
    whole = joined(pieces)
    unsure = (Why.UNSURE_READING,) if whole.is_doubted else ()
    reasons = tuple(dict.fromkeys((*why, *unsure)))
    return Seen(pieces, whole, reasons, log_odds(kind, reasons))


def name_value(seen: Seen) -> Value:
    """Return the field of a name."""
    parts = _divided(seen.pieces) or names.parts_of(seen.whole.text)
    field = Field(Kind.NAME, names.whole(seen.whole.text), parts=parts)
    return Value(field, seen.why, seen.whole.lines, seen.whole.side)


def _divided(pieces: Sequence[Piece]) -> dict[str, str] | None:
    """Return the parts of a name that a line break tells, or that it must have on a card.

    What stands on a line of its own below given names are the surnames; and a card that gives two
    names, though both are given names, gives a surname.
    """
    first, *others = (names.parts_of(piece.text) for piece in pieces)
    if not others:
        words = first.get("given", "").split()
        is_pair = len(words) == 2 and first.keys() <= {"prefix", "given", "suffix"}  # noqa: PLR2004 - given and family name
        return {**first, "given": words[0], "family": words[1]} if is_pair else None
    below = " ".join(filter(None, map(others[0].get, ("given", "middle", "family"))))
    if first.keys() <= {"prefix", "given"} and not any(
        map(names.is_pure_given, plain_words(below))
    ):
        return {**first, "family": below, **_only(others[0], "suffix")}
    return None


def _only(parts: Mapping[str, str], part: str) -> dict[str, str]:
    return {part: parts[part]} if part in parts else {}


def least_of_company(seen: Seen, *, is_nobody: bool, is_second: bool) -> float:
    """Return the log-odds from which on a choice is believed to be a company."""
    if is_second:
        return LEAST_SECOND
    if is_nobody:
        return LEAST_OF_NOBODY
    # «Arquitectura», «Redes y alarmas» on a card of somebody are what they do.
    is_work = bool({Why.GENERIC, Why.ORDINARY_WORD} & set(seen.why))
    return LEAST_OF_WORK if is_work else LEAST_COMPANY


def value(kind: Kind, seen: Seen) -> Value:
    """Return the field of a position or company, as it is written."""
    text = seen.whole.text.strip(" ,;|•·-–")
    return Value(Field(kind, text), seen.why, seen.whole.lines, seen.whole.side)
