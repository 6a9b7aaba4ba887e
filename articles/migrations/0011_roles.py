"""Five groups to give people at the desk; a group of the same name that an archive has already stays as it is."""

from django.db import migrations

_WHOLE = ("add", "change", "delete", "view")
_READS = {name: ("view",) for name in ("actor", "theme", "source", "article")}
_KEEPS_ARTICLES = {
    "article": _WHOLE,
    "actortag": _WHOLE,
    "themetag": _WHOLE,
    "source": ("add", "change", "view"),
}
_KEEPS_VOCABULARY = {name: _WHOLE for name in ("actor", "actorname", "actorrole", "theme")}
_ROLES = {
    "Contributor": _READS | {"article": ("add", "view"), "actortag": ("add", "view"), "themetag": ("add", "view")},
    "Editor": _READS | _KEEPS_ARTICLES | {"curation": ("view",), "formeraddress": ("view",)},
    "Moderator": {"article": ("view",), "comment": ("change", "delete", "view")},
    "Librarian": _READS | _KEEPS_VOCABULARY | {"curation": ("view",), "formeraddress": ("view",)},
    "Administrator": _KEEPS_ARTICLES
    | _KEEPS_VOCABULARY
    | {
        "source": _WHOLE,
        "comment": ("change", "delete", "view"),
        "curation": ("view",),
        "formeraddress": ("view",),
        "user": ("add", "change", "delete", "view"),
        "group": ("view",),
    },
}


def make_roles(apps, schema_editor):
    """Make the groups that are missing, with their permissions."""
    using = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group")._default_manager.using(using)
    for role, models in _ROLES.items():
        group, is_new = groups.get_or_create(name=role)
        if is_new:
            group.permissions.set(_permission(apps, using, m, verb) for m, verbs in models.items() for verb in verbs)


def _permission(apps, using, model, verb):
    # Django makes permissions after all migrations; what is there by then it leaves alone.
    app = "auth" if model in ("user", "group") else "articles"
    of = apps.get_model("contenttypes", "ContentType")._default_manager.using(using)
    content_type, _ = of.get_or_create(app_label=app, model=model)
    permissions = apps.get_model("auth", "Permission")._default_manager.using(using)
    name = f"Can {verb} {apps.get_model(app, model)._meta.verbose_name}"
    permission, _ = permissions.get_or_create(
        content_type=content_type, codename=f"{verb}_{model}", defaults={"name": name}
    )
    return permission


class Migration(migrations.Migration):
    """Groups."""

    dependencies = [
        ("articles", "0010_curation_kinds"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
