"""The house rules, read off the code itself."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "articles"

FLOORS = {
    "vocabulary": 0, "garbage": 0, "dates": 1, "words": 1, "markup": 1, "written_names": 1, "filing": 2,
    "theme_terms": 2, "questions": 2, "records": 2, "models.querysets": 2, "models.fields": 2,
    "models": 3,
    "index": 4, "tagging": 4,
    "filters": 5, "importing": 5,
    "curating": 6, "exporting": 6, "charts": 6, "citations": 6, "mentions": 6, "offices": 6,
    "views": 7, "feeds": 7, "sitemaps": 7, "admin": 7, "templatetags": 7, "apps": 7, "checks": 7,
    "urls": 8, "management": 8,
}  # fmt: skip
"""Module or package of `articles` → floor. Imports go downwards, or stay within their own package."""

MODULES = sorted(path for path in ARTICLES.rglob("*.py") if "migrations" not in path.parts)


def name_of(path):
    parts = list(path.relative_to(ARTICLES).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module):
    """The entry of FLOORS that a module of `articles` belongs to."""
    for candidate in (".".join(module.split(".")[:2]), module.split(".")[0]):
        if candidate in FLOORS:
            return candidate
    return None


def imports(path):
    """Modules that a file imports when it is loaded, below `articles` without that word. Imports within functions and
    for types only are left out: they cannot make a module depend on another to be loaded."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            child.parent = node
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        above, is_late = node, False
        while above := getattr(above, "parent", None):
            is_type_only = isinstance(above, ast.If) and "TYPE_CHECKING" in ast.unparse(above.test)
            is_late = is_late or is_type_only or isinstance(above, ast.FunctionDef)
        if not is_late:
            yield from names


def test_the_scan_found_the_modules():
    assert len(MODULES) > 50


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_downwards(path):
    own = part_of(name_of(path))
    if not name_of(path):
        return
    assert own, f"{path} stands on no floor: give it one in FLOORS."
    wrong = []
    for name in imports(path):
        assert not name.startswith("newsarchive"), f"{path} imports {name}: the app knows no site."
        if not name.startswith("articles."):
            continue
        other = part_of(name.removeprefix("articles."))
        if other in (own, None) or {own, other} <= {"models", "models.querysets", "models.fields"}:
            continue
        if FLOORS[other] >= FLOORS[own]:
            wrong.append(f"{own} (floor {FLOORS[own]}) imports {name} (floor {FLOORS[other]})")
    assert not wrong


@pytest.mark.parametrize("path", [p for p in MODULES if FLOORS.get(part_of(name_of(p)) or "", 9) < 7], ids=name_of)
def test_nothing_below_the_views_touches_a_request(path):
    assert not re.search(r"\brequest\b", re.sub(r'""".*?"""|#.*', "", path.read_text(encoding="utf-8"), flags=re.S))


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "helpers", "services", "signals", "common", "misc", "lib"}
    assert not [path for path in MODULES if drawers & set(path.relative_to(ROOT).with_suffix("").parts)]


def test_every_public_module_class_and_function_says_what_it_gives():
    silent = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.stat().st_size and not ast.get_docstring(tree):
            silent.append(str(path))
        for node in tree.body:
            is_public = isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
            if is_public and not ast.get_docstring(node):
                silent.append(f"{path.name}: {node.name}")
    assert not silent


def test_no_module_gives_one_name_to_two_things():
    twice = []
    for path in MODULES:
        names: Counter[str] = Counter()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names.update(target.id for target in targets if isinstance(target, ast.Name))
            elif isinstance(node, ast.ClassDef | ast.FunctionDef):
                names[node.name] += 1
        twice += [f"{path.name}: {name}" for name, count in names.items() if count > 1]
    assert not twice
