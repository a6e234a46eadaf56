import pytest

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder import find
from dardar.core.cards.seen import Box, Line
from dardar.core.identity.phones import e164


def values(text: str, kind: Kind, region: str = "ES") -> list[tuple[str, str]]:
    found = find([Line(line) for line in text.split("\n")], region)
    return [
        (each.field.value, each.field.label) for each in found.fields if each.field.kind is kind
    ]


def mails(text: str) -> list[str]:
    return [value for value, _label in values(text, Kind.EMAIL)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ana@acme.com", "ana@acme.com"),
        ("E-mail: Ana.Ruiz@Acme.com.mx", "Ana.Ruiz@Acme.com.mx"),
        ("ana @ acme . com", "ana@acme.com"),
        ("ana@acme,com", "ana@acme.com"),
        ("ana@acme, com.mx", "ana@acme.com.mx"),
        ("ana. ruiz@acme.com", "ana.ruiz@acme.com"),
        ("ana(at)acme.com", "ana@acme.com"),
        ("ana [arroba] acme.es", "ana@acme.es"),
        ("ana at acme.com", "ana@acme.com"),
        ("ana©acme.com", "ana@acme.com"),
        ("ana@gmailcom", "ana@gmail.com"),
        ("ana@acmeventascom", "ana@acmeventas.com"),
        ("ana@acme.corn", "ana@acme.com"),
        ("pau|a@acme.com", "paula@acme.com"),
        ("ANA@ACME.COM", "ANA@acme.com"),
        ("<ana@acme.com>", "ana@acme.com"),
        ("ana@acme.com.", "ana@acme.com"),
        ("ana@acme.com, Madrid", "ana@acme.com"),
        ("| ana@acme.com |", "ana@acme.com"),
    ],
)
def test_a_mail_is_read_however_it_was_misread(written: str, meant: str) -> None:
    assert mails(written) == [meant]


def test_several_mails_stand_in_a_line() -> None:
    assert mails("ana@acme.com / ventas@acme.com") == ["ana@acme.com", "ventas@acme.com"]
    assert mails("ana@acme.com ventas@acme.com") == ["ana@acme.com", "ventas@acme.com"]


@pytest.mark.parametrize(
    "text", ["@", "ana@", "@acme", "ana@acme", "12 @ 30", "ana at home", "a©b"]
)
def test_what_is_no_mail_gives_none(text: str) -> None:
    assert mails(text) == []


def test_a_misread_domain_is_that_of_the_site() -> None:
    assert mails("ana@segurosarlas.com\nwww.segurosarias.com") == ["ana@segurosarias.com"]
    assert mails("ana@grnail.com\nwww.segurosarias.com") == ["ana@grnail.com"]


def test_a_misread_mail_is_the_one_that_is_made_of_the_name() -> None:
    assert mails("Liliana Tapia Galván\nAbogada\nItapia@outlook.com") == ["ltapia@outlook.com"]
    assert mails("Liliana Tapia Galván\nAbogada\nlila@outlook.com") == ["lila@outlook.com"]


def test_a_mail_whose_sign_was_not_read_is_known_by_the_site() -> None:
    assert mails("anaacme.mx\nwww.acme.mx") == ["ana@acme.mx"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.acme.com", "www.acme.com"),
        ("www acme.com", "www.acme.com"),
        ("www. acme .com", "www.acme.com"),
        ("www,acme,com", "www.acme.com"),
        ("https:/'acme.com", "https://acme.com"),
        ("https:/fwww.acme.com", "https://www.acme.com"),
        ("https://acme.com/es/equipo", "https://acme.com/es/equipo"),
        ("http://www.acme.com", "http://www.acme.com"),
        ("Web: acme.com.mx", "acme.com.mx"),
        ("Web:acme.mx", "acme.mx"),
        ("ACME.COM", "ACME.COM"),
        ("acme.studio", "acme.studio"),
        ("visita tienda.acme.es/ofertas", "tienda.acme.es/ofertas"),
    ],
)
def test_a_site_is_read_however_it_was_misread(written: str, meant: str) -> None:
    assert values(written, Kind.URL) == [(meant, "")]


@pytest.mark.parametrize(
    "text",
    [
        "Acme S.A. de C.V.",
        "Av.Juarez.co",
        "S.L.es",
        "Piso.de",
        "nota.xyzzy",
        "1.5",
        "café.es",
        "v2.0",
    ],
)
def test_what_is_no_site_gives_none(text: str) -> None:
    assert values(text, Kind.URL) == []


def test_a_nearly_read_site_is_that_of_the_company() -> None:
    text = "Editorial Ceiba\nana@editorialceiba.co\nwww.editoriaiceiba.co"
    assert values(text, Kind.URL) == [("www.editorialceiba.co", "")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("linkedin.com/in/ana-ruiz", ("linkedin.com/in/ana-ruiz", "linkedin")),
        ("in/anaruiz LinkedIn: @anaruiz", ("linkedin.com/in/anaruiz", "linkedin")),
        ("Instagram: @ana.ruiz", ("instagram.com/ana.ruiz", "instagram")),
        ("IG @ana.ruiz", ("instagram.com/ana.ruiz", "instagram")),
        ("x.com/anaruiz", ("x.com/anaruiz", "twitter")),
        ("tiktok.com/@anaruiz", ("tiktok.com/@anaruiz", "tiktok")),
        ("@anaruiz", ("@anaruiz", "")),
        ("Facebook: anaruiz.foto", ("facebook.com/anaruiz.foto", "facebook")),
    ],
)
def test_a_profile_is_of_the_network_that_its_word_or_host_names(
    written: str, meant: tuple[str, str]
) -> None:
    assert values(written, Kind.PROFILE) == [meant]


def test_accounts_of_chats_are_no_profiles() -> None:
    assert values("Skype: ana.ruiz", Kind.CHAT) == [("ana.ruiz", "skype")]
    assert values("Telegram @anaruiz", Kind.CHAT) == [("@anaruiz", "telegram")]
    assert values("t.me/anaruiz", Kind.CHAT) == [("t.me/anaruiz", "telegram")]


@pytest.mark.parametrize(
    ("written", "region", "meant"),
    [
        ("Tel. 91 577 12 34", "ES", ("+34915771234", "work")),
        ("600 111 222", "ES", ("+34600111222", "cell")),
        ("M 600 111 222", "ES", ("+34600111222", "cell")),
        ("Fax: 91 577 12 35", "ES", ("+34915771235", "fax")),
        ("Casa: 91 577 12 35", "ES", ("+34915771235", "home")),
        ("📱 55 1234 5678", "MX", ("+525512345678", "cell")),
        ("☎ 55 1234 5678", "MX", ("+525512345678", "work")),
        ("Tel/WhatsApp: 55 1234 5678", "MX", ("+525512345678", "cell")),
        ("Tel. y Fax: 91 577 12 35", "ES", ("+34915771235", "work")),
        ("55 1234 5678 (celular)", "MX", ("+525512345678", "cell")),
        ("55 1234 5678", "MX", ("+525512345678", "")),
        ("+52 (55) 1234-5678", "ES", ("+525512345678", "")),
        ("(52) 55 1234 5678", "MX", ("+525512345678", "")),
        ("0034 600 111 222", "MX", ("+34600111222", "cell")),
        ("+44 (0)20 7946 0958", "ES", ("+442079460958", "work")),
        ("0 (212) 205-2791", "US", ("+12122052791", "")),
        ("±55.11.3116~3244", "BR", ("+551131163244", "work")),
        ("Tel. 6O9 l23 456", "ES", ("+34609123456", "cell")),
        ("T.+576047362933", "CO", ("+576047362933", "work")),
    ],
)
def test_a_number_comes_in_e164_with_what_it_is_for(
    written: str, region: str, meant: tuple[str, str]
) -> None:
    assert values(written, Kind.PHONE, region) == [meant]


@pytest.mark.parametrize("word", ["ext.", "Ext", "x", "int.", "interno", "ramal", "ext:"])
def test_an_extension_is_kept_beside_the_number(word: str) -> None:
    (found,) = find([Line(f"Tel. 55 1234 5678 {word} 123")], "MX").fields
    assert found.field.value == "+525512345678 ext. 123"
    assert e164(found.field.value, None) == "+525512345678"


@pytest.mark.parametrize(
    "text",
    [
        *("RFC: 55 1234 5678", "CIF B12345678", "NIF 612345678", "1998 - 2024", "01.02.2024"),
        *(
            "28013 Madrid",
            "$1 234 567",
            "12:30 - 18:00",
            "Calle 93 # 14-20",
            "CNPJ 12.345.678/0001-90",
        ),
    ],
)
def test_other_numbers_are_no_telephones(text: str) -> None:
    assert values(text, Kind.PHONE) == []


def test_several_numbers_stand_in_a_line() -> None:
    numbers = [("+34915771234", "work"), ("+34600111222", "cell")]
    assert values("91 577 12 34 / 600 111 222", Kind.PHONE) == numbers
    assert values("91 577 12 34 - 600 111 222", Kind.PHONE) == numbers
    assert values("91 577 12 34 600 111 222", Kind.PHONE) == numbers
    assert values("T 91 577 12 34 | M 600 111 222", Kind.PHONE) == numbers


def test_the_country_of_the_card_comes_before_that_of_its_reader() -> None:
    text = "Cra. 7 # 71-52, Bogotá, Colombia\nCel. 310 456 7890"
    assert values(text, Kind.PHONE, "MX") == [("+573104567890", "cell")]
    assert values("ana@acme.pt\n912 345 678", Kind.PHONE, "ES") == [("+351912345678", "cell")]


def test_a_possible_number_that_is_none_is_hardly_believed() -> None:
    (found,) = find([Line("412 345 678")], "ES").fields
    assert found.confidence < 0.6


def test_a_value_on_both_sides_is_one_field() -> None:
    lines = [Line("ana@acme.com"), Line("Mail: ana@acme.com", side=1)]
    (found,) = find(lines, "ES").fields
    assert found.lines == (0, 1)
    assert "both-sides" in found.why


def test_a_name_and_a_firm_on_both_sides_are_one_field_each() -> None:
    rows = ["Grupo Acme S.L.", "Ana Ruiz Gil", "Directora"]
    lines = [*map(Line, rows), *(Line(row, side=1) for row in rows)]
    found = find(lines, "ES")
    assert [(each.field.value, each.lines) for each in found.fields] == [
        ("Ana Ruiz Gil", (1, 4)),
        ("Directora", (2, 5)),
        ("Grupo Acme S.L.", (0, 3)),
    ]
    assert all("both-sides" in each.why for each in found.fields)
    assert found.rest == ()


def test_a_label_in_a_box_of_its_own_is_said_of_what_stands_beside_it() -> None:
    lines = [
        Line("Fax", Box(10, 10, 50, 30)),
        Line("Cel.", Box(10, 40, 60, 60)),
        Line("600 111 222", Box(80, 41, 240, 61)),
        Line("91 577 12 34", Box(80, 11, 240, 31)),
    ]
    found = find(lines, "ES").fields
    assert {(f.field.value, f.field.label, f.lines) for f in found} == {
        ("+34915771234", "fax", (0, 3)),
        ("+34600111222", "cell", (1, 2)),
    }


def test_a_badly_read_line_is_less_sure() -> None:
    box = Box(0, 0, 200, 20)
    good, bad = (
        find([Line("Ingeniería Ruiz S.L.", box, reading)], "ES").fields[0] for reading in (1.0, 0.9)
    )
    assert bad.confidence < good.confidence
