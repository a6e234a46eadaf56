"""Words of a third set of made-up cards, of which confidences are fitted and rules tuned on.

Nothing here is in the lists of the two halves that ``bench/cards.py`` knows. It has halves of its
own too: every other item of each list is held back, and only reported on.

Of forms, {w} and {v} are invented words, {f} and {h} surnames, {g} a given name, {c} a town; of
addresses, {s} is a street, {n} a number, {m} a smaller one, {L} a letter, {p} a postcode, {c} a
town, {r} its region, {t} a quarter, {k} the country, {b} a building.
"""

from collections.abc import Mapping
from typing import Final

from bench._cards_third_places import Lists


def _lists(**texts: str) -> Lists:
    """Return lists by language that are written with bars."""
    return {
        language: tuple(" ".join(item.split()) for item in text.split("|"))
        for language, text in texts.items()
    }


FEMALE: Final = _lists(
    es="Begoña|Nerea|Macarena|Itziar|Ximena|Yolanda|Ainhoa|Brenda|Noelia|Graciela|Edurne|Renata"
    "|Montserrat|Fabiola|Aránzazu|Dulce|Maite|Rosario|Ángela|Ivonne",
    en="Harriet|Paige|Imogen|Brooke|Freya|Tamsin|Deborah|Aoife|Candace|Philippa|Marsha|Bronwyn",
    pt="Leonor|Beatriz|Matilde|Jussara|Benedita|Luana|Catarina|Eliane|Inês|Thaís",
    fr="Solène|Maëlle|Delphine|Océane|Agnès|Clémence|Bénédicte|Manon",
    de="Annegret|Silke|Friederike|Jutta|Wiebke|Mareike|Heike|Anneliese",
    it="Ginevra|Ornella|Fiorella|Mirella|Donatella|Loredana|Noemi|Sveva",
)
MALE: Final = _lists(
    es="Aitor|Gonzalo|Eusebio|Iñaki|Rodrigo|Ezequiel|Baltasar|Leandro|Jordi|Ulises|Tomás|Borja"
    "|Fermín|Asier|Néstor|Damián|Óscar|Ignacio|Xavier|Elías",
    en="Rupert|Clive|Dexter|Alistair|Wesley|Gareth|Malcolm|Travis|Hamish|Quentin|Randall|Nigel",
    pt="Vasco|Duarte|Tarcísio|Wagner|Nuno|Gilmar|Afonso|Everton|Simão|Valdemar",
    fr="Thibault|Ludovic|Rémi|Yannick|Gaëtan|Fabien|Cédric|Loïc",
    de="Detlef|Jörg|Henning|Uwe|Torsten|Eckhard|Bernd|Jürgen",
    it="Ettore|Massimo|Renzo|Corrado|Ruggero|Fulvio|Tiziano|Nicolò",
)
FAMILIES: Final = _lists(
    es="Larrañaga|Bustamante|Quesada|Echeverría|Tejedor|Olmedo|Gándara|Villaseñor|Arriaga|Zubeldia"
    "|Montalvo|Pizarro|Cañizares|Urrutia|Barragán|Iturbe|Sanchís|Ferrándiz|Lozano|Aguirre"
    "|Cifuentes|Palomino|Berenguer|Escudero|Noguera|Rebolledo|Villalobos|Aranda|Carvajal|Peralta"
    "|Sáenz|Zárate|Bermúdez|Galindo|Verdú|Miramontes",
    en="Thackeray|Pemberton|Hollister|Ashdown|Kowalski|Lockhart|Fairweather|Dunmore|Okafor"
    "|Whitcombe|McAllister|Sandoval|Penhaligon|Abernathy|Greenhalgh|Vandermeer",
    pt="Vilarinho|Bittencourt|Noronha|Quintela|Sarmento|Valadares|Cardoso|Meireles|Paixão|Furtado",
    fr="Lemaître|Delacourt|Chevallier|Roussel|Beaumont|Garnier|Thévenin|Perrault",
    de="Kühnel|Brandstätter|Reinhardt|Ostermann|Schäfer|Wiesner|Lindemann|Grünwald",
    it="Bellandi|Castagna|Pellegrini|Sartori|Montanari|Zanetti|Cavallaro|Ruffini",
)
# Parts that are invented, of names of firms.
MADE: Final = _lists(
    es="Ábaco|Arandia|Bitácora|Tresmares|Umbral|Quórum|Mirador|Alquimia|Cardenal|Nexora|Lumbre"
    "|Zaguán|Altiplano|Ceiba|Vértice|Trébol|Ojo de Agua|Piedra y Papel|La Noria|Siete Leguas"
    "|Kaleido|Boreal|Sextante|Almazara|Tramontana|Jacaranda|Péndulo|Ítaca|Malpaís|Cierzo",
    en="Kestrel|Bramble|Foundry Lane|Alder|Tidewater|Copperfield|Redshank|Wayfarer|Blue Heron"
    "|Halcyon|Stonecrop|Larkspur|Ironbridge|Quill|Sparrowhawk|Meridian|Thistle|Northgate",
    pt="Jangada|Caravela|Marisol|Pinheiro Manso|Ipê|Araucária|Maré Alta|Sobreiro|Açaí|Candeia",
    fr="Hirondelle|Belle Rive|Olivier|Trois Chênes|Lavande|Clairval|Mistral|Alizé",
    de="Lindenhof|Nordlicht|Steinbach|Wellenreiter|Bergmann|Kranich|Falkenstein|Seefeld",
    it="Ginestra|Valdorcia|Bellavista|Tre Querce|Girasole|Sant'Elmo|Altamarea|Fontana",
)
FIRMS: Final = _lists(
    es="{w}|{w} {v}|Grupo {w}|{f} & {h} Abogados|Fundación {w}|{w} Ingeniería|Hospital {w}"
    "|Universidad de {c}|Ayuntamiento de {c}|Cámara de Comercio de {c}|{w}Lab|Editorial {w}"
    "|Transportes {f}|Asesoría {f}|Construcciones {f} e Hijos|{f} Arquitectos|{w} Consultores"
    "|Colegio {w}|Agencia {w}|Clínica Dental {f}|{w} Capital|Laboratorios {w}|Museo {w}"
    "|Cooperativa {w}|{w} Seguros|Banco {w}|Viajes {w}|Notaría {f}|Instituto {w}|Estudio {f}"
    "|{w} Media|Inmobiliaria {w}|Talleres {f}|Farmacia {f}|Bodegas {w}|{w} y Asociados",
    en="{w}|{w} & {v}|{f} & {h} LLP|{w} Capital|{w} Partners|University of {c}|{c} City Council"
    "|{w} Software|{w} Health|The {w} Foundation|{f} Associates|{w} Studio|{w} Logistics"
    "|{f} Dental|{w} Publishing|{w} Labs|{w} Museum|{w} Brewing Co.|{f} Real Estate|{w} School",
    pt="{w}|Grupo {w}|{f} & {h} Advogados|Universidade de {c}|{w} Engenharia|Clínica {w}"
    "|Câmara Municipal de {c}|{w} Imóveis|Instituto {w}|{w} Tecnologia|Escola {w}|Hotel {w}",
    fr="{w}|Cabinet {f}|{w} Conseil|Mairie de {c}|Université de {c}|{f} Frères|Éditions {w}"
    "|Groupe {w}|Clinique {w}|Domaine {w}",
    de="{w}|Kanzlei {f}|{w} Beratung|Stadt {c}|Universität {c}|{f} & Söhne|{w} Verlag"
    "|Gruppe {w}|Klinik {w}|Weingut {f}",
    it="{w}|Studio Legale {f}|{w} Consulenza|Comune di {c}|Università di {c}|{f} & Figli"
    "|Edizioni {w}|Gruppo {w}|Clinica {w}|Cantina {w}",
)
UNSUFFIXED: Final = tuple(
    "Univers|Ayuntamiento|Council|Municip|Museo|Museum|Mairie|Stadt|Comune|Notaría|LLP|Colegio"
    "|Abogados|Farmacia|Foundation|Fundación|School|Kanzlei|Cabinet|Legale|Hospital".split("|")
)
LEGAL: Final[Mapping[str, tuple[str, ...]]] = {
    "ES": ("S.L.", "S.A.", "SL", "S.Coop.", "S.L.P."), "MX": ("S.A. de C.V.", "S.C.", "A.C."),
    "AR": ("S.R.L.", "S.A.", "SAS"), "CO": ("S.A.S.", "Ltda."), "CL": ("SpA", "Ltda."),
    "PE": ("S.A.C.", "E.I.R.L."), "UY": ("S.A.", "SRL"), "EC": ("S.A.", "Cía. Ltda."),
    "PT": ("Lda.", "S.A.", "Lda"), "BR": ("Ltda.", "S.A.", "ME"), "GB": ("Ltd", "plc", "Limited"),
    "US": ("Inc.", "LLC", "Corp."), "IE": ("Ltd", "DAC"), "FR": ("SARL", "SAS", "S.A."),
    "DE": ("GmbH", "AG", "GmbH & Co. KG"), "IT": ("S.r.l.", "S.p.A.", "Srl"),
}  # fmt: skip
ROLES: Final = _lists(
    es="Directora/Director de Operaciones|Responsable de Comunicación|Jefa/Jefe de Proyecto"
    "|Consultora/Consultor sénior|Abogada/Abogado penalista|Socia fundadora/Socio fundador"
    "|Gerente de Cuentas Clave|Catedrática/Catedrático de Historia|Enfermera/Enfermero"
    "|Técnica/Técnico de sonido|Médica/Médico de familia|Concejala/Concejal de Cultura"
    "|Product Manager|Delegada/Delegado comercial|Fotógrafa/Fotógrafo|Directora/Director"
    "|Coordinadora/Coordinador de Formación|Jefa/Jefe de Prensa y Relaciones Institucionales"
    "|Ingeniera/Ingeniero de caminos|Investigadora/Investigador posdoctoral|Notaria/Notario"
    "|Subdirectora/Subdirector de Planeación|Presidenta/Presidente|Ejecutiva/Ejecutivo de ventas"
    "|Head of Growth|Psicóloga/Psicólogo|Traductora/Traductor e intérprete|Interiorista",
    en="Head of Partnerships|Senior Consultant|Managing Partner|VP, Business Development"
    "|Reader in Modern History|Data Scientist|Client Services Director|Practice Nurse"
    "|Co-Founder & CEO|Financial Planner|Chief of Staff|Landscape Architect"
    "|Programme Manager|Head Chef|Research Fellow|Account Executive",
    pt="Diretora/Diretor Comercial|Advogada/Advogado|Sócia-gerente/Sócio-gerente"
    "|Engenheira/Engenheiro Civil|Gestora/Gestor de Projeto|Médica/Médico Dentista"
    "|Consultora/Consultor Imobiliário|Coordenadora/Coordenador de Marketing",
    fr="Directrice commerciale/Directeur commercial|Avocate/Avocat au Barreau|Chef de projet"
    "|Architecte DPLG|Gérante/Gérant|Responsable des ventes|Consultante/Consultant|Ingénieur",
    de="Geschäftsführerin/Geschäftsführer|Rechtsanwältin/Rechtsanwalt|Projektleitung"
    "|Vertriebsleiterin/Vertriebsleiter|Steuerberaterin/Steuerberater|Architektin/Architekt",
    it="Direttrice commerciale/Direttore commerciale|Avvocato|Architetto|Responsabile vendite"
    "|Amministratrice delegata/Amministratore delegato|Consulente",
)
DEPARTMENTS: Final = _lists(
    es="Departamento de Historia|Facultad de Derecho|Área de Proyectos|Dirección General"
    "|Servicio de Urgencias|División Industrial|Escuela de Negocios|Gerencia de Riesgos",
    en="Department of Physics|School of Medicine|Faculty of Law|Business Development",
    pt="Departamento de Vendas|Faculdade de Letras|Área Comercial|Gabinete Técnico",
    fr="Service commercial|Faculté de droit|Direction générale|Département achats",
    de="Abteilung Einkauf|Fakultät für Chemie|Vertrieb|Institut für Physik",
    it="Ufficio vendite|Facoltà di Lettere|Dipartimento di Fisica|Direzione generale",
)
SLOGANS: Final = _lists(
    es="Ideas que suman|Donde todo empieza|El arte de escuchar|Hecho a mano desde 1962"
    "|Soluciones a tu medida|Juntos llegamos más lejos|Tu hogar, nuestra pasión|Diseño con alma"
    "|Innovar es compartir|Siempre cerca de ti|Arquitectura + Interiorismo"
    "|Comunicación estratégica",
    en="Making space for good work|Since 1974|Built to last|Advice you can trust"
    "|Strategy. Design. Code.|People first, always|Fresh thinking for old problems|Law made human",
    pt="A sua casa começa aqui|Qualidade em cada detalhe|Desde 1988|Soluções para o futuro",
    fr="L'art de recevoir|Votre confiance, notre métier|Depuis 1950|Créateur d'espaces",
    de="Gemeinsam weiter|Seit 1921|Ideen mit Zukunft|Qualität aus Tradition",
    it="L'eccellenza di sempre|Dal 1932|Idee che crescono|La tua casa, il nostro lavoro",
)
SHOPS: Final = _lists(
    es="Panadería {w}|Ferretería {f}|Restaurante {w}|Flores {g}|Óptica {w}|Peluquería {g}"
    "|Librería {w}|Taquería El {f}|Autoescuela {w}|Joyería {f}|Hostal {w}|Cafetería {w}",
    en="{w} Coffee|{f}'s Bakery|The {w} Inn|{w} Flowers|{f} & Sons Plumbing|{w} Books",
    pt="Padaria {w}|Restaurante {w}|Farmácia {f}|Pizzaria {w}",
    fr="Boulangerie {f}|Café {w}|Hôtel {w}|Fleurs {w}",
    de="Bäckerei {f}|Café {w}|Gasthof {w}|Blumen {f}",
    it="Trattoria {w}|Panificio {f}|Hotel {w}|Fiori {w}",
)
EXTRAS: Final = _lists(
    es="Abierto de lunes a sábado|Envíos a domicilio|Cocina casera · Menú del día"
    "|Reparaciones y recambios|Horario: 9:00 a 20:00 h|Presupuesto sin compromiso",
    en="Open seven days|Free delivery|Cakes · Bread · Coffee|Tue-Sun 8am-5pm",
    pt="Aberto todos os dias|Entregas grátis|Segunda a sexta, 9h às 18h|Almoço e jantar",
    fr="Ouvert tous les jours|Livraison à domicile|Fermé le lundi|Cuisine maison",
    de="Täglich geöffnet|Montag Ruhetag|Lieferung frei Haus|Frisch vom Hof",
    it="Aperto tutti i giorni|Consegna a domicilio|Chiuso il lunedì|Cucina casalinga",
)
PREFIXES: Final = _lists(
    es="Dra./Dr.|Ing./Ing.|Mtra./Mtro.|Lcda./Lcdo.|Lic./Lic.|Arq./Arq.",
    en="Dr/Dr|Prof./Prof.|Dr./Dr.|Professor/Professor",
    pt="Dra./Dr.|Eng.ª/Eng.|Prof.ª/Prof.|Arq.ª/Arq.",
    fr="Dr/Dr|Me/Me|Pr/Pr|Maître/Maître",
    de="Dr./Dr.|Prof. Dr./Prof. Dr.|Dipl.-Ing./Dipl.-Ing.|Mag./Mag.",
    it="Dott.ssa/Dott.|Avv./Avv.|Ing./Ing.|Arch./Arch.",
)
MAILBOXES: Final = (
    *("{g}.{f}", "{i}{f}", "{g}{f}", "{g}", "{i}.{f}", "{f}", "{g}_{f}", "{g}-{f}"),
    *("{f}.{g}", "{g}{j}", "{i}{j}", "{f}{i}"),
)
FREE: Final = ("gmail.com", "hotmail.com", "yahoo.es", "outlook.com", "icloud.com", "gmx.net")
