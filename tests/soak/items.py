"""Made-up items of the import format: the same ones for the same seed."""

import json
import random

_WORDS = (
    "minister president talks agreement council treaty border peace summit ambassador sanctions region embassy"
    " delegation ceasefire resolution parliament alliance envoy nuclear refugees protocol declaration mediation"
    " France Germany Iran Israel Egypt Turkey Ukraine Brazil Kenya NATO Médecins élysée مفاوضات переговоры 北京"
).split()


def make_items(count, seed=1):
    """Yield items of every kind: with and without ref, source, id, tags, replies, former addresses; some refused."""
    chance = random.Random(f"items {seed}")
    for number in range(count):
        headline = " ".join(chance.choices(_WORDS, k=6)).capitalize()
        paragraphs = [" ".join(chance.choices(_WORDS, k=60)) for _ in range(chance.randint(2, 8))]
        item = {
            "ref": f"item-{number}",
            "source": {"name": f"Outlet {chance.randint(1, 30)}"},
            "headline": headline,
            "body_html": "".join(f"<p>{text}.</p>" for text in paragraphs),
            "published_at": f"{chance.randint(1995, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            "status": chance.choice(["published", "published", "published", "draft"]),
            "language": chance.choice(["en", "fr", "ru", "ar", ""]),
        }
        kind = number % 25
        if kind == 3:
            del item["ref"]
        elif kind == 5:
            del item["source"]
        elif kind == 7:
            item["id"] = 100_000 + number
        elif kind == 9:
            item |= {"actors": ["france", "A body in no list"], "themes": []}
        elif kind == 11:
            item["comments"] = [
                {"ref": "b", "parent": "a", "name": "Bo", "body": "Answer", "created_at": "2024-04-05T10:00:00Z"},
                {"ref": "a", "name": "Al", "body": "First", "created_at": "2024-04-04T11:00:00Z"},
            ]
        elif kind == 13:
            item |= {"former_addresses": [f"/?p={number}", f"/old/{number}/"], "wordpress_id": number}
        elif kind == 15:
            item["headline"] = "The same headline on the same day"
            item["published_at"] = "2001-09-09"
        elif kind == 17 and number % 3 == 0:
            item["published_at"] = "the other day"
        yield item


def write_items(path, count, seed=1):
    """Write such items to a JSON Lines file; return its path."""
    with path.open("w", encoding="utf-8") as file:
        for item in make_items(count, seed):
            file.write(json.dumps(item, ensure_ascii=False) + "\n")
    return path
