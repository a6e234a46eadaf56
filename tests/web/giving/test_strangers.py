"""Nobody reaches the offers, needs and gives of another book, and no link changes anything."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.giving import pairing
from dardar.giving.actions import What, add_wish
from dardar.giving.gives import Given, give
from dardar.giving.models import Give, Proposal, Role, Verdict, Wish
from dardar.people.actions import add_note
from dardar.people.models import Change, Person
from dardar.web.giving.urls import urlpatterns

PRIVATE = (b"Ana Ruiz", b"Luis Prado", b"piano", b"Piano", b"prune", b"contable")
LISTS = ("giving", "wish_proposals", "giving_mine", "gives", "matrix", "rings", "round", "today")


@pytest.fixture
def ids(book: Book, ana: Person, luis: Person) -> dict[str, UUID]:
    """Return the ids of Alma's things."""
    need = add_wish(book, ana, What(Role.NEED, "Quiero aprender a tocar el piano"))
    offer = add_wish(book, luis, What(Role.OFFER, "Piano lessons"))
    given = give(book, ana, Given(Give.Kind.ADVICE, "how to prune", to_me=True))
    add_note(book, ana, "Busca un contable para su tienda.")
    pairing.catch_up(book)
    return {
        "person": ana.pk,
        "need": need.pk,
        "offer": offer.pk,
        "give": given.pk,
        "proposal": Proposal.objects.get().pk,
    }


def addresses(ids: dict[str, UUID]) -> Iterator[tuple[str, str]]:
    """Yield every address of this feature that names something, filled in with Alma's things."""
    for pattern in urlpatterns:
        route, name = str(pattern.pattern), pattern.name or ""
        if "<" in route:
            kind = name.partition("_")[0]
            thing = ids[{"wish": "need"}.get(kind, kind)] if "<uuid:pk>" in route else None
            for part, pk in ids.items():
                route = route.replace(f"<uuid:{part}>", str(pk))
            yield name, "/" + route.replace("<uuid:pk>", str(thing))


def rows() -> list[object]:
    models = (Wish, Proposal, Verdict, Give, Change)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing_at_any_address_and_changes_nothing(
    stranger: Client, ids: dict[str, UUID], method: str
) -> None:
    before = rows()
    sent = {"words": "x", "role": "need", "shared": "mine", "answer": "no", "kind": "advice"}
    found = list(addresses(ids))
    assert len(found) >= 14
    for name, address in found:
        answer = getattr(stranger, method)(address, sent)
        assert answer.status_code in {404, 405}, name
        assert not any(word in answer.content for word in PRIVATE), name
    assert rows() == before


@pytest.mark.parametrize("name", LISTS)
def test_a_stranger_finds_nothing_of_another_book_in_any_list(
    stranger: Client, ids: dict[str, UUID], name: str
) -> None:
    asked = {"person": str(ids["person"]), "ask": str(ids["need"]), "show": "offers"}
    answer = stranger.get(reverse(name), asked)
    assert answer.status_code == 200
    assert not any(word in answer.content for word in PRIVATE)


def test_a_stranger_gives_nothing_for_the_need_of_another_book(
    stranger: Client, strangers_book: Book, ids: dict[str, UUID]
) -> None:
    mine = add_wish(strangers_book, None, What(Role.OFFER, "harp lessons"))
    for need, offer in ((ids["need"], mine.pk), (mine.pk, ids["offer"])):
        address = reverse("judge", args=[need, offer])
        assert stranger.post(address, {"answer": "yes"}).status_code == 404
    assert not Verdict.objects.exists()


def test_nobody_reaches_anything_signed_out(ids: dict[str, UUID]) -> None:
    before = rows()
    plain = [(name, reverse(name)) for name in ("giving", "giving_mine", "gives", "matrix")]
    for name, address in [*addresses(ids), *plain]:
        for method in ("get", "post"):
            answer = getattr(Client(), method)(address)
            assert answer.status_code == 302, name
            assert "/login/" in answer["Location"]
    assert rows() == before


def test_no_link_changes_anything(client: Client, ids: dict[str, UUID]) -> None:
    before = rows()
    for name, address in addresses(ids):
        assert client.get(address).status_code in {200, 405}, name
    assert rows() == before
