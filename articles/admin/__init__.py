"""The editors' desk, in Django's admin."""

from articles.admin import articles, comments, curations, subjects

__all__ = ["articles", "comments", "curations", "subjects"]
