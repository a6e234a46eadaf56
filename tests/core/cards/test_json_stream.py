from io import BytesIO

import pytest

from dardar.core.cards.json_stream import LONGEST_TOKEN, JsonError, JsonStream


def stream(text: str) -> JsonStream:
    return JsonStream(BytesIO(text.encode()))


def test_members_and_items_are_entered_in_order() -> None:
    source = stream(' {"a": 1, "b\\"{": [ "x]", {"c": [2]} ], "d": null} ')
    taken: dict[str, object] = {}
    for name in source.members():
        if source.is_next(b"["):
            taken[name] = [source.take(99) for _ in source.items()]
        else:
            taken[name] = source.take(99)
    assert taken == {"a": b"1", 'b\\"{': [b'"x]"', b'{"c": [2]}'], "d": b"null"}


def test_a_value_longer_than_wanted_is_passed_over() -> None:
    source = stream('["12345678", "x"]')
    assert [source.take(5) for _ in source.items()] == [None, b'"x"']


def test_skipped_values_leave_the_next_one_next() -> None:
    source = stream('{"a": {"x": ["]", "}"]}, "b": 2}')
    names = source.members()
    next(names)
    source.skip()
    assert next(names) == "b"
    assert source.take(9) == b"2"


def test_a_text_of_many_chunks_is_walked_through() -> None:
    item = '{"name": "' + "ñ\\\\" * 1_000 + '"}'
    source = stream("[" + ", ".join([item] * 500) + "]")
    assert {source.take(10_000) for _ in source.items()} == {item.encode()}


def test_a_byte_order_mark_is_passed_over() -> None:
    assert list(stream("\ufeff{}").members()) == []


def _walk(source: JsonStream) -> None:
    for _ in source.items():
        source.skip()


@pytest.mark.parametrize("text", ["", '"open', "]", ",", "[1", '{"a": [1}', '"\\'])
def test_a_text_that_ends_or_breaks_is_an_error(text: str) -> None:
    with pytest.raises(JsonError):
        _walk(stream(text))


def test_a_string_beyond_the_bounds_is_an_error() -> None:
    with pytest.raises(JsonError):
        stream('"' + "x" * (2 * LONGEST_TOKEN)).skip()
