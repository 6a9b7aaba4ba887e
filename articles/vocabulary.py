"""Closed lists: the words that a field may hold.

Codes are stored and published, so they are never renumbered or reused. "Not stated" and "not in our list"
are different facts and have codes of their own.
"""

from django.conf import settings
from django.db.models import TextChoices

UNSTATED = "und"
"""BCP 47's own code for a language that nobody stated."""

UNLISTED = "mis"
"""BCP 47's own code for a language that was stated and is not in the list."""

UNSTATED_SOURCE = "unstated"
"""Slug of the source that holds every item whose source was not stated."""


class ActorKind(TextChoices):
    """What sort of actor it is."""

    PERSON = "person", "Person"
    STATE = "state", "State"
    GOVERNMENT_BODY = "government_body", "Government body"
    INTERNATIONAL_ORGANISATION = "international_organisation", "International organisation"
    ORGANISATION = "organisation", "Organisation"
    ARMED_GROUP = "armed_group", "Armed group"
    PARTY = "party", "Party"
    COMPANY = "company", "Company"
    OTHER = "other", "Other"


class NameUse(TextChoices):
    """How a further name of an actor is used."""

    NAME = "name", "Name"
    ACRONYM = "acronym", "Acronym"
    ADJECTIVE = "adjective", "Adjective"
    SEAT = "seat", "Seat of government"


class Status(TextChoices):
    """Where an article stands between the editor's desk and the reader."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class TagBy(TextChoices):
    """Who says that an article is about an actor or theme."""

    EDITOR = "editor", "An editor"
    SOURCE = "source", "The source"
    SUGGESTED = "suggested", "Suggested"
    REFUSED = "refused", "Refused"


class Precision(TextChoices):
    """How exactly a date is known."""

    YEAR = "year", "Year"
    MONTH = "month", "Month"
    DAY = "day", "Day"
    TIME = "time", "Time"


class CurationKind(TextChoices):
    """What was done to the vocabulary, or to many tags, articles or replies at once."""

    RENAME = "rename", "Renaming"
    ALIAS = "alias", "Further name"
    MERGE = "merge", "Merge"
    SPLIT = "split", "Split"
    DELETE = "delete", "Deletion"
    RETAG = "retag", "Retagging"
    REVIEW = "review", "Decisions"
    PUBLISH = "publish", "Publishing"
    REPLIES = "replies", "Replies"
    UNDO = "undo", "Undoing"


class CandidateKind(TextChoices):
    """What a name in no list is likely to be: an actor, as the first three, or something else."""

    PERSON = "person", "A person"
    BODY = "body", "A body"
    NAME = "name", "A name"
    PLACE = "place", "A place"
    WORD = "word", "Another word"


LIKELY_ACTORS = (CandidateKind.PERSON, CandidateKind.BODY, CandidateKind.NAME)
"""What names in no list are looked at first."""


class CommentStatus(TextChoices):
    """Where a reply stands between its writer and the readers."""

    HELD = "held", "Held"
    APPROVED = "approved", "Approved"
    SPAM = "spam", "Spam"
    REMOVED = "removed", "Removed"


LANGUAGES: dict[str, str] = {
    "am": "Amharic",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "km": "Khmer",
    "ko": "Korean",
    "ku": "Kurdish",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "ms": "Malay",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "th": "Thai",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
    UNSTATED: "Language not stated",
    UNLISTED: "Other language",
}
"""BCP 47 primary language subtags that an article may carry, with their English names."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "ur"})
"""Languages whose texts run from right to left (Kurdish: as Sorani writes it)."""


def language_code(stated: str) -> str:
    """Return the list's code for a language as a source states it ("en-GB" is "en").

    Nothing stated is `UNSTATED`; a language the list lacks is `UNLISTED`.
    """
    stated = stated.strip().lower().replace("_", "-")
    if not stated:
        return UNSTATED
    primary = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}.get(stated.split("-")[0], stated.split("-")[0])
    return primary if primary in LANGUAGES else UNLISTED


def counting_tags() -> list[str]:
    """Return who must have said so for a tag to count: everybody but a refusal; suggestions as the site decides."""
    hidden = {TagBy.REFUSED} if settings.SUGGESTIONS == "shown" else {TagBy.REFUSED, TagBy.SUGGESTED}
    return [by for by in TagBy.values if by not in hidden]
