"""Who may be the one that is being typed in."""

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.joining.actions import join
from dardar.people.joining.candidates import MOST
from dardar.people.joining.likely import perhaps_known
from dardar.people.models import Person
from tests.people.conftest import named
from tests.people.joining.crowd import crowd, fill, stranger


def names(book: Book, *fields: Field) -> list[str]:
    return [likely.person.name for likely in perhaps_known(book, fields)]


def test_a_nickname_and_the_company_are_enough(book: Book) -> None:
    crowd(book, 150)
    fill(book, [[Field(Kind.NAME, "José García Mora"), Field(Kind.COMPANY, "Café Altura, S.L.")]])
    [found] = perhaps_known(
        book, [Field(Kind.NAME, "Pepe García"), Field(Kind.COMPANY, "Cafe Altura")]
    )
    assert found.person.name == "José García Mora"
    assert found.weight > 0
    assert ["given", "nickname", "pepe", "jose"] in found.evidence
    assert "company" in {comparison for comparison, *_rest in found.evidence}


def test_the_likeliest_comes_first(book: Book) -> None:
    crowd(book, 150)
    mail = Field(Kind.EMAIL, "jose@altura.example")
    fill(book, [[Field(Kind.NAME, "José García")], [Field(Kind.NAME, "Pepe García"), mail]])
    assert names(book, Field(Kind.NAME, "José García"), mail) == ["Pepe García", "José García"]


def test_the_same_number_is_always_told_whatever_the_name(book: Book, ana: Person) -> None:
    crowd(book, 150)
    assert names(book, Field(Kind.NAME, "Zoe Kim"), Field(Kind.PHONE, "612345678")) == [ana.name]


def test_so_is_the_same_whole_name_in_any_order_and_script(book: Book) -> None:
    named(book, "Ana")
    named(book, "محمد")
    named(book, "Ana Gil")
    assert "Ana" in names(book, Field(Kind.NAME, "ANA"))
    assert names(book, Field(Kind.NAME, "محمد")) == ["محمد"]
    assert "Ana Gil" in names(book, Field(Kind.NAME, "Gil, Ana"))


def test_a_stranger_of_another_book_and_nobody_are_not_known(
    book: Book, strangers_book: Book
) -> None:
    named(strangers_book, "Ana Gil")
    assert perhaps_known(book, [Field(Kind.NAME, "Ana Gil")]) == []
    assert perhaps_known(book, []) == []
    assert perhaps_known(book, [Field(Kind.NAME, "?!")]) == []


def test_who_stands_for_several_is_told_once(book: Book) -> None:
    one, other = named(book, "Ana Gil"), named(book, "Ana Gil Sanz")
    join(book, [one, other])
    assert [likely.person for likely in perhaps_known(book, [Field(Kind.NAME, "Ana Gil")])] == [one]


def test_as_many_as_wanted(book: Book) -> None:
    fill(book, ([Field(Kind.NAME, "Ana Gil")] for _ in range(5)))
    assert len(perhaps_known(book, [Field(Kind.NAME, "Ana Gil")], most=3)) == 3


def test_a_dozen_namesakes_are_all_told(book: Book) -> None:
    fill(book, ([Field(Kind.NAME, "Ana Gil")] for _ in range(12)))
    assert len(perhaps_known(book, [Field(Kind.NAME, "Ana Gil")], most=20)) == 12


def test_an_address_of_hundreds_leads_to_none_of_them_alone(book: Book) -> None:
    mail = Field(Kind.EMAIL, "info@altura.example")
    fill(book, ([Field(Kind.NAME, stranger(n)), mail] for n in range(300)))
    assert perhaps_known(book, [Field(Kind.NAME, "Zoe Kim"), mail]) == []
    assert names(book, Field(Kind.NAME, stranger(8)), mail) == [stranger(8)]


def test_ten_thousand_addresses_are_no_burden(book: Book, ana: Person) -> None:
    many = [Field(Kind.EMAIL, f"n{n}@place.example") for n in range(10_000)]
    assert names(book, Field(Kind.NAME, ana.name), *many) == [ana.name]
    assert MOST < 100
