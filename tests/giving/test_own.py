"""What my own card says that I offer and need is mine."""

from dardar.accounts.models import Book
from dardar.capture.own_card import save_own_card
from dardar.core.cards.fields import Field, Kind
from dardar.giving.actions import What, add_wish, edit_wish, mark_met
from dardar.giving.models import Origin, Role, Wish
from dardar.giving.own import parts
from dardar.people.undo import undo
from tests.giving.scenes import last

ME = (Field(Kind.NAME, "Alma"),)


def mine() -> dict[str, str]:
    """Return what is mine and open, by its words."""
    return {w.words: w.role for w in Wish.objects.filter(person=None, state="open")}


def test_what_stands_on_it_is_mine(book: Book) -> None:
    save_own_card(book, ME, offers="Web design\n- photography; a desk", needs="an accountant")
    assert mine() == {
        "Web design": "offer",
        "photography": "offer",
        "a desk": "offer",
        "an accountant": "need",
    }
    assert set(Wish.objects.values_list("origin", flat=True)) == {Origin.CARD}


def test_it_follows_the_card(book: Book) -> None:
    save_own_card(book, ME, offers="Web design")
    kept = Wish.objects.get()
    save_own_card(book, ME, offers="web design!; wine")
    assert Wish.objects.filter(pk=kept.pk).exists()
    save_own_card(book, ME, offers="wine")
    assert mine() == {"wine": "offer"}
    undo(book, last(book))
    assert set(mine()) == {"web design!", "wine"}


def test_undone_with_the_card(book: Book) -> None:
    save_own_card(book, ME, offers="wine")
    undo(book, last(book))
    assert not mine()


def test_what_i_have_done_with_it_myself_stays(book: Book) -> None:
    mine_before = add_wish(book, None, What(Role.OFFER, "wine"))
    save_own_card(book, ME, offers="Wine; a desk", needs="a cook")
    assert Wish.objects.filter(role=Role.OFFER).count() == 2
    desk = Wish.objects.get(words="a desk")
    edit_wish(book, desk, What(Role.OFFER, "two desks"))
    mark_met(book, Wish.objects.get(words="a cook"))
    save_own_card(book, ME)
    assert mine() == {"wine": "offer", "two desks": "offer"}
    assert mine_before.origin == Origin.MINE
    save_own_card(book, ME, needs="a cook")
    assert Wish.objects.get(words="a cook").state == Wish.State.MET


def test_a_text_is_parted_where_people_part_it() -> None:
    assert parts("a, b and c\n\n – d •e; ;  !") == ["a, b and c", "d", "e"]
    assert [len(part) for part in parts("x" * 1000)] == [300]
