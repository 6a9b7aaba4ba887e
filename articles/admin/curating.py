"""Renaming, merging and splitting at the desk: a form, a preview of what would move, a report with its undo."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode

from articles.admin.curating_forms import FORMS, CuratingForm, MergeSelectedForm, forms_for
from articles.admin.rights import demand, log_for, may_do, may_read_articles, refuse_without
from articles.admin.sharing import CONFIRMED, asked_about
from articles.admin.suggesting import current_tagger
from articles.admin.undoing import with_undo, with_ways
from articles.curating import CuratingError, Plan, PlanChangedError, can_be_undone, carry_out
from articles.curating.entries import counted, what_took
from articles.curating.namesakes import namesakes
from articles.curating.rereading import articles_to_read
from articles.curating.retagging import Retag
from articles.models import TAG_MODELS, Article, Curation, Theme
from articles.models.articles import MAX_ID
from articles.tagging.tagger import vocabulary_digest
from articles.vocabulary import CurationKind, TagBy

EXAMPLES = 8
"""Articles that a preview names."""

MAX_READ = 1_000
"""Articles that are read again while an editor waits, some seconds; the command takes any number."""

CHANGED_MEANWHILE = "The vocabulary has changed while texts were read. Retag again: all is read with the new one."

MAX_SELECTED = 20

QUEUE = "queue"
"""Name under which an address keeps the page of the queue of names in no list that it leads back to."""

PLACE = "place"
"""Name under which it keeps the number of the name on that page."""


class Curated(admin.ModelAdmin):
    """Actors or themes that can be renamed, merged, split and given further names."""

    actions = ("merge_selected",)

    def get_urls(self) -> list[URLPattern]:
        """Put the pages of the operations before the admin's own."""
        name = self.opts.model_name
        view = self.admin_site.admin_view
        own = [
            path("merge/", view(self.merge_selected_view), name=f"articles_{name}_merge"),
            path("<int:id>/retag/", view(self.retag_view), name=f"articles_{name}_retag"),
            path("<int:id>/<slug:what>/curate/", view(self.curate_view), name=f"articles_{name}_curate"),
        ]
        return own + super().get_urls()

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """Offer the operations above the form."""
        links = []
        if object_id.isascii() and object_id.isdigit():
            for what, title in forms_for(self.model):
                # Whoever may not retag may still look at what would come and go.
                if what == CurationKind.RETAG or may_do(request, what, str(self.opts.model_name)):
                    links.append((self._address(int(object_id), what), title))
        context = {**(extra_context or {}), "curating_links": links}
        return super().change_view(request, object_id, form_url, context)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Ask about new names that others bear; say which of the present ones others bear too."""
        row = context.get("original")
        if request.method == "POST":
            formsets = (inline.formset for inline in context["inline_admin_formsets"])
            forms = [context["adminform"].form, *(form for formset in formsets for form in formset.forms)]
            context |= {"asked_about": asked_about(forms), "confirmed": request.POST.getlist(CONFIRMED)}
        elif row is not None:
            context["shared_names"] = namesakes(str(self.opts.model_name), names_of(row), besides=row.pk)
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Lead to the deletion that says what depends on it, and that the log can undo."""
        if not (object_id.isascii() and object_id.isdigit()):
            raise Http404(f"There is no {self.opts.verbose_name} {object_id}.")
        return HttpResponseRedirect(self._address(int(object_id), "delete"))

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer no bulk deletion: nobody can tell what depends on each."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Deleting goes by the operation, which asks for the right to change too."""
        return may_do(request, CurationKind.DELETE, str(self.opts.model_name))

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Tell whether merging is offered above the list."""
        return may_do(request, CurationKind.MERGE, str(self.opts.model_name))

    @admin.action(description="Merge the chosen ones", permissions=("merge",))
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Go on to the page that asks which one stays."""
        ids = list(queryset.order_by("pk").values_list("pk", flat=True)[: MAX_SELECTED + 1])
        if not 2 <= len(ids) <= MAX_SELECTED:
            self.message_user(request, f"Choose from 2 to {MAX_SELECTED} to merge.", messages.WARNING)
            return None
        address = reverse(f"admin:articles_{self.opts.model_name}_merge")
        return HttpResponseRedirect(f"{address}?of={','.join(map(str, ids))}")

    def merge_selected_view(self, request: HttpRequest) -> HttpResponse:
        """Ask which of the chosen ones stays, and merge the others into it."""
        demand(request, CurationKind.MERGE, str(self.opts.model_name))
        given = [id for id in request.GET.get("of", "").split(",") if id.isascii() and id.isdigit()][:MAX_SELECTED]
        ids = [int(id) for id in given if len(id) < len(str(MAX_ID))]
        rows = list(self.model._default_manager.filter(pk__in=ids).order_by("name"))
        if len(rows) < 2:
            raise Http404("Fewer than two of these are in the archive.")
        return self._draw(request, MergeSelectedForm(request.POST or None, row=rows[0], rows=rows), None)

    def curate_view(self, request: HttpRequest, id: int, what: str) -> HttpResponse:
        """Draw the form of an operation, then its preview; carry it out once that is confirmed."""
        row = self._row(request, id)
        if what not in FORMS:
            raise Http404(f"There is no operation “{what}”.")
        if row is None:
            return self._lead_back(request, id)
        demand(request, what, str(self.opts.model_name))
        # Whoever comes from a page that knows the further name finds it filled in.
        options = {"initial": request.GET.dict()} if what == "alias" else {}
        return self._draw(request, FORMS[what](request.POST or None, row=row, **options), row)

    def retag_view(self, request: HttpRequest, id: int) -> HttpResponse:
        """Show which articles would gain or lose it as a suggestion; write that once it is confirmed."""
        row = self._row(request, id)
        if row is None:
            return self._lead_back(request, id)
        subject = str(self.opts.model_name)
        if request.method == "POST":
            demand(request, CurationKind.RETAG, subject)
        # Asked for before the tagger: one that knows less than the digest stands for would pass for the present one.
        digest = vocabulary_digest()
        ids = articles_to_read(row, MAX_READ, current_tagger())
        context: dict[str, Any] = {"title": f"Retag {row.name}", "row": row, "subject": subject, "most": MAX_READ}
        context["is_too_much"] = ids is not None and len(ids) > MAX_READ
        context["may_retag_all"] = may_do(request, CurationKind.RETAG)
        if not context["is_too_much"]:
            articles = None if ids is None else list(ids)
            said = "" if articles is None else f"the {len(articles):,} articles that may be about it,"
            # What an editor has seen was read with the vocabulary of then.
            is_stale = request.method == "POST" and request.POST.get("seen") != digest
            is_dry = request.method != "POST" or is_stale
            retag = Retag(articles, (subject, row.pk), said, vocabulary=digest, is_dry=is_dry, uses_processes=False)
            try:
                done = retag.run(by=request.user, tagger=current_tagger())
            except CuratingError as error:
                self.message_user(request, str(error), messages.ERROR)
                return HttpResponseRedirect(request.path)
            if not is_dry:
                said = f"Articles that gained {row.name} as a suggestion: {done.added.total():,}."
                said += f" Articles that lost it: {done.removed.total():,}."
                can_undo = can_be_undone(Curation.objects.for_log().get(pk=done.entry))
                self.message_user(request, with_undo(said, done.entry if can_undo else 0), messages.SUCCESS)
                if done.is_vocabulary_changed:
                    self.message_user(request, CHANGED_MEANWHILE, messages.WARNING)
                return HttpResponseRedirect(reverse(f"admin:articles_{subject}_change", args=[row.pk]))
            context |= {
                "warning": "The vocabulary has changed since this preview was made. Look again." if is_stale else "",
                "seen": digest,
                "read": done.articles,
                "is_all": articles is None,
                "counts": [
                    ("articles that would gain it", done.added.total()),
                    ("articles that would lose it", done.removed.total()),
                ],
                "gaining": examples(request, done.gaining),
                "losing": examples(request, done.losing),
                "has_any": bool(done.added or done.removed),
                "may_do_it": may_do(request, CurationKind.RETAG, subject),
            }
        return self._respond(request, "retag", context)

    def _row(self, request: HttpRequest, id: int) -> Any:
        row = self.get_object(request, str(id))
        if not self.has_change_permission(request, row):
            refuse_without([f"change_{self.opts.model_name}"])
        return row

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        # Where Django 5.2 answers for its own pages; without this it names the id and nothing else.
        return self._lead_back(request, int(object_id) if object_id.isascii() and object_id.isdigit() else 0)

    def _lead_back(self, request: HttpRequest, id: int) -> HttpResponse:
        """Lead from a page of what is no longer there to the list, and say what took it away."""
        subject = str(self.opts.model_name)
        said = f"The {self.opts.verbose_name} of this page is no longer there."
        # Whoever may only look at actors or themes may not see what was done to them.
        entry = what_took(subject, id) if CurationKind.DELETE in log_for(request) else None
        if entry is not None:
            said += f" {entry.summary}."
        can_undo = entry is not None and may_do(request, entry.kind, subject)
        self.message_user(request, with_undo(said, entry.pk if entry and can_undo else 0), messages.WARNING)
        return HttpResponseRedirect(reverse(f"admin:articles_{subject}_changelist"))

    def _draw(self, request: HttpRequest, form: CuratingForm, row: Any) -> HttpResponse:
        plan: Plan | None = None
        warning = ""
        if request.method == "POST" and "back" not in request.POST and form.is_valid():
            try:
                operation = form.operation()
                if "confirm" in request.POST:
                    about = self.model._default_manager.filter(slug=operation.slug).first()
                    done = carry_out(operation, by=request.user, expected=request.POST.get("seen") or "nothing")
                    self.log_change(request, about, f"{done.summary}.")
                    return self._report(request, done, about)
                plan = operation.plan()
            except PlanChangedError as error:
                plan, warning = error.plan, str(error)
            except CuratingError as error:
                form.add_error(None, str(error))
        context = {
            "title": form.heading if row is not None else form.title,
            "row": row,
            "form": form,
            "plan": plan,
            "warning": warning,
            "counts": counted(plan.counts) if plan else [],
            "examples": examples(request, plan.examples(EXAMPLES)) if plan else [],
        }
        return self._respond(request, "preview" if plan else "form", context)

    def _report(self, request: HttpRequest, done: Curation, about: Any) -> HttpResponse:
        back = queue_address(request)
        undo = [(reverse("admin:articles_curation_undo", args=[done.pk]), "Undo")] if back else []
        said = with_ways(f"{done.summary}.", *undo, *self._ways_on(request, done, about))
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(back or reverse("admin:articles_curation_change", args=[done.pk]))

    def _ways_on(self, request: HttpRequest, done: Curation, about: Any) -> list[tuple[str, str]]:
        """Return links to what an operation was about, to its retagging where texts may name it otherwise now, and to
        the suggestions that a split has moved, which a retagging would take away."""
        row = self.model._default_manager.filter(pk=about.pk).first()
        if row is None:
            return []
        ways = [(reverse(f"admin:articles_{self.opts.model_name}_change", args=[row.pk]), row.name)]
        if done.kind in (CurationKind.RENAME, CurationKind.ALIAS):
            return ways + retag_way(request, row)
        if done.kind == CurationKind.SPLIT:
            ways += self._suggested_ways(request, [id for id in done.touched if id != row.pk])
        return ways

    def _suggested_ways(self, request: HttpRequest, ids: list[int]) -> list[tuple[str, str]]:
        """Return links to the suggestions of some actors or themes in the queue, for those who may decide them."""
        if not request.user.has_perm("articles.change_article"):
            return []
        subject = str(self.opts.model_name)
        tags = TAG_MODELS[subject]._base_manager.filter(by=TagBy.SUGGESTED).order_by()
        suggested = tags.filter(**{f"{subject}_id__in": ids}).values_list(f"{subject}_id", flat=True).distinct()
        rows = self.model._default_manager.filter(pk__in=set(suggested)).order_by("name")
        queue = reverse("admin:articles_article_review")
        return [(f"{queue}?{urlencode({subject: row.slug})}", f"Suggestions of {row.name}") for row in rows]

    def _respond(self, request: HttpRequest, page: str, context: dict[str, Any]) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/articles/curating/{page}.html", whole)

    def _address(self, id: int, what: str) -> str:
        name = self.opts.model_name
        if what == "retag":
            return reverse(f"admin:articles_{name}_retag", args=[id])
        return reverse(f"admin:articles_{name}_curate", args=[id, what])


def retag_way(request: HttpRequest, row: Any) -> list[tuple[str, str]]:
    """Return the link to the retagging of an actor or theme, for those who may write it."""
    subject = row._meta.model_name
    if not may_do(request, CurationKind.RETAG, subject):
        return []
    return [(reverse(f"admin:articles_{subject}_retag", args=[row.pk]), f"Retag {row.name}")]


def queue_address(request: HttpRequest) -> str:
    """Return where in the queue of names in no list somebody came from; blank for who did not come from there."""
    if QUEUE not in request.GET:
        return ""
    page = QueryDict(request.GET[QUEUE]).urlencode()
    address = reverse("admin:articles_actor_candidates") + (f"?{page}" if page else "")
    return f"{address}{at_place(request.GET.get(PLACE, ''))}"


def at_place(number: str) -> str:
    """Return the end of an address that leads to a name on the page of names in no list; blank for no number."""
    return f"#place-{number}" if number.isascii() and number.isdigit() else ""


def names_of(row: Any) -> list[str]:
    """Return all names of an actor, or what a theme is found by; one query for an actor."""
    further = row.terms if isinstance(row, Theme) else row.names.values_list("name", flat=True)
    return [row.name, *map(str, further)]


def examples(request: HttpRequest, ids: list[int]) -> list[dict[str, Any]]:
    """Return headlines of some articles with their days and where the desk has them, to those who may see drafts."""
    if not may_read_articles(request):
        return []
    rows = Article.objects.headlines_of(ids)
    return [
        {
            "headline": rows[id].headline,
            "language": rows[id].language,
            "day": rows[id].day,
            "address": reverse("admin:articles_article_change", args=[id]),
        }
        for id in ids
        if id in rows
    ]
