"""A plan: all that an operation on the vocabulary would change, read before anything is written."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from articles.curating.entries import pack, unpack
from articles.curating.namesakes import Namesakes, in_words
from articles.curating.rows import RowChange
from articles.curating.tags import TagMove
from articles.vocabulary import CurationKind

_VERBS: dict[CurationKind, tuple[str, str]] = {
    CurationKind.RENAME: ("Rename", "Renamed"),
    CurationKind.ALIAS: ("Give", "Gave"),
    CurationKind.MERGE: ("Merge", "Merged"),
    CurationKind.SPLIT: ("Split", "Split"),
    CurationKind.DELETE: ("Delete", "Deleted"),
}
"""What is to be done, and what was."""


@dataclass(frozen=True)
class Plan:
    """What an operation would do. The preview shows it, carrying it out writes it, the log keeps it.

    `what` says with whom, behind the verb: "Gaul (gaul) into France (france)". `counts` has numbers by what they count,
    in words; `notes` are sentences about what a person should know, `warnings` say why it may be a mistake, and
    `namesakes` has the names it gives that others bear already.
    """

    kind: CurationKind
    subject: str
    what: str
    rows: tuple[RowChange, ...] = ()
    tags: tuple[TagMove, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    namesakes: Namesakes = field(default_factory=dict)

    @property
    def intention(self) -> str:
        """What is to be done, for a preview."""
        return f"{_VERBS[self.kind][0]} {self.what}"

    @property
    def summary(self) -> str:
        """What was done, for the log."""
        return f"{_VERBS[self.kind][1]} {self.what}"

    @cached_property
    def digest(self) -> str:
        """A digest of what happens to the vocabulary: plans with the same one do the same to it, and are of names
        that the same others bear.

        The tags are left out: on a busy archive there are always some more between a preview and its confirmation.
        """
        others = {name: [row.pk for row in rows] for name, rows in self.namesakes.items()}
        said = json.dumps([self.summary, others, *(row.as_json() for row in self.rows)])
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()

    @property
    def doubts(self) -> list[str]:
        """All that speaks against it, in sentences."""
        return [*self.warnings, *(in_words(name, those) for name, those in self.namesakes.items())]

    @property
    def touched(self) -> list[int]:
        """Ids of the actors or themes whose tags move."""
        return sorted({id for move in self.tags for id in (move.source, move.into) if isinstance(id, int)})

    def memory(self) -> bytes:
        """Return what an undo needs."""
        return pack({"rows": [row.as_json() for row in self.rows], "tags": [move.as_json() for move in self.tags]})

    def examples(self, number: int) -> list[int]:
        """Return ids of some articles whose tags move, the newest in the archive first."""
        found: list[int] = []
        for move in self.tags:
            ids = move.lost if move.into is None else move.moved
            found += [ids[-place] for place in range(1, min(number, len(ids)) + 1)]
        return sorted(set(found), reverse=True)[:number]

    def written(self, rows: list[RowChange]) -> "Plan":
        """Return the plan with the ids of the rows that were made."""
        made = [row for row in rows if row.is_subject and row.before is None]
        ids = {str(row.after["slug"]): row.id for row in made if row.after is not None and row.id is not None}
        return replace(self, rows=tuple(rows), tags=tuple(move.into_made(ids) for move in self.tags))


def recall(memory: bytes | memoryview) -> tuple[list[RowChange], list[TagMove]]:
    """Return the rows and tags that a log has kept."""
    kept = unpack(memory)
    return [RowChange(**row) for row in kept["rows"]], [TagMove.from_json(move) for move in kept["tags"]]
