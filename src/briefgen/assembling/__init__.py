"""A workspace, a kind, a subject and a language to the tree of one document."""

from briefgen.assembling.documents import Assembled, assemble, preview
from briefgen.assembling.present import present
from briefgen.assembling.project import Project, open_project

__all__ = ["Assembled", "Project", "assemble", "open_project", "present", "preview"]
