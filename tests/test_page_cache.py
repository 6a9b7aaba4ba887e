"""Public pages: kept whole while nothing changes, validated, shareable, without a cookie."""

import gzip
import re
import threading
import time
from collections import defaultdict
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection, transaction
from django.test import Client
from factories import make_actor, make_article

from articles.models import Actor, Article, Comment
from articles.views import browse
from articles.views.kept import KeptFirst, pages
from articles.vocabulary import Status

PAGES = [
    "/",
    "/articles/",
    "/actors/",
    "/actors/france/",
    "/themes/",
    "/sources/",
    "/dates/",
    "/2024/",
    "/2024/04/04/paris-talks/",
]


@pytest.fixture
def archive(transactional_db):
    pages.clear()
    return make_article("Paris talks", slug="paris-talks", actors=["france"], themes=["ceasefire"])


@pytest.mark.parametrize("path", PAGES)
def test_unchanged_page_is_304_and_has_validators_and_no_cookie(client, archive, path):
    first = client.get(path)
    assert first.status_code == 200
    assert first.headers["ETag"].startswith('W/"')
    assert first.headers["Last-Modified"]
    assert first.headers["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
    assert not first.cookies
    assert "cookie" not in first.headers.get("Vary", "").lower()
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_kept_page_costs_one_indexed_read(client, archive, django_assert_num_queries):
    client.get("/articles/")
    with django_assert_num_queries(1):
        assert client.get("/articles/").status_code == 200


class Server:
    """The application as a server calls it; tells whether Django took part in an answer."""

    def __init__(self):
        self.django = get_wsgi_application()
        self.asked_django = 0
        self.application = KeptFirst(self._ask_django)

    def _ask_django(self, environ, start_response):
        self.asked_django += 1
        return self.django(environ, start_response)

    def get(self, path, *, method="GET", **given):
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": "127.0.0.1:8000", **given}
        setup_testing_defaults(environ)
        sent = []
        answer = self.application(environ, lambda status, headers, *more: sent.append((status, headers)))
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        ((status, headers),) = sent
        return status, headers, body


@pytest.fixture
def server(archive):
    return Server()


@pytest.mark.parametrize("path", [*PAGES, "/articles.atom", "/articles.json", "/timeline.csv"])
@pytest.mark.parametrize("accepted", ["", "gzip, br"])
def test_a_kept_page_is_answered_as_it_was_drawn_and_without_django(server, path, accepted):
    first = server.get(path, HTTP_ACCEPT_ENCODING=accepted)
    again = server.get(path, HTTP_ACCEPT_ENCODING=accepted)
    assert again == first
    assert first[0] == "200 OK"
    assert server.asked_django == 1


def test_an_unchanged_page_is_304_without_django_as_with_it(server):
    _, headers, _ = server.get("/articles/")
    etag = dict(headers)["ETag"]
    status, short, body = server.get("/articles/", HTTP_IF_NONE_MATCH=etag)
    assert (status, body, server.asked_django) == ("304 Not Modified", b"", 1)
    # Another tag beside it takes the long way, and says the same.
    _, long, _ = server.get("/articles/", HTTP_IF_NONE_MATCH=f'"other", {etag}')
    assert server.asked_django == 2
    differing = {name for name, value in set(short) ^ set(long)}
    assert differing <= {"Content-Length", "Content-Type"}


@pytest.mark.parametrize(
    "given",
    [
        {"HTTP_HOST": "evil.example"},
        {"method": "HEAD"},
        {"method": "POST"},
        {"QUERY_STRING": "page=2"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"wsgi.url_scheme": "https"},
    ],
)
def test_what_differs_in_anything_that_decides_is_asked_of_django(server, given):
    server.get("/articles/")
    server.get("/articles/", **given)
    assert server.asked_django == 2


def test_a_forged_scheme_makes_no_difference_and_a_trusted_one_does(server, settings):
    first = server.get("/articles/")
    assert server.get("/articles/", HTTP_X_FORWARDED_PROTO="https", REMOTE_ADDR="192.0.2.1") == first
    assert server.asked_django == 1
    settings.TRUSTED_PROXIES = ["192.0.2.1"]
    server.get("/articles/", HTTP_X_FORWARDED_PROTO="https", REMOTE_ADDR="192.0.2.1")
    assert server.asked_django == 2


def test_where_the_site_is_https_the_short_way_redirects_too_and_keeps_the_promise_of_https(server, settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 3600
    settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER = ["192.0.2.1"], ("HTTP_X_FORWARDED_PROTO", "https")
    secure = Server()
    through_proxy = {"HTTP_X_FORWARDED_PROTO": "https", "REMOTE_ADDR": "192.0.2.1"}
    first, again = secure.get("/articles/", **through_proxy), secure.get("/articles/", **through_proxy)
    assert again == first
    assert secure.asked_django == 1
    assert dict(again[1])["Strict-Transport-Security"].startswith("max-age=3600")
    assert secure.get("/articles/", HTTP_X_FORWARDED_PROTO="https", REMOTE_ADDR="192.0.2.9")[0].startswith("301")
    assert secure.get("/articles/", REMOTE_ADDR="192.0.2.1")[0].startswith("301")


def test_a_script_name_that_a_request_brings_moves_no_link(server):
    moved = server.get("/2024/04/04/paris-talks/", SCRIPT_NAME="/evil")
    assert b"/evil" not in moved[2]
    assert b"/evil" not in server.get("/2024/04/04/paris-talks/")[2]


def test_a_database_that_fails_is_left_to_django(server, monkeypatch):
    first = server.get("/articles/")

    def fail():
        monkeypatch.undo()
        raise OperationalError

    monkeypatch.setattr("articles.views.kept.index.current", fail)
    assert server.get("/articles/") == first
    assert server.asked_django == 2


def test_a_change_gives_a_new_page_on_the_short_way_too(server, archive):
    server.get("/2024/04/04/paris-talks/")
    edit_headline(archive)
    assert b"Paris talks fail" in server.get("/2024/04/04/paris-talks/")[2]
    assert server.asked_django == 2


def test_a_new_day_gives_a_new_page_on_the_short_way_too(server, time_machine):
    time_machine.move_to("2024-05-01T23:59:59Z", tick=False)
    server.get("/")
    time_machine.move_to("2024-05-02T00:00:01Z", tick=False)
    server.get("/")
    assert server.asked_django == 2


def test_what_is_not_kept_is_asked_of_django_each_time(server, settings):
    settings.PAGE_CACHE_MB = 0
    for path in ("/articles/", "/articles/", "/nowhere/", "/nowhere/", "/healthz", "/healthz"):
        server.get(path)
    assert server.asked_django == 6


def edit_headline(article):
    Article.objects.filter(pk=article.pk).update(headline="Paris talks fail")


def edit_by_raw_sql(article):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET summary = 'Talks fail'")


def rename_actor(article):
    Actor.objects.filter(slug="france").update(name="French Republic")


def describe_actor(article):
    Actor.objects.filter(slug="france").update(description="A state")


def approve_reply(article):
    Comment.objects.create(article=article, name="Ada", body="Well said", status="approved")


def new_article(article):
    make_article("London talks")


@pytest.mark.parametrize(
    "edit", [edit_headline, edit_by_raw_sql, rename_actor, describe_actor, approve_reply, new_article]
)
def test_every_visible_change_gives_a_new_page(client, archive, edit):
    before = client.get("/articles/").headers["ETag"]
    edit(archive)
    response = client.get("/articles/", headers={"If-None-Match": before})
    assert response.status_code == 200
    assert response.headers["ETag"] != before


def test_a_held_reply_leaves_the_pages_as_they_are(client, archive):
    before = client.get("/articles/").headers["ETag"]
    Comment.objects.create(article=archive, name="Ada", body="Well said")
    assert client.get("/articles/").headers["ETag"] == before


def test_a_change_that_is_rolled_back_is_never_kept(client, archive):
    with transaction.atomic():
        make_article("Ghost talks")
        assert "Ghost talks" in client.get("/articles/").text
        transaction.set_rollback(True)
    make_article("Real talks")
    page = client.get("/articles/").text
    assert "Ghost talks" not in page
    assert "Real talks" in page


def test_a_scheduled_article_appears_in_a_kept_page_when_its_time_comes(client, archive, time_machine):
    time_machine.move_to("2030-01-01T11:59:00Z", tick=False)
    make_article("Tomorrow’s talks", published="2030-01-01T12:00:00Z")
    assert "Tomorrow’s talks" not in client.get("/articles/").text
    time_machine.move_to("2030-01-01T12:00:00Z", tick=False)
    response = client.get("/articles/")
    assert "Tomorrow’s talks" in response.text
    assert response.headers["Last-Modified"] == "Tue, 01 Jan 2030 12:00:00 GMT"


def test_gzip_is_sent_to_who_takes_it_and_reads_the_same(client, archive):
    plain = client.get("/articles/")
    packed = client.get("/articles/", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_an_editors_session_changes_nothing_on_a_public_page(client, archive, django_user_model):
    anonymous = client.get("/articles/")
    client.force_login(django_user_model.objects.create_superuser("editor"))
    response = client.get("/articles/")
    assert response.content == anonymous.content
    assert not response.cookies


def test_poisoned_host_headers_change_nothing(client, archive):
    honest = client.get("/articles/")
    pages.clear()
    poisoned = client.get(
        "/articles/",
        headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "Forwarded": "host=evil"},
    )
    assert poisoned.content == honest.content
    assert client.get("/articles/", headers={"Host": "evil.example"}).status_code == 400


def test_withdrawn_article_is_410_with_the_reason_and_drafts_are_404(client, archive):
    Article.objects.filter(pk=archive.pk).update(status=Status.WITHDRAWN, withdrawn_reason="It was told twice.")
    response = client.get("/2024/04/04/paris-talks/")
    assert response.status_code == 410
    assert "It was told twice." in response.text
    draft = make_article("Draft talks", slug="draft-talks", status=Status.DRAFT)
    assert client.get("/2024/04/04/draft-talks/").status_code == 404
    assert client.get(f"/i/{draft.pk}/").status_code == 404
    assert client.get(f"/i/{archive.pk}/").headers["Location"] == "/2024/04/04/paris-talks/"


def test_preview_is_for_staff_only_and_never_kept(client, archive, django_user_model):
    draft = make_article("Draft talks", status=Status.DRAFT)
    assert client.get(f"/preview/{draft.pk}/").status_code == 302
    client.force_login(django_user_model.objects.create_superuser("editor"))
    response = client.get(f"/preview/{draft.pk}/")
    assert "Draft talks" in response.text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/", "/articles/?x=1", "/nowhere/", "/articles/?actor=nobody", "/admin/login/", "/healthz", "/articles/?page=1"],
)
def test_every_answer_carries_the_security_headers(client, archive, path):
    response = client.get(path)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"]
    assert response.headers["Permissions-Policy"]
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    if path.startswith("/admin"):
        assert "no-store" in response.headers["Cache-Control"]


def test_a_stale_session_cookie_leaves_no_trace_on_a_public_page(client, archive):
    client.cookies["sessionid"] = "x"
    response = client.get("/articles/")
    assert not response.cookies
    assert not response.cookies
    assert "Cookie" not in response.headers["Vary"]


@pytest.mark.parametrize(
    ("accepted", "is_packed"),
    [("gzip;q=0", False), ("GZIP;q=0.000", False), ("gzipx", False), ("br, gzip;q=0.5", True), ("GZip", True)],
)
def test_gzip_is_sent_to_those_only_who_take_it(client, archive, accepted, is_packed):
    response = client.get("/articles/", headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == ("gzip" if is_packed else None)


def test_a_form_without_its_token_is_refused_on_our_own_page(archive):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "style=" not in response.text


def test_a_page_that_many_ask_for_at_once_is_drawn_once(archive, monkeypatch):
    drawn, answers, asked = [], [], threading.Barrier(8)

    def listing(*given, **values):
        drawn.append(given)
        time.sleep(0.3)  # The others have asked by then, and find somebody at it.
        return whole(*given, **values)

    whole = browse.listing
    monkeypatch.setattr(browse, "listing", listing)

    def ask():
        asked.wait()
        answers.append(Client().get("/articles/"))
        connection.close()

    readers = [threading.Thread(target=ask) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(drawn) == 1
    assert {(answer.status_code, answer.content) for answer in answers} == {(200, answers[0].content)}


def test_who_waits_for_a_page_that_fails_draws_it(archive, monkeypatch):
    failing = [True]

    def listing(*given, **values):
        if failing:
            failing.pop()
            time.sleep(0.2)
            raise RuntimeError("broken")
        return whole(*given, **values)

    whole = browse.listing
    monkeypatch.setattr(browse, "listing", listing)
    codes = []

    def ask(delay):
        time.sleep(delay)
        codes.append(Client(raise_request_exception=False).get("/articles/").status_code)
        connection.close()

    readers = [threading.Thread(target=ask, args=(delay,)) for delay in (0, 0.05)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert sorted(codes) == [200, 500]


def test_pages_stay_right_while_editors_write(archive):
    """Readers ask again and again while an editor renames: nobody sees an older headline after a newer one."""
    stop, seen, failures = threading.Event(), defaultdict(list), []

    def read(name):
        client = Client()
        etag = ""
        while not stop.is_set():
            answer = client.get("/articles/", headers={"If-None-Match": etag} if etag else {})
            if answer.status_code == 200:
                etag = answer.headers["ETag"]
                seen[name].append(int(re.search(r"Talks number (\d+)", answer.text)[1]))
            elif answer.status_code != 304:
                failures.append(answer.status_code)
        connection.close()

    Article.objects.filter(pk=archive.pk).update(headline="Talks number 0")
    readers = [threading.Thread(target=read, args=(name,)) for name in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, 15):
        Article.objects.filter(pk=archive.pk).update(headline=f"Talks number {number}")
    stop.set()
    for reader in readers:
        reader.join()
    assert not failures
    assert all(numbers == sorted(numbers) for numbers in seen.values())
    assert "Talks number 14" in Client().get("/articles/").text


def test_head_answers_as_get_without_a_body(client, archive):
    response = client.head("/articles/")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    "path", ["/", "/articles/", "/articles/?q=talks", "/actors/france/", "/2024/", "/2024/04/", "/themes/ceasefire/"]
)
def test_queries_do_not_grow_with_the_data(client, archive, path, django_assert_max_num_queries):
    def queries():
        client.get(path)  # The first request after a change catches the index up.
        pages.clear()
        with django_assert_max_num_queries(8) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    few = queries()
    for number in range(30):
        make_article(f"More talks {number}", actors=["france", f"actor-x{number}"], themes=["ceasefire"])
    make_actor("lonely")
    assert queries() <= few
