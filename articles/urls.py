"""Addresses of the archive, as readers bookmark them."""

from django.urls import path, re_path, register_converter

from articles.index import ACTOR, LANGUAGE, SOURCE, THEME
from articles.views import addresses, articles, browse, dates, formats, front, machines, names, replies, subjects


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
    path("articles.<str:format>", formats.articles, name="articles-format"),
    path("timeline.csv", formats.timeline, name="timeline"),
    path("feed/", formats.feed, name="feed"),
    path("articles/actors/", names.values, {"facet": ACTOR}, name="browse-actors"),
    path("articles/themes/", names.values, {"facet": THEME}, name="browse-themes"),
    path("articles/sources/", names.values, {"facet": SOURCE}, name="browse-sources"),
    path("articles/languages/", names.values, {"facet": LANGUAGE}, name="browse-languages"),
    path("names.json", names.choices, name="names"),
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
    path("favicon.ico", machines.favicon, name="favicon"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<yyyy:year>-<int:part>.xml", machines.sitemap_year, name="sitemap-year"),
    path("sitemap-subjects-<int:part>.xml", machines.sitemap_subjects, name="sitemap-subjects"),
    path("news-sitemap.xml", machines.news_sitemap, name="sitemap-news"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("dates/", dates.dates, name="dates"),
    path("<yyyy:year>/", dates.year, name="year"),
    path("<yyyy:year>/<dd:month>/", dates.month, name="month"),
    path("<yyyy:year>/<dd:month>/<dd:day>/", dates.day, name="day"),
    path("<yyyy:year>/<dd:month>/<dd:day>/<slug:slug>/", articles.article, name="article"),
    path("<yyyy:year>/<dd:month>/<dd:day>/<slug:slug>.<str:format>", formats.article, name="article-format"),
    path("<yyyy:year>/<dd:month>/<dd:day>/<slug:slug>/reply/", replies.reply, name="reply"),
    re_path(r"^(?P<path>.*[^/])$", addresses.add_slash),
]
