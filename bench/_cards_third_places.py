"""Streets, towns and addresses of the third set of made-up cards: see _cards_third_words."""

from collections.abc import Mapping
from typing import Final, NamedTuple

Lists = Mapping[str, tuple[str, ...]]


class Land(NamedTuple):
    """How a country is called on cards, its language, ending of domains, towns and addresses.

    A town is its name, a form of its postcodes (# a digit, @ a letter) and its region. Lines of an
    address are parted by a bar.
    """

    language: str
    names: tuple[str, ...]
    ending: str
    towns: tuple[tuple[str, str, str], ...]
    forms: tuple[str, ...]


def _towns(text: str) -> tuple[tuple[str, str, str], ...]:
    rows = (row.strip().split(":") for row in text.split("|"))
    return tuple((name, code, region) for name, code, region in rows)


STREETS: Final[Lists] = {
    language: tuple(" ".join(street.split()) for street in text.split("|"))
    for language, text in {
        "es": "Calle Almendro|Avenida de la Constitución|C/ Tetuán|Paseo de los Tilos"
        "|Calle San Bernardo"
        "|Av. Libertador|Ronda de Poniente|Bulevar Las Acacias|Plaza del Carmen|Pza. Mayor"
        "|Camino Viejo de Simancas|Travesía del Olivo|Gran Vía|Avda. Marqués de Sotelo"
        "|Calle 5 de Mayo"
        "|Blvd. Agua Caliente|Carrer de Pau Claris|Rambla Nova|Prolongación Hidalgo"
        "|Calzada del Hueso"
        "|Cuesta de San Vicente|Carretera de Burgos|Pasaje Begoña|Alameda Mazarredo",
        "en": "Threadneedle Street|Larch Avenue|High Street|Canal Walk|St. James's Square|Mill Road"
        "|Orchard Close|King's Parade|Bishopsgate|W 34th Street|Peachtree Rd NE|Elm Grove"
        "|Sunset Blvd"
        "|Quay Street|Park Crescent|S Congress Ave",
        "pt": "Rua do Almada|Avenida da Boavista|Rua Augusta|Av. Paulista|Travessa das Flores"
        "|Largo do Rato|Alameda Santos|Praça da República|R. Oscar Freire|Estrada da Luz",
        "fr": "rue Saint-Honoré|avenue Foch|boulevard Voltaire|place Bellecour|quai des Belges"
        "|rue de la Paix|chemin des Vignes|allée des Platanes",
        "de": "Lindenstraße|Am Markt|Bahnhofstr.|Kurfürstendamm|Schillerplatz|Goethestraße"
        "|Unter den Eichen|Ringweg",
        "it": "Via Garibaldi|Corso Vittorio Emanuele|Piazza San Marco|Viale Europa|Via dei Mille"
        "|Largo Augusto|Via Roma|Vicolo del Leone",
    }.items()
}  # fmt: skip
QUARTERS: Final[Lists] = {
    "es": ("Las Lomas", "El Ensanche", "San Ángel", "Centro Histórico", "Villa Crespo", "La Aurora",
           "Roma Sur", "El Poblado"),
    "pt": ("Vila Nova", "Boa Viagem", "Cedofeita", "Jardim Europa", "Estrela", "Moema"),
    "en": ("Southbank", "Old Town", "Eastside", "Riverside"), "fr": ("", ""), "de": ("", ""),
    "it": ("", ""),
}  # fmt: skip
BUILDINGS: Final[Lists] = {
    "es": ("Edificio Europa", "Torre Norte", "Parque Empresarial Omega", "Centro de Negocios Sol",
           "Edif. Atlántico", "Polígono Industrial El Prado", "Parque Tecnológico",
           "Torre Ejecutiva"),
    "en": ("Enterprise House", "Suite 410", "Bridge Business Park", "The Old Granary",
           "Innovation Centre", "Floor 12"),
    "pt": ("Edifício Tower", "Centro Empresarial Lagoas", "Ed. Aurora", "Parque Industrial Norte"),
    "fr": ("Bâtiment C", "Zone Artisanale", "Résidence du Parc", "Immeuble Le Phare"),
    "de": ("Haus 3", "Gewerbepark Süd", "Technologiezentrum", "Gebäude B"),
    "it": ("Palazzo B", "Centro Direzionale", "Zona Industriale", "Scala A"),
}  # fmt: skip
LANDS: Final[Mapping[str, Land]] = {
    "ES": Land("es", ("España", "Spain", "ESPAÑA"), ".es", _towns(
        "Valladolid:470##:Valladolid|Getxo:4899#:Bizkaia|Alcoy:038##:Alicante|Gijón:3320#:Asturias"
        "|Sant Cugat del Vallès:0817#:Barcelona|Madrid:280##:Madrid|Écija:414##:Sevilla"
        "|Arrecife:355##:Las Palmas|Tudela:315##:Navarra|Barcelona:080##:Barcelona"
        "|Torrelodones:2825#:Madrid|Málaga:290##:Málaga"), (
        "{s}, {n}, {m}º {L}|{p} {c}", "{s} {n} · {p} {c}", "{s}, n.º {n}|{p} {c} ({r})",
        "{b}|{s}, {n} - Planta {m}|{p} {c}, {k}", "{s}, {n} bajo - {p} {c}",
        "{b}, nave {n}|{p} {c} ({r})", "{s} {n}, {m}.ª planta, {p} {c}",
        "Apartado de Correos {n}|{p} {c}",
        "{s}, {n}-{m}|{p} - {c}", "{s}, s/n|{c} {p}", "{s}, {n}, esc. {L}, {m}º|{p} {c}|{k}",
        "{s}, {n} | {p} {c} | {k}", "Ctra. N-{n}, km {m},5|{p} {c} ({r})",
        "{s} {n} entlo. {L}|{p}-{c}")),
    "MX": Land("es", ("México", "México", "MEXICO"), ".com.mx", _towns(
        "Zapopan:451##:Jalisco|San Pedro Garza García:662##:N.L.|Metepec:521##:Edo. de México"
        "|Mérida:971##:Yucatán|Morelia:580##:Michoacán|León:371##:Gto.|Tepic:631##:Nayarit"
        "|Ciudad de México:06###:CDMX"), (
        "{s} #{n}, Int. {m}|Col. {t}, C.P. {p}|{c}, {r}", "{s} No. {n}-{L}, {t}|{p} {c}, {r}",
        "{s} {n}, piso {m}|{t}, {c}|CP {p}", "{b}, Local {m}|{s} {n}, Col. {t}|{c}, {r}, {p}",
        "{s} {n} esq. {m} Oriente|{t}|{p}, {c}, {r}", "{s} Núm. {n}, Fracc. {t}, {p}, {c}, {r}",
        "{s} {n}|Colonia {t}|{c}, {r} C.P. {p}|{k}", "{s} {n} Col. {t} {c}, {r}")),
    "AR": Land("es", ("Argentina", "ARGENTINA"), ".com.ar", _towns(
        "Buenos Aires:C1###@@@:CABA|Rosario:2000:Santa Fe|Villa Ballester:B1653:Buenos Aires"
        "|Mendoza:M5500:Mendoza|Córdoba:X5000:Córdoba|Olivos:B1636@@@:Buenos Aires"), (
        '{s} {n}, {m}º "{L}"|({p}) {c}', "{s} {n} Piso {m} Of. {L} - {c}", "{s} {n}|{p} {c}, {k}",
        "{s} {n}, PB|{t}, {c}|CP {p}", "{s} {n} {m}° {L}|{p} - {c}|{k}", "{s} {n}, {t} - {c}")),
    "CO": Land("es", ("Colombia",), ".com.co", _towns(
        "Bogotá D.C.:11####:Cundinamarca|Medellín:05####:Antioquia|Envigado:05####:Antioquia"
        "|Cali:76####:Valle del Cauca|Chía:25####:Cundinamarca|Pereira:66####:Risaralda"), (
        "Calle {n} # {m}-{n}|{b}, Of. {m}|{c}", "Cra. {m} No. {n}-{m}, {c}",
        "Carrera {m} #{n}-{m} Of. {n}|{c}, {k}",
        "Av. {m} Norte # {m}N-{n}|{t}, {c}", "Cl. {n} {L} #{m} - {n} Local {m} · {c}",
        "Transversal {m} No. {n} {L} {m}|Torre {m}, Apto. {n}|{c} - {k}")),
    "CL": Land("es", ("Chile",), ".cl", _towns(
        "Santiago:75#####:RM|Providencia:750####:Santiago|Viña del Mar:252####:Valparaíso"
        "|Las Condes:755####:Santiago|Concepción:403####:Biobío|Ñuñoa:775####:Santiago"), (
        "{s} {n}, of. {m}|{c}, {k}", "{s} {n}, piso {m}, {c}", "{s} Nº {n}|{t}, {c}|{k}",
        "{s} {n} Depto. {m}{L}|{c}, {r}", "{b}|{s} {n}|{p} {c}", "{s} {n} - {c} - {k}")),
    "PE": Land("es", ("Perú", "Peru"), ".pe", _towns(
        "Miraflores:150##:Lima|San Isidro:150##:Lima|Arequipa:040##:Arequipa|Surco:150##:Lima"), (
        "{s} {n}, Of. {m}|{c}, {r} {p}", "Jr. Huáscar {n}, {c} - {k}",
        "{s} {n} Int. {m}|{c} - {r}|{k}",
        "Mz. {L} Lote {m}, Urb. {t}|{c}")),
    "PT": Land("pt", ("Portugal", "PORTUGAL"), ".pt", _towns(
        "Porto:4###-###:Porto|Lisboa:1###-###:Lisboa|Matosinhos:445#-###:Porto|Évora:700#-###:Évora"
        "|Caldas da Rainha:250#-###:Leiria|Funchal:900#-###:Madeira"), (
        "{s}, {n}, {m}.º Esq.|{p} {c}", "{s}, n.º {n} - {m}º Dto.|{p} {c} - {k}", "{s} {n}|{p} {c}",
        "{b}, Bloco {L}|{s}, {n}|{p} {c}, {k}", "Zona Industrial, Lote {m}|{p} {c}",
        "{s} {n}, {m}.º {L}, {p} {c}", "Apartado {n}|{p} {c}", "{s}, {n}-r/c|{p} {c}")),
    "BR": Land("pt", ("Brasil", "BRASIL"), ".com.br", _towns(
        "São Paulo:01###-###:SP|Belo Horizonte:30###-###:MG|Florianópolis:88###-###:SC"
        "|Recife:50###-###:PE|Niterói:24###-###:RJ|Curitiba:80###-###:PR"), (
        "{s}, {n} - cj. {m}|{t} - {c}/{r}|CEP {p}", "{s}, {n}, sala {m}, {t}, {c} - {r}",
        "{s} nº {n}|{t} · {c} · {r}",
        "{s}, {n} - {m}º andar|{c} - {r} - {p}", "{s}, {n}, Bl. {L}, Ap. {m}|{t}, {c} ({r})|{p}",
        "SCS Quadra {m}, Bloco {L}, Sala {n}|{c}, {r}", "{s}, {n}|{t}|{c}, {r}, {k}",
        "{b}|{s}, {n}, {p}, {c}-{r}")),
    "GB": Land("en", ("United Kingdom", "UK", "England"), ".co.uk", _towns(
        "London:EC2R #@@:Greater London|Norwich:NR2 #@@:Norfolk|Cambridge:CB2 #@@:Cambridgeshire"
        "|Glasgow:G2 #@@:|Cheltenham:GL50 #@@:Gloucestershire|Manchester:M1 #@@:"
        "|Whitby:YO21 #@@:North Yorkshire"
        "|Cardiff:CF10 #@@:"), (
        "{n} {s}|{c}|{p}", "{b}, {n} {s}, {c} {p}", "Unit {m}, {b}|{c}, {p}",
        "{n}{L} {s}, {c}, {p}, {k}",
        "{b}|{n} {s}|{c}, {r}|{p}", "{m} {s}, {t}|{c} {p}|{k}", "{m}-{n} {s} · {c} · {p}",
        "PO Box {n}, {c} {p}")),
    "US": Land("en", ("USA", "United States"), ".com", _towns(
        "Austin:787##:TX|Boulder:803##:CO|Brooklyn:112##:NY|Savannah:314##:GA|San Mateo:944##:CA"
        "|Coral Gables:331##:FL|Ann Arbor:481##:MI|Portland:972##:OR"), (
        "{n} {s}, Suite {m}|{c}, {r} {p}", "{n} {s}|{m}th Floor|{c}, {r} {p}",
        "{n} {s} #{m}{L}, {c}, {r} {p}",
        "{b}|{n} {s}|{c}, {r} {p}-{n}4", "{n} {s}, {c}, {r} {p}, {k}", "P.O. Box {n}|{c}, {r} {p}",
        "{n} {s} | {c}, {r} {p}", "{n} {s}, Ste. {m} • {c}, {r}")),
    "IE": Land("en", ("Ireland",), ".ie", _towns("Dublin 2:D02 @#@#:|Cork:T12 @#@#:Co. Cork"
    "|Galway:H91 @#@#:"), (
        "{n} {s}|{c}|{p}", "{b}, {s}, {c}, {k}", "{n} {s}, {c}, {p}", "Unit {m}, {b}, {s}|{c}")),
    "FR": Land("fr", ("France", "FRANCE"), ".fr", _towns(
        "Lyon:6900#:|Paris:7501#:|Nantes:4400#:|Aix-en-Provence:1310#:|Bordeaux:3300#:"
        "|Colmar:6800#:"), (
        "{n}, {s}|{p} {c}", "{n} {s} - {p} {c}", "{n} bis {s}|{p} {c} Cedex {m}",
        "{b}|{n} {s}|{p} {c}|{k}",
        "{n} {s}, {p} {c}, {k}", "{b}, {s}|{p} {c}", "BP {n}|{p} {c} Cedex",
        "{n} ter, {s} · F-{p} {c}")),
    "DE": Land("de", ("Deutschland", "Germany"), ".de", _towns(
        "Lübeck:2355#:|München:8033#:|Köln:5066#:|Göttingen:3707#:|Berlin:1071#:"
        "|Bad Homburg:6134#:"), (
        "{s} {n}|{p} {c}", "{s} {n}{L} · {p} {c}", "{s} {n}, {p} {c}, {k}",
        "{b}|{s} {n}-{m}|D-{p} {c}",
        "Postfach {n} {m}|{p} {c}", "{s} {n} | {p} {c}", "{s} {n}, {m}. OG|{p} {c}|{k}",
        "{s} {n} – {p} {c}")),
    "IT": Land("it", ("Italia", "Italy"), ".it", _towns(
        "Torino:1012#:TO|Bologna:4012#:BO|Milano:2012#:MI|Lecce:7310#:LE|Verona:3712#:VR"
        "|Roma:0018#:RM"), (
        "{s}, {n}|{p} {c} ({r})", "{s} {n} - {p} {c}", "{s}, {n}/{L} - {p} {c} {r}",
        "{b}, {s} {n}|{p} {c} ({r}) - {k}",
        "{s} n. {n}, {p} {c}", "{s}, {n} int. {m}|{p} {c}", "{s} {n} · I-{p} {c}",
        "{s}, {n}|{c} ({r})|{k}")),
}  # fmt: skip
