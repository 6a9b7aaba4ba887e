import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from factories import make_theme
from hypothesis import given, settings
from hypothesis import strategies as st

import articles
from articles.tagging import Tagger
from articles.tagging.themes import ThemeEntry
from articles.theme_terms import TermError, parse_term

FILLER = "Nothing of note was said on that day by anyone at all. " * 6


def theme(slug, *terms, parent=-1, name=""):
    return ThemeEntry(abs(hash(slug)) % 10**6, slug, name or slug.title(), parent, tuple(map(parse_term, terms)))


def label(slug, name):
    """Return a theme whose only term is its own name."""
    return theme(slug, name, name=name)


def themes(tagger, text, **options):
    return [found.slug for found in tagger.suggest(text, **options).themes]


# --- terms -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "text", "is_found"),
    [
        ("ceasefire", "Both ceasefires failed.", True),
        ("ceasefire", "The cease failed.", False),
        ('"peace talks"', "The peace talk began.", True),
        ('"peace talks"', "Talks on peace began.", False),
        ("negotia*", "Negotiations began.", True),
        ("negotia*", "They renegotiated.", False),
        ("cessation NEAR/3 hostilities", "a cessation of all hostilities", True),
        ("cessation NEAR/3 hostilities", "hostilities and then the cessation", True),
        ("cessation NEAR/2 hostilities", "a cessation of any and all hostilities", False),
        ('"arms control" NEAR/3 treat*', "treaties on arms control", True),
        ("strike -labour", "A strike hit the port.", True),
        ("strike -labour", "A strike by labour hit the port.", False),
        ('strike -"trade union"', "A strike by trade unions hit the port.", False),
        ("arms embargo", "An embargo on all arms was agreed.", True),
        ("arms embargo", "An embargo was agreed. " + "Much later on. " * 5 + "Arms came.", False),
        ("accords d'Oslo", "les accords d’Oslo", True),
    ],
)
def test_term(term, text, is_found):
    assert themes(Tagger([], [theme("x", term)]), text) == (["x"] if is_found else [])


def test_terms_are_shown_as_the_vocabulary_writes_them():
    tagger = Tagger([], [theme("x", "Ceasefires", "truc*", "absent")])
    (found,) = tagger.suggest("A ceasefire and a truce.").themes
    assert found.terms == ("Ceasefires", "truc*")


def test_words_are_stemmed_by_the_language_of_the_text():
    tagger = Tagger([], [theme("x", "négociations")])
    assert themes(tagger, "La négociation commence.", language="fr") == ["x"]


@pytest.mark.parametrize(
    ("language", "term", "text"),
    [
        ("fr", "réfugié", "Les réfugiés sont rentrés."),
        ("es", '"alto el fuego"', "Piden un alto el fuego."),
        ("ru", "санкции", "О санкциях молчат."),
        ("ar", "عقوبات", "تحدث عن العقوبات والعقوبات الجديدة."),
        ("ar", '"وقف إطلاق النار"', "دعا إلى التهدئة ولوقف إطلاق النار."),
        ("he", '"הפסקת אש"', "הם קראו להפסקת אש."),
        ("he", "סנקציות", "והסנקציות יישארו."),
    ],
)
def test_words_carry_the_endings_and_prefixes_of_their_language(language, term, text):
    assert themes(Tagger([], [theme("x", term)]), text, language=language) == ["x"]
    assert themes(Tagger([], [theme("x", "אחרת" if language == "he" else "autre")]), text, language=language) == []


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("санкции", "О санкциях молчат."),
        ('"прекращение огня"', "Говорили о прекращении огня."),
        ('"وقف إطلاق النار"', "دعا إلى التهدئة ولوقف إطلاق النار."),
        ('"הפסקת אש"', "הם קראו להפסקת אש."),
        ("停火协议", "双方同意停火协议草案。"),
    ],
)
@pytest.mark.parametrize("language", ["", "en", "fr"])
def test_words_of_another_script_than_the_text_is_said_to_have_are_read_as_that_script_is(language, term, text):
    assert themes(Tagger([], [theme("x", term)]), text, language=language) == ["x"]


def test_language_of_the_same_script_is_not_taken_for_another():
    tagger = Tagger([], [theme("x", "санкции")])
    assert themes(tagger, "О санкциях молчат.", language="ru") == ["x"]
    assert themes(tagger, "О санкциях молчат.", language="sr") == []


def test_one_word_in_a_long_text_suggests_nothing():
    tagger = Tagger([], [theme("x", "ceasefire")])
    assert themes(tagger, "A ceasefire was agreed.") == ["x"]
    assert themes(tagger, FILLER * 5 + "A ceasefire was agreed.") == []


@pytest.mark.parametrize(
    ("title", "text", "is_found"),
    [
        ("", "They broke off relations, and relations stayed broken. {long}", False),
        ("", "They broke off relations. {long} They broke off relations again.", True),
        ("They broke off relations", "{long} They broke off relations again.", True),
    ],
)
def test_long_text_is_about_no_theme_that_it_comes_to_in_one_place_alone(title, text, is_found):
    tagger = Tagger([], [theme("breaks", '"broke off relations"^9', "broke NEAR/6 relations")])
    text = text.format(long="Nothing of note was said. " * 90)
    assert (themes(tagger, text, title=title) == ["breaks"]) == is_found


def test_term_in_the_title_weighs_more():
    tagger = Tagger([], [theme("x", "ceasefire")])
    (text,) = tagger.suggest("A ceasefire.", title="News").themes
    (title,) = tagger.suggest("News.", title="A ceasefire").themes
    assert title.score > text.score


def test_near_does_not_reach_from_the_title_into_the_text():
    tagger = Tagger([], [theme("x", "peace NEAR/5 talks")])
    assert themes(tagger, "Talks failed.", title="No peace") == []


def test_parent_is_left_out_beside_its_child_unless_its_own_terms_are_strong():
    family = [theme("peace", "peace", "mediation", "envoy"), theme("ceasefire", "ceasefire", parent=0)]
    tagger = Tagger([], family)
    assert themes(tagger, "A ceasefire for peace.") == ["ceasefire"]
    assert themes(tagger, "An envoy for peace.") == ["peace"]
    found = tagger.suggest("A ceasefire after mediation by the envoy: peace, peace and peace.").themes
    assert [one.slug for one in found] == ["ceasefire", "peace"]


def test_same_words_speak_for_one_theme_of_a_family_alone():
    family = [
        theme("relations", '"diplomatic relations"^3'),
        theme("break", '"severed diplomatic relations"^4', parent=0),
        theme("recall", "severed", parent=0),
    ]
    tagger = Tagger([], family)
    assert themes(tagger, "Severed diplomatic relations.") == ["break"]
    assert themes(tagger, "Severed diplomatic relations. No diplomatic relations since.") == ["break", "relations"]
    assert themes(tagger, "Severed.") == ["recall"]


def test_same_words_speak_for_themes_of_several_families():
    tagger = Tagger([], [theme("a", '"arms embargo"'), theme("b", "embargo")])
    assert themes(tagger, "An arms embargo.") == ["a", "b"]


@pytest.mark.parametrize(
    ("term", "message"),
    [
        ("", "empty"),
        ('"peace talks', "Add the missing one"),
        ("a* b", "at least 3 letters"),
        ("pea*ce", "only at the end"),
        ('"peace talk*"', "only at the end"),
        ("NEAR/5 peace", "both sides of NEAR"),
        ("peace NEAR/5", "both sides of NEAR"),
        ("peace NEAR/99 talks", "from 1 to 50"),
        ("a NEAR b NEAR c", "NEAR twice"),
        ("peace NEAR/ talks", "has NEAR/. Write NEAR/5"),
        ("peace NEAR/x talks", "has NEAR/x. Write NEAR/5"),
        ("peace NEAR/5000 talks", "has NEAR/5000. Write NEAR/5"),
        ("-war", "nothing to look for"),
        ("peace -war talks", "at its end"),
        ("!!!", "nothing to look for"),
        ("^3", "nothing to look for"),
        ("peace^", "from 0.1 to 10"),
        ("peace^0", "from 0.1 to 10"),
        ("peace^11", "from 0.1 to 10"),
        ("peace^much", "from 0.1 to 10"),
        ("peace^3 talks", r"has \^ inside"),
        ('"peace^3 talks"', r"has \^ inside"),
    ],
)
def test_term_that_cannot_be_read_says_which_and_what_to_do(term, message):
    with pytest.raises(TermError, match=message) as caught:
        parse_term(term)
    assert isinstance(caught.value, ValueError)
    assert not term or f"“{term}”" in str(caught.value)


@pytest.mark.parametrize("term", ['"peace talks"^3', "truc*^0.5", "arms NEAR/3 control ^2.5", "strike -labour^4"])
def test_weight_stands_at_the_end_of_any_term(term):
    assert parse_term(term).weight == float(term.rpartition("^")[2])


def test_term_without_weight_weighs_one_for_a_word_and_two_for_several():
    assert [parse_term(term).weight for term in ("peace", "pea*", '"peace talks"', "peace talks")] == [1, 1, 2, 2]


def test_heavier_terms_make_a_theme_stronger():
    tagger = Tagger([], [theme("light", "truce^0.5"), theme("heavy", "truce^4"), theme("plain", "truce")])
    assert themes(tagger, "A truce. " + FILLER * 2) == ["heavy"]
    assert themes(tagger, "A truce.") == ["heavy", "plain"]


def test_term_that_a_long_text_comes_to_late_says_less():
    tagger = Tagger([], [theme("x", "ceasefire", "truce")])
    (early,) = tagger.suggest("A ceasefire, a truce. " + FILLER * 2).themes
    (late,) = tagger.suggest(FILLER * 2 + "A ceasefire, a truce.").themes
    assert early.score > late.score


def test_terms_that_are_stemmed_alike_count_once():
    tagger = Tagger([], [theme("once", "resign"), theme("thrice", "resign", "resigned", "resigns^1")])
    once, thrice = tagger.suggest("The minister resigned.").themes
    assert once.score == thrice.score
    assert thrice.terms == ("resign",)


def test_theme_may_ask_for_more_than_others_before_it_is_suggested():
    usual, strict = theme("usual", "truce"), theme("strict", "truce")
    tagger = Tagger([], [usual, replace(strict, threshold=1.2)])
    assert themes(tagger, "A truce.") == ["usual"]
    assert themes(tagger, "A truce, the truce, this truce.") == ["strict", "usual"]


def test_stored_threshold_is_asked_for(db):
    make_theme("usual", terms=["truce"])
    make_theme("strict", terms=["truce"], threshold=1.2)
    assert themes(Tagger.load(), "A truce.") == ["usual"]


# --- evidence --------------------------------------------------------------------------------------------------


def places(tagger, text, **options):
    (found,) = tagger.suggest(text, **options).themes
    for mention in found.mentions:
        whole = options.get("title", "") if mention.place == "title" else text
        assert whole[mention.start : mention.end] == mention.text
    return [(mention.place, mention.text) for mention in found.mentions]


def test_places_of_terms_are_told_in_the_title_and_the_text():
    tagger = Tagger([], [theme("x", '"peace talks"', "truc*", "cessation NEAR/5 hostilities", "arms embargo")])
    text = "Une trève: the “Peace  Talks” led to truces, hostilities saw no cessation; an embargo on all arms."
    assert places(tagger, text, title="Peace-talks again") == [
        ("title", "Peace-talks"),
        ("text", "Peace  Talks"),
        ("text", "truces"),
        ("text", "hostilities"),
        ("text", "cessation"),
        ("text", "embargo"),
        ("text", "arms"),
    ]


def test_places_are_right_after_letters_whose_folding_is_longer():
    assert places(Tagger([], [theme("x", "ceasefire")]), "Die Straße ﬁel ŉ İ: (ceasefire!)") == [("text", "ceasefire")]


def test_places_are_right_in_any_run_without_white_space():
    tagger = Tagger([], [theme("x", "ceasefire")])
    run = "Ceasefire/truce—" * 20 + "ceasefire,(CEASEFIRE)"
    assert places(tagger, run) == [("text", "Ceasefire")] * 20 + [("text", "ceasefire"), ("text", "CEASEFIRE")]
    assert places(tagger, "``Ceasefire'' -- [the] ceasefire`s.") == [("text", "Ceasefire"), ("text", "ceasefire")]


def test_shorter_term_inside_a_longer_one_is_no_place_of_its_own():
    tagger = Tagger([], [theme("x", "peace", '"peace talks"')])
    assert places(tagger, "Peace talks.") == [("text", "Peace talks")]


def test_reason_tells_the_terms_that_say_most_first():
    tagger = Tagger([], [theme("x", "truce", '"peace talks"^3', "envoy", "armistice", "pact", "accord")])
    (found,) = tagger.suggest(
        "A truce, a truce, an envoy; an armistice, a pact, an accord.", title="Peace talks"
    ).themes
    assert found.why == (
        "“peace talks” in the headline, “truce” 2 times in the text, “envoy” in the text,"
        " “armistice” in the text and 2 more terms."
    )


def test_reason_tells_a_term_without_weight_exclusions_and_quotation_marks():
    tagger = Tagger([], [theme("x", 'visit* NEAR/4 "prime minister"^3', 'strike -"trade union" -lucky^2')])
    (found,) = tagger.suggest("On his visit the prime minister saw a strike.").themes
    assert found.why == "“visit* near prime minister” in the text and “strike” in the text."


# --- themes known by their name alone --------------------------------------------------------------------------

NAMES = [
    label("arms", "Arms Control and Disarmament"),
    label("transfers", "Arms Transfers"),
    label("council", "National Security Council"),
    label("policy", "National Security Policy"),
    label("oas", "Organization of American States"),
    label("war", "Iraq War (2003)"),
    label("farming", "Agriculture"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Arms control and disarmament were discussed.", ["arms"]),
        ("Talks on arms control began. Arms control failed.", ["arms"]),
        ("The control of arms failed.", []),
        ("The National Security Council met.", ["council"]),
        ("The Security Council met on national questions of another kind altogether.", []),
        ("National security is a matter of national security.", []),
        ("The Iraq War.", []),
        ("The Iraq War began in 2003.", ["war"]),
        ("Agriculture.", ["farming"]),
    ],
)
def test_name_of_a_theme_without_other_terms_counts_by_its_parts(text, found):
    assert themes(Tagger([], NAMES), text) == found


def test_beginning_that_two_names_share_is_neither():
    europe, asia = (
        label(f"in-{of}", f"Conference on Security and Cooperation in {of.title()}") for of in ("europe", "asia")
    )
    text = "The conference on security and cooperation met."
    assert themes(Tagger([], [europe]), text) == ["in-europe"]
    assert themes(Tagger([], [europe, asia]), text) == []


def test_parts_of_a_name_do_not_count_where_a_theme_has_terms_of_its_own():
    tagger = Tagger([], [theme("arms", "Arms Control and Disarmament", "truce", name="Arms Control and Disarmament")])
    assert themes(tagger, "Arms control. Arms control.") == []


def test_acronym_that_nobody_knows_counts_where_the_name_is_spelt_out():
    tagger = Tagger([], [label("hub", "Harbour Union of Basel")])
    spelt = "The Harbour Union of Basel (HUB) met. " + FILLER * 12
    assert themes(tagger, spelt + "The HUB voted, and the HUB left.") == ["hub"]
    assert themes(tagger, FILLER + "The HUB voted, and the HUB left the HUB.") == []


def test_acronym_of_a_name_counts():
    spelt = "The Organization of American States (OAS) met. " + FILLER * 12
    tagger = Tagger([], NAMES)
    assert themes(tagger, spelt + "The OAS voted, and the OAS left.") == ["oas"]
    assert places(tagger, "Mr. A. B.-C. said: " + spelt + "The non-OAS/OAS voted, OASIS not.") == [
        ("text", "Organization of American States"),
        ("text", "OAS"),
        ("text", "OAS"),
        ("text", "OAS"),
    ]
    assert themes(tagger, spelt.replace("(OAS) ", "") + "The oas voted, and the oas left.") == []
    assert themes(tagger, FILLER + "The OAS voted, and the OAS left the OAS.") == ["oas"]
    assert themes(tagger, FILLER + "The oas voted, and the oas left the oas.") == []


def test_name_counts_less_where_only_its_stem_stands():
    (spelt,) = Tagger([], NAMES).suggest("Agriculture, agriculture.").themes
    (stem,) = Tagger([], NAMES).suggest("Agricultural, agricultural.").themes
    assert spelt.score > stem.score


def test_reason_for_a_name_says_that_it_is_the_name():
    (found,) = Tagger([], NAMES).suggest("Arms control again.", title="Arms control").themes
    name = "Its name, “Arms Control and Disarmament”, part of it or other words for it"
    assert found.why == f"{name} in the headline and in the text."
    assert [mention.text for mention in found.mentions] == ["Arms control", "Arms control"]


ODD = Tagger([], [*NAMES, theme("odd", "neg*", "peace NEAR/3 deal", '"peace deal"^3', "arms war -deal")])
PIECES = """
    Arms arm control and Disarmament, National nations Security Council (OAS) OAS oas Organization of American States
    Iraq War 2003 agriculture's agricultural peace deal deals neg Straße ﬁ ŉ 中国 ושלום \u0301 \u200d \x1c U.S. war
"""


@given(
    st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=3), max_size=40),
    st.sampled_from(["", " ", "\n"]),
    st.sampled_from(["en", "ar", "he", "zh"]),
)
@settings(max_examples=200, deadline=None)
def test_any_text_gives_the_same_themes_twice_with_true_places(pieces, between, language):
    title, text = between.join(pieces[:5]), between.join(pieces[5:])
    found = ODD.suggest(text, title=title, language=language).themes
    assert found == ODD.suggest(text, title=title, language=language).themes
    for one in found:
        assert all((one.terms, one.why, one.mentions))
        for mention in one.mentions:
            whole = {"title": title, "text": text}[mention.place]
            assert whole[mention.start : mention.end] == mention.text != ""


# --- the starter vocabulary --------------------------------------------------------------------------------------

STARTER = [
    json.loads(line)
    for line in (Path(articles.__file__).parent / "starter/vocabulary/themes.jsonl").read_text("utf-8").splitlines()
]


def test_starter_themes_are_a_tree_of_at_most_three_levels():
    parents = {entry["slug"]: entry["parent"] for entry in STARTER}
    assert len(parents) == len(STARTER) >= 44
    assert len({entry["name"] for entry in STARTER}) == len(STARTER)
    for slug in parents:
        path = [slug]
        while parents[path[-1]] is not None:
            path.append(parents[path[-1]])
        assert len(path) <= 3, path


def test_starter_themes_are_described_and_found_by_terms_of_their_own():
    themes_of_terms = Counter(term.partition("^")[0].casefold() for entry in STARTER for term in entry["terms"])
    assert [term for term, count in themes_of_terms.items() if count > 1] == []
    tagger = Tagger([], [theme(entry["slug"], *entry["terms"]) for entry in STARTER])
    for entry in STARTER:
        assert entry["description"].endswith("."), entry["slug"]
        assert len(entry["terms"]) >= 6, entry["slug"]
        text = ". ".join(parse_term(term).shown.replace("*", "") for term in entry["terms"][:6])
        assert entry["slug"] in themes(tagger, text), entry["slug"]
