"""Set the archive up where that is still to be done, and serve it with the production server.

Safe to run again: it keeps what is there. An empty archive gets the starter vocabulary, the demo articles and
one editor's account, whose password is shown this once.
"""

import os
import secrets
import socket
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles.models import Article

THREADS = "4"
"""Requests that one worker answers side by side; one of them at a time computes, the others wait for the database."""

MAX_WORKERS = 4
"""Workers at most unless WORKERS says otherwise: each has some memory of its own."""


def refuse_taken(port: str) -> None:
    """Raise CommandError unless the port is a free one."""
    remedy = "Choose another: PORT=9000 make run"
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise CommandError(f"PORT is “{port}”, which is no number from 1 to 65535. {remedy}")
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", int(port)))
        except OSError:
            raise CommandError(f"Port {port} is in use, perhaps by this archive already. {remedy}") from None


def worker_count() -> int:
    """Return how many workers answer: what WORKERS says, else one for each processor, up to `MAX_WORKERS`.

    Raises CommandError for what is no number.
    """
    asked = os.environ.get("WORKERS") or str(min(MAX_WORKERS, _processors()))
    if not (asked.isdecimal() and asked.isascii() and 0 < int(asked) <= 64):
        raise CommandError(f"WORKERS is “{asked}”. Give a number from 1 to 64.")
    return int(asked)


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def server(port: int | str, workers: int) -> list[str]:
    """Return the command line of the production server, the program first.

    Nobody is believed to forward for others: gunicorn would believe all of this machine, and what comes through
    `TRUSTED_PROXIES` is the archive's own to judge.
    """
    return [
        str(Path(sys.executable).with_name("gunicorn")),
        "--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--preload", "--worker-class", "gthread",
        "--threads", THREADS, "--limit-request-line", "8190", "--no-control-socket",
        "--forwarded-allow-ips", "", "newsarchive.wsgi:application",
    ]  # fmt: skip


class Command(BaseCommand):
    """`manage.py serve`."""

    help = "Set up what is missing, and serve the archive with the production server."

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, collect the static files, fill an empty archive, then become the server."""
        port = os.environ.get("PORT") or str(urlsplit(settings.SITE_URL).port or 8000)
        refuse_taken(port)
        workers = worker_count()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        editors = get_user_model().objects
        if not editors.exists() and not Article.objects.exists():
            call_command("load_demo", stdout=self.stdout)
            password = secrets.token_urlsafe(12)
            editors.create_superuser("editor", password=password)
            self.stdout.write(f"\nEditors’ desk: name “editor”, password “{password}”. It is not shown again.")
        self.stdout.write(f"\nServing http://127.0.0.1:{port}/ (stop with Ctrl-C)\n")
        self.stdout.flush()
        command = server(port, workers)
        os.execv(command[0], command)  # noqa: S606 - our own server, with our own arguments
