"""Languages as the desk offers them."""

from articles.vocabulary import LANGUAGES, UNLISTED, UNSTATED

LANGUAGE_CHOICES = tuple(sorted(LANGUAGES.items(), key=lambda pair: (pair[0] in (UNSTATED, UNLISTED), pair[1])))
"""Codes and names, from A to Z by the names; what names no language stands last."""

NO_LANGUAGE_YET = (("", "---------"),)
"""First choice of a name's language, which nobody should take over unread."""
