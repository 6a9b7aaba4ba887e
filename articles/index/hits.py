"""Answers of the text index, kept while they are asked for, and kept right while articles change."""

from collections.abc import Hashable, Iterable
from typing import NamedTuple

from pyroaring import BitMap

MAX_KEPT = 64
"""Answers that are kept, the latest; at a million hits each takes some 130 kB."""

MAX_OUTDATED = 500
"""Articles that may have changed since an answer was given, whose words are looked at; beyond them it is asked anew."""


class Kept(NamedTuple):
    """An answer, and the articles that have changed since and must be asked again."""

    ids: BitMap
    outdated: BitMap


class Hits:
    """What the text index answered, by what was asked. A snapshot adds to its own; the next begins with a copy."""

    def __init__(self, kept: dict[Hashable, Kept] | None = None) -> None:
        self._kept = kept or {}

    def get(self, key: Hashable) -> Kept | None:
        """Return the answer to a question."""
        return self._kept.get(key)

    def questions(self) -> list[Hashable]:
        """Return the questions whose answers are kept, the oldest first."""
        return list(self._kept)

    def put(self, key: Hashable, ids: BitMap) -> None:
        """Keep an answer that holds now; the oldest goes."""
        self._kept.pop(key, None)
        self._kept[key] = Kept(ids, BitMap())
        for oldest in self.questions()[:-MAX_KEPT]:
            self._kept.pop(oldest, None)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()

    def outdated(self, articles: Iterable[int]) -> "Hits":
        """Return a copy in which some articles are to be asked again."""
        changed = BitMap(articles)
        kept = {}
        for key, (ids, outdated) in list(self._kept.items()):
            both = outdated | changed
            if len(both) <= MAX_OUTDATED:
                kept[key] = Kept(ids, both)
        return Hits(kept)
