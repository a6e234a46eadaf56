"""Pasted text: the signature of a mail, a message, or what a profile page says of a person.

What is not about the sender is cut off first: quoted mails, greetings, footers of lawyers and of
telephones, the buttons of pages. The field finder reads what is left.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dardar.core.cards.finder import find, organisations
from dardar.core.cards.seen import Findings, Line
from dardar.core.identity.text import fold

LONGEST: Final = 100_000  # characters that are read
MOST_LINES: Final = 2_000
_LONGEST_LINE: Final = 1_000  # characters that are looked at to tell what a line is

# «El lun, 3 nov 2026, Ana escribió:» and the same of other mail programs.
_QUOTED: Final = re.compile(
    r"\s*>?\s*(?:(?:El|On|Em|Le|Am|Il|Den|Op)\s.{4,200}?\s?"
    r"(?:escribió|wrote|escreveu|a écrit|schrieb(?:\s.{0,80})?|ha scritto)\s?:?\s*\Z"
    r"|[-_–— ]{2,}\s?(?:Original Message|Mensaje original|Mensagem original|Message d'origine"
    r"|Ursprüngliche Nachricht|Messaggio originale|Forwarded message|Mensaje reenviado"
    r"|Mensagem encaminhada)\b)",
    re.IGNORECASE,
)
_QUOTED_OPENS: Final = re.compile(r"\s*(?:El|On|Em|Le|Am|Il)\s.{6,200}\Z")
_QUOTED_ENDS: Final = re.compile(
    r".{0,120}\b(?:escribió|wrote|escreveu|a écrit|schrieb|ha scritto)\s?:\s*\Z"
)
_HEADER: Final = re.compile(
    r"\s*\*?(De|From|Von|Da|Enviado(?: el| em)?|Sent|Envoyé|Gesendet|Inviato|Fecha|Date|Data|Datum"
    r"|Para|To|An|CC|Cc|Cco|Bcc|Asunto|Subject|Assunto|Objet|Betreff|Oggetto)\s?:\*?\s",
)
# In Italian and French to whom a mail is; elsewhere an address or a mobile number.
_TO: Final = re.compile(r"\s*[AÀ]\s?:\s")
_SENDERS: Final = frozenset({"de", "from", "von", "da"})
_SENDER: Final = re.compile(
    r"[^:]{1,12}:\*?\s*\"?([^\"<\[]{2,80}?)\"?\s*[<\[](?:mailto:)?([^>\]]{3,120})[>\]]"
)
_DEVICE: Final = re.compile(
    r"\s*(?:sent from (?:my|a)|sent via|enviado (?:desde|do meu|a partir)|envoyé de(?:puis)? mon"
    r"|von meinem .{2,30} gesendet|gesendet von|inviato da|get outlook for|obtener outlook|obter o "
    r"outlook|télécharger outlook|descarga outlook)",
    re.IGNORECASE,
)
_LEGAL: Final = re.compile(
    r"\s*\W{0,3}(?:aviso (?:legal|de confidencialidad|de privacidad)|confidential|nota de "
    r"confidencialidad|nota legal|disclaimer|legal notice|privileged|"
    r"este (?:mensaje|correo|e-?mail)|esta (?:mensagem|comunicación)|"
    r"la información (?:contenida|incluida|transmitida)|"
    r"a informação contida|o conteúdo dest|el contenido de este|"
    r"this (?:e-?mail|message|communication|transmission)|"
    r"the information (?:contained|in this)|the contents of this|antes de imprimir|"
    r"piensa en el medio|please consider the env|pense no meio ambiente|ce (?:message|courriel)|"
    r"diese e-?mail|questo messaggio|le informazioni contenute|de conformidad con|en cumplimiento|"
    r"de acuerdo con (?:lo establecido|la ley|el reglamento)|le informamos|"
    r"responsable del tratamiento|"
    r"if you (?:are not|have received)|si (?:usted )?(?:no es el destinatario|ha recibido|recibe)|"
    r"protección de datos|no imprima|clasificación:)",
    re.IGNORECASE,
)
_CLOSINGS: Final = frozenset(
    """
    saludos|un saludo|un cordial saludo|cordial saludo|saludos cordiales|muchos saludos
    |atentamente|atte|atentos saludos|cordialmente|un abrazo|abrazo|abrazos|un fuerte abrazo
    |gracias|muchas gracias|gracias y saludos|gracias de antemano|quedo atento|quedo atenta
    |quedo a tus ordenes|quedo a sus ordenes|quedo al pendiente|hasta pronto
    |reciba un cordial saludo|regards|best regards|kind regards|warm regards|best|all the best
    |best wishes|many thanks|thanks|thank you|cheers|sincerely|yours sincerely|yours faithfully
    |yours truly|with kind regards|thanks and regards|thanks in advance|take care|warmly
    |respectfully|abraco|abracos|um abraco|atenciosamente|att|cumprimentos
    |com os melhores cumprimentos|melhores cumprimentos|obrigado|obrigada|muito obrigado
    |muito obrigada|saudacoes|cordialement|bien cordialement|bien a vous|salutations
    |sinceres salutations|merci|bonne journee|mit freundlichen grussen|freundliche grusse
    |viele grusse|beste grusse|herzliche grusse|mfg|lg|cordiali saluti|distinti saluti
    |un caro saluto|saluti|grazie
    """.replace("\n    ", "").strip().split("|")
)  # fmt: skip
_GREETING: Final = re.compile(
    r"\s*(?:hola|buen(?:os|as)? (?:d[ií]as?|tardes|noches)|estimad[oa]s?|querid[oa]s?|apreciable"
    r"|muy señor|dear|hi|hello|hey|good (?:morning|afternoon|evening)|ol[áa]|prezad[oa]s?|car[oa]s?"
    r"|bom dia|boa tarde|bonjour|cher|chère|sehr geehrte[rn]?|liebe[rs]?|hallo|guten tag|gentile"
    r"|buongiorno|ciao)\b[^@\d]{0,60}[,:!.]?\s*\Z",
    re.IGNORECASE,
)
_DELIMITER: Final = re.compile(r"\s*(?:--\s?|[_–—=*-]{3,})\s*\Z")  # RFC 3676 §4.3: «-- »
_PROSE_WORDS: Final = 9  # from here on a line is of sentences though no stop ends it
_LEAST_PROSE: Final = 4
_PROSE_END: Final = re.compile(r"[a-záéíóúüñç]{2,}[.!?…][\s\"»)]*\Z|[.!?] [A-ZÁÉÍÓÚ¿¡]")
_FEW_WORDS: Final = 7
# Buttons and counts of profile pages, folded.
_BUTTONS: Final = frozenset(
    """
    follow|following|message|connect|more|contact info|pending|open to|open to work
    |add profile section|seguir|siguiendo|mensaje|enviar mensaje|conectar|mas
    |informacion de contacto|pendiente|visitar mi|seguindo|mensagem|enviar mensagem|mais
    |informacoes de contato|ver perfil|view profile|she her|he him|they them|ella|el|ela dela
    |ele dele|premium|verified|verificado|1st|2nd|3rd|1er|2o|3er|2|3|1st degree connection
    |2nd degree connection|3rd degree connection|save in sales navigator
    |guardar en sales navigator|visit my website|visit website|visitar mi sitio web
    """.replace("\n    ", "").strip().split("|")
)  # fmt: skip
_COUNTS: Final = re.compile(
    r"\s*[\d.,+]+\s?[kKmM]?\s(?:connections?|followers?|contactos?|seguidores|conexões|conexiones|posts?)\b.*\Z"
    r"|.*\b(?:mutual connections?|contactos? en común|conexões em comum)\b.*\Z",
    re.IGNORECASE,
)
_SECTIONS: Final = frozenset(
    """
    about|experience|education|activity|highlights|featured|skills|interests|people also viewed
    |acerca de|experiencia|educacion|formacion|actividad|destacado|destacados|aptitudes|intereses
    |sobre|experiencia profesional|formacao|atividades|competencias|extracto|resumen
    """.replace("\n    ", "").strip().split("|")
)  # fmt: skip
_DEGREE: Final = re.compile(
    r"\s*(?:·\s?(?:1st|2nd|3rd\+?|1er|2[º.o]|3er\+?|2\.º|1\.er|3\.er)"
    r"|\((?:she/her|he/him|they/them|ella|él)[^)]*\)"
    r"|·\s?(?:Contact info|Información de contacto|Informações de contato))\s*",
    re.IGNORECASE,
)
_NAME: Final = r"[A-ZÁÉÍÓÚÑÜÇ][\w'-]+"
_INTRODUCED: Final = re.compile(
    r"\b(?i:soy|me llamo|mi nombre es|les? escribe|te saluda|le saluda|my name is|i am|i'm|this is"
    r"|meu nome é|me chamo|je m'appelle|je suis|ich bin|mein name ist|mi chiamo|sono)\s+"
    rf"((?:(?:Dr|Dra|Lic|Ing)\.\s)?{_NAME}"
    rf"(?:\s(?:(?:de|la|del|los|da|dos|do|y|von|van)\s){{0,2}}{_NAME}){{1,4}})"
    rf"(?:,?\s(?:de|from|da|at|en|del|von|di)\s({_NAME}(?:\s[A-ZÁÉÍÓÚÑÜ&][\w&'-]*){{0,4}}))?",
)


# What WhatsApp puts before each message that is copied: «[3/11/26 10:15] Ana Ruiz: …».
_CHAT: Final = re.compile(
    r"\[?\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,? \d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\s?[ap]\.?\s?m\.?)?\]?(?: -)? ([^:\d]{2,40}): ",
    re.IGNORECASE,
)


class _Kept(NamedTuple):
    """A line that is read, and its number in the text."""

    text: str
    number: int


def read_text(text: str, region: str) -> Findings:
    """Return what a pasted text says of the person it is from, or about.

    Args:
        text: of a mail, a message or a page; lines are those of ``str.splitlines``.
        region: ISO 3166 country in which the reader dials without a prefix.

    Returns:
        Findings whose numbers are those of the lines of the text. Of the rest, lines that were cut
        off are no part.

    """
    lines = text[:LONGEST].splitlines()[:MOST_LINES]
    signature = find_signature(text)
    found = _found(lines, signature, region)
    if not found.is_of_somebody:
        # «Soy Ana Ruiz, …» is a sentence before the signature, if there is one at all.
        own = [n for n in _own(lines) if n not in signature and _INTRODUCED.search(_head(lines[n]))]
        is_chat = any(_CHAT.match(_head(lines[number])) for number in signature)
        if own or is_chat:
            found = _found(lines, (*own, *signature), region, with_name=True)
    return found


def _found(
    lines: Sequence[str], chosen: Sequence[int], region: str, *, with_name: bool = False
) -> Findings:
    """Return what is found in some of the lines, by their numbers."""
    # Empty lines are read as well: they part what stands above and below.
    said = [number for number in chosen if lines[number].strip()]
    with_name = with_name or all(_is_sender(_head(lines[number])) for number in said)
    kept = [one for number in chosen for one in _said(lines[number], number, with_name=with_name)]
    found = find([Line(one.text) for one in kept], region)
    numbers = [one.number for one in kept]
    fields = tuple(
        replace(each, lines=tuple(dict.fromkeys(numbers[n] for n in each.lines)))
        for each in found.fields
    )
    used = {number for each in fields for number in each.lines}
    rest = dict.fromkeys(numbers[n] for n in found.rest if numbers[n] not in used)
    return replace(found, fields=fields, rest=tuple(rest))


def find_signature(text: str) -> tuple[int, ...]:
    """Return the numbers of the lines that tell of the sender, or of the person of a page.

    Where no line shows where a signature begins, it is what follows the last sentences; where
    there are only sentences, all of the text but greetings and footers.
    """
    lines = text[:LONGEST].splitlines()[:MOST_LINES]
    numbers = _without_sections(lines, list(_own(lines)))
    kept = [n for n in numbers if not _is_noise(lines[n])]
    start = _start(lines, kept)
    signature = [n for n in kept if n >= start]
    said = [n for n in signature if lines[n].strip()]
    if not said:
        signature = kept
    shown = [
        n for n in signature if not _GREETING.match(_head(lines[n])) and not _is_closing(lines[n])
    ]
    has_mail = any("@" in lines[n] for n in shown)
    senders = [n for n in _headers(lines) if n not in shown and not has_mail]
    return (*shown, *senders)


def _head(line: str) -> str:
    return line[:_LONGEST_LINE]


def _own(lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines before a quoted mail and outside of footers."""
    has_begun = is_header = False
    for number, line in enumerate(lines):
        head = _head(line)
        is_header = bool(_HEADER.match(head) or (is_header and _TO.match(head)))
        if head.lstrip().startswith(">"):
            continue
        if has_begun and (_opens_quote(lines, number) or _LEGAL.match(head)):
            return
        if is_header or _DEVICE.match(head) or _LEGAL.match(head):
            if _is_sender(head):
                yield number
            continue
        has_begun = has_begun or bool(line.strip())
        yield number


def _opens_quote(lines: Sequence[str], number: int) -> bool:
    """Tell whether a quoted mail begins here, its opening words perhaps on two lines."""
    head = _head(lines[number])
    if _QUOTED.match(head):
        return True
    following = _head(lines[number + 1]) if number + 1 < len(lines) else ""
    if _QUOTED_OPENS.match(head) and _QUOTED_ENDS.match(following):
        return True
    # The block of headers that Outlook puts before what it quotes.
    header = _HEADER.match(head)
    return bool(header and fold(header[1]) in _SENDERS and _HEADER.match(following))


def _is_sender(head: str) -> bool:
    header = _HEADER.match(head)
    return bool(header and fold(header[1]) in _SENDERS and _SENDER.match(head))


def _headers(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines in the head of a mail that name its sender."""
    return [number for number in range(min(len(lines), 12)) if _is_sender(_head(lines[number]))]


def _without_sections(lines: Sequence[str], numbers: list[int]) -> list[int]:
    """Return the lines before the sections of a profile page, if some stand before them."""
    shown = 0
    for place, number in enumerate(numbers):
        if shown > 1 and fold(lines[number][:40]) in _SECTIONS:
            return numbers[:place]
        shown += bool(lines[number].strip())
    return numbers


def _is_noise(line: str) -> bool:
    bare = line.strip()
    return bool(bare) and (
        fold(bare[:60]) in _BUTTONS
        or bool(_COUNTS.match(_head(line)))
        or bool(_DEVICE.match(_head(line)))
        or bare.startswith(("[cid:", "[image:", "<http"))
    )


def _start(lines: Sequence[str], numbers: Sequence[int]) -> int:
    """Return the number of the line with which the signature begins."""
    marks = [n for n in numbers if _DELIMITER.match(_head(lines[n])) or _is_closing(lines[n])]
    for mark in reversed(marks):
        if any(n > mark and lines[n].strip() and not _is_prose(lines[n]) for n in numbers):
            is_early = all(_is_prose(lines[n]) or n >= mark for n in numbers if lines[n].strip())
            # A rule between the lines of a signature does not begin one.
            if (
                not _DELIMITER.match(_head(lines[mark]))
                or is_early
                or _is_mail_delimiter(lines[mark])
            ):
                return mark + 1
    prose = [n for n in numbers if _is_prose(lines[n])]
    after = [n for n in numbers if prose and n > prose[-1] and lines[n].strip()]
    return after[0] if after else 0


def _is_mail_delimiter(line: str) -> bool:
    return line.strip() == "--"


def _is_closing(line: str) -> bool:
    words = fold(line[:80])
    return words in _CLOSINGS or (
        len(words.split()) <= _FEW_WORDS
        and line.rstrip().endswith(",")
        and any(words.startswith(f"{closing} ") for closing in _CLOSINGS)
    )


def _is_prose(line: str) -> bool:
    """Tell whether a line is of sentences: words in small letters, and a stop at its end."""
    head = _head(line).strip()
    words = head.split()
    if len(words) < _LEAST_PROSE or "|" in head:
        return False
    is_small = 2 * sum(1 for word in words if word[0].islower()) > len(words)
    ends = bool(_PROSE_END.search(head))
    return (is_small and ends) or (len(words) >= _PROSE_WORDS and (is_small or ends))


def _said(line: str, number: int, *, with_name: bool) -> Iterator[_Kept]:
    """Yield a line as it is read: a sender's without its header, a sentence's name of its own.

    The name in a header is read only where there is no signature: that has the better one.
    """
    head = _head(line)
    if _is_sender(head) and (sender := _SENDER.match(head)):
        if with_name:
            yield _Kept(f"Name: {sender[1].strip()}", number)
        yield _Kept(sender[2], number)
        return
    if chat := _CHAT.match(head):
        line = line[chat.end() :]
        if with_name:
            yield _Kept(f"Name: {chat[1].strip()}", number)
    yield _Kept(_DEGREE.sub(" ", line), number)
    if introduced := _INTRODUCED.search(head):
        # «soy Ana Ruiz de Grupo Sol»: what follows a particle may be a firm.
        name, between, firm = introduced[1].partition(" de ")
        if not organisations.is_word(fold(firm).partition(" ")[0]):
            name, firm = f"{name}{between}{firm}", introduced[2] or ""
        yield _Kept(f"Name: {name}", number)
        if firm:
            yield _Kept(f"Company: {firm}", number)
