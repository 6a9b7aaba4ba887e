"""Cost of tagging: an automaton over 50,000 made-up names, a megabyte of text, and news items of 450 words.

    python tests/bench/tagging.py [--news articles.jsonl]

Needs no archive, but for `--news`: then the items of a file as `import_articles` reads it are joined to a megabyte and
read against those names, and against the vocabulary of the archive. CPU seconds of one core, medians of five runs.
"""

import argparse
import gc
import json
import os
import random
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django

django.setup()

from django.utils.html import strip_tags  # noqa: E402

from articles.dates import Moment  # noqa: E402
from articles.garbage import without_collection  # noqa: E402
from articles.tagging import Tagger  # noqa: E402
from articles.tagging.actors import ActorEntry, ActorFinder  # noqa: E402

NAMES = 50_000
RUNS = 5
TEXT_CHARS = 1_000_000
ITEM_WORDS = 450
ITEMS = 200
SENTENCES = (
    "The {0} government said on Monday that {1} would meet {2} for talks on the ceasefire.",
    "Police in {3} arrested several people after the parliament of {3} voted on the bill.",
    "“We will not accept this,” {1} told reporters, while President {2} was silent about the matter.",
    "Officials from {4} and {3} met in the capital, according to two people who were told of the plan.",
    "{0} troops crossed the border at dawn, and the military of {3} answered with artillery.",
    "In a long statement {4} called on all sides to return to the table before the end of the month.",
    "Aid workers described how families had walked for days without water, food or any shelter at all.",
)


def made_up(rng: random.Random, syllables: int) -> str:
    """Return a name that is nobody's."""
    return "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(syllables)).capitalize()


def vocabulary(rng: random.Random, names: int) -> list[ActorEntry]:
    """Return actors that have so many names together: states with adjectives, their bodies, and people."""
    actors: list[ActorEntry] = []
    count = 0

    def add(name: str, kind: str, *others: tuple[str, str]) -> None:
        nonlocal count
        actors.append(ActorEntry(len(actors) + 1, f"a-{len(actors)}", name, kind, others))
        count += 1 + len(others)

    for _ in range(200):
        state = made_up(rng, 3)
        add(state, "state", (f"Republic of {state}", "name"), (f"{state}n", "adjective"))
        for body in ("Government", "Parliament", "Armed Forces", "Ministry of Defence"):
            add(f"{body} of {state}", "government_body")
    while count < names // 3:
        words = " ".join(made_up(rng, 2) for _ in range(3))
        add(f"{words} Organisation", "organisation", (words, "name"), (f"{words} Group", "name"))
    while count < names:
        add(f"{made_up(rng, 2)} {made_up(rng, 3)}", "person", (f"{made_up(rng, 2)} {made_up(rng, 4)}", "name"))
    return actors


def article(rng: random.Random, actors: list[ActorEntry], words: int) -> str:
    """Return a text of about so many words in which a dozen actors are named again and again."""
    states = [actor for actor in actors[:1000] if actor.kind == "state"]
    people = [actor.name for actor in rng.choices(actors[-10_000:], k=6)]
    bodies = [actor.name for actor in rng.choices(actors[1_000:5_000], k=4)]
    named = rng.choices(states, k=4)
    people += [name.split()[-1] for name in people]
    sentences: list[str] = []
    length = 0
    while length < words:
        state = rng.choice(named)
        sentence = rng.choice(SENTENCES).format(
            state.names[1][0], rng.choice(people), rng.choice(people).split()[-1], state.name, rng.choice(bodies)
        )
        sentences.append(sentence)
        length += sentence.count(" ") + 1
    return " ".join(sentences)


def news(path: Path) -> list[str]:
    """Return the texts of the first items of a file of JSON Lines that come to a megabyte together."""
    texts: list[str] = []
    size = 0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            body = item.get("body_text") or strip_tags(item.get("body_html") or "")
            texts.append(f"{item['headline']}. {body}")
            size += len(texts[-1])
            if size >= TEXT_CHARS:
                break
    return texts


def cpu(work) -> float:
    """Return the median CPU seconds of some work."""
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return median(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, help="a file of items in the format of import_articles")
    options = parser.parse_args()
    rng = random.Random(7)
    actors = vocabulary(rng, NAMES)
    days = Moment.parse("2024-05-01")
    tagger = Tagger(actors, ())
    gc.freeze()  # As servers and imports do.

    def find(text: str) -> None:
        tagger.suggest(text, date=days)

    @without_collection()  # As whoever loads a vocabulary does.
    def build() -> None:
        ActorFinder(actors)

    long = " ".join(article(rng, actors, ITEM_WORDS) for _ in range(TEXT_CHARS // 2_800))[:TEXT_CHARS]
    items = [article(rng, actors, ITEM_WORDS) for _ in range(ITEMS)]
    sparse = (" ".join(SENTENCES[-1:] * 12_000))[:TEXT_CHARS]
    rows = [
        (f"automaton over {NAMES:,} names", cpu(build), "≤ 2 s"),
        ("1 MB of news that names somebody in every line", cpu(lambda: find(long)), ""),
        ("1 MB of text that names nobody", cpu(lambda: find(sparse)), "≤ 0.3 s"),
        (f"one item of {ITEM_WORDS} words", cpu(lambda: [find(text) for text in items]) / ITEMS, ""),
    ]
    if options.news:
        texts = news(options.news)
        joined = "\n\n".join(texts)[:TEXT_CHARS]
        rows.append(("1 MB of real items in one text against those names", cpu(lambda: find(joined)), "≤ 0.3 s"))
        tagger = Tagger.load()
        find("")  # Terms are read in a language when first asked in it.
        gc.freeze()
        rows += [
            ("the same against the archive's vocabulary, actors and themes", cpu(lambda: find(joined)), ""),
            (f"the same, as {len(texts):,} items", cpu(lambda: [find(text) for text in texts]), ""),
        ]
    for label, seconds, wanted in rows:
        print(f"{label:62} {seconds * 1000:10.2f} ms  {wanted}")


if __name__ == "__main__":
    main()
