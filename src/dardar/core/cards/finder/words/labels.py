"""Words that stand in front of a value, or after it, and say what it is.

In Spanish, English, Portuguese, French, German and Italian, with the abbreviations of cards.
"""

from typing import Final, NamedTuple

from dardar.core.cards.fields import Kind


class Label(NamedTuple):
    """What a label says: the kind of its value, and the qualifier of it ("" if it says none)."""

    kind: Kind
    label: str = ""


# A number of these says by its own kind whether it is a mobile one.
GENERAL: Final = "voice"

_WORDS: Final = {
    Label(Kind.PHONE, "cell"): "c|m|mb|mob|mobile|mobile phone|mobil|mobiltelefon|movil|moviles|mov"
    "|tel movil|telefono movil|telefono celular|tel celular|tel cel|cel|cels|celular|celulares"
    "|celular whatsapp|cell|cell phone|cellphone|cellular|cellulare|whatsapp|whats app|whats|wa|wsp"
    "|wapp|wp|wpp|wts|whatsapp business|zap|telemovel|telemoveis|tlm|tlmv|tm|handy|portable|port"
    "|gsm|natel|emergencias|urgencias|urgencias 24 h|emergencias 24 h",
    Label(Kind.PHONE, "work"): "office|off|oficina|oficinas|of|o|work|trabajo|direct|directo|direto"
    "|dir|direct line|linea directa|conmutador|conm|pbx|centralita|central|fijo|tel fijo|fixo|fixe"
    "|tel fixe|bureau|buro|zentrale|durchwahl|ufficio|standard|landline|main|switchboard|comercial"
    "|consultorio|consulta|recepcion|recepcao|escritorio|trab|tel oficina|tel of|telefono oficina"
    "|tel directo|lada sin costo|lada|toll free|linea gratuita",
    Label(Kind.PHONE, GENERAL): "t|tel|tels|tele|telf|telfs|telef|telefono|telefonos|telefone"
    "|telefones|telefon|telefonnummer|telefono fijo|telephone|telephones|telephon|tf|tfn|tfno|tlf"
    "|tlfn|tlfno|tfnos|tlfs|fono|fonos|fone|fones|phone|phones|phone number|ph|p|call|call us"
    "|llamanos|llame|llama|llamar|contacto|contato|ligue|numero|num tel|citas|cita|turnos"
    "|reservas|reservaciones|pedidos|informes|informacion|agende|agendamento|ventas|vendas|fon"
    "|recado|whatsapp o llamada|agenda tu cita|cita previa|servicio a domicilio|domicilios"
    "|encomendas|orders|delivery|bookings|appointments",
    Label(Kind.PHONE, "fax"): "f|fx|fax|faxes|telefax|fax no|tel fax|telefono fax|telfax",
    Label(Kind.PHONE, "home"): "casa|home|particular|tel particular|tel casa|residencia"
    "|residencial|privat|prive|domicile|abitazione|casa particular",
    Label(Kind.EMAIL): "e|em|email|emails|e mail|e mails|mail|mails|correo|correos|correo e"
    "|correo electronico|courriel|posta elettronica|email address|mailto|eml",
    Label(Kind.URL): "w|web|webs|www|website|web site|sitio|sitio web|pagina|pagina web|site|sites"
    "|url|internet|homepage|home page|blog|sito|sito web|tienda|tienda online|tienda en linea|shop"
    "|visitanos|visite|visita|visit|visit us|catalogo|portafolio|portfolio|portafolios|behance",
    Label(Kind.PROFILE, "linkedin"): "linkedin|linked in|in|li",
    Label(Kind.PROFILE, "instagram"): "ig|insta|instagram",
    Label(Kind.PROFILE, "facebook"): "fb|face|facebook",
    Label(Kind.PROFILE, "twitter"): "tw|twitter|x|twitter x|x twitter",
    Label(Kind.PROFILE, "tiktok"): "tiktok|tik tok|tt",
    Label(Kind.PROFILE, "youtube"): "youtube|yt|you tube",
    Label(Kind.PROFILE, "github"): "github|gh|git hub",
    Label(Kind.PROFILE): "redes|redes sociales|redes sociais|siguenos|siga nos|follow us|follow me"
    "|siguenos en|encuentranos como|encuentranos en",
    Label(Kind.CHAT, "skype"): "skype|skype id",
    Label(Kind.CHAT, "telegram"): "telegram|tg",
    Label(Kind.CHAT, "wechat"): "wechat|weixin",
    Label(Kind.CHAT, "signal"): "signal",
    Label(Kind.ADDRESS): "direccion|dom|domicilio|domicilio social|address|addr|add|adr|endereco"
    "|end|morada|adresse|anschrift|indirizzo|a|d|ubicacion|sede|sede central|sede social|location"
    "|estamos en|nos ubicamos en|headquarters|head office|hq|oficina central|matriz|casa matriz"
    "|sucursal|siege|siege social|showroom|taller|oficina principal|visitanos en|find us|find us at"
    "|encuentranos|planta|almacen",
    Label(Kind.NAME): "nombre|nombre completo|name|nome|nom|full name|nombre y apellidos"
    "|atencion|attn|a la atencion de|contact person|persona de contacto|att",
    Label(Kind.ROLE): "puesto|cargo|position|title|job title|funcion|funcao|poste|ocupacion"
    "|profesion",
    Label(Kind.COMPANY): "empresa|compania|company|organizacion|organization|organisation"
    "|institucion|firma|entreprise|azienda",
}  # fmt: skip
LABELS: Final = {word: label for label, text in _WORDS.items() for word in text.split("|")}
LONGEST: Final = max(word.count(" ") + 1 for word in LABELS)  # words

# Icons stand for labels on many cards; engines read some of them.
ICONS: Final = {
    **dict.fromkeys("☎☏✆📞", Label(Kind.PHONE, GENERAL)),
    **dict.fromkeys("📱", Label(Kind.PHONE, "cell")),
    **dict.fromkeys("📠🖷🖨", Label(Kind.PHONE, "fax")),
    **dict.fromkeys("✉📧📨📩🖂", Label(Kind.EMAIL)),
    **dict.fromkeys("🌐🌍🌎🌏🖥💻🔗", Label(Kind.URL)),
    **dict.fromkeys("📍🏠🏢📌🗺⌂", Label(Kind.ADDRESS)),
    **dict.fromkeys("👤", Label(Kind.NAME)),
    **dict.fromkeys("📷📸", Label(Kind.PROFILE, "instagram")),
}

# In front of an inner number of an exchange.
EXTENSION: Final = (
    "ext extn extension extensao int interno interna ramal anexo poste nebenstelle interno x"
)

# In front of numbers that are no telephones: registers, taxes, licences.
REGISTERS: Final = frozenset(
    """
    abn account acn afm bin ced cedula cep cif clabe cnpj col coleg colegiacion colegiada
    colegiado cp cpf crc crea creci crm cro crp cta cuenta cuil cuit curp dni dui ein iban ie im
    insc inscr inscricao isbn isin lic licencia license mat matr matricula mn mp nib nicho nie nif
    nipc nit num numero oab patente piva prof profesional reg registration registro rfc rg rif rnc
    rtn ruc rut siren siret ssa steuernummer swift tarjeta tin tva ust vat
    """.split()
) - {"cp", "cep", "num", "numero", "col", "prof"}
