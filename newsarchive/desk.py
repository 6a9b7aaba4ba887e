"""The desk itself: who may sit down at it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django_otp import match_token


class SecondFactorForm(AdminAuthenticationForm):
    """Name, password, and a code from any device that the editor has."""

    otp_token = forms.CharField(
        label="Code", widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}), max_length=16
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a code that none of the editor's devices gives; wrong codes slow the next try down."""
        cleaned = super().clean()
        user: Any = self.get_user()
        user.otp_device = match_token(user, cleaned.get("otp_token", ""))
        if user.otp_device is None:
            raise forms.ValidationError("That code is wrong or used up. Wait for the next one, and try again.")
        return cleaned


class Desk(AdminSite):
    """The admin site; on an https site it asks for a second factor."""

    site_header = site_title = "Editors’ desk"
    index_title = "The archive"
    enable_nav_sidebar = False

    @property
    def login_form(self) -> Any:  # type: ignore[override]
        """The log-in form, with a field for the second factor where that is required."""
        return SecondFactorForm if settings.IS_SECOND_FACTOR_REQUIRED else None

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this visitor may see the desk."""
        if not super().has_permission(request):
            return False
        return not settings.IS_SECOND_FACTOR_REQUIRED or request.user.is_verified()  # type: ignore[union-attr]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Say first what waits."""
        from articles.admin.todo import to_dos

        return super().index(request, {"to_dos": to_dos(request.user), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Put the archive first, and leave out the second factors, which a command gives."""
        apps = super().get_app_list(request, app_label)
        shown = [app for app in apps if not app["app_label"].startswith("otp_")]
        return sorted(shown, key=lambda app: app["app_label"] != "articles")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Name the site at the top of every page."""
        return {**super().each_context(request), "site_header": f"{settings.SITE_NAME}: editors’ desk"}
