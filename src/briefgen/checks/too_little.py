"""Internal papers to warnings where one says too little to be worth sending.

A record of date and number, and a table to sign, make a sheet of paper look like a note. What
it says is the rest: here, a paper that says less than two sentences' worth is told of.
"""

from collections.abc import Iterator

from briefgen import traversal, tree
from briefgen.errors import Diagnostic, Place
from briefgen.style import Look

RULE = "too-little"
LEAST = 30  # words: about two sentences
# What makes a document a paper for somebody; none of it says anything about its subject.
FORMS = tree.Details | tree.SignOff | tree.Signature
EXHIBITS = tree.Table | tree.Figure | tree.KeyFigures | tree.Picture
ASIDE = FORMS | tree.Annex | tree.Heading
HINT = (
    "say more in the data, as in `advice.background`; or make none: name it in"
    " `without:`, or ask with `where:` for what it needs, as in"
    " `where: {fields.question: given}`"
)


def check(document: tree.Document, look: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield a warning if an internal paper says next to nothing before its annex."""
    del look
    properties = document.properties
    if properties.audience != "internal" or not _is_paper(document):
        return
    if _says_enough(document.body):
        return
    message = (
        f"the {properties.kind} of '{properties.subject}' says too little to be sent:"
        f" less than {LEAST} words besides forms, notes and annex"
    )
    yield Diagnostic(place, message, RULE, HINT, "warning")


def _is_paper(document: tree.Document) -> bool:
    return any(isinstance(each, FORMS) for each in traversal.nested(document.body))


def _says_enough(blocks: tree.Blocks) -> bool:
    """Return whether blocks show something, or say as many words as a paper needs."""
    spoken = 0
    for block in _content(blocks):
        if isinstance(block, EXHIBITS):
            return True
        spoken += sum(len(tree.plain(each).split()) for each in _texts(block))
        if spoken >= LEAST:
            return True
    return False


def _content(blocks: tree.Blocks) -> Iterator[tree.Block]:
    """Yield what is no form, no heading, and in no annex."""
    for block in blocks:
        if isinstance(block, ASIDE):
            continue
        yield block
        inner = traversal.INNER.get(block.__class__)
        for within in () if inner is None else inner(block):
            yield from _content(within)


def _texts(block: tree.Block) -> Iterator[tree.Inlines]:
    """Yield the texts of a block; of those that only lead elsewhere, none."""
    if isinstance(block, tree.Paragraph) and block.role == "meta":
        return
    for content in traversal.contents(block):
        if not any(isinstance(each, tree.CrossReference) for each in content):
            yield content
