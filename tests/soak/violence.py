"""The violent runs themselves, each with its size as arguments: in full for `make soak`, reduced for `make test`."""

import json
import random
import re
import signal
import threading
import time
from collections import Counter
from itertools import count

from tests.soak.archive import IS_POSTGRESQL, Readers, served, wait_until
from tests.soak.items import write_items

PAGES = (
    "/",
    "/articles/",
    "/articles/?actor=france",
    "/articles/?q=peace",
    "/articles/?q=talks+-treaty&sort=relevance",
    "/articles/?sort=oldest&page=2",
    "/actors/",
    "/actors/france/",
    "/sources/",
    "/themes/",
)
MAX_LOG_MB = 64


def comparable(export):
    """Return an export as it must come out whatever happened on the way.

    SQLite numbers articles without gaps, so nothing may differ; PostgreSQL's numbers skip what was rolled back.
    """
    if not IS_POSTGRESQL:
        return export
    lines = [json.loads(line) for line in export.splitlines()]
    for line in lines:
        del line["id"], line["short_address"]
    return sorted(json.dumps(line, sort_keys=True) for line in lines)


def counts_of(printed):
    """Return the counts of an import's last line."""
    return {name: int(number) for name, number in re.findall(r"(created|updated|unchanged|rejected)=(\d+)", printed)}


def import_under_kills(empty, items, kills, seed, editor_kills=0):
    """Kill an import again and again, at random moments, until it has been killed so often; compare what came of it.

    Every round begins with an empty archive and ends with a run that nobody kills. Returns the figures.
    """
    chance = random.Random(f"kills {seed}")
    path = write_items(empty.folder / "items.jsonl", items)
    unbroken = empty.copy("unbroken")
    began = time.monotonic()
    code, printed = unbroken.run("import_articles", path)
    whole_s = time.monotonic() - began
    assert (code, counts_of(printed)["created"]) == (2, items - counts_of(printed)["rejected"]), printed
    wanted = comparable(unbroken.export())

    done = rounds = in_the_middle = 0
    for number in count(1):
        archive = empty.copy(f"round-{number}")
        rounds += 1
        held = 0
        kills_of_round = min(kills - done, chance.randint(2, 12))
        for _ in range(kills_of_round):
            process = archive.start("import_articles", path)
            time.sleep(chance.uniform(0.2, 0.2 + 0.35 * whole_s))
            process.kill()
            process.communicate()
            assert process.returncode in (-9, 2)
            assert archive.is_whole()
            now = archive.count()
            assert now >= held, "Articles that were in are gone."
            in_the_middle += held < now < archive_size(wanted)
            held = now
            done += 1
        code, printed = archive.run("import_articles", path)
        assert code == 2, printed
        assert counts_of(printed)["unchanged"] >= held
        assert comparable(archive.export()) == wanted
        assert "differences=0" in archive.manage("check_index")
        archive.remove()
        if done >= kills:
            break
    unbroken.remove()
    return {
        "kills": done,
        "rounds": rounds,
        "stopped in the middle": in_the_middle,
        "unbroken run s": round(whole_s, 1),
    }


def archive_size(wanted):
    return wanted.count(b"\n") if isinstance(wanted, bytes) else len(wanted)


def edit_under_kills(archive, kills, seed):
    """Kill editors at random moments; every edit that was acknowledged must be there. Returns how many there were."""
    chance = random.Random(f"editors {seed}")
    acknowledged = 0
    for number in range(kills):
        process = archive.start(number % 3, 60, program="tests/soak/editor.py")
        lines = [process.stdout.readline()]
        timer = threading.Timer(chance.uniform(0.0, 0.5), process.kill)
        timer.start()
        lines += process.stdout.readlines()
        process.communicate()
        timer.join()
        assert process.returncode == -9
        last = {}
        for line in lines:
            if line.startswith("acknowledged") and line.endswith("\n"):
                _, id, value = line.split()
                last[int(id)] = int(value)
        assert last
        held = dict(archive.ask("SELECT id, byline FROM articles_article WHERE byline <> ''"))
        # The last edit of all may be in although the word of it was lost.
        late = max(last.values()) + 1
        assert all(int(held[id]) in (value, late) for id, value in last.items())
        assert archive.is_whole()
        acknowledged += sum(line.startswith("acknowledged") for line in lines)
    assert "differences=0" in archive.manage("check_index")
    return acknowledged


def share_database(empty, seconds, first_items=1_000, items_a_run=600, pause_s=0.0):
    """Let 4 readers, 3 editors and 1 importer at one archive for so long, and until the importer's last file is in.

    Readers go before an importer: without a pause between two of their pages it takes many times as long.
    Returns the figures.
    """
    folder = empty.folder
    archive = empty.copy("shared")
    assert archive.run("import_articles", write_items(folder / "first.jsonl", first_items, seed=0))[0] == 2
    log = archive.sqlite_file.with_name("archive.sqlite3-wal")
    stop = threading.Event()
    largest = [0]

    def watch():
        while not stop.wait(0.05):
            if log.exists():
                largest[0] = max(largest[0], log.stat().st_size)

    imports, printed = 0, ""
    with served(archive) as site, Readers(site, PAGES, pause_s=pause_s) as readers:
        watcher = threading.Thread(target=watch)
        watcher.start()
        end = time.monotonic() + seconds
        editors = [archive.start(number, seconds, program="tests/soak/editor.py") for number in range(3)]
        said = [[] for _ in editors]
        listeners = [
            threading.Thread(target=lambda into=into, editor=editor: into.extend(editor.communicate()))
            for into, editor in zip(said, editors, strict=True)
        ]
        for listener in listeners:
            listener.start()
        for seed in count(1):
            if time.monotonic() >= end:
                break
            code, printed = archive.run(
                "import_articles", "--no-tags", write_items(folder / "next.jsonl", items_a_run, seed=seed)
            )
            assert code == 2, printed
            imports += 1
        for listener in listeners:
            listener.join(60)
        stop.set()
        watcher.join()
    served_log = (archive.folder / "served.log").read_text()
    assert [editor.returncode for editor in editors] == [0, 0, 0], said
    ends = [json.loads(out.splitlines()[-1]) for out, _ in said]
    errors = sum((Counter(each["errors"]) for each in ends), Counter())
    assert not errors, errors
    assert readers.failed == []
    assert readers.refused == 0
    assert "database is locked" not in served_log
    assert "Traceback" not in served_log
    assert "differences=0" in archive.manage("check_index")
    assert archive.is_whole()
    assert largest[0] < MAX_LOG_MB * 1_000_000
    figures = {
        "answers": readers.answered[200],
        "edits": sum(each["edits"] for each in ends),
        "slowest edit s": max(each["slowest_s"] for each in ends),
        "imports": imports,
        "largest log MB": round(largest[0] / 1e6, 1),
    }
    archive.remove()
    return figures


PLACE = "SELECT id, asked, place FROM articles_curation WHERE kind = 'retag' ORDER BY id DESC LIMIT 1"

__all__ = ["PAGES", "edit_under_kills", "import_under_kills", "share_database", "wait_until"]


def retag_under_kills(archive, items, kills, seed):
    """Kill a retagging at random moments, by SIGKILL and SIGTERM in turn, and run it again until it is done: the tags
    are those of an unbroken run, an undo takes all of them away, and an editor's decisions stay. Returns the figures.
    """
    chance = random.Random(f"retag {seed}")
    archive.run("import_articles", "--no-tags", write_items(archive.folder / "items.jsonl", items))
    vocabulary = archive.folder / "vocabulary.jsonl"
    vocabulary.write_text("\n".join(map(json.dumps, VOCABULARY)), encoding="utf-8")
    archive.manage("load_vocabulary", vocabulary)
    archive.change("INSERT INTO articles_actortag (article_id, actor_id, by) " + DECIDED)
    before = tags_of(archive)
    assert before
    unbroken = archive.copy("unbroken")
    began = time.monotonic()
    unbroken.manage("retag")
    whole_s = time.monotonic() - began
    wanted = tags_of(unbroken)
    unbroken.remove()
    assert set(before) < set(wanted)
    in_the_middle = 0
    held = len(before)
    for number in range(kills):
        place = archive.ask(PLACE)
        process = archive.start("retag")
        # Every fifth is killed before it has come to anything, perhaps; the others once they are further.
        while number % 5 and process.poll() is None and archive.ask(PLACE) == place:
            time.sleep(0.05)
        time.sleep(chance.uniform(0, whole_s / kills))
        process.send_signal(signal.SIGTERM if number % 2 else signal.SIGKILL)
        process.communicate()
        assert archive.is_whole()
        now = len(tags_of(archive))
        assert now >= held, "Tags of whole batches are gone."
        in_the_middle += held < now < len(wanted)
        held = now
    archive.manage("retag")
    assert tags_of(archive) == wanted
    assert "differences=0" in archive.manage("check_index")
    for (entry,) in archive.ask("SELECT id FROM articles_curation WHERE kind = 'retag' ORDER BY id DESC"):
        _, printed = archive.run("curate", "undo", entry)
        assert "Undid" in printed or "changed no tag" in printed, printed
    assert tags_of(archive) == before
    assert "differences=0" in archive.manage("check_index")
    return {"kills": kills, "got further": in_the_middle, "unbroken run s": round(whole_s, 1)}


VOCABULARY = [
    *({"type": "actor", "slug": name.lower(), "name": name, "kind": "state"} for name in ("France", "Iran", "Kenya")),
    {"type": "theme", "slug": "ceasefire", "name": "Ceasefire", "terms": ["ceasefire"]},
]

DECIDED = """
    SELECT articles_article.id, articles_actor.id,
           CASE WHEN articles_article.id % 2 = 0 THEN 'refused' ELSE 'editor' END
    FROM articles_article JOIN articles_actor ON articles_actor.slug = 'kenya' WHERE articles_article.id % 7 = 0
"""
"""What an editor has decided about every seventh article."""


def tags_of(archive):
    """Return every tag: its article, whether it is an actor, which, and by whom."""
    actors = archive.ask("SELECT article_id, 1, actor_id, by FROM articles_actortag")
    return sorted(actors + archive.ask("SELECT article_id, 0, theme_id, by FROM articles_themetag"))
