"""How strongly its terms must speak for a theme before it is suggested, theme by theme."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0001_archive'),
    ]

    operations = [
        migrations.AddField(
            model_name='theme',
            name='threshold',
            field=models.FloatField(blank=True, help_text='How strongly its terms must speak for it before it is suggested. Blank: 0.6, as for most themes; 1.2 asks for twice as much.', null=True, validators=[django.core.validators.MinValueValidator(0.1), django.core.validators.MaxValueValidator(10.0)]),
        ),
        migrations.AlterField(
            model_name='theme',
            name='terms',
            field=models.JSONField(blank=True, default=list, help_text='What suggests the theme: a word, a “phrase” in double quotes, prefix* or a NEAR/5 b, with -word to exclude, and ^3 at its end to weigh it.'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.CheckConstraint(condition=models.Q(('threshold', None), ('threshold__range', (0.1, 10.0)), _connector='OR'), name='theme_threshold_in_range'),
        ),
    ]
