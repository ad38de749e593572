"""Turn a workspace into its mistakes, for a program."""

import datetime
from dataclasses import dataclass

from briefgen.api.instants import zoned
from briefgen.builder.check import check_workspace
from briefgen.errors import Diagnostic
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: how many documents were put together, and each mistake once.

    `documents` is 0 where the data kept any document from being put together.
    """

    documents: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def passed(self) -> bool:
        """Say whether there is no mistake; warnings are none."""
        return all(each.severity != "error" for each in self.diagnostics)


def check(workspace: Workspace, *, as_of: datetime.datetime) -> CheckReport:
    """Find every mistake in data, templates and charts, as `briefgen check` does.

    Every document is put together, but none is laid out or written. `as_of` is an
    instant with its zone, and decides embargoes.

    Mistakes are given, not raised: each Diagnostic has a `place` (path below the
    workspace, line, column), a `message`, a `rule`, a `severity` and often a `hint`.

    Raises ValueError for an instant without a zone, and OSError where the disk refuses.

        for diagnostic in briefgen.check(workspace, as_of=now).diagnostics:
            print(diagnostic.place.path, diagnostic.place.line, diagnostic.message)
    """
    return CheckReport(*check_workspace(workspace, zoned(as_of)))
