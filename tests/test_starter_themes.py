"""The starter vocabulary's themes, found in short news of several languages."""

import json
from pathlib import Path

import pytest

import articles
from articles.tagging import Tagger
from articles.tagging.themes import ThemeEntry
from articles.theme_terms import parse_term

FILE = Path(articles.__file__).parent / "starter/vocabulary/themes.jsonl"


@pytest.fixture(scope="module")
def tagger():
    rows = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    places = {row["slug"]: place for place, row in enumerate(rows)}
    themes = []
    for place, row in enumerate(rows):
        terms = tuple(parse_term(term) for term in row["terms"])
        themes.append(ThemeEntry(place, row["slug"], row["name"], places.get(row["parent"], -1), terms))
    return Tagger([], themes)


def found(tagger, text, language="en"):
    return {theme.slug for theme in tagger.suggest(text, language=language).themes}


@pytest.mark.parametrize(
    ("language", "theme", "text"),
    [
        ("de", "ceasefire", "Die Konfliktparteien haben sich auf eine Waffenruhe geeinigt."),
        ("de", "sanctions", "Die Minister haben neue Sanktionen gegen Belarus beschlossen."),
        ("de", "humanitarian-aid", "Die humanitäre Hilfe erreicht die Menschen im Norden nicht."),
        ("de", "elections", "Bei der Bundestagswahl lag die Wahlbeteiligung bei 82 Prozent."),
        ("de", "protests", "Die Polizei setzte Wasserwerfer gegen Demonstranten ein."),
        ("de", "natural-disasters", "Ein Erdbeben der Stärke 6,4 hat den Westen Nepals erschüttert."),
        ("de", "government-formation", "Die drei Parteien unterzeichneten den Koalitionsvertrag."),
        ("fr", "peacekeeping", "Un Casque bleu a été blessé dans le sud du pays."),
        ("fr", "referendums", "Le référendum sur la Constitution aura lieu en mars."),
        ("fr", "organised-crime", "Les bandes criminelles tiennent le port et la route."),
        ("es", "ceasefire", "Las partes acordaron un cese del fuego de seis meses."),
        ("es", "embassies", "La nueva embajada abrirá sus puertas en otoño."),
        ("ru", "prisoner-exchanges", "Стороны провели обмен военнопленными по формуле 200 на 200."),
        ("ru", "constitutional-change", "Парламент принял поправки в конституцию."),
        ("ar", "coups", "أعلن الضباط عن انقلاب عسكري في العاصمة."),
        ("ar", "referendums", "أجري استفتاء على المادة الثانية."),
        ("he", "natural-disasters", "רעידת אדמה בעוצמה 7.8 פקדה את דרום המדינה."),
        ("he", "financial-crises", "המשבר הפיננסי פגע בבנקים. זה משבר פיננסי קשה."),
    ],
)
def test_themes_are_found_in_the_words_of_their_language(tagger, language, theme, text):
    assert theme in found(tagger, text, language)


@pytest.mark.parametrize(
    ("theme", "text"),
    [
        ("accidents-and-air-disasters", "At least 40 people are killed when a bus plunges into a ravine."),
        ("accidents-and-air-disasters", "A ferry capsizes on the lake in a storm."),
        ("natural-disasters", "A blizzard closes schools and roads in the north."),
        ("pandemics", "Officials report the first community transmission of the new variant."),
        ("government-formation", "Parliament votes to elect the leader of the party as First Minister."),
        ("financial-crises", "There is a run on the country's oldest bank."),
        ("coups", "The interim president and his ministers were arrested by the military."),
        ("diplomatic-protests", "The ministry lodged a complaint about the telephone call."),
        ("climate-change", "Scientists announce that it was the hottest year on record."),
        ("security-council", "The envoy asks the United Nations Security Council to discuss the violence."),
        ("armed-conflict", "Twelve militants were killed near a checkpoint in the north."),
        ("armed-conflict", "An ambush on a convoy left six soldiers dead."),
        ("ground-operations", "Rebels seize a third town as the army falls back."),
        ("ground-operations", "The army begins its spring offensive in the valley."),
        ("air-strikes", "Army helicopters bomb a village held by fighters."),
        ("civilian-casualties", "Hundreds of civilians are reported dead in the ruins."),
        ("expulsions", "The kingdom withdraws its ambassadors from four countries."),
        ("summits", "The chancellor holds talks with the president of the neighbouring republic."),
        ("nuclear-power", "Villagers march against a nuclear power project on the coast."),
        ("press-freedom", "The union says the law infringes freedom of press."),
        ("organised-crime", "Thirty mobsters are arrested around the port."),
        ("humanitarian-aid", "The navy helps to deliver aid to the islands."),
        ("separatism", "A poll finds more support for Scottish independence."),
        ("political-prisoners", "The government releases a second opposition leader."),
        ("religious-freedom", "The parliament votes against the desecration of holy books."),
        ("arms-trade", "The ministry cancels the purchase of thirty fighter jets."),
    ],
)
def test_themes_are_found_in_the_words_of_short_news(tagger, theme, text):
    assert theme in found(tagger, text)


@pytest.mark.parametrize(
    ("theme", "text"),
    [
        ("armed-conflict", "Clashes with protesters left ten people hurt in the capital."),
        ("political-affairs", "The governor declares a state of emergency because of a wildfire."),
        ("military-intervention", "National Guard troops are deployed to reach students on buses."),
        ("accidents-and-air-disasters", "Gunmen opened fire and killed four people."),
        ("nuclear-power", "Traces of radioactive polonium were found in the cup."),
        ("military-aid", "Two members of the International Security Assistance Force were hurt."),
        ("un-membership", "Observers state that the vote was held in an atmosphere of fear."),
        ("regional-integration", "European Council President Jane Doe spoke of the floods."),
        ("security-council", "A draft resolution is circulated at the General Assembly."),
        ("human-rights", "A far-right group admits the arson."),
        ("natural-disasters", "Six Tornado reconnaissance aircraft will be sent."),
        ("death-penalty", "Militants beheaded an engineer whom they had kidnapped."),
        ("protests", "The airline stays away in protest of the fees."),
        ("armed-conflict", "Fans clash with police outside the ground."),
        ("ground-operations", "The minister apologised for his offensive remarks."),
        ("refugees", "The Norwegian Refugee Council spoke of the hospitals."),
        ("summits", "The president seeks talks with a rival candidate."),
        ("civilian-casualties", "Three people were injured and civilian infrastructure was damaged."),
        ("deaths-and-succession", "Voters elect the successor of the president."),
        ("diplomatic-relations", "The union's foreign policy chief arrives in the capital."),
    ],
)
def test_words_that_tell_of_something_else_bring_no_theme(tagger, theme, text):
    assert theme not in found(tagger, text)
