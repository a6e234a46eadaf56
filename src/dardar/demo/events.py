"""A sample event of 120 guests that the owner hosts; its plan is for whoever looks around to make.

Everybody has said what they offer and need, in the language they speak. No plan is made: making it
and reading its proof is the first thing to try.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from random import Random
from string import ascii_letters, digits
from typing import Final

from anyascii import anyascii
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.circles.membership import places_of
from dardar.core.matching.language import language_of
from dardar.demo.cast import (
    FAMILY_EN,
    FAMILY_ES,
    GIVEN_EN,
    GIVEN_ES_F,
    GIVEN_ES_M,
)
from dardar.events.matching import match_soon
from dardar.events.models import Event, Guest, GuestWish, Table, Want
from dardar.giving.models import Role
from dardar.people.models import Person

TITLE: Final = "Dar primero: 120 en el puerto"
AIM: Final = "Que cada cual se vaya habiendo dado algo. Everybody leaves having given something."
PLACE: Final = "Edificio del Reloj, Puerto de Valencia"
MY_AIM: Final = "Conocer a tres personas que abran mercado, y presentarles a quien les sirva."
GUESTS: Final = 120
_ENOUGH: Final = 40  # people in the world; with fewer it was made for a test
_AHEAD: Final = timedelta(days=9)
_LETTERS: Final = ascii_letters + digits
_TABLES: Final = 62
# A trade: company names, what its people offer and need, in Spanish and English.
Trade = tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str], Sequence[str]]
TRADES: Final[Sequence[Trade]] = (
    (
        ("Gestoría Levante", "Robles y Vidal", "Tidy Books"),
        ("Llevo los impuestos de autónomos", "Reviso tus cuentas en una hora"),
        ("Tax returns for freelancers", "An hour on your accounts"),
        ("Una página web nueva para la gestoría",),
        ("A new website for our office",),
    ),
    (
        ("Nube Clara", "Pixel y Pan", "Plain Sites"),
        ("Hago páginas web para tiendas y despachos", "Reviso si tu web se entiende"),
        ("I build websites for shops and offices", "Usability tests of websites"),
        ("Alguien que nos lleve los impuestos",),
        ("Somebody who does our tax returns",),
    ),
    (
        ("Imprenta del Mar", "Tinta Fina", "Letterpress Lane"),
        ("Imprimo libros de tirada corta", "Carteles para actos de barrio"),
        ("I print short runs of books", "Posters for local events"),
        ("Quien diseñe una marca para la imprenta",),
        ("Somebody to design our logo",),
    ),
    (
        ("Estudio Norte", "Trazo", "Northwind Studio"),
        ("Diseño marcas y logotipos para empresas jóvenes",),
        ("Brand and logo design for young companies",),
        ("Una imprenta que cuide el papel",),
        ("A printer who cares about paper",),
    ),
    (
        ("Bodegas Alto Turia", "Viña Pepa", "Old Vine"),
        ("Una sala de catas para veinte personas", "Vino para un acto solidario"),
        ("A tasting room for twenty people",),
        ("Alguien que traduzca contratos al inglés",),
        ("Somebody who translates contracts into Spanish",),
    ),
    (
        ("Palabra Justa", "Dos Orillas", "Harbour & Lane"),
        ("Traduzco contratos del español al inglés", "Interpreto en ferias"),
        ("I translate contracts from Spanish into English", "Interpreting at trade fairs"),
        ("Una sala tranquila para dar clases por la tarde",),
        ("A quiet room for evening classes",),
    ),
    (
        ("Hotel Los Naranjos", "Casa Albufera", "The Lighthouse Inn"),
        ("Un salón de sesenta metros para talleres", "Una sala tranquila por las tardes"),
        ("A meeting room for workshops", "A quiet room in the evenings"),
        ("Bicicletas para huéspedes",),
        ("Bicycles for our guests",),
    ),
    (
        ("Bicis del Turia", "Pedal", "Lowland Cycles"),
        ("Presto bicicletas un fin de semana", "Reparo bicicletas de empresa"),
        ("Bicycles to lend for a weekend",),
        ("Un local en alquiler cerca del puerto",),
        ("A shop to rent near the harbour",),
    ),
    (
        ("Fincas Mediodía", "Llave y Portal", "Open Door Lettings"),
        ("Locales en alquiler cerca del puerto", "Miro contratos de alquiler"),
        ("Shops to rent near the harbour", "I read leases before you sign"),
        ("Fotos buenas de pisos y locales",),
        ("Good photographs of flats and shops",),
    ),
    (
        ("Luz Baja", "Foto Ribera", "Grain & Light"),
        ("Fotos de producto y de locales", "Retratos para tu web"),
        ("Photographs of products and places", "Portraits for your website"),
        ("Una asesoría que explique las facturas",),
        ("Help with invoices and bookkeeping",),
    ),
    (
        ("Miga y Sal", "Horno San Blas", "Bright Kettle"),
        ("Pan del día para desayunos de trabajo",),
        ("Bread for working breakfasts",),
        ("Café directo de quien lo cultiva", "Quien ya abrió una segunda tienda"),
        ("Coffee straight from growers",),
    ),
    (
        ("Café Altura", "Tueste Lento", "Slow Roast"),
        ("Café de Oaxaca tostado esta semana", "Cuento cómo abrimos la segunda tienda"),
        ("Coffee from growers in Oaxaca", "How we opened a second shop"),
        ("Transporte de mercancía desde México",),
        ("Shipping from Mexico in small lots",),
    ),
    (
        ("Puerto Seco Logística", "Ancla", "Tidewater Freight"),
        ("Aduanas y transporte marítimo a México",),
        ("Customs and shipping to and from Mexico",),
        ("Estudiantes en prácticas para la oficina",),
        ("Interns for our office",),
    ),
    (
        ("Instituto Sorolla", "Formación Grao", "St Brigid’s School"),
        ("Estudiantes en prácticas, de marzo a junio",),
        ("Interns from March to June",),
        ("Empresas que cuenten su oficio en clase",),
        ("People who tell a class about their trade",),
    ),
    (
        ("Fundación Ribera", "Manos", "Openfield Foundation"),
        ("Personas voluntarias para un día", "Pequeñas ayudas para proyectos de barrio"),
        ("Volunteers for a day", "Small grants for neighbourhood projects"),
        ("Un salón para un taller de sesenta personas",),
        ("A meeting room for a workshop",),
    ),
    (
        ("Huerta Viva", "Cooperativa El Palmar", "Greenfold Farms"),
        ("Verdura de temporada para comedores", "Cómo levantar una cooperativa"),
        ("Seasonal vegetables for canteens", "How to start a co-operative"),
        ("Ayuda para pedir una subvención europea",),
        ("Help with a European grant",),
    ),
    (
        ("Meridiano", "Pleamar Consultoría", "Meridian Advisory"),
        ("Ayudo a pedir subvenciones europeas", "Ordeno un plan de negocio"),
        ("Help with applications for European grants",),
        ("Casos reales para mis clases de innovación",),
        ("Small companies that want to try a new idea",),
    ),
    (
        ("Semilla Capital", "Haya Roja", "Copper Beech Capital"),
        ("Una hora franca sobre cómo lee un inversor tu plan",),
        ("A frank hour on how investors read a plan",),
        ("Negocios pequeños que quieran crecer despacio",),
        ("Small businesses that want to grow slowly",),
    ),
    (
        ("Ropa con Alma", "Hilo Azul", "Common Thread"),
        ("Reparo y transformo ropa de trabajo", "Talleres de costura para grupos"),
        ("Sewing workshops for groups",),
        ("Un inversor que entienda un negocio pequeño",),
        ("An investor who understands a small business",),
    ),
    (
        ("Clínica Miramar", "Paso a Paso", "Second Spring Health"),
        ("Fisioterapia para quien pasa el día sentado",),
        ("Physiotherapy for people who sit all day",),
        ("Una web donde la gente pida cita",),
        ("A website where people can book",),
    ),
    (
        ("Barro", "Taller El Torno", "Kiln & Clay"),
        ("Clases de cerámica para equipos", "Vajilla a medida para restaurantes"),
        ("Pottery classes for teams",),
        ("Fotos de producto para la tienda en línea",),
        ("Photographs of our products",),
    ),
    (
        ("Solvento", "Tejado Solar", "Sunfold Energy"),
        ("Calculo placas solares para naves y comunidades",),
        ("Solar panels for warehouses and homes",),
        ("Comunidades de vecinos que quieran ahorrar",),
        ("Buildings that want to save on power",),
    ),
    (
        ("Administra", "Fincas Claras", "Homestead Managers"),
        ("Comunidades de vecinos con ganas de ahorrar",),
        ("Buildings that want to save on power",),
        ("Una empresa de placas solares de confianza",),
        ("Solar panels for three buildings",),
    ),
    (
        ("Voz Alta", "Escena", "Clear Voice"),
        ("Enseño a hablar en público sin miedo",),
        ("I teach people to speak in public",),
        ("Una sala con escenario los jueves",),
        ("A room with a stage on Thursdays",),
    ),
    (
        ("Teatro del Puerto", "Sala Carena", "The Boathouse"),
        ("Una sala con escenario los jueves",),
        ("A room with a stage on Thursdays",),
        ("Carteles y programas de mano impresos",),
        ("Posters printed for our season",),
    ),
    (
        ("Legal Grao", "Toga Corta", "Fair Copy Law"),
        ("Reviso estatutos y contratos de socios",),
        ("I read partnership contracts",),
        ("Quien me enseñe a hablar en público",),
        ("Somebody to teach me to speak in public",),
    ),
    (
        ("Grupo Mercurio", "Encaje", "Second Interview"),
        ("Preparo entrevistas de trabajo", "Busco gente para equipos pequeños"),
        ("Interview practice before changing jobs", "I find people for small teams"),
        ("Empresas que contraten a mayores de cincuenta",),
        ("Companies that hire people over fifty",),
    ),
    (
        ("Talleres Norte", "Metal Vivo", "Forge & File"),
        ("Un taller de metal para montar prototipos", "Contratamos a mayores de cincuenta"),
        ("A metal workshop for prototypes",),
        ("Jóvenes en prácticas con ganas de aprender",),
        ("Interns who want to learn a trade",),
    ),
    (
        ("Robótica Grao", "Sensor", "Tidewater Robotics"),
        ("Una impresora 3D y horas de laboratorio",),
        ("Lab time and a 3D printer",),
        ("Un taller de metal para prototipos",),
        ("A metal workshop for prototypes",),
    ),
    (
        ("Editorial Barlovento", "Página Impar", "Paper Lantern Books"),
        ("Leo manuscritos y digo la verdad",),
        ("A publisher’s eye on a book proposal",),
        ("Una imprenta para tiradas cortas",),
        ("A printer for short runs of books",),
    ),
)


def add_event(book: Book, seed: int) -> Event | None:
    """Let the owner host an event to which 120 people come, and return it.

    Args:
        book: of the owner; its people stay as they are.
        seed: of dice of its own.

    """
    if Person.objects.filter(book=book).count() < _ENOUGH:
        return None
    dice = Random(seed + 1)
    event = _event(book, dice)
    Table.objects.bulk_create(
        Table(book=book, event=event, number=number, seats=2, steps_free=number <= _TABLES // 2)
        for number in range(1, _TABLES + 1)
    )
    guests = [_guest(event, number, name, dice) for number, name in enumerate(_names(dice))]
    Guest.objects.bulk_create(guests)
    GuestWish.objects.bulk_create(
        wish for number, guest in enumerate(guests) for wish in _wishes(guest, number, dice)
    )
    _wants(event, guests, dice)
    match_soon(event.pk)
    return event


def _event(book: Book, dice: Random) -> Event:
    day = timezone.localdate(timezone=book.zone) + _AHEAD
    begins = datetime.combine(day, time(18), book.zone)
    mine = places_of(book).filter(circle__book=book).first()
    return Event.objects.create(
        book=book,
        title=TITLE,
        template=Event.Template.SPEED,
        circle=mine.circle if mine else None,
        aim=AIM,
        my_aim=MY_AIM,
        place=PLACE,
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        time_zone="Europe/Madrid",
        language=book.tongue,
        mode=Event.Mode.PAIRS,
        rounds=8,
        minutes=8,
        pause=2,
        roster=Event.Roster.CHECKED_IN,
        token=_token(dice),
        door=_token(dice),
        is_open=True,
        erase_on=day + timedelta(days=30),
        seed=dice.randrange(2**31),
    )


def _names(dice: Random) -> list[str]:
    """Return the names of all guests, no two alike."""
    names: dict[str, None] = {}
    while len(names) < GUESTS:
        if len(names) % 3 == 2:
            names.setdefault(f"{dice.choice(GIVEN_EN)} {dice.choice(FAMILY_EN)}")
            continue
        given = dice.choice(GIVEN_ES_F if dice.random() < 0.5 else GIVEN_ES_M)
        names.setdefault(f"{given} {' '.join(dice.sample(FAMILY_ES, 2))}")
    return list(names)


def _guest(event: Event, number: int, name: str, dice: Random) -> Guest:
    is_english = number % 3 == 2
    companies = TRADES[number % len(TRADES)][0]
    both = dice.random() < (0.75 if is_english else 0.55)
    languages = "es,en" if both else "en" if is_english else "es"
    local = anyascii(name.lower()).replace(" ", ".").replace("'", "")
    away = 0b11 if dice.random() < 0.04 else 0b11 << 6 if dice.random() < 0.06 else 0
    return Guest(
        book_id=event.book_id,
        event=event,
        state=Guest.State.COMING,
        name=name,
        company=companies[2] if is_english else companies[number // len(TRADES) % 2],
        languages=languages,
        language="en" if is_english else "es",
        mail=f"{local}@guests.example",
        needs_steps_free=number % 40 == 7,
        away_rounds=away,
        code=_token(dice),
        answered_at=timezone.now() - timedelta(hours=dice.randrange(4, 150)),
    )


def _wishes(guest: Guest, number: int, dice: Random) -> list[GuestWish]:
    """Let a guest offer what their trade does, and need what it needs and perhaps another does."""
    _companies, offers_es, offers_en, needs_es, needs_en = TRADES[number % len(TRADES)]
    other = TRADES[dice.randrange(len(TRADES))]
    is_english = guest.language == "en"
    offers = list(offers_en if is_english else offers_es)
    needs = list(needs_en if is_english else needs_es)
    if dice.random() < 0.5:
        needs.append(dice.choice(other[4] if is_english else other[3]))
    said = [*((Role.OFFER, words) for words in offers), *((Role.NEED, words) for words in needs)]
    return [
        GuestWish(
            book_id=guest.book_id,
            guest=guest,
            role=role,
            words=words,
            language=language_of(words, guest.language),
        )
        for role, words in dict.fromkeys(said)
    ]


def _wants(event: Event, guests: Sequence[Guest], dice: Random) -> None:
    """Let some have named whom they would like to meet, and a few whom not."""
    rows = []
    for guest in dice.sample(guests, 30):
        named = dice.choice([one for one in guests if one.company != guest.company])
        kind = Want.Kind.NOT if dice.random() < 0.2 else Want.Kind.MEET
        rows.append(Want(book_id=event.book_id, by=guest, words=named.name, kind=kind))
    Want.objects.bulk_create(rows)


def _token(dice: Random) -> str:
    return "".join(dice.choices(_LETTERS, k=22))
