"""Names of people: the forms that a full name takes, the short forms that stand for it, and given names that agree."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from articles.filing import FAMILY_NAMES_FIRST, NAME_PARTICLES, NAME_SUFFIXES
from articles.tagging.entries import ActorEntry
from articles.tagging.passages import normal_form
from articles.tagging.people_words import (
    COMMON_FIRST_NAMES,
    FAMILY_FIRST_STATES,
    FIRST_NAME_STATES,
    HONORIFICS,
    SAME_GIVEN_NAMES,
    SHORT_GIVEN_NAMES,
    TITLES,
    USUAL_GIVEN_NAMES,
    WOMENS_TITLES,
)
from articles.vocabulary import NameUse

_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff .'’‘ʼ-]+")
# The article is written as it is spelt or as it is said, where it melts into the letter after it: al-Sadr, as-Sadr.
_ARTICLE = re.compile(
    r"(?<!\S)(?:[AaEe]l-|[ae]l |[Aa](?:s[- ](?=S)|sh[- ](?=Sh)|d[- ](?=D)|r[- ](?=R)|t[- ](?=T)|z[- ](?=Z)|n[- ](?=N)))"
    r"(?=(?P<melts>Sh|[DRSTZN])|[^\W\d_a-z])"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_COMMA_SUFFIX = re.compile(r",\s*(?=(?:Jr|Sr|I{2,3}|IV|Esq)\b)")
_STYLE_AFTER = re.compile(r",\s*(?:King|Queen|Emperor|Empress|Shah|Emir|Sultan|Prince|Princess|Pope|ibn|bin)\b.*")
_REGNAL = re.compile("[IVX]+")
_INITIALS = re.compile(r"(?:\w\.){2,}")
ARTICLES = frozenset("al el as ash ad ar at az an ul ur ud".split())
"""The Arabic article as it is spelt or said before a name."""
SONS_OF = frozenset({"ibn", "bin", "bint"})
"""What stands between a name and the father's."""
_NO_GIVEN_NAMES = FAMILY_NAMES_FIRST | NAME_PARTICLES
_LIKE_K = str.maketrans("cq", "kk")
_THEIR_OFFICES = (
    "minister|president|premier|king|prince|emperor|sultan|ambassador|chief|commander|chairman|head|leader|speaker|"
    "governor|secretary|representative|general|marshal|delegate|army"
)
_CALLED_BY_FIRST = FIRST_NAME_STATES | FAMILY_FIRST_STATES
_HYPHENATED = re.compile(r"[^\W\d_a-z][^\W\d_]+-[a-z]['’a-z]+")
_SOVEREIGN_OF = re.compile(r"(?:\A|; *)(Shah|Imam) of (?=(?:the )?[A-Z])")
_VOWELS = re.compile("[aeiouy]+")
_SLAVIC_ENDINGS = "y yy i iy ij".split()
_SLAVIC = re.compile(rf"(.*\w\w[sc]k)({'|'.join(_SLAVIC_ENDINGS)})")
_SLAVIC_ENDS = tuple(f"{before}k{ending}" for before in "sc" for ending in _SLAVIC_ENDINGS)
_MIN_FIRST_NAME = 4
_TELLS_NOBODY = USUAL_GIVEN_NAMES.union(*SHORT_GIVEN_NAMES.values(), _NO_GIVEN_NAMES, TITLES, COMMON_FIRST_NAMES)
_BYNAMES = frozenset("abu umm papa baby mama".split())
_MIN_ALIKE_CHARS = 5
_MIN_LIKE_BEGINNING = 5
_MIN_ONE_OFF_CHARS = 6
_MIN_ONE_OFF_PART = 4


def pattern_of_own_officials(states: Collection[str]) -> re.Pattern[str]:
    """Return what finds, in a folded description, an office of one of these states: none of an envoy to it.

    `states` are folded names and adjectives. What stands after the end of a term abroad is another office: "Ambassador
    to Japan until 1957; thereafter Ambassador to Peru".
    """
    any_state = "|".join(sorted(states))
    return re.compile(
        rf"\b(?:{any_state}) (?:(?!(?:affairs|desk|in|to|until|from|after|thereafter|then|later)\b)\w+ ){{0,3}}"
        rf"(?:{_THEIR_OFFICES})\b"
        rf"|\b(?:{_THEIR_OFFICES})(?: (?!(?:to|in|for|on|at|office|embassy)\b)\w+){{0,5}} of (?:the )?(?:\w+ of )?"
        rf"(?:{any_state})\b"
    )


_IS_THEIRS = pattern_of_own_officials(_CALLED_BY_FIRST)


def _words(name: str) -> list[str]:
    name = _BRACKETS.sub("", name) if "(" in name else name
    return (_COMMA_SUFFIX.sub(" ", _STYLE_AFTER.sub("", name)) if "," in name else name).split()


@lru_cache(maxsize=1 << 17)
def bare_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without the ranks before it, and the "Jr." or the number of a king after it."""
    words = _words(name)
    while len(words) > 2 and normal_form(words[0]) in TITLES:
        del words[0]
    while len(words) > 2 and normal_form(words[-1]) in NAME_SUFFIXES:
        del words[-1]
    if len(words) > 1 and _REGNAL.fullmatch(words[-1]) and normal_form(words[0]) not in SONS_OF:
        del words[-1]
    return tuple(words)


@lru_cache(maxsize=1 << 17)
def folded_words(name: str) -> tuple[str, ...]:
    """Return the same words folded."""
    words = bare_words(name)
    if name.isascii() and name.replace(" ", "").isalpha():  # As most are; word by word they take three times as long.
        return tuple(" ".join(words).lower().split())
    return tuple(map(normal_form, words))


def forget_words() -> None:
    """Let go of the words of names, which all who make a vocabulary ready ask for: hardly anybody does afterwards."""
    bare_words.cache_clear()
    folded_words.cache_clear()


def is_initial(word: str) -> bool:
    """Tell whether a word of a name is one letter or several with points: J., J.F."""
    if "." not in word:
        return len(word) == 1
    return len(word.rstrip(".")) == 1 or (len(word) <= 6 and _INITIALS.fullmatch(word) is not None)


def full_forms(name: str) -> list[str]:
    """Return other ways to write a person's full name: without rank, "Jr.", first or middle names, or in short."""
    bare, folded = bare_words(name), folded_words(name)
    forms = [" ".join(bare)]
    is_family_first = not _NO_GIVEN_NAMES.isdisjoint(folded[:2])
    if len(bare) > 2:
        middle = [word for word in bare[1:-1] if not is_initial(word)]
        forms.append(" ".join([bare[0], *middle, bare[-1]]))
        if is_initial(bare[0]):
            forms.append(" ".join(bare[1:]))
        elif len(bare) == 3 and not is_family_first:
            forms.append(f"{bare[0]} {bare[2]}")
            if middle:
                forms.append(f"{bare[0]} {middle[0][0]}. {bare[2]}")
                forms.append(f"{middle[0]} {bare[2]}")
    if len(bare) > 1 and not is_family_first:
        shorts = map(str.capitalize, SHORT_GIVEN_NAMES.get(folded[0], ()))  # Bill for William.
        forms += [f"{short} {form.partition(' ')[2]}" for short in shorts for form in tuple(forms)[-3:]]
    return [form for form in dict.fromkeys(forms) if form != name and " " in form]


def short_forms(name: str) -> list[str]:
    """Return what stands for a person once named in full: the surname, with and without its particles.

    Where the family name stands first, as in Xi Jinping and Ngo Dinh Diem, it is that and the last name; before a
    forefather's, as in Faisal bin Abdulaziz, it is the first name too.
    Empty for a name of one word, but for a rank and a name: "General Suharto".
    """
    words, folded = bare_words(name), folded_words(name)
    if (len(words) < 2 and len(_words(name)) < 2) or folded[-1] in NAME_SUFFIXES:
        return []
    last = words[-1]
    forms = [last]
    start = len(words) - 1
    while start > 1 and folded[start - 1] in NAME_PARTICLES:
        start -= 1
    if start < len(words) - 1:
        forms.append(" ".join(words[start:]))
    if len(words) <= 4 and folded[0] in FAMILY_NAMES_FIRST:
        forms.append(words[0])
    if folded[0] in HONORIFICS or (len(words) > 2 and folded[1] in SONS_OF and _tells(folded[0])):
        forms.append(words[0])
    head, hyphen, tail = last.partition("-")
    if hyphen and (normal_form(head) in NAME_PARTICLES or _ARTICLE.match(last)):
        forms.append(tail)
    return [form for form in dict.fromkeys(forms) if len(form.rstrip(".")) > 1]


def first_names(actor: ActorEntry, homes: Collection[str]) -> list[str]:
    """Return the first name of a person whom everybody calls by it, as is done in Thailand, Ethiopia and other states,
    or who may have the family name first, as in Yoshida Shigeru and Yen Chia-kan, in the spellings of all names; none
    for all others. `homes` are the names of those whose offices the entry states.

    An envoy to such a state is none of its people: only the description of its own minister tells.
    """
    words = bare_words(actor.name)
    if len(words) == 2 and "-" in words[1] and _HYPHENATED.fullmatch(words[1]):
        return [words[0]]
    is_at_home = not _CALLED_BY_FIRST.isdisjoint(map(normal_form, homes))
    if len(words) < 2 or not (is_at_home or actor.description):
        return []
    first = normal_form(words[0])
    if not _tells(first) or first in HONORIFICS or any(map(is_initial, words)):
        return []
    if not is_at_home and _IS_THEIRS.search(normal_form(actor.description)) is None:
        return []
    others = (name.split()[0] for name, use in actor.names if use == NameUse.NAME and " " in name)
    return [words[0], *(other for other in others if is_one_name(first, normal_form(other)))]


def in_other_order(actor: ActorEntry, firsts: Collection[str]) -> str:
    """Return the two names of a person the other way round: Shigeru Yoshida; blank where none of `firsts`, the names
    that may be either, stands first of two."""
    first, _, rest = actor.name.partition(" ")
    return f"{rest} {first}" if first in firsts and rest and " " not in rest else ""


def sovereign_titles(actor: ActorEntry) -> list[str]:
    """Return the titles that stand alone, without an article, for a person whose description begins an office with one:
    Shah of Iran. A king is hardly ever called so."""
    return list(dict.fromkeys(_SOVEREIGN_OF.findall(actor.description)))


def _tells(folded: str) -> bool:
    """Tell whether a folded first name may stand alone for who bears it: no Western one, nor one that everybody has."""
    return len(folded) >= _MIN_FIRST_NAME and folded not in _TELLS_NOBODY


def all_short_forms(name: str, others: Iterable[str]) -> list[str]:
    """Return what stands for a person under any of the names: the surname in each spelling."""
    forms = short_forms(name)
    for other in others:
        if _has_surname(other, name):
            forms += short_forms(other)
    return [
        one
        for form in dict.fromkeys(forms)
        for one in (form, *(article_forms(form) if "-" in form else ()), *slavic_forms(form))
    ]


def _has_surname(other: str, name: str) -> bool:
    """Tell whether a further name ends in a surname: not in a place as King Zog of Albania, nor in a given name or
    that of a forefather as what is shorter or longer than the main name, or has the family name first, nor in a
    byname as Abu Jihad and Papa Doc."""
    if " " not in other or not (other.isascii() or _LATIN.fullmatch(other)):
        return False
    words, own = normal_form(other).split(), normal_form(name).split()
    shared = min(len(words), len(own))
    if len(words) < 2 or words[0] in TITLES or "of" in words or words[:shared] == own[:shared]:
        return False
    if len(words) == 2:
        return words[0] not in _BYNAMES
    return words[0] not in FAMILY_NAMES_FIRST


def article_forms(name: str) -> list[str]:
    """Return a name with its Arabic articles in the other ways they are written; none for a name without."""
    if not _ARTICLE.search(name):
        return []
    forms = [
        _ARTICLE.sub("al-", name),
        _ARTICLE.sub("el-", name),
        _ARTICLE.sub(lambda found: f"a{(found['melts'] or 'l').lower()}-", name),
    ]
    return [form for form in dict.fromkeys(forms) if normal_form(form) != normal_form(name)]


def slavic_forms(name: str) -> list[str]:
    """Return a name in -sky with the other ways to spell this ending in Latin letters; none for another name."""
    found = _SLAVIC.fullmatch(name) if name.endswith(_SLAVIC_ENDS) else None
    if found is None:
        return []
    return [f"{found[1]}{ending}" for ending in _SLAVIC_ENDINGS if ending != found[2]]


def called_by(actor: ActorEntry) -> set[str]:
    """Return the folded words of a person's name that stand among the further names by themselves: Abiy, Saddam."""
    if not actor.names:
        return set()
    alone = {normal_form(name) for name, use in actor.names if " " not in name and use == NameUse.NAME}
    words = normal_form(actor.name).split() if alone else []
    return alone.intersection(words) if len(words) > 1 else set()


def surname(name: str) -> str:
    """Return the folded last name."""
    words = folded_words(name)
    return words[-1] if words else ""


def ordinal(name: str) -> str:
    """Return what tells people of one name apart: Jr, III; blank when nothing does."""
    words = _words(name)
    last = normal_form(words[-1]) if words else ""
    return last if last in NAME_SUFFIXES or not last.strip("ivx") else ""


def plain_forms(name: str) -> list[str]:
    """Return a full name without the ranks before it, and without its middle names: what another list may write. Mrs.
    Smith keeps her title: the name alone is her husband's."""
    words = _words(name)
    while len(words) > 1 and normal_form(words[0]) in TITLES:
        if len(words) == 2 and normal_form(words[0]) in WOMENS_TITLES:
            break
        del words[0]
    forms = [" ".join(words)]
    if len(words) > 2 and _NO_GIVEN_NAMES.isdisjoint(map(normal_form, words[:-1])):
        forms.append(f"{words[0]} {words[-1]}")
    return forms


def usual_given(given: Iterable[str]) -> list[str]:
    """Return folded given names without particles, each in one language of those that have it: Josef, Josip."""
    return [SAME_GIVEN_NAMES.get(word, word) for word in given if word not in NAME_PARTICLES]


def are_one_given(first: list[str], second: list[str]) -> bool:
    """Tell whether two people's usual given names may be one's: the first agree, and the second where both have one.

    An initial alone tells too little.
    """
    if not first or not second or not is_same_given(first[0], second[:1]):
        return False
    if len(first) > 1 and len(second) > 1:
        return is_same_given(first[1], second[1:2]) or is_one_name(first[1], second[1])
    return len(first[0]) > 1 and len(second[0]) > 1


def given_names(name: str) -> list[str]:
    """Return the folded names and initials that stand before the surname; none after a rank: General Suharto."""
    words = folded_words(name)[:-1]
    if len(words) == 1 and words[0] in TITLES:
        return []
    return " ".join(words).split()


def is_same_korean(written: str, name: str) -> bool:
    """Tell whether folded given names may be one Korean's, spelt with other vowels: Chung Hee, Chong-hui;
    in one letter where there is a single syllable."""
    written, name = written.replace(" ", ""), name.replace(" ", "")
    if len(_VOWELS.findall(name)) < 2:
        return is_one_name(written, name)
    return _sound(written) == _sound(name)


def is_same_given(written: str, names: Iterable[str]) -> bool:
    """Tell whether a folded given name or initial may be one of these: itself, its initial, short, or spelt alike."""
    for name in names:
        if written == name or (written.startswith(name[0]) and (len(written) == 1 or len(name) == 1)):
            return True
        if written in SHORT_GIVEN_NAMES.get(name, ()) or name in SHORT_GIVEN_NAMES.get(written, ()):
            return True
        if min(len(written), len(name)) >= _MIN_ALIKE_CHARS and _is_alike(written, name):
            return True
    return False


def is_one_name(one: str, two: str) -> bool:
    """Tell whether two folded names differ as two spellings of one do, in a letter after the first: Khoman, Khomen.

    That is little by itself: all else about their bearers has to agree.
    """
    return one[:1] == two[:1] and min(len(one), len(two)) >= _MIN_ONE_OFF_PART and _differ_in_one(one, two)


def is_spelt_alike(one: str, two: str) -> bool:
    """Tell whether two folded names sound alike from end to end: Mohamed, Muhammad; not Khaled, Khalifa."""
    return one == two or _sound(one) == _sound(two)


def _is_alike(one: str, two: str) -> bool:
    """Tell whether two spellings begin alike or sound alike: George, Georgios; Mohamed, Muhammad; not Mahmoud."""
    if one[:_MIN_LIKE_BEGINNING] == two[:_MIN_LIKE_BEGINNING] or _is_one_off(one, two):
        return True
    one, two = _sound(one), _sound(two)
    return one == two or one[:_MIN_LIKE_BEGINNING] == two[:_MIN_LIKE_BEGINNING]


def _is_one_off(one: str, two: str) -> bool:
    """Tell whether one letter more, less or other makes the whole difference between longer names."""
    return min(len(one), len(two)) >= _MIN_ONE_OFF_CHARS and _differ_in_one(one, two)


def _differ_in_one(one: str, two: str) -> bool:
    short, long = (one, two) if len(one) < len(two) else (two, one)
    if len(long) - len(short) > 1:
        return False
    same = 0
    for of_one, of_other in zip(short, long, strict=False):
        if of_one != of_other:  # In most pairs at once.
            break
        same += 1
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


@lru_cache(maxsize=1 << 14)  # A text has the same few given names again and again, and many bear a surname.
def _sound(word: str) -> str:
    """Return a word with all vowels alike, no letter twice, and the Greek spellings of k, f and t as one letter."""
    word = word.translate(_LIKE_K).replace("ph", "f").replace("th", "t")
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouy]", "a", word))
