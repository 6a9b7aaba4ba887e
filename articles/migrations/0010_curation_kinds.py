"""Deletions, and statuses of many articles or replies, in the log."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0009_filed_under'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='curation',
            name='curation_kind_known',
        ),
        migrations.AlterField(
            model_name='curation',
            name='kind',
            field=models.CharField(choices=[('rename', 'Renaming'), ('alias', 'Further name'), ('merge', 'Merge'), ('split', 'Split'), ('delete', 'Deletion'), ('retag', 'Retagging'), ('review', 'Decisions'), ('publish', 'Publishing'), ('replies', 'Replies'), ('undo', 'Undoing')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='curation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['rename', 'alias', 'merge', 'split', 'delete', 'retag', 'review', 'publish', 'replies', 'undo'])), name='curation_kind_known'),
        ),
    ]
