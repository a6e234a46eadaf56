"""What is taken out of a history: who gave to whom and when, and nobody's name."""

import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from bench._ties_extract import People, given, main, rows
from bench._ties_sets import START, network

from bench import _ties_extract as module
from bench import _ties_sets as sets


@pytest.fixture
def history(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    commit(
        tmp_path,
        "Ann Author <ann@example.org>",
        "2020-03-01T12:00:00Z",
        "Reviewed-by: Bo Reader <bo@example.org>\nTested-by: Cy Third <CY@example.org>\n"
        "Signed-off-by: Dee Keeper <dee@example.org>\nCc: Eve Far <eve@example.org>",
    )
    commit(
        tmp_path,
        "Bo Reader <bo@home.example>",
        "2020-04-01T12:00:00Z",
        "Acked-by: Ann Author <ann@example.org>\nAcked-by: Bo Reader <bo@example.org>",
    )
    commit(
        tmp_path, "Cy <cy@example.org>", "1970-01-02T00:00:00Z", "Helped-by: Ann <ann@example.org>"
    )
    return tmp_path


def git(folder: Path, *arguments: str, **env: str) -> None:
    who = {"GIT_COMMITTER_NAME": "Keeper", "GIT_COMMITTER_EMAIL": "keeper@example.org"}
    program = which("git")
    assert program
    subprocess.run([program, "-C", str(folder), *arguments], check=True, env={**who, **env})


def commit(folder: Path, author: str, day: str, trailers: str) -> None:
    name, _, mail = author.partition(" <")
    git(
        folder,
        "commit",
        "--quiet",
        "--allow-empty",
        f"--message=A change\n\nWhy it is made.\n\n{trailers}",
        GIT_AUTHOR_NAME=name,
        GIT_AUTHOR_EMAIL=mail.rstrip(">"),
        GIT_AUTHOR_DATE=day,
        GIT_COMMITTER_DATE="2020-05-01T12:00:00Z",
    )


def test_reviews_are_given_to_the_author_on_the_day_it_was_written(history: Path) -> None:
    found = [(each.giver[0], each.taker[0], each.day) for each in given(history)]
    assert found == [
        ("Ann", "Cy", date(2020, 5, 1)),  # the author's clock was wrong
        ("Ann Author", "Bo Reader", date(2020, 4, 1)),
        ("Bo Reader", "Bo Reader", date(2020, 4, 1)),
        ("Bo Reader", "Ann Author", date(2020, 3, 1)),
        ("Cy Third", "Ann Author", date(2020, 3, 1)),
    ]


def test_rows_are_numbers_of_people_who_are_told_by_address_or_name(history: Path) -> None:
    table = rows(list(given(history)))
    assert len(table) == 4  # nobody gives to themselves
    days = [day for _giver, _taker, day in table]
    assert days == sorted(days)
    assert days[0] == (date(2020, 3, 1) - START).days
    first, second, third, last = table
    assert {first[0], second[0], first[1]} == {0, 1, 2}
    assert first[1] == second[1] == third[0] == last[0]
    assert {third[1], last[1]} == {first[0], second[0]}


def test_a_set_is_written_without_a_name_and_can_be_read(
    history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (module, sets):
        monkeypatch.setattr(place, "FOLDER", tmp_path / "sets")
    main(history, "toy")
    found = network("toy")
    assert (found.people, len(found.day)) == (3, 4)


def test_one_word_is_not_enough_to_be_the_same() -> None:
    people = People()
    told = [("Ann", "a@x"), ("Ann", "b@x"), ("Ann Lee", "a@x"), ("ann  LEE", "c@x"), ("X Y", "c@x")]
    for known in told:
        people.meet(*known)
    first, other, *rest = (people.meet(*known) for known in told)
    assert first != other
    assert {first} == {*rest}
