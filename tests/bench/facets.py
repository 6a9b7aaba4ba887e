"""The index against SQL `GROUP BY` on the same archive, in one run: `python tests/bench/facets.py [ROUNDS]`.

Every count is compared before anything is timed. The index is asked for all its facets, the timeline and the
ids of the page; SQL for the total, the 16 commonest actors and themes, and nothing else.
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
from articles.index import freshness, loading, matching, terms  # noqa: E402
from articles.index.engines import Engine  # noqa: E402
from articles.models import Article  # noqa: E402
from articles.questions import Question  # noqa: E402

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 5


def timed(run, rounds=ROUNDS):
    """Median seconds of CPU and wall time, and what came back."""
    walls, result = [], None
    for _ in range(rounds):
        start = time.perf_counter()
        result = run()
        walls.append(time.perf_counter() - start)
    return statistics.median(walls), result


def sql_facets(condition, values):
    """Total, top actors and top themes by `GROUP BY`, as a plain site would ask; a theme counts its own tags only."""
    found = {}
    visible = f"a.status = 'published' AND a.published_at <= CURRENT_TIMESTAMP{condition}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM articles_article a WHERE {visible}", values)
        found["count"] = cursor.fetchone()[0]
        for facet in ("actor", "theme"):
            cursor.execute(
                f"SELECT t.{facet}_id, COUNT(*) AS n FROM articles_{facet}tag t"
                f" JOIN articles_article a ON a.id = t.article_id WHERE {visible} AND t.by <> 'refused'"
                f" GROUP BY t.{facet}_id ORDER BY n DESC LIMIT 16",
                values,
            )
            found[facet] = dict(cursor.fetchall())
    return found


def tagged(facet):
    return f" AND a.id IN (SELECT article_id FROM articles_{facet}tag WHERE {facet}_id = %s AND by <> 'refused')"


def compare(snapshot, answer, counts):
    """Assert that the index and SQL agree: totals, and every actor that SQL named."""
    assert answer.count == counts["count"], (answer.count, counts["count"])
    by_id = {snapshot.labels["actor"].by_slug[v.slug].id: v.count for v in answer.facets["actor"].values}
    for actor, count in counts["actor"].items():
        assert by_id.get(actor, count) == count, (actor, by_id.get(actor), count)


def main():
    build_s, snapshot = timed(index.current, 1)
    total = len(snapshot.visible)
    engine = Engine()
    actors, themes = list(snapshot.by_size("actor")), list(snapshot.by_size("theme"))
    leaf_themes = [t for t in themes if t not in {x.parent for x in snapshot.labels["theme"].by_id.values()}]
    label = {f: {k: v.slug for k, v in snapshot.labels[f].by_id.items()} for f in ("actor", "theme")}
    rare = min(actors, key=lambda a: (abs(len(snapshot.having("actor", a)) - 15), a))
    common = max(("minister", "president", "talks"), key=lambda w: len(hits(snapshot, w)))
    cases = [
        ("whole archive", Question(), "", []),
        ("popular actor", Question(actors=(label["actor"][actors[0]],)), tagged("actor"), [actors[0]]),
        ("actor and theme",
         Question(actors=(label["actor"][actors[0]],), themes=(label["theme"][leaf_themes[0]],)),
         tagged("actor") + tagged("theme"), [actors[0], leaf_themes[0]]),
        ("rare actor", Question(actors=(label["actor"][rare],)), tagged("actor"), [rare]),
    ]  # fmt: skip
    print(f"{total:,} articles, {len(actors):,} actors, {len(themes)} themes; {connection.vendor}; median of {ROUNDS}")
    print(f"index built in {build_s:.2f} s\n")
    print(f"{'question':<18} {'matches':>9} {'SQL ms':>9} {'index ms':>9} {'ratio':>7}")
    slowest = 0.0
    for name, question, condition, values in cases:
        sql_s, counts = timed(lambda c=condition, v=values: sql_facets(c, v))
        index_s, answer = timed(lambda q=question: index.answer(snapshot, q))
        compare(snapshot, answer, counts)
        slowest = max(slowest, index_s)
        print(f"{name:<18} {answer.count:>9,} {sql_s * 1000:>9.1f} {index_s * 1000:>9.2f} {sql_s / index_s:>6.0f}×")

    # A word's facets in SQL run over the same text match, which both sides need; it is stated beside.
    group = terms.parse(common, snapshot.languages()).groups[0].required
    sql, values = engine.sql.matching_sql(group, is_headline_only=False)

    def text_match():
        with engine.cursor() as cursor:
            cursor.execute(sql, values)
            return len(cursor.fetchall())

    match_s, _ = timed(text_match)
    sql_s, counts = timed(lambda: sql_facets(f" AND a.id IN ({sql})", values))
    index.answer(snapshot, Question(q=common))
    index_s, answer = timed(lambda: index.answer(snapshot, Question(q=common)))
    compare(snapshot, answer, counts)
    slowest = max(slowest, index_s)
    row = f"{'word “' + common + '”':<18} {answer.count:>9,} {sql_s * 1000:>9.1f} {index_s * 1000:>9.2f}"
    print(f"{row} {sql_s / index_s:>6.0f}×   (the database's text match apart: {match_s * 1000:.0f} ms)")

    last = index.answer(snapshot, Question()).pages
    first_s, _ = timed(lambda: index.answer(snapshot, Question()), 15)
    deep_s, _ = timed(lambda: index.answer(snapshot, Question(page=last)), 15)
    print(f"\npage 1: {first_s * 1000:.2f} ms, page {last:,}: {deep_s * 1000:.2f} ms, ratio {deep_s / first_s:.2f}")
    print(f"slowest question in the index: {slowest * 1000:.2f} ms")

    article = Article.objects.order_by("pk")[total // 2]

    def edit():
        with transaction.atomic():
            Article.objects.filter(pk=article.pk).update(byline=str(time.perf_counter()))
        start = time.perf_counter()
        freshness.current()
        return time.perf_counter() - start

    print(f"one edit applied in {statistics.median(edit() for _ in range(9)) * 1000:.2f} ms")
    with engine.reading():
        load_s, _ = timed(lambda: loading.build(engine, "x", 1, 1), 3)
    print(f"loaded whole in {load_s:.2f} s")


def hits(snapshot, word):
    return matching.matching(snapshot, terms.parse(word, snapshot.languages()))


if __name__ == "__main__":
    main()
