import unicodedata

import pytest
from factories import make_actor, make_theme
from taggers import entry, mentions, theme

from articles.dates import Moment
from articles.models import ActorName, ActorRole
from articles.tagging import Tagger
from articles.vocabulary import ActorKind, NameUse

PERSON, STATE = ActorKind.PERSON, ActorKind.STATE


def name(actor, *names, use=NameUse.NAME, language="en"):
    for one in names:
        ActorName.objects.create(actor=actor, name=one, use=use, language=language)
    return actor


def role(actor, title, first, last):
    ActorRole.objects.create(actor=actor, title=title, held_from=first, held_to=last)


def themes(tagger, text, **options):
    return [found.slug for found in tagger.suggest(text, **options).themes]


def test_ids_alone_are_those_of_the_suggestions_in_their_order():
    entries = [entry("ruritania", "Ruritania"), entry("graustark", "Graustark"), entry("zenda", "Zenda")]
    tagger = Tagger(entries, [theme("war", "war"), theme("peace", '"peace talks"', "truce")])
    text = "Graustark called for peace talks. Zenda and Graustark speak of war, a truce and of Ruritania."
    whole, ids = tagger.suggest(text, title="A war"), tagger.suggest_ids(text, title="A war")
    assert ids.actors == tuple(actor.actor_id for actor in whole.actors)
    assert ids.themes == tuple(found.theme_id for found in whole.themes)
    assert (len(ids.actors), len(ids.themes)) == (3, 2)
    assert tagger.suggest_ids(text, wants_actors=False).actors == ()
    assert tagger.suggest_ids(text, wants_themes=False).themes == ()


# --- names ---------------------------------------------------------------------------------------------------


def test_capital_with_its_mark_apart_is_the_letter_it_makes():
    tagger = Tagger([entry("yemen", "Йемен")], [])
    text = unicodedata.normalize("NFD", "Йемен")
    assert mentions(tagger, text) == {"yemen": [text]}


def test_names_are_whole_words():
    tagger = Tagger([entry("niger", "Niger"), entry("oman", "Oman")], [])
    assert mentions(tagger, "Nigeria and Romania and Roman Catholics of Niger.") == {"niger": ["Niger"]}


def test_longer_names_come_first():
    tagger = Tagger([entry("guinea", "Guinea"), entry("png", "Papua New Guinea"), entry("rok", "South Korea")], [])
    assert mentions(tagger, "Papua New Guinea, Guinea and South Korea") == {
        "png": ["Papua New Guinea"],
        "guinea": ["Guinea"],
        "rok": ["South Korea"],
    }


def test_longer_name_in_the_wrong_case_does_not_hide_the_shorter_one():
    tagger = Tagger([entry("un", "United Nations", ("UN Women", NameUse.ACRONYM)), entry("x", "UN")], [])
    assert mentions(tagger, "The UN women attended.") == {"x": ["UN"]}


def test_possessive_stays_outside_the_mention():
    tagger = Tagger([entry("israel", "Israel")], [])
    assert mentions(tagger, "Israel's and Israel’s borders")["israel"] == ["Israel", "Israel"]


@pytest.mark.parametrize("dash", ["-", "–", "‑", "/", " - "])
def test_both_sides_of_a_hyphen_are_named(dash):
    tagger = Tagger([entry("israel", "Israel"), entry("hamas", "Hamas")], [])
    assert mentions(tagger, f"The Israel{dash}Hamas war") == {"israel": ["Israel"], "hamas": ["Hamas"]}


@pytest.mark.parametrize("text", ["the turkey in the oven", "chad", "jordan rivers", "china plates"])
def test_names_do_not_begin_with_a_small_letter(text):
    tagger = Tagger([entry(n.lower(), n) for n in ("Turkey", "Chad", "Jordan", "China")], [])
    assert mentions(tagger, text) == {}


def test_name_that_begins_with_a_small_letter_matches_both():
    tagger = Tagger([entry("aq", "al-Qaeda")], [])
    assert mentions(tagger, "al-Qaeda, Al-Qaeda, Al Qaeda and al-qaeda") == {"aq": ["al-Qaeda", "Al-Qaeda", "Al Qaeda"]}


def test_acronyms_match_only_as_they_are_written():
    who = entry("who", "World Health Organization", ("WHO", NameUse.ACRONYM))
    us = entry("us", "United States", ("US", NameUse.ACRONYM))
    nato = entry("nato", "NATO")
    tagger = Tagger([who, us, nato], [])
    assert mentions(tagger, "Who told us? The WHO told the US; Nato and nato did not.") == {
        "who": ["WHO"],
        "us": ["US"],
    }


def test_full_stops_in_an_acronym_do_not_matter():
    tagger = Tagger([entry("us", "United States", ("U.S.", NameUse.ACRONYM))], [])
    assert mentions(tagger, "U.S. envoys, US envoys and the U.S.'s envoys")["us"] == ["U.S.", "US", "U.S."]


def test_part_of_a_longer_acronym_is_not_the_shorter_one():
    tagger = Tagger([entry("us", "United States", ("US", NameUse.ACRONYM))], [])
    assert mentions(tagger, "The U.S.S.R. and J.U.S. Smith") == {}


def test_initials_inside_a_name_may_be_written_together_or_apart():
    tagger = Tagger([entry("navy", "U.S. Navy"), entry("army", "US Army")], [])
    text = "the US Navy, the U.S. Navy, the US Army and the U.S. Army"
    assert mentions(tagger, text) == {"navy": ["US Navy", "U.S. Navy"], "army": ["US Army", "U.S. Army"]}


def test_accents_quotes_and_spaces_do_not_matter():
    tagger = Tagger([entry("ci", "Côte d’Ivoire"), entry("png", "Papua New Guinea")], [])
    text = "Cote d'Ivoire, Côte d‘Ivoire, Co\u0302te d’Ivoire; Papua\u00a0New\nGuinea"
    found = mentions(tagger, text)
    assert found["ci"] == ["Cote d'Ivoire", "Côte d‘Ivoire", "Co\u0302te d’Ivoire"]
    assert found["png"] == ["Papua\u00a0New\nGuinea"]


@pytest.mark.parametrize(
    "text", ["in Papua. New Guinea", "Papua, New Guinea", "Papua (New Guinea)", "Papua\n\nNew Guinea"]
)
def test_punctuation_parts_a_name(text):
    assert mentions(Tagger([entry("png", "Papua New Guinea")], []), text) == {}


def test_letters_whose_folding_is_longer_keep_later_places_right():
    tagger = Tagger([entry("israel", "Israel"), entry("no", "Ægir Strauß")], [])
    text = "Straße ﬁ… İstanbul e\u0301 — Ægir Strauß, Israel"
    assert mentions(tagger, text) == {"no": ["Ægir Strauß"], "israel": ["Israel"]}


def test_article_before_a_name_is_not_asked_for():
    tagger = Tagger([entry("ru", "Russia", ("the Kremlin", NameUse.SEAT))], [])
    assert mentions(tagger, "Kremlin aides said the Kremlin knew.")["ru"] == ["Kremlin", "Kremlin"]


@pytest.mark.parametrize(
    ("own", "text", "found"),
    [
        ("إسرائيل", "وقالت وإسرائيل لإسرائيل", ["إسرائيل", "إسرائيل"]),
        ("العراق", "في العراق وبالعراق وللعراق", ["العراق", "العراق", "عراق"]),
        ("ישראל", "בישראל ושבישראל וישראלים", ["ישראל", "ישראל"]),
        ("以色列", "在以色列和哈马斯", ["以色列"]),
        ("이스라엘", "이스라엘은 전쟁", ["이스라엘"]),
        ("อิสราเอล", "ในอิสราเอลวันนี้", ["อิสราเอล"]),
        ("Израиль", "в Израиль, а не израиль", ["Израиль"]),
    ],
)
def test_scripts_with_prefixes_or_without_spaces(own, text, found):
    assert mentions(Tagger([entry("x", own)], []), text).get("x") == found


@pytest.mark.parametrize(
    ("own", "text", "found"),
    [
        ("Россия", "России, Россию и Россией, но не россией", ["России", "Россию", "Россией"]),
        ("Украина", "главы Украины в Украине", ["Украины", "Украине"]),
        ("Саудовская Аравия", "в Саудовской Аравии", ["Саудовской Аравии"]),
        ("Совет Безопасности", "заседание Совета Безопасности", ["Совета Безопасности"]),
        ("Владимир Путин", "с Владимиром Путиным", ["Владимиром Путиным"]),
        ("Мевлют Чавушоглу", "у Мевлюта Чавушоглу", ["Мевлюта Чавушоглу"]),
        ("Ангела Меркель", "слова Ангелы Меркель", ["Ангелы Меркель"]),
        ("Мария Захарова", "от Марии Захаровой", ["Марии Захаровой"]),
        ("Мали", "Мали, в Мали", ["Мали", "Мали"]),
        ("Куба", "Кубы и кубы", ["Кубы"]),
        ("США", "в США", ["США"]),
    ],
)
def test_names_in_cyrillic_are_found_in_all_their_cases(own, text, found):
    assert mentions(Tagger([entry("x", own)], []), text).get("x") == found


def test_adjectives_in_cyrillic_are_found_in_all_their_forms():
    tagger = Tagger([entry("tr", "Турция", ("турецкий", NameUse.ADJECTIVE))], [])
    text = "В турецкой Анталье турецкие дипломаты ждут турецкого гостя. Турец молчит."
    assert mentions(tagger, text) == {"tr": ["турецкой", "турецкие", "турецкого"]}


def test_latin_name_beside_a_script_without_spaces_is_a_word():
    assert mentions(Tagger([entry("who", "WHO")], []), "世界WHOは") == {"who": ["WHO"]}


def test_function_word_is_nobody_however_a_vocabulary_writes_it():
    assert mentions(Tagger([entry("the", "The", kind=PERSON)], []), "The talks began.") == {}


@pytest.mark.parametrize("text", ["in New Mexico", "the Gulf of Mexico", "the Mexico River"])
def test_other_places_named_after_a_state_are_not_the_state(text):
    assert mentions(Tagger([entry("mx", "Mexico")], []), text) == {}


def test_adjectives_and_seats_count_to_the_state_with_less_weight():
    russia = entry("ru", "Russia", ("Russian", NameUse.ADJECTIVE), ("Kremlin", NameUse.SEAT))
    tagger = Tagger([russia], [])
    (whole,) = tagger.suggest("Russia spoke.").actors
    (adjective,) = tagger.suggest("Russian envoys.").actors
    (seat,) = tagger.suggest("Kremlin spoke.").actors
    assert adjective.score == seat.score < whole.score


def test_name_shared_by_several_actors_names_nobody():
    tagger = Tagger([entry("cd", "DR Congo", "Congo"), entry("cg", "Congo-Brazzaville", "Congo")], [])
    assert mentions(tagger, "Congo voted.") == {}


def test_name_shared_by_several_actors_means_the_one_whose_main_name_it_is():
    tagger = Tagger([entry("ge", "Georgia"), entry("us-ga", "State of Georgia", "Georgia")], [])
    assert mentions(tagger, "Georgia voted.") == {"ge": ["Georgia"]}


# --- about and score -------------------------------------------------------------------------------------------

FILLER = "Nothing of note was said on that day by anyone at all. " * 6


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        ("Israel votes", FILLER, True),
        ("", "Israel voted. " + FILLER, True),
        ("", FILLER + "Israel voted.", False),
        ("", FILLER + "Israel voted. " * 3, True),
    ],
)
def test_item_is_about_an_actor_in_the_title_the_beginning_or_named_often(title, text, about):
    (found,) = Tagger([entry("israel", "Israel")], []).suggest(text, title=title).actors
    assert found.about is about
    assert 0 < found.score <= 1


def test_abbreviations_do_not_end_the_first_sentences():
    text = "Mr. Smith and Gen. Jones met Sen. Brown. They parted. Israel voted. " + FILLER
    (found,) = Tagger([entry("israel", "Israel")], []).suggest(text).actors
    assert found.about is False


def test_actors_named_early_and_often_come_first():
    tagger = Tagger([entry("a", "Israel"), entry("b", "Egypt")], [])
    found = tagger.suggest("Egypt spoke. " + FILLER + "Israel spoke.").actors
    assert [actor.slug for actor in found] == ["b", "a"]
    found = tagger.suggest("Egypt spoke. Israel spoke. Israel spoke. Israel spoke.").actors
    assert [actor.slug for actor in found] == ["a", "b"]


# --- the vocabulary in the database ------------------------------------------------------------------------------


@pytest.mark.django_db
def test_actor_resolves_by_slug_name_and_further_names():
    israel = name(make_actor("israel", kind=STATE), "State of Israel")
    name(israel, "Israeli", use=NameUse.ADJECTIVE)
    name(israel, "IL", use=NameUse.ACRONYM)
    tagger = Tagger.load()
    spellings = ["israel", "ISRAEL", " Israël ", "State  of Israel", "IL", "I.L."]
    assert {tagger.resolve_actor(spelling) for spelling in spellings} == {israel.pk}
    assert [tagger.resolve_actor(text) for text in ("Israeli", "Atlantis", "", "!")] == [None] * 4


@pytest.mark.django_db
def test_name_shared_by_several_resolves_only_to_the_one_whose_main_name_it_is():
    country = make_actor("ge", name="Georgia")
    name(make_actor("us-ga", name="State of Georgia"), "Georgia", "Peach State")
    name(make_actor("other"), "Peach State")
    tagger = Tagger.load()
    assert tagger.resolve_actor("Georgia") == country.pk
    assert tagger.resolve_actor("Peach State") is None


@pytest.mark.django_db
def test_theme_resolves_by_slug_and_name():
    made = make_theme("ceasefire", name="Cease-fire")
    tagger = Tagger.load()
    assert {tagger.resolve_theme(text) for text in ("ceasefire", "cease-fire", "CEASE FIRE")} == {made.pk}
    assert tagger.resolve_theme("war") is None


@pytest.mark.django_db
def test_loading_takes_the_same_queries_for_any_vocabulary(django_assert_num_queries):
    for number in range(20):
        role(name(make_actor(kind=PERSON), f"Alias {number}"), "President", "2001", "")
        make_theme(terms=["war"])
    with django_assert_num_queries(6):
        Tagger.load()


@pytest.mark.django_db
def test_stored_roles_are_read_with_their_loose_dates():
    role(make_actor("father", name="George Bush", kind=PERSON), "President", "1989", "1993-01-20")
    role(make_actor("son", name="Walker Bush", kind=PERSON), "President", "2001", "")
    tagger = Tagger.load()
    assert mentions(tagger, "President Bush spoke.", date=Moment.parse("2020-01-01").first_day) == {"son": ["Bush"]}


@pytest.mark.django_db
def test_stored_term_that_cannot_be_read_is_logged_and_left_out(caplog):
    make_theme("x", terms=['"open', "war"])
    assert themes(Tagger.load(), "The war began.") == ["x"]
    assert "Theme x" in caplog.text
    assert "Add the missing one" in caplog.text


def test_empty_vocabulary_suggests_nothing():
    found = Tagger([], []).suggest("Israel voted.", title="").as_dict()
    assert found == {"actors": [], "themes": [], "questions": []}
