"""PostgreSQL's text index moves from a column of the articles to a table of its own, made after the migration."""

from django.db import migrations


def drop_column(apps, schema_editor):
    """Drop the column with its index; on a table of any size that takes a moment."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_article DROP COLUMN IF EXISTS words_vector")


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0006_curation_steps"),
    ]

    operations = [
        migrations.RunPython(drop_column, migrations.RunPython.noop),
    ]
