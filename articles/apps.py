"""The app: its name, and what it does when the site starts."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The archive."""

    name = "articles"
    default_auto_field = "django.db.models.AutoField"
    verbose_name = "Archive"

    def ready(self) -> None:
        """Register the checks, and keep triggers and text index in step with the schema."""
        from django.db.models.signals import post_migrate, pre_migrate

        from articles import checks  # noqa: F401
        from articles.index import install

        pre_migrate.connect(install.before_migrate, sender=self)
        post_migrate.connect(install.after_migrate, sender=self)
