import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.aliases import COMMON, OUTLOOK, PARTS, THUNDERBIRD
from dardar.core.cards.fields import Entry, Rejection, UnreadableError
from dardar.core.cards.tables import (
    MappedColumn,
    TableHead,
    columns,
    read_google,
    read_linkedin,
    read_mapped,
    read_outlook,
    read_thunderbird,
)
from tests.core.cards.tabular import FOLDER, entries, rejections, said


def head_of(data: bytes) -> TableHead:
    return columns(BytesIO(data))


def mapped(data: bytes, *mapping: MappedColumn) -> list[Entry | Rejection]:
    return list(read_mapped(BytesIO(data), mapping or head_of(data).mapping))


def column(place: int, kind: str, part: str = "", label: str = "") -> MappedColumn:
    return MappedColumn(column=place, kind=kind, part=part, label=label)


def guesses(data: bytes) -> list[str]:
    return [
        ".".join(filter(None, (m["kind"], m["part"], m["label"]))) for m in head_of(data).mapping
    ]


def test_a_table_of_unknown_origin_shows_its_headers_samples_and_guesses() -> None:
    head = head_of((FOLDER / "socios.csv").read_bytes())
    assert head.source is None
    assert head.delimiter == ";"
    assert head.headers[:3] == ("Núm. de socio", "Nombre", "Apellido paterno")
    assert [cells[1] for cells in head.samples] == ["Rosalba", "Efraín", "Dalia"]
    assert head.raw == (FOLDER / "socios.csv").read_bytes().splitlines(keepends=True)[0]
    assert [m["kind"] for m in head.mapping] == [
        "", "name", "name", "name", "phone", "email", "company", "role", "address", "", "label",
    ]  # fmt: skip
    assert head.mapping[3] == column(3, "name", "family2")


def test_a_mapping_is_plain_json() -> None:
    head = head_of((FOLDER / "socios.csv").read_bytes())
    assert json.loads(json.dumps(head.mapping)) == list(head.mapping)


def test_the_guesses_read_a_table_whole() -> None:
    found = entries(mapped((FOLDER / "socios.csv").read_bytes()))
    assert said(found[0]) == [
        "name: Rosalba Quintero Vega",
        "company: Quintero Textil",
        "place: Toluca",
        "other[Núm. de socio]: 001",
        "phone[cell]: 55 1111 2222",
        "email: rosalba@quintero.example",
        "role: Dueña",
        "other[Giro]: Textil",
        "label: socio",
        "label: mentora",
    ]
    assert found[0].fields[0].parts == {"given": "Rosalba", "family": "Quintero Vega"}


def test_a_table_as_excel_saves_unicode_text_is_read() -> None:
    found = entries(mapped((FOLDER / "excel_unicode.txt").read_bytes()))
    assert [entry.line for entry in found] == [2, 4]
    assert said(found[0])[-1] == "note: two\nlines"


def test_headers_before_the_first_data_row_are_found_under_a_title() -> None:
    data = b"Lista de socios 2026\n\nNombre,Correo\nAna,ana@acme.mx\n"
    head = head_of(data)
    assert head.headers == ("Nombre", "Correo")
    assert head.raw == b"Lista de socios 2026\n\nNombre,Correo\n"
    assert [entry.line for entry in entries(mapped(data))] == [4]


def test_a_header_over_two_lines_is_one_header() -> None:
    data = b'"Nombre\ncompleto",Correo\nAna Ruiz,ana@acme.mx\n'
    assert head_of(data).raw == b'"Nombre\ncompleto",Correo\n'
    assert said(entries(mapped(data))[0]) == ["name: Ana Ruiz", "email: ana@acme.mx"]


def test_unknown_headers_are_those_of_the_first_row_of_the_usual_width() -> None:
    head = head_of(b"Rapport\nVorname,Handynummer\nUwe,hallo\nIda,hallo\n")
    assert head.headers == ("Vorname", "Handynummer")


def test_a_table_without_headers_loses_no_row() -> None:
    data = b"Ana,ana@acme.mx,55 1234 5678\nLuz,luz@acme.mx,55 8765 4321\n"
    head = head_of(data)
    assert head.headers == ("", "", "")
    assert head.raw == b""
    assert [m["kind"] for m in head.mapping] == ["", "email", "phone"]
    found = entries(mapped(data, column(0, "name"), column(1, "email")))
    assert said(found[0]) == ["name: Ana", "email: ana@acme.mx", "other: 55 1234 5678"]
    assert [entry.line for entry in found] == [1, 2]


def test_columns_of_unknown_headers_are_guessed_by_their_cells() -> None:
    data = b"A,B,C,D\nAna,ana@acme.mx,https://acme.mx,\nLuz,luz@acme.mx,www.luz.mx,\n"
    assert guesses(data) == ["", "email", "url", ""]


def test_a_line_that_names_the_separator_is_obeyed_and_counted() -> None:
    data = b"sep=|\r\nNombre|Correo, el bueno|Correo\r\nAna|x|ana@acme.mx\r\n"
    head = head_of(data)
    assert head.headers == ("Nombre", "Correo, el bueno", "Correo")
    assert head.raw == b"sep=|\r\nNombre|Correo, el bueno|Correo\r\n"
    assert [entry.line for entry in entries(mapped(data))] == [3]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["Nombre", "Correo", "Nota"], ["Ana", "ana@acme.mx", '"a,b;c|d"']]
    head = head_of("\n".join(delimiter.join(cells) for cells in rows).encode())
    assert head.delimiter == delimiter


def test_cells_beyond_the_headers_are_kept_and_missing_ones_are_blank() -> None:
    data = b"Nombre,Correo\nAna,ana@acme.mx,extra,,'=1\nLuz\n"
    found = entries(mapped(data))
    assert said(found[0]) == ["name: Ana", "email: ana@acme.mx", "other: extra", "other: =1"]
    assert said(found[1]) == ["name: Luz"]


def test_escaped_formulas_are_restored_and_other_apostrophes_stay() -> None:
    data = b"Nombre,Telefono,Nota\n'=SUM(A1),'+525512345678,'tis\n"
    assert said(entries(mapped(data))[0]) == [
        "name: =SUM(A1)",
        "phone: +525512345678",
        "note: 'tis",
    ]


def test_two_columns_for_one_piece_lose_neither_value() -> None:
    data = b"Nombre,Nombre\nAna,Anita\nLuz,Luz\n"
    found = entries(mapped(data, column(0, "name"), column(1, "name")))
    assert said(found[0]) == ["name: Ana", "other[Nombre]: Anita"]
    assert said(found[1]) == ["name: Luz"]


def test_a_column_without_a_kind_or_outside_of_the_mapping_is_kept() -> None:
    data = b"Nombre,X,Y\nAna,1,2\n"
    found = mapped(data, column(0, "name", "given"), column(1, ""), column(9, "note"))
    assert said(entries(found)[0]) == ["name: Ana", "other[X]: 1", "other[Y]: 2"]


def test_a_kind_or_a_part_that_does_not_exist_is_an_error() -> None:
    for wrong in (column(0, "nonsense"), column(0, "name", "nonsense"), column(0, "note", "city")):
        with pytest.raises(ValueError, match=r"nonsense|city"):
            mapped(b"a,b\n1,2\n", wrong)


def test_every_part_that_is_guessed_may_be_mapped() -> None:
    for table in (COMMON, OUTLOOK, THUNDERBIRD):
        for known in table.values():
            assert not known.part or known.part in PARTS[known.kind]


def test_pieces_of_a_label_make_one_field_and_of_two_labels_two() -> None:
    data = b"Nombre,Calle,Ciudad,Calle,Ciudad\nAna,Sur 1,Toluca,Norte 2,Puebla\n"
    found = mapped(
        data,
        column(0, "name"),
        column(1, "address", "street", "home"),
        column(2, "address", "city", "home"),
        column(3, "address", "street", "work"),
        column(4, "address", "city", "work"),
    )
    assert said(entries(found)[0])[1:] == [
        "address[home]: Sur 1, Toluca",
        "address[work]: Norte 2, Puebla",
    ]


def test_a_town_without_an_address_is_a_place() -> None:
    data = b"Nombre,Ciudad,Pais\nAna,Toluca,MX\n"
    assert said(entries(mapped(data))[0]) == ["name: Ana", "place: Toluca, MX"]


def test_several_addresses_or_numbers_in_a_cell_are_told_apart() -> None:
    data = (
        b"Nombre,Correo,Telefono\n"
        b'Ana,"a@acme.mx; b@acme.mx, c@acme.mx",55 1234 5678 / 55 8765 4321\n'
        b"Luz,Luz <l@acme.mx> y @luz,55 1234 5678/9\n"
    )
    ana, luz = entries(mapped(data))
    assert said(ana)[1:] == [
        "email: a@acme.mx",
        "email: b@acme.mx",
        "email: c@acme.mx",
        "phone: 55 1234 5678",
        "phone: 55 8765 4321",
    ]
    assert said(luz)[1:] == ["email: Luz <l@acme.mx> y @luz", "phone: 55 1234 5678/9"]


def test_a_department_without_a_company_is_not_lost() -> None:
    assert said(entries(mapped(b"Nombre,Departamento\nAna,Ventas\n"))[0]) == [
        "name: Ana",
        "company: Ventas",
    ]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("Title,First Name,Job Title", ["name.prefix", "name.given", "role"]),
        ("Title,First Name", ["role", "name.given"]),
        ("Nombre,Correo", ["name", "email"]),
        ("Nombre,Apellidos", ["name.given", "name.family"]),
        ("Name,Surname", ["name.given", "name.family"]),
        ("Name,First Name,Last Name", ["name", "name.given", "name.family"]),
        ("Email de la casa,Telefono movil", ["email.home", "phone.cell"]),
        ("Business Street,Business Street 2", ["address.street.work", "address.street2.work"]),
        ("Phone 1 - Label,Phone 1 - Value", ["", "phone"]),
        ("Cumpleaños,Fecha de nacimiento", ["birthday", "birthday"]),
        ("Año de nacimiento,Mes de nacimiento", ["birthday.year", "birthday.month"]),
        ("Empresa,Puesto", ["company", "role"]),
        ("Email,Organization 1 - Title,Organization 1 - Symbol", ["email", "role", ""]),
    ],
)
def test_headers_are_guessed_together(headers: str, expected: list[str]) -> None:
    assert guesses(f"{headers}\nx,y,z\n".encode()) == expected


def test_a_birthday_of_a_year_alone_is_kept_as_said() -> None:
    data = b"Nombre,Birth Year,Birth Month\nAna,1980,\nLuz,,7\n"
    found = entries(mapped(data))
    assert said(found[0]) == ["name: Ana", "birthday: 1980"]
    assert said(found[1]) == ["name: Luz", "birthday: 7"]


def test_rows_that_name_nobody_are_rejected_and_blank_lines_are_not_rows() -> None:
    data = b"Nombre,Nota\n,solo una nota\n\n,,\nAna,\n"
    found = mapped(data)
    assert rejections(found) == [(2, "empty"), (4, "empty")]
    assert [entry.line for entry in entries(found)] == [5]


def test_a_damaged_row_costs_none_of_its_neighbours() -> None:
    data = b'Nombre,Correo\nAna,a@acme.mx\n"Luz,l@acme.mx\nEva,e@acme.mx\n'
    found = mapped(data)
    assert [said(entry)[0] for entry in entries(found)] == ["name: Ana", "name: Eva"]
    assert rejections(found) == [(3, "malformed")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\n\n", "empty-file"),
        (b"PK\x03\x04", "binary"),
        (b"sep=;\n", "no-header"),
        (b"x" * 5_000_000, "no-header"),
    ],
    ids=["empty", "blank", "binary", "separator", "endless"],
)
def test_a_file_that_is_no_table_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as error:
        head_of(data)
    assert error.value.code == code


def test_the_header_and_a_row_are_a_table_again() -> None:
    for name in ("google_new.csv", "linkedin.csv", "outlook_es.csv"):
        data = (FOLDER / name).read_bytes()
        head = head_of(data)
        for entry in entries(mapped(data)):
            again = entries(mapped(head.raw + entry.raw, *head.mapping))
            assert [e.fields for e in again] == [entry.fields]


HEADERS = st.sampled_from(
    [
        b"",
        b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
        b"Given Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value\n",
        b"First Name,Primary Email,Secondary Email,Birth Year,Birth Day\n",
        b"Nombre;Fecha de nacimiento;Etiquetas\n",
        b"sep=\t\n",
        b"\xff\xfe",
    ]
)


@given(HEADERS, st.binary(max_size=300) | st.text(alphabet='a@ñ",;:=*+-0/\t\r\n').map(str.encode))
def test_of_arbitrary_bytes_only_an_unreadable_error_comes(header: bytes, body: bytes) -> None:
    data = header + body
    for read in (read_google, read_linkedin, read_outlook, read_thunderbird, mapped_by_guess):
        try:
            found = list(read(BytesIO(data)))
        except UnreadableError:
            continue
        for item in found:
            assert item.line >= 1
            assert isinstance(item, Rejection) or all(f.value for f in item.fields)


def mapped_by_guess(stream: BytesIO) -> list[Entry | Rejection]:
    return mapped(stream.read())
