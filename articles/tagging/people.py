"""Names of people: the forms that a full name takes, the short forms that stand for it."""

import re

from articles.tagging.lexicon import FAMILY_NAMES_FIRST, NAME_PARTICLES, NAME_SUFFIXES, TITLES
from articles.tagging.passages import normal_form

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_COMMA_SUFFIX = re.compile(r",\s*(?=(?:Jr|Sr|I{2,3}|IV|Esq)\b)")


def _words(name: str) -> list[str]:
    return _COMMA_SUFFIX.sub(" ", _BRACKETS.sub("", name)).split()


def _bare(name: str) -> list[str]:
    """Return the words of a name without the ranks before it and the "Jr." after it."""
    words = _words(name)
    while len(words) > 2 and normal_form(words[0]) in TITLES:
        del words[0]
    while len(words) > 2 and normal_form(words[-1]) in NAME_SUFFIXES:
        del words[-1]
    return words


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 or (len(word) <= 6 and re.fullmatch(r"(?:\w\.){2,}", word) is not None)


def full_forms(name: str) -> list[str]:
    """Return other ways to write a person's full name: without rank, "Jr." or middle names."""
    bare = _bare(name)
    forms = [" ".join(bare)]
    if len(bare) > 2:
        forms.append(" ".join([bare[0], *(word for word in bare[1:-1] if not _is_initial(word)), bare[-1]]))
        if _is_initial(bare[0]):
            forms.append(" ".join(bare[1:]))
        elif len(bare) == 3 and not {normal_form(bare[0]), normal_form(bare[1])} & (
            FAMILY_NAMES_FIRST | NAME_PARTICLES
        ):
            forms.append(f"{bare[0]} {bare[2]}")
    return [form for form in dict.fromkeys(forms) if form != name and len(form.split()) > 1]


def short_forms(name: str) -> list[str]:
    """Return what stands for a person once named in full: the surname, with and without its particles.

    Where the family name stands first, as in Xi Jinping and Ngo Dinh Diem, it is that and the last name.
    Empty for a name of one word.
    """
    words = _bare(name)
    if len(words) < 2:
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
