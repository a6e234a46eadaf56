"""Misread addresses on the net, put right by what else the card says.

Mails and sites of one card mostly share a domain, which is made of the company's name, and a mail
is made of the person's. Where two of these nearly agree, one of them was misread: the one of which
the engine was less sure gives way, unless two say the same against it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz.distance import Levenshtein

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.finder import agreement, mails, sites
from dardar.core.cards.finder.values import Value
from dardar.core.cards.finder.why import Why
from dardar.core.identity import companies
from dardar.core.identity.names import plain_words, split_name
from dardar.core.identity.text import fold

_NETWORKED: Final = frozenset({Kind.EMAIL, Kind.URL})
_LEAST: Final = 6  # letters of what may be one that was misread
_LONG: Final = 13  # letters from which on two may be misread
_LEAST_WORD: Final = 5  # letters of a word of a name that may be misread in a mail
_CLEAR: Final = 0.99  # a reading that is not doubted


def domains_agreed(
    found: Sequence[Value], named: Mapping[str, float], readings: Sequence[float]
) -> list[Value]:
    """Return values with the domains that were meant, where others on the card nearly say so.

    Args:
        found: mails, sites and other values.
        named: the companies of the card, with how sure the engine was of them.
        readings: how sure the engine was of each line.

    """
    seen: Counter[str] = Counter()
    sure: dict[str, float] = {}
    for value in found:
        if host := _host(value):
            seen[host] += 1
            sure[host] = max(sure.get(host, 0.0), _reading(value, readings))
    meant = {host: _meant(host, seen, sure, named) for host in seen}
    return [_with_host(value, meant.get(_host(value), "")) for value in found]


def local_part_agreed(address: str, names: Iterable[str]) -> str:
    """Return a mail address with the words of a name that its local part nearly is made of."""
    local, _, domain = address.partition("@")
    for name in names:
        parts = split_name(name)
        given = plain_words(f"{parts.get('given', '')} {parts.get('middle', '')}")
        family = plain_words(parts.get("family", ""))
        forms = [*given, *family]
        forms += [f"{a}{b}" for a in given for b in family]
        forms += [f"{b}{a}" for a in given for b in family]
        forms += [f"{a[0]}{b}" for a in given for b in family]
        better = "".join(_nearest(piece, forms) for piece in _pieces(local))
        other = f"{better}@{domain}"
        if better != local and agreement.mail_of_name(other, name) == agreement.FULL:
            return other
    return address


def is_clear(value: Value, readings: Sequence[float]) -> bool:
    """Tell whether the engine was so sure of a value that nothing in it is doubted."""
    return _reading(value, readings) >= _CLEAR


def _host(value: Value) -> str:
    if value.field.kind not in _NETWORKED:
        return ""
    host = sites.domain_of(value.field.value)
    return "" if host in mails.PROVIDERS else host


def _reading(value: Value, readings: Sequence[float]) -> float:
    return min(readings[number] for number in value.lines)


def _meant(
    host: str, seen: Counter[str], sure: Mapping[str, float], named: Mapping[str, float]
) -> str:
    """Return the domain that was meant by one that was read."""
    label = sites.label_of_domain(host)
    if seen[host] > 1 or any(agreement.site_of_company(label, n) == agreement.FULL for n in named):
        return host
    others = [other for other in seen if other != host and _are_near(host, other)]
    for other in sorted(others, key=lambda other: (-seen[other], -sure[other])):
        is_named = any(
            agreement.site_of_company(sites.label_of_domain(other), n) == agreement.FULL
            for n in named
        )
        if is_named or seen[other] > 1 or sure[other] > sure[host]:
            return other
    for company, reading in named.items():
        for made in _labels_of(company):
            if reading >= sure[host] and sure[host] < _CLEAR and _are_near(label, made):
                return host.replace(label, made, 1)
    return host


def _labels_of(company: str) -> list[str]:
    """Return the names under which a company would register a domain."""
    words, whole = companies.bare(company).split(), fold(company).split()
    return ["".join(words), "".join(whole), "-".join(words), "-".join(whole)]


def _are_near(one: str, other: str) -> bool:
    """Tell whether two texts are so near that one of them was misread."""
    shorter = min(len(one), len(other))
    most = 0 if shorter < _LEAST else 1 if shorter < _LONG else 2
    return Levenshtein.distance(one, other, score_cutoff=most) <= most


def _with_host(value: Value, host: str) -> Value:
    old = _host(value)
    if not host or host == old:
        return value
    text = value.field.value
    at = text.lower().rfind(old)
    whole = f"{text[:at]}{host}{text[at + len(old) :]}"
    field = Field(value.field.kind, whole, value.field.label)
    return replace(value, field=field, why=(*value.why, Why.MENDED))


def _pieces(local: str) -> list[str]:
    """Return the words and signs of a local part: ``ana``, ``.``, ``ruiz``."""
    pieces: list[str] = [""]
    for sign in local:
        if sign.isalnum() == pieces[-1].isalnum():
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _nearest(piece: str, forms: Sequence[str]) -> str:
    """Return the one form that a piece nearly is, else the piece itself."""
    if piece.lower() in forms or len(piece) < _LEAST_WORD:
        return piece
    near = {form for form in forms if Levenshtein.distance(piece.lower(), form) == 1}
    return near.pop() if len(near) == 1 else piece
