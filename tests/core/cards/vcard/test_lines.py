"""How bytes become cards and lines: line ends, folds, charsets, damage, and where a card ends."""

import io

import pytest

from dardar.core.cards.fields import Entry, Field, Kind, Reason, Rejection
from dardar.core.cards.vcard import read
from dardar.core.cards.vcard.split import KEPT_BYTES, MAX_CARD_BYTES
from tests.core.cards.vcard.samples import card, only, read_all, said


def _names(data: bytes) -> list[str]:
    return [item.fields[0].value for item in read_all(data) if isinstance(item, Entry)]


class _Slow(io.BytesIO):
    """A stream that gives a few bytes at a time, as pipes and sockets do."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(7 if size is None or size < 0 else min(size, 7))


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r", b"\r\r\n"])
def test_every_kind_of_line_end_is_understood(line_end: bytes) -> None:
    data = (card("NOTE:one\r\n  two") + card("TEL:1")).replace(b"\r\n", line_end)
    first, second = read_all(data)
    assert isinstance(first, Entry)
    assert first.fields[1].value == "one two"
    assert (first.line, second.line) == (1, 7)


def test_line_ends_may_be_mixed_within_a_card() -> None:
    entry = only(b"BEGIN:VCARD\rFN:Ana\nTEL:1\r\nTEL:2\r\r\nEND:VCARD")
    assert [field.value for field in entry.fields] == ["Ana", "1", "2"]


def test_a_card_keeps_its_exact_bytes_without_what_surrounds_it() -> None:
    data = card("X-Odd:\xe9".encode("latin-1").decode("latin-1"))
    assert only(b"junk\r\n" + data + b"junk").raw == data.rstrip()


def test_the_line_of_a_card_is_the_one_it_begins_on() -> None:
    assert [item.line for item in read_all(b"junk\n\n" + card() + b"\r\n" + card())] == [3, 8]


def test_lines_are_counted_across_the_pieces_of_a_stream() -> None:
    data = b"\r\n" * 700_000 + card() + b"\r\r\n" * 500_000 + card()
    assert [item.line for item in read(io.BytesIO(data))] == [700_001, 1_200_005]


def test_a_stream_that_comes_in_small_pieces_is_read_alike() -> None:
    data = card("NOTE:one", "TEL;X=a:VCARD") + b"END:VCARDBEGIN:VCARD\r\nFN:Luis\r\nEND:VCARD"
    assert list(read(_Slow(data))) == read_all(data)


@pytest.mark.parametrize(
    "between",
    [
        b"",
        b"\r\n\r\n",
        b"junk\r\n",
        b"END:VCARD\r\n",
        b"\xef\xbb\xbf",
        b"  ",
        b"X-VCARD:VCARD\r\n",
        b"not a BEGIN:VCARD\r\n",
    ],
)
def test_what_stands_between_cards_is_passed_over(between: bytes) -> None:
    assert _names(card() + between + card(name="FN:Luis")) == ["Ana Ruiz", "Luis"]


@pytest.mark.parametrize(
    "begin", [b"begin:vcard", b"BEGIN:vCard ", b"BEGIN : VCARD\t", b" BEGIN:VCARD"]
)
def test_a_card_may_begin_in_many_ways(begin: bytes) -> None:
    assert _names(begin + b"\nFN:Ana\nend:vcard \n") == ["Ana"]


def test_files_put_together_without_a_line_end_are_read() -> None:
    assert _names(card().rstrip() + card(name="FN:Luis")) == ["Ana Ruiz", "Luis"]


def test_a_card_without_end_ends_where_the_next_one_begins() -> None:
    data = b"BEGIN:VCARD\r\nFN:Ana\r\n" + card(name="FN:Luis")
    assert _names(data) == ["Ana", "Luis"]
    assert read_all(data)[0].raw == b"BEGIN:VCARD\r\nFN:Ana"


def test_a_card_cut_off_by_the_end_of_the_file_is_rejected() -> None:
    data = card() + b"BEGIN:VCARD\r\nFN:Luis\r\nTEL:1"
    assert read_all(data)[1] == Rejection(5, Reason.TRUNCATED, b"BEGIN:VCARD\r\nFN:Luis\r\nTEL:1")


def test_an_agents_end_is_not_the_end_of_the_card_around_it() -> None:
    assert said("item1.AGENT;X=1: BEGIN:VCARD", "FN:Luis", "END:VCARD", "TEL:1") == [
        Field(Kind.RELATION, "Luis", "agent"),
        Field(Kind.PHONE, "1"),
    ]


def test_an_agent_outside_of_a_card_is_a_card() -> None:
    assert _names(b"AGENT:BEGIN:VCARD\nFN:Luis\nEND:VCARD\n") == ["Luis"]


def test_a_card_that_is_too_long_is_rejected_alone() -> None:
    long = card("NOTE:" + "a" * (MAX_CARD_BYTES + 1))
    first, *others = read_all(long + card())
    assert isinstance(first, Rejection)
    assert (first.line, first.reason, len(first.raw)) == (1, Reason.TOO_LONG, KEPT_BYTES)
    assert [item.line for item in others] == [6]


def test_a_card_that_is_just_too_long_is_rejected_at_its_end() -> None:
    fits = MAX_CARD_BYTES - len(card("NOTE:").rstrip())
    entry, rejection = read_all(card("NOTE:" + "a" * fits) + card("NOTE:" + "a" * (fits + 1)))
    assert isinstance(entry, Entry)
    assert isinstance(rejection, Rejection)
    assert rejection.reason is Reason.TOO_LONG


def test_folds_of_old_cards_keep_their_blank() -> None:
    line = "NOTE:one\r\n two\r\n\tthree"
    assert said(line, version="2.1")[0].value == "one two\tthree"
    assert said(line, version="3.0")[0].value == "onetwothree"


@pytest.mark.parametrize("version", [b"2.1", b"3.0"])
def test_a_fold_inside_a_character_is_undone_before_decoding(version: bytes) -> None:
    name = "José".encode()
    data = (
        b"BEGIN:VCARD\nVERSION:"
        + version
        + b"\nFN:"
        + name[:-1]
        + b"\n "
        + name[-1:]
        + b"\nEND:VCARD"
    )
    assert _names(data) == ["José"]


def test_a_version_within_a_value_changes_no_fold() -> None:
    assert (
        said("NOTE:VERSION:2.1\r\n VERSION:2.1", version="4.0")[0].value == "VERSION:2.1VERSION:2.1"
    )


def test_quoted_printable_is_decoded_with_its_soft_breaks() -> None:
    line = "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:ma=C3=\r\n=B1ana=0D=0A=\r\n y tarde"
    assert said(line, "TEL:1", version="2.1") == [
        Field(Kind.NOTE, "mañana\n y tarde"),
        Field(Kind.PHONE, "1"),
    ]


def test_a_dangling_soft_break_costs_no_other_line() -> None:
    fields = said("NOTE;QUOTED-PRINTABLE:hola=\r\n", "TEL:1", version="2.1")
    assert fields == [Field(Kind.NOTE, "hola"), Field(Kind.PHONE, "1")]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (
            "NOTE:;ENCODING=QUOTED-PRINTABLE:a=",
            Field(Kind.NOTE, ";ENCODING=QUOTED-PRINTABLE:a="),
        ),
        ("QUOTED-PRINTABLE:a=", Field(Kind.OTHER, "a=", "QUOTED-PRINTABLE")),
        ("TEL;TYPE=QUOTED-PRINTABLE:a=", Field(Kind.PHONE, "a=", "QUOTED-PRINTABLE")),
        ('TEL;X=";QUOTED-PRINTABLE":a=', Field(Kind.PHONE, "a=")),
    ],
)
def test_only_an_encoding_declares_quoted_printable(line: str, field: Field) -> None:
    assert said(line, "TEL:1", version="2.1") == [field, Field(Kind.PHONE, "1")]


def test_a_folded_header_declares_quoted_printable() -> None:
    fields = said("NOTE;CHARSET=UTF-8;\r\n ENCODING=QUOTED-PRINTABLE:=C3=\r\n=B1", version="2.1")
    assert fields == [Field(Kind.NOTE, "ñ")]


def test_a_header_too_long_to_be_one_declares_nothing() -> None:
    fields = said("NOTE" + ";X=1" * 300 + ";QUOTED-PRINTABLE:a=", "TEL:1", version="2.1")
    assert [f.value for f in fields] == ["a", "1"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("José".encode(), "José"),
        ("José".encode("latin-1"), "José"),
        ("José “Pepe”".encode("cp1252"), "José “Pepe”"),
        ("José".encode() + b"\xe9", "Joséé"),
        ("Jos\x01é\x7f".encode(), "José"),
    ],
)
def test_text_of_no_declared_charset_is_decoded(data: bytes, name: str) -> None:
    assert _names(b"BEGIN:VCARD\nFN:" + data + b"\nEND:VCARD") == [name]


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("Windows-1251", "cp1251"),
        ("SHIFT_JIS", "shift_jis"),
        ("GB2312", "gb2312"),
        ("UTF-8", "utf-8"),
        ("UTF-8", "cp1252"),
        ("no-such-charset", "utf-8"),
        ("a" * 50, "utf-8"),
        ("zip", "utf-8"),
    ],
)
def test_a_declared_charset_is_obeyed_where_it_can_be_right(charset: str, codec: str) -> None:
    name = {"cp1251": "Київ", "shift_jis": "山田", "gb2312": "联通"}.get(codec, "«José»")
    data = f"BEGIN:VCARD\nFN;CHARSET={charset}:".encode() + name.encode(codec) + b"\nEND:VCARD"
    assert _names(data) == [name]


def test_a_charset_declared_once_holds_for_the_whole_card() -> None:
    data = b"BEGIN:VCARD\nFN:\xca\xe8\xbf\xe2\nNOTE;CHARSET=windows-1251:\xca\nEND:VCARD"
    assert [field.value for field in only(data).fields] == ["Київ", "К"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_and_kept_as_it_stands(codec: str) -> None:
    text = "BEGIN:VCARD\r\nFN:José\r\nEND:VCARD"
    data = text.encode(codec)
    entry = only(data + "\r\n".encode("utf-16-le" if codec == "utf-16" else codec))
    assert entry.fields == (Field(Kind.NAME, "José"),)
    assert entry.raw == (data[2:] if codec == "utf-16" else data)


def test_half_a_character_of_utf16_does_not_stop_the_reader() -> None:
    text = "\ufeffBEGIN:VCARD\nFN:Ana\nNOTE:\ud83d\nEND:VCARD"
    data = text.encode("utf-16-le", "surrogatepass") + b"\n"
    entry = only(data)
    assert entry.fields[0].value == "Ana"
    assert all(field.value.encode() for field in entry.fields)
    assert entry.raw == data[2:-1]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("TEL", [Field(Kind.OTHER, "TEL")]),
        ("two words: 1", [Field(Kind.OTHER, "two words: 1")]),
        (":1", [Field(Kind.OTHER, ":1")]),
        ("a.b.TEL:1", [Field(Kind.OTHER, "a.b.TEL:1")]),
        ("http://acme.mx", [Field(Kind.OTHER, "http://acme.mx")]),
        ("TEL;=:1", [Field(Kind.PHONE, "1")]),
        ("TEL;;;:1", [Field(Kind.PHONE, "1")]),
        ("TEL :1", [Field(Kind.PHONE, "1")]),
        ('TEL;X="a:b;c";TYPE="home":1', [Field(Kind.PHONE, "1", "home")]),
        ('TEL;X="a:1', [Field(Kind.PHONE, "1")]),
        ('TEL;X="a;TYPE=home:1', [Field(Kind.PHONE, "1")]),
        ("TEL;X=1;X=2:1", [Field(Kind.PHONE, "1")]),
        ("X-\xe9:1", [Field(Kind.OTHER, "1", "X-é")]),
    ],
)
def test_an_odd_line_is_kept_in_some_form(line: str, fields: list[Field]) -> None:
    assert said(line) == fields


def test_a_damaged_header_is_mended_too() -> None:
    data = b"BEGIN:VCARD\nFN:Ana\nTEL;X-M\xf3vil:1\nEND:VCARD"
    assert only(data).fields[1] == Field(Kind.PHONE, "1", "Móvil")


def test_a_header_beyond_all_measure_is_kept_as_text() -> None:
    line = "TEL;" + "A" * 70_000 + ":1"
    assert said(line) == [Field(Kind.OTHER, line)]
    assert said("TEL;" + "A" * 300 + ":1")[0].value == "1"


def test_a_note_that_nobody_folded_stays_together() -> None:
    assert said("NOTE:one", "two", "", "three and four", "TEL:1") == [
        Field(Kind.NOTE, "one\ntwo\nthree and four"),
        Field(Kind.PHONE, "1"),
    ]


def test_text_before_all_properties_is_kept() -> None:
    entry = only(b"BEGIN:VCARD\nhola\nFN:Ana\nEND:VCARD")
    assert Field(Kind.OTHER, "hola") in entry.fields


def test_bytes_that_are_no_text_are_told_apart_only_when_reading() -> None:
    with pytest.raises(UnicodeEncodeError):
        "ñ".encode("ascii", "dardar.as-cp1252")
