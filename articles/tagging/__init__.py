"""What a text is about: names -> actors, terms -> themes."""

from articles.tagging.suggestions import ActorSuggestion, Mention, Suggestions, ThemeSuggestion
from articles.tagging.tagger import Tagger
from articles.tagging.terms import TermError, parse_term

__all__ = ["ActorSuggestion", "Mention", "Suggestions", "Tagger", "TermError", "ThemeSuggestion", "parse_term"]
