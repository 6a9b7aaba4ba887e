"""What a text is about: names -> actors, terms -> themes."""

from articles.tagging.suggestions import ActorSuggestion, Mention, Suggestions, ThemeSuggestion
from articles.tagging.tagger import Tagger

__all__ = ["ActorSuggestion", "Mention", "Suggestions", "Tagger", "ThemeSuggestion"]
