"""Names in no list: gathered from texts and imports, and settled at the desk."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from factories import make_actor, make_article
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import inputs, of_class, parse, text_of

from articles.admin import candidates
from articles.models import Actor, ActorName, NameCandidate
from articles.tagging.capitals import capitalised_runs, name_key
from articles.tagging.spellings import NearNames
from articles.vocabulary import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    return reverse("admin:articles_actor_candidates")


def say(*texts, **values):
    """Make an article of each text, with a headline that names nobody."""
    return [make_article(f"talks number {n}", body_html=f"<p>{text}</p>", **values) for n, text in enumerate(texts)]


def gathered(capsys, *arguments):
    """What the command prints: names and how many articles name each."""
    call_command("name_candidates", *arguments, "--jsonl")
    return [(row["name"], row["articles"]) for row in map(json.loads, capsys.readouterr().out.splitlines())]


def runs(text):
    return [run.name for run in capitalised_runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Yahya Sinwar and Ismail Haniyeh in Doha.", ["Yahya Sinwar", "Ismail Haniyeh", "Doha"]),
        ("the Ministry of Trade and Industry of Ruritania said", ["Ministry of Trade and Industry", "Ruritania"]),
        ("near the Peace and Freedom Party", ["Peace and Freedom Party"]),
        ("with Joe Hendron of the Labour Party", ["Joe Hendron", "Labour Party"]),
        ("as President Joe Smith and Foreign Minister Popov said", ["Joe Smith", "Popov"]),
        ("the Secretary of State said, as did the Prime Minister", []),
        ("on Monday, 4 March, or in May", []),
        ("before Sinwar's brother and the Joneses’ house", ["Sinwar", "Joneses"]),
        ("with Muhammad bin Salman, Ursula von der Leyen and Abd al-Rahman",
         ["Muhammad bin Salman", "Ursula von der Leyen", "Abd al-Rahman"]),
        ("by J. D. Vance and the U.S.S.R. and the MpS", ["J. D. Vance", "U.S.S.R.", "MpS"]),
        ("с Михаилом Мишустиным в Казани", ["Михаилом Мишустиным", "Казани"]),
        ("avec Édouard Philippe à Évian", ["Édouard Philippe", "Évian"]),
        ("THE WHOLE LINE", ["WHOLE LINE"]),
        ("لقاء في الدوحة", []),
        ("", []),
    ],
)  # fmt: skip
def test_runs_of_capitals_are_names_without_titles_days_and_lists(text, expected):
    assert runs(text) == expected


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200) | st.text(alphabet="AaBb. 'of-’éИ\n“", max_size=80))
def test_any_text_has_runs_that_stand_in_it(text):
    found = list(capitalised_runs(text))
    assert [text[run.start : run.end] for run in found] == [run.name for run in found]
    assert found == list(capitalised_runs(text))


def test_names_that_recur_and_match_no_actor_are_printed_commonest_first(capsys):
    make_actor("ruritania", name="Ruritania", kind="state")
    say("He met Rudolf Rassendyll in Ruritania.", "There Rudolf Rassendyll saw Strelsau.", "So Strelsau is quiet.",
        "In Strelsau, once more.", "Only once was Zenda named.")  # fmt: skip
    assert gathered(capsys) == [("Strelsau", 3), ("Rudolf Rassendyll", 2)]
    assert gathered(capsys, "--most", "1") == [("Strelsau", 3)]


def test_spellings_that_differ_in_case_accents_and_possessive_are_one_name(capsys):
    say("He saw Édouard Martin.", "It was Edouard Martin's plan.", "so said EDOUARD MARTIN, he wrote")
    assert gathered(capsys) == [("Édouard Martin", 3)]
    assert name_key("the Édouard MARTIN’s") == name_key("Edouard Martin")


def test_names_in_sources_credits_and_bylines_are_no_names_of_the_text(capsys):
    texts = ["Envoys met in Zenda.", "They left Zenda."]
    for number, text in enumerate(texts):
        body = f"<p>{text}</p><p>Source: A Short History, Strelsau Gazette.</p>"
        make_article(f"talks number {number}", body_html=body)
    assert gathered(capsys) == [("Zenda", 2)]


def test_an_article_counts_once_however_often_it_says_a_name(capsys):
    articles = say("It was Zenda, then Zenda, and Zenda again.", "He left Zenda.")
    call_command("name_candidates", "--jsonl")
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["name"], row["articles"]) == ("Zenda", 2)
    assert [sample["article"] for sample in row["samples"]] == [article.pk for article in articles]


def test_a_long_sentence_is_quoted_in_part_between_words_and_says_so(capsys):
    say(f"And {'thus ' * 60}he saw Zenda {'then ' * 60}from afar.", "He left Zenda.", f"{'x' * 400} Zenda {'y' * 400}")
    call_command("name_candidates", "--jsonl")
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    quoted = [sample["text"] for sample in row["samples"]]
    assert quoted[0].startswith("… thus thus ")
    assert quoted[0].endswith(" then then …")
    assert quoted[1] == "He left Zenda."
    assert quoted[2] == "… Zenda …"
    assert {sample["text"][sample["start"] : sample["end"]] for sample in row["samples"]} == {"Zenda"}


def test_a_sentence_without_spaces_is_quoted_too(capsys):
    say(f"{'。' * 3}{'中' * 400}，Zenda，{'中' * 400}", "He left Zenda.")
    call_command("name_candidates", "--jsonl")
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    sample = row["samples"][0]
    assert sample["text"][sample["start"] : sample["end"]] == "Zenda"
    assert sample["text"].startswith("… 中")
    assert sample["text"].endswith("中 …")


def test_words_that_only_begin_sentences_or_also_stand_small_are_no_names(capsys):
    say("Talks resumed. Observers left. The Government met.", "Talks ended. Observers stayed. The Government fell.",
        "the government and other observers of the government held talks")  # fmt: skip
    assert gathered(capsys) == []


def test_a_sentence_may_begin_with_a_name_or_with_a_word_before_one(capsys):
    say(
        "Rassendyll spoke. He saw Rassendyll.", "Rassendyll left.", "Clashes Zenda saw.", "As clashes went, Zenda fell."
    )
    assert sorted(gathered(capsys)) == [("Rassendyll", 2), ("Zenda", 2)]


def test_what_is_part_of_an_actors_name_or_follows_an_adjective_is_cut_or_left_out(capsys):
    actor = make_actor("ruritania", name="Ruritania", kind="state")
    ActorName.objects.create(actor=actor, name="Ruritanian", use="adjective")
    make_actor("who", name="World Health Organization", kind="international_organisation")
    make_actor("kim-jong-un", name="Kim Jong Un", kind="person")
    make_actor("workers-party", name="Workers' Party of Zenda", kind="party")
    texts = [
        "With the Ruritanian Rudolf Rassendyll of the Ruritanian Green Party, the World Health Organization met"
        " Kim Yo Jong and Kim Jong Un.",
        "Near the Workers’ Party of Zenda he stood.",
    ]
    say(*texts, *texts)
    assert gathered(capsys) == [
        ("Kim Yo Jong", 2),
        ("Ruritanian Green Party", 2),
        ("Rudolf Rassendyll", 2),
    ]


def test_german_nouns_and_headlines_in_title_case_tell_nothing(capsys):
    say("die Lage der Regierung und der Lage", "noch eine Lage der Regierung", language="de")
    for number in "ab":
        make_article("Great Powers Meet Again Over Grain Corridor Deal", source_ref=number, body_html="<p>nothing</p>")
    assert gathered(capsys) == []


def test_names_that_imports_kept_belong_to_the_list_in_any_script(capsys):
    make_actor("chile", name="Chile", kind="state")
    unlisted = [{"name": "رودولف", "as": "actor"}, {"name": "Grain", "as": "theme"}, {"name": "CHILE", "as": "actor"}]
    make_article("x", unlisted=unlisted, status=Status.DRAFT)
    assert gathered(capsys) == [("رودولف", 1)]


def test_a_query_narrows_to_a_part_of_the_archive(capsys):
    say("He saw Zenda.", "She saw Zenda.", published="2019-01-01")
    say("He saw Strelsau.", "She saw Strelsau.", published="2021-01-01")
    assert gathered(capsys, "from=2020") == [("Strelsau", 2)]
    with pytest.raises(CommandError, match="from"):
        call_command("name_candidates", "from=yesterday")
    with pytest.raises(CommandError, match="--most"):
        call_command("name_candidates", "--most", "0")


def test_the_command_keeps_names_for_the_desk_only_when_asked(capsys):
    say("He saw Zenda.", "She saw Zenda.")
    call_command("name_candidates")
    call_command("name_candidates", "--keep", "--dry-run")
    assert not NameCandidate.objects.exists()
    call_command("name_candidates", "--keep")
    assert capsys.readouterr().err.splitlines()[-1] == "articles=2 names=1 kept=1"
    assert list(NameCandidate.objects.values_list("name", "articles")) == [("Zenda", 2)]


def test_the_page_shows_names_with_sentences_marked_and_linked_to_their_articles(desk, address):
    articles = say("Quiet. He saw Zenda &amp; left. Bye.", "Then Zenda fell.")
    desk.post(address, {"action": "gather"})
    (entry,) = of_class(parse(desk.get(address)), "candidate")
    assert "2 articles" in text_of(entry)
    samples = [*of_class(entry, "candidate__samples")[0].iter("li")]
    assert text_of(samples[0]) == "He saw Zenda & left. Article 1 with Zenda"
    assert [text_of(mark) for mark in entry.iter("mark")] == ["Zenda", "Zenda"]
    links = [link.get("href") for one in samples for link in one.iter("a")]
    assert links == [reverse("admin:articles_article_change", args=[article.pk]) for article in articles]


def test_a_name_is_made_an_actor_from_a_form_filled_in_and_then_leaves_the_list(desk, address):
    say("He saw Édouard Martin.", "She saw Édouard Martin.")
    desk.post(address, {"action": "gather"})
    (entry,) = of_class(parse(desk.get(address)), "candidate")
    link = next(one for one in entry.iter("a") if "Make an actor of it" in text_of(one)).get("href")
    form = parse(desk.get(link))
    assert [inputs(form, name=name)[0].get("value") for name in ("name", "slug")] == [
        "Édouard Martin",
        "edouard-martin",
    ]
    inlines = {f"{p}-{k}_FORMS": 0 for p in ("names", "roles") for k in ("TOTAL", "INITIAL")}
    values = {"name": "Édouard Martin", "slug": "edouard-martin", "kind": "person", "description": ""}
    assert desk.post(link, {**values, "identifiers": "{}", **inlines}).status_code == 302
    assert Actor.objects.get().name == "Édouard Martin"
    assert not NameCandidate.objects.exists()


def test_a_near_match_is_offered_with_its_score_and_taken_as_a_further_name(desk, address):
    actor = make_actor("yahya-sinwar", name="Yahya Sinwar", kind="person")
    say("On a dit que Sinouar parle.", "On sait que Sinouar parle.", language="fr")
    desk.post(address, {"action": "gather"})
    (entry,) = of_class(parse(desk.get(address)), "candidate")
    assert "Add to Yahya Sinwar" in text_of(entry)
    assert "score 1.0" in text_of(entry)
    said = desk.post(address, {"key": "sinouar", "action": "alias", "actor": "yahya-sinwar"}, follow=True)
    assert "“Sinouar” is now a name of Yahya Sinwar." in said.text
    assert list(ActorName.objects.values_list("actor", "name", "language")) == [(actor.pk, "Sinouar", "fr")]
    desk.post(address, {"action": "gather"})
    assert not NameCandidate.objects.exists()


def test_any_actor_may_be_named_and_an_unknown_one_changes_nothing(desk, address):
    make_actor("chile", name="Chile", kind="state")
    NameCandidate.objects.create(key="zenda", name="Zenda")
    said = desk.post(address, {"key": "zenda", "action": "alias", "actor": "nobody"}, follow=True).text
    assert "No actor alone is called “nobody”." in said
    assert "Say whose name it is." in desk.post(address, {"key": "zenda", "action": "alias"}, follow=True).text
    assert not ActorName.objects.exists()
    desk.post(address, {"key": "zenda", "action": "alias", "actor": "CHILE"})
    assert ActorName.objects.get().language == "und"


def test_an_ignored_name_stays_ignored_until_it_is_taken_back(desk, address, capsys):
    say("He saw Zenda.", "She saw Zenda.")
    desk.post(address, {"action": "gather"})
    desk.post(address, {"key": "zenda", "action": "ignore"})
    assert gathered(capsys) == []
    desk.post(address, {"action": "gather"})
    assert of_class(parse(desk.get(address)), "candidate") == []
    assert "Zenda" in desk.get(address, {"ignored": "yes"}).text
    desk.post(address, {"key": "zenda", "action": "restore"})
    assert len(of_class(parse(desk.get(address)), "candidate")) == 1


def test_a_name_that_somebody_else_has_settled_meanwhile_is_said_to_be(desk, address):
    make_actor("france")
    for action in ("ignore", "restore", "alias"):
        given = {"key": "gone", "action": action, "actor": "france"}
        said = desk.post(address, given, follow=True).text
        assert "That name is in this list no longer: somebody has settled it" in said
    assert not ActorName.objects.exists()


@pytest.mark.parametrize("action", ["ignore", "ignore-all", "alias"])
def test_a_name_that_no_database_can_be_asked_for_is_in_no_list(desk, address, action):
    said = desk.post(address, {"key": "zen\x00da", "action": action}, follow=True)
    assert "0 names are ignored" in said.text or "in this list no longer" in said.text


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        ("Sinouar", "Yahya Sinwar"), ("السنوار", "Yahya Sinwar"), ("يحيى السنوار", "Yahya Sinwar"),
        ("Yahia es-Sinouar", "Yahya Sinwar"), ("Gorbatschow", "Mikhail Gorbachov"),
        ("Zelenskiy", "Volodymyr Zelensky"), ("Зеленский", "Volodymyr Zelensky"), ("Qaddafi", "Muammar Gaddafi"),
        ("Kadhafi", "Muammar Gaddafi"), ("القذافي", "Muammar Gaddafi"), ("נתניהו", "Benjamin Netanyahu"),
        ("Hizbullah", "Hezbollah"), ("حزب الله", "Hezbollah"), ("Vienna", None), ("Iraq", None),
    ],
)  # fmt: skip
def test_spellings_and_scripts_of_one_name_are_near_and_others_are_not(written, actor):
    names = ["Yahya Sinwar", "Volodymyr Zelensky", "Muammar Gaddafi", "Benjamin Netanyahu", "Hezbollah", "Iran"]
    names += ["Mikhail Gorbachov", "Alfons Gorbach"]
    near = NearNames((n, "", name, "person" if " " in name else "other", name) for n, name in enumerate(names))
    assert [found.actor for found in near.near(written)][:1] == ([actor] if actor else [])


def test_a_page_opened_before_the_archive_grew_gathers_no_more(desk, address, monkeypatch):
    say("In Zenda Rudolf Rassendyll spoke.", "So said Rudolf Rassendyll.")
    NameCandidate.objects.create(key="black michael", name="Black Michael", articles=9)
    monkeypatch.setattr(candidates, "GATHERED_ARTICLES", 1)
    page = desk.post(address, {"action": "gather"}, follow=True)
    assert "name_candidates --keep" in page.text
    assert list(NameCandidate.objects.values_list("name", flat=True)) == ["Black Michael"]


def test_queries_of_the_page_do_not_grow(desk, address, django_assert_max_num_queries):
    counts = []
    for first in (0, 5):
        for number in range(first, first + 5 + first * 10):
            NameCandidate.objects.create(key=f"name {number}", name=f"Name {number}", articles=2)
        with django_assert_max_num_queries(60) as queries:
            assert desk.get(address).status_code == 200
        counts.append(sum("articles_namecandidate" in query["sql"] for query in queries.captured_queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("rights", "status", "reads"),
    [
        (None, 302, False),
        ((), 403, False),
        (("view_actor", "change_article"), 403, False),
        (("change_actor",), 200, False),
        (("change_actor", "view_article"), 200, True),
    ],
)
def test_only_staff_who_may_change_actors_settle_names(address, django_user_model, rights, status, reads):
    article = make_article("x", status=Status.DRAFT)
    sample = {"article": article.pk, "text": "A secret of Zenda.", "start": 12, "end": 17}
    NameCandidate.objects.create(key="zenda", name="Zenda", samples=[sample])
    visitor = Client()
    if rights is not None:
        user = django_user_model.objects.create_user("ada", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        visitor.force_login(user)
    page = visitor.get(address)
    assert page.status_code == status
    assert ("A secret of" in page.text) == reads
    assert "Make an actor of it" not in page.text
    visitor.post(address, {"key": "zenda", "action": "ignore"})
    assert NameCandidate.objects.get().is_ignored == (status == 200)


def test_the_desk_counts_what_waits_and_leads_there(desk):
    make_article("France", actors=["france", "spain"], by="suggested")
    make_article("Draft", status=Status.DRAFT)
    NameCandidate.objects.create(key="zenda", name="Zenda")
    NameCandidate.objects.create(key="known", name="Known", is_ignored=True)
    items = of_class(parse(desk.get(reverse("admin:index"))), "to-dos__item")
    found = {text_of(one): one[0].get("href") for one in items}
    assert list(found) == [
        "2 suggestions to review", "0 articles with names left open", "0 articles without actors", "1 draft",
        "0 articles in review", "1 name in no list", "0 replies held",
    ]  # fmt: skip
    for link in found.values():
        assert desk.get(link).status_code == 200


def test_the_desk_counts_only_what_the_editor_may_do(client, django_user_model):
    user = django_user_model.objects.create_user("ada", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="change_comment"))
    client.force_login(user)
    items = of_class(parse(client.get(reverse("admin:index"))), "to-dos__item")
    assert [text_of(one) for one in items] == ["0 replies held"]


def test_a_name_in_latin_script_is_compared_with_names_in_latin_script_alone():
    rows = [(1, "kenya", "Kenya", "state", "Kenya"), (1, "kenya", "Kenya", "state", "Kenia"),
            (2, "togo", "Togo", "state", "Togo"), (2, "togo", "Togo", "state", "多哥")]  # fmt: skip
    near = NearNames(rows)
    assert near.near("Geneva") == near.near("Duke") == []
    assert [one.actor for one in near.near("Tógó")] == ["Togo"]


PEOPLE = ["James Roemey", "Derek Zikua", "Ernst Zindin", "Ehud Zelmert", "Michael Sorame", "Yahya Sinwar",
          "Muammar Gaddafi", "Volodymyr Zelenskyy", "Boris Yeltsin", "Nikita Khrushchev", "Ri Jong Un"]  # fmt: skip
BODIES = ["Progressive Zendish Party of Strelsau", "Hezbollah", "ZBM", "Suiza", "Cambodge"]


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Zendavan", None), ("Zaka", None), ("Michael Schoramacher", None), ("ZRBM", None), ("Suez", None),
        ("Progressive Zendish Party of Hentzau", None),
        ("Progressive Zendish Partie of Strelsau", "Progressive Zendish Party of Strelsau"),
        ("Roemy", "James Roemey"), ("Zelmart", "Ehud Zelmert"), ("Yahia Sinouar", "Yahya Sinwar"),
        ("Qadhafi", "Muammar Gaddafi"), ("Jelzin", "Boris Yeltsin"), ("Selenskyj", "Volodymyr Zelenskyy"),
        ("Zelensy", "Volodymyr Zelenskyy"), ("Hisbollah", "Hezbollah"),
        ("Chruschtschow", "Nikita Khrushchev"), ("Ri Dschong-un", "Ri Jong Un"),
    ],
)  # fmt: skip
def test_a_word_is_a_persons_surname_only_where_it_sounds_so_and_every_word_of_a_name_is_alike(written, near):
    kinds = dict.fromkeys(PEOPLE, "person") | dict.fromkeys(BODIES, "organisation")
    names = NearNames((n, "", name, kind, name) for n, (name, kind) in enumerate(kinds.items()))
    assert [found.actor for found in names.near(written)] == ([near] if near else [])


def test_gathering_says_in_a_log_how_far_it_is(capsys):
    for number in range(20):
        make_article(f"Talks {number}")
    call_command("name_candidates")
    err = capsys.readouterr().err.splitlines()
    assert err[0] == "Articles: 2 of 20"
    assert len(err) == 10
    assert err[-1].startswith("articles=20 ")
