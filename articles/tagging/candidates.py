"""Names in no list: those that recur in texts, or that items brought along, and that match no actor."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from django.db import transaction

from articles.models import Actor, Article, NameCandidate
from articles.tagging.asides import asides, is_within, outlet_after
from articles.tagging.candidate_kinds import BODY_NOUNS, Known, Uses, likely_kind
from articles.tagging.candidate_runs import whole_runs
from articles.tagging.capitals import HEAD_NOUNS, Run, capitalised_runs, name_key
from articles.tagging.other_places import STATES_OF_THE_US
from articles.tagging.passages import Passage, normal_form
from articles.tagging.people_words import TITLES, USUAL_GIVEN_NAMES
from articles.tagging.tagger import Tagger
from articles.vocabulary import LIKELY_ACTORS, ActorKind, CandidateKind
from articles.words import fold

MIN_ARTICLES = 2
"""Articles that must name a candidate: what stands once does not recur. One is enough where an item lists it."""

MOST_KEPT = 500
"""Names that are kept before the editors unless told otherwise: more than they settle in a week."""

MAX_NAME_CHARS = 100
MAX_SAMPLES = 3

_NOUNS_HAVE_CAPITALS = frozenset({"de"})
"""Languages that write every noun with a capital, so that capitals tell nothing of names."""

_MAX_HELD = 1_000_000
"""Names held at once, some 300 MB. Beyond that, those met in one article are forgotten."""

_BESIDE_CHARS = 40
_MIN_CAPITALS = 6
_WORD_SHARE = 0.5
_BATCH_ROWS = 500
_BATCH_NAMES = 200
_ORDER = {kind: int(kind not in LIKELY_ACTORS) + int(kind == CandidateKind.WORD) for kind in CandidateKind}
_HYPHEN = re.compile("[-–]")
_JOINED_SHARE = 0.8
_OF = frozenset({"of", "on", "for"})
_AFTER_BODIES = (" against ", " on the ", " for the ", " for a ")
_ALWAYS_WITHIN = (" dei ", " degli ", " della ", " dos ", " das ", " do ", " en ", " ni ")
_LISTED_AFTER = re.compile(r"and (?:the )?")
_SENTENCE_CHARS = 160
_CUT = "… "
"""What stands before a sentence of which the beginning is not shown."""
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?؟。]['\"”’»)]*\s")


class Item(NamedTuple):
    """What is read of an article."""

    id: int
    headline: str
    text: str
    language: str
    unlisted: Sequence[dict[str, str]]


class Place(NamedTuple):
    """Where an article has a name; in its headline where `is_title`."""

    article: int
    is_title: bool
    start: int
    end: int


@dataclass(slots=True)
class _Held:
    """A name as it was first written, and the articles and places that have it."""

    name: str
    articles: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    is_listed: bool = False
    uses: Uses = field(default_factory=Uses)


@dataclass(slots=True)
class Candidate:
    """A name in no list: how many articles name it, what it is likely to be, and sentences that have it. The sentence's
    `start` and `end` mark it."""

    key: str
    name: str
    articles: int
    kind: CandidateKind
    samples: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the keys and values that the command prints."""
        return {"name": self.name, "kind": self.kind.value, "articles": self.articles, "samples": self.samples}


class NameGatherer:
    """Goes through items one after the other, and then tells which names recur and are nobody's yet."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._held: dict[str, _Held] = {}
        self._openers: dict[str, _Held] = {}
        self._joined: dict[tuple[str, str], _Held] = {}
        self._small_words: Counter[str] = Counter()

    def add(self, item: Item) -> None:
        """Take note of the names of one item."""
        for listed in item.unlisted:
            name = " ".join(str(listed.get("name", "")).split())[:MAX_NAME_CHARS]
            if listed.get("as") == "actor" and name_key(name):
                held = self._hold(self._held, name_key(name), name, item.id, None)
                held.is_listed = True
        if item.language in _NOUNS_HAVE_CAPITALS:
            return
        self._small_words.update(word for word in set(item.text.split()) if word.islower())
        self._add_runs(item.id, item.text, is_title=False)
        if not Passage("title", item.headline).is_title_case and not item.headline.isupper():
            self._add_runs(item.id, item.headline, is_title=True)
        if len(self._held) + len(self._openers) > _MAX_HELD:
            self._forget_rare()

    def _add_runs(self, article: int, text: str, *, is_title: bool) -> None:
        if text.isupper():
            return
        before: Run | None = None
        left_out = outlet_after(text) if is_title else asides(text)
        for run in whole_runs(text):
            if left_out and is_within(left_out, run.start, run.end):
                continue
            self._join(before, run, article, text, is_title=is_title)
            before = run
            if len(run.name) > MAX_NAME_CHARS or _is_whole_line(text, run) or _is_among_capitals(text, run):
                continue
            key = name_key(run.name)
            if key:
                among = self._openers if run.is_at_start else self._held
                held = self._hold(among, key, run.name, article, Place(article, is_title, run.start, run.end))
                held.uses.see(text, run.start, run.end, self._known.states)

    def _join(self, one: Run | None, other: Run, article: int, text: str, *, is_title: bool) -> None:
        """Take note of two names with a small word between them that may be one: Food and Drug Administration."""
        if one is None or other.end - one.start > MAX_NAME_CHARS:
            return
        if not _may_be_one(one, text[one.end : other.start], other.name):
            return
        key, name = (name_key(one.name), name_key(other.name)), text[one.start : other.end]
        held = self._hold(self._joined, key, name, article, Place(article, is_title, one.start, other.end))
        held.uses.see(text, one.start, other.end, self._known.states)

    def _settle_joined(self) -> None:
        """Count as one name what hardly ever stands apart."""
        for (one, other), held in self._joined.items():
            # A body's name may begin with a word of many names, and what is "for" something may end with one.
            rare = other if normal_form(held.name.split()[-1]) in BODY_NOUNS else one
            if len(held.articles) < MIN_ARTICLES or rare not in self._held or not self._is_part(rare, held):
                continue
            parts = [part for part in (one, other) if part in self._held and self._is_part(part, held)]
            self._merge(held.name, held, lost=0)
            for part in parts:
                del self._held[part]
        self._joined.clear()

    def _settle_rare(self, tagger: Tagger) -> None:
        """Count names that also stand within one that does not recur: with "and" beside another, or behind a state."""
        for held in [held for held in self._held.values() if not self._is_common(held) and " " in held.name]:
            for start, end in _parts_of(held.name):
                part = held.name[start:end]
                known = self._held.get(name_key(part)) if " " in part or part.isupper() else None
                if known is None or known is held or known.is_listed:
                    continue
                is_beside_another = start == 0 or held.name[:start].endswith(" and ")
                if is_beside_another or _is_named(held.name[: start - 1], tagger):
                    places = [place._replace(end=place.start + end) for place in held.places]
                    self._merge(part, replace(held, places=places), lost=start)

    def _is_part(self, key: str, whole: _Held) -> bool:
        """Tell whether a name hardly ever stands by itself."""
        return len(whole.articles) >= _JOINED_SHARE * len(set(self._held[key].articles))

    def _hold(self, among: dict[Any, _Held], key: Any, name: str, article: int, place: Place | None) -> _Held:
        held = among.get(key)
        if held is None:
            held = among[key] = _Held(name)
        if not held.articles or held.articles[-1] != article:
            held.articles.append(article)
            if place is not None and len(held.places) < MAX_SAMPLES:
                held.places.append(place)
        return held

    def _forget_rare(self) -> None:
        for among in (self._held, self._openers):
            for key in [key for key, held in among.items() if len(held.articles) == 1 and not held.is_listed]:
                del among[key]

    def candidates(self, tagger: Tagger) -> Iterator[tuple[Candidate, list[Place]]]:
        """Yield the names that match no actor, likely actors before what is likely something else, and of each the
        commonest first, with places that have it."""
        for key, opener in self._openers.items():
            self._settle_opener(key, opener)
        self._openers.clear()
        self._settle_joined()
        self._settle_rare(tagger)
        for key, held in list(self._held.items()):
            if self._is_common(held):
                rest = unknown_part(held.name, tagger)
                if rest != held.name:
                    del self._held[key]
                    if rest:
                        self._merge(rest, held, lost=len(held.name) - len(rest))
        common = [
            (Candidate(key, held.name, len(set(held.articles)), self._kind_of(held)), held)
            for key, held in self._held.items()
            if self._is_common(held)
        ]
        common.sort(key=lambda pair: _order(pair[0]))
        for candidate, held in common:
            if not self._is_word(held) and unknown_part(held.name, tagger) == held.name:
                yield candidate, held.places

    def _kind_of(self, held: _Held) -> CandidateKind:
        stands_small = min(self._small_words[word] for word in held.name.lower().split())
        return likely_kind(held.name, held.uses, len(set(held.articles)), stands_small, self._known)

    def _is_common(self, held: _Held) -> bool:
        return held.is_listed or len(set(held.articles)) >= MIN_ARTICLES

    def _is_word(self, held: _Held) -> bool:
        """Tell whether a single word stands small about as often: "the Government" and "the government"."""
        if held.is_listed or " " in held.name or not held.name[1:].islower():
            return False
        return self._small_words[held.name.lower()] >= _WORD_SHARE * len(set(held.articles))

    def _settle_opener(self, key: str, opener: _Held) -> None:
        """Count a run that begins sentences: without its first word if that is one that also stands small.

        A single word counts only if it is known from within a sentence.
        """
        first, _, rest = opener.name.partition(" ")
        if key in self._held:
            # "Aid" is no agency's acronym.
            if opener.name.isupper() or " " in opener.name or not self._held[key].name.isupper():
                self._merge(opener.name, opener, lost=0)
        elif fold(first) in self._small_words:
            for run in capitalised_runs(rest) if rest and rest[0].isupper() else ():
                self._merge(run.name, opener, lost=len(first) + 1 + run.start)
        elif rest:
            self._merge(opener.name, opener, lost=0)

    def _merge(self, name: str, other: _Held, *, lost: int) -> None:
        """Count under a name what was met with more words before it, `lost` characters of them."""
        key = name_key(name)
        if not key:
            return
        held = self._held.setdefault(key, _Held(name))
        held.articles = sorted({*held.articles, *other.articles})
        places = [place._replace(start=place.start + lost) for place in other.places]
        known = {place.article for place in held.places}
        held.places = [*held.places, *(place for place in places if place.article not in known)][:MAX_SAMPLES]
        held.uses.add(other.uses)
        held.is_listed = held.is_listed or (other.is_listed and not lost)


def _parts_of(name: str) -> Iterator[tuple[int, int]]:
    """Yield where parts of a name stand that may be names: on both sides of an "and", and behind the first word."""
    before, joint, after = name.partition(" and ")
    if joint:
        yield 0, len(before)
        yield len(name) - len(after), len(name)
    yield name.index(" ") + 1, len(name)


def _order(candidate: Candidate) -> tuple[int, int, bool, str]:
    """Return what puts likely actors first, of them the commonest, and of these what is told by its words."""
    return _ORDER[candidate.kind], -candidate.articles, candidate.kind == CandidateKind.NAME, candidate.key


def _may_be_one(one: Run, between: str, other: str) -> bool:
    """Tell whether two names with a small word between them may be the name of one body or cause."""
    words = [normal_form(word) for word in one.name.split()]
    if between == " and ":
        is_of_a_body = " " not in other and not _OF.isdisjoint(words) and not BODY_NOUNS.isdisjoint(words)
        ends_a_body = " " in other and normal_form(other.split()[-1]) in BODY_NOUNS
        return words[-1] not in BODY_NOUNS and (is_of_a_body or ends_a_body)
    if between in _AFTER_BODIES:
        return words[-1] in BODY_NOUNS
    if between == " of ":
        return len(words) > 1 and " " not in other
    if between in _ALWAYS_WITHIN:
        return True
    # A sentence may begin with any word: "Near the Workers".
    if one.is_at_start or " " in other or one.name.isupper():
        return False
    return between == " the " or (between == " for " and words[-1].endswith(("s", "men")))


def _is_whole_line(text: str, run: Run) -> bool:
    """Tell whether a line has nothing but a run, as a heading has: "Notes"."""
    return not _beside(text, run).strip(" \t.:") and "\n" in text


def _is_among_capitals(text: str, run: Run) -> bool:
    """Tell whether a run of capitals stands in a line of nothing else, where they tell nothing: of an old telegram."""
    if not run.name.isupper():
        return False
    beside = _beside(text, run)
    return beside.isupper() and sum(map(str.isupper, beside)) >= _MIN_CAPITALS


def _beside(text: str, run: Run) -> str:
    """Return what stands on both sides of a run in its line, as far as `_BESIDE_CHARS`: a line may be a megabyte."""
    before = text[max(run.start - _BESIDE_CHARS, 0) : run.start].rpartition("\n")[2]
    return before + text[run.end : run.end + _BESIDE_CHARS].partition("\n")[0]


def unknown_part(name: str, tagger: Tagger) -> str:
    """Return a name without names of actors that begin it; blank when it is an actor's own altogether."""
    if tagger.resolve_actor(name) is not None:
        return ""
    spans = tagger.named_spans(name)
    if any(start == 0 and end == len(name) for start, end, _ in spans):
        return ""
    parts = _HYPHEN.split(name)
    if len(parts) > 1 and all(_is_named(part, tagger) for part in parts):
        return ""  # "US-Soviet"
    if len(parts) > 1 and parts[-1].islower() and _is_named(name[: -len(parts[-1]) - 1], tagger):
        return ""  # "NATO-led"
    last = min((start for start, end, is_whole in spans if end == len(name) and is_whole), default=0)
    if last and (normal_form(name[:last].split()[-1]) in TITLES or name[last:].isupper()):
        return ""  # "House Speaker Nancy Pelosi", "Kurdish YPG"
    # A surname that begins a name is somebody else's: "Kim Yo Jong" is not "Yo Jong".
    end = max((end for start, end, is_whole in spans if start == 0 and is_whole), default=0)
    rest = name[end:].lstrip(" -–'’")
    if not end or name[end : end + 1] != " " or not rest:
        return name
    if rest[0].islower():
        listed = _LISTED_AFTER.match(rest)
        return "" if listed and unknown_part(rest[listed.end() :], tagger) == "" else name
    runs = [run.name for run in capitalised_runs(rest)]
    if runs != [rest]:
        return ""
    unknown = unknown_part(rest, tagger)
    # Whose party it is belongs to its name: "Italian Communist Party"; what Abbas Araghchi is does not.
    is_body = normal_form(rest.split()[-1]) in HEAD_NOUNS
    return name if unknown and is_body else unknown


def read_known() -> Known:
    """Return what the archive's vocabulary tells of new names; one query."""
    rows = Actor.objects.filter(kind__in=(ActorKind.PERSON, ActorKind.STATE)).order_by().values_list("kind", "name")
    names = [(kind, normal_form(name)) for kind, name in rows]
    people = [name.split() for kind, name in names if kind == ActorKind.PERSON]
    states = [name for kind, name in names if kind == ActorKind.STATE]
    given_names = [words[0] for words in people if len(words) > 1]
    return Known(frozenset({*USUAL_GIVEN_NAMES, *given_names}), STATES_OF_THE_US.union(states))


def _is_named(words: str, tagger: Tagger) -> bool:
    return any(start == 0 and end == len(words) and is_whole for start, end, is_whole in tagger.named_spans(words))


def read_items(ids: Iterable[int]) -> Iterator[Item]:
    """Yield what is read of these articles, in short queries."""
    ids = list(ids)
    for at in range(0, len(ids), _BATCH_ROWS):
        rows = Article.objects.filter(pk__in=ids[at : at + _BATCH_ROWS]).order_by("pk")
        for article in rows.only("headline", "body_html", "language", "unlisted"):
            yield Item(article.pk, article.headline, article.body_text, article.language, article.unlisted)


def first_candidates(gatherer: NameGatherer, tagger: Tagger, most: int, ignored: Iterable[str] = ()) -> list[Candidate]:
    """Return the commonest names in no list that nobody ignores, each with sentences that have it."""
    ignored = set(ignored)
    chosen: list[Candidate] = []
    found = (pair for pair in gatherer.candidates(tagger) if pair[0].key not in ignored)
    while len(chosen) < most and (batch := list(itertools.islice(found, _BATCH_NAMES))):
        wanted: defaultdict[int, list[tuple[Candidate, Place]]] = defaultdict(list)
        for candidate, places in batch:
            for place in places:
                wanted[place.article].append((candidate, place))
        for item in read_items(wanted):
            for candidate, place in wanted[item.id]:
                sample = _sample(item.headline if place.is_title else item.text, place)
                if not _is_in_a_name(sample, tagger):
                    candidate.samples.append(sample)
        chosen += [candidate for candidate, places in batch if candidate.samples or not places]
    return chosen[:most]


def _is_in_a_name(sample: dict[str, Any], tagger: Tagger) -> bool:
    """Tell whether a candidate is part of an actor's name there: "Party of Korea" of the Workers' Party of Korea."""
    first, last = sample["start"], sample["end"]
    return any(
        start <= first and last <= end and is_whole for start, end, is_whole in tagger.named_spans(sample["text"])
    )


def _sample(text: str, place: Place) -> dict[str, Any]:
    """Return the sentence around a place, at most 160 characters on either side of the name, cut between words."""
    begin, cut = text.rfind("\n", 0, place.start) + 1, place.start - _SENTENCE_CHARS
    first = max(begin, cut)
    for found in _SENTENCE_END.finditer(text, first, place.start):
        first = found.end()
    before = ""
    if first == cut > begin:
        before = _CUT
        space = None if text[first - 1].isspace() else _SPACE.search(text, first, place.start)
        first = space.end() if space else first
    line_end = text.find("\n", place.end)
    line_end, cut = len(text) if line_end < 0 else line_end, place.end + _SENTENCE_CHARS
    last, after = min(line_end, cut), ""
    end = _SENTENCE_END.search(text, place.end, last)
    if end:
        last = end.end() - 1
    elif last == cut < line_end:
        after = _CUT[::-1]
        gap = text.rfind(" ", place.end, last + 1)
        last = gap if gap >= 0 else last
    start = len(before) + place.start - first
    shown = f"{before}{text[first:last]}{after}"
    return {"article": place.article, "text": shown, "start": start, "end": start + place.end - place.start}


def keep_candidates(candidates: Sequence[Candidate]) -> None:
    """Put these names before the editors in place of those gathered earlier; what is ignored stays ignored."""
    NameCandidate.objects.filter(is_ignored=False).delete()
    rows = [NameCandidate(**{name: getattr(each, name) for name in each.__slots__}) for each in candidates]
    NameCandidate.objects.bulk_create(rows, batch_size=_BATCH_ROWS, ignore_conflicts=True)


def ignored_keys() -> set[str]:
    """Return the keys of the names that editors ignore."""
    return set(NameCandidate.objects.filter(is_ignored=True).values_list("key", flat=True))


def gather_newest(tagger: Tagger, most_articles: int, most: int) -> int:
    """Gather from the articles that came in last, keep what they name before the editors, and return how many."""
    gatherer = NameGatherer(read_known())
    for item in read_items(sorted(Article.objects.order_by("-pk").values_list("pk", flat=True)[:most_articles])):
        gatherer.add(item)
    found = first_candidates(gatherer, tagger, most, ignored_keys())
    with transaction.atomic():
        keep_candidates(found)
    return len(found)


def forget_names(names: Iterable[str]) -> None:
    """Take names that an actor now has from those in no list."""
    NameCandidate.objects.filter(key__in={name_key(name) for name in names}).delete()
