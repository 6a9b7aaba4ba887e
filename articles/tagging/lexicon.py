"""Closed lists of words that tell names from other words, written from general knowledge, in the form of names."""

from articles.tagging.passages import normal_form


def _words(text: str) -> frozenset[str]:
    return frozenset(normal_form(word) for word in text.split())


FUNCTION_WORDS = _words(
    """
    a after all also although an and are as at be because before both but by can did do does for from had has
    have he her here his how however i if in into is it its later like meanwhile more my no nor not now of on
    once only or our out over she since so some such than that the their them then there these they this those
    though to today tomorrow under until up was we were what when where whether which while who whose why will
    with yesterday yet you your re per via cc
    """
)
"""English words that begin sentences with a capital. None is a name, unless it is written in capitals."""

NUMBER_WORDS = _words(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens
    scores several many most few some more additional other another
    """
)
"""English words that say how many, and begin sentences with a capital."""

OTHER_FUNCTION_WORDS = _words(
    """
    le la les un une il ils elle elles ce cet cette ces son sa ses leur leurs nous vous lui du des au aux en et ou mais
    donc car qui que par pour sur sous sans dans avec chez vers entre se
    el los las lo unos unas del ella ellas nosotros su sus este esta ese esa y o pero con sin según sobre desde hasta
    lo gli uno una dello della dei degli delle nel nella nei alla allo dal dalla sul sulla tra fra che chi suo loro noi
    um uma da em ao pelo pela ele ela eles elas seu sua mas com
    der die das den dem ein eine einen einem einer und oder aber mit von vom zu zum zur bei nach aus auf für über unter
    vor gegen ohne durch um im ich er sie es wir ihr ihre sein seine seinen seiner
    het een van voor met bij naar uit op tot door onder tegen zijn haar hij zij ze wij hun dat dit deze maar ook er te
    bir ve ile bu için ama
    """
)
"""French, Spanish, Italian, Portuguese, German, Dutch and Turkish words that begin sentences with a capital.

A surname that is one of them is a person's only after a title: President Un. Left out are those that are family names
that stand first, which never stand alone (Ma, Li), and what is part of names and terms in English (al, de facto)."""

TITLES = _words(
    """
    President Premier Chancellor Minister Secretary Senator Congressman Congresswoman Representative Governor Mayor
    Ambassador Envoy Consul Councillor Commissioner Chairman Chairwoman Chair Speaker Judge Justice Director
    General Admiral Marshal Colonel Major Captain Lieutenant Brigadier Commander Sergeant Gen Adm Col Maj Capt Lt
    King Queen Prince Princess Emperor Empress Emir Sultan Sheikh Shaikh Shah Ayatollah Imam Pope Cardinal Archbishop
    Bishop Patriarch Rabbi Reverend Lord Lady Sir Dame Baron Count
    Mr Mrs Ms Miss Dr Doctor Prof Professor Sen Rep Gov Pres Sec Amb
    Président Présidente Ministre Chancelier Ambassadeur Sénateur Général M Mme Monsieur Madame
    Presidente Presidenta Ministro Ministra Canciller Embajador Señor Señora Sr Sra
    Präsident Präsidentin Bundeskanzler Bundeskanzlerin Kanzler Kanzlerin Ministerpräsident Außenminister Herr Frau
    Президент Премьер Министр Канцлер Посол Сенатор Генерал Господин
    الرئيس الوزير السفير الملك الأمير الشيخ السيد
    הנשיא השר השגריר
    Messrs Secy Asst Counselor Counsellor Attaché Chargé Administrator Chief Premiers Presidents Ministers Secretaries
    Ambassadors Generals Congressmen Senators Judges Kings Brothers Brother Father Lama Dato Tun Excellency
    Pandit Mahatma Begum Haji Hadji Mullah
    Leader Spokesman Spokeswoman Spokesperson Lawmaker PriMin FonMin DefMin PM FM SecGen DirGen PermRep Undersecretary
    """
)
"""Words that, directly before a surname, say that a person is meant."""

TITLE_MODIFIERS = _words(
    """
    Prime Foreign Vice Deputy Under Assistant Acting Special Joint First Second Third Chief Lt Maj Brig Gen Rear
    Defense Defence Finance Interior Justice Home Associate Senior Former Late Attorney
    """
)
"""Words that may stand before or after a title and belong to it."""

NOT_YET = _words("designate elect")
"""What says of a title that it is not yet held, and nothing of the office."""

IN_JOINT_TITLES = TITLES | TITLE_MODIFIERS | NOT_YET | _words("at in large ex")
"""Words of which a title that is written with hyphens is made: Under-Secretary, Ambassador-at-Large."""

SOVEREIGNS = _words("Shah King Queen Emperor Empress Emir Sultan Pope")
"""Titles that stand alone for whoever bears them: the Shah."""

SOLE_TITLES = _words("Pope")
"""Those of them that one person in the world bears."""

HONORIFICS = _words("Tunku Tengku")
"""Titles that begin the name of whoever bears them, and stand alone for it: the Tunku."""

TITLES_IN_NAMES = _words("Sheikh Shaikh Shah Emir Sultan Imam Malik Sayyid Hajji")
"""Titles that also stand in the middle of names."""

NEUTRAL_TITLES = _words("Mr Mrs Ms Miss Messrs Dr Doctor Prof Professor Sir Excellency Herr Frau Monsieur M")
"""Titles that tell nothing of an office."""

FORMER = _words("late former ex")
"""What says of a title that it is no longer held, and nothing of the office."""

OTHER_PLACE_BEFORE = _words(
    """
    new inner greater american equatorial saint uss hms hmas hmcs hmnzs ins rms mv hurricane typhoon cyclone air
    real atlético dynamo dinamo spartak lokomotiv torpedo cska partizan sporting olympique rapid slavia sparta legia
    hertha maccabi hapoel beitar fc afc
    """
)
"""Words that make the name of another place, a ship, a storm, an airline or a team of the name of a state or its
capital after them. "Southern Lebanon" is in Lebanon."""

OTHER_PLACE_BEFORE_OF = _words("gulf sea strait straits bay isle order times voice")
"""The same with "of" between: the Gulf of Oman."""

OTHER_PLACE_AFTER = _words(
    """
    sea river state states ocean strait straits delta island islands isles street avenue road lane estates heights
    city basin township county parish expressway tunnel gardens baptist church airlines airways fc
    nationals wizards capitals commanders redskins mystics huskies bulldogs
    """
)
"""The same after the name: the Niger Delta."""

CITY_STATES = _words("Luxembourg Djibouti Singapore Monaco Vatican")
"""States whose seat is called by their own name, with "City" or without."""

PROVINCES = _words("province prefecture governorate oblast municipality")
"""Parts of states, which may bear the name of another state: Luxembourg Province."""

REGIONS_THEMSELVES = _words("Taiwan Kosovo Tibet Gaza")
"""Territories that are called a province themselves."""

NEWSPAPERS = _words(
    "times herald daily independent tribune gazette telegraph mail observer chronicle examiner post journal"
)
"""What makes the name of a newspaper of the name of a state or its capital before it."""

LANDSCAPES = _words("river valley basin rainforest jungle delta forest lake bay beach department district county")
"""What makes a place of the name of a firm before it: the Amazon rainforest, Meta Department."""

SHORT_GIVEN_NAMES: dict[str, list[str]] = {
    full: shorts.split(",")
    for full, _, shorts in (
        pair.partition("=")
        for pair in """
    abraham=abe albert=al,bert alexander=alex,sandy alexis=alex alfred=fred,alf andrew=andy,drew anthony=tony
    antony=tony arthur=art benjamin=ben bernard=bernie charles=charlie,chuck,chas chester=chet christopher=chris
    clifford=cliff clinton=clint daniel=dan,danny david=dave edgar=ed edmund=ed,ned,eddie edwin=ed,eddie
    ernest=ernie donald=don douglas=doug edward=ed,eddie,ted elizabeth=liz,beth,betty eugene=gene francis=frank
    franklin=frank frederick=fred,freddie geoffrey=geoff gerald=gerry,jerry gregory=greg harold=hal
    henry=hank,harry herbert=herb,bert howard=howie hubert=hugh jacob=jake james=jim,jimmy jeffrey=jeff
    john=jack,johnny jonathan=jon joseph=joe joshua=josh katherine=kate,kathy kenneth=ken,kenny lawrence=larry
    leonard=len,leo lewis=lew louis=lou lyndon=lyn margaret=maggie,peggy martin=marty matthew=matt maxwell=max
    michael=mike,mick milton=milt mitchell=mitch nathaniel=nat nicholas=nick patrick=pat peter=pete philip=phil
    phillip=phil raymond=ray rebecca=becky richard=dick,rick,rich robert=bob,bobby,rob,robbie roderick=rod
    rodney=rod ronald=ron russell=russ samuel=sam stephen=steve steven=steve stewart=stew stanley=stan
    stuart=stu susan=sue terence=terry theodore=ted,teddy thomas=tom,tommy timothy=tim vincent=vince walter=walt
    wilfred=wilf wallace=wally william=bill,billy,will,willy zachary=zach zbigniew=zbig
    """.split()
    )
}
"""Given name → its usual short forms."""

GIVEN_NAMES_LIKE_VERBS = _words(
    """
    Mohammed Mohamed Muhammed Mahomed Ahmed Achmed Hamed Saeed Sayed Sayyed Syed Zayed Fahed Khaled Waleed Rashed
    Rasheed Majed Hameed Javed Jawed Naveed Waheed Fareed Abed Nahed Raed Fred Alfred Wilfred Manfred Winifred Siegfried
    Gottfried Wilfried Ted Ned Ed Jared Irving Sterling Ming Ling Jing Ping Xing Qing Ding Ching Harding Channing
    """
)
"""Given names that end as verbs do."""

GIVEN_NAMES_LIKE_WORDS = _words(
    """
    Angel Art Basil Bill Bob Brook Buck Bud Cal Chance Charity Chase Christian Chuck Clay Cliff Colin Crystal Curt
    Daisy Dale Dan Dawn Dean Dick Dolly Don Drew Duke Earl Ernest Eve Faith Frank Gay Gene Glen Grace Grant Guy
    Harry Heath Herb Hope Hunter Ivy Jack Jay Jean Jerry Jimmy Joy Ken Kit Lance Laurel Lee Lily Mark Max May
    Melody Miles Mercy Nick Norm Olive Page Pat Patience Pearl Peg Penny Pierce Rich Rob Robin Rock Rod Roman Rose
    Ruby Rusty Sandy Skip Stew Stone Sue Tom Tony Trip Vernal Victor Violet Wade Ward Warren Will Woody Emily Kelly
    Sally Molly Polly Holly Beverly Billy Willy Wally Kimberly Ely Carly Lesly Anatoly Vitaly Vasily Nataly
    """
)
"""Given names that are other words as well, or end as adverbs do."""

OPENING_WORDS = _words(
    """
    actually again agree almost already always another anyway appreciate ask assume await begin believe besides
    certainly concerning concur consider doubt due during each earlier either end ensure even ever every everybody
    everyone except fear find following further furthermore generally given hence hope inform instead just know
    last lastly least let likewise may maybe meanwhile might moreover most much must neither never nevertheless
    next nobody nonetheless note nothing obviously often other others otherwise ought perhaps please presumably
    pursuant quite rather re ref reference regarding remember repeat request recommend same see several shall
    should soon still subj subject suggest summary suppose tell thank thanks therefore thus too toward towards
    understand unless unlike urge usually very view via wait whatever whenever whether whichever whoever without
    wonder would yesterday
    absence arrival attitude collapse death decision defeat departure dismissal election exile failure fall ouster
    overthrow presence refusal removal reply response return speech statement support talks threat visit
    """
)
"""Other English words that begin a sentence or a line of a telegram before a name: "Suggest Smith inform him", "Fall
Smith government is feared"."""

SAME_GIVEN_NAMES: dict[str, str] = {
    name: family.split(",")[0]
    for family in """
    alexander,aleksandr,aleksander,alexandre,alejandro,alessandro,oleksandr,alexandros
    andrew,andrei,andrey,andre,andreas,andrea,andriy,andrzej anthony,anton,antonio,antoine,antonis
    basil,vasily,vasili,vasyl,vasil charles,carlos,karl,carl,karel,carlo
    constantine,konstantin,constantin,konstantinos dmitry,dmitri,dimitri,dmytro,dimitrios,dimitar
    edward,eduard,eduardo,edouard,edvard eugene,yevgeny,evgeny,eugenio,evgenii
    francis,francisco,francesco,francois,franz,franjo frederick,friedrich,federico,frederic
    george,georges,jorge,georgy,georgi,georgios,yuri,yury,jiri,gheorghe,jerzy gregory,grigory,gregorio,grigoris
    henry,henri,enrique,heinrich,henrik,enrico james,jaime,jacques,giacomo,jacob,yakov
    john,johann,johannes,jan,ivan,juan,giovanni,jean,ioannis,yannis,joao,jovan,hans
    joseph,josef,josip,jozef,iosif,giuseppe,jose,josep,yosef leo,leon,lev leonid,leonidas
    louis,luis,luigi,ludwig,lajos luke,luca,lukas,lucas mark,marc,marco,markus,marcus martin,marten,marton
    matthew,matteo,mateo,matthias,mathieu,mateusz michael,mikhail,miguel,michel,mihail,michal,mykhailo,mikheil,mihai
    nicholas,nikolai,nikolay,nikola,nicolas,nicola,mykola,nikolaos,nicolae paul,pavel,pablo,paolo,pavlo,paulo
    peter,pyotr,petr,pedro,pierre,petro,petar,pietro,petros philip,philippe,felipe,filip,filippo,philippos
    richard,ricardo,riccardo sergey,sergei,serge,sergio,serhiy,serhii
    stephen,steven,stefan,esteban,etienne,stefano,istvan,stepan theodore,fyodor,fedor,teodoro,theodoros
    thomas,tomas,tomasz,tommaso vladimir,volodymyr,wladimir vincent,vicente,vincenzo
    william,wilhelm,guillermo,guillaume,willem
    """.split()
    for name in family.split(",")
}
"""Given name → the first of those that are the same in other languages: Josef and Josip."""

USUAL_GIVEN_NAMES = SHORT_GIVEN_NAMES.keys() | SAME_GIVEN_NAMES.keys()
"""Given names that a sentence may begin with, and that are hardly ever other words."""

FIRST_NAME_STATES = _words(
    """
    Thailand Thai Siam Siamese Laos Lao Laotian Malaysia Malaysian Malaya Malayan Indonesia Indonesian Brunei Bruneian
    Ethiopia Ethiopian Eritrea Eritrean
    """
)
"""States, and their adjectives, whose people are called by their first name: Thanat Khoman is Thanat."""

FAMILY_FIRST_STATES = _words("Japan Japanese Korea Korean")
"""States, and their adjectives, whose people are written with either name first: Sato Eisaku, Eisaku Sato."""

SPANISH_STATES = _words(
    """
    Argentina Argentine Argentinian Bolivia Bolivian Chile Chilean Colombia Colombian Rican Cuba Cuban Dominican
    Ecuador Ecuadorian Ecuadorean Salvador Salvadoran Salvadorean Guatemala Guatemalan Honduras Honduran Mexico Mexican
    Nicaragua Nicaraguan Panama Panamanian Paraguay Paraguayan Peru Peruvian Spain Spanish Uruguay Uruguayan Venezuela
    Venezuelan
    """
) | {"costa rica", "dominican republic", "el salvador"}
"""States, and their adjectives, whose people bear two family names: Eduardo Frei Montalva is Eduardo Frei."""

SPANISH_GIVEN_NAMES = _words(
    """
    Abelardo Adalberto Adan Adela Agustin Alejandra Amadeo Americo Antonia Aurelio Aurora Baltasar Beatriz Camila
    Carlota Carmen Catalina Cayetano Cipriano Clara Claudio Concepcion Constantino Corina Cristobal Dario Daniela
    Delfina Dolores Edgardo Elena Eliseo Eloy Emilia Emiliano Estela Eusebio Ezequiel Fabio Fermin Fernanda
    Filiberto Florencio Fortunato Francisca Genaro German Gilberto Graciela Guadalupe Heriberto Hernando Homero
    Ignacio Ines Isidro Ismael Jeronimo Jesus Josefa Josefina Juana Julieta Lazaro Leandro Leonardo Leonor Lourdes
    Lucia Luciano Lucrecia Manuela Marcela Marcelino Mariana Mercedes Milagros Modesto Monica Napoleon Narciso
    Norberto Olga Pilar Raquel Reinaldo Rigoberto Rodolfo Rogelio Rolando Rufino Saul Silvia Sofia Soledad Teresa
    Ulises Veronica Ximena Yolanda Zulema
    """
)
"""Given names in those states that are hardly ever family names, beside those that the starter vocabulary's people
tell: Rubén Darío Paredes is not the poet Rubén Darío."""

COMMON_FIRST_NAMES = _words(
    """
    Abdallah Abdul Abdullah Abdulla Abdel Abdur Abu Adam Ahmad Ahmed Ali Amir Faisel Hamid Hasan Hassan Husain Hussain
    Hussein Ibrahim Ismail Karim Khaled Khalid Mahmoud Mahmud Maha Mohamad Mohamed Mohammad Mohammed Muhammad Muhammed
    Mustafa Noor Omar Osman Othman Rahman Rashid Said Saleh Salman Sayed Sultan Syed Umar Yusof Yusuf Haile Gabre Wolde
    Prince Princess King Queen General Nguyen Siti Datuk Chao Luang Phra Phraya Mom
    """
)
"""First names that so many bear that none is called by it alone, and what stands before names as one of them."""

PERSONAL_VERBS = _words(
    """
    said says say saying told tells replied replies asked asks answered added adds stated states claimed claims
    thought thinks believed believes felt feels hoped hopes feared fears wanted wants wished wishes knew knows
    agreed agrees argued argues insisted insists suggested suggests proposed proposes warned warns noted notes
    remarked observed observes explained explains emphasized emphasised emphasizes stressed stresses expressed
    mentioned mentions recalled indicated indicates assured assures urged urges requested requests promised
    promises denied denies refused refuses rejected rejects accepted accepts admitted admits announced announces
    declared declares confirmed confirms reported reports informed informs advised advises concluded concludes
    commented responded responds spoke speaks talked talks met meets visited visits arrived arrives returned left
    leaves called calls wrote writes signed signs resigned resigns won wins lost loses appeared seemed seems
    looked went goes came comes took takes gave gives made makes has had have is was will would may might could
    should can must did does also himself herself who whom whose intends intended plans expects expected decided
    decides tried tries began continues continued favored favors opposes opposed supports supported raised raises
    described describes inquired stands stood personally
    acknowledged alleged asserted assumed complained conceded concurred condemned countered criticized demanded
    departed disagreed discussed handed hinted implied interjected interrupted invited opined pledged pointed praised
    pressed professed protested questioned quoted read reaffirmed recommended referred regarded regretted reiterated
    remonstrated repeated replying retorted reviewed saw seconded sought speculated summarized thanked threatened
    undertook understood urging voiced volunteered vowed welcomed withdrew
    """
)
"""What follows a surname that is the subject of a sentence."""

PERSONAL_NOUNS = _words(
    """
    administration administrations government cabinet letter letters mission visit plan plans proposal proposals
    report memorandum memo statement statements speech doctrine conversation conversations talks meeting trip
    message messages telegram regime presidency campaign era position request initiative draft paper talk
    negotiations consultations estimate note remarks comments views group commission committee party
    agreement understanding minute treaty pact accord accords formula project delegation conference notes
    summit call communique correspondence exchange trip figures program programme recommendation recommendations
    address approach approaches argument drafts effort efforts era exchanges idea ideas initiatives instructions
    intervention invitation line luncheon meetings missions objections offer offers paper presentation presentations
    projects quote reaction reply requests response speeches suggestion suggestions telegrams testimony theme thesis
    trips view visits declaration declarations policy policies guidelines strategy
    """
)
"""What follows a surname that stands for the person's doings: the Bunker report."""

BEGINS_JOINT_ADJECTIVES = _words(
    "afro americano anglo austro euro franco germano greco hispano indo italo judeo luso russo serbo sino turco"
)
"""What, before a hyphen, is a state or a people and never a person: Franco-German."""

ORDINARY_SURNAMES = _words(
    """
    april august bacon bail baker ball band bank banks bar barber base bass bay beach bean bell best bird bishop
    black blair block bloom blue bond book booth bowl box boy branch bread bridge bridges brook brooks brown buck
    bull burn burns bush butler camp cannon cape card carpenter carter case castle chance chase church city clay
    close cloud coffin cold cole cook cool cooper corn cotton court cox cross crown dale dark day days dean deal
    diamond dish drake duke early east english fair falls farm farmer field fields fish fisher flood flower ford
    forest fort foster fox france freeman french frost fry gay german gift glass gold good gordon grace grant grass
    gray green grey ground grove guy hall hand hands hardy harvest hay head heath hill hills holland holy hood hook
    hope horn house hunt hunter ireland iron island jordan joy judge june justice key keys king knight lake lamb
    land lane large law leader lee light lily little lock long lord love low major march mark marsh martin mason
    may means mercy mill miller mills moon moore moss mount news night noble north nova page palm park parks parish
    peace pearl penny perry pike pitt pole pond pool pope porter post potter powers price pride prince queen rain
    read reed rich ring rise river rivers rock rogers root rose rosa rule rush sage saint sales salt sand save sea
    senior sharp shaw shepherd ship silver small smart smith snow south spring stack stage star starr state steel
    stock stone storm story street strong summer summers sun swift temple thomas tower train trump turner union
    vale valley victory wall walls ward warren washington waters way weaver well wells west white wild wise wolf
    wood woods worth yard york young ban begin borne bout champagne cousin craft doc foot fore gang gates jihad
    laden lie pot power rice said salami slot song son store straw swing tenet win wine
    allen ami calle dai dan dar doe dur fini fuente grandi kan kurz lange lugar maire moi nu paz pena rua seguro sola
    """
)
"""Surnames that are also words, places or firms: at the beginning of a sentence they need a verb of persons."""

SAME_TITLES: dict[str, str] = {
    "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "adm": "admiral", "capt": "captain",
    "amb": "ambassador", "sen": "senator", "rep": "representative", "gov": "governor", "pres": "president",
    "sec": "secretary", "secy": "secretary", "prof": "professor", "primin": "prime minister",
    "premier": "prime minister", "pm": "prime minister", "fonmin": "foreign minister", "fm": "foreign minister",
    "defmin": "defense minister", "defence": "defense", "secgen": "secretary general", "dirgen": "director general",
    "permrep": "permanent representative", "undersecretary": "under secretary",
}  # fmt: skip
"""Folded title or its abbreviation → how it is written out."""

DATE_WORDS = _words(
    """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """
)
"""Capitalised words that go on no name."""

DATE_GIVEN_NAMES = _words("April May June August")
"""Those that people are called by."""

NAMED_AFTER = _words(
    """
    stadium estadio stade airport aeropuerto aeroporto university universidad college school hospital street avenue
    avenida boulevard square plaza bridge library museum institute instituto foundation prize award center centre
    arena memorial theatre theater hotel uss hms rue via fort camp carrier park tower building terminal expressway
    highway road station ranch
    """
)
"""What, beside a person's name, is something else that is called after the person."""

BEFORE_NAMES_OF_THINGS = _words("hurricane typhoon cyclone storm operation project mount lake port cape camp hotel")
"""What begins the name of something that may be called as a person is."""

INSTITUTIONS_AFTER = _words("university college bank hotel zoo band school institute museum library hospital")
"""What, with a capital after the name of a group or a firm, is something else: Islamic State University."""

NICKNAME_BEFORE = _words("big great golden little grand red blue green black white silver")
"""What, with a capital before the name of a firm that is a common word, is something else: the Big Apple."""

CALLED_SO = _words(
    "band film movie novel song album ship warship frigate tanker yacht ferry trawler freighter racehorse opera musical"
)
SITES = _words("site website app blog podcast magazine")
"""Things, and media, that bear the names of others: the band Interpol, the tanker Libya, the site Vox."""

BUILT = _words("stadium airport university hospital library museum arena memorial ranch boulevard expressway highway")
"""Those of them that are so without a capital too: the Ruritano airport."""

OTHER_PLACES = frozenset(
    normal_form(place)
    for place in """
    Northern Ireland, Northern Irish, Northern Cyprus, Turkish Cyprus, South Georgia, American Samoa, Guinea-Bissau,
    Bissau-Guinean, New Guinea, New Guinean, Equatorial Guinea, Equatorial Guinean, Inner Mongolia, New Mexico,
    New Jersey, Netherlands Antilles, Netherlands Antillean, Dutch Antilles, French Guiana, Dutch Guiana,
    British Honduras, British Columbia, British Guiana, New England, New Britain, New Ireland, Little Italy,
    Little India, Great Britain, Greater Poland, Lesser Poland, New Caledonia, French Polynesia, Spanish Sahara,
    Lake Chad, Lake Malawi, Panama City, Mexico City, Kuwait City, Guatemala City, West Papua, Macedonia Square,
    Panama Papers, Panama Canal, China Lake, Cuba Street, Peru Indiana, Lebanon Valley, Jordan Valley, Jordan River,
    Russian Roulette, Irish Sea, Korea Strait, Oman Gulf, Swiss Cottage, Spanish Fork, Turkey Creek, Jersey City,
    Jamaica Plain, Jamaica Bay, Guinea Pig, Guinea Pigs, Guinea Fowl, Guinea Worm, Brazil Nut, Brazil Nuts,
    Panama Hat, Panama Hats, French Fries, French Toast, French Horn, French Bulldog, Swiss Cheese, Cuban Sandwich,
    Cuban Sandwiches, Danish Pastry, Danish Pastries, Belgian Waffle, Belgian Waffles, English Muffin, Turkish Delight,
    Turkish Bath, Turkish Baths, Irish Setter, Irish Pub, Irish Coffee, German Shepherd, German Shepherds,
    German Measles, Spanish Flu, Russian Doll, Russian Dolls, Indian Summer, Chinese Checkers, Mexican Standoff,
    Greek Tragedy, Greek Yogurt, Dutch Courage, Norway Spruce, Lower Juba, Middle Juba, West Azerbaijan,
    East Azerbaijan, Latin American, Latin Americans, Central American, South American, North American, Native American,
    Native Americans, African American, African Americans, Asian American, Asian Americans, American Indian,
    American Indians, Cleveland Indians, West Indian, West Indians, Pan American, Inter American, Anglo Irish,
    French Open, Australian Open, Italian Open, French Quarter, Spanish Steps, Dutch Oven, Dutch Ovens, Spanish Harlem,
    France 24, France Presse, Russia Today, القوة القاهرة, قوة قاهرة, الظروف القاهرة
    """.split(",")
)
"""Places and things of two words, one of which is the name or adjective of a state that is not meant."""

ROMANCE_BODIES = _words(
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

TREATIES = _words(
    """
    accord accords agreement agreements protocol protocols statute convention treaty charter pact
    """
)
"""What is called by the place in which it was made."""

BEFORE_TREATIES = _words("peace climate ceasefire framework final naval")
"""What may stand between that place and it."""

_STATES_OF_TWO_WORDS = """
    New Hampshire, New Jersey, New Mexico, North Carolina, North Dakota, Rhode Island, South Carolina,
    South Dakota, West Virginia
"""

STATES_OF_THE_US = frozenset(normal_form(state) for state in _STATES_OF_TWO_WORDS.split(",")) | _words(
    """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa
    Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska
    Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming
    """
)
"""After a comma, they make the name before them that of a town."""

BEFORE_STATES = _words(
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

GIVEN_NAME_STATES = _words("Jordan Chad Georgia Israel India Cyprus Kenya Malta Mali Cuba Jamaica Holland")
"""Names of states that people are called by."""

CALLED_ALONE = GIVEN_NAME_STATES - _words("Israel India")
"""Those of them that, once the item has given them to a person, stand for the person alone as well."""

GIVEN_NAME_SEATS = _words("Paris London Sofia Santiago Victoria Vienna Kingston")
"""Names of capitals that people, clubs and conferences are called by."""

GIVEN_NAMES_LIKE_ADJECTIVES = _words("Frances")
"""Given names that are another language's adjective without its accent."""

INSTITUTION_WORDS = _words(
    """
    Defense Defence Forces Police Army Navy Air Airlines Airways Supreme National Federal Central Bank Government
    Parliament Ministry Medical Red Football Today Times Post News Broadcasting Electric Railways Post Valley River
    Democracy Institute Authority Council Committee Commission Party Front Movement Union Association Summit Cup
    Strategy Security Policy Foreign Prime Constabulary Coast Customs
    """
)
"""Capitalised words after the name of a state that make no person's name of it."""

PLACE_SURNAMES = _words(
    """
    Washington Paris London Berlin Houston Dallas Austin Columbus Wellington Sydney Florence Vienna Kent York Cleveland
    Victoria Windsor Lancaster Oxford Cambridge Bristol Chester Santiago Cordoba Medina
    """
)
"""Surnames that are places of note: alone they name nobody."""
