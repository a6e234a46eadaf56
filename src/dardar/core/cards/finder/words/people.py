"""Given names and surnames beside those of core.identity, to tell a person from a firm."""

from typing import Final

from dardar.core.identity import given_names

_GIVEN: Final = """
aaliyah aaron abdul abraham abril adele ademir adilson adolf adriano afonso agnes agostina agueda
ahmed airton aisha aitor akira alain alan albane albert alcides alec alejandra alejo aleksandra
alena alessandra alessandro alessia alex alexandros alexej alfie alfonsina ali alina aline alison
alistair alix allison alonso alvaro amado amador amaia amal amaro amaury amber ambrosio amelie ana
anastasio ander anderson andoni andre andreas andrei andres andrzej anette angel anibal aniceto
anika anita anja anke anneke anselma anselmo antje anton antonia antonin antonina antony aparecido
apolinar aquiles arcadio ariadna ariane armando armida arnau arnold arnoldo arnulfo arthur artur
asdrubal asier astrid atahualpa aureliano aurelie axel ayrton ayumi baltasar baltazar bao bart
bartolome basilio bastian beate beatrice beatrix beatriz belinda ben benedetta benedikt benedita
benita benoit bento bernabe bernadete bernard bernat bernd bernhard bertrand bettina bianca
bibiana bill bjorn blair blake bob bogdan bolivar bonifacio boris borja brad bradley brandon
brendan breno brent brett brigida brigitte britta brooke bruna bruno bryce caetano caio caitlin
calixto cameron camille camilo candice candido carina carl carla carlo carly carsten casey
casimiro cassandra cassia cassio catalin catalino caterina cecilio celedonio celine celio celso
cesar cesare chad chelsea chiara chloe christa christelle christoph christophe christopher cibele
cicero cindy cintia cirilo ciro clara claude claudemir cleber cleide cleiton clement cliff clovis
colin connor corinne cornelio craig crescencio cristiane cristiano cristina cruz cuauhtemoc curtis
cyril dagmar dagoberto dale dalia dalmiro dalva damiao damien dana danielle dany darren dave davi
davide dean debbie debora deise demetrio denilson denis deolinda derek desmond detlef deyanira
didier dieter dietrich dimitri dinis diogo dionisio dirceu dirk domingo domingos dominik dominique
dora doris doroteo doug douglas duarte duncan durval dustin earl eckhard eder edgar edilson
edinaldo edmilson ednaldo edson eduard eduarda efigenia eileen eitan elaine elena eleonora eliana
eliane elias eligio elisabete eliseo elke ellie elliot eloina elsa elton elvis emanuele emerson
emeterio emma emmanuelle enzo epifanio erasmo erik erivaldo ernst erwin esau estanislao estela
estelle estevao ethan eunice eustaquio eva evan evandro evaristo evelina everardo everton ewa
fabiana fabien fabrice fabricio fabrizio facundo faith farah fatima fausta faustino federica
felicidad felicitas felicity felipe felix ferdinand fermina fernanda filipa filippo fiona flavia
florence florentino florian floridalma fortunato francinete frank franz fred frederic friedrich
fritz fulgencio gabriela gabriele gael galo gareth gary gavin gema gemma genevieve genoveva
geoffrey georg georges geraldo gerard gerd gerhard geronimo gervasio gianluca gianni gilberto
gildardo gilles gilmar gilson giorgia giorgio giovana giovanni gisele giulia giulio giuseppe
gladys glauco glenn gonzalo gordon gorka graca graciano gracinda graham greg gregor gregory greta
grit guadalupe gudelia guido guillaume guillem guiomar gunter gunther gustav gustavo guy hakan
hamza hannah hannes hans haruto hassan haydn heike heiko heinrich heinz heitor helder helga
heliana helmut heloisa helton hendrik henning henri henrik henrique herbert hermenegildo herminio
heron herve hilaria hilario hilda hiroshi holger holly homero honorio horst hubert hugh hugues ian
iara ibrahim ignacia ignasi igor iker ilaria iliana ilse imanol imran inaki ines inga inge ingo
iracema iraci iratxe ireneo isabela isabella isabelle isadora isaias isaura itamar itziar ivan
ivana ivanilda ivete ivo ivone iwan jacira jack jackie jackson jacques jaime jake jan jana janaina
jandira janina janine jaroslav jasmin jay jazmin jean jeanne jeferson jeff jefferson jens jeremy
jerome jeronimo jerry jesse jessie jill jim jimmy jing joachim joana joaquim jochen jodie joe joel
joerg johann johannes john johnny jon jonas jordan jorg joris joseba joselyn josep josh josue
josune jovita jude judy juergen jules julian juliana julien juliette julio jurema jurgen juscelino
justin justine juventino kai karime karin karl karla karsten kathrin kathryn kathy katia katja
katrin kay keiko keila keith ken kenji kerry kim kirsten klaus kristen kristin kristina kurt kyle
ladislao lais lara larissa lars laureano lauren laurence laurent lauro lautaro lavinia lea leah
leandro lee leila leire lena lenka leo leobardo leocadio leon leonard leoncio leonie leopoldina
leovigildo leslie leticia lewis li liam librado lidiane ligia lilian lily lina lindsay ling lino
linus lisa lisandro livia logan lola lorenz lorenza lorna lothar lou louisa lourenco luan luc luca
lucas luciana luciano lucie lucien luciene lucilia lucrecia ludwig luigi luis luiza luka lukas
luke lydia lyn macario mackenzie madison maeva magda magno magnus maicon maik maja malcolm malena
malik mandy manfred manon manuela marc marcel marcela marcelino marcelo marcia marcial marcio
marco marcos marek maren margarida margaux margot marian mariana marianne maribel marie marilda
marilene marina marion marisa marisela marius marjorie markus marli marlies marlon marta martin
martina martine marvin massimo matheus matias matilda mats matt matteo matthias matthieu maud
maura maureen maurice mauricio mauro max maxi maxime maximilian mehmet mei meike melanie melchor
melquiades merce mercedes mia michaela michal michel michela michele mick miguel mike mikel mila
milagros milan milton mina ming miranda mireia mirela mirko misael moacir modesto mohamed mohammed
moises molly monica monika monique morgan moritz muriel murilo mustafa mwangi myriam nadia nadine
nahuel nahum nair naomi narciso natacha natalia natalie natalio natasha nathalia nathalie nazario
neide neil nele nelson nemesio nerea neus neusa neuza newton nicanor nicasio nick nicola nicolai
nicolas nicomedes niels nigel niklas nikola nils nilson nilton nina noel nora norbert norma nuno
nuria obdulia odair odete oksana olaf olavo ole oleg olegario olimpia oliver olivier onofre
orestes oriana oriol orlando osama oscar osmar osvaldo otavio otoniel otto owen pancracio paola
paolo pascal pascual pastora pat patrice patricia patrizia patti pau paula pauline paulino paulo
pavel pedro peer penny perry petra phil philipp philippe pia pierre pietro piotr placido policarpo
porfirio primitivo priya procopio prudencio quentin quetzal quim quirino rafael rafaela raimundo
rainer raissa ralf ralph ramiro ramona ramses ravi ray rebecca refugio regiane regina regine
reinaldo reiner reinhard remigio renan renata renate renato renaud rene reynalda ricardo riccardo
richard rick ricky rigoberta rita rob robbie roberta robin rocio rod rodolfo rogelia roger rogerio
roland rolf romain roman romelia romualdo romulo ron ronaldo roque rosalinda rosalio rosangela
rosanna rosaura rosemary rosilene rosimeire rosio ross ruben rubens rudolf rui rupert ruperto
rutilio ryan sabine sabino sakura sally salomon salvador sam samantha samara samir sandeep sander
sandra sandrine sandro sandy sanjay santiago santino santos sara sascha satoshi saturnino scott
sean sebastian serafin serafina serena serge sergei sergio seth severiano severino shane shannon
shaun sheila sibylle sidney siegfried sigifredo sigrid silas silke silvana silverio silvestre
silvia silvio simon simona simone sina sixto sofie sofonias solange sonia sonja sophia sophie
spencer stacey stan stefan stefania stefano stella steph stephane steve stewart stuart sueli suely
susana susanne suzana suzanne svein sven svetlana sylvain sylvia sylvie tadeu tais talita tania
tanja tara tatiane ted telesforo telma teofilo teresinha terry tess thais thanh thea thiago
thibault thierry thomas thorsten tiago tiburcio tim timo tina tirso tobias todd tom tomas tommaso
tommy toni tony toribio tracey tracy tranquilino travis trevor trinidad tyler ubaldo udo ulf
ulrich ulrike umberto unai urbano ursula ute uwe valdemar valdir valente valentin valentino
valeria valerie valter vanda vander vanderlei vanesa vania vasco venancio ventura vera verena
veronica veronika vicente vidal viktor vilma vincent vincenzo vinicius virgilio virginie vitor
vittoria viviane vladimiro volker wade wagner waldir walmir walter wang warren washington wei
wellington wenceslao wendy werner wesley wilfrido wilhelm will william willy wilson wolfgang
xabier xavi xavier yan yann yannick yasmin yasmine yesica yolande yoshi yuki yuri yves yvette
yvonne zacarias zara zdenek zelia zenaida zenon zilda zoltan zoraida
"""
_FAMILY: Final = """
abad abascal abreu acevedo acosta acuna adame adams aguayo agudelo albrecht aldana aleman
alexander alfaro ali allen allende almeida almonte alonso altamirano alvear alves amador amaral
amato amaya amorim anaya andersen anderson andersson andrada andre andrews angulo antunes aparicio
apaza aragon aranda arango araujo araya arbelaez arce arcos ardila arevalo arguello argueta arias
ariza armas armenta armstrong arnold arriaga arrieta arroyo arteaga astudillo atienza austin
avalos ayuso azevedo aznar baena baez baeza bailey baker bakker balderas ballesteros banks
banuelos baptista barajas barba barbero barbier barbieri barbosa barcelo barnes barone barragan
barreto barrett barrientos barroso bastida bastos batista bauer baumann bautista becerra becerril
beck becker bejarano bell bello benavides benedetti bennett berger bergmann bermejo bermudez
bernal bernard bernardes berrios berry bertrand betancourt bezerra bianchi bianco bishop black
blanc blanchard blanes blasco boada bohm bonilla bonnet borges borja borrego bosch botelho bowman
boyd boyer bradley branco brandt braun brewer briones brito brizuela brooks brown brun brunet
bruno bryant bueno burgos burke burns burton busch busquets bustamante bustos butler byrd caamano
caceres cadena caicedo calero calles calvo camara camargo campa campbell campo campoy canales
candia cano cantu capdevila carbone cardona cardoso cardozo carlson carmona carneiro caro
carpenter carr carranza carrasquilla carreno carrera carreras carrion carroll carter caruso
carvajal casado casals casanova casares casas cascales casillas castano castellano castellanos
castells castilla castillejo castrejon catala cattaneo cavalcante caycedo ccori ceballos cedillo
cepeda cerda cerna cerquera cervera cespedes chacon chagas chaparro chapman chavarria chaves
chavez chen chevalier choi choque cid cifuentes cisneros clark claros clement clemente coelho
colas cole coleman colin coll collins colmenares colom colombo conde condori conejo conte conti
contreras cook cooper coppola corcuera cordero cordoba corona coronado corral corrales correa
correia cortes cortina cosio costa costas couto covarrubias cowen cox crawford crespo cruces cruz
cuadrado cuellar cuenca cuesta cueto cueva cuevas cunha cunningham curtis daniels dantas david
davidson davila davis day dean deangelis delgadillo denis devries dietrich diez dixon dominguez
donoso dorado douglas dubois dufour dumas dumont duncan dunn dupont duque duran durand duval
echavarria echevarria echeverri edwards elizalde elizondo elliott ellis engel enriquez eriksson
escalante escalona escamilla escobedo escudero esparza espina espino esposito esquivel esteves
estevez etxeberria evans fabbri fajardo faria farias farina faure feijoo felix ferguson ferrara
ferrari ferraro ferrer ferri ferro fields figueiredo figuera fischer fisher fleming flor florez
folch fonseca font fontaine fontana ford foster fournier fowler fox fraga fraile franca franco
francois frank franke franklin frazier freire freitas frias friedrich fuchs fuentes fuertes fuller
furtado gaitan galan galarza galeano galicia gallego galli gallo galvan galvez gamboa gamez
gandara garay garces garcia gardner garduno garnier garrett garrido garriga garrigues garza gasca
gaspar gastelum gatti gauthier gautier gaviria gaytan gentile george gerard gibson gil gilbert
gimenez giordano giraldo girard giron giuliani godinez godoy gonzaga gordon gracia graf graham
grajales grant grassi grasso grau gray greco green greene griego griffin grijalva gross guajardo
gudino guedes guerin guevara guijarro guillen guimaraes guirado gunther gustafsson haas hahn
hamilton hansen hanson haro harper harris harrison hart hartmann harvey hawkins hayes heinrich
henao henderson hendriks henry heredia hermoso herranz herreros herrmann hicks hidalgo hierro hill
hincapie hinojosa hoffman hoffmann hofmann holguin holland holmes hopkins horn horvat howard
howell hoyos huaman huanca huang huber hudson hughes hunt hunter hurtado ibanez ibarguen inclan
infante iniesta iriarte irigoyen isla islas iturbe ivanov izquierdo jackson jacobs jacome jager
jaimes james jansen janssen jara jaramillo jasso jean jenkins jensen jimeno johansson johnson
johnston joly jones jordan jorge jove juarez jung jurado kaiser kang karlsson keller kelley kelly
kennedy khan kim king klein knight kobayashi koch koehler koenig kohler konig korhonen kowalski
kraus krause krueger kruger kuhn kumar kuri labastida lacerda lafuente lagos lagunas lambert landa
landeros lane lang lange lara larios larrea larsen larson lasso laurent lawrence lawson leal
ledesma lee lefebvre lefevre legrand lehmann leite lemaire lemos lemus leon leone lerma leroux
leroy lewis leyva li lima limon linares lira little liu llamas llanos llorente lloret loaiza
lobato lobo loera lombardi lombardo londono long longo longoria lopez lora lorenz loureiro lozada
lucas lucena lucero ludwig lugo lujan luna luque luz lynch macedo machuca madera madrid madrigal
maestre magana maia maier malagon mamani mancera mancilla mancini manrique mansilla manso manzano
marcano marchand marchetti mariani marie marini marino marques marquez marroquin marshall marti
martin martinelli martinez martini martins martos mas mason masson mata matas mateo mateos mathieu
matos matthews may mayer mayor mayorga mazza mccoy mcdonald medeiros medrano meier mejias melendez
melgar mello melo mena menchaca mendieta mendonca meneses menezes merchan mercier merino mesa
messi messina mestre meunier meyer michel mier mieres miguez milan millan miller mills minaya mira
miralles miramontes miranda mireles mitchell moeller moller moncada monge monreal monroy monsalve
montalvo montana montano monteiro montemayor montenegro montgomery monti montiel montilla moore
mora moraes morais moran morano moreau moreira morel morell morelli moreno morera moretti morgan
morillo morin morris morrison mota moura moya mueller mujica mulet muller murcia muro murphy myers
nakamura naranjo narvaez nascimento navarrete navas negrete neira nelson neri neumann nevarez
neves nguyen nichols nicolas nicolau nielsen nieto nieves nilsson nino noel nogueira noriega nova
novak novoa nowak obrien ocampo ocana ochoa oconnor ojeda olea oliva olivares oliver olivera
olmedo olmos olson olvera oneill ontiveros ordaz ordonez orduna orellana oropeza orta otegui otero
otto oviedo owens pablos padron pais paiva palacio palma palmer palomares palomino palumbo pantoja
pardo paredes parisi park parker pascual pastor pastrana patel patino patterson paulino pavon
payne paz pazos pearson pedersen pedraza pedrosa peinado peixoto pelaez pellegrini pellegrino
penaloza perales perdomo perea perera pereyra perez perkins perrin perry pessoa peters peterson
petrov pfeiffer phillips pierce pimenta pimentel pinheiro pino pinto pinzon pires piza plaza pohl
polanco polo pons popescu porras portela porter portillo porto posada powell pozo prada prado
prats preciado price puente puerta puga puig pujol pulido queiroz quesada quevedo quezada quijano
quiles quinones quintana quintanilla quiroga quiroz quispe rada ramon rangel raposo real rebelo
rebollo reed reid reina rendon renteria resende restrepo revilla rey reyes reyna reynolds rezende
riano ribas ribera ribes ricci rice richards richardson richter rico riera riley rinaldi riquelme
riveros rizzi rizzo roa roberts robertson robin robinson robledo roca rocafort roche rodrigo roger
rogers roig rojo roldan roman romano romo ronquillo roque rosa rosado rosales rosas rosell ross
rossello rossi roth rousseau roussel roux rovira roy royo rozas ruano rubi rubiales rueda russell
russo ryan saavedra sabate sabater sada saenz saez sagastume sainz sala salamanca salas salcedo
saldana saldivar salgado salmeron salvatierra samaniego sampaio sampedro samper sanabria sanchez
sancho sanders sanmartin sanna sanroman santamaria santana santander santiago santillan santoro
santos sanz sarabia saraiva sarmiento sato saucedo sauer saura schaefer schafer schmid schmidt
schmitt schmitz schneider scholz schreiber schroder schroeder schubert schulz schulze schumacher
schuster schwarz scott seco segovia segura seidel sena sendra sepulveda serna serra serrato servin
sevilla sharma shaw sierra sifuentes silva silveira silvestri simmons simoes simon simpson sims
singh smit smith snyder soares sobrino solana solano soler soliz sommer soria soriano spencer
stanley stein stephens stevens stewart stone suarez sullivan suzuki svensson tamayo tanaka tavares
taylor teixeira tejada tejeda tejero tellez tello tena teran terrazas terry testa thomas thompson
tinoco tlatelpa tobar tobon toledo tomas toribio toro torralba torrent torrente torrico toscano
tovar trevino triana trindade tristan tucker turner ubeda ugalde urbina uribe urquiza urrutia vaca
valades valadez valdes valdez valdivia valentini valenzuela valera valero valladares valle vallejo
valles valverde vaquero varas varela vargas vasconcelos vasquez vazquez velarde velazquez velez
vera verdugo vergara viana vicente victoria vidal vieira viejo viera vigil vila vilar vilches
villa villagomez villalba villalobos villalpando villar villarreal villasenor villegas vincent
virtanen visser vitale vives vogel vogt voigt wade wagner walker wallace walsh walter wang ward
warren washington watanabe watkins watson weaver webb weber weiss welch wells werner west wheeler
white williams williamson willis wilson winkler winter wolf wolff wood woods wright wu xavier
yamamoto yanez yang yepes yepez young yupanqui zabala zafra zaldivar zambrano zamorano zapatero
zaragoza zarate zavaleta zenteno zhang zhou ziegler zimmermann zubiri zubizarreta zuluaga zulueta
zurita
"""
# Ordinary words that are surnames or given names too: alone they speak for neither.
_WORDS_TOO: Final = """
abril alba alegria amador amapola amber angel art aurora austin azucena azul bell bella bello
black blanca blanco bonita bonito brisa brown bueno camelia candela carmen casa casanova casas
castillo celeste concha cook cordoba corona cruz crystal dalia day del dia dora dulce dulces
esmeralda esperanza estrella fatima field fields flor flora florence flores ford fuente fuentes
gloria grace gracia granada green guadalupe hill hortensia house iris jade jardin jardines jazmin
jesus jordan joy king lago lagos lane leal leon lily linda little london long lourdes luna luz
macarena madera madrid magnolia mar mares margarita marina mayor mercedes mesa milagros montana
monte montes montserrat mora nieves nova nuevo olmo oro paloma paris park paz pearl perla pilar
pino plaza porto prado price puente real reina rey reyes rio rios roble robles roca rocio rojo
rosa rosas rose royal rubi ruby sabina sabores salas san santa santo santos serena sevilla sol
soledad soler star stone sweet toledo toro torre torres trinidad valencia valle vega vera verde
victoria vida villa villas violeta virgen washington wells white wood woods young zafra zaragoza
"""
GIVEN: Final = (
    given_names.ROMANCE
    | given_names.ENGLISH
    | frozenset(given_names.PAIRS)
    | frozenset(_GIVEN.split())
)
FAMILY: Final = given_names.SURNAMES | frozenset(_FAMILY.split())
WORDS_TOO: Final = frozenset(_WORDS_TOO.split())
