"""What a retagging was asked for and how far it has come, so that no two runs of the same are begun at once.

One that was cut short before begins anew: this release may read texts otherwise.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_log_entries'),
    ]

    operations = [
        migrations.AddField(
            model_name='curation',
            name='asked',
            field=models.CharField(blank=True, editable=False, help_text='A digest of what a retagging was asked for; blank when it is finished.', max_length=32),
        ),
        migrations.AddField(
            model_name='curation',
            name='place',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='The article up to which a retagging has come.'),
        ),
        migrations.AddConstraint(
            model_name='curation',
            constraint=models.UniqueConstraint(condition=models.Q(('asked', ''), _negated=True), fields=('asked',), name='curation_asked_for_by_one_run'),
        ),
    ]
