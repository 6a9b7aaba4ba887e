"""Near matches of a name among the names of actors, across spellings and scripts: Sinwar, Sinouar, السنوار.

Names are written in Latin letters and compared twice: as a reader would spell them, sounds that transliterations
write in several ways made one; and by their consonants alone, since Arabic and Hebrew write little else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz, process

from articles.models import Actor, ActorName
from articles.tagging.names import key_of
from articles.vocabulary import ActorKind, NameUse

MIN_SCORE = 0.85
"""How alike two names must be, from 0 to 1. "Sinouar" and "Sinwar" score 1, "السنوار" 0.9, "Iran" and "Iraq" 0.71."""

MAX_MATCHES = 3

_MIN_CHARS = 4
_MIN_CONSONANTS = 3
_FIRST_LOOK = 60.0  # of 100, by spelling alone; the consonants then decide.
_LOOKED_AT = 40
_MIN_LETTERS = 55.0
"""Of 100: how alike the letters of two names in Latin script must be. "Geneva" sounds like "Kenya", "Council" like
"Gonzalo"; "Qadhafi" and "Gaddafi" have 57."""

_MIN_BODY_LETTERS = 72.0
"""The same of what is no person, whose names are translated rather than spelt by ear: "Suez" is not "Suiza"."""

_MIN_SURNAME_SCORE = 0.9
_MIN_SHORT_SURNAME_SCORE = 0.95
_FEW_CONSONANTS = 3
_MIN_SURNAME_LETTERS = 85.0
"""What a single word is compared with by its surname must sound alike in its consonants, or have nearly its letters:
many a word is somebody's surname but for a vowel and a consonant, and of the short ones more."""

_MIN_WORD_SCORE = 0.82
"""How alike each word of a name must be to its own of another: what differs in one of several words is another body, or
somebody who shares the others."""

_MAX_ACRONYM_CHARS = 5

_OTHER_SCRIPT = re.compile("[^\\W\\d_\u0000-\u024f]")
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{3})")
_GOD = re.compile(r" ?الله(?!\w)")  # In Latin letters one word with what stands before: Nasrallah.
_ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az|ha)[ -]+|(?<=\b)al(?=[^aeiou\W]{2})")
# The same joined to a name, as its first sound is said: "es-Sinwar". By themselves such words are names, as "Ed" is;
# "en-" is left alone, which Chinese names hold.
_JOINED_ARTICLE = re.compile(r"\b(?:[ae](?:sh|th|dh)|ech|e[ldrstz]|u[ldr])-(?=\w)", re.IGNORECASE)
# How one sound is spelt: French and Arabic "ou", Polish "w", German "sch", Russian "iy", doubled letters.
_SOUNDS = (
    (re.compile(r"dsch|dzh|dj"), "i"),
    (re.compile(r"ch(?=r)"), "k"),
    (re.compile(r"tsch|sch|sh|ch|tch|ş|š"), "s"),
    (re.compile(r"kh|q|ck|c(?![eiy])|gh(?=[aeiou])|g"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ou|oo|w|v|u|o"), "u"),
    (re.compile(r"iy|yi|ij|ee|y|i|e|j"), "i"),
    (re.compile(r"tz|ts|z|c"), "s"),
    (re.compile(r"h\b|(?<=[aeiou])h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = re.compile(r"[aeiou]")


class Near(NamedTuple):
    """An actor whose name is nearly the one asked for, that name, and how alike they are, from 0 to 1."""

    actor_id: int
    slug: str
    actor: str
    written: str
    score: float


class _Form(NamedTuple):
    spelling: str
    consonants: str
    letters: str
    """Plain small letters; blank for another script."""
    actor: int
    written: str
    is_person: bool
    is_surname: bool
    """Whether it is the last word of a person's name."""


def sounds_of(name: str) -> tuple[str, str]:
    """Return how a name sounds, in plain letters, and the consonants of that."""
    name = _JOINED_ARTICLE.sub("", _ARABIC_ARTICLE.sub("", _GOD.sub("allah", name)))
    plain = re.sub(r"[^a-z0-9 ]", "", anyascii(name).lower().replace("-", " "))
    plain = _ARTICLE.sub("", plain)
    for pattern, sound in _SOUNDS:
        plain = pattern.sub(sound, plain)
    spelling = " ".join(plain.split())
    # The first letter stays even if it is a vowel: Oman is not Yemen.
    consonants = " ".join(word[:1] + _VOWELS.sub("", word[1:]) for word in spelling.split())
    return spelling, consonants


class NearNames:
    """The names of all actors, ready to be compared; made anew when the vocabulary changes."""

    def __init__(self, names: Iterable[tuple[int, str, str, str, str]]) -> None:
        """Take ids, slugs, main names and kinds of actors, each with one of its names."""
        self._forms: list[_Form] = []
        self._actors: dict[int, tuple[str, str]] = {}
        self._by_consonants: defaultdict[str, list[int]] = defaultdict(list)
        for actor, slug, main, kind, written in names:
            self._actors[actor] = slug, main
            variants = [written]
            if kind == ActorKind.PERSON and len(written.split()) > 1:
                variants.append(written.split()[-1])
            for variant in variants:
                spelling, consonants = sounds_of(variant)
                if len(spelling) < _MIN_CHARS - 1:
                    continue
                self._by_consonants[consonants].append(len(self._forms))
                of = actor, written, kind == ActorKind.PERSON, variant != written
                self._forms.append(_Form(spelling, consonants, _latin_letters(variant), *of))
        self._spellings = [form.spelling for form in self._forms]

    @classmethod
    def load(cls) -> "NearNames":
        """Return the names of the archive's actors, but for adjectives and acronyms; two queries."""
        actors = {row[0]: row[1:] for row in Actor.objects.order_by("id").values_list("id", "slug", "name", "kind")}
        names = [(id, slug, name, kind, name) for id, (slug, name, kind) in actors.items()]
        further = ActorName.objects.filter(use=NameUse.NAME).order_by("id").values_list("actor_id", "name")
        names += [(id, *actors[id], name) for id, name in further if id in actors]
        return cls(names)

    def near(self, name: str) -> list[Near]:
        """Return the actors with a name much like this one, the likest first, three at most."""
        spelling, consonants = sounds_of(name)
        is_acronym = name.isupper() and len(name) <= _MAX_ACRONYM_CHARS
        if len(spelling) < _MIN_CHARS or is_acronym or not key_of(name):
            return []
        places: Sequence[int] = [
            place
            for _, _, place in process.extract(
                spelling, self._spellings, scorer=fuzz.ratio, limit=_LOOKED_AT, score_cutoff=_FIRST_LOOK
            )
        ]
        if len(consonants.replace(" ", "")) >= _MIN_CONSONANTS:
            places = [*places, *self._by_consonants.get(consonants, ())]
        best: dict[int, Near] = {}
        letters = _latin_letters(name)
        for place in places:
            form = self._forms[place]
            score = _likeness(spelling, consonants, form)
            if score < MIN_SCORE or not _are_words_alike((spelling, consonants), form):
                continue
            # Every actor has names in Latin script: one written so is compared with these alone.
            if letters and not _may_be_spelt(letters, consonants, form, score):
                continue
            if form.actor not in best or best[form.actor].score < score:
                best[form.actor] = Near(form.actor, *self._actors[form.actor], form.written, round(score, 2))
        return sorted(best.values(), key=lambda one: (-one.score, one.actor))[:MAX_MATCHES]


def _latin_letters(name: str) -> str:
    return "" if _OTHER_SCRIPT.search(name) else anyascii(name).lower()


def _may_be_spelt(letters: str, consonants: str, form: _Form, score: float) -> bool:
    """Tell whether letters and sounds of a name in Latin script may be those of another one."""
    likeness = fuzz.ratio(letters, form.letters)
    if form.is_surname and score < 1:
        sounds_alike = consonants == form.consonants or likeness >= _MIN_SURNAME_LETTERS
        is_short = len(consonants) <= _FEW_CONSONANTS
        least = _MIN_SHORT_SURNAME_SCORE if is_short else _MIN_SURNAME_SCORE
        return sounds_alike and score >= least and likeness >= _MIN_LETTERS
    return likeness >= (_MIN_LETTERS if form.is_person else _MIN_BODY_LETTERS)


def _are_words_alike(sounds: tuple[str, str], form: _Form) -> bool:
    """Tell whether each word of a name is like its own of the other; also where they have not as many words."""
    words, others = (
        list(zip(*(each.split() for each in one), strict=False)) for one in (sounds, (form.spelling, form.consonants))
    )
    if len(words) != len(others) or len(words) == 1:
        return True
    return all(
        fuzz.ratio(one[0], other[0]) >= 100 * _MIN_WORD_SCORE or one[1] == other[1]
        for one, other in zip(words, others, strict=True)
    )


def _likeness(spelling: str, consonants: str, form: _Form) -> float:
    """Return how alike two names are: the mean of their spellings' and their consonants' likeness."""
    return (fuzz.ratio(spelling, form.spelling) + fuzz.ratio(consonants, form.consonants)) / 200
