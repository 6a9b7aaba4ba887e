"""The command `suggest_tags`: plain texts, lines of JSON, and what it refuses."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command
from factories import make_actor, make_theme

from articles.models import ActorRole
from articles.vocabulary import ActorKind

PERSON, STATE = ActorKind.PERSON, ActorKind.STATE


def role(actor, title, first, last):
    ActorRole.objects.create(actor=actor, title=title, held_from=first, held_to=last)


@pytest.fixture
def ask(monkeypatch, capsys):
    """Return a function that runs the command and returns its results."""

    def run(*args, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        call_command("suggest_tags", *args)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


@pytest.fixture
def vocabulary(db):
    make_actor("israel", kind=STATE)
    make_theme("ceasefire", terms=["ceasefire"])


WHY = "Named once in the text, first in its opening lines."
ISRAEL = {"slug": "israel", "name": "Israel", "kind": "state", "about": True}
CEASEFIRE = {"slug": "ceasefire", "name": "Ceasefire", "terms": ["ceasefire"], "why": "“ceasefire” in the text."}


def test_command_prints_actors_and_themes_of_a_plain_text(ask, vocabulary, tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("In Israel, a ceasefire.", encoding="utf-8")
    from_file, from_input = ask(str(path)), ask("-", stdin=path.read_bytes())
    assert from_file == from_input
    (result,) = from_file
    mention = {"in": "text", "start": 3, "end": 9, "text": "Israel"}
    term = {"in": "text", "start": 13, "end": 22, "text": "ceasefire"}
    assert result == {
        "actors": [{**ISRAEL, "score": result["actors"][0]["score"], "mentions": [mention], "why": WHY}],
        "themes": [{**CEASEFIRE, "score": result["themes"][0]["score"], "mentions": [term]}],
        "questions": [],
    }
    assert list(result["actors"][0]) == ["slug", "name", "kind", "about", "score", "mentions", "why"]
    assert list(result["themes"][0]) == ["slug", "name", "score", "terms", "mentions", "why"]


def test_command_reads_lines_and_prints_each_result_with_its_id_first(ask, vocabulary):
    lines = [
        {"id": "a", "title": "Israel votes", "text": "A vote.", "date": "2024-02"},
        {"id": 2, "title": None, "text": "Nothing.", "date": None},
        {"id": "é", "text": ""},
    ]
    results = ask("--jsonl", stdin="\n\n".join(map(json.dumps, lines)).encode())
    assert [(next(iter(result)), result["id"]) for result in results] == [("id", "a"), ("id", 2), ("id", "é")]
    assert results[0]["actors"][0]["mentions"] == [{"in": "title", "start": 0, "end": 6, "text": "Israel"}]
    assert results[1]["actors"] == results[1]["themes"] == []


def test_command_names_bad_lines_and_does_the_rest(vocabulary, monkeypatch, capsys):
    good = b'{"id": 1, "text": "Israel"}'
    bad = [
        b"{",
        b"[]",
        b'{"text": "x"}',
        b'{"id": 1}',
        b'{"id": 1, "text": 5}',
        b'{"id": 1, "text": "x", "date": "soon"}',
        b"\xff",
    ]
    stdin = b"\n".join([good, *bad, good])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
    with pytest.raises(CommandError, match="7 of 9 lines") as caught:
        call_command("suggest_tags", "--jsonl")
    assert caught.value.returncode == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    for line, words in enumerate(["JSON", "object", "id", "text", "text", "soon", "UTF-8"], 2):
        assert any(f"Line {line}:" in said and words in said for said in err.splitlines())
    assert "suggested=2 rejected=7" in err


def test_half_a_character_in_an_id_is_escaped(ask, vocabulary):
    (result,) = ask("--jsonl", stdin=b'{"id": "\\ud800", "text": "Israel"}')
    assert result["id"] == "\ud800"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--date", "yesterday"], "--date: .*not a date"),
        (["/nowhere/at-all.txt"], "cannot be read"),
    ],
)
def test_command_refuses_what_it_cannot_use(ask, vocabulary, args, message):
    with pytest.raises(CommandError, match=message):
        ask(*args)


def test_command_refuses_a_text_that_is_not_utf_8(ask, vocabulary):
    with pytest.raises(CommandError, match="UTF-8"):
        ask(stdin=b"\xff\xfe")


def test_command_uses_the_date_for_every_item_that_has_none(ask, db):
    role(make_actor("father", name="George Bush", kind=PERSON), "President", "1989", "1993")
    role(make_actor("son", name="Walker Bush", kind=PERSON), "President", "2001", "2009")
    lines = b'{"id": 1, "text": "President Bush"}\n{"id": 2, "text": "President Bush", "date": "2003"}'
    results = ask("--jsonl", "--date", "1991-01-01", stdin=lines)
    assert [result["actors"][0]["slug"] for result in results] == ["father", "son"]
