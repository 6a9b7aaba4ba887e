"""From the query string of a request to a Question: every parameter parsed, validated and explained.

Together with `questions` this is the only place that knows a parameter's name.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl

import django_filters
from django import forms
from django.http import QueryDict
from django.urls import reverse

from articles.dates import Moment
from articles.index import Snapshot
from articles.index.labels import Label
from articles.index.terms import QueryError, parse
from articles.models import FormerAddress
from articles.questions import NEWEST, OLDEST, PARAMETERS, RELEVANCE, REPEATABLE, Question, sorted_slugs

MAX_VALUES = 20
"""Values that one parameter may repeat."""

_TRACKING_PREFIXES = ("utm_", "mc_", "pk_", "mtm_", "hsa_", "oly_")
_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid li_fat_id igshid yclid _ga _gl _hsenc _hsmi"
    " mkt_tok vero_id wickedid ref_src s_cid cmpid".split()
)
"""Parameters that other sites append to links, as their makers document them; dropped by a redirect."""


class NotUnderstoodError(Exception):
    """Parameters or values that cannot be read: the page is 400 and says why beside each field.

    `problems` has a message for each field, those that are no filters first; `field` is the first, `message` says all.
    `meant` has, for those that are no filters, the one that is spelt alike, to which the form has then taken the value.
    """

    def __init__(self, filterset: "ArticleFilter", field: str, message: str) -> None:
        super().__init__(message)
        self.filterset, self.field, self.message = filterset, field, message
        self.problems = {field: message}
        self.meant: dict[str, str] = {}

    @classmethod
    def about(cls, filterset: "ArticleFilter", problems: dict[str, str], meant: dict[str, str]) -> "NotUnderstoodError":
        """Return the error about several fields."""
        error = cls(filterset, next(iter(problems)), " ".join(dict.fromkeys(problems.values())))
        error.problems, error.meant = problems, meant
        return error


class UnknownValueError(Exception):
    """What names nothing here: the page is 404 and says which.

    `slug` is what names no value of the field; `question` is the question that it stands in, if any.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message
        self.slug = ""
        self.question: Question | None = None

    @classmethod
    def about(cls, field: str, slug: str, question: Question | None = None) -> "UnknownValueError":
        """Return the error about a slug that names no actor, theme, source or language."""
        error = cls(field, f"The archive has no {field.removeprefix('not_')} “{slug[:80]}”.")
        error.slug, error.question = slug, question
        return error


class MovedError(Exception):
    """What was asked has another address: the page is 301."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class SlugsField(forms.Field):
    """Any number of slugs."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> tuple[str, ...]:
        """Return the slugs sorted, without blanks and repeats."""
        slugs = sorted_slugs(slug.strip() for slug in value or ())
        if len(slugs) > MAX_VALUES:
            raise forms.ValidationError(f"Choose at most {MAX_VALUES}; this has {len(slugs)}.")
        return slugs


class MomentField(forms.CharField):
    """A year, month or day."""

    def to_python(self, value: Any) -> Any:
        """Return a Moment, or None for nothing."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            moment = Moment.parse(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None
        if "T" in str(moment):
            raise forms.ValidationError("Give a year, a month or a day, without a time: 2024, 2024-02 or 2024-02-29.")
        return moment


class SlugsFilter(django_filters.Filter):
    """A filter by any number of slugs."""

    field_class = SlugsField


class MomentFilter(django_filters.Filter):
    """A filter by a date of any precision."""

    field_class = MomentField


class PageFilter(django_filters.Filter):
    """A page number."""

    field_class = forms.IntegerField


class ArticleFilter(django_filters.FilterSet):
    """The form of the browse page.

    Only the bound form of django-filter is used: the index answers, so `.qs` is never asked, and slugs are checked
    against the index instead of a choice field over every actor.
    """

    q = django_filters.CharFilter(label="Search")
    actor = SlugsFilter(label="Actor")
    theme = SlugsFilter(label="Theme")
    source = SlugsFilter(label="Source")
    language = SlugsFilter(label="Language")
    not_actor = SlugsFilter(label="Without actor")
    not_theme = SlugsFilter(label="Without theme")
    not_source = SlugsFilter(label="Without source")
    sort = django_filters.ChoiceFilter(
        label="Sort by",
        choices=((NEWEST, "Newest first"), (OLDEST, "Oldest first"), (RELEVANCE, "Headline matches first")),
        error_messages={"invalid_choice": "Sort by newest, oldest or relevance."},
    )
    page = PageFilter(
        label="Page",
        min_value=1,
        max_value=10**9,
        error_messages={
            "invalid": "Give the number of a page: 1, 2, 3 …",
            "min_value": "Pages are counted from 1.",
            "max_value": "There are not that many pages.",
        },
    )


# `from` is a word of Python, so these two cannot be written as attributes.
ArticleFilter.base_filters["from"] = MomentFilter(label="From")
ArticleFilter.base_filters["to"] = MomentFilter(label="To")


def is_tracking(parameter: str) -> bool:
    """Tell whether a parameter is one that other sites append to links."""
    return parameter in _TRACKING or parameter.startswith(_TRACKING_PREFIXES)


def ask(
    params: QueryDict, snapshot: Snapshot, *, path: str = "", without: tuple[str, ...] = (), spelled: str = ""
) -> Question:
    """Read a question from query parameters, those in `without` not being allowed.

    Raises NotUnderstoodError, UnknownValueError, or MovedError where the question has another spelling; the
    redirect stays on `path`, by default the browse page's. `spelled` is the query string as it was sent, which knows
    the order of repeated keys.
    """
    if not params:  # Most requests. Making the form took a tenth of a feed's time.
        return Question()
    unknown = [name for name in params if not is_tracking(name) and (name not in PARAMETERS or name in without)]
    meant = _meant(unknown, without)
    filterset = ArticleFilter(_as_meant(params, meant), queryset=FormerAddress.objects.none())
    problems = _problems(filterset, params, unknown, meant, without)
    if problems:
        raise NotUnderstoodError.about(filterset, problems, meant)
    question = _question(filterset)
    _check(filterset, question, snapshot)
    current = _with_present_slugs(question, snapshot)
    given = [(key, value) for key, values in params.lists() for value in values]
    if spelled:
        given = parse_qsl(spelled, keep_blank_values=True)
    if current != question or given != current.pairs():
        raise MovedError(current.address(path))
    return question


def ask_page(params: QueryDict, snapshot: Snapshot, path: str) -> int:
    """Read the only parameter that pages of an actor, theme, source or date take; errors as in `ask`."""
    others = tuple(name for name in PARAMETERS if name != "page")
    return ask(params, snapshot, path=path, without=others).page


def _meant(unknown: Iterable[str], without: tuple[str, ...]) -> dict[str, str]:
    """Return, by what is no filter, the filter that is spelt alike."""
    allowed = [name for name in PARAMETERS if name not in without]
    alike = {name: get_close_matches(name[:60].lower(), allowed, n=1) for name in islice(unknown, MAX_VALUES)}
    return {name: found[0] for name, found in alike.items() if found}


def _as_meant(params: QueryDict, meant: dict[str, str]) -> QueryDict:
    """Return parameters with the values of what is misspelt where they were meant to be, unless something is there."""
    if not meant:
        return params
    respelt = params.copy()
    for name, parameter in meant.items():
        if parameter in REPEATABLE or parameter not in params:
            respelt.setlist(parameter, [*respelt.getlist(parameter), *params.getlist(name)])
    return respelt


def _problems(
    filterset: ArticleFilter, params: QueryDict, unknown: list[str], meant: dict[str, str], without: tuple[str, ...]
) -> dict[str, str]:
    """Return what is wrong, by parameter; those that are no filters come first and share a sentence."""
    allowed = ", ".join(name for name in PARAMETERS if name not in without)
    takes = f"The filters are {allowed}." if allowed else "This page takes none."
    named = ", ".join(f"“{name[:60]}”" for name in unknown[:MAX_VALUES])
    are = "is not a filter" if len(unknown) == 1 else "are not filters"
    likely = ", ".join(f"“{name}”" for name in dict.fromkeys(meant.values()))
    proposal = f" Did you mean {likely}?" if likely else ""
    problems = dict.fromkeys((name[:60] for name in unknown), f"{named} {are} here.{proposal} {takes}")
    for parameter in params:
        if parameter in REPEATABLE or parameter[:60] in problems or is_tracking(parameter):
            continue
        if len(set(params.getlist(parameter))) > 1:
            filterset.form.add_error(parameter, f"Give “{parameter}” once: it has several values.")
    return problems | {field: str(messages[0]) for field, messages in filterset.form.errors.items()}


def _question(filterset: ArticleFilter) -> Question:
    values = {PARAMETERS[name]: value for name, value in filterset.form.cleaned_data.items() if value}
    if "q" in values:
        values["q"] = " ".join(values["q"].split())
    if values.get("sort") == RELEVANCE and not values.get("q"):
        del values["sort"]
    return Question(**values)


def _check(filterset: ArticleFilter, question: Question, snapshot: Snapshot) -> None:
    """Raise NotUnderstoodError for what the form cannot know."""
    if question.q:
        try:
            parse(question.q, snapshot.languages())
        except QueryError as error:
            filterset.form.add_error("q", str(error))
            raise NotUnderstoodError(filterset, "q", str(error)) from None
    if question.since and question.until and question.since.first_day > question.until.last_day:
        message = f"The last date, {question.until}, is before the first, {question.since}."
        filterset.form.add_error("to", message)
        raise NotUnderstoodError(filterset, "to", message)


def _with_present_slugs(question: Question, snapshot: Snapshot) -> Question:
    """Return the question with former slugs replaced; raises UnknownValueError for one that names nothing."""
    for parameter in REPEATABLE:
        facet = parameter.removeprefix("not_")
        for slug in getattr(question, PARAMETERS[parameter]):
            if slug in snapshot.labels[facet]:
                continue
            present = _present_slug(facet, slug)
            if present is None:
                raise UnknownValueError.about(parameter, slug, question)
            page = question.page
            question = question.without(parameter, slug).having(parameter, present).on_page(page)
    return question


def present_label(snapshot: Snapshot, facet: str, slug: str) -> Label:
    """Return what a slug of a page names, in capitals too, or has come to name.

    Raises UnknownValueError for one that names nothing.
    """
    labels = snapshot.labels[facet].by_slug
    label = labels.get(slug) or labels.get(slug.lower()) or labels.get(_present_slug(facet, slug) or "")
    if label is None:
        raise UnknownValueError.about(facet, slug)
    return label


def _present_slug(facet: str, slug: str) -> str | None:
    """Return what a former slug of an actor, theme or source has become."""
    if facet == "language" or "\x00" in slug:
        return None
    path = reverse(f"articles:{facet}", args=["SLUG"]).replace("SLUG", slug)
    former = FormerAddress.objects.filter(path=path[:500]).select_related(facet).first()
    target = getattr(former, facet, None)
    return target.slug if target is not None else None
