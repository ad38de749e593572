"""A workspace, a kind, a subject and a language to the tree of one document.

What puts a document together is loaded when it is first used: to know that documents are
up to date, a workspace is read, and none is put together.
"""

from briefgen.assembly.dependency_digests import present
from briefgen.assembly.load_project import Project, Recollection, open_project
from briefgen.late_names import late_names

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
    __getattr__ = late_names(__name__, _MODULES)
