"""A workspace of two themes and three kinds, without charts: quick to build."""

import shutil
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
FILES = {
    "briefgen.yaml": """\
organization: Department of Examples
languages: [en, fr]
formats: [docx, pdf]
""",
    "data/portfolio.yaml": """\
title: {en: Water and trade, fr: Eau et commerce}
event:
  name: {en: Meeting, fr: Réunion}
  place: {en: "Lima, Peru", fr: "Lima, Pérou"}
  starts: 2024-11-15
  ends: 2024-11-16
introduction: {en: An introduction., fr: Une introduction.}
currency: CAD
edition: {date: 2024-11-16}
""",
    "data/themes.yaml": """\
- id: water
  title: {en: Water, fr: Eau}
  advice:
    issue: {en: To decide., fr: À décider.}
- id: trade
  title: {en: Trade, fr: Commerce}
""",
    "data/initiatives/wells.yaml": """\
theme: water
title: {en: Wells, fr: Puits}
funding: {kind: new, amount: 2000000, fiscal_years: 2024-27}
description: {en: It digs wells., fr: Il creuse des puits.}
""",
    "data/initiatives/ports.yaml": """\
theme: trade
title: {en: Ports, fr: Ports}
funding: {kind: new, amount: 3500000, fiscal_years: 2024-29}
description: {en: It builds ports., fr: Il construit des ports.}
""",
    "templates/sheet.md": """\
---
title: "{{ theme.title }}"
per: theme
audience: public
layout: factsheet
pages: 1
---
{% for initiative in theme.initiatives %}
## {{ initiative.title }}

{{ initiative.description }}
{% endfor %}
""",
    "templates/memo.md": """\
---
title: "{{ theme.title }}"
per: theme
audience: internal
layout: note
formats: [docx]
---
{% if theme.advice %}
{{ theme.advice.issue }}
{% endif %}
""",
    "templates/overview.md": """\
---
title: "{{ portfolio.title }}"
per: portfolio
audience: public
layout: backgrounder
formats: [pdf]
---
{{ portfolio.introduction }}
""",
}


def make(root: Path) -> Path:
    """Write the workspace to a folder, and give the folder."""
    for path, text in FILES.items():
        write(root, path, text)
    shutil.copyfile(CHECKOUT / "templates/style.yaml", root / "templates/style.yaml")
    return root


def write(root: Path, path: str, text: str) -> None:
    """Write a file of a workspace."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8", newline="\n")


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace a text that must be in a file."""
    text = (root / path).read_text("utf-8")
    assert old in text
    write(root, path, text.replace(old, new))
