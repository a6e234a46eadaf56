"""Words by which a text is read: what it leans to, what it denies, languages, months; es and en.

Compiled by hand for this project; folded (see :mod:`dardar.core.identity.text`) unless said.
"""

from typing import Final

# Words that say nothing about what is offered or needed, in both languages together.
EMPTY: Final = frozenset(
    """
    a al algo alguien alguna algun alguno algunas algunos ante antes aqui aun aunque bajo bien
    cada casi como con contra cual cuales cuando cuanto de del desde donde durante e el ella
    ellas ellos en entre era eres es esa ese eso esta estas este esto estos estoy fue gracias ha
    hace hacer haces han hasta hay he hola ir la las le les lo los mas me mi mis misma mismo mucha
    mucho muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra otro para pero
    poco por porque pues que quien quienes se sea segun ser si sin sobre solo somos son soy su sus
    tal tambien tan tanto te tener tengo ti tiene tienen todo toda todas todos tu tus un una unas
    uno unos usted va varias varios vez vosotros voy y ya yo
    about after all also am an and any anyone anything are as at be because been before being but
    by can could did do does doing don for from get give had has have having he hello her here him
    his how i if in into is it its just like ll m may me might more most much my no not of off on
    once one only or other our out over own please re s should so some somebody someone something
    such t than thank thanks that the their them then there these they this those through to too
    under up us ve very was we were what when where which who whom whose why will with would you
    your yours
    ayuda ayudar ayudo busca buscamos busco buscando cosas necesita necesitamos necesito ofrece
    ofrecemos ofrezco puede pueden puedo podemos quiere quiero queremos recomendar recomiende
    gustaria encantaria
    find happy help helps looking love need needed needs offer offering offers recommend search
    seeking things want wanted wants
    """.split()
)

# How a clause begins that wishes, or gives. Regular expressions over folded text.
OPENINGS: Final = (
    r"(?:hola|buenas|hi|hello|hey|urgente|urgent|urgently|yo|nosotros|nosotras|actualmente|ahora|currently|"
    r"now|also|tambien|please|por favor|si|pues|bueno|well|and|y|but|pero|le|se|me|nos|te|os|les)"
)
WISHES: Final = (
    r"(?:ando |estoy |estamos |sigo |seguimos )?busc(?:o|a|amos|ando|an)",
    r"necesit(?:o|a|amos|an|aria|ariamos)|urgen?|hacen? falta|faltan?",
    r"(?:gustaria|encantaria|vendria|interesa|interesaria)",
    r"(?:quiero|queremos|quisiera|querria|querriamos|deseo|preciso|requiero|requerimos)",
    r"alguien (?:que|con|para|sabe|conoce|tiene|de confianza)",
    r"quien (?:me|nos|sabe|puede|conoce|tiene|podria|lleve|corrija|cuida)",
    r"(?:compro|compramos)|(?:donde|como) (?:puedo|podemos|encuentro)",
    r"(?:no encuentro|no encontramos|tengo que encontrar)",
    (
        r"(?:i|we)(?: am| are| m| re)? (?:\w+ly )?(?:need|want|looking|search|seek|hiring|require|"
        r"could use|would (?:like|love)|d (?:like|love))\w*"
    ),
    r"(?:still |currently |urgently )?(?:looking|searching|seeking|hunting|hiring)",
    r"need(?:ed|ing)?|wanted|wanting|in (?:need|search) of|required?",
    r"(?:someone|somebody|anyone|anybody) (?:to|who|with|for|that|know|recommend)",
    r"(?:who|where|how) (?:can|could|do|does|knows?)|(?:can|could) (?:anyone|someone|somebody)",
    r"(?:does|do) (?:anyone|anybody|you) (?:know|have)",
)
_HELPING: Final = (
    r"(?:ayudar|echar una mano|hacer voluntariado|ser voluntari|dar clase|ofrecer|compartir"
    r"|ensenar|aportar|help|offer|share|teach|give|volunteer|mentor)\w*"
)
GIFTS: Final = (
    r"(?:quiero|queremos|gustaria|encantaria) " + _HELPING,
    r"(?:i|we) (?:want to|would (?:like|love) to|d (?:like|love) to) " + _HELPING,
    r"ofrec(?:o|emos|e|en|iendo|esco)|ofrezco|(?:puedo|podemos|podria|podriamos) \w+",
    r"(?:dedico|dedicamos|encargo|encargamos) a?",
    (
        r"(?:doy|damos|imparto|impartimos|enseno|ensenamos|ayud(?:o|amos)|asesor(?:o|amos)|alquilo|"
        r"alquilamos|vend(?:o|emos)|regal(?:o|amos)|prest(?:o|amos)|compart(?:o|imos)|arregl(?:o|amos)|"
        r"repar(?:o|amos)|instal(?:o|amos)|disen(?:o|amos)|desarroll(?:o|amos)|organiz(?:o|amos)|"
        r"traduzco|fabric(?:o|amos)|cuid(?:o|amos)|gestion(?:o|amos)|realiz(?:o|amos))"
    ),
    r"(?:vende|alquila|regala|presta|dan|hacen|arreglan|reparan)",
    r"tengo (?:experiencia|contactos|disponibilidad)|a (?:tu|su|vuestra) disposicion",
    r"(?:i|we) (?:can(?! t)|offer|help|teach|repair|fix|rent|sell|lend|provide|design|coach|train)",
    r"(?:i|we)(?: am| are| m| re) (?:happy|glad|available|offering|open) \w+",
    r"(?:happy|glad|available|willing) to|offer(?:ing|s)?|for (?:rent|sale|hire)|to let",
    r"giving away|can (?:help|offer|teach|lend|give)|experience (?:in|with)",
    # Questions to whoever reads them are how one advertises: «¿Buscas piso?»
    r"(?:necesitas|buscas|quieres|necesitais|buscais|hace falta) [^|]*\| \w",
    r"(?:do you need|are you looking|looking for|need an?|want an?) [^|]*\? ",
)

# What these begin, up to the next stop, is denied. Regular expressions over folded text; the bar
# stands where a clause ends. «No» alone denies only where a clause begins and after verbs of doing
# and taking: a need that «has no website» does want one.
VERBS: Final = (
    r"(?:hago|hacemos|trabajo|trabajamos|acepto|aceptamos|atiendo|atendemos|llevo|llevamos|vendo|"
    r"vendemos|cojo|quiero|queremos|interesan?|es para|son para|trato|tratamos|cubro|"
    r"do|doing|take|work|accept|sell|want|wanted|handle|deal|cover|for)"
)
DENIALS: Final = (
    (
        r"\b(?:sin|without|nada de|abstenerse|evitar|excepto|salvo|except|excluding|avoid|avoiding"
        r"|other than|rather than|instead of|en vez de|que no sean?)"
    ),
    r"(?:^|\| |\b(?:y|and|but|pero|please|por favor) )(?:no|not|nunca|never|non)",
    (
        r"\b(?:no|nunca|never|not|don t|do not|doesn t|won t|tampoco) (?:(?:me|nos|se|te) )?"
        + VERBS
        + r"(?: con| a| with| on)?"
    ),
)
DENIED_BEFORE: Final = r"(\w+) (?:no|abstenerse|abstain)(?= \||$)"
# Here nothing is denied, or what is denied says nothing about the subject.
IDIOMS: Final = (
    r"(?:sin|no) (?:compromiso|problemas?|dudas?|dudes|costes?|cargo|animo de lucro|embargo|falta"
    r"|importa|prisas?|corre prisa|urge|es urgente|solo|solamente|mas|obstante|hay|se|encuentro"
    r"|encontramos|sabe|doy|conozco|\w+mos|tengo|tiene|tenemos|puedo|podemos|es|esta|soy|somos|llego|me|nos|le|idea)\b"
    r"|(?:qued\w+|estoy|estamos|sigo|seguimos) sin\b"
    r"|no (?:problem|rush|hurry|matter|worries|strings|obligation|cost|fee|fuss|nonsense|doubt"
    r"|longer|only|just|urgent|charge|idea|one|way|need to)\b"
    r"|not (?:only|just|urgent|for profit|sure|a problem|a|the)\b(?! \w+ \|)"
    r"|non profit|nonprofit|without (?:obligation|delay|fail|commitment|fear)|sin miedo"
)

ANYWHERE: Final = (
    r"remot[oa]|en remoto|remote|remotely|online|on line|en linea|a distancia|por videollamada|"
    r"por zoom|teletrabajo|virtual(?:ly)?|anywhere|worldwide|from home|desde casa|"
    r"(?:en )?cualquier (?:lugar|sitio|parte|ciudad)|tod[oa] (?:el mundo|espana|el pais|europa)|"
    r"all over|nationwide|por telefono|by phone|over the phone|internacional|international"
)

TONGUES: Final = {
    name: code
    for code, names in {
        "es": "espanol castellano spanish castilian",
        "en": "ingles english",
        "fr": "frances french",
        "de": "aleman german",
        "it": "italiano italian",
        "pt": "portugues portuguese",
        "ca": "catalan valenciano valencian",
        "eu": "euskera vasco basque",
        "gl": "gallego galician",
        "zh": "chino mandarin chinese",
        "ja": "japones japanese",
        "ar": "arabe arabic",
        "ru": "ruso russian",
        "nl": "holandes neerlandes dutch",
        "pl": "polaco polish",
        "ro": "rumano romanian",
        "uk": "ucraniano ukrainian",
        "sv": "sueco swedish",
        "no": "noruego norwegian",
        "el": "griego greek",
        "tr": "turco turkish",
        "ko": "coreano korean",
        "hi": "hindi",
        "he": "hebreo hebrew",
    }.items()
    for name in names.split()
}
# Only beside such words do these names mean languages, and no country's market or kitchen.
SPEAKING: Final = frozenset(
    """
    clase clases curso cursos profesor profesora profesores idioma idiomas lengua lenguas habla
    hablo hable hablen hablar hablamos hablante nativo nativa nativos traducir traduccion
    traducciones traductor traductora traduzco interprete interpretar conversacion conversar
    practicar aprender academia intercambio examen escribir redactar corregir nivel bilingue
    lesson lessons class classes course courses teacher tutor teach teaching language languages
    speak speaks speaking speaker speakers native translate translated translation translations
    translator interpreter interpreting conversation practise practice learn exchange exam fluent
    bilingual proofread write
    """.split()
)

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "enero january jan",
            "febrero february feb",
            "marzo march",
            "abril april apr",
            "mayo may",
            "junio june jun",
            "julio july jul",
            "agosto august aug",
            "septiembre setiembre september sept sep",
            "octubre october oct",
            "noviembre november nov",
            "diciembre december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "lunes monday",
            "martes tuesday",
            "miercoles wednesday",
            "jueves thursday",
            "viernes friday",
            "sabado saturday",
            "domingo sunday",
        )
    )
    for name in names.split()
}

# The same place by another name.
OTHER_NAMES: Final = {
    "seville": "sevilla", "london": "londres", "lisbon": "lisboa", "milano": "milan",
    "brussels": "bruselas", "brussel": "bruselas", "bruxelles": "bruselas",
    "new york": "nueva york",
    "koln": "cologne", "munchen": "munich", "roma": "rome", "firenze": "florence",
    "torino": "turin", "geneva": "ginebra", "geneve": "ginebra", "wien": "viena",
    "vienna": "viena", "prague": "praga", "praha": "praga", "la coruna": "a coruna",
    "donostia": "san sebastian", "vitoria gasteiz": "vitoria", "gasteiz": "vitoria",
    "palma de mallorca": "palma", "elx": "elche", "orense": "ourense", "gerona": "girona",
    "lerida": "lleida", "ciudad de mexico": "cdmx", "mexico df": "cdmx", "mexico d f": "cdmx",
    "caba": "buenos aires", "capital federal": "buenos aires", "edimburgo": "edinburgh",
    "castello de la plana": "castellon", "las palmas de gran canaria": "las palmas",
    "bogota d c": "bogota", "bogota dc": "bogota", "saragossa": "zaragoza",
}  # fmt: skip
# Towns that cards seldom name but people do, with their country.
MORE_TOWNS: Final = {
    **dict.fromkeys(
        """
        alcoy denia xativa ontinyent sagunto torrent paterna elda petrer orihuela villena javea
        altea calpe cullera alzira burjassot aranjuez parla arganda alcala coslada majadahonda
        igualada vic granollers sitges castelldefels viladecans figueras tortosa lloret gava rubi
        mollet vigo irun eibar durango getxo portugalete aviles langreo mieres torrelavega
        calahorra tudela calatayud huesca utrera ecija linares ubeda baeza antequera ronda
        fuengirola estepona torremolinos mijas nerja roquetas ejido talavera puertollano
        plasencia yecla cieza aguilas manacor inca mahon arrecife telde
        """.split(),
        "ES",
    ),
    "palma": "ES", "praga": "", "dubai": "AE", "lisboa": "PT", "cork": "IE", "galway": "IE",
    "limerick": "IE", "dublin": "IE",
}  # fmt: skip
# Countries that are words of their own: they count only written so.
WRITTEN_SO: Final = {"usa": "USA", "chile": "Chile", "peru": "Perú", "india": "India"}
# Names of places that are words of their own: they count only after a preposition, written large.
AMBIGUOUS: Final = frozenset(
    """
    armenia avila bath bello bonn cali chia cuenca derby durango essen faro florence formosa guarda
    inca la paz lagos laredo leon linares lugo maia merida mexico moron natal nice orlando parma
    pasto pilar pisa porto portland reading ronda rosario rubi salta santiago santos siena sitges
    soria telde tigre toledo tours trieste victoria vic vitoria york zamora bergamo bari parana
    corregidora concepcion coventry mobile phoenix reus aviles alcala cork parla inca ecija elda
    corrientes granada panama avellaneda resistencia armenia posadas quilmes sabaneta
    """.split()
) | {"la paz", "vila real", "la rioja", "santa fe", "santa rosa", "ciudad real", "boca del rio"}
