import csv
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards import rows as rows_module
from dardar.core.cards.fields import Reason, Rejection, UnreadableError
from dardar.core.cards.rows import (
    HEAD_BYTES,
    HEAD_LINES,
    LONGEST_CELL,
    LONGEST_ROW,
    MOST_CELLS,
    MOST_REJECTED,
    Grammar,
    Row,
    Rows,
    decode,
    head_of,
    is_binary,
    physical_lines,
)

COMMA = Grammar(",")
QUOTES_AND_COMMAS = st.text(alphabet='ab,," \n', max_size=24)


def rows_of(data: bytes, width: int = 0) -> list[Row | Rejection]:
    rows = Rows(physical_lines(BytesIO(data)), COMMA)
    rows.width = width
    return list(rows)


def told(found: list[Row | Rejection]) -> list[tuple[int, list[str] | Reason]]:
    return [(r.line, r.cells if isinstance(r, Row) else r.reason) for r in found]


@given(QUOTES_AND_COMMAS.filter(lambda t: "\n" not in t))
def test_a_line_is_cut_as_the_standard_library_cuts_it(text: str) -> None:
    expected = list(csv.reader([text, "x"]))
    is_closed = len(expected) > 1
    assert COMMA.is_closed(text.encode()) == is_closed
    if is_closed and text:
        assert COMMA.cells(text.encode()) == expected[0]


@given(QUOTES_AND_COMMAS)
def test_rows_over_several_lines_are_those_of_the_standard_library(text: str) -> None:
    lines = [line.encode() for line in text.splitlines(keepends=True)]
    found = list(Rows(iter(lines), COMMA))
    rows = [r for r in found if isinstance(r, Row)]
    if len(rows) < len(found):
        return  # the standard library takes damage for a row
    expected = [cells for cells in csv.reader(text.splitlines(keepends=True)) if cells]
    assert [r.cells for r in rows if r.cells[0].strip() or len(r.cells) > 1] == [
        cells for cells in expected if cells[0].strip() or len(cells) > 1
    ]


@given(QUOTES_AND_COMMAS)
def test_rows_and_rejections_hold_the_exact_bytes_in_order(text: str) -> None:
    if not text.strip():
        return
    found = rows_of(text.encode())
    joined = b"".join(item.raw for item in found)
    blank = [line for line in text.encode().splitlines(keepends=True) if not line.strip(b"\n ")]
    assert len(joined) >= len(text.encode()) - sum(map(len, blank))
    assert all(item.raw in text.encode() for item in found)


@given(QUOTES_AND_COMMAS)
def test_each_row_bears_the_true_line_it_starts_on(text: str) -> None:
    if not text.strip():
        return
    lines = text.encode().split(b"\n")
    for item in rows_of(text.encode()):
        assert item.raw.startswith(lines[item.line - 1])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_parts_cells(delimiter: str) -> None:
    line = delimiter.join(["a", '"b""c"', "", f'"{delimiter}"', 'x"y', '"z"w', ""])
    cells = Grammar(delimiter).cells(f"{line}\r\n".encode())
    assert cells == ["a", 'b"c', "", delimiter, 'x"y', "zw", ""]


def test_lines_end_with_lf_or_crlf_or_with_cr_where_there_is_no_lf() -> None:
    expected = [(1, ["a", "b"]), (2, ["c", "d"]), (4, ["e", "f"])]
    for end in (b"\n", b"\r\n", b"\r"):
        assert told(rows_of(end.join([b"a,b", b"c,d", b"", b"e,f"]))) == expected


def test_a_lone_cr_in_a_text_of_lf_lines_is_part_of_a_cell() -> None:
    assert told(rows_of(b"a\rb,c\nd,e\n")) == [(1, ["a\rb", "c"]), (2, ["d", "e"])]


def test_a_line_cut_by_the_end_of_a_chunk_is_put_together() -> None:
    line = b"x" * 200_000 + b",y\n"
    assert [len(r.raw) for r in rows_of(line * 4)] == [len(line)] * 4


def test_a_byte_order_mark_is_no_part_of_the_first_row() -> None:
    for data in ("\ufeffñ,b\n".encode(), "ñ,b\n".encode("utf-16"), b"\xfe\xff\0\xf1\0,\0b\0\n"):
        assert rows_of(data) == [Row(1, "ñ,b\n".encode(), ["ñ", "b"])]


def test_a_utf_16_text_longer_than_a_chunk_is_read_whole() -> None:
    assert len(rows_of(("ñandú,b\n" * 20_000).encode("utf-16"))) == 20_000


def test_a_utf_16_text_that_ends_in_half_a_character_is_read() -> None:
    assert told(rows_of("a,b\n".encode("utf-16") + b"x"))[0] == (1, ["a", "b"])


def test_each_row_is_decoded_by_itself() -> None:
    data = "José,1\n".encode() + "Íñigo,2\n".encode("cp1252") + b"\x81,3\n" + b"a\0b,4\n"
    assert told(rows_of(data)) == [
        (1, ["José", "1"]),
        (2, ["Íñigo", "2"]),
        (3, ["\x81", "3"]),
        (4, ["ab", "4"]),
    ]


def test_decoding_knows_the_signs_of_code_page_1252() -> None:
    assert decode("«€» — ok".encode("cp1252")) == "«€» — ok"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \r\n\t", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"PK\x03\x04 something", "binary"),
        (b"%PDF-1.7", "binary"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_empty_or_binary_is_refused_as_a_whole(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as error:
        rows_of(data)
    assert error.value.code == code


def test_a_text_with_a_few_nul_characters_is_no_binary() -> None:
    assert not is_binary(b"Name,Mail\nAna\0,ana@acme.mx\0\n")


def test_a_quote_that_never_closes_costs_its_line_alone() -> None:
    data = b'h,i\n"stray,1\na,2\nb,3\n'
    assert told(rows_of(data, width=2)) == [
        (1, ["h", "i"]),
        (2, Reason.MALFORMED),
        (3, ["a", "2"]),
        (4, ["b", "3"]),
    ]


def test_a_file_cut_inside_a_quoted_cell_gives_one_truncated_rejection() -> None:
    found = rows_of(b'h,i\na,1\nb,"note\nof several\nlines', width=2)
    assert told(found) == [(1, ["h", "i"]), (2, ["a", "1"]), (3, Reason.TRUNCATED)]
    assert found[-1].raw == b'b,"note\nof several\nlines'


def test_pieces_between_saved_rows_are_kept_as_rejections_where_they_stand() -> None:
    data = b'"stray,1\npiece\na,2\npiece\n\nb,3\n'
    assert told(rows_of(data, width=2)) == [
        (1, Reason.MALFORMED),
        (3, ["a", "2"]),
        (4, Reason.MALFORMED),
        (6, ["b", "3"]),
    ]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> int:
    """Return a bound of rows that is soon met."""
    monkeypatch.setattr(rows_module, "MOST_REJECTED", 100)
    monkeypatch.setattr(rows_module, "LONGEST_ROW", 2_000)
    return 2_000


def test_an_open_quote_before_a_very_long_stretch_is_given_up(short: int) -> None:
    rows = b"name,mail,1234567890\n" * short
    found = rows_of(b'"open,x,y\n' + rows + b"last,row,1\n", width=3)
    assert told(found[:2]) == [
        (1, Reason.MALFORMED),
        (2, ["name", "mail", "1234567890"]),
    ]
    assert len(found) == short + 2
    assert found[-1].raw == b"last,row,1\n"


def test_a_quoted_row_over_many_lines_beyond_the_bounds_is_rejected_in_bounded_bytes(
    short: int,
) -> None:
    found = rows_of(b'a,"' + b"line\n" * short, width=2)
    assert told(found)[0] == (1, Reason.MALFORMED)
    assert len(found[0].raw) == 100


def test_a_file_of_nothing_but_stray_quotes_takes_a_single_pass() -> None:
    line = b'x"y,"z\n'
    found = rows_of(line * 50_000, width=2)
    assert {r.reason for r in found if isinstance(r, Rejection)} == {Reason.TRUNCATED}


@pytest.mark.parametrize(
    "row",
    [
        b"," * (MOST_CELLS + 1) + b"\n",
        b"," * 1_000_000 + b"\n",
        b"x" * (LONGEST_CELL + 1) + b",y\n",
        b'"' + b"x" * (LONGEST_CELL + 1) + b'",y\n',
        b"x" * (LONGEST_ROW + 1) + b"\n",
        b"x" * (3 * LONGEST_ROW) + b"\n",
        b'"' + b"x" * (3 * LONGEST_ROW) + b'"\n',
    ],
    ids=["cells", "million", "cell", "quoted", "row", "huge", "huge-quoted"],
)
def test_a_row_beyond_the_bounds_is_rejected_and_the_next_is_read(row: bytes) -> None:
    found = rows_of(b"a,b\n" + row + b"c,d\n")
    assert told(found) == [(1, ["a", "b"]), (2, Reason.TOO_LONG), (3, ["c", "d"])]
    assert len(found[1].raw) <= MOST_REJECTED


def test_a_last_line_without_end_beyond_the_bounds_is_rejected() -> None:
    found = rows_of(b"a,b\n" + b"x" * (LONGEST_ROW * 2))
    assert told(found) == [(1, ["a", "b"]), (2, Reason.TOO_LONG)]


def test_a_long_cell_within_the_bounds_is_kept() -> None:
    cell = b"x" * LONGEST_CELL
    assert told(rows_of(cell + b",y\n")) == [(1, [cell.decode(), "y"])]


def test_the_head_of_a_text_is_bounded_in_lines_and_bytes() -> None:
    head, lines = head_of(iter([b"a\n"] * 100))
    assert len(head) == HEAD_LINES
    assert len(list(lines)) == 100
    head, lines = head_of(iter([b"x" * HEAD_BYTES, b"y", b"z"]))
    assert len(head) == 1
    assert len(list(lines)) == 3
    head, lines = head_of(iter([b"a"]))
    assert head == list(lines) == [b"a"]


@given(st.binary(max_size=400))
def test_of_arbitrary_bytes_only_an_unreadable_error_comes(data: bytes) -> None:
    try:
        found = rows_of(data, width=2)
    except UnreadableError:
        return
    assert all(isinstance(item, Row | Rejection) for item in found)
