"""What the people of the demo world offer and need, what was given, and who was introduced."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity.text import fold
from dardar.core.matching.language import language_of
from dardar.demo.cast import Member
from dardar.encounters.models import Encounter
from dardar.giving.models import Give, Introduction, Origin, Proposal, Role, Side, Wish
from dardar.people.models import Label, Labelling, Person, Record

if TYPE_CHECKING:
    from dardar.demo.world import World

Members = Sequence[tuple[Member, Person]]
Given = Give.Kind
State = Introduction.State

# By company: what its people can give and are looking for, one after the other.
OFFERS: Final[Mapping[str, Sequence[str]]] = {
    "Talleres Norte": ("Un taller con sitio para montar prototipos de metal",),
    "Cooperativa La Huerta": (
        "Enseño a levantar una cooperativa, con los estatutos que usamos nosotros",
        "Verdura de temporada para comedores escolares",
    ),
    "Bodegas Tierra Alta": ("Una sala de catas para veinte personas, los martes",),
    "Estudio Alameda": ("Miro planos y licencias de obra antes de firmar un alquiler",),
    "Clínica Miramar": ("Primera consulta de fisioterapia para quien corre",),
    "Imprenta Gutenberg": ("Imprimo libros de fotos de tirada corta, con tapa dura",),
    "Solvento Energía": ("Cálculo de placas solares para naves y tejados",),
    "Editorial Barlovento": ("Leo manuscritos en español y digo la verdad",),
    "Panadería Miga": ("Pan del día para desayunos de trabajo",),
    "Gestoría Robles": (
        "Ayudo a autónomos con los impuestos y las altas",
        "Contabilidad para asociaciones pequeñas",
    ),
    "Puerto Seco Logística": ("Aduanas y transporte marítimo a México",),
    "Fundación Ribera": ("Voluntarias y voluntarios con ganas para un día de recogida",),
    "Instituto Sorolla": ("Alumnado de tecnología en prácticas, de marzo a junio",),
    "Textiles Anáhuac": ("Contactos en cooperativas de Jalisco",),
    "Café Altura": ("Café de Oaxaca tostado esta semana, para probar",),
    "Grupo Mercurio": ("Ayudo a preparar entrevistas de trabajo",),
    "Nube Clara": ("Páginas web sencillas para tiendas de barrio",),
    "Taller de Cerámica Barro": ("Clases de cerámica para grupos los viernes",),
    "Hotel Los Naranjos": ("Un salón para talleres, sesenta metros, en el centro de Valencia",),
    "Harbour & Lane": (
        "I translate contracts from Spanish into English",
        "Introductions to port authorities in the north of Europe",
    ),
    "Bright Kettle": ("How we opened a second shop: the numbers, the lease, the mistakes",),
    "Northwind Studio": ("Brand and logo design for young companies",),
    "Greenfold Farms": ("Room on our lorries to London every Thursday",),
    "Ledger & Oak": (
        "An hour looking through your accounts, no strings",
        "Help with bookkeeping software for small shops",
    ),
    "Tidewater Robotics": ("Spare lab time and a 3D printer for prototypes",),
    "Common Thread": ("I run workshops on how to keep a community alive",),
    "St Brigid’s School": ("School exchanges with children of ten to twelve",),
    "Paper Lantern Books": ("A publisher’s eye on a book proposal in English",),
    "Second Spring Health": ("Advice on going back to work after parental leave",),
    "Lowland Cycles": ("Bicycles to lend for a weekend",),
    "Meridian Advisory": ("Help with applications for European grants",),
    "Openfield Foundation": ("Small grants for neighbourhood projects",),
    "Copper Beech Capital": ("A frank hour on how investors read a business plan",),
    "Quiet Hours Design": ("Usability tests of websites and apps",),
}
NEEDS: Final[Mapping[str, Sequence[str]]] = {
    "Talleres Norte": ("Quien nos lleve los impuestos de la empresa nueva",),
    "Cooperativa La Huerta": (
        "Transporte a Londres para nuestras naranjas",
        "Ayuda para pedir una subvención europea antes de fin de año",
    ),
    "Bodegas Tierra Alta": ("Alguien que traduzca contratos al inglés",),
    "Estudio Alameda": ("Una imprenta que cuide el papel, para un libro de obra",),
    "Clínica Miramar": ("Una página web donde la gente pueda pedir cita",),
    "Imprenta Gutenberg": ("Un autor o una autora con un libro que contar",),
    "Solvento Energía": ("Jóvenes en prácticas que sepan de tecnología",),
    "Editorial Barlovento": ("Una editorial inglesa que lea a nuestras autoras",),
    "Panadería Miga": (
        "Alguien que ya haya abierto una segunda tienda",
        "Una hora con alguien que entienda de contabilidad",
    ),
    "Gestoría Robles": ("Diseño de una marca nueva para la gestoría",),
    "Fundación Ribera": ("Un salón en el centro para un taller de sesenta personas",),
    "Instituto Sorolla": ("Un colegio inglés para un intercambio",),
    "Textiles Anáhuac": ("Quien sepa de aduanas entre México y España",),
    "Café Altura": ("Un inversor que entienda un negocio pequeño",),
    "Nube Clara": ("Que alguien pruebe nuestra aplicación con gente de verdad",),
    "Puerto Seco Logística": ("Una sala de catas para una tarde con el equipo",),
    "Taller de Cerámica Barro": ("Pan para un desayuno de trabajo con clientes",),
    "Hotel Los Naranjos": ("Bicicletas para huéspedes los fines de semana",),
    "Harbour & Lane": ("Somebody who knows shipping and customs to Mexico",),
    "Bright Kettle": ("Coffee straight from growers, small lots",),
    "Northwind Studio": ("A printer who cares about paper",),
    "Greenfold Farms": ("Seasonal vegetables for schools, from Spain",),
    "Ledger & Oak": ("A simple website for our office",),
    "Tidewater Robotics": ("A metal workshop for prototypes near Valencia",),
    "Common Thread": ("People who have built a co-operative from nothing",),
    "Lowland Cycles": ("A small grant for a bicycle project in our neighbourhood",),
    "Paper Lantern Books": ("Somebody who reads Spanish manuscripts",),
    "Second Spring Health": ("A physiotherapist who works with runners",),
    "Meridian Advisory": ("Interview practice before changing jobs",),
    "Openfield Foundation": ("Volunteers for a beach clean-up in June",),
    "Quiet Hours Design": ("A pottery class for a team of eight",),
}
# What the owner says of herself: which of the two, the words, and whether it is something she has.
OWN: Final = (
    (Role.OFFER, "Una tarde para ordenar ideas antes de abrir mercado.", False, Origin.CARD),
    (Role.NEED, "Quien conozca bien las cooperativas de Jalisco.", False, Origin.CARD),
    (Role.OFFER, "Preparo presentaciones ante inversores", False, Origin.MINE),
    (Role.OFFER, "Una plantilla de presupuesto para una segunda tienda", True, Origin.MINE),
    (Role.OFFER, "Guía de subvenciones europeas, puesta al día", True, Origin.MINE),
)
# Those who meet on Tuesdays: the first of each of these companies. Between them there are rings.
TABLE: Final = "mesa de los martes"
AT_THE_TABLE: Final = frozenset(
    {
        "Panadería Miga",
        "Taller de Cerámica Barro",
        "Quiet Hours Design",
        "Nube Clara",
        "Ledger & Oak",
        "Bodegas Tierra Alta",
        "Puerto Seco Logística",
        "Harbour & Lane",
        "Fundación Ribera",
        "Hotel Los Naranjos",
        "Lowland Cycles",
        "Openfield Foundation",
        "Instituto Sorolla",
        "St Brigid’s School",
    }
)
# Kind, whether to her, the words in both languages, days ago, whether thanks were said.
GIVES: Final = (
    (Given.ADVICE, True, ("Cómo negociar el alquiler", "How to read a lease"), 9, False),
    (Given.FAVOUR, True, ("Me prestó la sala un martes", "Lent me the room"), 24, False),
    (Given.RESOURCE, False, ("La plantilla de presupuesto", "The budget template"), 31, True),
    (Given.ADVICE, False, ("Una tarde con su plan", "An afternoon on her plan"), 70, True),
    (Given.FAVOUR, False, ("Leí su propuesta", "Read the proposal"), 140, False),
    (Given.RESOURCE, True, ("El contacto de la aduana", "A contact at customs"), 200, True),
    (Given.ADVICE, True, ("Qué no firmar nunca", "What never to sign"), 410, True),
    (Given.OTHER, False, ("Un pan de masa madre", "A loaf of sourdough"), 500, True),
)
_MADE: Final = (
    (210, State.OUTCOME, "Exponen juntos en la feria de otoño."),
    (48, State.MET, ""),
)
_ASKED_AGO: Final = 3
# What was said longer ago the owner has decided on.
_UNDECIDED: Final = timedelta(days=30)
_LASTS: Final = timedelta(days=30)
# Those who are known well enough to have given and to be introduced begin here.
_KNOWN_FROM: Final = 40


def add_giving(world: "World", members: Members) -> None:
    """Give people offers and needs, and the owner a life of giving.

    Args:
        world: the world as it comes to be; its dice are left alone, so that they fall as before.
        members: everybody who has been met.

    """
    _offers_and_needs(world, members)
    for role, words, is_resource, origin in OWN:
        world.add(_wish(world, None, role, words, origin=origin, is_resource=is_resource))
    known = members[_KNOWN_FROM:]
    if len(known) < len(GIVES):
        return  # a small world, made for a test
    for number, (kind, to_me, said, ago, is_thanked) in enumerate(GIVES):
        member, person = known[number]
        on = world.today - timedelta(days=ago)
        give = Give(person=person, kind=kind, to_me=to_me, words=_in(member, said), on=on)
        give.thanked_on = on + timedelta(days=2) if is_thanked else None
        give.created_at = world.moment(on)
        world.add(give)
    _introductions(world, known[len(GIVES) :])


def look_through_proposals(book: Book, today: date) -> None:
    """Let the owner have decided on what was proposed, but for the latest of each words."""
    recent = Encounter.objects.filter(book=book, on__gt=today - _UNDECIDED)
    days = dict(recent.values_list("pk", "on"))
    rows = Proposal.objects.filter(book=book, state=Proposal.State.PROPOSED)
    rows = rows.filter(read_in__in=days).order_by("pk")
    newest: dict[str, UUID] = {}
    for row in sorted(rows, key=lambda row: days[row.read_in] if row.read_in else today):
        newest[row.folded] = row.pk
    others = Proposal.objects.filter(book=book).exclude(pk__in=newest.values())
    others.update(state=Proposal.State.DISMISSED)


def _in(member: Member, words: tuple[str, str]) -> str:
    return words[0] if member.language == "es" else words[1]


def _offers_and_needs(world: "World", members: Members) -> None:
    """Let the first of each company say the first of its texts, the second the second."""
    table = Label(name=TABLE, folded=fold(TABLE))
    world.add(table)
    seen: dict[str, int] = defaultdict(int)
    records = _records(world)
    for member, person in members:
        number = seen[member.company]
        seen[member.company] += 1
        for role, texts in ((Role.OFFER, OFFERS), (Role.NEED, NEEDS)):
            said = texts.get(member.company, ())
            if number < len(said):
                _let_be_written_to(member, records[person.pk])
                is_urgent = role == Role.NEED and number > 0
                until = world.today + timedelta(days=45) if is_urgent else None
                wish = _wish(world, person, role, said[number], until=until, days=3 + 7 * number)
                wish.urgent = is_urgent
                world.add(wish)
        if number == 0 and member.company in AT_THE_TABLE:
            world.add(Labelling(person=person, label=table))


def _records(world: "World") -> Mapping[UUID, Sequence[Record]]:
    found: dict[UUID, list[Record]] = defaultdict(list)
    for row in world.rows:
        if isinstance(row, Record):
            found[row.person_id].append(row)
    return found


def _let_be_written_to(member: Member, records: Sequence[Record]) -> None:
    """Let somebody have a mail address: who can help is asked by mail."""
    said = [field for record in records for field in record.fields]
    if records and not any(field["kind"] == Kind.EMAIL for field in said):
        records[0].fields.append(to_stored(Field(Kind.EMAIL, member.mail)))


def _wish(
    world: "World",
    person: Person | None,
    role: Role,
    words: str,
    *,
    until: date | None = None,
    days: int = 12,
    origin: Origin = Origin.MINE,
    is_resource: bool = False,
) -> Wish:
    return Wish(
        person=person,
        role=role,
        words=words,
        until=until,
        origin=origin,
        is_resource=is_resource,
        language=language_of(words, ""),
        created_at=world.moment(world.today - timedelta(days=days)),
    )


def _introductions(world: "World", members: Members) -> None:
    """Introduce some people: one pair is being asked, the others have met."""
    pairs = list(zip(members[::2], members[1::2], strict=False))
    if len(pairs) <= len(_MADE):
        return
    for (ago, state, outcome), pair in zip(_MADE, pairs, strict=False):
        asked = world.today - timedelta(days=ago)
        made = asked + timedelta(days=4)
        row = Introduction(state=state, why="Se van a entender.", outcome=outcome)
        row.created_at = row.asked_at = world.moment(asked)
        row.made_at = world.moment(made)
        row.met_on = made + timedelta(days=9)
        _sides(world, row, pair, (Side.Answer.YES, Side.Answer.YES))
        for _member, person in pair:
            world.add(Give(person=person, kind=Given.INTRODUCTION, on=made, introduction=row))
    asked = world.today - timedelta(days=_ASKED_AGO)
    row = Introduction(state=State.ONE_YES, why="Los dos piensan en cooperativas.")
    row.created_at = row.asked_at = world.moment(asked)
    _sides(world, row, pairs[len(_MADE)], (Side.Answer.YES, Side.Answer.OPEN))


def _sides(
    world: "World",
    row: Introduction,
    pair: Sequence[tuple[Member, Person]],
    answers: Sequence[Side.Answer],
) -> None:
    world.add(row)
    for place, ((member, person), (other, _person), answer) in enumerate(
        zip(pair, reversed(pair), answers, strict=True)
    ):
        text = (
            f"{other.given} trabaja en {other.company}, en {other.place}. Os gustaría hablar."
            if member.language == "es"
            else f"{other.given} works at {other.company} in {other.place}. You would get on well."
        )
        side = Side(
            introduction=row,
            person=person,
            place=place,
            language=member.language,
            blurb=text,
            answer=answer,
            answered_at=row.asked_at if answer else None,
            asked_at=row.asked_at,
            expires_at=row.asked_at + _LASTS if row.asked_at else None,
            address=member.mail,
        )
        world.add(side)
