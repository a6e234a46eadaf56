"""Badges and table signs are drawn to be printed, whatever letters a name has."""

import re

import pytest
import zxingcpp
from PIL import Image

from dardar.accounts.models import Book
from dardar.events import paper, printing
from dardar.events.actions import TableWords, lay_tables
from dardar.events.models import Event, Guest
from dardar.events.printing import badge_files, badges, by_name, table_signs
from tests.events.scenes import signed_up


def pages(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    assert pdf.startswith(b"%PDF-")
    return max(int(count) for count in re.findall(rb"/Count (\d+)", pdf))


def where(code: str) -> str:
    """Return the address that a code stands for."""
    return f"https://dardar.example/in/{code}"


def drawn(event: Event, guests: list[Guest]) -> Image.Image:
    """Return the first sheet of badges."""
    return next(iter(printing._badge_sheets(event, guests, where))).convert("L")  # noqa: SLF001


def test_ten_badges_are_on_a_sheet(event: Event) -> None:
    for number in range(11):
        signed_up(event, f"Guest {number}")
    assert pages(badges(event, where)) == 2


def test_badges_are_laid_out_by_name(event: Event) -> None:
    for name in ("Óscar", "zoe", "Ana", "Petra"):
        signed_up(event, name)
    assert [guest.name for guest in by_name(event)] == ["Ana", "Óscar", "Petra", "zoe"]


def test_very_many_badges_are_in_several_files(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert badge_files(event, 0) == [(1, 1, 0)]
    for number in range(5):
        signed_up(event, f"Guest {number}", mail=f"{number % 4}@norte.example")
    assert badge_files(event, 5) == [(1, 1, 5)]
    monkeypatch.setattr(printing, "PER_FILE", 3)
    assert badge_files(event, 5) == [(1, 1, 3), (2, 4, 5)]
    assert pages(badges(event, where, file=2)) == 1


def test_a_badge_bears_a_code_by_which_the_host_checks_in(event: Event, ana: Guest) -> None:
    [read] = zxingcpp.read_barcodes(drawn(event, [ana]))
    assert read.text == where(ana.code)


@pytest.mark.parametrize(
    "name", ["Łukasz Żółć", "Nguyễn Văn Anh", "Δημήτρης", "田中 花子", "x" * 200, "A\u202eB\0"]
)
def test_every_name_is_written_within_its_badge(event: Event, name: str) -> None:
    guest = Guest(event=event, name=name, company="Norte", code="a" * 20)
    sheet = drawn(event, [guest])
    left, right = printing._dots(15, 0)[0], printing._dots(105, 0)[0]  # noqa: SLF001
    words = sheet.crop((left, printing._dots(0, 14)[1], sheet.width, printing._dots(0, 40)[1]))  # noqa: SLF001
    box = words.point(lambda dot: 255 - dot).getbbox()
    assert box is not None
    assert box[2] <= right - left + 2


def test_letters_that_the_typeface_has_not_are_written_in_latin() -> None:
    assert "".join(text for _file, text in paper.pieces("Δ田é")) == "DTiané"


def test_two_signs_are_on_a_sheet(book: Book, event: Event) -> None:
    lay_tables(book, event, [TableWords(4, "Olive"), TableWords(4), TableWords(4, "Fig")])
    assert pages(table_signs(event)) == 2


def test_an_event_without_tables_has_an_empty_sheet(event: Event) -> None:
    assert pages(table_signs(event)) == 1
