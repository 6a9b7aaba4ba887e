"""What waits at the desk: counts, each with the list that it counts."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from articles.admin.authors import written_by
from articles.admin.untagged import count_without_actors
from articles.models import TAG_MODELS, Article, Comment, NameCandidate, OpenNames
from articles.tagging.deciding import waiting
from articles.vocabulary import LIKELY_ACTORS, Status


@dataclass(frozen=True, slots=True)
class ToDo:
    """A kind of work, how much of it there is, and where it is done."""

    one: str
    many: str
    count: int
    address: str

    @property
    def name(self) -> str:
        """What is counted, in the singular for one."""
        return self.one if self.count == 1 else self.many


def to_dos(user: Any) -> list[ToDo]:
    """Return the work that this user may do, what there is none of too; one query a kind, each by index."""
    work: list[ToDo] = []
    if user.has_perm("articles.change_article"):
        articles = reverse("admin:articles_article_changelist")
        suggestions = sum(waiting(kind).count() for kind in TAG_MODELS)
        work.append(
            ToDo("suggestion to review", "suggestions to review", suggestions, reverse("admin:articles_article_review"))
        )
        left_open = OpenNames.objects.count()
        one, many = (f"{noun} with names left open" for noun in ("article", "articles"))
        work.append(ToDo(one, many, left_open, f"{reverse('admin:articles_article_review')}?left_open=on"))
        one, many = (f"{noun} without actors" for noun in ("article", "articles"))
        work.append(ToDo(one, many, count_without_actors(), f"{articles}?{urlencode({'actors': 'none'})}"))
        for status, one, many in (
            (Status.DRAFT, "draft", "drafts"),
            (Status.IN_REVIEW, "article in review", "articles in review"),
        ):
            query = urlencode({"status__exact": status.value})
            count = Article.objects.filter(status=status).order_by().count()
            work.append(ToDo(one, many, count, f"{articles}?{query}"))
    elif user.has_perm("articles.add_article"):
        drafts = written_by(user).filter(status=Status.DRAFT).order_by().count()
        query = urlencode({"author": "me", "status__exact": Status.DRAFT.value})
        address = f"{reverse('admin:articles_article_changelist')}?{query}"
        work.append(ToDo("draft of yours", "drafts of yours", drafts, address))
    if user.has_perm("articles.change_actor"):
        names = NameCandidate.objects.filter(is_ignored=False, kind__in=LIKELY_ACTORS).order_by().count()
        work.append(ToDo("name in no list", "names in no list", names, reverse("admin:articles_actor_candidates")))
    if user.has_perm("articles.change_comment"):
        held = Comment.objects.held().order_by().count()
        query = urlencode({"status__exact": "held"})
        work.append(ToDo("reply held", "replies held", held, f"{reverse('admin:articles_comment_changelist')}?{query}"))
    return work
