"""Occasions, spaces and the year, with what they took and what came of them."""

from decimal import Decimal

from django.test import Client
from django.urls import reverse

from dardar.insights.value.models import GatheringSpent, SpaceYear
from tests.web.encounters.views import page
from tests.web.insights.value.conftest import Years
from tests.web.people.views import said


def test_an_occasion_stands_with_what_it_took_and_what_came_of_it(
    client: Client, years: Years
) -> None:
    shown = page(client, "occasions")
    for words in ("Tasting fair", "2.5", "40\xa0EUR", "it gave some", "worth it"):
        assert words in shown, words
    place = f"gathering={years.fair.pk}"
    for name in ("value_beginnings", "value_given"):
        assert f"{reverse(name)}?{place}" in shown
    assert "Tasting fair" not in page(client, "occasions", year="2025")


def test_a_gathering_is_judged(client: Client, years: Years) -> None:
    shown = page(client, "gathering_worth", years.fair.pk)
    assert "relationships sealed, gives and results together" in shown
    address = reverse("gathering_worth", args=[years.fair.pk])
    answer = client.post(address, {"worth": "no", "hours": "3", "energy": "-2"}, follow=True)
    assert said(answer) == ["Kept, for you alone."]
    found = GatheringSpent.objects.get()
    assert (found.worth, found.hours, found.energy) == ("no", Decimal(3), -2)
    assert found.money is None
    assert "not worth it" in page(client, "occasions")
    for sent in ({"hours": "-1"}, {"money": "3"}, {"money": "3", "currency": "€€€"}):
        assert client.post(address, sent).status_code == 422
    client.post(address, {"money": "0"})
    assert GatheringSpent.objects.get().money == 0
    assert '<td data-label="Money">0</td>' in client.get(reverse("occasions")).content.decode()


def test_a_space_is_judged_for_a_year(client: Client, years: Years) -> None:
    assert "80" in page(client, "space_year", years.choir.pk, 2026)
    address = reverse("space_year", args=[years.choir.pk, 2025])
    answer = client.post(address, {"hours": "12", "worth": "partly"}, follow=True)
    assert said(answer) == ["Kept, for you alone."]
    assert SpaceYear.objects.get(year=2025).hours == 12
    assert client.post(address, {"hours": "x"}).status_code == 422


def test_spaces_tell_how_varied_they_are_and_of_which_most_came(
    client: Client, years: Years
) -> None:
    assert years
    shown = page(client, "spaces")
    assert "as varied as 1 kinds of place" in shown
    assert "By the hour most came of “Work”, and least of “Culture”." in shown
    assert "partly worth it" not in shown
    assert "Sport" in page(client, "spaces", year="2025")


def test_the_year_is_told_in_words_with_a_link_from_each_figure(
    client: Client, years: Years
) -> None:
    assert years
    shown = page(client, "year_report", 2026)
    for words in (
        "You were in touch with 1 person, on 1 day, 2 times.",
        "The year before: 1 person, 1 time.",
        "You met 1 person for the first time.",
        "1 of these relationships is sealed, 1 of them in time.",
        "You gave 3 times, to 2 people.",
        "You made 1 promise; kept: 1.",
        "You made 1 introduction. Of 1 introduction you know what came of it.",
        "Came to you: a client: 1, income: 1; in money 1,200\xa0EUR.",
        "Came to others, through you: a job: 1.",
        "Your places were as varied as 1 kinds of place would be.",
    ):
        assert words in shown, words
    for name in ("value_encounters", "value_beginnings", "value_given", "value_promises"):
        assert f"{reverse(name)}?year=2026" in shown, name


def test_the_year_is_sent_as_pdf(client: Client, years: Years) -> None:
    assert years
    for year in (2026, 2024):
        answer = client.get(reverse("year_pdf", args=[year]))
        assert answer["Content-Type"] == "application/pdf"
        assert f"dardar-{year}.pdf" in answer["Content-Disposition"]
        assert answer.content.startswith(b"%PDF")
