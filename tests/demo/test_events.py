"""The sample event: 120 guests who have said what they offer and need, and no plan yet."""

from dardar.accounts.models import Book
from dardar.core.matching.language import language_of
from dardar.demo.events import GUESTS, TRADES, add_event
from dardar.demo.world import SEED
from dardar.events.guests import counted, twice
from dardar.events.models import Guest, GuestWish
from dardar.events.problem import prepare
from dardar.people.models import Person


def peopled(book: Book) -> Book:
    """Return a book with as many people as a demo world has at least."""
    for _number in range(40):
        Person.objects.create(book=book)
    return book


def test_everybody_has_said_something_and_the_plan_is_left_to_make(book: Book) -> None:
    event = add_event(peopled(book), SEED)
    assert event
    guests = Guest.objects.filter(event=event)
    assert guests.count() == len({guest.name for guest in guests}) == GUESTS
    assert not guests.filter(answered_at=None).exists()
    for role in ("offer", "need"):
        assert GuestWish.objects.filter(role=role).values("guest").distinct().count() == GUESTS
    assert not event.plans.exists()
    assert not twice(event)
    assert len(counted(event)) == GUESTS
    assert len(prepare(event, event.seed).problem.tables or ()) >= GUESTS / 2


def test_both_languages_are_spoken_and_written(book: Book) -> None:
    add_event(peopled(book), SEED)
    spoken = {guest.language for guest in Guest.objects.all()}
    assert spoken == {"es", "en"}
    for _companies, offers_es, offers_en, needs_es, needs_en in TRADES:
        assert all(language_of(words, "es") == "es" for words in (*offers_es, *needs_es))
        assert all(language_of(words, "en") == "en" for words in (*offers_en, *needs_en))


def test_a_small_world_has_none(book: Book) -> None:
    assert add_event(book, SEED) is None
