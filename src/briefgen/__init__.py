"""Briefing documents in Word and PDF from one source of structured data.

What `__all__` names is for programs to import, and stays from version to version; all
else may change with any. A name is loaded when it is first used, so this costs nothing:

    import datetime, pathlib, briefgen

    workspace = briefgen.open_workspace(pathlib.Path("my-briefs"))
    report = briefgen.build(workspace, as_of=datetime.datetime.now(datetime.UTC))

`docs/python.md` shows more.
"""

__version__ = "0.2.0"

# The public names, and the module that each is loaded from. Nothing is imported here, not
# even `typing`: this is run before the import path is closed to a stranger's files.
_MODULES = {
    "build": "api.build",
    "check": "api.check",
    "explain": "api.explain",
    "open_workspace": "workspace",
    "read_controls": "api.controls",
    "BriefgenError": "errors",
    "CheckReport": "api.check",
    "Control": "api.controls",
    "Diagnostic": "errors",
    "Edit": "assembly.printed_values",
    "Explained": "provenance.explain_document",
    "Place": "errors",
    "Printed": "assembly.printed_values",
    "Report": "publishing.report",
    "Result": "publishing.report",
    "Selection": "planning.plan",
    "Workspace": "workspace",
    "WrongChoice": "planning.plan",
}
TYPE_CHECKING = False  # but for those who check types
if TYPE_CHECKING:
    from briefgen.api.build import build as build
    from briefgen.api.check import CheckReport as CheckReport
    from briefgen.api.check import check as check
    from briefgen.api.controls import Control as Control
    from briefgen.api.controls import read_controls as read_controls
    from briefgen.api.explain import explain as explain
    from briefgen.assembly.printed_values import Edit as Edit
    from briefgen.assembly.printed_values import Printed as Printed
    from briefgen.errors import BriefgenError as BriefgenError
    from briefgen.errors import Diagnostic as Diagnostic
    from briefgen.errors import Place as Place
    from briefgen.planning.plan import Selection as Selection
    from briefgen.planning.plan import WrongChoice as WrongChoice
    from briefgen.provenance.explain_document import Explained as Explained
    from briefgen.publishing.report import Report as Report
    from briefgen.publishing.report import Result as Result
    from briefgen.workspace import Workspace as Workspace
    from briefgen.workspace import open_workspace as open_workspace

__all__ = [*_MODULES]  # noqa: PLE0604 - they are all texts


if not TYPE_CHECKING:  # which would else take any name for one of them

    def __getattr__(name: str) -> object:
        """Load a public name, and keep it."""
        if name not in _MODULES:
            raise AttributeError(f"module 'briefgen' has no attribute '{name}'")
        from importlib import import_module  # noqa: PLC0415 - see above

        value = getattr(import_module(f"briefgen.{_MODULES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the public names, too, that are not loaded yet."""
    return sorted({*globals(), *__all__})
