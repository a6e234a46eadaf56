import pytest

from dardar.core.cards.aliases import COMMON, LINKEDIN, OUTLOOK, THUNDERBIRD, Aliases
from dardar.core.cards.fields import Kind
from dardar.core.cards.headers import columns_of, is_spanish, numbered, recognised, source_of
from dardar.core.identity.text import fold

TABLES = {
    "common": COMMON,
    "linkedin": LINKEDIN,
    "outlook": OUTLOOK,
    "thunderbird": THUNDERBIRD,
}


@pytest.mark.parametrize("aliases", TABLES.values(), ids=TABLES)
def test_aliases_are_folded_or_they_would_never_be_met(aliases: Aliases) -> None:
    assert [alias for alias in aliases if fold(alias) != alias] == []


def test_spanish_variants_of_googles_numbered_columns_are_met() -> None:
    headers = ["Correo electrónico 1 - Valor", "Teléfono 2 - Etiqueta", "E-mail 1 - Valor"]
    found = [numbered(header) for header in headers]
    assert [(c.kind, c.part, c.group) for c in found if c] == [
        (Kind.EMAIL, "", "1"),
        (Kind.PHONE, "label", "2"),
        (Kind.EMAIL, "", "1"),
    ]


@pytest.mark.parametrize(
    "header", ["E-mail 2 Type", "Phone 1", "Shoe 1 - Value", "Phone 1 - Colour", "Custom 1", ""]
)
def test_what_is_no_numbered_column_is_none(header: str) -> None:
    assert numbered(header) is None


@pytest.mark.parametrize(
    ("headers", "source"),
    [
        ("First Name,Last Name,Email Address,Company,Position,Connected On", "linkedin"),
        ("First Name,Last Name,Phonetic First Name,Labels", "google"),
        ("Name,Phone 1 - Value", "google"),
        ("Primary Email,Secondary Email,Custom 1", "thunderbird"),
        ("Nombre,Apellido,Correo principal,Correo secundario,Buscapersonas", "thunderbird"),
        ("First Name,Last Name,E-mail Address,Company", None),
        ("", None),
    ],
)
def test_the_source_is_told_by_its_own_headers(headers: str, source: str | None) -> None:
    assert source_of(headers.split(",")) == source


def test_mexican_thunderbird_headers_are_all_known_but_its_own_fields() -> None:
    headers = (
        "Nombre,Apellido,Mostrar nombre,Nombre de usuario,Correo principal,Correo secundario,"
        "Nombre para mostrar en pantalla,Teléfono de trabajo,Teléfono de casa,Número de fax,"
        "Buscapersonas,Teléfono celular,Dirección de casa,Dirección de casa 2,Ciudad actual,Estado,"
        "Código postal,País donde vives,Dirección del trabajo,Dirección del trabajo 2,"
        "Ciudad donde trabajas,Estado donde trabajas,Código postal de tu trabajo,"
        "País donde trabajas,Cargo,Departamento,Organización,Página web 1,Página web 2,"
        "Año de nacimiento,Mes de nacimiento,Día de nacimiento,Personalizado 1,Notas"
    ).split(",")
    found = columns_of(headers, THUNDERBIRD, COMMON)
    assert [h for h, c in zip(headers, found, strict=True) if c is None] == ["Personalizado 1"]


def test_older_outlook_headers_for_countries_are_known() -> None:
    headers = ["Business Country", "Home Country", "Other Country", "Business Address PO Box"]
    assert None not in columns_of(headers, OUTLOOK, COMMON)


def test_known_headers_are_counted() -> None:
    assert recognised(["Nombre", "Título", "Phone 1 - Value", "RFC", ""]) == 3


def test_spanish_tables_are_known_by_the_headers_of_names() -> None:
    assert is_spanish(["Correo", "APELLIDOS"])
    assert not is_spanish(["First Name", "Last Name"])
