"""Any text at all is read, the same way twice, in a time that follows its length."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from taggers import body, entry, mentions, office, person, theme

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import ActorKind, NameUse

PERSON = ActorKind.PERSON


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
def test_hyphens_without_end_take_a_time_that_follows_their_number():
    tagger = Tagger([entry("fr", "Freedonia", ("Freedonian", NameUse.ADJECTIVE))], [])

    def seconds(count):
        started = time.process_time()
        tagger.suggest("non-Freedonian-" * count)
        return time.process_time() - started

    seconds(1000)
    assert min(seconds(8000) for _ in range(3)) < 6 * min(seconds(2000) for _ in range(3))


@pytest.mark.soak
def test_a_name_that_several_bear_takes_as_long_each_time_however_many_others_are_named():
    letters = "bcdfghjklm"
    names = ["".join(letters[int(digit)] + "a" for digit in f"{number:04}").title() for number in range(8000)]
    states = [entry("freedonia", "Freedonia"), entry("sylvania", "Sylvania")]
    courts = [
        body(f"court-{state.slug}", f"Supreme Court of {state.name}", "Supreme Court", part_of=state.slug)
        for state in states
    ]
    leagues = [body(name.lower(), f"{name} League") for name in names]
    tagger = Tagger([*leagues, *states, *courts], [])

    def seconds(count):
        text = " ".join(f"The {name} League met. {'The Supreme Court sat. ' * 2}" for name in names[:count])
        started = time.process_time()
        assert len(tagger.suggest(text).actors) == count
        return time.process_time() - started

    seconds(1000)
    assert min(seconds(8000) for _ in range(3)) < 6 * min(seconds(2000) for _ in range(3))


@pytest.mark.soak
def test_a_text_four_times_as_long_before_the_only_state_takes_little_more_than_four_times_as_long():
    army = body("army", "Freedonian Army", kind=ActorKind.GOVERNMENT_BODY, part_of="freedonia")
    tagger = Tagger([entry("freedonia", "Freedonia", ("Freedonian", NameUse.ADJECTIVE)), army], [])

    def seconds(count):
        text = "我 " + "Troops, " * count + "and they left Freedonia."
        started = time.process_time()
        assert len(mentions(tagger, text)["army"]) == count
        return time.process_time() - started

    seconds(1000)
    assert min(seconds(160_000) for _ in range(3)) < 6 * min(seconds(40_000) for _ in range(3))


@pytest.mark.soak
def test_a_text_that_has_namesakes_of_officials_four_times_as_often_takes_little_more_than_four_times_as_long():
    state = entry("freedonia", "Freedonia")
    roles = [office("1981", "1983", "Secretary", of="freedonia")]
    tagger = Tagger([state, person("otto", "Otto Fred Roe", roles=roles), person("max", "Max Poe", roles=roles)], [])

    def seconds(count):
        text = "It was 1995. " + "Otto Roe and Max Poe spoke. " * count
        started = time.process_time()
        assert not mentions(tagger, text, date=Moment.parse("2015")).keys() & {"otto"}
        return time.process_time() - started

    seconds(1000)
    assert min(seconds(16_000) for _ in range(3)) < 6 * min(seconds(4_000) for _ in range(3))


@pytest.mark.soak
@pytest.mark.parametrize("run", ["A", "Freedonia", "US–", "ไทย", "中国", "العراق"])
@pytest.mark.parametrize("end", ["(", " (AB)"])
def test_a_hundred_thousand_letters_without_a_space_take_2_seconds(run, end):
    started = time.process_time()
    ODD.suggest(run * (100_000 // len(run)) + end)
    assert time.process_time() - started < 2
