"""Aliases of the headers of tables, folded, in English and Spanish.

The headers of the known exports were taken from real files; the tests hold them whole.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from dardar.core.cards.fields import Kind

# The pieces of a value that stand in columns of their own. Of them the second surname and the
# further lines of a street are no parts of a field, but make one with the first.
PARTS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.NAME: ("prefix", "given", "middle", "family", "family2", "suffix"),
    Kind.PHONETIC: ("given", "middle", "family"),
    Kind.COMPANY: ("department",),
    Kind.ADDRESS: (
        *("street", "street2", "street3", "extended", "pobox"),
        *("city", "region", "postcode", "country"),
    ),
    Kind.BIRTHDAY: ("year", "month", "day"),
}


class Column(NamedTuple):
    """What one column holds.

    ``part`` is the piece of the value, one of PARTS, or "" for the whole; beside a value it is
    ``label`` or ``service``. Columns of one kind, label and group make one field together.
    """

    kind: Kind
    part: str = ""
    label: str = ""
    group: str = ""


Aliases = Mapping[str, Column]


def _table(columns: Mapping[Column, str]) -> dict[str, Column]:
    return {alias: column for column, text in columns.items() for alias in text.split("|")}


def _addresses(patterns: Mapping[str, str], *places: tuple[str, str]) -> dict[Column, str]:
    """Return the columns of addresses whose headers differ by a word alone."""
    return {
        Column(Kind.ADDRESS, part, label): pattern.replace("*", word)
        for word, label in places
        for part, pattern in patterns.items()
    }


COMMON: Final[Aliases] = _table(
    {
        Column(Kind.NAME): "name|full name|fullname|display name|contact name|contact"
        "|nombre completo|nombre y apellidos|nombre y apellido|nombre mostrado|nombre para mostrar"
        "|contacto|persona|nome completo",
        Column(Kind.NAME, "prefix"): "prefix|name prefix|honorific|prefijo|tratamiento",
        Column(Kind.NAME, "given"): "first name|firstname|given name|forename|nombre|nombres"
        "|primer nombre|nombre de pila|nome",
        Column(Kind.NAME, "middle"): "middle name|additional name|segundo nombre",
        Column(Kind.NAME, "family"): "last name|lastname|family name|surname|apellido|apellidos"
        "|apellido paterno|primer apellido|sobrenome",
        Column(Kind.NAME, "family2"): "second last name|apellido materno|segundo apellido",
        Column(Kind.NAME, "suffix"): "suffix|name suffix|sufijo",
        Column(Kind.NICKNAME): "nickname|apodo|alias|sobrenombre",
        Column(Kind.PHONETIC, "given"): "phonetic first name|given yomi|given name yomi"
        "|yomi especificada",
        Column(Kind.PHONETIC, "middle"): "phonetic middle name|additional name yomi",
        Column(Kind.PHONETIC, "family"): "phonetic last name|surname yomi|family name yomi"
        "|apellido yomi",
        Column(Kind.COMPANY): "company|company name|organization|organisation|organization name"
        "|employer|empresa|compania|organizacion|institucion|negocio|nombre de la empresa",
        Column(Kind.COMPANY, "department"): "department|organization department|departamento|area",
        Column(Kind.ROLE): "job title|position|role|organization title|puesto|cargo|rol",
        Column(Kind.ROLE, "", "profession"): "profession|occupation|profesion|ocupacion",
        Column(Kind.EMAIL): "email|e mail|mail|email address|e mail address|mail address"
        "|primary email|email 1|e mail 1|correo|correo electronico|correo e|correo 1"
        "|direccion de correo electronico|direccion de correo|email 2|e mail 2|secondary email"
        "|correo 2|correo electronico 2|otro correo|correo alternativo|correo secundario"
        "|email alternativo|email secundario",
        Column(Kind.EMAIL, "", "work"): "work email|business email|correo del trabajo"
        "|correo de trabajo|correo trabajo|correo laboral|correo corporativo|email del trabajo"
        "|email corporativo",
        Column(Kind.EMAIL, "", "home"): "home email|personal email|correo personal|correo de casa"
        "|email personal|email de la casa",
        Column(Kind.PHONE): "phone|telephone|tel|phone number|contact number|phone 1|phone 2"
        "|other phone|telefono|telefonos|numero de telefono|numero telefonico|telefono 1"
        "|telefono 2|otro telefono|telefono fijo|telefono alternativo|telefone",
        Column(Kind.PHONE, "", "main"): "primary phone|telefono principal",
        Column(Kind.PHONE, "", "cell"): "mobile|mobile phone|mobile number|cell|cell phone"
        "|cellphone|celular|cel|movil|telefono movil|telefono celular|numero de celular"
        "|numero celular|tel movil|tel celular|whatsapp|numero de whatsapp",
        Column(Kind.PHONE, "", "work"): "work phone|business phone|office phone"
        "|telefono del trabajo|telefono de trabajo|telefono trabajo|telefono de oficina"
        "|telefono de la oficina|telefono oficina|tel oficina|telefono laboral",
        Column(Kind.PHONE, "", "home"): "home phone|telefono de casa|telefono de la casa"
        "|telefono casa|telefono particular|telefono personal|tel casa",
        Column(Kind.PHONE, "", "fax"): "fax|fax number|numero de fax",
        Column(Kind.URL): "website|web site|web|web page|url|homepage|home page|site|pagina web"
        "|sitio web|sitio|pagina",
        Column(Kind.PROFILE, "", "linkedin"): "linkedin|linkedin url|linkedin profile"
        "|linkedin profile url|perfil de linkedin|perfil linkedin",
        Column(Kind.PROFILE, "", "twitter"): "twitter|twitter url",
        Column(Kind.PROFILE, "", "instagram"): "instagram|instagram url",
        Column(Kind.PROFILE, "", "facebook"): "facebook|facebook url",
        Column(Kind.PROFILE, "", "github"): "github|github url",
        Column(Kind.CHAT, "", "telegram"): "telegram",
        Column(Kind.CHAT, "", "skype"): "skype",
        Column(Kind.ADDRESS): "address|full address|mailing address|direccion|direccion completa"
        "|domicilio|endereco",
        Column(Kind.ADDRESS, "street"): "street|street address|calle|calle y numero",
        Column(Kind.ADDRESS, "extended"): "colonia|barrio",
        Column(Kind.ADDRESS, "city"): "city|town|ciudad|municipio|poblacion|localidad|alcaldia"
        "|cidade",
        Column(Kind.ADDRESS, "region"): "state|province|region|county|estado|provincia",
        Column(Kind.ADDRESS, "postcode"): "zip|zip code|zipcode|postal code|post code|postcode"
        "|codigo postal|cp|c p",
        Column(Kind.ADDRESS, "country"): "country|country region|pais",
        Column(Kind.PLACE): "place|location|lugar|ubicacion",
        Column(Kind.BIRTHDAY): "birthday|birth date|birthdate|date of birth|dob|cumpleanos"
        "|fecha de nacimiento|nacimiento",
        Column(Kind.ANNIVERSARY): "anniversary|aniversario",
        Column(Kind.GENDER): "gender|sex|genero|sexo",
        Column(Kind.LANGUAGE): "language|idioma|lengua",
        Column(Kind.RELATION, "", "spouse"): "spouse|conyuge|pareja|esposo|esposa",
        Column(Kind.RELATION, "", "child"): "children|hijos",
        Column(Kind.RELATION, "", "manager"): "manager s name|manager|nombre del director|jefe",
        Column(Kind.RELATION, "", "assistant"): "assistant s name|assistant|nombre del asistente",
        Column(Kind.RELATION, "", "referred by"): "referred by|referido por|recomendado por"
        "|presentado por",
        Column(Kind.LABEL): "labels|label|tags|tag|categories|category|groups|group"
        "|group membership|etiquetas|etiqueta|categorias|categoria|grupos|grupo",
        Column(Kind.NOTE): "notes|note|comments|comment|remarks|notas|nota|comentarios|comentario"
        "|observaciones|observacion",
    }
)  # fmt: skip

LINKEDIN: Final[Aliases] = _table(
    {
        Column(Kind.PROFILE, "", "linkedin"): "url",
        Column(Kind.DATE, "", "connected"): "connected on",
    }
)

OUTLOOK: Final[Aliases] = _table(
    {
        Column(Kind.EMAIL): "e mail address|e mail 2 address|e mail 3 address"
        "|direccion de correo electronico|direccion de correo electronico 2"
        "|direccion del correo electronico 3|direccion de correo electronico 3",
        Column(Kind.PHONE, "", "work"): "business phone 2|telefono del trabajo 2",
        Column(Kind.PHONE, "", "home"): "home phone 2|particular|particular 2",
        Column(Kind.PHONE, "", "other"): "other phone|otro telefono",
        Column(Kind.PHONE, "", "main"): "primary phone|telefono principal|company main phone"
        "|numero de centralita de la organizacion",
        Column(Kind.PHONE, "", "work fax"): "business fax|fax del trabajo",
        Column(Kind.PHONE, "", "home fax"): "home fax|fax particular",
        Column(Kind.PHONE, "", "other fax"): "other fax|otro fax",
        Column(Kind.PHONE, "", "pager"): "pager|localizador|buscapersonas",
        Column(Kind.PHONE, "", "car"): "car phone|telefono del automovil",
        Column(Kind.PHONE, "", "radio"): "radio phone|radiotelefono",
        Column(Kind.PHONE, "", "textphone"): "tty tdd phone|numero de teletipo",
        Column(Kind.PHONE, "", "telex"): "telex",
        Column(Kind.PHONE, "", "isdn"): "isdn|rdsi",
        Column(Kind.PHONE, "", "callback"): "callback|devolucion de llamada",
        Column(Kind.CHAT): "imaddress|im address",
        Column(Kind.URL, "", "home"): "personal web page",
        **_addresses(
            {
                "": "* address",
                "street": "* street",
                "street2": "* street 2",
                "street3": "* street 3",
                "city": "* city",
                "region": "* state",
                "postcode": "* postal code",
                "country": "* country|* country region",
                "pobox": "* po box|* address po box",
            },
            ("business", "work"),
            ("home", "home"),
            ("other", "other"),
        ),
    }
) | _table(
    {
        Column(Kind.ADDRESS, "street", "work"): "calle del trabajo",
        Column(Kind.ADDRESS, "street2", "work"): "calle del trabajo 2",
        Column(Kind.ADDRESS, "street3", "work"): "calle del trabajo 3",
        Column(Kind.ADDRESS, "city", "work"): "ciudad de trabajo|ciudad del trabajo",
        Column(Kind.ADDRESS, "region", "work"): "provincia o estado de trabajo"
        "|provincia o estado del trabajo",
        Column(Kind.ADDRESS, "postcode", "work"): "codigo postal del trabajo",
        Column(Kind.ADDRESS, "country", "work"): "pais o region del trabajo",
        Column(Kind.ADDRESS, "pobox", "work"): "apartado postal de la direccion del trabajo",
        Column(Kind.ADDRESS, "street", "home"): "calle del domicilio|calle particular",
        Column(Kind.ADDRESS, "street2", "home"): "calle del domicilio 2|calle particular 2",
        Column(Kind.ADDRESS, "street3", "home"): "calle del domicilio 3|calle particular 3",
        Column(Kind.ADDRESS, "city", "home"): "ciudad del domicilio|ciudad particular",
        Column(Kind.ADDRESS, "region", "home"): "provincia o estado del domicilio"
        "|provincia o estado particular",
        Column(Kind.ADDRESS, "postcode", "home"): "codigo postal del domicilio"
        "|codigo postal particular",
        Column(Kind.ADDRESS, "country", "home"): "pais o region del domicilio",
        Column(Kind.ADDRESS, "pobox", "home"): "apartado postal de la direccion personal",
        Column(Kind.ADDRESS, "street", "other"): "otra calle",
        Column(Kind.ADDRESS, "street2", "other"): "otra calle 2",
        Column(Kind.ADDRESS, "street3", "other"): "otra calle 3",
        Column(Kind.ADDRESS, "city", "other"): "otra ciudad",
        Column(Kind.ADDRESS, "region", "other"): "otra provincia o estado",
        Column(Kind.ADDRESS, "postcode", "other"): "otro codigo postal",
        Column(Kind.ADDRESS, "country", "other"): "otro pais o region",
        Column(Kind.ADDRESS, "pobox", "other"): "otro apartado postal",
    }
)  # fmt: skip

THUNDERBIRD: Final[Aliases] = _table(
    {
        Column(Kind.EMAIL): "primary email|secondary email|correo principal|correo secundario"
        "|direccion de correo electronico principal|direccion de correo electronico secundaria",
        Column(Kind.CHAT): "screen name|nombre en pantalla|nombre para mostrar en pantalla",
        Column(Kind.NAME): "mostrar nombre",
        Column(Kind.NICKNAME): "nombre de usuario",
        Column(Kind.PHONE, "", "pager"): "pager number|buscapersonas",
        Column(Kind.URL, "", "work"): "web page 1|pagina web 1",
        Column(Kind.URL, "", "home"): "web page 2|pagina web 2",
        Column(Kind.BIRTHDAY, "year"): "birth year|ano de nacimiento",
        Column(Kind.BIRTHDAY, "month"): "birth month|mes de nacimiento",
        Column(Kind.BIRTHDAY, "day"): "birth day|dia de nacimiento",
        **_addresses(
            {
                "street": "* address",
                "street2": "* address 2",
                "city": "* city",
                "region": "* state|* county",
                "postcode": "* zipcode|* post code",
                "country": "* country",
            },
            ("work", "work"),
            ("home", "home"),
        ),
    }
) | _table(
    {
        Column(Kind.ADDRESS, "street", "home"): "direccion personal|direccion de casa",
        Column(Kind.ADDRESS, "street2", "home"): "direccion personal 2|direccion de casa 2",
        Column(Kind.ADDRESS, "city", "home"): "ciudad donde vive|ciudad actual",
        Column(Kind.ADDRESS, "region", "home"): "provincia|estado",
        Column(Kind.ADDRESS, "postcode", "home"): "codigo postal",
        Column(Kind.ADDRESS, "country", "home"): "pais de residencia|pais donde vives",
        Column(Kind.ADDRESS, "street", "work"): "direccion de trabajo|direccion del trabajo",
        Column(Kind.ADDRESS, "street2", "work"): "direccion de trabajo 2|direccion del trabajo 2",
        Column(Kind.ADDRESS, "city", "work"): "ciudad trabajo|ciudad donde trabajas",
        Column(Kind.ADDRESS, "region", "work"): "provincia trabajo|estado donde trabajas",
        Column(Kind.ADDRESS, "postcode", "work"): "codigo postal trabajo"
        "|codigo postal de tu trabajo",
        Column(Kind.ADDRESS, "country", "work"): "pais trabajo|pais donde trabajas",
    }
)  # fmt: skip
