"""Turn what a workspace asks for into a list and a question; keep the answer."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

import click

from briefgen import trust
from briefgen.commands.diagnostics_output import say, tell
from briefgen.trust import Grants
from briefgen.workspace import Workspace

SHOWN = 12  # digits of a digest
DIGEST = 64


def answered(workspace: Workspace, *, yes: bool) -> int:
    """List what is asked for, ask, and return the exit code."""
    root = workspace.root
    requested = trust.offered(root, workspace.configuration.output)
    known, damage = trust.read(root)
    tell([] if damage is None else [damage])
    if not any(requested.values()) and not any((known or {}).values()):
        say(f"{_plain(root)} asks for nothing beyond its own folder")
        return 0
    say("\n".join(_listed(root, requested, known or {})))
    if requested == known:
        say("all of this is granted already")
        return 0
    if not yes and not _confirmed():
        say("nothing was granted", err=True)
        return 1
    trust.grant(root, requested)
    say("granted")
    return 0


def _confirmed() -> bool:
    try:
        return click.confirm("Grant this?")
    except click.Abort:  # nobody can answer
        say("")
        return False


def _listed(root: Path, requested: Grants, known: Grants) -> Iterator[str]:
    yield f"{_plain(root)} asks for more than its own folder:"
    for kind in trust.KINDS:
        new, old = requested.get(kind.name, {}), known.get(kind.name, {})
        if new or old:
            yield f"  {kind.name} ({kind.allows})"
        for name in sorted({*new, *old}):
            yield f"    {_plain(name)}: {_change(name, old, new)}"
            words = kind.words(root, name, new.get(name, ""))
            yield from (
                f"      {_plain(line.expandtabs(4))}" for line in words.splitlines()
            )


def _change(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> str:
    if name not in new:
        return "granted before, and not asked for any more"
    after = _short(new[name])
    if name not in old:
        return f"new: {after}"
    if old[name] == new[name]:
        return f"as granted: {after}"
    return f"changed: {_short(old[name])} → {after}"


def _short(value: str) -> str:
    """Return the first digits of a digest, or a folder in full."""
    return value[:SHOWN] if len(value) == DIGEST and value.isalnum() else _plain(value)


def _plain(name: str | PurePath) -> str:
    """Return a name in which nothing can act on a terminal."""
    return "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(name)
    )
