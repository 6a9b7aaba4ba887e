"""The command `curate`, and all that it may change, to compare before and after."""

import io

from django.core.management import call_command
from django.urls import reverse

from articles.models import (
    Actor,
    ActorName,
    ActorRole,
    ActorTag,
    Curation,
    FormerAddress,
    Theme,
    ThemeTag,
)


def curate(*arguments):
    """What the command prints."""
    out = io.StringIO()
    call_command("curate", *map(str, arguments), stdout=out)
    return out.getvalue()


def undo_last():
    return curate("undo", str(Curation.objects.latest("pk").pk))


def archive(tmp_path):
    """All that exports tell of articles and vocabulary, the rows of tags, and where former addresses lead."""
    for command in ("export_articles", "export_vocabulary"):
        call_command(command, "--output", str(tmp_path / command), stderr=io.StringIO())
    rows = [
        list(model.objects.order_by("pk").values_list())
        for model in (Actor, ActorName, ActorRole, Theme, ActorTag, ThemeTag, FormerAddress)
    ]
    return [(tmp_path / name).read_bytes() for name in ("export_articles", "export_vocabulary")], rows


def came_to_lead_on(before, now):
    """The former addresses that came between two states of an archive which is the same but for them."""
    (exported, (*rows, addresses)), (exported_now, (*rows_now, addresses_now)) = before, now
    assert (exported_now, rows_now) == (exported, rows)
    assert set(addresses) <= set(addresses_now)
    return {path for _, path, *_ in set(addresses_now) - set(addresses)}


def check_index():
    out = io.StringIO()
    call_command("check_index", stdout=out)
    assert "differences=0" in out.getvalue()


def count(client, query):
    return client.get(f"/articles.json?{query}").json()["count"]


def location(client, path):
    response = client.get(path)
    return response.status_code, response.headers.get("Location")


def tag(article, **by):
    """Tag an article with actors, by whom as said."""
    for slug, who in by.items():
        ActorTag.objects.create(article=article, actor=Actor.objects.get(slug=slug), by=who)


def tag_rows():
    """Every row of a tag, its id too; what comes anew is told by all but its id."""
    return [list(model.objects.order_by("pk").values_list()) for model in (ActorTag, ThemeTag)]


def decide(desk, query, **posted):
    """The page after decisions in the queue that a query narrows."""
    return desk.post(reverse("admin:articles_article_review") + query, posted, follow=True)


def undo_address(entry):
    return reverse("admin:articles_curation_undo", args=[entry.pk])
