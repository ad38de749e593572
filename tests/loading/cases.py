"""Read and write the cases of `mistakes/*.txt`: files of a workspace, and what is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen import loading
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.workspace import open_workspace

TITLE, FILE, REMOVED, TOLD = "== ", "-- ", "-- without ", "-- told"

# A workspace without mistakes, which the files of a case replace or add to.
SOUND = {
    "briefgen.yaml": "organization: Waterways\nlanguages: [en, fr]\n",
    "data/portfolio.yaml": """\
title: Rivers
event: {name: Summit, place: Lima, starts: 2024-11-15, ends: 2024-11-16}
introduction: Rivers matter.
currency: CAD
edition: {date: 2024-11-16}
""",
    "data/themes.yaml": "- {id: water, title: Water}\n- {id: forests, title: Forests}\n",
    "data/initiatives/mill.yaml": """\
theme: water
title: Mill
funding: {kind: new, amount: 100}
description: A mill.
""",
}


@dataclass(frozen=True, slots=True)
class Case:
    """What a case shows, the files it writes (None: takes away), and what is told."""

    title: str
    files: dict[str, str | None]
    told: str


def read_cases(path: Path) -> list[Case]:
    """Read the cases of a file."""
    text = path.read_text(encoding="utf-8")
    return [_case(part) for part in text.split(f"\n{TITLE}")[1:]]


def written(introduction: str, cases: list[Case]) -> str:
    """Write cases as their file has them."""
    parts = [introduction]
    for case in cases:
        parts.append(f"\n{TITLE}{case.title}\n")
        for path, content in case.files.items():
            parts.append(
                f"{REMOVED}{path}\n" if content is None else f"{FILE}{path}\n{content}"
            )
        parts.append(f"{TOLD}\n{case.told}")
    return "".join(parts)


def told(root: Path, files: Mapping[str, str | None]) -> str:
    """Write a workspace with these files and give the mistakes that are told of it."""
    write(root, files)
    return "".join(f"{found}\n" for found in mistakes(root))


def write(root: Path, files: Mapping[str, str | None]) -> None:
    """Write the sound workspace with these files instead (None: without the file)."""
    for path, content in {**SOUND, **files}.items():
        if content is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content.encode())


def mistakes(root: Path) -> tuple[Diagnostic, ...]:
    """Give every mistake of a workspace's configuration and data."""
    try:
        workspace = open_workspace(root)
        return (*workspace.configuration.gaps, *loading.load(workspace).gaps)
    except BriefgenError as error:
        return error.diagnostics


def _case(part: str) -> Case:
    title, _, rest = part.partition("\n")
    body, _, expected = rest.partition(f"{TOLD}\n")
    files: dict[str, str | None] = {}
    last = ""
    for line in body.splitlines(keepends=True):
        if line.startswith(REMOVED):
            files[line.removeprefix(REMOVED).strip()] = None
        elif line.startswith(FILE):
            last = line.removeprefix(FILE).strip()
            files[last] = ""
        else:
            files[last] = f"{files[last]}{line}"
    return Case(title, files, expected)
