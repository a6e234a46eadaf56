"""Give: what people need and who could help, what they offer, what waits to be decided."""

import socket
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.config import EmbeddingServer
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.days import today
from dardar.encounters.models import Promise
from dardar.giving import pairing
from dardar.giving.actions import What, add_wish, judge, mark_met
from dardar.giving.gives import Given, give
from dardar.giving.introducing import draft
from dardar.giving.models import Give, Proposal, Role, Verdict, Wish
from dardar.people.actions import add_note
from dardar.people.models import Change, Person
from tests.giving.conftest import SetClock, add
from tests.giving.scenes import asked
from tests.web.encounters.views import page
from tests.web.people.views import said

NEED, OFFER = Role.NEED, Role.OFFER
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/give/"}


@pytest.fixture
def need(book: Book, ana: Person) -> Wish:
    """Return what Ana is looking for, in Spanish."""
    return add_wish(book, ana, What(NEED, "Quiero aprender a tocar el piano", urgent=True))


@pytest.fixture
def offer(book: Book, luis: Person, need: Wish) -> Wish:
    """Return what Luis offers, in English, matched with it."""
    found = add_wish(book, luis, What(OFFER, "Piano lessons"))
    pairing.catch_up(book)
    assert need.pairings.filter(offer=found).exists()
    return found


class TestList:
    """The page of the method."""

    def test_an_empty_page_teaches_and_offers_the_next_step(self, client: Client) -> None:
        shown = page(client, "giving")
        assert "Giving begins with listening" in shown
        assert f'href="{reverse("meet")}"' in shown
        assert "Everybody has something to give." in page(client, "giving", show="offers")

    @pytest.mark.usefixtures("offer")
    def test_a_need_is_shown_with_who_could_help_across_languages_and_why(
        self, client: Client, need: Wish
    ) -> None:
        shown = page(client, "giving")
        assert "Quiero <mark>aprender</mark> a tocar el <mark>piano</mark>" in shown
        assert "<mark>Piano lessons</mark>" in shown
        assert "Both say <q>Piano</q>" in shown
        assert "<q>aprender</q> ≈ <q>lessons</q>" in shown
        assert "strong match" in shown
        assert "Luis Prado" in shown
        assert "Not met yet" in shown
        assert "urgent" in shown
        assert f"{reverse('introduction_new')}?need={need.pk}&amp;offer=" in shown

    @pytest.mark.usefixtures("offer")
    def test_an_offer_is_shown_with_whom_it_would_help(self, client: Client, need: Wish) -> None:
        shown = page(client, "giving", show="offers")
        assert "Piano lessons" in shown
        assert reverse("need", args=[need.pk]) in shown

    def test_what_is_not_matched_yet_says_so(self, client: Client, need: Wish) -> None:
        assert "Being looked through; a moment." in page(client, "giving")
        pairing.catch_up(need.book)
        assert "Nobody in your book offers this yet." in page(client, "giving")

    def test_my_own_needs_stand_elsewhere(self, client: Client, book: Book) -> None:
        add_wish(book, None, What(NEED, "a quiet room"))
        assert "a quiet room" not in page(client, "giving")
        assert "a quiet room" in page(client, "giving_mine")

    def test_many_are_shown_in_pages(self, client: Client, book: Book, ana: Person) -> None:
        for number in range(15):
            add_wish(book, ana, What(NEED, f"thing number {number}"))
        assert page(client, "giving").count('<article class="need"') == 12
        assert page(client, "giving", page="2").count('<article class="need"') == 3

    def test_without_a_model_it_says_that_words_alone_are_matched(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("dardar.giving.matching.available", tuple)
        assert "matched by their words alone" in page(client, "giving")

    def test_thanks_are_gently_remembered(self, client: Client, book: Book, luis: Person) -> None:
        found = give(book, luis, Given(Give.Kind.ADVICE, "how to prune", to_me=True))
        assert "how to prune" in page(client, "giving")
        shown = said(client.post(reverse("give_thank", args=[found.pk]), follow=True))
        assert shown == ["You thanked Luis Prado."]
        assert "how to prune" not in page(client, "giving")

    def test_how_well_i_know_a_helper_is_told(
        self, client: Client, book: Book, luis: Person, offer: Wish
    ) -> None:
        assert offer.person == luis
        for back in (2, 20, 60, 90, 120, 200):
            meet(book, [luis], Circumstances(on=today(book) - timedelta(days=back)))
        shown = page(client, "giving")
        assert "Close to you" in shown
        assert "2 days ago" in shown

    def test_an_introduction_under_way_is_led_to(
        self, client: Client, book: Book, ana: Person, luis: Person, offer: Wish
    ) -> None:
        assert offer
        begun = asked(book, ana, luis).introduction
        shown = page(client, "giving")
        assert reverse("introduction", args=[begun.pk]) in shown
        assert "Your introduction" in shown


class TestNeed:
    """One need, and what I say of what answers it."""

    def test_it_offers_three_ways_to_give(
        self, client: Client, book: Book, need: Wish, offer: Wish
    ) -> None:
        assert offer
        add_wish(book, None, What(OFFER, "I teach the piano"))
        add_wish(book, None, What(OFFER, "A piano to lend", is_resource=True))
        pairing.catch_up(book)
        shown = page(client, "need", need.pk)
        for words in ("I know someone", "I can do it myself", "I have something"):
            assert words in shown
        assert "teach</mark> the <mark>piano</mark>" in shown
        assert f"offer={Wish.objects.get(is_resource=True).pk}&amp;kind=resource" in shown

    def test_nothing_is_a_good_answer_too(self, client: Client, book: Book, need: Wish) -> None:
        pairing.catch_up(book)
        shown = page(client, "need", need.pk)
        assert "That is an answer too." in shown
        assert "I promise to do it" in shown

    def test_one_that_is_met_can_be_taken_up_again(
        self, client: Client, book: Book, need: Wish
    ) -> None:
        mark_met(book, need)
        shown = page(client, "need", need.pk)
        assert "met, today" in shown
        assert reverse("wish_reopen", args=[need.pk]) in shown
        assert "Nothing to be done." in shown

    def test_an_offer_has_no_page_of_a_need(self, client: Client, offer: Wish) -> None:
        assert client.get(reverse("need", args=[offer.pk])).status_code == 404

    @pytest.mark.parametrize(
        ("answer", "told"),
        [
            ("yes", ("Kept as a good match", "you said yes")),
            ("later", ("Not now:", "you said not now")),
        ],
    )
    def test_my_yes_and_not_now_are_kept_and_shown(
        self, client: Client, need: Wish, offer: Wish, answer: str, told: tuple[str, str]
    ) -> None:
        address = reverse("judge", args=[need.pk, offer.pk])
        response = client.post(address, {"answer": answer, "next": "/give/"}, follow=True)
        assert told[0] in said(response)[0]
        assert told[1] in response.content.decode()
        assert Verdict.objects.get().answer == answer

    def test_my_no_is_never_suggested_again_unless_undone(
        self, client: Client, need: Wish, offer: Wish
    ) -> None:
        address = reverse("judge", args=[need.pk, offer.pk])
        part = client.post(address, {"answer": "no"}, headers=HTMX).content.decode()
        assert part.startswith('<div class="sealed"')
        assert "Not suggested again" in part
        assert "Luis Prado" not in page(client, "need", need.pk)
        client.post(reverse("undo", args=[Change.objects.latest("at", "pk").pk]))
        assert "Luis Prado" in page(client, "need", need.pk)

    def test_there_is_no_other_answer(self, client: Client, need: Wish, offer: Wish) -> None:
        address = reverse("judge", args=[need.pk, offer.pk])
        assert client.post(address, {"answer": "maybe"}).status_code == 400

    def test_what_taste_has_learnt_is_told(
        self, client: Client, book: Book, need: Wish, offer: Wish
    ) -> None:
        for number in range(6):
            other = add_wish(book, add(book, f"Kid {number}"), What(NEED, f"piano {number}"))
            judge(book, other, offer, Verdict.Answer.YES)
        assert "you often say yes" in page(client, "need", need.pk)

    def test_i_promise_to_help_myself(self, client: Client, ana: Person, need: Wish) -> None:
        response = client.post(reverse("need_promise", args=[need.pk]), follow=True)
        assert "It stands in Today until it is kept." in said(response)[0]
        made = Promise.objects.get()
        assert (made.person, made.by_me) == (ana, True)
        assert need.words in made.text

    def test_nobody_promises_to_help_themselves(self, client: Client, book: Book) -> None:
        mine = add_wish(book, None, What(NEED, "a quiet room"))
        assert client.post(reverse("need_promise", args=[mine.pk])).status_code == 400

    def test_for_my_own_need_people_are_asked_and_not_introduced(
        self, client: Client, book: Book, luis: Person
    ) -> None:
        mine = add_wish(book, None, What(NEED, "aprender piano"))
        add_wish(book, luis, What(OFFER, "Piano lessons"))
        pairing.catch_up(book)
        shown = page(client, "need", mine.pk)
        assert "Who could help me" in shown
        assert "Ask them for it" in shown
        assert "Introduce them" not in shown
        own = page(client, "giving_mine")
        assert "Ask them for it" in own
        its_page = f'href="{reverse("need", args=[mine.pk])}"'
        assert own.count(its_page) == 1  # with who could help, and not once more


@pytest.mark.usefixtures("offer")
def test_a_model_that_is_away_is_told_and_the_others_go_on(
    client: Client, need: Wish, settings: Settings
) -> None:
    with socket.socket() as sock:  # nobody listens there
        sock.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{sock.getsockname()[1]}"
        settings.EMBEDDINGS = EmbeddingServer(f"http://{host}/v1", "tiny")
        pairing.catch_up(need.book)
        for name, args in (("giving", []), ("need", [need.pk])):
            shown = page(client, name, *args)
            assert f"The model of language at {host} cannot be reached now" in shown
            assert "strong match" in shown


class TestProposals:
    """What was read in notes, to be decided on."""

    @pytest.fixture
    def proposal(self, book: Book, ana: Person) -> Proposal:
        """Return what a note on Ana says that she is looking for."""
        add_note(book, ana, "Busca un contable para su tienda.")
        return Proposal.objects.get(role=NEED)

    def test_it_is_proposed_with_where_it_was_read(
        self, client: Client, proposal: Proposal
    ) -> None:
        for name in ("giving", "wish_proposals"):
            shown = page(client, name)
            assert proposal.words in shown
            assert "read in your notes" in shown

    def test_it_is_taken_up_in_one_tap(self, client: Client, proposal: Proposal) -> None:
        address = reverse("proposal_accept", args=[proposal.pk])
        assert "Taken up" in said(client.post(address, follow=True))[0]
        assert Wish.objects.get().words == proposal.words
        assert "Nothing waits for you." in page(client, "wish_proposals")

    def test_it_can_be_changed_first(self, client: Client, proposal: Proposal) -> None:
        shown = page(client, "proposal_accept", proposal.pk)
        assert proposal.words in shown
        answer = {"role": "need", "words": "una contable", "shared": "circles"}
        client.post(reverse("proposal_accept", args=[proposal.pk]), answer)
        found = Wish.objects.get()
        assert (found.words, found.shared, found.origin) == ("una contable", "circles", "spotted")

    def test_words_that_say_nothing_are_asked_back(
        self, client: Client, proposal: Proposal
    ) -> None:
        answer = {"role": "need", "words": " … ", "shared": "mine"}
        response = client.post(reverse("proposal_accept", args=[proposal.pk]), answer)
        assert response.status_code == 422
        assert "Say it in a word or two." in response.content.decode()

    @pytest.mark.parametrize("second", ["proposal_accept", "proposal_dismiss"])
    def test_it_is_decided_once(self, client: Client, proposal: Proposal, second: str) -> None:
        address = reverse("proposal_dismiss", args=[proposal.pk])
        assert "Left out" in said(client.post(address, follow=True))[0]
        again = client.post(reverse(second, args=[proposal.pk]), follow=True)
        assert "decided already" in said(again)[0]
        assert not Wish.objects.exists()

    def test_the_page_leads_to_all_of_them(self, client: Client, book: Book, ana: Person) -> None:
        for thing in ("un piano", "una mesa", "un coche", "una silla"):
            add_note(book, ana, f"Busca {thing}.")
        all_of_them = f'href="{reverse("wish_proposals")}"'
        assert all_of_them not in page(client, "giving")
        add_note(book, ana, "Busca un local en Vigo.")
        shown = page(client, "giving")
        assert 'Proposed <span class="figure">5</span>' in shown
        assert shown.count('class="proposal-line"') == 4
        assert all_of_them in shown
        assert page(client, "wish_proposals").count('class="proposal-line"') == 5

    def test_what_waits_stands_folded_behind_the_needs(
        self, client: Client, proposal: Proposal, need: Wish
    ) -> None:
        shown = page(client, "giving")
        assert '<details class="fold" id="proposed">' in shown
        assert shown.index(f'id="need-{need.pk}"') < shown.index(proposal.words)


class TestToday:
    """Today's one favour."""

    def test_a_favour_is_proposed_with_its_ways(
        self, client: Client, need: Wish, offer: Wish
    ) -> None:
        shown = page(client, "today")
        assert "A favour for today" in shown
        assert need.words in shown
        assert f"?need={need.pk}&amp;offer={offer.pk}" in shown

    def test_not_now_puts_it_off(self, client: Client, need: Wish, offer: Wish) -> None:
        address = reverse("judge", args=[need.pk, offer.pk])
        assert (
            "Not now:" in client.post(address, {"answer": "later"}, headers=HTMX).content.decode()
        )
        assert need.words not in page(client, "today")

    def test_what_i_have_myself_is_given_or_promised(
        self, client: Client, book: Book, need: Wish
    ) -> None:
        add_wish(book, None, What(OFFER, "A piano to lend", is_resource=True))
        pairing.catch_up(book)
        shown = page(client, "today")
        assert "I have something" in shown
        assert reverse("need_promise", args=[need.pk]) in shown

    def test_once_thanks_are_due_it_says_so_gently(
        self, client: Client, book: Book, luis: Person, clock: SetClock
    ) -> None:
        clock(date(2026, 9, 14))
        give(book, luis, Given(Give.Kind.FAVOUR, "drove me home", to_me=True))
        shown = page(client, "today")
        assert "You have not thanked Luis Prado yet." in shown
        assert "drove me home" in shown

    def test_a_pair_being_introduced_is_no_favour_any_more(
        self, client: Client, book: Book, ana: Person, luis: Person, offer: Wish
    ) -> None:
        assert offer
        draft(book, ana, luis)
        assert "A favour for today" not in page(client, "today")
