"""Names common enough to tell «Juan Carlos Pérez» from «Juan Pérez López».

All are folded. The lists hold names that often stand second; a name that is at least as often a
surname (Martín, Alonso, Ramos …) is left out of ROMANCE and, where a well-known pair makes it a
given name, listed in PAIRS. Compiled by hand for this project.
"""

from typing import Final

# Spanish and Portuguese: a second one belongs to a compound given name.
ROMANCE: Final = frozenset(
    """
    abel abigail abril ada adalberto adan adela adelaida adelina adilene adolfo adrian adriana
    agustin agustina aida ainhoa aitana alan alba alberto aldo alejandra alejandro alejo alessandra
    alexa alexandra alexandre alexia alexis alfonso alfredo alicia alina alma alondra alvaro amalia
    amanda amelia amparo ana anabel anabella anahi anais andre andrea andreia andreina andres
    angela angelica angelina anita annette ant antonella antoni antonia antonieta antonio aparecida
    araceli ariadna ariadne ariana ariel arlet armando artemio arturo astrid augusto aurelia
    aurelio aurora axel azucena azul barbara beatriz belen benicio benigno benjamin bernarda
    bernardo berta bertha betsabe blanca braulio brayan brenda brisa bruna bruno bryan camila
    camilo candela candelaria candida caridad carina carla carles carlos carlota carmela carmen
    carmina carolina catalina catarina catherine cayetana cecilia celeste celia celina celso cesar
    chantal christian cintia citlali clara clarisa claudia claudio clemente clotilde conceicao
    concepcion constanza consuelo cristian cristiana cristina cristobal cynthia dafne dalia dalila
    damian danae daniel daniela danilo danna dario david debora delfina delia denise denisse diana
    diego dolores domenica dulce dylan edgar edith edmundo edna eduarda eduardo efrain efren elba
    eleazar elena elia eliana elias elisa elizabeth eloisa eloy elsa elvira emanuel emely emilia
    emiliano emilio emma emmanuel encarnacion enric enrique enriqueta erica erick ericka erika
    ernestina ernesto esmeralda esperanza esteban estefania estela ester esther eugenia eugenio
    eulalia eunice eva evangelina evelia evelyn ezequiel fabian fabiana fabio fabiola fabricio
    fanny fatima fausto fco federico felicia felicitas felipa felipe felix fermin fernanda fernando
    fidel filiberto filipe flavia flavio flora florencia francesc francisca francisco frida gabriel
    gabriela gaston genaro geovanni geraldine gerardo german gilberto gina giovanna gisela giselle
    gladis gladys glenda gloria gonzalo gpe graciela gregorio greta griselda guadalupe guilherme
    guillermina guillermo gustavo haydee hector heidi helena helio henrique heriberto hermelinda
    herminia hernan hilda hipolito horacio hortensia hugo humberto ignacia ignacio ileana iliana
    imelda ines ingrid inmaculada irene iris irma isaac isabel isabela isadora isela isidro isis
    ismael israel itzayana itzel ivan ivanna ivette ivonne jacinto jacobo jacqueline jaime jair
    jairo janet janeth jaqueline javier jazmin jennifer jesica jessica jesus jimena joana joao
    joaquin joaquina joel johana johanna jonatan jonathan jordi jorge jose josefa josefina josep
    josue jovita jse juan juana judith julia juliana julieta julio julissa karen karime karina
    karla karol katherine katia kevin kimberly laura lazaro leandra leandro leidy leila leonardo
    leonel leonor leopoldo lesly leticia lidia lila lilia liliana lina lisbeth liseth lizbeth
    lizeth lizette lluis lorena lorenza lorenzo lourdes luana lucas lucero lucia luciana luciano
    lucila lucio lucrecia ludmila luis luisa luiz luiza lupita luz ma macarena madeleine magali
    magdalena maite malena manuel manuela mar mara marcela marcelo marcia marco margarita maria
    mariana mariano maribel maricela maricruz mariela marilu marina mario marisa marisela marisol
    maritza marlen marlene marlon marta martha mateo mathias matias matilde mauricio maximiliano
    maximo maya mayra melanie melina melisa melissa mercedes micaela miguel milagros milena minerva
    miquel mirella mireya miriam mirian mirna moises monica monserrat montserrat myriam nadia nancy
    natalia nataly nathalie natividad nayeli nayla nelida nelly nerea nereida nestor nicolas nicole
    nidia nieves noe noelia noemi nohemi nora norberto norma nubia nuria octavio odalys odette
    ofelia olga olivia omar orlando oscar osvaldo otavio otilia otto ovidio pablo paloma pamela
    paola pascuala patricia patricio paula paulina paulo pedro penelope pepe perla petra petrona
    piedad pilar priscila priscilla rafael rafaela ramiro ramon ramona ramses raquel raul rebeca
    regina renata rene reyna reynaldo ricardo rigoberto rita roberta roberto rocio rodolfo rodrigo
    rogelio rolando romina ronaldo rosa rosalba rosalia rosalinda rosalva rosana rosario rosaura
    rosendo rosita roxana ruben rubi rufino ruth sabrina sagrario salma salome samanta samantha
    samara samuel sandra santa sara saul sebastian selena selene selma sergio severino silvana
    silvia silvio simona socorro sofia sol soledad sonia stefania stefany stella stephanie stephany
    susana tadeo tamara tania tatiana telma teodoro teresa teresita tereza thiago tomasa trinidad
    ulises uriel ursula valentina valeria valery vanesa vanessa vania veronica vicenta victor
    victoria vilma vinicius violeta virginia vitoria viviana vladimir wendy wilfredo wilmer xavier
    ximena xiomara xochitl yadira yahir yair yajaira yamil yamila yamile yaneth yanira yasmin
    yazmin yenny yesenia yesica yohana yolanda yuridia zaira zoe zoila zulema zulma
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
    "asuncion": frozenset({"maria", "ma"}),
    "bautista": frozenset({"juan"}),
    "benito": frozenset({"jose", "juan"}),
    "bosco": frozenset({"juan"}),
    "carmelo": frozenset({"jose"}),
    "cruz": frozenset({"maria", "ma", "juan"}),
    "domingo": frozenset({"jose", "juan"}),
    "flor": frozenset({"maria", "ana"}),
    "gaspar": frozenset({"jose"}),
    "joan": frozenset({"josep", "maria"}),
    "jose": frozenset({"maria", "ma"}),
    "leon": frozenset({"jose", "luis"}),
    "marcos": frozenset({"jose", "juan"}),
    "martin": frozenset({"jose", "juan", "luis"}),
    "pascual": frozenset({"jose", "juan"}),
    "paz": frozenset({"maria", "ma", "ana"}),
    "pia": frozenset({"maria", "ma"}),
    "reyes": frozenset({"maria", "ma"}),
    "salvador": frozenset({"jesus", "jose", "juan", "luis"}),
    "santiago": frozenset({"jose", "juan", "luis"}),
    "simon": frozenset({"jose", "juan"}),
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

# Surnames that are no given names and do not end in -ez: one that stands first, before a given
# name, shows that the surnames come first.
SURNAMES: Final = frozenset(
    """
    aguilar aguilera aguirre alvarado andrade arellano arias avila ayala barrera barrios beltran
    blanco bravo caballero cabrera calderon camacho campos carballo cardenas carrasco carrillo
    carvalho castaneda castillo castro cervantes contreras cordova cortes costa delgado dias diaz
    duarte escobar espinosa espinoza estrada fernandes ferreira figueroa flores fuentes galindo
    gallardo gallegos garcia garza gomes goncalves guerra guerrero guzman herrera huerta ibarra
    iglesias lopes lozano machado macias maldonado marin medina mejia mendes mendoza meza molina
    montero montes montoya morales moreno munoz murillo nava navarro nunes ochoa oliveira orozco
    ortega ortiz osorio pacheco padilla palacios parra pena peralta pereira pineda ponce prieto
    quintero ramos rangel ribeiro rincon rios rivas rivera robles rocha rodrigues rojas romero
    rosales rubio ruiz salas salazar salinas sandoval serrano silva solis sosa soto sousa souza
    tapia torres trejo trujillo valencia vargas vega velasco villanueva villarreal zamora zapata
    zavala zuniga
    """.split()
)
