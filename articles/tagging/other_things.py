"""Things that are called by the name or adjective of a state that is not meant: German measles, the US Open."""

from articles.tagging.lexicon import words_in
from articles.tagging.passages import normal_form

OTHER_THINGS = frozenset(
    normal_form(thing)
    for thing in """
    Chile Pepper, Chile Peppers, Chile Con, Swiss Chard, Spanish Moss, Japanese Maple, Japanese Maples, American
    Cheese, Mongolian Beef, Danish Girl, English Patient, Italian Job, Swedish House, French Connection, French
    Montana, French Lick, Norwegian Cruise, Canadian Pacific, Emirates Cup, German Measles, Spanish Flu, Spanish
    Influenza, Russian Flu, Hong Kong Flu, Crimean-Congo, Panama Disease, Guinea Pig, Guinea Pigs, Guinea Fowl,
    Guinea Worm, German Shepherd, German Shepherds, French Bulldog, French Bulldogs, Canada Goose, Greenland Shark,
    Greenland Sharks, Jersey Cow, Jersey Cows, Jersey Cattle, Canada Geese, Turkey Farm, Turkey Farms, Turkey Flock,
    Turkey Flocks, Turkey Vulture, Turkey Vultures, Turkey Shoot, Turkey Trot, Brazil Nut, Brazil Nuts, French
    Fries, French Toast, French Kiss, Swiss Cheese, Swiss Roll, Cuban Sandwich, Cuban Sandwiches, Cuban Heels,
    Danish Pastry, Danish Pastries, Belgian Waffle, Belgian Waffles, English Muffin, Turkish Delight, Turkish Bath,
    Turkish Baths, Turkish Towel, Turkish Towels, Irish Pub, Irish Coffee, Irish Stew, Russian Dressing, Russian
    Salad, Russian Roulette, Russian Doll, Russian Dolls, Canadian Bacon, Greek Yogurt, Greek Yoghurt, Greek Salad,
    Greek Tragedy, Spanish Omelette, Panama Hat, Panama Hats, French Horn, French Horns, French Braid, French
    Windows, Dutch Courage, Dutch Oven, Dutch Ovens, Dutch Auction, Dutch Auctions, Indian Summer, Indian Ink,
    Chinese Checkers, Chinese Whispers, Chinese Zodiac, Mexican Standoff, Mexican Wave, Mexican Waves, Mexican
    Grill, Swedish Massage, Thai Massage, Thai Boxing, Brazilian Jiu, Brazilian Wax, American Football, American
    Gothic, American Idol, American Hustle, American Sniper, American Beauty, American League, American Pharoah,
    American Pie, American Express, American Eagle, American Apparel, American Taliban, Franca Rame,
    American Statesman, Miss America, Captain America, Swiss Re, Credit Suisse, Tokio Hotel, Stade Français,
    Dakar Rally, Cuba Libre, Panama
    Papers, Benin Bronze, Benin Bronzes, Afghanistan Papers, Latin American, Latin Americans, Central American,
    South American, North American, Native American, Native Americans, African American, African Americans, Asian
    American, Asian Americans, American Indian, American Indians, Cleveland Indians, Mumbai Indians, West Indian,
    West Indians, Indian Reservation, Indian Reservations, Indian Residential, Pan American, Inter American, Anglo
    Irish, Fighting Irish, Austro Hungarian, Austria Hungary, Serbo Croatian, French Open, Australian Open, Italian
    Open, British Lions, Irish Lions, France 24, France Presse, Emirates Airline, Emirates Flight, Emirates Boeing,
    Emirates Airbus, Bharat Biotech, Georgia Tech, Georgia Southern, Washington Mutual, Washington University,
    Ottawa Senators, Washington Senators, Washington Spirit, Danish Siddiqui, German Gref, Danish Kaneria, القوة
    القاهرة, قوة قاهرة, الظروف القاهرة
    """.split(",")
)
"""Things of two words, one of which is the name or adjective of a state that is not meant; and people, whose given
names are such an adjective."""

WITH_CAPITALS = frozenset({"somali region", "norwegian cruise", "danish girl", "italian job", "swedish house"})
"""Those names of two words that are another's with capitals alone."""

SPECIES = words_in(
    """
    encephalitis haemorrhagic hemorrhagic python pythons hornet hornets beetle beetles cockroach cockroaches macaque
    macaques mongoose mongooses hamster hamsters ibex elm elms oak oaks pine pines spruce spruces fir firs cypress
    hemlock ivy knotweed terrier terriers setter setters spaniel spaniels mastiff mastiffs wolfhound wolfhounds
    ridgeback ridgebacks
    """
)
"""Diseases, animals and plants that the adjective of a state before them tells from others of their kind: the Burmese
python, wherever it crawls."""

CONTESTS_AND_HOUSES = words_in("open masters today hospital hotel theatre theater")
"""What, with a capital, makes the name of a contest, a newspaper or a house of the name of a state before it."""

LONGER_THINGS = {
    "swiss army": ("knife", "knives"),
    "south china": ("morning",),
    "portuguese man": ("o war",),
    "turkish republic": ("of northern cyprus",),
}
"""What makes another thing of two words that are a state's and its own: the Swiss Army knife."""

FIRST_OF_TWO = frozenset(
    normal_form(pair)
    for pair in """
    Greek Cypriot, Greek Cypriots, Turkish Cypriot, Turkish Cypriots, Greek Orthodox, Greek Catholic, Greek Catholics,
    Syrian Orthodox, Chinese Taipei
    """.split(",")
)
"""Two adjectives the first of which tells a tongue or a church, and no state."""

TRIBES = words_in(
    """
    Cherokee Navajo Sioux Lakota Apache Comanche Seminole Yakama Quinault Choctaw Chickasaw Creek Mohawk Iroquois Hopi
    Pueblo Plains Piscataway Kootenay Miskito Mayangna Warao Yanomami Guarani Macuxi Mapuche Aymara Quechua Maya Mayan
    Amazon Amazonian
    """
)
"""Peoples of the Americas who are called Indians."""

ENGLISH_WORDS = words_in("island islands")
"""Names of states in other languages that are common words in English: Island is Iceland in German."""
