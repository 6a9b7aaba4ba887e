"""The archive's items."""

import datetime as dt
import hashlib
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from articles import markup, words
from articles.dates import Moment, ends_before_it_begins
from articles.models.fields import DayOf, LooseDateField, SlugField, WebAddressField
from articles.models.querysets import ArticleQuerySet
from articles.models.sources import Source
from articles.vocabulary import LANGUAGES, UNLISTED, UNSTATED, UNSTATED_SOURCE, Precision, Status

MAX_ID = 2**31 - 1
"""Ids stay within the 32 bits that a bitmap holds, and within PostgreSQL's `integer`."""

MAX_IMPORTED_ID = 2_000_000_000
"""Ids that files may bring stay below this, so that new articles always find higher ones."""

NO_TEXT_LEFT = "Nothing is left of the text after cleaning. Give one with words in it."


def is_list_of_names(value: object) -> bool:
    """Tell whether a value has the shape of names in no list."""
    return isinstance(value, list) and all(
        isinstance(name, dict)
        and set(name) == {"name", "as"}
        and isinstance(name["name"], str)
        and name["as"] in ("actor", "theme")
        for name in value
    )


def unstated_source() -> int:
    """Return the id of the source that holds items whose source nobody stated."""
    return Source.objects.get_or_create(slug=UNSTATED_SOURCE, defaults={"name": "Source not stated"})[0].pk


class Article(models.Model):
    """A dated news item from a source."""

    id = models.AutoField(primary_key=True)
    headline = models.CharField(max_length=500)
    slug = SlugField(blank=True, help_text="Part of the address. Left blank, it is made from the headline.")
    summary = models.TextField("standfirst", blank=True, default="")

    published_at = models.DateTimeField("published", default=timezone.now)
    published_precision = models.CharField(max_length=8, choices=Precision, default=Precision.TIME)
    published_on = models.GeneratedField(
        expression=DayOf("published_at"), output_field=models.DateField(), db_persist=True
    )
    event_from = LooseDateField("event, from")
    event_to = LooseDateField("event, to", help_text="Blank when the event lasted no longer than its first date says.")

    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    withdrawn_reason = models.TextField(blank=True, default="", help_text="Shown to readers in place of the text.")

    source = models.ForeignKey(Source, models.PROTECT, related_name="articles", default=unstated_source)
    source_ref = models.CharField(
        "source's reference",
        max_length=300,
        blank=True,
        help_text="What the source knows the item by. Left blank, it is made from address, day and headline.",
    )
    url = WebAddressField("address at the source")
    byline = models.CharField(max_length=300, blank=True, default="")
    language = models.CharField(max_length=3, choices=LANGUAGES.items(), default=UNSTATED)
    language_raw = models.CharField(max_length=40, blank=True, default="", editable=False)
    unlisted = models.JSONField(
        "names in no list", blank=True, default=list, help_text="Names of actors and themes that no list holds yet."
    )

    words_digest = models.CharField(max_length=32, editable=False, default="")
    edited_fields = models.JSONField(editable=False, default=list)
    record_digest = models.CharField(max_length=32, editable=False, default="")
    wordpress_id = models.PositiveIntegerField(null=True, blank=True, unique=True, editable=False)
    changed_at = models.DateTimeField("last changed", auto_now=True)

    # Long columns stand last: SQLite reads through a row's pages to reach what lies behind them.
    body_html = models.TextField("text")
    received = models.TextField(
        "text as received", blank=True, default="", help_text="Kept for ever; blank when the text was taken unchanged."
    )
    headline_words = models.TextField(editable=False, default="")
    text_words = models.TextField(editable=False, default="")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-published_at", "-id")
        indexes = (
            models.Index(fields=("-published_at", "-id"), name="article_newest_first"),
            # Source and language are there so that the facet index is loaded from this index alone.
            models.Index(fields=("status", "-published_at", "-id", "source", "language"), name="article_for_index"),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(id__range=(1, MAX_ID)), name="article_id_fits_32_bits"),
            models.CheckConstraint(condition=~models.Q(headline=""), name="article_headline_stated"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="article_slug_stated"),
            models.CheckConstraint(condition=~models.Q(source_ref=""), name="article_source_ref_stated"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="article_status_known"),
            models.CheckConstraint(
                condition=models.Q(published_precision__in=Precision.values), name="article_precision_known"
            ),
            models.CheckConstraint(condition=models.Q(language__in=LANGUAGES), name="article_language_known"),
            models.CheckConstraint(
                condition=~models.Q(status=Status.WITHDRAWN) | ~models.Q(withdrawn_reason=""),
                name="article_withdrawn_says_why",
            ),
            models.UniqueConstraint(fields=("published_on", "slug"), name="article_slug_once_a_day"),
            models.UniqueConstraint(fields=("source", "source_ref"), name="article_source_ref_once"),
        )

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """Return the article's address: its day and its slug."""
        day = self.day
        return _address_shape("article").format(day.year, day.month, day.day, self.slug)

    def address_in(self, format: str) -> str:
        """Return the article's address in another shape."""
        day = self.day
        return _address_shape("article-format", format).format(day.year, day.month, day.day, self.slug)

    @property
    def reply_address(self) -> str:
        """Where readers reply to the article."""
        day = self.day
        return _address_shape("reply").format(day.year, day.month, day.day, self.slug)

    @property
    def short_address(self) -> str:
        """The permanent short address."""
        return _short_address_shape().format(self.pk)

    @property
    def day(self) -> dt.date:
        """The UTC day of publication, under which the article is filed."""
        return self.published_at.astimezone(dt.UTC).date()

    @property
    def published(self) -> Moment:
        """When the article was published, with its precision."""
        return Moment(self.published_at.astimezone(dt.UTC), Precision(self.published_precision))

    @property
    def event(self) -> tuple[Moment, Moment | None] | None:
        """When what it tells of happened: first date, and last date where it lasted. None when not stated."""
        if not self.event_from:
            return None
        return Moment.parse(self.event_from), Moment.parse(self.event_to) if self.event_to else None

    @property
    def body_text(self) -> str:
        """The text without markup, a line a paragraph."""
        return markup.plain_text(self.body_html)

    @property
    def language_name(self) -> str:
        """The language in words; Django's own way there walks through all of them."""
        return LANGUAGES.get(self.language, self.language)

    @property
    def stated_language(self) -> str:
        """The language as a BCP 47 tag, as it was stated; blank when it was not."""
        if self.language == UNLISTED:
            return self.language_raw
        return "" if self.language == UNSTATED else self.language

    @property
    def is_public(self) -> bool:
        """Whether readers may see it now."""
        return self.status == Status.PUBLISHED and self.published_at <= timezone.now()

    @property
    def was_withdrawn(self) -> bool:
        """Whether readers could see it once and are now told why they cannot."""
        return self.status == Status.WITHDRAWN and self.published_at <= timezone.now()

    @property
    def is_known_to_readers(self) -> bool:
        """Whether its address says something to readers: its text, or why they can no longer see it."""
        return self.is_public or self.was_withdrawn

    def clean(self) -> None:
        """Fill in what may be left blank; refuse what the database would refuse, in words and beside the field."""
        type(self).objects.fill_in([self])
        problems = {}
        if type(self).objects.on_address(self.day, self.slug).exclude(pk=self.pk).exists():
            problems["slug"] = f"Another article of {self.day} has this slug. Choose another."
        if not is_list_of_names(self.unlisted):
            problems["unlisted"] = 'Write a list like [{"name": "Atlantis", "as": "actor"}].'
        if self.status == Status.WITHDRAWN and not self.withdrawn_reason.strip():
            problems["withdrawn_reason"] = "Say why the article is withdrawn: readers are shown the reason."
        if self.event_to and not self.event_from:
            problems["event_from"] = "Give the first date of the event too."
        elif ends_before_it_begins(self.event_from, self.event_to):
            problems["event_to"] = "The event cannot end before it begins."
        try:
            if self.body_html and not markup.plain_text(markup.clean(self.body_html)):
                problems["body_html"] = NO_TEXT_LEFT
        except markup.UncleanableError as error:
            problems["body_html"] = str(error)
        if problems:
            raise ValidationError(problems)

    def prepare(self) -> None:
        """Clean the text and derive the stored words, unless that is done already. No query."""
        if self.words_digest and self.words_digest == self.digest_of_text():
            return
        self.clean_text()
        self.derive_words(self.body_text)

    def clean_text(self) -> None:
        """Clean the texts, and keep the body as it was received where that changes it.

        Raises UncleanableError and leaves all as it is.
        """
        cleaned = markup.clean(self.body_html)
        if not self.received and cleaned != self.body_html:
            self.received = self.body_html
        self.body_html = cleaned
        self.headline = " ".join(markup.without_controls(self.headline).split())
        self.summary = markup.without_controls(self.summary).strip()

    def derive_words(self, body_text: str) -> None:
        """Derive the stored words of the clean texts, the body's given without its markup."""
        self.headline_words = words.index_words(self.headline, self.language)
        self.text_words = words.index_words(f"{self.summary}\n{body_text}", self.language)
        self.words_digest = self.digest_of_text()

    def digest_of_text(self) -> str:
        """Return a digest of all that the stored words are made from."""
        return digest_of_text(self.language, self.headline, self.summary, self.body_html)

    def make_source_ref(self) -> str:
        """Return a reference for an item whose source gives none: made from address, day and headline."""
        parts = (self.url, self.day.isoformat(), " ".join(self.headline.split()))
        return "made:" + hashlib.blake2b("\x1f".join(parts).encode(errors="replace"), digest_size=16).hexdigest()

    def save(self, *args, **kwargs) -> None:
        """Save the row with its words, its slug and its reference, whichever were missing."""
        self.prepare()
        type(self).objects.fill_in([self])
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *PREPARED_FIELDS, "changed_at"}
        super().save(*args, **kwargs)


@cache
def _address_shape(name: str, *more: str) -> str:
    """Return an address with places for year, month, day and slug: made by its route, but not each time."""
    address = reverse(f"articles:{name}", args=[9999, 88, 77, "SLUG", *more])
    return address.replace("9999", "{:04}").replace("88", "{:02}").replace("77", "{:02}").replace("SLUG", "{}")


@cache
def _short_address_shape() -> str:
    """Return a short address with a place for the number."""
    return reverse("articles:article-short", args=[99]).replace("99", "{}")


def digest_of_text(language: str, headline: str, summary: str, body_html: str) -> str:
    """Return a digest of all that stored words are made from."""
    parts = (words.VERSION, language, headline, summary, body_html)
    return hashlib.blake2b("\x1f".join(parts).encode(errors="replace"), digest_size=16).hexdigest()


PREPARED_FIELDS = ("body_html", "received", "headline", "summary", "headline_words", "text_words", "words_digest")
"""Fields that `prepare` may change."""

TEXT_FIELDS = frozenset({"headline", "summary", "body_html", "language"})
"""Fields that the stored words are made from."""
