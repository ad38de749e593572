"""The text of `briefgen.yaml` to what the documents of a workspace have in common."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

from briefgen import folder_names
from briefgen.audiences import AUDIENCES
from briefgen.errors import Diagnostic, Place
from briefgen.files import (
    SOURCES,
)
from briefgen.formats import PDF_STANDARDS, USUAL, USUAL_PDF, PdfStandard
from briefgen.jurisdictions import fiscal_year, in_force
from briefgen.languages import CODES, facts
from briefgen.languages.office_names import office
from briefgen.languages.territories import NO_DECISION, Office
from briefgen.model import CANADA, JURISDICTIONS, Jurisdiction, Language, LocalizedText
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, Sequence, compose
from briefgen.reading.fields import (
    At,
    Field,
    Reader,
    Unreadable,
    choice,
    distinct,
    is_missing_in,
    optional,
    per_language,
    record,
    required,
    scalar,
    text,
)
from briefgen.value_classes import dataclass

CONFIGURATION = "briefgen.yaml"
STYLE = "templates/style.yaml"
OUTPUT = "build"
ORGANIZATION = "organization"
DRIVE = re.compile("[A-Za-z]:")  # of Windows
# What each kind says for itself, and what a style does.
OF_KINDS = (
    *("pages", "contents", "key_figures", "source", "controls", "lists"),
    *("forms", "draft", "line_numbers", "protect", "locked"),
)
OF_STYLES = ("paper", "fonts", "logo", "hyphenation", "styles", "from_template")
EVERY_MARKING = tuple(
    dict.fromkeys(each for place in JURISDICTIONS.values() for each in place.markings)
)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What `briefgen.yaml` says; `output` has the folder of each audience.

    `marking` is what an internal document bears that nothing else marks; "" for none.
    `pdf` is what PDF files follow if their kinds do not say. `gaps` are its texts that only some languages lack; `places` are those of its values.
    """

    organization: LocalizedText
    languages: tuple[Language, ...]
    formats: tuple[str, ...]
    style: str
    output: Mapping[str, str]
    office: Office = NO_DECISION
    jurisdiction: Jurisdiction = CANADA
    marking: str = ""
    pdf: PdfStandard = USUAL_PDF
    gaps: tuple[Diagnostic, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def lacks(self, language: Language) -> tuple[Diagnostic, ...]:
        """Return a mistake for each text that is missing in a language."""
        name = facts(language).name
        return tuple(each for each in self.gaps if is_missing_in(each, name))


def read_configuration(yaml: str) -> Configuration:
    """Return the configuration in the text of `briefgen.yaml`.

    Raises BriefgenError with every mistake; a text that only some languages lack is
    none.
    """
    reader = Reader()
    node = reader.take(compose(yaml, CONFIGURATION))
    configuration = None
    if node is not None:
        declared = configuration_field(_languages(node))
        configuration = declared.take(node, reader.at())
    gaps = reader.finish_with_gaps()
    assert configuration is not None
    return replace(configuration, gaps=gaps, places=reader.places)


def configuration_field(languages: Iterable[Language]) -> Field[Configuration]:
    """Declare `briefgen.yaml`; its texts must be given in these languages."""
    names = {code: facts(code).name for code in languages}
    return record(
        _configuration,
        required(
            ORGANIZATION,
            per_language(LocalizedText, names, text()),
            "the name that documents carry",
        ),
        required(
            "languages",
            distinct(choice(CODES)),
            "the languages of the documents, the first one first",
        ),
        optional("formats", distinct(choice(USUAL)), "the formats; all, unless given"),
        optional("style", scalar(_path, {"type": "string"}), f"{STYLE}, unless given"),
        optional("output", _output_field(), f"{OUTPUT}, unless given"),
        optional("office", office(), "names and words that an office decides"),
        optional(
            "jurisdiction",
            choice(tuple(JURISDICTIONS)),
            "whose markings, fiscal year and English; canada, unless given",
        ),
        optional("fiscal_year", fiscal_year(), "if not that of the jurisdiction"),
        optional(
            "marking",
            choice(EVERY_MARKING),
            "of internal documents that nothing else marks; none, unless given",
        ),
        optional(
            "pdf", choice(PDF_STANDARDS), "what PDF files follow; ua1, unless given"
        ),
        check=_marked_as_there,
        undeclared=_elsewhere,
    )


def _elsewhere(name: str, _: Node, __: bool) -> str | None:  # noqa: FBT001 - of all such
    """Return the hint where a field stands that is none of `briefgen.yaml`."""
    if name in OF_KINDS:
        return f"write `{name}` in the front matter of a kind, templates/….md"
    return f"write `{name}` in {STYLE}" if name in OF_STYLES else None


def _configuration(**fields: Any) -> Configuration:
    usual = {"formats": USUAL, "style": STYLE, "output": _each_below(OUTPUT)}
    place = in_force(fields.pop("jurisdiction", None), fields.pop("fiscal_year", None))
    return Configuration(**(usual | fields), jurisdiction=place)


def _marked_as_there(configuration: Configuration, at: At) -> None:
    """Tell of a marking that is on no scale of the jurisdiction."""
    marking, place = configuration.marking, configuration.jurisdiction
    if marking and marking not in place.markings:
        message = f"'{marking}' is no marking of {place.name}"
        hint = f"known markings: {', '.join(place.markings)}"
        (at / "marking").tell(message, "marking", hint)


def _languages(node: Node) -> tuple[Language, ...]:
    """Return which languages texts need; mistakes are found when the file is read."""
    listed = node.get("languages") if isinstance(node, MappingNode) else None
    items = listed.items if isinstance(listed, Sequence) else ()
    named = (item.text for item in items if isinstance(item, Scalar))
    return tuple(code for code in named if code in CODES)


def _output_field() -> Field[Mapping[str, str]]:
    folder = scalar(_folder, {"type": "string"}, "a folder")
    below = [required(n, folder, f"the folder of {n} documents") for n in AUDIENCES]
    each = record(dict, *below, check=_apart)

    def read(node: Node, at: At) -> Mapping[str, str] | None:
        if isinstance(node, MappingNode):
            return each.read(node, at)
        one = folder.read(node, at)
        return None if one is None else _each_below(one)

    return Field(read, {"anyOf": [folder.schema, each.schema]})


def _each_below(folder: str) -> Mapping[str, str]:
    return {name: f"{folder}/{name}" for name in AUDIENCES}


def _path(path: str) -> str:
    if "\\" in path:
        hint = f"write {path.replace(chr(92), '/')}"
        raise Unreadable("a path is written with forward slashes", "path", hint)
    return normpath(path)


def _folder(path: str) -> str:
    clean = _path(path)
    if clean == "." or clean.split("/")[0].casefold() in SOURCES:
        raise Unreadable(f"outputs cannot be written to '{clean}'", "path")
    parts = (each for each in clean.split("/") if each not in {"", ".."})
    for part in parts:
        if not DRIVE.fullmatch(part) and (reasons := folder_names.unportable(part)):
            raise Unreadable(*reasons)
    return clean


def _apart(folders: Mapping[str, str], at: At) -> None:
    public, internal = (PurePosixPath(folders[name].casefold()) for name in AUDIENCES)
    if internal.is_relative_to(public) or public.is_relative_to(internal):
        message = "public and internal documents need folders apart from each other"
        (at / "internal").tell(message, "output")
