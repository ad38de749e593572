"""What a language's folder declares besides its words, its sentences and its countries."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NBSP = "\u00a0"  # between a number and what it counts


def _marks() -> Mapping[str, str]:
    return {mark: mark for mark in ":;!?"}


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """The facts of a language.

    `name` is its name in English, for messages; `locale` its data of the Unicode project,
    such as `fr_CA`. `phrases` translates the phrases that briefgen and its templates
    print, `marks` those at a phrase's end; `months` are their names, from January.

    `inside` and `of` put a country's code where it has no name; a name with "of" begins
    with `of_begins`. `zones` are the names of a time, in winter and in summer, by its
    minutes from UTC in winter. `office_lists` are the lists of words that an office may
    decide on, with what each is for.

    Of numbers in Word's charts: their marks, and the words that count millions or more:
    what stays of each, and how it ends in the singular and in the plural, which a number
    has that is `many`, as formulas compare.

    Of what is read: `fields` names the fields of the data, for a control's title;
    `empty_links` are words of links that say nothing, in small letters. What a Word
    template says is found by patterns: `placeholders`, and `markings` by their meaning;
    its dates by `ordinals`, which may follow a day, and `date_links` before what follows.
    """

    name: str
    locale: str
    months: tuple[str, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=_marks)
    inside: str = "{}"
    of: str = "{}"
    of_begins: str = ""
    zones: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    office_lists: Mapping[str, str] = field(default_factory=dict)
    decimal_mark: str = "."
    group_mark: str = ","
    scales: tuple[tuple[str, str, str], ...] = ()
    many: str = ">1"
    fields: Mapping[str, str] = field(default_factory=dict)
    empty_links: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    markings: Mapping[str, str] = field(default_factory=dict)
    ordinals: tuple[str, ...] = ()
    date_links: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """The tag that programs know the language by: `fr-CA`."""
        return self.locale.replace("_", "-")

    @property
    def colon(self) -> str:
        """The colon between a label and its words, with plain spaces."""
        return f"{self.marks[':']} ".replace(NBSP, " ")
