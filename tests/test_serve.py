"""`serve` refuses what it cannot do before it touches anything."""

import socket

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
    for processors, workers in ((1, 1), (2, 2), (64, MAX_WORKERS), (None, 1)):
        monkeypatch.setattr("os.cpu_count", lambda processors=processors: processors)
        assert worker_count() == workers
    monkeypatch.setenv("WORKERS", "7")
    assert worker_count() == 7
    command = server(8000, worker_count())
    assert command[command.index("--workers") + 1] == "7"
