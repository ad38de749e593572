"""Texts that are printed, in each language."""

from collections.abc import Mapping
from typing import TypeAlias

from briefgen.value_classes import dataclass

Language: TypeAlias = str


EVERY_LANGUAGE: Language = ""


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text that is printed, by language; `prose` says that it is Markdown blocks.

    A text that is given once, without languages, is under `EVERY_LANGUAGE`. One that
    changes with a number has `forms`, by language and form (`fr.one`, `fr.other`). A name
    that is not translated may say its `language`; all documents print it as it is.
    """

    by_language: Mapping[Language, str]
    prose: bool = False
    forms: Mapping[str, str] | None = None
    language: Language = ""

    def language_of(self, language: Language) -> Language:
        """Return the key for `language`: itself, or what there is for every language.

        Raises KeyError if there is none.
        """
        for key in (language, EVERY_LANGUAGE, self.language):
            if key in self.by_language:
                return key
        raise KeyError(language)

    def path_in(self, language: Language, path: str) -> str:
        """Return the path of its words in a language, if it is the text at `path`.

        Raises KeyError if there are none.
        """
        return self.words_in(language, path)[1]

    def words_in(
        self, language: Language, path: str, form: str = "other"
    ) -> tuple[str, str]:
        """Return its words in a language, and their path, if it is the text at `path`.

        Of a text with forms, they are those of the form. Raises KeyError if there are none.
        """
        key = self.language_of(language)
        for name in (f"{key}.{form}", f"{key}.other") if self.forms else ():
            if self.forms and name in self.forms:
                return self.forms[name], f"{path}.{name}"
        return self.by_language[key], f"{path}.{key}" if key else path
