"""Names that a text leaves open, as an editor settles them: one of the actors that they may mean, or none of these."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from articles.index import ACTOR, current
from articles.models import Actor, Article
from articles.offices import offices_at
from articles.tagging.deciding import still_to_choose
from articles.tagging.suggestions import Mention, Question, Suggestions
from articles.vocabulary import ActorKind

_POSTED = re.compile(r"answer((?:-\d{1,10})+)")
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """An actor that may be meant, with what tells it from the others."""

    id: int
    name: str
    facts: str


@dataclass(slots=True)
class OpenName:
    """Names that may mean the same few actors; those `besides` are suggested by other words of the item already."""

    name: str
    why: str
    mentions: tuple[Mention, ...]
    choices: tuple[Choice, ...]
    besides: tuple[str, ...] = ()
    decision: str = "later"

    @property
    def key(self) -> str:
        """What it is called in the form of its article: by whom it may mean."""
        return f"open-{self._ids}"

    @property
    def field(self) -> str:
        """The name of its field in the form of its article."""
        return f"answer-{self._ids}"

    @property
    def words(self) -> list[tuple[str, str]]:
        """Return the names as they are written, each with the anchor of its place."""
        return [(mention.text, f"place-{self.key}-{number}") for number, mention in enumerate(self.mentions)]

    @property
    def _ids(self) -> str:
        return "-".join(str(choice.id) for choice in self.choices)


def names_left_open(article: Article, found: Suggestions) -> list[tuple[Question, list[str]]]:
    """Return the questions that an article still has, each with the slugs to choose from. No query.

    Its tags with their actors should be loaded.
    """
    by = {tag.actor.slug: tag.by for tag in article.actor_tags.all()}
    suggested = {actor.slug for actor in found.actors}
    asked = ((question, still_to_choose(question.could_be, by, suggested)) for question in found.questions)
    return [(question, slugs) for question, slugs in asked if slugs]


def open_names(article: Article, found: Suggestions) -> list[OpenName]:
    """Return the names that an article leaves open, those of the same choices as one; at most two queries."""
    left = names_left_open(article, found)
    if not left:
        return []
    actors = {actor.slug: actor for actor in Actor.objects.filter(slug__in={s for _, slugs in left for s in slugs})}
    offices = offices_at(article, (a.pk for a in actors.values()), current().labels[ACTOR])
    named = {actor.slug: actor.name for actor in found.actors}
    together: dict[tuple[str, ...], list[Question]] = {}
    for question, slugs in left:
        together.setdefault(tuple(sorted(slug for slug in slugs if slug in actors)), []).append(question)
    return [
        OpenName(
            ", ".join(dict.fromkeys(question.mention.text for question in questions)),
            questions[0].why,
            tuple(question.mention for question in questions),
            tuple(
                Choice(actor.pk, actor.name, _facts(actor, str(offices.get(actor.pk, ""))))
                for actor in sorted((actors[slug] for slug in slugs), key=lambda actor: actor.pk)
            ),
            tuple(dict.fromkeys(named[s] for question in questions for s in question.could_be if s in named)),
        )
        for slugs, questions in together.items()
        if slugs
    ]


def _facts(actor: Actor, office: str) -> str:
    return " · ".join(part for part in (ActorKind(actor.kind).label, office or actor.description) if part)


def posted_answers(posted: Mapping[str, str]) -> dict[tuple[str, int], bool]:
    """Return what an editor answered, as decisions by kind and id: the one that is meant accepted, or each refused."""
    accepted: dict[tuple[str, int], bool] = {}
    refused: dict[tuple[str, int], bool] = {}
    for name in posted:
        field = _POSTED.fullmatch(name)
        ids = field[1].removeprefix("-").split("-") if field else []
        if posted[name] == _NONE:
            refused |= {("actor", int(id)): False for id in ids}
        elif posted[name] in ids:
            accepted["actor", int(posted[name])] = True
    return refused | accepted
