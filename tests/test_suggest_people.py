"""Who a text means: surnames, given names, titles, offices and dates."""

import pytest
from taggers import entry, mentions, office, person, questions

from articles.dates import Moment
from articles.tagging import Tagger


@pytest.fixture
def people():
    return Tagger(
        [
            person("biden", "Joe Biden"),
            person("bibi", "Benjamin Netanyahu"),
            person("xi", "Xi Jinping"),
            person("leyen", "Ursula von der Leyen"),
        ],
        [],
    )


def test_surname_counts_beside_the_full_name(people):
    assert mentions(people, "Joe Biden arrived. Biden said so.") == {"biden": ["Joe Biden", "Biden"]}
    assert mentions(people, "Joe Biden arrived.", title="Biden leaves") == {"biden": ["Biden", "Joe Biden"]}


@pytest.mark.parametrize("title", ["Prime Minister", "prime minister", "Mr.", "Mr", "President", "Secretary"])
def test_surname_counts_after_a_title(people, title):
    assert mentions(people, f"Talks with {title} Netanyahu began.") == {"bibi": ["Netanyahu"]}


@pytest.mark.parametrize("text", ["Hunter Biden left.", "President Biden Smith left.", "R. Biden left."])
def test_surname_inside_another_name_names_nobody(people, text):
    assert mentions(people, text) == {}
    assert mentions(people, f"Joe Biden stayed. {text}") == {"biden": ["Joe Biden"]}


def test_surname_beside_a_number_is_a_month_or_a_thing():
    tagger = Tagger([person("may", "Theresa May")], [])
    assert mentions(tagger, "Theresa May resigned on May 24.") == {"may": ["Theresa May"]}


def test_family_name_that_stands_first_is_a_surname(people):
    assert mentions(people, "Xi Jinping spoke. Later Xi left.") == {"xi": ["Xi Jinping", "Xi"]}


def test_particles_belong_to_the_surname_or_not(people):
    text = "Ursula von der Leyen spoke; then von der Leyen left, and Leyen slept."
    assert mentions(people, text) == {"leyen": ["Ursula von der Leyen", "von der Leyen", "Leyen"]}


def test_surname_shared_by_two_people_named_names_neither():
    tagger = Tagger([person("jfd", "John Dulles"), person("awd", "Allen Dulles")], [])
    assert "Dulles" not in str(mentions(tagger, "Dulles spoke to Mr. Dulles."))
    text = "John Dulles met Allen Dulles. Mr. Dulles smiled."
    assert mentions(tagger, text) == {"jfd": ["John Dulles"], "awd": ["Allen Dulles"]}


def test_offices_and_the_date_tell_apart_people_of_one_surname():
    father = person("father", "George Bush", roles=[office("1989", "1993")])
    son = person("son", "Walker Bush", roles=[office("2001", "2009")])
    tagger = Tagger([father, son], [])
    text = "He met President Bush."
    assert mentions(tagger, text, date=Moment.parse("1991-02")) == {"father": ["Bush"]}
    assert mentions(tagger, text, date=Moment.parse("2003-03-20")) == {"son": ["Bush"]}
    assert mentions(tagger, text, date=Moment.parse("1997")) == {}
    assert mentions(tagger, text) == {}


@pytest.mark.parametrize(
    ("own", "written"),
    [
        ("John F. Kennedy", "John Kennedy"),
        ("George H.W. Bush", "George H. W. Bush"),
        ("General J. Lawton Collins", "Lawton Collins"),
        ("Henry Cabot Lodge, Jr.", "Henry Cabot Lodge"),
        ("Cyrus Roberts Vance", "Cyrus Vance"),
    ],
)
def test_full_name_may_leave_out_rank_initials_and_suffix(own, written):
    assert mentions(Tagger([person("x", own)], []), f"With {written} there.") == {"x": [written]}


# --- surnames alone ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday Biden said so.",
        "Talks with Biden went on.",
        "They read Biden’s letter.",
        "The Biden administration was silent.",
        "The envoy (Biden) was there.",
    ],
)
def test_surname_alone_counts_where_it_stands_as_a_persons_name(people, text):
    assert mentions(people, text) == {"biden": ["Biden"]}


@pytest.mark.parametrize(
    "text", ["A storm in Biden, Ohio.", "The Biden bridge fell.", "With Biden of Siberia.", "Biden al-Masri left."]
)
def test_surname_alone_is_nobody_where_it_stands_as_a_place_or_within_a_name(people, text):
    assert mentions(people, text) == {}


def test_surname_that_is_a_word_needs_a_verb_of_persons_to_begin_a_sentence():
    tagger = Tagger([person("young", "Andrew Young")], [])
    assert mentions(tagger, "Young people marched.") == {}
    assert mentions(tagger, "Young said so.") == {"young": ["Young"]}


def test_surname_belongs_to_whom_the_item_gives_it_by_another_given_name(people):
    assert mentions(people, "Hunter Biden left. Later Biden said so.") == {}


@pytest.mark.parametrize(
    "written", ["J. Biden", "Joseph Biden", "Joey Biden", "Joe R. Biden", "Vice President Joe Biden"]
)
def test_given_name_may_be_an_initial_or_short_or_spelt_alike(written):
    tagger = Tagger([person("biden", "Joseph Biden", "Joey Biden")], [])
    assert list(mentions(tagger, f"They saw {written} there.")) == ["biden"]


def test_spellings_that_sound_alike_agree_and_others_do_not():
    tagger = Tagger([person("r", "Mohamed Riad")], [])
    assert list(mentions(tagger, "They met Muhammad Riad.")) == ["r"]
    assert mentions(tagger, "They met Mahmoud Riad.") == {}


@pytest.mark.parametrize(("written", "own"), [("Bill Carver", "William Carver"), ("Dean Carver", "David Dean Carver")])
def test_people_are_known_by_short_and_middle_names(written, own):
    assert mentions(Tagger([person("x", own)], []), f"With {written} there.") == {"x": [written]}


# --- offices -----------------------------------------------------------------------------------------------------

TWO = (
    person("jane", "Jane Alder", description="Ambassador to Egypt, March 1955–May 1957"),
    person("rose", "Rose Alder", description="Secretary of Labor to 1956; thereafter Consul in Haifa"),
)


@pytest.mark.parametrize(
    ("text", "date", "slug"),
    [
        ("Ambassador Alder replied.", "1956-01", "jane"),
        ("They wrote to the Ambassador in Egypt (Alder).", "1956-01", "jane"),
        ("Secretary of Labor Alder replied.", "1956-01", "rose"),
        ("Consul Alder replied.", "1958", "rose"),
        ("Yesterday Alder replied.", "1958", "rose"),
        ("Yesterday Alder replied.", "1956-01", None),
    ],
)
def test_offices_in_descriptions_tell_people_of_one_surname_apart(text, date, slug):
    found = mentions(Tagger(TWO, []), text, date=Moment.parse(date))
    assert list(found) == ([slug] if slug else [])


def test_surname_that_several_fit_as_well_is_left_as_a_question():
    tagger = Tagger(TWO, [])
    assert questions(tagger, "Yesterday Alder replied.", date=Moment.parse("1956")) == {"Alder": {"jane", "rose"}}
    assert questions(tagger, "Jane Alder came. Alder replied.") == {}


def test_person_of_another_time_is_not_meant():
    tagger = Tagger([person("old", "Karl Alder", roles=[office("1920", "1925", "Consul")])], [])
    assert mentions(tagger, "Mr. Alder replied.", date=Moment.parse("1922")) == {"old": ["Alder"]}
    assert mentions(tagger, "Mr. Alder replied.", date=Moment.parse("2022")) == {}


def test_titled_surname_is_the_holder_of_that_office_though_another_is_named_in_full():
    chief = person("chief", "Ann Alder", description="President of Freedonia")
    clerk = person("clerk", "Tom Alder", description="Press Secretary")
    text = "Tom Alder took notes. President Alder spoke."
    assert mentions(Tagger([chief, clerk], []), text) == {"chief": ["Alder"], "clerk": ["Tom Alder"]}


def test_entry_that_says_whom_to_see_is_a_name_of_that_one():
    tagger = Tagger(
        [person("full", "Nguyen Van Sample"), person("ref", "Sample", description="see Nguyen Van Sample")], []
    )
    assert mentions(tagger, "They told Sample so.") == {"full": ["Sample"]}


@pytest.mark.parametrize("text", ["at Joe Biden Airport", "the USS Joe Biden", "the Joe Biden Memorial Library"])
def test_things_called_after_a_person_are_not_the_person(people, text):
    assert mentions(people, text) == {}


def test_military_rank_is_not_a_civilians():
    tagger = Tagger([person("c", "Karl Alder", description="Minister of Finance")], [])
    assert mentions(tagger, "General Alder replied.") == {}
    assert mentions(tagger, "Minister Alder replied.") == {"c": ["Alder"]}


def test_initial_of_a_middle_name_stands_for_no_given_name_in_full():
    tagger = Tagger([person("c", "Carl S. Alder")], [])
    assert mentions(tagger, "They saw Shane Alder.") == {}
    assert mentions(tagger, "They saw C. S. Alder.") == {"c": ["Alder"]}


# --- the same person twice ---------------------------------------------------------------------------------------


def test_person_entered_twice_is_named_twice():
    one = person("one", "Ann B. Carver", description="Ambassador to Egypt to 1957")
    two = person("two", "Ann Carver", roles=[office("1950", "1957", "Ambassador to Egypt")])
    found = mentions(Tagger([one, two], []), "Ann Carver came. Mrs. Carver spoke.", date=Moment.parse("1956"))
    assert found == {"one": ["Ann Carver", "Carver"], "two": ["Ann Carver", "Carver"]}


@pytest.mark.parametrize("other", ["Ann C. Carver", "Amos Carver"])
def test_people_whose_names_differ_are_not_one(other):
    offices = [office("1950", "1957", "Ambassador to Egypt")]
    tagger = Tagger([person("one", "Ann B. Carver", roles=offices), person("two", other, roles=offices)], [])
    assert list(mentions(tagger, "They met Ann B. Carver.")) == ["one"]


# --- why ---------------------------------------------------------------------------------------------------------


def test_reason_tells_where_how_often_and_by_which_words(people):
    (found,) = people.suggest("Joe Biden arrived. Biden said so.", title="Biden leaves").actors
    assert found.why == "Named in the headline and 2 times in the text; as “Biden” beside the full name."


@pytest.mark.parametrize(
    "text", ["The summit in Sharm el-Sheikh opened.", "Today O’Malley spoke.", "In Sharm el-Sheikh’s"]
)
def test_the_end_of_a_joined_word_is_no_surname(text):
    tagger = Tagger([person("sheikh", "Hussein al-Sheikh"), person("malley", "Robert Malley")], [])
    assert mentions(tagger, text) == {}
    assert mentions(tagger, f"Hussein al-Sheikh came. {text}")["sheikh"][0] == "Hussein al-Sheikh"


# --- settings ----------------------------------------------------------------------------------------------------


def test_the_state_an_item_names_tells_apart_people_of_one_surname():
    leaders = [
        entry("fr", "Freedonia"),
        entry("sy", "Sylvania"),
        person("ian", "Ian Firefly", roles=[office("1964", "1979", "Envoy", "fr")]),
        person("ann", "Ann Firefly", roles=[office("1965", "1975", "Envoy", "sy")]),
    ]
    tagger, date = Tagger(leaders, []), Moment.parse("1970")
    assert mentions(tagger, "In Sylvania, Mr. Firefly spoke.", date=date) == {"sy": ["Sylvania"], "ann": ["Firefly"]}
    assert mentions(tagger, "In Freedonia, Mr. Firefly spoke.", date=date) == {"fr": ["Freedonia"], "ian": ["Firefly"]}
    assert questions(tagger, "Mr. Firefly spoke.", date=date) == {"Firefly": {"ian", "ann"}}


def test_surname_alone_is_the_head_of_state_not_a_senator():
    tagger = Tagger(
        [
            person("head", "Ann Firefly", roles=[office("1961", "1963", "President")]),
            person("senator", "Ned Firefly", roles=[office("1960", "1980", "Senator")]),
        ],
        [],
    )
    assert mentions(tagger, "Talks with Firefly began.", date=Moment.parse("1962")) == {"head": ["Firefly"]}
    assert mentions(tagger, "Senator Firefly left.", date=Moment.parse("1962")) == {"senator": ["Firefly"]}
    assert mentions(tagger, "Talks with Firefly began.", date=Moment.parse("1970")) == {"senator": ["Firefly"]}


def test_who_held_office_long_after_is_not_meant_before():
    old = person("old", "James R. Firefly", description="Assistant to the President")
    young = person("young", "James L. Firefly", roles=[office("2009", "2011", "National Security Advisor")])
    tagger = Tagger([old, young], [])
    assert mentions(tagger, "James Firefly was there.", date=Moment.parse("1968")) == {"old": ["James Firefly"]}
    assert mentions(tagger, "Mr. Firefly was there.", date=Moment.parse("1968")) == {"old": ["Firefly"]}
    assert mentions(tagger, "James Firefly was there.", date=Moment.parse("2010")) == {"young": ["James Firefly"]}


def test_signature_is_the_senders_of_the_letter():
    tagger = Tagger(
        [
            person("foster", "John Firefly", description="Secretary of State"),
            person("allen", "Allen Firefly", description="Director of Central Intelligence"),
        ],
        [],
    )
    text = "This is being done. Firefly"
    assert mentions(tagger, text, title="Telegram From the Secretary of State to the Embassy") == {
        "foster": ["Firefly"]
    }
    assert mentions(tagger, text, title="Telegram From the Embassy in Freedonia to the Department") == {}
    assert questions(tagger, text) == {"Firefly": {"foster", "allen"}}


def test_surnames_joined_before_what_two_have_together_are_people():
    tagger = Tagger([person("rusk", "Dean Rusk"), person("ramos", "Narciso Ramos")], [])
    for pair in ("Rusk-Ramos", "Rusk–Ramos", "Rusk/Ramos"):
        assert mentions(tagger, f"It is the {pair} agreement.") == {"rusk": ["Rusk"], "ramos": ["Ramos"]}
    assert mentions(tagger, "It is the Rusk-Ramos highway.") == {}


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("Glafkos Clerides", "He agreed in Clerides' house."),
        ("Constantine Karamanlis", "With Konstantinos Karamanlis there."),
        ("Sophocles Venizelos", "With Sofoklis Venizelos there."),
        ("Rufus T. Firefly", "With R. T. Firefly B. C. Jones there."),
        ("J.W. Fulbright", "With William Fulbright there."),
        ("Rufus Firefly", "Continuation Firefly mission is needed."),
        ("Rufus Firefly", "He left. Gave Firefly my thanks."),
        ("Francis Firefly", "Frank [Firefly] knows."),
    ],
)
def test_surname_counts_however_its_given_name_is_written(own, text):
    assert set(mentions(Tagger([person("x", own)], []), text)) == {"x"}


def test_entries_of_one_person_are_joined_across_languages():
    tagger = Tagger(
        [
            person("josip", "Josip Broz Tito", roles=[office("1953", "1980", "President")]),
            person("josef", "Josef Tito", description="President of Yugoslavia"),
        ],
        [],
    )
    assert set(mentions(tagger, "Talks with Tito began.", date=Moment.parse("1961"))) == {"josip", "josef"}


def test_officer_who_became_head_of_government_keeps_his_rank():
    nasser = person("nasser", "Gamal Nasser", description="Prime Minister")
    clerk = person("clerk", "Anne Firefly", description="Counselor")
    assert mentions(Tagger([nasser], []), "They met Colonel Nasser.") == {"nasser": ["Nasser"]}
    assert mentions(Tagger([clerk], []), "They met Colonel Firefly.") == {}


# --- spellings and names alone -------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["Firefly", "Fyrefly", "al-Fireflai"])
def test_surname_counts_in_the_spelling_of_any_of_the_names(written):
    tagger = Tagger([person("x", "Rufus Firefly", "Rufus Fyrefly", "Rufus al-Fireflai")], [])
    assert mentions(tagger, f"They waited, as {written} told reporters.") == {"x": [written]}


@pytest.mark.parametrize(
    "other", ["King Zander", "Rufus I of Zander", "Rufus Firefly Zander", "Kim Young Zander", "Abu Zander"]
)
def test_further_name_that_ends_in_no_surname_lends_none(other):
    tagger = Tagger([person("x", "Rufus Firefly", other)], [])
    assert mentions(tagger, "They waited, as Zander told reporters.") == {}


@pytest.mark.parametrize("own", ["Hamid al-Shami", "Hamid ash-Shami", "Hamid el-Shami"])
@pytest.mark.parametrize("article", ["al", "el", "ash"])
def test_arabic_article_may_be_written_as_spelt_or_as_said(own, article):
    tagger = Tagger([person("x", own)], [])
    for name in (f"Hamid {article}-Shami", f"{article}-Shami"):
        assert mentions(tagger, f"They said that {name} would come.") == {"x": [name]}
    assert mentions(tagger, f"The town of Burj {article}-Shami was hit.") == {}


def test_person_called_by_a_word_of_the_name_is_known_by_it_alone():
    tagger = Tagger([person("x", "Li Gonzo Firefly", "Gonzo", "Li")], [])
    for name in ("Gonzo", "Li"):
        assert mentions(tagger, f"The envoy said that {name} told him so.") == {"x": [name]}
        assert mentions(tagger, f"The envoy said that {name} Masri told him so.") == {}


@pytest.mark.parametrize(
    "before", ["On Friday", "In March", "Last August", "On Sunday, 3 May", "In Fredville", "They came. In Fredville"]
)
def test_day_month_or_place_before_a_surname_is_no_given_name(people, before):
    assert mentions(people, f"{before} Biden called them. Later Biden said so.") == {"biden": ["Biden", "Biden"]}


@pytest.mark.parametrize("given", ["April", "June", "Fredville"])
def test_month_or_place_that_stands_as_a_given_name_is_one(people, given):
    assert mentions(people, f"{given} Biden called them. Later Biden said so.") == {}


def test_surname_counts_before_the_state_or_body_whose_it_is():
    states = [entry("fr", "Freedonia"), entry("sy", "Upper Sylvania")]
    tagger = Tagger([person("firefly", "Rufus Firefly"), person("trentino", "Ann Trentino"), *states], [])
    text = "Firefly of Freedonia met Trentino of the Upper Sylvania."
    assert set(mentions(tagger, text)) == {"firefly", "trentino", "fr", "sy"}
    assert mentions(tagger, "They met Firefly of Glenmore.") == {}


def test_short_sentence_full_of_names_is_no_headline():
    tagger = Tagger([person("firefly", "Rufus Firefly"), person("trentino", "Ann Trentino")], [])
    names = "Firefly, Trentino, Gloria, Teasdale and Chicolini"
    assert set(mentions(tagger, f"{names} met in Fredville.")) == {"firefly", "trentino"}
    assert mentions(tagger, f"{names} Meet in Fredville.") == {}


def test_given_name_that_is_a_states_must_be_the_persons_own():
    tagger = Tagger([person("firefly", "Giorgia Firefly"), person("chad", "Chad Teasdale"), entry("ge", "Georgia")], [])
    assert mentions(tagger, "Georgia Firefly, a baker, won. Later Firefly said so.") == {}
    assert mentions(tagger, "Chad Firefly, a baker, won. Later Firefly said so.") == {}
    assert set(mentions(tagger, "With C. Chad Teasdale there.")) == {"chad"}


@pytest.mark.parametrize("text", ["Said US never would accept.", "Gang leader left.", "Power cuts began."])
def test_word_that_begins_a_sentence_is_no_surname(text):
    named = [person(word, f"Rufus {word}") for word in ("Said", "Gang", "Power")]
    assert mentions(Tagger(named, []), f"They came. {text}") == {}


def test_title_of_a_sovereign_is_the_surname_of_who_bore_it_then_or_is_named_in_full():
    tagger = Tagger(
        [
            entry("fr", "Freedonia"),
            person("rufus", "Rufus Reza Shah", roles=[office("1941", "1979", "Shah of Freedonia", "fr")]),
            person("zahir", "Zahir Shah", roles=[office("1933", "1973", "King", "fr")]),
        ],
        [],
    )
    assert set(mentions(tagger, "Yesterday Shah left by plane.", date=Moment.parse("1953"))) == {"rufus"}
    assert set(mentions(tagger, "Zahir Shah came. Yesterday Shah left.", date=Moment.parse("1953"))) == {"zahir"}
    assert mentions(tagger, "Yesterday Shah left by plane.", date=Moment.parse("2018")) == {}


def test_surname_after_a_title_tells_who_the_same_surname_is_further_on():
    tagger = Tagger(
        [
            person("ada", "Ada Brandt", roles=[office("1990", "1995", "Ambassador to Ruritania")]),
            person("otto", "Otto Brandt", roles=[office("1990", "1995", "Minister of Finance")]),
        ],
        [],
    )
    text = "They met Ambassador Brandt. Then Brandt left."
    assert mentions(tagger, text, date=Moment.parse("1992")) == {"ada": ["Brandt", "Brandt"]}
    assert set(questions(tagger, "Then Brandt left.", date=Moment.parse("1992"))) == {"Brandt"}


def test_surname_beside_another_that_stands_alone_elsewhere_is_still_its_bearers():
    tagger = Tagger(
        [
            person("collier", "Henry Collier", description="Envoy to Ruritania, 1950–1956"),
            person("lorne", "Pierre Lorne"),
            person("other", "Lorne Adami"),
        ],
        [],
    )
    text = "We gave Lorne Collier’s estimate. The plan was suggested by Lorne. Then Collier agreed."
    assert mentions(tagger, text, date=Moment.parse("1955"))["collier"] == ["Collier"]
    text = "We met Lorne Collier. Then Collier agreed."
    assert "collier" not in mentions(tagger, text, date=Moment.parse("1955"))


def test_office_without_days_counts_no_less_than_one_that_is_held():
    tagger = Tagger(
        [
            person("ada", "Ada Brandt", description="Secretary of the Council"),
            person("otto", "Otto Brandt", roles=[office("1960", "1975", "Director")]),
        ],
        [],
    )
    assert questions(tagger, "Then Brandt left.", date=Moment.parse("1965")) == {"Brandt": {"ada", "otto"}}


@pytest.mark.parametrize("thing", ["airport", "Airport", "ranch", "library"])
def test_thing_called_after_a_person_is_not_the_person(people, thing):
    assert mentions(people, f"They met at the Joe Biden {thing}.") == {}
