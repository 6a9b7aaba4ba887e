"""Articles at the desk: text, tags, suggestions, status."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from articles import markup
from articles.admin import review
from articles.admin.authors import MineFilter, is_own_draft
from articles.admin.duplicates import SEEN, Duplicate, address_for, possible_duplicates, same_item
from articles.admin.evidence import MAX_SHOWN_CHARS, Evidence, evidence_for, marked, posted_decisions, read, read_ids
from articles.admin.languages import LANGUAGE_CHOICES
from articles.admin.learned import in_learned_order, lessons_for
from articles.admin.meanwhile import TellsOfOthers
from articles.admin.open_names import OpenName, open_names, posted_answers
from articles.admin.suggesting import current_tagger
from articles.admin.undoing import with_undo
from articles.admin.untagged import WithoutActorsFilter
from articles.curating.statuses import publish
from articles.index.matching import any_status
from articles.index.terms import QueryError, parse
from articles.models import Actor, ActorTag, Article, FormerAddress, OncePublic, Theme, ThemeTag
from articles.tagging.deciding import decide_for, note_open_names
from articles.vocabulary import Status, TagBy
from articles.words import STEMMED_LANGUAGES

_IDS_A_QUERY = 5_000

_ONCE_PUBLIC = (Status.PUBLISHED, Status.WITHDRAWN)


class TagFormSet(forms.BaseInlineFormSet):
    """Tags of one article. What a source or the archive said and an editor takes away is kept as refused."""

    def delete_existing(self, obj: Any, commit: bool = True) -> None:
        """Delete an editor's own tag; refuse any other, so that no import or suggestion brings it back."""
        if obj.by in (TagBy.SOURCE, TagBy.SUGGESTED):
            obj.by = TagBy.REFUSED
            if commit:
                obj.save(update_fields=["by"])
            return
        super().delete_existing(obj, commit)


class TagInline(admin.TabularInline):
    """Tags of an article; whoever may go on with a draft may change all of it."""

    formset = TagFormSet
    extra = 1

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Let the author of a draft change its tags."""
        return super().has_change_permission(request, obj) or _is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Let the author of a draft take tags away."""
        return super().has_delete_permission(request, obj) or _is_own(request, obj)


def _is_own(request: HttpRequest, article: Article | None) -> bool:
    return article is not None and is_own_draft(request, article)


class ActorTagInline(TagInline):
    """Actors of an article."""

    model = ActorTag
    autocomplete_fields = ("actor",)


class ThemeTagInline(TagInline):
    """Themes of an article."""

    model = ThemeTag
    autocomplete_fields = ("theme",)


class WrittenField(forms.CharField):
    """A text of many lines, their ends as the archive keeps them and not as browsers post them."""

    def to_python(self, value: Any) -> Any:
        """Return the text."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class ArticleForm(forms.ModelForm):
    """An article as an editor writes it."""

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007 - the admin's fieldsets choose
        widgets = {
            "headline": forms.TextInput(attrs={"size": 100}),
            "summary": forms.Textarea(attrs={"rows": 3, "cols": 100}),
            "body_html": forms.Textarea(attrs={"rows": 24, "cols": 100}),
            "withdrawn_reason": forms.Textarea(attrs={"rows": 2, "cols": 100}),
        }
        field_classes = {"body_html": WrittenField}
        help_texts = {"body_html": "A blank line begins a new paragraph, in plain text and among markup."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "published_at" in self.fields:
            # Dates stand everywhere as the archive's own files and addresses have them.
            self.fields["published_at"].widget.widgets[0].format = "%Y-%m-%d"
        self.initial["body_html"] = markup.with_blank_lines(self.instance.body_html)

    request: HttpRequest
    """Who fills the form in."""

    duplicates: tuple[tuple[Duplicate, str], ...] = ()
    """What a new article may be a second copy of, each with where it is read, blank for one that may not be."""

    def clean(self) -> dict[str, Any] | None:
        """Name the article that is the same item, and once those of which a new one may be a second copy."""
        cleaned = super().clean()
        names = {field.name for field in Article._meta.concrete_fields} & self.cleaned_data.keys()
        article = Article(pk=self.instance.pk, **{name: self.cleaned_data[name] for name in names})
        if "source" in names and not {"headline", "published_at"} & self.errors.keys():
            self._refuse_same_item(article)
        if self.instance.pk is None and not self.errors:
            self._ask_about_duplicates(article)
        return cleaned

    def _refuse_same_item(self, article: Article) -> None:
        same = same_item(article)
        if same is None:
            return
        what = "source’s reference" if article.source_ref else "address, day and headline"
        address = address_for(self.request, same)
        named = format_html('“<a href="{}"><bdi>{}</bdi></a>”', address, same.headline) if address else "one not public"
        said = f"The archive has an article of this source with the same {what}: {{}}, {{}}."
        said += " If it is another item, give it a reference of its own."
        self.add_error("source_ref", format_html(said, named, same.published))

    def _ask_about_duplicates(self, article: Article) -> None:
        found = possible_duplicates(article)
        posted: Any = self.data
        seen = set(posted.getlist(SEEN))
        if any(str(one.article.pk) not in seen for one in found):
            self.duplicates = tuple((one, address_for(self.request, one.article)) for one in found)
            self.add_error(None, "Not saved yet: the archive may have this article already, see above.")

    def clean_body_html(self) -> str:
        """Return the text with paragraphs made of blank lines; one that was left as it was shown is as it was."""
        if "body_html" not in self.changed_data:
            return self.instance.body_html
        body = self.cleaned_data["body_html"]
        return markup.with_paragraphs(body) if markup.has_markup(body) else markup.from_plain_text(body)


def _was_public(article: Article) -> bool:
    return OncePublic.objects.filter(pk=article.pk).exists()


class HasSuggestionsFilter(admin.SimpleListFilter):
    """Articles whose suggested tags no editor has looked at."""

    title = "suggestions"
    parameter_name = "suggestions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("waiting", "To be looked at")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Narrow the list."""
        if self.value() != "waiting":
            return queryset
        suggested = [
            Exists(model._default_manager.filter(article=OuterRef("pk"), by=TagBy.SUGGESTED))
            for model in (ActorTag, ThemeTag)
        ]
        return queryset.filter(suggested[0] | suggested[1])


@admin.register(Article)
class ArticleAdmin(TellsOfOthers):
    """Articles. Search asks the text index, and no list counts or drops down what may be a hundred thousand."""

    form = ArticleForm
    list_display = ("headline", "published_on", "outlet", "status", "language", "preview")
    list_display_links = ("headline",)
    list_filter = ("status", HasSuggestionsFilter, WithoutActorsFilter, MineFilter)
    list_select_related = ("source",)
    list_per_page = 50
    search_fields = ("headline",)
    search_help_text = "Words, “exact phrases”, OR, -without, prefix*, as in the archive’s own search."
    show_full_result_count = False
    autocomplete_fields = ("source",)
    inlines = (ActorTagInline, ThemeTagInline)
    actions = ("publish", "confirm_suggestions")
    view_on_site = False
    readonly_fields = ("on_site", "received", "changed_at")
    fieldsets = (
        (None, {"fields": ("headline", "summary", "body_html", ("status", "on_site"), "withdrawn_reason")}),
        ("When", {"fields": (("published_at", "published_precision"), ("event_from", "event_to"))}),
        ("Where from", {"fields": ("source", "url", "byline", "language", "source_ref")}),
        ("Address and record", {"fields": ("slug", "unlisted", "received", "changed_at"), "classes": ("collapse",)}),
    )

    def get_urls(self) -> list[URLPattern]:
        """Add the queue of suggestions."""
        queue = self.admin_site.admin_view(lambda request: review.review(self, request))
        return [path("review/", queue, name="articles_article_review"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Leave the long columns out of the list."""
        rows = super().get_queryset(request)
        if request.resolver_match and request.resolver_match.url_name == "articles_article_changelist":
            return rows.defer("body_html", "received", "headline_words", "text_words", "unlisted", "edited_fields")
        return rows

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Search headline and text by the archive's own index."""
        if not search_term.strip():
            return queryset, False
        try:
            # Drafts are not in the index, so their languages are not known: every one that is stemmed.
            query = parse(search_term, STEMMED_LANGUAGES)
        except QueryError as error:
            self.message_user(request, str(error), messages.ERROR)
            return queryset.none(), False
        return queryset.filter(any_status(query)), False

    def get_form(self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Let the form know who fills it in: what they may not read is not named, nor published by who only adds."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.request = request
        if "status" in form.base_fields and not self.has_change_permission(request):
            form.base_fields["status"].choices = [(each.value, each.label) for each in (Status.DRAFT, Status.IN_REVIEW)]
        return form

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer languages from A to Z."""
        if db_field.name == "language":
            kwargs["choices"] = LANGUAGE_CHOICES
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    @admin.display(description="source", ordering="source__name")
    def outlet(self, article: Article) -> str:
        """Return the source's name, short enough to leave the headline its room."""
        return Truncator(article.source.name).chars(40)

    @admin.display(description="On the site")
    def preview(self, article: Article) -> str:
        """Return a link to the page as readers see it, or will."""
        if article.pk is None:
            return "after saving"
        if article.is_public:
            return format_html('<a href="{}">View</a>', article.get_absolute_url())
        if article.status == Status.PUBLISHED:
            address = reverse("articles:article-preview", args=[article.pk])
            return format_html('<a href="{}">Preview</a>: readers see it from {}', address, article.published)
        return format_html('<a href="{}">Preview</a>', reverse("articles:article-preview", args=[article.pk]))

    @admin.display(description="On the site")
    def on_site(self, article: Article) -> str:
        """Return that link, and what readers know already."""
        link = self.preview(article)
        if article.pk is None or article.status in _ONCE_PUBLIC or not _was_public(article):
            return link
        return format_html("{} Readers have seen it before: it may be withdrawn, and not deleted.", link)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whoever may only add articles goes on with a draft of their own."""
        return super().has_change_permission(request, obj) or _is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """What was public is withdrawn, with a reason; deleting is for what never was."""
        if obj is not None and (obj.status in _ONCE_PUBLIC or _was_public(obj)):
            return False
        return super().has_delete_permission(request, obj)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Say what would be lost for good."""
        article = self.get_object(request, unquote(object_id))
        lost = {}
        if article is not None:
            lost = {
                "tags": article.actor_tags.count() + article.theme_tags.count(),
                "replies": article.comments.count(),
            }
        return super().delete_view(request, object_id, {**(extra_context or {}), "lost": lost})

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        """List nothing one by one: the page says how much there is."""
        _, *rest = super().get_deleted_objects(objs, request)
        return [], *rest

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer no bulk deletion."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description="Publish the chosen articles", permissions=("change",))
    def publish(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Publish drafts and articles in review."""
        ids, entry = publish(queryset, "Published chosen articles", by=request.user)
        for start in range(0, len(ids), _IDS_A_QUERY):
            for article in Article.objects.headlines_of(ids[start : start + _IDS_A_QUERY]).values():
                self.log_change(request, article, "Published.")
        noun = "article is" if len(ids) == 1 else "articles are"
        said = f"{len(ids):,} {noun} now published."
        self.message_user(request, with_undo(said, entry.pk if entry else 0), messages.SUCCESS)

    @admin.action(description="Accept all suggestions of the chosen articles", permissions=("change",))
    def confirm_suggestions(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Ask, with the count, and then make the suggested tags that were shown an editor's own."""
        return review.accept_chosen(self, request, queryset)

    def save_model(self, request: HttpRequest, obj: Article, form: forms.ModelForm, change: bool) -> None:
        """Save, remember which fields an editor has changed, and keep a public address that changes."""
        before = Article.objects.filter(pk=obj.pk).first() if change else None
        if before is not None:
            if before.published_at.replace(microsecond=0) == obj.published_at:
                obj.published_at = before.published_at  # The form shows no fractions of a second.
            names = {field.name for field in Article._meta.concrete_fields if field.name in form.cleaned_data}
            changed = {name for name in names if getattr(before, name) != getattr(obj, name)}
            obj.edited_fields = sorted({*obj.edited_fields, *changed})
            if not obj.is_known_to_readers:
                OncePublic.objects.note([before])
        super().save_model(request, obj, form, change)
        if before is None or before.get_absolute_url() == obj.get_absolute_url():
            return
        if before.status in _ONCE_PUBLIC or _was_public(before):
            FormerAddress.objects.keep(before.get_absolute_url(), obj)

    def response_post_save_change(self, request: HttpRequest, obj: Article) -> HttpResponseRedirect:
        """Lead an editor who came from the queue back to where they were in it."""
        if "review" in request.GET:
            place = QueryDict(request.GET["review"]).urlencode()
            return HttpResponseRedirect(f"{reverse('admin:articles_article_review')}?{place}")
        return super().response_post_save_change(request, obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the tags, then what the editor has decided of the suggestions, and note the names still open."""
        super().save_related(request, form, formsets, change)
        decisions = posted_answers(request.POST)
        decisions |= posted_decisions(request.POST, rest=request.POST.get("decide-rest", "later"))
        if change and decisions:
            self._decide(request, form.instance, decisions)
        note_open_names({form.instance.pk: read_ids(form.instance, current_tagger())})

    def further_choices(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Return what was decided of suggestions and names left open, in words; two queries."""
        decisions = posted_answers(request.POST)
        decisions |= posted_decisions(request.POST, rest=request.POST.get("decide-rest", "later"))
        names = {
            kind: dict(
                model._default_manager.filter(pk__in=[id for of, id in decisions if of == kind]).values_list(
                    "pk", "name"
                )
            )
            for kind, model in (("actor", Actor), ("theme", Theme))
        }
        return [
            ("Suggestion accepted" if is_accepted else "Suggestion refused", names[kind][id])
            for (kind, id), is_accepted in decisions.items()
            if id in names[kind]
        ]

    def log_change(self, request: Any, obj: Article, message: Any) -> Any:
        """Note a change, but none of no fields where decisions were noted: that they are."""
        is_noted = not message and getattr(request, "has_noted_decisions", False)
        return None if is_noted else super().log_change(request, obj, message)

    def _decide(self, request: Any, article: Article, decisions: dict[tuple[str, int], bool]) -> None:
        tally = review.keep_in_history(self, request, decide_for(article, decisions), asked=len(decisions))
        request.has_noted_decisions = bool(tally.accepted or tally.refused)
        said = f"Suggestions: {tally.accepted} accepted, {tally.refused} refused."
        if tally.late:
            said += f" {tally.late} had been decided before and stayed as they were."
        self.message_user(request, said, messages.SUCCESS)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Show what the saved text suggests, and what the editor had chosen when the form comes back with an error."""
        context |= {"duplicates": context["adminform"].form.duplicates, "duplicates_field": SEEN}
        article = context.get("original")
        if article is not None and self.has_change_permission(request, article):
            # The form may hold changes that are not saved; suggestions belong to the text that is.
            saved = Article.objects.prefetch_related("actor_tags__actor", "theme_tags__theme").get(pk=article.pk)
            text, found = saved.body_text, read(saved, current_tagger())
            listed, left_open = evidence_for(saved, found), open_names(saved, found)
            listed = in_learned_order(saved, listed, lessons_for(listed))
            every: list[Evidence | OpenName] = [*listed, *left_open]
            for one in every:
                one.decision = request.POST.get(one.field, "later")
            context |= {
                "is_suggesting": True,
                "suggestions": listed,
                "open_names": left_open,
                "headline": marked(saved.headline, "title", every),
                "text": marked(text, "text", every, last=MAX_SHOWN_CHARS),
                "is_cut": len(text) > MAX_SHOWN_CHARS,
                "rest": request.POST.get("decide-rest", "later"),
            }
        return super().render_change_form(request, context, *args, **kwargs)
