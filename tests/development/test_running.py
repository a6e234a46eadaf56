import io
import sys
from pathlib import Path

import pytest

from dardar.development.progress import Progress
from dardar.development.running import last_package, run, runs
from tests.development.checkouts import make_program


@pytest.fixture
def progress() -> Progress:
    return Progress(io.StringIO())


def test_exit_code_and_all_output_are_given_and_kept(tmp_path: Path, progress: Progress) -> None:
    program = make_program(tmp_path / "talk", 'echo "here: $PWD $WORD"; echo bad >&2; exit 3')
    log = tmp_path / "logs" / "talk.log"
    outcome = run([program], cwd=tmp_path, log=log, progress=progress, env={"WORD": "yes"})
    assert outcome == (3, f"here: {tmp_path} yes\nbad\n")
    assert log.read_text(encoding="utf-8") == outcome.output


def test_its_last_lines_tell_how_far_it_is(tmp_path: Path, progress: Progress) -> None:
    program = make_program(
        tmp_path / "talk", "echo first; echo second; while [ ! -e seen ]; do :; done"
    )
    told: list[str] = []

    def detail(lines: object) -> str:
        told.append(str(lines))
        if "second" in told[-1]:
            (tmp_path / "seen").touch()
        return ""

    log = tmp_path / "log"
    assert run([program], cwd=tmp_path, log=log, progress=progress, detail=detail).code == 0
    assert told[-1] == "['first', 'second']"


def test_ctrl_c_ends_what_was_started(tmp_path: Path, progress: Progress) -> None:
    program = make_program(
        tmp_path / "stay", "trap 'touch ended; exit' TERM; touch up; while :; do :; done"
    )

    def interrupt(_: object) -> str:
        if (tmp_path / "up").exists():
            raise KeyboardInterrupt
        return ""

    log = tmp_path / "log"
    with pytest.raises(KeyboardInterrupt):
        run([program], cwd=tmp_path, log=log, progress=progress, detail=interrupt)
    assert (tmp_path / "ended").exists()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ["Collecting django==5.2.19 (from -r run.txt)", "  Downloading django-5.2.whl (8 MB)"],
            "Downloading django-5.2.whl",
        ),
        (["Downloading pillow (6.8MiB)", " Downloaded django", "noise"], "Downloaded django"),
        (["Looking in indexes"], ""),
        ([], ""),
    ],
)
def test_an_installer_is_followed_by_what_it_last_fetched(lines: list[str], told: str) -> None:
    assert last_package(lines) == told


def test_a_program_runs_if_it_can_tell_its_version(tmp_path: Path) -> None:
    assert runs(sys.executable)
    assert not runs(make_program(tmp_path / "stand-in", "exit 127"))
    assert not runs(tmp_path / "missing")
