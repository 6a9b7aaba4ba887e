"""Rate of importing: news items of 450 words, cleaned, tagged and indexed, and of making articles up.

    python tests/bench/importing.py [FILE.jsonl]

Makes archives of its own in a temporary folder, with the starter vocabulary, and dense items that name a dozen of its
actors again and again; a file of your own is imported instead, without its keys `actors` and `themes`. Whole runs
are timed by the clock and by the CPU of all their processes, start and reading of the vocabulary included, medians of
`RUNS`; the stages by the CPU of one process, medians too. DATABASE_URL must not be set: SQLite is measured.
"""

import itertools
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
FOLDER = Path(tempfile.mkdtemp(prefix="importing-"))
os.environ["DATA_DIR"] = str(FOLDER / "base")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402

from articles import markup, words  # noqa: E402
from articles.models import Actor, Theme  # noqa: E402
from articles.tagging import Tagger  # noqa: E402

ITEMS = 5_000
STAGE_ITEMS = 500
SYNTHESISED = 40_000
RUNS = 3
ITEM_WORDS = 450
SENTENCES = (
    "The {0} said on Monday that {1} would meet {2} for talks on the {3} before the end of the week.",
    "Police arrested several people after {0} had voted on the bill, according to two officials who asked for silence.",
    "“We will not accept this,” {1} told reporters, while {2} kept silent about the {3} and left the room early.",
    "Aid workers described how families had walked for days without water, food or any shelter at all.",
    "In a long statement {2} called on all sides, {0} among them, to return to the table over the {3}.",
)


def dense_items(count: int) -> list[dict[str, str]]:
    """Return made-up items that name actors and terms of the archive's vocabulary, the same each time."""
    chance = random.Random(450)
    actors = list(Actor.objects.order_by("pk").values_list("name", flat=True))
    terms = [term.strip('"') for terms in Theme.objects.order_by("pk").values_list("terms", flat=True)
             for term in terms if term.isascii() and not set(term) & set("*^/-")]  # fmt: skip
    # No two items are of the same words throughout: new ones are read with more care than those met before.
    rare = ["".join(chance.choices("bdfgklmnprstvz", k=1) + chance.choices("aeiou", k=1)) for _ in range(400)]
    items = []
    for number in range(count):
        named = chance.choices(actors, k=12)
        paragraphs, length = [], 0
        while length < ITEM_WORDS:
            text = " ".join(
                chance.choice(SENTENCES).format(*chance.choices(named, k=3), chance.choice(terms))
                + f" A certain {''.join(chance.choices(rare, k=3)).title()} was there."
                for _ in range(3)
            )
            paragraphs.append(f"<p>{text}</p>")
            length += len(text.split())
        items.append({
            "ref": str(number), "source": "Gazette", "headline": f"{named[0]} and {named[1]}: {chance.choice(terms)}",
            "published_at": f"{chance.randint(1960, 2024)}-05-0{chance.randint(1, 9)}", "language": "en",
            "body_html": "".join(paragraphs),
        })  # fmt: skip
    return items


def own_items(path: str) -> list[dict[str, str]]:
    """Return the items of a file without their tags."""
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [{key: value for key, value in row.items() if key not in ("actors", "themes")} for row in rows]


def run(*arguments: str) -> tuple[float, float]:
    """Return the seconds that a command takes in a copy of the archive: by the clock, and CPU of all its processes."""
    clocks, cpus = [], []
    for _ in range(RUNS):
        work = FOLDER / "work"
        shutil.copytree(FOLDER / "base", work)
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env={**os.environ, "DATA_DIR": str(work)}, check=True, capture_output=True,
        )  # fmt: skip
        clocks.append(time.perf_counter() - started)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        shutil.rmtree(work)
    return median(clocks), median(cpus)


def stages(items: list[dict[str, str]]) -> list[tuple[str, float]]:
    """Return what each stage of an item costs, in CPU seconds."""
    tagger = Tagger.load()
    cleaned = [markup.clean(item["body_html"]) for item in items]
    texts = [markup.plain_text(body) for body in cleaned]
    both = [(text, {"title": item["headline"]}) for item, text in zip(items, texts, strict=True)]
    works = {
        "cleaning": lambda: [markup.plain_text(markup.clean(item["body_html"])) for item in items],
        "words": lambda: [words.index_words(text, "en") for text in texts],
        "actors": lambda: [tagger.suggest_ids(text, **title, wants_themes=False) for text, title in both],
        "themes": lambda: [tagger.suggest_ids(text, **title, wants_actors=False) for text, title in both],
        "both, with reasons": lambda: [tagger.suggest(text, **title) for text, title in both],
    }
    rows = []
    for label, work in works.items():
        times = []
        for _ in range(RUNS):
            started = time.process_time()
            work()
            times.append(time.process_time() - started)
        rows.append((label, median(times) / len(items)))
    return rows


def main() -> None:
    """Print the table."""
    call_command("migrate", verbosity=0)
    vocabulary = sorted((ROOT / "articles" / "starter" / "vocabulary").glob("*.jsonl"))
    call_command("load_vocabulary", *map(str, vocabulary), verbosity=0)
    items = own_items(sys.argv[1]) if len(sys.argv) > 1 else dense_items(ITEMS)
    path = FOLDER / "items.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    sample = items[:STAGE_ITEMS]
    length = sum(len(markup.plain_text(item["body_html"]).split()) for item in sample) // len(sample)
    print(f"\n{len(items):,} items of {length} words{'':14}{'a second':>10}{'CPU ms an item':>17}")
    imports = ("import_articles", str(path), "--status", "published")
    for label, count, arguments in (
        ("import, tagged", len(items), imports),
        ("import without tags", len(items), (*imports, "--no-tags")),
        ("synthesise", SYNTHESISED, ("synthesise", str(SYNTHESISED))),
    ):
        clock, cpu = run(*arguments)
        print(f"{label:35}{count / clock:10,.0f}{cpu / count * 1000:17.2f}")
    for label, seconds in stages(list(itertools.islice(items, STAGE_ITEMS))):
        print(f"  {label:43}{seconds * 1000:19.3f}")


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(FOLDER)
