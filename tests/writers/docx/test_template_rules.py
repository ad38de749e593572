"""What a template may not do to documents is a rule, and each rule refuses a file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from briefgen.writers.docx import write
from tests.interop.template_rules import TEMPLATE_RULES
from tests.writers import sample_trees
from tests.writers.docx.office_templates import TEMPLATES, protected, wide_indents
from tests.writers.docx.opened import look
from tests.writers.docx.templates import opened, zipped

KINDS = (sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder)
STYLES, SETTINGS = "word/styles.xml", "word/settings.xml"


def written(template: bytes) -> dict[str, bytes]:
    chosen = replace(look("factsheet"), reference=template)
    return opened(write(sample_trees.factsheet(), chosen))


def broken(parts: Mapping[str, bytes]) -> list[str]:
    return [each for rule in TEMPLATE_RULES for each in rule(parts)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_of_an_office_does_harm(name: str) -> None:
    for make in KINDS:
        document = make()
        chosen = replace(look(document.layout), reference=TEMPLATES[name]())
        assert broken(opened(write(document, chosen))) == []


def without(element: str, style: str) -> Callable[[bytes], bytes]:
    """Give what takes a property out of one style."""

    def change(data: bytes) -> bytes:
        text = data.decode()
        start = text.index(f'w:styleId="{style}"')
        end = text.index("</w:style>", start)
        inside, count = re.subn(rf"<w:{element}[ /][^>]*>", "", text[start:end])
        assert count, style
        return (text[:start] + inside + text[end:]).encode()

    return change


def having(setting: str) -> Callable[[bytes], bytes]:
    """Give what leaves a setting of the template in a file."""
    return lambda data: re.sub(
        rb"(<w:settings[^>]*>)", rb"\1<w:%s/>" % setting.encode(), data
    )


MUTATIONS = {
    "key figures without an indent of their own": (
        STYLES,
        without("ind", "KeyFigure"),
        "the style KeyFigure inherits left of an indent",
    ),
    "cells without an indent of their own": (
        STYLES,
        without("ind", "TableText"),
        "the style TableText inherits left of an indent",
    ),
    "cells of the template's size": (
        STYLES,
        without("sz", "TableText"),
        "the style TableText inherits its size",
    ),
    "cells aligned as the template's text": (
        STYLES,
        without("jc", "TableText"),
        "the style TableText inherits an alignment",
    ),
    **{
        f"{name} left in": (
            SETTINGS,
            having(name),
            f"the setting {name} of the template stays",
        )
        for name in (
            "documentProtection",
            "linkStyles",
            "attachedTemplate",
            "removePersonalInformation",
        )
    },
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_each_rule_refuses_what_it_is_for(name: str) -> None:
    part, change, wanted = MUTATIONS[name]
    template = protected() if part == SETTINGS else centred(wide_indents())
    parts = written(template)
    assert broken(parts) == []
    assert wanted in broken({**parts, part: change(parts[part])})


def centred(template: bytes) -> bytes:
    """Give a template whose text is indented and centred by default."""
    files = opened(template)
    indent = b'<w:ind w:left="2880"/>'
    assert indent in files["word/styles.xml"]
    changed = files["word/styles.xml"].replace(
        indent, indent + b'<w:jc w:val="center"/>'
    )
    return zipped({**files, "word/styles.xml": changed})
