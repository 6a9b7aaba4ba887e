"""`serve` refuses what it cannot do before it touches anything."""

import http.client
import socket
import subprocess
import time

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands.serve import MAX_WORKERS, server, worker_count


@pytest.mark.parametrize("workers", ["many", "0", "-1", "65", "1.5", "²"])
def test_a_number_of_workers_that_is_none_is_refused_in_words(monkeypatch, workers):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("PORT", str(port))
    monkeypatch.setenv("WORKERS", workers)
    with pytest.raises(CommandError, match=f"WORKERS is “{workers}”. Give a number from 1 to 64."):
        call_command("serve")


def test_a_taken_port_is_refused_in_words(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        with pytest.raises(CommandError, match="is in use"):
            call_command("serve")


def test_every_processor_has_a_worker_up_to_four_unless_told_otherwise(monkeypatch):
    monkeypatch.delenv("WORKERS", raising=False)
    for processors, workers in ((1, 1), (2, 2), (64, MAX_WORKERS)):
        monkeypatch.setattr("os.sched_getaffinity", lambda _, count=processors: set(range(count)))
        assert worker_count() == workers
    monkeypatch.setenv("WORKERS", "7")
    assert worker_count() == 7
    command = server(8000, worker_count())
    assert command[command.index("--workers") + 1] == "7"


def test_nobody_who_asks_the_server_itself_is_believed_to_forward_for_others(tmp_path):
    """A request that says where the site stands, or that it came by HTTPS, is answered as any other."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "telling.py").write_text(
        "def application(environ, start_response):\n"
        "    start_response('200 OK', [])\n"
        "    return [f\"{environ['SCRIPT_NAME']} {environ['wsgi.url_scheme']}\".encode()]\n"
    )
    command = [*server(port, 1)[:-1], "--pythonpath", str(tmp_path), "telling:application"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            told = answer_of(port, {"SCRIPT_NAME": "/evil", "X-Forwarded-Proto": "https"})
        finally:
            process.terminate()
    assert told == b" http"


def answer_of(port, headers):
    for _ in range(200):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", "/", headers=headers)
            return connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise AssertionError("The server does not answer.")
