"""A Word file to the document that its properties name."""

from collections.abc import Iterator

from briefgen.word_template import Unusable, parsed
from briefgen.word_template.archive import unpacked
from briefgen.writers.docx.parts.markup import BARE, PREFIXES

PARTS = ("docProps/core.xml", "docProps/custom.xml", "docProps/app.xml")
# What says something, and what it is called where it has no name.
SAYING = {
    f"{{{BARE['custom']}}}property": "",
    f"{{{PREFIXES['dc']}}}language": "Language",
    f"{{{BARE['application']}}}Application": "Application",
}
# Programs that drop alternative texts of charts, and drawings that stand for pictures.
DROPPING = ("libreoffice", "openoffice", "collabora", "neooffice")


def origin(data: bytes) -> tuple[str, str, str, str]:
    """Return kind, subject, language and audience, each empty if the file does not say.

    It may have been saved by other programs since. Raises ValueError, with the reason,
    for bytes that are no Word file, or one that cannot be read.
    """
    properties = _known(data)
    kind, subject, tag, audience = (
        properties.get(name, "") for name in ("Kind", "Subject", "Language", "Audience")
    )
    return kind, subject, tag.partition("-")[0].lower(), audience


def edition_of(data: bytes) -> str:
    """Return the edition that a file was made for, empty if it does not say.

    Raises ValueError as `origin` does.
    """
    return _known(data).get("Edition", "")


def drops(data: bytes) -> bool:
    """Return whether the last program that saved a file drops invisible data.

    Raises ValueError as `origin` does.
    """
    return _known(data).get("Application", "").lower().startswith(DROPPING)


def _known(data: bytes) -> dict[str, str]:
    try:
        return dict(_texts(unpacked(data)))
    except Unusable as error:
        raise ValueError(str(error)) from error


def _texts(members: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for part in (parsed(members[name]) for name in PARTS if name in members):
        for element in part.iter(*SAYING):
            name = SAYING[str(element.tag)] or element.get("name", "")
            yield name, "".join(map(str, element.itertext())).strip()
