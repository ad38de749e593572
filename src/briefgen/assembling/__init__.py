"""A workspace, a kind, a subject and a language to the tree of one document."""

from briefgen.assembling.documents import Assembled, assemble
from briefgen.assembling.fitting import DoesNotFit, Fitted, Fitting, fit
from briefgen.assembling.present import present
from briefgen.assembling.project import Project, open_project

__all__ = [
    "Assembled",
    "DoesNotFit",
    "Fitted",
    "Fitting",
    "Project",
    "assemble",
    "fit",
    "open_project",
    "present",
]
