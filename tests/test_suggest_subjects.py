"""Themes that a list gives by their name alone, in the other words that texts have for them."""

import re

import pytest
from factories import make_article, make_theme

from articles.curating.rereading import articles_to_read
from articles.tagging import Tagger
from articles.tagging.subjects import Says, _key, _lines, _parted, other_words
from articles.tagging.themes import ThemeEntry
from articles.theme_terms import parse_term


def named(name):
    return ThemeEntry(1, "theme", name, -1, (parse_term(name),))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Economic Sanctions", "The sanctions of May were lifted, and new sanctions followed."),
        ("World War II", "The Second World War was over. After the Second World War he wrote."),
        ("Nuclear Weapons", "Two atomic bombs fell. No atomic bomb has fallen since."),
        ("Arms Embargoes", "There was an embargo on arms. It hurt them. So did an earlier embargo on arms."),
        ("Narcotics", "Drug trafficking grew, and drug trafficking paid."),
    ],
)
def test_subject_is_known_by_other_words_for_it(name, text):
    (found,) = Tagger([], [named(name)]).suggest(text).themes
    assert found.why.startswith(f"Its name, “{name}”, part of it or other words for it ")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Alliances", "The two defense treaties bound it to Japan. Joint defense followed."),
        ("Atomic Energy", "Atoms for Peace gave away fissionable material."),
        ("Collective Security", "The pact to outlaw war was signed. All had renounced war."),
        ("Congressional Relations", "The Foreign Relations Committee sat. The Senate rejected the text."),
        ("Decolonization", "The newly independent states had been under trusteeship."),
        ("Diplomatic Recognition", "Four presidents refused to recognize the regime. Formal relations came later."),
        ("Financial and Monetary Policy", "At Bretton Woods they spoke of convertibility."),
        ("Foreign Aid", "The Marshall Plan was a recovery program."),
        ("Foreign Investment", "Dollar diplomacy sent American bankers to Manchuria."),
        ("Information Programs", "The Committee on Public Information began. Cultural diplomacy went on."),
        ("International Law", "The Hague Conference named arbitrators."),
        ("Military Intervention, Presence and Withdrawal", "Gunboat diplomacy ended with the American occupation."),
        ("National Security Policy", "The Long Telegram led to the Truman Doctrine."),
        ("Nuclear Weapons", "The Manhattan Project moved to Los Alamos before Hiroshima."),
        ("Outer Space", "The first artificial satellite beat NASA."),
        ("Property Claims", "Five arbitrators heard the Alabama claims."),
        ("Protection of Americans Abroad", "The Barbary states held American sailors for ransom."),
        ("Terrorism", "Truck bombs were laid to al-Qaeda."),
        ("Trade and Commercial Policy/Agreements", "The treaty ports and reciprocity helped commercial relations."),
        ("World War I", "The Lusitania and the Zimmermann telegram came first."),
        ("Neutrality", "The ship carried contraband. They wished to stay out of the war and to remain neutral."),
        ("Diplomatic Recognition", "He withheld recognition under the Stimson Doctrine."),
        ("Border Administration", "A boundary commission settled the disputed boundary."),
        ("Arms Control and Disarmament", "The zero option was put to the arms negotiators."),
        ("Organization of Petroleum Exporting Countries", "The oil ministers used the oil weapon."),
        ("Civil War (U.S.)", "The Confederates lost Fort Sumter, and the Union blockade held."),
        ("Iraq War (2003)", "Operation Iraqi Freedom began. Operation Iraqi Freedom went on."),
    ],
)
def test_subject_is_known_by_words_of_what_it_is_made_of(name, text):
    assert Tagger([], [named(name)]).suggest(text).themes


def test_name_that_is_another_subject_but_for_its_brackets_needs_words_of_its_own():
    tagger = Tagger([], [named("Civil War (U.S.)")])
    assert tagger.suggest("The civil war in Freedonia went on. U.S. envoys spoke of the civil war.").themes == ()
    assert tagger.suggest("The Confederates fought on. The U.S. Civil War lasted four years.").themes


@pytest.mark.parametrize("before", ["After", "Since the end of", "In the aftermath of"])
def test_name_that_only_says_when_something_was_says_less(before):
    filler = "Nothing was said of it on that day. " * 30
    text = "{0} the Korean War he left. " + filler + "{0} the Korean War she came. " + filler
    tagger = Tagger([], [named("Korean War")])
    assert tagger.suggest(text.format("During")).themes
    assert tagger.suggest(text.format(before)).themes == ()


def test_other_words_count_less_than_the_name_and_words_of_what_it_is_made_of_less_still():
    tagger = Tagger([], [named("Economic Sanctions")])
    (spelt,) = tagger.suggest("Economic sanctions, economic sanctions.").themes
    (other,) = tagger.suggest("A trade embargo, the trade embargo.").themes
    (made_of,) = tagger.suggest("A boycott, the boycott.").themes
    assert spelt.score > other.score > made_of.score


@pytest.mark.parametrize("name", ["economic sanction", "Sanctions, Economic", "ECONOMIC SANCTIONS"])
def test_subject_is_known_however_a_list_writes_its_name(name):
    assert Says.NAME in {other.says for other in other_words(name)}


def test_words_that_other_subjects_have_too_say_nothing_alone():
    tagger = Tagger([], [named("Energy and Natural Resources")])
    assert tagger.suggest("Oil and coal, coal and oil.").themes == ()
    alone, beside = (tagger.suggest(f"Natural gas was sold. {more}").themes for more in ("", "So was coal."))
    assert alone[0].score < beside[0].score


def test_one_of_the_other_words_counts_only_as_it_is_spelt():
    tagger = Tagger([], [named("Detainees")])
    assert tagger.suggest("He was detained, and she was detained.").themes
    assert tagger.suggest("Détente was the word of the day. Détente it was.").themes == ()


def test_words_inside_the_whole_name_of_another_theme_count_for_that_alone():
    council, policy = (named(name) for name in ("National Security Council", "Security Council"))
    text = "The National Security Council met. The National Security Council voted."
    assert [theme.name for theme in Tagger([], [council, policy]).suggest(text).themes] == [council.name]
    assert Tagger([], [policy]).suggest(text).themes


def test_name_that_a_long_text_comes_to_late_says_half():
    filler = "Nothing was said on the day. " * 60
    tagger = Tagger([], [named("Economic Sanctions")])
    text = "Economic sanctions, the sanctions, and more sanctions fell. "
    (early,), late = (tagger.suggest(one).themes for one in (text + filler, filler + text))
    assert not late or late[0].score < early.score


def test_no_subject_has_a_name_that_another_has():
    names = [name for line in _lines() for name in {_key(name) for name in _parted(re.split("[:|]", line)[0])}]
    assert len(names) == len(set(names)) > 300


def test_theme_with_terms_of_its_own_has_no_others():
    theme = ThemeEntry(1, "theme", "Economic Sanctions", -1, (parse_term("asset freeze"),))
    assert Tagger([], [theme]).suggest("The sanctions of May were lifted, and new sanctions followed.").themes == ()


@pytest.mark.django_db
def test_theme_is_read_again_where_other_words_for_it_stand():
    theme = make_theme("sanctions", name="Economic Sanctions", terms=["Economic Sanctions"])
    article = make_article(body_html="<p>The trade with it fell under an embargo.</p>")
    make_article(body_html="<p>Nothing.</p>")
    assert list(articles_to_read(theme, 1, Tagger.load())) == [article.pk]
