"""What nicknames and the splitting of names are asked: questions with the answers of the culture.

The tuned halves may be looked at while the code is written. The unseen halves were written before
the tables they ask, and the code is never changed because of one of their questions. But one hand
wrote questions and tables, which makes them less independent than a stranger's would be.
"""

from collections.abc import Callable, Mapping
from typing import Final

from dardar.core.identity.names import PARTS, split_name
from dardar.core.identity.nicknames import formal
from dardar.core.identity.text import fold


def nicknames_missed(asked: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Return the pairs whose nickname is not known to stand for their formal name."""
    return [(nick, name) for nick, name in asked if fold(name) not in formal(fold(nick))]


def splits_missed(
    asked: Mapping[str, str], split: Callable[[str], Mapping[str, str]] = split_name
) -> dict[str, str]:
    """Return the names that are not split as they should be, with what came instead."""
    got = {full: "|".join(split(full).get(part, "") for part in PARTS) for full in asked}
    return {full: found for full, found in got.items() if found != asked[full]}


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return pairs that stand one in a row: a nickname, then the formal name."""
    rows = (row.split(maxsplit=1) for row in text.strip().splitlines())
    return tuple((nick, name) for nick, name in rows)


NICKNAMES_TUNED: Final = _pairs("""
Pepe José
Paco Francisco
Kike Enrique
Chava Salvador
Lupita Guadalupe
Nacho Ignacio
Chuy Jesús
Memo Guillermo
Beto Roberto
Concha Concepción
Mari María
Maite María Teresa
Juanma Juan Manuel
Chema José María
Lupe Guadalupe
Pancho Francisco
Toño Antonio
Lalo Eduardo
Rafa Rafael
Alex Alejandro
Fer Fernanda
Gabo Gabriel
Santi Santiago
Lola Dolores
Pili Pilar
Charo Rosario
Manolo Manuel
Perico Pedro
Carlitos Carlos
Anita Ana
Bob Robert
Bill William
Liz Elizabeth
Mike Michael
Kate Katherine
Jim James
Peggy Margaret
Dick Richard
Ted Edward
Tony Anthony
""")

NICKNAMES_UNSEEN: Final = _pairs("""
Tere Teresa
Chela Graciela
Nando Fernando
Goyo Gregorio
Poncho Alfonso
Tavo Gustavo
Chayo Rosario
Licha Alicia
Meche Mercedes
Neto Ernesto
Moncho Ramón
Güicho Luis
Cuco Refugio
Chente Vicente
Chole Soledad
Rosi Rosa
Merche Mercedes
Inma Inmaculada
Montse Montserrat
Curro Francisco
Paquita Francisca
Pepa Josefa
Fina Josefina
Chelo Consuelo
Encarni Encarnación
Javi Javier
Edu Eduardo
Dani Daniel
Guille Guillermo
Quino Joaquín
Lucho Luis
Nico Nicolás
Mati Matías
Seba Sebastián
Facu Facundo
Maxi Maximiliano
Caro Carolina
Vale Valentina
Flor Florencia
Majo María José
Juancho Juan
Pipe Felipe
Juanjo Juan José
Josema José Manuel
Rodri Rodrigo
Cris Cristina
Isa Isabel
Bea Beatriz
Gabi Gabriela
Lety Leticia
Paty Patricia
Queta Enriqueta
Checo Sergio
Fito Adolfo
Susi Susana
Miguelito Miguel
Will William
Dave David
Beth Elizabeth
Betsy Elizabeth
Sue Susan
Chuck Charles
Jack John
Hank Henry
Molly Mary
Sally Sarah
Nell Eleanor
Larry Lawrence
Tim Timothy
Greg Gregory
Andy Andrew
Maggie Margaret
Becky Rebecca
Ned Edward
Trish Patricia
Ginny Virginia
Abby Abigail
Theo Theodore
Jerry Gerald
Fred Frederick
""")

# prefix | given | middle | family | suffix
SPLITS_TUNED: Final = {
    "María Guadalupe Hernández Ruiz": "|María Guadalupe||Hernández Ruiz|",
    "Juan Carlos de la O Martínez": "|Juan Carlos||de la O Martínez|",
    "Rosa María de los Santos": "|Rosa María||de los Santos|",
    "Ma. Guadalupe Mtz. Glz.": "|Ma. Guadalupe||Mtz. Glz.|",
    "García López, María Luz": "|María Luz||García López|",
    "Sr. Antonio Gómez": "Sr.|Antonio||Gómez|",
    "José Ángel Gurría Treviño": "|José Ángel||Gurría Treviño|",
    "Luisa Fernanda Rojas": "|Luisa Fernanda||Rojas|",
    "dos Santos Silva, Maria Clara": "|Maria Clara||dos Santos Silva|",
    "Ana Paula dos Santos Silva": "|Ana Paula||dos Santos Silva|",
    "Jordi Pujol i Soley": "|Jordi||Pujol i Soley|",
    "Santiago Ramón y Cajal": "|Santiago||Ramón y Cajal|",
    "Pedro Calderón de la Barca": "|Pedro||Calderón de la Barca|",
    "Sor Juana Inés de la Cruz": "Sor|Juana Inés||de la Cruz|",
    "Miguel de Cervantes Saavedra": "|Miguel||de Cervantes Saavedra|",
    "Mary Ann O'Connor": "|Mary|Ann|O'Connor|",
    "Oscar de la Renta": "|Oscar||de la Renta|",
    "Luis Alberto Urrea Jr.": "|Luis Alberto||Urrea|Jr.",
    "PEREZ GOMEZ JUAN CARLOS": "|JUAN CARLOS||PEREZ GOMEZ|",
    "José Fernández de Córdoba": "|José||Fernández de Córdoba|",
    "Álvaro Fernández-Villaverde y Silva": "|Álvaro||Fernández-Villaverde y Silva|",
    "Ángel María Villar Llona": "|Ángel María||Villar Llona|",
    "Luis Donaldo Colosio Murrieta": "|Luis Donaldo||Colosio Murrieta|",
    "Lcda. Ana Belén Ortiz": "Lcda.|Ana Belén||Ortiz|",
    "Teresa Ruiz Vda. de Soto": "|Teresa||Ruiz Vda. de Soto|",
    "António Lobo Antunes": "|António||Lobo Antunes|",
    "Luís Inácio Lula da Silva": "|Luís Inácio||Lula da Silva|",
    "Juan Martín del Potro": "|Juan Martín||del Potro|",
    "Ing. J. Jesús Ramos": "Ing.|J. Jesús||Ramos|",
    "Dr. Juan Ramón de la Fuente Ramírez": "Dr.|Juan Ramón||de la Fuente Ramírez|",
    "Ana G. Méndez": "|Ana|G.|Méndez|",
    "Sarah Jessica Parker": "|Sarah|Jessica|Parker|",
    "Maria João Pires": "|Maria João||Pires|",
    "Inés María del Rosario Soto": "|Inés María del Rosario||Soto|",
    "William H. Gates III": "|William|H.|Gates|III",
    "Yesenia Guzmán Peralta": "|Yesenia||Guzmán Peralta|",
    "Lupita Hernández": "|Lupita||Hernández|",
    "Vega Soto, Lic. Raúl": "Lic.|Raúl||Vega Soto|",
    "Carlos Alberto": "|Carlos Alberto|||",
    "Mª Ángeles Durán Heras": "|Mª Ángeles||Durán Heras|",
}

SPLITS_UNSEEN: Final = {
    # two given names, two surnames
    "Luis Enrique Martínez Cordero": "|Luis Enrique||Martínez Cordero|",
    "Martha Leticia Zúñiga Ochoa": "|Martha Leticia||Zúñiga Ochoa|",
    "Brayan Alexis Quispe Mamani": "|Brayan Alexis||Quispe Mamani|",
    "Wendy Yamileth Chávez Portillo": "|Wendy Yamileth||Chávez Portillo|",
    "Jhon Jairo Velásquez Restrepo": "|Jhon Jairo||Velásquez Restrepo|",
    "Yuliana Andrea Ospina Gil": "|Yuliana Andrea||Ospina Gil|",
    "Andrés Manuel López Obrador": "|Andrés Manuel||López Obrador|",
    "José Emilio Pacheco Berny": "|José Emilio||Pacheco Berny|",
    # one given name, two surnames
    "Gael García Bernal": "|Gael||García Bernal|",
    "Ximena Sariñana Rivera": "|Ximena||Sariñana Rivera|",
    "Iker Casillas Fernández": "|Iker||Casillas Fernández|",
    "Leire Etxeberria Aguirre": "|Leire||Etxeberria Aguirre|",
    "Nahuel Gallo Ferreyra": "|Nahuel||Gallo Ferreyra|",
    "Claudia Sheinbaum Pardo": "|Claudia||Sheinbaum Pardo|",
    "Diego Luna Alexander": "|Diego||Luna Alexander|",
    # two given names, one surname
    "Luis Miguel Ferrer": "|Luis Miguel||Ferrer|",
    "Ana Lucía Domínguez": "|Ana Lucía||Domínguez|",
    "Juan Sebastián Verón": "|Juan Sebastián||Verón|",
    "Dulce María Espinosa": "|Dulce María||Espinosa|",
    "Rosa Isela Corona": "|Rosa Isela||Corona|",
    "Brenda Lizeth Ochoa": "|Brenda Lizeth||Ochoa|",
    "Marco Antonio Solís": "|Marco Antonio||Solís|",
    # particles
    "Guillermo del Toro Gómez": "|Guillermo||del Toro Gómez|",
    "Juan Carlos de la Torre Vega": "|Juan Carlos||de la Torre Vega|",
    "Lucía de la O": "|Lucía||de la O|",
    "Fernando de los Ríos Urruti": "|Fernando||de los Ríos Urruti|",
    "Inés de la Peña y Torres": "|Inés||de la Peña y Torres|",
    "Manuel de Falla": "|Manuel||de Falla|",
    "Mariana de la Paz de León": "|Mariana||de la Paz de León|",
    "Ernesto Ponce de León": "|Ernesto||Ponce de León|",
    "Alonso de Ercilla y Zúñiga": "|Alonso||de Ercilla y Zúñiga|",
    "José Luis de la Madrid Cordero": "|José Luis||de la Madrid Cordero|",
    "Rosa Elena del Ángel Cruz": "|Rosa Elena||del Ángel Cruz|",
    # devotions and short forms
    "Ma. de los Ángeles Fdez. Ruiz": "|Ma. de los Ángeles||Fdez. Ruiz|",
    "María del Pilar Rueda": "|María del Pilar||Rueda|",
    "Mª José Campos Ruiz": "|Mª José||Campos Ruiz|",
    "M.ª Carmen Soler": "|M.ª Carmen||Soler|",
    "José de la Luz Sáenz": "|José de la Luz||Sáenz|",
    "María del Mar Bonet": "|María del Mar||Bonet|",
    "María de la Soledad Ortega Ríos": "|María de la Soledad||Ortega Ríos|",
    "J. Guadalupe Rdz. Luna": "|J. Guadalupe||Rdz. Luna|",
    "Mª de las Nieves Torres": "|Mª de las Nieves||Torres|",
    # surnames first
    "Rodríguez Salas, Ana Karen": "|Ana Karen||Rodríguez Salas|",
    "de la Fuente Mora, Diego": "|Diego||de la Fuente Mora|",
    "PÉREZ-REVERTE GUTIÉRREZ, ARTURO": "|ARTURO||PÉREZ-REVERTE GUTIÉRREZ|",
    "Silva e Souza, Pedro Henrique": "|Pedro Henrique||Silva e Souza|",
    "Johnson, Mary Beth": "|Mary|Beth|Johnson|",
    "Del Río, Dolores": "|Dolores||Del Río|",
    "Núñez, Dr. Pablo": "Dr.|Pablo||Núñez|",
    "HERNANDEZ LOPEZ MARIA GUADALUPE": "|MARIA GUADALUPE||HERNANDEZ LOPEZ|",
    "Martínez Ruiz José Luis": "|José Luis||Martínez Ruiz|",
    # titles and degrees
    "Lic. Alma Delia Fuentes": "Lic.|Alma Delia||Fuentes|",
    "Dr. Raúl Ernesto Ibáñez Mora": "Dr.|Raúl Ernesto||Ibáñez Mora|",
    "Ing. Sofía Rentería": "Ing.|Sofía||Rentería|",
    "Mtra. Ma. Elena Cota": "Mtra.|Ma. Elena||Cota|",
    "Arq. Teodoro Glez. de León": "Arq.|Teodoro||Glez. de León|",
    "Don Ramiro Guzmán": "Don|Ramiro||Guzmán|",
    "Doña Inés Salcedo Rey": "Doña|Inés||Salcedo Rey|",
    "C.P. Óscar Lara": "C.P.|Óscar||Lara|",
    "Profr. Othón Salazar Ramírez": "Profr.|Othón||Salazar Ramírez|",
    "Mons. Óscar Romero Galdámez": "Mons.|Óscar||Romero Galdámez|",
    "Srta. Paula Ríos": "Srta.|Paula||Ríos|",
    "Laura Esquivel Valdés, MBA": "|Laura||Esquivel Valdés|MBA",
    "Juan José Arreola PhD": "|Juan José||Arreola|PhD",
    "Dr. Hugo Sánchez Márquez, M.D.": "Dr.|Hugo||Sánchez Márquez|M.D.",
    "Sr. Zamora": "Sr.|||Zamora|",
    "Dr. de la Vega": "Dr.|||de la Vega|",
    # Portuguese
    "Maria Eduarda dos Santos Silva": "|Maria Eduarda||dos Santos Silva|",
    "José Carlos de Almeida Neto": "|José Carlos||de Almeida|Neto",
    "Ana Beatriz Figueiredo": "|Ana Beatriz||Figueiredo|",
    "Luiz Fernando Pereira da Costa": "|Luiz Fernando||Pereira da Costa|",
    "Francisco Sá Carneiro": "|Francisco||Sá Carneiro|",
    "Marcelo Rebelo de Sousa": "|Marcelo||Rebelo de Sousa|",
    "Paulo Roberto Ferreira Júnior": "|Paulo Roberto||Ferreira|Júnior",
    # Catalan, Basque, surnames of several words
    "Antoni Gaudí i Cornet": "|Antoni||Gaudí i Cornet|",
    "Mercè Rodoreda i Gurguí": "|Mercè||Rodoreda i Gurguí|",
    "Josep Lluís Carod-Rovira": "|Josep Lluís||Carod-Rovira|",
    "Iñaki Urdangarin Liebaert": "|Iñaki||Urdangarin Liebaert|",
    "Carmen Martínez-Bordiú": "|Carmen||Martínez-Bordiú|",
    "Juan Antonio Ortega y Díaz-Ambrona": "|Juan Antonio||Ortega y Díaz-Ambrona|",
    "Rodrigo Díaz de Vivar": "|Rodrigo||Díaz de Vivar|",
    "Ana Sáenz de Santamaría": "|Ana||Sáenz de Santamaría|",
    # English
    "George W. Bush": "|George|W.|Bush|",
    "Franklin D. Roosevelt Jr.": "|Franklin|D.|Roosevelt|Jr.",
    "Sarah Michelle Gellar": "|Sarah|Michelle|Gellar|",
    "J. K. Rowling": "|J.|K.|Rowling|",
    "Martin Luther King": "|Martin|Luther|King|",
    "Robert De Niro": "|Robert||De Niro|",
    "Sean Patrick Flanery": "|Sean|Patrick|Flanery|",
    "Kate Winslet": "|Kate||Winslet|",
    "Ludwig van Beethoven": "|Ludwig||van Beethoven|",
    # asides, nicknames, initials, one part
    'Francisco "Paco" Ruiz Haro': "|Francisco||Ruiz Haro|",
    "Jesús (Chuy) Montoya": "|Jesús||Montoya|",
    "Pepe Aguilar": "|Pepe||Aguilar|",
    "Memo Ochoa Magaña": "|Memo||Ochoa Magaña|",
    "Carlos A. Madrazo": "|Carlos|A.|Madrazo|",
    "M. Teresa Gil": "|M. Teresa||Gil|",
    "Ana Sofía": "|Ana Sofía|||",
    "Shakira": "|Shakira|||",
    "Sofía 🌸 Méndez": "|Sofía||Méndez|",
}
