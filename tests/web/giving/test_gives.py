"""What was given, on its own page, on the page of a person and in their timeline."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.days import today
from dardar.giving.actions import What, add_wish
from dardar.giving.answering import answer
from dardar.giving.gives import Given, give
from dardar.giving.models import Give, Role, Side, Wish
from dardar.people.models import Person
from tests.giving.scenes import asked
from tests.web.encounters.views import page
from tests.web.people.views import said


@pytest.fixture
def form(book: Book) -> dict[str, str]:
    """Return what the form sends at least."""
    return {"direction": "by-me", "kind": "advice", "on": today(book).isoformat()}


@pytest.fixture
def favour(book: Book, ana: Person) -> Give:
    """Return a favour Ana did me and was not thanked for."""
    return give(book, ana, Given(Give.Kind.FAVOUR, "drove me home", to_me=True))


def test_what_i_gave_is_remembered(client: Client, ana: Person, form: dict[str, str]) -> None:
    sent = {**form, "words": "how to prune", "thanked": "on"}
    response = client.post(reverse("give_add", args=[ana.pk]), sent, follow=True)
    assert said(response) == ["Remembered, between you and Ana Ruiz Soler."]
    found = Give.objects.get()
    assert (found.to_me, found.kind, found.words) == (False, "advice", "how to prune")
    assert found.thanked_on is not None
    assert response.content.decode().count("how to prune") >= 2  # among what was given, and when


def test_what_answers_a_need_may_meet_it(
    client: Client, book: Book, ana: Person, form: dict[str, str]
) -> None:
    need = add_wish(book, ana, What(Role.NEED, "a printer"))
    mine = add_wish(book, None, What(Role.OFFER, "I print on Sundays"))
    shown = page(client, "give_add", ana.pk, need=str(need.pk), offer=str(mine.pk), kind="favour")
    assert "I print on Sundays" in shown
    assert 'value="favour" selected' in shown
    client.post(reverse("give_add", args=[ana.pk]), {**form, "need": str(need.pk), "meets": "on"})
    assert Give.objects.get().need == need
    assert Wish.objects.get(pk=need.pk).state == "met"
    assert "Given for it" in page(client, "need", need.pk)


def test_the_need_of_somebody_else_is_not_theirs(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    need = add_wish(book, luis, What(Role.NEED, "a printer"))
    address = reverse("give_add", args=[ana.pk])
    assert client.get(address, {"need": str(need.pk)}).status_code == 404


def test_a_day_to_come_is_asked_back(
    client: Client, book: Book, ana: Person, form: dict[str, str]
) -> None:
    form["on"] = (today(book) + timedelta(days=1)).isoformat()
    response = client.post(reverse("give_add", args=[ana.pk]), form)
    assert response.status_code == 422
    assert "That day is still to come." in response.content.decode()


def test_it_is_set_right(client: Client, favour: Give, form: dict[str, str]) -> None:
    shown = page(client, "give_edit", favour.pk)
    assert "drove me home" in shown
    assert 'name="meets"' not in shown
    sent = {**form, "direction": "to-me", "words": "drove us home"}
    client.post(reverse("give_edit", args=[favour.pk]), sent)
    favour.refresh_from_db()
    assert (favour.words, favour.to_me, favour.kind) == ("drove us home", True, "advice")
    assert client.post(reverse("give_edit", args=[favour.pk]), {}).status_code == 422


def test_it_is_deleted(client: Client, favour: Give) -> None:
    response = client.post(reverse("give_delete", args=[favour.pk]), follow=True)
    assert said(response) == ["What was given is deleted."]
    assert not Give.objects.exists()


def test_they_thank_me(client: Client, book: Book, ana: Person) -> None:
    found = give(book, ana, Given(Give.Kind.ADVICE, "how to prune"))
    response = client.post(reverse("give_thank", args=[found.pk]), follow=True)
    assert said(response) == ["Ana Ruiz Soler thanked you."]


def test_all_that_was_given_is_listed_and_what_waits_for_thanks(
    client: Client, book: Book, luis: Person, favour: Give
) -> None:
    give(book, luis, Given(Give.Kind.ADVICE, "how to prune"))
    shown = page(client, "gives")
    assert favour.words in shown
    assert "how to prune" in shown
    waiting = page(client, "gives", show="to-thank")
    assert favour.words in waiting
    assert "how to prune" not in waiting
    client.post(reverse("give_thank", args=[favour.pk]))
    client.get(reverse("today"))
    assert "Everybody has heard your thanks." in page(client, "gives", show="to-thank")


def test_an_empty_list_says_what_it_is_for(client: Client) -> None:
    assert "Some advice, a favour, a contact" in page(client, "gives")


def test_the_timeline_tells_gives_and_introductions_among_encounters(
    client: Client, book: Book, ana: Person, luis: Person, favour: Give
) -> None:
    assert favour
    meet(book, [ana], Circumstances(today(book) - timedelta(days=3), said="Sails on Sundays."))
    begun = asked(book, ana, luis)
    for person in (ana, luis):
        answer(begun.token(person), Side.Answer.YES)
    for name in ("person", "timeline"):
        shown = page(client, name, ana.pk)
        timeline = shown[shown.index('class="timeline"') :]
        assert timeline.index("Introduction to Luis Prado") < timeline.index("Sails on Sundays.")
        assert timeline.count("Both said yes, and they are in touch.") == 1
        assert "Introduction to Ana Ruiz Soler" in page(client, name, luis.pk)


def test_a_long_timeline_has_pages_of_its_own(client: Client, book: Book, ana: Person) -> None:
    for back in range(55):
        on = date(2026, 1, 1) - timedelta(days=back)
        give(book, ana, Given(Give.Kind.ADVICE, f"advice {back}", on=on))
    shown = page(client, "person", ana.pk)
    assert "The whole timeline" in shown
    assert shown.count("data-give>") == 30
    assert page(client, "timeline", ana.pk).count("data-give>") == 50
    assert page(client, "timeline", ana.pk, page="2").count("data-give>") == 5
