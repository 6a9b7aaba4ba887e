"""The steps of long runs over tags, so that these are undone too; decisions about many suggestions in the log."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_candidates'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CurationStep',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('memory', models.BinaryField(default=bytes, help_text='Which tags, and how they were before; packed JSON.')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.RemoveConstraint(
            model_name='curation',
            name='curation_kind_known',
        ),
        migrations.AlterField(
            model_name='curation',
            name='kind',
            field=models.CharField(choices=[('rename', 'Renaming'), ('alias', 'Further name'), ('merge', 'Merge'), ('split', 'Split'), ('retag', 'Retagging'), ('review', 'Decisions'), ('undo', 'Undoing')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='curation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['rename', 'alias', 'merge', 'split', 'retag', 'review', 'undo'])), name='curation_kind_known'),
        ),
        migrations.AddField(
            model_name='curationstep',
            name='curation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='articles.curation'),
        ),
    ]
