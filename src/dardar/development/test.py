"""``./dardar test``: every check there is, each under a progress line, then one table.

All checks run even if one fails. With ``--fast`` the browser tests are left out; with ``--fast`` or
arguments for pytest, coverage is not measured, since only a part of the tests runs.
"""

import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from dardar.development import browser
from dardar.development.checkout import Checkout, this_checkout
from dardar.development.plain import USER_MUST_ACT, PlainError, told_plainly
from dardar.development.progress import Progress
from dardar.development.running import Outcome, run

PYTHON: Final = (sys.executable, "-m")
CHECKS: Final = {
    "lint": (*PYTHON, "ruff", "check", ".", "dardar"),
    "format": (*PYTHON, "ruff", "format", "--check", ".", "dardar"),
    "types": (*PYTHON, "mypy"),
    "layers": (
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint()",
    ),
}
PERCENT: Final = re.compile(r"\[ *(\d+%)\]")


class Row(NamedTuple):
    """One line of the final table."""

    name: str
    is_good: bool
    seconds: float
    detail: str = ""


class Totals(NamedTuple):
    """How many tests ended how, by pytest's own account."""

    passed: int
    failed: int
    skipped: int

    def __str__(self) -> str:
        """Return the totals as the last line of the run tells them."""
        told = f"{self.passed} passed, {self.failed} failed"
        return f"{told}, {self.skipped} skipped" if self.skipped else told


def main(argv: Sequence[str]) -> int:
    """Run every check in this checkout; `argv` may hold ``--fast`` and arguments for pytest.

    Return 0 if all is well, 1 if a check failed, 2 if there is no browser to test with.
    """
    return told_plainly(lambda: Run(this_checkout("test"), argv).carry_out())


class Run:
    """One run of all checks."""

    def __init__(self, checkout: Checkout, argv: Sequence[str]) -> None:
        """Get ready to check `checkout`; `argv` is that of `main`."""
        self.checkout = checkout
        self.fast = "--fast" in argv
        self.pytest_arguments = [each for each in argv if each != "--fast"]
        self.is_whole = not argv
        self.logs = checkout.work / "test"
        self.rows: list[Row] = []
        self.totals = Totals(0, 0, 0)
        # Whoever called us may have named the settings of real use.
        self.environment = {"DJANGO_SETTINGS_MODULE": "tests.settings"}

    def carry_out(self) -> int:
        """Run all checks, show what failed, print the table and return the exit code."""
        with Progress() as self.progress:
            for name, command in CHECKS.items():
                self._check(name, command)
            has_browser = self.fast or self._find_browser()
            self._run_tests()
            if self.is_whole:
                self._measure_coverage()
        sys.stdout.write(f"\n{_table(self.rows)}\n\n{self.totals}\n")
        if not has_browser:
            return USER_MUST_ACT
        return 0 if all(row.is_good for row in self.rows) else 1

    def _check(self, name: str, command: Sequence[str]) -> None:
        self._judge(name, self._step(name, command))

    def _find_browser(self) -> bool:
        self.progress.begin("browser")
        try:
            found = browser.find_or_install(self.checkout, self.progress)
        except PlainError as error:
            self._judge("browser", Outcome(1, f"{error}\n"))
            return False
        self.environment[browser.VARIABLE] = str(found)
        self._judge("browser", Outcome(0, ""), str(found))
        return True

    def _run_tests(self) -> None:
        report = self.logs / "tests.xml"
        report.unlink(missing_ok=True)
        # Whoever has nothing left to do takes over half of what another has: both end together.
        workers = ("--numprocesses=auto", "--dist=worksteal")
        command = [*PYTHON, "pytest", *workers, f"--junit-xml={report}"]
        if self.is_whole:
            shutil.rmtree(self.checkout.work / "coverage", ignore_errors=True)
            command[1:2] = ["-m", "coverage", "run", "-m"]
        if self.fast:
            command.append("--ignore=tests/browser")
        outcome = self._step("tests", [*command, *self.pytest_arguments])
        self.totals = read_totals(report, outcome.code)
        self._judge("tests", outcome, str(self.totals))

    def _measure_coverage(self) -> None:
        # If there is nothing to combine, there is nothing to report either, and that fails.
        self._step("combine", [*PYTHON, "coverage", "combine", "--quiet"])
        report = [*PYTHON, "coverage", "report", "--skip-covered", "--show-missing"]
        outcome = self._step("coverage", report)
        total = next((line for line in outcome.output.splitlines() if line.startswith("TOTAL")), "")
        self._judge("coverage", outcome, f"{total.rpartition(' ')[2]} of lines and branches")

    def _step(self, name: str, command: Sequence[str]) -> Outcome:
        self.progress.begin(name)
        return run(
            command,
            cwd=self.checkout.root,
            log=self.logs / f"{name}.log",
            progress=self.progress,
            detail=_percent,
            env=self.environment,
        )

    def _judge(self, name: str, outcome: Outcome, detail: str = "") -> None:
        """Keep a step's row; show all its output if it failed."""
        self.rows.append(Row(name, outcome.code == 0, self.progress.seconds, detail))
        if outcome.code:
            self.progress.clear()
            sys.stdout.write(f"\n── {name} failed ──\n{outcome.output}")
            sys.stdout.flush()


def read_totals(report: Path, code: int) -> Totals:
    """Return the totals of a JUnit report that pytest wrote before it ended with exit code `code`.

    A run that broke down before or beside its tests counts as one failure, so that no reader takes
    it for a good one.
    """
    if not report.exists():
        return Totals(0, 1, 0)
    suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - pytest wrote it just now
    counts = [
        [int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")]
        for suite in suites
    ]
    tests, failures, errors, skipped = (sum(column) for column in zip(*counts, strict=True))
    failed = failures + errors
    return Totals(tests - failed - skipped, failed or int(code != 0), skipped)


def _percent(lines: Sequence[str]) -> str:
    """Return how far pytest is, as in ``45%``, from its last lines."""
    found = PERCENT.findall("\n".join(lines))
    return found[-1] if found else ""


def _table(rows: Sequence[Row]) -> str:
    width = max(len(row.name) for row in rows)
    lines = (
        f"{row.name:<{width}}  {'ok' if row.is_good else 'FAILED':<6}  {row.seconds:6.1f} s  "
        f"{row.detail}".rstrip()
        for row in rows
    )
    return "\n".join(lines)
