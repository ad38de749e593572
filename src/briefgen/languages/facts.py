"""What a language's folder declares besides its words, its sentences and its countries."""

from collections.abc import Mapping
from dataclasses import field

from briefgen.value_classes import dataclass

NBSP = "\u00a0"  # between a number and what it counts


def _marks() -> Mapping[str, str]:
    return {mark: mark for mark in ":;!?"}


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """The facts of a language; a default is what languages have that need no other."""

    name: str  # in English, for messages
    locale: str  # of the Unicode project: `fr_CA`

    # What documents say.
    months: tuple[str, ...] = ()  # from January
    phrases: Mapping[str, str] = field(default_factory=dict)  # English → its words
    marks: Mapping[str, str] = field(default_factory=_marks)  # as a phrase ends in them
    inside: str = "{}"  # a country that has no name but its code: "in {}"
    of: str = "{}"
    of_begins: str = ""  # how a country's name with "of" begins, where it always does
    title_marks: tuple[str, str] = ("“", "”")  # around a title within a sentence
    year: str = "fiscal year"  # what is budgeted for
    # Minutes from UTC in winter → what the time is called in winter, and in summer.
    zones: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    # The lists of words that an office may decide on → what each is for.
    office_lists: Mapping[str, str] = field(default_factory=dict)

    # What charts in Word say of an amount that a user types.
    decimal_mark: str = "."
    group_mark: str = ","
    # Words for millions and more: what stays, and the ends of singular and plural.
    scales: tuple[tuple[str, str, str], ...] = ()
    many: str = ">1"  # numbers that take the plural, as formulas compare

    # What Word's controls call the fields of the data, by their names.
    fields: Mapping[str, str] = field(default_factory=dict)

    # What controls call what is computed of the data: what it is, and what to change.
    computed: Mapping[str, str] = field(default_factory=dict)

    # What a recommendation asks for → how it then begins, after "that you".
    answers: Mapping[str, str] = field(default_factory=dict)

    # What is looked for in texts; patterns have no groups of their own.
    empty_links: tuple[str, ...] = ()  # words that do not say where a link leads
    placeholders: tuple[str, ...] = ()  # patterns of what a template leaves to fill in
    markings: Mapping[str, str] = field(default_factory=dict)  # meaning → pattern
    ordinals: tuple[str, ...] = ()  # what may follow the day in a date: "1st"
    # Small words that no other language of the house has, by which a text tells its own.
    function_words: frozenset[str] = frozenset()
    date_links: tuple[str, ...] = ()  # what may stand between its parts: "1 de enero"

    @property
    def tag(self) -> str:
        """The tag that programs know the language by: `fr-CA`."""
        return self.locale.replace("_", "-")

    @property
    def colon(self) -> str:
        """The colon between a label and its words, with plain spaces."""
        return f"{self.marks[':']} ".replace(NBSP, " ")
