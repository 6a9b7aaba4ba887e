"""Who has written an article at the desk: its author may go on with it as long as it is a draft."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.db.models import Exists, IntegerField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest

from articles.models import Article, OncePublic
from articles.vocabulary import Status


def added_by(user: Any) -> QuerySet[LogEntry]:
    """Return the entries of the desk's history that tell which articles somebody has added."""
    return LogEntry.objects.filter(
        user=user, action_flag=ADDITION, content_type__app_label="articles", content_type__model="article"
    )


def written_by(user: Any) -> QuerySet[Article]:
    """Return the articles that somebody has added at the desk."""
    return Article.objects.filter(pk__in=added_by(user).values(key=Cast("object_id", IntegerField())))


def is_own_draft(request: HttpRequest, article: Article) -> bool:
    """Tell whether an article is a draft, never seen by readers, of somebody who may add articles.

    At most one query a request for each article: every part of its form asks.
    """
    if article.pk is None or article.status != Status.DRAFT or not request.user.has_perm("articles.add_article"):
        return False
    known: dict[int, bool] = vars(request).setdefault("own_and_never_public", {})
    if article.pk not in known:
        added = added_by(request.user).filter(object_id=str(article.pk))
        known[article.pk] = added.exclude(Exists(OncePublic.objects.filter(pk=article.pk))).exists()
    return known[article.pk]


class MineFilter(admin.SimpleListFilter):
    """Articles that whoever looks at the list has added."""

    title = "author"
    parameter_name = "author"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("me", "Added by me")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Narrow the list."""
        return queryset.filter(pk__in=written_by(request.user).values("pk")) if self.value() == "me" else queryset
