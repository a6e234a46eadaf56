"""What stands on made-up business cards besides names: roles, firms, slogans, streets, labels.

As in ``_contact_words``, the two halves of the evaluation take every other item of each list
(`half`), so that rules tuned on one have not seen what stands on the other's cards. Lists are keyed
by language, or by country where countries write differently.
"""

from typing import Final

ROLES: Final = {
    "es": (
        "Directora General/Director General", "Gerente de Ventas",
        "Jefa de Proyectos/Jefe de Proyectos", "Responsable de Marketing",
        "Asesora Jurídica/Asesor Jurídico", "Arquitecta/Arquitecto",
        "Ingeniera Industrial/Ingeniero Industrial", "Abogada/Abogado",
        "Coordinadora de Eventos/Coordinador de Eventos", "Consultora Sénior/Consultor Sénior",
        "Socia Fundadora/Socio Fundador", "Directora de Operaciones/Director de Operaciones",
        "Médica Cirujana/Médico Cirujano", "Diseñadora Gráfica/Diseñador Gráfico",
        "Subdirectora de Compras/Subdirector de Compras", "Representante Comercial",
        "Profesora Titular/Profesor Titular", "Técnica de Selección/Técnico de Selección",
        "Contadora Pública/Contador Público", "Analista de Datos",
        "Psicóloga Clínica/Psicólogo Clínico", "Delegada Comercial/Delegado Comercial",
        "Jefa de Producción/Jefe de Producción", "Agente Inmobiliaria/Agente Inmobiliario",
        "Directora Financiera/Director Financiero", "Veterinaria/Veterinario",
        "Productora Ejecutiva/Productor Ejecutivo", "Community Manager",
        "Investigadora Principal/Investigador Principal", "Presidenta/Presidente",
        "Administradora/Administrador", "Desarrollador de Software",
        "Enfermera Jefe/Enfermero Jefe", "Secretaria Técnica/Secretario Técnico",
        "Directora Creativa/Director Creativo", "Propietaria/Propietario",
    ),
    "en": (
        "Chief Executive Officer", "Sales Director", "Senior Software Engineer",
        "Head of Marketing", "Managing Partner", "Project Manager", "Creative Director",
        "Founder & CEO", "Account Executive", "Vice President, Operations", "Real Estate Agent",
        "Attorney at Law", "Product Designer", "Business Development Manager", "Financial Advisor",
        "Research Fellow", "Director of Partnerships", "Photographer", "Architect",
        "Purchasing Manager", "Head Chef", "Programme Officer", "Customer Success Lead",
        "Data Scientist", "Consultant", "Operations Coordinator", "Professor of Economics",
        "Landscape Designer", "Chief Technology Officer", "Community Organiser",
    ),
    "pt": (
        "Diretora Comercial/Diretor Comercial", "Gerente de Projetos", "Advogada/Advogado",
        "Engenheira Civil/Engenheiro Civil", "Sócia-Fundadora/Sócio-Fundador",
        "Analista de Sistemas", "Consultora de Vendas/Consultor de Vendas",
        "Coordenadora de Marketing/Coordenador de Marketing",
        "Médica Veterinária/Médico Veterinário", "Arquiteta/Arquiteto",
        "Corretora de Imóveis/Corretor de Imóveis", "Nutricionista",
        "Diretora Executiva/Diretor Executivo", "Fisioterapeuta",
        "Assessora de Imprensa/Assessor de Imprensa", "Representante de Vendas",
    ),
}  # fmt: skip
DEPARTMENTS: Final = {
    "es": (
        "Área de Innovación", "Departamento Comercial", "División Internacional",
        "Dpto. de Recursos Humanos",
    ),
    "en": (
        "International Division", "People & Culture", "Customer Experience", "Corporate Affairs",
    ),
    "pt": (
        "Departamento Comercial", "Área Internacional", "Setor de Compras", "Divisão de Projetos",
    ),
}  # fmt: skip
# {w} and {v} are words of companies, {f} a family name, {c} a town.
FIRMS: Final = {
    "es": (
        "{w} {v}", "Grupo {w}", "{w} Ingeniería", "{w} Consultores", "Fundación {w}",
        "{f} y Asociados", "Laboratorios {w}", "Universidad de {c}", "{w} Logística",
        "Estudio {f}", "Hospital {w}", "Cámara de Comercio de {c}", "Inmobiliaria {w}",
        "Bufete {f}", "{w} Energía", "Ayuntamiento de {c}", "Clínica {f}", "Constructora {w}",
        "{w}{v}", "Textiles {w}", "Editorial {w}", "Bodegas {f}", "{f} & {w} Abogados",
        "Instituto {w}", "{w} Digital", "Cooperativa {w}", "Transportes {f}", "{w}",
    ),
    "en": (
        "{w} {v}", "{w} Group", "{f} & Sons", "{w} Partners", "{w} Labs", "University of {c}",
        "{f} {w} LLP", "{w} Health", "The {w} Foundation", "{w} Capital", "{w} & {v}",
        "{f} Realty", "{w} Studio", "{f} Associates", "{w}{v}", "{w} Logistics", "{w}",
        "{c} City Council",
    ),
    "pt": (
        "{w} {v}", "Grupo {w}", "{w} Engenharia", "{f} Advogados", "Instituto {w}",
        "{w} Tecnologia", "Clínica {f}", "Construtora {w}", "Universidade de {c}",
        "{w} Comunicação", "{w}{v}", "Fazenda {w}",
    ),
}  # fmt: skip
UNSUFFIXED: Final = (
    "Universi", "Ayuntamiento", "Cámara", "Hospital", "Council", "LLP", "Fundación", "Foundation",
    "Instituto", "Asociados", "Associates",
)  # fmt: skip
SLOGANS: Final = {
    "es": (
        "Soluciones que crecen contigo", "La calidad es nuestra tradición",
        "Innovación sostenible", "Más cerca de ti", "Construimos confianza desde 1987",
        "Ideas que mueven el mundo", "Tu tranquilidad, nuestro trabajo", "Diseño · Obra · Reforma",
        "Expertos en lo que importa", "Pasión por el detalle", "Energía limpia para todos",
        "Comprometidos con el mañana",
    ),
    "en": (
        "Building tomorrow together", "Quality you can trust", "Since 1972", "Ideas in motion",
        "Simply better service", "Where people come first", "Design that works",
        "Powering good decisions", "Crafted with care", "Your partner in growth",
    ),
    "pt": (
        "Soluções para o seu negócio", "Qualidade e confiança", "Feito com carinho",
        "Tradição desde 1990", "Mais perto de você", "Inovação que transforma",
    ),
}  # fmt: skip
# What a shop is called, what it does, and when it is open.
SHOPS: Final = {
    "es": (
        "Panadería {w}", "Librería {w}", "Café {w}", "Floristería {f}", "Ferretería {f}",
        "Peluquería {w}", "Taller Mecánico {f}", "Restaurante {w}", "Zapatería {f}", "Óptica {w}",
        "Farmacia {f}", "Papelería {w}", "Pizzería {w}", "Cerrajería {f}", "Tintorería {w}",
        "Hostal {w}", "Pastelería Doña {g}", "Casa {g}", "Bar {g}", "Modas {g}",
    ),
    "en": (
        "{w} Coffee", "{f}'s Bakery", "The {w} Bookshop", "{w} Flowers", "{f} Hardware",
        "{w} Hair Salon", "{w} Bike Repair", "{g}'s Kitchen", "The {w} Inn", "{f} Opticians",
        "{w} Pet Care", "{g}'s Nails",
    ),
    "pt": (
        "Padaria {w}", "Pizzaria {w}", "Auto Mecânica {f}", "Salão da {g}", "Farmácia {w}",
        "Papelaria {f}", "Restaurante {w}", "Pet Shop {w}", "Lanchonete do {g}",
        "Floricultura {w}",
    ),
}  # fmt: skip
SERVICES: Final = {
    "es": (
        "Pan artesano · Pasteles · Café", "Servicio a domicilio", "Novedades y libro antiguo",
        "Reparaciones en 24 horas", "Corte y color", "Menú diario y tapas",
        "Presupuestos sin compromiso", "Ramos y plantas", "Todo para tu hogar",
        "Productos de la tierra", "Desde 1964", "Cocina casera",
    ),
    "en": (
        "Freshly roasted every day", "Cakes, bread & pastries", "New and used books",
        "Free local delivery", "Repairs while you wait", "Walk-ins welcome",
        "Family run since 1958", "Breakfast and lunch",
    ),
    "pt": (
        "Entrega grátis", "Pães e doces artesanais", "Serviços em geral",
        "Atendimento com hora marcada", "Comida caseira", "Orçamento sem compromisso",
        "Banho e tosa", "Desde 1982",
    ),
}  # fmt: skip
HOURS: Final = {
    "es": (
        "Lunes a viernes de 9:00 a 20:00 h", "L-S 10:00-14:00 y 17:00-20:30",
        "Abierto todos los días", "Martes a domingo, 8 a 22 h",
    ),
    "en": (
        "Mon-Fri 9am-6pm", "Open daily 7:30-16:00", "Tue-Sun 10am-9pm", "Open seven days a week",
    ),
    "pt": (
        "Segunda a sábado das 8h às 19h", "Aberto todos os dias", "Seg. a sex. 9h-18h",
        "Terça a domingo 11h-23h",
    ),
}  # fmt: skip
# Family names with particles.
JOINED: Final = {
    "es": (
        "de la Cruz", "del Río", "de la Fuente", "del Valle", "de León", "de la Torre",
        "de los Santos", "del Castillo",
    ),
    "pt": (
        "da Silva", "dos Santos", "de Oliveira", "da Costa", "dos Reis", "de Almeida", "da Rocha",
        "de Souza",
    ),
}  # fmt: skip
PREFIXES: Final = {
    "es": (
        "Dra./Dr.", "Lic./Lic.", "Ing./Ing.", "Arq./Arq.", "Mtra./Mtro.", "C.P./C.P.",
        "Prof.ª/Prof.",
    ),
    "en": ("Dr./Dr.", "Prof./Prof.", "Ms./Mr.", "Dr/Dr"),
    "pt": ("Dra./Dr.", "Eng.ª/Eng.", "Profa./Prof.", "Arq./Arq."),
}  # fmt: skip
POSTFIXES: Final = {
    "es": ("PhD", "MBA"),
    "en": ("PhD", "MBA", "CPA", "Esq."),
    "pt": ("MBA", "PhD"),
}  # fmt: skip
# {s} a street's name, {n} a number, {m} a smaller one, {d}{d}{d} digits, {L} a letter.
ADDRESSES: Final = {
    "ES": (
        ("C/ {s}, {n}, {m}.º {L}", "{p} {c}"), ("Calle {s}, {n}", "{p} {c}"),
        ("Avda. {s}, {n}", "{p} {c} (España)"), ("Plaza {s}, {m}", "{p} {c}"),
        ("Paseo {s} {n}, {m}ª planta", "{p} {c}"),
        ("Polígono Industrial {s}, nave {m}", "{p} {c}"),
    ),
    "MX": (
        ("Av. {s} {n}, Col. {t}", "C.P. {p}, {c}"), ("{s} No. {n}, Piso {m}", "Col. {t}, {p} {c}"),
        ("Calle {s} {n}-{L}, {t}", "{p} {c}, México"),
        ("Blvd. {s} {n}, Int. {m}", "Col. {t}", "{c}, {p}"),
    ),
    "AR": (
        ("Av. {s} {n}, {m}.º piso", "C{p}AAB {c}"), ("{s} {n}, Of. {m}", "({p}) {c}, Argentina"),
        ("Calle {s} {n}", "B{p} {c}"),
    ),
    "CO": (
        ("Carrera {m} # {n}-{m}", "{c}, Colombia"), ("Calle {n} No. {m}-{n}, Of. {n}", "{c}"),
        ("Av. {s} # {n}-{m}", "{c}"),
    ),
    "CL": (("Av. {s} {n}, Of. {n}", "{c}, Chile"), ("{s} {n}, piso {m}", "{c}")),
    "US": (
        ("{n} {s} Street, Suite {n}", "{c}, {p}"), ("{n} {s} Avenue", "{c}, {p}"),
        ("{n} {s} Blvd, Floor {m}", "{c}, {p} USA"), ("{n} {s} Road", "{c}, {p}"),
    ),
    "GB": (
        ("{n} {s} Street", "{c} {p}"), ("{m} {s} Lane", "{c} {p}"),
        ("Unit {m}, {s} House", "{c}, {p}"), ("{n} {s} Road", "{c} {p}, UK"),
    ),
    "BR": (
        ("Rua {s}, {n} - Sala {n}", "{c}, {p}"), ("Av. {s}, {n}, {m}º andar", "{t} - {c}"),
        ("Rua {s}, {n}", "{c} - CEP {p}"),
    ),
}  # fmt: skip
STREETS: Final = {
    "es": (
        "Mayor", "Reforma", "Colón", "Independencia", "Libertad", "Insurgentes", "Constitución",
        "Alcalá", "Cervantes", "Juárez", "San Martín", "Velázquez", "Goya", "Hidalgo", "Belgrano",
        "Real", "Málaga", "Corrientes", "Rosales", "Morelos", "Serrano", "Andalucía", "Bolívar",
        "Olmos",
    ),
    "en": (
        "Main", "High", "Church", "Park", "Maple", "King", "Station", "Oak", "Bridge", "Market",
        "Victoria", "Mill", "Congress", "Elm", "Cedar", "Queen",
    ),
    "pt": (
        "Augusta", "Paulista", "das Flores", "XV de Novembro", "São Bento", "Sete de Setembro",
        "Amazonas", "Tiradentes", "Consolação", "Boa Vista",
    ),
}  # fmt: skip
QUARTERS: Final = {
    "es": ("Roma Norte", "Del Valle", "Centro", "Juárez", "Condesa", "Polanco"),
    "en": ("Soho",),
    "pt": ("Jardim América", "Bela Vista", "Moema", "Centro"),
}
# Towns and their postcodes as they are printed.
TOWNS: Final = {
    "ES": (
        ("Valencia", "460##"), ("Madrid", "280##"), ("Málaga", "290##"), ("Bilbao", "480##"),
        ("Cádiz", "110##"), ("Zaragoza", "500##"), ("León", "240##"), ("Sevilla", "410##"),
        ("A Coruña", "150##"), ("Donostia-San Sebastián", "200##"),
    ),
    "MX": (
        ("Ciudad de México", "06###"), ("Guadalajara, Jalisco", "44###"),
        ("Monterrey, N.L.", "64###"), ("Mérida, Yucatán", "97###"), ("Querétaro, Qro.", "76###"),
        ("Puebla, Pue.", "72###"),
    ),
    "AR": (("Buenos Aires", "1###"), ("Córdoba", "50##"), ("Rosario", "20##"), ("Mendoza", "55##")),
    "CO": (("Bogotá", ""), ("Medellín", ""), ("Cali", ""), ("Bucaramanga", "")),
    "CL": (("Santiago", ""), ("Viña del Mar", ""), ("Concepción", ""), ("Valparaíso", "")),
    "US": (
        ("Austin", "TX 787##"), ("New York", "NY 100##"), ("Los Angeles", "CA 900##"),
        ("Denver", "CO 802##"), ("Chicago", "IL 606##"), ("Boston", "MA 021##"),
    ),
    "GB": (("London", "EC1A #"), ("Manchester", "M1 #"), ("Bristol", "BS1 #"), ("Leeds", "LS2 #")),
    "BR": (
        ("São Paulo - SP", "013##-###"), ("Rio de Janeiro - RJ", "200##-###"),
        ("Florianópolis - SC", "880##-###"), ("Belém - PA", "660##-###"),
    ),
}  # fmt: skip
# Names of the things a label tells: mobile, landline, mail, site, address. Each half has its own.
LABELS: Final = {
    "es": (
        ("Móvil:", "Tel.:", "E-mail:", "Web:", ""),
        ("Cel.", "Teléfono", "Correo", "Sitio web", "Dirección"), ("M.", "T.", "E.", "W.", ""),
        ("M", "T", "@", "W", "D"), ("Móv.", "Tfno.", "Email", "", ""),
        ("Celular:", "Oficina:", "Correo electrónico:", "Página web:", "Domicilio:"),
    ),
    "en": (
        ("Mobile:", "Phone:", "Email:", "Web:", ""),
        ("Cell", "Office", "E-mail", "Website", "Address"), ("m:", "t:", "e:", "w:", "a:"),
        ("M", "P", "E", "W", ""),
    ),
    "pt": (
        ("Cel.:", "Tel.:", "E-mail:", "Site:", ""),
        ("Celular", "Telefone", "Email", "Site", "Endereço"), ("C.", "T.", "E.", "W.", ""),
        ("WhatsApp:", "Fixo:", "E-mail:", "", ""),
    ),
}  # fmt: skip
FAX: Final = "Fax"
PROFILES: Final = ("linkedin.com/in/{n}", "@{u}", "instagram.com/{u}", "www.linkedin.com/in/{n}")
