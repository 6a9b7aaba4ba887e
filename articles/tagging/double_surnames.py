"""Names of people who bear the father's and then the mother's family name, and are called by the father's.

Eduardo Frei Montalva, President of Chile, is Eduardo Frei and President Frei.
"""

from collections.abc import Iterable

from articles.filing import NAME_PARTICLES
from articles.tagging.entries import ActorEntry
from articles.tagging.known import known_given_names
from articles.tagging.passages import normal_form
from articles.tagging.people import bare_words, is_initial, pattern_of_own_officials
from articles.tagging.people_words import SPANISH_GIVEN_NAMES, SPANISH_STATES, USUAL_GIVEN_NAMES

_BETWEEN = NAME_PARTICLES | {"y"}
_MIN_WORDS = 3
_IS_THEIRS = pattern_of_own_officials(SPANISH_STATES)


def with_fathers_name_alone(actor: ActorEntry, homes: Iterable[str]) -> str:
    """Return the full name of a person of a Spanish-speaking state without the mother's family name: Eduardo Frei.

    Blank for all others and where there is none. `homes` are the names of the states whose offices the entry states; an
    envoy to such a state is none of its people: only the description of its own minister tells.
    """
    words = bare_words(actor.name) if actor.name.count(" ") >= _MIN_WORDS - 1 else ()
    if len(words) < _MIN_WORDS:
        return ""
    is_at_home = not SPANISH_STATES.isdisjoint(map(normal_form, homes))
    if not (is_at_home or actor.description):
        return ""
    end = len(words) - 1
    while end > 1 and normal_form(words[end - 1]) in _BETWEEN:
        end -= 1
    if end < 2 or is_initial(words[end - 1]) or _is_given(normal_form(words[end - 1])):
        return ""
    if not is_at_home and _IS_THEIRS.search(normal_form(actor.description)) is None:
        return ""
    return " ".join(words[:end])


def _is_given(word: str) -> bool:
    return word in USUAL_GIVEN_NAMES or word in SPANISH_GIVEN_NAMES or word in known_given_names()
