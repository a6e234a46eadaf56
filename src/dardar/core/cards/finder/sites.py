"""Sites, social profiles and handles in a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder.words.endings import ENDINGS, SECOND, WORDS_TOO
from dardar.core.identity import profiles

_GAPS: Final = re.compile(
    r"\b(www|w ww|ww w|wwww?|vvww|wvw|htt?ps?:?/{1,2}(?:[fi7l](?=www)|['\"|])?)"
    r"\s?[.,:;]?\s?(?=[\w-]{2,63}\s?[.,]\s?[a-z])",
    re.IGNORECASE,
)
_BEGUN: Final = re.compile(r"[^\s|,]{1,200}")
_NEXT: Final = re.compile(r"\s?[.,]\s?([a-z0-9-]{1,40}(?:[./][\w./-]{0,80})?)", re.IGNORECASE)
_TOKEN: Final = re.compile(r"\S+")
_LABEL: Final = re.compile(r"\A[^\W\d_]{1,8}:(?!/)")  # «Web:acme.mx»
_DOMAIN: Final = re.compile(
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,5}[a-z]{2,14}(?=[/?#:]|\Z)", re.IGNORECASE
)
_HANDLE: Final = re.compile(r"(?<![\w.@])@\s?([A-Za-z0-9_](?:[\w.]{0,28}[A-Za-z0-9_])?)", re.ASCII)
_FRAME: Final = " \t.,;:|•·()[]<>«»\"'*"
_ABBREVIATIONS: Final = frozenset(
    "av col lic dr dra ing arq no num tel esq ext int dpto sr sra st".split()
)
_NAMES: Final = {"x": "twitter"}
# Networks that the house's profiles know no account of, but cards name.
_MORE_HOSTS: Final = {
    "tiktok.com": "tiktok",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "behance.net": "behance",
    "pinterest.com": "pinterest",
    "xing.com": "xing",
    "vimeo.com": "vimeo",
    "threads.net": "threads",
    "wa.me": "whatsapp",
}  # fmt: skip
_HOST_OF: Final = {
    "linkedin": "linkedin.com/in/",
    "instagram": "instagram.com/",
    "facebook": "facebook.com/",
    "twitter": "x.com/",
    "github": "github.com/",
    "tiktok": "tiktok.com/@",
    "youtube": "youtube.com/@",
}


@dataclass(frozen=True, slots=True)
class Site:
    """A site or profile, where it stands in the line, and how sure its form is."""

    kind: Kind
    value: str
    service: str
    start: int
    end: int
    has_www: bool = False
    is_mended: bool = False


def sites(text: str) -> Iterator[Site]:
    """Yield the sites and profiles of a line that hold a domain."""
    end = 0
    for opening in _GAPS.finditer(text):
        if opening.start() >= end and (found := _opened(text, opening)):
            end = found.end
            yield found
    covered = end
    for token in _TOKEN.finditer(text):
        if token.start() < covered:
            continue
        bare = _LABEL.sub("", token[0].strip(_FRAME)).strip(_FRAME)
        start = token.start() + token[0].index(bare) if bare else token.start()
        if bare and (found := _bare(bare, start)):
            yield found


def handles(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the @handles of a line: the account, where it begins and where it ends."""
    for match in _HANDLE.finditer(text):
        if any(character.isalpha() for character in match[1]):
            yield match[1], match.start(), match.end()


def profile_of(service: str, account: str) -> str:
    """Return the address of an account of a network, «@account» where it is not known."""
    host = _HOST_OF.get(service)
    return f"{host}{account}" if host else f"@{account}"


def domain_of(value: str) -> str:
    """Return the host that a site or a mail address names, without www., lower-case."""
    if "@" in value and "/" not in value:
        return value.rpartition("@")[2].lower()
    try:
        host = urlsplit(value if "://" in value else f"//{value}").hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.")


def label_of_domain(domain: str) -> str:
    """Return the name under which a domain is registered: acme of «correo.acme.com.mx»."""
    pieces = domain.lower().split(".")
    while len(pieces) > 1 and (pieces[-1] in ENDINGS or pieces[-1] in SECOND):
        pieces.pop()
        if pieces[-1] not in SECOND:
            break
    return pieces[-1]


def _opened(text: str, opening: re.Match[str]) -> Site | None:
    """Return the site that begins with www or a scheme, gaps closed."""
    found, end = _closed(text[opening.end() :])
    bare = found.strip(_FRAME)
    begun = opening[1].lower()
    scheme = "https://" if begun.startswith(("https", "htps")) else "http://"
    is_scheme = begun.startswith("h")
    if not is_scheme and bare.lower().startswith("www."):
        bare = bare[4:]
    if not _DOMAIN.match(bare):
        return None
    address = f"{scheme if is_scheme else 'www.'}{bare}"
    written = text[opening.start() : opening.end() + end]
    site = _site(address, opening.start(), opening.start() + len(written))
    is_mended = written.strip(_FRAME).lower() != address.lower()
    return replace(site, has_www=True, is_mended=is_mended)


def _closed(text: str) -> tuple[str, int]:
    """Return the domain and path that a text begins with, gaps around dots closed, and its end."""
    token = _BEGUN.match(text)
    if not token:
        return "", 0
    found, end = token[0], token.end()
    # Gaps go as long as what follows may be a domain's next part.
    while "/" not in found and (gap := _NEXT.match(text, end)):
        head = gap[1].replace("/", ".").partition(".")[0].lower()
        if head not in ENDINGS and "." in found.rstrip("."):
            break
        found = f"{found.rstrip('.')}.{gap[1]}"
        end = gap.end()
    return found, end


def _bare(token: str, start: int) -> Site | None:
    """Return the site of a token that is a domain, with a path or without."""
    match = _DOMAIN.match(token)
    if not match or "@" in token.partition("/")[0] or not match[0].isascii():
        return None  # of the domains in other letters hardly one is without www on a card
    host = match[0]
    pieces = host.lower().split(".")
    ending = pieces[-1]
    if profiles.slug(token):
        return _site(token, start, start + len(token))
    is_name = len(pieces[-2]) > 1 and any(c.isalpha() for c in pieces[-2])
    if ending not in ENDINGS or not is_name or not _ABBREVIATIONS.isdisjoint(pieces[:-1]):
        return None
    is_word = ending in WORDS_TOO and len(pieces) == 2  # noqa: PLR2004 - name and ending
    if is_word and not (host.islower() or (host.isupper() and len(host) > 6)):  # noqa: PLR2004 - S.A.
        return None
    return _site(token, start, start + len(token))


def _site(address: str, start: int, end: int) -> Site:
    bare = address.rstrip("/.,;")
    found = profiles.slug(bare)
    domain = ".".join(domain_of(bare).split(".")[-2:])
    service = _NAMES.get(found[0], found[0]) if found else _MORE_HOSTS.get(domain, "")
    has_path = "/" in bare.split("://")[-1]
    if service and (found or has_path):
        kind = Kind.CHAT if service in {"telegram", "whatsapp"} else Kind.PROFILE
        return Site(kind, bare, service, start, end)
    return Site(Kind.URL, bare, "", start, end)
