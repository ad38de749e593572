"""Turn a workspace into its mistakes, for a program."""

import datetime

from briefgen.api.instants import zoned
from briefgen.builder.check import check_workspace
from briefgen.errors import Diagnostic
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The result of a check: the number of documents, and each mistake once.

    `documents` is 0 if mistakes in the data kept all documents from being assembled.
    """

    documents: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def passed(self) -> bool:
        """Whether there is no mistake; warnings do not count."""
        return all(each.severity != "error" for each in self.diagnostics)


def check(workspace: Workspace, *, as_of: datetime.datetime) -> CheckReport:
    """Find every mistake in data, templates and charts, as `briefgen check` does.

    Every document is assembled, but none is laid out or written. `as_of` is an instant
    with its time zone, and decides embargoes.

    Mistakes are returned, not raised: each Diagnostic has a `place` (path in the
    workspace, line, column), a `message`, a `rule`, a `severity` and often a `hint`.

    Raises ValueError for an instant without a time zone, and OSError if the disk
    refuses.

        for diagnostic in briefgen.check(workspace, as_of=now).diagnostics:
            print(diagnostic.place.path, diagnostic.place.line, diagnostic.message)
    """
    judged = check_workspace(workspace, zoned(as_of))
    return CheckReport(judged.documents, judged.diagnostics)
