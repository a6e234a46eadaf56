"""The keeper's page, which nobody else may see."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from dardar.accounts import keeping
from dardar.accounts.actions import open_book
from dardar.accounts.models import Book, Mail, User
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_note, add_person

NEWCOMER = {
    "name": "Carmen",
    "password": "a long pass word",
    "language": "en",
    "region": "ES",
    "time_zone": "Europe/Madrid",
}


@pytest.fixture
def keeper(db: None) -> User:  # noqa: ARG001 - pytest-django opens the database
    """Return the keeper of the server."""
    return open_book(email="keeper@example.org", password=None, keeper=True).owner


@pytest.fixture
def keepers(keeper: User) -> Client:
    """Return a browser in which the keeper is signed in."""
    client = Client()
    client.force_login(keeper)
    return client


def test_the_keeper_sees_who_is_here_but_nothing_of_their_books(
    keepers: Client, book: Book
) -> None:
    person = add_person(book, [Field(Kind.NAME, "Somebody Secret")])
    add_note(book, person, "a private note")
    page = keepers.get(reverse("server")).content.decode()
    assert book.owner.email in page
    assert "Somebody Secret" not in page
    assert "private note" not in page


def test_the_page_asks_the_database_the_same_however_many_people(
    keepers: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def open_books(numbers: range) -> None:
        for number in numbers:
            open_book(email=f"{number}@example.org", password=None)

    open_books(range(3))
    # Session, user, book; members; two notices.
    with django_assert_num_queries(6):
        keepers.get(reverse("server"))
    open_books(range(3, 30))
    with django_assert_num_queries(6):
        keepers.get(reverse("server"))


def test_somebody_invited_comes_in_by_the_link_once(keepers: Client) -> None:
    response = keepers.post(reverse("server"), {"email": "carmen@example.org"}, follow=True)
    link = response.context["link"]
    assert link in response.content.decode()
    guest = Client()
    assert "carmen@example.org" in guest.get(link).content.decode()
    assert guest.post(link, NEWCOMER).headers["Location"] == reverse("today")
    assert guest.get(reverse("settings")).status_code == 200
    assert Client().get(link).status_code == 410
    assert Client().post(link, NEWCOMER).status_code == 410


def test_a_guest_with_a_weak_password_stays_outside(keepers: Client) -> None:
    keepers.post(reverse("server"), {"email": "carmen@example.org"})
    link = reverse("invitation", args=[keeping.invitation_token(User.objects.get(is_active=False))])
    response = Client().post(link, NEWCOMER | {"password": "carmen@example.org"})
    assert response.status_code == 400
    assert "password" in response.context["form"].errors


def test_without_a_mail_server_no_invitation_is_mailed(keepers: Client) -> None:
    keepers.post(reverse("server"), {"email": "carmen@example.org"})
    assert not Mail.objects.exists()


def test_with_a_mail_server_the_invitation_is_mailed_with_the_public_link(
    keepers: Client, settings: Settings
) -> None:
    settings.MAIL_CONFIGURED, settings.PUBLIC_URL = True, "https://dardar.example.org"
    keepers.post(reverse("server"), {"email": "carmen@example.org"})
    mail = Mail.objects.get()
    assert mail.to == "carmen@example.org"
    assert "https://dardar.example.org/invitation/" in mail.body


def test_who_is_here_already_is_not_invited(keepers: Client, book: Book) -> None:
    response = keepers.post(reverse("server"), {"email": book.owner.email})
    assert response.status_code == 400
    assert "email" in response.context["form"].errors


def test_an_invitation_can_be_taken_back(keepers: Client, keeper: User) -> None:
    invited = keeping.invite(keeper, "carmen@example.org")
    token = keeping.invitation_token(invited)
    keepers.post(reverse("server_withdraw", args=[invited.pk]))
    assert Client().get(reverse("invitation", args=[token])).status_code == 410


def test_somebody_switched_off_is_out_at_once_and_comes_back_to_the_same_book(
    keepers: Client, client: Client, book: Book
) -> None:
    keepers.post(reverse("server_activate", args=[book.owner_id]), {"active": "0"})
    assert client.get(reverse("settings")).status_code == 302
    keepers.post(reverse("server_activate", args=[book.owner_id]), {"active": "1"})
    client.force_login(book.owner)
    assert client.get(reverse("settings")).status_code == 200
    assert Book.objects.get(owner=book.owner_id) == book


def test_removing_somebody_asks_first_and_takes_their_book_along(
    keepers: Client, book: Book
) -> None:
    address = reverse("server_remove", args=[book.owner_id])
    assert keepers.get(address).status_code == 200
    assert Book.objects.filter(pk=book.pk).exists()
    keepers.post(address)
    assert not Book.objects.filter(pk=book.pk).exists()
    assert not User.objects.filter(pk=book.owner_id).exists()


def test_keepers_can_not_remove_themselves(keepers: Client, keeper: User) -> None:
    for send in (keepers.get, keepers.post):
        assert send(reverse("server_remove", args=[keeper.pk])).status_code == 403
    assert Book.objects.filter(owner=keeper).exists()


def test_nobody_but_the_keeper_may_do_any_of_it(client: Client, book: Book, keeper: User) -> None:
    invited = keeping.invite(keeper, "carmen@example.org")
    addresses = [
        reverse("server"),
        *(reverse(name, args=[keeper.pk]) for name in ("server_activate", "server_remove")),
        *(reverse(name, args=[invited.pk]) for name in ("server_invited", "server_withdraw")),
    ]
    sends: list[Callable[[str], int]] = [
        lambda address: client.get(address).status_code,
        lambda address: client.post(address, {"email": "x@example.org"}).status_code,
    ]
    answers = {send(address) for address in addresses for send in sends}
    assert answers <= {403, 405}
    assert client.post(addresses[0], {"email": "x@example.org"}).status_code == 403
    assert set(User.objects.all()) == {keeper, invited, book.owner}


def test_signed_out_it_leads_to_sign_in(keeper: User) -> None:
    response = Client().get(reverse("server_remove", args=[keeper.pk]))
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_settings_lead_there_for_the_keeper_alone(keepers: Client, client: Client) -> None:
    link = f'href="{reverse("server")}"'.encode()
    assert link in keepers.get(reverse("settings")).content
    assert link not in client.get(reverse("settings")).content
