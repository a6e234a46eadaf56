"""What was found on a card, as it is kept and put together."""

from dardar.capture.findings import as_kept, certain, is_sure, seen_where, together
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.seen import Box, Findings, Found, Line

LINES = (Line("Ana", Box(0, 0, 50, 10)), Line("Ruiz", Box(60, 2, 90, 12)), Line("since 1999"))
NAME = Found(Field(Kind.NAME, "Ana Ruiz", parts={"given": "Ana"}), 0.99, (0, 1), ("mail",))


def test_a_field_of_two_lines_stands_where_both_are() -> None:
    [name, note] = as_kept(Findings((NAME,), rest=(2,)), LINES, "s")
    assert (name["box"], name["text"], name["scan"]) == ([0, 0, 90, 12], "Ana\nRuiz", "s")
    assert (name["parts"], name["why"]) == ({"given": "Ana"}, ["mail"])
    assert (note["kind"], note["value"], note["why"]) == ("note", "since 1999", ["rest"])
    assert "box" not in note


def test_what_is_left_over_is_nothing_if_it_is_blank() -> None:
    assert as_kept(Findings(rest=(0,)), [Line("  ")], "s") == []


def test_an_icon_read_as_a_letter_is_no_note() -> None:
    [note] = as_kept(Findings(rest=(0, 1)), [Line("M"), Line("Open daily")], "s")
    assert note["value"] == "Open daily"


def test_a_field_without_a_value_is_none() -> None:
    assert as_kept(Findings((Found(Field(Kind.ROLE, " "), 0.9),)), [], "s") == []
    assert certain([Field(Kind.ROLE, " ")]) == []


def test_only_what_is_nearly_certain_is_sure() -> None:
    [sure, doubtful] = as_kept(
        Findings((NAME, Found(Field(Kind.ROLE, "Socia"), 0.89, (2,)))), LINES, "s"
    )
    assert (is_sure(sure), is_sure(doubtful)) == (True, False)


def test_the_surer_word_overrules_what_there_is_once_and_adds_the_rest() -> None:
    surer = certain([Field(Kind.NAME, "Ana Ruiz Soler"), Field(Kind.PHONE, "+34612345678")])
    read = as_kept(
        Findings(
            (
                NAME,
                Found(Field(Kind.PHONE, "612 345 678"), 0.9, (2,)),
                Found(Field(Kind.PHONE, "699 000 111"), 0.9, (2,)),
                Found(Field(Kind.ROLE, "Socia"), 0.5, (2,)),
            )
        ),
        LINES,
        "s",
    )
    both = together(surer, read, "ES")
    assert [(one["kind"], one["value"]) for one in both] == [
        ("name", "Ana Ruiz Soler"),
        ("role", "Socia"),
        ("phone", "+34612345678"),
        ("phone", "699 000 111"),
    ]
    assert both[2]["text"] == "since 1999"


def test_of_one_side_two_names_both_stay() -> None:
    two = certain([Field(Kind.NAME, "Ana"), Field(Kind.NAME, "Eva")])
    assert len(together([], two, "ES")) == 2


def test_what_has_no_place_gives_none() -> None:
    [plain] = certain([Field(Kind.NAME, "Ana")])
    assert seen_where(plain, plain) == plain
