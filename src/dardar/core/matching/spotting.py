"""Likely offers and needs in notes about people, in Spanish and English, to be proposed.

Told by the words that people use for them («busca», «could use», «da clases de»), clause by clause.
What is denied, asked or long past is left alone.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Final

from dardar.core.identity.text import fold
from dardar.core.matching import when
from dardar.core.matching.language import language_of
from dardar.core.matching.reference import Role
from dardar.core.matching.stems import words

LONGEST: Final = 20_000
"""Characters of a text that are read."""
LONGEST_WORDS: Final = 300
"""Characters of an offer or need that are kept."""

# Verbs that say there is a need or an offer; what follows is it. Over text without accents.
_NEEDS: Final = (
    r"(?:anda |andan |esta |estan |estoy |estamos |sigue |siguen )?(?:buscando|busca[ns]?|busco"
    r"|buscamos)|en busca de|(?:necesitan?|necesito|necesitamos|necesitaria)"
    r"(?! (?!encontrar|contratar|comprar|vender|alquil|conocer|taller|hogar|lugar|mujer|auxiliar"
    r"|lider|local)\w+[aei]r(?:l[aeo]s?|me|se|te|nos)?\b)"
    r"|(?:le|les|me|nos) (?:vendrian? (?:muy )?(?:bien|genial|de perlas)|faltan?|hacen? falta"
    r"|gustaria|encantaria|interesa(?:ria)?n?|iria bien|urgen?)"
    r"|(?:quiere|quieren|quiero|queremos|querria|quisiera)(?= (?:encontrar|contratar|conocer"
    r"|aprender|comprar|alquilar|vender|montar|abrir|exportar|traducir|mejorar|cambiar"
    r"|hablar con)\b)"
    r"|(?:pide|pidio|pregunta por|pregunto por|(?:me )?pregunta si conozco(?: a)?|me ha pedido)"
    r"|(?:looking (?:for|to(?= (?:buy|rent|hire|meet|learn|sell)\b))|searching for|seeking"
    r"|hunting for|in need of|on the lookout for)|needs?(?! to\b)"
    r"|needs? to(?= (?:find|hire|buy|sell|rent)\b)|could (?:really )?use"
    r"|(?:would|d) (?:really )?(?:love|like)(?: to(?= (?:find|meet|learn|hire|buy|sell|rent)\b))?"
    r"|wants?(?: to(?= (?:find|meet|learn|hire|buy|sell|rent|export|open|improve)\b)|(?= an? ))"
    r"|asked (?:me )?(?:for|if i knew|whether i knew)"
)
_OFFERS: Final = (
    r"(?:se )?(?:ofrece|ofrecen|ofrezco|ofrecemos)(?: a)?"
    r"|(?:puede|pueden|puedo|podemos|podria) (?:ayudar(?:me|nos|te|le|les)?(?: con| en| a)?"
    r"|echar(?:me|nos)? una mano (?:con|en)|asesorar(?:me|nos)?(?: en| sobre)?)"
    r"|(?:se dedica|me dedico|se dedican|nos dedicamos) a"
    r"|(?:sabe|saben|entiende) (?:mucho |un monton |bastante )?(?:de|sobre)"
    r"|(?:es |soy )?(?:muy )?(?:expert[oa]|especialista|especializad[oa]|un crack) (?:en|con|de)"
    r"|offers?(?: to)?|offered(?: to)?"
    r"|can (?:also )?help(?: us| me| others| people| with)?(?: with)?"
    r"|(?:happy|glad|willing) to|knows? (?:a lot|everything|all) about"
    r"|(?:an? )?expert (?:in|on|at)|speciali[sz]es in|(?:very )?good at"
)
# Verbs that are part of the offer.
_OFFERS_KEPT: Final = (
    r"(?:da|doy|dan|damos|imparte|imparto)(?= (?:clases?|charlas?|talleres|formacion|cursos)\b)"
    r"|(?:puede|pueden|puedo|podemos)(?= (?:prestar|presentar|dejar|ensenar|dar|recomendar)\b)"
    r"|(?:alquila|alquilan|vende|venden|regala|presta|ensena|repara|disena|traduce|organiza"
    r"|fabrica|instala|importa|exporta|cuida)"
    r"|(?:tiene|tienen|tengo) (?:muchos |(?:muy )?buenos )?(?:contactos|experiencia|mano)"
    r"(?= (?:en|con)\b)|(?:trabaja|trabajan) (?:de|como|en)"
    r"|teaches|sells|rents out|repairs|designs|translates|organi[sz]es|imports|exports|lends"
    r"|gives(?= (?:\w+ )?(?:classes|lessons|talks|workshops)\b)|runs(?= an? )|works (?:as|in)"
    r"|can(?: also)?(?= (?:lend|teach|introduce|put|give|recommend)\b)"
    r"|has (?:many |good |great |a lot of )?(?:contacts|experience|connections)(?= (?:in|with)\b)"
)
_TRIGGER: Final = re.compile(
    rf"(?<!\w)(?:(?P<need>{_NEEDS})|(?P<offer>{_OFFERS})|(?P<kept>{_OFFERS_KEPT}))(?!\w)"
)
_SENTENCE: Final = re.compile(r"[^.!?;\n]+(?:\.(?=\w)[^.!?;\n]*)*[.!?;\n]?")
# Before a trigger, in its clause: it is not so, or not so any more.
_DENIED: Final = re.compile(
    r"\b(?:no|ya no|nunca|tampoco|sin|not|no longer|never|doesn.?t|don.?t|isn.?t|aren.?t|won.?t"
    r"|didn.?t|can.?t|nobody|nadie|nor|ni)\b(?: \w+){0,2}\s*$"
)
# What ends an offer or need, and what is left over at its ends.
_END: Final = re.compile(
    r",? (?:pero|but|aunque|although|porque|because|since|ya que|asi que|mientras|while|if"
    r"|y (?=(?:a cambio|ademas|tambien|yo|le|me|se|ella|el|mi)\b)"
    r"|and (?=(?:also|she|he|they|i|we|in return)\b))"
)
_LEFT_OVER: Final = re.compile(
    r"(?:[\s,:]|\b(?:y|e|o|and|or|ademas|tambien|also|a cambio|in return|who|she|he|they|el|ella|le"
    r"|les|se|me|is|are|esta|to|a|urgente|urgent|urgently|asap|cuanto antes)\b)+$"
)
_LEADING: Final = re.compile(
    r"(?:[\s,:]|\b(?:also|tambien|con urgencia|urgentemente|urgently|urgent)\b)+"
)
# Words that say that there is something, not what: «hablar con alguien del sector».
_EMPTY: Final = frozenset(
    """
    otra otras otro otros cosa cosas tema temas sector gente persona personas dia dias semana
    momento rato tiempo vez veces nuevo todo lo eso esto suyo suya suyos mio mia tuyo quiera sea
    falta posible hablar pensar ver ir venir hacer saber seguir volver cambiar probar quedar
    contar decir dijo dice preguntar other others thing things everything anything people person
    somebody time times day days week moment again herself himself themselves myself everywhere
    talk think see go come do know try tell say said says ask call meet chat it any way she
    """.split()
)
# «Pensárselo», «enseñarlo»: what is meant was said elsewhere.
_OF_ELSEWHERE: Final = re.compile(r"\w+[aei]r(?:(?:me|te|se|nos)?l[aeo]s?|me|se|te|nos)")
# What is asked for or sold at a table, or is a figure of speech.
_NOT_MEANT: Final = re.compile(
    r"(?:otr[ao] (?:cerveza|cana|cafe|vino|copa|ronda|vez)|la cuenta|perdon|permiso|disculpas|turno"
    r"|the (?:bill|check|menu|time|way|salt)|another (?:beer|coffee|drink|round)|directions|trouble"
    r"|a (?:break|drink|coffee|beer|moment|minute|nap|rest)|un (?:cafe|descanso|rato))\b"
)
_LIMIT: Final = re.compile(r"[\s,]+(?=(?:hasta|antes|until|till|before|by|esta|this|este|para)\b)")


@dataclass(frozen=True, slots=True)
class Spotted:
    """A likely offer or need: its words, and where in the text it was said."""

    role: Role
    words: str
    language: str
    until: date | None
    urgent: bool
    start: int
    end: int


def spot(text: str, today: date) -> list[Spotted]:
    """Return what a text is likely to say of offers and needs, in its order, each once.

    Args:
        text: a note, or what was said at an encounter; of a long one, its first LONGEST characters.
        today: the day it was written, from which «until March» is reckoned.

    """
    read = text[:LONGEST]
    plain = _plain(read)
    found: dict[tuple[Role, str], Spotted] = {}
    for sentence in _SENTENCE.finditer(plain):
        if sentence[0].endswith("?"):
            continue
        for one in _in_sentence(read, plain, sentence, today):
            found.setdefault((one.role, fold(one.words)), one)
    return list(found.values())


def _in_sentence(read: str, plain: str, sentence: re.Match[str], today: date) -> list[Spotted]:
    found = []
    whole = read[sentence.start() : sentence.end()]
    triggers = list(_TRIGGER.finditer(plain, sentence.start(), sentence.end()))
    start = sentence.start()
    for trigger, following in zip_longest(triggers, triggers[1:]):
        end = following.start() if following else sentence.end()
        denied = _DENIED.search(plain, start, trigger.start())
        start = trigger.end()
        begins = trigger.start("kept") if trigger["kept"] else trigger.end()
        if denied:
            continue
        language = language_of(whole)
        said = _clipped(read, plain, begins, end, today)
        # «Puede ayudar a Luis» says whom, not with what.
        is_name = trigger[0].endswith(" a") and said[:1].isupper()
        clause = read[trigger.start() : end]
        until = when.until(clause, today)
        is_over = until is not None and until < today
        if not is_name and not is_over and _says_what(said, language):
            found.append(
                Spotted(
                    role=Role.NEED if trigger["need"] else Role.OFFER,
                    words=said,
                    language=language,
                    until=until,
                    urgent=when.is_urgent(clause),
                    start=trigger.start(),
                    end=end,
                )
            )
    return found


def _says_what(said: str, language: str) -> bool:
    """Tell whether the words of an offer or need say what is offered or needed."""
    return not _NOT_MEANT.match(_plain(said)) and any(
        word.folded not in _EMPTY and not _OF_ELSEWHERE.fullmatch(word.folded)
        for word in words(said, language)
    )


def _clipped(read: str, plain: str, start: int, end: int, today: date) -> str:
    """Return the words of an offer or need without what leads to them, follows, or limits them."""
    stop = _END.search(plain, start, end)
    end = min(stop.start() if stop else end, start + LONGEST_WORDS)
    for limit in reversed(list(_LIMIT.finditer(plain, start, end))):
        if when.until(plain[limit.end() : end], today):
            end = limit.start()
            break
    lead = _LEADING.match(plain, start, end)
    start = lead.end() if lead else start
    left_over = _LEFT_OVER.search(plain[start:end].rstrip(" ,.;:!\n"))
    end = start + left_over.start() if left_over else end
    return read[start:end].strip(" ,.;:!\n")


def _plain(text: str) -> str:
    """Return a text of the same length in lower case without accents."""
    return "".join(map(_plain_character, text.replace("\u2019", "'")))


def _plain_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character
