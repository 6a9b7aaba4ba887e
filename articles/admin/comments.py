"""Replies at the desk."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest
from django.template.defaultfilters import linebreaksbr, truncatechars
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.undoing import with_undo
from articles.curating.statuses import settle_replies
from articles.models import Comment
from articles.vocabulary import CommentStatus

SHOWN_CHARS = 300
"""Characters of a reply in the list: most replies whole."""


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """Replies: read, approved, put away; never written or changed here."""

    list_display = ("name", "text", "on_article", "created_at", "status")
    list_filter = ("status",)
    list_select_related = ("article",)
    search_fields = ("name", "email", "body", "article__headline")
    # Held ones first, since they wait; then the newest.
    ordering = (Case(When(status=CommentStatus.HELD, then=0), default=1), "-created_at")
    readonly_fields = ("on_article", "parent", "name", "email", "ip_address", "url", "body", "created_at")
    fields = (*readonly_fields, "status")
    actions = ("approve", "mark_spam", "remove")
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Replies are written by readers."""
        return False

    @admin.display(description="reply")
    def text(self, comment: Comment) -> SafeString:
        """Return the beginning of the text, its ends of line kept."""
        return linebreaksbr(truncatechars(comment.body, SHOWN_CHARS))

    @admin.display(description="article", ordering="article__headline")
    def on_article(self, comment: Comment) -> SafeString:
        """Return a link to the article's page."""
        return format_html('<a href="{}">{}</a>', comment.article.get_absolute_url(), comment.article.headline)

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
        now = status.label.lower()
        ids, entry = settle_replies(queryset, status, f"Chosen replies are now {now}", by=request.user)
        noun = "reply is" if len(ids) == 1 else "replies are"
        said = f"{len(ids):,} {noun} now {now}."
        self.message_user(request, with_undo(said, entry.pk if entry else 0), messages.SUCCESS)
