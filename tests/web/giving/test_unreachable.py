"""Whom a mail does not reach is told to the owner, on Today and where they can mend it."""

from html import unescape

from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.giving.asking import ask_wishes
from dardar.people.actions import edit_person
from dardar.people.models import Person
from dardar.people.queries import counting
from dardar.worker.sending import send_waiting
from tests.giving.scenes import asked, letters, link
from tests.worker.conftest import MailServer, mail_server

__all__ = ["mail_server"]


def page(client: Client, name: str, *args: object) -> str:
    return unescape(client.get(reverse(name, args=args)).content.decode())


def test_a_mail_that_is_refused_stands_on_today_until_it_is_mended(
    client: Client, book: Book, ana: Person, luis: Person, mail_server: MailServer
) -> None:
    mail_server.mailbox.refused.add("luis@prado.example")
    scene = asked(book, ana, luis)
    send_waiting()
    assert [message["To"] for message in mail_server.mailbox.arrived] == ["ana@norte.example"]
    words = "The mail that asked Luis Prado about an introduction did not arrive"
    assert words in page(client, "today")
    shown = page(client, "introduction", scene.introduction.pk)
    assert "The mail did not arrive: luis@prado.example was refused." in shown
    assert reverse("person_edit", args=[luis.pk]) in shown

    mended = [Field(Kind.EMAIL, "luis@nuevo.example")]
    edit_person(book, luis, {Kind.EMAIL}, mended, base=counting(luis))
    client.post(reverse("side_again", args=[scene.side(luis).pk]))
    send_waiting()
    assert mail_server.mailbox.arrived[-1]["To"] == "luis@nuevo.example"
    assert words not in page(client, "today")


def test_so_does_the_one_that_asks_what_they_need(
    client: Client, book: Book, luis: Person, mail_server: MailServer
) -> None:
    mail_server.mailbox.refused.add("luis@prado.example")
    ask_wishes(book, luis, link)
    send_waiting()
    words = "The mail that asked Luis Prado what they need did not arrive"
    assert words in page(client, "today")


def test_a_stranger_learns_nothing_of_it(
    stranger: Client, book: Book, ana: Person, luis: Person, mail_server: MailServer
) -> None:
    mail_server.mailbox.refused.add("luis@prado.example")
    asked(book, ana, luis)
    send_waiting()
    assert "Luis" not in page(stranger, "today")


def test_both_yes_put_them_in_touch_through_a_real_mail_server(
    book: Book, ana: Person, luis: Person, mail_server: MailServer, settings: Settings
) -> None:
    scene = asked(book, ana, luis)
    send_waiting()
    for person in (ana, luis):
        Client().post(f"/i/{scene.token(person)}/", {"answer": "yes"})
    send_waiting()
    last = mail_server.mailbox.arrived[-1]
    assert {last["To"], *last["Cc"].split(", ")} == {
        "ana@norte.example",
        "luis@prado.example",
        book.owner.email,
    }
    assert last["From"] == settings.DEFAULT_FROM_EMAIL
    assert "luis@prado.example" in last["Reply-To"]
    assert letters("ana@norte.example")[0].body == ""  # sent, and so no longer kept
