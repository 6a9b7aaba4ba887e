"""The editors' desk, in Django's admin."""

from articles.admin import articles, comments, subjects

__all__ = ["articles", "comments", "subjects"]
