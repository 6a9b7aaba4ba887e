"""What the database's own log watches: which change of which table says what about the archive.

A log row names what changed, not how: the index reads the present state of it. So a row too many does no
harm, and half a change cannot be applied.
"""

from dataclasses import dataclass

ARTICLE, ACTOR, THEME, SOURCE, PAGE, EVERYTHING = "article", "actor", "theme", "source", "page", "everything"
"""What a log row may name. `PAGE` moves the archive's number and nothing in the index; `EVERYTHING` calls for
a rebuild."""

MAX_LOG_ROWS = 100_000
"""Rows of the log that are kept. A process that has fallen further behind rebuilds its index whole."""


@dataclass(frozen=True)
class Watched:
    """A table, what its rows are about, and the columns whose change a public page would show."""

    table: str
    subject: str
    subject_column: str
    columns: tuple[str, ...]
    only_where: str = ""


WATCHED = (
    Watched(
        "articles_article",
        ARTICLE,
        "id",
        (
            "id", "headline", "slug", "summary", "body_html", "published_at", "published_precision", "event_from",
            "event_to", "status", "withdrawn_reason", "source_id", "source_ref", "url", "byline", "language",
            "language_raw", "wordpress_id", "headline_words", "text_words",
        ),
    ),
    Watched("articles_actortag", ARTICLE, "article_id", ("article_id", "actor_id", "by")),
    Watched("articles_themetag", ARTICLE, "article_id", ("article_id", "theme_id", "by")),
    Watched(
        "articles_actor", ACTOR, "id",
        ("id", "slug", "name", "filed_under", "kind", "description", "part_of_id", "identifiers"),
    ),
    Watched(
        "articles_theme", THEME, "id",
        ("id", "slug", "name", "parent_id", "description", "terms", "threshold", "identifiers"),
    ),
    Watched("articles_source", SOURCE, "id", ("id", "slug", "name", "url", "description")),
    Watched("articles_actorname", ACTOR, "actor_id", ("actor_id", "name", "language", "use")),
    Watched("articles_actorrole", ACTOR, "actor_id", ("actor_id", "title", "of_id", "held_from", "held_to")),
    Watched("articles_formeraddress", PAGE, "id", ("path", "article_id", "actor_id", "theme_id", "source_id")),
    # Replies count once they are approved, so that a flood of new ones does not empty the page cache.
    Watched(
        "articles_comment", PAGE, "article_id",
        ("article_id", "parent_id", "ref", "name", "url", "body", "created_at", "status"),
        only_where="status = 'approved'",
    ),
)  # fmt: skip
