"""Charts of a document → files of their rows, each associated with its figure.

A file has the labels that are printed, and no other word: what is not on the page is
not in it.
"""

import csv
import datetime
import re
from collections.abc import Mapping
from io import StringIO
from itertools import groupby
from operator import itemgetter
from zlib import compress

from briefgen import tree
from briefgen.drawing import Drawing
from briefgen.writers.pdf.objects import (
    Objects,
    array,
    compressed,
    dictionary,
    reference,
    string,
)
from briefgen.writers.pdf.structure import Element, elements

KIND = b"/text#2Fcsv"
BYTE_ORDER_MARK = "\ufeff"  # by it spreadsheets know the letters
FORMULA = re.compile(r"[=@\t\r]|[+-](?![\s\d$])")  # what spreadsheets would compute


def attached(
    root: Element, stamp: datetime.datetime, objects: Objects
) -> dict[Element, bytes]:
    """Add a file for each chart that has labels; return references to them by figure."""
    files: dict[Element, bytes] = {}
    for element in elements(root):
        chart = element.chart
        if chart is not None and chart.drawing.labels:
            number = _added(chart, len(files) + 1, stamp, objects)
            files[element] = reference(number)
    return files


def names(files: Mapping[Element, bytes]) -> bytes:
    """Write the dictionary in which readers find the files of a document by name."""
    rows = sorted((_name(at), file) for at, file in enumerate(files.values(), start=1))
    listed = array([b"%s %s" % (string(name), file) for name, file in rows])
    return dictionary({"EmbeddedFiles": dictionary({"Names": listed})})


def table(drawing: Drawing) -> str:
    """Write the labels of a chart as they are printed, a line for each row."""
    labels = sorted(drawing.labels.items(), key=itemgetter(0))
    wide = 1 + max(cell.column for cell, _ in labels)
    written = StringIO()
    writer = csv.writer(written)
    for _, row in groupby(labels, key=lambda label: label[0].row):
        words = [""] * wide
        for cell, lines in row:
            text = " ".join(line.text for line in lines)
            words[cell.column] = f"'{text}" if FORMULA.match(text) else text
        writer.writerow(words)
    return written.getvalue()


def _added(
    chart: tree.Figure, number: int, stamp: datetime.datetime, objects: Objects
) -> int:
    data = (BYTE_ORDER_MARK + table(chart.drawing)).encode()
    changed = string(stamp.strftime("D:%Y%m%d%H%M%S+00'00'"))
    own = {
        "Type": b"/EmbeddedFile",
        "Subtype": KIND,
        "Params": dictionary({"ModDate": changed, "Size": b"%d" % len(data)}),
    }
    content = reference(objects.add(compressed(compress(data), own)))
    called = string(_name(number))
    words = filter(None, map(tree.plain, (chart.finding, chart.unit)))
    file = {
        "Type": b"/Filespec",
        "F": called,
        "UF": called,
        "Desc": string(". ".join(words)),
        "AFRelationship": b"/Data",
        "EF": dictionary({"F": content, "UF": content}),
    }
    return objects.add(dictionary(file))


def _name(number: int) -> str:
    return f"figure-{number}.csv"
