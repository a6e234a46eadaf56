"""What the text of a code says: a card, a link, the number of a badge, or just text.

Nothing of a code is ever run or opened: only http and https make a link, every other scheme is
text. Read are vCard (RFC 6350 and its elders), MECARD (NTT DOCOMO), BIZCARD, MATMSG, ``mailto:``
(RFC 6068), ``tel:`` (RFC 3966), ``sms:`` (RFC 5724) with its forms in the wild, and web addresses.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from dardar.core.cards.fields import Entry, Field, Kind
from dardar.core.cards.vcard import read
from dardar.core.cards.vcard.dates import card_date
from dardar.core.cards.whole import whole_address, whole_name
from dardar.core.identity.mail import canonical
from dardar.core.identity.profiles import slug

# Bytes of UTF-8: more than a QR code of the largest size holds (2,953).
LONGEST: Final = 4096

# Those of ASCII and Latin 1 but tabs and line ends, and those that reverse text.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PREFIX: Final = re.compile(r"url(?:to)?:\s*(?=https?:)", re.IGNORECASE)
_BARE_URL: Final = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)
# With a digit in it: a lone word is no number.
_ID: Final = re.compile(r"(?=.*\d)\w[\w./#-]{0,63}")
_NUMBER: Final = re.compile(r"\+?[\d\s().-]{6,24}")
_INTERNATIONAL: Final = re.compile(r"\+[\d\s().-]{7,24}")
# Of MECARD and its kin: "NAME:value;", in which a backslash protects the next character.
_ITEM: Final = re.compile(r"\s*([A-Za-z-]+):((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)
_PIECE: Final = re.compile(r"((?:[^\\,]|\\.)*)(?:,|$)", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_MECARD_ADDRESS: Final = (
    *("pobox", "extended", "street", "city", "region", "postcode", "country"),
)
_MECARD: Final = {
    "TEL": Kind.PHONE, "TEL-AV": Kind.PHONE, "EMAIL": Kind.EMAIL, "ORG": Kind.COMPANY,
    "TITLE": Kind.ROLE, "NICKNAME": Kind.NICKNAME, "NOTE": Kind.NOTE, "MEMO": Kind.NOTE,
    "URL": Kind.URL, "SOUND": Kind.PHONETIC, "BDAY": Kind.BIRTHDAY,
}  # fmt: skip
_BIZCARD: Final = {
    "T": (Kind.ROLE, ""), "C": (Kind.COMPANY, ""), "A": (Kind.ADDRESS, ""), "B": (Kind.PHONE, ""),
    "M": (Kind.PHONE, "cell"), "F": (Kind.PHONE, "fax"), "E": (Kind.EMAIL, ""),
}  # fmt: skip
_IDENTIFYING: Final = frozenset((Kind.NAME, Kind.COMPANY, Kind.EMAIL, Kind.PHONE, Kind.NICKNAME))
_LINKS: Final = frozenset((Kind.URL, Kind.PROFILE))


class PayloadKind(StrEnum):
    """What a code is good for."""

    CARD = "card"  # it says who somebody is, or how to reach them
    LINK = "link"  # a page of the web
    ID = "id"  # a number that means something to whoever gave it, as on a badge
    TEXT = "text"  # anything else


@dataclass(frozen=True, slots=True)
class Payload:
    """What a code says. ``text`` is the whole, free of control characters, for showing."""

    kind: PayloadKind
    text: str
    fields: tuple[Field, ...] = ()


class PayloadError(ValueError):
    """A code that is not read at all; ``code`` is ``too-long``: over 4 kB."""

    def __init__(self, code: str) -> None:
        """Keep the code, which faces translate."""
        super().__init__(code)
        self.code = code


def read_code(text: str) -> Payload:
    """Return what the text of a code says.

    Raises:
        PayloadError: it is longer than 4 kB.

    """
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise PayloadError("too-long")
    shown = _CONTROL.sub("", text.encode("utf-8", "replace").decode()).strip()
    if _CONTROL.search(text):
        return Payload(PayloadKind.TEXT, shown)
    if fields := tuple(_unlinked(field) for field in _said(shown)):
        return Payload(PayloadKind.CARD, shown, fields)
    if link := _link(_PREFIX.sub("", shown)):
        return Payload(PayloadKind.LINK, shown, link)
    is_number = _ID.fullmatch(shown) is not None
    return Payload(PayloadKind.ID if is_number else PayloadKind.TEXT, shown)


def _said(text: str) -> list[Field]:
    """Return what a card, an address or a telephone number says, nothing if it is none."""
    start = text[:12].upper()
    for beginning, reader in _FORMATS.items():
        if start.startswith(beginning):
            return reader(text)
    if match := _SCHEME.match(text):
        return _addressed(match[1].lower(), text[match.end() :])
    if _INTERNATIONAL.fullmatch(text):
        return [Field(Kind.PHONE, text)]
    return [] if any(character.isspace() for character in text) else _mail(text)


def _addressed(scheme: str, rest: str) -> list[Field]:
    if scheme == "mailto":
        return _mail(unquote(rest.partition("?")[0]))
    if scheme in {"tel", "sms", "smsto", "mms", "mmsto"}:
        number = unquote(re.split(r"[;?:,]", rest, maxsplit=1)[0]).strip()
        return [Field(Kind.PHONE, number)] if _NUMBER.fullmatch(number) else []
    if scheme in {"http", "https"}:
        return _whatsapp(_web(f"{scheme}:{rest}"))
    return []


def _mail(address: str) -> list[Field]:
    address = address.strip()
    return [Field(Kind.EMAIL, address)] if canonical(address) else []


def _vcard(text: str) -> list[Field]:
    entry = next(iter(read(io.BytesIO(text.encode()))), None)
    return list(entry.fields) if isinstance(entry, Entry) else []


def _mecard(text: str) -> list[Field]:
    return _known(_fields_of_mecard(text.partition(":")[2]))


def _fields_of_mecard(text: str) -> Iterator[Field]:
    for name, value in _items(text):
        pieces = [_plain(piece[1]) for piece in _PIECE.finditer(value)]
        if name == "N":
            parts = _filled(("family", "given"), pieces)
            yield Field(Kind.NAME, whole_name(parts), parts=parts)
        elif name == "ADR":
            parts = _filled(_MECARD_ADDRESS, pieces)
            # Many write the whole address as one, in the field of the post office box.
            is_whole = set(parts) <= {"pobox"}
            whole = _plain(value) if is_whole else whole_address(parts)
            yield Field(Kind.ADDRESS, whole, parts={} if is_whole else parts)
        elif kind := _MECARD.get(name):
            plain = _plain(value)
            yield Field(kind, card_date(plain) if kind is Kind.BIRTHDAY else plain)


def _bizcard(text: str) -> list[Field]:
    return _known(_fields_of_bizcard(text.partition(":")[2]))


def _fields_of_bizcard(text: str) -> Iterator[Field]:
    items = dict(_items(text))
    parts = _filled(("given", "family"), [_plain(items.get(name, "")) for name in ("N", "X")])
    yield Field(Kind.NAME, whole_name(parts), parts=parts)
    for name, (kind, label) in _BIZCARD.items():
        yield Field(kind, _plain(items.get(name, "")), label)


def _matmsg(text: str) -> list[Field]:
    return _mail(_plain(dict(_items(text.partition(":")[2])).get("TO", "")))


def _items(text: str) -> Iterator[tuple[str, str]]:
    return ((match[1].upper(), match[2]) for match in _ITEM.finditer(text))


def _plain(value: str) -> str:
    return _ESCAPE.sub(r"\1", value).strip()


def _filled(names: tuple[str, ...], values: list[str]) -> dict[str, str]:
    return {name: value for name, value in zip(names, values, strict=False) if value}


def _known(fields: Iterator[Field]) -> list[Field]:
    """Return the fields that say something, none if they say of nobody."""
    said = [field for field in fields if field.value]
    return said if any(field.kind in _IDENTIFYING for field in said) else []


def _link(text: str) -> tuple[Field, ...]:
    if _BARE_URL.fullmatch(text):
        text = f"https://{text}"
    if _web(text) is None:
        return ()
    profile = slug(text)
    return (Field(Kind.PROFILE, text, profile[0]) if profile else Field(Kind.URL, text),)


def _web(text: str) -> SplitResult | None:
    """Return an address of the web in its parts, None if it is none that can be trusted to be."""
    if any(character.isspace() for character in text):
        return None
    try:
        address = urlsplit(text)
        _ = address.port  # raises what is no number
    except ValueError:
        return None
    is_web = address.scheme.lower() in {"http", "https"} and address.hostname
    # A name before the host shows another one than is meant: https://bank.example@evil.example
    return address if is_web and "@" not in address.netloc else None


def _whatsapp(address: SplitResult | None) -> list[Field]:
    """Return the telephone number that a link to WhatsApp is about."""
    if address is None:
        return []
    number = ""
    if address.hostname == "wa.me":
        number = address.path.strip("/")
    elif address.hostname == "api.whatsapp.com":
        number = parse_qs(address.query).get("phone", [""])[0].strip()
    digits = number.removeprefix("+")
    return [Field(Kind.PHONE, f"+{digits}", "cell")] if _is_subscriber(digits) else []


def _is_subscriber(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 15  # noqa: PLR2004 - E.164


def _unlinked(field: Field) -> Field:
    """Return a field as it is, or as a note if it would be a link that is none of the web's."""
    scheme = _SCHEME.match(field.value)
    if field.kind not in _LINKS or not scheme or "." in scheme[1]:
        return field
    return field if scheme[1].lower() in {"http", "https"} else Field(Kind.NOTE, field.value)


_FORMATS: Final[dict[str, Callable[[str], list[Field]]]] = {
    "BEGIN:VCARD": _vcard,
    "MECARD:": _mecard,
    "BIZCARD:": _bizcard,
    "MATMSG:": _matmsg,
}
