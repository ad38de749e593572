"""Generated workspaces, built in every manner, to what is wrong with what is published."""

import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from tests.disclosure.labels import NOW
from tests.disclosure.portfolios import Planted
from tests.disclosure.searching import found

EMBARGO = "embargo"
NONE: Mapping[str, str] = {}
UNREADABLE = "---\ntitle: Broken\nper: nothing\n---\n"


def built(root: Path, language: str, *kinds: str, preview: bool = False) -> Report:
    selection = Selection(languages=(language,), kinds=kinds)
    request = BuildRequest(selection, NOW, None, 1, force=False, preview=preview)
    return build(root, request, lambda *_: None)


def relabelled(
    root: Path, seed: int, formats: str, more: Mapping[str, str] = NONE
) -> Planted:
    """Publish everything, label it, and build again in one of several manners."""
    language = ("en", "fr")[seed % 2]
    before, planted = Planted(seed), Planted(seed)
    before.labelled = False
    before.write(root, formats)
    add(root, more)
    built(root, language)
    planted.write(root, formats)
    MANNERS[seed // 2 % len(MANNERS)](root, language)
    return planted


def _all(root: Path, language: str) -> None:
    built(root, language)


def _little(root: Path, language: str) -> None:
    built(root, language, "memo")


def _not_all_readable(root: Path, language: str) -> None:
    for name in ("kind0", "kind1"):
        (root / f"templates/{name}.md").write_text(UNREADABLE, "utf-8")
    built(root, language)


def _anew(root: Path, language: str) -> None:
    shutil.rmtree(root / ".briefgen")
    built(root, language)


MANNERS = (_all, _little, _not_all_readable, _anew)


def plain(
    root: Path,
    seed: int,
    formats: str,
    *,
    altered: bool = False,
    more: Mapping[str, str] = NONE,
) -> Report:
    """Build a workspace once; `more` are files that it has besides."""
    planted = Planted(seed, altered=altered)
    planted.write(root, formats)
    add(root, more)
    return built(root, ("en", "fr")[seed % 2], preview=seed % 3 == 0)


def add(root: Path, more: Mapping[str, str]) -> None:
    """Write files that a workspace has besides."""
    for path, text in more.items():
        (root / path).write_text(text, "utf-8", newline="\n")


def leaks(root: Path, planted: Planted) -> list[str]:
    """Give what the public folder holds and may not, and what previews may not."""
    words = [word for word, why in planted.held().items() if why != EMBARGO]
    every = planted.held_numbers().items()
    numbers = [number for number, why in every if why != EMBARGO]
    public = found(root / "build/public", planted.held(), planted.held_numbers())
    for folder in ("preview", "preview-overflow"):
        public += found(root / "build/internal" / folder, words, numbers)
    return public


def differences(
    root: Path, seed: int, formats: str, more: Mapping[str, str] = NONE
) -> tuple[int, list[str]]:
    """Count what is published whatever is held back, and name what tells of that."""
    files = []
    for altered in (False, True):
        folder = root / str(altered)
        plain(folder, seed, formats, altered=altered, more=more)
        public = folder / "build/public"
        listed = (
            each
            for each in public.rglob("*.*")
            if each.name != "briefgen.manifest.json"
        )
        files.append(
            {each.relative_to(public).as_posix(): each.read_bytes() for each in listed}
        )
    first, second = files
    both = first.keys() & second.keys()
    return len(both), [path for path in both if first[path] != second[path]]


def outcomes(report: Report) -> Counter[str]:
    """Count what became of the outputs of each audience."""
    return Counter(
        f"{each.document.audience} {each.outcome}" for each in report.results
    )
