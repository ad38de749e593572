"""A workspace, a kind, a subject and a language to the tree of one document.

What puts a document together is loaded when it is first used: to know that documents are
up to date, a workspace is read, and none is put together.
"""

from importlib import import_module

from briefgen.assembly.dependency_digests import present
from briefgen.assembly.load_project import Project, Recollection, open_project

_MODULES = {
    "Assembled": "document_tree",
    "DoesNotFit": "fit_pages",
    "Fitted": "fit_pages",
    "Fitting": "fit_pages",
    "assemble": "document_tree",
    "examine": "document_tree",
    "fit": "fit_pages",
}
TYPE_CHECKING = False  # but for those who check types
if TYPE_CHECKING:
    from briefgen.assembly.document_tree import Assembled, assemble, examine
    from briefgen.assembly.fit_pages import DoesNotFit, Fitted, Fitting, fit
else:  # which would else take any name for one of them

    def __getattr__(name: str) -> object:
        """Load a name of what puts documents together."""
        if name not in _MODULES:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
