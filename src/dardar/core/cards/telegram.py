"""The contacts of a Telegram Desktop export (``result.json``), as its writer lays them out.

Source: tdesktop, ``export_output_json.cpp``. The writer puts contacts and frequent contacts before
the chats, which may be huge; reading ends where those begin.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Final, NamedTuple

from dardar.core.cards.fields import (
    Entry,
    Field,
    Kind,
    Reason,
    Rejection,
    UnreadableError,
)
from dardar.core.cards.json_stream import JsonError, JsonStream
from dardar.core.cards.layout import says_who
from dardar.core.cards.rows import MOST_REJECTED
from dardar.core.cards.whole import whole_name

LONGEST_ITEM: Final = 1024 * 1024  # bytes
MOST_HELD: Final = 32 * 1024 * 1024  # bytes of contacts that wait for their ratings

_CONTACTS: Final = "contacts"
_FREQUENT: Final = "frequent_contacts"
_CHATS: Final = frozenset({"chats", "left_chats", "messages"})
_TAKEN: Final = frozenset({"user_id", "first_name", "last_name", "phone_number", "date"})


class _Item(NamedTuple):
    """One item of a list: which list, its place from 1, its bytes or None if it is too long."""

    of: str
    number: int
    raw: bytes | None


def read(stream: BinaryIO) -> Iterator[Entry | Rejection]:
    """Yield the contacts, numbered by their place in the list.

    How much one talks with a contact stands in a list after theirs, so contacts are held until
    that was read; beyond MOST_HELD they go without. What remains of a deleted account, its dates,
    is rejected as empty.

    Raises:
        UnreadableError: ``empty-file``, or ``not-this-format``: no JSON, or no contacts in it, as
            in the export of a single chat.

    """
    source = JsonStream(stream)
    ratings: defaultdict[str, list[Field]] = defaultdict(list)
    held: list[_Item] = []
    size = last = 0
    damage: Rejection | None = None
    try:
        for item in _items(source):
            if item.of == _FREQUENT:
                _rate(item.raw, ratings)
                continue
            held.append(item)
            last = item.number
            size += len(item.raw or b"")
            if size > MOST_HELD:
                yield from map(_contact, held)
                held, size = [], 0
    except JsonError:
        damage = Rejection(last + 1, Reason.TRUNCATED if source.is_ended else Reason.MALFORMED)
    for item in held:
        yield _contact(item, ratings)
    if damage:
        yield damage


def _items(source: JsonStream) -> Iterator[_Item]:
    """Yield the contacts and the frequent contacts, in the order of the file."""
    is_found = False
    try:
        for name in source.members():
            if name in _CHATS:
                break
            if name in {_CONTACTS, _FREQUENT}:
                is_found = is_found or name == _CONTACTS
                yield from _list_in(source, name)
            else:
                source.skip()
    except JsonError as error:
        if not is_found:
            raise UnreadableError("not-this-format" if source.has_text else "empty-file") from error
        raise
    if not is_found:
        raise UnreadableError("not-this-format")


def _list_in(source: JsonStream, of: str) -> Iterator[_Item]:
    for name in source.members():
        if name == "list":
            for number in source.items():
                yield _Item(of, number, source.take(LONGEST_ITEM))
        else:
            source.skip()


def _rate(raw: bytes | None, ratings: defaultdict[str, list[Field]]) -> None:
    """Keep how much one talks with a user, by what the source calls the way of it."""
    rated = _object(raw)
    if rated and rated.get("type") == "user":
        label = f"{_FREQUENT} {_text(rated.get('category'))}".strip()
        ratings[_text(rated.get("id"))].append(Field(Kind.OTHER, _text(rated.get("rating")), label))


def _contact(
    item: _Item, ratings: Mapping[str, Sequence[Field]] | None = None
) -> Entry | Rejection:
    if item.raw is None:
        return Rejection(item.number, Reason.TOO_LONG)
    contact = _object(item.raw)
    if contact is None:
        return Rejection(item.number, Reason.MALFORMED, item.raw[:MOST_REJECTED])
    uid = _text(contact.get("user_id"))
    fields = (*_fields(contact), *(ratings or {}).get(uid, ()))
    if not says_who(fields):
        return Rejection(item.number, Reason.EMPTY, item.raw[:MOST_REJECTED])
    return Entry(item.number, item.raw, fields, uid)


def _fields(contact: Mapping[str, object]) -> Iterator[Field]:
    named = {"given": _text(contact.get("first_name")), "family": _text(contact.get("last_name"))}
    parts = {part: piece for part, piece in named.items() if piece}
    if parts:
        yield Field(Kind.NAME, whole_name(parts), parts=parts)
    if phone := _text(contact.get("phone_number")):
        yield Field(Kind.PHONE, phone)
    if user := _text(contact.get("user_id")):
        yield Field(Kind.CHAT, user, "telegram")
    if day := _text(contact.get("date")):
        yield Field(Kind.DATE, day, "added")
    for name, value in contact.items():
        if name not in _TAKEN and (text := _text(value)):
            yield Field(Kind.OTHER, text, _text(name))


def _object(raw: bytes | None) -> dict[str, object] | None:
    """Return the object of these bytes, None if they are none."""
    try:
        found = json.loads(raw or b"null")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _text(value: object) -> str:
    """Return a value as text that any database takes: without NUL and lone surrogates."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.replace("\0", "").encode(errors="replace").decode().strip()
