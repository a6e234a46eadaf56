"""Nicknames by the formal name they stand for.

A row is «formal name: its nicknames», folded. A formal name of two words, without its particles,
is the compound that one nickname stands for (Maite is María Teresa). Diminutives that follow a
rule (Juanito, Carmencita) are left to the rule. Compiled by hand for this project.
"""

from typing import Final

# Of Spain and Latin America, and some of Brazil and Portugal.
ROMANCE: Final = """
abraham: abra
adelaida: ade layda
adolfo: dolfo fito fofo
adrian: adri
adriana: adri
afonso: fonsinho
agustin: agus tino
agustina: agus tina
alberto: beto berto tito albert alber
alejandra: ale aleja alex jandra
alejandro: ale alejo alex jandro jano
alexandra: alex ale xandra
alfonso: poncho fonso foncho
alfredo: fredo fredy freddy
alicia: ali licha licia
alonso: loncho
alvaro: alvi varo
amalia: ama mali lia
amelia: ame melia meli
amparo: ampa amparin
ana laura: analau
ana lucia: analu
ana luisa: analu
ana maria: anamari anama
anastasia: tacha
anastasio: tacho
andrea: andy
andres: andy andresin andi
angel: angelin lito
angela: angie geli angelines
angeles: angie geli lines angelines nines
angelica: angie geli
anselmo: chemo selmo
antonia: tona tonia toni
antonieta: tona nieta
antonio: tono toni tonio tonin tony toto antonin
aparecida: cida
apolonia: pola
apolonio: polo
araceli: ara celi chely cheli
armando: mando arman armand
arturo: turo
asuncion: asun chona chon
augusto: tuto guto
aurelia: aure lela
aurelio: lelo aure yeyo
aurora: auro
bartolome: bartolo barto tolo
beatriz: bea beti betty bety ticha triz betina
begona: bego
belen: bele
benedito: dito bene
benjamin: benja ben benji mincho min
bernarda: berna
bernardino: nino
bernardo: berna nardo
braulio: brau
brigida: brigi gigi
camila: cami mila
camilo: cami milo
candelaria: cande candela candi
candido: candi
caridad: cari cachita
carlos: charlie charly carlo calin
carlota: lota
carmen: carmela carmina carmita menchu mamen camucha
carolina: caro carol caroli
casimiro: casi miro
catalina: cata cati caty catina
cayetana: caye tana
cayetano: tano caye
cecilia: ceci cece chila
celestino: tino cele
celia: celi
cesar: cesarin
christian: chris cris
cipriano: cipri
claudia: clau claudi
claudio: clau
clemencia: mencha clem
clemente: clem
conceicao: ceicao
concepcion: concha conchi concho chona conce chita
consuelo: chelo consu
cristian: cris
cristina: cris cristi tina criss
cristobal: cristo toba tobal cris
cruz: crucita
dagoberto: dago beto
daniel: dani dany danny
daniela: dani dany danny nela
dario: dari
david: davi davo
debora: debi debo
delfina: delfi fina
demetrio: deme metrio
desiderio: desi
diana: didi
dolores: lola loli lolis loles lolina lolo doly
dominga: minga
domingo: mingo chomin txomin
edmundo: mundo
eduarda: edu duda
eduardo: edu lalo eddy edy guayo wado eduar
eduviges: vige viges
efrain: efra
efren: efra
eleazar: chay
elena: ele nena lena leni
eleuterio: tello
elias: eli
elisa: eli
elizabeth: eli liz lisbeth betty bety beth lizzy ely
eloy: elo
elsa: elsi
elvira: elvi vira
emilia: emi mili emy
emiliano: emi emy
emilio: emi milo millo emy
encarnacion: encarni encarna chon
enrique: kike quique enri quico quiqui kiko rique ricky
enriqueta: queta keta queti enri
epifanio: pifas pifa
erasmo: eras
ernestina: tina ernes
ernesto: neto erne tito nesto ernes
esperanza: espe pera
esteban: teban tebi
estefania: estefa estefi fani fany tefi tefy steffi
estela: tela
estrella: estre
eufemia: femia
eugenia: uge geni genia kena quena maru
eugenio: geno kenio genio
eulalia: lala lalia laly eula
eusebio: chebo sebio usebio
evangelina: vange lina evange
ezequiel: eze
fabian: fabi fabo
fabiola: fabi faby
fabricio: fabri
facundo: facu
fatima: fati faty
federica: fede
federico: fede fico kiko quico
feliciano: chano feli
felicitas: feli
felipa: pipa lipa
felipe: pipe felo lipe feli pipo
felix: feli felito
fermin: mincho fermi
fernanda: fer ferchis nanda fernan ferny
fernando: fer nando fercho ferna fernan ferny nano
fidel: fide
filiberto: fili beto
filomena: filo mena
flavia: flavi
florencia: flor flo floren
florencio: floro flor lencho
florentino: floro tino
fortino: tino
francisca: paca pancha fran curra kika quica frasca fanny
francisco: paco pancho curro fran kiko quico frank pacho chisco farruco cisco cesco xisco chico
froylan: froy
fulgencio: fulge
gabriel: gabo gabi gabri gaby biel gab
gabriela: gabi gaby gabri gabrie gaba
genaro: naro gena
genoveva: veva geno beba
geraldo: gege
gerardo: gera lalo yayo gerar jerry
german: ger
geronimo: gero momo
gertrudis: tula trudis gertru
gilberto: gil beto gilber
giovanni: gio
gloria: glori gloris
gonzalo: gonza chalo gon gonzo lalo
graciela: chela gra gracie
gregoria: goya
gregorio: goyo grego gori
griselda: gris chelda
guadalupe: lupe lupita lupis pita
guillermina: guille mina guiller mema
guillermo: memo guille guillo willy billy guiller
gumersindo: gume sindo
gustavo: gus tavo gusta guga guti
hector: tito hec torin
helena: leninha
heriberto: beto heri
herlinda: linda
hermelinda: linda herme
hermenegildo: mere gildo herme
hilario: lalo hila layo
hilda: hildi
hipolito: polo poli
horacio: horas lacho
hortensia: tencha horten
humberto: beto humber tito
ignacia: nacha igna
ignacio: nacho igna iggy natxo nachete
indalecio: inda
ines: nesa
inmaculada: inma macu maculada
inocencio: chencho
irene: nea
isaac: isa
isabel: isa chabela chabe chavela bel bela sabel
isabela: isa
isidora: chidora isi dora
isidro: chilo isi chiro
ismael: isma
israel: isra
ivonne: ivo
jacinto: chinto jacin
jacobo: jaco cobo
jacqueline: jacky jaqui jackie
jaime: jimmy jai
javier: javi xavi javo javis
jeronimo: jero momo chombo
jesica: jesi
jessica: jessy jessi jessie
jesus: chuy chucho chuchi chus suso chuo
jesusa: chucha susa chuya
jimena: jime mena
joao: joca jao joaozinho juca
joaquim: quim quinzinho kim
joaquin: quino joaco quin chacho quincho quim
joaquina: quina
joel: joe
jonathan: jona jony yoni
jorge: coque yorch koke jorgis yoyo
jose: pepe chepe cheo pepin joselito josele pito chepo ze zeca zezinho
jose antonio: josean
jose carlos: joseca zeca
jose fernando: josefer
jose francisco: josefran
jose ignacio: joseina
jose luis: joselu joselo pepelu selu
jose manuel: josema chema
jose maria: chema josema txema josemari
jose miguel: josemi
jose ramon: joserra
jose raul: joserra
jose vicente: josevi
josefa: pepa fina chepa chepina pepi sefa zefa fefa
josefina: fina pepa chepina pina fini chefina
juan: juancho juanelo juani johnny
juan antonio: juanan
juan bautista: juanba
juan camilo: juanca juanka
juan carlos: juanca juanka juancar
juan daniel: juanda
juan david: juanda
juan diego: juandi
juan esteban: juanes
juan felipe: juanfe
juan fernando: juanfer
juan francisco: juanfra
juan gabriel: juanga
juan guillermo: juangui
juan ignacio: juanig
juan jesus: juanje
juan jose: juanjo
juan luis: juanlu
juan manuel: juanma
juan maria: juanmari
juan martin: juanma
juan miguel: juanmi
juan pablo: juanpa jp juampa juampi juanpi
juan pedro: juanpe
juan rafael: juanra
juan ramon: juanra
juan sebastian: juanse
juan vicente: juanvi
juana: juani
judith: judi judy
julia: juli yuli
julian: juli julito
juliana: juli
julieta: juli july
julio: juli julito
justina: tina
justino: tino
karina: kari
lamberto: beto
laura: lau lauri lala lali
laureano: lauro nano
lazaro: lacho laza
leandro: lean
leocadia: cadia leo
leonardo: leo nardo leon
leonel: leo
leonor: leo nora nonor
leopoldo: leo polo poldo pollo
leticia: lety leti letty lettie ticha
lidia: lidi
lilia: lili lily
liliana: lili lily
lorena: lore
lorenza: lencha
lorenzo: lencho loren lore chencho
lourdes: lulu lurdes lourditas
lucia: lucy luci chia lucita
luciana: luci lucy
luciano: chano lucho
lucila: luci lucy chila
lucrecia: lucre queca
ludivina: divina
luis: lucho guicho wicho luisin huicho guiche lula luca
luis alberto: luisal
luis alfonso: luisal
luis angel: luisan
luis carlos: luisca
luis felipe: luisfe
luis fernando: luisfer luisfe
luis javier: luisja
luis manuel: luisma
luis maria: luisma
luis miguel: luismi micky
luisa: lucha luchi luli
luisa fernanda: luisafer
luiz: lula lulu
luz: lucha lucita luchi
luz maria: luzma lucema
macarena: maca maqui macare
macario: maca
magdalena: magda lena malena magui mague magdala nena
manoel: mane maneco
manuel: manolo manu lolo memel meme manny manolin mane nolo
manuela: manola manu manoli nela mane lela
marcela: marce chela
marcelino: chelino marce lino
marcelo: marce chelo
marco: marquitos
marcos: marquitos
margarida: guida
margarita: mago maga marga margo rita magos margari daisy magui margot maguis
maria: mari maruja marica maruca marichu maruchi
maria alejandra: mariale
maria angeles: mariangeles marian mariange nines
maria antonia: marian
maria antonieta: marieta
maria aparecida: cida
maria belen: maribel mabel
maria carmen: mamen maricarmen maica mayca maika menchu mari
maria concepcion: mariconchi
maria cristina: maricris
maria cruz: maricruz
maria dolores: mariloli marilola lola
maria elena: malena marilena
maria eugenia: maru maruge marugenia maugenia
maria fatima: fatinha
maria fernanda: mafer marifer mafe
maria gabriela: magaby
maria gracas: graca
maria guadalupe: marilupe malupe lupita
maria ines: marines
maria isabel: maribel marisa mabel
maria jesus: marichuy chuy chus txus
maria jose: majo mariajo cote marijose pepa
maria josefa: pepa
maria laura: malau
maria lourdes: malu lurdinha marilu
maria lucia: marilu
maria luisa: marisa malu marilu
maria luz: mariluz maluz marilu
maria magdalena: malena
maria mar: marimar
maria mercedes: merche
maria milagros: mila
maria paula: mapau mapi
maria paz: maripaz
maria pia: mapi
maria pilar: pili maripili mapi maripi
maria rosa: marirrosa
maria rosario: charo chayo
maria sol: marisol
maria soledad: marisol
maria teresa: maite mayte maritere maytere
maria victoria: mavi
mariana: mari nana marian
mariano: nano
maribel: mari
maricarmen: mari
maricela: mari
mario: mayo
marisol: mari
martin: tincho martincho machin
martina: tina marti
mateo: teo mate
matias: mati matute
matilde: mati maty tilde tila
mauricio: mauri mau mauro maury
maxima: maxi
maximiliano: maxi max
maximino: maxi chimino mino
maximo: maxi max
melchor: melcho
melissa: meli mel
mercedes: merche meche mecha merceditas merchi mercha mechi merce chichi
micaela: mica miki mique
miguel: migue mike miki micky miguelin quelo
miguel angel: migue micky
milagros: mila mili milis
miriam: miri
modesto: mode
moises: moi moy
monica: moni mony
monserrat: montse monse
montserrat: montse monse
narciso: chicho narcis
natalia: nati naty nata nat talia
natividad: nati naty
nelida: neli
nicanor: nica
nicolas: nico colas
nicolasa: nico colasa
norberto: beto norber
octavio: tavo octa
ofelia: ofe feli
oscar: osqui cacho osky
osvaldo: osval valdo
oswaldo: valdo
otilia: oti tila
pablo: pablin
pamela: pam pame
pastora: pasti
patricia: pati paty patty pato patri tricia pachi trisha
patricio: pato patri
paula: pau pauli
paulina: pau pauli lina
paulino: lino
paz: pacita
pedro: perico peyo perucho peio pedrin periquin
petronila: petra nila
pilar: pili pilarica piluca pilarin pilita pilu mapi
ponciano: chano
primitivo: primi tivo
prudencia: pruden
prudencio: chencho
purificacion: puri
rafael: rafa rafi fallo falo raffa
rafaela: rafa rafi fela
raimundo: mundo rai mundico dico
ramiro: rami miro
ramon: moncho mon monchi moncha ramoncin
ramona: moncha moni
raquel: raque raqui kela quela
raul: rulo rul rauly
raymundo: mundo ray
rebeca: rebe beca becky becca
refugio: cuca cuco cuquis fugio
regina: regi
remedios: reme meyos remei
renata: reni rena tata
reynaldo: rey naldo
ricardo: richi ricky ricki richie rick cardo
rigoberto: rigo beto
roberta: robi
roberto: beto rober robe tito bobby robbie
rocio: chio rochi ro chiyo
rodolfo: rodo fito rudy rolfo popo fofo rodi dolfo
rodrigo: rodri rodo ro rorro drigo digo
rogelio: roge roger gelo
rolando: rolo rolan roly lando
roman: romi
romina: romi ro
roque: roquito
rosa: rosi rosy rosie
rosa maria: rosamari rosama romi
rosalba: rosi
rosalia: lia rosi
rosalinda: linda
rosana: ro
rosario: charo chayo chari rosi sario chayis charin
roxana: roxi roxy rox
ruben: rube benny rubencho
rufino: rufo fino
ruperto: beto rupe
salome: salo
salvador: chava salva chavo salvi vador
samanta: sam sami samy
samuel: samu sam sammy sami
sandra: sandy sandi
santiago: santi chago yago santy
sara: sari saruca
saturnino: nino satur
sebastian: sebas seba chebo bastian basti
sebastiao: tiao bastiao
serafin: sera fino
serafina: fina sera
sergio: checo serch sergi chejo checho yeyo
severiano: seve
severino: seve biu
silverio: silver
silvestre: silver veche
silvia: silvi silvy
simon: simo
socorro: coco soco cocorro corro
sofia: sofi sofy chofi chofis sofis
soledad: sole chole chola
sonia: soni
susana: susi susy su suso sana
tadeo: teo tade
tamara: tami tama
tatiana: tati taty
telesforo: teles
teodora: teo dora
teodoro: teo doro teodo
teofilo: teo filo
teresa: tere tete teresina teresica
tereza: teca tete
terezinha: teca
thiago: ti
tiago: ti
tiburcio: bucho
timoteo: timo teo
tomas: tomy tommy tomi tomasin
tomasa: tomi masa
trinidad: trini triny trino
ulises: uli
ursula: ursi
valentin: vale tin valen
valentina: vale valen tina val
valeria: vale val
vanesa: vane vanne
vanessa: vane vanne
venancio: nancho
veronica: vero vera
vicenta: chenta vicen
vicente: chente vicen tente vice
victor: vic vitin victo vito
victoria: vicky viki vicki viqui vico victo toya
victoriano: chano
vinicius: vini
virginia: vicky virgi vir
viviana: vivi
vladimir: vladi
wellington: well
wenceslao: wences lao
ximena: xime mena
yolanda: yoli yola yoly landa
zacarias: zaca zac
zeferino: zefe
zenaida: zena naida
zoila: zoi
"""

# Of the English-speaking world.
ENGLISH: Final = """
aaron: ron ronnie
abigail: abby abbie gail
abraham: abe bram ham
adelaide: addie
adeline: addie addy
adrian: ade
agatha: aggie
agnes: aggie nessie
albert: al bert bertie
alexander: alex al sandy xander lex alec sasha
alexandra: alex sandy sandra lexi lexie ali sasha alix
alexandria: alex lexi
alexis: alex lexi
alfred: al alf alfie fred freddie
alice: allie ali
alison: ali allie
allison: ali allie ally
amanda: mandy manda
amelia: millie mel mia
anastasia: stacy stacey
andrea: andie andi drea
andrew: andy drew andie
angela: angie ange
angelica: angie
ann: annie nan nancy
anna: annie
annabelle: belle
anne: annie nan nancy nannie
annette: annie netta
anthony: tony ant anton
antoinette: toni nettie
antonia: toni
archibald: archie
arnold: arnie
arthur: art artie
ashley: ash
augustine: gus augie
augustus: gus augie
barbara: barb babs barbie bobbie
barnabas: barney
bartholomew: bart
beatrice: bea trixie bee
belinda: bel
benedict: ben benny
benjamin: ben benny benji benjie
bernadette: bernie
bernard: bernie barney
bertram: bert
bethany: beth
beverly: bev
bradford: brad
bradley: brad
brenda: bren
brittany: britt
calvin: cal
cameron: cam
candace: candy
caroline: carrie caro
carolyn: carrie
cassandra: cass cassie sandra sandy
catherine: cathy kate katie cat cathie kitty kit cate katy
cecil: cec
cecilia: cece cissy
charlene: charlie char
charles: charlie chuck chas chip charley chaz
charlotte: lottie charlie char lotte
chester: chet
christian: chris
christina: chris christy tina chrissy chrissie crissy
christine: chris christy tina chrissie chrissy
christopher: chris kit topher kester christy
clifford: cliff
clifton: cliff
clinton: clint
constance: connie
cordelia: delia cordy
cornelius: neil corny
cynthia: cindy cyndi
daniel: dan danny
danielle: dani
david: dave davey davie
deborah: deb debbie debby debra
debra: deb debbie
delilah: lila
delores: lola
dennis: denny den
desmond: des
dolores: lola dolly
dominic: dom nic
donald: don donnie donny
dorothea: dot dora thea
dorothy: dot dottie dolly dory
douglas: doug dougie
edgar: ed eddie
edith: edie
edmund: ed eddie ned ted
edward: ed eddie ted ned teddy eddy
edwin: ed eddie ned
eleanor: ellie nell nellie nora ella lena elly
elijah: eli lije
elisabeth: liz beth lisa betty
eliza: liza
elizabeth: liz lizzie beth betty betsy eliza lisa libby lizzy bess liza bette bessie ellie elsie
ellen: nell ellie nellie
emily: em emmy millie emmie
emmanuel: manny
ernest: ernie
esther: essie hetty
eugene: gene
evelyn: eve evie
ezekiel: zeke
felicity: flick fliss
ferdinand: ferdie
florence: flo flossie florrie
frances: fran frannie francie fanny
francine: fran
francis: frank fran frankie
franklin: frank frankie
frederica: freddie
frederick: fred freddie freddy rick fritz
gabriel: gabe
gabrielle: gabby gabbie
genevieve: gen viv
geoffrey: geoff jeff
george: georgie
georgia: georgie
georgina: georgie
gerald: gerry jerry
geraldine: gerry geri
gerard: gerry
gertrude: gertie trudy
gilbert: gil bert
gordon: gordie
grace: gracie
graham: gray
gregory: greg gregg
gretchen: greta
gwendolyn: gwen
hannah: nan
harold: hal harry
harriet: hattie
harvey: harv
helen: nell nellie
henrietta: hetty etta hattie
henry: hank harry hal
herbert: herb bert bertie
herman: herm
howard: howie
hubert: bert
hugh: hughie
ignatius: iggy
isaac: ike zac
isabel: izzy bella issy belle
isabella: izzy bella belle
isadora: izzy dora
jacob: jake jay coby
jacqueline: jackie jacqui
james: jim jimmy jamie jem jimmie jay
jane: janie jenny
janet: jan
janice: jan
jasmine: jas jazz
jason: jase
jean: jeanie
jeffery: jeff
jeffrey: jeff geoff
jennifer: jen jenny jenn jenni jennie
jeremiah: jerry
jeremy: jerry jem jez
jerome: jerry
jessica: jess jessie
joan: joanie
joanna: jo
joanne: jo
joel: joe
john: jack johnny jackie jock johnnie
johnathan: jon john
jonathan: jon jonny jonty
jordan: jordy
joseph: joe joey jo
josephine: jo josie fifi
joshua: josh
judith: judy jude judi
julia: jules
julian: jules
juliet: jules
justin: jus
katharine: kate kathy katie kay
katherine: kate kathy katie kat kay kit kitty kathie katy
kathleen: kathy kath katie
kathryn: kathy kate katie
kenneth: ken kenny
kevin: kev
kimberly: kim kimmy
kristen: kris
kristin: kris
kristina: kris tina
kristopher: kris
laura: laurie
lauren: laurie
laurence: larry laurie
lawrence: larry lawrie laurie loz
leigh: lee
leonard: len lenny leo
lewis: lew lou
lillian: lily lil lilly
lindsay: lin
louis: lou louie
louise: lou lulu
lucille: lucy lucie
lucinda: cindy
madeleine: maddie maddy
madeline: maddie maddy
madison: maddie
magdalene: maggie
marcus: mark marc
margaret: maggie peggy meg peg marge margie greta daisy rita madge mags margo maisie meggie
margery: marge
marjorie: marge margie
martha: marty mattie
martin: marty
marvin: marv
mary: molly polly mamie minnie
mathew: matt
matilda: tilly mattie tilda
matthew: matt matty
maureen: mo
maurice: maury moe
maximilian: max
maxwell: max
megan: meg
melanie: mel
melinda: mindy mel
melissa: mel missy lissa
melvin: mel
michael: mike mick mickey mikey micky mitch
michelle: shelly chelle mickey
mildred: millie
millicent: millie
minerva: minnie
miranda: mandy
miriam: mimi
mitchell: mitch
montgomery: monty
moses: moe
nancy: nan
natalie: nat
nathan: nate nat
nathaniel: nate nat
neil: neal
nicholas: nick nicky nic
nicola: nicky
nicole: nicky nikki
norman: norm
olive: ollie
oliver: ollie noll
olivia: liv livvy ollie livia
oscar: ozzie
oswald: ozzie oz
pamela: pam pammy
patricia: pat patty tricia trish patsy pattie trisha
patrick: pat paddy rick
pauline: polly
penelope: penny
percival: percy
peter: pete petey
philip: phil pip
philippa: pippa pip
phillip: phil pip
priscilla: cilla prissy
prudence: prue
rachel: rach rae shelly
randall: randy
randolph: randy
raymond: ray
rebecca: becky becca beck bex
reginald: reg reggie rex
richard: dick rick rich richie ricky rickie ritchie dickie
robert: bob rob bobby robbie bert robby bobbie
roberta: bobbie robbie
roderick: rod rick
rodney: rod
roger: rog
roland: rollo rolly
ronald: ron ronnie ronny
rosalind: roz ros
rosamund: roz
rose: rosie
rosemary: rosie
roxanne: roxy roxie
rudolph: rudy
rupert: rup
russell: russ rusty
sabrina: brina
samantha: sam sammy sammie
samson: sam
samuel: sam sammy
sandra: sandy
sarah: sally sadie
sebastian: seb bastian
seymour: sy
shelley: shell
shirley: shirl
sidney: sid
silas: si
simon: si
solomon: sol solly
sophia: sophie
spencer: spence
stanley: stan
stephanie: steph steffi
stephen: steve stevie
steven: steve stevie
stewart: stew stu
stuart: stu
susan: sue susie suzie susy suzy
susanna: sue susie suzy
susannah: sue susie
suzanne: sue suzie suzy
sylvester: sly
sylvia: syl
tabitha: tabby
tamara: tammy
terence: terry
teresa: terry tess tessa
terrence: terry
thaddeus: thad
theodora: theo dora
theodore: ted teddy theo
theresa: terry tess tessa
thomas: tom tommy thom
tiffany: tiff
timothy: tim timmy
tobias: toby
travis: trav
trevor: trev
valerie: val
vanessa: nessa
veronica: ronnie roni
victor: vic
victoria: vicky tori vicki vickie
vincent: vince vinny
virginia: ginny ginger
wallace: wally
walter: walt wally
wesley: wes
wilbur: will
wilfred: will fred
wilhelmina: billie mina willa
william: bill will billy liam willie willy
winifred: winnie freda
winston: win
woodrow: woody
yvonne: vonnie
zachariah: zach zack
zachary: zach zack zac
"""
