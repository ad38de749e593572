"""Workspaces to a folder with their factsheets' words and numbers, for briefgen's peers.

`python -m bench.factsheets FOLDER WORKSPACE…` writes `factsheets.json`, a picture of each
chart, and the Word templates of two peers.
"""

import json
import sys
from itertools import count
from pathlib import Path

from bench.extract import facts
from bench.facts import Factsheet, Subject
from bench.peers import word_template
from bench.peers.pyplot_chart import png
from bench.subjects import NOON, Batch, batches
from briefgen.builder.fit_again import fitting_of


def main(target: Path, folders: list[Path]) -> None:
    """Write the folder's files; the subjects are in the order in which `bench.pairs` makes them."""
    subjects = [
        _subject(batch)
        for workspace in batches(folders, "factsheet")
        for batch in workspace[1:]
    ]
    sheets = (sheet for subject in subjects for sheet in subject["factsheets"])
    charts = (chart for sheet in sheets for chart in sheet["charts"])
    for chart, number in zip(charts, count()):
        picture = target / f"chart-{number:04}.png"
        picture.write_bytes(png(chart))
        chart["picture"] = str(picture)
    listed = json.dumps(subjects, ensure_ascii=False)
    (target / "factsheets.json").write_text(listed, "utf-8")
    word_template.write(target / "docxtpl.docx", word_template.JINJA)
    word_template.write(target / "docxtemplater.docx", word_template.BRACES)


def _subject(batch: Batch) -> Subject:
    fitting = fitting_of(batch.project, batch.documents[0], NOON)
    languages = [document.language for document in batch.documents]
    sheets: list[Factsheet] = [
        facts(fitting.fitted(language).assembled.document) for language in languages
    ]
    return {"name": batch.documents[0].subject, "factsheets": sheets}


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
