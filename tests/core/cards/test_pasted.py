import pytest

from dardar.core.cards.fields import Kind
from dardar.core.cards.pasted import find_signature, read_text
from dardar.core.cards.seen import Findings

SIGNATURE = """Ana López García
Directora Comercial
Acme Consultores S.L.
C/ Mayor 5, 28013 Madrid
T. +34 915 123 456 | M. +34 600 111 222
ana.lopez@acmeconsultores.es | www.acmeconsultores.es"""
TRUE = {
    (Kind.NAME, "Ana López García", ""),
    (Kind.ROLE, "Directora Comercial", ""),
    (Kind.COMPANY, "Acme Consultores S.L.", ""),
    (Kind.ADDRESS, "C/ Mayor 5, 28013 Madrid", ""),
    (Kind.PHONE, "+34915123456", "work"),
    (Kind.PHONE, "+34600111222", "cell"),
    (Kind.EMAIL, "ana.lopez@acmeconsultores.es", ""),
    (Kind.URL, "www.acmeconsultores.es", ""),
}
BODY = """Hola Juan,

Te mando la propuesta que comentamos ayer con Pedro Gómez. Dime qué te parece.
"""
QUOTES = [
    "El lun, 3 nov 2026 a las 10:00, Juan Pérez (<juan@otro.com>) escribió:",
    "El lun, 3 nov 2026 a las 10:00, Juan Pérez de la Torre\n<juan@otro.com> escribió:",
    "On Mon, Nov 3, 2026 at 10:00 AM Tom Hill <tom@hill.com> wrote:",
    "Em seg., 3 de nov. de 2026 às 10:00, João Silva <joao@silva.pt> escreveu:",
    "Le lun. 3 nov. 2026 à 10:00, Luc Petit <luc@petit.fr> a écrit :",
    "Am Mo., 3. Nov. 2026 um 10:00 Uhr schrieb Max Kurz <max@kurz.de>:",
    "Il giorno lun 3 nov 2026 Gino Neri <gino@neri.it> ha scritto:",
    "-----Mensaje original-----",
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "De: Juan Pérez <juan@otro.com>\nEnviado el: lunes, 3 de noviembre\nPara: Ana",
    "From: Tom Hill <tom@hill.com>\nSent: Monday\nTo: Ana",
]
FOOTERS = [
    "Enviado desde mi iPhone",
    "Sent from my iPhone",
    "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "AVISO LEGAL: Este mensaje es para uso de Otra Cosa S.A. y de nadie más.",
    "This e-mail and its attachments are confidential. Other Thing Ltd, legal@otherthing.com",
    "Antes de imprimir este correo piense en el medio ambiente.",
]
CLOSINGS = [
    "Un saludo,",
    "Saludos cordiales",
    "Best regards,",
    "Atenciosamente",
    "Atte.",
    "--",
    "-- ",
]


def told(findings: Findings) -> set[tuple[Kind, str, str]]:
    return {(each.field.kind, each.field.value, each.field.label) for each in findings.fields}


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_signature_is_found_after_the_words_of_a_mail(closing: str) -> None:
    text = f"{BODY}\n{closing}\n\n{SIGNATURE}"
    assert told(read_text(text, "ES")) == TRUE


def test_a_signature_needs_no_closing_words() -> None:
    assert told(read_text(f"{BODY}\n{SIGNATURE}", "ES")) == TRUE
    assert told(read_text(SIGNATURE, "ES")) == TRUE


@pytest.mark.parametrize("quote", QUOTES)
def test_a_quoted_mail_is_not_read(quote: str) -> None:
    text = (
        f"{BODY}\nSaludos\n{SIGNATURE}\n\n{quote}\n> hola\nJuan Pérez\n699 999 999\njuan@otro.com"
    )
    assert told(read_text(text, "ES")) == TRUE


def test_marked_lines_are_quoted() -> None:
    assert told(read_text(f"> Juan Pérez\n> 699 999 999\n{SIGNATURE}", "ES")) == TRUE


@pytest.mark.parametrize("footer", FOOTERS)
def test_footers_are_not_read(footer: str) -> None:
    assert told(read_text(f"Hola:\n\nSaludos\n\n{SIGNATURE}\n\n{footer}", "ES")) == TRUE


def test_numbers_are_those_of_the_lines_of_the_text() -> None:
    text = f"{BODY}\nSaludos\n{SIGNATURE}\nNos vemos en la feria"
    lines = text.splitlines()
    found = read_text(text, "ES")
    name = next(each for each in found.fields if each.field.kind is Kind.NAME)
    assert [lines[number] for number in name.lines] == ["Ana López García"]
    assert [lines[number] for number in found.rest] == ["Nos vemos en la feria"]


def test_a_rule_within_a_signature_begins_none() -> None:
    name, rest = SIGNATURE.split("\n", 1)
    assert told(read_text(f"{name}\n_______\n{rest}", "ES")) == TRUE


def test_the_head_of_a_mail_tells_who_sent_it() -> None:
    head = "From: Luis Gómez <luis.gomez@talleres.mx>\nSent: Monday\nTo: Pedro\nSubject: Hola\n\n"
    signed = read_text(f"{head}Saludos cordiales\n\nLuis Gómez\nVentas\nTel: 55 5555 1234", "MX")
    assert (Kind.EMAIL, "luis.gomez@talleres.mx", "") in told(signed)
    assert (Kind.NAME, "Luis Gómez", "") in told(signed)
    bare = read_text(head, "MX")
    assert told(bare) == {
        (Kind.NAME, "Luis Gómez", ""),
        (Kind.EMAIL, "luis.gomez@talleres.mx", ""),
    }


@pytest.mark.parametrize(
    ("text", "name", "company"),
    [
        ("Hola! Soy María Torres de Grupo Lumbre, nos vimos ayer.", "María Torres", "Grupo Lumbre"),
        ("Hi, my name is Tom Hill from Acme and we met.", "Tom Hill", "Acme"),
        ("Buenas, me llamo Ana de la Cruz y tengo una idea.", "Ana de la Cruz", None),
        ("Olá, meu nome é João Silva, falamos ontem na feira.", "João Silva", None),
    ],
)
def test_a_message_says_who_writes(text: str, name: str, company: str | None) -> None:
    found = told(read_text(f"{text}\nMi cel es 55 1234 5678 y mi correo x.y@acme.mx", "MX"))
    assert (Kind.NAME, name, "") in found
    assert {value for kind, value, _ in found if kind is Kind.COMPANY} == ({company} - {None})
    assert (Kind.PHONE, "+525512345678", "") in found
    assert (Kind.EMAIL, "x.y@acme.mx", "") in found


def test_a_profile_page_tells_of_the_person() -> None:
    page = """Ana López García
Ana López García
· 2nd
Head of Growth at Kuspit
Ciudad de México, México · Contact info
500+ connections
Message
Follow
About
Me gusta crecer negocios con Pedro Gómez.
Experience
Head of Sales
Otra Cosa S.A."""
    assert told(read_text(page, "MX")) == {
        (Kind.NAME, "Ana López García", ""),
        (Kind.ROLE, "Head of Growth", ""),
        (Kind.COMPANY, "Kuspit", ""),
        (Kind.PLACE, "Ciudad de México, México", ""),
    }


def test_contact_details_of_a_profile_have_their_labels_above() -> None:
    page = (
        "Ana López\nPerfil de Ana\nlinkedin.com/in/analopez\n"
        "Teléfono\n600 111 222\nEmail\nana@acme.es"
    )
    assert told(read_text(page, "ES")) >= {
        (Kind.NAME, "Ana López", ""),
        (Kind.PROFILE, "linkedin.com/in/analopez", "linkedin"),
        (Kind.PHONE, "+34600111222", "cell"),
        (Kind.EMAIL, "ana@acme.es", ""),
    }


def test_whoever_is_greeted_is_not_whoever_writes() -> None:
    found = read_text("Estimado Pedro Gómez Ruiz:\n\n600 111 222", "ES")
    assert not found.is_of_somebody


def test_nothing_pasted_gives_nothing() -> None:
    assert read_text("", "ES") == Findings((), (), is_of_somebody=False)
    assert find_signature(" \n\n") == (0, 1)


def test_a_text_of_sentences_alone_is_read_as_a_whole() -> None:
    text = (
        "Nos vemos mañana en la oficina de siempre.\nLlámame si quieres al 600 111 222, por favor."
    )
    assert told(read_text(text, "ES")) == {(Kind.PHONE, "+34600111222", "cell")}


def test_a_signature_in_one_line_is_taken_apart() -> None:
    text = "Ana López | Directora | Grupo Lumbre | 55 1234 5678 | ana@grupolumbre.mx"
    assert told(read_text(text, "MX")) == {
        (Kind.NAME, "Ana López", ""),
        (Kind.ROLE, "Directora", ""),
        (Kind.COMPANY, "Grupo Lumbre", ""),
        (Kind.PHONE, "+525512345678", ""),
        (Kind.EMAIL, "ana@grupolumbre.mx", ""),
    }


def test_a_firm_and_its_address_in_one_line_come_apart() -> None:
    text = "Jane Doe | VP of Product\nAcme Robotics, Inc. | 200 Pine St, Boston, MA 02110"
    assert told(read_text(text, "US")) == {
        (Kind.NAME, "Jane Doe", ""),
        (Kind.ROLE, "VP of Product", ""),
        (Kind.COMPANY, "Acme Robotics, Inc.", ""),
        (Kind.ADDRESS, "200 Pine St, Boston, MA 02110", ""),
    }


def test_the_name_a_mail_ends_with_is_no_part_of_the_one_below() -> None:
    found = read_text("Best,\nJane\nJane Doe\nVP of Product", "US")
    assert (Kind.NAME, "Jane Doe", "") in told(found)


def test_a_given_name_alone_is_no_firm() -> None:
    assert told(read_text("Saludos,\nMaría\n\nEnviado desde mi iPhone", "MX")) == set()


@pytest.mark.parametrize(
    "head", ["[3/11/26 10:15] Pedro Ramírez: ", "3/11/26, 10:15 a. m. - Pedro Ramírez: "]
)
def test_messages_copied_from_a_chat_tell_who_wrote_them(head: str) -> None:
    found = told(read_text(f"{head}te paso mis datos\n{head}81 2222 3333", "MX"))
    assert found == {(Kind.NAME, "Pedro Ramírez", ""), (Kind.PHONE, "+528122223333", "")}


def test_a_department_and_its_institution_in_one_line_come_apart() -> None:
    found = read_text("José Salgado\nProfesor\nFacultad de Derecho, UNAM\nj@unam.mx", "MX")
    company = next(each.field for each in found.fields if each.field.kind is Kind.COMPANY)
    assert (company.value, company.parts) == ("UNAM", {"department": "Facultad de Derecho"})
