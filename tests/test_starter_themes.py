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
        ("de", "accidents-and-air-disasters", "Bei einem Zugunglück wurden zwölf Menschen verletzt."),
        ("fr", "accidents-and-air-disasters", "Une fuite de gaz a fait trois blessés."),
        ("es", "accidents-and-air-disasters", "Cuatro personas murieron en un accidente de tráfico."),
        ("ru", "accidents-and-air-disasters", "Причины авиакатастрофы устанавливает комиссия."),
        ("ar", "accidents-and-air-disasters", "قتل خمسة أشخاص في حادث سير."),
        ("he", "accidents-and-air-disasters", "שלושה נפצעו בתאונת דרכים."),
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
        ("accidents-and-air-disasters", "A fire breaks out in a hospital of the old town."),
        ("accidents-and-air-disasters", "Forty people were injured in a hotel fire."),
        ("accidents-and-air-disasters", "A gas cylinder explodes in a restaurant."),
        ("accidents-and-air-disasters", "A bus collides with a lorry near the airport."),
        ("accidents-and-air-disasters", "A school bus overturns on an icy road."),
        ("accidents-and-air-disasters", "One person dies in an accident at a fairground."),
        ("accidents-and-air-disasters", "The airliner makes an emergency landing after a burst tyre."),
        ("accidents-and-air-disasters", "The roof of a sports hall collapses in the snow."),
        ("accidents-and-air-disasters", "Twelve miners are trapped below ground."),
        ("accidents-and-air-disasters", "Investigators blame pilot error."),
        ("natural-disasters", "Heavy rain washes away two bridges."),
        ("natural-disasters", "Lightning kills nine farm workers."),
        ("natural-disasters", "The fire has burnt forty thousand acres of pine."),
        ("natural-disasters", "A severe storm tears the roofs off hundreds of houses."),
        ("pandemics", "The province reports 1,204 new cases, a record."),
        ("pandemics", "The mayor extends the mask mandate until spring."),
        ("pandemics", "The governor issues a stay-at-home order."),
        ("pandemics", "The ministry counts 84 deaths in the past 24 hours."),
        ("public-health", "Forty guests fall ill with salmonella."),
        ("terrorism", "A bomb goes off outside the town hall."),
        ("terrorism", "Two bombings shake the capital."),
        ("terrorism", "Gunmen attack a convoy of pilgrims."),
        ("terrorism", "Police find 40 kg of explosives in a van."),
        ("terrorism", "The deputy leader of al-Qaeda calls for a campaign against the kingdom."),
        ("terrorism", "A boy with two pipe bombs is stopped at a checkpoint."),
        ("insurgency", "The movement will not give up its armed struggle."),
        ("insurgency", "The minister issues an ultimatum to the militants in the camp."),
        ("ground-operations", "The army gains control of the port."),
        ("ground-operations", "Troops storm the militia-held city."),
        ("military-intervention", "The republic will send 400 more soldiers to its neighbour."),
        ("military-intervention", "The Senate grants the president war powers."),
        ("military-intervention", "Freedonia sends additional troops to the island."),
        ("election-disputes", "Six people died in clashes during the local elections."),
        ("election-disputes", "The commission disqualifies two candidates."),
        ("election-disputes", "Observers speak of irregularities in the election."),
        ("elections", "The party wins 21 of the 24 seats."),
        ("elections", "Doe wins the Democratic primary."),
        ("elections", "The premier is reelected."),
        ("elections", "Roe leaves the leadership race."),
        ("deaths-and-succession", "The former president is laid to rest in his home town."),
        ("deaths-and-succession", "Mourners line the streets of the capital."),
        ("protests", "Police fire rubber bullets at the crowd."),
        ("protests", "Workers blocked the bridge between the two countries."),
        ("protests", "Teachers end a four-day strike."),
        ("outer-space", "The rover sends pictures of Mars."),
        ("outer-space", "Freedonia launches two satellites."),
        ("hostages-and-prisoners", "Freedonia releases an American citizen whom it had held."),
        ("occupation", "Israeli forces raid a town in the West Bank."),
        ("political-affairs", "The president declares martial law in the south."),
        ("political-affairs", "A night-time curfew is imposed in the capital."),
        ("torture", "The court hears a case on secret interrogation techniques."),
        ("war-crimes", "The army used villagers as human shields."),
        ("defence-and-security", "The army calls up its reservists."),
        ("trade", "The minister threatens to impose import restrictions."),
        ("recognition", "Three members refuse to recognize the new republic."),
        ("asylum", "The embassy grants diplomatic asylum to five officers."),
        ("border-clashes", "Ten soldiers were captured on the wrong side of the border."),
        ("multilateralism", "The president is withdrawing his country from the Commonwealth."),
        ("environment", "Poachers were caught with two tusks."),
        ("financial-crises", "The Dow Jones fell by 600 points."),
        ("government-formation", "The new regional government takes office."),
        ("evacuations", "Three countries urge their citizens to leave at once."),
        ("nuclear-non-proliferation", "Weapons inspectors may return to the plant."),
        ("chemical-weapons", "The government asks for permission to use crop defoliants."),
        ("accidents-and-air-disasters", "An ammunition depot explodes in the suburb."),
        ("pandemics", "The island reports its first case, a traveller."),
        ("elections", "The Republican nominee names a running mate."),
        ("monetary-affairs", "The bank leaves interest rates where they were."),
        ("corruption", "Papers show shell companies behind the purchase."),
        ("fisheries", "The country will go on with its whale hunt."),
        ("separatism", "The eastern region announces a bid for autonomy."),
        ("border-disputes", "The last border crossing between the two is closed."),
        ("environment", "A tanker spilled fuel into the bay."),
        ("nuclear-non-proliferation", "The Senate debates the nuclear agreement."),
        ("drone-warfare", "Drones launch missiles at a camp in the hills."),
        ("armed-conflict", "Soldiers exchange gunfire at a guard post."),
        ("assassinations", "A cleric was gunned down on his way to prayer."),
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
        ("terrorism", "Air force planes bomb a village and kill nine."),
        ("terrorism", "Fans wait for the new album with a song about a bomb."),
        ("terrorism", "The nuclear bomb of 1945 destroyed the town."),
        ("accidents-and-air-disasters", "The stock market crash of that year ruined many banks."),
        ("accidents-and-air-disasters", "Police fire tear gas and twenty people are injured."),
        ("accidents-and-air-disasters", "Shells were crashing into the harbour."),
        ("natural-disasters", "Gunmen storm a house and kill two guards."),
        ("natural-disasters", "Water is let out of the tsunami-hit power station."),
        ("refugees", "Soldiers raid a refugee camp at night."),
        ("refugees", "Militants hold out in a refugee camp in the north."),
        ("coups", "The president declares martial law in the south."),
        ("coups", "The trial of twelve people for a plot to overthrow the government begins."),
        ("war-crimes", "Dissidents are held on the anniversary of the massacre."),
        ("aircraft-hijackings", "The firm says that its network was hijacked."),
        ("embassies", "Demonstrators gather outside the embassy."),
        ("sieges-and-blockades", "Angry farmers blockade the capital."),
        ("trade", "The programmer is tried for theft of trade secrets."),
        ("democracy", "The Alliance for Democracy loses two members."),
        ("government-formation", "The band plays at the inauguration of a pipeline."),
        ("expulsions", "Ambassador Roe recalled that two divisions had left."),
        ("elections", "The clergy elected a new head of the church."),
        ("food-and-agriculture", "Wagons with fertiliser derailed and exploded."),
        ("development", "Gunmen attack workers of a World Bank project."),
        ("outer-space", "The senator and her husband, an astronaut, will make an appearance."),
        ("armed-conflict", "Gunmen of a cartel fire at a van."),
        ("political-affairs", "The curfew against the pandemic ends tonight."),
        ("protests", "Gunmen clash with police in the suburb."),
        ("alliances", "Two presidents sign a strategic partnership on infrastructure."),
        ("sport-diplomacy", "The club wins its UEFA Champions League match."),
        ("aircraft-hijackings", "Government planes bomb the city."),
        ("natural-disasters", "The party wins in a landslide victory."),
        ("air-strikes", "A suicide bomber hits a court."),
        ("resignations", "The chief executive of the bank resigns over his pay."),
        ("refugees", "The antiquities were repatriated from a museum abroad."),
        ("sieges-and-blockades", "Demonstrators besieged the parliament."),
        ("death-penalty", "The former minister died by hanging; the police speak of suicide."),
        ("summits", "Opposition leaders say they gathered enough signatures for a vote."),
        ("sexual-violence", "A coach is accused of the sexual abuse of boys at the school."),
        ("sexual-violence", "The grants pay for testing rape kits that were left in storage."),
    ],
)
def test_words_that_tell_of_something_else_bring_no_theme(tagger, theme, text):
    assert theme not in found(tagger, text)
