"""Tables: the only truth. One file a noun."""

from articles.models.actors import Actor, ActorName, ActorRole
from articles.models.articles import Article
from articles.models.candidates import NameCandidate
from articles.models.comments import Comment
from articles.models.curations import Curation, CurationStep
from articles.models.former_addresses import FormerAddress
from articles.models.once_public import OncePublic
from articles.models.open_names import OpenNames
from articles.models.sources import Source
from articles.models.tags import TAG_MODELS, ActorTag, ThemeTag
from articles.models.themes import Theme

__all__ = [
    "TAG_MODELS",
    "Actor",
    "ActorName",
    "ActorRole",
    "ActorTag",
    "Article",
    "Comment",
    "Curation",
    "CurationStep",
    "FormerAddress",
    "NameCandidate",
    "OncePublic",
    "OpenNames",
    "Source",
    "Theme",
    "ThemeTag",
]
