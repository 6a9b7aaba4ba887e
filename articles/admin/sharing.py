"""Names that others bear, asked about once before an actor or theme is given them in its form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from articles.curating.namesakes import in_words, namesakes

CONFIRMED = "shared-name"
"""Name of the boxes that an editor ticks: what is confirmed is the name, as others bear it now."""

_CODE = "shared"


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name to be confirmed, and who bears it."""

    name: str
    those: list[Any]

    @property
    def mark(self) -> str:
        """What its box posts."""
        return " ".join([*(str(row.pk) for row in self.those), self.name])


def ask_about(form: Any, field: str, names: Iterable[str], *, besides: int | None) -> None:
    """Add an error to a form for each name that others bear and its editor has not confirmed."""
    confirmed = form.data.getlist(CONFIRMED)
    for name, those in namesakes(_subject_of(form), names, besides=besides).items():
        shared = SharedName(name, those)
        if shared.mark not in confirmed:
            said = f"{in_words(name, those)} Tick it above if it is to speak for both."
            form.add_error(field, ValidationError(said, code=_CODE, params={"shared": shared}))


def asked_about(forms: Iterable[Any]) -> list[SharedName]:
    """Return the names that forms ask about, each once."""
    return list({shared.mark: shared for form in forms for shared in _of(form)}.values())


def _of(form: Any) -> Iterator[SharedName]:
    for errors in form.errors.as_data().values():
        for error in errors:
            if error.code == _CODE:
                yield error.params["shared"]


def _subject_of(form: Any) -> str:
    return "theme" if form._meta.model._meta.model_name == "theme" else "actor"
