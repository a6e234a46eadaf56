"""What a vCard file says, found by a plain scan that shares no code with the reader it judges.

It is slow and simple on purpose: physical lines are joined one by one, and each property becomes a
list of pieces of text that any reader ought to hand on. What a piece may look like there is decided
here too, by one rule for every reader.
"""

import base64
import quopri
import re
from dataclasses import dataclass, field
from pathlib import Path

_LINE_BREAK = re.compile(rb"\r\r\n|\r\n|\n|\r")
_MARK = re.compile(
    rb"(?i)(?P<agent>(?:[\w-]+\.)?agent[^:]*:)?\s*(?P<word>begin|end)\s*:\s*vcard\s*"
)
_AGENT = re.compile(rb"(?i)(?:[\w-]+\.)?agent[^:]*:\s*")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_NO_VALUES = {"BEGIN", "END", "VERSION"}
_COMPONENTS = {"N", "ADR", "ORG"}
_LISTS = {"CATEGORIES", "NICKNAME"}
_URIS = {"TEL", "EMAIL", "IMPP"}
_DATES = re.compile(r"BDAY|DEATHDATE|X-ABDATE|(?:X-.*)?ANNIVERSARY")
_APPLE_LABEL = re.compile(r"_?\$!<(.*)>!\$_?")
# Labels a reader may give by another word of the same meaning.
_LABELS = {"assistantphone": "assistant", "mobile": "cell", "iphone": "cell"}
_SHORT = 4  # shorter pieces must be a whole value somewhere, lest they be found by accident
_CUT = 3  # base64 characters at the end that a damaged picture may lose


@dataclass
class Value:
    """One property: its name, and its pieces in every form that counts as kept."""

    name: str
    pieces: list[tuple[str, ...]]


@dataclass
class ScannedCard:
    """One card: the line it begins on, its lines (header and decoded value), and its values."""

    line: int
    text: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)


def scan(path: Path) -> list[ScannedCard]:
    """Return the cards of a file with all values they say."""
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        data = data.decode("utf-16").encode()
    physical = _LINE_BREAK.split(data)
    cards: list[ScannedCard] = []
    start, depth = 0, 0
    for number, line in enumerate(physical):
        mark = _MARK.fullmatch(line)
        if not mark:
            continue
        if mark["word"].lower() == b"begin":
            waits = number > 0 and _AGENT.fullmatch(physical[number - 1])
            if depth == 0:
                start = number
            depth = depth + 1 if mark["agent"] or waits else 1
        elif depth:
            depth -= 1
            if depth == 0:
                cards.append(_card(start + 1, physical[start : number + 1]))
    return cards


def _card(number: int, physical: list[bytes]) -> ScannedCard:
    card = ScannedCard(number)
    is_old = any(re.fullmatch(rb"(?i)version:\s*2\.1\s*", line) for line in physical)
    declared = re.search(rb"(?i);CHARSET=[\w-]+", b"\n".join(physical))
    charset = declared[0].decode() if declared else ""
    for line in _logical(physical, is_old=is_old):
        header, value = _partition(line)
        name = header.split(b";")[0].rpartition(b".")[2].decode("latin-1").strip().upper()
        parameters = header.decode("latin-1").upper()
        is_quoted = "QUOTED-PRINTABLE" in parameters
        text = _decode(quopri.decodestring(value) if is_quoted else value, parameters + charset)
        head = _decode(header, "")
        if is_quoted:  # mended for the other reader
            head = re.sub(r"(?i);(?:encoding=)?quoted-printable|;charset=[^;:]*", "", head)
            card.text.append(f"{head}:" + text.replace("\r", "").replace("\n", r"\n"))
        else:
            card.text.append(f"{head}:{text}" if value or header.endswith(b":") else head + ":")
        if name not in _NO_VALUES and text.strip() and not _nests(text):
            card.values.append(_value(name, parameters, text))
    return card


def _nests(text: str) -> bool:
    return text.strip().upper() == "BEGIN:VCARD"


def _logical(physical: list[bytes], *, is_old: bool) -> list[bytes]:
    """Join folded lines, soft breaks of quoted-printable and unfolded base64."""
    lines: list[bytes] = []
    is_soft = False
    for line in physical:
        previous = lines[-1] if lines else b""
        if is_soft:
            lines[-1] = previous[:-1] + line
        elif line[:1] in (b" ", b"\t") and lines:
            lines[-1] = previous + (line if is_old else line[1:])
        elif b":" not in line and lines:
            is_base64 = re.search(rb"(?i)[;=](?:base64|b)[;:]", previous)
            lines[-1] = previous + (line if is_base64 else b"\n" + line if line.strip() else b"")
        else:
            lines.append(line)
        header = lines[-1].partition(b":")[0].upper()
        is_soft = b"QUOTED-PRINTABLE" in header and lines[-1].endswith(b"=")
    return lines


def _partition(line: bytes) -> tuple[bytes, bytes]:
    """Part a line at the first colon outside of quotes."""
    is_quoted = False
    for place, byte in enumerate(line):
        if byte == ord('"'):
            is_quoted = not is_quoted
        elif byte == ord(":") and not is_quoted:
            return line[:place], line[place + 1 :]
    header, _, value = line.partition(b":")
    return header, value


def _decode(data: bytes, parameters: str) -> str:
    declared = re.search(r"(?i);CHARSET=([\w-]+)", parameters)
    for charset in ("utf-8", declared[1] if declared else "ascii"):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    if _MULTIBYTE.search(data):
        return data.decode("utf-8", "ignore")  # what is whole of it must be there
    return data.decode("cp1252", "replace")


def _value(name: str, parameters: str, text: str) -> Value:
    if re.search(r"[;=](?:BASE64|B)(?:;|$)", parameters):
        return Value(name, [(_bare_base64(text),)])
    if name == "X-ABLABEL":
        match = _APPLE_LABEL.fullmatch(_unescape(text).strip())
        return Value(name, [_label_forms(match[1] if match else _unescape(text))])
    if name == "AGENT" and _unescape(text).upper().startswith("BEGIN:VCARD\n"):
        nested = [line.partition(":") for line in _unescape(text).split("\n")]
        return Value(
            name, [_forms(name, said) for _, _, said in nested if said not in {"", "VCARD"}]
        )
    if name in _COMPONENTS | _LISTS:
        separator = ";" if name in _COMPONENTS else ","
        pieces = re.split(rf"(?<!\\){separator}", text)
    else:
        pieces = [text]
    return Value(name, [_forms(name, piece) for piece in pieces if piece.strip(" ;")])


def _label_forms(text: str) -> tuple[str, ...]:
    bare = text.replace(" ", "").lower()
    return tuple({normal(text), bare, _LABELS.get(bare, bare)})


def _forms(name: str, piece: str) -> tuple[str, ...]:
    """Return the forms in which a piece counts as kept: unescaped, or as it stands."""
    forms = {normal(_unescape(piece)), normal(piece)}
    if name in _URIS:
        forms |= {re.sub(r"^[A-Za-z-]+:", "", form) for form in forms}
    if _DATES.fullmatch(name):
        forms |= {_bare_date(form) for form in forms}
    return tuple(forms)


def _unescape(text: str) -> str:
    return re.sub(r"\\([\\,;:\"nN])", lambda m: "\n" if m[1] in "nN" else m[1], text)


def normal(text: str) -> str:
    """Return text with every run of white space as one blank."""
    return " ".join(text.split())


def _bare_date(text: str) -> str:
    return re.sub(r"(?<=\d)[-:](?=\d)|T00:?00:?00Z?$", "", text)


def _bare_base64(text: str) -> str:
    return "base64:" + re.sub(r"[^A-Za-z0-9+/]", "", text)


class Output:
    """What a reader made of a card (or of a whole file), ready to be searched."""

    def __init__(self, texts: list[str], pictures: list[bytes]) -> None:
        """Keep the texts in normal form; text that is base64 may be a picture left as it was."""
        self._texts = {normal(text) for text in texts} - {""}
        self._texts |= {_bare_date(text) for text in self._texts}
        self._texts |= {text.replace(" ", "").lower() for text in self._texts}
        self._joined = "\0".join(self._texts)
        self._base64 = [_bare_base64(base64.b64encode(data).decode()) for data in pictures]
        self._base64 += [_bare_base64(text) for text in texts]

    def holds(self, value: Value) -> bool:
        """Tell whether all pieces of a value are there."""
        return all(any(self._has(form) for form in forms) for forms in value.pieces)

    def _has(self, form: str) -> bool:
        if form.startswith("base64:"):
            most = form[:-_CUT]
            return any(
                made.startswith(most) and len(made) <= len(form) + _CUT for made in self._base64
            )
        return form in self._texts or (len(form) >= _SHORT and form in self._joined)
