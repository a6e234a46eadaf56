"""The river as picture and as table, and the lists behind its numbers."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.models import Space
from dardar.encounters.promises import promise
from dardar.people.models import Person
from tests.web.encounters.views import page
from tests.web.insights.value.conftest import Years


def test_both_ways_stand_side_by_side(client: Client, years: Years) -> None:
    shown = page(client, "value")
    assert years
    for words in ("from you", "to you", "advice 1", "a favour 1", "All years", "2025", "2026"):
        assert words in shown, words
    assert 'class="kind-0"' in shown
    assert "never netted" in shown
    assert "Ana Ruiz Soler" in shown


def test_the_river_with_one_person(client: Client, years: Years, luis: Person) -> None:
    shown = page(client, "value", person=str(luis.pk))
    assert years
    assert "Luis Prado" in shown
    assert "Ana Ruiz" not in shown
    assert f"person={luis.pk}&amp;" in shown


def test_a_promise_alone_has_no_picture(client: Client, book: Book, ana: Person) -> None:
    promise(book, ana, "a call", by_me=True)
    shown = page(client, "value")
    assert "Nothing was given yet" in shown


def test_empty_pages_teach(client: Client) -> None:
    assert "The river begins with the first drop" in page(client, "value")
    assert "Giving comes first" in page(client, "results")
    assert "No occasion in this year" in page(client, "occasions")
    assert "Nothing is told of this year" in page(client, "year_report", 2024)
    assert "Nothing stands behind this." in page(client, "value_given", year="2020")
    Space.objects.all().delete()
    assert "No space yet" in page(client, "spaces")


@pytest.mark.parametrize(
    ("name", "asked", "there", "not_there"),
    [
        ("value_given", {}, ["how to prune", "drove me home"], []),
        ("value_given", {"year": "2026"}, ["how to prune", "2026"], ["drove me home"]),
        ("value_given", {"way": "to-me"}, ["drove me home", "to you"], ["how to prune"]),
        ("value_given", {"kind": "advice", "thanked": "yes"}, ["how to prune"], ["drove me"]),
        ("value_given", {"thanked": "no", "way": "from-me"}, ["Luis Prado"], ["prune"]),
        ("value_given", {"year": "x", "month": "13", "kind": "y"}, ["drove me home"], []),
        ("value_promises", {}, ["the seed list", "a map of wells"], []),
        ("value_promises", {"way": "from-me", "kept": "yes"}, ["the seed list"], ["a map"]),
        ("value_promises", {"way": "to-me"}, ["a map of wells"], ["the seed list"]),
        ("value_encounters", {"year": "2026"}, ["Tasting fair", "Ana Ruiz"], ["Marta Gil"]),
        ("value_encounters", {"month": "5"}, ["Marta Gil", "May"], ["Ana Ruiz"]),
        ("value_encounters", {"kind": "call"}, ["by phone", "Ana Ruiz"], ["Tasting fair"]),
        ("value_beginnings", {"year": "2026"}, ["sealed", "Ana Ruiz"], ["Marta Gil"]),
        ("value_beginnings", {"state": "open"}, ["Marta Gil", "to seal"], ["Ana Ruiz"]),
        ("value_introductions", {"year": "2026"}, ["Ana Ruiz", "Luis Prado"], []),
        ("value_introductions", {"what": "met"}, ["Nothing stands behind this."], ["Luis"]),
        ("value_introductions", {"what": "outcome"}, ["Luis Prado"], []),
        ("results", {}, ["their orchard", "1,200\xa0EUR", "gardener", "You introduced"], []),
        ("results", {"way": "from-me"}, ["gardener"], ["their orchard"]),
        ("results", {"kind": "income", "currency": "EUR"}, ["1,200"], ["their orchard"]),
        ("results", {"currency": "GBP"}, ["Nothing stands behind this."], ["1,200"]),
    ],
)
@pytest.mark.usefixtures("years")
def test_behind_each_number_stand_its_rows(
    client: Client, name: str, asked: dict[str, str], there: list[str], not_there: list[str]
) -> None:
    shown = page(client, name, **asked).partition("<main")[2]
    assert [words for words in there if words not in shown] == []
    assert [words for words in not_there if words in shown] == []


def test_a_place_narrows_down_with_its_name(client: Client, years: Years) -> None:
    asked = {"gathering": str(years.fair.pk)}
    shown = page(client, "value_given", **asked)
    assert "Tasting fair" in shown
    assert "how to prune" in shown
    assert "drove me home" not in shown
    shown = page(client, "value_encounters", space=str(years.there.space_id))
    assert "Work" in shown


@pytest.mark.parametrize("name", ["person", "gathering", "space"])
def test_what_is_not_in_the_book_is_not_found(client: Client, name: str) -> None:
    for text in ("01919191-9191-7191-9191-919191919191", "nonsense"):
        assert client.get(reverse("value_given"), {name: text}).status_code == 404


def test_a_year_beyond_all_calendars_is_not_asked_for(client: Client, years: Years) -> None:
    assert years
    for year in ("0", "99999", "-1", "²", str(10**40)):
        assert client.get(reverse("value_given"), {"year": year}).status_code == 200
    for number in (0, 12, 9999):
        assert client.get(reverse("year_report", args=[number])).status_code == 404
        assert client.get(reverse("space_year", args=[years.choir.pk, number])).status_code == 404


def test_today_leads_to_this_year(client: Client, years: Years) -> None:
    assert years
    answer = client.get(reverse("year_latest"))
    assert answer["Location"] == reverse("year_report", args=[date(2026, 1, 1).year])
