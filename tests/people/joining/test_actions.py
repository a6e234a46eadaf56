"""Join, tell apart, part: what becomes of people, and of all that hangs on them."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, edit_encounter, meet
from dardar.encounters.models import FollowUp, Participation
from dardar.encounters.queries import encounters_with, to_seal, version
from dardar.people.actions import add_note, add_person, edit_person, erase_people
from dardar.people.history import sentence
from dardar.people.joining.actions import (
    KnownApartError,
    NotSeveralError,
    join,
    part,
    put_off,
    tell_apart,
)
from dardar.people.joining.queries import identities, pending, suggestions_about
from dardar.people.labelling import label_people, unlabel_people
from dardar.people.lists import people
from dardar.people.models import Assertion, Change, Label, Note, Person, Suggestion
from dardar.people.queries import counting, history, labels_of
from dardar.people.undo import undo
from tests.people.conftest import named
from tests.people.imports.samples import bring, card

DAY = dt.date(2026, 3, 2)


@pytest.fixture
def pepe(book: Book) -> Person:
    """Return Ana under another name."""
    return add_person(
        book, [Field(Kind.NAME, "Anita Ruiz"), Field(Kind.EMAIL, "anita@casa.example")]
    )


def last(book: Book) -> Change:
    return Change.objects.filter(book=book, undone_at=None).latest("at", "pk")


def names(book: Book) -> list[str]:
    return list(people(book).values_list("name", flat=True))


class TestJoin:
    """Several are one."""

    def test_two_people_become_one_with_all_that_is_known_of_both(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        one = join(book, [pepe, ana])
        assert one == ana
        assert list(people(book)) == [ana]
        assert {i["value"] for i in one.profile if i["kind"] == Kind.EMAIL} == {
            "ana@norte.example",
            "anita@casa.example",
        }

    def test_rows_about_both_are_about_the_one_and_go_back_when_it_is_undone(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        add_note(book, ana, "tea")
        add_note(book, pepe, "coffee")
        join(book, [ana, pepe])
        joined = last(book)
        assert set(ana.notes.values_list("text", flat=True)) == {"tea", "coffee"}
        add_note(book, ana, "both")
        undo(book, joined)
        assert set(ana.notes.values_list("text", flat=True)) == {"tea", "both"}
        assert [note.text for note in pepe.notes.all()] == ["coffee"]

    def test_a_label_both_bear_is_borne_once_and_by_both_again(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        label_people(book, [ana, pepe], "friends")
        join(book, [ana, pepe])
        joined = last(book)
        assert [label.name for label in labels_of(book, [ana])[ana.pk]] == ["friends"]
        undo(book, joined)
        assert labels_of(book, [ana, pepe]).keys() == {ana.pk, pepe.pk}

    def test_a_label_taken_from_the_one_is_taken_from_both(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        label_people(book, [ana, pepe], "friends")
        join(book, [ana, pepe])
        unlabel_people(book, [ana], Label.objects.get())
        part(book, ana, [pepe.pk])
        assert labels_of(book, [ana, pepe]) == {}

    def test_who_was_met_twice_at_once_took_part_once(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        encounter = meet(book, [ana, pepe], Circumstances(DAY))
        join(book, [ana, pepe])
        [seen] = encounters_with(ana)
        assert list(seen.people.filter(joined_to=None)) == [ana]
        assert [step.person for step in to_seal(book, dt.date(2026, 3, 9))] == [ana]
        edit_encounter(book, encounter, [ana], Circumstances(DAY), base=version(encounter))
        assert Participation.objects.count() == 2
        undo(book, Change.objects.get(verb="joined"))
        assert FollowUp.objects.filter(person=pepe, seals=True).exists()

    def test_the_history_of_the_one_tells_of_both_once_a_change(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        join(book, [ana, pepe])
        said = [sentence(entry) for entry in history(book, ana)]
        assert said == [
            "You joined Ana Ruiz Soler, Anita Ruiz: they are one person.",
            "You added Anita Ruiz.",
            "You added Ana Ruiz Soler.",
        ]

    def test_what_was_told_apart_is_joined_only_if_the_owner_insists(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        third = named(book, "Ana R.")
        tell_apart(book, [ana, pepe])
        join(book, [ana, third])
        with pytest.raises(KnownApartError) as known:
            join(book, [third, pepe])
        assert set(known.value.people) == {ana, pepe}
        assert set(people(book)) == {ana, pepe}
        join(book, [ana, pepe], although_apart=True)
        assert list(people(book)) == [ana]

    def test_one_alone_cannot_be_joined(self, book: Book, ana: Person) -> None:
        with pytest.raises(NotSeveralError):
            join(book, [ana, ana])

    def test_a_stranger_cannot_be_joined(self, ana: Person, strangers_book: Book) -> None:
        stranger = named(strangers_book, "Ana")
        for book in (ana.book, strangers_book):
            with pytest.raises(PermissionDenied):
                join(book, [ana, stranger])

    def test_adding_one_of_two_joined_can_still_be_undone(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        join(book, [ana, pepe])
        undo(book, Change.objects.get(verb="added", words={"name": "Ana Ruiz Soler"}))
        assert names(book) == ["Anita Ruiz"]
        assert not Assertion.objects.exists()

    def test_erasing_the_one_erases_both(self, book: Book, ana: Person, pepe: Person) -> None:
        join(book, [ana, pepe])
        erase_people(book, [ana])
        assert not Person.objects.exists()
        assert not Change.objects.exists()

    def test_edits_of_the_one_stay_with_it(self, book: Book, ana: Person, pepe: Person) -> None:
        join(book, [ana, pepe])
        fields = [Field(Kind.COMPANY, "Sur")]
        edit_person(book, ana, [Kind.COMPANY], fields, base=counting(ana))
        part(book, Person.objects.get(pk=ana.pk), [pepe.pk])
        pepe.refresh_from_db()
        assert (Person.objects.get(pk=ana.pk).company, pepe.company) == ("Sur", "")


class TestApart:
    """They are not the same."""

    def test_records_no_longer_join_whom_the_owner_told_apart(self, book: Book) -> None:
        bring(book, card("Ana Gil", mail="ana@gil.example"))
        bring(book, card("Ana Gil", mail="ana@gil.example", uid="7"))
        bring(book, card("Ana Gil Sanz", mail="ana@gil.example", phone="600112233", uid="8"))
        one = people(book).get()
        [_own, *others] = identities(book, one)
        part(book, one, [others[-1].person.pk])
        assert people(book).count() == 2
        bring(book, card("Ana Gil", mail="ana@gil.example", uid="9"))
        assert people(book).count() == 2

    def test_a_third_does_not_bring_together_who_is_apart(self, book: Book) -> None:
        one, two = named(book, "Ana Gil"), named(book, "Ana Gil Sanz")
        tell_apart(book, [one, two])
        third = named(book, "A. Gil")
        join(book, [one, third])
        with pytest.raises(KnownApartError):
            join(book, [two, third])

    def test_what_was_said_last_holds(self, book: Book, ana: Person, pepe: Person) -> None:
        join(book, [ana, pepe])
        tell_apart(book, [ana, add_person(book, [Field(Kind.NAME, "Luis")])])
        part(book, Person.objects.get(pk=ana.pk), [pepe.pk])
        assert people(book).count() == 3
        undo(book, Change.objects.get(verb="parted"))
        assert people(book).count() == 2

    def test_a_suggestion_decided_is_not_made_again(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        Suggestion.objects.create(book=book, one=ana, other=pepe, weight=3)
        tell_apart(book, [ana, pepe])
        assert not pending(book, DAY).exists()

    def test_nobody_can_take_out_what_is_not_theirs(self, book: Book, ana: Person) -> None:
        luis = named(book, "Luis")
        with pytest.raises(PermissionDenied):
            part(book, ana, [luis.pk])
        with pytest.raises(NotSeveralError):
            part(book, ana, [ana.pk])


class TestSuggestions:
    """Perhaps the same."""

    def test_those_put_off_come_back_on_their_day(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        Suggestion.objects.create(book=book, one=ana, other=pepe, weight=3)
        put_off(book, [ana, pepe], DAY)
        assert not pending(book, DAY - dt.timedelta(days=1)).exists()
        assert pending(book, DAY).exists()

    def test_those_about_somebody_are_found_the_likeliest_first(
        self, book: Book, ana: Person, pepe: Person
    ) -> None:
        third, other = named(book, "A. R."), named(book, "Eva")
        less = Suggestion.objects.create(book=book, one=pepe, other=third, weight=2)
        pair = Suggestion.objects.create(book=book, one=ana, other=pepe, weight=3)
        assert suggestions_about(book, other, DAY) == []
        assert suggestions_about(book, pepe, DAY) == [pair, less]


def test_each_identity_tells_why_it_stands_with_the_others(book: Book, ana: Person) -> None:
    bring(book, card("Ana Ruiz", mail="ana@norte.example"))
    luis = named(book, "Luis")
    join(book, [Person.objects.get(pk=ana.pk), luis])
    own, from_card, by_hand = identities(book, Person.objects.get(pk=ana.pk))
    assert (own.person, own.records[0].source) == (ana, "own")
    assert (from_card.by_hand, from_card.evidence) == (True, ["mail"])
    assert (by_hand.person, by_hand.by_hand) == (luis, True)


def test_notes_of_a_joined_identity_are_of_its_book_alone(
    book: Book, ana: Person, pepe: Person
) -> None:
    add_note(book, pepe, "tea")
    join(book, [ana, pepe])
    note = Note.objects.get()
    assert (note.person, note.identity) == (ana, pepe.pk)
