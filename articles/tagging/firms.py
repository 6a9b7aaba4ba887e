"""Names of firms and groups that are here somebody's or something else's: the Amazon rainforest, Fiona Apple."""

import re

from articles.tagging.lexicon import FUNCTION_WORDS
from articles.tagging.names import Found
from articles.tagging.other_places import INSTITUTIONS_AFTER, LANDSCAPES, NICKNAME_BEFORE, PROVINCES
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people_words import USUAL_GIVEN_NAMES

_NOT_THE_FIRM = {
    normal_form(name): frozenset(map(normal_form, things.split()))
    for name, _, things in (
        line.strip().partition(":")
        for line in """
        Apple: grower growers orchard orchards juice cider pie pies tree trees harvest harvests farmers Daily Corps
        Shell: companies casing casings shock
        Tesla: coil coils
        Wagner: opera operas festival family tuba society
        Vox: Media Populi
        Meta: analysis analyses
        Sputnik: V moment
        Memorial: Day service Hospital Sloan
        Boeing: Field
        Toyota: City
        Samsung: Lions
        """.strip().splitlines()
    )
}
"""Firm or group → words after its name that make another thing of both."""
_WITH_CAPITALS = frozenset(map(normal_form, "Daily Corps V Media Populi Day Sloan Field City Lions".split()))
"""Those of them that do so with capitals alone: Apple Daily, but "Apple daily sales"."""
_OTHER_GROUPS = frozenset({"egyptian islamic jihad", "turkish hezbollah", "kurdish hezbollah", "saudi hezbollah"})
_BEFORE_GROUPS = frozenset(name.split()[0] for name in _OTHER_GROUPS)
_MAY_BE_VERBS = frozenset("will may mark grant sue bill rob drew chase pat don".split())
"""Given names that begin sentences as other words: "Will Apple sell it?"."""
_NO_FIRM_AFTER = LANDSCAPES | PROVINCES | INSTITUTIONS_AFTER
_SMALL_LANDSCAPES = frozenset({"rainforest", "jungle", "basin", "delta"})
# But "Fatah al-Aqsa Martyrs' Brigades" are Fatah's.
_ANOTHER_GROUP = re.compile(
    r"[ -][Aa]l-[A-Z]\w+(?! (?:Martyr|Brigade|Battalion|TV|[Tt]elevision|[Rr]adio|[Nn]ews|[Cc]hannel|[Cc]amp))\b"
)


def is_place_or_institution(passage: Passage, run: Found) -> bool:
    """Tell whether the word after the name of a firm makes it a place or an institution: the Amazon rainforest, Meta
    Department, Apple Bank."""
    after = passage.word_after(run.end)
    if after not in _NO_FIRM_AFTER:
        return False
    is_small = after in _SMALL_LANDSCAPES
    return (is_small or passage.cased[run.end + 1].isupper()) and passage.is_adjacent(run.end, run.end + 1)


def is_of_another_group(passage: Passage, run: Found) -> bool:
    """Tell whether a name goes on after that of a group and makes it another's, or an institution's: Fatah
    al-Intifada, the Islamic State University."""
    if passage.word_after(run.end) in INSTITUTIONS_AFTER:
        return passage.cased[run.end + 1].isupper() and passage.is_adjacent(run.end, run.end + 1)
    return _ANOTHER_GROUP.match(passage.text, run.last) is not None


def is_nickname(passage: Passage, run: Found) -> bool:
    """Tell whether the word before the name of a firm makes it somebody's or something's nickname: the Big Apple."""
    before = passage.word_before(run.start)
    if before not in NICKNAME_BEFORE or " " in passage.normal[run.start : run.end] or passage.is_title_case:
        return False
    return passage.cased[run.start - 1 - len(before)].isupper() and passage.is_adjacent(run.start - 1, run.start)


def is_another_thing(passage: Passage, run: Found, before: str) -> bool:
    """Tell whether the word before the name of a firm or a group, `before`, or that after it makes it the name of a
    person or a thing: Fiona Apple, Wagner operas, Egyptian Islamic Jihad."""
    name = passage.normal[run.start : run.end]
    things = _NOT_THE_FIRM.get(name)
    if things is not None and (after := passage.word_after(run.end)) in things:
        is_written_so = after not in _WITH_CAPITALS or passage.cased[run.end + 1].isupper()
        return is_written_so and passage.text[run.last].isspace()
    if before in _BEFORE_GROUPS and f"{before} {name}" in _OTHER_GROUPS:
        return True
    if before not in USUAL_GIVEN_NAMES or before in _MAY_BE_VERBS or before in FUNCTION_WORDS or " " in name:
        return False
    at = run.first - 1 - len(before)
    is_name = passage.text[at : at + 1].isupper() and passage.text[run.first - 1] == " " and run.first > len(before)
    return is_name and not passage.is_title_case and not passage.text[run.first : run.last].isupper()
