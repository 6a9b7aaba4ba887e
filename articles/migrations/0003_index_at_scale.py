"""Indexes that hold all that the facet index reads, so that a load of a million articles reads no table."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0002_theme_threshold"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="article", name="article_by_status"),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["status", "-published_at", "-id", "source", "language"], name="article_for_index"
            ),
        ),
        migrations.AlterField(
            model_name="actortag",
            name="actor",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="article_tags",
                to="articles.actor",
            ),
        ),
        migrations.AlterField(
            model_name="themetag",
            name="theme",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="article_tags",
                to="articles.theme",
            ),
        ),
        migrations.AddIndex(
            model_name="actortag",
            index=models.Index(fields=["actor", "article"], name="actor_tag_by_actor"),
        ),
        migrations.AddIndex(
            model_name="themetag",
            index=models.Index(fields=["theme", "article"], name="theme_tag_by_theme"),
        ),
        migrations.AddIndex(
            model_name="actortag",
            index=models.Index(
                condition=models.Q(("by", "refused")), fields=["actor", "article"], name="actor_tag_refused"
            ),
        ),
        migrations.AddIndex(
            model_name="themetag",
            index=models.Index(
                condition=models.Q(("by", "refused")), fields=["theme", "article"], name="theme_tag_refused"
            ),
        ),
    ]
