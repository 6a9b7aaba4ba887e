"""What an editor fills in to rename, merge or split an actor or theme, or to give it a further name."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse

from articles.admin.languages import LANGUAGE_CHOICES, NO_LANGUAGE_YET
from articles.admin.offers import offer_names
from articles.admin.suggesting import resolve, who_is_meant
from articles.curating import Alias, CuratingError, Delete, Merge, Operation, Part, Rename, Split
from articles.curating.deleting import count_uses
from articles.exporting.selecting import QueryError, chosen_articles
from articles.models import Theme
from articles.models.fields import MAX_SUBJECT_SLUG_CHARS
from articles.vocabulary import NameUse

MANY_USES = 10
"""Articles that have an actor or theme from which on it is not deleted without typing its slug."""

PARTS = 3
"""Parts that the form of a split has room for."""


class CuratingForm(forms.Form):
    """A form about one actor or theme, `row`; `says` introduces it, `begins` is what its heading begins with."""

    title, begins, says, button = "", "", "", "Preview"
    instead: tuple[str, str] | None = None
    """Address and words of what may be meant instead."""
    required_css_class = "required"

    def __init__(self, *args: Any, row: Any, **options: Any) -> None:
        self.row = row
        self.subject: str = row._meta.model_name
        super().__init__(*args, **options)

    @property
    def heading(self) -> str:
        """What is done, and to whom."""
        return f"{self.begins} {self.row.name}"

    def operation(self) -> Operation:
        """Return what the form asks for. CuratingError or QueryError when it cannot be done."""
        raise NotImplementedError


class RenameForm(CuratingForm):
    """Another slug or name."""

    title = begins = "Rename"
    says = "The address of today leads to the new one for ever."

    new_name = forms.CharField(label="Name", max_length=300)
    new_slug = forms.CharField(label="Slug", max_length=MAX_SUBJECT_SLUG_CHARS)
    keeps_name = forms.BooleanField(label="Keep the old name as a further name", required=False, initial=True)

    def __init__(self, *args: Any, row: Any, **options: Any) -> None:
        super().__init__(*args, row=row, initial={"new_name": row.name, "new_slug": row.slug}, **options)
        if self.subject == "theme":
            del self.fields["keeps_name"]

    def operation(self) -> Operation:
        """Return the renaming."""
        given = self.cleaned_data
        keeps = given.get("keeps_name", False)
        return Rename(self.subject, self.row.slug, given["new_slug"], given["new_name"], keeps_name=keeps)


class AliasForm(CuratingForm):
    """A further name of an actor, or a term of a theme."""

    title, begins = "Add a further name", "Add a further name to"
    says = "Texts that name it so will be found to be about it."

    name = forms.CharField(max_length=300)
    language = forms.ChoiceField(choices=NO_LANGUAGE_YET + LANGUAGE_CHOICES)
    use = forms.ChoiceField(choices=NameUse.choices)

    def __init__(self, *args: Any, row: Any, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        if self.subject == "theme":
            del self.fields["language"], self.fields["use"]
            self.begins = "Add a term to"
            self.fields["name"].label = "Term"
            self.fields["name"].help_text = "A word, a “phrase” in double quotes, prefix* or a NEAR/5 b."

    def operation(self) -> Operation:
        """Return the giving of the name."""
        given = self.cleaned_data
        if self.subject == "theme":
            return Alias(self.subject, self.row.slug, given["name"])
        return Alias(self.subject, self.row.slug, given["name"], given["language"], given["use"])


class MergeForm(CuratingForm):
    """Into what an actor or theme is merged."""

    title, begins = "Merge into…", "Merge"
    says = (
        "Articles, names, roles and addresses go over to the other, which stays. Where an article has both, the"
        " stronger word stays: an editor’s tag, then an editor’s refusal, the source’s tag, a suggestion."
    )

    into = forms.CharField(label="Merge into", max_length=300, help_text="The slug or the name of the one that stays.")

    def __init__(self, *args: Any, row: Any, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        offer_names(self, "into", self.subject)

    def operation(self) -> Operation:
        """Return the merge."""
        model, into = type(self.row), self.cleaned_data["into"]
        found = list(model.objects.filter(slug=into) or model.objects.filter(name__iexact=into)[:5])
        if len(found) > 1:
            slugs = ", ".join(each.slug for each in found)
            raise CuratingError(f"Several have the name “{into}”. Give the slug of one: {slugs}.")
        stays = found[0] if found else resolve(self.subject, into)
        if stays is None:
            raise CuratingError(f"The archive has no {self.subject} “{into}”.{who_is_meant(self.subject, into)}")
        return Merge(self.subject, stays.slug, (self.row.slug,))


class MergeSelectedForm(CuratingForm):
    """Which of several stays; `row` is one of them."""

    title = "Merge these"
    says = MergeForm.says

    stays = forms.ChoiceField(label="Which one stays", widget=forms.RadioSelect(attrs={"class": "radiolist"}))

    def __init__(self, *args: Any, row: Any, rows: Sequence[Any], **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        self.rows = rows
        stays: Any = self.fields["stays"]
        stays.choices = [(each.slug, f"{each.name} ({each.slug})") for each in rows]

    def operation(self) -> Operation:
        """Return the merge."""
        stays = self.cleaned_data["stays"]
        return Merge(self.subject, stays, tuple(each.slug for each in self.rows if each.slug != stays))


class SplitForm(CuratingForm):
    """Which articles go where."""

    title, begins = "Split…", "Split"
    says = (
        "Articles are chosen as readers choose them: narrow the list of articles down, and copy its address, or what"
        " stands in it behind /articles/? (from=2002&q=council). Or give their ids (17, 18)."
    )

    def __init__(self, *args: Any, row: Any, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        for number in range(1, PARTS + 1):
            is_first = number == 1
            of = f" of part {number}"
            slug = forms.CharField(label=f"Slug{of}", max_length=MAX_SUBJECT_SLUG_CHARS, required=is_first)
            name = forms.CharField(label=f"Name{of}", max_length=300, required=False)
            wide = forms.TextInput(attrs={"class": "vTextField"})
            query = forms.CharField(label=f"Articles{of}", max_length=2_000, required=is_first, widget=wide)
            if is_first:
                name.help_text = "Blank when the slug is in the archive already."
            self.fields |= {f"slug_{number}": slug, f"name_{number}": name, f"articles_{number}": query}

    def operation(self) -> Operation:
        """Return the split."""
        given = self.cleaned_data
        parts = []
        for number in range(1, PARTS + 1):
            slug, name, asked = (given[f"{field}_{number}"] for field in ("slug", "name", "articles"))
            if not (slug or name or asked):
                continue
            if not slug:
                raise CuratingError(f"Give part {number} a slug.")
            try:
                parts.append(Part(slug, name, chosen_articles(asked)))
            except QueryError as error:
                raise CuratingError(f"Articles of {slug}: {error}") from None
        return Split(self.subject, self.row.slug, tuple(parts))


class DeleteForm(CuratingForm):
    """What depends on an actor or theme that is to go; where that is much, its slug is to be typed."""

    title = begins = "Delete"

    typed = forms.CharField(label="Its slug", max_length=MAX_SUBJECT_SLUG_CHARS)

    def __init__(self, *args: Any, row: Any, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        self.uses = sum(count_uses(self.subject, row.pk).values())
        tagged = f"{self.uses:,} article is tagged" if self.uses == 1 else f"{self.uses:,} articles are tagged"
        lost = f"{tagged} with it or had it refused, and would lose that." if self.uses else "No article has it."
        self.says = f"{lost} The log can undo it."
        if self.uses:
            merge = reverse(f"admin:articles_{self.subject}_curate", args=[row.pk, "merge"])
            self.instead = (merge, "If it is another one under a second name, merge it instead: no tag is lost")
        if self.uses < MANY_USES:
            del self.fields["typed"]
        else:
            self.fields["typed"].help_text = f"Type “{row.slug}”, since so many depend on it."

    def clean_typed(self) -> str:
        """Refuse another slug."""
        typed: str = self.cleaned_data["typed"].strip()
        if typed != self.row.slug:
            raise forms.ValidationError(f"That is not the slug of {self.row.name}.")
        return typed

    def operation(self) -> Operation:
        """Return the deletion."""
        return Delete(self.subject, self.row.slug)


FORMS: dict[str, type[CuratingForm]] = {
    "rename": RenameForm,
    "alias": AliasForm,
    "merge": MergeForm,
    "split": SplitForm,
    "delete": DeleteForm,
}
"""The last part of a page's address → its form."""


def forms_for(model: Any) -> list[tuple[str, str]]:
    """Return the operations that an actor or theme offers, as last part of the address and title."""
    # Django's own button below the form leads to the deletion.
    titles = {what: form.title for what, form in FORMS.items() if what != "delete"} | {"retag": "Retag"}
    if model is Theme:
        titles["alias"] = "Add a term"
    return list(titles.items())
