"""Scratch archives for the violent tests: real folders, real databases, real processes."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("DATABASE_URL", "")
IS_POSTGRESQL = SERVER.startswith("postgres")
PATIENCE_S = 300
"""How long any one process may take before the test fails."""


class Archive:
    """An archive of its own: a data folder, and a database in it or on the scratch PostgreSQL server."""

    def __init__(self, folder, database):
        self.folder = folder
        self.database = database
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def sqlite_file(self):
        return self.folder / "archive.sqlite3"

    @property
    def url(self):
        """The database's address; blank for SQLite, which is where the settings put it."""
        return urlsplit(SERVER)._replace(path=f"/{self.database}").geturl() if IS_POSTGRESQL else ""

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_URL"))}
        kept |= {"DATA_DIR": str(self.folder), "SECRET_KEY": "soak-" * 12, "PYTHONWARNINGS": "ignore"}
        if self.url:
            kept["DATABASE_URL"] = self.url
        return kept | more

    def start(self, *arguments, program="manage.py", **more):
        """Start a command; the caller waits for it, or kills it."""
        return subprocess.Popen(
            [sys.executable, program, *map(str, arguments)],
            cwd=ROOT,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments, **more):
        """Run a command to its end; return its exit code and all that it printed."""
        process = self.start(*arguments, **more)
        try:
            out, err = process.communicate(timeout=PATIENCE_S)
        finally:
            if process.returncode is None:
                process.kill()
                process.communicate()
        return process.returncode, out + err

    def manage(self, *arguments, **more):
        """Run a command that must end well; return what it printed."""
        code, printed = self.run(*arguments, **more)
        assert code == 0, f"{arguments} ended with {code}: {printed[-2000:]}"
        return printed

    def export(self):
        """Return the lossless export, as bytes."""
        self.manage("export_articles", "--output", self.folder / "export.jsonl")
        return (self.folder / "export.jsonl").read_bytes()

    def ask(self, sql, *values):
        """Return the rows of a query, asked past Django over a connection of its own."""
        if IS_POSTGRESQL:
            import psycopg

            with psycopg.connect(self.url, autocommit=True) as connection:
                return connection.execute(sql.replace("?", "%s"), values or None).fetchall()
        with contextlib.closing(sqlite3.connect(self.sqlite_file, timeout=30)) as connection:
            return connection.execute(sql, values).fetchall()

    def change(self, sql):
        """Change rows past Django."""
        if IS_POSTGRESQL:
            import psycopg

            with psycopg.connect(self.url, autocommit=True) as connection:
                connection.execute(sql)
            return
        with contextlib.closing(sqlite3.connect(self.sqlite_file, timeout=30)) as connection, connection:
            connection.execute(sql)

    def count(self, table="articles_article"):
        return self.ask(f"SELECT count(*) FROM {table}")[0][0]

    def is_whole(self):
        """Tell whether the database's own checks find nothing."""
        if IS_POSTGRESQL:  # It checks its pages as it reads them; a read of every row is what can be asked of it.
            self.ask("SELECT md5(string_agg(a::text, '' ORDER BY id)) FROM articles_article a")
            return True
        return self.ask("PRAGMA integrity_check") == [("ok",)] and self.ask("PRAGMA foreign_key_check") == []

    def copy(self, name):
        """Return another archive that holds the same."""
        if IS_POSTGRESQL:
            database = new_database(template=self.database)
            return Archive(self.folder.parent / name, database)
        other = Archive(self.folder.parent / name, "")
        with (
            contextlib.closing(sqlite3.connect(self.sqlite_file)) as here,
            contextlib.closing(sqlite3.connect(other.sqlite_file)) as there,
        ):
            here.backup(there)
        return other

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.database:
            on_server(f"DROP DATABASE IF EXISTS {self.database} WITH (FORCE)")


def on_server(statement):
    """Run a statement that concerns a whole database."""
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)


def new_database(template="template0"):
    name = f"soak_{uuid.uuid4().hex}"
    on_server(f"CREATE DATABASE {name} TEMPLATE {template}")
    return name


@contextlib.contextmanager
def scratch(folder):
    """A set-up archive with the starter vocabulary and no articles; it and all its copies go away afterwards."""
    made = []

    class Kept(Archive):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            made.append(self)

        def copy(self, name):
            other = super().copy(name)
            other.__class__ = Kept
            made.append(other)
            return other

    archive = Kept(folder / "archive", new_database() if IS_POSTGRESQL else "")
    try:
        archive.manage("migrate", "-v0")
        archive.manage("load_vocabulary", ROOT / "articles" / "starter" / "vocabulary")
        yield archive
    finally:
        for each in made:
            each.remove()


# --- The site, served as `make run` serves it ---------------------------------------------------------------------


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class BrokenOffError(http.client.HTTPException):
    """An answer that began and did not come to its end."""


class Site:
    """A served archive: the process of `manage.py serve`, which becomes gunicorn's master."""

    def __init__(self, archive, port, process):
        self.archive, self.port, self.process = archive, port, process

    def signal(self, which):
        self.process.send_signal(which)

    def get(self, path, timeout_s=30):
        """Return the status of a page, asked over a connection of its own and read to its end."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout_s)
        try:
            connection.request("GET", path, headers={"Connection": "close"})
            answer = connection.getresponse()
            try:
                answer.read()
            except (OSError, http.client.HTTPException) as error:
                raise BrokenOffError(repr(error)) from error
            return answer.status
        finally:
            connection.close()


@contextlib.contextmanager
def served(archive):
    """Serve an archive on a loopback port until the block ends."""
    port = free_port()
    log = (archive.folder / "served.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=archive.environment(PORT=str(port), SITE_URL=f"http://127.0.0.1:{port}"),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )
    site = Site(archive, port, process)
    try:
        wait_until(lambda: answers(site), "the site answers")
        yield site
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        log.close()


def answers(site):
    assert site.process.poll() is None, (site.archive.folder / "served.log").read_text()[-2000:]
    try:
        return site.get("/healthz") == 200
    except OSError:
        return False


def wait_until(is_so, what, patience_s=60):
    end = time.monotonic() + patience_s
    while not is_so():
        assert time.monotonic() < end, f"It did not come to pass within {patience_s} s that {what}."
        time.sleep(0.05)


class Readers:
    """Threads that read a site's pages over and over, each request on a connection of its own, until the block ends.

    `answered` counts answers by status; `failed` holds (time, path, what happened) of requests that got none, `took`
    the seconds that each answer took.
    """

    def __init__(self, site, paths, count=4, pause_s=0.0):
        self.site, self.paths, self.pause_s = site, paths, pause_s
        self.answered = {}
        self.failed = []
        self.took = []
        self.refused = 0
        """Connections that nobody listened to: these requests were never sent."""
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._read, args=(number,)) for number in range(count)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self._stop.set()
        for thread in self._threads:
            thread.join(60)
        assert not any(thread.is_alive() for thread in self._threads)

    def _read(self, number):
        turn = number
        while not self._stop.is_set():
            path = self.paths[turn % len(self.paths)]
            turn += 1
            began = time.monotonic()
            try:
                status = self.site.get(path)
            except ConnectionRefusedError:
                with self._lock:
                    self.refused += 1
                time.sleep(0.02)
            except (OSError, http.client.HTTPException) as error:
                with self._lock:
                    self.failed.append((time.monotonic(), path, repr(error)))
            else:
                with self._lock:
                    self.took.append(time.monotonic() - began)
                    key = status if status == 200 else (status, path)
                    self.answered[key] = self.answered.get(key, 0) + 1
                    if status != 200:
                        self.failed.append((time.monotonic(), path, str(status)))
            time.sleep(self.pause_s)
