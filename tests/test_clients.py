"""Who is asking: only trusted proxies are believed."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from articles.views.clients import client_address, drop_forgeries


@pytest.mark.parametrize(
    ("proxies", "peer", "forwarded", "expected"),
    [
        ([], "198.51.100.7", "", "198.51.100.7"),
        ([], "198.51.100.7", "1.1.1.1", "198.51.100.7"),
        (["10.0.0.1"], "198.51.100.7", "1.1.1.1", "198.51.100.7"),
        (["10.0.0.1"], "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (["10.0.0.1"], "10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (["10.0.0.0/24"], "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (["10.0.0.1"], "::ffff:10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        (["10.0.0.1"], "", "203.0.113.9", "203.0.113.9"),
        (["10.0.0.1"], "10.0.0.1", "nonsense", ""),
        (["10.0.0.1"], "10.0.0.1", "", "10.0.0.1"),
    ],
)
def test_the_address_is_what_the_nearest_untrusted_hop_had(settings, proxies, peer, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == expected


def test_a_stranger_cannot_say_that_the_connection_was_https(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_PROTO="https")
    drop_forgeries(request)
    assert "HTTP_X_FORWARDED_PROTO" not in request.META


@pytest.mark.django_db
def test_forged_addresses_do_not_lift_the_lock_and_a_stranger_does_not_lock_an_editor_out(
    client, settings, django_user_model
):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    django_user_model.objects.create_superuser("editor", password="correct horse battery")
    login = reverse("admin:login")

    def attempt(password, forwarded):
        named = {"username": "editor", "password": password}
        return client.post(login, named, headers={"X-Forwarded-For": forwarded}).status_code

    codes = [attempt("wrong", f"1.1.1.{number}, 203.0.113.9") for number in range(6)]
    assert codes[-1] == 429
    assert attempt("correct horse battery", "198.51.100.20") == 302
