import pytest

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.finder import agreement, casing, find, names, organisations
from dardar.core.cards.finder.pieces import Piece, clean
from dardar.core.cards.finder.postcodes import city_and_postcode
from dardar.core.cards.seen import Box, Findings, Line
from tests.core.cards.finder.test_values import values


def field(text: str, kind: Kind, region: str = "ES") -> Field | None:
    found = find([Line(line) for line in text.split("\n")], region)
    return next((each.field for each in found.fields if each.field.kind is kind), None)


def printed(*rows: tuple[str, float], reading: float = 1.0) -> Findings:
    """Find on a card whose rows stand one under the other in their sizes."""
    lines, top = [], 0.0
    for text, size in rows:
        lines.append(Line(text, Box(0, top, 10 * len(text), top + size), reading))
        top += 1.3 * size
    return find(lines, "ES")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("MARÍA DE LA CRUZ", "María de la Cruz"),
        ("ana lópez", "Ana López"),
        ("JOHN MCDONALD", "John McDonald"),
        ("JAMES O'BRIEN", "James O'Brien"),
        ("JEAN-LUC PICARD", "Jean-Luc Picard"),
        ("LIC. JUAN PÉREZ", "Lic. Juan Pérez"),
        ("ANA RUIZ, PHD", "Ana Ruiz, PhD"),
        ("JOHN SMITH III", "John Smith III"),
        ("Ana GARCÍA", "Ana García"),
        ("Fiona McDonald", "Fiona McDonald"),
        ("DE LA CRUZ", "De la Cruz"),
        ("Ana de la Cruz", "Ana de la Cruz"),
        ("JR", "JR"),
    ],
)
def test_a_name_in_capitals_is_written_as_names_are(written: str, meant: str) -> None:
    assert casing.proper(written) == meant


@pytest.mark.parametrize(
    ("mail", "name", "found"),
    [
        ("ana.lopez@acme.com", "Ana López García", agreement.FULL),
        ("alopez@acme.com", "Ana López", agreement.FULL),
        ("mflopez@acme.com", "María Fernanda López", agreement.FULL),
        ("lopez.ana@acme.com", "Ana López", agreement.FULL),
        ("anal@acme.com", "Ana López", agreement.FULL),
        ("ana@acme.com", "Ana López", agreement.PART),
        ("lopez@acme.com", "Ana López", agreement.PART),
        ("pepe@acme.com", "José Ruiz", agreement.PART),
        ("alg@acme.com", "Ana López García", agreement.PART),
        ("ventas@acme.com", "Ana López", agreement.NO),
        ("a@acme.com", "Ana López", agreement.NO),
        ("2024@acme.com", "Ana López", agreement.NO),
    ],
)
def test_a_mail_tells_whose_it_is(mail: str, name: str, found: int) -> None:
    assert agreement.mail_of_name(mail, name) == found


@pytest.mark.parametrize(
    ("domain", "name", "found"),
    [
        ("acmeconsultores", "Acme Consultores S.L.", agreement.FULL),
        ("acme", "Acme Consultores", agreement.FULL),
        ("unam", "Universidad Nacional Autónoma de México", agreement.FULL),
        ("inmodelsur", "Inmobiliaria del Sur", agreement.FULL),
        ("laespiga", "Panadería La Espiga", agreement.PART),
        ("construlopez", "Construcciones López", agreement.FULL),
        ("otracosa", "Acme Consultores", agreement.NO),
        ("x", "Acme", agreement.NO),
        ("acme", "", agreement.NO),
    ],
)
def test_a_domain_tells_whose_it_is(domain: str, name: str, found: int) -> None:
    assert agreement.site_of_company(domain, name) == found


@pytest.mark.parametrize(
    "name",
    [
        *("Acme S.A. de C.V.", "Acme, S.L.", "García y López S.C.", "Acme Inc.", "Acme GmbH"),
        *("Horizonte Ltda.", "Nexo, Lda", "Taller 93 S.A.S.", "ACME SA", "Acme S. de R.L. de C.V."),
    ],
)
def test_a_legal_form_shows_a_company(name: str) -> None:
    assert organisations.legal_form(name)


@pytest.mark.parametrize("name", ["Acme", "Ana Sal", "El pan sa", "Grupo Acme", "S.A.", "Ana"])
def test_without_a_legal_form_nothing_shows_one(name: str) -> None:
    assert not organisations.legal_form(name)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("  Ana\u00a0 López ", "Ana  López"),
        ("A N A  R U I Z", "ANA RUIZ"),
        ("a\u200db\u0007c", "abc"),
        ("ana＠acme．com", "ana@acme.com"),
        ("e\u0301", "é"),
        ("±52", "+52"),
    ],
)
def test_a_line_is_cleaned_of_what_does_not_show(written: str, meant: str) -> None:
    assert clean(written) == meant


def test_words_that_an_engine_ran_together_come_apart_in_names() -> None:
    found = field("AnaLópez\nDirectora General\nana.lopez@acme.com", Kind.NAME)
    assert found is not None
    assert found.value == "Ana López"
    assert names.separated("McDonald") == "McDonald"


def test_parts_of_a_name_are_told_apart() -> None:
    found = field("DRA. MARÍA DE LA CRUZ PÉREZ, PHD\nmcruz@acme.com", Kind.NAME)
    assert found is not None
    assert found.parts == {
        "prefix": "Dra.",
        "given": "María",
        "family": "de la Cruz Pérez",
        "suffix": "PhD",
    }
    foreign = field("Maître Claire Dubois\nAvocate", Kind.NAME)
    assert foreign is not None
    assert foreign.parts == {"prefix": "Maître", "given": "Claire", "family": "Dubois"}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("28013 Madrid", ("28013", "Madrid", "")),
        ("29620 Torremolinos (Málaga)", ("29620", "Torremolinos", "Málaga")),
        ("C.P. 06700, CDMX", ("06700", "", "")),
        ("B8000 Bahía Blanca", ("B8000", "Bahía Blanca", "")),
        ("C1425ABC Buenos Aires", ("C1425ABC", "Buenos Aires", "")),
        ("1200-204 Lisboa", ("1200-204", "Lisboa", "")),
        ("São Paulo - SP, 01310-200", ("01310-200", "São Paulo", "SP")),
        ("San Francisco, CA 94105", ("94105", "San Francisco", "CA")),
        ("London EC2V 8EA", ("EC2V 8EA", "", "")),
        ("1000 Bruxelles", ("1000", "Bruxelles", "")),
        ("Desde 1985 Contigo", None),
        ("Guadalajara, 44100", ("44100", "Guadalajara", "")),
    ],
)
def test_a_postcode_is_read_with_its_town(text: str, town: tuple[str, str, str] | None) -> None:
    assert city_and_postcode(text) == town


def test_parts_of_an_address_are_told_where_they_are_sure() -> None:
    spanish = field("C/ Mayor, 5, 2º B\n28013 Madrid\nEspaña", Kind.ADDRESS)
    assert spanish is not None
    assert spanish.value == "C/ Mayor, 5, 2º B, 28013 Madrid, España"
    assert spanish.parts == {
        "street": "C/ Mayor, 5",
        "postcode": "28013",
        "city": "Madrid",
        "country": "España",
    }
    mexican = field("Av. Juárez 45, Centro, Puebla, Pue.", Kind.ADDRESS, "MX")
    assert mexican is not None
    assert mexican.parts == {"street": "Av. Juárez 45", "city": "Puebla", "region": "Pue."}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Dirección: C/ Mayor 5, 28013 Madrid", "C/ Mayor 5, 28013 Madrid"),
        ("Madrid: C/ Mayor 5, 28013 Madrid", "C/ Mayor 5, 28013 Madrid"),
        ("9 C/ Mayor 5, 28013 Madrid", "C/ Mayor 5, 28013 Madrid"),
        ("9 60 Victoria Street, London EC1A 1AG", "60 Victoria Street, London EC1A 1AG"),
        ("9Calle Mayor 5, 28013 Madrid", "Calle Mayor 5, 28013 Madrid"),
        ("15 rue de Rivoli, 75004 Paris", "15 rue de Rivoli, 75004 Paris"),
    ],
)
def test_what_stands_before_an_address_is_no_part_of_it(written: str, meant: str) -> None:
    assert values(written, Kind.ADDRESS) == [(meant, "")]


def test_a_town_alone_is_a_place_unless_it_may_be_a_name() -> None:
    assert values("Ana Ruiz\nSevilla, España", Kind.PLACE) == [("Sevilla, España", "")]
    assert values("Pereira", Kind.PLACE) == []


@pytest.mark.parametrize(
    ("text", "role", "company"),
    [
        ("Ana Ruiz, Directora General", "Directora General", None),
        ("Ana Ruiz\nDirectora en Grupo Acme", "Directora", "Grupo Acme"),
        ("Ana Ruiz\nHead of Growth at Kuspit", "Head of Growth", "Kuspit"),
        ("Ana Ruiz\nGerente, Acme S.L.", "Gerente", "Acme S.L."),
        ("Ana Ruiz - Abogada", "Abogada", None),
        ("Abogada Ana Ruiz", "Abogada", None),
        ("Ana Ruiz\nContadora CRC 1SP123456/O-7", "Contadora", None),
        ("Ana Ruiz\nMáster en Derecho\nAsesora Fiscal", "Asesora Fiscal", None),
        ("Nombre: Ana Ruiz\nCargo: Jefa\nEmpresa: Acme", "Jefa", "Acme"),
    ],
)
def test_name_position_and_company_come_apart(text: str, role: str, company: str | None) -> None:
    assert values(text, Kind.NAME) == [("Ana Ruiz", "")]
    assert [value for value, _ in values(text, Kind.ROLE)] == [role]
    assert [value for value, _ in values(text, Kind.COMPANY)] == ([company] if company else [])


def test_a_department_is_a_part_of_the_company() -> None:
    found = field("Universidad de Vigo\nFacultad de Biología\nNoa Freire\nProfesora", Kind.COMPANY)
    assert found is not None
    assert (found.value, found.parts) == (
        "Universidad de Vigo",
        {"department": "Facultad de Biología"},
    )


@pytest.mark.parametrize(
    "slogan",
    [
        *("Tu sonrisa, nuestra pasión", "Cuidamos de ti", "Innovación · Calidad · Servicio"),
        *("¡Siempre contigo!", "The best for your home.", "Lunes a viernes de 9 a 18 h"),
        *("Desde 1985", "“Soluciones que crecen”"),
    ],
)
def test_a_slogan_is_neither_name_nor_company(slogan: str) -> None:
    found = printed(("Clínica Vida", 60), (slogan, 30))
    assert [each.field.value for each in found.fields] == ["Clínica Vida"]
    assert found.rest == (1,)
    assert not found.is_of_somebody


def test_lost_accents_of_words_are_set_again_where_a_picture_was_read() -> None:
    (read,) = printed(("Fundacion Ingenieria Ruiz", 40), reading=0.99).fields
    assert read.field.value == "Fundación Ingeniería Ruiz"
    (perfect,) = printed(("Fundacion Ingenieria Ruiz", 40)).fields
    assert perfect.field.value == "Fundacion Ingenieria Ruiz"
    assert read.confidence < perfect.confidence
    (capitals,) = printed(("FUNDACION RUIZ", 40), reading=0.99).fields
    assert capitals.field.value == "FUNDACION RUIZ"


def test_a_large_country_is_the_name_of_a_shop() -> None:
    found = printed(("Ecuador", 60), ("Bike Repair", 60), ("Open daily", 20))
    assert [each.field.value for each in found.fields] == ["Ecuador Bike Repair"]


def test_a_name_may_stand_on_two_lines() -> None:
    found = printed(("DRA. BERENICE", 50), ("CORRAL SERRANO", 50), ("Jefa de Producción", 25))
    assert [each.field.value for each in found.fields] == [
        "Dra. Berenice Corral Serrano",
        "Jefa de Producción",
    ]


def test_pieces_know_their_words() -> None:
    piece = Piece("Ana  · López", (0,), 0)
    assert (piece.words, piece.folded, piece.size) == (("Ana", "López"), ("ana", "lopez"), 0.0)


@pytest.mark.parametrize(
    ("rows", "given", "family"),
    [
        (["MARÍA DE JESÚS", "REYES PASCUAL"], "María de Jesús", "Reyes Pascual"),
        (["CARLOS ESTEBAN"], "Carlos", "Esteban"),
        (["CARLOS ESTEBAN RUIZ"], "Carlos Esteban", "Ruiz"),
        (["JESÚS", "MARIO HERNÁNDEZ"], "Jesús Mario", "Hernández"),
    ],
)
def test_the_lines_of_a_name_tell_its_surnames(rows: list[str], given: str, family: str) -> None:
    found = printed(*((row, 40) for row in rows), ("Director General", 20))
    name = next(each.field for each in found.fields if each.field.kind is Kind.NAME)
    assert (name.parts["given"], name.parts["family"]) == (given, family)


def test_a_name_is_believed_beside_a_firm_that_is_printed_larger() -> None:
    found = printed(("Doces da Lu", 60), ("Bolos e docinhos", 28), ("Luciana Prates", 26))
    assert {(each.field.kind, each.field.value) for each in found.fields} == {
        (Kind.COMPANY, "Doces da Lu"),
        (Kind.NAME, "Luciana Prates"),
    }


def test_what_stands_out_is_the_firm_of_a_card_of_nobody() -> None:
    found = printed(("KOMBAWA", 70), ("sushi & temaki", 34), ("Abierto todos los días", 20))
    assert [each.field.value for each in found.fields] == ["KOMBAWA"]


def test_numbers_in_registers_are_rest() -> None:
    found = find([Line("Dra. Ana Ruiz"), Line("Céd. Prof. 1234567"), Line("Pediatra")], "MX")
    assert [each.field.value for each in found.fields] == ["Dra. Ana Ruiz", "Pediatra"]
    assert found.rest == (1,)


def test_capitals_get_their_accents_back_where_others_kept_them() -> None:
    found = printed(("ANA RUIZ", 50), ("PSICÓLOGA CLINICA", 25), reading=0.99)
    assert "PSICÓLOGA CLÍNICA" in {each.field.value for each in found.fields}
