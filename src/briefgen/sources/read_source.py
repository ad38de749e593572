"""A file to its tables: by the form that a mapping names, or the first that knows it."""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from typing import Protocol, cast

from briefgen.errors import Place, mistake
from briefgen.sources.source_content import ReadingOptions, SourceContent
from briefgen.sources.source_file import RULE, SourceFile

# Each form and the module that reads it, loaded when it is needed. Where a file may have
# several forms, the more special one stands first.
FORMS: Mapping[str, str] = {
    "iati": "briefgen.sources.iati",
    "grants-register": "briefgen.sources.grants_register",
    "360giving": "briefgen.sources.giving_360",
    "workbook": "briefgen.sources.workbook",
    "data-package": "briefgen.sources.data_package",
    "page": "briefgen.sources.page",
    "csv": "briefgen.sources.csv_file",
}


class SourceForm(Protocol):
    """What a module of a form offers."""

    def recognises(self, name: str, head: bytes) -> bool:
        """Return whether a file with this name and these first bytes has the form."""

    def read(self, file: SourceFile, options: ReadingOptions) -> SourceContent:
        """Return what a file says; raise BriefgenError if it cannot be read."""


def read_source(file: SourceFile, options: ReadingOptions) -> SourceContent:
    """Return what a file says, with the form in its options.

    Raises BriefgenError if no form is known, or the file cannot be read as its form.
    """
    form = options.form or _form_of(file)
    return _module(form).read(file, replace(options, form=form))


def _form_of(file: SourceFile) -> str:
    head = file.head()
    for form in FORMS:
        if _module(form).recognises(file.name, head):
            return form
    message = "this is no kind of file that can be imported"
    hint = f"known forms: {', '.join(FORMS)}; name one with --form"
    raise mistake(Place(file.name), message, RULE, hint)


def _module(form: str) -> SourceForm:
    return cast("SourceForm", import_module(FORMS[form]))
