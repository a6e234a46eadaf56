"""Layouts of the third set of made-up cards: see _cards_third."""

from typing import Final

from bench._cards_layouts import Layout, Zone

_PERSON: Final = ("person",)
_FIRM: Final = ("firm",)
THIRD: Final = (
    (
        # the person first, the firm below
        Layout("name first", ((
            Zone(0.08, 0.08, 0.92, 0.34, "left", "top", _PERSON),
            Zone(0.08, 0.36, 0.92, 0.72, "left", "top", ("contact",)),
            Zone(0.08, 0.74, 0.92, 0.94, "left", "bottom", ("firm", "address")),
        ),)),
        # two columns below, contacts left and the address right
        Layout("two columns", ((
            Zone(0.07, 0.1, 0.93, 0.28, "centre", "middle", _FIRM),
            Zone(0.07, 0.3, 0.93, 0.56, "centre", "middle", _PERSON),
            Zone(0.06, 0.62, 0.5, 0.94, "left", "bottom", ("contact",)),
            Zone(0.54, 0.62, 0.96, 0.94, "left", "bottom", ("address",)),
        ),), decoration="rule"),
        Layout("right side", ((
            Zone(0.3, 0.08, 0.94, 0.3, "right", "top", _FIRM),
            Zone(0.3, 0.32, 0.94, 0.56, "right", "middle", _PERSON),
            Zone(0.3, 0.58, 0.94, 0.94, "right", "bottom", ("address", "contact")),
        ),)),
        Layout("back alone", (
            (
                Zone(0.08, 0.2, 0.92, 0.5, "centre", "middle", _FIRM),
                Zone(0.08, 0.55, 0.92, 0.85, "centre", "middle", _PERSON),
            ),
            (Zone(0.08, 0.1, 0.92, 0.9, "centre", "middle", ("contact", "address")),),
        )),
    ),
    (
        Layout("person middle", ((
            Zone(0.06, 0.06, 0.94, 0.22, "right", "top", _FIRM),
            Zone(0.06, 0.3, 0.94, 0.58, "left", "middle", _PERSON),
            Zone(0.06, 0.6, 0.94, 0.95, "left", "bottom", ("address", "contact")),
        ),)),
        # firm and address left, person and contacts right
        Layout("halves", ((
            Zone(0.05, 0.12, 0.46, 0.5, "left", "top", _FIRM),
            Zone(0.05, 0.6, 0.46, 0.92, "left", "bottom", ("address",)),
            Zone(0.52, 0.12, 0.97, 0.48, "left", "top", _PERSON),
            Zone(0.52, 0.52, 0.97, 0.92, "left", "bottom", ("contact",)),
        ),), decoration="rule"),
        Layout("tall left", ((
            Zone(0.1, 0.06, 0.9, 0.26, "left", "top", _FIRM),
            Zone(0.1, 0.3, 0.9, 0.56, "left", "middle", _PERSON),
            Zone(0.1, 0.6, 0.9, 0.95, "left", "bottom", ("contact", "address")),
        ),), is_upright=True),
        Layout("firm last", ((
            Zone(0.08, 0.1, 0.92, 0.4, "centre", "top", _PERSON),
            Zone(0.08, 0.42, 0.92, 0.7, "centre", "middle", ("contact", "address")),
            Zone(0.08, 0.74, 0.92, 0.95, "centre", "bottom", _FIRM),
        ),)),
    ),
)  # fmt: skip
