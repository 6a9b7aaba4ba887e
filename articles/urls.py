"""Addresses of the archive, as readers bookmark them."""

from django.urls import path, re_path, register_converter

from articles.views import addresses, articles, browse, dates, front, machines, subjects


class TwoDigits:
    """A month or day with its leading zero, so that a day has one address: 2024/02/01, never 2024/2/1."""

    regex = "[0-9]{2}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int | str) -> str:
        """Return the number as the address has it."""
        return f"{int(value):02}"


class FourDigits(TwoDigits):
    """A year."""

    regex = "[0-9]{4}"

    def to_url(self, value: int | str) -> str:
        """Return the number as the address has it."""
        return f"{int(value):04}"


register_converter(TwoDigits, "dd")
register_converter(FourDigits, "yyyy")

app_name = "articles"

urlpatterns = [
    path("", front.front, name="front"),
    path("articles/", browse.browse, name="browse"),
    path("i/<int:id>/", articles.short, name="article-short"),
    path("preview/<int:id>/", articles.preview, name="article-preview"),
    path("actors/", subjects.actors, name="actors"),
    path("actors/<slug:slug>/", subjects.actor, name="actor"),
    path("actors/<slug:slug>/with/<slug:other>/", subjects.pair, name="pair"),
    path("actors/<slug:slug>/themes/<slug:theme>/", subjects.actor_theme, name="actor-theme"),
    path("themes/", subjects.themes, name="themes"),
    path("themes/<slug:slug>/", subjects.theme, name="theme"),
    path("sources/", subjects.sources, name="sources"),
    path("sources/<slug:slug>/", subjects.source, name="source"),
    path("healthz", machines.healthz, name="healthz"),
    path("robots.txt", machines.robots, name="robots"),
    path("<yyyy:year>/", dates.year, name="year"),
    path("<yyyy:year>/<dd:month>/", dates.month, name="month"),
    path("<yyyy:year>/<dd:month>/<dd:day>/", dates.day, name="day"),
    path("<yyyy:year>/<dd:month>/<dd:day>/<slug:slug>/", articles.article, name="article"),
    re_path(r"^(?P<path>.*[^/])$", addresses.add_slash),
]
