"""Words that Spanish and Portuguese write with an accent, which engines lose now and then.

None of them is a word without it, in the language it is listed for.
"""

from typing import Final

from dardar.core.identity.text import fold

_SPANISH: Final = """
académica académico actuación administración aérea agrónoma agrónomo alimentación almacén ámbar
análisis andalucía aplicación artística artístico asesoría asociación atención autónoma autónomo
aviación bogotá bolívar botánica botánico cafetería cámara camión cantábrico capacitación capitán
cardiología carpintería carrocería cervecería científica científico cirugía clínica clínico colibrí
colón comercialización comunicación confección cóndor construcción consultoría contaduría
coordinación corporación córdoba creación crédito cúcuta decoración dermatología dirección
diseñador diseñadora división económica económico edición educación electrónica electrónico energía
español española españa estación estética estratégica estratégico exportación fábrica farmacéutica
farmacéutico ferretería financiación física florería floristería formación fotografía fotógrafa
fotógrafo fundación galería gastronomía gestión ginecología gráfica gráfico ibagué iluminación
informática informático información ingeniería innovación instalación institución inversión jardín
jardinería joyería jurídica jurídico lácteos librería líneas logística logístico mármol matemáticas
mecánica mecánico médica médico medellín mérida méxico michoacán música músico neurología nutrición
óptica odontología oftalmología oncología operación organización orquídea panadería papelería
pastelería peluquería pediatría pintorería pizzería plástica plásticos plomería política potosí
producción programación promoción protección psicología psicóloga psicólogo psiquiatría pública
público publicación publicidad química químico querétaro radiología región relación reparación
repostería república restauración río robótica rotulación rústica sección solución sombrerería
supervisión tapicería taquería técnica técnico tecnológica tecnológico tecnología telefónica
tesorería tornillería torreón tráfico turística turístico unión vehículos vidriería visión yucatán
zapatería vía médicas médicos república atlántico ángeles peñíscola logroño gijón cádiz málaga
almería jaén cáceres tucumán neuquén popayán coyoacán ibagué ejército américa constitución
inglés océano periférico tecnológicos artículos júpiter ópticas cafés bogotá
"""
_PORTUGUESE: Final = """
acessórios administração água análise associação atenção brasília clínica clínico comércio
comunicação confecções construção consultório criação decoração direção divisão econômica edição
educação elétrica eletrônica engenheira estética farmácia física formação fotógrafa fotógrafo
fundação gestão goiânia gráfica gráfico imobiliária imóveis importação informática informação
inovação jurídica jurídico logística maceió máquinas mecânica mecânico médica médico móveis música
nutrição óptica organização petrópolis política produção promoção psicóloga psicólogo público
química químico relações salão serviço serviços soluções são técnica técnico tecnológica veículos
veterinária veterinário
"""
# Names of people, which may be written without it: they are only doubted.
_SPANISH_NAMES: Final = """
adrián agustín alcántara álvarez ángel ángela ángeles andrés aragón asunción bárbara beltrán benítez
belén benjamín calderón cárdenas césar concepción cortés cristóbal damián débora díaz domínguez
elías encarnación fabián fátima fermín fernández félix gálvez garcía germán gómez gonzález guillén
gutiérrez guzmán héctor hernán hernández inés iván ibáñez jazmín jesús jiménez joaquín josé juárez
julián león lópez lucía luján marín maría martín martínez márquez méndez mónica moisés nicolás noé
núñez óscar peña pérez ramírez ramón raúl román roldán ríos rocío rodríguez rubén sánchez sebastián
sepúlveda sofía solís suárez téllez tomás valdés vázquez vásquez velázquez verónica víctor zúñiga
"""
_LUSOPHONE_NAMES: Final = """
adélia américo andré antônio antónio araújo assunção césar cecília cláudia cláudio conceição cássia
cássio débora élio fábio fátima flávia flávio gonçalves graça hélio inácio inês jéssica joão josé
júlia júlio júnior laís lígia lívia lúcia lúcio luís magalhães mário márcia márcio mônica mónica
otávio patrícia rogério sérgio sebastião simões sônia tânia tarcísio thaís valéria vânia vinícius
virgínia vitória vítor zélia
"""


def _by_folded(text: str) -> dict[str, str]:
    return {fold(word): word for word in text.split() if not word.isascii()}


SPANISH: Final = _by_folded(_SPANISH)
PORTUGUESE: Final = _by_folded(_PORTUGUESE)
SPANISH_NAMES: Final = frozenset(_by_folded(_SPANISH_NAMES))
LUSOPHONE_NAMES: Final = frozenset(_by_folded(_LUSOPHONE_NAMES))
