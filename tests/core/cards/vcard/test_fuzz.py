"""The reader under damage: whatever the bytes, it ends, and raises nothing but its one refusal."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.cards.fields import Entry, Rejection, UnreadableError
from dardar.core.cards.vcard import write
from tests.core.cards.vcard.samples import FILES, alike, only, read_all

# Photographs would make nearly all changes fall into base64.
_REAL = [data for path in FILES if len(data := path.read_bytes()) < 8_000]
_PIECES = st.sampled_from(
    (
        *(
            b"BEGIN:VCARD\r\n",
            b"END:VCARD\r\n",
            b"AGENT:BEGIN:VCARD\n",
            b"AGENT:\n",
            b"VERSION:2.1\n",
        ),
        *(
            b"\n ",
            b"\r",
            b"\r\n",
            b"=\n",
            b":",
            b";",
            b",",
            b"\\",
            b'"',
            b"^n",
            b"\0",
            b"\xff",
            b"\xc3",
        ),
        *(
            b";ENCODING=QUOTED-PRINTABLE:",
            b";ENCODING=b:",
            b";CHARSET=UTF-16:",
            b";CHARSET=hz:",
            b"=C3",
        ),
        *(b"item1.X-ABLabel:_$!<Home>!$_\n", b"N:a;b\n", b"BDAY:1604-01-01\n", b"\xef\xbb\xbf"),
        *(
            b"PHOTO:data:image/png;base64,\n",
            b"IMPP:x-apple:%ff\n",
            b"X-DARDAR-FIELD;X-KIND=name:a\n",
        ),
    )
)


def _check(data: bytes) -> None:
    try:
        items = read_all(data)
    except UnreadableError:
        return
    position = 0
    for item in items:
        if b"\0" not in data:  # UTF-16 is kept in its own bytes, of which this knows nothing
            position = data.index(item.raw, position)  # in order, and never out of thin air
        if isinstance(item, Entry):
            for text in _texts(item):
                assert text == text.strip()
                assert "\0" not in text
                assert text.encode().decode() == text
            back = only("".join(write([item])).encode())
            assert alike(back.fields) == alike(item.fields)
        else:
            assert isinstance(item, Rejection)


def _texts(entry: Entry) -> Iterator[str]:
    yield entry.uid
    for field in entry.fields:
        yield from (field.value, field.label, *field.parts.values())


@settings(deadline=None)
@given(st.binary())
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    _check(data)


@settings(deadline=None)
@given(st.lists(_PIECES | st.binary(max_size=20), max_size=40))
def test_pieces_of_cards_in_any_order_are_read_or_refused(pieces: list[bytes]) -> None:
    _check(b"BEGIN:VCARD\nFN:Ana\n" + b"".join(pieces) + b"\nEND:VCARD\n")


@settings(deadline=None)
@given(
    st.sampled_from(_REAL),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), _PIECES | st.binary(max_size=9))),
)
def test_real_cards_with_damage_are_read_or_refused(
    data: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    for place, dropped, added in changes:
        start = int(place * len(data))
        data = data[:start] + added + data[start + dropped :]
    _check(data)
