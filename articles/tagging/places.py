"""Names of places that contain the name of a state and are another place: New Mexico, the Gulf of Oman."""

from articles.tagging.lexicon import OTHER_PLACE_AFTER, OTHER_PLACE_BEFORE, OTHER_PLACE_BEFORE_OF
from articles.tagging.names import Found
from articles.tagging.passages import Passage


def is_of_another_place(passage: Passage, run: Found) -> bool:
    """Tell whether the words around a state's name make it the name of another place."""
    start, end = run.start, run.end
    before, after = passage.word_before(start), passage.word_after(end)
    if before in OTHER_PLACE_BEFORE:
        return passage.cased[start - 1 - len(before)].isupper() and passage.is_adjacent(start - 1, start)
    if before == "of":
        return passage.word_before(start - len("of ")) in OTHER_PLACE_BEFORE_OF and passage.is_adjacent(
            start - 1, start
        )
    return after in OTHER_PLACE_AFTER and passage.cased[end + 1].isupper() and passage.is_adjacent(end, end + 1)
