#!/usr/bin/env python
"""Django's command line for this archive."""

import os
import sys


def main() -> None:
    """Run the command named on the command line. Where the database lacks what it needs, say so in words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(sys.argv)
    except DatabaseError:
        missing = missing_migrations()
        if not missing:
            raise
        sys.exit(f"The database is not set up for this release ({missing} migrations to run). Run: manage.py migrate")


def missing_migrations() -> int:
    """Return how many migrations the database still lacks; 0 also when it does not answer."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return 0


if __name__ == "__main__":
    main()
