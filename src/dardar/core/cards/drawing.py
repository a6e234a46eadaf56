"""Draw what a camera reads: text as a QR code, and a person as the vCard such a code can hold.

The code is one of ISO/IEC 18004 at error level M (about 15 % may be lost), or a better one where it
costs no room, with the quiet zone of four modules that the standard asks for. Text is UTF-8, which
telephones and vCards expect, though the standard's own default is Latin-1.
"""

import io
from collections.abc import Iterable, Sequence
from typing import Final

import segno

from dardar.core.cards import vcard
from dardar.core.cards.fields import Field, Kind, Picture

QUIET: Final = 4  # modules
_PIXELS: Final = 1000  # a side of a code that is printed
# Octets of UTF-8. Of more the modules become so small on a telephone's screen (version 16, 81 a
# side: some 4 px each) that other cameras begin to miss them.
EASY: Final = 400
# What a scanned contact is of use for, the most useful first.
_WANTED: Final = (
    Kind.NAME,
    Kind.PHONE,
    Kind.EMAIL,
    Kind.COMPANY,
    Kind.ROLE,
    Kind.URL,
    Kind.PROFILE,
    Kind.ADDRESS,
)


class TooMuchError(ValueError):
    """The text is longer than any QR code holds."""


def qr_svg(text: str) -> str:
    """Return a QR code as a picture in SVG: dark on light, whatever the page around it is.

    It has a ``viewBox`` and no size, and nothing but plain attributes, so that it fits any page
    and the strictest Content-Security-Policy.

    Raises:
        TooMuchError: no code holds that much (2331 octets at level M).

    """
    drawn = io.BytesIO()
    _code(text).save(
        drawn,
        kind="svg",
        border=QUIET,
        dark="#000",
        light="#fff",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    # Else hairlines show where the rows of modules meet.
    return drawn.getvalue().decode().replace("<svg ", '<svg shape-rendering="crispEdges" ', 1)


def qr_png(text: str) -> bytes:
    """Return a QR code as a PNG of some 1,000 pixels a side, to be printed or sent.

    Raises:
        TooMuchError: no code holds that much (2331 octets at level M).

    """
    code, drawn = _code(text), io.BytesIO()
    scale = max(1, _PIXELS // code.symbol_size(border=QUIET)[0])
    code.save(drawn, kind="png", border=QUIET, scale=scale, dark="#000", light="#fff")
    return drawn.getvalue()


def _code(text: str) -> segno.QRCode:
    try:
        return segno.make(text, error="m", micro=False, encoding="utf-8")
    except segno.DataOverflowError as error:
        raise TooMuchError from error


def vcard_of(fields: Iterable[Field], pictures: Sequence[Picture] = ()) -> str:
    """Return fields as one vCard 4.0 (RFC 6350), to be saved as a file."""
    return next(iter(vcard.write([vcard.Card(tuple(fields), "", tuple(pictures))])))


def fitting(fields: Sequence[Field], most: int = EASY) -> list[Field]:
    """Return those fields, in their order, whose vCard takes no more than so many octets.

    The most useful kinds go in first; a field that no longer fits makes room for smaller ones.
    Kinds that a scanned contact is not asked for, as notes, stay out.
    """
    chosen: list[Field] = []
    for kind in _WANTED:
        for field in fields:
            if field.kind is kind and _size([*chosen, field]) <= most:
                chosen.append(field)
    return [field for field in fields if field in chosen]


def _size(fields: Iterable[Field]) -> int:
    return len(vcard_of(fields).encode())
