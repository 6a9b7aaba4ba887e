"""What may not be written as the name of an actor or theme, or as a term that suggests one."""

import unicodedata

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # They override or embed a direction.
_BREAKING = "\u00ad\u200b\u2060\ufeff"  # They say where a line may break, and come along from other pages.
_UNSEEN = frozenset(_TURNING + _BREAKING)
"""Marks that nobody sees, but for those that writings ask for: letters of Persian are kept apart by one, signs joined
by another, and the end of a Hebrew name is turned by a third."""


def has_unseen(written: str) -> bool:
    """Tell whether a name or term has a character that nobody sees and no writing asks for.

    It would turn what follows on every page that names the actor or theme, or make two names look alike.
    """
    if written.isprintable():
        return False
    return any(unicodedata.category(letter) in ("Cc", "Cs") or letter in _UNSEEN for letter in written)


def without_unseen(written: str) -> str:
    """Return a name without them."""
    return written if written.isprintable() else "".join(letter for letter in written if not has_unseen(letter))


def fault_of_name(name: str) -> str:
    """Return what is wrong with a name, as the end of a sentence and its remedy; blank when nothing is."""
    if has_unseen(name):
        return "has a character that nobody sees. Type it anew."
    if name and all(unicodedata.category(letter)[0] in "PZ" for letter in name):
        return "is nothing but punctuation, and no text can be found by it. Write it in words."
    return ""


def fault_of_term(term: str) -> str:
    """Return the same of a term; what is wrong with its form, its parser says."""
    return "has a character that nobody sees. Type it anew." if has_unseen(term) else ""
