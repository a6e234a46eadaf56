"""Mail addresses in a line, those that were misread put right."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dardar.core.cards.finder.sites import domain_of
from dardar.core.cards.finder.words.endings import ENDINGS
from dardar.core.identity.mail import canonical

_LONGEST_LOCAL: Final = 64  # RFC 5321 §4.5.3.1.1
_LONGEST_DOMAIN: Final = 120
_LOCAL: Final = re.compile(r"[\w.+%'’|!-]", re.ASCII)
_DOMAIN: Final = re.compile(r"[\w.-]{1,120}")
_SIGN: Final = re.compile(
    r"\s?[\[({<]\s?(?:at|arroba|a|chez)\s?[\])}>]\s?|\s(?:at|arroba)\s(?=[\w-]+\s?(?:\.|dot|punto))",
    re.IGNORECASE,
)
_DOT: Final = re.compile(
    r"\s?[\[({]\s?(?:dot|punto|ponto)\s?[\])}]\s?|\s(?:dot|punto|ponto)\s", re.IGNORECASE
)
# Engines read the sign as another one that looks like it.
_LIKE_SIGN: Final = re.compile(r"(?<=[a-z0-9])[©®](?=[a-z0-9-]{2,40}\s?[.,])", re.IGNORECASE)
_GAP: Final = re.compile(
    r"(?:\s?[.,]\s?|(?<=\.)\s)([a-z0-9-]{1,40}(?:\.[a-z]{2,6}){0,2})", re.IGNORECASE
)
_REGISTRIES: Final = frozenset("com co org net edu gob gov ac".split())
_ENDS: Final = ("com", "net", "org", "edu", "es", "mx")
_LEAST_NAME: Final = 3  # letters before an ending whose dot is missing
_CONFUSED: Final = (
    *(("I", "l"), ("l", "i"), ("i", "l"), ("1", "l"), ("0", "o"), ("rn", "m"), ("m", "rn")),
    *(("q", "g"), ("g", "q"), ("5", "s"), ("vv", "w"), ("c", "e"), ("e", "c"), ("u", "v")),
)
_FOR_SIGN: Final = frozenset("gqaeoQ0&")  # what @ is read as
_COUNTRY_CODE: Final = 2  # letters
_HOSTS: Final = (
    *("gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com", "live.com"),
    *("yahoo.com.mx", "hotmail.es", "yahoo.es", "outlook.es", "yahoo.com.ar", "uol.com.br"),
    *("protonmail.com", "proton.me", "me.com", "msn.com", "yahoo.com.br", "bol.com.br", "gmx.de"),
    *("terra.com.br", "web.de", "gmx.net", "orange.fr", "libero.it", "sapo.pt", "aol.com"),
    *("telefonica.net", "prodigy.net.mx", "hotmail.com.mx", "live.com.mx", "ymail.com"),
    *("googlemail.com", "hotmail.fr", "hotmail.it", "yahoo.fr", "yahoo.it", "free.fr"),
    *("wanadoo.fr", "btinternet.com", "yahoo.co.uk", "hotmail.co.uk", "outlook.com.br"),
)  # fmt: skip
PROVIDERS: Final = frozenset(_HOSTS)


class Mail(NamedTuple):
    """A mail address, where it stands in the line, and whether it was mended."""

    address: str
    start: int
    end: int
    is_mended: bool


def mails(text: str) -> Iterator[Mail]:
    """Yield the mail addresses of a line.

    Spaces beside the sign and the dots, commas for dots, «(at)», and other signs read for @ are
    put right; where a dot before a usual ending is missing, it is set.
    """
    spots = [(m.start(), m.end()) for m in re.finditer(r"\s?@\s?", text)]
    is_written = bool(spots)
    if not spots:
        spots = [(m.start(), m.end()) for m in _SIGN.finditer(text)]
    if not spots:
        spots = [(m.start(), m.end()) for m in _LIKE_SIGN.finditer(text)]
    low = 0
    for place, (sign_start, sign_end) in enumerate(spots):
        ceiling = spots[place + 1][0] if place + 1 < len(spots) else len(text)
        start, local = _local(text, low, sign_start)
        end, domain = _domain(text, sign_end, ceiling)
        local = local.replace("|", "l").replace("!", "l").strip(".")
        ending = _mended_domain(domain)
        found = canonical(f"{local}@{ending}") if local and ending else None
        is_apart = text[sign_start:sign_end] != "@" and is_written
        # «IG @ana.ruiz» is an account, not a mail.
        if not found or (is_apart and ending.rpartition(".")[2].lower() not in ENDINGS):
            continue
        written = text[start:end]
        is_mended = not is_written or written != f"{local}@{ending}"
        yield Mail(f"{local}@{ending}", start, end, is_mended)
        low = end


def agreed(address: str, domains: Iterable[str]) -> str:
    """Return an address with the domain of a site on the card that it was nearly read as."""
    local, _, domain = address.partition("@")
    if domain.lower() in PROVIDERS:
        return address
    for other in domains:
        if other != domain.lower() and _skeleton(other) == _skeleton(domain):
            return f"{local}@{other}"
    return address


def confused(address: str) -> Iterator[str]:
    """Yield an address with signs of its local part for those that engines take them for."""
    local, sign, domain = address.partition("@")
    for read, meant in _CONFUSED:
        for spot in re.finditer(re.escape(read), local):
            yield f"{local[: spot.start()]}{meant}{local[spot.end() :]}{sign}{domain}"


def agreed_site(address: str, domains: Iterable[str]) -> str:
    """Return a site with the domain that it was nearly read as."""
    host = domain_of(address)
    for other in domains:
        if other != host and _skeleton(other) == _skeleton(host):
            start = address.lower().rfind(host)
            return f"{address[:start]}{other}{address[start + len(host) :]}"
    return address


def without_sign(address: str, domains: Iterable[str]) -> Iterator[str]:
    """Yield the mails that a word may be if its sign was not read: «anaacme.mx» beside acme.mx.

    The sign may have been read as a letter, and dots may be lost: «anagacmemx».
    """
    if address.lower().startswith(("www.", "http")):
        return
    for domain in domains:
        bare = domain.replace(".", "")
        plain = address.lower().replace(".", "")
        if not plain.endswith(bare) or not domain:
            continue
        # The local part is what its letters leave of the word, dots in it included.
        left, letters = "", len(plain) - len(bare)
        for sign in address:
            if len(left.replace(".", "")) == letters:
                break
            left += sign
        for local in (left, left[:-1] if left[-1:] in _FOR_SIGN else ""):
            if local and local[-1].isalnum() and (found := canonical(f"{local}@{domain}")):
                yield found


def _skeleton(domain: str) -> str:
    """Return a domain in which signs that engines take for each other are one."""
    plain = domain.lower().replace("rn", "m").replace("vv", "w").replace("cl", "d")
    return plain.translate(_ALIKE)


_ALIKE: Final = str.maketrans({"1": "l", "i": "l", "0": "o", "5": "s", "-": "", ".": "", "j": "l"})


def _local(text: str, low: int, end: int) -> tuple[int, str]:
    """Return where the local part before a sign begins, and it itself."""
    start = end
    floor = max(low, end - _LONGEST_LOCAL)
    while start > floor and (text[start - 1].isalnum() or _LOCAL.match(text[start - 1])):
        start -= 1
    # A space beside a dot is the engine's: «ana. lopez@», «ana .lopez@».
    gap = re.search(r"([\w-]{1,30})(?: ([._])| ?([._]) )\Z", text[floor:start])
    if gap and start > floor and gap[1].islower():
        return floor + gap.start(), f"{gap[1]}{gap[2] or gap[3]}{text[start:end]}"
    # Signs that frame an address belong to it no more than a bar between two.
    while start < end and text[start] in "|'!.’-%+":
        start += 1
    return start, text[start:end]


def _domain(text: str, start: int, ceiling: int) -> tuple[int, str]:
    """Return where the domain after a sign ends, and it itself with dots for commas."""
    found = _DOMAIN.match(text, start, ceiling)
    if not found:
        return start, ""
    end, domain = found.end(), found[0]
    while len(domain) < _LONGEST_DOMAIN and end < ceiling:
        gap = _GAP.match(text, end, ceiling)
        if not gap or not _may_continue(domain, gap[1]):
            break
        domain, end = f"{domain.rstrip('.')}.{gap[1]}", gap.end()
    stripped = domain.rstrip(".-_")
    return end - (len(domain) - len(stripped)), stripped


def _may_continue(domain: str, piece: str) -> bool:
    """Tell whether what follows a gap is the rest of a domain, not the next word."""
    last = piece.rpartition(".")[2].lower()
    head = domain.rstrip(".").rpartition(".")[2].lower()
    is_ended = "." in domain.rstrip(".") and head in ENDINGS
    if is_ended:
        return head in _REGISTRIES and len(last) == _COUNTRY_CODE
    return last in ENDINGS


def _mended_domain(domain: str) -> str:
    """Return a domain with the dot before its usual ending, "" if it has no ending."""
    domain = domain.lower() if domain.isupper() else domain
    if "." in domain:
        head, _, last = domain.rpartition(".")
        # «acme.corn», «acme.c0m» and the like.
        fixed = {"corn": "com", "c0m": "com", "con": "com", "cam": "com", "rnx": "mx", "oom": "com"}
        return f"{head}.{fixed.get(last.lower(), last)}"
    lower = domain.lower()
    for host in _HOSTS:
        if lower == host.replace(".", ""):
            return host
    for end in _ENDS:
        if lower.endswith(end) and len(lower) > len(end) + _LEAST_NAME:
            return f"{domain[: -len(end)]}.{end}"
    return ""
