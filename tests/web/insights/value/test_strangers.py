"""Nobody reaches what came of it in another book, and no link changes anything."""

from collections.abc import Iterator
from typing import Final

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.insights.value.models import CameOf, GatheringSpent, Result, SpaceYear
from dardar.people.models import Change, Person
from dardar.web.insights.value.urls import urlpatterns
from tests.giving.conftest import add
from tests.web.insights.value.conftest import Years

PRIVATE: Final = (b"Ana Ruiz", b"Luis Prado", b"prune", b"orchard", b"Tasting", b"1,200", b"wells")
_LISTS: Final = [pattern.name or "" for pattern in urlpatterns if "<" not in str(pattern.pattern)]


def addresses(years: Years, ana: Person) -> Iterator[tuple[str, str]]:
    """Yield every address that names something, filled in with Alma's things."""
    made = {"introduction": years.made, "give": years.advice, "encounter": years.there}
    made |= {"gathering": years.fair, "result": years.fee}
    for kind, thing in made.items():
        yield "chain", reverse("chain", args=[kind, thing.pk])
        yield "chain_of", reverse("chain_of", args=[kind, thing.pk])
    for name in ("result", "result_delete"):
        yield name, reverse(name, args=[years.client.pk])
    yield "result_add", reverse("result_add", args=[ana.pk])
    yield "gathering_worth", reverse("gathering_worth", args=[years.fair.pk])
    yield "space_year", reverse("space_year", args=[years.choir.pk, 2026])


def rows() -> list[object]:
    models = (Result, CameOf, GatheringSpent, SpaceYear, Change)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_every_address_that_names_something_is_tried(years: Years, ana: Person) -> None:
    tried = {name for name, _address in addresses(years, ana)}
    of_years = {"year_report", "year_pdf"}
    assert tried | set(_LISTS) | of_years == {pattern.name for pattern in urlpatterns}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing_at_any_address_and_changes_nothing(
    stranger: Client, years: Years, ana: Person, method: str
) -> None:
    before = rows()
    sent = {"way": "to-me", "kind": "client", "on": "2026-03-03", "worth": "no", "give": ""}
    for name, address in addresses(years, ana):
        answer = getattr(stranger, method)(address, sent)
        assert answer.status_code in {404, 405}, name
        assert not any(word in answer.content for word in PRIVATE), name
    assert rows() == before


@pytest.mark.parametrize("name", [*_LISTS, "year_report", "year_pdf"])
def test_a_stranger_finds_nothing_of_another_book_in_any_list(
    stranger: Client, years: Years, name: str
) -> None:
    assert years
    args = [2026] if name in {"year_report", "year_pdf"} else []
    answer = stranger.get(reverse(name, args=args), {"year": "2026"}, follow=True)
    assert answer.status_code == 200
    assert not any(word in answer.content for word in PRIVATE)


@pytest.mark.parametrize("way", ["person", "gathering", "space", "origin"])
def test_a_stranger_narrows_down_to_nothing_of_another_book(
    stranger: Client, strangers_book: Book, years: Years, ana: Person, way: str
) -> None:
    things = {"person": ana, "gathering": years.fair, "space": years.choir}
    if way == "origin":
        address = reverse("result_add", args=[add(strangers_book, "Eva").pk])
        assert stranger.get(address, {"origin": f"give:{years.advice.pk}"}).status_code == 404
        return
    for name in ("value", "value_given", "value_promises", "value_encounters", "results"):
        answer = stranger.get(reverse(name), {way: str(things[way].pk)})
        assert answer.status_code == 404, name


def test_nobody_reaches_anything_signed_out(years: Years, ana: Person) -> None:
    before = rows()
    plain = [(name, reverse(name)) for name in _LISTS]
    for name, address in [*addresses(years, ana), *plain]:
        for method in ("get", "post"):
            answer = getattr(Client(), method)(address)
            assert answer.status_code == 302, name
            assert "/login/" in answer["Location"]
    assert rows() == before


def test_no_link_changes_anything(client: Client, years: Years, ana: Person) -> None:
    before = rows()
    for name, address in addresses(years, ana):
        assert client.get(address).status_code in {200, 405}, name
    assert rows() == before
