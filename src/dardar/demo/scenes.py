"""What is said, promised and noted in the demo world, in both languages."""

from typing import Final

# (name, space, month it is held in); {year} is filled in.
GATHERINGS: Final = (
    ("Desayuno de la Cámara, {year}", "work", 2),
    ("Alumni Evening {year}", "school", 3),
    ("Feria Alimentaria {year}", "work", 5),
    ("Carrera solidaria {year}", "sport", 6),
    ("Makers’ Fair {year}", "culture", 9),
    ("Jornada de Voluntariado {year}", "volunteering", 10),
    ("Cena de invierno {year}", "neighbourhood", 12),
)
YESTERDAY: Final = "Encuentro de Emprendedoras del Puerto"

SAID: Final = {
    "es": (
        "Busca imprenta para un libro de fotos; quiere tapa dura y tirada corta.",
        "Su hija empieza ingeniería; le vendría bien hablar con alguien del sector.",
        "Está pensando en abrir segunda tienda. Le preocupa el alquiler.",
        "Hablamos de cómo contratar sin prisa. Le gustó la idea del periodo de prueba al revés.",
        "Acaba de volver de Oaxaca. Trae café y una idea para exportarlo.",
        "Necesita a alguien que sepa de subvenciones europeas antes de fin de año.",
        "Corre conmigo los jueves si no llueve. Prepara su primer maratón.",
        "Cambia de trabajo en otoño; todavía no lo sabe nadie.",
        "Me contó cómo levantó la cooperativa con doce vecinos. Ofrece enseñarlo a otras.",
        "Le interesa la cerámica. Podría presentarle a la gente del taller.",
        "Quiere organizar comidas de seis u ocho personas, una al mes.",
        "Tiene una furgoneta que presta los domingos.",
        "Su madre está delicada; prefiere llamadas a correos.",
        "Busca local para talleres, unos 60 metros, mejor en el centro.",
    ),
    "en": (
        "Looking for a Spanish partner for the autumn launch.",
        "Has hired three people this year and is tired of recruiters.",
        "Offers to review anybody’s accounts for an hour, no strings.",
        "We talked about schools. The youngest has just started reading.",
        "Wants to meet people who run co-operatives, not only start-ups.",
        "Training for the coast path in June; needs a walking companion.",
        "Thinks about moving to Valencia. Asked about neighbourhoods.",
        "Needs a printer who cares about paper.",
        "Runs a reading group that would welcome two more.",
        "Told me about the fire at the workshop and what came after. Remarkable.",
        "Would love an introduction to somebody at a port authority.",
        "Just back from parental leave; wants to work four days.",
        "Prefers a call before ten in the morning.",
        "Knows everybody in food logistics and likes to be asked.",
    ),
}
NEXT_STEP: Final = {
    "es": (
        "Llamar para ver cómo fue la mudanza",
        "Quedar a comer",
        "Preguntar por el proyecto",
        "Invitar a la próxima cena",
    ),
    "en": (
        "Call and ask how the launch went",
        "Lunch; my turn to choose",
        "Ask about the new job",
        "Invite to the next dinner",
    ),
}
PROMISED: Final = {
    "es": (
        "Mandarle el contacto de la imprenta",
        "Pasarle el artículo sobre cooperativas",
        "Presentarle a Elena",
        "Enviarle la receta del pan",
        "Prestarle el libro de Illich",
    ),
    "en": (
        "Send the name of the printer",
        "Forward the article on co-operatives",
        "Make the introduction to Marcus",
        "Share the budget template",
        "Lend the book on ports",
    ),
}
PROMISED_ME: Final = {
    "es": (
        "Me pasa el teléfono del casero",
        "Me avisa cuando haya plaza",
        "Me trae miel de su pueblo",
    ),
    "en": (
        "Will send photos of the fair",
        "Will ask about the hall",
        "Will put me in touch with an editor",
    ),
}
NOTES: Final = {
    "es": (
        "Alergia a los frutos secos: recordarlo al reservar mesa.",
        "Prefiere que le escriban por la tarde.",
        "Le encantan los trenes. Preguntar por la maqueta.",
        "Nos conocimos en la cola del café y acabamos hablando dos horas.",
    ),
    "en": (
        "Vegetarian. Never drinks before the evening.",
        "Signs letters by hand; answer the same way.",
        "Two daughters, Ida and June.",
        "Grew up by the sea and misses it.",
    ),
}
LET_GO: Final = {"es": "Solo coincidimos un momento", "en": "We only shared a table"}
LABELS: Final = (
    "amigos",
    "clientes",
    "mentor",
    "port",
    "food",
    "makers",
    "running",
    "vecindario",
)
