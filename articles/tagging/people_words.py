"""Words that go with the names of people: titles, given names, what people do, and surnames that are words."""

from articles.filing import FAMILY_NAMES_FIRST
from articles.tagging.lexicon import words_in

TITLES = words_in(
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
    Ambassadors Generals Admirals Colonels Marshals Congressmen Senators Representatives Governors Chancellors Judges
    Kings Brothers Brother Father Lama Dato Tun Excellency
    Pandit Mahatma Begum Haji Hadji Mullah
    Leader Spokesman Spokeswoman Spokesperson Lawmaker PriMin FonMin DefMin PM FM SecGen DirGen PermRep Undersecretary
    """
)
"""Words that, directly before a surname, say that a person is meant."""

SINGULAR_TITLES = {
    "ambassadors": "ambassador", "presidents": "president", "premiers": "premier", "ministers": "minister",
    "secretaries": "secretary", "generals": "general", "admirals": "admiral", "colonels": "colonel",
    "marshals": "marshal", "senators": "senator", "congressmen": "congressman", "representatives": "representative",
    "governors": "governor", "chancellors": "chancellor", "judges": "judge", "kings": "king",
}  # fmt: skip
"""Folded title of several people → that of each."""

TITLE_MODIFIERS = words_in(
    """
    Prime Foreign Vice Deputy Under Assistant Acting Special Joint First Second Third Chief Lt Maj Brig Gen Rear
    Defense Defence Finance Interior Justice Home Associate Senior Former Late Attorney
    """
)
"""Words that may stand before or after a title and belong to it."""

NOT_YET = words_in("designate elect")
"""What says of a title that it is not yet held, and nothing of the office."""

IN_JOINT_TITLES = TITLES | TITLE_MODIFIERS | NOT_YET | words_in("at in large ex")
"""Words of which a title that is written with hyphens is made: Under-Secretary, Ambassador-at-Large."""

SOVEREIGNS = words_in("Shah King Queen Emperor Empress Emir Sultan Pope")
"""Titles that stand alone for whoever bears them: the Shah."""

SOLE_TITLES = words_in("Pope")
"""Those of them that one person in the world bears."""

HONORIFICS = words_in("Tunku Tengku")
"""Titles that begin the name of whoever bears them, and stand alone for it: the Tunku."""

TITLES_IN_NAMES = words_in("Sheikh Shaikh Shah Emir Sultan Imam Malik Sayyid Hajji")
"""Titles that also stand in the middle of names."""

NEUTRAL_TITLES = words_in("Mr Mrs Ms Miss Messrs Dr Doctor Prof Professor Sir Excellency Herr Frau Monsieur M")
"""Titles that tell nothing of an office."""

WOMENS_TITLES = words_in("Mrs Ms Miss Madame Mme Lady Frau Señora Sra Begum")
"""Titles before the surname of a woman, or of her husband."""

FORMER = words_in("late former ex")
"""What says of a title that it is no longer held, and nothing of the office."""

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

GIVEN_NAMES_LIKE_VERBS = words_in(
    """
    Mohammed Mohamed Muhammed Mahomed Ahmed Achmed Hamed Saeed Sayed Sayyed Syed Zayed Fahed Khaled Waleed Rashed
    Rasheed Majed Hameed Javed Jawed Naveed Waheed Fareed Abed Nahed Raed Fred Alfred Wilfred Manfred Winifred Siegfried
    Gottfried Wilfried Ted Ned Ed Jared Irving Sterling Ming Ling Jing Ping Xing Qing Ding Ching Harding Channing
    """
)
"""Given names that end as verbs do."""

GIVEN_NAMES_LIKE_WORDS = words_in(
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

FIRST_NAME_STATES = words_in(
    """
    Thailand Thai Siam Siamese Laos Lao Laotian Malaysia Malaysian Malaya Malayan Indonesia Indonesian Brunei Bruneian
    Ethiopia Ethiopian Eritrea Eritrean
    """
)
"""States, and their adjectives, whose people are called by their first name: Thanat Khoman is Thanat."""

FAMILY_FIRST_STATES = words_in("Japan Japanese Korea Korean")
"""States, and their adjectives, whose people are written with either name first: Sato Eisaku, Eisaku Sato."""

SPANISH_STATES = words_in(
    """
    Argentina Argentine Argentinian Bolivia Bolivian Chile Chilean Colombia Colombian Rican Cuba Cuban Dominican
    Ecuador Ecuadorian Ecuadorean Salvador Salvadoran Salvadorean Guatemala Guatemalan Honduras Honduran Mexico Mexican
    Nicaragua Nicaraguan Panama Panamanian Paraguay Paraguayan Peru Peruvian Spain Spanish Uruguay Uruguayan Venezuela
    Venezuelan
    """
) | {"costa rica", "dominican republic", "el salvador"}
"""States, and their adjectives, whose people bear two family names: Eduardo Frei Montalva is Eduardo Frei."""

SPANISH_GIVEN_NAMES = words_in(
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

COMMON_FIRST_NAMES = words_in(
    """
    Abdallah Abdul Abdullah Abdulla Abdel Abdur Abu Adam Ahmad Ahmed Ali Amir Faisel Hamid Hasan Hassan Husain Hussain
    Hussein Ibrahim Ismail Karim Khaled Khalid Mahmoud Mahmud Maha Mohamad Mohamed Mohammad Mohammed Muhammad Muhammed
    Mustafa Noor Omar Osman Othman Rahman Rashid Said Saleh Salman Sayed Sultan Syed Umar Yusof Yusuf Haile Gabre Wolde
    Prince Princess King Queen General Nguyen Siti Datuk Chao Luang Phra Phraya Mom
    """
)
"""First names that so many bear that none is called by it alone, and what stands before names as one of them."""

PERSONAL_VERBS = words_in(
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

PERSONAL_NOUNS = words_in(
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

BEGINS_JOINT_ADJECTIVES = words_in(
    "afro americano anglo austro euro franco germano greco hispano indo italo judeo luso russo serbo sino turco"
)
"""What, before a hyphen, is a state or a people and never a person: Franco-German."""

ORDINARY_SURNAMES = words_in(
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

DATE_GIVEN_NAMES = words_in("April May June August")
"""Those that people are called by."""

GIVEN_NAME_STATES = words_in("Jordan Chad Georgia Israel India Cyprus Kenya Malta Mali Cuba Jamaica Holland")
"""Names of states that people are called by."""

CALLED_ALONE = GIVEN_NAME_STATES - words_in("Israel India")
"""Those of them that, once the item has given them to a person, stand for the person alone as well."""

GIVEN_NAME_SEATS = words_in("Paris London Sofia Santiago Victoria Vienna Kingston")
"""Names of capitals that people, clubs and conferences are called by."""

GIVEN_NAMES_LIKE_ADJECTIVES = words_in("Frances")
"""Given names that are another language's adjective without its accent."""

MANY_BEAR = FAMILY_NAMES_FIRST | words_in(
    """
    Anh Binh Cuong Dung Duc Giang Hai Hanh Hien Hieu Hoa Hung Huong Khanh Lan Linh Long Mai Minh Nga Ngoc Phong Phuc
    Phuong Quang Son Tam Tan Thang Thanh Thao Thuy Tien Toan Tri Tuan Tuyet Van Viet Vinh Xuan Yen
    """
)
"""Folded family names, and given names by which Vietnamese are called, that very many people bear."""

PLACE_SURNAMES = words_in(
    """
    Washington Paris London Berlin Houston Dallas Austin Columbus Wellington Sydney Florence Vienna Kent York Cleveland
    Victoria Windsor Lancaster Oxford Cambridge Bristol Chester Santiago Cordoba Medina England Scotland
    """
)
"""Surnames that are places of note: alone they name nobody."""
