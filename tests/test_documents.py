"""The README is true of the code: settings, commands, parameters and file keys are all there, and no others."""

import re
from pathlib import Path

from articles.filters import ArticleFilter
from articles.records import KEYS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def first_cells(heading):
    """The names in code style in the first column of the table that follows a heading."""
    table = README.split(heading, 1)[1].split("\n\n|", 1)[1].split("\n\n", 1)[0]
    cells = [line.split("|")[0 if number == 0 else 1] for number, line in enumerate(table.splitlines())]
    return {name.split()[0] for cell in cells[2:] for name in re.findall(r"`([^`]+)`", cell)}


def test_every_setting_read_from_the_environment_is_documented_and_no_other():
    code = (ROOT / "newsarchive/settings.py").read_text(encoding="utf-8")
    code += (ROOT / "articles/management/commands/serve.py").read_text(encoding="utf-8")
    read = set(re.findall(r'(?:env\.\w+\(|environ\.get\()\s*"([A-Z_]+)"', code))
    assert len(read) > 8
    assert first_cells("### Settings") == read


def test_every_command_is_documented_and_no_other():
    commands = {path.stem for path in (ROOT / "articles/management/commands").glob("*.py")} - {"__init__"}
    assert len(commands) > 8
    assert first_cells("### Commands") == commands


def test_every_filter_parameter_is_documented_and_no_other():
    assert first_cells("### Asking") == set(ArticleFilter.base_filters)


def test_every_import_key_is_documented_and_no_other():
    assert first_cells("### What an item looks like") == set(KEYS)


def test_the_product_speaks_only_of_itself():
    names = [p for p in ROOT.rglob("*") if p.suffix in {".py", ".md", ".html", ".css", ".js", ".jsonl", ".toml"}]
    scanned = [p for p in names if not {".venv", "var", "node_modules"} & set(p.relative_to(ROOT).parts)]
    assert len(scanned) > 80
    assert not [p for p in scanned if re.search(r"(^|[^A-Za-z0-9_.:])/(work|farm)/", p.read_text(encoding="utf-8"))]
