import pytest

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder import find
from dardar.core.cards.finder.repairs import local_part_agreed
from dardar.core.cards.seen import SURE, Box, Findings, Line

NAME = ("Lucía Navarro", 0.999)
ROLE = ("Abogada", 0.999)


def read(*lines: tuple[str, float]) -> Findings:
    """Find fields in lines that an engine read with a certainty each, one under another."""
    boxes = [
        Box(50, 60 * at, 50 + 14 * len(text), 60 * at + 30) for at, (text, _) in enumerate(lines)
    ]
    return find(
        [Line(text, box, sure) for (text, sure), box in zip(lines, boxes, strict=True)], "ES"
    )


def values(found: Findings, kind: Kind) -> list[str]:
    return [each.field.value for each in found.fields if each.field.kind is kind]


def test_a_site_is_read_again_by_the_company_it_is_made_of() -> None:
    found = read(("Vértice Seguros", 0.999), NAME, ROLE, ("www.verticesequros.com", 0.95))
    assert values(found, Kind.URL) == ["www.verticeseguros.com"]


def test_a_mail_takes_the_domain_that_agrees_with_the_company() -> None:
    lines = (NAME, ROLE, ("ana@tramomtana.es", 0.96), ("www.tramontana.es", 0.99))
    found = read(("Tramontana", 0.999), *lines)
    assert values(found, Kind.EMAIL) == ["ana@tramontana.es"]
    assert values(found, Kind.URL) == ["www.tramontana.es"]


def test_of_two_domains_that_nearly_agree_the_surer_one_stands() -> None:
    found = read(NAME, ROLE, ("info@quilltree.com", 0.99), ("www.qulltree.com", 0.93))
    assert values(found, Kind.EMAIL) == ["info@quilltree.com"]
    assert values(found, Kind.URL) == ["www.quilltree.com"]


def test_a_domain_that_was_clearly_read_is_left_as_it_is() -> None:
    found = read(("Vértice Seguros", 0.999), NAME, ROLE, ("www.verticeseguro.com", 0.999))
    assert values(found, Kind.URL) == ["www.verticeseguro.com"]


def test_different_domains_of_one_card_stay_different() -> None:
    found = read(NAME, ROLE, ("lucia@acme.es", 0.95), ("www.beta.com", 0.95))
    assert values(found, Kind.EMAIL) == ["lucia@acme.es"]
    assert values(found, Kind.URL) == ["www.beta.com"]


@pytest.mark.parametrize(
    ("mail", "meant"),
    [
        ("lucia.navano@acme.es", "lucia.navano@acme.es"),
        ("lucia.navarno@acme.es", "lucia.navarro@acme.es"),
        ("lnavarr0@acme.es", "lnavarro@acme.es"),
        ("lucla_navarro@acme.es", "lucia_navarro@acme.es"),
        ("ventas@acme.es", "ventas@acme.es"),
    ],
)
def test_a_local_part_is_read_again_by_the_name_where_one_letter_is_wrong(
    mail: str, meant: str
) -> None:
    assert local_part_agreed(mail, ["Lucía Navarro"]) == meant


def test_a_mail_whose_sign_was_read_as_a_letter_is_found_by_the_site() -> None:
    lines = (("E. lnavarrogtramontanacom.es", 0.92), ("www.tramontana.com.es", 0.98))
    found = read(("Tramontana", 0.999), NAME, ROLE, *lines)
    assert values(found, Kind.EMAIL) == ["lnavarro@tramontana.com.es"]


def test_what_was_put_right_is_not_shown_as_sure() -> None:
    found = read(("Vértice Seguros", 0.999), NAME, ROLE, ("www.verticesequros.com", 0.95))
    assert all(each.confidence < SURE for each in found.fields if each.field.kind is Kind.URL)
