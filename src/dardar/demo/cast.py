"""Who lives in the demo world. Everybody is invented; numbers and domains reach nobody."""

from dataclasses import dataclass
from random import Random
from typing import Final

from anyascii import anyascii

GIVEN_ES_F: Final = (
    "Ana,Carmen,Lucía,Marta,Elena,Pilar,Rosa,Irene,Nuria,Silvia,Paula,Sara,Laura,Cristina,Beatriz,"
    "Inés,Teresa,Julia,Alba,Clara,Mónica,Ximena,Valeria,Fernanda,Guadalupe,María José,"
    "María del Mar,Ana Belén"
).split(",")
GIVEN_ES_M: Final = (
    "José Luis,Juan Carlos,Miguel Ángel,Javier,Carlos,Antonio,Manuel,Álvaro,Sergio,Pablo,Diego,"
    "Andrés,Óscar,Rubén,Iván,Jorge,Raúl,Tomás,Ignacio,Emilio,Gonzalo,Mateo,Santiago,Nicolás,"
    "Rodrigo,Emiliano,Joaquín,Luis Alberto,Francisco Javier,Héctor,Esteban,Martín"
).split(",")
FAMILY_ES: Final = (
    "García,Fernández,López,Martínez,Sánchez,Pérez,Gómez,Ruiz,Díaz,Moreno,Muñoz,Álvarez,Romero,"
    "Alonso,Gutiérrez,Navarro,Torres,Domínguez,Vázquez,Ramos,Gil,Serrano,Blanco,Molina,Morales,"
    "Suárez,Ortega,Delgado,Castro,Ortiz,Rubio,Marín,Sanz,Iglesias,Núñez,Medina,Garrido,Cortés,"
    "Castillo,Santos,Lozano,Guerrero,Cano,Prieto,Méndez,Calvo,Gallego,Vidal,León,Herrera,Márquez,"
    "Peña,Cabrera,Campos,Vega,Fuentes,Carrasco,Reyes,Ferrer,Solís,Ibáñez,de la Fuente,del Río"
).split(",")
GIVEN_EN: Final = (
    "Emma,Olivia,Charlotte,Grace,Hannah,Rachel,Claire,Fiona,Niamh,Priya,Aisha,Mei,Naomi,Ruth,"
    "Alice,Joan,Harriet,Zoe,James,Oliver,Thomas,Daniel,Samuel,Patrick,Liam,Callum,Ewan,Marcus,"
    "Raj,Omar,David,Peter,Simon,Hugh,Tobias,Ben,George,Nathan,Isaac,Kwame"
).split(",")
FAMILY_EN: Final = (
    "Smith,Taylor,Brown,Walker,Wright,Hughes,Green,Hall,Clarke,Murphy,O’Brien,Kelly,Campbell,"
    "Stewart,Morgan,Bennett,Patel,Shah,Khan,Okafor,Mensah,Chen,Wong,Nakamura,Fischer,Novak,"
    "Lindqvist,Moreau,Rossi,Costa,Fletcher,Marlowe,Ashworth,Pemberton,Gallagher,Byrne,Doyle"
).split(",")

# Company, the domain it has, and a role there; in Spanish hers and his where they differ.
WORK_ES: Final = (
    ("Talleres Norte", "talleresnorte", "Gerente"),
    ("Cooperativa La Huerta", "lahuerta", "Presidenta/Presidente"),
    ("Bodegas Tierra Alta", "tierraalta", "Directora comercial/Director comercial"),
    ("Estudio Alameda", "estudioalameda", "Arquitecta/Arquitecto"),
    ("Clínica Miramar", "clinicamiramar", "Fisioterapeuta"),
    ("Imprenta Gutenberg", "imprentagutenberg", "Dueña/Dueño"),
    ("Solvento Energía", "solvento", "Ingeniera de proyectos/Ingeniero de proyectos"),
    ("Editorial Barlovento", "barlovento", "Editora/Editor"),
    ("Panadería Miga", "panaderiamiga", "Fundadora/Fundador"),
    ("Gestoría Robles", "gestoriarobles", "Asesora fiscal/Asesor fiscal"),
    ("Puerto Seco Logística", "puertoseco", "Jefa de operaciones/Jefe de operaciones"),
    (
        "Fundación Ribera",
        "fundacionribera",
        "Coordinadora de voluntariado/Coordinador de voluntariado",
    ),
    ("Instituto Sorolla", "institutosorolla", "Profesora de tecnología/Profesor de tecnología"),
    ("Cámara de Comercio", "camaradecomercio", "Responsable de eventos"),
    ("Textiles Anáhuac", "textilesanahuac", "Directora general/Director general"),
    ("Café Altura", "cafealtura", "Socia/Socio"),
    ("Grupo Mercurio", "grupomercurio", "Directora de personas/Director de personas"),
    ("Nube Clara", "nubeclara", "Desarrolladora/Desarrollador"),
    ("Taller de Cerámica Barro", "tallerbarro", "Ceramista"),
    ("Hotel Los Naranjos", "losnaranjos", "Directora/Director"),
)
WORK_EN: Final = (
    ("Harbour & Lane", "harbourlane", "Partner"),
    ("Bright Kettle", "brightkettle", "Founder"),
    ("Northwind Studio", "northwindstudio", "Creative director"),
    ("Greenfold Farms", "greenfold", "Head of supply"),
    ("Ledger & Oak", "ledgerandoak", "Accountant"),
    ("Tidewater Robotics", "tidewater", "Engineering lead"),
    ("Common Thread", "commonthread", "Community manager"),
    ("St Brigid’s School", "stbrigids", "Head teacher"),
    ("Paper Lantern Books", "paperlantern", "Publisher"),
    ("Second Spring Health", "secondspring", "Clinical lead"),
    ("Lowland Cycles", "lowlandcycles", "Owner"),
    ("Meridian Advisory", "meridianadvisory", "Consultant"),
    ("Openfield Foundation", "openfield", "Programme officer"),
    ("Copper Beech Capital", "copperbeech", "Investment manager"),
    ("Quiet Hours Design", "quiethours", "Product designer"),
)
PLACES_ES: Final = (
    "Valencia,Valencia,Valencia,Madrid,Barcelona,Bilbao,Sevilla,Zaragoza,Ciudad de México,"
    "Guadalajara,Monterrey,Buenos Aires,Bogotá"
).split(",")
PLACES_EN: Final = "London,London,Bristol,Edinburgh,Dublin,Manchester,Lisbon,Boston".split(",")
MEXICO: Final = frozenset({"Ciudad de México", "Guadalajara", "Monterrey"})
CALLING: Final = {"Buenos Aires": "+54 9 11 5000 ", "Bogotá": "+57 300 500 "}


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast."""

    given: str
    family: str
    language: str
    company: str
    role: str
    earlier_company: str
    place: str
    mail: str
    phone: str

    @property
    def name(self) -> str:
        """Given and family names."""
        return f"{self.given} {self.family}"


def cast(dice: Random, size: int) -> list[Member]:
    """Return ``size`` people, no two of one name."""
    members: dict[str, Member] = {}
    while len(members) < size:
        language = "es" if dice.random() < 0.64 else "en"
        member = _member(dice, language, len(members))
        members.setdefault(member.name, member)
    return list(members.values())


def _member(dice: Random, language: str, number: int) -> Member:
    spanish = language == "es"
    hers = dice.random() < 0.5
    given = dice.choice((GIVEN_ES_F if hers else GIVEN_ES_M) if spanish else GIVEN_EN)
    families = FAMILY_ES if spanish else FAMILY_EN
    family = " ".join(dice.sample(families, 2 if spanish and dice.random() < 0.7 else 1))
    company, domain, role = dice.choice(WORK_ES if spanish else WORK_EN)
    earlier = dice.choice(WORK_ES if spanish else WORK_EN)[0] if dice.random() < 0.2 else company
    place = dice.choice(PLACES_ES if spanish else PLACES_EN)
    local = anyascii(f"{given.split()[0]}.{family.split()[0]}").lower()
    local = "".join(letter for letter in local if letter.isalnum() or letter == ".")
    return Member(
        given=given,
        family=family,
        language=language,
        company=company,
        role=role.partition("/")[0] if hers else role.rpartition("/")[2],
        earlier_company=earlier,
        place=place,
        mail=f"{local}{number if number % 5 == 0 else ''}@{domain}.example",
        phone=_phone(language, place, number),
    )


def _phone(language: str, place: str, number: int) -> str:
    if place in MEXICO:
        return f"+52 55 5000 {1000 + number}"
    if place in CALLING:
        return f"{CALLING[place]}{1000 + number}"
    if language == "en":
        return f"+44 7700 900{number:03}"  # the range Ofcom keeps for drama
    return f"+34 600 00{number // 100} {100 + number % 100:03}"
