"""Words of the names of firms, shops and institutions."""

import re
from typing import Final

# Whole words.
_WORDS: Final = """
abarrotes acabados academia academy acai acaiteria accesorios aceros acessorios acougue acuario
adega advisors advisory advocacia advogados afines agencia agency agentur agro agropecuaria aguas
aire akademie alarmas alfombras alimentos almacen almacenes alquiler aluminio amigos analytics
antojitos ao apotheke appliances architects architecture architekten armarinho arquitectas
arquitectos arquitectura arquitetos arquitetura art arte artes artesanal artesanias articulos
aseguradora asesores asesoria asesorias asociacion asociados assessoria assistencia associados
associates association atelier ateneo auto autoescuela autolavado automotores automotriz
autopartes autopecas autos aviamentos avocats ayuntamiento azienda bachillerato backerei bakery
banca banco banda banho bank bar barber barberia barbershop barn basilica bazar beauty bebe bebes
bebidas bicicletas bijuterias bike bikes birrieria bistro bistrot blancos bnb bodas bodega bodegas
bolos books bookshop bookstore bordados borracharia boulangerie boutique brasserie brewery
brinquedos brothers bufete bureau burger burgers butcher cabildo cabinet cafe cafes cafeteria
calcados calefaccion calzado cama camara camaras camera camping canceleria capital care carnes
carniceria carpinteria cartorio casa casas catedral catering cctv celulares cement cementos
cenaduria center centre centro cerrajeria cerrajero cerveceria cervejaria chacara chambers
charcuteria church churrascaria cia ciber cine city clean cleaners cleaning climas climatizacion
clinic clinica clinicas clinics clothing club co coaching cocina coffee colchoneria colchones
colegio college comercial comercializadora comercio comida comision communications compania
company computadoras computo comunicacion comunicaciones concept confeccoes confeitaria conseil
consejeria construcao construccion construcciones construction constructora construtora
construtores consulado consultancy consultants consulting consultora consultores consultoria
contabilidad contabilidade contadores control convento cooperativa copiadora copias corp
corporacion corporation corporativo cortinas cosmetica cosmetics costura cottage council couture
coworking creaciones creations creative creche cremeria criacoes crossfit cuerpo cultural dance
data decor decoracao decoracion decoraciones deli delivery dental dermatologia design designs
despacho detalles diario digital diseno disenos distribuciones distribuidora distribution dj doces
drogaria dulces eco ecole ecologicos editions editora editores editorial education electric
electrica electrical electricidad electrodomesticos electronica eletrica eletronica eletronicos
embajada embassy empanadas emporio empresa empresas energia energy engenharia engineering ensemble
enterprises entretenimiento equipos escola escritorio escuela escultura espacio espaco
especialidades estacion estampados estamparia estate estates estetica estofados estudio estudios
eventos events exports express fabrica factory familia farm farma farmacia farmacias farms fashion
fazenda federacion ferragens ferretera ferreteria festas fiestas film films finance financial
finanzas fitness fletes fleuriste flooring flor flora floreria floricultura floristeria flowers
fonda fontaneria foods formacion forum foto fotocopias fotografia fotos foundation fretes frutas
fruteria fumigacion fumigaciones fundacao fundacion funeraria funilaria galeria galerie gallery
galletas garage garden gasolinera generation gestoria gimnasio global gmbh gourmet grafica
graficas grafico graphics grill group gruas grupo gruppo guarderia gym hacienda hair hamburgueria
handwerk haus heladeria helados hermanas hermanos herreria hielo hijas hijos hnos hochschule hof
hogar hojalateria holding holdings home hopital hortifruti hospedagem hospital hostal hostel hotel
hotels house huerta idiomas iglesia imobiliaria imoveis importaciones importadora imprenta
imprentas impresiones impresores imprint industria industrial industrias industries infantil
informatica ingenieria ingenieros inmobiliaria inn innovacion innovation institut institute
instituto insurance interiores interiors internacional international internet inversiones
inversora investments irmaos italiana jardin jardineria jardinero jardines jewelry joalheria joyas
joyeria juegos jugos jugueteria kanzlei kids kinder kindergarten kitchen klinik krankenhaus lab
laboratories laboratorio laboratorios labs lanches lanchonete landscaping lava lavado lavajato
lavanderia law lawyers legal lencos librairie library libreria libros limpeza limpieza lingerie
livraria llantas llantera lodge logistic logistica logistics loja lonas loncheria lounge ltd ltda
luthier madera maderas mairie malharia maquillaje maquinaria maquinas marcenaria mariscos
marisqueira marisqueria market marketing marmitaria marmoles mascotas massagem materiais
materiales materialistas mecanica media medical medicina medicos mensajeria mercadinho mercado
mercearia mesa metal metales metalurgica ministerio ministry mobiliario moda modas modelos moto
motor motors motos moveis mudancas mudanzas mueble mueblerias muebles museo museum music musica
nail nails natural neumaticos nevada neveria notaria notario noticias nursery obrador oficina
optica optical optics organic organicos organizacao organizacion ortopedia ortopedicos ospedale
osteria oticas padaria painting paleteria pan panaderia panificio papelaria papeleria paquetes
paroquia parrilla parroquia partners pastas pasteleria pasticceria pastry patisserie pecas
peixaria peluqueria perfumeria persianas pescaderia pet pets petshop pharmacie pharmacy photo
photography pilates pintura pinturas piscinas pisos pizza pizzaria pizzas pizzeria planejados
plasticos plomeria plumbing polleria pollos posada pousada praxis preescolar prefeitura
preparatoria press prevencion primaria print printing producciones producers producoes productions
producto productora productos projetos promociones properties property propiedades proveedora
proyectos pub publicidad publicidade publishing purificadora quentinhas quesos quinta quiosco
quitanda racoes radio realty rechtsanwalte reciclaje records recursos refaccionaria refacciones
reformas refrigeracion remodelaciones renta rental rentals repair repairs reparacion reparaciones
repuestos research residencia resort restauracion restaurant restaurante restaurantes restaurants
revista ristorante roofing ropa rosticeria rotulacion rotulos roupas sa sabores salao salgados
salon salud sapataria sastreria schneiderei school schools schule scuola secretaria secundaria
seguridad seguros sellos semijoias serigrafia serralheria services servicio servicios servicos
shoes shop sindicato sistemas sitio sociedad societa societe society software solar solicitors
soluciones solucoes solution solutions sonido sons sorveteria spa sport sports steuerberatung
stiftung store stores studio studios sublimacion suministros supermercado supermercados supplies
surf sushi systems tacos taller talleres tapiceria taqueria tasca tasquita tattoo tavern tax taxi
taxis teatro tech technologies technology tecidos tecnologia tecnologias tecnologica telas telecom
telecomunicaciones television terapias textil textiles theatre tienda tiendas tierra tintoreria
tlapaleria toldos tortilleria tostadores tours towing trade trading training transport
transportadora transporte transportes trattoria travel turismo tv uniformes union universidad
universidade universita universitario universitat universite university urban urbano utensilios
vacaciones ventures verein verlag versicherung veterinaria viagens viajes video vidracaria
vidriera vidrieria vidrios vineyard vinhos viniles vinos vinoteca vivero viveros vulcanizadora
wear web wedding weddings werkstatt wine winery wines works workshop yoga zapateria zapatos
zeitung
"""
# Beginnings of words, for what has many endings.
_STEMS: Final = (
    *("restaurant", "panader", "peluquer", "inmobiliar", "construct", "consultor", "distribuidor"),
    *("comercializ", "importador", "exportador", "constru", "veterinari", "odontolog", "ferreter"),
    *("carpinter", "cerrajer", "pasteler", "zapater", "joyer", "florister", "lavander", "jugueter"),
    *("panific", "confec", "metalmec", "electromec", "biotech", "nanotech", "fintech", "software"),
)
# These are more often words of other things; they weigh only with another sign.
WEAK: Final = frozenset(
    """
    aire amigos ao art arte artes auto autos banda banho bebe cafe cama camara capital care
    cerrajero city co cocina comercial control corporativo cuerpo data deli digital dj eco energia
    familia flor flora general global hair home house huerta industrial innovacion innovation
    internacional international internet jardin jardinero kids legal logistica madera marketing
    media medicina mesa metal moda modelos musica natural nevada notario oficina pan partners pet
    press quinta radio recursos research sa salud secretaria seguridad sistemas software solar
    sonido sons tech tecnologia tierra trade training union urban urbano ventas video web yoga
    """.split()
)
WORDS: Final = frozenset(_WORDS.split())
STEM: Final = re.compile("|".join(_STEMS))
# Where they stand first they make a department of the firm, not the firm.
DEPARTMENTS: Final = frozenset(
    """
    abteilung area catedra coordinacion departamento departement department dept depto
    dipartimento direccion diretoria division dpto escuela faculdade facultad faculty gerencia
    instituto seccion servico servicio setor subdireccion unidad unit
    """.split()
) - {"instituto", "escuela", "unit"}
CLEAR_DEPARTMENTS: Final = frozenset(
    "departamento depto dpto dept department division area abteilung departement".split()
)
# Where they stand first, what follows says of what kind they are: «Hospital Veterinario».
INSTITUTIONS: Final = frozenset(
    """
    academia asociacion bufete centro clinica clinicas club colegio consultorio despacho escola
    escritorio escuela estudio farmacia gabinete hospital instituto laboratorio laboratorios loja
    oficina servicio servicios sociedad taller talleres tienda universidad
    """.split()
)
