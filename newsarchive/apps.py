"""Django's admin app, with the archive's own desk for its site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """The admin."""

    default_site = "newsarchive.desk.Desk"
