"""Given names and surnames beside those of core.identity, to tell a person from a firm."""

from typing import Final

from dardar.core.identity import given_names

_GIVEN: Final = """
aaliyah aaron abby abdul abraham abril adelaide adele ademir adilson adolf adriano afonso agatha
agathe agnes agostina agueda ahmed aileen aimee ainara airton aisha aitor aixa akira alain alan
alasdair albane albert alberta alcides alec alejandra alejandrina alejo aleksandra alena alessandra
alessandro alessia alessio alex alexandria alexandros alexej alfie alfonsa alfonsina alfred ali
alicja alina aline alison alistair alix allison aloisio alonso althea alvaro alyssa amadeo amado
amador amaia amal amandine amaro amaury amaya amber ambrosio amelie ana anabela analia anastasio
ander anderson andoni andre andreas andrei andres andrzej andy anette angel angelique angie angus
anibal aniceto anika anita anja anke annabel annalisa annegret anneke anneliese annemarie annick
annie anouk anselma anselmo antje antoine antoinette anton antonia antonin antonina antony aoife
aparecido apolinar apolonia aquiles aranzazu arcadio archie ariadna ariane arlene arlette armand
armando armida arnau arnold arnoldo arnulfo arsenio arthur artur asdrubal ashley ashton asier
assunta astor astrid atahualpa aubrey audrey august augusta aureliano aurelie aurelien axel axelle
ayrton ayumi azahara baltasar baltazar bao barnaby barry bart bartolome basilio bastian bastien
beate beatrice beatrix beatriz becky begona belinda ben benedetta benedicte benedikt benedita
benita benoit bento bernabe bernadete bernard bernardette bernat bernd bernhard bernhild bertrand
bethany bettina beverly bianca bibiana bill bjorn blair blake blanche bob bobby bogdan bolivar
bonifacio bonnie boris borja brad bradford bradley brandon branwen brendan breno brent brett briana
bridget brigida brigitte britta bronwyn brooke bruna bruno bryce bryony burkhard byron caetano caio
caitlin caitriona calixto callum calum camelia cameron camille camilo candace candice candido candy
carina carl carla carlo carly carole carolyn carrie carsten casey casimiro cassandra cassia cassio
catalin catalino caterina cathy catrin cecile cecilio cedric celedonio celestino celine celio celso
cesar cesare chad charlie charo chelo chelsea cheryl chiara chloe christa christelle christiane
christina christoph christophe christopher chuck ciara cibele cicero cillian cindy cintia cirilo
ciro clara clarence clarice clarisse claude claudemir claudette claudie claudine clay cleber cleide
cleiton clemence clement clementina cliff clive clovis colette colin coline connor constance
constantino coralie corey corinna corinne cornelia cornelio corrado courtney craig crescencio
crispin cristiane cristiano cristina cruz cuauhtemoc curtis cyril dagmar dagoberto dale dalia
dalmiro dalva damiao damien dana danielle danny dany daphne daria darius darlene darren daryl dave
davi davide davina dawn dean deanna debbie debora declan deirdre deise delfin delphine demetrio
denilson denis deolinda derek desiree desmond detlef detlev dexter deyanira diarmuid didier dieter
dietrich dimitri dina dinah dinis dino diogo dionisio dirceu dirk domingo domingos dominic dominik
dominique domitila donatella donna donovan dora doreen doris doroteo dorothea doug douglas drew
duarte dulcinea duncan dunstan durval dustin dwayne eamon earl eckhard eder edgar edgardo edilson
edinaldo edmilson edmond edmund ednaldo edson eduard eduarda edurne edwin edwina efigenia eider
eileen eitan ekkehard elaine elena eleonora elfriede eli eliana eliane elias eligia eligio elina
elisabet elisabete elisabeth elise eliseo eliza elke ellie elliot elliott elodie eloina eloise elsa
elsie elspeth elton elvis emanuele emerson emeterio emil emile emilie emma emmanuelle encarna
enrica enzo epifanio erasmo erich erik erin erivaldo ernest ernst ervin erwin esau estanislao
estela estelle estevao estibaliz ethan etienne ettore eugenie eunice eusebio eustace eustaquio eva
evan evandro evaristo evelina everardo everton ewa ezio fabiana fabien fabienne fabrice fabricia
fabricio fabrizio facundo faith farah fatima fausta faustina faustino fede federica felicidad
felicitas felicity felipe felix ferdinand ferdinando fermina fernand fernanda filipa filippo finlay
fiona fionn fiorella flavia fleur florence florent florentino florian floriane floridalma fortunato
francesca francesco francine francinete franck franco francois francoise frank frankie franz
franziska fred freddie frederic frederik freya frieda friederike friedrich fritz frode fulgencio
fulvio gabin gabriela gabriele gael gaelle gaetan gaetano gail gaizka galo gareth garth gary gavin
gavino gema gemma genevieve genoveva geoff geoffrey georg georges georgina geraldo gerard gerd
gerhard gerhild germain germana geronimo gertrud gertrudis gervasio giacomo gianfranco gianluca
gianmarco gianni gigi gilbert gilberto gilda gildardo gilles gillian gilmar gilson ginevra gino
giorgia giorgio giovana giovanni gisele giulia giuliana giulio giuseppe giuseppina gladys glauco
glen glenn godfrey gonzalo goran gordon gorka gotzone graca graciano gracinda graham grainne grant
greg gregoire gregor gregory greta grit guadalupe gudelia guendalina guido guillaume guillem
guiomar gunnar gunter gunther gustaf gustav gustavo guy gwen gwendolyn gwyneth hakan hamish hamza
hank hanna hannah hanne hannelore hannes hans hansjorg harald harriet harrison haruto harvey hassan
hattie haydn hazel heath hedwig heike heiko heinrich heinz heitor helder helene helga heliana
helmut heloisa helton hendrik henning henri henrietta henriette henrik henrique herbert hermann
hermenegildo hermine herminio heron herve hilaria hilario hilary hilda hildegard hippolyte hiroshi
holger hollie holly homero honorio horst howard hubert hubertus hudson hugh hugues humphrey iain
ian iara ibon ibrahim ignace ignacia ignasi igor iker ilaria ildefonso iliana ilse imanol imogen
imran inaki ines inga inge ingeborg ingo inigo ioana iracema iraci irati iratxe ireneo irvin
isabela isabella isabelle isadora isadore isaias isaura isidora isla italo itamar itxaso itziar
ivan ivana ivanilda ivete ivo ivone iwan izaskun jacinta jacira jack jackie jackson jacopo jacques
jacqui jacquie jade jaime jake jamal jamie jan jana janaina jandira janice janina janine jared
jaroslav jasmin jasmine jasper jay jayne jazmin jean jeanette jeanne jeannine jeferson jeff
jefferson jenna jenny jens jeremias jeremy jerome jeronimo jerry jess jesse jessie jill jim jimmy
jing joachim joana joanna joanne joaquim jocelyn jochen jodi jodie joe joel joerg johann johannes
john johnathan johnny jolanda jon jonah jonas jone jordan jordana jorg joris joseba joselito
joselyn josep josephine josh josiah josiane josue josune jovita juanjo juanma jude judy juergen
jules julian juliana julianne julien juliette julio jurema jurgen juscelino jussara justin justina
justine justo jutta juventino kai karim karime karin karl karla karlheinz karolina karsten
katharina katharine kathrin kathryn kathy katia katie katja katrin katrina kay kayla keiko keila
keira keith kelly kelsey ken kendra kenji kerry kerstin kieran kim kirk kirsten kirsty klaus koldo
konrad konstantin kristen kristian kristin kristina kurt kyle kylie lachlan ladislao lais lana
lance lara larissa lars laszlo laureano laurel lauren laurence laurent lauretta laurie lauro
lautaro lavinia lea leah leandro lee leila leire lena lenka lennart leo leobardo leocadio leon
leonard leoncio leonie leonore leopoldina leovigildo leroy lesley leslie lester leticia lewis lexi
leyre li liam librado lidiane liesel ligia lilian lillian lily lina lindsay ling linnea lino linus
lionel lisa lisandro livia livio liz lloyd logan loic lola lorenz lorenza loretta lorna lorraine
lothar lotte lou louisa lourenco luan luc luca lucas lucette lucian luciana luciano lucie lucien
luciene lucilia lucille lucinda lucrecia ludivine ludovic ludwig luigi luigina luis luiza luka
lukas luke lurdes lutz lydia lyn lynda lynne mabel macario mackenzie madeline madison mael maelle
maeva magda maggie magno magnus maicon maik maika maitane maitena maja makarena malcolm malena
malik mallory malte mandy manfred manoel manon manuela marc marcel marcela marcelino marcella
marcelline marcelo marcia marcial marcio marco marcos marcus mareike marek maren margarethe
margarida margaux margherita margit margot marguerite marian mariana mariangela marianne maribel
marica marie mariella marijke marilda marilena marilene marina marino marion marisa marisela
marissa marit marius marjorie marko markus marli marlies marlon marsha marta martin martina martine
marvin massimo matheus mathieu mathilde matias matilda mats matt matteo matthias matthieu mattia
maud maude maura maureen maurice mauricio maurizio mauro max maxence maxi maxime maximilian maxine
meagan meg mehmet mei meike melanie melchor melinda melquiades merce mercedes merche meredith mia
michaela michal michel michela michele mick miguel mika mike mikel mila milagros milan miles millie
milo milton mina ming miranda mireia mireille mirela miren mirko misael mitchell moacir modesto
mohamed mohammed moira moises molly mona monica monika monique morgan morgane moritz muriel murilo
murray mustafa mwangi myriam nacho nadia nadine nahia nahuel nahum naiara nair naomi narciso
natacha natalia natalie natalio natasha nathalia nathalie nazario neide neil nekane nele nelson
nemesio nerea neus neusa neuza newton niall nicanor nicasio nick nicky nicla nicola nicolai nicolas
nicoletta nicolo nicomedes niels nigel niklas nikola nikolaus nils nilson nilton nina noel noemie
nolan nora norah norbert noreen norma norman nuno nuria obdulia oceane odair odete odile oihana
oksana olaf olavo ole oleg olegario oleguer olimpia olive oliver olivier ona onofre ophelia orestes
oriana oriane oriol orla orlando ornella osama oscar osmar osvaldo oswald otavio otoniel otto owen
pancracio paola paolo pascal pascale pascual pasquale pastora pat patrice patricia patrizia patti
patty patxi pau paula pauline paulino paulo pavel pearse pedro peer penny percy pernille perry
petra phil philipp philippa philippe phoebe phyllis pia pierluigi piero pierre pierrick pietro
piotr placido policarpo polly poppy porfirio primitivo priya procopio prudencio quentin quetzal
quim quique quirino radek rafael rafaela ragnar raimund raimundo rainer raissa ralf ralph ramiro
ramona ramses randall randy raphael raphaelle ravi ray rebecca refugio regiane regina reginald
regine reina reinaldo reiner reinhard reinhold remedios remi remigio remo renan renata renate
renato renaud rene renee renzo reuben reynalda rhiannon rhonda rhys ricarda ricardo riccardo
richard rick ricky rigoberta rita roald rob robbie roberta robin robyn rocco roch rocio rod rodney
rodolfo rogelia roger rogerio roland rolf romain roman romana romane romelia romualdo romulo romy
ron ronaldo ronan ronnie roque rory rosalie rosalind rosalinda rosalio rosamund rosangela rosanna
rosaura rosemarie rosemary rosie rosilene rosimeire rosio ross rowan rowena ruben rubens rudi
rudiger rudolf ruggero rui rupert ruperto rutilio ryan sabina sabine sabino sadie sakura sally
salomon salvador salvatore sam samantha samara samir samira samson sandeep sander sandra sandrine
sandro sandy sanjay santiago santino santos sara sascha saskia satoshi saturnino scarlett scott
sean sebastian sebastien selina senan serafin serafina serena serge sergei sergio seth severiano
severino shane shannon shaun sheila shelley sherry shirley sibylle sidney siegfried sienna
sigifredo sigrid silas silja silke silvana silverio silvestre silvia silvina silvio simon simona
simone simonetta sina sinead siobhan sixto sofie sofonias solange solene sonia sonja sophia sophie
soraya spencer stacey stan stanley stefan stefania stefano steffen stella steph stephan stephane
steve stewart stuart sueli suellen suely susana susanna susanne suzana suzanne suzie svein sven
svenja svetlana sveva sybille sylvain sylvia sylvie tabea tabitha tadeu taina tais talita tamsin
tania tanja tara tarcisio tatiane ted telesforo telma teofilo terence teresinha terry tess tessa
thaddeus thais thanh thea theo theodor theodora theresa therese thiago thibault thibaut thierry
thilo thomas thorsten tiago tiburcio tiffany till tim timo tina tino tirso tito tiziana tiziano
tobias toby todd tom tomas tommaso tommy toni tonia tony torben toribio torsten toufik tracey tracy
tranquilino travis trevor trinidad tristan troy tyler ubaldo udo ugo ulf ulla ulrich ulrike umberto
unai urbano ursula uta ute uwe uxue valdemar valdir valente valentim valentin valentine valentino
valeria valerie valter vanda vander vanderlei vanesa vania vasco venancio ventura vera verena
veronica veronika veronique vicente vicki vicky vidal viktor vilma vincent vincenza vincenzo
vinicius virgilio virginie vitor vittoria vittorio vivian viviane vivien vivienne vladimiro volker
wade wagner waldemar waldir walmir walter waltraud wanda wang warren washington wei wellington
wenceslao wendy werner wesley whitney wiebke wilfrido wilhelm wilhelmina will willa william willy
wilma wilson winfried winifred winston wolf wolfgang wolfram xabi xabier xaver xavi xavier xose
yaiza yan yanick yann yannick yasmin yasmine yesica yoan yolande yoshi yuki yuri yves yvette yvonne
zacarias zack zaida zara zdenek zelia zenaida zenon zilda zita zoltan zoraida
"""
_FAMILY: Final = """
abad abascal abella abernathy abreu acevedo acosta acuna adair adame adams adkins agostini aguayo
agudelo agudo ahmed ainsworth aitken alarcao albrecht alcazar aldana alderete aleman alexander
alfaro ali allen allende almansa almeida almonte alonso alonzo altamirano alvear alves alvim amador
amaral amat amato amaya ambrosio amorim anaya andersen anderson andersson andrada andre andrews
angulo antunes aparicio apaza apezteguia aragon aragones aramburu arana aranda arango aranguren
araque araujo araya arbelaez arce archer arcos ardila arevalo arguello argueta arias ariza armas
armenta armstrong arnaud arnold arranz arriaga arrieta arriola arroyo arteaga arteche arteta ashby
ashworth astorga astudillo atencio atienza atkinson aubert auger austin avalos ayerbe ayuso azevedo
azkarate aznar bach bachmann baena baez baeza bailey bailly baker bakker balaguer balbuena balderas
ballester ballesteros banks banuelos baptista barajas baraona barba barbero barbier barbieri
barbosa barcelo barcena barker barlow barnes barnett barone barragan barreiro barreto barrett
barrientos barriga barron barros barroso barry bartels barth bartoli basile bastida bastos batista
baudin bauer baum baumann bautista baxter bayer bazan beaumont becerra becerril beck becker
beckmann bejarano bell bello beltrao benavent benavente benavides benedetti bengoechea bennet
bennett berenguer berg berger bergmann bermejo bermudez bernal bernard bernardes bernardi
bernardino berrios berry berthier bertolini bertrand betancourt bezerra bianchi bianco bishop
bittencourt black blackburn blair blanc blanchard blanes blasco blasi boada bock bohm boix bolanos
bonet bonetti bonilla bonnet borges borgia borja borrego borrell bosch botelho botella bouchard
boucher bourgeois bowman boyd boyer boyle bradley brady branco brand brandao brandstatter brandt
braun brennan brewer briceno briones brito brizuela brock brooks broussard brown brun brunet
brunner bruno bryant buchanan buendia bueno buitrago burgos burke burns burton busch busquets
bustamante bustos butler byrd byrne caamano cabezas cabral caceres cadena caicedo calabrese caldas
calero callahan calleja callejas calles calvo camara camargo campa campbell campo campoy camus
canales canas candela candia canizares cano canovas cantu capdevila caputo carbone carbonell
cardona cardoso cardozo carey carletti carlson carmona carneiro caro carpenter carpio carr carranza
carrara carrasquilla carreno carrera carreras carrion carroll carson carter caruso carvajal casado
casals casanova casares casas cascales casillas castagna castano castellano castellanos castells
castilla castillejo castrejon catala cattaneo cavalcante cavalcanti cavallaro caycedo ccori
ceballos cedillo cepeda cerda cerezo cerna cerquera cervera cespedes chacon chagas chamorro chang
chaparro chapman charpentier chavarria chaves chavez chen chevalier chevallier choi choque
christensen cid cifuentes cisneros clark clarke claros claudel clement clemente cobo coelho cohen
colas cole coleman colin coll collado collins colmenares colom colombo comas conde condori conejo
conroy constantin conte conti contreras cook cooke cooper coppola corbett corcuera cordeiro cordero
cordoba cornejo corona coronado corral corrales correa correia cortes cortez cortina cosio costa
costas costello coughlan couto covarrubias cowen cox craig crawford crespo croft cruces cruz
cuadrado cuellar cuenca cuesta cueto cueva cuevas cunha cunningham curran curtis dalmau dalton daly
damm daniel daniels dantas darcy davenport david davidson davila davis dawson day deacon dean
deangelis delacourt delacroix delgadillo denis derrick desai desmond devlin devries dickson
dietrich diez diniz dixon dominguez donnelly donoso donovan dorado dorsey douglas doyle drake
dreyer dubois dubreuil duffy dufour duke dumas dumont duncan dunmore dunn dunne dupont dupuis duque
duran durand duval eaton eberhardt echavarria echevarria echeverri echeverria eckert edwards eguia
eizaguirre elizalde elizondo elliott ellis emerson engel enriquez erickson eriksson escalante
escalona escamilla escobedo escribano escudero esparza espejo espina espino esposito esquivel
esteves estevez etcheverry etxeberria evangelista evans fabbri fairweather fajardo falcao falcon
faria farias farina farrell faulkner faure favre feijoo feldman felix ferdinandi ferguson ferrandiz
ferrara ferrari ferraro ferrer ferri ferro feu fields figueiredo figuera figuerola fink finn
fischer fisher fitzgerald fitzpatrick fleming fletcher flor florez flynn folch foley fonseca font
fontaine fontana ford forster fortuna foster fouche fournier fowler fox fraga fraile franca franco
francois frank franke franklin frazier freeman freire freitas frias friedrich fritz fry fuchs
fuentes fuertes fuller funes furtado gabaldon gaitan galan galarza galdos galeano galiano galicia
gallagher gallego galli gallo galvan galvao galvez gamboa gamez gandara ganz garay garces garcia
gardner garduno garnier garrett garrido garriga garrigues garza gasca gasol gaspar gastelum gatti
gauthier gautier gaviria gaytan geiger genovese gentile george gerard gibbs gibson gil gilbert
gimenez giordano giraldo girard giron giuliani glover godinez godoy goldberg gonzaga goodman
goodwin gordillo gordon gorman goya gracia graf graham grajales grande grant grassi grasso grau
graves gray greco green greene greenhalgh gregory griego griffin grignard grijalva grimaldi gross
gruber grunwald guajardo guarin gudino guedes guerin guevara guijarro guillen guillot guimaraes
guirado gunther gusmao gustafsson haas hahn hamilton hammond han hansen hanson hardy haro harper
harrington harris harrison hart hartmann harvey hashimoto hawkins hayes healy heinrich heinz heller
henao henderson hendriks henriques henry herbert heredia hermann hermosilla hermoso herranz herrero
herreros herrmann herzog hess hesse hickey hicks hidalgo hierro higgins hill hincapie hinojosa
hoffman hoffmann hofmann hogan holguin holland hollister holmes holt hopkins horn horvat horvath
howard howell hoyos huaman huanca huang huber hubert hudson huertas hughes hunt hunter hurtado
ibanez ibarguen illescas inclan infante iniesta iniguez inoue iriarte irigoyen isaac isaza isla
islas iturbe iturbide iturralde ivanov izquierdo jackson jacob jacobs jacome jacquet jager jahn
jaimes james jansen janssen jara jaramillo jardim jasso jean jenkins jensen jimeno johansson
johnson johnston joly jones jordan jorge joseph jove joyce juan juarez jung jurado kaiser kane kang
karlsson kaur kay keane keller kelley kelly kemp kennedy kenny kerr khan kim king kirby klein
knight knox kobayashi koch koehler koenig kohler konig korhonen kowalski kraft kramer kraus krause
krauss krueger kruger kuhn kuhnel kumar kuri labarca labastida labrador lacerda lafuente lagos
lagunas lamas lambert lancaster landa landaeta landeros landry lane lang lange lara larios
larranaga larrea larsen larson lasso laurent lavoie lawlor lawrence lawson leal leclerc leclercq
ledesma lee lefebvre lefevre legrand lehmann leite lemaire lemaitre lemos lemus leon leonard leone
lerma leroux leroy levi levy lewis leyva lezama li licona lima limon linares lindemann lins lira
little liu lizarraga llamas llanos llorente lloret lloyd loaiza lobato lobo lockhart loera lombardi
lombardo londono long longo longoria lopez lora lorenz loureiro lowe loyola lozada luca lucas
lucena lucero ludwig lugo luis lujan lukas luna lund luque luz lynch lyons macdonald macedo machuca
mackay mackenzie macleod madera madrid madrigal madsen maestre magalhaes magana maguire maher
mahoney maia maier malagon maldini malik mamani mancera mancilla mancini mancuso manrique mansilla
manso manuel manzano manzo maquieda marcano marchand marchetti marco marcos margolis mari mariani
marie marini marino mariscal marques marquez marrero marroquin marsh marshall martel martens marti
martin martinelli martinez martini martins martos marx mas mascarenhas mason masson mata matas
mateo mateos mateu mathews mathieu matos matthews maurer maxwell may maya mayer mayor mayorga mazza
mcallister mccarthy mccormack mccoy mcdonald mcdonnell mcgrath mcguire mckenna mckenzie mclean
mcnamara medeiros medrano meier meireles mejias mela melendez melgar mello melo mena menchaca
mendieta mendizabal mendonca meneses menezes merchan mercier merino merlo mesa mesquita messi
messina mestre meunier meyer michaud michel mier mieres miguel miguez milan milani millan miller
mills minaya mira miralles miramontes miranda mireles mitchell moeller moles molinero moller monaco
moncada mondragon monge monreal monroy monsalve montagne montalvo montana montanari montano
monteiro montemayor montenegro montgomery monti montiel montilla moore mora moraes morais moran
morano moratalla moreau moreira morel morell morelli moreno morera moretti morgado morgan morillo
morin moro morris morrison moscoso mota moura moya mueller muir mujica mulder mulet muller mullins
murcia muro murphy murray mussi myers nadal nagel najera nakamura naranjo narvaez nascimento nash
natale navarrete navas negrete negri neira nelson neri neumann nevarez neves newman newton nguyen
nichols nicholson nicolas nicolau nielsen nieto nieves nilsson nino noel nogueira noguera nolan
noriega noronha norris nova novaes novak novoa nowak oakley obregon obrien ocampo ocana ochoa
oconnell oconnor odonnell ojeda okafor olaizola olano olarte olea oliva olivares oliver olivera
olivier olmedo olmos olsen olson olvera onate oneill ontiveros ordaz ordonez orduna orellana
oropeza orr orta osborne ospina osterman ostermann osullivan otegui otero otto oviedo owen owens
oyarzabal pablos padron pagan pais paiva paixao palacio palma palmer palomares palomino palomo
palumbo pantoja pardo paredes parente parisi park parker parsons pascual pastor pastrana patel
patino patterson paul paulino pavon payne paz pazos pearson pease pedersen pedraza pedrosa pedroza
peinado peixoto pelaez pelayo pellegrini pellegrino pellicer pemberton penaloza penalver penhaligon
perales perdomo perea perera pereyra perez perkins perrault perrin perry pessoa peters petersen
peterson petit petrov pfeiffer pham philips phillips picard piccolo pichardo pierce piers pimenta
pimentel pina pinheiro pinilla pino pinto pinzon pires pitt piza pizarro plaza pohl poirier polanco
polo pons popescu porras portela porter portillo porto posada possani potter powell powers pozo
prada prado prat prates prats preciado prevost price proano procopio provost puente puerta puga
puig pujol pulido queiroz quesada quevedo quezada quigley quijano quiles quinn quinones quintana
quintanilla quintela quiroga quiros quiroz quispe rada rahman raimondi ramalho ramirez ramon ramsey
rangel ranieri raposo rasmussen rau raymond reagan real rebelo rebolledo rebollo redmond reed rees
regalado rego reid reilly reina reinhardt renard renaud rendon rengifo renteria requena resende
restrepo reuter revilla rey reyes reyna reynolds reynoso rezende rhodes riano ribas ribera ribes
ricci rice richard richards richardson richter rico riera riley rinaldi riquelme risso ritter
rivero riveros rizo rizzi rizzo roa roberts robertson robin robinson robledo roca rocafort roche
rodrigo roger rogers roig rojo roldan rolland romagnoli roman romano romeo romeu romo ronquillo
roper roque rosa rosado rosales rosas rosell rosenberg rosero ross rossello rossetti rossi roth
rouse rousseau roussel routledge roux rovira rowe roy royo rozas rua ruano rubi rubiales rueda
ruffini ruggeri rusconi russell russo ruth ryan saavedra sabate sabater sachs sada sadler saenz
saez sagasta sagastume sainz sala salamanca salas salcedo saldana saldivar salgado salmeron
salvatierra samaniego sampaio sampedro samper samuels sanabria sanchez sanchis sancho sanders
sanhueza sanmartin sanna sanroman santamaria santana santander santiago santillan santoro santos
sanz sarabia saraiva sarmento sarmiento sarti sartori sato saucedo sauer saunders saura savage
sawyer schaefer schafer scharf schmid schmidt schmitt schmitz schneider scholz schreiber schroder
schroeder schubert schulte schultz schulz schulze schumacher schuster schwartz schwarz scott seco
segovia segura seidel seixas sena sendra sepulveda serna serra serrato servin sesma sevilla shah
shannon sharma sharp shaw shea shelton shepherd sheridan siegel sierra sifuentes silva silveira
silvestri simmons simoes simon simpson sims singh smit smith snyder soares sobral sobrino sola
solana solano soler soliz solorzano sommer sordo soria soriano sotelo sotomayor souto spencer
spinelli stafford stahl stanley stark stein steiner stephens stephenson stern stevens steward
stewart stone strauss suarez sullivan sutherland sutton suzuki svensson tabares taboada taborda
tamayo tanaka tavares taylor teixeira tejada tejeda tejedor tejero tellez tello tena tenorio teran
terrazas terry testa thackeray theis thevenin thiel thierry thomas thompson thomson thornton tinoco
tirado tlatelpa tobar tobon toledano toledo tolosa tomas tome tomlinson toribio toro torralba
torrens torrent torrente torrico toscano tovar travis trevino triana trigo trigueros trillo
trindade tristan tucker turner ubeda ugalde ulloa umana urbina urena urgell uribe urquijo urquiza
urrea urrutia ursua vaca vaccaro valadares valades valadez valderrama valdes valdez valdivia
valdivieso valente valenti valentin valentine valentini valenzuela valera valero valladares valle
vallejo valles valls valverde vance vandermeer vaquero varas varela vargas vasconcelos vasquez
vaughan vaz vazquez veiga velarde velasquez velazquez velez vera verdu verdugo vergara viana
vicente victoria vidal vidigal vieira viejo viera vigil vila vilaplana vilar vilarinho vilas
vilches villa villagomez villagran villalba villalobos villalonga villalpando villamil villar
villareal villarreal villarroel villasenor villegas vinas vincent viola virtanen viscarra visser
vitale vivas vives vogel vogt voigt volpe wade wagner walker wallace waller walsh walter walton
wang ward warner warren washington watanabe watkins watson watt watts weaver webb weber webster
wegner weiss welch wells wenzel werner west wheeler whelan whitaker whitcombe white whitehead
wiesner wilcox wilkins wilkinson williams williamson willis wilson winkler winter wolf wolff wong
wood woods woodward wright wu wyatt xavier yague yamamoto yanez yang yates yepes yepez young
yupanqui yuste zabala zabaleta zafra zaldivar zaldua zambrano zamorano zanetti zapatero zaragoza
zarate zavaleta zenteno zepeda zhang zhou ziegler zimmerman zimmermann zubeldia zubiri zubizarreta
zuccaro zuluaga zulueta zurita
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
