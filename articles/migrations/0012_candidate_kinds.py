"""What a name in no list is likely to be."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_roles'),
    ]

    operations = [
        migrations.AddField(
            model_name='namecandidate',
            name='kind',
            field=models.CharField(choices=[('person', 'A person'), ('body', 'A body'), ('name', 'A name'), ('place', 'A place'), ('word', 'Another word')], default='name', max_length=8, verbose_name='likely'),
        ),
        migrations.AddConstraint(
            model_name='namecandidate',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'body', 'name', 'place', 'word'])), name='name_candidate_kind_known'),
        ),
    ]
