"""X-ANDROID-CUSTOM: how Android puts into vCard 2.1 what that version has no property for.

The value is ``vnd.android.cursor.item/KIND;DATA;TYPE;LABEL;…``, the columns of Android's contacts
table; the numbers of TYPE are those of ContactsContract.CommonDataKinds.
"""

from typing import Final

from dardar.core.cards.fields import Kind
from dardar.core.cards.vcard.card import Card
from dardar.core.cards.vcard.dates import card_date
from dardar.core.cards.vcard.lines import Header
from dardar.core.cards.vcard.text import split, unescape

_COLUMNS: Final = 17
_PREFIX: Final = "vnd.android.cursor.item/"
_RELATIONS: Final = {
    str(number): name
    for number, name in enumerate(
        (
            *("assistant", "brother", "child", "domestic partner", "father", "friend", "manager"),
            *("mother", "parent", "partner", "referred by", "relative", "sister", "spouse"),
        ),
        start=1,
    )
}
_EVENTS: Final = {"1": Kind.ANNIVERSARY, "3": Kind.BIRTHDAY}


def android_custom(card: Card, header: Header, value: str) -> None:
    """Add the nickname, the event or the relation of an X-ANDROID-CUSTOM property."""
    item, data, number, own, *_ = (*split(value, ";", _COLUMNS), "", "", "")
    match item.removeprefix(_PREFIX):
        case "nickname":
            card.add(Kind.NICKNAME, data, header)
        case "contact_event":
            kind = _EVENTS.get(number, Kind.DATE)
            card.add(kind, card_date(data), header, label=own)
        case "relation":
            card.add(Kind.RELATION, data, header, label=_RELATIONS.get(number, own))
        case _:
            card.add_other(unescape(value), header)
