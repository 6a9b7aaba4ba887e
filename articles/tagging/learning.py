"""What editors' own decisions teach of an actor or theme: which words of a text went with a yes, which with a no.

It puts suggestions in order and says why; it adds, takes away and decides none.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from django.db.models import Count
from django.db.models.functions import Substr

from articles.models import TAG_MODELS, Article
from articles.vocabulary import TagBy
from articles.words import index_words

LEAST_DECISIONS = 20
"""Decisions about an actor or theme from which anything is learned."""

LEAST_OF_EACH = 4
"""Acceptances and refusals that are needed among them: what is always accepted, or always refused, teaches no word."""

MOST_OF_EACH = 100
"""Acceptances and refusals whose texts are read, the newest articles': as many as a page can wait for."""

MOST_CHARS = 4_000
"""Of a text's stored words that count: some 600 words, in which news says what it is about."""

_LEAST_TEXTS = 5  # A word of fewer decided texts is chance.
_MOST_WORDS = 4
_LEAST_WEIGHT = math.log(2)  # What makes a yes less than twice as likely, or half as likely, is no reason to show.
_MOST_KEPT = 100  # Lessons of some hundred kilobytes, for the next page of a queue.


_FUNCTION_WORDS = {
    "en": """a about above after again against all also although am among an and another any are as at be because
        been before being below between both but by can cannot could did do does doing done down during each
        either else even ever every few for from further had has have having he her here hers herself him himself
        his how however i if in into is it its itself just less many may me might more most much must my myself
        neither never no nor not now of off on once one only onto or other others ought our ours ourselves out
        over own per rather same shall she should since so some still such than that the their theirs them
        themselves then there these they this those though through thus to too under until up upon us very was we
        were what when where whether which while who whom whose why will with within without would yet you your
        yours""",
    "fr": """à ainsi alors après au aucun aussi autre autres aux avait avant avec avoir car ce cela celle celui
        ces cet cette ceux chaque chez comme contre d dans de depuis des donc dont du elle elles en encore entre
        est et étaient était été être eu eux fait il ils j je jusque l la le les leur leurs lors lorsque lui mais
        me même mêmes moins mon n ne ni non nos notre nous on ont ou où par parce pas pendant peu peut plus pour
        près qu quand que quel quelle qui sa sans se selon sera ses si soit son sont sous sur ta te tous tout
        toute toutes très tu un une vers vos votre vous y""",
    "es": """a al algo algunos ante antes aquel así aunque bajo cada como con contra cual cuando de del desde
        donde durante e él el ella ellas ellos en entre era eran es esa ese eso esta está estaba están este esto
        estos fue fueron ha había han hasta hay la las le les lo los más me mi mientras muy nada ni no nos o os
        otra otro otros para pero poco por porque pues que qué quien se sea según ser si sí sido sin sino sobre
        son su sus también tan tanto te tiene todo todos tras tu un una uno unos y ya yo""",
    "de": """aber alle allem allen aller alles als also am an andere anderen auch auf aus bei bereits bin bis da
        dabei damit dann das daß dass dem den denn der des dessen die dies diese diesem diesen dieser dieses doch
        dort du durch ein eine einem einen einer eines er es etwa für gegen habe haben hat hatte hatten hier
        hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder jedoch kann kein keine
        können man mehr mit muss müssen nach nicht noch nun nur ob oder ohne schon sehr sei sein seine seinem
        seinen seiner seit sich sie sind so sollen sollte sowie über um und uns unter vom von vor während war
        waren was weil wenn werden wie wieder will wir wird wo wurde wurden zu zum zur zwar zwischen""",
    "pt": """a ainda além ao aos após as às até cada com como contra da das de depois desde do dos e é ela elas
        ele eles em entre era essa esse esta está este eu foi foram há isso já la lhe mais mas me mesmo muito na
        não nas nem no nos o os ou outra outro para pela pelas pelo pelos por porque qual quando que quem se seja
        sem ser seu seus sua suas são só sob sobre também tem tendo ter todos um uma você""",
    "it": """a ad agli ai al alla alle allo anche avere che chi ci come con contro da dal dalla dalle degli dei
        del della delle dello di dopo dove e è ed era essere fra già gli ha hanno i il in io la le lei lo loro lui
        ma mentre mi nei nel nella nelle non o ogni per perché più poi prima quale quando quella quello questa
        questo se sia si sono stato su sua sue sul sulla suo suoi tra tutti un una uno""",
    "ru": """а без более бы был была были было быть в вам вас во вот все всех вы где да для до его ее её если есть
        еще ещё же за здесь и из или им их к как когда который которая которые которых ко кто ли либо между меня
        мне может мы на над нас не него нее нет ни них но о об однако он она они оно от перед по под после при про
        с сам свой свои себя со так также такой там то того тоже только том тот у уже хотя чем что чтобы эта эти
        это этого этой этом этот я""",
    "ar": """أن إن أو أي إلى التي الذي الذين الى ان أنه إذا أما بعد بين بها به تلك ثم حتى حيث خلال ذلك ضد عبر على
        عن عند عندما غير فى في فيها فيه قبل قد كان كانت كل كما لا لدى لكن لم لن له لها ليس ما مع من منذ منها منه
        نحو هذا هذه هل هم هو هي و وقد ولا ولم وهو وهي يكون""",
}
"""Closed classes of each language: articles, prepositions, pronouns, conjunctions, auxiliary verbs. What goes with a
yes or a no by chance is one of them more often than any other word, and no reason that an editor could weigh."""


class Reason(NamedTuple):
    """A stored word, in how many of the texts read that have it the suggestion was accepted and refused, and what it
    adds to the logarithm of the odds of a yes."""

    word: str
    accepted: int
    refused: int
    weight: float


@dataclass(frozen=True)
class Judgement:
    """How likely an editor accepts a suggestion, from 0 to 1, and the words that say so, the strongest first."""

    likelihood: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Lesson:
    """Decisions about one actor or theme: how many in all, and the words that tell the newest texts of a yes from those
    of a no."""

    accepted: int
    refused: int
    words: Mapping[str, Reason]

    def judge(self, words: Collection[str]) -> Judgement:
        """Return what the decisions say of a text with these stored words.

        Naive Bayes with one added to every count, over the few words that say most: words of a text depend on each
        other, and many weak ones would outweigh those that can be shown.
        """
        said = [self.words[word] for word in set(words) & self.words.keys()]
        strongest = sorted(said, key=lambda reason: (-abs(reason.weight), reason.word))[:_MOST_WORDS]
        odds = math.log((self.accepted + 1) / (self.refused + 1)) + sum(reason.weight for reason in strongest)
        return Judgement(1 / (1 + math.exp(-odds)), tuple(strongest))


def learn(kind: str, ids: Collection[int]) -> dict[int, Lesson]:
    """Return what was decided about these actors or themes, those of too few decisions left out.

    One query, a second where enough was refused, and three or five more for each of which enough was decided.
    """
    refused = _counts(kind, ids, TagBy.REFUSED)
    accepted = _counts(kind, refused, TagBy.EDITOR) if refused else {}
    return {
        id: Lesson(accepted[id], refused[id], _words(kind, id))
        for id in sorted(accepted)
        if accepted[id] + refused[id] >= LEAST_DECISIONS
    }


def first_words(stored: str, language: str) -> set[str]:
    """Return the different words among the first of a text's stored words, those left out that only join others."""
    words = set(stored[:MOST_CHARS].rpartition(" ")[0].split() if len(stored) > MOST_CHARS else stored.split())
    return words - _function_words(language)


@cache
def _function_words(language: str) -> frozenset[str]:
    """Return the function words of a language as texts in it have them stored; of one without a list, the English."""
    return frozenset(index_words(_FUNCTION_WORDS.get(language, _FUNCTION_WORDS["en"]), language).split())


def _counts(kind: str, ids: Collection[int], by: TagBy) -> dict[int, int]:
    """Return how many decisions of one sort there are, by actor or theme, where they are enough to teach; one query."""
    column = f"{kind}_id"
    tags = TAG_MODELS[kind]._base_manager.filter(by=by, **{f"{column}__in": ids}).order_by()
    counted = tags.values_list(column).annotate(count=Count("pk"))
    return {id: count for id, count in counted if count >= LEAST_OF_EACH}


def _words(kind: str, id: int) -> Mapping[str, Reason]:
    tags = TAG_MODELS[kind]._base_manager.filter(**{f"{kind}_id": id}).order_by("-article_id")
    accepted, refused = (
        list(tags.filter(by=by).values_list("article_id", flat=True)[:MOST_OF_EACH])
        for by in (TagBy.EDITOR, TagBy.REFUSED)
    )
    digests = dict(Article.objects.filter(pk__in=accepted + refused).order_by().values_list("pk", "words_digest"))
    return _learned(*(tuple((id, digests.get(id, "")) for id in articles) for articles in (accepted, refused)))


@lru_cache(maxsize=_MOST_KEPT)
def _learned(accepted: tuple[tuple[int, str], ...], refused: tuple[tuple[int, str], ...]) -> Mapping[str, Reason]:
    """Return the words that texts teach, given by the ids of their articles and the digests of their words."""
    yes, no = (_texts_with_words([id for id, _ in texts]) for texts in (accepted, refused))
    known: dict[str, Reason] = {}
    for word, count in (yes + no).items():
        share = (yes[word] + 1) / (len(accepted) + 2), (no[word] + 1) / (len(refused) + 2)
        weight = math.log(share[0] / share[1])
        if count >= _LEAST_TEXTS and abs(weight) >= _LEAST_WEIGHT:
            known[word] = Reason(word, yes[word], no[word], weight)
    return known


def _texts_with_words(articles: list[int]) -> Counter[str]:
    """Return in how many of the articles each word stands; one query."""
    # One character more tells whether the last word is whole.
    columns = (Substr("headline_words", 1, MOST_CHARS + 1), Substr("text_words", 1, MOST_CHARS + 1))
    rows = Article.objects.filter(pk__in=articles).order_by().values_list("language", *columns)
    return Counter(
        word
        for language, headline, text in rows
        for word in first_words(headline, language) | first_words(text, language)
    )
