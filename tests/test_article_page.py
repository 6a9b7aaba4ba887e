"""An article's page: names that lead to their actors, offices at that date, citations, dates, what is related."""

import re

import pytest
from factories import make_actor, make_article, make_source
from parsed import SITE, links, of_class, parse, text_of, texts

from articles import index
from articles.citations import citations
from articles.index import ACTOR
from articles.mentions import link_names, names_of
from articles.models import ActorName, ActorRole, ActorTag
from articles.vocabulary import NameUse, TagBy

pytestmark = pytest.mark.django_db


def page_of(client, article):
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return parse(response)


def linked(client, article):
    """Return the words and the addresses of the names that are links in an article's text."""
    (body,) = of_class(page_of(client, article), "article__body")
    return [(text_of(link), link.get("href")) for link in body.iter("a") if link.get("href", "").startswith("/actors/")]


def body_of(client, article):
    """Return the markup of an article's text as it was sent."""
    page = client.get(article.get_absolute_url()).text
    return re.search(r'<div class="article__body"[^>]*>(.*?)</div>\s*<aside', page, re.S)[1]


# Names in the text


def test_first_mention_of_each_tagged_actor_leads_to_its_page(client):
    make_actor("egypt")
    text = "<p>Israel met Hamas. Egypt looked on.</p><p>Israel and Hamas left.</p>"
    article = make_article(body_html=text, actors=["israel", "hamas"])
    assert linked(client, article) == [("Israel", "/actors/israel/"), ("Hamas", "/actors/hamas/")]


def test_text_stays_as_it_was_cleaned_but_for_the_links(client):
    text = (
        "<h2>Israel</h2><p>A &amp; B &lt; C&nbsp;D: <em>Israel</em>, "
        '<abbr title="Israel > Hamas">X</abbr> <a href="https://example.org/?a=1&amp;b=2">Hamas</a> Hamas<br>end</p>'
    )
    article = make_article(body_html=text, actors=["israel", "hamas"])
    sent = body_of(client, article)
    assert '<em><a href="/actors/israel/">Israel</a></em>' in sent
    assert sent.count('<a href="/actors/') == 2
    assert re.sub(r'<a href="/actors/[a-z-]+/">(.*?)</a>', r"\1", sent) == article.body_html
    assert "Israel &gt; Hamas" in sent


def test_names_in_links_headings_and_attributes_are_left_alone(client):
    text = (
        '<h3>Israel</h3><p><a href="https://example.org/Israel">Israel <b>and</b> Israel</a>'
        ' <abbr title="Israel">I</abbr> <q cite="https://example.org/Israel">so</q></p>'
    )
    assert linked(client, make_article(body_html=text, actors=["israel"])) == []


def test_refused_actors_are_not_linked_and_suggested_ones_unless_hidden(client, settings):
    refused = make_article(body_html="<p>Israel</p>", actors=["israel"], by=TagBy.REFUSED)
    suggested = make_article(body_html="<p>Israel</p>", actors=["israel"], by=TagBy.SUGGESTED)
    assert linked(client, refused) == []
    assert linked(client, suggested) == [("Israel", "/actors/israel/")]
    settings.SUGGESTIONS = "hidden"
    assert linked(client, suggested) == []
    assert "suggested" not in text_of(page_of(client, suggested))


def test_further_names_and_acronyms_are_linked_but_adjectives_and_seats_are_not(client):
    actor = make_actor("united-nations", kind="international_organisation")
    ActorName.objects.create(actor=actor, name="UN", use=NameUse.ACRONYM)
    ActorName.objects.create(actor=actor, name="Turtle Bay", use=NameUse.SEAT)
    ActorName.objects.create(actor=actor, name="Unian", use=NameUse.ADJECTIVE)
    ActorName.objects.create(actor=actor, name="الأمم المتحدة", language="ar")
    english = make_article(body_html="<p>Turtle Bay and Unian men, un jour; the UN met.</p>", actors=[actor])
    arabic = make_article(body_html="<p>قالت الأمم المتحدة إن</p>", language="ar", actors=[actor])
    assert linked(client, english) == [("UN", "/actors/united-nations/")]
    assert linked(client, arabic) == [("الأمم المتحدة", "/actors/united-nations/")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Omani ships left Romania; Oman agreed</p>", ["Oman"]),
        ("<p>The Gulf of Oman is calm</p>", []),
        ("<p>oman</p>", []),
        ("<p>South Oman won; Oman lost</p>", ["Oman"]),
        ("<p>South <b>Oman</b> won</p>", []),
        ("<p>Sultan's</p><p>Oman&#39;s and Oman&amp;Co</p>", ["Oman"]),
    ],
)
def test_only_whole_names_of_the_actor_itself_are_linked(client, text, found):
    make_actor("south-oman", kind="state")
    article = make_article(body_html=text, actors=[make_actor("oman", kind="state")])
    assert [words for words, _ in linked(client, article)] == found
    if "South Oman won; Oman" in text:
        assert 'South Oman won; <a href="/actors/oman/">Oman</a>' in body_of(client, article)


def test_name_with_a_tag_inside_it_is_left_alone(client):
    text = "<p><b>South</b> Oman and South<br>Oman, <b>South Oman</b></p>"
    article = make_article(body_html=text, actors=["south-oman"])
    assert linked(client, article) == [("South Oman", "/actors/south-oman/")]
    assert '<b><a href="/actors/south-oman/">South Oman</a></b>' in body_of(client, article)


def test_name_that_two_of_the_actors_share_is_left_alone(client):
    one, two = make_actor("dr-congo"), make_actor("congo-brazzaville")
    for actor in (one, two):
        ActorName.objects.create(actor=actor, name="Congo")
    article = make_article(body_html="<p>Congo and Dr Congo</p>", actors=[one, two])
    assert linked(client, article) == [("Dr Congo", "/actors/dr-congo/")]


def test_markup_that_ends_within_a_tag_is_left_as_it_is():
    actor = make_actor("israel")
    labels = index.current().labels[ACTOR]
    for text in ('<p title="Israel' * 20_000, "<p>Hamas <" + "Israel " * 1_000):
        assert link_names(text, names_of([labels.by_id[actor.pk]]), labels) == text


def test_person_is_found_without_the_middle_initial_and_across_references(client):
    person = make_actor("joseph-biden", name="Joseph R. Biden", kind="person")
    assert linked(client, make_article(body_html="<p>Then Joseph&nbsp;Biden spoke</p>", actors=[person])) == [
        ("Joseph Biden", "/actors/joseph-biden/")
    ]


# Actors at the side


@pytest.mark.parametrize(
    ("dates", "about"),
    [
        ({"published": "2015-06-01"}, "Vice President, United States, 2009–2017"),
        ({"published": "2017-06-01"}, "Person"),
        ({"published": "2022-06-01"}, "President, United States, 2021–2025"),
        ({"published": "2022-06-01", "event_from": "2010"}, "Vice President, United States, 2009–2017"),
        (
            {"published": "2022-06-01", "event_from": "2018", "event_to": "2021-03"},
            "President, United States, 2021–2025",
        ),
        ({"published": "2021-01-20"}, "President, United States, 2021–2025"),
        ({"published": "2021-01-19"}, "Person"),
        ({"published": "1980"}, "Senator, 1973–2009"),
        ({"published": "2009-02"}, "Vice President, United States, 2009–2017"),
        ({"published": "2025-01-20"}, "President, United States, 2021–2025"),
        ({"published": "2025-01-21"}, "Person"),
    ],
)
def test_actor_stands_at_the_side_with_the_office_held_then(client, dates, about):
    states = make_actor("united-states", kind="state")
    biden = make_actor("joe-biden", kind="person")
    for title, of, since, until in (
        ("Senator", None, "1973", "2009-01"),
        ("Vice President", states, "2009-01-20", "2017-01-20"),
        ("President", states, "2021-01-20", "2025-01-20"),
        ("Elder", states, "", ""),
    ):
        ActorRole.objects.create(actor=biden, title=title, of=of, held_from=since, held_to=until)
    side = of_class(page_of(client, make_article(actors=[biden], **dates)), "article__side")[0]
    assert texts(side, ".//li") == [f"Joe Biden {about}"]


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [("2017-05-14", "", "since 2017"), ("", "2025", "until 2025"), ("2024", "2024-12", "2024")],
)
def test_open_ends_of_an_office_are_said(client, since, until, years):
    actor = make_actor("macron", kind="person")
    ActorRole.objects.create(actor=actor, title="President", held_from=since, held_to=until)
    side = of_class(page_of(client, make_article(actors=[actor], published="2024-04-04")), "article__side")[0]
    assert texts(side, ".//li") == [f"Macron President, {years}"]


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("<p>Rubio spoke.</p>", "Secretary of State, United States, since 2025"),
        ("<p>Rubio, the American secretary of state, spoke.</p>", "Secretary of State, United States, since 2025"),
        ("<p>Rubio, acting national security advisor, spoke.</p>", "Acting National Security Advisor, United States"),
        ("<p>Rubio, the archivist of the republic.</p>", "Archivist, United States, since 2025"),
        ("<p>Rubio, the secretary of statehood.</p>", "Secretary of State, United States, since 2025"),
    ],
)
def test_of_offices_held_at_once_the_one_that_the_text_names_is_shown_and_an_acting_one_last(client, body, about):
    actor, states = make_actor("marco-rubio", kind="person"), make_actor("united-states")
    for title, since in (
        ("Archivist", "2025-01-20"),
        ("Secretary of State", "2025-01-21"),
        ("Acting National Security Advisor", "2025-05-01"),
    ):
        ActorRole.objects.create(actor=actor, title=title, of=states, held_from=since)
    article = make_article(published="2025-06-01", body_html=body, actors=[actor])
    (shown,) = texts(of_class(page_of(client, article), "article__side")[0], ".//li")
    assert shown.startswith(f"Marco Rubio {about}")


def test_of_several_offices_the_surer_then_the_latest_begun_is_shown(client):
    actor = make_actor("lavrov", kind="person")
    for title, since, until in (("Envoy", "1994", "2030"), ("Minister", "2004-03-09", ""), ("Chair", "2024-04-20", "")):
        ActorRole.objects.create(actor=actor, title=title, held_from=since, held_to=until)
    of_a_day = make_article(actors=[actor], published="2024-04-21")
    of_a_month = make_article(actors=[actor], published="2024-04")
    for article, about in ((of_a_day, "Chair, since 2024"), (of_a_month, "Minister, since 2004")):
        assert texts(of_class(page_of(client, article), "article__side")[0], ".//li") == [f"Lavrov {about}"]


# Citations


def cited(**values):
    article = make_article(**{"headline": "Talks in Paris end", "published": "2024-04-04", **values})
    found = citations(article, archive="News Archive", address=f"{SITE}/i/7/")
    return {citation.style: str(citation) for citation in found}


def test_citations_have_the_forms_of_their_styles():
    assert cited(byline="Ada Writer", source=make_source("reuters")) == {
        "Chicago": "Ada Writer. “Talks in Paris end.” Reuters, April 4, 2024. News Archive. http://127.0.0.1:8000/i/7/.",
        "APA": "Ada Writer. (2024, April 4). Talks in Paris end. Reuters. News Archive. http://127.0.0.1:8000/i/7/",
        "MLA": "Ada Writer. “Talks in Paris end.” Reuters, 4 Apr. 2024. News Archive, http://127.0.0.1:8000/i/7/.",
    }


def test_without_byline_the_headline_goes_first_and_without_source_the_archive_stands_for_it():
    assert cited() == {
        "Chicago": "“Talks in Paris end.” April 4, 2024. News Archive. http://127.0.0.1:8000/i/7/.",
        "APA": "Talks in Paris end. (2024, April 4). News Archive. http://127.0.0.1:8000/i/7/",
        "MLA": "“Talks in Paris end.” News Archive, 4 Apr. 2024, http://127.0.0.1:8000/i/7/.",
    }


@pytest.mark.parametrize(
    ("published", "chicago", "apa", "mla"),
    [
        ("1957", " 1957.", "(1957).", " 1957,"),
        ("1957-09", " September 1957.", "(1957, September).", " Sept. 1957,"),
        ("1957-05-09", " May 9, 1957.", "(1957, May 9).", " 9 May 1957,"),
        ("2024-04-04T23:30:00-05:00", " April 5, 2024.", "(2024, April 5).", " 5 Apr. 2024,"),
    ],
)
def test_cited_date_is_as_exact_as_it_is_known(published, chicago, apa, mla):
    found = cited(published=published)
    assert chicago in found["Chicago"]
    assert apa in found["APA"]
    assert mla in found["MLA"]


@pytest.mark.parametrize(
    ("headline", "quoted", "plain"),
    [
        ("Will they talk?", "“Will they talk?” ", "Will they talk? ("),
        ('He says "no" to "peace"', "“He says ‘no’ to ‘peace’.” ", 'He says "no" to "peace". ('),
        ("“No” means no", "“‘No’ means no.” ", "“No” means no. ("),
        ("هدنة في غزة؟", "“هدنة في غزة؟” ", "هدنة في غزة؟ ("),
    ],
)
def test_headline_keeps_its_own_end_and_quotes_within_quotes_are_single(headline, quoted, plain):
    found = cited(headline=headline)
    assert found["Chicago"].startswith(quoted)
    assert found["MLA"].startswith(quoted)
    assert found["APA"].startswith(plain)


@pytest.mark.parametrize(
    ("byline", "start"),
    [
        ("By Ada Writer", "Ada Writer. “"),
        ("Martin King, Jr.", "Martin King, Jr. “"),
        (" REUTERS ", "“"),
        ("By", "By. “"),
    ],
)
def test_byline_is_cited_as_a_name(byline, start):
    assert cited(byline=byline, source=make_source("reuters"))["Chicago"].startswith(start)


def test_cite_box_sets_works_in_italics_and_keeps_the_direction_of_a_headline(client):
    source = make_source("jazeera", name="<b>الجزيرة</b>")
    article = make_article("هدنة <i>في</i> غزة", language="ar", source=source)
    tree = page_of(client, article)
    chicago, apa, mla = of_class(tree, "cite__text")
    assert [text_of(cite) for cite in mla.iter("cite")] == ["<b>الجزيرة</b>", "News Archive"]
    for citation in (chicago, apa, mla):
        (title,) = citation.iter("bdi")
        assert (text_of(title), title.get("lang"), title.get("dir")) == ("هدنة <i>في</i> غزة", "ar", "rtl")
        assert citation.find("cite").get("dir") == "auto"
        assert f"{SITE}{article.short_address}" in text_of(citation)
        assert not list(citation.iter("b"))
    box = of_class(tree, "cite")[0]
    assert links(box)["JSON"] == article.get_absolute_url().rstrip("/") + ".json"
    assert client.get(links(box)["JSON"]).status_code == 200


# Dates and language


@pytest.mark.parametrize(
    ("published", "event_from", "event_to", "shown"),
    [
        ("2024-04-04", "", "", None),
        ("2024-04-04T09:00:00Z", "2024-04-04", "", None),
        ("2024-04", "2024-04", "", None),
        ("2024-04", "2024-04-01", "", "1 April 2024"),
        ("2024-04-01", "2024-04", "", "April 2024"),
        ("2024-04-04", "1957", "", "1957"),
        ("2024-04-04", "2024-04-01", "2024-04-04", "1 April 2024 – 4 April 2024"),
        ("2024-04-04", "2024-04-02", "2024-04-02", "2 April 2024"),
    ],
)
def test_event_is_shown_where_it_is_another_date_as_far_as_it_is_known(client, published, event_from, event_to, shown):
    article = make_article(published=published, event_from=event_from, event_to=event_to)
    facts = texts(of_class(page_of(client, article), "facts")[0], "div")
    assert [fact for fact in facts if fact.startswith("Event")] == ([f"Event {shown}"] if shown else [])


@pytest.mark.parametrize(("code", "shown"), [("en", "English"), ("ar", "Arabic"), ("und", None)])
def test_language_is_named_where_it_is_known(client, code, shown):
    facts = texts(of_class(page_of(client, make_article(language=code)), "facts")[0], "div")
    assert [fact for fact in facts if fact.startswith("Language")] == ([f"Language {shown}"] if shown else [])


# What is related


def test_related_articles_say_why_they_are_there(client):
    article = make_article("Own", actors=["israel", "hamas"], themes=["ceasefire"], published="2024-04-04")
    make_article("Near", actors=["israel", "hamas"], slug="near", published="2024-04-03")
    make_article("هدنة", themes=["ceasefire"], slug="hudna", language="ar", published="2024-04-20")
    make_article("Loose", actors=["hamas"], slug="loose", published="2024")
    section = of_class(page_of(client, article), "related")[0]
    assert links(section) == {
        "Near": "/2024/04/03/near/",
        "هدنة": "/2024/04/20/hudna/",
        "Loose": "/2024/01/01/loose/",
    }
    reasons = [text_of(reason) for reason in of_class(section, "related__reason")]
    assert reasons[0].startswith("3 April 2024 · same actors, same week: ")
    assert {"20 April 2024 · same theme, same month: Ceasefire", "2024 · same actor, same year: Hamas"} == set(
        reasons[1:]
    )
    (arabic,) = [element for element in section.iter("bdi") if element.get("lang")]
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")


def test_reason_names_four_and_counts_the_rest(client):
    names = [f"actor-{letter}" for letter in "abcdef"]
    article = make_article("Own", actors=names, themes=["trade"])
    make_article("Other", actors=names, themes=["trade"])
    reason = text_of(of_class(page_of(client, article), "related__reason")[0])
    assert reason.endswith("same actors and theme, same day: Actor A, Actor B, Actor C, Actor D and 3 more")


def test_article_alone_in_the_archive_has_no_section_of_related_ones(client):
    tree = page_of(client, make_article(actors=["israel"]))
    assert not of_class(tree, "related")
    assert "Corrections" not in text_of(tree)


@pytest.mark.django_db(transaction=True)
def test_page_takes_as_many_queries_whatever_it_shows(client, django_assert_num_queries):
    few = make_article(actors=[make_actor(kind="person")], themes=["trade"])
    actors = [make_actor(kind="person") for _ in range(40)]
    for actor in actors:
        ActorName.objects.create(actor=actor, name=f"The {actor.name}")
        ActorRole.objects.create(actor=actor, title="President", of=actors[0], held_from="2001")
    many = make_article(actors=actors, themes=["trade"])
    for number in range(20):
        make_article(actors=actors[number:], themes=["trade"])
    client.get("/")
    for article in (few, many):
        with django_assert_num_queries(6):
            client.get(article.get_absolute_url())


def test_draft_of_an_article_is_previewed_with_its_names_and_without_neighbours(admin_client):
    make_article("Near", actors=["israel"])
    draft = make_article("Own", actors=["israel"], status="draft", body_html="<p>Israel</p>")
    tree = parse(admin_client.get(f"/preview/{draft.pk}/"))
    assert links(of_class(tree, "article__body")[0]) == {"Israel": "/actors/israel/"}
    assert not of_class(tree, "related")
    assert not of_class(tree, "neighbours")
    assert "JSON" not in links(of_class(tree, "cite")[0])


# The pages of an actor and of two


def test_names_of_an_actor_stand_by_use_and_by_language(client):
    actor = make_actor("france", kind="state")
    for name, language, use in (
        ("Франция", "ru", NameUse.NAME),
        ("French Republic", "en", NameUse.NAME),
        ("فرنسا", "ar", NameUse.NAME),
        ("République française", "fr", NameUse.NAME),
        ("FR", "en", NameUse.ACRONYM),
        ("French", "en", NameUse.ADJECTIVE),
        ("Elysée", "fr", NameUse.SEAT),
    ):
        ActorName.objects.create(actor=actor, name=name, language=language, use=use)
    panels = {text_of(panel.find("h2")): panel for panel in of_class(parse(client.get("/actors/france/")), "panel")}
    assert texts(panels["Other names"], "dl/div/dt") == ["English", "Arabic", "French", "Russian"]
    assert texts(panels["Other names"], "dl/div/dd") == ["French Republic", "فرنسا", "République française", "Франция"]
    assert texts(panels["Acronyms"], "dl/div") == ["EnglishFR"]
    assert texts(panels["Adjectives"], "dl/div") == ["EnglishFrench"]
    assert texts(panels["Seat of government"], "dl/div") == ["FrenchElysée"]


def test_pair_says_what_each_is_and_how_its_chronology_runs(client):
    israel, hamas = make_actor("israel", kind="state"), make_actor("hamas", kind="armed_group")
    for published, headline in (("1988-08", "First"), ("2001-02-03", "Between"), ("2024-04-04", "Latest")):
        make_article(headline, slug=headline.lower(), actors=[israel, hamas], published=published, themes=["trade"])
    tree = parse(client.get("/actors/hamas/with/israel/"))
    assert texts(of_class(tree, "facts")[0], "div") == ["Hamas Armed group", "Israel State", "Articles 3"]
    ends = of_class(tree, "ends__end")
    assert [text_of(end) for end in ends] == ["First, August 1988 First", "Latest, 4 April 2024 Latest"]
    assert links(ends[0]) == {"First": "/1988/08/01/first/"}
    oldest = links(tree)["Read from the oldest on"]
    assert oldest == "/articles/?actor=hamas&actor=israel&sort=oldest"
    assert client.get(oldest).status_code == 200
    assert texts(next(t for t in tree.iter("table") if text_of(t.find("caption")) == "On what"), ".//th/a") == ["Trade"]


def test_pair_with_one_article_or_none_has_no_two_ends(client):
    make_article("Only", slug="only", actors=["hamas", "israel"], published="2024-04-04")
    make_actor("oman")
    tree = parse(client.get("/actors/hamas/with/israel/"))
    assert [text_of(end) for end in of_class(tree, "ends__end")] == ["The only article, 4 April 2024 Only"]
    assert "Read from the oldest on" not in links(tree)
    assert not of_class(parse(client.get("/actors/hamas/with/oman/")), "ends")


def test_actor_on_a_theme_says_which_is_the_theme(client):
    actor = make_actor("israel", kind="state")
    article = make_article(actors=[actor], themes=["trade"])
    ActorTag.objects.filter(article=article).update(by=TagBy.SOURCE)
    tree = parse(client.get("/actors/israel/themes/trade/"))
    assert texts(of_class(tree, "facts")[0], "div") == ["Israel State", "Trade Theme", "Articles 1"]
