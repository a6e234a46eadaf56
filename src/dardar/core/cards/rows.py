"""Delimited text to rows: physical lines, quoted cells over several of them, and damage.

A quote opens a quoted cell only at the cell's start, and a doubled quote inside stands for one
(RFC 4180); what follows the closing quote up to the delimiter is taken as it stands. Rows are put
together from physical lines, so each knows the true line it starts on and its exact bytes.
"""

import codecs
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import BinaryIO, Final, NamedTuple

from dardar.core.cards.fields import Reason, Rejection, UnreadableError

LONGEST_ROW: Final = 4 * 1024 * 1024  # bytes
LONGEST_CELL: Final = 1024 * 1024  # characters
MOST_CELLS: Final = 4_096  # of one row
HEAD_LINES: Final = 64
HEAD_BYTES: Final = 256 * 1024
MOST_REJECTED: Final = 64 * 1024  # bytes of a rejected row that are kept

_CHUNK: Final = 256 * 1024
_QUOTE: Final = b'"'
_BLANK: Final = b"\r\n "
_BOMS_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC: Final = (
    b"PK\x03\x04",  # ZIP, so also XLSX and ODS
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",  # JPEG
    b"GIF8",
    b"\x1f\x8b",  # gzip
    b"\xd0\xcf\x11\xe0",  # OLE, so also XLS and MSG
    b"SQLite format 3",
)
_CONTROLS: Final = bytes({*range(32), 127} - set(b"\t\n\x0b\x0c\r\x1b"))
_MOST_CONTROLS: Final = 0.03  # random bytes have 0.10
_FEW_CONTROLS: Final = 4  # in a short text


class Row(NamedTuple):
    """One row: the 1-based physical line it starts on, its exact bytes and its cells."""

    line: int
    raw: bytes
    cells: list[str]


class Grammar:
    """How rows of one delimiter are cut into cells."""

    def __init__(self, delimiter: str) -> None:
        """Compile the patterns; the delimiter is one ASCII character other than the quote."""
        self._delimiter = delimiter
        d = re.escape(delimiter)
        inside, after = r'(?:[^"]++|"")*+', rf'"([^{d}]*+)'
        # A quote at a cell's start, the cell, and what follows its closing quote, if it has one.
        # (The quote comes first in the pattern, since a search for a fixed sign is quick.)
        quoted = rf'"(?<![^{d}]")({inside})(?:{after}|\Z)'
        self._quoted = re.compile(quoted)
        self._quoted_bytes = re.compile(quoted.encode())
        self._rest_of_cell = re.compile(f"{inside}{after}".encode())

    def is_closed(self, line: bytes, start: int = 0) -> bool:
        """Tell whether a row that starts with this line ends with it."""
        if _QUOTE not in line:
            return True
        return all(cell[2] is not None for cell in self._quoted_bytes.finditer(line, start))

    def closes(self, line: bytes) -> bool:
        """Tell whether a line ends a row of which a quoted cell is still open."""
        rest = self._rest_of_cell.match(line) if _QUOTE in line else None
        return rest is not None and self.is_closed(line, rest.end())

    def cells(self, raw: bytes) -> list[str]:
        """Return the cells of a closed row."""
        text = decode(raw).rstrip("\r\n")
        if '"' not in text:
            return text.split(self._delimiter)
        found: list[str] = []
        begin = 0  # of the next cell
        for cell in self._quoted.finditer(text):
            if begin < cell.start():
                found += text[begin : cell.start() - 1].split(self._delimiter)
            inside, after = cell.groups("")
            found.append(inside.replace('""', '"') + after)
            begin = cell.end() + 1
        if begin <= len(text):
            found += text[begin:].split(self._delimiter)
        return found


class Rows:
    """The rows of a delimited text, read as they are asked for.

    ``width`` is the number of cells of a whole row, once it is known: it tells rows from the
    pieces of a damaged one. Yields a Rejection for what can't be a row.
    """

    def __init__(self, lines: Iterator[bytes], grammar: Grammar, first_line: int = 1) -> None:
        """Read rows from physical lines, of which the first has the given number."""
        self.width = 0
        self._lines = lines
        self._grammar = grammar
        self._next_line = first_line

    def __iter__(self) -> Iterator[Row | Rejection]:
        """Yield each row that is not blank, and each rejection."""
        is_closed, row = self._grammar.is_closed, self._row
        for line in self._lines:
            number = self._next_line
            self._next_line += 1
            if not line.strip(_BLANK):
                continue
            if len(line) <= LONGEST_ROW and not is_closed(line):
                yield from self._over_lines(number, line)
            else:
                yield row(number, line)

    def _row(self, number: int, raw: bytes) -> Row | Rejection:
        """Return the row of these bytes, a Rejection if it is too long."""
        if len(raw) > LONGEST_ROW:
            return Rejection(number, Reason.TOO_LONG, raw[:MOST_REJECTED])
        cells = self._grammar.cells(raw)
        is_long = len(cells) > MOST_CELLS or (
            len(raw) > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL
        )
        if is_long:
            return Rejection(number, Reason.TOO_LONG, raw[:MOST_REJECTED])
        return Row(number, raw, cells)

    def _over_lines(self, number: int, first: bytes) -> Iterator[Row | Rejection]:
        """Yield the row that goes on after its first line, or what can be saved of it."""
        parts, size, is_ended = [first], len(first), False
        while not is_ended and size <= LONGEST_ROW:
            if (line := next(self._lines, None)) is None:
                yield from self._salvage(number, parts, Reason.TRUNCATED)
                return
            self._next_line += 1
            parts.append(line)
            size += len(line)
            is_ended = self._grammar.closes(line)
        if is_ended:
            yield self._row(number, b"".join(parts))
        else:
            yield from self._salvage(number, parts, Reason.MALFORMED)

    def _salvage(
        self, number: int, parts: list[bytes], reason: Reason
    ) -> Iterator[Row | Rejection]:
        """Reject the line whose quote never closes; lines that are whole rows go on as rows.

        What is neither is kept with the rejection before it. Each line is looked at once, so
        a file made of such lines takes no longer than any other.
        """
        rejected, start = [parts[0]], number
        for place, line in enumerate(parts[1:], number + 1):
            is_whole = line.strip(_BLANK) and self._grammar.is_closed(line)
            found = self._row(place, line) if is_whole else None
            if isinstance(found, Row) and len(found.cells) == self.width:
                if rejected:
                    yield _rejection(start, Reason.MALFORMED, rejected)
                rejected = []
                yield found
            else:
                start = start if rejected else place
                rejected.append(line)
        if rejected:
            yield _rejection(start, reason, rejected)


def physical_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a text with their ends, without the byte order mark.

    UTF-16 is turned into UTF-8, so that a row's bytes can be read by themselves. Lines end with
    LF, or with CR where the file begins without any LF. A line is cut once it is longer than
    LONGEST_ROW.

    Raises:
        UnreadableError: ``empty-file`` or ``binary``, at the first line.

    """
    chunks = _chunks(stream)
    head = next(chunks, b"")
    if not head.strip():
        raise UnreadableError("empty-file")
    if is_binary(head):
        raise UnreadableError("binary")
    end = b"\r" if b"\r" in head and b"\n" not in head else b"\n"
    tail, is_cut = b"", False
    for chunk in chain((head,), chunks):
        *lines, tail = (tail + chunk).split(end)
        for line in lines:
            if not is_cut:
                yield line + end
            is_cut = False
        if len(tail) > LONGEST_ROW:
            if not is_cut:
                yield tail
            tail, is_cut = b"", True
    if tail and not is_cut:
        yield tail


def is_binary(head: bytes) -> bool:
    """Tell whether the first bytes of a file are no text (after taking UTF-16 apart)."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return head.startswith(_MAGIC) or controls > max(_FEW_CONTROLS, len(head) * _MOST_CONTROLS)


def decode(raw: bytes) -> str:
    """Return the text of bytes: UTF-8, else code page 1252, without NUL characters.

    Row by row this tells the two apart better than a look at the file's beginning: a text in
    code page 1252 is next to never valid UTF-8 where it matters.
    """
    if b"\0" in raw:
        raw = raw.replace(b"\0", b"")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def head_of(lines: Iterator[bytes]) -> tuple[list[bytes], Iterator[bytes]]:
    """Return the first lines (up to HEAD_LINES, about HEAD_BYTES), and all lines with those."""
    head: list[bytes] = []
    size = 0
    for line in lines:
        head.append(line)
        size += len(line)
        if len(head) >= HEAD_LINES or size >= HEAD_BYTES:
            break
    return head, chain(head, lines)


def as_utf8(head: bytes) -> bytes:
    """Return the first bytes of a text without byte order mark, UTF-16 as UTF-8."""
    return next(_chunks(BytesIO(head)))


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a text in chunks of UTF-8 or of an 8-bit code, without a byte order mark."""
    chunk = stream.read(_CHUNK)
    if not chunk.startswith(_BOMS_UTF16):
        yield chunk.removeprefix(codecs.BOM_UTF8)
        while chunk := stream.read(_CHUNK):
            yield chunk
        return
    to_text = codecs.getincrementaldecoder("utf-16")("replace")
    while chunk:
        yield to_text.decode(chunk).encode()
        chunk = stream.read(_CHUNK)
    yield to_text.decode(b"", final=True).encode()


def _rejection(number: int, reason: Reason, parts: list[bytes]) -> Rejection:
    kept: list[bytes] = []
    room = MOST_REJECTED
    for part in parts:
        if room <= 0:
            break
        kept.append(part[:room])
        room -= len(part)
    return Rejection(number, reason, b"".join(kept))
