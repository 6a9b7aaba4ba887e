"""Retagging: texts that are in the archive already, read again with the present vocabulary.

Only suggestions come and go. What an editor or the source has said, refusals among it, stays as it is.
"""

import datetime as dt
import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from django.db import transaction

from articles import markup
from articles.curating.entries import summary_of
from articles.curating.rows import SUBJECTS, CuratingError
from articles.curating.steps import Changed, drop_old_steps, go_on, hold, keep_step
from articles.importing.processes import Shared
from articles.importing.rows import insert_rows
from articles.models import TAG_MODELS, Article, Curation
from articles.tagging import Tagger
from articles.tagging.deciding import note_open_names
from articles.tagging.suggestions import Ids, Text
from articles.tagging.tagger import vocabulary_digest
from articles.vocabulary import CurationKind, TagBy

BATCH_ROWS = 200
"""Articles of one transaction: it holds other writers up for a few hundredths of a second."""

_EXAMPLES = 10

_MARK_CHARS, _WHICH_CHARS, _WHOSE_CHARS = 12, 12, 8
"""Of the digests of a vocabulary, of articles and of an actor or theme, as many as tell it from others for certain."""

_CHANGED = "The vocabulary has changed meanwhile. Run it again, and all is read with the new one."

Value = tuple[str, int]
"""Subject and id: ("actor", 7)."""


@dataclass
class Retagged:
    """What a run did, or would do: articles read, and suggestions added and taken away by actor or theme."""

    articles: int = 0
    added: Counter[Value] = field(default_factory=Counter)
    removed: Counter[Value] = field(default_factory=Counter)
    changed_meanwhile: int = 0
    is_vocabulary_changed: bool = False
    """Whether somebody has changed the vocabulary while the texts were read."""
    gaining: list[int] = field(default_factory=list)
    losing: list[int] = field(default_factory=list)
    """Some of the articles that gain and lose a suggestion."""
    begun_after: int = 0
    """The article after which an earlier run that was cut short is continued; 0 for a run from the beginning."""
    entry: int = 0
    """The entry in the log; 0 for a dry run."""
    left: int = 0
    """Articles that were left for the same again, by a run that was to read only so many."""

    def names(self) -> dict[Value, str]:
        """Return the names of the actors and themes counted; two queries."""
        found: dict[Value, str] = {}
        for subject, model in SUBJECTS.items():
            ids = [id for of, id in {*self.added, *self.removed} if of == subject]
            found |= {(subject, id): name for id, name in model.objects.filter(pk__in=ids).values_list("pk", "name")}
        return found


@dataclass(frozen=True)
class Retag:
    """Which articles to read again, all for None; `only` leaves the tags of every other actor or theme alone.

    `said` is how the articles were chosen, in words, for the log. After `most` of them the rest is left, as by a run
    that was cut short. `vocabulary` is the digest of the one that somebody has seen the outcome of; blank for any.
    """

    articles: Sequence[int] | None = None
    only: Value | None = None
    said: str = ""
    most: int | None = None
    vocabulary: str = ""
    is_dry: bool = False
    uses_processes: bool = True

    def run(
        self,
        *,
        by: Any = None,
        tagger: Tagger | None = None,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Retagged:
        """Read the articles and bring their suggestions in line, in short transactions; return what came and went.

        A run that was cut short is continued where it stopped, while the vocabulary is the same and none of all
        articles, or for the same, was begun with another. `on_progress` is given how many articles are done, and of how
        many. A tagger of the present vocabulary is loaded unless it is given. CuratingError when the vocabulary is
        changed meanwhile, or another process is at the same.
        """
        digest = vocabulary_digest()
        if self.vocabulary and self.vocabulary != digest:
            raise CuratingError(_CHANGED)
        tagger = tagger or Tagger.load()
        done = Retagged()
        log = None if self.is_dry else _Log.open(self, digest, by)
        if log is not None:
            done.begun_after = log.curation.place
        waiting = self._ids(done.begun_after)
        ids = waiting[: self.most]
        done.left = len(waiting) - len(ids)
        total = len(ids)
        on_progress(0, total)
        suggest = partial(_suggest, tagger=tagger, reads_for=self.only[0] if self.only else "")
        with Shared(suggest, count=None if self.uses_processes else 1) as reading:
            while ids:
                for wanted, read in _read(ids, reading):
                    with transaction.atomic():
                        if log is not None:
                            log.take_turn()
                        changed = self._bring_in_line(read, done)
                        if log is not None:
                            log.note(wanted[-1], done, changed)
                    on_progress(done.articles, total)
                # An importer that began before the vocabulary was changed knows the one before.
                ids = _all_ids(ids[-1]) if self.articles is None and not done.left else []
                total += len(ids)
        if log is not None:
            done.entry = log.curation.pk
            if not done.left:
                log.finish(done)
        done.is_vocabulary_changed = vocabulary_digest() != digest
        return done

    def _ids(self, after: int) -> list[int]:
        return _all_ids(after) if self.articles is None else sorted(id for id in self.articles if id > after)

    def _bring_in_line(self, batch: "list[_Read]", done: Retagged) -> Changed:
        """Compare what is suggested for some articles with their tags; write and return what differs.

        Seven queries or more. The names that texts read for actors leave open are noted too, whichever is looked for.
        """
        ids = [read.id for read in batch]
        present = dict(Article.objects.filter(pk__in=ids).order_by().values_list("pk", "words_digest"))
        same = [read for read in batch if present.get(read.id) == read.words_digest]
        done.articles += len(batch)
        done.changed_meanwhile += len(batch) - len(same)
        changed: Changed = {}
        for subject, model in TAG_MODELS.items():
            if self.only is None or self.only[0] == subject:
                wanted = {read.id: self._wanted(subject, read) for read in same}
                changed |= self._compare(subject, model, wanted, done)
        if not self.is_dry and (self.only is None or self.only[0] == "actor"):
            note_open_names({read.id: read.found for read in same})
        return changed

    def _wanted(self, subject: str, read: "_Read") -> set[int]:
        suggested = set(read.found.actors if subject == "actor" else read.found.themes)
        return suggested if self.only is None else suggested & {self.only[1]}

    def _compare(self, subject: str, model: Any, wanted: dict[int, set[int]], done: Retagged) -> Changed:
        column = f"{subject}_id"
        held = model._base_manager.filter(article_id__in=wanted).order_by()
        if self.only is not None:
            held = held.filter(**{column: self.only[1]})
        missing = {(article, value) for article, values in wanted.items() for value in values}
        gone: list[tuple[int, int, int]] = []
        for row, article, value, by in held.values_list("pk", "article_id", column, "by"):
            missing.discard((article, value))
            if by == TagBy.SUGGESTED and value not in wanted[article]:
                gone.append((row, article, value))
                done.removed[subject, value] += 1
                _note(done.losing, [article])
        there = set(SUBJECTS[subject].objects.filter(pk__in={v for _, v in missing}).values_list("pk", flat=True))
        if there != {value for _, value in missing}:
            raise CuratingError(_CHANGED)
        done.added.update((subject, value) for _, value in missing)
        _note(done.gaining, (article for article, _ in sorted(missing)))
        changed: Changed = {
            (subject, TagBy.SUGGESTED.value, ""): gone,
            (subject, "", TagBy.SUGGESTED.value): [(0, article, value) for article, value in sorted(missing)],
        }
        if self.is_dry:
            return changed
        if gone:
            model._base_manager.filter(pk__in=[row for row, _, _ in gone], by=TagBy.SUGGESTED).delete()
        if missing:
            rows = [(article, value, TagBy.SUGGESTED.value) for article, value in sorted(missing)]
            # An editor who tags the same article at this moment has the last word.
            insert_rows(model, ("article_id", column, "by"), rows, ignores_conflicts=True)
        return changed


def _note(examples: list[int], articles: Iterable[int]) -> None:
    """Add articles to some examples, each once, as long as there are few."""
    for article in articles:
        if len(examples) == _EXAMPLES:
            return
        if article not in examples:
            examples.append(article)


def unfinished_run(digest: str) -> Curation | None:
    """Return the entry of a run over all articles with this vocabulary that is to be gone on with; None for none."""
    return Curation.objects.filter(asked=_asked(Retag(), digest)).first()


class _Text(NamedTuple):
    """A text as the archive has it."""

    id: int
    headline: str
    day: dt.date
    language: str
    body_html: str
    words_digest: str


class _Read(NamedTuple):
    """What is suggested for a text."""

    id: int
    words_digest: str
    found: Ids


def _all_ids(after: int) -> list[int]:
    return list(Article.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True))


def _texts(ids: Sequence[int]) -> list[_Text]:
    rows = Article.objects.filter(pk__in=ids).order_by("pk")
    columns = ("pk", "headline", "published_on", "language", "body_html", "words_digest")
    return [_Text(*row) for row in rows.values_list(*columns)]


def _read(ids: Sequence[int], reading: Shared[list[_Text], list[_Read]]) -> Iterator[tuple[Sequence[int], list[_Read]]]:
    """Yield the ids of each batch, and what is suggested for those that are still there."""
    waiting: deque[tuple[Sequence[int], Callable[[], list[_Read]]]] = deque()
    for start in range(0, len(ids), BATCH_ROWS):
        batch = ids[start : start + BATCH_ROWS]
        waiting.append((batch, reading.begin(_texts(batch))))
        while len(waiting) > reading.ahead:
            wanted, outcome = waiting.popleft()
            yield wanted, outcome()
    for wanted, outcome in waiting:
        yield wanted, outcome()


def _suggest(texts: list[_Text], tagger: Tagger, reads_for: str = "") -> list[_Read]:
    """Return what is suggested for texts, of one subject or of both."""
    asked = [
        Text(
            markup.plain_text(text.body_html),
            text.headline,
            text.day,
            text.language,
            wants_actors=reads_for != "theme",
            wants_themes=reads_for != "actor",
        )
        for text in texts
    ]
    found = tagger.ids_of(asked)
    return [_Read(text.id, text.words_digest, ids) for text, ids in zip(texts, found, strict=True)]


class _Log:
    """The entry of a run in the log, which also holds its place until it is finished."""

    def __init__(self, curation: Curation, vocabulary: str) -> None:
        self.curation = curation
        self._vocabulary = vocabulary
        self._before: dict[str, int] = dict(curation.counts)
        """What earlier runs counted that were cut short."""

    @classmethod
    def open(cls, retag: Retag, digest: str, by: Any) -> "_Log":
        """Return the entry of a run that asked for the same and is not finished, else a new one.

        Nobody can tell here whether that run was cut short or is at it: `take_turn` does.
        """
        subject, id = retag.only or ("", 0)
        what = f" for {SUBJECTS[subject].objects.get(pk=id).name}" if subject else ""
        new = {
            "kind": CurationKind.RETAG,
            "subject": subject,
            "summary": summary_of(f"Retagged {retag.said or 'all articles'}{what}"),
            "by": by,
        }
        asked = _asked(retag, digest)
        # It reads again what those of other vocabularies have read, which may come back: none is gone on with.
        others = Curation.objects.exclude(asked="").exclude(asked__startswith=digest[:_MARK_CHARS])
        others.filter(asked__endswith=_read_again(retag, asked)).update(asked="")
        # Of several that begin at the same moment the database lets one make the entry; the others find it.
        curation, is_new = Curation.objects.get_or_create(asked=asked, defaults=new)
        if not is_new:
            go_on(curation, by)
        return cls(curation, digest)

    def take_turn(self) -> None:
        """Keep others from this run until the transaction ends.

        CuratingError when it is being undone, another process has brought it further, or one reads the same again with
        another vocabulary.
        """
        hold(self.curation)
        stands = Curation.objects.values_list("asked", "place").get(pk=self.curation.pk)
        if stands != (self.curation.asked, self.curation.place):
            if vocabulary_digest() != self._vocabulary:
                raise CuratingError(_CHANGED)
            if not stands[0] and stands[1] == self.curation.place:
                raise CuratingError("A retagging of all articles has read these meanwhile. Nothing is left to do.")
            raise CuratingError("Another process is at this retagging already. Let it finish.")

    def note(self, place: int, done: Retagged, changed: Changed) -> None:
        """Keep how far the run has come and what it changed, in the transaction that brought it there."""
        keep_step(self.curation, changed)
        self.curation.place = place
        self._write(done)

    def finish(self, done: Retagged) -> None:
        """Keep what the run did, and let the next one begin from the beginning. CuratingError as for a turn."""
        with transaction.atomic():
            self.take_turn()
            if self.curation.asked == _asked(Retag(), self._vocabulary):
                # Whatever was cut short with this vocabulary has been read with the rest.
                cut_short = Curation.objects.filter(asked__startswith=self._vocabulary[:_MARK_CHARS])
                cut_short.exclude(pk=self.curation.pk).update(asked="")
            self.curation.asked = ""
            self._write(done)
        drop_old_steps()

    def _write(self, done: Retagged) -> None:
        now = {
            "articles read": done.articles,
            "suggestions added": done.added.total(),
            "suggestions taken away": done.removed.total(),
        }
        self.curation.counts = [[words, self._before.get(words, 0) + count] for words, count in now.items()]
        self.curation.save()


def _asked(retag: Retag, digest: str) -> str:
    """Return a digest of what a run is asked for: the vocabulary's mark, then which articles, then whose tags."""
    asked = (retag.articles and sorted(retag.articles), retag.only)
    which, whose = (hashlib.blake2b(repr(each).encode()).hexdigest() for each in asked)
    return digest[:_MARK_CHARS] + which[:_WHICH_CHARS] + whose[:_WHOSE_CHARS]


def _read_again(retag: Retag, asked: str) -> str:
    """Return how the digests end of what is asked for again by a run, whatever the vocabulary: all of them for a run of
    everything, and those for an actor or theme whichever their articles, which a vocabulary chooses."""
    if retag.only is not None:
        return asked[-_WHOSE_CHARS:]
    return "" if retag.articles is None else asked[_MARK_CHARS:]
