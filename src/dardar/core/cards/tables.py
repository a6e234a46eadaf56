"""Tables (CSV and its kin) to entries: Google, LinkedIn, Outlook, Thunderbird and any other.

``Entry.raw`` is the exact bytes of the row alone (of a UTF-16 file: as UTF-8). Whoever keeps
entries and wants to read them again keeps ``TableHead.raw`` beside them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import BinaryIO, Final, TypeAlias, TypedDict

from dardar.core.cards.aliases import COMMON, LINKEDIN, OUTLOOK, PARTS, THUNDERBIRD, Aliases, Column
from dardar.core.cards.fields import Entry, Field, Kind, Reason, Rejection, UnreadableError
from dardar.core.cards.headers import columns_of, guess, is_spanish, recognised, source_of
from dardar.core.cards.layout import Layout, says_who
from dardar.core.cards.rows import MOST_REJECTED, Grammar, Row, Rows, head_of, physical_lines
from dardar.core.identity import mail, profiles

DELIMITERS: Final = ",;\t|"
SAMPLES: Final = 5

_MOST_HEAD_ROWS: Final = 40
_SEPARATOR_LINE: Final = re.compile(rb'"?sep=([,;\t|])"?[\r\n]*')  # Excel's
_PHONE: Final = re.compile(r"\+?(?:[\s().-]*\d){7,15}")
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ENOUGH: Final = 0.6  # of the samples must be of a kind to guess it


class MappedColumn(TypedDict):
    """What one column of a table is taken for; plain JSON.

    ``kind`` is a value of Kind, "" to keep the column as it is. ``part`` is "" for the whole value
    or a piece of it (see ``aliases.PARTS``), ``label`` its qualifier; the pieces of one kind and
    label make one field.
    """

    column: int
    kind: str
    part: str
    label: str


@dataclass(frozen=True, slots=True)
class TableHead:
    """What is to be known of a table before its rows are read.

    ``headers`` are empty texts where the table has no header row. ``raw`` is the exact bytes of
    all that stands before the first row of data. ``mapping`` has one guess for each column.
    """

    source: str | None
    delimiter: str
    headers: tuple[str, ...]
    raw: bytes
    samples: tuple[tuple[str, ...], ...]
    mapping: tuple[MappedColumn, ...]


def columns(stream: BinaryIO) -> TableHead:
    """Return the headers of a table, its first rows and what its columns probably hold.

    Raises:
        UnreadableError: it is empty, binary or has no row.

    """
    table = _Table(stream)
    good = (row.cells for row in table.rows if isinstance(row, Row))
    samples = tuple(tuple(cells) for cells in islice(good, SAMPLES))
    guesses = [
        column or _guess_by_samples([cells[place] for cells in samples if place < len(cells)])
        for place, column in enumerate(guess(table.headers))
    ]
    return TableHead(
        source=source_of(table.headers),
        delimiter=table.delimiter,
        headers=tuple(table.headers),
        raw=b"".join(table.before),
        samples=samples,
        mapping=tuple(_mapped(place, column) for place, column in enumerate(guesses)),
    )


def read_mapped(stream: BinaryIO, mapping: Sequence[MappedColumn]) -> Iterator[Entry | Rejection]:
    """Yield the entries of any table, its columns taken for what the mapping says.

    A column the mapping leaves out, or gives no kind, becomes a field of kind ``other``.

    Raises:
        UnreadableError: as ``columns``, at the first step.
        ValueError: a kind or a part of the mapping is not one.

    """
    wanted = {mapped["column"]: _column(mapped) for mapped in mapping}
    table = _Table(stream)
    found = [wanted.get(place) for place in range(len(table.headers))]
    yield from _entries(table, found)


def _read(source: str, tables: Sequence[Aliases], stream: BinaryIO) -> Iterator[Entry | Rejection]:
    table = _Table(stream)
    if source_of(table.headers) != source:
        raise UnreadableError("not-this-format")
    yield from _entries(table, columns_of(table.headers, *tables))


Reader: TypeAlias = Callable[[BinaryIO], Iterator[Entry | Rejection]]

read_google: Final[Reader] = partial(_read, "google", (COMMON,))
read_linkedin: Final[Reader] = partial(_read, "linkedin", (LINKEDIN, COMMON))
read_outlook: Final[Reader] = partial(_read, "outlook", (OUTLOOK, COMMON))
read_thunderbird: Final[Reader] = partial(_read, "thunderbird", (THUNDERBIRD, COMMON))


class _Table:
    """An opened table: its headers, and its rows of data still to be read."""

    def __init__(self, stream: BinaryIO) -> None:
        head, lines = head_of(physical_lines(stream))
        self.before: list[bytes] = []
        if separator := _SEPARATOR_LINE.fullmatch(head[0]):
            self.before.append(next(lines))
            head = head[1:]
        self.delimiter = separator[1].decode() if separator else _delimiter(head)
        probe = _probe(head, self.delimiter)
        if not probe:
            raise UnreadableError("no-header")
        place = _place_of_header(probe)
        if place is None:
            self.headers = [""] * _usual_width(probe)
        else:
            self.headers = probe[place].cells
            self._take_header(lines, probe[place])
        self.rows = Rows(lines, _grammar(self.delimiter), len(self.before) + 1)
        self.rows.width = len(self.headers)

    def _take_header(self, lines: Iterator[bytes], header: Row) -> None:
        """Move the lines up to the end of the header row to what stands before the data."""
        self.before.extend(islice(lines, header.line - 1))
        size = 0
        while size < len(header.raw):
            line = next(lines)
            self.before.append(line)
            size += len(line)


def _entries(table: _Table, found: Sequence[Column | None]) -> Iterator[Entry | Rejection]:
    day_first = True if is_spanish(table.headers) else None
    layout = Layout(table.headers, found, day_first=day_first)
    for row in table.rows:
        if isinstance(row, Rejection):
            yield row
            continue
        fields = layout.fields(row.cells)
        if says_who(fields):
            yield Entry(row.line, row.raw, fields, _uid(fields))
        else:
            yield Rejection(row.line, Reason.EMPTY, row.raw[:MOST_REJECTED])


def _column(mapped: MappedColumn) -> Column | None:
    if not mapped["kind"]:
        return None
    kind, part = Kind(mapped["kind"]), mapped["part"]
    if part and part not in PARTS.get(kind, ()):
        raise ValueError(part)
    return Column(kind, part, mapped["label"])


def _mapped(place: int, column: Column | None) -> MappedColumn:
    if column is None:
        return MappedColumn(column=place, kind="", part="", label="")
    return MappedColumn(column=place, kind=column.kind.value, part=column.part, label=column.label)


@lru_cache
def _grammar(delimiter: str) -> Grammar:
    return Grammar(delimiter)


def _probe(head: list[bytes], delimiter: str) -> list[Row]:
    """Return the first rows, their lines counted from the first of the head."""
    rows = Rows(iter(head), _grammar(delimiter))
    return list(islice((row for row in rows if isinstance(row, Row)), _MOST_HEAD_ROWS))


def _delimiter(head: list[bytes]) -> str:
    """Return the delimiter that makes known headers, else the most even rows of several cells."""

    def merit(delimiter: str) -> tuple[int, int, int]:
        probe = _probe(head, delimiter)
        width = _usual_width(probe)
        even = sum(1 for row in probe if len(row.cells) == width) if width > 1 else 0
        return max((recognised(row.cells) for row in probe), default=0), even, width

    return max(DELIMITERS, key=merit)


def _usual_width(probe: Sequence[Row]) -> int:
    widths = Counter(len(row.cells) for row in probe)
    return widths.most_common(1)[0][0] if widths else 0


def _place_of_header(probe: Sequence[Row]) -> int | None:
    """Return where the header row stands among the first rows, None if there is none.

    It stands before any row with a mail address or a telephone number, and has the most known
    headers; where none is known, it is the first row of the usual width.
    """
    places = range(next((p for p, row in enumerate(probe) if _is_data(row)), len(probe)))
    if not places:
        return None
    best = max(places, key=lambda place: recognised(probe[place].cells))
    if recognised(probe[best].cells):
        return best
    width = _usual_width(probe)
    return next((place for place in places if len(probe[place].cells) == width), 0)


def _is_data(row: Row) -> bool:
    cells = [cell.strip() for cell in row.cells]
    return any(mail.canonical(cell) or _PHONE.fullmatch(cell) for cell in cells)


def _guess_by_samples(samples: Sequence[str]) -> Column | None:
    """Return what a column of an unknown header holds if most of its cells are of one kind."""
    cells = [text for cell in samples if (text := cell.strip())]
    looks: tuple[tuple[Kind, Callable[[str], object]], ...] = (
        (Kind.EMAIL, mail.canonical),
        (Kind.PHONE, _PHONE.fullmatch),
        (Kind.URL, _LINK.fullmatch),
    )
    for kind, looks_like in looks:
        if cells and sum(1 for cell in cells if looks_like(cell)) >= _ENOUGH * len(cells):
            return Column(kind)
    return None


def _uid(fields: Sequence[Field]) -> str:
    """Return LinkedIn's own identifier of a person, who may change everything else."""
    urls = [f.value for f in fields if f.kind is Kind.PROFILE and f.label == "linkedin"]
    found = profiles.slug(urls[0]) if len(urls) == 1 else None
    return ":".join(found) if found else ""
