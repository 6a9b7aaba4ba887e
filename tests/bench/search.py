"""The text search, from rare words to very common ones: `python tests/bench/search.py [WORD…]`.

Searches the archive of the environment. Each search is timed as a page asks it, with all facets and the timeline:
first, when the text index must be read, and again, when its answer is kept. Beside it stands what the database
alone takes. Wall time in milliseconds, medians; CPU time of this process beside it.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from articles import index  # noqa: E402
from articles.index import explaining, terms  # noqa: E402
from articles.index.engines import Engine  # noqa: E402
from articles.models import Article  # noqa: E402
from articles.questions import Question  # noqa: E402

ROUNDS = 5


def timed(run, rounds=ROUNDS):
    """Return the median milliseconds on the clock and of CPU, and what came back."""
    walls, cpus, result = [], [], None
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        result = run()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return statistics.median(walls), statistics.median(cpus), result


def words_by_frequency(snapshot):
    """Return stored words of a sample of articles, the commonest first."""
    count = {}
    sample = list(snapshot.visible)[:: max(1, len(snapshot.visible) // 2_000)]
    for text in Article.objects.filter(pk__in=sample).values_list("text_words", flat=True):
        for word in set(text.split()):
            count[word] = count.get(word, 0) + 1
    return sorted(count, key=lambda word: (-count[word], word))


def main():
    snapshot = index.current()
    engine = Engine()
    words = words_by_frequency(snapshot)
    common, tenth = words[0], words[len(words) // 500]
    searches = {
        "the commonest word": common,
        "a common word": tenth,
        "a rare word": words[-1],
        "two common words": f"{words[0]} {words[1]}",
        "either of two": f"{words[0]} OR {words[1]}",
        "one without another": f"{words[1]} -{words[0]}",
        "all without one": f"-{words[0]}",
        "a beginning": f"{common[:3]}*",
        "a phrase": f'"{words[0]} {words[1]}"',
        **{f"“{word}”": word for word in sys.argv[1:]},
    }
    print(f"{len(snapshot.visible):,} articles, {connection.vendor}; median of {ROUNDS}; ms on the clock (of CPU)\n")
    print(f"{'search':<26} {'found':>9} {'first':>18} {'again':>18} {'by relevance':>18} {'database alone':>15}")
    for name, text in searches.items():
        question = Question(q=text)

        def first(question=question):
            index.current().hits.clear()
            return index.answer(index.current(), question)

        def again(question=question):
            return index.answer(index.current(), question)

        def alone(text=text):
            for group in terms.parse(text, snapshot.languages()).groups:
                for asked in (group.required, *((term,) for term in group.excluded)):
                    if asked:
                        with engine.cursor() as cursor:
                            engine.sql.matching_ids(cursor, asked, is_headline_only=False)

        cells = []
        for run in (first, again, lambda text=text: first(Question(q=text, sort="relevance"))):
            wall, cpu, answer = timed(run)
            cells.append(f"{wall:,.1f} ({cpu:,.1f})")
        wall, _, _ = timed(alone)
        print(f"{name:<26} {answer.count:>9,} {cells[0]:>18} {cells[1]:>18} {cells[2]:>18} {wall:>15,.1f}")

    question = Question(q=common)
    again = index.answer(index.current(), question)

    def after_an_edit():
        with transaction.atomic():
            Article.objects.filter(pk=again.ids[0]).update(byline=str(time.perf_counter()))
        return index.answer(index.current(), question)

    wall, cpu, _ = timed(after_an_edit)
    print(f"\nedit an article, and ask for the commonest word again: {wall:.1f} ms ({cpu:.1f} of CPU)")
    misspelt = f"{next(iter(snapshot.labels['actor'].by_id.values())).name.split()[0]}x"
    wall, cpu, found = timed(lambda: explaining.respelt(index.current(), Question(q=misspelt)))
    print(
        f"another spelling of “{misspelt}”: {found.question.q if found else 'none'}, {wall:.1f} ms ({cpu:.1f} of CPU)"
    )


if __name__ == "__main__":
    main()
