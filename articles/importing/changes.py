"""What a new version of an item changes in the article that the archive holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from articles.importing.items import Item
from articles.importing.slugs import SlugBook
from articles.importing.tags import Tags
from articles.models import ActorTag, Article, FormerAddress, OncePublic, ThemeTag
from articles.models.querysets import MAX_SLUG_CHARS
from articles.vocabulary import Status, TagBy

_FIELDS = (
    (("headline",), ("headline",)),
    (("summary",), ("summary",)),
    (("body_html", "body_text"), ("body_html", "received")),
    (("published_at",), ("published_at", "published_precision")),
    (("event_from", "event_to"), ("event_from", "event_to")),
    (("status", "withdrawn_reason"), ("status", "withdrawn_reason")),
    (("url",), ("url",)),
    (("byline",), ("byline",)),
    (("language",), ("language", "language_raw")),
    (("unlisted", "actors", "themes"), ("unlisted",)),
    (("wordpress_id",), ("wordpress_id",)),
    (("slug",), ("slug",)),
)
"""Keys of a record, and the fields that follow from any of them and change only together."""

_TEXTS = {"headline", "summary", "body_html"}
_KEPT_BY_EDITORS = (TagBy.EDITOR, TagBy.REFUSED)
_ONCE_PUBLIC = (Status.PUBLISHED, Status.WITHDRAWN)


@dataclass
class Changes:
    """Differences between an item and its article; `conflicts` are those that an editor's word outweighs."""

    fields: set[str] = field(default_factory=set)
    conflicts: list[str] = field(default_factory=list)
    tags_changed: list[ActorTag | ThemeTag] = field(default_factory=list)
    tags_gone: list[ActorTag | ThemeTag] = field(default_factory=list)
    actors_new: list[ActorTag] = field(default_factory=list)
    themes_new: list[ThemeTag] = field(default_factory=list)
    former_paths: list[str] = field(default_factory=list)
    comment_refs: set[str] = field(default_factory=set)
    becomes_once_public: bool = False

    def __bool__(self) -> bool:
        return any(
            (self.fields, self.tags_changed, self.tags_gone, self.actors_new, self.themes_new, self.former_paths,
             self.comment_refs, self.becomes_once_public)
        )  # fmt: skip


def find_changes(item: Item, article: Article) -> Changes:
    """Return what the item would change in the article, with all that hangs on it loaded. No query."""
    changes = Changes()
    _compare_fields(item, article, changes)
    has_new_text = bool(_TEXTS & changes.fields)
    actor_tags, theme_tags = article.actor_tags.all(), article.theme_tags.all()
    new = _compare_tags(item.tags.actors, {tag.actor_id: tag for tag in actor_tags}, has_new_text, changes)
    changes.actors_new = [ActorTag(article=article, actor_id=id, by=by) for id, by in new]
    new = _compare_tags(item.tags.themes, {tag.theme_id: tag for tag in theme_tags}, has_new_text, changes)
    changes.themes_new = [ThemeTag(article=article, theme_id=id, by=by) for id, by in new]
    held = {address.path for address in article.former_addresses.all()}
    changes.former_paths = [path for path in item.record.former_addresses if path not in held]
    replies = {comment.ref for comment in article.comments.all()}
    changes.comment_refs = {comment.ref for comment in item.record.comments} - replies
    # What was seen once stays so, whatever a later version says.
    changes.becomes_once_public = item.record.once_public and not hasattr(article, "once_public")
    return changes


def _compare_fields(item: Item, article: Article, changes: Changes) -> None:
    """Note the fields that differ: only those whose keys the item states."""
    stated = {*item.record.stated, "headline", "published_at"}
    if item.record.status is not None:
        stated.add("status")
    else:
        stated -= {"status", "withdrawn_reason"}
    if not item.record.slug or _is_numbered(article.slug, item.record.slug):
        stated.discard("slug")
    for keys, fields in _FIELDS:
        if not stated.intersection(keys):
            continue
        differing = [name for name in fields if getattr(article, name) != getattr(item.article, name)]
        if not differing:
            continue
        if set(fields) & set(article.edited_fields):
            changes.conflicts += differing
        else:
            changes.fields.update(differing)


def _is_numbered(slug: str, stated: str) -> bool:
    """Tell whether a slug is the stated one, or became what it is because that was taken."""
    root, _, number = slug.rpartition("-")
    was_cut = len(stated) + len(number) >= MAX_SLUG_CHARS
    return slug == stated or (number.isdigit() and (root == stated or (was_cut and stated.startswith(root))))


def _compare_tags(
    wanted: Tags | None, held: dict[int, ActorTag] | dict[int, ThemeTag], has_new_text: bool, changes: Changes
) -> Iterator[tuple[int, str]]:
    """Note the tags that go or change hands; yield those to add. An editor's tags and refusals stay as they are."""
    if wanted is None or not (wanted.is_stated or has_new_text):
        return iter(())
    kept = _KEPT_BY_EDITORS if wanted.is_stated else (*_KEPT_BY_EDITORS, TagBy.SOURCE)
    for id, tag in held.items():
        if tag.by in kept:
            continue
        if id not in wanted.by_id:
            changes.tags_gone.append(tag)
        elif (by := wanted.by_id[id]) is not None and tag.by != by:
            tag.by = by
            changes.tags_changed.append(tag)
    return ((id, by or TagBy.SOURCE) for id, by in wanted.by_id.items() if id not in held)


def write_changes(changes: Changes, item: Item, article: Article, slugs: SlugBook) -> None:
    """Write the fields and the tags that differ. An article that readers knew leaves its old address behind."""
    former, status = article.get_absolute_url(), article.status
    goes_back = "status" in changes.fields and item.article.status not in _ONCE_PUBLIC
    if goes_back or ("published_at" in changes.fields and item.article.published_at > timezone.now()):
        OncePublic.objects.note([article])
    moves = bool({"published_at", "slug"} & changes.fields)
    day = article.day
    for name in changes.fields:
        setattr(article, name, getattr(item.article, name))
    if moves and (article.day != day or "slug" in changes.fields):
        slugs.load([article.day])
        article.slug = slugs.take(article.day, article.slug)
        changes.fields.add("slug")
        if status in _ONCE_PUBLIC or OncePublic.objects.filter(pk=article.pk).exists():
            FormerAddress.objects.get_or_create(path=former, defaults={"article": article})
    article.record_digest = item.digest
    article.save(update_fields=[*changes.fields, "record_digest"])
    for tag in changes.tags_changed:
        tag.save(update_fields=["by"])
    for tag in changes.tags_gone:
        tag.delete()
    ActorTag.objects.bulk_create(changes.actors_new)
    ThemeTag.objects.bulk_create(changes.themes_new)
