"""A merge, a split and a deletion with 100,000 tags between two actors, decisions about as many suggestions, the rate
of retagging, and the undo of each, on the archive of DATA_DIR.

`python tests/bench/curating.py [ARTICLES]`: in an archive of fewer than 100,000 articles there are as many tags as
articles; ARTICLES are read again (20,000).
Nothing stays: what is made for the measurement is taken away afterwards, and the retagging is undone.
"""

import os
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django

django.setup()

from django.db import transaction  # noqa: E402
from pyroaring import BitMap  # noqa: E402

from articles import index  # noqa: E402
from articles.curating import Delete, Merge, Part, Split, carry_out, undo  # noqa: E402
from articles.curating.retagging import Retag  # noqa: E402
from articles.curating.reviewing import choose, decide_together  # noqa: E402
from articles.index.comparing import differences  # noqa: E402
from articles.models import Actor, ActorTag, Article, Curation, ThemeTag  # noqa: E402
from articles.vocabulary import TagBy  # noqa: E402

READ = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
TAGS = 100_000


def measured(label, run):
    """Print wall and CPU seconds, those of other processes included, and return what came back and the wall time."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    start = time.perf_counter()
    result = run()
    wall = time.perf_counter() - start
    now = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(n.ru_utime + n.ru_stime - u.ru_utime - u.ru_stime for n, u in zip(now, used, strict=True))
    print(f"{label:48} {wall:8.2f} s   CPU {cpu:8.2f} s", flush=True)
    return result, wall


def undone(entry):
    """Undo what was done in steps, and take it from the log."""
    kept = [len(step.memory) for step in entry.steps.all()]
    done, _ = measured("its undo", lambda: undo(entry))
    print(f"    {len(kept):,} steps of {sum(kept):,} bytes", done.counts)
    Curation.objects.filter(pk__in=(entry.pk, done.pk)).delete()


def main():
    """Measure, and take away what was made."""
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    among = min(len(ids), TAGS)
    one, other = (Actor.objects.create(slug=f"bench-{n}", name=f"Bench {n}") for n in ("one", "other"))
    by = (TagBy.EDITOR, TagBy.SOURCE, TagBy.SUGGESTED, TagBy.REFUSED)
    with transaction.atomic():
        for actor, chosen in ((one, ids[: among * 6 // 10]), (other, ids[among * 4 // 10 : among * 8 // 10])):
            rows = [ActorTag(article_id=id, actor=actor, by=by[(id + actor.pk * id // 7) % 4]) for id in chosen]
            ActorTag.objects.bulk_create(rows, batch_size=10_000)
    tags = ActorTag.objects.filter(actor__in=(one, other))
    before = sorted(tags.values_list())
    print(f"{len(ids):,} articles, {len(before):,} tags of two actors")
    index.current()
    try:
        part = Part("bench-part", "Bench Part", BitMap(ids[: among // 2]))
        for label, operation in (
            ("merge", Merge("actor", one.slug, (other.slug,))),
            ("split", Split("actor", one.slug, (part,))),
            ("deletion", Delete("actor", one.slug)),
        ):
            measured(f"the plan of the {label}, as a preview reads it", operation.plan)
            done, _ = measured(f"the {label}", lambda operation=operation: carry_out(operation))
            print("   ", done.counts, f"kept for the undo: {len(done.memory):,} bytes")
            measured("the index follows", index.current)
            print("    differences:", list(differences()) or "none")
            measured("its undo", lambda done=done: undo(done))
            measured("the index follows", index.current)
            same = sorted(tags.values_list()) == before
            print("    differences:", list(differences()) or "none", "| the same rows:", same)
            Curation.objects.filter(pk__gte=done.pk).delete()
        tags.update(by=TagBy.SUGGESTED)
        waiting = sorted(tags.values_list())
        chosen, _ = measured(f"choosing {len(waiting):,} suggestions", lambda: choose({"actor": tags}))
        measured("accepting all of them", lambda: decide_together({("actor", True): chosen.ids["actor"]}, "Bench"))
        undone(Curation.objects.latest("pk"))
        print("    the same rows:", sorted(tags.values_list()) == waiting)
    finally:
        tags.delete()
        Actor.objects.filter(pk__in=(one.pk, other.pk)).delete()
    some = ids[:: max(1, len(ids) // READ)][:READ]
    before = [sorted(model.objects.values_list()) for model in (ActorTag, ThemeTag)]
    found, wall = measured(f"retagging of {len(some):,} articles", Retag(some).run)
    print(f"    {len(some) / wall:,.0f} a second, added {found.added.total():,}, removed {found.removed.total():,}")
    entry = Curation.objects.latest("pk")
    if entry.steps.exists():
        undone(entry)
    index.current()
    same = before == [sorted(model.objects.values_list()) for model in (ActorTag, ThemeTag)]
    print("    differences:", list(differences()) or "none", "| the same rows:", same)


if __name__ == "__main__":
    main()
