"""Suggestions as an editor weighs them: each with its reason and the places in the text that speak for it."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from articles.models import Article
from articles.tagging import Tagger
from articles.tagging.suggestions import ActorSuggestion, Ids, Mention, Suggestions, ThemeSuggestion
from articles.vocabulary import ActorKind, TagBy

MAX_SHOWN_CHARS = 60_000
"""Characters of a text that are shown with their marks: a long speech, and 60 kB of page."""

_SNIPPET_CHARS = 100
"""Characters on either side of a mention."""

_MAX_SNIPPETS = 2
_MAX_WORDS = 6
_POSTED = re.compile(r"decide-(actor|theme)-(\d{1,10})")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text; `keys` name the suggestions that it speaks for, and `anchor` the place. None: plain text."""

    text: str
    keys: tuple[str, ...] = ()
    names: str = ""
    anchor: str = ""

    @property
    def key(self) -> str:
        """The suggestion that the run leads to; blank for plain text."""
        return self.keys[0] if self.keys else ""


@dataclass(slots=True)
class Evidence:
    """One suggestion to decide, with what speaks for it; without mentions, the text gives no reason any more."""

    kind: str
    id: int
    name: str
    label: str
    score: float | None = None
    about: bool = True
    why: str = ""
    mentions: tuple[Mention, ...] = ()
    tag: int | None = None
    decision: str = "later"
    slug: str = ""
    snippets: Sequence[Sequence[Segment]] = ()
    learned: str = ""
    """What editors decided where the same words stood; blank as long as they have decided too little."""

    @property
    def key(self) -> str:
        """What the suggestion is called in a form of its article."""
        return f"{self.kind}-{self.id}"

    @property
    def field(self) -> str:
        """The name of its field in the form of its article."""
        return f"decide-{self.key}"

    @property
    def tag_field(self) -> str:
        """The name of its field in a form of many articles: by its tag."""
        return f"decide-{self.kind}-{self.tag}"

    @property
    def words(self) -> list[tuple[str, str]]:
        """Return the different words that speak for it, each with the anchor of its first place."""
        first: dict[str, str] = {}
        for number, mention in enumerate(self.mentions):
            first.setdefault(mention.text, f"place-{self.key}-{number}")
        return list(first.items())[:_MAX_WORDS]


class Marked(Protocol):
    """What words of a text speak for: a suggestion, or a name left open."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def mentions(self) -> tuple[Mention, ...]: ...


def read(article: Article, tagger: Tagger) -> Suggestions:
    """Return what the text of an article suggests, and the names that it leaves open."""
    return tagger.suggest(article.body_text, title=article.headline, date=article.day, language=article.language)


def read_ids(article: Article, tagger: Tagger) -> Ids:
    """Return the ids of what the text of an article suggests, and of those that the names left open may mean."""
    return tagger.suggest_ids(article.body_text, title=article.headline, date=article.day, language=article.language)


def evidence_for(article: Article, found: Suggestions, *, only_waiting: bool = False) -> list[Evidence]:
    """Return what is still to decide for an article: suggested tags, and what was found in its text besides.

    The surest first, actors before themes. What is tagged or refused already is left out; with `only_waiting`,
    so is what is not yet a tag. Its tags with their actors and themes should be loaded.
    """
    actors = {one.actor_id: _of_actor(one) for one in found.actors}
    themes = {one.theme_id: _of_theme(one) for one in found.themes}
    listed: list[Evidence] = []
    for kind, suggested, tags in (
        ("actor", actors, article.actor_tags.all()),
        ("theme", themes, article.theme_tags.all()),
    ):
        by_subject = {getattr(tag, f"{kind}_id"): tag for tag in tags}
        for id, one in suggested.items():
            tag = by_subject.get(id)
            if tag is None and not only_waiting:
                listed.append(one)
            elif tag is not None and tag.by == TagBy.SUGGESTED:
                one.tag = tag.pk
                listed.append(one)
        for id, tag in by_subject.items():
            if tag.by == TagBy.SUGGESTED and id not in suggested:
                subject = getattr(tag, kind)
                label = ActorKind(subject.kind).label if kind == "actor" else "Theme"
                why = "Suggested earlier; the text gives no reason by the present vocabulary."
                listed.append(
                    Evidence(kind, id, subject.name, label, about=False, why=why, tag=tag.pk, slug=subject.slug)
                )
    return listed


def _of_actor(found: ActorSuggestion) -> Evidence:
    in_title = sum(mention.place == "title" for mention in found.mentions)
    in_text = len(found.mentions) - in_title
    times = {0: "", 1: "once in the text", 2: "twice in the text"}.get(in_text, f"{in_text} times in the text")
    where = " and ".join(part for part in ("in the headline" if in_title else "", times) if part)
    return Evidence(
        "actor",
        found.actor_id,
        found.name,
        ActorKind(found.kind).label,
        found.score,
        found.about,
        found.why or f"Named {where}.",
        found.mentions,
        slug=found.slug,
    )


def _of_theme(found: ThemeSuggestion) -> Evidence:
    why = found.why or f"Its terms stand in the text: {', '.join(found.terms)}."
    return Evidence(
        "theme", found.theme_id, found.name, "Theme", found.score, True, why, found.mentions, slug=found.slug
    )


def marked(
    text: str, place: str, evidence: Iterable[Marked], *, first: int = 0, last: int | None = None
) -> list[Segment]:
    """Return a title or text, or the part of it from `first` to `last`, cut where something speaks for a suggestion.

    Joined, the segments are that text. Where several suggestions share words, the segment names them all.
    """
    last = len(text) if last is None else min(last, len(text))
    cuts = {first, last}
    spans: list[tuple[int, int, str, str, str]] = []
    for one in evidence:
        for number, mention in enumerate(one.mentions):
            start, end = max(mention.start, first), min(mention.end, last)
            if mention.place == place and start < end:
                spans.append((start, end, one.key, one.name, f"place-{one.key}-{number}"))
                cuts |= {start, end}
    spans.sort(key=lambda span: (span[0], -span[1]))
    segments: list[Segment] = []
    edges = sorted(cuts)
    at = 0
    open_: list[tuple[int, int, str, str, str]] = []
    for start, end in itertools.pairwise(edges):
        while at < len(spans) and spans[at][0] <= start:
            open_.append(spans[at])
            at += 1
        open_ = [span for span in open_ if span[1] > start]
        if not open_:
            segments.append(Segment(text[start:end]))
            continue
        anchor = next((span[4] for span in open_ if span[0] == start), "")
        names = dict.fromkeys(span[3] for span in open_)
        keys = dict.fromkeys(span[2] for span in open_)
        segments.append(Segment(text[start:end], tuple(keys), "; ".join(names), anchor))
    return segments


def snippets(article: Article, text: str, one: Evidence) -> list[list[Segment]]:
    """Return the first places that speak for a suggestion, each in its surroundings; the headline, then the text."""
    found: list[list[Segment]] = []
    end_of_last = -1
    for mention in sorted(one.mentions, key=lambda mention: (mention.place != "title", mention.start)):
        if len(found) == _MAX_SNIPPETS:
            break
        if mention.place == "title":
            if end_of_last < 0:
                found.append(marked(article.headline, "title", [one]))
                end_of_last = 0
            continue
        if mention.start < end_of_last:
            continue
        first, last = _window(text, mention.start, mention.end)
        end_of_last = last
        pieces = marked(text, "text", [one], first=first, last=last)
        found.append([Segment("… "), *pieces] if first else pieces)
        if last < len(text):
            found[-1].append(Segment(" …"))
    return found


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the surroundings of a mention within its paragraph, ending between words."""
    first = max(start - _SNIPPET_CHARS, text.rfind("\n", 0, start) + 1)
    if first and text[first - 1] not in " \n":
        first = text.find(" ", first, start) + 1 or first
    line_end = text.find("\n", end)
    last = min(end + _SNIPPET_CHARS, len(text) if line_end < 0 else line_end)
    if last < len(text) and text[last] not in " \n":
        last = max(text.rfind(" ", end, last), end)
    return first, last


def posted_decisions(posted: Mapping[str, str], *, rest: str = "later") -> dict[tuple[str, int], bool]:
    """Return what an editor decided, by kind and number: True for accept. Those left for later follow `rest`."""
    decisions: dict[tuple[str, int], bool] = {}
    for name in posted:
        field = _POSTED.fullmatch(name)
        if field is None:
            continue
        decision = posted[name] if posted[name] in ("accept", "refuse") else rest
        if decision in ("accept", "refuse"):
            decisions[field[1], int(field[2])] = decision == "accept"
    return decisions
