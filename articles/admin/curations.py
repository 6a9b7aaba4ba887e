"""The log of what was done to the vocabulary and to many rows at once: read, and undone; never written by hand."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.admin.retagging import retag_all
from articles.admin.rights import demand, log_for, may_do
from articles.admin.undoing import with_ways
from articles.curating import CuratingError, State, can_be_undone, check_undo, state_of, subjects_of, undo
from articles.curating.statuses import OF_STATUS
from articles.curating.steps import IN_STEPS
from articles.models import Curation
from articles.vocabulary import CurationKind

STEPS_AT_ONCE = 20
"""Steps that are undone while an editor waits, some seconds; the rest when they ask again. The command does all."""

_MOST_LINKED = 5
"""Actors or themes that the message of an undo leads to."""

_STATES = {
    State.CAN_BE_UNDONE: "Can be undone",
    State.UNFINISHED: "Not finished: the same again goes on from there, while the vocabulary is the same",
    State.UNDONE_IN_PART: "Undone in part",
    State.UNDONE: "Undone",
    State.TOO_OLD: "Stands, too old to be undone",
    State.STANDS: "Stands",
}


class WhoFilter(admin.SimpleListFilter):
    """What one editor has done, or commands."""

    title = "who"
    parameter_name = "who"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return whoever stands in what is shown of the log."""
        shown = model_admin.get_queryset(request).order_by().values("by")
        users = get_user_model()._default_manager.filter(pk__in=shown)
        names = [(str(user.pk), user.get_username()) for user in users.order_by("username")]
        return [*names, ("command", "A command")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Narrow the list; an editor whom the log does not know has done nothing."""
        who = self.value()
        if who is None:
            return queryset
        if who == "command":
            return queryset.filter(by=None)
        return queryset.filter(by=int(who)) if who.isascii() and who.isdigit() and len(who) < 10 else queryset.none()


def _why_not(entry: Curation) -> str:
    """Return why an entry cannot be undone, as far as it can be told before; blank when it can be."""
    try:
        check_undo(entry)
    except CuratingError as error:
        return str(error)
    return ""


def _ways_on(entry: Curation) -> list[tuple[str, str]]:
    """Return links to what is as it was before an entry that was undone: whoever may undo it may change that."""
    if entry.kind == CurationKind.REVIEW:
        return [(reverse("admin:articles_article_review"), "Suggestions to review")]
    if entry.kind in IN_STEPS or entry.kind in OF_STATUS:
        return []
    page = f"admin:articles_{entry.subject}_change"
    return [(reverse(page, args=[row.pk]), row.name) for row in subjects_of(entry)[:_MOST_LINKED]]


@admin.register(Curation)
class CurationAdmin(admin.ModelAdmin):
    """Entries of the log."""

    list_display = ("summary", "kind", "when", "who", "state")
    list_filter = ("kind", "subject", WhoFilter, ("done_at", admin.DateFieldListFilter))
    date_hierarchy = "done_at"
    search_fields = ("summary",)
    search_help_text = "Words of what was done: names and slugs of actors and themes, headlines of articles."
    show_full_result_count = False
    fields = readonly_fields = ("moved", "when", "who", "state")

    def get_urls(self) -> list[URLPattern]:
        """Put the pages of the undo and of retagging all articles before the admin's own."""
        view = self.admin_site.admin_view
        own = [
            path("<int:id>/undo/", view(self.undo_view), name="articles_curation_undo"),
            path("retag/", view(lambda request: retag_all(self, request)), name="articles_curation_retag"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Offer retagging above the list."""
        address = reverse("admin:articles_curation_retag") if may_do(request, CurationKind.RETAG) else ""
        return super().changelist_view(request, {**(extra_context or {}), "retag_address": address})

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Leave out what only an undo reads, and from the list what somebody may not see."""
        rows = Curation.objects.for_log()
        if request.resolver_match and request.resolver_match.url_name == "articles_curation_changelist":
            kinds = log_for(request)
            return rows.filter(Q(kind__in=kinds) | Q(undoes__kind__in=kinds))
        return rows

    def has_add_permission(self, request: HttpRequest) -> bool:
        """None is made by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """None is changed by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """None is taken away."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may change actors, themes, articles or replies may see what was done to them."""
        kinds = log_for(request)
        return bool(kinds) if obj is None else (obj.undoes or obj).kind in kinds

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The same for the list's place on the desk."""
        return self.has_view_permission(request)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """Offer the undo above the entry."""
        entry = self.get_object(request, object_id)
        offers = entry is not None and can_be_undone(entry) and may_do(request, entry.kind, entry.subject)
        address = reverse("admin:articles_curation_undo", args=[entry.pk]) if entry is not None and offers else ""
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "undo_address": address})

    def undo_view(self, request: HttpRequest, id: int) -> HttpResponse:
        """Ask whether an entry is to be undone; undo it once that is confirmed."""
        entry = self.get_object(request, str(id))
        if entry is None:
            raise Http404(f"The log has no entry {id}.")
        demand(request, entry.kind, entry.subject)
        if request.method == "POST":
            try:
                done = undo(entry, by=request.user, most_steps=STEPS_AT_ONCE)
            except CuratingError as error:
                is_begun = entry.steps.exists() and Curation.objects.filter(undoes=entry).exists()
                begun = "A part is undone." if is_begun else "Nothing was undone."
                self.message_user(request, f"{begun} {error}", messages.ERROR)
                return HttpResponseRedirect(reverse("admin:articles_curation_change", args=[entry.pk]))
            if entry.kind in IN_STEPS and entry.steps.exists():
                self.message_user(request, "A part is undone. Go on until all is.", messages.WARNING)
                return HttpResponseRedirect(request.path)
            self.message_user(request, with_ways(f"{done.summary}.", *_ways_on(entry)), messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:articles_curation_change", args=[done.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Undo",
            "row": entry,
            "counts": entry.counts,
            "why_not": _why_not(entry),
            "is_in_steps": entry.kind in IN_STEPS,
            "undone": entry.undone_by.counts if hasattr(entry, "undone_by") else [],
            "steps": entry.steps.count() if entry.kind in IN_STEPS else 0,
            "most_steps": STEPS_AT_ONCE,
        }
        return TemplateResponse(request, "admin/articles/curating/undo.html", context)

    @admin.display(description="when", ordering="done_at")
    def when(self, entry: Curation) -> str:
        """Return the time in UTC, as the archive writes it."""
        return f"{entry.done_at:%Y-%m-%d %H:%M}"

    @admin.display(description="by")
    def who(self, entry: Curation) -> str:
        """Return the editor's name, or how else it was done."""
        return entry.by.get_username() if entry.by else "a command"

    @admin.display(description="state")
    def state(self, entry: Curation) -> str:
        """Say whether it still stands."""
        state = state_of(entry)
        if state in (State.UNDONE, State.UNDONE_IN_PART):
            return f"{_STATES[state]} {entry.undone_by.done_at:%Y-%m-%d}"
        return _STATES[state]

    @admin.display(description="what moved")
    def moved(self, entry: Curation) -> str | SafeString:
        """List the numbers."""
        if not entry.counts:
            return "No article; all else is as it was before" if entry.undoes_id else "Nothing"
        return format_html_join("", "<div>{}: {}</div>", ((w, f"{n:,}") for w, n in entry.counts))
