"""System checks: is the database set up as the archive needs it?"""

import sqlite3
import sys
from typing import Any

from django.core.checks import CheckMessage, Error, Info, Tags, register
from django.db import DatabaseError, connections

from articles.index import install


@register(Tags.database)
def check_triggers(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Fail when a trigger or table of the index is missing: changes would go by unseen."""
    found: list[CheckMessage] = []
    if sys.argv[1:2] == ["migrate"]:  # It checks before it runs, and is what mends this.
        return found
    for using in databases or ():
        try:
            if "articles_article" not in connections[using].introspection.table_names():
                continue
            missing = install.problems(using)
        except DatabaseError as error:
            return [Error(f"The database does not answer: {error}", id="articles.E002")]
        found += [Error(problem, hint="Run: python manage.py migrate", id="articles.E001") for problem in missing]
    return found


@register(Tags.database)
def check_sqlite(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Name the SQLite that is linked, and who writes its log back."""
    return [
        Info(f"SQLite {sqlite3.sqlite_version}: {mode}", id="articles.I001")
        for using in databases or ()
        if (mode := getattr(connections[using], "checkpoint_mode", ""))
    ]
