"""Cut a stream of bytes into the cards it holds, one at a time.

Only whole lines that begin or end a card are looked for here, so that the reader needs no more
memory than one card, and one bad card costs none of its neighbours.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from dardar.core.cards.fields import Reason

MAX_CARD_BYTES: Final = 24 * 1024 * 1024
KEPT_BYTES: Final = 64 * 1024  # of a card that is too long
_CHUNK: Final = 1024 * 1024
_LOOK_BACK: Final = 512  # enough to judge the line a marker stands on, and the one before
_LOOK_AHEAD: Final = 32

_UTF16_BEGINNINGS: Final = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"B\0E\0", "utf-16-le"),
    (b"\0B\0E", "utf-16-be"),
)

# A leading colon lets the search skip at memory speed through text and base64 alike.
_COLON_VCARD: Final = re.compile(rb":[ \t]{0,8}[Vv][Cc][Aa][Rr][Dd]")
_LINE_ENDS: Final = re.compile(rb"[ \t]*(?:[\r\n]|\Z)")
_NEXT_BEGINS: Final = re.compile(rb"(?i)[ \t]*(?:\xef\xbb\xbf)?BEGIN[ \t]*:")
_BEGINS_AFTER_MARK: Final = re.compile(
    rb"(?i)(?:\xef\xbb\xbf|END[ \t]*:[ \t]*VCARD[ \t]*)+(BEGIN)[ \t]*"
)
# The markers of nearly all files, to be told at once.
_PLAIN_ENDS: Final = (b"\nEND:VCARD\r\n", b"\nEND:VCARD\n")
_PLAIN_END_COLON: Final = 4
_AGENT: Final = rb"(?:[\w-]{1,40}\.)?AGENT(?:;[^:]{0,200})?:[ \t]*"
_BEGINS_IN_AGENT: Final = re.compile(rb"(?i)" + _AGENT + rb"BEGIN[ \t]*")
_AGENT_WAITS: Final = re.compile(rb"(?i)[\r\n]" + _AGENT + rb"[\r\n]+\Z")


class CardBytes(NamedTuple):
    """The bytes of one card and the 1-based line it begins on.

    ``raw`` is UTF-8 when the stream was UTF-16, else exactly what the stream holds; it ends with
    the marker and bears no final line break. ``fault`` is TRUNCATED, TOO_LONG or None.
    """

    line: int
    raw: bytes
    fault: Reason | None = None


def utf16_codec(beginning: bytes) -> str:
    """Return the codec of a UTF-16 stream by its first four bytes, or "" for any other stream."""
    return next((codec for mark, codec in _UTF16_BEGINNINGS if beginning.startswith(mark)), "")


def has_card(beginning: bytes) -> bool:
    """Tell whether a card begins in the first bytes of a stream."""
    return any(True for _ in split(iter((beginning,))))


def chunks(stream: BinaryIO, beginning: bytes, codec: str) -> Iterator[bytes]:
    """Yield the stream, whose first bytes were already read, in pieces; UTF-16 as UTF-8."""
    chunk = beginning
    if not codec:
        while chunk:
            yield chunk
            chunk = stream.read(_CHUNK)
        return
    decoder = codecs.getincrementaldecoder(codec)("surrogatepass")
    while chunk:
        yield decoder.decode(chunk).encode("utf-8", "surrogatepass")
        chunk = stream.read(_CHUNK)


def split(pieces: Iterator[bytes]) -> Iterator[CardBytes]:
    """Yield each card of a byte stream, in order.

    A card ends at its END, or, when that is missing, where the next card begins. A nested card
    (the AGENT of vCard 2.1) belongs to the card around it. Bytes outside of cards are passed over.
    """
    splitter = _Splitter()
    for piece in pieces:
        yield from splitter.feed(piece)
    yield from splitter.finish()


def line_breaks(data: bytes, start: int, end: int) -> int:
    r"""Count the line breaks in a slice: \n, \r\n, \r, and the \r\r\n some transports make."""
    count = data.count(b"\n", start, end)
    lone = data.count(b"\r", start, end)
    if lone:
        lone -= data.count(b"\r\n", start, end)
    if lone:
        lone -= data.count(b"\r\r\n", start, end)
    return count + lone


class _Splitter:
    """The state between two pieces: bytes not yet given away and where the open card began."""

    def __init__(self) -> None:
        # The break in front makes the first line of a stream a line like any other.
        self._bytes = b"\n"
        self._scanned = 0
        self._counted = 0
        self._line = 0
        self._start = -1  # of the open card; -1 while between cards
        self._depth = 0  # of nested cards

    def feed(self, piece: bytes) -> Iterator[CardBytes]:
        self._bytes += piece
        yield from self._scan(final=False)
        if self._start >= 0 and len(self._bytes) - self._start > MAX_CARD_BYTES:
            yield self._close(self._start + KEPT_BYTES, Reason.TOO_LONG)
        self._forget()

    def finish(self) -> Iterator[CardBytes]:
        yield from self._scan(final=True)
        if self._start >= 0:
            yield self._close(len(self._bytes), Reason.TRUNCATED)

    def _scan(self, *, final: bool) -> Iterator[CardBytes]:
        position = self._scanned
        while match := _COLON_VCARD.search(self._bytes, position):
            if not final and match.end() + _LOOK_AHEAD > len(self._bytes):
                position = match.start()
                break
            position = match.end()
            card = self._mark(match.start(), position)
            if card:
                yield card
        else:
            # A colon and up to twelve bytes after it may await their continuation.
            position = max(position, len(self._bytes) - _LOOK_AHEAD)
        self._scanned = position

    def _mark(self, colon: int, end: int) -> CardBytes | None:
        """Take the marker whose colon and end are given, if it is one; return what it closes."""
        data = self._bytes
        is_open = self._start >= 0
        if is_open and data.startswith(_PLAIN_ENDS, colon - _PLAIN_END_COLON):
            return self._end(end)
        low = max(0, colon - _LOOK_BACK)
        line_start = max(data.rfind(b"\n", low, colon), data.rfind(b"\r", low, colon)) + 1
        if line_start == 0 or not (_LINE_ENDS.match(data, end) or _NEXT_BEGINS.match(data, end)):
            return None
        head = data[line_start:colon]
        word = head.rstrip().upper()
        closed = None
        if word == b"END":
            closed = self._end(end)
        elif word == b"BEGIN":
            nested = is_open and _AGENT_WAITS.search(data, low, line_start)
            closed = self._begin(line_start, nested=bool(nested))
        elif match := _BEGINS_AFTER_MARK.fullmatch(head):
            closed = self._begin(line_start + match.start(1), nested=False)
        elif _BEGINS_IN_AGENT.fullmatch(head) or (not is_open and word.lstrip() == b"BEGIN"):
            closed = self._begin(line_start, nested=is_open)
        return closed

    def _begin(self, start: int, *, nested: bool) -> CardBytes | None:
        if nested:
            self._depth += 1
            return None
        left_open = self._close(start, None) if self._start >= 0 else None
        self._count_to(start)
        self._start, self._depth = start, 0
        return left_open

    def _end(self, end: int) -> CardBytes | None:
        if self._start < 0:
            return None
        if self._depth:
            self._depth -= 1
            return None
        return self._close(end, None)

    def _close(self, end: int, fault: Reason | None) -> CardBytes:
        raw = self._bytes[self._start : end]
        if fault is None and end - self._start > MAX_CARD_BYTES:
            raw, fault = raw[:KEPT_BYTES], Reason.TOO_LONG
        self._start = -1
        return CardBytes(self._line, raw.rstrip(b"\r\n \t"), fault)

    def _count_to(self, offset: int) -> None:
        self._line += line_breaks(self._bytes, self._counted, offset)
        self._counted = offset

    def _forget(self) -> None:
        """Drop what no later marker needs to see."""
        needed = self._start if self._start >= 0 else self._scanned
        needed = max(0, needed - _LOOK_BACK)
        before = self._bytes[max(0, needed - 2) : needed]
        needed -= len(before) - len(before.rstrip(b"\r"))  # never cut a line break in two
        self._count_to(max(needed, self._counted))
        self._bytes = self._bytes[needed:]
        self._scanned -= needed
        self._counted -= needed
        if self._start >= 0:
            self._start -= needed
