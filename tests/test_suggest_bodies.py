"""Bodies of states, holders of offices, and names that mean something else."""

import pytest
from taggers import body, entry, mentions, office, person, questions

from articles.dates import Moment
from articles.tagging import Tagger
from articles.vocabulary import ActorKind, NameUse

FREEDONIA = entry("fr", "Freedonia", ("Freedonian", NameUse.ADJECTIVE))
SYLVANIA = entry("sy", "Sylvania", ("Sylvanian", NameUse.ADJECTIVE))


# --- bodies ------------------------------------------------------------------------------------------------------

GOVERNMENT = body("gov", "Government of Freedonia")
FORCES = body("forces", "Freedonian Armed Forces")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Freedonian government fell.", "government"),
        ("Freedonia’s interim government fell.", "interim government"),
        ("The government of Freedonia fell.", "government"),
        ("In Freedonia the government fell.", "government"),
        ("Freedonian authorities agreed.", "authorities"),
    ],
)
def test_government_is_named_beside_its_state_or_alone_with_it(text, words):
    assert mentions(Tagger([FREEDONIA, GOVERNMENT], []), text)["gov"] == [words]


def test_body_of_a_state_that_has_none_in_the_list_is_nobody_elses():
    tagger = Tagger([FREEDONIA, SYLVANIA, GOVERNMENT], [])
    assert "gov" not in mentions(tagger, "The Sylvanian government spoke of Freedonia.")
    assert "gov" not in mentions(tagger, "Freedonia and Sylvania spoke, and the government fell.")


def test_armed_group_is_no_rival_of_a_state_for_its_soldiers():
    group = body("band", "Free Band", kind=ActorKind.ARMED_GROUP)
    leader = person("chief", "Rufus Firefly", roles=[office("2001", "2009", "Leader", "band")])
    tagger = Tagger([FREEDONIA, FORCES, group, leader], [])
    assert "forces" in mentions(tagger, "Free Band fighters and nine soldiers died in Freedonia.")


def test_people_of_a_territory_name_its_state_too():
    serbs = entry("rs", "Red Land", ("Freedonian Serb", NameUse.ADJECTIVE), kind=ActorKind.OTHER, part_of="fr")
    assert set(mentions(Tagger([FREEDONIA, serbs], []), "Freedonian Serb police left.")) == {"fr", "rs"}


def test_firm_listed_twice_keeps_its_short_name():
    tagger = Tagger([body("one", "Firefly Inc.", kind=ActorKind.COMPANY), body("two", "Firefly Inc.")], [])
    assert mentions(tagger, "Only Firefly knows.") == {"one": ["Firefly"], "two": ["Firefly"]}


@pytest.mark.parametrize(
    "text", ["Freedonian soldiers died.", "A Freedonian drone attack.", "The Freedonian military."]
)
def test_armed_forces_are_named_by_what_they_do(text):
    assert "forces" in mentions(Tagger([FREEDONIA, FORCES], []), text)


def test_weapons_without_a_state_beside_them_name_no_forces():
    assert "forces" not in mentions(Tagger([FREEDONIA, FORCES], []), "In Freedonia, drones fell.")


def test_name_that_bodies_of_several_states_share_means_the_one_in_whose_company_it_stands():
    tagger = Tagger(
        [
            FREEDONIA,
            SYLVANIA,
            body("a-freedonia", "Ministry of Defence"),
            body("b", "Ministry of Defence", part_of="sy"),
        ],
        [],
    )
    assert "b" in mentions(tagger, "The Sylvanian Ministry of Defense spoke of Freedonia.")
    assert "b" not in mentions(tagger, "The Sylvanian envoy met the defence ministry of Freedonia.")
    assert questions(tagger, "The Ministry of Defence spoke.") == {"Ministry of Defence": {"a-freedonia", "b"}}


def test_address_of_an_entry_tells_whose_a_body_is():
    tagger = Tagger([FREEDONIA, SYLVANIA, body("senate-freedonia", "Senate"), body("senate-sylvania", "Senate")], [])
    assert set(mentions(tagger, "The Freedonian Senate met.")) == {"senate-freedonia", "fr"}


def test_name_of_a_body_names_the_state_within_it_too():
    tagger = Tagger([FREEDONIA, FORCES], [])
    assert mentions(tagger, "The Freedonian Armed Forces left.") == {
        "forces": ["Freedonian Armed Forces"],
        "fr": ["Freedonian"],
    }


def test_bodies_and_states_entered_twice_are_named_twice():
    twice = [FREEDONIA, entry("fr2", "Freedonia"), FORCES, body("forces2", "Armed Forces of Freedonia")]
    found = mentions(Tagger(twice, []), "The Armed Forces of Freedonia left.")
    assert set(found) == {"fr", "fr2", "forces", "forces2"}


def test_entry_of_another_list_that_bears_the_names_of_two_makes_no_twins_of_them():
    land, republic = entry("land", "Firefly Coast"), entry("republic", "Firefly Republic", ("FR", NameUse.ACRONYM))
    both = entry("other", "Firefly Coast", "Firefly Republic", ("FR", NameUse.ACRONYM))
    tagger = Tagger([land, republic, both], [])
    assert set(mentions(tagger, "Ships left the Firefly Coast.")) == {"land", "other"}
    assert set(mentions(tagger, "The Firefly Republic protested.")) == {"republic"}


def test_deeds_count_only_after_their_state_and_other_capitals_break_the_tie():
    tagger = Tagger([FREEDONIA, GOVERNMENT, FORCES], [])
    assert "forces" not in mentions(tagger, "A bombing in Freedonia.")
    assert "gov" not in mentions(tagger, "In Freedonia they met the Ruritanian government.")
    assert "gov" not in mentions(tagger, "In Freedonia, anti-government marches.")


# --- offices -----------------------------------------------------------------------------------------------------

HEADS = (
    person("first", "Ann Alder", roles=[office("2001", "2005", "Prime Minister", "fr")]),
    person("second", "Tom Birch", roles=[office("2006", "2010", "Prime Minister", "fr")]),
)


@pytest.mark.parametrize("text", ["The Freedonian prime minister left.", "The Prime Minister of Freedonia left."])
def test_office_beside_its_state_means_who_held_it_on_the_date(text):
    tagger = Tagger([FREEDONIA, *HEADS], [])
    assert "first" in mentions(tagger, text, date=Moment.parse("2003-02"))
    assert "second" in mentions(tagger, text, date=Moment.parse("2008"))
    assert set(mentions(tagger, text)) == {"fr"}


@pytest.mark.parametrize(
    "text", ["The former Freedonian prime minister left.", "Freedonian prime minister Carl Cedar left."]
)
def test_office_of_another_time_or_with_another_name_is_not_the_holders(text):
    tagger = Tagger([FREEDONIA, *HEADS], [])
    assert set(mentions(tagger, text, date=Moment.parse("2003"))) == {"fr"}


def test_reason_names_the_office_and_since_when():
    found = Tagger([FREEDONIA, *HEADS], []).suggest("The Freedonian prime minister left.", date=Moment.parse("2003"))
    why = {actor.slug: actor.why for actor in found.actors}
    assert "Prime Minister of Freedonia since January 2001" in why["first"]


KINGS = (
    person("king", "Otto Alder", roles=[office("1950", "1960", "King", "fr")]),
    person("rival", "Olaf Birch", roles=[office("1950", "1970", "King", "sy")]),
    person("zahir", "Zahir King"),
)


def test_sovereigns_title_alone_means_who_bore_it_in_a_state_that_is_named():
    tagger = Tagger([FREEDONIA, SYLVANIA, *KINGS], [])
    in_1955 = {"date": Moment.parse("1955")}
    assert set(mentions(tagger, "In Freedonia the King said no.", **in_1955)) == {"fr", "king"}
    assert set(mentions(tagger, "Otto Alder went to Sylvania, and the King said no.", **in_1955)) == {"king", "sy"}
    assert set(mentions(tagger, "Freedonia fell. The King left.", date=Moment.parse("1965"))) == {"fr"}
    for text in ("Freedonia fell. The king left.", "The former King left Freedonia.", "Freedonia saw King Carl."):
        assert "king" not in mentions(tagger, text, **in_1955)
    assert set(mentions(tagger, "Zahir King came. The King report told all.", **in_1955)) == {"zahir"}


@pytest.mark.parametrize("text", ["The King said no.", "Freedonia and Sylvania wait. The King said no."])
def test_sovereigns_title_that_several_bore_is_a_question(text):
    tagger = Tagger([FREEDONIA, SYLVANIA, *KINGS], [])
    assert questions(tagger, text, date=Moment.parse("1955")) == {"King": {"king", "rival"}}
    assert not {"king", "rival", "zahir"} & set(mentions(tagger, text, date=Moment.parse("1955")))


def test_title_that_one_person_in_the_world_bears_needs_no_state():
    see = entry("see", "Holy See")
    pope = person("pope", "Piero Cedar", roles=[office("1950", "1970", "Pope", "see")])
    tagger = Tagger([see, pope], [])
    assert set(mentions(tagger, "On Sunday the Pope prayed.", date=Moment.parse("1955"))) == {"pope"}
    assert mentions(tagger, "On Sunday the Pope prayed.", date=Moment.parse("1990")) == {}


# --- names that everybody knows ----------------------------------------------------------------------------------


def test_reason_tells_the_name_of_a_state_within_that_of_its_body_from_its_adjective():
    tagger = Tagger(
        [
            entry("fr", "Freedonia", ("Freedonian", "adjective")),
            body("army", "Freedonian Army", "Army of Freedonia"),
        ],
        [],
    )
    for text, said, score in (
        ("The Army of Freedonia marched.", "as “Freedonia”, within another name", 0.5),
        ("The Freedonian Army marched.", "by the adjective “Freedonian”", 0.57),
    ):
        found = {actor.slug: actor for actor in tagger.suggest(text).actors}
        assert found["fr"].why == f"Named once in the text, first in its opening lines; {said}."
        assert found["fr"].score == score


def test_list_without_adjectives_and_acronyms_knows_the_common_ones():
    tagger = Tagger([entry("ec", "Ecuador"), body("iaea", "International Atomic Energy Agency")], [])
    assert mentions(tagger, "Ecuadorian envoys saw the IAEA.") == {"ec": ["Ecuadorian"], "iaea": ["IAEA"]}


def test_name_that_the_list_gives_to_another_is_not_lent():
    tagger = Tagger([entry("ec", "Ecuador"), body("firm", "Quito Airways", "Ecuadorian", kind=ActorKind.COMPANY)], [])
    assert mentions(tagger, "Ecuadorian envoys.") == {"firm": ["Ecuadorian"]}


def test_former_state_counts_for_its_successor_while_it_lasted():
    alone = Tagger([entry("ru", "Russia")], [])
    assert mentions(alone, "The Soviet Union agreed.", date=Moment.parse("1975")) == {"ru": ["Soviet Union"]}
    assert mentions(alone, "The Soviet Union fell.", date=Moment.parse("2015")) == {}
    both = Tagger([entry("ru", "Russia"), entry("su", "Soviet Union")], [])
    assert set(mentions(both, "The Soviet Union agreed.", date=Moment.parse("1975"))) == {"ru", "su"}
    assert set(mentions(both, "The Soviet Union fell.", date=Moment.parse("2015"))) == {"su"}


UNION = entry("su", "Soviet Union", ("Firefly", NameUse.SEAT), description="State in the north from 1922 to 1991")
HEIR = entry("ru", "Russia", ("Firefly", NameUse.SEAT))


@pytest.mark.parametrize(
    ("date", "slugs"), [("1975", {"su", "ru"}), ("1995", {"ru"}), ("1910", {"ru"}), (None, {"ru"})]
)
def test_seat_of_government_is_a_former_states_while_it_lasted(date, slugs):
    tagger = Tagger([HEIR, UNION], [])
    assert set(mentions(tagger, "Firefly refused the plan.", date=date and Moment.parse(date))) == slugs
    assert tagger.resolve_actor("Firefly") == HEIR.id


def test_place_where_a_former_state_sat_makes_nothing_about_its_heir():
    found = Tagger([HEIR, UNION], []).suggest("A show opened in Firefly.", date=Moment.parse("1975"))
    assert {(actor.slug, actor.about) for actor in found.actors} == {("su", False), ("ru", False)}


def test_seat_that_only_a_former_state_had_names_nobody_at_another_time():
    tagger = Tagger([UNION], [])
    assert mentions(tagger, "Firefly refused.", date=Moment.parse("2015")) == {}
    assert mentions(tagger, "Firefly refused.") == {"su": ["Firefly"]}


# --- other things of that name -----------------------------------------------------------------------------------

NAMES = ("Ireland", "Georgia", "Montenegro", "Canada", "Lebanon", "Niger", "Gibraltar", "Jordan", "Hezbollah")
US = entry("us", "United States", ("U.S.", NameUse.ACRONYM))
KINDS = {"Hezbollah": ActorKind.ARMED_GROUP}
TAGGER = Tagger([US, *(entry(name.lower(), name, kind=KINDS.get(name, ActorKind.STATE)) for name in NAMES)], [])


@pytest.mark.parametrize(
    "text",
    [
        "A court in Northern Ireland sat.",
        "Ships off South Georgia.",
        "Then Prime Minister Luís Montenegro spoke.",
        "A de Havilland Canada plane landed.",
        "A fire in Lebanon, Pennsylvania.",
        "A crash near Lebanon, Canada, on Monday.",
        "A crash in Lebanon, U.S., on Monday.",
        "Bandits in Kaduna and Niger States.",
        "A fire in Campo de Gibraltar.",
        "Then Jordan Smith sang.",
        "A raid by Kata'ib Hezbollah.",
    ],
)
def test_places_people_and_things_with_a_name_in_theirs_are_not_what_bears_it(text):
    assert {"ireland", "georgia", "montenegro", "lebanon", "niger", "gibraltar", "jordan", "hezbollah"}.isdisjoint(
        mentions(TAGGER, text)
    )


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Fighting in southern Lebanon.", "lebanon"),
        ("They flew to Lebanon, Canada and Niger.", "lebanon"),
        ("Then Jordan Defence officials spoke.", "jordan"),
        ("A raid by Lebanon-based Hezbollah.", "hezbollah"),
    ],
)
def test_names_among_other_capitals_still_count(text, slug):
    assert slug in mentions(TAGGER, text)


@pytest.mark.parametrize("sum_", ["AU$5m", "US$", "U.S.$5", "US$5 million", "UK£3bn", "NZ$ 40"])
def test_acronym_before_the_sign_of_a_currency_names_no_actor(sum_):
    acronyms = [entry(one.lower(), f"Land of {one}", (one, NameUse.ACRONYM)) for one in ("AU", "US", "UK", "NZ")]
    tagger = Tagger(acronyms, [])
    assert mentions(tagger, f"Freedonia paid {sum_} on Monday.") == {}
    assert set(mentions(tagger, "The AU, $5m, the U.S. and NZ (£) agreed.")) == {"au", "us", "nz"}


def test_name_with_two_meanings_is_a_question_where_the_item_speaks_for_the_other():
    text = "The governor met workers in Georgia and in Florida."
    assert mentions(TAGGER, text) == {}
    assert questions(TAGGER, text) == {"Georgia": {"georgia"}}
    assert mentions(TAGGER, "Tbilisi said Georgia would join.") == {"georgia": ["Georgia"]}


# --- about -------------------------------------------------------------------------------------------------------


def test_long_text_is_about_whom_it_names_again_and_again():
    filler = "Nothing of note was said on that day by anyone at all. " * 12
    text = "Freedonia voted. " + filler + ("Sylvania agreed. " + filler) * 6
    about = {actor.slug: actor.about for actor in Tagger([FREEDONIA, SYLVANIA], []).suggest(text).actors}
    assert about == {"fr": False, "sy": True}


def test_seat_of_government_that_is_only_a_place_makes_nothing_about_its_state():
    tagger = Tagger([entry("fr", "Freedonia", ("Firefly", NameUse.SEAT))], [])
    (place,) = tagger.suggest("A show opened in Firefly.").actors
    (power,) = tagger.suggest("Firefly refused the plan.").actors
    assert (place.about, power.about) == (False, True)


# --- soldiers and weapons ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "They reduce troops in Freedonia.",
        "The Freedonian missile crisis passed.",
        "A Freedonian inventor spoke of military purposes.",
        "A Freedonian-made drone fell.",
        "The Freedonian-backed forces left.",
    ],
)
def test_soldiers_and_weapons_are_not_a_states_that_only_stands_beside_them(text):
    assert mentions(Tagger([FREEDONIA, FORCES], []), text).keys() == {"fr"}


def test_body_that_bears_the_very_name_is_meant_before_one_of_its_kind():
    interim = body("interim", "Freedonian Interim Government", kind=ActorKind.GOVERNMENT_BODY)
    tagger = Tagger([FREEDONIA, GOVERNMENT, interim], [])
    assert set(mentions(tagger, "In Freedonia the interim government fell.")) == {"fr", "interim"}
    assert set(mentions(tagger, "In Freedonia the government fell.")) == {"fr", "gov"}


# --- acronyms and treaties -----------------------------------------------------------------------------------------


def test_acronym_that_the_item_spells_out_is_nobody_elses():
    acronym = ("RSF", NameUse.ACRONYM)
    forces, writers = body("rsf", "Rapid Support Forces", acronym), body("rwb", "Reporters Without Borders")
    tagger = Tagger([forces, writers], [])
    assert mentions(tagger, "RSF agreed.") == {"rsf": ["RSF"]}
    text = "Reporters Without Borders (RSF) agreed, RSF said."
    assert mentions(tagger, text) == {"rwb": ["Reporters Without Borders", "RSF", "RSF"]}
    assert mentions(tagger, "The Rural Seed Fund (RSF) agreed, RSF said.") == {}
    assert mentions(tagger, "Rapid Support Forces (RSF) agreed.") == {"rsf": ["Rapid Support Forces", "RSF"]}


def test_acronym_in_brackets_behind_a_person_or_a_state_is_not_theirs():
    acronym = ("RF", NameUse.ACRONYM)
    people = [person("rufus", "Rufus Firefly"), entry("fr", "Republic of Freedonia")]
    tagger = Tagger([body("front", "Reform Front", acronym), *people], [])
    for name in ("Rufus Firefly", "Republic of Freedonia"):
        assert mentions(tagger, f"{name} (RF) agreed, RF said.")["front"] == ["RF", "RF"]


@pytest.mark.parametrize(
    "text", ["The Fredville peace accords failed.", "The Fredville Protocol failed.", "The Treaty of Fredville failed."]
)
def test_place_in_which_a_treaty_was_made_is_no_seat_of_government(text):
    state = entry("fr", "Freedonia", ("Fredville", NameUse.SEAT))
    assert mentions(Tagger([state], []), text) == {}
    assert mentions(Tagger([state], []), f"{text} Fredville refused.") == {"fr": ["Fredville"]}


@pytest.mark.parametrize(
    "text",
    [
        "El Consejo Nacional Electoral de Freedonia habló.",
        "El secretario de Estado de Freedonia.",
        "O Governo do Freedonia.",
    ],
)
def test_state_counts_after_the_romance_name_of_a_body(text):
    assert mentions(Tagger([FREEDONIA], []), text) == {"fr": ["Freedonia"]}
    assert mentions(Tagger([FREEDONIA], []), "Habló Francisco de Freedonia.") == {}


@pytest.mark.parametrize("written", ['צה"ל', "צה״ל"])
def test_hebrew_acronym_may_have_a_typed_quotation_mark(written):
    tagger = Tagger([body("idf", "Israel Defense Forces", "צה״ל")], [])
    assert mentions(tagger, f"כוחות {written} נכנסו") == {"idf": [written]}
    assert mentions(tagger, 'הם אמרו "צה" לו') == {}
