import errno

import pytest

from dardar.development.plain import PlainError, told_plainly


def raising(error: BaseException) -> int:
    return told_plainly(lambda: throw(error))


def throw(error: BaseException) -> int:
    raise error


def test_an_action_that_ends_well_gives_its_exit_code() -> None:
    assert told_plainly(lambda: 1) == 1


def test_what_a_person_can_mend_is_one_sentence_and_exit_code_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert raising(PlainError("Water the plants.")) == 2
    assert capsys.readouterr().err == "Water the plants.\n"


def test_ctrl_c_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert raising(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            OSError(errno.EROFS, "Read-only file system", "/cd"),
            "Dardar may not write here: Read-only file system (/cd). Put the checkout into a",
        ),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "The disk is full: make room and run the command again.",
        ),
        (
            OSError(errno.ENOTDIR, "Not a directory", "x"),
            "The system refused: Not a directory (x).",
        ),
        (ConnectionError(), "The system refused: ConnectionError."),
    ],
)
def test_a_refusal_of_the_system_is_one_sentence(
    error: OSError, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(error) == 2
    told = capsys.readouterr().err
    assert told.startswith(sentence)
    assert told.count("\n") == 1


def test_a_fault_of_the_program_keeps_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError):
        raising(ZeroDivisionError())
