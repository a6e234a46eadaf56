"""The keeper is spoken to; progress is one line that goes away."""

import io

import pytest

from dardar.terminal import complain, end_progress, say, show_progress


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_what_is_told_and_what_is_wrong_go_different_ways(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say("Dardar is here.")
    complain("The disk is full.")
    assert capsys.readouterr() == ("Dardar is here.\n", "dardar: The disk is full.\n")


def test_progress_redraws_one_line_and_wipes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    show_progress("meeting people", 0.5)
    end_progress()
    drawn = terminal.getvalue()
    assert "\n" not in drawn
    assert "█" * 12 + "·" * 12 + " meeting people …" in drawn
    assert drawn.endswith("\r\x1b[K")


def test_where_a_line_can_not_be_redrawn_progress_is_silent(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_progress("meeting people", 0.5)
    end_progress()
    assert capsys.readouterr().err == ""
