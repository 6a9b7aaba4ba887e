"""Commands whose reader has had enough, as `head` has."""

import os
import subprocess
import sys

import pytest
from test_manage import ROOT


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The environment of an archive with more in it than a pipe takes."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    environment = {**kept, "DATA_DIR": str(tmp_path_factory.mktemp("archive"))}
    for command in ("migrate", "load_demo"):
        subprocess.run([sys.executable, ROOT / "manage.py", command], env=environment, check=True, capture_output=True)
    return environment


@pytest.mark.parametrize("command", ["export_articles", "export_vocabulary", "suggest_tags --jsonl"])
def test_a_command_whose_reader_stops_ends_without_a_traceback(archive, command, tmp_path):
    items = tmp_path / "items.jsonl"
    items.write_text('{"id": "1", "text": "France and Italy met Germany."}\n' * 4_000)
    with (
        items.open() as given,
        subprocess.Popen(
            [sys.executable, ROOT / "manage.py", *command.split()],
            env=archive, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as process,
    ):  # fmt: skip
        assert process.stdout.readline().startswith("{")
        process.stdout.close()
        said = process.stderr.read()
    assert "Traceback" not in said
    assert process.returncode == 1


def test_names_are_kept_for_the_desk_even_when_only_the_first_are_read(archive):
    command = [sys.executable, ROOT / "manage.py", "name_candidates", "--keep", "--jsonl"]
    with subprocess.Popen(command, env=archive, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.close()
        process.stderr.read()
    assert process.returncode == 1
    count = "from articles.models import NameCandidate; print(NameCandidate.objects.count())"
    shell = [sys.executable, ROOT / "manage.py", "shell", "-v0", "--command", count]
    kept = subprocess.run(shell, env=archive, check=True, capture_output=True, text=True).stdout
    assert int(kept) > 20
