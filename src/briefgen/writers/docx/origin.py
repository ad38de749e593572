"""A Word file to the document that its properties say it was made as."""

import re

from briefgen.writers.docx.properties import CUSTOM, DC
from briefgen.writers.docx.unpacking import parts

PROPERTIES = re.compile(r"docProps/(core|custom)\.xml")


def origin(data: bytes) -> tuple[str, str, str, str]:
    """Give kind, subject, language and audience, empty where the file does not say.

    It may have been saved by other programs since. Raises ValueError for bytes that are
    no Word file, or one that is damaged.
    """
    said = {}
    for part in parts(data, PROPERTIES).values():
        for each in part.iter(f"{{{CUSTOM}}}property", f"{{{DC}}}language"):
            said[each.get("name", "Language")] = "".join(
                map(str, each.itertext())
            ).strip()
    kind, subject, tag, audience = (
        said.get(name, "") for name in ("Kind", "Subject", "Language", "Audience")
    )
    return kind, subject, tag.partition("-")[0].lower(), audience
