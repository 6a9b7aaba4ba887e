"""Keeping the vocabulary right: renaming, further names, merging, splitting, deleting; all logged, and undone."""

from articles.curating.carrying import (
    PlanChangedError,
    State,
    can_be_undone,
    carry_out,
    check_undo,
    state_of,
    subjects_of,
    undo,
)
from articles.curating.deleting import Delete
from articles.curating.merging import Merge
from articles.curating.naming import Alias, Rename
from articles.curating.operations import Operation
from articles.curating.plans import Plan
from articles.curating.rows import CuratingError
from articles.curating.splitting import Part, Split

__all__ = [
    "Alias",
    "CuratingError",
    "Delete",
    "Merge",
    "Operation",
    "Part",
    "Plan",
    "PlanChangedError",
    "Rename",
    "Split",
    "State",
    "can_be_undone",
    "carry_out",
    "check_undo",
    "state_of",
    "subjects_of",
    "undo",
]
