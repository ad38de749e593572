"""A workspace, a kind, a subject and a language to the tree of one document."""

from briefgen.assembly.assemble import Assembled, assemble, examine
from briefgen.assembly.dependency_digests import present
from briefgen.assembly.fit_pages import DoesNotFit, Fitted, Fitting, fit
from briefgen.assembly.load_project import Project, Recollection, open_project
