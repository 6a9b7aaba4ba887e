"""What the desk's forms post."""

from factories import make_source

from articles.models import ActorTag, ThemeTag


def article_form(article=None, **values):
    """What the article form posts, without tags unless given."""
    form = {
        "headline": "Paris talks resume",
        "summary": "",
        "body_html": "<p>France and Germany met.</p>",
        "status": "published",
        "withdrawn_reason": "",
        "published_at_0": "2024-04-04",
        "published_at_1": "12:00:00",
        "published_precision": "time",
        "event_from": "",
        "event_to": "",
        "source": make_source().pk,
        "url": "",
        "byline": "",
        "language": "en",
        "source_ref": "",
        "slug": "",
        "unlisted": "[]",
    }
    if article is not None:
        form |= {
            "headline": article.headline,
            "body_html": article.body_html,
            "status": article.status,
            "source": article.source_id,
            "source_ref": article.source_ref,
            "slug": article.slug,
        }
    for prefix, model, name in (("actor_tags", ActorTag, "actor"), ("theme_tags", ThemeTag, "theme")):
        tags = list(model.objects.filter(article=article).order_by("pk")) if article else []
        form |= {f"{prefix}-TOTAL_FORMS": len(tags), f"{prefix}-INITIAL_FORMS": len(tags)}
        for number, tag in enumerate(tags):
            form |= {
                f"{prefix}-{number}-id": tag.pk,
                f"{prefix}-{number}-article": article.pk,
                f"{prefix}-{number}-{name}": getattr(tag, f"{name}_id"),
                f"{prefix}-{number}-by": tag.by,
            }
    return form | values
