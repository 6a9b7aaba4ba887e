"""What stands around a surname: titles, given names, and whether it stands as the name of a person does."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from articles.filing import FAMILY_NAMES_FIRST
from articles.tagging.known import state_words
from articles.tagging.lexicon import (
    BEGINS_JOINT_ADJECTIVES,
    DATE_GIVEN_NAMES,
    DATE_WORDS,
    FUNCTION_WORDS,
    GIVEN_NAME_STATES,
    HONORIFICS,
    IN_JOINT_TITLES,
    NOT_YET,
    ORDINARY_SURNAMES,
    PERSONAL_NOUNS,
    PERSONAL_VERBS,
    PLACE_SURNAMES,
    SOVEREIGNS,
    TITLE_MODIFIERS,
    TITLES,
    TITLES_IN_NAMES,
)
from articles.tagging.names import Found
from articles.tagging.openings import is_initial, is_number, is_opening_verb, is_opening_word
from articles.tagging.passages import Passage, normal_form

_BEFORE = re.compile(r"([^\W\d_][\w'’\-]*)(\.?)[ \u00a0\n]{1,2}\Z")
_BEFORE_CHARS = 40
_MAX_CHARS_SIGNED = 20
_MAX_TITLE_CHARS = 500
_JOINED_BEFORE = re.compile(r"[^\W\d_][-–'’ʼ]\Z")
_AFTER = re.compile(
    r"[ \u00a0]([^\W\d_][\w'’\-]*)|[ \u00a0]+(\d+)|(['’]s\b|(?<=s)['’](?=\s))|([-–](?=[^\W\d_]))|( ?& ?[A-Z])"
)
_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS))})(?:[a-z]+\b|\b\.?)"
_DATE_AFTER = re.compile(rf"[ \u00a0](?:{_MONTH} \d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})")
_NUMBERED_AFTER = re.compile(r"[ \u00a0]+\d{1,2}[.)]\s")
_AFTER_OF = re.compile(r" of (?:the )?([^\W\d_a-z][\w'’\-]*(?: [^\W\d_a-z][\w'’\-]*){0,2})")
_WORDS_AFTER = re.compile(r"(?:[ \u00a0][a-z]+(?:-[a-z]+)*){2,6}")
_AND_AFTER = re.compile(r" and ([^\W\d_a-z][\w'’\-]+)(?! [^\W\d_a-z])")
_INITIAL_AFTER = re.compile(r"[ \u00a0][^\W\d_]\.")
_BRACKET = re.compile(r"[^\W\d_] \[\Z")
# "Smith-Jones Agreement", "Smith – Jones talks", "Smith/Jones": names of two people joined.
_PAIR = re.compile(r"(?<![\w-])([^\W\d_a-z]\w+)\s?[-–/]\s?([^\W\d_a-z]\w+)(?=((?:[ \u00a0]\w+){1,3}))")
_SIGNED = re.compile(r"[\"”'’.\]]*\s*(?:End [A-Z]+\.?)?\s*\Z")
_BEFORE_SIGNED = re.compile(r"(?:[.!?,][\"”'’)\]]*|\A|\n)\s*\Z")
_SENDER = re.compile(
    r"\b[Ff]rom (?:the )?(?P<office>[A-Z][^(),]*?)(?: \(|,| to (?:the )?[A-Z]|\Z)"
    r"|\A(?:The )?(?P<first>[A-Z](?:(?! from )[^(),])*?)(?: \([^()]*\))? to (?:the )?[A-Z]"
)
_POST = re.compile(
    r"\b(?:Embass(?:y|ies)|Legations?|Missions?|Consulates?(?: General)?|Ambassador|Minister|Consul(?: General)?|"
    r"Charg[eé](?: d.Affaires)?|Representative|High Commission(?:er)?)(?: \([^()]*\))? (?:in|at|to) (?:the )?"
    r"([^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)*)"
)
_NO_GIVEN_NAME = re.compile(r".{3,}(?:tion|sion|ship|ness)")
_PARTICLE_AFTER = re.compile(
    r"[ \u00a0](?:al|el|as|an|bin|ibn|bint|ben|de|del|dela|da|dos|di|du|von|van|es|ul|ur)[ -][^\W\d_a-z]"
)
_BEFORE_MONTHS = re.compile(
    r"(?:\b(?:in|since|until|by|of|last|this|next|late|early|mid)[ -]|\d(?:st|nd|rd|th)? )\Z", re.I
)
_WHERE_FIRST = re.compile(r"(?:\A|[.!?\n][\"”’)]?\s+)(In|At|From) \Z")
_PARTICLES_FIRST = re.compile(r"(?:[a-z]{2,3}[- ]){1,3}[^\W\d_a-z]")  # al-Masri, von der Leyen
_OFFICE_BEFORE = re.compile(
    r"(?P<office>(?:[A-Z]\w+ ){1,3}(?:of|for)(?: the)?(?: [A-Z]\w+| and| of| the){1,5}) (?:\(\w+\) )?\Z"
)
_SHORT_TITLES = SOVEREIGNS | frozenset(
    "prince lord lady judge mayor baron count consul envoy bishop sheikh leader".split()
)
"""Titles that no full stop abbreviates, short though they are."""
_OFFICE_WORDS = TITLES | TITLE_MODIFIERS
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_a-z][\w'’\-]*)")
_SYLLABLES = frozenset("an do he in my no on so to".split())
"""English words of little meaning that are syllables of East Asian names too."""
_NOT_IN_NAMES = FUNCTION_WORDS | TITLES | TITLE_MODIFIERS | DATE_WORDS
_TITLE_ENDINGS = NOT_YET | {"large"}
_TITLE_WITH_ENDING = re.compile(r"([^\W\d_]+)[ \u00a0](?:at[ \u00a0])?\w+[ \u00a0]\Z")  # Ambassador at Large
_OFFICE_CHARS = 90
_MAY_END_OFFICE = "(aot"
"""How a bracket, "and", "of" and "the" begin."""
_MAX_WORDS_BEFORE = 5
_MAX_GIVEN = 3
_MAX_ABBREVIATION = len("Messrs")
_FOR_OR_AGAINST = re.compile(r"(?<!\w)(?:[Aa]nti|[Pp]ro|[Nn]on|[Pp]ost|[Pp]re)[-–]\Z")
_MAX_PREFIX = len(" anti-")
_POSSESSIVE = ("'s", "’s")
_OF_HEADS = frozenset({"administration", "presidency"})
_SONS = frozenset({"bin", "ibn", "bint", "ben", "abu", "abd", "abdul", "abdel"})
_NOT_BEFORE_PEOPLE = frozenset("in near at outside new north south east west san santa".split())


class Setting(NamedTuple):
    """What stands around a surname."""

    titles: tuple[str, ...]
    """The folded words of the title before it: prime minister."""
    given: tuple[str, ...]
    """The folded capitalised words before it that are no title."""
    goes_on: bool
    """Whether a capitalised word or a number follows, so that it is part of a longer name."""
    is_personal: bool
    """Whether it stands as the name of a person does, title or not."""
    is_signature: bool = False
    """Whether it signs a letter or a telegram; its title is then the sender's."""
    is_family_name: bool = False
    """Whether it would stand as the name of a person does, were it not a family name that many bear: Kim."""
    may_be_numbered: bool = False
    """Whether the given name is a letter that may number a paragraph: "A. Smith said"."""


def setting_of(
    passage: Passage,
    run: Found,
    is_ordinary: Callable[[str], bool],
    surnames: Collection[str] = (),
    headline: str = "",
    called: Collection[str] = (),
) -> Setting:
    """Return what stands around a surname. `is_ordinary` tells the folded words that are no given names.

    Of those, `surnames` are borne by somebody and may be a given name as well, so that they leave a doubt. What
    somebody is `called` by is a name by itself, though it be one that many families have.
    A surname that signs the passage has the office of its sender, as the headline tells it, as its title.
    """
    text = passage.text
    start, end = run.first, run.last
    titles: list[str] = []
    given: list[str] = []
    at = start
    if text[start - 1 : start] == "[" and _BRACKET.search(text, max(0, start - 3), start):
        at -= 1  # An editor's: "John [Smith]".
    bracket = _bracket_around(text, start, end)
    before = None
    is_doubtful = False
    for _ in range(_MAX_WORDS_BEFORE):
        far = max(0, at - _BEFORE_CHARS)
        before = _BEFORE.search(text, max(far, text.rfind(" ", far, max(at - 2, 0)) + 1), at)
        if before is None:
            break
        word, stop = before[1], before[2]
        folded = normal_form(word)
        ends = stop and (
            len(word) > _MAX_ABBREVIATION or folded in _SHORT_TITLES
        )  # "He met the President. Smith said": a sentence ends.
        if len(word) == 1 and stop and not titles:
            if text[before.start() - 1 : before.start()] == ".":  # "the U.S. Smith"
                break
            if not is_initial(text, before.start()) and folded != "v":  # "Roe v. Wade": a thing.
                before = None
                break
            given.append(folded)
        elif not ends and (folded in TITLES or (titles and folded in TITLE_MODIFIERS)):
            titles.append(folded)
        elif not ends and "-" in word and _is_joint_title(folded):
            titles += reversed(folded.split(" "))
        elif folded in _TITLE_ENDINGS and not given and (whole := _title_with_ending(text, before.end())):
            titles.append(normal_form(whole[1]))
            at = whole.start()
            continue
        elif titles and titles[-1] in TITLES_IN_NAMES and word[0].isupper() and not is_ordinary(folded):
            titles.clear()
            given.append(folded)
        elif folded in DATE_WORDS and not (folded in DATE_GIVEN_NAMES and _is_given_here(text, before.start())):
            break
        elif folded in _SYLLABLES and not titles and _is_within_a_name(passage, before):
            given.append(folded)
        elif (
            titles
            or not word[0].isupper()
            or word.endswith(_POSSESSIVE)
            or folded in FUNCTION_WORDS
            or (is_ordinary(folded) and not (folded in GIVEN_NAME_STATES and not passage.is_title_case))
        ):
            if stop and len(word) > 1:
                before = None
            is_doubtful = not titles and not given and word[0].isupper() and not stop and folded in surnames
            break
        elif (stop and len(word) > 1) or (word.isupper() and len(word) > 1) or folded in TITLE_MODIFIERS:
            before = None
            break
        elif len(given) < _MAX_GIVEN:
            given.append(folded)
        at = before.start()
    is_numbered = before is None and bool(given) and len(given[-1]) == 1 and is_number(passage, at)
    is_one_word = bool(given) and len(given[0]) > 1 and len(given) == 1 + is_numbered
    if is_one_word and (
        _NO_GIVEN_NAME.fullmatch(given[0])
        or (
            before is None
            and (is_opening_word(given[0], passage) or is_opening_verb(given[0], _what_follows(passage, run)[1]))
        )
    ):
        given.clear()  # The first word of a sentence: "Informed Smith that ...", "Continuation Smith mission".
    office = _office_before(text, start) if not titles else ()
    if office:
        titles, given = list(reversed(office)), []
    goes_on, follows = _what_follows(passage, run, has_title=bool(titles))
    if follows == "-" and passage.normal[run.start : run.end] in BEGINS_JOINT_ADJECTIVES:
        return Setting((), (), goes_on=True, is_personal=False)
    if follows in _OF_HEADS and not titles and not given:
        titles = ["president"]
    if bracket >= 0:
        return Setting(_title_before(text, bracket), (), goes_on=False, is_personal=True)
    if not titles and not given and _is_signature(text, start, end):
        return Setting(_sender_of(headline), (), goes_on=False, is_personal=True, is_signature=True)
    where = _WHERE_FIRST.search(text, max(0, at - _BEFORE_CHARS), at) if given else None
    if where and (where[1] == "At" or follows in PERSONAL_VERBS):
        given.clear()  # "In Geneva Smith told", where a name would leave the sentence without a subject.
    goes_on = goes_on and not (given and _INITIAL_AFTER.match(text, end))  # A list: "J. A. Smith B. C. Jones"
    is_personal = (
        bool(titles)
        or _is_paired(text, start, end)
        or (not is_doubtful and _is_personal(passage, start, run, before, follows, is_ordinary, called))
        or (before is None and follows == "and" and _is_joined(text, run, surnames))
    )
    surname = passage.normal[run.start : run.end]
    is_family_name = (
        not (is_personal or is_doubtful or given)
        and surname in FAMILY_NAMES_FIRST
        and _is_personal(passage, start, run, before, follows, is_ordinary, {surname})
    )
    return Setting(
        tuple(reversed(titles)),
        tuple(reversed(given)),
        goes_on,
        is_personal,
        is_family_name=is_family_name,
        may_be_numbered=is_numbered and len(given) == 1,
    )


def _is_within_a_name(passage: Passage, word: re.Match[str]) -> bool:
    """Tell whether a syllable is here a part of a name, with a capital as the word before it has: Chang Do Young."""
    if not word[1][0].isupper() or word[2] or passage.is_title_case:
        return False
    at = word.start()
    before = _BEFORE.search(passage.text, max(0, at - _BEFORE_CHARS), at)
    if before is None or before[2] or not before[1][0].isupper() or "\n" in before[0]:
        return False
    return not before[1].isupper() and normal_form(before[1]) not in _NOT_IN_NAMES


def _is_joint_title(folded: str) -> bool:
    """Tell whether the words of one with hyphens make a title: Secretary-General, Counselor-designate."""
    words = folded.split(" ")
    return IN_JOINT_TITLES.issuperset(words) and not TITLES.isdisjoint(words)


def _title_with_ending(text: str, end: int) -> re.Match[str] | None:
    """Return the title whose last word ends here, without a hyphen: Ambassador designate."""
    found = _TITLE_WITH_ENDING.search(text, max(0, end - _BEFORE_CHARS), end)
    return found if found and normal_form(found[1]) in TITLES else None


def _is_given_here(text: str, at: int) -> bool:
    """Tell whether the name of a month is a given name: April Smith, but not "in April Smith" or "3 April Smith"."""
    return _BEFORE_MONTHS.search(text, max(0, at - _BEFORE_CHARS), at) is None


def _sender_of(headline: str) -> tuple[str, ...]:
    """Return the folded words of the office that a letter or telegram is from, as its headline tells; none if none."""
    found = _SENDER.search(headline, 0, _MAX_TITLE_CHARS)
    return tuple(filter(None, map(normal_form, (found["office"] or found["first"]).split()))) if found else ()


def posts_of(headline: str) -> frozenset[str]:
    """Return the folded names of the places whose missions or envoys a headline has: the Embassy in Egypt."""
    return frozenset(normal_form(post) for post in _POST.findall(headline, 0, _MAX_TITLE_CHARS))


def _is_signature(text: str, start: int, end: int) -> bool:
    """Tell whether a surname ends a text, on its own after a full stop or "Faithfully yours,"."""
    if len(text) - end > _MAX_CHARS_SIGNED or not _SIGNED.match(text, end):
        return False
    return start > 0 and _BEFORE_SIGNED.search(text, max(0, start - _BEFORE_CHARS), start) is not None


def _is_paired(text: str, start: int, end: int) -> bool:
    """Tell whether a surname is one of two that are joined before what people have together: the Smith-Jones talks."""
    beside = text[start - 2 : start] + text[end : end + 2]
    if "-" not in beside and "–" not in beside and "/" not in beside:
        return False
    for pair in _PAIR.finditer(text, max(0, start - _BEFORE_CHARS), end + _BEFORE_CHARS):
        if start in (pair.start(1), pair.start(2)):
            return any(word in PERSONAL_NOUNS for word in normal_form(pair[3]).split())
    return False


def _is_joined(text: str, run: Found, surnames: Collection[str]) -> bool:
    """Tell whether the first word of a sentence and the surname after "and" are two people: Ball and Bruce."""
    after = _AND_AFTER.match(text, run.last)
    other = normal_form(after[1]) if after and text[run.first].isupper() else ""
    return other in surnames and other not in ORDINARY_SURNAMES


def _office_before(text: str, start: int) -> tuple[str, ...]:
    """Return the folded words of an office directly before a surname: Secretary of State."""
    first = max(0, start - _OFFICE_CHARS)
    last_word = text.rfind(" ", first, max(start - 1, 0)) + 1
    if not (text[last_word].isupper() or text[last_word] in _MAY_END_OFFICE):  # As before most surnames.
        return ()
    before = text[first:start]
    if " of " not in before and " for " not in before:
        return ()
    found = _OFFICE_BEFORE.search(text, first, start)
    words = tuple(filter(None, map(normal_form, found["office"].split()))) if found else ()
    return words if TITLES.intersection(words) else ()


def _bracket_around(text: str, start: int, end: int) -> int:
    """Return where a bracket opens that holds the surname alone, with or without blanks beside it; -1 for none."""
    opens = start - 2 if text[start - 1 : start] == " " else start - 1
    closes = end + 1 if text[end : end + 1] == " " else end
    return opens if opens >= 0 and text[opens] == "(" and text[closes : closes + 1] == ")" else -1


def _title_before(text: str, end: int) -> tuple[str, ...]:
    """Return the words before a bracket that may be the office of who stands in it: the Ambassador in Egypt (…); none
    after a word that is neither a name nor a title: "asked him (…)"."""
    written = text[max(0, end - 100) : end].split()
    words = tuple(filter(None, map(normal_form, written)))
    return words if written and (written[-1][0].isupper() or (words[-1:] and words[-1] in TITLES)) else ()


def _what_follows(passage: Passage, run: Found, *, has_title: bool = False) -> tuple[bool, str]:
    """Tell whether a longer name goes on after a surname, and which folded word follows ("'s" for a possessive)."""
    end = run.last
    after = _AFTER.match(passage.text, end)
    if after is None:
        return False, ""
    if after[2] or (after[1] and after[1][:3] in _MONTHS):
        is_month = passage.normal[run.start : run.end] in DATE_WORDS
        if is_month and after[2]:  # "On May 23".
            return True, ""
        if not is_month and _DATE_AFTER.match(passage.text, end):
            return False, ""
    if after[2]:  # After a title it is a note's or a paragraph's: "President Smith 3".
        return not (has_title or _NUMBERED_AFTER.match(passage.text, end)), ""
    if after[3]:
        return False, "'s"
    if after[4]:
        return False, "-"
    if after[5]:
        return True, ""
    word = after[1]
    folded = normal_form(word).removesuffix(" s")
    if _PARTICLE_AFTER.match(passage.text, end):
        return True, folded
    is_name = word[0].isupper() and not (
        passage.is_title_case
        or (word.isupper() and len(word) > 1)
        or (folded in TITLES and folded not in TITLES_IN_NAMES)
        or ("-" in word and _is_joint_title(folded))
        or folded in TITLE_MODIFIERS
        or (folded in FUNCTION_WORDS and not (folded in _SYLLABLES and _WORD_AFTER.match(passage.text, after.end())))
        or folded in PERSONAL_NOUNS
        or folded in DATE_WORDS
    )
    return is_name and not _is_office_of_a_state(passage.text, after), folded


def _is_office_of_a_state(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word after a surname is a state's, before an office: Roe Thai Ambassador, in a list."""
    following = _WORD_AFTER.match(text, word.end())
    return (
        following is not None and normal_form(following[1]) in _OFFICE_WORDS and normal_form(word[1]) in state_words()
    )


def _is_personal(
    passage: Passage,
    start: int,
    run: Found,
    before: re.Match[str] | None,
    follows: str,
    is_ordinary: Callable[[str], bool],
    called: Collection[str],
) -> bool:
    """Tell whether a surname without a title stands as the name of a person does."""
    surname = passage.normal[run.start : run.end]
    if passage.is_title_case or not (passage.text[start].isupper() or _PARTICLES_FIRST.match(passage.text, start)):
        return False
    if before is not None and before[1] in _SONS:  # Fahd bin Abdullah.
        return False
    if _JOINED_BEFORE.search(passage.text, max(0, start - 2), start):  # Sharm el-Sheikh, O'Malley.
        return _FOR_OR_AGAINST.search(passage.text, max(0, start - _MAX_PREFIX), start) is not None
    if passage.text[start - 2 : start] == "& ":
        return False
    if surname in PLACE_SURNAMES or (surname in FAMILY_NAMES_FIRST and surname not in called):
        return False
    if follows == "'s" or follows in PERSONAL_VERBS:
        return True
    if follows == "of" and not _is_of_a_name(passage.text, run.last, is_ordinary):
        return False
    word = normal_form(before[1]) if before else ""
    if word in ("the", "a", "an", "this"):
        if surname in ORDINARY_SURNAMES or follows in PERSONAL_NOUNS:
            return follows in PERSONAL_NOUNS or surname in HONORIFICS
        return surname in HONORIFICS or _has_noun_after(passage.text, run.last)
    if word in _NOT_BEFORE_PEOPLE:
        return False
    if before is not None and before[1].endswith(_POSSESSIVE) and surname in ORDINARY_SURNAMES:
        return False  # "The People's Power Party".
    return before is not None or surname not in ORDINARY_SURNAMES


def _has_noun_after(text: str, end: int) -> bool:
    """Tell whether what people do stands after a surname with adjectives between: the Smith aerial inspection plan."""
    after = _WORDS_AFTER.match(text, end)
    for word in after[0].split() if after else ():
        if word in PERSONAL_NOUNS:
            return True
        if word in FUNCTION_WORDS and word != "and":
            return False
    return False


def _is_of_a_name(text: str, end: int, is_ordinary: Callable[[str], bool]) -> bool:
    """Tell whether the name of a state or a body follows with "of": Smith of Freedonia."""
    after = _AFTER_OF.match(text, end)
    if after is None:
        return False
    words = normal_form(after[1]).split()
    return any(is_ordinary(" ".join(words[:length])) for length in range(len(words), 0, -1))
