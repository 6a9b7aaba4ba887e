"""Whether the given names before a surname are those of a person who bears it."""

from collections.abc import Sequence

from articles.filing import FAMILY_NAMES_FIRST
from articles.tagging.fitness import Bearer, Item, is_held, suitability, telling_of
from articles.tagging.known import known_given_names
from articles.tagging.people import ARTICLES, SONS_OF, is_one_name, is_same_given, is_spelt_alike
from articles.tagging.people_words import COMMON_FIRST_NAMES, GIVEN_NAME_STATES, SHORT_GIVEN_NAMES, USUAL_GIVEN_NAMES


class GivenNames:
    """The given names before a surname, ready to be held against those of each who bears it."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take the folded words."""
        self._words = words
        self._full = full = [word for word in words if len(word) > 1]
        self._sons = next((at for at, word in enumerate(full) if word in SONS_OF), 0)
        last = full[-1] if full else ""
        self._has_article = last.partition(" ")[0] in ARTICLES
        self._last = last.rpartition(" ")[2] if self._has_article else last

    def agree_with(self, one: Bearer) -> bool:
        """Tell whether they may be a person's: the last one in full, or all the initials.

        What stands behind "bin" is the father's name: of Abdullah bin Zayed it is Abdullah that counts.
        """
        full = self._full
        if not full:
            return one.initials.issuperset(self._words)
        if full[-1] in GIVEN_NAME_STATES:
            return full[-1] in one.given  # Georgia is not Giorgia.
        if self._sons:
            return any(is_spelt_alike(full[self._sons - 1], name) for name in one.called)
        if self._has_article and len(full) > 1 and not is_same_given(full[-2].rpartition(" ")[2], one.own_names):
            return False  # Nasser al-Ahmad Al Roe is not Sabah al-Ahmad Al Roe.
        if is_same_given(self._last, one.own_names):
            return True
        if len(full) == 1 or not one.given.issuperset(full[:-1]):
            return False
        # Of several names one may be spelt in another way: Lee Kuan Yew, Lee Kwan Yew.
        return any(is_one_name(full[-1], name) for name in one.own_names)

    def mean(self, one: Bearer, titles: Sequence[str], item: Item) -> bool:
        """Tell whether they are a person's in an item.

        A name that the person has but does not go by, as James is Gordon Brown's, is anybody's: it needs a title that
        suits, or a state of the person in the item; one that very many have needs the title. So does the long form of a
        short name by which the person goes: Michael, of Mike. Another name may stand between the first and the surname
        of one who is of the item's time or state.
        """
        full = self._full
        if not self.agree_with(one):
            if len(full) < 2 or not one.has_stated_homes or full[0] not in one.called or full[0] in COMMON_FIRST_NAMES:
                return False
            is_a_fathers = not SONS_OF.isdisjoint(full) or not ARTICLES.isdisjoint(" ".join(full).split())
            return not is_a_fathers and one.given.isdisjoint(FAMILY_NAMES_FIRST) and _is_near(one, item)
        if not full or not one.has_stated_homes or any(_goes_by(word, one) for word in full):
            return True
        telling = " ".join(telling_of(titles))
        if telling and any(suitability(telling, office.title) for office in one.offices):
            return True
        return full[-1] not in COMMON_FIRST_NAMES and not one.homes.isdisjoint(item.named)


def _is_near(one: Bearer, item: Item) -> bool:
    """Tell whether a person holds an office on the date, or an item names a state of theirs."""
    return any(is_held(office, item) for office in one.dated) or not one.homes.isdisjoint(item.named)


def _goes_by(word: str, one: Bearer) -> bool:
    """Tell whether a person goes by a given name, in any spelling or in short; but what is usual is spelt as it is:
    Michael is not Micheál. Of the other names it is enough if hardly anybody has them: Couve de Murville, Suu Kyi."""
    if word in one.called or any(word in SHORT_GIVEN_NAMES.get(name, ()) for name in one.called):
        return True
    if word in one.given and word not in COMMON_FIRST_NAMES and word not in known_given_names():
        return word not in USUAL_GIVEN_NAMES
    return word not in USUAL_GIVEN_NAMES and is_same_given(word, one.called)
