"""What came of it is written down from a form, and its chain is walked."""

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.days import today
from dardar.giving.introducing import draft
from dardar.giving.models import Give
from dardar.insights.value.models import CameOf, Result
from dardar.people.models import Person
from tests.web.encounters.views import page
from tests.web.insights.value.conftest import Years
from tests.web.people.views import said


@pytest.fixture
def form(book: Book) -> dict[str, str]:
    """Return what the form sends at least."""
    return {"way": "to-me", "kind": "client", "on": today(book).isoformat()}


def test_it_is_written_down_with_where_it_came_from(
    client: Client, years: Years, ana: Person, form: dict[str, str]
) -> None:
    shown = page(client, "result_add", ana.pk)
    assert "how to prune" in shown
    assert "You introduced Ana Ruiz Soler and Luis Prado" in shown
    assert "In touch with Ana Ruiz Soler, in person" in shown
    assert "Tasting fair" in shown
    origin = f"give:{years.advice.pk}"
    sent = {**form, "words": "the vineyard", "money": "90", "currency": "eur", "origin": origin}
    answer = client.post(reverse("result_add", args=[ana.pk]), sent, follow=True)
    assert said(answer) == ["Remembered: what came of it with Ana Ruiz Soler."]
    found = Result.objects.get(words="the vineyard")
    assert (found.give, found.currency, found.to_me) == (years.advice, "EUR", True)
    assert "90\xa0EUR" in answer.content.decode()


def test_it_begins_with_whom(client: Client, years: Years, ana: Person) -> None:
    origin = f"gathering:{years.fair.pk}"
    assert origin in page(client, "result_new", origin=origin)
    for asked in ({"person": str(ana.pk)}, {"who": "ana ruiz soler"}):
        answer = client.get(reverse("result_new"), {**asked, "origin": origin})
        assert answer["Location"].startswith(reverse("result_add", args=[ana.pk]))
        assert f'value="{origin}" selected' in client.get(answer["Location"]).content.decode()
    answer = client.get(reverse("result_new"), {"who": "nobody at all"})
    assert "Choose one person of your book." in answer.content.decode()
    answer = client.get(reverse("result_new"), {"person": str(ana.pk)})
    assert answer["Location"] == reverse("result_add", args=[ana.pk])


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"on": "2099-01-01"}, "That day is still to come."),
        ({"money": "3"}, "A sum says nothing without its currency."),
        ({"money": "3", "currency": "euro"}, "at most 3 characters"),
        ({"money": "3", "currency": "€€€"}, "Three letters, as EUR."),
        ({"money": "0.001", "currency": "EUR"}, "2 decimal places"),
        ({"kind": "nonsense"}, "Select a valid choice"),
        ({"origin": "give:nonsense"}, "Select a valid choice"),
    ],
)
def test_what_is_not_right_is_asked_back(
    client: Client, ana: Person, form: dict[str, str], sent: dict[str, str], words: str
) -> None:
    answer = client.post(reverse("result_add", args=[ana.pk]), form | sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Result.objects.exists()


def test_nothing_in_money_is_no_sum(client: Client, ana: Person, form: dict[str, str]) -> None:
    client.post(reverse("result_add", args=[ana.pk]), form | {"money": "0", "currency": "EUR"})
    assert Result.objects.get().money is None


def test_an_introduction_that_was_not_made_is_asked_back(
    client: Client, book: Book, ana: Person, luis: Person, form: dict[str, str]
) -> None:
    origin = f"introduction:{draft(book, ana, luis).pk}"
    address = f"{reverse('result_add', args=[ana.pk])}?origin={origin}"
    answer = client.post(address, form | {"origin": origin})
    assert answer.status_code == 422
    assert "This introduction was not made." in answer.content.decode()


def test_it_is_set_right(client: Client, years: Years, form: dict[str, str]) -> None:
    shown = page(client, "result", years.client.pk)
    assert "their orchard" in shown
    assert f'value="introduction:{years.made.pk}" selected' in shown
    assert f"result:{years.client.pk}" not in shown
    sent = {**form, "kind": "friendship", "words": "we fish", "way": "from-me"}
    answer = client.post(reverse("result", args=[years.client.pk]), sent, follow=True)
    assert said(answer) == ["What came of it is set right."]
    years.client.refresh_from_db()
    found = years.client
    assert (found.kind, found.words, found.to_me) == ("friendship", "we fish", False)
    assert found.introduction is None


def test_what_came_of_it_is_not_its_origin(
    client: Client, years: Years, form: dict[str, str]
) -> None:
    sent = form | {"origin": f"result:{years.fee.pk}"}
    answer = client.post(reverse("result", args=[years.client.pk]), sent)
    assert answer.status_code == 422
    assert "That came of this one itself." in answer.content.decode()


def test_it_is_deleted(client: Client, years: Years) -> None:
    answer = client.post(reverse("result_delete", args=[years.job.pk]), follow=True)
    assert said(answer) == ["It is deleted."]
    assert not Result.objects.filter(pk=years.job.pk).exists()


def test_a_chain_is_walked_from_the_give_to_the_income_and_back(
    client: Client, years: Years
) -> None:
    links = [
        ("give", years.advice),
        ("introduction", years.made),
        ("result", years.client),
        ("result", years.fee),
    ]
    for here, (kind, row) in enumerate(links):
        shown = page(client, "chain", kind, row.pk)
        for place, (other, thing) in enumerate(links):
            address = f'href="{reverse("chain", args=[other, thing.pk])}"'
            assert (address in shown.partition('class="chain"')[2]) == (place != here)
        assert 'aria-current="true"' in shown


def test_what_it_came_of_is_said_and_taken_back(client: Client, years: Years) -> None:
    address = reverse("chain_of", args=["introduction", years.made.pk])
    shown = page(client, "chain", "introduction", years.made.pk)
    assert f'value="give:{years.advice.pk}" selected' in shown
    client.post(address, {"give": f"give:{years.lift.pk}"})
    assert CameOf.objects.get().give == years.lift
    client.post(address, {"give": ""})
    assert not CameOf.objects.exists()
    assert client.post(address, {"give": "give:nonsense"}).status_code == 404


def test_gives_do_not_come_of_each_other_in_turn(client: Client, years: Years) -> None:
    same = {"on": years.lift.on, "person": years.lift.person}
    Give.objects.filter(pk=years.advice.pk).update(**same)
    lift = reverse("chain_of", args=["give", years.lift.pk])
    client.post(lift, {"give": f"give:{years.advice.pk}"})
    assert CameOf.objects.get(then=years.lift).give == years.advice
    advice = reverse("chain_of", args=["give", years.advice.pk])
    answer = client.post(advice, {"give": f"give:{years.lift.pk}"}, follow=True)
    assert said(answer)[-1] == "That came of this one itself."
    assert not CameOf.objects.filter(then=years.advice).exists()


@pytest.mark.parametrize("kind", ["nonsense", "person", "gathering", "result"])
def test_only_what_can_come_of_a_give_says_so(client: Client, years: Years, kind: str) -> None:
    pk = years.client.pk if kind == "result" else years.fair.pk
    assert client.post(reverse("chain_of", args=[kind, pk])).status_code == 404
