"""Articles whose texts leave names open, for the queue of the editors' desk."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_text_index_apart'),
    ]

    operations = [
        migrations.CreateModel(
            name='OpenNames',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='open_names', serialize=False, to='articles.article')),
            ],
        ),
    ]
