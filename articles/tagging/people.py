"""Names of people: the forms that a full name takes, the short forms that stand for it, and given names that agree."""

import re
from collections.abc import Iterable

from articles.tagging.lexicon import FAMILY_NAMES_FIRST, NAME_PARTICLES, NAME_SUFFIXES, SHORT_GIVEN_NAMES, TITLES
from articles.tagging.passages import normal_form

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_COMMA_SUFFIX = re.compile(r",\s*(?=(?:Jr|Sr|I{2,3}|IV|Esq)\b)")
_REGNAL = re.compile("[IVX]+")
_MIN_ALIKE_CHARS = 5
_MIN_LIKE_BEGINNING = 5


def _words(name: str) -> list[str]:
    return _COMMA_SUFFIX.sub(" ", _BRACKETS.sub("", name)).split()


def _bare(name: str) -> list[str]:
    """Return the words of a name without the ranks before it and the "Jr." after it."""
    words = _words(name)
    while len(words) > 2 and normal_form(words[0]) in TITLES:
        del words[0]
    while len(words) > 2 and normal_form(words[-1]) in NAME_SUFFIXES:
        del words[-1]
    if len(words) == 2 and _REGNAL.fullmatch(words[-1]):
        del words[-1]
    return words


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 or (len(word) <= 6 and re.fullmatch(r"(?:\w\.){2,}", word) is not None)


def full_forms(name: str) -> list[str]:
    """Return other ways to write a person's full name: without rank, "Jr.", first or middle names, or in short."""
    bare = _bare(name)
    forms = [" ".join(bare)]
    is_family_first = bool({normal_form(word) for word in bare[:2]} & (FAMILY_NAMES_FIRST | NAME_PARTICLES))
    if len(bare) > 2:
        middle = [word for word in bare[1:-1] if not _is_initial(word)]
        forms.append(" ".join([bare[0], *middle, bare[-1]]))
        if _is_initial(bare[0]):
            forms.append(" ".join(bare[1:]))
        elif len(bare) == 3 and not is_family_first:
            forms.append(f"{bare[0]} {bare[2]}")
            if middle:
                forms.append(f"{bare[0]} {middle[0][0]}. {bare[2]}")
                forms.append(f"{middle[0]} {bare[2]}")
    if len(bare) > 1 and not is_family_first:
        forms += [f"{short} {form.partition(' ')[2]}" for short in _shorts(bare[0]) for form in tuple(forms)[-3:]]
    return [form for form in dict.fromkeys(forms) if form != name and len(form.split()) > 1]


def short_forms(name: str) -> list[str]:
    """Return what stands for a person once named in full: the surname, with and without its particles.

    Where the family name stands first, as in Xi Jinping and Ngo Dinh Diem, it is that and the last name.
    Empty for a name of one word, but for a rank and a name: "General Suharto".
    """
    words = _bare(name)
    if len(_words(name)) < 2:
        return []
    forms = [words[-1]]
    start = len(words) - 1
    while start > 1 and normal_form(words[start - 1]) in NAME_PARTICLES:
        start -= 1
    if start < len(words) - 1:
        forms.append(" ".join(words[start:]))
    if len(words) <= 4 and normal_form(words[0]) in FAMILY_NAMES_FIRST:
        forms.append(words[0])
    head, hyphen, tail = words[-1].partition("-")
    if hyphen and normal_form(head) in NAME_PARTICLES:
        forms.append(tail)
    return [form for form in dict.fromkeys(forms) if len(form.rstrip(".")) > 1]


def given_names(name: str) -> list[str]:
    """Return the folded names and initials that stand before the surname."""
    words = _bare(name)[:-1]
    return [part for word in words for part in normal_form(word.replace(".", " ")).split()]


def is_same_given(written: str, names: Iterable[str]) -> bool:
    """Tell whether a folded given name or initial may be one of these: itself, its initial, short, or spelt alike."""
    for name in names:
        if written == name or written.startswith(name[0]) and (len(written) == 1 or len(name) == 1):
            return True
        if written in SHORT_GIVEN_NAMES.get(name, ()) or name in SHORT_GIVEN_NAMES.get(written, ()):
            return True
        if min(len(written), len(name)) >= _MIN_ALIKE_CHARS and _is_alike(written, name):
            return True
    return False


def _shorts(given: str) -> list[str]:
    """Return the short forms of a given name: Bill for William."""
    return [short.capitalize() for short in SHORT_GIVEN_NAMES.get(normal_form(given), ())]


def _is_alike(one: str, two: str) -> bool:
    """Tell whether two spellings begin alike or have the same consonants: George, Georgios; Mohamed, Muhammad."""
    if one[:_MIN_LIKE_BEGINNING] == two[:_MIN_LIKE_BEGINNING]:
        return True
    if one[0] != two[0] or abs(len(one) - len(two)) > 1:
        return False
    skeletons = ["".join(char for char in word if char not in "aeiouy") for word in (one, two)]
    return _without_doubles(skeletons[0]) == _without_doubles(skeletons[1])


def _without_doubles(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)
