"""CAMEO's codes of actors: what kind of actor a code stands for, and what office a dated one means.

A code is made of groups of three letters: a state or a general sort of actor first, then what it does.
Source: the codebook of the Computational Event Data System, eventdata.parusanalytics.com/cameo.dir, read 2026-11-25.
"""

import re
from collections.abc import Iterable

from articles.importing.dictionaries.listed import CAMEO, ListedRole, Reference
from articles.vocabulary import ActorKind

SHAPE = re.compile(r"(?:[A-Z0-9]{3})+")

WITHDRAWN = {"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "BUR": "MMR"}
"""Codes of states that ISO 3166-1 has withdrawn → those that took their place."""

_SORTS = {
    "IGO": ActorKind.INTERNATIONAL_ORGANISATION, "NGO": ActorKind.ORGANISATION, "NGM": ActorKind.ORGANISATION,
    "MNC": ActorKind.COMPANY, "IMG": ActorKind.ARMED_GROUP,
}  # fmt: skip
"""First groups that name a sort of actor in place of a state."""

# Regions, religions, and doers named without a state: first groups that are no state either.
_STATELESS = frozenset(
    "AFR ASA BLK CAS CAU CEU CFR CRB EAF EEU EIN EUR INT KAS LAM MDT MEA NAF NMR PGS SAM SAS SCN SEA UIS UNS WAF WST"
    " BAH BUD CHR CTH HIN JEW MOS MUS SHI SIK SUN AGR BUS COP CRM CVL EDU ELI GOV HLH JUD LAB LEG MED MIL OPP PTY RAD"
    " REB REF SEP SPY UAF".split()
)

_DOERS = {
    "GOV": ("Member of government", ActorKind.GOVERNMENT_BODY),
    "LEG": ("Member of parliament", ActorKind.GOVERNMENT_BODY),
    "JUD": ("Member of the judiciary", ActorKind.GOVERNMENT_BODY),
    "MIL": ("Military leader", ActorKind.GOVERNMENT_BODY),
    "COP": ("Police leader", ActorKind.GOVERNMENT_BODY), "SPY": ("Intelligence leader", ActorKind.GOVERNMENT_BODY),
    "REB": ("Rebel leader", ActorKind.ARMED_GROUP), "SEP": ("Rebel leader", ActorKind.ARMED_GROUP),
    "INS": ("Rebel leader", ActorKind.ARMED_GROUP), "UAF": ("Rebel leader", ActorKind.ARMED_GROUP),
    "OPP": ("Opposition politician", ActorKind.OTHER), "ELI": ("Public figure", ActorKind.OTHER),
    "PTY": ("Party politician", ActorKind.PARTY), "BUS": ("Business leader", ActorKind.COMPANY),
    "MED": ("Journalist", ActorKind.COMPANY),
}  # fmt: skip
"""What an actor of a state does → the title of a person who does it, and the kind of a body that does it."""

_FIELDS = {
    "AGR": "agriculture", "BUS": "economy", "COP": "police", "DEV": "development", "EDU": "education",
    "ENV": "environment", "HLH": "health", "HRI": "human rights", "JUD": "justice", "LAB": "labour",
    "LEG": "legislature", "MED": "media", "MIL": "defence", "REF": "refugees", "REL": "religion", "SPY": "intelligence",
}  # fmt: skip
"""The part of a government in which an office lies."""

_ORGANISATIONS = {
    "UNO": "United Nations", "NAT": "NATO", "EEC": "European Union", "AFU": "African Union", "ASN": "ASEAN",
    "IAE": "International Atomic Energy Agency", "IMF": "International Monetary Fund", "OPC": "OPEC",
    "WBK": "World Bank", "WHO": "World Health Organization", "ARL": "Arab League",
}  # fmt: skip
"""Codes of international organisations → a name by which an archive may know it."""

_PUBLIC_FIGURE = "ELI"
_GROUP_WORD = re.compile(
    r"\b(?:army|armies|brigades?|cells?|command|commandos?|factions?|fighters|forces?|fronts?|groups?|guerrillas?"
    r"|jihad|militias?|movements?|organi[sz]ations?|party|rebels|resistance|union|front)\b",
    re.IGNORECASE,
)
_BODY_WORD = re.compile(
    r"\b(?:administration|agency|army|assembly|authority|bank|board|bureau|cabinet|commission|committee|congress"
    r"|council|courts?|department|forces?|government|guards?|headquarters|house|institute|intelligence|ministry|navy"
    r"|office|parliament|police|pentagon|secretariat|senate|service|services|treasury)\b",
    re.IGNORECASE,
)


def groups_of(code: str) -> list[str]:
    """Return the groups of three that a code is made of."""
    return [code[start : start + 3] for start in range(0, len(code), 3)]


def state_of(code: str) -> str:
    """Return the state that a code begins with; blank when it begins with something else."""
    head = code[:3]
    return "" if head in _SORTS or head in _STATELESS else head


def is_state(code: str) -> bool:
    """Tell whether a code is a state's own: the state and nothing beyond."""
    return len(code) == 3 and bool(state_of(code))


def tell_kind(name: str, codes: Iterable[str], *, is_dated: bool) -> tuple[ActorKind, bool]:
    """Return what the codes say of the actor's kind, and whether that is sure.

    Only persons hold codes for some time. Without dates, a person and a body look alike; then a word of the name
    tells a body, and what has none is of another kind.
    """
    codes = list(codes)
    if any(is_state(code) for code in codes):
        return ActorKind.STATE, True
    code = next((each for each in codes if not is_public_figure(each)), "")
    groups = groups_of(code)
    if is_dated:
        return ActorKind.PERSON, True
    if not groups:
        return ActorKind.OTHER, False
    kind = _SORTS.get(groups[0]) or next((_DOERS[group][1] for group in groups[1:] if group in _DOERS), ActorKind.OTHER)
    if kind == ActorKind.ARMED_GROUP and groups[0] == "IMG" and not _GROUP_WORD.search(name):
        return ActorKind.OTHER, False
    if kind in (ActorKind.GOVERNMENT_BODY, ActorKind.COMPANY) and state_of(code) and not _BODY_WORD.search(name):
        return ActorKind.OTHER, False
    return kind, False


def office_of(code: str, held_from: str, held_to: str) -> ListedRole:
    """Return what a person did who had a code."""
    state = state_of(code)
    groups = groups_of(code)
    if not state:
        organisation = next((_ORGANISATIONS[group] for group in reversed(groups) if group in _ORGANISATIONS), "")
        of: Reference | None = ("name", organisation) if organisation else None
        return ListedRole("Official" if groups[0] == "IGO" else "Member", of, held_from, held_to)
    doer = next((group for group in groups[1:] if group in _DOERS), "")
    title = _DOERS[doer][0] if doer else "Public figure"
    if doer == "GOV" and groups[-1] in _FIELDS:
        title = f"{title} ({_FIELDS[groups[-1]]})"
    return ListedRole(title, (CAMEO, state), held_from, held_to)


def is_public_figure(code: str) -> bool:
    """Tell whether a code says no more than that somebody is known: no office."""
    return groups_of(code)[-1:] == [_PUBLIC_FIGURE]
