"""Lay a pack over the files of the sample: what it has stays, what nothing uses goes."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from briefgen.packs import SHARED, Pack

INCLUDED = re.compile(r"""(?:include|from)\s+['"](sections/[^'"]+)['"]""")
CHART = re.compile(r"\(chart:([a-z0-9-]+)\)")


def lay_pack(pack: Pack, stage: Path) -> None:
    """Put a pack's files over those of the sample, which are in a folder already."""
    shutil.rmtree(stage / "data")
    templates = stage / "templates"
    for kind in pack.instead:
        (templates / f"{kind}.md").unlink()
    words = [pack.folder / "phrases.yaml"]
    fields = [folder / "data/fields.yaml" for folder in (SHARED, pack.folder)]
    phrases = templates / "phrases.yaml"
    if pack.phrases:
        words.insert(0, phrases)
        fields.pop(0)
    joined = {phrases: _joined(words), stage / "data/fields.yaml": _joined(fields)}
    phrases.unlink()
    for source in (pack.folder,) if pack.phrases else (SHARED, pack.folder):
        _lay(source, stage)
    (stage / "phrases.yaml").unlink(missing_ok=True)
    for file, text in joined.items():
        if text:
            file.write_text(text, "utf-8", newline="\n")
    if pack.paper != "letter":
        style = templates / "style.yaml"
        text = f"paper: {pack.paper}\n\n{style.read_text('utf-8')}"
        style.write_text(text, "utf-8", newline="\n")
    _leave_out_unused(stage)


def _joined(files: list[Path]) -> str:
    """Return the texts of those files that there are, one after the other."""
    return "\n".join(file.read_text("utf-8") for file in files if file.is_file())


def _lay(source: Path, stage: Path) -> None:
    """Write the files of a folder into another, over those that are there."""
    for file in sorted(source.rglob("*")):
        if file.is_file() and file.suffix in {".md", ".yaml"}:
            target = stage / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())


def _leave_out_unused(stage: Path) -> None:
    """Remove sections that no kind includes, and charts that none shows."""
    templates = stage / "templates"
    used = {*_used(templates, sorted(templates.glob("*.md")))}
    for section in (templates / "sections").glob("*.md"):
        if section not in used:
            section.unlink()
    texts = "".join(each.read_text("utf-8") for each in templates.rglob("*.md"))
    shown = set(CHART.findall(texts))
    for chart in (stage / "charts").glob("*.yaml"):
        if chart.stem not in shown:
            chart.unlink()


def _used(templates: Path, files: list[Path]) -> Iterator[Path]:
    """Yield templates, and the sections that they include, and so on."""
    waiting, known = list(files), set(files)
    while waiting:
        file = waiting.pop()
        yield file
        for name in INCLUDED.findall(file.read_text("utf-8")):
            section = templates / name
            if section not in known and section.is_file():
                known.add(section)
                waiting.append(section)
