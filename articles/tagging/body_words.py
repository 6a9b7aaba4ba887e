"""Kinds of bodies of a state: how their names end, and the common nouns that mean them beside the state's name."""

import re

from articles.tagging.passages import normal_form

_QUALIFIERS = (
    r"(?:(?:royal|national|federal|general|state|peoples|people s|central|revolutionary|bolivarian|transitional|"
    r"interim|provisional|republic|islamic republic of|islamic|united|imperial|first|second|new|the|of|combined)\s+)*"
)

_KINDS: dict[str, tuple[str, str]] = {
    "government": (
        "(?<!interim )(?<!transitional )(?<!provisional )government|administration",
        "government|governments|authorities|cabinet|federal government|central government",
    ),
    "interim government": (
        "(?:interim|transitional|provisional|caretaker) government",
        "interim government|transitional government|provisional government|caretaker government",
    ),
    "cabinet": ("cabinet|council of ministers", "cabinet|council of ministers"),
    "forces": (
        "armed forces|defen[cs]e forces?|self defen[cs]e forces|military|military forces|army forces|national army",
        "military|militaries|armed forces|forces|government forces|government troops|government soldiers|"
        "troops|soldiers|soldier|security forces|garrisons|servicemen|"
        "defence forces|defense forces|drone|drones|missile|missiles|shelling|gunfire|artillery|warplanes|airstrike|"
        "airstrikes|air strike|air strikes|bombardment|bombing",
    ),
    "army": ("army|ground forces|land forces", "army|armies|soldiers|ground forces|ground troops"),
    "troops": ("(?!)", "troops"),
    "air force": (
        "air force|air and space force|aerospace forces",
        "air force|air forces|airstrike|airstrikes|air strike|air strikes|warplanes|warplane|fighter jets|fighter jet",
    ),
    "navy": ("navy|naval force|naval forces", "navy|navies|naval|warship|warships"),
    "guard": ("national guard", "national guard"),
    "coast guard": ("coast guard|coastguard", "coast guard|coastguard"),
    "police": (
        "police|police force|police service|civil police|(?<!national )directorate of security",
        "police|police officers|police officer|policemen",
    ),
    "parliament": (
        "parliament|national assembly|congress|legislative assembly|legislature|congress of the|legislative council",
        "parliament|parliaments|lawmakers|lawmaker|legislature|legislators|parliamentarians|parliamentary|"
        "national assembly",
    ),
    "congress": ("congress|congress of the", "congress|congressional"),
    "senate": ("senate", "senate|senators"),
    "lower house": (
        "house of representatives|house of commons|chamber of deputies|congress of deputies|house of the people",
        "house of representatives|lower house|chamber of deputies",
    ),
    "court": (
        "supreme court|federal court|supreme federal court|supreme court of justice",
        "supreme court|supreme courts|top court",
    ),
    "high court": ("high court|high courts|high court of justice", "high court|high courts"),
    "constitutional court": ("constitutional court|constitutional tribunal", "constitutional court"),
    "presidency": (
        "office of the president|presidential administration|presidential office|presidency",
        "presidential office|presidency|presidential administration|office of the president",
    ),
    "central bank": ("central bank|reserve bank|national bank|bank", "central bank|central banks"),
    "election commission": (
        "electoral commission|election commission|electoral council|commission on elections|electoral tribunal",
        "election commission|electoral commission|electoral council|election authority",
    ),
}  # fmt: skip

KIND_PATTERNS = [(kind, re.compile(_QUALIFIERS + f"(?:{endings})(?: of)?")) for kind, (endings, _) in _KINDS.items()]
"""Kind of body, and what its name is without the state's."""

MAY_BE_KIND = re.compile(
    "|".join(sorted({word for endings, _ in _KINDS.values() for word in re.findall("[a-z]{4,}", endings)}))
)
"""A word that all names of such bodies have one of."""

NOUNS: dict[str, list[str]] = {}
"""Folded common noun → the kinds of body that it may mean."""
for _kind, (_, _nouns) in _KINDS.items():
    for _noun in _nouns.split("|"):
        NOUNS.setdefault(_noun, []).append(_kind)

RATHER = {
    "forces": ("army", "air force", "navy"),
    "army": ("troops",),
    "government": ("interim government",),
    "interim government": ("government",),
}
"""Kind of body → kinds whose nouns mean it where the state has no body of that kind: the armed forces as the army."""

NEEDS_STATE = frozenset(
    "drone drones missile missiles shelling gunfire artillery warplanes warplane bombardment bombing airstrike "
    "airstrikes naval forces administration garrisons parliamentary congressional".split()
) | {"air strike", "air strikes", "fighter jets", "fighter jet"}
"""Nouns that mean a body only directly after its state: "Ruritanian drones"."""

PLURALS = frozenset("governments militaries armies navies parliaments".split()) | {
    "air forces", "central banks", "supreme courts",
}  # fmt: skip
"""Nouns of several bodies, which mean those of the states beside them: the Ruritanian and Sylvanian governments."""

ARMED = frozenset(noun for kind in ("forces", "army", "air force", "navy") for noun in _KINDS[kind][1].split("|"))
"""Nouns of soldiers, weapons and what is done with them: where they are is not whose they are."""

NO_BODY_AFTER = frozenset(
    "crisis crises gap purpose purposes expert experts analyst analysts service aid assistance assault logistics "
    "academy technology system systems shield rule ruler rulers dictatorship treaty agreement museum attache maker "
    "makers manufacturer company firm exports sales".split()
)
"""What makes of such a noun before it something else: the missile crisis, military purposes."""

MINISTRY = re.compile(r"(?:federal )?(?:ministry|department) (?:of|for) (?:the )?(?P<topic>.+)|(?P<first>.+) ministry")

"""A ministry and what it sees to."""

_TOPICS = frozenset(
    "defense defence foreign affairs interior internal home finance health public national education justice economy "
    "economic development agriculture energy labor labour transport transportation culture environment trade commerce "
    "industry tourism science technology information communications security state treasury planning housing works "
    "social welfare sports youth women mines oil petroleum resources natural power cooperation war and the of".split()
)


def is_of_any_state(topic: str) -> bool:
    """Tell whether what a ministry sees to is what many states have one for, so that its name tells no state."""
    return _TOPICS.issuperset(topic.split())


_OF_ALL = ("public ", "national ")
_TOPICS_OF_ALL = frozenset("health education defense defence economy finance transport heritage libraries".split())


def parts_of(topic: str) -> list[str]:
    """Return what a ministry that sees to several things may be called by alone: "fisheries" of "oceans and fisheries",
    "health" of "public health"; none for a ministry of one."""
    parts = topic.split(" and ")
    parts = parts if len(parts) > 1 else []
    rests = [topic.removeprefix(of_all) for of_all in _OF_ALL if topic.startswith(of_all)]
    return parts + [rest for rest in rests if rest in _TOPICS_OF_ALL]


SAME_TOPICS = {
    "defence": "defense",
    "foreign affairs": "foreign",
    "the interior": "interior",
    "internal affairs": "interior",
}
"""What a ministry sees to → how it is written here."""

OWN_PARLIAMENTS: dict[str, str] = {
    normal_form(name): normal_form(state)
    for name, _, state in (
        pair.strip().partition("=")
        for pair in """
        Seimas=Lithuania; Saeima=Latvia; Riigikogu=Estonia; Sejm=Poland; Knesset=Israel; Bundestag=Germany;
        State Duma=Russia; Folketing=Denmark; Storting=Norway; Riksdag=Sweden; Eduskunta=Finland; Althing=Iceland;
        Verkhovna Rada=Ukraine; National Diet=Japan; Cortes Generales=Spain; Congress of Deputies=Spain;
        Nationalrat=Austria; Tweede Kamer=Netherlands; States General=Netherlands; Oireachtas=Ireland;
        Dáil Éireann=Ireland; Jogorku Kenesh=Kyrgyzstan; Milli Majlis=Azerbaijan; Lok Sabha=India; Rajya Sabha=India;
        Jatiya Sangsad=Bangladesh; Pyidaungsu Hluttaw=Myanmar; State Great Khural=Mongolia; Majlis=Iran;
        Islamic Consultative Assembly=Iran; Grand National Assembly=Turkey; Dewan Rakyat=Malaysia;
        People's Majlis=Maldives; Legislative Yuan=Taiwan; National People's Congress=China; Hellenic Parliament=Greece;
        Sabor=Croatia; Supreme People's Assembly=North Korea; Shura Council=Saudi Arabia
        """.split(";")
    )
}
"""Parliaments whose names do not tell their state."""

OWN_BODIES: dict[str, tuple[str, str]] = {name: (state, "parliament") for name, state in OWN_PARLIAMENTS.items()} | {
    normal_form(name): (normal_form(state), kind.strip())
    for name, state, kind in (
        body.split("=")
        for body in """
        Royal Navy=United Kingdom=navy; Royal Air Force=United Kingdom=air force; British Army=United Kingdom=army;
        People's Liberation Army=China=army; People's Liberation Army Navy=China=navy;
        People's Liberation Army Air Force=China=air force; Korean People's Army=North Korea=army;
        Bundeswehr=Germany=forces; Tatmadaw=Myanmar=forces; Wehrmacht=Germany=; House of Lords=United Kingdom=;
        Metropolitan Police=United Kingdom=; Carabinieri=Italy=; Shin Bet=Israel=; Mossad=Israel=;
        Federal Security Service=Russia=; Quds Force=Iran=; Basij=Iran=; Federal Bureau of Investigation=United States=;
        Central Intelligence Agency=United States=; Drug Enforcement Administration=United States=
        """.split(";")
    )
}
"""Bodies whose names do not tell their state: the state, and the kind of the body; blank for none of those above."""

MEMBERS = {
    "republican party": "republicans", "democratic party": "democrats", "conservative party": "conservatives",
    "liberal party": "liberals", "social democratic party": "social democrats", "green party": "greens",
    "christian democratic union": "christian democrats", "liberal democratic party": "liberal democrats",
}  # fmt: skip
"""Name of a party without its state's → its members, who stand for it in the company of the state. Communists and
socialists are more than a party."""

_PARTISANS = (
    "speaker leader leaders politician politicians lawmaker lawmakers legislators senator senators representatives "
    "congressman congressmen congresswoman governor governors candidate candidates nominee majority minority".split()
)
"""Who is of a party by its adjective before: Republican senators, the Democratic minority."""


def members_of(party: str) -> list[str]:
    """Return what the members of a party are called by its folded name without its state's; none for most."""
    if party not in MEMBERS:
        return []
    adjective = party.removesuffix(" party")
    return [MEMBERS[party], *(f"{adjective} {who}" for who in _PARTISANS if adjective != party)]


_COMMON_HEADS = frozenset("party army front movement union alliance congress assembly coalition democrats".split())
_COMMON_WORDS = _COMMON_HEADS | frozenset(
    "labour labor democratic republican liberal conservative social christian national nationalist people peoples s "
    "socialist communist green workers united liberation progressive freedom justice reform centre center unity "
    "patriotic revolutionary popular independence radical new power of the".split()
)


def is_common_name(key: str) -> bool:
    """Tell whether the folded name of a party, an army or an assembly has none but words that such names are made of
    in many states: the Labour Party, the National Liberation Army."""
    words = key.split()
    return len(words) > 1 and _COMMON_WORDS.issuperset(words) and not _COMMON_HEADS.isdisjoint(words)


COMPANY_ENDINGS = frozenset("inc ltd llc plc corp corporation company co group holdings gmbh ag sa".split())
"""What the name of a firm may leave out."""
