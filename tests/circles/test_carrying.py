"""A circle travels with its host's book; what members share is theirs to take along."""

import io
import json

import pytest

from dardar.accounts.models import Book
from dardar.archive.actions import (
    NotEmptyError,
    close_account,
    erase_everything,
    read_archive,
    write_archive,
)
from dardar.archive.layout import owned_models
from dardar.circles import models
from dardar.circles.actions import set_role
from dardar.circles.matching import catch_up
from dardar.circles.membership import member_of
from dardar.circles.models import Circle, Member, MemberAnswer, MemberWish, Turn
from dardar.circles.queries import circle_page
from dardar.people.actions import erase_people
from dardar.people.models import Person
from tests.circles.scenes import now
from tests.circles.test_leaving import lived_in


def archive_of(book: Book) -> dict[str, list[dict[str, object]]]:
    """Return the archive of a book."""
    found: dict[str, list[dict[str, object]]] = json.loads(b"".join(write_archive(book)))
    return found


def test_a_circle_comes_back_with_its_book(
    book: Book, host: Member, ana: Member, luis: Member
) -> None:
    lived_in(book, host, ana, luis)
    before = archive_of(book)["rows"]
    archive = b"".join(write_archive(book))
    erase_everything(book)
    read_archive(book, io.BytesIO(archive))
    again = {row["id"]: row for row in archive_of(book)["rows"]}
    assert again == {row["id"]: row | again_of(row) for row in before}
    me = member_of(book, Circle.objects.get())
    assert len(circle_page(me).members) == 3
    catch_up(me.circle)
    assert MemberAnswer.objects.exists()


def again_of(row: dict[str, object]) -> dict[str, object]:
    """Return what is different of a row that was brought back."""
    return {"in_rounds": False} if row["model"] == "member" else {}


def test_what_is_between_two_or_for_the_hosts_stays_behind(
    book: Book, host: Member, ana: Member, luis: Member
) -> None:
    lived_in(book, host, ana, luis)
    said = json.dumps(archive_of(book)["rows"])
    for word in ("cellar", "taxes", "to my bank", "sings", "@circle.example"):
        assert word not in said
    kinds = {row["model"] for row in archive_of(book)["rows"]}
    assert not kinds & {"refusal", "approval", "report", "known"}
    assert {model.__name__ for model in owned_models() if not model.travels} >= {
        "Refusal",
        "Approval",
        "Report",
        "Known",
        "MemberAnswer",
        "MemberVector",
    }


def test_each_takes_along_what_is_theirs(
    book: Book, strangers_book: Book, host: Member, ana: Member, bruno: Member
) -> None:
    lived_in(book, host, bruno, ana)
    shared = archive_of(strangers_book)["shared"]
    kinds = {row["model"] for row in shared}
    assert kinds == {
        "approval",
        "gift",
        "member",
        "memberwish",
        "refusal",
        "report",
        "turn",
    }
    said = json.dumps(shared)
    assert "showed me a cellar" in said
    assert "bruno@circle.example" in said
    assert "Ana told" not in said
    assert {row["model"] for row in archive_of(strangers_book)["rows"]} == {"space"}
    assert [row["name"] for row in archive_of(book)["shared"]] == ["Alma"]


@pytest.mark.usefixtures("bruno")
def test_they_bring_nothing_back_into_anothers_circle(strangers_book: Book, host: Member) -> None:
    archive = b"".join(write_archive(strangers_book))
    erase_everything(strangers_book)
    read_archive(strangers_book, io.BytesIO(archive))
    assert list(Member.objects.all()) == [host]


def test_a_circle_that_was_taken_over_is_not_brought_back_twice(
    book: Book, host: Member, bruno: Member, ana: Member, luis: Member
) -> None:
    lived_in(book, host, ana, luis)
    set_role(host, bruno, Member.Role.COHOST)
    archive = b"".join(write_archive(book))
    people = Person.objects.filter(book=book).count()
    erase_everything(book)
    read_archive(book, io.BytesIO(archive))
    assert Circle.objects.get().book == bruno.user_book
    assert Person.objects.filter(book=book).count() == people
    assert not Member.objects.filter(user_book=book).exists()
    assert now(bruno).role == Member.Role.HOST


@pytest.mark.usefixtures("host")
def test_an_archive_does_not_take_the_place_of_a_circle(book: Book) -> None:
    archive = b"".join(write_archive(book))
    with pytest.raises(NotEmptyError):
        read_archive(book, io.BytesIO(archive))
    assert Circle.objects.exists()


def test_a_person_who_is_erased_is_nobodys_member_and_the_member_stays(
    book: Book, host: Member, ana: Member, luis: Member
) -> None:
    lived_in(book, host, ana, luis)
    erase_people(book, list(Person.objects.filter(book=book)))
    assert not models.Known.objects.exists()
    assert now(ana).name == "Ana Ruiz"


@pytest.mark.usefixtures("bruno")
def test_a_guests_account_closed_leaves_the_circle_alone(
    strangers_book: Book, host: Member, ana: Member
) -> None:
    close_account(strangers_book)
    assert set(Member.objects.all()) == {host, ana}
    assert not MemberWish.objects.filter(words="web sites").exists()
    assert not Turn.objects.exists()
