"""Words of addresses: streets, inner parts, cities, regions and countries."""

from typing import Final

from dardar.core.cards.finder.words.towns import TOWNS

# Where they stand first, or before a number, a street begins. Folded.
STREETS: Final = frozenset(
    """
    al alameda allee andador autopista autovia av avd avda ave avendia avenida avenue avinguda
    azinhaga bajada beco blv blvd boulevard bulevar bv bvd c calcada calla calle callejon calz
    calzada camino carr carrer carrera carretera cerrada cerro chemin circuito circular
    circunvalacion cl close cno corso costanera costera court cr cra crescent crta ct cto ctra
    cuesta damm dg diagonal dr drive edif edificio estrada etorbidea gasse glorieta gta highway
    hwy impasse jiron jr kalea kr kra ladeira lane largo libramiento ln malecon manzana mews
    muelle mzna p parkway parque pasaje paseo passeig passeio periferico piazza pje pkwy pl placa
    place platz plaza plazuela plz plza pol poligono praca praceta priv privada prol prolongacion
    psje pso pza qd quadra quai quay rambla rbla rd rda retorno rincon ring road rod rodovia ronda
    rotunda row rua rue sendero sq square st str strada strasse street subida terrace transversal
    trav travesia travessa trv trva tv ufer urb urbanizacion vereda via vial viale vicolo viela
    way weg
    """.split()
) - {"p", "tv", "cr", "al", "st", "dr", "ring", "row", "way", "close", "place", "c", "pol", "via"}
# Only before a number or with a comma do these say a street.
SHORT: Final = frozenset("r c p st dr cr al tv way via row place ring close pl pol str".split())
# Ends of German streets are written together.
GERMAN: Final = ("strasse", "str", "gasse", "platz", "allee", "damm", "ufer")
# Ends of English and American streets, that have their number before them.
ENGLISH: Final = """
    alley approach avenue ave blvd boulevard bridge bypass chase circle circus cir close court ct
    crescent cres cross dr drive embankment end expressway fields freeway gardens gate gdns glen
    green grove heights hill highway hwy lane ln loop mews parade park parkway pkwy pike pl place
    plaza point quay rd ridge rise road row sq square st street strand ter terrace trail turnpike
    vale view walk way wharf
"""
ENGLISH_ENDS: Final = frozenset(ENGLISH.split())
# Beginnings of French ones.
FRENCH: Final = """
    allee allée avenue av bd boulevard chaussée chaussee chemin cité cours esplanade faubourg
    impasse montée mail passage place pl promenade quai résidence route rue ruelle sentier square
    traverse villa voie
"""
# Parts within a building, or of a quarter.
INNER: Final = frozenset(
    """
    alcaldia andar apartado apartamento apartment apdo apt apto atico bairro bajo bajos barrio bis
    bl bldg bloco bloque blq bo box building casi centro cep cj codigo col colonia conj conjunto
    cons consultorio corregimiento cp dcha del deleg delegacion departamento depto desp despacho
    dpto ed edif edificio entre entresuelo esc escalera esq esquina etage ext exterior fl floor
    flr fracc fraccionamiento frente galeria h industrial int interior interno izda kilometro km
    lado lj loc local loja lote lt lte manzana mod modulo mpio municipio mz mza n nave no nro num
    numero of ofic oficina ofna parque penthouse ph piano piso planta po pobox postal ppal
    principal pta puerta reparto residencial rm room s sala scala sector sm sn ste stiege stock
    suite supermanzana torre tower u unidad unit vereda zona
    """.split()
)
# Of the names of buildings, estates and parks that stand above a street.
BUILDINGS: Final = frozenset(
    """
    arcade bat batiment bldg building campus castle center centre centro chambers cite complejo
    complex condominio court cottage cour direzionale ed edif edificio edifici edificium empresarial
    estate farm farmhouse galeria galerias galerie galleria gebaude gewerbepark granary hall haus
    house immeuble industriepark industrielle innovation lodge mall manor mill mills palacio
    palais palazzo parc park parque pavillon pavilion plaza poligono quarter residence residencial
    residenza studios technologiepark technologiezentrum tecnoparque terminal torre torres tour
    tower towers trade villa warehouse wharf works workshops yard zone zentrum
    """.split()
)
COUNTRIES: Final = frozenset(
    """
    alemania andorra argentina australia austria belgica belgium bolivia brasil brazil canada
    chile china colombia cuba denmark deutschland dinamarca ecuador england escocia espana finland
    finlandia france francia gales germany greece guatemala holanda honduras india inglaterra
    ireland irlanda israel italia italy japan japon luxemburgo marruecos mexico nederland
    netherlands nicaragua noruega norway osterreich panama paraguay peru poland polonia portugal
    romania rusia russia schweiz scotland spain suecia suisse suiza sweden switzerland turkey
    turquia uk uruguay usa venezuela wales
    """.split()
) | frozenset(
    (
        *("costa rica", "el salvador", "puerto rico", "republica dominicana", "reino unido"),
        *("united kingdom", "united states", "estados unidos", "ee uu", "paises bajos", "u k"),
        *("great britain", "south africa", "new zealand", "republica argentina", "u s a"),
        *("united states of america", "dominican republic", "nueva zelanda", "hong kong"),
    )
)  # fmt: skip
REGION_OF_COUNTRY: Final = {
    "mexico": "MX", "espana": "ES", "spain": "ES", "argentina": "AR", "republica argentina": "AR",
    "colombia": "CO", "portugal": "PT", "brasil": "BR", "brazil": "BR", "uk": "GB", "u k": "GB",
    "united kingdom": "GB", "reino unido": "GB", "england": "GB", "scotland": "GB", "usa": "US",
    "u s a": "US", "united states": "US", "estados unidos": "US", "francia": "FR", "france": "FR",
    "deutschland": "DE", "germany": "DE", "alemania": "DE", "italia": "IT", "italy": "IT",
    "chile": "CL", "peru": "PE", "uruguay": "UY", "paraguay": "PY", "bolivia": "BO",
    "ecuador": "EC", "venezuela": "VE", "guatemala": "GT", "costa rica": "CR", "panama": "PA",
    "honduras": "HN", "el salvador": "SV", "nicaragua": "NI", "cuba": "CU", "puerto rico": "PR",
    "republica dominicana": "DO", "suiza": "CH", "schweiz": "CH", "suisse": "CH",
    "switzerland": "CH", "austria": "AT", "osterreich": "AT", "canada": "CA", "ireland": "IE",
    "irlanda": "IE", "andorra": "AD", "belgium": "BE", "belgica": "BE", "netherlands": "NL",
    "paises bajos": "NL", "nederland": "NL",
}  # fmt: skip
_CITIES: Final = {
        "MX": "acapulco|aguascalientes|campeche|cancun|celaya|chetumal|chihuahua|chilpancingo"
        "|ciudad de mexico|cdmx|ciudad juarez|ciudad obregon|ciudad victoria|coatzacoalcos"
        "|colima|cuautitlan izcalli|cuernavaca|culiacan|durango|ecatepec|ensenada|guadalajara"
        "|guanajuato|hermosillo|huixquilucan|irapuato|la paz|leon|los mochis|manzanillo"
        "|matamoros|mazatlan|merida|metepec|mexicali|mexico df|mexico d f|mexico|monclova"
        "|monterrey|morelia|naucalpan|nezahualcoyotl|nuevo laredo|oaxaca|oaxaca de juarez"
        "|orizaba|pachuca|playa del carmen|poza rica|puebla|puerto vallarta|queretaro|reynosa"
        "|saltillo|san cristobal de las casas|san luis potosi|san pedro garza garcia"
        "|san miguel de allende|tampico|tapachula|tehuacan|tepic|tijuana|tlalnepantla"
        "|tlaquepaque|tlaxcala|toluca|torreon|tuxtla gutierrez|uruapan|veracruz|villahermosa"
        "|xalapa|zacatecas|zapopan|coyoacan|zamora|boca del rio|los cabos|santiago de queretaro"
        "|cholula|san andres cholula|tulum|bucerias|corregidora|benito juarez",
        "ES": "a coruna|albacete|alcala de henares|alcobendas|alcorcon|alicante|almeria"
        "|algeciras|avila|badajoz|badalona|barakaldo|barcelona|bilbao|burgos|caceres|cadiz"
        "|cartagena|castellon|castello de la plana|ciudad real|cordoba|cuenca|donostia|elche|elx"
        "|figueres|fuenlabrada|getafe|gijon|girona|granada|guadalajara|huelva|huesca|ibiza|jaen"
        "|jerez|jerez de la frontera|l hospitalet|la coruna|la laguna|las palmas|las rozas"
        "|leganes|leon|lleida|logrono|lugo|madrid|malaga|marbella|mataro|merida|mostoles|murcia"
        "|orense|ourense|oviedo|palencia|palma|palma de mallorca|pamplona|pontevedra"
        "|pozuelo de alarcon|reus|sabadell|salamanca|san sebastian|sant cugat"
        "|sant cugat del valles|santa cruz de tenerife|santander|santiago de compostela|segovia"
        "|sevilla|seville|soria|tarragona|terrassa|teruel|toledo|torrevieja|tres cantos|valencia"
        "|valladolid|vigo|vitoria|vitoria gasteiz|zamora|zaragoza|gasteiz|ferrol|ponferrada"
        "|manresa|sitges|ceuta|melilla|benidorm|lorca|gandia|motril",
        "AR": "bahia blanca|bariloche|buenos aires|caba|capital federal|catamarca"
        "|comodoro rivadavia|cordoba|corrientes|formosa|jujuy|la plata|la rioja|lanus"
        "|mar del plata|mendoza|neuquen|parana|posadas|quilmes|resistencia|rio cuarto|rosario"
        "|salta|san isidro|san juan|san luis|san miguel de tucuman|santa fe|santa rosa"
        "|santiago del estero|tandil|trelew|tucuman|ushuaia|vicente lopez"
        "|ciudad autonoma de buenos aires|pilar|tigre|moron|avellaneda",
        "CO": "armenia|barranquilla|bello|bogota|bogota d c|bogota dc|bucaramanga|cali|cartagena"
        "|cartagena de indias|cucuta|envigado|ibague|itagui|manizales|medellin|monteria|neiva"
        "|pasto|pereira|popayan|santa marta|sincelejo|soacha|tunja|valledupar|villavicencio|chia"
        "|sabaneta|rionegro",
        "PT": "albufeira|almada|aveiro|beja|braga|braganca|cascais|castelo branco|coimbra|evora"
        "|faro|funchal|guarda|guimaraes|leiria|lisboa|lisbon|loures|matosinhos|oeiras"
        "|ponta delgada|portalegre|portimao|porto|santarem|setubal|sintra|viana do castelo"
        "|vila nova de gaia|vila real|viseu|barcelos|maia|gondomar|amadora|torres vedras|estoril"
        "|lagos",
        "BR": "aracaju|barueri|belem|belo horizonte|blumenau|brasilia|campinas|campo grande"
        "|caxias do sul|contagem|cuiaba|curitiba|diadema|florianopolis|fortaleza|foz do iguacu"
        "|goiania|guarulhos|itajai|joao pessoa|joinville|juiz de fora|londrina|macapa|maceio"
        "|manaus|maringa|natal|niteroi|novo hamburgo|olinda|osasco|palmas|pelotas|petropolis"
        "|piracicaba|ponta grossa|porto alegre|porto velho|recife|ribeirao preto|rio branco"
        "|rio de janeiro|salvador|santo andre|santos|sao bernardo do campo|sao caetano do sul"
        "|sao jose dos campos|sao luis|sao paulo|sorocaba|teresina|uberlandia|vitoria|vila velha"
        "|balneario camboriu|chapeco|canoas|caruaru|feira de santana|jundiai|bauru|betim"
        "|cascavel|gramado",
        "GB": "aberdeen|bath|belfast|birmingham|brighton|bristol|cambridge|cardiff|coventry"
        "|derby|dundee|edinburgh|exeter|glasgow|leeds|leicester|liverpool|london|londres"
        "|manchester|milton keynes|newcastle|newcastle upon tyne|norwich|nottingham|oxford"
        "|plymouth|portsmouth|reading|sheffield|southampton|swansea|york|swindon|cheltenham",
        "US": "atlanta|austin|baltimore|boston|brooklyn|charlotte|chicago|cincinnati|cleveland"
        "|columbus|dallas|denver|detroit|el paso|fort worth|fresno|houston|indianapolis"
        "|jacksonville|kansas city|las vegas|los angeles|memphis|miami|milwaukee|minneapolis"
        "|nashville|new orleans|new york|nueva york|oakland|omaha|orlando|philadelphia|phoenix"
        "|pittsburgh|portland|raleigh|sacramento|salt lake city|san antonio|san diego"
        "|san francisco|san jose|seattle|st louis|tampa|tucson|washington|palo alto"
        "|mountain view|coral gables|doral|laredo",
        "FR": "aix en provence|bordeaux|dijon|grenoble|lille|lyon|marseille|montpellier|nantes|nice"
        "|paris|reims|rennes|strasbourg|toulouse|tours|biarritz|bayonne|perpignan",
        "DE": "aachen|augsburg|berlin|bonn|bremen|dortmund|dresden|duisburg|dusseldorf|essen"
        "|frankfurt|frankfurt am main|freiburg|hamburg|hannover|heidelberg|karlsruhe|koln|cologne"
        "|leipzig|mainz|mannheim|munchen|munich|nurnberg|stuttgart|potsdam|kiel|lubeck|munster",
        "IT": "bari|bergamo|bologna|brescia|cagliari|catania|firenze|florence|genova|milan|milano"
        "|modena|napoli|padova|palermo|parma|perugia|pisa|roma|rome|siena|torino|trieste|turin"
        "|venezia|verona",
        "": "amsterdam|andorra la vella|antwerp|asuncion|athens|barranco|basel|beijing|bern"
        "|brussels|brussel|bruselas|bruxelles|budapest|caracas|copenhagen|cusco|dublin|geneva"
        "|geneve|ginebra|guatemala|guayaquil|la habana|lima|ljubljana|managua|miraflores"
        "|montevideo|montreal|moscow|oslo|panama|prague|praha|quito|rotterdam|san jose|san juan"
        "|san salvador|santiago|santiago de chile|santo domingo|shanghai|stockholm|sydney"
        "|tegucigalpa|the hague|tokyo|toronto|vancouver|valparaiso|vina del mar|vienna|wien"
        "|viena|warsaw|zurich|concepcion|santa cruz de la sierra|arequipa|maracaibo|cuenca"
        "|trujillo",
}  # fmt: skip
# Of these alone a country is told: smaller towns share their names with others abroad.
LARGE_CITIES: Final = {
    name: country for country, text in _CITIES.items() for name in text.split("|")
}
CITIES: Final = {
    name: country for country, text in TOWNS.items() for name in text.split("|")
} | LARGE_CITIES
REGIONS: Final = frozenset(
    (
        "aguascalientes|baja california|baja california sur|campeche|chiapas|chihuahua|coahuila"
        "|colima|durango|edo de mexico|estado de mexico|edo mex|edomex|guanajuato|guerrero"
        "|hidalgo|jalisco|mexico|michoacan|morelos|nayarit|nuevo leon|n l|nl|oaxaca|puebla|pue"
        "|queretaro|qro|quintana roo|q roo|qr|san luis potosi|slp|s l p|sinaloa|sonora|tabasco"
        "|tamaulipas|tlaxcala|veracruz|ver|yucatan|yuc|zacatecas|jal|gto|mich|ags|bc|b c|bcs"
        "|chih|coah|tamps|mor|hgo|cdmx|ciudad de mexico|d f|df|andalucia|aragon|asturias"
        "|baleares|illes balears|islas baleares|canarias|islas canarias|cantabria"
        "|castilla y leon|castilla la mancha|cataluna|catalunya|comunidad valenciana"
        "|comunitat valenciana|extremadura|galicia|madrid|comunidad de madrid|murcia|navarra"
        "|pais vasco|euskadi|la rioja|a coruna|alava|alicante|barcelona|bizkaia|vizcaya|cadiz"
        "|gipuzkoa|guipuzcoa|girona|lleida|malaga|sevilla|tarragona|toledo|valencia|zaragoza"
        "|pontevedra|granada|almeria|castellon|ourense|lugo|mallorca|buenos aires"
        "|pcia de buenos aires|provincia de buenos aires|gba|cordoba|mendoza|santa fe|entre rios"
        "|misiones|chubut|rio negro|neuquen|salta|tucuman|antioquia|atlantico|bolivar|boyaca"
        "|caldas|cundinamarca|magdalena|narino|quindio|risaralda|santander|tolima"
        "|valle del cauca|algarve|alentejo|acores|madeira|sp|rj|mg|rs|pr|sc|ba|pe|ce|df|go|es|pa"
        "|am|mt|ms|pb|rn|al|se|pi|ma|to|ro|ac|ap|rr|sao paulo|rio de janeiro|minas gerais|parana"
        "|santa catarina|rio grande do sul|bahia|pernambuco|ceara|goias|ca|ny|tx|fl|il|pa|oh|ga"
        "|nc|mi|nj|va|wa|az|tn|in|mo|md|wi|mn|co|ala|sc|ky|or|ok|ct|ut|ia|nv|ar|ks|nm|ne|wv|id"
        "|hi|nh|me|ri|mt|de|sd|nd|ak|vt|wy|dc|d c|california|new york|texas|florida|illinois"
        "|massachusetts|washington|alabama|alaska|arizona|arkansas|colorado|connecticut|delaware"
        "|georgia|hawaii|idaho|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|michigan"
        "|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey"
        "|new mexico|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island"
        "|south carolina|south dakota|tennessee|utah|vermont|virginia|west virginia|wisconsin"
        "|wyoming|bayern|hessen|kent|surrey|essex|ile de france"
    ).split("|")
)
