"""A walk through a JSON text too large to hold: a value is entered, skipped, or taken as bytes.

Only what parts one value from another is looked at; whoever takes a value parses it.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

LONGEST_TOKEN: Final = 4 * 1024 * 1024  # bytes of one string or number

_CHUNK: Final = 256 * 1024
_BOM: Final = b"\xef\xbb\xbf"
_TOKEN: Final = re.compile(rb'\s*+(?:"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s"{}\[\],:]++)', re.DOTALL)


class JsonError(ValueError):
    """The text is no JSON at this place, or ends before its value does."""


class JsonStream:
    """A place in a JSON text, which is read as far as it is asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        """Stand before the first value.

        ``has_text`` tells whether anything is there, ``is_ended`` whether all of it was read.
        """
        self._stream = stream
        self._text = stream.read(_CHUNK).removeprefix(_BOM)
        self._place = 0
        self.has_text = bool(self._text.strip())
        self.is_ended = False

    def members(self) -> Iterator[str]:
        """Enter the object that comes next and yield the name of each member.

        Before asking for the next name, the caller takes, skips or enters the value.

        Raises:
            JsonError: no object comes next, or it is damaged.

        """
        self._expect(b"{")
        for _ in self._until(b"}"):
            name = self._token().strip()
            if not name.startswith(b'"'):
                raise JsonError
            self._expect(b":")
            yield name[1:-1].decode(errors="replace")

    def items(self) -> Iterator[int]:
        """Enter the array that comes next and yield the number, from 1, of each item.

        As with ``members``, the caller takes, skips or enters the item.
        """
        self._expect(b"[")
        yield from self._until(b"]")

    def is_next(self, sign: bytes) -> bool:
        """Tell whether a sign comes next."""
        return self._peek().strip() == sign

    def skip(self) -> None:
        """Pass over the next value."""
        self.take(0)

    def take(self, most: int) -> bytes | None:
        """Return the exact bytes of the next value, None if they are more than the most wanted."""
        kept: list[bytes] = []
        size = depth = 0
        while not size or depth:
            token = self._token()
            size += len(token)
            if size <= most:
                kept.append(token)
            sign = token[-1:]
            if sign in {b"{", b"["}:
                depth += 1
            elif sign in {b"}", b"]"}:
                depth -= 1
            elif not depth and sign in {b",", b":"}:
                raise JsonError
            if depth < 0:
                raise JsonError
        return b"".join(kept).strip() if size <= most else None

    def _until(self, end: bytes) -> Iterator[int]:
        """Yield the number of each part up to the end, passing over the commas between."""
        number = 0
        while not self.is_next(end):
            if number:
                self._expect(b",")
            number += 1
            yield number
        self._token()

    def _expect(self, sign: bytes) -> None:
        if self._token().strip() != sign:
            raise JsonError

    def _token(self) -> bytes:
        """Return the next sign, string or other scalar with the white space before it."""
        token = self._peek()
        self._place += len(token)
        return token

    def _peek(self) -> bytes:
        while True:
            found = _TOKEN.match(self._text, self._place)
            if found and (found.end() < len(self._text) or self.is_ended):
                return found[0]
            if self.is_ended:
                raise JsonError
            self._fill()

    def _fill(self) -> None:
        """Read on, letting go of what was passed over."""
        chunk = self._stream.read(_CHUNK)
        self._text = self._text[self._place :] + chunk
        self._place = 0
        self.is_ended = not chunk
        if len(self._text) > LONGEST_TOKEN + _CHUNK:
            raise JsonError
