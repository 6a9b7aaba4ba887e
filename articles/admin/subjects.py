"""Actors, themes and sources at the desk."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern, path

from articles.admin import candidates
from articles.models import Actor, ActorName, ActorRole, FormerAddress, Source, Theme
from articles.tagging import TermError, parse_term
from articles.tagging.candidates import forget_names


class KeepsAddresses(admin.ModelAdmin):
    """A row whose former addresses keep leading to it when its slug is changed."""

    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Save, and keep the address that the row had until now."""
        before = type(obj)._default_manager.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if before is not None and before.slug != obj.slug:
            FormerAddress.objects.keep(before.get_absolute_url(), obj)


class NameInline(admin.TabularInline):
    """Further names of an actor."""

    model = ActorName
    extra = 1


class RoleInline(admin.TabularInline):
    """Offices that an actor held."""

    model = ActorRole
    fk_name = "actor"
    extra = 1
    autocomplete_fields = ("of",)


@admin.register(Actor)
class ActorAdmin(KeepsAddresses):
    """Actors, with names and roles."""

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

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the names, and take them from those in no list."""
        super().save_related(request, form, formsets, change)
        actor = form.instance
        forget_names([actor.name, *actor.names.values_list("name", flat=True)])


class ThemeForm(ModelForm):
    """A theme whose terms can be read."""

    def clean_terms(self) -> Any:
        """Refuse a term that cannot be parsed, naming it."""
        terms = self.cleaned_data["terms"]
        for term in terms if isinstance(terms, list) else ():
            try:
                parse_term(str(term))
            except TermError as error:
                raise ValidationError(str(error)) from None
        return terms


@admin.register(Theme)
class ThemeAdmin(KeepsAddresses):
    """Themes."""

    form = ThemeForm
    list_display = ("name", "parent", "slug", "description")
    list_select_related = ("parent",)
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("parent",)


@admin.register(Source)
class SourceAdmin(KeepsAddresses):
    """Sources."""

    list_display = ("name", "slug", "url")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}


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
