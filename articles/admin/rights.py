"""What an editor's rights let be shown and undone, beyond the rights that each page of the desk asks for."""

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
    rights = ["change_article"] if kind in _OF_ARTICLES else []
    rights += ["change_comment"] if kind == CurationKind.REPLIES else []
    if kind not in (CurationKind.REVIEW, CurationKind.PUBLISH, CurationKind.REPLIES):
        # A retagging of no one actor or theme is of all of both.
        subjects = [subject] if subject else ["actor", "theme"]
        verbs = ("change", *_MORE.get(CurationKind(kind), ()))
        rights += [f"{verb}_{one}" for one in subjects for verb in verbs]
    return all(request.user.has_perm(f"articles.{right}") for right in rights)


def log_for(request: HttpRequest) -> list[str]:
    """Return the kinds of entries that somebody may see in the log: a moderator of replies, what was done to these."""
    rights = ("change_actor", "change_theme", "change_article", "view_curation")
    if any(request.user.has_perm(f"articles.{right}") for right in rights):
        return list(CurationKind.values)
    return [CurationKind.REPLIES.value] if request.user.has_perm("articles.change_comment") else []
