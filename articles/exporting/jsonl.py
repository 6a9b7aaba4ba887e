"""JSON Lines: lossless but for what is private."""

import json
from collections.abc import Iterable, Iterator

from articles.exporting.objects import article_object
from articles.exporting.reading import Whole


def write(articles: Iterable[Whole]) -> Iterator[str]:
    """Yield one line an article."""
    for article in articles:
        yield json.dumps(article_object(article), ensure_ascii=False) + "\n"
