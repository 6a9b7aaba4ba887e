"""The log of what was done to the vocabulary."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_index_at_scale'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Curation',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('rename', 'Renaming'), ('alias', 'Further name'), ('merge', 'Merge'), ('split', 'Split'), ('retag', 'Retagging'), ('undo', 'Undoing')], max_length=10)),
                ('subject', models.CharField(blank=True, choices=[('actor', 'Actors'), ('theme', 'Themes')], max_length=6)),
                ('summary', models.CharField(max_length=1000, verbose_name='what was done')),
                ('counts', models.JSONField(default=list, help_text='Pairs of words and a number, in the order shown.', verbose_name='what moved')),
                ('done_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('touched', models.JSONField(default=list, editable=False, help_text='Ids of the actors or themes whose tags moved.')),
                ('memory', models.BinaryField(default=bytes, help_text='What an undo needs; packed JSON.')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undoes', models.OneToOneField(blank=True, help_text='What this one undid.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='undone_by', to='articles.curation')),
            ],
            options={
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['rename', 'alias', 'merge', 'split', 'retag', 'undo'])), name='curation_kind_known')],
            },
        ),
    ]
