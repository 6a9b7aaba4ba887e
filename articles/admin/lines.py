"""Terms and identifiers as an editor writes them: one a line, without the brackets and quotation marks of JSON."""

import json
import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError

from articles.written_names import has_unseen

_HALVES = re.compile("[\\ud800-\\udfff]")
"""What JSON may have of a character that it writes in two parts, and no page can show."""


class _LinesField(forms.Field):
    """What is written one a line. JSON, as files have it, is read too, and shown where lines could not say the same."""

    says_json = ""

    def __init__(self, *, rows: int = 10, **options: Any) -> None:
        super().__init__(widget=AdminTextareaWidget(attrs={"rows": rows}), **options)

    def to_python(self, value: Any) -> Any:
        """Return what the lines say. ValidationError for JSON that cannot be read."""
        if not isinstance(value, str | None):
            return value
        text = (value or "").replace("\r\n", "\n")
        if "\x00" in text or "\\u0000" in text:
            raise ValidationError("Null characters are not allowed.")
        if not text.lstrip().startswith(("[", "{")):
            # Only what nobody types on purpose is taken away: other characters that nobody sees are refused.
            return self.read([line for line in (line.strip(" \t") for line in text.split("\n")) if line])
        try:
            found = json.loads(text)
            has_halves = _HALVES.search(json.dumps(found, ensure_ascii=False))
        except (ValueError, RecursionError):
            raise ValidationError(self.says_json) from None
        if has_halves:
            raise ValidationError("Half a character is not allowed.")
        return found

    def prepare_value(self, value: Any) -> Any:
        """Return the text of a box; what was typed stays as it is."""
        if isinstance(value, str | None):
            return value
        written = self.write(value)
        try:
            is_the_same = written is not None and self.to_python(written) == value
        except ValidationError:
            is_the_same = False
        return written if is_the_same else json.dumps(value, ensure_ascii=False)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether the lines say something else than before."""
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return True

    def read(self, lines: list[str]) -> Any:
        """Return what lines say. ValidationError for one that says nothing."""
        raise NotImplementedError

    def write(self, value: Any) -> str | None:
        """Return lines; None for what they cannot say."""
        raise NotImplementedError


class TermsField(_LinesField):
    """The terms of a theme: list[str]."""

    says_json = "Write one term a line."

    def read(self, lines: list[str]) -> list[str]:
        """Return the terms; any line is one."""
        return lines

    def write(self, value: Any) -> str | None:
        """Return one term a line."""
        return "\n".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else None


class IdentifiersField(_LinesField):
    """Codes in other lists: dict[str, str], by scheme."""

    says_json = "Write a scheme and its code a line: wikidata: Q142"

    def read(self, lines: list[str]) -> dict[str, str]:
        """Return the codes by their schemes."""
        found: dict[str, str] = {}
        for line in lines:
            scheme, colon, code = (part.strip() for part in line.partition(":"))  # A page may give a no-break space.
            if not (scheme and colon and code) or line.startswith('"'):
                raise ValidationError(f"“{line}” is no scheme with a code. Write one a line: wikidata: Q142")
            if scheme in found:
                raise ValidationError(f"“{scheme}” stands here twice. Keep one of its codes.")
            if has_unseen(line):
                raise ValidationError(f"“{scheme}” has a character that nobody sees. Type it anew.")
            found[scheme] = code
        return found

    def write(self, value: Any) -> str | None:
        """Return a scheme with its code a line, from A to Z: in which order they were written no database keeps."""
        is_plain = isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair)
        return "\n".join(f"{scheme}: {code}" for scheme, code in sorted(value.items())) if is_plain else None
