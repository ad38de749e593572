"""Turn the records of earlier builds into every folder that held public outputs.

The configuration, the state and a list beside it name them; if the list is lost, the
manifests within the workspace do. A folder outside the workspace counts only
if the list is sealed, since anybody may write a list.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from briefgen import atomic_write
from briefgen.errors import BriefgenError
from briefgen.files import content
from briefgen.planning.plan import Plan
from briefgen.publishing import manifest
from briefgen.publishing.finish_build import folders
from briefgen.publishing.output_paths import Site, survey
from briefgen.publishing.unknown_files import unjudged
from briefgen.state.seal import Seal, seal_of
from briefgen.state.source_stamps import FOLDERS
from briefgen.state.state import FOLDER, State

LIST, PART = "published", "folder"
LARGEST = 2**20  # bytes
MOST = 1000  # folders that are remembered


def survey_all(root: Path, plan: Plan, output: Path | None, state: State) -> Site:
    """Return the folders of outputs, and all others that held public ones.

    Raises BriefgenError for a folder that may not be written to; it names the others.
    """
    try:
        site = survey(root, folders(root, plan, output), state)
    except BriefgenError as error:
        raise unsurveyed(error, root, plan, state) from error
    public = site.folders["public"]
    others = (each for each in _known(root, plan, state) if each != public)
    elsewhere = (survey(root, {"public": each}, state) for each in others)
    return replace(site, elsewhere=tuple(elsewhere))


def unsurveyed(
    error: BriefgenError, root: Path, plan: Plan | None, state: State
) -> BriefgenError:
    """Add the public folders that are left unjudged to an error that stops a build.

    The plan is the last one, if there is one.
    """
    known = (
        survey(root, {"public": each}, state) for each in _known(root, plan, state)
    )
    return BriefgenError([*error.diagnostics, *unjudged(known)])


def _known(root: Path, plan: Plan | None, state: State) -> Iterable[Path]:
    """Return every existing folder that is known to have held public outputs."""
    listed = _listed(root, state) or [*_with_manifest(root)]  # where the list is lost
    named = [*_configured(root, plan), *listed]
    paths = (Path(os.path.normpath(root / each)) for each in named)
    return dict.fromkeys(each for each in paths if each.is_dir())


def public_folder_over(file: Path, root: Path, configured: str) -> Path | None:
    """Return the folder of public outputs in which a file would stand, or None.

    `configured` is the one of the workspace at `root`. Folders are compared by where they
    lead, without regard to capitals; one that has a manifest of public outputs counts, too.
    """
    listed = [*dict.fromkeys(_lines(root, seal_of(root)))] or [*_with_manifest(root)]
    known = {_lies(root / each): root / each for each in (configured, *listed)}
    for folder in (*file.parents, *Path(os.path.realpath(file)).parents):
        if _lies(folder) in known:
            return known[_lies(folder)]
        if _is_public(folder):
            return folder
    return None


def _lies(folder: Path) -> str:
    return os.path.realpath(folder).casefold()


def remember(site: Site) -> None:
    """Store that the folder of public outputs held some."""
    state, root = site.state, site.root
    known = [each.named["public"] for each in (site, *site.elsewhere)]
    named = list(dict.fromkeys(known))[:MOST]
    content = "".join(f"{_line(state.seal, each)}\n" for each in named).encode()
    path = root / FOLDER / LIST
    state.keep_published(named)
    with suppress(OSError):  # of which the state tells
        atomic_write.refuse_links(path, root)
        if not path.exists() or path.read_bytes() != content:
            atomic_write.write(path, content)


def _configured(root: Path, plan: Plan | None) -> Iterator[str]:
    with suppress(BriefgenError):
        if plan is not None:
            yield str(folders(root, plan, None)["public"])


def _listed(root: Path, state: State) -> list[str]:
    return list(dict.fromkeys([*state.published(), *_lines(root, state.seal)]))


def _lines(root: Path, seal: Seal) -> Iterator[str]:
    """Yield the lines of the list; unsealed ones only for folders within the workspace."""
    path = root / FOLDER / LIST
    try:
        atomic_write.refuse_links(path, root)
        lines = content(path, LARGEST).decode().splitlines()
    except (OSError, ValueError):
        return
    for line in lines:
        with suppress(ValueError, TypeError, RecursionError):
            folder, digest = json.loads(line)
            sealed = seal.holds(PART, folder, b"", bytes.fromhex(digest))
            if sealed or _within(folder):
                yield folder


def _line(seal: Seal, folder: str) -> str:
    return json.dumps([folder, seal.of(PART, folder, b"").hex()])


def _within(folder: str) -> bool:
    path = Path(folder)
    return not path.is_absolute() and ".." not in path.parts and "\0" not in folder


def _with_manifest(root: Path) -> Iterator[str]:
    """Yield folders, not far down, that have a manifest of public outputs."""
    for folder in _folders(root):
        for inner in (folder, *_folders(folder)):
            if _is_public(inner):
                yield str(inner)


def _folders(folder: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        names = (each.name for each in entries if each.is_dir(follow_symlinks=False))
        yield from (folder / name for name in sorted(names) if _may_hold(name))


def _may_hold(name: str) -> bool:
    return name[0] != "." and name not in FOLDERS


def _is_public(folder: Path) -> bool:
    for name in (manifest.NAME, manifest.FORMER):
        if os.path.lexists(folder / name):
            entries: Iterable[manifest.ManifestEntry]
            entries = (manifest.read_file(folder / name) or {}).values()
            return any(entry.audience == "public" for entry in entries)
    return False
