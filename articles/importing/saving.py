"""A batch of items goes into the database: one transaction, and a culprit never takes the others with it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import DataError, IntegrityError, InternalError, OperationalError, transaction

from articles.importing.changes import Changes, find_changes, write_changes
from articles.importing.items import Item, find_known
from articles.importing.rows import insert_articles, insert_rows
from articles.importing.slugs import SlugBook
from articles.importing.sources import SourceBook
from articles.importing.tags import Tags
from articles.models import ActorTag, Article, Comment, FormerAddress, OncePublic, ThemeTag
from articles.models.querysets import make_slug
from articles.records import quoted
from articles.tagging.deciding import note_open_names
from articles.vocabulary import TagBy

_ROW_ERRORS = (IntegrityError, DataError, InternalError)
"""Errors that one row causes, and that leave the others as good as they were."""


@dataclass
class Saved:
    """What became of a batch: items under what happened to them, and refusals with their reasons."""

    created: list[Item] = field(default_factory=list)
    updated: list[Item] = field(default_factory=list)
    unchanged: list[Item] = field(default_factory=list)
    refused: list[tuple[Item, str]] = field(default_factory=list)
    conflicts: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    sources_made: int = 0

    def add(self, other: "Saved") -> None:
        """Take in what became of another batch."""
        for name in ("created", "updated", "unchanged", "refused"):
            getattr(self, name).extend(getattr(other, name))
        self.conflicts += other.conflicts
        self.notes += other.notes
        self.sources_made += other.sources_made


class Saver:
    """Saves batches, with what it has learnt of sources and slugs in the batches before."""

    def __init__(self, sources: SourceBook, *, is_dry: bool) -> None:
        self._sources = sources
        self._slugs = SlugBook()
        self._is_dry = is_dry
        self._would_make: set[str] = set()

    def save(self, items: Sequence[Item]) -> Saved:
        """Save prepared items in one transaction; in a dry run only say what would become of them.

        When a row fails, nothing of the batch is in, and its items are tried again one by one.
        """
        if self._is_dry:
            return self._try(items)
        try:
            with transaction.atomic():
                return self._write(items)
        except (*_ROW_ERRORS, OperationalError) as error:
            if isinstance(error, OperationalError) and not _is_about_a_row(error):
                raise
            self._slugs.forget()
            self._sources.forget()
            reason = _reason(error)
        if len(items) == 1:
            return Saved(refused=[(items[0], reason)])
        saved = Saved()
        for item in items:
            item.source = self._sources.find(item.record.source)
            find_known([item])
            saved.add(self.save([item]))
        return saved

    def _try(self, items: Sequence[Item]) -> Saved:
        saved = Saved()
        taken = self._check(items, saved)
        for item, article in _load_known(taken):
            changes = find_changes(item, article)
            saved.conflicts.update(changes.conflicts)
            (saved.updated if changes else saved.unchanged).append(item)
        saved.created = [item for item in taken if item.known is None]
        made = {item.source.slug for item in saved.created if item.source.pk is None} - self._would_make
        self._would_make |= made
        saved.sources_made = len(made)
        return saved

    def _write(self, items: Sequence[Item]) -> Saved:
        saved = Saved()
        taken = self._check(items, saved)
        saved.created = [item for item in taken if item.known is None]
        saved.sources_made = self._sources.save_new(item.source for item in saved.created)
        self._create(saved.created)
        changed: list[tuple[Item, Article, Changes]] = []
        for item, article in _load_known(taken, for_update=True):
            changes = find_changes(item, article)
            saved.conflicts.update(changes.conflicts)
            if changes:
                write_changes(changes, item, article, self._slugs)
            else:
                Article.objects.filter(pk=article.pk).update(record_digest=item.digest)
            (saved.updated if changes else saved.unchanged).append(item)
            changed.append((item, article, changes))
        written = [(item, item.article) for item in saved.created]
        written += [(item, article) for item, article, changes in changed if changes]
        note_open_names({article.pk: item.tags.found for item, article in written if item.tags.found})
        _create_replies(
            [(item, item.article, {comment.ref for comment in item.record.comments}) for item in saved.created]
            + [(item, article, changes.comment_refs) for item, article, changes in changed]
        )
        paths = [(item.article, path) for item in saved.created for path in item.record.former_addresses]
        paths += [(article, path) for _, article, changes in changed for path in changes.former_paths]
        seen = [item.article for item in saved.created if item.record.once_public]
        seen += [article for _, article, changes in changed if changes.becomes_once_public]
        OncePublic.objects.add(article.pk for article in seen)
        FormerAddress.objects.bulk_create(FormerAddress(path=path, article=article) for article, path in paths)
        return saved

    def _check(self, items: Sequence[Item], saved: Saved) -> list[Item]:
        """Return the items whose former addresses are free; give up ids that are taken. Three queries at most."""
        wanted = [path for item in items for path in item.record.former_addresses]
        owners: dict[str, object] = {}
        if wanted:
            owners = dict(FormerAddress.objects.filter(path__in=wanted).values_list("path", "article_id"))
        new_ids = {item.record.id for item in items if item.known is None and item.record.id}
        ids = set(Article.objects.filter(pk__in=new_ids).values_list("pk", flat=True)) if new_ids else set()
        blog_ids = {item.record.wordpress_id for item in items if item.record.wordpress_id}
        blog_owners: dict[int | None, object] = {}
        if blog_ids:
            blog_owners = dict(Article.objects.filter(wordpress_id__in=blog_ids).values_list("wordpress_id", "pk"))
        taken = []
        for item in items:
            me = item.known.id if item.known else item
            path = next((p for p in item.record.former_addresses if owners.get(p, me) != me), None)
            if path is not None:
                saved.refused.append((item, f"The former address {quoted(path)} leads elsewhere already. Take it out."))
                continue
            owners |= dict.fromkeys(item.record.former_addresses, me)
            item.article.pk = None
            item.article._state.adding = True
            if item.known is None and item.record.id:
                if item.record.id in ids:
                    saved.notes["Items that got a new id, since theirs was taken"] += 1
                else:
                    item.article.pk = item.record.id
                    ids.add(item.record.id)
            item.article.wordpress_id = item.record.wordpress_id
            if blog_owners.setdefault(item.record.wordpress_id, me) != me and item.record.wordpress_id:
                saved.notes["Items that lost their wordpress_id, since it was taken"] += 1
                item.article.wordpress_id = None
            taken.append(item)
        return taken

    def _create(self, items: Sequence[Item]) -> None:
        self._slugs.load(item.article.day for item in items)
        unnamed = []
        for item in items:
            item.article.source_id = item.source.pk
            if item.record.slug:
                item.article.slug = self._slugs.take(item.article.day, item.record.slug)
            else:
                unnamed.append(item.article)
        for article in unnamed:
            article.slug = self._slugs.take(article.day, make_slug(article.headline))
        insert_articles([item.article for item in items])
        actors = [row for item in items for row in _tag_rows(item.article, item.tags.actors)]
        insert_rows(ActorTag, ("article_id", "actor_id", "by"), actors)
        themes = [row for item in items for row in _tag_rows(item.article, item.tags.themes)]
        insert_rows(ThemeTag, ("article_id", "theme_id", "by"), themes)


def _tag_rows(article: Article, tags: Tags | None) -> list[tuple[int, int, str]]:
    """Return article, actor or theme, and who says so, of all the tags of a kind."""
    return [(article.pk, id, by or TagBy.SOURCE) for id, by in tags.by_id.items()] if tags else []


def _load_known(items: Iterable[Item], *, for_update: bool = False) -> list[tuple[Item, Article]]:
    """Return the items that the archive holds, each with its article and all that hangs on it. Six queries."""
    by_id = {item.known.id: item for item in items if item.known is not None}
    if not by_id:
        return []
    rows = Article.objects.filter(pk__in=by_id).prefetch_related(
        "actor_tags", "theme_tags", "comments", "former_addresses", "once_public"
    )
    if for_update:
        rows = rows.select_for_update()
    return [(by_id[article.pk], article) for article in rows]


def _create_replies(wanted: Iterable[tuple[Item, Article, set[str]]]) -> None:
    """Create the replies of these references, then tie answers to what they answer."""
    created: list[Comment] = []
    answers: list[tuple[Comment, str]] = []
    by_ref: dict[tuple[int, str], Comment] = {}
    for item, article, refs in wanted:
        for record in item.record.comments:
            if record.ref not in refs:
                continue
            comment = Comment(
                article_id=article.pk,
                ref=record.ref,
                name=record.name,
                url=record.url,
                body=record.body,
                created_at=record.created_at.at,
                status=record.status,
            )
            created.append(comment)
            by_ref[article.pk, record.ref] = comment
            if record.parent:
                answers.append((comment, record.parent))
        if refs and item.known is not None:
            held = {(article.pk, reply.ref): reply for reply in article.comments.all()}
            by_ref = held | by_ref
    Comment.objects.bulk_create(created)
    for comment, parent in answers:
        comment.parent = by_ref[comment.article_id, parent]
    Comment.objects.bulk_update([comment for comment, _ in answers], ["parent"])


def _is_about_a_row(error: OperationalError) -> bool:
    """Tell whether PostgreSQL found a row too large for it, which it reports as if it could not work."""
    return str(getattr(error.__cause__, "sqlstate", "")).startswith("54")


def _reason(error: Exception) -> str:
    first = str(error).strip().partition("\n")[0]
    return f"The database did not take the item: {first[:200]}. Check its values and its length."
