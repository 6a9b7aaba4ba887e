"""What others saved while a form was open: told, with who and when, before anything of theirs is written over."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst

from articles.admin.differences import Passage, differences
from articles.admin.posted import Values, digest, in_words, post, posted_values, shown_values
from articles.curating.rows import SUBJECTS

SEEN = "seen-when-opened"
"""Name of the hidden field in which a form keeps what it was shown with."""

_MAX_ROWS = 1_000
"""Rows of one kind that a form may post, as Django's own forms have it."""


class Change(NamedTuple):
    """A field or row that somebody saved otherwise, None for a row of which one of the two knows nothing.

    `whole` is all of a long text, to be copied.
    """

    what: str
    theirs: list[Passage]
    ours: list[Passage] | None
    is_ours_kept: bool
    whole: str = ""


@dataclass
class Meanwhile:
    """What was saved since a form was opened, and by whom; `seen` is what the form is shown with from now on."""

    who: list[str]
    changes: list[Change]
    seen: str


class TellsOfOthers(admin.ModelAdmin):
    """A form that is held back once when somebody else has saved the same row since it was opened.

    What only one of the two changed stands in it as that one has it; where both did, the form keeps what was typed.
    """

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Compare what is in the archive with what the form was shown with, then let Django go on."""
        if request.method != "POST" or object_id is None or SEEN not in request.POST:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            # Two who save at the same moment do so one after the other, and the second is told.
            list(self.model._base_manager.select_for_update().filter(pk=_key(object_id)).values_list("pk"))
            row = self.get_object(request, unquote(object_id))
            # An author who may only add articles had a draft of their own open.
            if row is None and (self.has_change_permission(request) or self.has_add_permission(request)):
                return self._respond_gone(request, object_id)
            if row is not None and self.has_change_permission(request, row):
                self._look_for_others(request, row)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Hold the form back as long as its editor has not seen what was saved meanwhile."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        if not hasattr(request, "meanwhile"):
            return form

        class HeldBack(form):
            def clean(self) -> Any:
                cleaned = super().clean()
                self.add_error(None, "Not saved yet: look at what was saved meanwhile, above.")
                return cleaned

        return HeldBack

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Keep in the form what it was shown with, and show what was saved meanwhile."""
        if context.get("original") is not None and self.has_change_permission(request, context["original"]):
            meanwhile = getattr(request, "meanwhile", None)
            seen = meanwhile.seen if meanwhile else request.POST.get(SEEN)
            # A form that was posted has changed its row already: what it was shown with is what it posted.
            if seen is None and request.method != "POST":
                inlines = [each for each in context["inline_admin_formsets"] if each.has_change_permission]
                seen = _shown(context["adminform"].form, [inline.formset for inline in inlines])
            context |= {"seen_field": SEEN, "seen": seen, "meanwhile": meanwhile}
        return super().render_change_form(request, context, *args, **kwargs)

    def _respond_gone(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Return what was typed and chosen about a row that somebody took away meanwhile, so that it can be copied."""
        typed, chosen = self._as_posted(request)
        entries = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(self.model), object_id=unquote(object_id)
        )
        last = entries.select_related("user").order_by("-action_time").first()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"This {self.opts.verbose_name} is no longer there",
            "typed": typed,
            "chosen": chosen + self.further_choices(request),
            "can_be_undone": self.opts.model_name in SUBJECTS,
            "last": f"{said_by(last)}: {last.get_change_message() or 'Deleted.'}" if last is not None else "",
        }
        return TemplateResponse(request, "admin/articles/gone.html", context, status=404)

    def further_choices(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Return what was chosen in a form besides its fields and rows: what it was about, and the choice, in words."""
        return []

    def _as_posted(self, request: HttpRequest) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Return the texts, and what else the fields and rows of a form hold, in words, each with what it is about."""
        form = super().get_form(request, None, change=self.has_change_permission(request))(instance=self.model())
        typed: list[tuple[str, str]] = []
        chosen: list[tuple[str, str]] = []
        for name, values in posted_values(form, request.POST).items():
            is_text = isinstance(form.fields[name], forms.CharField)
            if words := in_words(form, name, values):
                (typed if is_text else chosen).append((capfirst(str(form[name].label)), words))
        for inline in self.get_inline_instances(request):
            formset = inline.get_formset(request)(instance=self.model())
            ours, added, away = _posted_rows(formset, request.POST)
            rows = [row for key, row in ours.items() if key not in away] + added
            what = capfirst(str(inline.opts.verbose_name))
            chosen += [(what, _row_in_words(formset.empty_form, row)) for row in rows]
        return typed, chosen

    def _as_now(self, request: HttpRequest, row: Any) -> tuple[Any, list[Any]]:
        """Return form and formsets as they would be shown for the first time."""
        names = flatten_fieldsets(self.get_fieldsets(request, row))
        form = super().get_form(request, row, change=True, fields=names)(instance=row)
        formsets = []
        for formset, inline in self.get_formsets_with_inlines(request, row):
            if inline.has_change_permission(request, row):
                prefix = formset.get_default_prefix()
                formsets.append(formset(instance=row, prefix=prefix, queryset=inline.get_queryset(request)))
        return form, formsets

    def _look_for_others(self, request: Any, row: Any) -> None:
        seen = _Seen.read(request.POST[SEEN])
        form, formsets = self._as_now(request, row)
        posted = request.POST.copy()
        changes = list(_join_fields(form, seen.fields, posted))
        for formset in formsets:
            if formset.prefix in seen.rows:
                changes += _join_rows(formset, seen.rows[formset.prefix], posted)
        request.POST = posted
        if changes:
            who = _who_saved(row, seen.at, request.user)
            request.meanwhile = Meanwhile(who, changes, _shown(form, formsets))


class _Seen(NamedTuple):
    """What a form was shown with: digests of its fields, and of its rows by formset and key."""

    at: dt.datetime
    fields: dict[str, str]
    rows: dict[str, dict[str, str]]

    @classmethod
    def read(cls, kept: str) -> "_Seen":
        """Return what a form has kept; nothing where it was written over."""
        try:
            found = json.loads(kept)
            at = dt.datetime.fromisoformat(found["at"]).astimezone(dt.UTC)
            fields, rows = dict(found["fields"]), {prefix: dict(rows) for prefix, rows in found["rows"].items()}
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
            at, fields, rows = timezone.now(), {}, {}
        return cls(at, fields, rows)


def _shown(form: Any, formsets: list[Any]) -> str:
    rows = {f.prefix: {str(k): digest(values) for k, values in _rows(f).items()} for f in formsets}
    fields = {name: digest(value) for name, value in shown_values(form).items()}
    return json.dumps({"at": timezone.now().isoformat(), "fields": fields, "rows": rows})


def _rows(formset: Any) -> dict[str, Values]:
    return {str(form.instance.pk): shown_values(form) for form in formset.initial_forms}


def _join_fields(form: Any, seen: dict[str, str], posted: QueryDict) -> Iterator[Change]:
    """Yield the fields that others saved otherwise; put theirs into what is posted where its editor changed nothing."""
    now, ours = shown_values(form), posted_values(form, posted)
    for name, theirs in now.items():
        if digest(theirs) == seen.get(name, digest(theirs)) or theirs == ours[name]:
            continue
        is_kept = digest(ours[name]) != seen[name]
        words = [in_words(form, name, value) for value in (theirs, ours[name])]
        whole = words[0] if is_kept and "\n" in words[0] else ""
        yield Change(str(form[name].label), *differences(*words), is_kept, whole)
        if not is_kept:
            post(posted, form, {name: theirs})


def _join_rows(formset: Any, seen: dict[str, str], posted: QueryDict) -> list[Change]:
    """Return the rows that others added, changed or took away; put all rows into what is posted as they now are."""
    blank, prefix = formset.empty_form, formset.prefix
    key = formset.model._meta.pk.name
    ours, added, away = _posted_rows(formset, posted)
    now = _rows(formset)
    what = capfirst(formset.model._meta.verbose_name)
    changes: list[Change] = []
    rows: list[tuple[str, Values, bool]] = []

    def tell(theirs: Values | None, mine: Values | None, *, is_kept: bool, is_away: bool = False) -> None:
        one = "taken away" if theirs is None else _row_in_words(blank, theirs)
        other = "taken away" if is_away else _row_in_words(blank, mine) if mine is not None else ""
        theirs_shown, ours_shown = differences(one, other)
        changes.append(Change(what, theirs_shown, ours_shown if mine is not None else None, is_kept))

    for id, theirs in now.items():
        mine = ours.get(id)
        if id not in seen or mine is None:
            # Another's row; the same one of ours would be refused as standing there twice.
            added = [each for each in added if not _is_same(formset, each, theirs)]
            rows.append((id, theirs, False))
            if id not in seen:
                tell(theirs, None, is_kept=False)
            continue
        is_theirs = digest(theirs) != seen[id] and (theirs != mine or id in away)
        is_kept = digest(mine) != seen[id] or id in away
        rows.append((id, mine if is_kept else theirs, id in away))
        if is_theirs:
            tell(theirs, mine, is_kept=is_kept, is_away=id in away)
    for id, mine in ours.items():
        if id in seen and id not in now and id not in away:
            is_kept = digest(mine) != seen[id]
            added += [mine] if is_kept else []
            tell(None, mine, is_kept=is_kept)
    if not changes and ours.keys() <= now.keys():
        return []
    # Without JavaScript a new row is written into a blank one.
    added.append(shown_values(blank))
    for name in [name for name in posted if name.startswith(f"{prefix}-")]:
        del posted[name]
    rows += [("", each, False) for each in added]
    for name, count in (("TOTAL", len(rows)), ("INITIAL", len(now)), ("MIN_NUM", 0), ("MAX_NUM", _MAX_ROWS)):
        posted[f"{prefix}-{name}_FORMS"] = str(count)
    for number, (id, values, is_away) in enumerate(rows):
        post(posted, blank, values, f"{prefix}-{number}")
        posted[f"{prefix}-{number}-{key}"] = id
        posted[f"{prefix}-{number}-{formset.fk.name}"] = str(formset.instance.pk)
        if is_away:
            posted[f"{prefix}-{number}-DELETE"] = "on"
    return changes


def _posted_rows(formset: Any, posted: QueryDict) -> tuple[dict[str, Values], list[Values], set[str]]:
    """Return the rows that were posted: by their keys, those that are new and not blank, and the keys to take away."""
    blank, prefix = formset.empty_form, formset.prefix
    key = formset.model._meta.pk.name
    total = posted.get(f"{prefix}-TOTAL_FORMS", "")
    ours: dict[str, Values] = {}
    added: list[Values] = []
    away: set[str] = set()
    nothing = shown_values(blank)
    for number in range(min(int(total), _MAX_ROWS) if total.isascii() and total.isdigit() else 0):
        start = f"{prefix}-{number}"
        id, values = posted.get(f"{start}-{key}", ""), posted_values(blank, posted, start)
        if id:
            ours[id] = values
            away |= {id} if f"{start}-DELETE" in posted else set()
        elif values != nothing and f"{start}-DELETE" not in posted:
            added.append(values)
    return ours, added, away


def _is_same(formset: Any, one: Values, other: Values) -> bool:
    """Tell whether two rows cannot both be kept."""
    for constraint in formset.model._meta.total_unique_constraints:
        names = [name for name in constraint.fields if name != formset.fk.name]
        if names and all(one.get(name) == other.get(name) for name in names):
            return True
    return False


def _row_in_words(form: Any, values: Values) -> str:
    return ", ".join(filter(None, (in_words(form, name, value) for name, value in values.items())))


def _who_saved(row: Any, since: dt.datetime, reader: Any) -> list[str]:
    """Return who saved a row since then and when, in words; what has left no name was no editor at a form."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk), action_time__gte=since
    )
    last = {entry.user: entry for entry in entries.select_related("user").order_by("action_time")}
    return [said_by(entry, "you, in another window" if user == reader else "") for user, entry in last.items()]


def said_by(entry: LogEntry, name: str = "") -> str:
    """Return who made an entry of a history and when, in words."""
    return f"{name or entry.user.get_username()} on {entry.action_time.astimezone(dt.UTC):%Y-%m-%d at %H:%M} UTC"


def _key(object_id: str) -> int:
    id = unquote(object_id)
    return int(id) if id.isascii() and id.isdigit() and len(id) <= 10 else 0
