"""The pages of ways to somebody, of what is shared, of who should meet, and of two people."""

import re
from http import HTTPStatus

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.circles.models import Member
from dardar.encounters.models import FollowUp
from dardar.giving.introducing import draft
from dardar.giving.models import Introduction
from dardar.giving.not_these import not_to_meet
from dardar.insights.network.models import SharedTie, TieRequest
from dardar.insights.network.sharing import ask
from dardar.people.models import Change
from dardar.people.undo import undo
from tests.giving.scenes import letters
from tests.insights.network.conftest import People, add, together


def text(client: Client, name: str, *args: object, **data: str) -> str:
    """Return a page as its text."""
    answer = client.get(reverse(name, args=args), data)
    assert answer.status_code == HTTPStatus.OK
    return " ".join(answer.content.decode().split())


class TestPaths:
    """Who can introduce me to somebody at a company."""

    def test_a_way_of_my_own_book_says_whom_to_ask(
        self, client: Client, book: Book, people: People
    ) -> None:
        assert people
        zoe = add(book, "Zoe Prado", "Panadería Miga")
        page = text(client, "network_paths", to="zoe")
        assert f"knows {zoe.name}." in page
        assert "the weakest link" in page
        assert "I would like to get to know Zoe Prado" in page

    def test_to_ask_stands_in_today(self, client: Client, people: People) -> None:
        address = reverse("network_ask_person", args=[people.ana.pk])
        answer = client.post(address, {"whom": "Zoe Prado", "to": "zoe"})
        assert answer["Location"] == "/network/paths/?to=zoe"
        step = FollowUp.objects.get(person=people.ana, seals=False)
        assert step.text == "Ask to be introduced to Zoe Prado"
        undo(step.book, Change.objects.latest("at", "pk"))
        assert not FollowUp.objects.filter(pk=step.pk).exists()

    def test_nothing_is_asked_of_nobody(
        self, client: Client, stranger: Client, people: People
    ) -> None:
        address = reverse("network_ask_person", args=[people.ana.pk])
        assert client.post(address).status_code == HTTPStatus.NOT_FOUND
        answer = stranger.post(address, {"whom": "Zoe"})
        assert answer.status_code == HTTPStatus.NOT_FOUND

    def test_a_member_is_asked_and_told_what_for(self, client: Client, tie: SharedTie) -> None:
        page = text(client, "network_paths", to="vera faro")
        assert "Bruno Gil is with you in the circle “Bread”." in page
        assert "Bruno Gil knows Vera Luz well and would introduce you." in page
        address = reverse("network_ask_member", args=[tie.pk])
        client.post(address, {"words": "For a lighthouse", "to": "vera"})
        assert TieRequest.objects.get().words == "For a lighthouse"
        assert len(letters("bruno@example.org")) == 1
        page = text(client, "network_paths", to="vera")
        assert "If nothing comes of it you hear nothing." in page

    def test_a_no_looks_like_silence(
        self, client: Client, stranger: Client, host: Member, tie: SharedTie
    ) -> None:
        request, _by_mail = ask(host, tie, "For a lighthouse")
        before = text(client, "network_paths", to="vera"), text(client, "network_shared")
        stranger.post(reverse("network_decide", args=[request.pk]), {"leave": "1"})
        assert TieRequest.objects.get().state == TieRequest.State.LEFT
        after = text(client, "network_paths", to="vera"), text(client, "network_shared")
        assert [_without_token(one) for one in before] == [_without_token(one) for one in after]

    def test_what_is_said_twice_or_not_at_all_is_refused_kindly(
        self, client: Client, tie: SharedTie
    ) -> None:
        address = reverse("network_ask_member", args=[tie.pk])
        client.post(address, {"words": " "})
        assert not TieRequest.objects.exists()
        client.post(address, {"words": "Please"})
        answer = client.post(address, {"words": "Please"}, follow=True)
        assert "You have asked for this already." in answer.content.decode()

    def test_nobody_asks_for_whom_they_share_or_in_other_circles(
        self, stranger: Client, tie: SharedTie, keepers_client: Client
    ) -> None:
        address = reverse("network_ask_member", args=[tie.pk])
        for other in (stranger, keepers_client):
            answer = other.post(address, {"words": "Please"})
            assert answer.status_code == HTTPStatus.NOT_FOUND

    def test_those_shared_are_listed_before_anything_is_asked(
        self, client: Client, tie: SharedTie
    ) -> None:
        assert tie.name in text(client, "network_paths")

    def test_somebody_no_way_leads_to(self, client: Client, book: Book) -> None:
        add(book, "Zoe Prado")
        assert "No way of three steps" in text(client, "network_paths", to="zoe")
        assert "Nobody of that name" in text(client, "network_paths", to="xyz")

    def test_without_scores_no_closeness_is_told(
        self, client: Client, book: Book, people: People
    ) -> None:
        assert people
        Book.objects.filter(pk=book.pk).update(shows_scores=False)
        assert '<span class="tag">' not in text(client, "network_paths", to="ana ruiz")


class TestShared:
    """What a member lets the circle see."""

    def test_by_name_and_by_id(self, stranger: Client, strangers_book: Book, bruno: Member) -> None:
        vera, zoe = add(strangers_book, "Vera Luz"), add(strangers_book, "Zoe Prado")
        stranger.post(
            reverse("network_shared"),
            {
                "circle": str(bruno.circle_id),
                "who": "Vera Luz\nnobody",
                "person": str(zoe.pk),
                "closeness": "well",
            },
        )
        told = SharedTie.objects.values_list("name", "closeness")
        assert set(told) == {(vera.name, "well"), (zoe.name, "well")}

    def test_nobody_chosen_shares_nobody(self, stranger: Client, bruno: Member) -> None:
        stranger.post(reverse("network_shared"), {"circle": str(bruno.circle_id), "who": "x"})
        assert not SharedTie.objects.exists()

    def test_only_in_circles_of_mine_and_in_two_words(
        self, client: Client, keepers_client: Client, host: Member, people: People
    ) -> None:
        data = {"circle": str(host.circle_id), "person": str(people.ana.pk)}
        address = reverse("network_shared")
        assert keepers_client.post(address, data).status_code == HTTPStatus.BAD_REQUEST
        answer = client.post(address, {**data, "closeness": "17"})
        assert answer.status_code == HTTPStatus.BAD_REQUEST

    def test_people_of_others_are_not_shared(
        self, stranger: Client, bruno: Member, people: People
    ) -> None:
        data = {"circle": str(bruno.circle_id), "person": str(people.ana.pk)}
        stranger.post(reverse("network_shared"), data)
        assert not SharedTie.objects.exists()

    def test_it_is_taken_back_by_who_shared_it(
        self, client: Client, stranger: Client, tie: SharedTie
    ) -> None:
        address = reverse("network_take_back", args=[tie.pk])
        assert client.post(address).status_code == HTTPStatus.NOT_FOUND
        stranger.post(address)
        assert not SharedTie.objects.exists()

    def test_what_is_taken_up_is_an_introduction(
        self, client: Client, stranger: Client, host: Member, tie: SharedTie
    ) -> None:
        request, _by_mail = ask(host, tie, "For a lighthouse")
        assert "Alma would like to meet Vera Luz" in text(stranger, "network_shared")
        assert "asks you for an introduction" in text(stranger, "network")
        address = reverse("network_decide", args=[request.pk])
        assert client.post(address).status_code == HTTPStatus.NOT_FOUND
        answer = stranger.post(address)
        made = Introduction.objects.get()
        assert answer["Location"] == reverse("introduction", args=[made.pk])
        assert "taken up" in text(client, "network_shared")
        assert "has taken it up" in text(client, "network_paths", to="vera")
        again = stranger.post(address, follow=True)
        assert "This had moved on already" in again.content.decode()

    def test_one_under_way_is_shown(
        self, stranger: Client, strangers_book: Book, host: Member, bruno: Member, tie: SharedTie
    ) -> None:
        request, _by_mail = ask(host, tie, "For a lighthouse")
        stranger.post(reverse("network_decide", args=[request.pk]))
        TieRequest.objects.update(state=TieRequest.State.ASKED)
        answer = stranger.post(reverse("network_decide", args=[request.pk]))
        made = Introduction.objects.get(book=strangers_book)
        assert answer["Location"] == reverse("introduction", args=[made.pk])
        Introduction.objects.update(state=Introduction.State.DECLINED)
        answer = stranger.post(reverse("network_decide", args=[request.pk]), follow=True)
        assert "one of them declined" in answer.content.decode()
        assert bruno.circle_id


class TestMeet:
    """Who should meet, and not these two."""

    def test_pairs_stand_there_with_their_reasons(self, client: Client, people: People) -> None:
        page = text(client, "network_meet")
        assert "Both know" in page
        assert people.rosa.name in page
        assert "It would join" in page

    def test_not_these_two_and_its_undoing(
        self, client: Client, book: Book, people: People
    ) -> None:
        pair = {"one": str(people.ana.pk), "other": str(people.eva.pk)}
        answer = client.post(reverse("not_these"), pair)
        assert answer["Location"] == reverse("network_meet")
        assert not_to_meet(book) == {frozenset((people.ana.pk, people.eva.pk))}
        client.post(reverse("undo", args=[Change.objects.latest("at", "pk").pk]))
        assert not_to_meet(book) == set()

    def test_nothing_is_said_of_one_or_of_people_of_others(
        self, client: Client, stranger: Client, book: Book, people: People
    ) -> None:
        ana = str(people.ana.pk)
        client.post(reverse("not_these"), {"one": ana, "other": ana})
        client.post(reverse("not_these"), {"one": ana, "other": "x"})
        stranger.post(reverse("not_these"), {"one": ana, "other": str(people.eva.pk)})
        assert not_to_meet(book) == set()

    def test_more_pairs_take_no_more_queries(
        self,
        client: Client,
        people: People,
        book: Book,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        client.get(reverse("network_meet"))
        with django_assert_num_queries(18):
            client.get(reverse("network_meet"))
        for number in range(4):
            together(book, people.rosa, add(book, f"Person {number}", "Astillero"))
        client.get(reverse("network_meet"))
        with django_assert_num_queries(18):
            client.get(reverse("network_meet"))


class TestPerson:
    """Whom of my people somebody knows."""

    def test_each_leads_to_what_tells_so(self, client: Client, people: People) -> None:
        page = text(client, "network_person", people.rosa.pk)
        assert "knows 4 of your people" in page
        both = reverse("network_between", args=[people.rosa.pk, people.ana.pk])
        assert both in page
        assert people.gala.name not in page

    def test_nobody_known_teaches(self, client: Client, book: Book) -> None:
        assert "write down who else was there" in text(
            client, "network_person", add(book, "Zoe").pk
        )

    def test_a_stranger_sees_nothing(self, stranger: Client, people: People) -> None:
        address = reverse("network_person", args=[people.rosa.pk])
        assert stranger.get(address).status_code == HTTPStatus.NOT_FOUND


class TestBetween:
    """What tells that two know each other."""

    def test_it_leads_down_to_the_encounters(self, client: Client, people: People) -> None:
        page = text(client, "network_between", people.ana.pk, people.berta.pk)
        assert "Both work at Panadería Miga." in page
        assert page.count("Edit the encounter") == 4
        assert people.celia.name in page

    def test_nothing_between_two_offers_to_introduce_them(
        self, client: Client, people: People
    ) -> None:
        page = text(client, "network_between", people.ana.pk, people.eva.pk)
        assert "Nothing in this book tells" in page
        assert people.rosa.name in page
        assert "Introduce them" in page

    def test_an_introduction_stands_there(self, client: Client, book: Book, people: People) -> None:
        draft(book, people.ana, people.eva)
        page = text(client, "network_between", people.ana.pk, people.eva.pk)
        assert "Your introduction:" in page

    def test_a_stranger_sees_nothing_and_nobody_is_beside_themselves(
        self, client: Client, stranger: Client, people: People
    ) -> None:
        both = reverse("network_between", args=[people.ana.pk, people.eva.pk])
        assert stranger.get(both).status_code == HTTPStatus.NOT_FOUND
        alone = reverse("network_between", args=[people.ana.pk, people.ana.pk])
        assert client.get(alone).status_code == HTTPStatus.NOT_FOUND


def _without_token(page: str) -> str:
    """Return a page without the tokens of its forms, which are new each time."""
    return re.sub(r"\b\w{64}\b", "", page)
