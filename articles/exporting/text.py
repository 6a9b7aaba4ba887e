"""One article as plain text: what it is, what it says, how to cite it."""

from django.conf import settings

from articles.models import Article


def article_text(article: Article, *, citation: str) -> str:
    """Return headline, date, source and address, a line each; a blank line; the text; a blank line; the citation."""
    address = f"{settings.SITE_URL}{article.get_absolute_url()}"
    head = "\n".join((article.headline, str(article.published), article.source.name, address))
    paragraphs = [article.summary, *article.body_text.split("\n")]
    return "\n\n".join(part for part in (head, *paragraphs, citation) if part) + "\n"
