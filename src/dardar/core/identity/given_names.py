"""Given names common enough to tell «Juan Carlos Pérez» from «Juan Pérez López».

All are folded. The lists hold names that often stand second; a name that is at least as often a
surname (Martín, Alonso, Ramos …) is left out of ROMANCE and, where a well-known pair makes it a
given name, listed in PAIRS. Compiled by hand for this project.
"""

from typing import Final

# Spanish and Portuguese: a second one belongs to a compound given name.
ROMANCE: Final = frozenset(
    """
    abel abigail abril ada adalberto adan adela adelina adolfo adrian adriana agustin agustina
    aida alan alba alberto aldo alejandra alejandro alejo alessandra alexa alexandra alexandre
    alexis alfonso alfredo alicia alina alma alvaro amalia amanda amelia amparo ana anabel andre
    andrea andreia andreina andres angela angelica angelina anita ant antonia antonieta antonio
    araceli ariadna ariana ariel armando arturo aurelia aurelio aurora axel azucena beatriz belen
    benjamin bernarda bernardo berta bertha blanca braulio brenda bruna bruno camila camilo
    candelaria caridad carla carlos carlota carmela carmen carolina catalina catarina cecilia
    celeste celia celina cesar chantal christian cintia clara claudia claudio clemente concepcion
    constanza consuelo cristian cristiana cristina cristobal cynthia dalia damian daniel daniela
    danilo dario david debora diana diego dolores domenica edgar edith edmundo eduarda eduardo
    efrain elena elia elias elisa elizabeth eloisa eloy elsa elvira emanuel emilia emiliano emilio
    emma enrique enriqueta erica erick erika ernestina ernesto esmeralda esperanza esteban
    estefania estela ester esther eugenia eugenio eva evangelina evelia evelyn ezequiel fabian
    fabiana fabio fabiola fatima fco federico felicia felipa felipe felix fermin fernanda fernando
    flavia flavio florencia francisca francisco franco frida gabriel gabriela genaro gerardo
    german gilberto gina giovanna gisela gloria gonzalo gpe graciela gregorio griselda guadalupe
    guilherme guillermina guillermo gustavo hector helena henrique heriberto herminia hernan hilda
    horacio hugo humberto ignacia ignacio ileana imelda ines inmaculada irene iris irma isaac
    isabel isabela isidro ismael israel itzel ivan ivette ivonne jacinto jacobo jacqueline jaime
    javier jazmin jesus jimena joana joao joaquin joaquina joel jonathan jordi jorge jose josefa
    josefina josue jovita jse juan juana judith julia juliana julieta julio karen karina karla
    katia laura lazaro leandro leonardo leonel leonor leopoldo leticia lidia liliana lina lizbeth
    lorena lorenza lorenzo lourdes luana lucas lucero lucia luciana luciano lucio lucrecia luis
    luisa luiz luz ma macarena magali magdalena manuel manuela mar marcela marcelo marcia marco
    margarita maria mariana mariano maribel maricela mariela marina mario marisa marisol maritza
    marta martha mateo matias matilde mauricio maximiliano maximo maya mayra melissa mercedes
    micaela miguel milagros minerva miranda miriam moises monica monserrat montserrat myriam nadia
    nancy natalia nayeli nelida nelly nestor nicolas nieves noe noelia noemi nora norberto norma
    nubia octavio ofelia olga olivia omar orlando oscar osvaldo pablo paloma pamela paola pascuala
    patricia patricio paula paulina paulo pedro penelope perla pilar priscila rafael rafaela
    ramiro ramon ramona raquel raul rebeca regina renata rene ricardo rigoberto rita roberta
    roberto rocio rodolfo rodrigo rogelio rolando romina ronaldo rosa rosalba rosalia rosalinda
    rosana rosario rosaura roxana ruben rubi ruth sabrina salma samanta samantha samuel sandra
    santa sara saul sebastian selena selene sergio severino silvana silvia silvio simona socorro
    sofia sol soledad sonia stefania stella susana tadeo tamara tania tatiana teodoro teresa
    teresita thiago tomasa ulises uriel ursula valentina valeria vanesa vanessa veronica vicenta
    victor victoria vinicius violeta virginia viviana vladimir wendy xavier ximena xochitl yadira
    yahir yamila yolanda yuridia zaira zoe zoila
    """.split()
)

# English: a second one is a middle name.
ENGLISH: Final = frozenset(
    """
    aaron alexander alice allen amy andrew ann anna anne anthony arthur barbara benjamin beth
    betty brian bruce carol caroline catherine charles charlotte chris christine christopher
    claire daniel david deborah dennis diane donald dorothy douglas edward eleanor elizabeth ellen
    emily eric eugene frances francis frank frederick george gerald grace harold harry heather
    helen henry herbert jacob james jane janet jason jean jeffrey jennifer jessica joan john
    jonathan joseph joshua joy joyce judith julie karen kate katherine kathleen keith kenneth
    kevin larry laura lawrence leigh linda lisa louis louise lucy lynn margaret marie mark martha
    mary matthew megan melissa michael michelle nancy nathan nicholas nicole noah pamela patricia
    patrick paul peter philip rachel ralph raymond rebecca richard robert roger ronald rose roy
    russell ruth ryan samuel sarah sharon stephanie stephen steven sue susan theodore thomas
    timothy victoria vincent virginia walter wayne william zachary
    """.split()
)

# Second names that are surnames elsewhere, with the first names they follow.
PAIRS: Final = {
    "alonso": frozenset({"jose", "juan"}),
    "angel": frozenset({"miguel", "luis", "jose", "rafael", "juan", "carlos", "victor"}),
    "angeles": frozenset({"maria", "ma"}),
    "bautista": frozenset({"juan"}),
    "benito": frozenset({"jose", "juan"}),
    "carmelo": frozenset({"jose"}),
    "cruz": frozenset({"maria", "ma", "juan"}),
    "domingo": frozenset({"jose", "juan"}),
    "flor": frozenset({"maria", "ana"}),
    "gaspar": frozenset({"jose"}),
    "jose": frozenset({"maria", "ma"}),
    "marcos": frozenset({"jose", "juan"}),
    "martin": frozenset({"jose", "luis"}),
    "pascual": frozenset({"jose", "juan"}),
    "reyes": frozenset({"maria", "ma"}),
    "salvador": frozenset({"jose", "juan", "luis"}),
    "santiago": frozenset({"jose", "juan", "luis"}),
    "tomas": frozenset({"jose", "juan"}),
    "vicente": frozenset({"jose", "juan", "luis"}),
}

# What follows «María de(l) …» and the like in one given name.
DEVOTIONS: Final = frozenset(
    """
    angeles carmen concepcion consuelo coral dios dolores fatima guadalupe jesus lourdes luz mar
    mercedes milagros montserrat nieves pilar pino refugio remedios rocio rosario sagrario socorro
    sol soledad
    """.split()
)
