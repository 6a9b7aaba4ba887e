"""A made-up archive of any size, written past the ORM in minutes: `python tests/bench/made_up.py N [ACTORS]`.

The database of the environment must be migrated and empty. Actors and themes follow Zipf's law (5 actor tags and
2.5 theme tags an article), dates spread over eighty years, most in the order of the ids, a tenth not; texts are
short, of a Zipf vocabulary in which one word, `ONE_IN_TEN`, stands in a tenth of all articles.
"""

import datetime as dt
import os
import random
import sys
import time
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from articles import words  # noqa: E402
from articles.index import install  # noqa: E402
from articles.index.engines import Engine  # noqa: E402
from articles.models import Actor, Article  # noqa: E402

THEMES, SOURCES = 120, 40
FIRST_DAY = dt.datetime(1945, 1, 1, tzinfo=dt.UTC)
SPAN_S = 80 * 365 * 86_400
ONE_IN_TEN = "armistice"
_BATCH = 20_000
_SYLLABLES = (
    "ba be bi bo bu da de di do du fa fe fi ga go ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no ra".split()
)
_KINDS = ("person", "person", "organisation", "government_body", "state", "company")
_SCRIPTS = ("{}", "{}", "{}", "{}é", "{}ский", "{}ستان")
LANGUAGES = (("en", 80), ("fr", 10), ("ar", 6), ("ru", 4))


def make(total, actors=50_000, seed=1):
    """Fill the empty archive; return the seconds it took."""
    start = time.perf_counter()
    chance = random.Random(f"{seed} {total} {actors}")
    engine = Engine()
    with transaction.atomic(), connection.cursor() as cursor:
        engine.sql.drop_triggers(cursor)
    _write_vocabulary(chance, actors)
    sentences = list(_sentences(chance))
    ranks = {size: list(accumulate(1 / (rank + 1) ** power for rank in range(size)))
             for size, power in ((actors, 1.0), (THEMES, 0.8), (SOURCES, 0.7))}  # fmt: skip
    for first in range(1, total + 1, _BATCH):
        ids = range(first, min(first + _BATCH, total + 1))
        with transaction.atomic(), connection.cursor() as cursor:
            _write(cursor, "article", _COLUMNS, list(_articles(chance, ids, total, sentences, ranks[SOURCES])))
            for facet, size, mean in (("actor", actors, 6.0), ("theme", THEMES, 2.8)):
                _write(cursor, f"{facet}tag", ("article_id", f"{facet}_id", "by"),
                       list(_tags(chance, ids, size, mean, ranks[size])))  # fmt: skip
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in ("article", "actor", "theme", "source", "actortag", "themetag"):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('articles_{table}', 'id'),"
                    f" (SELECT MAX(id) FROM articles_{table}))"
                )
    install.install()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return time.perf_counter() - start


def _word(chance):
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))


def _write(cursor, table, columns, rows):
    """Write rows of a table: by COPY on PostgreSQL, else by one prepared INSERT."""
    listed = ", ".join(columns)
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY articles_{table} ({listed}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join(["%s"] * len(columns))
    cursor.executemany(f"INSERT INTO articles_{table} ({listed}) VALUES ({marks})", rows)


def _write_vocabulary(chance, actors):
    names = [f"{_word(chance).title()} {_SCRIPTS[n % 6].format(_word(chance).title())}" for n in range(actors)]
    with transaction.atomic(), connection.cursor() as cursor:
        _write(cursor, "actor", ("id", "slug", "name", "kind", "description", "identifiers"),
               [(n + 1, f"actor-{n + 1}", name, _KINDS[n % 6], "", "{}") for n, name in enumerate(names)])  # fmt: skip
        _write(cursor, "actorname", ("actor_id", "name", "language", "use"),
               [(n + 1, f"{_word(chance).title()} {name}", "en", "name")
                for n, name in enumerate(names) if n % 2])  # fmt: skip
        _write(cursor, "theme", ("id", "slug", "name", "parent_id", "description", "terms", "identifiers"),
               [(n + 1, f"theme-{n + 1}", f"{_word(chance).title()} {n}", n // 5 if n >= 5 else None, "", "[]", "{}")
                for n in range(THEMES)])  # fmt: skip
        _write(cursor, "source", ("id", "slug", "name", "folded_name", "url", "description"),
               [(n + 100, f"made-up-{n}", f"Gazette {n}", f"gazette {n}", "", "") for n in range(SOURCES)])  # fmt: skip


def _sentences(chance):
    """Yield texts with their stored words."""
    lexicon = sorted({_word(chance) for _ in range(40_000)})
    chance.shuffle(lexicon)
    stems = {word: words.index_words(word, "en") for word in lexicon}
    weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(lexicon))))
    for _ in range(40_000):
        chosen = chance.choices(lexicon, cum_weights=weights, k=12)
        yield " ".join(chosen), " ".join(stems[word] for word in chosen)


_COLUMNS = (
    "id", "headline", "slug", "summary", "published_at", "published_precision", "event_from", "event_to", "status",
    "withdrawn_reason", "source_id", "source_ref", "url", "byline", "language", "language_raw", "unlisted",
    "words_digest", "edited_fields", "record_digest", "changed_at", "body_html", "received", "headline_words",
    "text_words",
)  # fmt: skip


def _articles(chance, ids, total, sentences, ranks):
    codes, shares = zip(*LANGUAGES, strict=True)
    sources = chance.choices(range(100, 100 + SOURCES), cum_weights=ranks, k=len(ids))
    languages = chance.choices(codes, shares, k=len(ids))
    marked = words.index_words(ONE_IN_TEN, "en")
    for id, source, language in zip(ids, sources, languages, strict=True):
        at = chance.random() if id % 10 == 0 else (id - 1 + chance.random()) / total
        at = (FIRST_DAY + dt.timedelta(seconds=int(at * SPAN_S))).strftime("%Y-%m-%d %H:%M:%S")
        head, *parts = chance.choices(sentences, k=4)
        if chance.random() < 0.1:
            parts.append((ONE_IN_TEN, marked))
        body = f"<p>{' '.join(text for text, _ in parts)}</p>"
        # Stems are those of English whatever the language: no stemmer knows these words.
        article = Article(headline=head[0], summary="", body_html=body, language=language)
        yield (
            id, head[0], f"item-{id}", "", at, "time", "", "", "published", "", source, f"made-up-{id}", "", "",
            language, "", "[]", article.digest_of_text(), "[]", "", at, body, "", head[1],
            " ".join(stored for _, stored in parts),
        )  # fmt: skip


def _tags(chance, ids, size, mean, ranks):
    """Yield tags: each article draws its values, the first ones far more often than the last; one in 500 is refused."""
    counts = [min(30, 1 + int(chance.expovariate(1 / (mean - 0.5)))) for _ in ids]
    drawn = iter(chance.choices(range(1, size + 1), cum_weights=ranks, k=sum(counts)))
    for id, count in zip(ids, counts, strict=True):
        for value in sorted({next(drawn) for _ in range(count)}):
            yield id, value, "refused" if (id * 31 + value) % 500 == 0 else "source"


if __name__ == "__main__":
    if Article.objects.exists() or Actor.objects.exists():
        sys.exit("This archive is not empty: give a DATA_DIR of its own, migrated.")
    print(f"made in {make(int(sys.argv[1]), *map(int, sys.argv[2:])):.0f} s")
