"""Turn folders of public outputs into the files in them that no build judged.

What is there as it was written was judged with its document. All else was not: a file
that somebody edited or that was kept aside, one of another program, a link.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefgen.atomic_write import sum_of
from briefgen.publishing import manifest
from briefgen.publishing.find_due import standing
from briefgen.publishing.output_paths import Site
from briefgen.publishing.report import Outcome, Result

AS_WRITTEN: frozenset[Outcome] = frozenset(("written", "unchanged", "up to date"))


def unjudged_files(site: Site, results: Iterable[Result]) -> tuple[str, ...]:
    """Return what is in folders of public outputs and not as it was written.

    Files are named as users see them. A folder that cannot be read is named itself.
    """
    fresh = {each.path for each in results if each.outcome in AS_WRITTEN}
    sites = (site, *site.elsewhere)
    return tuple(name for each in sites for name in _unjudged(each, fresh))


def _unjudged(site: Site, fresh: Collection[str]) -> Iterator[str]:
    folder, named = site.folders["public"], site.named["public"]
    try:
        site.guard(folder)
    except OSError:
        yield named
        return
    if os.path.lexists(folder):
        for name, file in _below(folder, named):
            if file is None or not (name in fresh or _as_written(name, file, site)):
                yield name


def _below(folder: Path, named: str) -> Iterator[tuple[str, Path | None]]:
    """Yield the name of each file below a folder, and its path.

    There is no path for what is no file, or cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield named, None
        return
    for entry in listed:
        name, path = f"{named}/{entry.name}", folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _below(path, name)
        else:
            yield name, path if entry.is_file(follow_symlinks=False) else None


def _as_written(name: str, file: Path, site: Site) -> bool:
    record = site.state.outputs.get(name)
    if record is not None:
        return standing(file, record) == "up to date"
    if file != site.folders["public"] / manifest.NAME:
        return False
    with suppress(OSError):
        return sum_of(file) in site.state.wrote(name)
    return False
