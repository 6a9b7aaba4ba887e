"""How the index grows with the archive, beside the SQL it replaces: `python tests/bench/index_scale.py [N…]`.

Makes an archive of each size (10,000 and 1,000,000 unless told otherwise) in BENCH_DIR where it is missing, and
measures each in processes of its own; `--here` measures the archive of the environment instead. Every count is
compared with SQL. All times are CPU time of the process, medians; SQL on PostgreSQL is wall time. Memory of the server
is that of all its processes (proportional set size) after readers have asked each worker for pages of every kind.
"""

import http.client
import json
import os
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
ROUNDS = 9


# --- In a process of its own: one archive -----------------------------------------------------------------------------


def timed(run, rounds=ROUNDS, clock=time.process_time):
    """Return the median milliseconds, and what came back last."""
    took, result = [], None
    for _ in range(rounds):
        start = clock()
        result = run()
        took.append((clock() - start) * 1000)
    return statistics.median(took), result


def memory_mb():
    """Return the memory of this process, and the most it ever was."""
    status = Path("/proc/self/status").read_text()
    return (
        int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def measure_load():
    """Load the index in this fresh process; write the file where there is none."""
    import django

    django.setup()
    from django.db import connection

    from articles.index import freshness

    connection.ensure_connection()
    before, _ = memory_mb()
    took, snapshot = timed(freshness.current, 1)
    now, most = memory_mb()
    freshness.finish_filing()
    return {"ms": took, "index_mb": now - before, "process_mb": now, "most_mb": most, "number": snapshot.number}


def measure_served():
    """Serve the archive as `serve` does, with one worker and with four, and read."""
    import django

    django.setup()
    from articles import index
    from articles.management.commands.serve import server

    snapshot = index.current()
    slugs = {
        facet: [snapshot.labels[facet].by_id[value].slug for value in list(snapshot.by_size(facet))[:40]]
        for facet in ("actor", "theme")
    }
    words = [f"/articles/?q={word}" for word in ("armistice", "b*", "treaty", "president", "minister", "peace")]
    paths = ["/", "/articles/", f"/articles/?page={max(1, len(snapshot.visible) // 50)}", "/actors/", "/themes/"]
    paths += ["/articles/actors/", "/articles.json", "/articles.atom", "/names.json?facet=actor&name=b", *words]
    paths += [f"/articles/?{facet}={slug}" for facet, several in slugs.items() for slug in several]
    paths += [f"/actors/{slug}/" for slug in slugs["actor"]]
    found = {}
    for workers in (1, 4):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = subprocess.Popen(server(port, workers), cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            _wait(port)
            readers = [threading.Thread(target=_read, args=(port, paths[at:] + paths[:at])) for at in range(4)]
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join()
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            rollups = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in (process.pid, *children)]
            found[workers] = sum(int(re.search(r"^Pss: +(\d+)", rollup, re.M)[1]) for rollup in rollups) / 1024
        finally:
            process.terminate()
            process.wait()
    return found


def _read(port, paths):
    for path in paths:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Connection": "close"})
        connection.getresponse().read()
        connection.close()


def _wait(port):
    for _ in range(600):
        try:
            _read(port, ["/healthz"])
        except OSError:
            time.sleep(0.2)
        else:
            return


def measure_questions():
    """Ask the index every kind of question, and SQL the same."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection, transaction
    from django.test import Client
    from django.utils import timezone
    from facets import compare, sql_facets, tagged

    from articles import index
    from articles.index import answering, freshness, names, related
    from articles.models import Actor, ActorTag, Article, ThemeTag
    from articles.questions import PAGE_ROWS, Question

    snapshot = index.current()
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    actors, labels = list(snapshot.by_size("actor")), snapshot.labels["actor"].by_id
    theme = next(iter(snapshot.by_size("theme")))
    leaf = next(t for t in snapshot.by_size("theme")
                if t not in {label.parent for label in snapshot.labels["theme"].by_id.values()})  # fmt: skip
    theme_slug, leaf_slug = (snapshot.labels["theme"].by_id[t].slug for t in (theme, leaf))
    total = len(snapshot.visible)

    def having(articles):
        return min(actors, key=lambda actor: (abs(len(snapshot.having("actor", actor)) - articles), actor))

    def of_actors(*chosen):
        question = Question(actors=tuple(sorted(labels[actor].slug for actor in chosen)))
        return question, tagged("actor") * len(chosen), list(chosen)

    last = max(1, total // PAGE_ROWS)
    cases = {
        "whole archive": (Question(), "", []),
        f"page {min(last, 40_000):,}": (Question(page=min(last, 40_000)), None, []),
        "the commonest actor": of_actors(actors[0]),
        "two common actors": of_actors(actors[0], actors[1]),
        "common actor, theme": (Question(actors=(labels[actors[0]].slug,), themes=(leaf_slug,)),
                                tagged("actor") + tagged("theme"), [actors[0], leaf]),
        "1 % of articles": of_actors(having(total // 100)),
        "0.1 % of articles": of_actors(having(total // 1000)),
        "100 articles": of_actors(having(100)),
        "15 articles": of_actors(having(15)),
        "a wide theme": (Question(themes=(theme_slug,)), None, []),
        "one language": (Question(languages=("ar",)), " AND a.language = 'ar'", []),
    }  # fmt: skip
    found = {"total": total, "vendor": connection.vendor, "actors": len(actors), "questions": {}}
    for name, (question, condition, values) in cases.items():
        took, answer = timed(lambda question=question: index.answer(snapshot, question))
        sql = None
        if condition is not None:
            sql, counts = timed(lambda c=condition, v=values: sql_facets(c, v), 1, clock)
            compare(snapshot, answer, counts)
        found["questions"][name] = {"matches": answer.count, "ms": took, "sql_ms": sql}

    some = list(snapshot.visible)[:: max(1, total // 20)][:20]
    tags = [(id, *(list(model.objects.filter(article=id).exclude(by="refused").values_list(column, flat=True))
                   for model, column in ((ActorTag, "actor"), (ThemeTag, "theme")))) for id in some]  # fmt: skip
    few, typed = snapshot.having("actor", having(100)), labels[actors[len(actors) // 2]].name[:3]
    others = {
        "names, put in order once": lambda: names.Names(*names._runs("actor", labels.values())),
        "typing a name's beginning": lambda: names.beginning_with(snapshot, "actor", typed, snapshot.visible, 10),
        "typing, among 100 articles": lambda: names.beginning_with(snapshot, "actor", typed, few, 10),
        "related articles": lambda: [related.related(snapshot, *each) for each in tags],
        "on this day": lambda: answering.on_this_day(snapshot, timezone.now().date(), 5),
    }
    names.names_of(snapshot, "actor")
    found["others"] = {}
    for name, run in others.items():
        took, result = timed(run, 1 if "once" in name else ROUNDS)
        found["others"][name] = (
            took / len(result) if name in ("articles before and after", "related articles") else took
        )

    settings.ALLOWED_HOSTS, settings.PAGE_CACHE_MB = ["*"], 0
    client = Client()

    def searched(text):
        snapshot.hits.clear()
        return index.answer(snapshot, Question(q=text))

    found["pages"] = {path: timed(lambda path=path: client.get(path))[0]
                      for path in ("/actors/", "/articles/actors/", "/articles/actors/?by=name")}  # fmt: skip
    beginnings = [f"{letter}*" for letter in "bdfgklmnrtsvpcaeh"[:16]]
    for text in ("b*", " ".join(beginnings), " OR ".join(beginnings)):
        found["pages"][f"{text[:20]}{'…' if len(text) > 20 else ''}"] = timed(lambda text=text: searched(text), 3)[0]

    article = Article.objects.get(pk=some[len(some) // 2])

    def edits(change):
        took = []
        for number in range(ROUNDS):
            with transaction.atomic():
                change(number)
            start = time.process_time()
            freshness.current()
            took.append((time.process_time() - start) * 1000)
        return statistics.median(took)

    def tag(number):
        ActorTag.objects.filter(article=article, actor=actors[-1 - number]).delete()
        ActorTag.objects.create(article=article, actor_id=actors[-1 - number])

    def change_some(number):
        some = Article.objects.filter(pk__in=range(1 + 200 * number, 201 + 200 * number))
        some.update(language="fr" if some[0].language == "ru" else "ru")

    found["edits"] = {
        "a byline": edits(lambda number: Article.objects.filter(pk=article.pk).update(byline=f"{time.time()}")),
        "a tag": edits(tag),
        "a withdrawal": edits(lambda number: Article.objects.filter(pk=article.pk).update(
            status=("withdrawn", "published")[number % 2], withdrawn_reason="x")),
        "200 articles at once": edits(change_some),
        "an actor's name": edits(lambda number: Actor.objects.filter(pk=actors[0]).update(name=f"Renamed {number}")),
    }  # fmt: skip
    Article.objects.filter(pk=article.pk).update(status="published")
    return found


# --- The whole: archives made, measured, printed ----------------------------------------------------------------------


def run(what, folder):
    """Measure an archive in a fresh process."""
    environment = {**os.environ, **({"DATA_DIR": str(folder)} if folder else {})}
    script = [sys.executable, __file__, f"--{what}"]
    done = subprocess.run(script, env=environment, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    return json.loads(done.stdout.splitlines()[-1])


def archive_of(size):
    """Return the folder of an archive of so many articles, made if it is missing."""
    folder = Path(os.environ.get("BENCH_DIR") or Path(tempfile.gettempdir()) / "newsarchive-bench") / f"{size}"
    if not (folder / "made").exists():
        folder.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "DATA_DIR": str(folder)}
        for command in (("manage.py", "migrate", "-v0"), ("tests/bench/made_up.py", str(size))):
            subprocess.run([sys.executable, *command], env=environment, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
        (folder / "made").touch()
    return folder


def measure(folder):
    data = Path(folder or os.environ.get("DATA_DIR", ROOT / "var"))
    for filed in data.glob("index-*.snapshot"):
        filed.unlink()
    tables = run("load", folder)
    return {"tables": tables, "file": run("load", folder), "served": run("served", folder), **run("questions", folder)}


def row(name, numbers, ratio=None):
    print(f"{name:<32}" + "".join(f"{number:>16}" for number in numbers) + (f"{ratio:>10.1f}×" if ratio else ""))


def main(arguments):
    if "--here" in arguments:
        results = [measure(None)]
    else:
        sizes = [int(size.replace(",", "")) for size in arguments] or [10_000, 1_000_000]
        results = [measure(archive_of(size)) for size in sizes]
    print(f"{results[0]['vendor']}; medians of CPU time; the ratio is last to first\n")

    def line(name, read, unit="ms"):
        numbers = [read(result) for result in results]
        shown = [f"{number:,.{0 if unit == 'MB' else 2}f} {unit}" for number in numbers]
        row(name, shown, numbers[-1] / numbers[0] if len(numbers) > 1 and numbers[0] else None)

    row("", [f"{result['total']:,}" for result in results])
    line("load from the tables", lambda r: r["tables"]["ms"])
    line("load from the file", lambda r: r["file"]["ms"])
    line("memory of the index", lambda r: r["tables"]["index_mb"], "MB")
    line("memory of the process", lambda r: r["tables"]["process_mb"], "MB")
    line("the most it was while loading", lambda r: r["tables"]["most_mb"], "MB")
    for workers in ("1", "4"):
        line(f"memory of the server of {workers}", lambda r, w=workers: r["served"][w], "MB")
    for kind in ("edits", "others", "pages"):
        print()
        for name in results[0][kind]:
            line(f"{'edit: ' if kind == 'edits' else ''}{name}", lambda r, k=kind, n=name: r[k][n])
    print()
    heads = ["matches", "index ms", "SQL ms", "SQL/index"]
    row("question", heads * len(results))
    for place, name in enumerate(results[0]["questions"]):
        cells = []
        for result in results:
            of = list(result["questions"].values())[place]
            sql = of["sql_ms"]
            cells += [f"{of['matches']:,}", f"{of['ms']:.2f}", f"{sql:,.1f}" if sql else "–",
                      f"{sql / of['ms']:,.0f}×" if sql else "–"]  # fmt: skip
        row(name, cells)
    medians = [statistics.median(q["ms"] for q in result["questions"].values()) for result in results]
    row("\nmedian question", [f"{median:.2f} ms" for median in medians], medians[-1] / medians[0])
    first, deep = (list(results[-1]["questions"].values())[place]["ms"] for place in (0, 1))
    print(f"the deep page against the first: {deep / first:.2f}")


if __name__ == "__main__":
    if "--load" in sys.argv:
        print(json.dumps(measure_load()))
    elif "--served" in sys.argv:
        print(json.dumps(measure_served()))
    elif "--questions" in sys.argv:
        sys.path.insert(0, str(Path(__file__).resolve().parent))
        print(json.dumps(measure_questions()))
    else:
        main(sys.argv[1:])
