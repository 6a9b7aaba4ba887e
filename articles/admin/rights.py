"""What an editor's rights let be shown, beyond the rights that each page of the desk asks for."""

from django.http import HttpRequest


def may_read_articles(request: HttpRequest) -> bool:
    """Tell whether articles of any status, drafts among them, may be shown to whoever asks."""
    user = request.user
    return user.has_perm("articles.view_article") or user.has_perm("articles.change_article")
