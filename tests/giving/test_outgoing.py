"""Through a real mail server: what arrives, and what becomes of a mail that is refused."""

from dardar.accounts import outbox
from dardar.accounts.models import Book, Mail
from dardar.giving.answering import answer
from dardar.giving.asking import ask_wishes
from dardar.giving.introducing import ask_again
from dardar.giving.models import Side
from dardar.giving.queries import unreachable_askings, unreachable_sides
from dardar.people.models import Person
from dardar.worker.sending import send_waiting
from tests.giving.scenes import asked, link
from tests.worker.conftest import MailServer, mail_server

__all__ = ["mail_server"]


def test_both_are_asked_and_then_read_one_mail(
    book: Book, ana: Person, luis: Person, mail_server: MailServer
) -> None:
    both = asked(book, ana, luis)
    send_waiting()
    assert [m["To"] for m in mail_server.mailbox.arrived] == [
        "ana@norte.example",
        "luis@prado.example",
    ]
    assert {m["Reply-To"] for m in mail_server.mailbox.arrived} == {"alma@example.org"}
    for person in (ana, luis):
        answer(both.token(person), Side.Answer.YES)
    send_waiting()
    made = mail_server.mailbox.arrived[-1]
    assert made["To"] == "ana@norte.example"
    assert made["Cc"] == "luis@prado.example, alma@example.org"
    assert made["Reply-To"] == "ana@norte.example, luis@prado.example, alma@example.org"


def test_the_owner_is_told_of_whom_no_mail_reaches(
    book: Book, ana: Person, luis: Person, mail_server: MailServer
) -> None:
    mail_server.mailbox.refused.add("ana@norte.example")
    both = asked(book, ana, luis)
    ask_wishes(book, ana, link)
    send_waiting()
    assert [side.person for side in unreachable_sides(book)] == [ana]
    assert [asking.person for asking in unreachable_askings(book)] == [ana]
    refused = Mail.objects.filter(to="ana@norte.example")
    assert {mail.tries for mail in refused} == {outbox.MOST_TRIES}
    assert not outbox.waiting()
    mail_server.mailbox.refused.clear()
    ask_again(book, both.side(ana), link)
    assert not unreachable_sides(book)


def test_a_server_that_is_down_is_no_refusal(
    book: Book, ana: Person, luis: Person, mail_server: MailServer
) -> None:
    mail_server.stop()
    asked(book, ana, luis)
    send_waiting()
    assert not unreachable_sides(book)
    assert outbox.failing(book).count() == 2
