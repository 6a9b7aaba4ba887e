"""What an editor's rights let be shown and undone, beyond the rights that each page of the desk asks for."""

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from articles.vocabulary import CurationKind

_MORE = {
    CurationKind.MERGE: ("delete",),
    CurationKind.DELETE: ("delete",),
    CurationKind.SPLIT: ("add",),
}
"""What operations on actors and themes ask for besides the right to change them: what they make and take away."""

_OF_ARTICLES = (CurationKind.RETAG, CurationKind.REVIEW, CurationKind.PUBLISH)


def may_read_articles(request: HttpRequest) -> bool:
    """Tell whether articles of any status, drafts among them, may be shown to whoever asks."""
    user = request.user
    return user.has_perm("articles.view_article") or user.has_perm("articles.change_article")


def may_do(request: HttpRequest, kind: str, subject: str = "") -> bool:
    """Tell whether somebody may do what the log has as a kind, and may undo it: the two ask for the same rights.

    Whoever may do a thing may take it back, and nobody else. What an undo takes away is only what the same entry has
    made, and only as long as nothing else has come to refer to it.
    """
    return not _missing(request, kind, subject)


def demand(request: HttpRequest, kind: str, subject: str = "") -> None:
    """Raise PermissionDenied, with the rights that are missing in words, unless somebody may do what `may_do` tells."""
    refuse_without(_missing(request, kind, subject))


def refuse_without(missing: list[str]) -> None:
    """Raise PermissionDenied that names these rights, such as "change_actor"; nothing for none."""
    if not missing:
        return
    words = []
    for right in missing:
        verb, _, model = right.partition("_")
        words.append(f"{verb} {apps.get_model('articles', model)._meta.verbose_name_plural}")
    said = ", and the right to ".join(words)
    raise PermissionDenied(f"Your account lacks the right to {said}. Whoever administers the archive can give it.")


def _missing(request: HttpRequest, kind: str, subject: str) -> list[str]:
    rights = ["change_article"] if kind in _OF_ARTICLES else []
    rights += ["change_comment"] if kind == CurationKind.REPLIES else []
    if kind not in (CurationKind.REVIEW, CurationKind.PUBLISH, CurationKind.REPLIES):
        # A retagging of no one actor or theme is of all of both.
        subjects = [subject] if subject else ["actor", "theme"]
        verbs = ("change", *_MORE.get(CurationKind(kind), ()))
        rights += [f"{verb}_{one}" for one in subjects for verb in verbs]
        if kind == CurationKind.ALIAS and subject == "actor":
            # A theme's terms are its own, an actor's further names are rows for which Django has a right.
            rights.append("add_actorname")
    return [right for right in rights if not request.user.has_perm(f"articles.{right}")]


def log_for(request: HttpRequest) -> list[str]:
    """Return the kinds of entries that somebody may see in the log: a moderator of replies, what was done to these."""
    rights = ("change_actor", "change_theme", "change_article", "view_curation")
    if any(request.user.has_perm(f"articles.{right}") for right in rights):
        return list(CurationKind.values)
    return [CurationKind.REPLIES.value] if request.user.has_perm("articles.change_comment") else []
