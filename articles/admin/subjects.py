"""Actors, themes and sources at the desk."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ORDER_VAR
from django.core.exceptions import ValidationError
from django.db.models import Case, When
from django.forms import ChoiceField, ModelForm, Select
from django.forms.utils import flatatt
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin import candidates
from articles.admin.curating import Curated, queue_address, retag_way
from articles.admin.languages import LANGUAGE_CHOICES, NO_LANGUAGE_YET
from articles.admin.lines import IdentifiersField, TermsField
from articles.admin.meanwhile import TellsOfOthers
from articles.admin.sharing import ask_about
from articles.admin.undoing import with_ways
from articles.curating import CuratingError
from articles.curating.operations import free_address, refuse_ill_written
from articles.filing import filing_name
from articles.index import ACTOR, THEME, current
from articles.index.names import ranked
from articles.models import Actor, ActorName, ActorRole, FormerAddress, Source, Theme
from articles.models.querysets import make_slug
from articles.tagging.candidates import forget_names
from articles.theme_terms import TermError, parse_term

MAX_OFFERED = 100
"""Names that are offered while somebody types, 20 at a time."""


class SubjectForm(ModelForm):
    """A row whose slug is not one that was given before and leads elsewhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and self.instance.pk is None:
            # The desk makes it while a name is typed, as long as scripts run.
            self.fields["slug"].required = False
            self.fields["slug"].help_text = "Its part of the address. Blank: made of the name."

    def clean_slug(self) -> str:
        """Return the slug, or what the name of a new row makes; refuse the former slug of another."""
        slug: str = self.cleaned_data["slug"]
        if not slug and self.cleaned_data.get("name"):
            slug = make_slug(self.cleaned_data["name"])
        try:
            free_address(str(self._meta.model._meta.model_name), slug, self.instance if self.instance.pk else None)
        except CuratingError as error:
            raise ValidationError(str(error)) from None
        return slug


def check_new(form: ModelForm, field: str, names: list[str], *, besides: int | None) -> None:
    """Add an error to a form for each new name or term that is ill written, or that others bear and its editor has not
    confirmed."""
    for name in names:
        try:
            refuse_ill_written(field.removesuffix("s"), name)
        except CuratingError as error:
            form.add_error(field, str(error))
    ask_about(form, field, names, besides=besides)


class NamedForm(SubjectForm):
    """An actor or theme whose name is not another's without being confirmed."""

    def clean(self) -> dict[str, Any] | None:
        """Look at a new name."""
        cleaned = super().clean()
        if "name" in self.changed_data and self.cleaned_data.get("name"):
            check_new(self, "name", [self.cleaned_data["name"]], besides=self.instance.pk)
        return cleaned


class KeepsAddresses(TellsOfOthers):
    """A row whose former addresses keep leading to it when its slug is changed."""

    form = SubjectForm
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Save, and keep the address that the row had until now."""
        before = type(obj)._default_manager.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if before is not None and before.slug != obj.slug:
            FormerAddress.objects.keep(before.get_absolute_url(), obj)


class FoundByName(KeepsAddresses):
    """Actors or themes, which forms and the desk's lists have by any beginning of any name, the likeliest first."""

    facet = ""

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Ask the index while somebody types; lists of the desk have parts of names too, after what the index finds."""
        ids = ranked(current(), self.facet, search_term, MAX_OFFERED) if search_term.strip() else []
        place = Case(*(When(pk=id, then=place) for place, id in enumerate(ids)), default=len(ids))
        if ids and request.path == reverse("admin:autocomplete"):
            return queryset.filter(pk__in=ids).order_by(place), False
        found, has_doubles = super().get_search_results(request, queryset, search_term)
        if ids and ORDER_VAR not in request.GET:
            found = found.order_by(place, *queryset.query.order_by)
        return found, has_doubles


class LanguageSelect(Select):
    """A choice of languages, drawn at once: Django draws each option by a template, and the form of a state has a
    hundred names with seventy languages each."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the select as Django would draw it."""
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "\n",
            "<option{}>{}</option>",
            ((flatatt({"value": code, "selected": code == chosen}), words) for code, words in self.choices),
        )
        own = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>\n{}\n</select>", flatatt(own), options)


class NameForm(ModelForm):
    """A further name. Which language it is in is for the editor to say: the commonest would be wrong unnoticed."""

    language = ChoiceField(
        choices=NO_LANGUAGE_YET + LANGUAGE_CHOICES,
        widget=LanguageSelect,
        error_messages={"required": "Say in which language the name is."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["language"] = ""

    def clean(self) -> dict[str, Any] | None:
        """Look at a new name."""
        cleaned = super().clean()
        if "name" in self.changed_data and self.cleaned_data.get("name") and not self.cleaned_data.get("DELETE"):
            check_new(self, "name", [self.cleaned_data["name"]], besides=self.instance.actor_id)
        return cleaned


class NameInline(admin.TabularInline):
    """Further names of an actor."""

    model = ActorName
    form = NameForm
    extra = 1


class RoleInline(admin.TabularInline):
    """Offices that an actor held."""

    model = ActorRole
    fk_name = "actor"
    extra = 1
    autocomplete_fields = ("of",)


class ActorForm(NamedForm):
    """An actor, shown what it is filed under as long as nobody has said so."""

    identifiers = IdentifiersField(
        required=False, help_text="Codes in other lists, one a line: wikidata: Q142, iso3166-1-alpha2: FR.", rows=4
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "filed_under" in self.fields and self.instance.pk:
            self.fields["filed_under"].widget.attrs["placeholder"] = filing_name(self.instance.name, self.instance.kind)


@admin.register(Actor)
class ActorAdmin(Curated, FoundByName):
    """Actors, with names and roles."""

    facet = ACTOR

    form = ActorForm
    fields = ("name", "slug", "filed_under", "kind", "description", "part_of", "identifiers")
    list_display = ("name", "kind", "slug", "description")
    list_filter = ("kind",)
    search_fields = ("name", "names__name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("part_of",)
    inlines = (NameInline, RoleInline)

    def get_urls(self) -> list[URLPattern]:
        """Add the page of names in no list."""
        names = self.admin_site.admin_view(lambda request: candidates.candidates(self, request))
        return [path("candidates/", names, name="articles_actor_candidates"), *super().get_urls()]

    def response_post_save_add(self, request: HttpRequest, obj: Actor) -> HttpResponseRedirect:
        """Lead whoever came from the names in no list back to them."""
        back = queue_address(request)
        if not back:
            return super().response_post_save_add(request, obj)
        ways = retag_way(request, obj)
        if ways:
            said = "Articles that are in the archive already get it suggested by retagging."
            self.message_user(request, with_ways(said, *ways))
        return HttpResponseRedirect(back)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the names, and take them from those in no list."""
        super().save_related(request, form, formsets, change)
        actor = form.instance
        forget_names([actor.name, *actor.names.values_list("name", flat=True)])


class ThemeForm(NamedForm):
    """A theme whose terms can be read."""

    terms = TermsField(required=False, help_text=f"One a line. {Theme._meta.get_field('terms').help_text}")
    identifiers = IdentifiersField(
        required=False, help_text="Codes in other lists, one a line: iptc: 20000639.", rows=4
    )

    def clean_terms(self) -> Any:
        """Refuse a term that cannot be parsed, naming it."""
        terms = self.cleaned_data["terms"]
        for term in terms if isinstance(terms, list) else ():
            try:
                parse_term(str(term))
            except TermError as error:
                raise ValidationError(str(error)) from None
        return terms

    def clean(self) -> dict[str, Any] | None:
        """Look at new terms."""
        cleaned = super().clean()
        terms, before = self.cleaned_data.get("terms"), self.initial.get("terms") or []
        if isinstance(terms, list):
            new = [str(term) for term in terms if term not in before]
            check_new(self, "terms", new, besides=self.instance.pk)
        return cleaned


@admin.register(Theme)
class ThemeAdmin(Curated, FoundByName):
    """Themes."""

    facet = THEME

    form = ThemeForm
    fields = ("name", "slug", "parent", "description", "terms", "threshold", "identifiers")
    list_display = ("name", "parent", "slug", "description")
    list_select_related = ("parent",)
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("parent",)


@admin.register(Source)
class SourceAdmin(KeepsAddresses):
    """Sources."""

    fields = ("name", "slug", "url", "description")
    list_display = ("name", "slug", "url")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Say how many articles are from it: as long as there are any, it stays."""
        source = self.get_object(request, unquote(object_id))
        count = source.articles.count() if source is not None else 0
        return super().delete_view(request, object_id, {**(extra_context or {}), "articles": count})

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        """List nothing one by one: the page says how many articles there are."""
        in_use = [str(source) for source in objs if source.articles.exists()]
        return ([], {}, set(), in_use) if in_use else super().get_deleted_objects(objs, request)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer no bulk deletion."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


@admin.register(FormerAddress)
class FormerAddressAdmin(admin.ModelAdmin):
    """Addresses that lead on. They are kept by what renames and moves; here they are only looked up."""

    list_display = ("path", "target")
    list_select_related = ("article", "actor", "theme", "source")
    search_fields = ("path",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """None is made by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """None is changed by hand."""
        return False
