"""A full disk is a clean refusal: said in words, nothing by halves, and on it goes when there is room again."""

import contextlib
import subprocess

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from factories import make_actor, make_article

from articles.models import ActorTag
from tests.soak.archive import IS_POSTGRESQL, scratch
from tests.soak.items import write_items
from tests.soak.violence import counts_of

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(IS_POSTGRESQL, reason="SQLite only: PostgreSQL has no bound of its own on a database's size"),
]


def assert_refused_in_words(code, printed):
    assert code == 1, printed
    assert "Traceback" not in printed
    assert "The database takes nothing more: database or disk is full." in printed
    assert "run the same again" in printed
    counts_of(printed)


def assert_no_item_by_halves(archive, whole):
    """What is in is as the unbroken run has it, with its tags and replies."""
    held = set(archive.export().splitlines())
    assert held <= set(whole.splitlines())
    assert archive.is_whole()
    assert "differences=0" in archive.manage("check_index")


def test_an_import_on_a_full_disk_stops_in_words_and_goes_on_when_there_is_room(tmp_path):
    with scratch(tmp_path) as empty:
        path = write_items(tmp_path / "items.jsonl", 2_000)
        unbroken = empty.copy("unbroken")
        unbroken.run("import_articles", path)
        whole = unbroken.export()
        (first,), (last,) = (each.ask("PRAGMA page_count")[0] for each in (empty, unbroken))
        archive = empty.copy("small")
        held = 0
        for share in (0.02, 0.2, 0.5, 0.9):
            room = {
                "DJANGO_SETTINGS_MODULE": "tests.soak.small_disk",
                "MAX_PAGES": str(int(first + share * (last - first))),
            }
            assert_refused_in_words(*archive.run("import_articles", path, **room))
            assert archive.count() >= held
            held = archive.count()
            assert_no_item_by_halves(archive, whole)
        assert 0 < held < 2_000
        code, printed = archive.run("import_articles", path)
        assert code == 2
        assert counts_of(printed)["unchanged"] == held
        assert archive.export() == whole


@contextlib.contextmanager
def small_folder(folder, megabytes):
    """Mount a file system of so many megabytes; yield a function that sets its size anew."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "soak", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("Only root may mount a small file system; run the soak tests as root in a container.")
    try:
        yield lambda size: subprocess.run(["mount", "-o", f"remount,size={size}m", folder], check=True)
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.parametrize("megabytes", [16, 20, 24, 28])
def test_an_import_on_a_file_system_without_room_stops_in_words_and_goes_on(tmp_path, megabytes):
    with scratch(tmp_path) as empty, small_folder(tmp_path / "small", megabytes) as set_size:
        path = write_items(tmp_path / "items.jsonl", 5_000)
        unbroken = empty.copy("unbroken")
        unbroken.run("import_articles", "--no-tags", path)
        archive = empty.copy("small")
        assert_refused_in_words(*archive.run("import_articles", "--no-tags", path))
        assert_refused_in_words(*archive.run("import_articles", "--no-tags", path))
        held = archive.count()
        set_size(400)
        assert_no_item_by_halves(archive, unbroken.export())
        code, printed = archive.run("import_articles", "--no-tags", path)
        assert code == 2
        assert counts_of(printed)["unchanged"] == held
        assert archive.export() == unbroken.export()
        archive.remove()


@pytest.mark.django_db(transaction=True)
def test_an_edit_on_a_full_disk_is_refused_in_words_and_works_when_there_is_room(django_user_model):
    article = make_article("Before", actors=["france"])
    other = make_actor("germany")
    editor = Client(raise_request_exception=False)
    editor.force_login(django_user_model.objects.create_superuser("editor"))
    address = reverse("admin:articles_article_change", args=[article.pk])
    tag = ActorTag.objects.get()
    form = {
        "headline": "After", "summary": "", "body_html": "<p>" + "Words of the edit. " * 40_000 + "</p>",
        "status": "published", "withdrawn_reason": "", "published_at_0": "2024-04-04", "published_at_1": "12:00:00",
        "published_precision": "time", "event_from": "", "event_to": "", "source": article.source_id, "url": "",
        "byline": "", "language": "en", "source_ref": article.source_ref, "slug": article.slug, "unlisted": "[]",
        "actor_tags-TOTAL_FORMS": 2, "actor_tags-INITIAL_FORMS": 1, "actor_tags-0-id": tag.pk,
        "actor_tags-0-article": article.pk, "actor_tags-0-actor": tag.actor_id, "actor_tags-0-by": "editor",
        "actor_tags-1-article": article.pk, "actor_tags-1-actor": other.pk, "actor_tags-1-by": "editor",
        "theme_tags-TOTAL_FORMS": 0, "theme_tags-INITIAL_FORMS": 0,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")
    try:
        answer = editor.post(address, form)
        assert answer.status_code in (500, 503, 507)
        assert "Something went wrong" in answer.content.decode()
        assert "Traceback" not in answer.content.decode()
        article.refresh_from_db()
        assert (article.headline, ActorTag.objects.count()) == ("Before", 1)
        assert editor.get("/articles/?q=before").status_code == 200
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count=1073741823")
    assert editor.post(address, form).status_code == 302
    article.refresh_from_db()
    assert (article.headline, ActorTag.objects.count()) == ("After", 2)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchall() == [("ok",)]
