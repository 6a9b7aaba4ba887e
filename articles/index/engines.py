"""Which database the archive stands on, and what its module offers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections

from articles.index import postgresql, sqlite


class Engine:
    """One database connection with the module that speaks its dialect."""

    def __init__(self, using: str = "default") -> None:
        self.connection: Any = connections[using]
        self.sql: Any = {"sqlite": sqlite, "postgresql": postgresql}[self.connection.vendor]
        self.INSTANT: str = self.sql.INSTANT
        self.MONTH: str = self.sql.MONTH

    def cursor(self) -> Any:
        """Open a cursor."""
        return self.connection.cursor()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read one state of the database for as long as the context lasts."""
        if self.connection.in_atomic_block:
            yield
            return
        with self.cursor() as cursor:
            cursor.execute(self.sql.BEGIN_READING)
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
