"""JSON Lines: lossless but for what is private."""

import json
from collections.abc import Iterable, Iterator

from articles.exporting.objects import article_object
from articles.models import Article


def write(articles: Iterable[Article]) -> Iterator[str]:
    """Yield one line an article."""
    for article in articles:
        yield json.dumps(article_object(article), ensure_ascii=False) + "\n"
