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
    with yesterday yet you your
    """
)
"""English words that begin sentences with a capital. None is a name, unless it is written in capitals."""

EMPTY_WORDS = _words("a an the of and or in on for to with by from at")
"""Words of a term that say nothing of its theme."""

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
    """
)
"""Words that, directly before a surname, say that a person is meant."""

NAME_SUFFIXES = _words("jr sr ii iii iv esq")
"""What may follow a surname."""

NAME_PARTICLES = _words(
    """
    al el ibn bin bint ben abu von van der den de del della di da dos das du la le les ter ten zu zur st ould
    ap
    """
)
"""What may belong to the surname that follows it."""

FAMILY_NAMES_FIRST = _words(
    """
    bo cai cao chen chiang chou deng feng gao gu guo han he hu hua huang jiang kong lai li liang lin liu lu
    luo ma mao meng peng qian qiao qin ren shi song sun tang wang wei wen wu xi xia xie xu yan yang yao ye yu
    yuan zeng zhang zhao zheng zhou zhu zuo bae ban cho choe choi chun chung hwang jang jeong jo jung kang kim
    kwon lee moon noh paek pak park rhee ri roh ryu shin yi yoon yun bui dang dinh do duong ho hoang le ngo
    nguyen pham phan to tran trinh truong vo vu
    """
)
"""The commonest family names that stand first, in Chinese, Korean and Vietnamese names."""

OTHER_PLACE_BEFORE = _words("new inner greater american equatorial saint")
"""Words that make the name of another place of a state's name after them. "Southern Lebanon" is in Lebanon."""

OTHER_PLACE_BEFORE_OF = _words("gulf sea strait straits bay isle order")
"""The same with "of" between: the Gulf of Oman."""

OTHER_PLACE_AFTER = _words("sea river state ocean strait straits delta island islands isles street avenue road lane")
"""The same after a state's name: the Niger Delta."""
