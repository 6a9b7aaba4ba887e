"""What the headline of a letter or telegram says: who sends it, and whose missions it has."""

import re

from articles.tagging.passages import normal_form

_MAX_TITLE_CHARS = 500
_SENDER = re.compile(
    r"\b[Ff]rom (?:the )?(?P<office>[A-Z][^(),]*?)(?: \(|,| to (?:the )?[A-Z]|\Z)"
    r"|\A(?:The )?(?P<first>[A-Z](?:(?! from )[^(),])*?)(?: \([^()]*\))? to (?:the )?[A-Z]"
)
_POST = re.compile(
    r"\b(?:Embass(?:y|ies)|Legations?|Missions?|Consulates?(?: General)?|Ambassador|Minister|Consul(?: General)?|"
    r"Charg[eé](?: d.Affaires)?|Representative|High Commission(?:er)?)(?: \([^()]*\))? (?:in|at|to) (?:the )?"
    r"([^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)*)"
)


def sender_of(headline: str) -> tuple[str, ...]:
    """Return the folded words of the office that a letter or telegram is from, as its headline tells; none if none."""
    found = _SENDER.search(headline, 0, _MAX_TITLE_CHARS)
    return tuple(filter(None, map(normal_form, (found["office"] or found["first"]).split()))) if found else ()


def posts_of(headline: str) -> frozenset[str]:
    """Return the folded names of the places whose missions or envoys a headline has: the Embassy in Egypt."""
    return frozenset(normal_form(post) for post in _POST.findall(headline, 0, _MAX_TITLE_CHARS))
