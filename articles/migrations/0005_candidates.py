"""Names in no list, and what editors have still to decide by index."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_curations'),
    ]

    operations = [
        migrations.CreateModel(
            name='NameCandidate',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='The name without case, accents and punctuation.', max_length=300, unique=True)),
                ('name', models.CharField(max_length=300)),
                ('articles', models.PositiveIntegerField(default=0, help_text='How many articles name it.')),
                ('samples', models.JSONField(default=list, help_text='Sentences: [{"article", "start", "end", "text"}].')),
                ('is_ignored', models.BooleanField(default=False, verbose_name='ignored')),
                ('found_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='found')),
            ],
            options={
                'verbose_name': 'name in no list',
                'verbose_name_plural': 'names in no list',
                'ordering': ('-articles', 'key'),
            },
        ),
        migrations.AddIndex(
            model_name='actortag',
            index=models.Index(condition=models.Q(('by', 'suggested')), fields=['article', 'actor', 'by'], name='actor_tag_suggested'),
        ),
        migrations.AddIndex(
            model_name='actortag',
            index=models.Index(condition=models.Q(('by', 'suggested')), fields=['actor', 'article', 'by'], name='actor_tag_suggested_of'),
        ),
        migrations.AddIndex(
            model_name='themetag',
            index=models.Index(condition=models.Q(('by', 'suggested')), fields=['article', 'theme', 'by'], name='theme_tag_suggested'),
        ),
        migrations.AddIndex(
            model_name='themetag',
            index=models.Index(condition=models.Q(('by', 'suggested')), fields=['theme', 'article', 'by'], name='theme_tag_suggested_of'),
        ),
        migrations.AddIndex(
            model_name='namecandidate',
            index=models.Index(fields=['is_ignored', '-articles', 'key'], name='name_candidate_commonest'),
        ),
        migrations.AddConstraint(
            model_name='namecandidate',
            constraint=models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='name_candidate_key_stated'),
        ),
    ]
