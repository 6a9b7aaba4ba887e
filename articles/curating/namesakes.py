"""Names that more than one bears: people share names, so they are given, but knowingly."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from articles.curating.rows import SUBJECTS
from articles.index import ACTOR, THEME, current
from articles.index.names import folded_name, names_of
from articles.models import Actor, ActorName, Theme
from articles.theme_terms import TermError, parse_term

Namesakes = dict[str, list[Any]]
"""Name, as it is to be given → the actors or themes that bear it already, in the order of their names."""

SHARED = "names that others bear too"
"""What the log counts such names as."""

_FACETS = {"actor": ACTOR, "theme": THEME}


def namesakes(subject: str, names: Iterable[str], *, besides: int | None = None) -> Namesakes:
    """Return those of some names that others bear, whatever case, accents and points; at most three queries.

    `besides` is whom they are given to. For a theme, whose terms are its names, those of one word or phrase.
    """
    known = names_of(current(), _FACETS[subject])
    found: dict[str, set[int]] = {}
    terms = _terms() if subject == "theme" else {}
    for name in dict.fromkeys(names):
        folded = _folded(subject, name)
        if folded:
            found[name] = (set(known.called(folded)) | terms.get(folded, set())) - {besides}
    ids = set().union(*found.values())
    rows = {row.pk: row for row in SUBJECTS[subject].objects.filter(pk__in=ids)} if ids else {}
    of_name = {name: [rows[id] for id in ids if id in rows] for name, ids in found.items()}
    return {name: sorted(those, key=lambda row: (row.name, row.pk)) for name, those in of_name.items() if those}


def in_words(name: str, those: Iterable[Any]) -> str:
    """Return the sentence that others bear a name."""
    named = ", ".join(f"{row.name} ({row.slug})" for row in those)
    return f"“{name}” speaks for {named} already."


def shared_names() -> dict[str, set[int]]:
    """Return every name that several actors bear, folded, with their ids; two queries."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for model, column in ((Actor, "pk"), (ActorName, "actor_id")):
        for id, name in model._default_manager.order_by().values_list(column, "name").iterator(chunk_size=5_000):
            found[folded_name(name)].add(id)
    return {name: ids for name, ids in found.items() if len(ids) > 1 and name}


def _terms() -> dict[str, set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for id, terms in Theme.objects.order_by().values_list("pk", "terms"):
        for term in terms:
            found[_folded("theme", str(term))].add(id)
    return found


def _folded(subject: str, written: str) -> str:
    """Return a name as names are compared; blank for a term that is not one word or phrase."""
    if subject == "actor":
        return folded_name(written)
    try:
        term = parse_term(written)
    except TermError:
        return ""
    return "" if term.second or term.excluded else " ".join(term.first.words)
