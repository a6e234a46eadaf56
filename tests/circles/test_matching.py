"""Who in a circle could answer whose ask, kept ready in the background."""

import pytest
from pytest_django import Settings

from dardar.circles import matching
from dardar.circles.actions import end
from dardar.circles.leaving import leave
from dardar.circles.matching import catch_up, match_circle, match_what_waits
from dardar.circles.models import Circle, Member, MemberAnswer, MemberVector, MemberWish
from dardar.circles.own import add_wish, close_wish, delete_wish, edit_wish
from dardar.circles.queries import circle_page
from dardar.giving import matching as models
from dardar.giving.models import Role
from dardar.ids import new_id
from tests.circles.scenes import joined
from tests.giving.endpoint import serving


def asks(me: Member) -> dict[str, list[str]]:
    """Return the open asks of a circle and who could answer each."""
    return {
        a.wish.words: [one.offer.member.name for one in a.answers] for a in circle_page(me).asks
    }


@pytest.mark.usefixtures("luis")
def test_the_page_says_who_could_answer_and_why(host: Member, ana: Member) -> None:
    assert circle_page(host).is_waiting
    catch_up(host.circle)
    page = circle_page(host)
    assert not page.is_waiting
    assert asks(host) == {"an accountant": ["Luis Prado"], "a web site": []}
    ask = next(ask for ask in page.asks if ask.answers)
    assert ask.answers[0].is_strong
    assert ask.answers[0].reasons["words"]
    assert [ask.is_mine for ask in circle_page(ana).asks] == [True, False]


@pytest.mark.usefixtures("ana", "bruno")
def test_it_follows_what_is_said(host: Member, luis: Member) -> None:
    catch_up(host.circle)
    assert asks(host)["a web site"] == ["Bruno Gil"]
    need = MemberWish.objects.get(member=luis, role=Role.NEED)
    edit_wish(luis, need, "bread for a party")
    catch_up(host.circle)
    assert asks(host) == {"an accountant": ["Luis Prado"], "bread for a party": ["Ana Ruiz"]}
    delete_wish(luis, MemberWish.objects.get(member=luis, role=Role.OFFER))
    close_wish(luis, need)
    catch_up(host.circle)
    assert asks(host) == {"an accountant": []}


def test_nobody_answers_themselves(host: Member) -> None:
    joined(host, "Eva", offers=["accountant"], needs=["an accountant"])
    catch_up(host.circle)
    assert asks(host) == {"an accountant": []}


@pytest.mark.usefixtures("luis")
def test_what_changes_while_it_is_matched_is_matched_after_that(
    host: Member, ana: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = matching._answers  # noqa: SLF001 - the moment in between

    def slowly(standing: list[MemberWish]) -> list[models.Answer]:
        found = once(standing)
        if not MemberWish.objects.filter(words="a boat").exists():
            add_wish(ana, Role.NEED, "a boat")
        return found

    monkeypatch.setattr(matching, "_answers", slowly)
    catch_up(host.circle)
    assert not Circle.objects.get().matched_by
    catch_up(host.circle)
    assert Circle.objects.get().matched_by == models.signature()


@pytest.mark.usefixtures("ana", "luis", "django_capture_on_commit_callbacks")
def test_the_clock_finds_what_waits(host: Member) -> None:
    match_what_waits()
    match_circle.call(str(host.circle_id))
    match_circle.call(str(new_id()))
    assert MemberAnswer.objects.count() == 1
    Circle.objects.update(matched_by="an older model")
    MemberAnswer.objects.all().delete()
    end(host)
    match_what_waits()
    assert not MemberAnswer.objects.exists()


@pytest.mark.usefixtures("luis")
def test_vectors_of_other_models_go_and_a_broken_one_is_done_without(
    host: Member, ana: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = MemberWish.objects.filter(member=ana).first()
    assert wish
    MemberVector.objects.create(book=wish.book, wish=wish, embedder="gone", data=b"\0" * 8)
    monkeypatch.setattr(models, "encode", lambda _embedder, _words: None)
    catch_up(host.circle)
    assert not MemberVector.objects.exists()
    assert asks(host)["an accountant"] == ["Luis Prado"]


@pytest.mark.usefixtures("ana")
def test_who_leaves_answers_nothing(host: Member, luis: Member) -> None:
    catch_up(host.circle)
    leave(luis)
    assert asks(host) == {"an accountant": []}


@pytest.mark.usefixtures("ana", "luis")
def test_what_members_say_goes_to_no_model_elsewhere(host: Member, settings: Settings) -> None:
    with serving() as endpoint:
        settings.EMBEDDINGS = endpoint.place
        catch_up(host.circle)
        assert asks(host)["an accountant"] == ["Luis Prado"]
        assert not endpoint.asked
    assert not circle_page(host).is_waiting
