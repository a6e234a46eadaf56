"""What becomes of a card: a person met, somebody known, set aside; and the way back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.capture import reviewing
from dardar.capture.actions import take_fields
from dardar.capture.models import Capture, Card, Scan
from dardar.capture.queries import fields_of, findings_of, progress, scans_of_records, to_review
from dardar.capture.reviewing import NotAPairError, accept, join, pair, skip
from dardar.core.calendar import seal_due
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.models import Encounter, FollowUp, Gathering, Space
from dardar.people.actions import EmptyPersonError, add_person, erase_people
from dardar.people.history import SENTENCES, sentence
from dardar.people.joining.actions import part
from dardar.people.joining.queries import identities
from dardar.people.journal import watch
from dardar.people.models import Change, Person, Record
from dardar.people.undo import undo
from tests.capture.made import LUCIA, SHOP, key, occasion, one_card, photographed, today
from tests.people.conftest import values


def taken(book: Book, card: Card) -> Person:
    return accept(book, card, fields_of(findings_of(card)))


class TestAccepting:
    """A card becomes a person."""

    def test_a_card_becomes_a_person_met_at_its_occasion_and_to_be_sealed(self, book: Book) -> None:
        space = Space.objects.filter(book=book).first()
        [card] = photographed(book, LUCIA, gathering="Breakfast", space=space)
        person = taken(book, card)
        assert (person.name, person.company) == ("Lucía Fernández Ruiz", "Norte Capital")
        [encounter] = person.encounters.all()
        assert (encounter.on, str(encounter.gathering)) == (today(book), "Breakfast")
        assert encounter.space == space
        [seal] = person.follow_ups.all()
        assert (seal.seals, seal.due_on) == (True, seal_due(today(book), book.weekdays))
        card.refresh_from_db()
        assert card.state == Card.State.ACCEPTED
        assert not to_review(book).exists()

    def test_its_record_says_where_it_comes_from_and_keeps_words_and_picture(
        self, book: Book
    ) -> None:
        person = taken(book, one_card(book))
        [record] = person.records.all()
        assert record.source == "card"
        assert "Norte Capital" in bytes(record.raw).decode()
        [scan] = scans_of_records(book, [record])[record.pk]
        assert scan.width == 400

    def test_the_same_card_taken_twice_in_two_tabs_is_one_person(self, book: Book) -> None:
        card = one_card(book)
        again = Card.objects.get(pk=card.pk)
        assert taken(book, card) == taken(book, again)
        assert Person.objects.filter(book=book).count() == 1
        assert Encounter.objects.filter(book=book).count() == 1

    def test_all_of_it_is_one_change_and_can_be_taken_back(self, book: Book) -> None:
        card = one_card(book, gathering="Breakfast")
        with watch() as made:
            taken(book, card)
        assert sentence(made[0]) == "You took up Lucía Fernández Ruiz from a card."
        [change] = Change.objects.filter(book=book)
        undo(book, change)
        assert not Person.objects.filter(book=book).exists()
        assert not Encounter.objects.filter(book=book).exists()
        assert not FollowUp.objects.filter(book=book).exists()
        assert list(to_review(book)) == [card]
        assert Scan.objects.count() == 1

    def test_a_gathering_made_by_a_card_stays_for_the_others_when_that_is_taken_back(
        self, book: Book
    ) -> None:
        one, other = photographed(book, LUCIA, SHOP, gathering="Breakfast")
        taken(book, one)
        taken(book, other)
        undo(book, Change.objects.order_by("at")[0])
        assert Gathering.objects.get().encounters.count() == 1

    def test_the_card_of_a_shop_becomes_an_organisation(self, book: Book) -> None:
        card = one_card(book, SHOP)
        assert not card.is_of_somebody
        person = taken(book, card)
        assert (person.name, values(person, Kind.NAME)) == ("Panadería La Tahona", [])

    def test_a_card_that_says_of_nobody_who_they_are_stays(self, book: Book) -> None:
        card = one_card(book, [Field(Kind.NOTE, "A-1234")])
        with pytest.raises(EmptyPersonError):
            taken(book, card)
        with pytest.raises(EmptyPersonError):
            accept(book, card, [Field(Kind.NAME, "  ")])
        assert list(to_review(book)) == [card]
        assert not Change.objects.exists()

    def test_who_was_noted_that_day_already_is_not_met_twice(self, book: Book) -> None:
        ana = add_person(book, [Field(Kind.NAME, "Ana Gil")])
        meet(book, [ana], Circumstances(today(book)))
        join(book, one_card(book, gathering="Breakfast"), ana, LUCIA)
        assert ana.encounters.count() == 1
        join(book, one_card(book, SHOP), ana, SHOP)
        assert ana.encounters.count() == 1

    def test_who_was_met_elsewhere_that_day_is_met_again(self, book: Book) -> None:
        ana = add_person(book, [Field(Kind.NAME, "Ana Gil")])
        meet(book, [ana], Circumstances(today(book), gathering="Fair"))
        join(book, one_card(book, gathering="Breakfast"), ana, LUCIA)
        assert ana.encounters.count() == 2

    def test_another_book_is_out_of_reach(self, book: Book, strangers_book: Book) -> None:
        card = one_card(strangers_book)
        mine = one_card(book)
        theirs = add_person(strangers_book, [Field(Kind.NAME, "Carla")])
        for act in (accept, reviewing.correct):
            with pytest.raises(PermissionDenied):
                act(book, card, [])
        for verb in (skip, reviewing.take_up, reviewing.discard):
            with pytest.raises(PermissionDenied):
                verb(book, card)
        with pytest.raises(PermissionDenied):
            join(book, mine, theirs, LUCIA)
        with pytest.raises(PermissionDenied):
            pair(book, mine, card)
        assert set(Card.objects.values_list("state", flat=True)) == {"to_review"}

    @pytest.mark.parametrize(
        ("kind", "source"), [(Capture.Kind.LEFT, "left"), (Capture.Kind.CODE, "code")]
    )
    def test_what_was_not_photographed_says_so(
        self, book: Book, kind: Capture.Kind, source: str
    ) -> None:
        capture = take_fields(book, key(), LUCIA, kind=kind, occasion=occasion(book))
        person = taken(book, capture.cards.get())
        assert person.records.get().source == source
        assert scans_of_records(book, list(person.records.all())) == {}


class TestJoining:
    """A new card of somebody known."""

    def test_a_card_adds_to_somebody_known_and_the_newest_word_counts(self, book: Book) -> None:
        first = taken(book, one_card(book))
        moved = [LUCIA[0], Field(Kind.COMPANY, "Sur Capital"), Field(Kind.EMAIL, "l@sur.example")]
        person = join(book, one_card(book, moved), first, moved)
        assert person == first
        assert set(values(person, Kind.EMAIL)) == {"lucia@norte.example", "l@sur.example"}
        assert Card.objects.filter(state=Card.State.JOINED).count() == 1

    def test_the_card_is_an_identity_that_can_be_taken_out_again(self, book: Book) -> None:
        ana = add_person(book, [Field(Kind.NAME, "Ana Gil")])
        join(book, one_card(book), ana, LUCIA)
        added = next(one for one in identities(book, ana) if one.person.pk != ana.pk)
        other = part(book, ana, [added.person.pk])
        assert other.name == "Lucía Fernández Ruiz"
        assert values(ana, Kind.EMAIL) == []

    def test_joining_is_one_change_and_can_be_taken_back(self, book: Book) -> None:
        ana = add_person(book, [Field(Kind.NAME, "Ana Gil")])
        card = one_card(book)
        with watch() as made:
            join(book, card, ana, LUCIA)
        assert [sentence(one) for one in made] == [
            "You added a card to what you know of Lucía Fernández Ruiz."
        ]
        undo(book, made[0])
        ana.refresh_from_db()
        assert list(Person.objects.filter(book=book)) == [ana]
        assert (ana.name, values(ana, Kind.EMAIL)) == ("Ana Gil", [])
        assert not ana.encounters.exists()
        assert list(to_review(book)) == [card]

    def test_somebody_sealed_long_ago_is_met_again_and_needs_no_new_seal(self, book: Book) -> None:
        ana = add_person(book, [Field(Kind.NAME, "Ana Gil")])
        meet(book, [ana], Circumstances(today(book) - timedelta(days=60)))
        join(book, one_card(book), ana, LUCIA)
        assert ana.encounters.count() == 2
        assert ana.follow_ups.filter(seals=True).count() == 1

    def test_who_stands_with_somebody_else_leads_to_that_one(self, book: Book) -> None:
        first = taken(book, one_card(book))
        join(book, one_card(book), first, LUCIA)
        other = Person.objects.get(book=book, joined_to=first)
        assert join(book, one_card(book, SHOP), other, SHOP) == first
        assert first.records.count() == 3


class TestSettingAside:
    """Not now, or not at all."""

    def test_a_card_is_set_aside_and_taken_up_again(self, book: Book) -> None:
        card = one_card(book)
        skip(book, card)
        skip(book, card)
        assert not to_review(book).exists()
        assert progress(book).done == 1
        reviewing.take_up(book, card)
        assert list(to_review(book)) == [card]
        assert progress(book).done == 0
        assert Change.objects.count() == 2

    def test_setting_aside_can_be_taken_back(self, book: Book) -> None:
        card = one_card(book)
        skip(book, card)
        undo(book, Change.objects.get())
        assert list(to_review(book)) == [card]

    def test_the_history_holds_nothing_of_a_card_before_it_is_somebodys(self, book: Book) -> None:
        one, other = photographed(book, LUCIA, SHOP)
        skip(book, one)
        reviewing.take_up(book, one)
        pair(book, one, other)
        assert "Luc" not in str(list(Change.objects.values()))

    def test_what_is_thrown_away_is_gone_with_its_picture(self, book: Book) -> None:
        one, other = photographed(book, LUCIA, SHOP)
        skip(book, one)
        reviewing.discard(book, one)
        assert Scan.objects.count() == 1
        reviewing.discard(book, other)
        assert not Scan.objects.exists()

    def test_what_is_thrown_away_or_erased_does_not_come_back_from_a_phone_that_sends_it_again(
        self, book: Book
    ) -> None:
        sent = key()
        when = occasion(book)
        take_fields(book, sent, LUCIA, kind=Capture.Kind.CODE, occasion=when)
        reviewing.discard(book, Card.objects.get())
        take_fields(book, sent, LUCIA, kind=Capture.Kind.CODE, occasion=when)
        assert not Card.objects.exists()
        other = key()
        take_fields(book, other, LUCIA, kind=Capture.Kind.CODE, occasion=when)
        erase_people(book, [taken(book, Card.objects.get())])
        take_fields(book, other, LUCIA, kind=Capture.Kind.CODE, occasion=when)
        assert not Card.objects.exists()

    def test_what_became_somebody_is_not_thrown_away(self, book: Book) -> None:
        card = one_card(book)
        taken(book, card)
        reviewing.discard(book, card)
        assert Card.objects.count() == 1


class TestPairing:
    """Two pictures, one card."""

    BACK = (Field(Kind.ADDRESS, "Gran Vía 14, Bilbao"), Field(Kind.COMPANY, "Norte Capital S.A."))

    def test_front_and_back_are_one_card_and_the_front_counts_more(self, book: Book) -> None:
        front, back = photographed(book, LUCIA, self.BACK)
        pair(book, front, back)
        front.refresh_from_db()
        assert list(to_review(book)) == [front]
        said = [(one["kind"], one["value"]) for one in findings_of(front)]
        assert ("address", "Gran Vía 14, Bilbao") in said
        assert [value for kind, value in said if kind == "company"] == ["Norte Capital"]
        person = taken(book, front)
        assert len(scans_of_records(book, list(person.records.all())).popitem()[1]) == 2

    def test_taken_back_each_says_again_what_stands_on_it(self, book: Book) -> None:
        front, back = photographed(book, LUCIA, self.BACK)
        pair(book, front, back)
        undo(book, Change.objects.get())
        front.refresh_from_db()
        assert len(findings_of(front)) == len(LUCIA)
        assert set(to_review(book)) == {front, back}

    def test_the_back_of_a_back_goes_along(self, book: Book) -> None:
        one, two, three = photographed(book, LUCIA, self.BACK, SHOP)
        pair(book, two, three)
        pair(book, one, two)
        assert set(one.backs.all()) == {two, three}

    def test_a_card_is_not_its_own_back_nor_that_of_one_decided_on(self, book: Book) -> None:
        front, back = photographed(book, LUCIA, self.BACK)
        with pytest.raises(NotAPairError):
            pair(book, front, front)
        skip(book, back)
        with pytest.raises(NotAPairError):
            pair(book, front, back)


class TestErasing:
    """Whoever is erased takes their cards along."""

    def test_nothing_is_left_of_the_cards_of_somebody_erased(self, book: Book) -> None:
        front, back = photographed(book, LUCIA, TestPairing.BACK)
        pair(book, front, back)
        front.refresh_from_db()
        person = taken(book, front)
        erase_people(book, [person])
        assert not Card.objects.exists()
        assert not Scan.objects.exists()
        assert not Record.objects.exists()
        assert "Luc" not in str(list(Change.objects.values()))

    def test_what_was_joined_stands_alone_once_the_first_card_is_taken_back(
        self, book: Book
    ) -> None:
        person = taken(book, one_card(book))
        [change] = Change.objects.all()
        join(book, one_card(book, SHOP), person, SHOP)
        undo(book, change)
        assert Person.objects.get(book=book).name == "Panadería La Tahona"
        assert to_review(book).count() == 1


def test_every_verb_has_its_sentence() -> None:
    verbs = {"card_accepted", "card_joined", "card_skipped", "card_taken_up", "card_paired"}
    assert verbs <= SENTENCES.keys()
