"""Articles that were public and are at the desk again, which no one may delete."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Cast


def note_once_public(apps, schema_editor):
    """Note what an editor has given another status and is not public now: readers may have seen it."""
    using = schema_editor.connection.alias
    articles = apps.get_model("articles", "Article")._default_manager.using(using)
    rows = articles.filter(status__in=("draft", "in_review")).order_by()
    edited = rows.annotate(fields=Cast("edited_fields", models.TextField())).filter(fields__contains='"status"')
    noted = apps.get_model("articles", "OncePublic")
    ids = edited.values_list("pk", flat=True)
    noted._default_manager.using(using).bulk_create([noted(article_id=id) for id in ids], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_candidate_kinds'),
    ]

    operations = [
        migrations.CreateModel(
            name='OncePublic',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='once_public', serialize=False, to='articles.article')),
            ],
        ),
        migrations.RunPython(note_once_public, migrations.RunPython.noop),
    ]
