"""A kind and folders of workspaces to a process that makes the subjects it is asked for.

`python -m bench.pairs factsheet FOLDER…` makes what a build makes of each subject: all
its documents, Word and PDF, with their records. The first subject of each workspace is
made before anything is measured: it brings what all documents of a build share.
"""

import sys
from pathlib import Path

from bench.conversation import serve
from bench.subjects import NOON, Batch, batches
from briefgen import __version__
from briefgen.builder.render_document import produce


class Files(dict[str, list[bytes]]):
    """The files of a subject by format; `fitted` if steps were needed to fit them."""

    fitted = False


def main(kind: str, folders: list[Path]) -> None:
    """Make what is asked for, until nothing more is."""
    subjects = []
    for first, *others in batches(folders, kind):
        _files(first)
        subjects += others
    serve(
        {"version": __version__, "subjects": len(subjects)},
        lambda number: _files(subjects[number]),
        lambda _, files: {"fitted": files.fitted},
    )


def _files(batch: Batch) -> Files:
    documents = [*produce(batch.project, batch.documents, NOON)]
    files = Files()
    for document in documents:
        for content in document.contents:
            files.setdefault(content.output.format, []).append(content.bytes)
    files.fitted = any(document.means for document in documents)
    return files


if __name__ == "__main__":
    main(sys.argv[1], [Path(folder) for folder in sys.argv[2:]])
