"""What editors have done stands in a log, and is called so at the desk and in the names of the rights to it."""

from django.db import migrations


def rename_permissions(apps, schema_editor):
    """Name the rights as Django would name those of a new archive."""
    permissions = apps.get_model("auth", "Permission")._default_manager.using(schema_editor.connection.alias)
    for verb in ("add", "change", "delete", "view"):
        named = permissions.filter(content_type__app_label="articles", codename=f"{verb}_curation")
        named.update(name=f"Can {verb} log entry")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_once_public'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='curation',
            options={'ordering': ('-id',), 'verbose_name': 'log entry', 'verbose_name_plural': 'log entries'},
        ),
        migrations.RunPython(rename_permissions, migrations.RunPython.noop),
    ]
