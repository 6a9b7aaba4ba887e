"""Suggested tags decided. Accepted, a tag is an editor's own; refused, it is kept and never suggested again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, TypeVar

from django.db import models, transaction

from articles.models import TAG_MODELS, Actor, ActorTag, Article, OpenNames, Theme
from articles.tagging.suggestions import Ids
from articles.vocabulary import TagBy

_BATCH_ROWS = 500

One = TypeVar("One", int, str)
"""An actor, by its id or by its slug."""


class Tally(NamedTuple):
    """How many suggestions were accepted and refused, and how many somebody had decided or taken away before.

    `entry` is the id of the entry in the log that can be undone; 0 for none.
    """

    accepted: int = 0
    refused: int = 0
    late: int = 0
    entry: int = 0


class Decision(NamedTuple):
    """What was decided about one suggestion of an article."""

    article: int
    kind: str
    name: str
    is_accepted: bool


def waiting(kind: str) -> models.QuerySet:
    """Return the suggested tags of a kind that no editor has decided."""
    return TAG_MODELS[kind]._default_manager.filter(by=TagBy.SUGGESTED)


def still_to_choose(could_be: Collection[One], by: Mapping[One, str], suggested: Collection[One]) -> list[One]:
    """Return whom a name left open may still mean; none once it is settled.

    `by` tells who has said so of each actor that the article has a tag of, `suggested` are those that other words of
    the text name. It is settled once an editor or the source has tagged one of those it may mean; who was refused, or
    is suggested, is not to choose.
    """
    if any(by.get(one) in (TagBy.EDITOR, TagBy.SOURCE) for one in could_be):
        return []
    return [one for one in could_be if one not in by and one not in suggested]


def note_open_names(found: Mapping[int, Ids]) -> None:
    """Note which articles leave names open, by their ids and what their texts suggest; two queries, or three."""
    asked = {id: ids for id, ids in found.items() if ids.open_names}
    by: defaultdict[int, dict[int, str]] = defaultdict(dict)
    if asked:
        tags = ActorTag.objects.filter(article_id__in=asked).order_by()
        for article, actor, said_by in tags.values_list("article_id", "actor_id", "by"):
            by[article][actor] = said_by
    leaving = [
        id
        for id, ids in asked.items()
        if any(still_to_choose(could_be, by[id], ids.actors) for could_be in ids.open_names)
    ]
    OpenNames.objects.bring_in_line(found, leaving)


def decide_tags(kind: str, ids: Iterable[int], *, accept: bool) -> list[Decision]:
    """Accept or refuse suggested tags by their ids; return what was decided. What somebody had decided before stays."""
    ids = list(ids)
    tags: list[tuple[int, int, int]] = []
    with transaction.atomic():
        for at in range(0, len(ids), _BATCH_ROWS):
            rows = waiting(kind).filter(pk__in=ids[at : at + _BATCH_ROWS]).order_by("pk").select_for_update()
            some = list(rows.values_list("pk", "article_id", f"{kind}_id"))
            waiting(kind).filter(pk__in=[row for row, _, _ in some]).update(by=_by(accept))
            tags += some
    names = _names(kind, {subject for _, _, subject in tags})
    return [Decision(article, kind, names[subject], accept) for _, article, subject in tags if subject in names]


def decide_for(article: Article, decisions: Mapping[tuple[str, int], bool]) -> list[Decision]:
    """Accept or refuse what was suggested for an article, whether it has the tag already or not; return what was.

    Decisions stand by kind and id of actor or theme. A tag that is no mere suggestion any more stays as it is.
    """
    decided = []
    with transaction.atomic():
        for kind, model in TAG_MODELS.items():
            wanted = {id: accept for (one, id), accept in decisions.items() if one == kind}
            for id, name in sorted(_names(kind, wanted).items()):
                tag, is_new = model._default_manager.get_or_create(
                    article=article, **{f"{kind}_id": id}, defaults={"by": _by(wanted[id])}
                )
                if is_new or waiting(kind).filter(pk=tag.pk).update(by=_by(wanted[id])):
                    decided.append(Decision(article.pk, kind, name, wanted[id]))
    return decided


def _names(kind: str, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of actors or themes, by id; one query."""
    subjects: models.QuerySet = (Actor if kind == "actor" else Theme)._default_manager.filter(pk__in=ids)
    return dict(subjects.order_by().values_list("pk", "name"))


def _by(accept: bool) -> TagBy:
    return TagBy.EDITOR if accept else TagBy.REFUSED
