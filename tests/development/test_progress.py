import io
import time

import pytest

from dardar.development import progress
from dardar.development.progress import Progress


class Terminal(io.StringIO):
    """A stream that can rewrite its last line."""

    def isatty(self) -> bool:
        return True

    def screen(self) -> list[str]:
        """Return the lines that a person sees."""
        lines = []
        for line in self.getvalue().split("\n"):
            shown = ""
            for written in line.split("\r"):
                shown = written + shown[len(written) :]
            lines.append(shown.rstrip())
        return lines


def test_a_terminal_shows_one_line_rewritten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    terminal = Terminal()
    with Progress(terminal) as shown:
        shown.begin("Digging")
        assert terminal.screen() == ["Digging …"]
        shown.update("a long way down, deeper than the line is long")
        assert terminal.screen() == ["Digging · 0 s · a long way down, deeper"]
        shown.update("up")
        assert terminal.screen() == ["Digging · 0 s · up"]
    assert terminal.screen() == [""]


def test_elsewhere_a_step_is_one_plain_line() -> None:
    stream = io.StringIO()
    with Progress(stream) as shown:
        shown.begin("Digging")
        shown.update("deeper")
        shown.begin("Filling")
    assert stream.getvalue() == "Digging …\nFilling …\n"


def test_elsewhere_a_long_step_says_now_and_then_that_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.StringIO()
    with Progress(stream) as shown:
        shown.begin("Digging")
        later = time.monotonic() + progress.QUIET_SECONDS + 1
        monkeypatch.setattr(time, "monotonic", lambda: later)
        shown.update("deeper")
        shown.update("deeper still")
    assert stream.getvalue() == "Digging …\nDigging · 31 s · deeper\n"
