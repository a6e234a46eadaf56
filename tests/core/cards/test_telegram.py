import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards import telegram
from dardar.core.cards.fields import Entry, Rejection, UnreadableError
from tests.core.cards.tabular import FOLDER, entries, read, rejections, said

WHOLE = (FOLDER / "telegram.json").read_bytes()


def read_all(data: bytes) -> list[Entry | Rejection]:
    return list(telegram.read(BytesIO(data)))


def export(*contacts: object, **more: object) -> bytes:
    return json.dumps({"contacts": {"about": "", "list": contacts}, **more}).encode()


def test_a_contact_is_read_with_how_much_one_talks_with_it() -> None:
    entry = entries(read("telegram", "telegram.json"))[0]
    assert said(entry) == [
        "name: Lucía Bermúdez",
        "phone: +52 55 2222 3333",
        "chat[telegram]: 4401",
        "date[added]: 2021-05-03T10:11:12",
        "other[date_unixtime]: 1620036672",
        "other[frequent_contacts people]: 87.25",
        "other[frequent_contacts calls]: 3.5",
    ]
    assert (entry.line, entry.uid) == (1, "4401")
    assert entry.fields[0].parts == {"given": "Lucía", "family": "Bermúdez"}


def test_the_raw_of_a_contact_is_its_exact_bytes() -> None:
    for entry in entries(read("telegram", "telegram.json")):
        assert entry.raw in WHOLE
        assert "phone_number" in json.loads(entry.raw)


def test_a_number_without_a_name_is_a_contact_and_a_deleted_account_is_not() -> None:
    found = read("telegram", "telegram.json")
    assert rejections(found) == [(3, "empty")]
    assert said(entries(found)[2])[0] == "phone: +34 655 00 11 22"


def test_a_group_is_nobodys_rating() -> None:
    frequent = {"list": [{"id": 1, "type": "private_group", "rating": 5}, 7, {"type": "user"}]}
    found = read_all(export({"user_id": 1, "first_name": "Ana"}, frequent_contacts=frequent))
    assert "other" not in {field.kind.value for field in entries(found)[0].fields}


def test_unknown_members_are_kept_and_nothing_unstorable_comes_through() -> None:
    contact = {"first_name": "A\0na\ud800", "last_name": None, "tags": ["x", 1], "seen": True}
    assert said(entries(read_all(export(contact)))[0]) == [
        "name: Ana?",
        'other[tags]: ["x", 1]',
        "other[seen]: true",
    ]


@pytest.mark.parametrize(
    "data",
    [
        (FOLDER / "telegram_chat_only.json").read_bytes(),
        b'{"about": "", "chats": {"list": [1',
        b'{"about": "x"}',
        b"[]",
        b"{",
        b"not json",
        b"{1: 2}",
        b'{"a" 2}',
        b'{"a": ,}',
        b'{"a": }',
    ],
)
def test_what_has_no_contacts_is_not_this_format(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        read_all(data)
    assert error.value.code == "not-this-format"


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        read_all(data)
    assert error.value.code == "empty-file"


def test_an_export_with_no_contacts_at_all_is_read_as_such() -> None:
    assert read_all(export()) == []
    assert read_all(b'{"contacts": {}}') == []


def test_a_file_cut_inside_the_contacts_keeps_those_before() -> None:
    cut = WHOLE.index(b"Plomero")
    found = read_all(WHOLE[:cut])
    assert [entry.uid for entry in entries(found)] == ["4401"]
    assert rejections(found) == [(2, "truncated")]


def test_a_file_cut_after_the_contacts_keeps_them_all_and_says_so() -> None:
    found = read_all(WHOLE[: WHOLE.index(b'"frequent_contacts"') + 60])
    assert len(entries(found)) == 3
    assert rejections(found)[-1] == (5, "truncated")


def test_items_that_are_no_contacts_are_malformed_and_the_rest_is_read() -> None:
    deep = b"[" * 50_000 + b"]" * 50_000
    data = b'{"contacts": {"list": [[1], {"first_name": tru}, %b, {"first_name": "Ana"}]}}' % deep
    found = read_all(data)
    assert rejections(found) == [(1, "malformed"), (2, "malformed"), (3, "malformed")]
    assert said(entries(found)[0]) == ["name: Ana"]


def test_damage_within_the_list_ends_it_with_a_rejection() -> None:
    found = read_all(b'{"contacts": {"list": [{"first_name": "Ana"} {"first_name": "Luz"}]}}')
    assert len(entries(found)) == 1
    assert rejections(found) == [(2, "malformed")]


def test_a_contact_beyond_the_bounds_is_rejected_and_the_next_is_read() -> None:
    long = {"first_name": "x" * (telegram.LONGEST_ITEM + 1)}
    found = read_all(export(long, {"first_name": "Ana"}))
    assert rejections(found) == [(1, "too-long")]
    assert said(entries(found)[0]) == ["name: Ana"]


def test_a_string_without_end_is_given_up_in_bounded_memory() -> None:
    found = read_all(b'{"contacts": {"list": ["' + b"x" * 12_000_000)
    assert rejections(found) == [(1, "malformed")]


def test_contacts_beyond_what_is_held_go_without_ratings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(telegram, "MOST_HELD", 50)
    frequent = {"list": [{"id": 1, "type": "user", "category": "people", "rating": 5}]}
    data = export(
        {"user_id": 1, "first_name": "Ana" * 20},
        {"user_id": 1, "first_name": "B"},
        frequent_contacts=frequent,
    )
    found = entries(read_all(data))
    assert [len(entry.fields) for entry in found] == [2, 3]


def test_what_follows_the_chats_is_not_read() -> None:
    data = export({"first_name": "Ana"})[:-1] + b', "chats": {"list": [' + b"\xff garbage"
    assert len(entries(read_all(data))) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=5), JSON)
def test_every_item_of_any_list_gives_one_answer(items: list[object], about: object) -> None:
    found = read_all(export(*items, more=about))
    assert [item.line for item in found] == list(range(1, len(items) + 1))


@given(st.binary(max_size=300), st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)))
def test_of_arbitrary_bytes_only_an_unreadable_error_comes(
    noise: bytes, start: int, end: int
) -> None:
    for data in (noise, WHOLE[:start] + noise + WHOLE[end:], b'{"contacts":{"list":[' + noise):
        try:
            found = read_all(data)
        except UnreadableError:
            continue
        assert all(item.line >= 1 for item in found)
