"""What readers reply."""

import uuid

from django.db import models
from django.utils import timezone

from articles.models.articles import Article
from articles.models.fields import WebAddressField
from articles.models.querysets import CommentQuerySet
from articles.vocabulary import CommentStatus


def new_ref() -> str:
    """Return a fresh reference for a reply."""
    return uuid.uuid4().hex


class Comment(models.Model):
    """A reader's reply to an article. The e-mail and the address are never published."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="comments")
    ref = models.CharField("reference", max_length=64, default=new_ref)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="answers")
    name = models.CharField(max_length=100)
    email = models.EmailField("e-mail", blank=True, default="")
    ip_address = models.GenericIPAddressField("address it came from", null=True, blank=True)
    url = WebAddressField("website")
    body = models.TextField("reply", max_length=5000)
    created_at = models.DateTimeField("written", default=timezone.now)
    status = models.CharField(max_length=10, choices=CommentStatus, default=CommentStatus.HELD)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "reply"
        verbose_name_plural = "replies"
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("article", "ref"), name="comment_ref_once"),
            models.CheckConstraint(condition=models.Q(status__in=CommentStatus.values), name="comment_status_known"),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.created_at:%Y-%m-%d}"
