"""Kinds to warnings about what they ask of a format that none of their files has.

Word alone has comments, numbers of lines, protection and locked values; PDF alone has
standards and fields to fill in.
"""

import re
from collections.abc import Iterator, Mapping

from briefgen.errors import Diagnostic, Place
from briefgen.plausibility.material import Material
from briefgen.templating import DocumentKind, Script

RULE = "no-such-file"
FORMATS: Mapping[str, str] = {"docx": "Word", "pdf": "PDF"}
# What only files of a format have, and what stands for nothing that is asked.
OF_FORMAT: Mapping[str, Mapping[str, object]] = {
    "docx": {"line_numbers": False, "protect": None, "locked": True},
    "pdf": {"pdf": None, "forms": False},
}
NOTE = re.compile(r"^[ \t]*:{3,}[ \t]*note to author[ \t]*$", re.MULTILINE)
INCLUDED = re.compile(r"\{%[-+]?\s*include\s+[\"']([^\"']+)[\"']")


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each such option, and for each note to the author."""
    usual = material.project.workspace.configuration.formats
    scripts: dict[str, list[Script]] = {}
    for each in material.templates:
        scripts.setdefault(each.script.place.path, []).append(each.script)
    for kind in material.project.kinds:
        formats = kind.formats or usual
        for name in OF_FORMAT:
            if name not in formats:
                yield from _options(material, kind, name)
        if "docx" not in formats:
            yield from _notes(kind, scripts)


def _options(material: Material, kind: DocumentKind, name: str) -> Iterator[Diagnostic]:
    text = material.project.workspace.read_text(kind.path)
    for option, unasked in OF_FORMAT[name].items():
        written = re.search(rf"^{option}[ \t]*:", text, re.MULTILINE)
        if written and getattr(kind.front, option) != unasked:
            place = Place(kind.path, text.count("\n", 0, written.start()) + 1, None)
            message = f"`{option}` does nothing in a kind without {FORMATS[name]} files"
            hint = f"add {name} to its `formats`, or delete the line"
            yield Diagnostic(place, message, RULE, hint, "warning")


def _notes(
    kind: DocumentKind, scripts: Mapping[str, list[Script]]
) -> Iterator[Diagnostic]:
    """Yield the notes to the author in a kind, and in the sections that it includes."""
    message = f"nobody sees this note to the author: `{kind.name}` has no Word files"
    hint = "add docx to its `formats`, or delete the note"
    paths = [kind.path]
    for path in paths:  # which grows by what is included
        for script in scripts.get(path, ()):
            for match in NOTE.finditer(script.text):
                line = script.place.line + script.text.count("\n", 0, match.start())
                place = Place(path, line, None)
                yield Diagnostic(place, message, RULE, hint, "warning")
            sections = {f"templates/{each}" for each in INCLUDED.findall(script.text)}
            paths += sorted(sections.difference(paths))
