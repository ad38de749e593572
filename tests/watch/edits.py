"""Edits of a small workspace, chosen by a number, as people, editors and git make them."""

import shutil
import time
import zlib
from pathlib import Path

from tests.commands import small

INITIATIVE = """\
theme: {theme}
title: {{en: Project {number}, fr: Projet {number}}}
funding: {{kind: new, amount: {amount}, fiscal_years: 2024-27}}
description: {{en: It helps {number}., fr: Il aide {number}.}}
"""
EMBARGO = "release: {embargo: 2000-01-01T00:00:00+00:00}\n"
PASSING = ("data/initiatives/.x.yaml.swp", "templates/~$x.docx", "templates/memo.md~")
NAMES = [f"data/initiatives/{name}.yaml" for name in ("wells", "ports", "roads")]


class Edits:
    """A series of edits: the same for the same seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.seed, self.count = root, seed, 0
        self.kinds = (
            *(self.save, self.save, self.save, self.save_in_two, self.replace),
            *(self.break_it, self.remove, self.template, self.break_template),
            *(self.languages, self.lay_beside, self.move_folder, self.style),
        )

    def choose(self, number: int) -> int:
        """Return a number below another, the next of the series."""
        self.count += 1
        return zlib.crc32(f"{self.seed} {self.count}".encode()) % number

    def edit(self) -> None:
        """Make the next edit."""
        self.kinds[self.choose(len(self.kinds))]()

    def mend(self) -> None:
        """Make everything whole again."""
        for path in NAMES:
            self.write(path, self.text())
        self.write("templates/memo.md", small.FILES["templates/memo.md"])

    def path(self) -> str:
        return NAMES[self.choose(len(NAMES))]

    def text(self) -> str:
        theme = ("water", "trade")[self.choose(2)]
        label = EMBARGO if self.choose(4) == 0 else ""
        amount = 1_000_000 + 100_000 * self.choose(50)
        number = self.choose(1000)
        return label + INITIATIVE.format(theme=theme, number=number, amount=amount)

    def write(self, path: str, text: str) -> None:
        small.write(self.root, path, text)

    def save(self) -> None:
        self.write(self.path(), self.text())

    def save_in_two(self) -> None:
        path, text = self.path(), self.text()
        self.write(path, text[: self.choose(len(text))])
        time.sleep(0.05 * self.choose(8))
        self.write(path, text)

    def replace(self) -> None:
        path = self.root / self.path()
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_text(self.text(), "utf-8")
        fresh.replace(path)

    def break_it(self) -> None:
        self.write(self.path(), self.text().replace("kind: new", "kind: knew"))

    def remove(self) -> None:
        (self.root / self.path()).unlink(missing_ok=True)

    def template(self) -> None:
        text = small.FILES["templates/memo.md"]
        words = f"Remark {self.choose(100)}.\n\n{{% if"
        self.write("templates/memo.md", text.replace("{% if", words))

    def break_template(self) -> None:
        self.write("templates/memo.md", small.FILES["templates/memo.md"] + "{% if")

    def languages(self) -> None:
        listed = ("[en, fr]", "[fr, en]", "[en]")[self.choose(3)]
        text = small.FILES["briefgen.yaml"]
        self.write("briefgen.yaml", text.replace("[en, fr]", listed))

    def lay_beside(self) -> None:
        for path in PASSING:
            self.write(path, "half")
        for path in PASSING[: self.choose(len(PASSING) + 1)]:
            (self.root / path).unlink()

    def move_folder(self) -> None:
        folder, aside = self.root / "data/initiatives", self.root / "data/.aside"
        folder.rename(aside)
        time.sleep(0.05 * self.choose(8))
        shutil.copytree(aside, folder)
        shutil.rmtree(aside)

    def style(self) -> None:
        path = self.root / "templates/style.yaml"
        path.write_text(f"{path.read_text('utf-8')}# {self.choose(9)}\n", "utf-8")
