"""A process that edits articles in transactions: `python tests/soak/editor.py NUMBER SECONDS`.

After each commit it prints `acknowledged ARTICLE VALUE`, and at the end its counts as one JSON line. An edit that
fails is counted under its error, and the editor goes on.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")


def main(number, seconds):
    import django

    django.setup()
    from django.db import DatabaseError, transaction

    from articles.models import Actor, ActorTag, Article

    chance = random.Random(f"editor {number}")
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True)[:60])
    mine = ids[number::3]
    actors = list(Actor.objects.order_by("pk").values_list("pk", flat=True)[:50])
    errors, edits, slowest_s = Counter(), 0, 0.0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        id = chance.choice(mine)
        try:
            with transaction.atomic():
                article = Article.objects.select_for_update().get(pk=id)
                edits += 1
                article.byline = str(edits)
                article.headline = f"Edited by {number}: {chance.choice(['Paris', 'London', 'Geneva'])} talks {edits}"
                article.save()
                article.actor_tags.filter(actor_id=chance.choice(actors)).delete()
                ActorTag.objects.get_or_create(
                    article=article, actor_id=chance.choice(actors), defaults={"by": "editor"}
                )
            print(f"acknowledged {id} {edits}", flush=True)
        except DatabaseError as error:
            errors[str(error)] += 1
        slowest_s = max(slowest_s, time.monotonic() - began)
        if edits % 20 == 19:
            # As the list's actions write: one statement, without a transaction around it.
            Article.objects.filter(pk__in=mine).update(summary=f"Summary {edits}")
        time.sleep(0.005)
    print(json.dumps({"edits": edits, "errors": errors, "slowest_s": round(slowest_s, 2)}), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
