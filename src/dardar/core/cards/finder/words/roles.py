"""Words of positions and professions."""

from typing import Final

# What heads a position: «Directora de Ventas», «Sales Manager». Both genders where they differ.
_ROMANCE: Final = """
abogada abogado actor actriz actuario acupuntor administrador administrativo advogado agente
agronoma agronomo alcalde alergologo alumno analista anestesiologo animador aparejador aprendiz
arquitecto arquiteta arquiteto artesano artista asesor asistente assessor assistente audiologo
auditor autonomo autor auxiliar ayudante bailarin barbero barista becario bibliotecario biologo
bodeguero bolsista bombero concejala conservador encuadernador consignatario criador enfermera
bombero cabeleireiro camarero camarografo cantante capataz capitan cardiologo carpintero
catedratico ceramista chef chefe chofer cientifico cirujano cirurgiao cocinero cofundador
colaborador comandante comisario compositor concejal conductor conferenciante conferencista
consejero consul consultor contabilista contador coordenador coordenadora coordinador
copropietario coreografo coronel corrector corredor corretor cosmetologo costureiro cozinheiro
creador critico cuidador curador decano delegado dentista depilador dermatologo desarrollador
desenhador desenvolvedor designer despachante dietista diputado director diretor diretora
disenador docente doctorando documentalista dono duena dueno ebanista economista editor educador
ejecutivo electricista eletricista embajador emprendedor empresario encargado encarregado
endocrinologo enfermeiro enfermero engenheira engenheiro enologo entrenador epidemiologo escritor
escultor especialista estagiario esteticista estilista estratega estudiante facilitador
farmaceutico filologo fisioterapeuta florista fonoaudiologo fontanero formador fotografo fundador
gastroenterologo general geografo gerente geriatra gestor gestora ginecologo graduado guia
guionista hematologo homeopata ilustrador infectologo ingeniero inspector instalador instructor
instrutor intensivista interiorista internista interprete investigador jardinero jefa jefe
jornalista joyero jubilado juez jueza juiz licenciado lider locutor logopeda maestro magistrado
manicure manicurista maquiador maquillador maquillista marceneiro marchante masajista matematico
matrona mecanico mediador medico mercadologo mesero monitor motorista musico musicologo naturista
nefrologo neumologo neurocirujano neurologo notario nutricionista nutriologo obstetra
odontologista odontologo oftalmologo oncologo operador optometrista organizador orientador
ortodoncista ortopedista osteopata otorrinolaringologo padeiro panadero parroco partera pasante
pastelero patologo pedagogo pediatra pedreiro peluquero periodista perito personal pesquisador
pianista piloto pintor pizzaiolo planeador podiatra podologo poeta policia portavoz practicante
presentador presidente procurador productor prof profesor professor programador promotor
propietario proprietario psicanalista psicologo psicoterapeuta psiquiatra publicista publicitario
publirrelacionista quimico quiropodista quiropractico radiologo realizador recepcionista
reclutador rector redactor redator regidor registrador relator reportero repostero representante
responsable restaurador reumatologo sargento secretario senador sindico socia socio sociologo
socorrista sommelier subdirector subgerente subsecretario superintendente supervisor sustentante
tabeliao tasador tatuador tecnico teniente tenor terapeuta tesorero titular topografo trabajador
traductor tradutor traumatologo tutor urbanista urologo vendedor vereador veterinario vice
vicedecano vicepresidente vicerrector violoncelista viverista voluntario zootecnista
"""
_OTHERS: Final = """
abteilungsleiter abteilungsleiterin aide analyste apothekerin apotheker assistante assistente
attache attachee bibliothekar biologe buchhalter buchhalterin caporedattore charcutier chimiste
conservateur conservatrice contabile creatif curatrice delegato designerin directorate editeur
editrice educatrice elektriker expert experte expert-comptable formateur formatrice fundraiser
gestionnaire gestore handelsvertreter hausverwalter immobilienmakler informatico juriste kaufmann
kauffrau koch kundenberater kundenberaterin leitung libraire medecin mediatrice notary pfarrer
pharmacienne physiotherapeut physiotherapeutin producteur productrice programmeur programmiererin
projektleitung projektmanager psychologin psychologe psychologue reader redacteur restaurateur
ricercatore rezeptionist sales-manager sociologue sophrologue stellvertreter tierarzt tierarztin
urbaniste veterinaire vertriebsleitung vertreter vertreterin wirtschaftsprufer
abteilungsleiter abteilungsleiterin accountant actor actress actuary administrator adviser advisor
agent ambassador amministratore amministratrice analyst anthropologist anwalt archaeologist
architect architetto archivist artist arzt arztin assistant associate astronomer attorney auditor
author avocat avocate avvocata avvocato baker banker barber barista barrister bartender berater
beraterin bereichsleiter bereichsleiterin biologist bookkeeper broker builder buyer captain
caretaker carpenter cashier cco cdo ceo cfo chair chairman chairperson chairwoman chancellor
chaplain charge chargee chef chemist chercheur chercheuse chief chiropractor chro cio ciso clerk
cmo coach cofounder columnist commerciale commercialista commissioner composer comptable conductor
conseil conseiller conseillere consulente consultant consultante controller coo cook coordinateur
coordinator coordinatore coordinatrice counsel counsellor counselor courier cpo creator cro cso
cto curator dean dentist dentiste deputy dermatologist designer developer dietitian directeur
director directrice direttore direttrice dirigente docente doctor dottore economist editor
electrician engineer enseignant enseignante entrepreneur entwickler entwicklerin epidemiologist
esthetician evp executive fachanwalt fachanwaltin facilitator farmacista fellow filmmaker florist
fondateur fondatore fondatrice fotograf fotografa fotografin founder freelancer gardener geologist
geometra geophysicist gerant gerante geschaeftsfuehrer geschaeftsfuehrerin geschaftsfuhrer
geschaftsfuhrerin giornalista groomer grunder grunderin guide handyman head historian housekeeper
hr hygienist illustrator impiegato infermiere infirmier infirmiere ingegnere ingenieur ingenieure
ingenieurin inhaber inhaberin insegnante inspector instructor instrutora intern interpreter
investigator investor jeweler jeweller journalist journalistin judge junior juriste landscaper
lawyer lead lecturer lehrer lehrerin leiter leiterin librarian linguist lobbyist locksmith
machinist makler maklerin manager marketer mason mathematician mechanic medecin mediator medico
mentor merchandiser meteorologist midwife minister musician negotiator neurologist notaio notaire
notar notarin nurse nutritionist officer operator optician optometrist orthodontist owner
paediatrician painter paralegal partner pastor pediatrician performer pharmacien pharmacist
photographe photographer physician physicist physiotherapist pilot planner plumber podiatrist
postdoc practitioner president presidente principal producer professor progettista programmer
projektleiter projektleiterin prokurist promoter proprietor prosecutor psicologa psychiatrist
psychologist psychotherapist publicist publisher rabbi realtor receptionist rechtsanwalt
rechtsanwaltin recruiter rector redactrice redakteur redakteurin referent referentin registrar
reporter representative researcher responsabile responsable ricercatore ricercatrice
sachbearbeiter sachbearbeiterin salesman salesperson saleswoman scholar schreiner scientist scrum
sculptor secretary segretaria segretario senator shareholder socio solicitor sommelier specialist
statistician steuerberater steuerberaterin strategist stylist superintendent supervisor surgeon
surveyor svp tailor teacher teamleiter teamleiterin technician technologist tester therapist
titolare traducteur traductrice traduttore traduttrice trainer translator treasurer trustee tutor
ubersetzer ubersetzerin undersecretary underwriter vendeur vendeuse vertriebsleiter
vertriebsleiterin vet veterinarian veterinario vicepresident videographer volunteer vorstand vp
welder writer zahnarzt zahnarztin
"""
# Words that go with a position but head none.
_QUALIFIERS: Final = """
research clinical principal visiting emeritus emerita honorary investment growth brand content
finance financial portfolio events community communications partnerships strategy creative client
academico account acting adjunct adjunta adjunto administrativa asociada asociado assistant
business calidad certificada certificado certified chain colegiada colegiado comercial compras
comunicacion corporate corporativa corporativo creativa creative creativo customer data deputy
desarrollo development digital ejecutiva executive executivo financeiro financiera financiero
finanzas founding freelance general global honoraria honorario human independiente innovacion
interina interino internacional jr junior jurada jurado lead logistica managing marketing
mercadotecnia nacional negocio negocios operaciones operations people principal product producto
program programme project projetos proyectos public regional registered relations resources rrhh
sales senior sistemas software sr supply technical tecnica tecnico tecnologia vendas ventas
"""
# Fields of practice that stand where a position stands on the cards of doctors and lawyers.
_FIELDS: Final = """
acupuntura alergologia anestesiologia cardiologia cardiology cirugia cirurgia dermatologia
dermatology endocrinologia endodoncia endodontia fisioterapia fonoaudiologia gastroenterologia
geriatria ginecologia hematologia homeopatia implantologia logopedia medicina neurocirugia
neurologia neurology nutricao nutricion obstetricia odontologia odontopediatria oftalmologia
oncologia oncology orthodontics ortodoncia ortodontia ortopedia osteopatia otorrinolaringologia
pediatria pediatrics periodoncia podologia psicologia psicoterapia psiquiatria psychiatry
radiologia radiology reumatologia traumatologia urologia urology
"""


def _both(words: str) -> frozenset[str]:
    """Return words with their feminine forms where a rule makes them: -o → -a, -or → -ora."""
    found = set(words.split())
    found |= {word[:-1] + "a" for word in found if word.endswith("o")}
    found |= {word + "a" for word in found if word.endswith(("or", "es"))}
    found |= {word[:-1] + "a" for word in found if word.endswith("nte")}
    return frozenset(found)


# The feminine of some is a trade or a subject.
_NO_HEADS: Final = frozenset(
    "autonoma critica fisica grafica matematica mecanica musica quimica secretarias tecnica".split()
)
HEADS: Final = (_both(_ROMANCE) | frozenset(_OTHERS.split())) - _NO_HEADS
QUALIFIERS: Final = frozenset(_QUALIFIERS.split())
FIELDS: Final = frozenset(_FIELDS.split())
# Names of people too, or of firms: they head a position only with further words of one.
AMBIGUOUS: Final = frozenset(
    """
    associate autonomo baker barber aide carpenter chair charge koch reader expert experte leitung
    commerciale conseil cook deputy dona
    dono fellow gardener general guide head hr in judge juez junior lead leiter maestro makler
    marino mason minister notar painter partner pastor perito personal pilot port principal prof
    tailor taylor vet vice
    """.split()
)
# Endings of professions: «neurofisióloga», «periodontista».
# Of professions and of some surnames: «violonchelista», «Evangelista».
WEAK_ENDINGS: Final = ("ista", "ist")
ENDINGS: Final = ("ologo", "ologa", "ologist", "iatra", "ografo", "ografa", "odoncista", "dontist")
