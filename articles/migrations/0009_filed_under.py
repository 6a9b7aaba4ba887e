"""What an actor is filed under, where its name does not tell."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_open_names'),
    ]

    operations = [
        migrations.AddField(
            model_name='actor',
            name='filed_under',
            field=models.CharField(blank=True, db_default='', default='', help_text='Where lists from A to Z have a person: Biden, Joe. Blank: as the name itself tells.', max_length=300),
        ),
    ]
