import io
import json
import sys
import time
import unicodedata

import pytest
from django.core.management import CommandError, call_command
from factories import make_actor, make_theme
from hypothesis import given, settings
from hypothesis import strategies as st
from taggers import body, entry, mentions, office, person

from articles.dates import Moment
from articles.models import ActorName, ActorRole
from articles.tagging import Tagger, parse_term
from articles.tagging.themes import ThemeEntry
from articles.vocabulary import ActorKind, NameUse

PERSON, STATE = ActorKind.PERSON, ActorKind.STATE


def name(actor, *names, use=NameUse.NAME, language="en"):
    for one in names:
        ActorName.objects.create(actor=actor, name=one, use=use, language=language)
    return actor


def role(actor, title, first, last):
    ActorRole.objects.create(actor=actor, title=title, held_from=first, held_to=last)


def theme(slug, *terms, parent=-1):
    return ThemeEntry(abs(hash(slug)) % 10**6, slug, slug.title(), parent, tuple(map(parse_term, terms)))


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


# --- any text --------------------------------------------------------------------------------------------------

ODD = Tagger(
    [
        entry("us", "United States", ("US", NameUse.ACRONYM), ("American", NameUse.ADJECTIVE)),
        entry("biden", "Joe Biden", kind=PERSON),
        entry("hunter", "Hunter Biden", kind=PERSON, description="Lawyer, 1996–2020"),
        entry("court", "Supreme Court of the United States", kind=ActorKind.GOVERNMENT_BODY),
        entry("army", "United States Army", kind=ActorKind.ORGANISATION),
        entry("pool", "Army", kind=ActorKind.ORGANISATION),
        entry("ci", "Côte d’Ivoire"),
        entry("iq", "العراق", "إسرائيل", "ישראל", "中国", "日本国", "Йемен", "Straße", "Ⅷ", "がな", "한국"),
    ],
    [theme("peace", "peace", "neg*", '"peace deal"'), theme("war", "war NEAR/3 peace -deal")],
)
WORDS = """
    U.S. US u s Joe Biden President Mr. Côte d’Ivoire العراق وللعراق بإسرائيل ושישראל 中国 日本国人 Йемен Straße
    army court the of United States ( ) Hunter said Israel, Georgia Atlanta soldiers ’s
    ß ﬁ İ ⅷ が か\u3099 な 한국 ᄒ\u1161\u11ab peace war deal neg . .. - — \u0301 \u0306 \u200d \u00ad \ud800 \x00
"""
PIECES = st.sampled_from([*WORDS.split(), "\x1c", "\n", "\n\n", "\u2029", "\t"])


@given(st.lists(PIECES | st.text(max_size=4), max_size=30), st.sampled_from(["", " "]), st.text(max_size=20))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_the_same_answer_twice_with_true_places(pieces, between, title):
    text = between.join(pieces)
    found = ODD.suggest(text, title=title)
    assert found == ODD.suggest(text, title=title)
    json.loads(json.dumps(found.as_dict()))
    for one in (*found.actors, *found.themes):
        assert 0 <= one.score <= 1
        for mention in one.mentions:
            whole = {"title": title, "text": text}[mention.place]
            assert 0 <= mention.start < mention.end <= len(whole)
            assert whole[mention.start : mention.end] == mention.text
    assert all(one.terms and one.mentions and one.why for one in found.themes)


@pytest.mark.soak
def test_a_megabyte_against_fifty_thousand_names_takes_a_third_of_a_second():
    letters = "bcdfghjklm"
    words = ["".join(letters[int(digit)] + "a" for digit in f"{number:05}").title() for number in range(50_000)]
    started = time.process_time()
    tagger = Tagger([entry(word.lower(), word) for word in words], [theme("x", "peace")])
    assert time.process_time() - started < 2
    text = ("The envoy of " + words[7] + " met others for talks on peace in the capital’s old palace. ") * 12_000
    started = time.process_time()
    assert mentions(tagger, text[:1_000_000]).keys() == {words[7].lower()}
    assert time.process_time() - started < 0.3


@pytest.mark.soak
def test_a_text_that_names_four_times_as_many_takes_little_more_than_four_times_as_long():
    letters = "bcdfghjklm"
    names = ["".join(letters[int(digit)] + "a" for digit in f"{number:03}").title() for number in range(1000)]
    term = office("2017", "2027", "Secretary-General", of="o0")
    bodies = [body(f"o{number}", f"{name} Organisation") for number, name in enumerate(names)]
    tagger = Tagger([*bodies, person("head", "Maria Faber", roles=[term])], [theme("x", "peace")])
    sentences = [f"The {name} Organisation (ABC) met. The Secretary-General said so." for name in names]

    def seconds(count):
        text = " ".join(sentences[:count] * 2)
        started = time.process_time()
        tagger.suggest(text, date=Moment.parse("2020"))
        return time.process_time() - started

    seconds(1000)
    assert min(seconds(1000) for _ in range(3)) < 6 * min(seconds(250) for _ in range(3))


@pytest.mark.soak
@pytest.mark.parametrize("run", ["A", "Freedonia", "ไทย", "中国", "العراق"])
@pytest.mark.parametrize("end", ["(", " (AB)"])
def test_a_hundred_thousand_letters_without_a_space_take_2_seconds(run, end):
    started = time.process_time()
    ODD.suggest(run * (100_000 // len(run)) + end)
    assert time.process_time() - started < 2


# --- the command -------------------------------------------------------------------------------------------------


@pytest.fixture
def ask(monkeypatch, capsys):
    """Return a function that runs the command and returns its results."""

    def run(*args, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        call_command("suggest_tags", *args)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


@pytest.fixture
def vocabulary(db):
    make_actor("israel", kind=STATE)
    make_theme("ceasefire", terms=["ceasefire"])


WHY = "Named once in the text, first in its opening lines."
ISRAEL = {"slug": "israel", "name": "Israel", "kind": "state", "about": True}
CEASEFIRE = {"slug": "ceasefire", "name": "Ceasefire", "terms": ["ceasefire"], "why": "“ceasefire” in the text."}


def test_command_prints_actors_and_themes_of_a_plain_text(ask, vocabulary, tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("In Israel, a ceasefire.", encoding="utf-8")
    from_file, from_input = ask(str(path)), ask("-", stdin=path.read_bytes())
    assert from_file == from_input
    (result,) = from_file
    mention = {"in": "text", "start": 3, "end": 9, "text": "Israel"}
    term = {"in": "text", "start": 13, "end": 22, "text": "ceasefire"}
    assert result == {
        "actors": [{**ISRAEL, "score": result["actors"][0]["score"], "mentions": [mention], "why": WHY}],
        "themes": [{**CEASEFIRE, "score": result["themes"][0]["score"], "mentions": [term]}],
        "questions": [],
    }
    assert list(result["actors"][0]) == ["slug", "name", "kind", "about", "score", "mentions", "why"]
    assert list(result["themes"][0]) == ["slug", "name", "score", "terms", "mentions", "why"]


def test_command_reads_lines_and_prints_each_result_with_its_id_first(ask, vocabulary):
    lines = [
        {"id": "a", "title": "Israel votes", "text": "A vote.", "date": "2024-02"},
        {"id": 2, "title": None, "text": "Nothing.", "date": None},
        {"id": "é", "text": ""},
    ]
    results = ask("--jsonl", stdin="\n\n".join(map(json.dumps, lines)).encode())
    assert [(next(iter(result)), result["id"]) for result in results] == [("id", "a"), ("id", 2), ("id", "é")]
    assert results[0]["actors"][0]["mentions"] == [{"in": "title", "start": 0, "end": 6, "text": "Israel"}]
    assert results[1]["actors"] == results[1]["themes"] == []


def test_command_names_bad_lines_and_does_the_rest(vocabulary, monkeypatch, capsys):
    good = b'{"id": 1, "text": "Israel"}'
    bad = [
        b"{",
        b"[]",
        b'{"text": "x"}',
        b'{"id": 1}',
        b'{"id": 1, "text": 5}',
        b'{"id": 1, "text": "x", "date": "soon"}',
        b"\xff",
    ]
    stdin = b"\n".join([good, *bad, good])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
    with pytest.raises(CommandError, match="7 of 9 lines") as caught:
        call_command("suggest_tags", "--jsonl")
    assert caught.value.returncode == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    for line, words in enumerate(["JSON", "object", "id", "text", "text", "soon", "UTF-8"], 2):
        assert any(f"Line {line}:" in said and words in said for said in err.splitlines())
    assert "suggested=2 rejected=7" in err


def test_half_a_character_in_an_id_is_escaped(ask, vocabulary):
    (result,) = ask("--jsonl", stdin=b'{"id": "\\ud800", "text": "Israel"}')
    assert result["id"] == "\ud800"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--date", "yesterday"], "--date: .*not a date"),
        (["/nowhere/at-all.txt"], "cannot be read"),
    ],
)
def test_command_refuses_what_it_cannot_use(ask, vocabulary, args, message):
    with pytest.raises(CommandError, match=message):
        ask(*args)


def test_command_refuses_a_text_that_is_not_utf_8(ask, vocabulary):
    with pytest.raises(CommandError, match="UTF-8"):
        ask(stdin=b"\xff\xfe")


def test_command_uses_the_date_for_every_item_that_has_none(ask, db):
    role(make_actor("father", name="George Bush", kind=PERSON), "President", "1989", "1993")
    role(make_actor("son", name="Walker Bush", kind=PERSON), "President", "2001", "2009")
    lines = b'{"id": 1, "text": "President Bush"}\n{"id": 2, "text": "President Bush", "date": "2003"}'
    results = ask("--jsonl", "--date", "1991-01-01", stdin=lines)
    assert [result["actors"][0]["slug"] for result in results] == ["father", "son"]
