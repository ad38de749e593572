"""The types of the data files to an entry of the guide for each field."""

from collections.abc import Iterator, Mapping

from briefgen.loading import INITIATIVES, PORTFOLIO
from briefgen.loading.declarations import FIELDS
from briefgen.loading.themes import THEME_FOLDER, THEMES
from briefgen.reading.fields import Field, Form, Member
from briefgen.value_classes import dataclass

# Where a thing stands → what the guide calls it. Of themes, the list says all but `order`.
THINGS: Mapping[str, str] = {
    PORTFOLIO: "portfolio",
    THEMES: "theme",
    THEME_FOLDER: "theme",
    INITIATIVES: "initiative",
    FIELDS: "field",
}


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field: its name with dots, the file or folder it stands in, its declaration."""

    name: str
    file: str
    member: Member

    @property
    def form(self) -> str:
        """What is written after its name, in words."""
        form = self.member.field.form
        inner = form.item.form.name if form.item and not form.members else ""
        text = f"{form.name}: {inner} each" if inner else form.name
        text += ", or one in each language" if form.each_language else ""
        return f"{text}; {numbers}" if (numbers := _for_numbers(form)) else text

    @property
    def needed(self) -> str:
        """Whether it must be there, in a word."""
        return "required" if self.member.required else "optional"


def _for_numbers(form: Form) -> str:
    """Return how a text is written once for each number; empty for most texts."""
    written: dict[str, list[str]] = {}
    for language in form.languages:
        words = language.field.form.members
        names = ", ".join(f"{each.name}: …" for each in words if each.required)
        if names:
            written.setdefault(f"{{{names}}}", []).append(language.name)
    each = " and ".join(
        f"{how} in {', '.join(which)}" for how, which in written.items()
    )
    return each and f"where number shows, {each}"


def entries(types: Mapping[str, Field[object]]) -> tuple[FieldEntry, ...]:
    """Return an entry for each field, as files declare them; each name once."""
    by_name: dict[str, FieldEntry] = {}
    for path, field in types.items():
        for each in _within(field, THINGS.get(path, path), path):
            by_name.setdefault(each.name, each)
    return tuple(by_name.values())


def _within(field: Field[object], name: str, file: str) -> Iterator[FieldEntry]:
    form = field.form
    if form.item is not None and not form.members:
        yield from _within(form.item, name, file)
    for member in () if form.each_language else form.members:
        if not member.aside:
            own = f"{name}.{member.name}"
            yield FieldEntry(own, file, member)
            yield from _within(member.field, own, file)
