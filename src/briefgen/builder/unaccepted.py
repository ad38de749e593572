"""The messages of a build to those that no comment accepts.

A build with nothing to do, which mostly has nothing to say, loads nothing for this.
"""

from pathlib import Path

from briefgen.errors import Diagnostic


def unaccepted(
    root: Path, diagnostics: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Return messages without the warnings of documents that are accepted."""
    if all(each.severity != "warning" for each in diagnostics):
        return diagnostics
    from briefgen.builder.silences import of_documents

    return of_documents(root, diagnostics)
