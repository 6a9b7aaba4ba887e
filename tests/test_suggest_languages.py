"""Texts in languages other than English: their small words, their order of words, and their names of capitals."""

import pytest
from taggers import body, entry, mentions, office, person, starter_tagger

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import NameUse

DAY = Moment.parse("2005-05-05")
FREEDONIA = entry("fr", "Freedonia", ("freedonien", NameUse.ADJECTIVE))
SYLVANIA = entry("sy", "Sylvania", ("sylvanien", NameUse.ADJECTIVE))
POLICE = body("police", "Police of Freedonia")
PEOPLE = [
    person("firefly", "Rufus Firefly", roles=[office("2001", "2009", "President", "fr")]),
    person("trentino", "Ugo Trentino", roles=[office("2001", "2009", "President", "sy")]),
]


# --- small words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Rufus Jong Il", "Il a condamné l'attaque."),
        ("Rufus Jong Il", "Il presidente del Consiglio è arrivato."),
        ("Rufus Jong Un", "Un porte-parole a parlé. Un vocero habló."),
        ("Rufus Thanh Son", "Son homologue est arrivé."),
        ("Rufus Thein Sein", "Sein Besuch dauert drei Tage."),
        ("Rufus Duc Le", "Le gouvernement est tombé. Le ha detto di no."),
        ("Rufus Kurz", "Kurz vor dem Treffen regnete es."),
        ("Rufus Kan", "Kan het parlement nog kiezen?"),
    ],
)
def test_surname_that_is_a_small_word_of_another_language_names_nobody_alone(name, text):
    assert mentions(Tagger([person("rufus", name)], []), text) == {}


def test_small_word_is_no_surname_beside_the_full_name_either():
    tagger = Tagger([person("rufus", "Rufus Jong Il")], [])
    assert mentions(tagger, "Rufus Jong Il est mort. Il avait 69 ans.") == {"rufus": ["Rufus Jong Il"]}


def test_title_that_ends_a_sentence_is_not_that_of_the_surname_after_it():
    premier = person("un", "Rufus Un", roles=[office("2001", "2009", "President", "fr")])
    text = "La Freedonia change, dit le président. Un accord est trouvé."
    assert "un" not in mentions(Tagger([FREEDONIA, premier], []), text, date=DAY)
    assert "un" in mentions(Tagger([FREEDONIA, premier], []), "Freedonia changed, said Pres. Un.", date=DAY)


def test_small_word_is_a_surname_after_a_title_and_a_common_word_beside_the_full_name():
    assert mentions(Tagger([person("rufus", "Rufus Un")], []), "President Un left.") == {"rufus": ["Un"]}
    named = mentions(Tagger([person("rufus", "Rufus Kurz")], []), "Rufus Kurz left. Kurz will be back.")
    assert named == {"rufus": ["Rufus Kurz", "Kurz"]}


# --- offices -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ugo Trentino est en Freedonia. Le président a parlé à la presse.",
        "Ugo Trentino est en Freedonia. Président du parlement, il parle.",
        "Colère contre la Freedonia\nLe président a parlé.",
        "Il vola in Freedonia\nIl president parla.",
        "Die Reise nach Freedonia\nDer President sprach.",
        "Ugo Trentino was in Freedonia. President for two years, he left.",
    ],
)
def test_office_in_the_sentence_after_a_states_name_is_not_that_states(text):
    assert "firefly" not in mentions(Tagger([FREEDONIA, SYLVANIA, *PEOPLE], []), text, date=DAY)


def test_office_is_of_the_state_whose_adjective_follows_it():
    tagger = Tagger([FREEDONIA, SYLVANIA, POLICE, *PEOPLE], [])
    named = mentions(tagger, "Il est en Freedonia. Le président sylvanien a parlé.", date=DAY)
    assert named == {"fr": ["Freedonia"], "sy": ["sylvanien"], "trentino": ["président"]}
    assert mentions(tagger, "La police freedonien est là.")["police"] == ["police"]
    premiers = [person("chico", "Chico Marcal", roles=[office("2001", "2009", "Premier", "fr")])]
    assert "chico" not in mentions(Tagger([FREEDONIA, *premiers], []), "Le premier freedonien du parc.", date=DAY)


@pytest.mark.parametrize("text", ["Le président freedonien Vera Marcal a parlé.", "L'ancien président freedonien."])
def test_office_with_a_name_behind_the_adjective_or_of_the_past_is_not_who_holds_it(text):
    assert "firefly" not in mentions(Tagger([FREEDONIA, *PEOPLE], []), text, date=DAY)


# --- seats of government and names of states ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def starter():
    """Return a tagger of the starter vocabulary's states and bodies."""
    return starter_tagger("states", "bodies")


def subjects(tagger, text):
    """Return the slugs of whom a text is about."""
    return {actor.slug for actor in tagger.suggest(text).actors if actor.about}


@pytest.mark.parametrize(
    "text",
    [
        "Moscow and Peking signed.",
        "Moscou et Pékin ont signé un accord.",
        "Moscú y Pekín firmaron un acuerdo.",
        "Moskau und Peking haben unterschrieben.",
        "Mosca e Pechino hanno firmato.",
        "Moscou e Pequim assinaram um acordo.",
        "Москва и Пекин подписали соглашение.",
        "Переговоры между Москвой и Пекином идут.",
        "وقعت موسكو وبكين اتفاقا.",
        "מוסקבה ובייג'ינג חתמו על הסכם.",
        "北京和莫斯科签署了协议。",
    ],
)
def test_seats_of_government_are_known_in_many_languages(starter, text):
    assert subjects(starter, text) == {"russia", "china"}


@pytest.mark.parametrize(
    "text",
    [
        "She lives in Cairo.",
        "Elle vit à Moscou.",
        "Elle vit au Caire.",
        "Elle est venue d'Alger.",
        "Ella vive en Moscú.",
        "Ella vive en El Cairo.",
        "Sie wohnt in Moskau.",
        "Lei arriva da Mosca.",
        "Ela vive em Moscou.",
        "Она живёт в Москве.",
        "Она живёт под Москвой.",
        "تعيش في القاهرة.",
        "تعيش بالقاهرة.",
        "היא גרה במוסקבה.",
        "她住在北京。",
        "北京时间三点。",
        "他抵达莫斯科。",
        "عقد بسبب القوة القاهرة.",
    ],
)
def test_seat_of_government_behind_a_preposition_is_only_a_place(starter, text):
    assert subjects(starter, text) == set()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Der Kreml schweigt.", "russia"),
        ("El Kremlin calla.", "russia"),
        ("Il Cremlino tace.", "russia"),
        ("Кремль молчит.", "russia"),
        ("الكرملين صامت.", "russia"),
        ("הקרמלין שותק.", "russia"),
        ("克里姆林宫没有回应。", "russia"),
        ("Das Weiße Haus schweigt.", "white-house"),
        ("La Casa Bianca tace.", "white-house"),
        ("Il Pentagono tace.", "us-department-of-defense"),
    ],
)
def test_buildings_stand_for_who_sits_in_them_in_many_languages(starter, text, named):
    assert named in subjects(starter, text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Russland, Frankreich und die Türkei sind Polens Freunde.", {"russia", "poland", "france", "turkey"}),
        ("In Österreichs Norden.", {"austria"}),
        ("La Germania e la Svezia parlano.", {"germany", "sweden"}),
        ("A Alemanha e a Suécia falam.", {"germany", "sweden"}),
        ("Almanya ve İsveç konuşuyor.", {"germany", "sweden"}),
        ("Almanya'nın Rusya'ya bakışı.", {"germany", "russia"}),
        ("Німеччина та Швеція розмовляють.", {"germany", "sweden"}),
        ("Між Україною і Росією йде війна.", {"ukraine", "russia"}),
        ("آلمان و سوئد گفتگو می‌کنند.", {"germany", "sweden"}),
        ("Der französische Minister traf russische Abgeordnete.", {"france", "russia"}),
    ],
)
def test_states_are_known_in_many_languages(starter, text, named):
    assert subjects(starter, text) == named
