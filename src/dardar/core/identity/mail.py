"""Mail addresses: the form under which two of them are one, and those that many people share."""

import re
import unicodedata
from typing import Final
from urllib.parse import unquote

_LONGEST: Final = 254  # RFC 5321 §4.5.3.1.3: 256 octets with the angle brackets
_LONGEST_INPUT: Final = 1_000
_IN_BRACKETS: Final = re.compile(r"<([^<>]*)>\s*$")
_AROUND: Final = " \t'\""  # Outlook writes 'ana@acme.mx' for a name it does not know
_LOCAL: Final = re.compile(r"[^\s@<>\"(),:;\[\]\\\x00-\x1f\x7f]+")
_DOMAIN: Final = re.compile(
    r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])"
)
_BETWEEN_WORDS: Final = re.compile(r"[._-]+")
_LONGEST_PLACE: Final = 3
_GMAIL: Final = frozenset({"gmail.com", "googlemail.com"})

_SHARED: Final = frozenset(
    """
    accounting accounts admin administracion administrador administration admon alumni asistencia
    atencion atencionalcliente atencionclientes ayuda billing bookings buzon careers citas cliente
    clientes cobranza comercial compras comunicacion conecta contabilidad contact contacto
    contactus contador contato correo cotizaciones customerservice direccion empleo empresa
    enquiries equipo escuela eventos events export facturacion facturas feedback finance
    financeiro finanzas general gerencia hello help helpdesk hola hotel hr info informacion
    informes invoices jobs legal logistica mail mailbox marketing media mesadeayuda newsletter
    nomina noreply noresponder noticias office oficina ola orders pagos pedidos postmaster prensa
    press privacidad privacy proveedores publicidad purchasing recepcion reception reclutamiento
    recruiting recursoshumanos registro reservaciones reservas rh rrhh sac sales secretaria
    secretary security seguridad service servicio servicioalcliente servicios shop sistemas socios
    soporte suporte support talento team tesoreria tienda turismo vendas ventas webmaster welcome
    """.split()
)


def canonical(address: str) -> str | None:
    """Return the lower-case address with its domain in ASCII (IDNA 2003), None if it is none.

    «Name <a@b.mx>», ``mailto:`` links and white space around are understood. Dots and tags of the
    local part count: only the owner's mail server knows whether they matter.
    """
    text = address[:_LONGEST_INPUT].strip()
    if text[:7].lower() == "mailto:":
        text = unquote(text[7:].partition("?")[0]).strip()
    if bracketed := _IN_BRACKETS.search(text):
        text = bracketed[1]
    local, at, domain = text.strip(_AROUND).rpartition("@")
    local = unicodedata.normalize("NFC", local).lower()
    ascii_domain = _ascii_domain(domain)
    if not at or not ascii_domain or not _LOCAL.fullmatch(local):
        return None
    found = f"{local}@{ascii_domain}"
    return found if len(found) <= _LONGEST else None


def person_form(address: str) -> str | None:
    """Return the form under which addresses likely reach one mailbox, None if it is no address.

    What follows a + is dropped (subaddressing, RFC 5233), and for Gmail, which says that it passes
    over them, the dots. Of other servers nobody knows: it is evidence, not an identity.
    """
    found = canonical(address)
    if not found:
        return None
    local, _at, domain = found.rpartition("@")
    bare = local.partition("+")[0]
    if domain in _GMAIL:
        bare, domain = bare.replace(".", ""), "gmail.com"
    return f"{bare}@{domain}" if bare else found


def is_shared(address: str) -> bool:
    """Tell whether an address is a function's (info@, ventas.norte@), not one person's."""
    local = address.strip().lower().rpartition("@")[0].partition("+")[0]
    pieces = [p for piece in _BETWEEN_WORDS.split(local) if (p := piece.rstrip("0123456789"))]
    if "".join(pieces) in _SHARED:
        return True
    # What follows may be a further function or a place: ventas.mx, info-es.
    return bool(pieces) and all(
        piece in _SHARED or (place and len(piece) <= _LONGEST_PLACE)
        for place, piece in enumerate(pieces)
    )


def _ascii_domain(domain: str) -> str | None:
    bare = domain.lower().removesuffix(".")
    if not bare.isascii():
        try:
            bare = bare[:_LONGEST].encode("idna").decode().lower()
        except UnicodeError:
            return None
    return bare if _DOMAIN.fullmatch(bare) else None
