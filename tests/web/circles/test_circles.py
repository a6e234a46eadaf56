"""The circles I am in, founding one, its end."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.circles.actions import What, end, found
from dardar.circles.models import Circle, Member
from tests.web.circles.looking import send, text

SAID = {"name": "Long table", "aim": "Give first", "approval": "circle", "language": "en"}


def test_an_empty_page_teaches_and_offers_the_next_step(client: Client, book: Book) -> None:
    page = text(client, "/circles/")
    assert "Bring the people you already serve together" in page
    assert reverse("circle_new") in page
    assert page.count('data-kind="primary"') == 1
    assert book


def test_whoever_founds_a_circle_hosts_it_and_is_led_to_inviting(
    client: Client, book: Book
) -> None:
    assert "Eight to a dozen" in text(client, "/circles/new/")
    page = send(client, "/circles/new/", **SAID)
    assert "The circle is founded." in page
    assert "Somebody you know" in page
    circle = Circle.objects.get()
    assert (circle.book, circle.approval, circle.has_rounds) == (book, "circle", False)
    page = text(client, "/circles/")
    assert "Long table" in page
    assert "1 member" in page
    assert "you are the host" in page


def test_founding_can_be_undone(client: Client) -> None:
    page = send(client, "/circles/new/", **SAID)
    [undo] = re.findall(r'action="([^"]*undo[^"]*)"', page)
    send(client, undo)
    assert not Circle.objects.exists()


@pytest.mark.parametrize("name", ["", "  ", "…", "x" * 101])
def test_a_circle_needs_a_name(client: Client, name: str) -> None:
    response = client.post("/circles/new/", SAID | {"name": name})
    assert response.status_code == 422
    assert not Circle.objects.exists()


def test_a_host_changes_what_it_is(client: Client, by_circle: str, circle: Circle) -> None:
    assert "Bread and wine" in text(client, f"{by_circle}edit/")
    page = send(client, f"{by_circle}edit/", **SAID)
    assert "The circle is changed." in page
    circle.refresh_from_db()
    assert circle.name == "Long table"
    assert client.post(f"{by_circle}edit/", SAID | {"name": ""}).status_code == 422


def test_a_circle_that_ended_can_go_on(client: Client, by_circle: str, circle: Circle) -> None:
    page = send(client, f"{by_circle}end/")
    assert "The circle has ended." in page
    assert "Let it go on" in page
    text(client, by_circle, 404)
    assert "The circle goes on." in send(client, f"{by_circle}resume/")
    assert circle.name in text(client, by_circle)
    assert client.post(f"{by_circle}resume/").status_code == 404


def test_the_list_asks_as_often_however_many_there_are(
    client: Client, book: Book, host: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/circles/")
    with django_assert_num_queries(7):
        client.get("/circles/")
    for number in range(3):
        found(book, What(f"Circle {number}"))
    end(host)
    with django_assert_num_queries(7):
        assert "Circle 2" in text(client, "/circles/")
