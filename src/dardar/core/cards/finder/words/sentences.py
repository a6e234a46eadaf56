"""Words that show a sentence, a list of services or opening hours: neither a name nor a firm."""

from typing import Final

# Words of sentences and slogans.
SENTENCE: Final = frozenset(
    """
    a abierto about agenda al algo alguien all always and ao aos aqui are as asi at atencion auf
    avec ayudamos be because best better building by cada calidad cambiar care cerrado closed com
    come como con confianza conoce construimos contigo crea creamos creando creating cree cuando
    cuidamos cuidando da dal damos dans das dei del delivery della der des descubre desde die
    diferente discover disfruta do domicilio domingo domingos donde dos dreams du e ein eine el em
    en enjoy entregas es esta estamos este et every excelencia experience experiencia expertos
    experts faire fazemos feira feito first for friday from fur future futuro give good gratis
    great ha hacemos hacer haciendo have hecho help helping here horario horarios horas hours how
    hoy hrs ideas ihr ihre il immer in instalacion into is it jueves just la las le les life like
    llama llegar llevamos lo los love lunes made mais make making mantenimiento martes mas mejor
    mejorar mejores melhor melhores mi miercoles mit monday more mucho mundo my nao nas need new
    next no nos nosotros nossa nosso nostro not notre nous nuestra nuestro nuestros nuevo nunca o
    of on one open os our out para pasion pela pelo pensamos pensando people per pide plus por
    porque pour pra qualidade qualita quality quarta que qui quien quinta ready reparacion reserva
    sabado sabados sans saturday se segunda servicio servicios seu seus sexta siempre siente
    simple sin since sobre solo solutions somos son sonar sonho sonhos sonrisa su sua suas sueno
    suenos sunday sur sus te tenemos terca that the their this thursday ti tiempo time to toda
    todas todo todos together trabajamos transformamos transformando trust trusted tu tudo tuesday
    tuo tus um uma un una und une uno unser unsere us usted ven venta ventas vida viernes vive
    vivir voce voces vostro votre vous we wednesday what when where wir with world ya you your
    yours yourself
    """.split()
)
# Strong signs: they stand in no name of a person or firm.
ADDRESSING: Final = frozenset(
    """
    always ayudamos best contigo creamos cuando cuidamos desde donde estamos fazemos friday
    hacemos horario horarios ihr ihre lunes mais mas mejor melhor mi monday more my nos nossa
    nosso notre nous nuestra nuestras nuestro nuestros ofrecemos our porque que quien sempre seu
    siempre since somos su sua sus te tenemos trabajamos tu tus unser unsere us usted viernes voce
    voces vos votre vous we when where wir you your
    """.split()
)
HOURS: Final = frozenset(
    """
    abierto abrimos dom domingo domingos feira fri friday horario horarios horas hours hrs jueves
    lun lunes martes miercoles mon monday open sab sabado sabados sat saturday segunda sexta
    sunday terca thursday tuesday vie viernes wednesday
    """.split()
)
