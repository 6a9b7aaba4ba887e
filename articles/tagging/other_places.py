"""Words that make another place, person or thing of a name beside them: New Mexico, Luxembourg Province, USS Roe."""

from articles.tagging.lexicon import words_in
from articles.tagging.passages import normal_form

OTHER_PLACE_BEFORE = words_in(
    """
    new inner greater american equatorial saint uss hms hmas hmcs hmnzs ins rms mv hurricane typhoon cyclone air
    real atlético dynamo dinamo spartak lokomotiv torpedo cska partizan sporting olympique rapid slavia sparta legia
    hertha maccabi hapoel beitar fc afc
    """
)
"""Words that make the name of another place, a ship, a storm, an airline or a team of the name of a state or its
capital after them. "Southern Lebanon" is in Lebanon."""

OTHER_PLACE_BEFORE_OF = words_in("gulf sea strait straits bay isle order times voice")
"""The same with "of" between: the Gulf of Oman."""

OTHER_PLACE_AFTER = words_in(
    """
    sea river state states ocean strait straits desert delta island islands isles street avenue road lane
    estates heights city beach basin township county parish expressway tunnel gardens baptist church airlines airways fc
    nationals wizards capitals commanders redskins mystics huskies bulldogs
    """
)
"""The same after the name: the Niger Delta."""

CITY_STATES = words_in("Luxembourg Djibouti Singapore Monaco Vatican")
"""States whose seat is called by their own name, with "City" or without."""

PROVINCES = words_in("province prefecture governorate oblast municipality")
"""Parts of states, which may bear the name of another state: Luxembourg Province."""

REGIONS_THEMSELVES = words_in("Taiwan Kosovo Tibet Gaza")
"""Territories that are called a province themselves."""

NEWSPAPERS = words_in(
    """
    times herald daily independent tribune gazette telegraph mail observer chronicle examiner post journal globe courier
    mirror bulletin
    """
)
"""What makes the name of a newspaper of the name of a state or its capital before it."""

BEFORE_SHIPS = words_in("uss hms hmas hmcs hmnzs")
"""What begins the name of a ship of a navy, which may be a person's."""

QUARTERS = words_in("district neighborhood neighbourhood suburb quarter township")
"""What makes a part of a town of the name of a person before it: the Roe district."""

LANDSCAPES = words_in("river valley basin rainforest jungle delta forest lake bay beach department district county")
"""What makes a place of the name of a firm before it: the Amazon rainforest, Meta Department."""

NAMED_AFTER = words_in(
    """
    stadium estadio stade airport aeropuerto aeroporto university universidad college school hospital street avenue
    avenida boulevard square plaza bridge library museum institute instituto foundation prize award center centre
    arena memorial theatre theater hotel uss hms rue via fort camp carrier park tower building terminal expressway
    highway road station ranch telescope
    """
)
"""What, beside a person's name, is something else that is called after the person."""

NAMED_AFTER_BEHIND = NAMED_AFTER | words_in("base airbase city")
"""The same behind the name: Fred Roe City. Before it, it is where somebody is from: the mayor of Roe City Fred Roe."""

BEFORE_NAMES_OF_THINGS = words_in("hurricane typhoon cyclone storm operation project mount lake port cape camp hotel")
"""What begins the name of something that may be called as a person is."""

INSTITUTIONS_AFTER = words_in("university college bank hotel zoo band school institute museum library hospital")
"""What, with a capital after the name of a group or a firm, is something else: Islamic State University."""

NICKNAME_BEFORE = words_in("big great golden little grand red blue green black white silver")
"""What, with a capital before the name of a firm that is a common word, is something else: the Big Apple."""

CALLED_SO = words_in(
    "band film movie novel song album ship warship frigate tanker yacht ferry trawler freighter racehorse opera musical"
)

SHIPS = BEFORE_SHIPS | words_in(
    "carrier carriers warship warships destroyer destroyers frigate frigates submarine submarines"
)
"""What tells that an item is about ships, which bear the names of people."""

ARMS = words_in(
    """
    tank tanks missile missiles rocket rockets rifle rifles pistol pistols howitzer howitzers helicopter helicopters
    gunship gunships bomber bombers launcher launchers
    """
)
"""What, after a surname alone, is rather called after its bearer than theirs, who lead no state: Abrams tanks."""

FIGHTING_VEHICLE = " fighting vehicle"
"""The same in two words: Bradley fighting vehicles."""

SITES = words_in("site website app blog podcast magazine")
"""Things, and media, that bear the names of others: the band Interpol, the tanker Libya, the site Vox."""

BUILT = words_in(
    "telescope stadium airport university hospital library museum arena memorial ranch boulevard expressway highway"
)
"""Those of them that are so without a capital too: the Ruritano airport."""

OTHER_PLACES = frozenset(
    normal_form(place)
    for place in """
    Northern Ireland, Northern Irish, Northern Cyprus, Turkish Cyprus, South Georgia, American Samoa, American
    Samoan, Guinea-Bissau, Bissau-Guinean, Guinea-Bissauan, New Guinea, New Guinean, Equatorial Guinea, Equatorial
    Guinean, Inner Mongolia, New Mexico, New Jersey, Netherlands Antilles, Netherlands Antillean, Dutch Antilles,
    French Guiana, Dutch Guiana, British Honduras, British Columbia, British Columbian, British Virgin, British
    Guiana, New England, New Britain, New Ireland, Little Italy, Little India, Little Havana, Little Tokyo, Great
    Britain, Greater Poland, Lesser Poland, New Caledonia, French Polynesia, Spanish Sahara, Lake Chad, Lake Malawi,
    Panama City, Mexico City, Kuwait City, Guatemala City, Antigua Guatemala, West Papua, Macedonia Square, Panama
    Canal, China Lake, Cuba Street, Peru Indiana, Lebanon Valley, Jordan Valley, Jordan River, Irish Sea, Korea
    Strait, Oman Gulf, Swiss Cottage, Spanish Fork, Spanish Town, Spanish Steps, Spanish Harlem, Turkey Creek,
    Turkey Point, Jersey City, Jersey Shore, Jamaica Plain, Jamaica Bay, Cap Haïtien, Lower Juba, Middle Juba, West
    Azerbaijan, East Azerbaijan, Somali Region, French Quarter, Dutch Harbor, Dutch Harbour, Russian Hill, Indian
    Wells, Malaya Vishera, Viti Levu, Mount Washington, Washington State, Damascus Gate, San Salvador
    Atenco, Mińsk Mazowiecki, Emirates Stadium, Mozambique Channel
    """.split(",")
)
"""Places of two words, one of which is the name or adjective of a state that is not meant."""

PEOPLES_ELSEWHERE = frozenset(
    normal_form(f"{where} {people}{ending}")
    for where, peoples in {
        "Kosovo": "Albanian Serb Turk", "Kosovar": "Albanian Serb", "Bosnian": "Serb Croat", "Croatian": "Serb",
        "Macedonian": "Albanian", "Montenegrin": "Serb Albanian", "Serbian": "Albanian", "Karabakh": "Armenian",
        "Volga": "German", "Sudeten": "German", "Baltic": "German Russian", "Crimean": "Russian", "Iraqi": "Turkmen",
        "Hong Kong": "Chinese", "Malaysian": "Chinese", "Indonesian": "Chinese", "Overseas": "Chinese",
    }.items()
    for people in peoples.split()
    for ending in ("", "s")
)  # fmt: skip
"""Peoples who live in one state and are called as those of another: Kosovo Albanians."""

ROMANCE_BODIES = words_in(
    """
    Estado Gobierno Governo Gouvernement Gobernación República Republica Ministerio Ministério Ministère Ministro
    Ministra Ministre Presidente Presidenta Président Présidente Presidencia Canciller Cancillería Chanceler
    Embajador Embajada Embaixada Ambassadeur Ambassade Nacional National Nationale Electoral Eleitoral Electorale
    Asamblea Assembleia Assemblée Congreso Congresso Senado Sénat Consejo Conselho Conseil Tribunal Supremo Suprema
    Superior Corte Justicia Justiça Exteriores Étrangères Defensa Defesa Défense Fuerzas Forças Forces Armadas
    Armées Armée Ejército Exército Policía Police Interior Intérieur Bolivariana Federal Fédéral
    """
)
"""Spanish, Portuguese and French words of bodies and offices, whose state may follow with "de"."""

PARTS_OF_THE_WORLD = frozenset(
    {
        *("Africa", "America", "Antarctica", "Asia", "Australasia", "Europe", "Oceania", "North America"),
        *("South America", "Central America", "Latin America", "Western Hemisphere", "Eastern Hemisphere"),
        *("The Americas", "The Caribbean", "Caribbean", "Eastern Europe", "Western Europe", "Central Europe"),
        *("Middle East", "Near East", "Far East", "North Africa", "West Africa", "East Africa", "Central Africa"),
        *("Southern Africa", "Sub-Saharan Africa", "East Asia", "Southeast Asia", "South Asia", "Central Asia"),
        *("South and Central Asia", "East Asia and Pacific", "Asia and the Pacific", "Balkans", "The Balkans"),
    }
)
"""Parts of the world, which some lists have among their states."""

TREATIES = words_in(
    """
    accord accords agreement agreements protocol protocols statute convention treaty charter pact
    criteria consensus
    """
)
"""What is called by the place in which it was made."""

BEFORE_TREATIES = words_in("peace climate ceasefire framework final naval")
"""What may stand between that place and it."""

_STATES_OF_TWO_WORDS = """
    New Hampshire, New Jersey, New Mexico, North Carolina, North Dakota, Rhode Island, South Carolina,
    South Dakota, West Virginia
"""

STATES_OF_THE_US = frozenset(normal_form(state) for state in _STATES_OF_TWO_WORDS.split(",")) | words_in(
    """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa
    Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska
    Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming
    """
)
"""States of the United States."""

_PROVINCES_OF_TWO_WORDS = "British Columbia, Nova Scotia, New Brunswick, Prince Edward"

STATES_WITH_TOWNS = (
    STATES_OF_THE_US
    | frozenset(normal_form(province) for province in _PROVINCES_OF_TWO_WORDS.split(","))
    | words_in(
        """
        Ontario Quebec Québec Alberta Manitoba Saskatchewan Newfoundland Queensland Tasmania Queens Brooklyn Manhattan
        Bronx
        """
    )
)
"""These, and parts of Canada, Australia and New York. After a comma, they make the name before them that of a town."""

_HISPANIC_PROVINCES = "Baja California, Nuevo León, Nueva Ecija, North Cotabato, South Cotabato, Río Negro"

PROVINCES_WITH_TOWNS = frozenset(normal_form(province) for province in _HISPANIC_PROVINCES.split(",")) | words_in(
    """
    Jalisco Coahuila Durango Sinaloa Sonora Chihuahua Michoacán Oaxaca Veracruz Guanajuato Antioquia Pampanga Isabela
    Bulacan Batangas Leyte Mendoza
    """
)
"""Provinces of Spanish-speaking states and the Philippines, with towns called as a capital is: Santiago, Nuevo León."""

SHORT_STATES_OF_THE_US = words_in(
    """
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn
    Tex Vt Va Wash Wis Wyo
    """
)
"""How newspapers write states of the United States after a town, with a full stop: Lebanon, Pa."""

BEFORE_STATES = words_in(
    """
    North Northern South Southern East Eastern West Western Central Northeast Northeastern Northwest Northwestern
    Southeast Southeastern Southwest Southwestern Upper Lower Mainland Metropolitan Continental Occupied Soviet
    Communist Nazi Fascist Imperial Vichy Revolutionary Democratic Socialist Islamist Modern Ancient Mandatory Free
    Republic Kingdom Sultanate Emirate Federation Embassy Government People Arab Muslim Christian Shia Shiite Sunni
    Militant Group Movement Organization Party Downtown Old Metro Midtown Outer
    Against Between Among Within Inside Outside Near Around Through Across
    Along Toward Towards Behind Beyond Despite Like Unlike Amid During Throughout
    """
)
"""Capitalised words that may stand before the name of a state or an armed group and leave it what it is."""

INSTITUTION_WORDS = words_in(
    """
    Defense Defence Forces Police Army Navy Air Airlines Airways Supreme National Federal Central Bank Government
    Parliament Ministry Medical Red Football Today Times Post News Broadcasting Electric Railways Post Valley River
    Democracy Institute Authority Council Committee Commission Party Front Movement Union Association Summit Cup
    Strategy Security Policy Foreign Prime Constabulary Coast Customs
    """
)
"""Capitalised words after the name of a state that make no person's name of it."""
