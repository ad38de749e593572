"""A tiny workspace with templates, and all that is told of its documents."""

import datetime
import shutil
from collections.abc import Mapping
from pathlib import Path

from briefgen.builder.check import check_workspace
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.plausibility import RULES
from briefgen.workspace import open_workspace

NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
STYLE = Path(__file__).parents[2] / "templates/style.yaml"
BODY = "body"  # a case's name for what stands under FRONT in templates/sheet.md
PUBLIC = "public"  # likewise, of a public kind
FRONT = """\
---
title: "{{ theme.title }}"
per: theme
audience: internal
layout: note
---
"""
SOUND = {
    "briefgen.yaml": "organization: Waterways\nlanguages: [en]\n",
    "data/portfolio.yaml": """\
title: Rivers
event: {name: Summit, place: Lima, starts: 2024-11-15, ends: 2024-11-16}
introduction: Rivers matter.
currency: CAD
edition: {date: 2024-11-16}
""",
    "data/themes.yaml": """\
- id: water
  title: Water
  advice: {issue: To decide.}
- {id: forests, title: Forests}
""",
    "data/initiatives/mill.yaml": """\
theme: water
title: Mill
funding: {kind: new, amount: 100}
description: A mill.
""",
    "data/initiatives/dam.yaml": """\
theme: water
title: Dam
funding: {kind: new, amount: 300}
description: A dam.
release: {audience: public, embargo: 2030-01-01T00:00:00Z}
""",
    "charts/funding.yaml": "kind: bar\nof: initiatives\n",
    BODY: "{{ theme.title }}\n",
}


def told(root: Path, files: Mapping[str, str | None]) -> str:
    """Write a workspace with these files and give what is wrong with its documents.

    What is hardly meant has cases of its own, in `tests/plausibility/`.
    """
    found = (each for each in checked(root, files) if each.rule not in RULES)
    return "".join(f"{each}\n" for each in found)


def checked(root: Path, files: Mapping[str, str | None]) -> tuple[Diagnostic, ...]:
    """Write a workspace with these files and give what `briefgen check` tells of it."""
    write(root, files)
    try:
        return check_workspace(open_workspace(root), NOON).diagnostics
    except BriefgenError as error:
        return error.diagnostics


def write(root: Path, files: Mapping[str, str | None]) -> None:
    """Write the sound workspace with these files instead (None: without the file)."""
    whole = {**SOUND, **files}
    body, public = whole.pop(BODY), whole.pop(PUBLIC, None)
    sheet = f"{FRONT}{body}"
    if public is not None:
        sheet = f"{FRONT.replace('internal', 'public')}{public}"
    whole.setdefault("templates/sheet.md", sheet)
    (root / "templates").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(STYLE, root / "templates/style.yaml")
    for path, content in whole.items():
        if content is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content.encode())
