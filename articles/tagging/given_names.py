"""Whether the given names before a surname are those of a person who bears it."""

from collections.abc import Sequence

from articles.filing import FAMILY_NAMES_FIRST, NAME_PARTICLES
from articles.tagging.fitness import Bearer, Item, is_held, suitability, telling_of
from articles.tagging.known import known_given_names
from articles.tagging.people import ARTICLES, SONS_OF, is_one_name, is_same_given, is_spelt_alike
from articles.tagging.people_words import COMMON_FIRST_NAMES, GIVEN_NAME_STATES, SHORT_GIVEN_NAMES, USUAL_GIVEN_NAMES


def agrees(given: Sequence[str], one: Bearer) -> bool:
    """Tell whether the given names before a surname may be a person's: the last one in full, or all the initials.

    What stands behind "bin" is the father's name: of Abdullah bin Zayed it is Abdullah that counts.
    """
    full = [word for word in given if len(word) > 1]
    if full and full[-1] in GIVEN_NAME_STATES:
        return full[-1] in one.given  # Georgia is not Giorgia.
    if not full:
        return one.initials.issuperset(given)
    names = [name for name in one.given if name not in NAME_PARTICLES]
    sons = next((at for at, word in enumerate(full) if word in SONS_OF), 0)
    if sons:
        return any(is_spelt_alike(full[sons - 1], name) for name in one.called)
    last = full[-1]
    if last.partition(" ")[0] in ARTICLES:
        last = last.rpartition(" ")[2]
        if len(full) > 1 and not is_same_given(full[-2].rpartition(" ")[2], names):
            return False  # Nasser al-Ahmad Al Roe is not Sabah al-Ahmad Al Roe.
    if is_same_given(last, names):
        return True
    # Of several names one may be spelt in another way: Lee Kuan Yew, Lee Kwan Yew.
    return len(full) > 1 and one.given.issuperset(full[:-1]) and any(is_one_name(full[-1], name) for name in names)


def is_meant(one: Bearer, given: Sequence[str], titles: Sequence[str], item: Item) -> bool:
    """Tell whether the given names before a surname are a person's in an item.

    A name that the person has but does not go by, as James is Gordon Brown's, is anybody's: it needs a title that
    suits, or a state of the person in the item; one that very many have needs the title. So does the long form of a
    short name by which the person goes: Michael, of Mike. Another name may stand between the first and the surname
    of one who is of the item's time or state.
    """
    full = [word for word in given if len(word) > 1]
    if not agrees(given, one):
        if len(full) < 2 or not one.has_stated_homes or full[0] not in one.called - COMMON_FIRST_NAMES:
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
