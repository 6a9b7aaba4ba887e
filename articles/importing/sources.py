"""The sources of a run: each known by slug or by folded name, and made when its first item goes in."""

from collections.abc import Iterable

from articles.models import Source
from articles.models.querysets import folded_name, make_slug, numbered
from articles.records import SourceName
from articles.vocabulary import UNSTATED_SOURCE

_UNSTATED = SourceName(slug=UNSTATED_SOURCE, name="Source not stated")


class SourceBook:
    """All sources, read once: an import of thousands of spellings asks for none of them by itself."""

    def __init__(self, default: str = "") -> None:
        self._default = SourceName(slug=default) if default else _UNSTATED
        self.forget()

    def forget(self) -> None:
        """Read all sources again, and drop those that were not saved. One query."""
        self._by_slug: dict[str, Source] = {}
        self._by_name: dict[str, Source] = {}
        self._found: dict[SourceName, Source] = {}
        for source in Source.objects.only("id", "slug", "folded_name").order_by():
            self._enter(source)

    def _enter(self, source: Source) -> None:
        self._by_slug[source.slug] = source
        self._by_name.setdefault(source.folded_name, source)

    def find(self, stated: SourceName) -> Source:
        """Return the source of this slug or name; one that is new has no id until it is saved. No query."""
        if not (stated.slug or stated.name):
            stated = self._default
        if stated not in self._found:
            self._found[stated] = self._known(stated) or self._new(stated)
        return self._found[stated]

    def _known(self, stated: SourceName) -> Source | None:
        folded = folded_name(stated.name)
        return self._by_slug.get(stated.slug or stated.name) or (self._by_name.get(folded) if folded else None)

    def _new(self, stated: SourceName) -> Source:
        name = stated.name or stated.slug
        slug = numbered(stated.slug or make_slug(name), self._by_slug)
        source = Source(slug=slug, name=name, folded_name=folded_name(name) or slug, url=stated.url)
        self._enter(source)
        return source

    def save_new(self, sources: Iterable[Source]) -> int:
        """Save those that have no id yet; return how many there were. One query."""
        new = list({source.slug: source for source in sources if source.pk is None}.values())
        Source.objects.bulk_create(new)
        return len(new)
