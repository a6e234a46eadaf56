"""Notes, what was said and visitors' cards are read for offers and needs, which are proposed."""

from datetime import date

from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.capture.actions import Occasion, take_fields
from dardar.capture.models import Capture, Card
from dardar.capture.queries import fields_of, findings_of
from dardar.capture.reviewing import accept as accept_card
from dardar.capture.visits import NEEDS, OFFERS
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, delete_encounter, edit_encounter, meet
from dardar.encounters.days import today
from dardar.encounters.queries import version
from dardar.giving.actions import What, accept, add_wish, dismiss
from dardar.giving.models import Origin, Proposal, Role, Wish
from dardar.giving.queries import proposals
from dardar.giving.reading import LATEST
from dardar.ids import new_id
from dardar.people.actions import add_note, delete_note, edit_note, mark
from dardar.people.joining.actions import join
from dardar.people.models import Note, Person
from dardar.people.undo import undo
from tests.giving.conftest import SetClock
from tests.giving.scenes import last

NOTE = "Nice talk. She is looking for a graphic designer until March."
OTHER = "Busca un local en Vigo."


def proposed(book: Book, person: Person) -> set[tuple[str, str]]:
    """Return what is proposed of a person."""
    return {(row.role, row.words) for row in proposals(book, person)}


def one(book: Book) -> Proposal:
    """Return the one proposal there is."""
    return proposals(book).get()


def test_a_note_is_read_and_nothing_is_added(book: Book, ana: Person, clock: SetClock) -> None:
    clock(date(2027, 1, 4))
    note = add_note(book, ana, NOTE)
    found = one(book)
    assert (found.person, found.role, found.origin) == (ana, Role.NEED, Origin.SPOTTED)
    assert "graphic designer" in found.words
    assert found.until == date(2027, 3, 31)
    assert found.read_in == note.pk
    assert not Wish.objects.exists()


def test_what_stood_only_until_a_day_long_past_is_not_proposed(
    book: Book, ana: Person, clock: SetClock
) -> None:
    clock(date(2027, 1, 4))
    for on in (date(2023, 2, 1), date(2026, 2, 1), date(2026, 5, 1)):
        meet(book, [ana], Circumstances(on, said=f"{NOTE} {on}"))
    [found] = proposals(book)
    assert found.until == date(2027, 3, 31)


def test_a_need_fades_and_an_offer_stays(book: Book, ana: Person, clock: SetClock) -> None:
    clock(date(2027, 1, 4))
    meet(book, [ana], Circumstances(date(2025, 3, 1), said=f"{OTHER} Puede enseñar cerámica."))
    assert {role for role, _words in proposed(book, ana)} == {"offer"}
    meet(book, [ana], Circumstances(date(2026, 3, 1), said=OTHER))
    assert {role for role, _words in proposed(book, ana)} == {"offer", "need"}


def test_a_proposal_goes_once_its_last_day_is_over(
    book: Book, ana: Person, clock: SetClock
) -> None:
    clock(date(2027, 1, 4))
    add_note(book, ana, NOTE)
    clock(date(2027, 3, 31))
    assert one(book).person == ana
    clock(date(2027, 4, 1))
    assert not proposals(book)
    assert not proposals(book, ana)
    add_note(book, ana, "tea")
    assert not Proposal.objects.exists()


def test_what_was_said_at_an_encounter_is_read(book: Book, ana: Person) -> None:
    encounter = meet(book, [ana], Circumstances(today(book), said=OTHER))
    assert one(book).read_in == encounter.pk
    undo(book, last(book))
    assert not Proposal.objects.exists()


def test_of_a_talk_with_several_only_what_names_one(book: Book, ana: Person, luis: Person) -> None:
    said = "Luis busca un local en Vigo. Needs a lawyer.\nAna y Luis necesitan un contable."
    meet(book, [ana, luis], Circumstances(today(book), said=said))
    assert not proposed(book, ana)
    assert {role for role, _words in proposed(book, luis)} == {"need"}
    assert "local" in one(book).words


def test_whoever_leaves_an_encounter_takes_nothing_from_it(
    book: Book, ana: Person, luis: Person
) -> None:
    what = Circumstances(today(book), said=OTHER)
    encounter = meet(book, [ana], what)
    edit_encounter(book, encounter, [luis], what, base=version(encounter))
    assert not proposed(book, ana)
    assert proposed(book, luis)
    delete_encounter(book, encounter)
    assert not Proposal.objects.exists()


def test_other_words_propose_something_else(book: Book, ana: Person) -> None:
    note = add_note(book, ana, NOTE)
    edit_note(book, note, OTHER, base=mark(NOTE))
    assert "Vigo" in one(book).words
    edit_note(book, note, "tea", base=mark(OTHER))
    assert not proposals(book)
    undo(book, last(book))
    assert "Vigo" in one(book).words


def test_what_was_decided_on_is_not_proposed_again(book: Book, ana: Person) -> None:
    note = add_note(book, ana, NOTE)
    dismiss(book, one(book))
    add_note(book, ana, f"{NOTE} Again.")
    assert not proposals(book)
    delete_note(book, note)
    add_note(book, ana, NOTE)
    assert not proposals(book)


def test_what_was_accepted_stays_when_its_note_goes(book: Book, ana: Person) -> None:
    note = add_note(book, ana, NOTE)
    wish = accept(book, one(book))
    delete_note(book, note)
    assert list(Wish.objects.all()) == [wish]
    assert not proposals(book)


def test_what_is_known_already_is_not_proposed(book: Book, ana: Person) -> None:
    probe = add_note(book, ana, OTHER)
    words = one(book).words
    delete_note(book, probe)
    assert not Proposal.objects.exists()
    add_wish(book, ana, What(Role.NEED, words.upper()))
    add_note(book, ana, OTHER)
    assert not proposals(book)


def test_a_note_is_undone_although_something_was_read_in_it(book: Book, ana: Person) -> None:
    add_note(book, ana, NOTE)
    assert proposals(book)
    undo(book, last(book))
    assert not Note.objects.exists()
    assert not Proposal.objects.exists()


def test_the_oldest_texts_keep_what_was_read_in_them(book: Book, ana: Person) -> None:
    add_note(book, ana, NOTE)
    for number in range(LATEST + 1):
        add_note(book, ana, f"tea {number}")
    assert proposals(book)


def test_what_was_read_for_one_goes_with_them_when_they_are_parted(
    book: Book, ana: Person, luis: Person
) -> None:
    add_note(book, luis, OTHER)
    join(book, [ana, luis])
    entry = last(book)
    assert proposed(book, ana)
    add_note(book, ana, "tea")
    undo(book, entry)
    assert not proposed(book, ana)
    assert proposed(book, luis)


def test_a_visitors_card_says_what_they_offer_and_need(book: Book) -> None:
    fields = [
        Field(Kind.NAME, "Eva Sanz"),
        Field(Kind.EMAIL, "eva@sanz.example"),
        Field(Kind.NOTE, "wine; a cellar in Haro", OFFERS),
        Field(Kind.NOTE, "someone for our web shop", NEEDS),
        Field(Kind.NOTE, "see you"),
    ]
    take_fields(book, new_id(), fields, kind=Capture.Kind.LEFT, occasion=Occasion(today(book)))
    card = Card.objects.get()
    person = accept_card(book, card, fields_of(findings_of(card)))
    assert proposed(book, person) == {
        ("offer", "wine"),
        ("offer", "a cellar in Haro"),
        ("need", "someone for our web shop"),
    }
    assert {row.origin for row in proposals(book)} == {Origin.CARD}
    undo(book, last(book))
    assert not Proposal.objects.exists()


def test_texts_of_any_kind_are_read(book: Book, ana: Person) -> None:
    for text in ("x" * 50_000, "🥜" * 500, "busca " * 5_000, "needs need \x07 busca\n\n\n", "?"):
        add_note(book, ana, text)
    assert all(len(row.words) <= 300 for row in proposals(book))


def test_reading_takes_as_many_queries_for_much_as_for_little(
    book: Book, ana: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        meet(book, [ana], Circumstances(today(book), said=f"Busca un local {number} en Vigo."))
    with django_assert_max_num_queries(45):
        add_note(book, ana, NOTE)
