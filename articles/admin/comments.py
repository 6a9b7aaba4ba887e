"""Replies at the desk."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Comment
from articles.vocabulary import CommentStatus


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """Replies: read, approved, put away; never written or changed here."""

    list_display = ("name", "body", "article", "created_at", "status")
    list_filter = ("status",)
    list_select_related = ("article",)
    ordering = ("-created_at",)
    readonly_fields = ("article", "parent", "name", "email", "ip_address", "url", "body", "created_at")
    fields = (*readonly_fields, "status")
    actions = ("approve", "mark_spam", "remove")
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Replies are written by readers."""
        return False

    @admin.action(description="Approve the chosen replies", permissions=("change",))
    def approve(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Publish replies."""
        self._set(request, queryset, CommentStatus.APPROVED)

    @admin.action(description="Mark the chosen replies as spam", permissions=("change",))
    def mark_spam(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Put replies away as spam."""
        self._set(request, queryset, CommentStatus.SPAM)

    @admin.action(description="Remove the chosen replies from the site", permissions=("change",))
    def remove(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Put replies away."""
        self._set(request, queryset, CommentStatus.REMOVED)

    def _set(self, request: HttpRequest, queryset: QuerySet[Any], status: CommentStatus) -> None:
        count = queryset.update(status=status)
        noun = "reply is" if count == 1 else "replies are"
        self.message_user(request, f"{count} {noun} now {status.label.lower()}.", messages.SUCCESS)
