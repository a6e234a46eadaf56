"""The words of made-up contacts: names by how common they are, companies, towns. By hand.

Each list begins with what is most common. The two evaluation sets take every other word each
(`half`), so that a model tuned on one has not seen the other's. What nobody could do without
(María, José, the suffixes of companies) stands in lists that both have.
"""

from collections.abc import Sequence
from typing import Final, TypeVar

Item = TypeVar("Item")


def half(items: Sequence[Item], side: int) -> Sequence[Item]:
    """Return every other item, the first one for `side` 0, the second one for 1."""
    return items[side::2]


FAMILY_ES: Final = tuple(
    """
    Hernández García Martínez López González Rodríguez Pérez Sánchez Ramírez Flores Gómez Torres
    Díaz Cruz Vázquez Morales Reyes Jiménez Gutiérrez Ruiz Fernández Mendoza Álvarez Castillo
    Moreno Romero Muñoz Rojas Alonso Chávez Navarro Rivera Domínguez Ramos Herrera Medina Castro
    Vargas Guzmán Velázquez Méndez Contreras Ortiz Salazar Aguilar Ortega Juárez Garza Luna Silva
    Soto Delgado Molina Suárez Blanco Guerrero Cortés Estrada Alvarado Ríos Serrano Espinoza
    Figueroa Campos Cabrera Marín Vega Sandoval Carrillo Peña Lara Maldonado Núñez Ibarra Acosta
    Rubio Cervantes Ávila Valdez Padilla Iglesias Fuentes Vera Sosa Miranda Calderón Santos Pacheco
    Valencia Rosales Nieto Cárdenas Camacho Trujillo Lozano Gil Solís Mejía Vidal Márquez Benítez
    Escobar Orozco Robles Prieto Duarte Zamora Salas Montes Bravo Galván Arias León Villanueva Paz
    Pineda Gallegos Cano Tapia Barrera Franco Ochoa Cordero Villarreal Montoya Ponce Aguirre Parra
    Escobedo Bernal Zúñiga Nava Rangel Bautista Correa Rosas Meza Lorenzo Palacios Trejo Esparza
    Cisneros Avilés Andrade Peralta Quintero Arroyo Barrios Murillo Beltrán Cuevas Olvera Toledo
    Leal Becerra Valenzuela Osorio Macías Salinas Paredes Bustamante Esquivel Gallardo Enríquez
    Rocha Segura Arellano Nevárez Tovar Carmona Hidalgo Zapata Carrasco Velasco Crespo Villalobos
    Sepúlveda Araya Aranda Cáceres Godoy Ledesma Roldán Quiroga Bustos Ferreyra Maidana Leiva
    Saavedra Riquelme Espinosa Catalán Venegas Alarcón Fonseca Gaitán Restrepo Zuluaga Uribe Botero
    Arango Jaramillo Londoño Ospina Giraldo Quispe Huamán Mamani Condori Chuquimia Ccori Vilca
    Palomino Huaranga Pizarro Ayala Cornejo Bueno Pascual Ferrer Caballero Santana Esteban Montero
    Rey Vicente Santiago Mora Lago Ballesteros Pastor Sáez Soler Moya Carrera Manzano Roca Redondo
    Izquierdo Casado Merino Pardo Rico Conde Gallego Heredia Marcos Pons Vila Costa Puig
    Serra Ferrán Bosch Llorente Mateo Blasco Otero Lamas Pereiro Seoane Rial Lema Varela Castaño
    Etxeberria Agirre Mendizábal Arrieta Zubiri Urrutia Goñi Iriarte Olaizola Elizondo Garay
    Larrañaga Treviño Cantú Elizalde Garduño Xicoténcatl Tlatelpa Cuautle Canul Chi Poot Uc Balam
    Ek Tun Oropeza Zárate Bañuelos Anaya Arvizu Corral Chacón Félix Quiñones Bojórquez Lugo Gastélum
    Inzunza Arce Verdugo Angulo Burgos Landa Limón Melgar Noriega Olmos Pantoja Quiroz Resendiz
    Sauceda Tejeda Urbina Vallejo Yáñez Zepeda Alcántara Barbosa Colín Durán Elías Farías Galindo
    """.split()
)
FAMILY_EN: Final = tuple(
    """
    Smith Johnson Williams Jones Brown Taylor Davis Miller Wilson Moore Anderson Thomas Jackson
    White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker
    Hall Campbell Mitchell Carter Roberts Evans Turner Parker Collins Edwards Stewart Morris Murphy
    Cook Rogers Morgan Cooper Peterson Reed Bailey Kelly Howard Ward Cox Richardson Wood Watson
    Brooks Bennett Gray James Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell
    Jenkins Perry Butler Barnes Fisher Henderson Coleman Simmons Patterson Jordan Reynolds Hamilton
    Graham Kim Nguyen Patel Khan Singh Shah Chen Wang Li Park Cohen Levy Murray Ford Marshall Owens
    McDonald Harrison Kennedy Wells Webb Simpson Stevens Tucker Porter Hunter Hicks Crawford Boyd
    Mason Dixon Hunt Black Palmer Holmes Stone Rose Grant Knight Ferguson Spencer Gardner Payne
    Pearce Dawson Lawson Chapman Fletcher Gibson Dunn Lloyd Barker Atkinson Walsh Byrne O'Connor
    O'Brien Doyle Gallagher Quinn Burke Fitzgerald MacLeod Sinclair Bishop Sharp Winters Abbott
    """.split()
)
FAMILY_PT: Final = tuple(
    """
    Silva Santos Oliveira Souza Pereira Lima Carvalho Ferreira Ribeiro Almeida Costa Gomes Martins
    Araújo Melo Barbosa Alves Cardoso Rocha Dias Nascimento Cavalcanti Correia Azevedo Fernandes
    Vieira Monteiro Moura Teixeira Nunes Freitas Mendes Campos Batista Castro Andrade Pinto Cunha
    Moreira Marques Reis Borges Lopes Machado Medeiros Nogueira Coelho Tavares Siqueira Farias
    Guimarães Peixoto Brandão Assunção Magalhães Sampaio Figueiredo Bezerra Fonseca Amaral
    """.split()
)
FEMALE_ES: Final = tuple(
    """
    Guadalupe Carmen Juana Margarita Josefina Verónica Rosa Patricia Alejandra Elizabeth Gabriela
    Leticia Yolanda Silvia Martha Claudia Laura Teresa Adriana Sandra Alicia Lucía Francisca Daniela
    Sofía Fernanda Andrea Paula Mariana Cristina Isabel Pilar Mercedes Dolores Elena Raquel Marta
    Sara Beatriz Mónica Rocío Norma Irma Araceli Gloria Angélica Lourdes Rosario Luz Blanca
    Esperanza Diana Karla Valentina Camila Ximena Jimena Regina Renata Natalia Victoria Julia
    Valeria Carolina Lorena Marisol Maribel Esther Concepción Consuelo Susana Rebeca Alma Brenda
    Nancy Paola Liliana Erika Miriam Nora Olga Graciela Elvira Ofelia Eva Inés Irene Nuria
    Montserrat Alba Noelia Amparo Inmaculada Encarnación Milagros Catalina Antonia Manuela Ángeles
    Macarena Constanza Javiera Florencia Agustina Micaela Abril Milagro Luciana Antonella Rosalía
    Leonor Lidia Celia Emilia Amalia Amelia Aurora Belén Fabiola Yesenia Maricela Perla Itzel
    Citlali Xóchitl Nayeli Yuridia Estefanía Tamara Viviana Ivonne Genoveva Eugenia Eulalia Eloísa
    Nerea Ainhoa Leire Itziar Aitana Mireia Meritxell Laia Ariadna Berenice Zulema Hortensia Minerva
    """.split()
)
MALE_ES: Final = tuple(
    """
    Juan José Francisco Antonio Jesús Miguel Pedro Alejandro Manuel Roberto Fernando Daniel Carlos
    Jorge Ricardo Eduardo Javier Rafael Martín Raúl David Arturo Mario Luis Sergio Pablo Diego
    Andrés Santiago Sebastián Ángel Víctor Alberto Enrique Gerardo Alfredo Óscar Héctor César Hugo
    Rubén Guillermo Ramón Gustavo Armando Ignacio Salvador Vicente Joaquín Jaime Julio Rodrigo
    Felipe Álvaro Adrián Iván Marcos Gonzalo Emilio Alfonso Agustín Tomás Nicolás Mateo Lucas
    Matías Gabriel Samuel Emiliano Leonardo Maximiliano Bruno Julián Ernesto Rogelio Gilberto
    Humberto Ismael Esteban Marco Omar Abel Abraham Efraín Israel Moisés Noé Saúl Ulises Aarón
    Domingo Lorenzo Benito Benjamín Cristian Cristóbal Darío Fabián Federico Germán Hernán Horacio
    Gregorio Eusebio Fermín Félix Facundo Lautaro Thiago Franco Renato Rolando Rigoberto Reynaldo
    Osvaldo Orlando Norberto Nelson Mauricio Lázaro Leopoldo Isidro Iker Unai Aitor Gorka Jordi
    Xavier Pau Oriol Sergi Cuauhtémoc Ezequiel Elías Edgar Erick Evaristo Camilo Ariel Amado Anselmo
    """.split()
)
FEMALE_EN: Final = tuple(
    """
    Mary Patricia Jennifer Elizabeth Linda Susan Jessica Sarah Margaret Emily Emma Olivia Katherine
    Rebecca Deborah Barbara Amanda Samantha Charlotte Victoria Abigail Christine Catherine Rachel
    Jane Anne Alice Grace Helen Hannah Laura Megan Nicole Stephanie Julia Karen Lucy Chloe Sophie
    Amy Claire Ruth Fiona Heather Judith Kimberly Pamela Theresa Dorothy Priya Mei Naomi Leah Holly
    """.split()
)
MALE_EN: Final = tuple(
    """
    James John Robert Michael William David Richard Joseph Thomas Christopher Daniel Matthew Anthony
    Andrew Steven Edward Benjamin Samuel Nicholas Jonathan Alexander Timothy Gregory Patrick Peter
    Stephen Kenneth Jeffrey Charles George Henry Jack Oliver Harry Paul Mark Kevin Brian Eric Adam
    Nathan Simon Ian Luke Philip Douglas Raymond Lawrence Frederick Theodore Raj Wei Liam Noah Owen
    """.split()
)
FEMALE_PT: Final = tuple(
    """
    Ana Juliana Fernanda Beatriz Camila Larissa Letícia Bruna Mariana Luciana Rafaela Gabriela
    Patrícia Aline Vanessa Tatiana Renata Simone Denise Débora Carla Mônica Raquel Tereza Isabela
    Luísa Heloísa Lívia Cecília Helena Sônia Cláudia Márcia Rosângela
    """.split()
)
MALE_PT: Final = tuple(
    """
    João Pedro Lucas Gabriel Rafael Felipe Thiago Bruno Gustavo Rodrigo Marcelo Leonardo Guilherme
    Fábio Vinícius Eduardo Ricardo André Paulo Luiz Carlos Antônio Sérgio Cláudio Márcio Renan Caio
    Otávio Henrique Danilo Murilo Davi Heitor Joaquim
    """.split()
)
# What a compound begins with, in both halves: María Luisa, José Antonio.
FIRST_FEMALE: Final = ("María", "María", "María", "Ana", "Rosa", "Luz")
FIRST_MALE: Final = ("José", "José", "Juan", "Luis", "Jesús", "Carlos", "Miguel")
DEVOTIONS: Final = ("del Carmen", "de los Ángeles", "de Jesús", "del Pilar", "de la Luz")
# How the names that are shortened are shortened; written for this set, not taken from the product.
NICKNAMES: Final = {
    "Alejandra": "Ale", "Alejandro": "Alex", "Alberto": "Beto", "Alfonso": "Poncho",
    "Alfredo": "Fredy", "Andrea": "Andy", "Angélica": "Angie", "Antonio": "Toño",
    "Antonia": "Toñi", "Araceli": "Ara", "Arturo": "Artur", "Beatriz": "Bety",
    "Benjamin": "Ben", "Benjamín": "Benja", "Camila": "Cami", "Carlos": "Charly",
    "Carmen": "Menchu", "Carolina": "Caro", "Catalina": "Cata", "Catherine": "Cathy",
    "Charles": "Charlie", "Christine": "Chris", "Christopher": "Chris", "Claudia": "Clau",
    "Concepción": "Concha", "Consuelo": "Chelo", "Constanza": "Coni", "Cristina": "Cris",
    "Daniel": "Dani", "Daniela": "Dani", "David": "Dave", "Deborah": "Debbie", "Diego": "Dieguito",
    "Dolores": "Lola", "Eduardo": "Lalo", "Edward": "Ed", "Elizabeth": "Liz", "Emilia": "Emi",
    "Emiliano": "Emi", "Enrique": "Quique", "Ernesto": "Neto", "Esperanza": "Espe",
    "Eugenia": "Maru", "Federico": "Fede", "Felipe": "Pipe", "Fernanda": "Fer", "Fernando": "Nando",
    "Florencia": "Flor", "Francisca": "Paquita", "Francisco": "Paco", "Frederick": "Fred",
    "Gabriel": "Gabo", "Gabriela": "Gaby", "Gerardo": "Jerry", "Gonzalo": "Gonza",
    "Graciela": "Chela", "Gregory": "Greg", "Guadalupe": "Lupita", "Guilherme": "Gui",
    "Guillermo": "Memo", "Gustavo": "Gus", "Humberto": "Beto", "Ignacio": "Nacho",
    "Inmaculada": "Inma", "Isabel": "Chabela", "Isabela": "Isa", "James": "Jim", "Javier": "Javi",
    "Jeffrey": "Jeff", "Jennifer": "Jenny", "Jesús": "Chuy", "Jessica": "Jess", "Jonathan": "Jon",
    "Joaquín": "Joaco", "Joseph": "Joe", "José": "Pepe", "Josefina": "Josefa", "João": "Joãozinho",
    "Juan": "Juanito", "Juana": "Juanita", "Juliana": "Ju", "Katherine": "Kate", "Karen": "Kary",
    "Kenneth": "Ken", "Kimberly": "Kim", "Laura": "Lau", "Leonardo": "Leo", "Leopoldo": "Polo",
    "Leticia": "Lety", "Letícia": "Lê", "Liliana": "Lili", "Lorena": "Lore", "Lourdes": "Lulú",
    "Lucía": "Lucy", "Luis": "Lucho", "Luiz": "Lula", "Macarena": "Maca", "Manuel": "Manolo",
    "Manuela": "Manoli", "Marcelo": "Celo", "Margaret": "Maggie", "Margarita": "Mago",
    "María": "Mari", "Mariana": "Mari", "Maribel": "Mari", "Martha": "Martita",
    "Matthew": "Matt", "Mauricio": "Mau", "Maximiliano": "Maxi", "Matías": "Mati",
    "Mercedes": "Meche", "Micaela": "Mica", "Michael": "Mike", "Miguel": "Mike", "Milagros": "Mila",
    "Montserrat": "Montse", "Mónica": "Moni", "Natalia": "Nati", "Nathan": "Nate",
    "Nicholas": "Nick", "Nicolás": "Nico", "Pablo": "Pablito", "Pamela": "Pam",
    "Patrick": "Pat", "Patricia": "Paty", "Patrícia": "Pati", "Pedro": "Perico", "Philip": "Phil",
    "Pilar": "Pili", "Rafael": "Rafa", "Rafaela": "Rafa", "Ramón": "Moncho", "Raúl": "Rulo",
    "Rebecca": "Becky", "Ricardo": "Ricky", "Richard": "Rick", "Robert": "Bob", "Roberto": "Beto",
    "Rodrigo": "Rodri", "Rosario": "Chayo", "Rosa": "Rosita", "Rubén": "Ruby", "Salvador": "Chava",
    "Samantha": "Sam", "Samuel": "Sam", "Sandra": "Sandy", "Santiago": "Santi", "Sebastián": "Seba",
    "Sergio": "Checo", "Silvia": "Chivis", "Sofía": "Sofi", "Stephanie": "Steph",
    "Stephen": "Steve", "Steven": "Steve", "Susan": "Sue", "Susana": "Susy", "Teresa": "Tere",
    "Theodore": "Ted", "Thomas": "Tom", "Timothy": "Tim", "Tomás": "Tomi", "Valentina": "Vale",
    "Valeria": "Vale", "Verónica": "Vero", "Vicente": "Chente", "Victoria": "Vicky",
    "Víctor": "Vic", "William": "Bill", "Ximena": "Xime", "Yolanda": "Yola", "Álvaro": "Alvarito",
    "Ángel": "Gelo", "Óscar": "Oscarín",
}  # fmt: skip
# How some surnames and given names are shortened in writing.
WRITTEN_SHORT: Final = {
    "Hernández": "Hdez.", "González": "Glez.", "Rodríguez": "Rdz.", "Martínez": "Mtz.",
    "Fernández": "Fdez.", "Gutiérrez": "Gtz.", "Ramírez": "Rmz.", "Domínguez": "Dguez.",
    "Vázquez": "Vzqz.", "López": "Lpz.", "María": "Ma.", "Guadalupe": "Gpe.",
    "Francisco": "Fco.", "Antonio": "Ant.",
}  # fmt: skip
TITLES: Final = ("Lic.", "Ing.", "Dr.", "Arq.", "C.P.", "Mtro.", "Sr.", "D.")
FEMALE_TITLES: Final = ("Lic.", "Ing.", "Dra.", "Arq.", "C.P.", "Mtra.", "Sra.", "Dña.")
# People of other scripts, as they write themselves and as others do.
OTHER_SCRIPTS: Final = (
    ("محمد", "الحسن", "Mohamed", "Al Hassan"), ("فاطمة", "العلوي", "Fátima", "El Alaoui"),
    ("יוסף", "לוי", "Yosef", "Levi"), ("שרה", "כהן", "Sara", "Cohen"),
    ("王", "伟", "Wei", "Wang"), ("Мария", "Иванова", "María", "Ivanova"),
    ("Γιώργος", "Παπαδόπουλος", "Giorgos", "Papadopoulos"), ("中村", "健", "Ken", "Nakamura"),
)  # fmt: skip
EMOJI: Final = ("🌸", "🔥", "⚽", "✨", "🏠", "💼", "🌵", "❤️")
# First and second elements of rare surnames: the long tail that no list holds.
RARE_ES: Final = (
    "Aran Ber Car Dor Echev Fon Garm Herm Iban Jaur Land Mont Nav Ord Per Quin Ros Sant Tor Urb "
    "Val Villar Yeb Zald Alb Bar Cast Esp Guev Mir".split(),
    "aga alde ales ano arte ate eda edo ega eira elles era erri esa eta iga illa illos ina olas "
    "ona ondo osa uela uarte urra".split(),
)
RARE_EN: Final = (
    "Ash Black Brad Brook Clay Dun East Fair Gold Hart Hol Kings Lang Mill Nor Oak Pem Red Rush "
    "Sher Stan Thorn Wake West Whit Win Wood York".split(),
    "bourne bridge bury by combe croft dale field ford ham hurst ley man more ridge shaw son ton "
    "well wick wood worth".split(),
)
COMPANY_WORDS: Final = tuple(
    """
    Norte Delta Nova Prisma Vértice Bosque Faro Puente Ámbar Cobre Arco Sierra Pacífico Andina
    Atlas Horizonte Cumbre Lince Halcón Jaguar Quetzal Cóndor Colibrí Roble Cedro Nogal Ceiba Agave
    Mezquite Olivo Laguna Marina Costa Bahía Litoral Meridiano Ecuador Trópico Austral Boreal Orión
    Sirio Vega Cometa Aurora Alba Ocaso Lumbre Brasa Fragua Yunque Timón Ancla Vela Brújula Mapa
    Sendero Camino Umbral Portal Pilar Columna Bóveda Cúpula Plaza Alameda Jardín Vergel Huerta
    Semilla Raíz Fruto Cosecha Trigo Maíz Cacao Canela Azafrán Sal Cristal Cuarzo Ópalo Jade Perla
    Coral Marfil Índigo Carmesí Cobalto Zafiro Granito Basalto Arenisca Pizarra Arcilla Barro
    Talavera Summit Harbor Beacon Cedarwood Northgate Bluebird Silverline Redstone Evergreen
    Keystone Lakeside Pinnacle Riverbend Skyline Stonebridge Sunrise Tidewater Trident Westwind
    Wildflower Compass Anchor
    Aroeira Ipê Jequitibá Guará Tucano Maré Serra Pampa
    """.split()
)
TRADES: Final = tuple(
    """
    Consultores Ingeniería Capital Foods Energía Media Salud Legal Logística Seguros Inmobiliaria
    Textiles Software Labs Studio Arquitectos Construcciones Transportes Turismo Educación
    Farmacéutica Alimentos Diseño Publicidad Sistemas Abogados Partners Group Holdings Solutions
    Health Motors Tecnologia Engenharia Comunicación Eventos Muebles Plásticos Metales Agro Minera
    Automotriz
    """.split()
)
ROLES: Final = tuple(
    """
    Director|Directora|Gerente|Sales manager|Founder|Socio|Abogada|Arquitecto|CEO|CTO|Consultor
    |Coordinadora|Analista|Compras|Recursos Humanos|Marketing manager|Ingeniero|Contador|Médico
    |Profesora|Editor|Project manager|Diretor comercial|Asesora|Presidente|Vicepresidente
    """.replace("\n    ", "").strip().split("|")
)  # fmt: skip
