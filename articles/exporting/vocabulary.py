"""The vocabulary as `load_vocabulary` reads it: actors by slug, then themes, parents before children."""

import json
from collections.abc import Generator
from typing import Any

from articles.models import Actor, Theme

_CHUNK_ROWS = 500


def write_vocabulary() -> Generator[str]:
    """Yield one line an entry; four queries for every 500 actors, one for all themes."""
    actors = Actor.objects.order_by("slug").select_related("part_of").prefetch_related("names", "roles__of")
    for actor in actors.iterator(chunk_size=_CHUNK_ROWS):
        yield _line(_actor_object(actor))
    for theme in _parents_first():
        yield _line(_theme_object(theme))


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _actor_object(actor: Actor) -> dict[str, Any]:
    names = sorted(actor.names.all(), key=lambda name: name.pk)
    roles = sorted(actor.roles.all(), key=lambda role: role.pk)
    return {
        "type": "actor",
        "slug": actor.slug,
        "name": actor.name,
        **({"filed_under": actor.filed_under} if actor.filed_under else {}),
        "kind": actor.kind,
        "names": [{"name": name.name, "language": name.language, "use": name.use} for name in names],
        "roles": [
            {"title": role.title, "of": role.of.slug if role.of else None, "from": role.held_from, "to": role.held_to}
            for role in roles
        ],
        "part_of": actor.part_of.slug if actor.part_of else None,
        "description": actor.description,
        "identifiers": dict(sorted(actor.identifiers.items())),
    }


def _theme_object(theme: Theme) -> dict[str, Any]:
    return {
        "type": "theme",
        "slug": theme.slug,
        "name": theme.name,
        "parent": theme.parent.slug if theme.parent else None,
        "description": theme.description,
        "terms": theme.terms,
        **({} if theme.threshold is None else {"threshold": theme.threshold}),
        "identifiers": dict(sorted(theme.identifiers.items())),
    }


def _parents_first() -> list[Theme]:
    """Return the themes by how deep they stand, then by slug."""
    themes = {theme.pk: theme for theme in Theme.objects.order_by("slug")}
    depths: dict[int, int] = {}
    for theme in themes.values():
        path: list[int] = []
        id: int | None = theme.pk
        while id is not None and id not in depths and id not in path:
            path.append(id)
            id = themes[id].parent_id
        depth = -1 if id is None else depths.get(id, -1)
        for each in reversed(path):
            depth += 1
            depths[each] = depth
    for theme in themes.values():
        theme.parent = None if theme.parent_id is None else themes[theme.parent_id]
    return sorted(themes.values(), key=lambda theme: (depths[theme.pk], theme.slug))
