"""An article as the object that exports, and every address ending in .json, write."""

import datetime as dt
from typing import Any

from articles.exporting.reading import Whole
from articles.models import Comment


def article_object(whole: Whole) -> dict[str, Any]:
    """Return the article under the keys of an import, in their order, then its two addresses.

    The same article gives the same object in any archive that holds the same vocabulary. E-mail and network
    addresses of repliers are left out. No query.
    """
    article = whole.article
    source = article.source
    return {
        "id": article.pk,
        "ref": article.source_ref,
        "source": {"slug": source.slug, "name": source.name, "url": source.url},
        "url": article.url,
        "headline": article.headline,
        "slug": article.slug,
        "summary": article.summary,
        "body_html": article.body_html,
        "body_text": article.body_text,
        "received": article.received,
        "published_at": str(article.published),
        "event_from": article.event_from,
        "event_to": article.event_to,
        "language": article.stated_language,
        "byline": article.byline,
        "status": article.status,
        "withdrawn_reason": article.withdrawn_reason,
        "actors": [{"slug": slug, "by": by} for slug, by in whole.actors],
        "themes": [{"slug": slug, "by": by} for slug, by in whole.themes],
        "unlisted": [{"name": name["name"], "as": name["as"]} for name in article.unlisted],
        "comments": _comments(whole.comments),
        "former_addresses": sorted(whole.former_addresses),
        "wordpress_id": article.wordpress_id,
        "once_public": whole.was_public,
        "address": article.get_absolute_url(),
        "short_address": article.short_address,
    }


def _comments(comments: list[Comment]) -> list[dict[str, Any]]:
    """Return the replies, oldest first, without what is private; an answer to one left out has no parent."""
    refs = {comment.pk: comment.ref for comment in comments}
    return [
        {
            "ref": comment.ref,
            "parent": refs.get(comment.parent_id, "") if comment.parent_id else "",
            "name": comment.name,
            "url": comment.url,
            "body": comment.body,
            "created_at": _time(comment.created_at),
            "status": comment.status,
        }
        for comment in sorted(comments, key=_order)
    ]


def _order(comment: Comment) -> tuple[dt.datetime, str]:
    """Replies of the same moment are told apart by reference, which survives a move; ids do not."""
    return comment.created_at, comment.ref


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
