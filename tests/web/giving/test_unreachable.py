"""Whom a mail does not reach is told to the owner, on Today and where they can mend it."""

from html import unescape

from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.giving.asking import ask_wishes
from dardar.giving.introducing import note_came_back
from dardar.people.actions import edit_person
from dardar.people.models import Person
from dardar.people.queries import counting
from dardar.worker.sending import send_waiting
from tests.giving.scenes import add_address, asked, letters, link
from tests.worker.conftest import MailServer, mail_server

__all__ = ["mail_server"]


def page(client: Client, name: str, *args: object) -> str:
    return unescape(client.get(reverse(name, args=args)).content.decode()).replace("<wbr>", "")


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
    assert "The mail to luis@prado.example did not arrive." in shown
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


def test_a_mail_that_came_back_to_the_mailbox_is_told_with_one_tap(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    scene = asked(book, ana, luis)
    shown = page(client, "introduction", scene.introduction.pk)
    assert shown.count("The mail came back") == 2
    client.post(reverse("side_came_back", args=[scene.side(luis).pk]))
    shown = page(client, "introduction", scene.introduction.pk)
    assert "Kept: the mail to Luis Prado came back." in shown
    assert "The mail to luis@prado.example did not arrive." in shown
    assert "Set the address right, or send them a link yourself." in shown
    assert shown.count("The mail came back") == 1
    assert "about an introduction did not arrive." in page(client, "today")

    sent = client.post(reverse("side_again", args=[scene.side(luis).pk]), {"at": ""})
    assert "To be sent by you" in unescape(sent.content.decode())
    assert len(letters("luis@prado.example")) == 1
    shown = page(client, "introduction", scene.introduction.pk)
    assert "by a link you sent." in shown
    assert "did not arrive" not in page(client, "today")


def test_another_address_of_theirs_is_offered(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    scene = asked(book, ana, luis)
    add_address(book, luis, "luis@casa.example")
    note_came_back(book, scene.side(luis))
    shown = page(client, "introduction", scene.introduction.pk)
    assert "Ask at luis@casa.example" in shown
    assert "Ask at luis@prado.example" not in shown
    client.post(reverse("side_again", args=[scene.side(luis).pk]), {"at": "luis@casa.example"})
    assert len(letters("luis@casa.example")) == 1


def test_at_no_address_that_is_not_theirs_anybody_is_asked(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    scene = asked(book, ana, luis)
    client.post(reverse("side_again", args=[scene.side(luis).pk]), {"at": "eve@evil.example"})
    client.post(reverse("wishes_ask", args=[luis.pk]), {"at": "eve@evil.example"})
    assert not letters("eve@evil.example")
    assert len(letters("luis@prado.example")) == 3


def test_it_is_told_of_what_they_need_as_well(client: Client, book: Book, luis: Person) -> None:
    asking = ask_wishes(book, luis, link).asking
    assert "The mail came back" in page(client, "person", luis.pk)
    client.post(reverse("asking_came_back", args=[asking.pk]))
    shown = page(client, "person", luis.pk)
    assert "The mail to luis@prado.example did not arrive." in shown
    assert "Close the link" in shown
    assert "what they need did not arrive." in page(client, "today")
    shown = client.post(reverse("wishes_ask", args=[luis.pk])).content.decode()
    assert "To be sent by you" in shown
    assert "did not arrive" not in page(client, "today")
    assert "no answer yet" in page(client, "person", luis.pk)
