"""People write their own offers and needs: at a link, once, for the owner to accept."""

import threading
from dataclasses import asdict
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book, User
from dardar.giving.actions import accept, dismiss
from dardar.giving.asking import MOST, answer, ask_wishes, close, page
from dardar.giving.errors import EmptyWordsError, NoLinkError, TooLongError
from dardar.giving.links import LIFE
from dardar.giving.models import Asking, Origin, Proposal, Role, Wish
from dardar.giving.queries import proposals
from dardar.people.actions import erase_people
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.conftest import add
from tests.giving.scenes import last, letters, link, token_of


@pytest.fixture
def token(book: Book, ana: Person) -> str:
    """Return the token of the link at which Ana was asked."""
    return token_of(ask_wishes(book, ana, link).link)


def test_a_mail_with_the_link(book: Book, ana: Person) -> None:
    asked = ask_wishes(book, ana, link)
    [mail] = letters()
    assert (mail.to, mail.reply_to) == ("ana@norte.example", "alma@example.org")
    assert asked.link in mail.body
    assert asked.by_mail
    assert token_of(asked.link) not in str(Asking.objects.values())


def test_without_an_address_by_hand(book: Book, marta: Person) -> None:
    asked = ask_wishes(book, marta, link)
    assert not asked.by_mail
    assert asked.link in asked.draft.message
    assert not letters()


def test_the_page_says_who_asks_and_nothing_of_whom(token: str, ana: Person) -> None:
    said = str(asdict(page(token)))
    assert "Alma" in said
    for word in (ana.name, "norte", "Ana"):
        assert word not in said


def test_what_they_write_is_proposed(book: Book, ana: Person, token: str) -> None:
    assert answer(token, offers=["wine", " ", "a cellar"], needs=["  a  cook "]) == 3
    found = {(p.role, p.words) for p in proposals(book, ana)}
    assert found == {("offer", "wine"), ("offer", "a cellar"), ("need", "a cook")}
    assert not Wish.objects.exists()
    wish = accept(book, proposals(book, ana).get(role=Role.NEED))
    assert wish.origin == Origin.ASKED


def test_a_link_is_used_once(token: str) -> None:
    answer(token, offers=["wine"], needs=[])
    for act in (lambda: page(token), lambda: answer(token, offers=["beer"], needs=[])):
        with pytest.raises(NoLinkError):
            act()
    assert Asking.objects.get().answered_at


def test_what_is_wrong_does_not_use_it_up(token: str) -> None:
    with pytest.raises(EmptyWordsError):
        answer(token, offers=["", "  ", "!"], needs=[])
    with pytest.raises(TooLongError):
        answer(token, offers=["x" * 301], needs=[])
    with pytest.raises(TooLongError):
        answer(token, offers=[], needs=["x"] * (MOST + 1))
    assert not Proposal.objects.exists()
    assert page(token)


def test_a_new_link_ends_the_one_before_and_closing_ends_it(
    book: Book, ana: Person, token: str
) -> None:
    asked = ask_wishes(book, ana, link)
    with pytest.raises(NoLinkError):
        page(token)
    close(book, asked.asking)
    with pytest.raises(NoLinkError):
        page(token_of(asked.link))
    undo(book, last(book))
    assert page(token_of(asked.link))


def test_an_old_link_and_one_of_nobody(token: str) -> None:
    for guess in ("", "x", token[:-1], token.swapcase(), token + "x", "\0", "\ud800"):
        with pytest.raises(NoLinkError):
            page(guess)
    late = time_machine.travel(timezone.now() + LIFE + timedelta(minutes=1))
    with late, pytest.raises(NoLinkError):
        answer(token, offers=["wine"], needs=[])
    User.objects.update(is_active=False)
    with pytest.raises(NoLinkError):
        page(token)


def test_undone_it_leads_nowhere(book: Book, token: str) -> None:
    undo(book, last(book))
    with pytest.raises(NoLinkError):
        page(token)


def test_erased_it_leads_nowhere_and_nothing_is_sent(book: Book, ana: Person, token: str) -> None:
    erase_people(book, [ana])
    with pytest.raises(NoLinkError):
        page(token)
    assert not letters()


def test_what_they_say_themselves_is_proposed_although_it_was_dismissed(
    book: Book, ana: Person, token: str
) -> None:
    spotted = Proposal.objects.create(
        book=book, person=ana, role=Role.NEED, words="A cook", folded="a cook", origin="spotted"
    )
    dismiss(book, spotted)
    assert answer(token, offers=[], needs=["a cook"]) == 1
    assert proposals(book).get().origin == Origin.ASKED


def test_what_was_proposed_already_is_not_new(book: Book, ana: Person, token: str) -> None:
    Proposal.objects.create(
        book=book, person=ana, role=Role.NEED, words="A cook", folded="a cook", origin="spotted"
    )
    assert answer(token, offers=[], needs=["a cook", "A cook!"]) == 0
    assert proposals(book).count() == 1


def test_nobody_asks_people_of_another_book(book: Book, strangers_book: Book, ana: Person) -> None:
    with pytest.raises(PermissionDenied):
        ask_wishes(strangers_book, ana, link)
    asked = ask_wishes(book, ana, link)
    with pytest.raises(PermissionDenied):
        close(strangers_book, asked.asking)


@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_the_same_moment_it_is_taken_once() -> None:
    book = open_book(email="alma@example.org", password=None, name="Alma")
    token = token_of(ask_wishes(book, add(book, "Ana Gil"), link).link)
    barrier = threading.Barrier(4)
    errors: list[str] = []

    def act() -> None:
        try:
            barrier.wait()
            answer(token, offers=["wine"], needs=["a cook"])
        except NoLinkError as error:
            errors.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == ["NoLinkError"] * 3
    assert Proposal.objects.count() == 2
