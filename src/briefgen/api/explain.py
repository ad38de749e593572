"""Turn a document's file into the values on it, for a program."""

import datetime
import os
from pathlib import Path

from briefgen.api.instants import zoned
from briefgen.provenance.explain_document import Explained
from briefgen.provenance.explain_document import explain as explain_file
from briefgen.workspace import Workspace


def explain(
    workspace: Workspace,
    file: Path,
    *,
    as_of: datetime.datetime,
    text: str | None = None,
) -> Explained:
    """Return where each value on a document comes from, as `briefgen why FILE` does.

    `file` is an output, or a Word file that was made as one and then edited, renamed or
    sent around; a file in another workspace is explained by that one. With `text`, only
    the values that print it are returned.

    Returns an Explained: `values` has each value in reading order, a Printed with its
    `text` and the `path` and `place` of the data that it comes from. A total, share or
    finding has a `formula` and `inputs` instead. What was edited in Word has an `edit`.
    Warnings, such as that the file is out of date, are in `diagnostics`.

    Raises BriefgenError if it is not known what the file is, if the data has mistakes,
    and if nothing on it prints the text; ValueError for an instant without a time zone.

        for value in briefgen.explain(workspace, file, as_of=now).values:
            print(value.text, value.path, value.place)
    """
    whole = Path(os.path.abspath(file))  # noqa: PTH100 - without `..`, links kept
    return explain_file(whole, text, workspace.root, zoned(as_of))
