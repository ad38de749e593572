"""A document's lists, footnotes, settings and fonts to the template's parts, merged."""

from collections.abc import Iterable

from lxml.etree import _Element as Element

from briefgen.word_template.word_elements import VALUE, tags, value
from briefgen.writers.docx.parts.ids import ID, free
from briefgen.writers.docx.parts.markup import R, W, w
from briefgen.writers.docx.parts.numbering import BULLETS
from briefgen.writers.docx.parts.package import WrittenPart
from briefgen.writers.docx.parts.settings import WORD
from briefgen.writers.docx.template.match_styles import Styles

ABSTRACT, NUM, LEVEL = tags("abstractNum", "num", "ilvl")
ABSTRACT_ID, NUM_ID = tags("abstractNumId", "numId")
NOTE, REFERENCE, CLEANUP = tags("footnote", "footnoteReference", "numIdMacAtCleanup")
MODE = "compatibilityMode"
# What follows footnotePr and compat in settings (ECMA-376 part 1, 17.15.1.78), as far
# as it is of their namespace; all of other namespaces follows too.
AFTER_COMPAT = tags(
    *("docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade"),
    *("captions", "readModeInkLockDown", "smartTagType", "shapeDefaults"),
    *("doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)
AFTER_NOTES = (*tags("endnotePr", "compat"), *AFTER_COMPAT)
# What follows the protection of a document, as far as templates keep it.
AFTER_PROTECTION = (
    *tags("defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit"),
    *tags("hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders"),
    *tags("drawingGridHorizontalSpacing", "drawingGridVerticalSpacing"),
    *tags("displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery"),
    *tags("doNotUseMarginsForDrawingGridOrigin", "characterSpacingControl"),
    *tags("strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore"),
    *tags("hdrShapeDefaults", "footnotePr"),
    *AFTER_NOTES,
)


def merge_numbering(
    theirs: Element, ours: Element, styles: Styles, text: Iterable[Element]
) -> None:
    """Add our lists, and use the template's lists for the text if it has them.

    `text` is everything that was written.
    """
    bullets = _list(theirs, styles, "ListBullet")
    numbers = _list(theirs, styles, "ListNumber")
    shift = free(each.get(NUM_ID) for each in theirs.iter(NUM))
    abstract = free(each.get(ABSTRACT_ID) for each in theirs.iter(ABSTRACT))
    for element in text:
        for properties in element.iter(f"{{{W}}}numPr"):
            _point(properties, bullets, shift)
    for entry in list(ours):
        name = ABSTRACT_ID if entry.tag == ABSTRACT else NUM_ID
        start = abstract if entry.tag == ABSTRACT else shift
        number = int(entry.get(name, "0"))
        entry.set(name, str(number + start))
        if entry.tag == NUM:
            _base_on(entry, numbers, abstract)
    firsts = (at for at, each in enumerate(theirs) if each.tag in {NUM, CLEANUP})
    at = next(firsts, len(theirs))
    theirs[at:at] = ours.findall(ABSTRACT)
    cleanup = theirs.find(CLEANUP)
    at = len(theirs) if cleanup is None else theirs.index(cleanup)
    theirs[at:at] = ours.findall(NUM)


def merge_notes(
    theirs: WrittenPart, ours: WrittenPart, text: Iterable[Element]
) -> None:
    """Add our footnotes to the template's."""
    shift = free(each.get(ID) for each in theirs.element.iter(NOTE))
    for element in text:
        for reference in element.iter(REFERENCE):
            reference.set(ID, str(int(reference.get(ID, "0")) + shift))
    for note in ours.element.findall(NOTE):
        if note.get(f"{{{W}}}type") is None:
            note.set(ID, str(int(note.get(ID, "0")) + shift))
            _relate(note, ours, theirs)
            theirs.element.append(note)


def merge_settings(theirs: Element, ours: Element, *, notes: bool) -> None:
    """Add what documents need: notes, and the layout of a recent Word."""
    described = ours.find(f"{{{W}}}footnotePr")
    if notes and described is not None and theirs.find(described.tag) is None:
        _insert(theirs, described, AFTER_NOTES)
    protection = ours.find(f"{{{W}}}documentProtection")
    if protection is not None:
        _insert(theirs, protection, AFTER_PROTECTION)
    compat = theirs.find(f"{{{W}}}compat")
    if compat is None:
        compat = w("compat")
        _insert(theirs, compat, AFTER_COMPAT)
    modes = compat.findall(f"{{{W}}}compatSetting")
    if MODE not in {mode.get(f"{{{W}}}name") for mode in modes}:
        compat.append(w("compatSetting", name=MODE, uri=WORD, val=15))


def merge_faces(theirs: Element, ours: Element) -> None:
    """Add the fonts that we name."""
    known = {face.get(f"{{{W}}}name") for face in theirs}
    theirs.extend([face for face in ours if face.get(f"{{{W}}}name") not in known])


def _list(theirs: Element, styles: Styles, style: str) -> tuple[str, str, set[str]]:
    """Return a list style's number in the template, its base, and its levels."""
    own = (each for each in styles.chain(style) if each not in styles.added)
    numbers = (each.find(f"{{{W}}}pPr/{{{W}}}numPr/{NUM_ID}") for each in own)
    number = value(next((each for each in numbers if each is not None), None))
    nums = {each.get(NUM_ID): each.find(ABSTRACT_ID) for each in theirs.iter(NUM)}
    stands = value(nums.get(number))
    levels = {
        level.get(LEVEL, "")
        for each in theirs.iter(ABSTRACT)
        if each.get(ABSTRACT_ID) == stands
        for level in each.findall(f"{{{W}}}lvl")
    }
    return number, stands, levels


def _point(properties: Element, bullets: tuple[str, str, set[str]], shift: int) -> None:
    """Connect a paragraph to its list; bullets are the template's if it has any."""
    number, level = properties.find(NUM_ID), properties.find(LEVEL)
    if number is None:
        return
    own = int(number.get(VALUE, "0"))
    at = "0" if level is None else level.get(VALUE, "0")
    theirs = own == BULLETS and at in bullets[2]
    number.set(VALUE, bullets[0] if theirs else str(own + shift))


def _base_on(num: Element, numbers: tuple[str, str, set[str]], abstract: int) -> None:
    """Make a numbered list count as the template's do; each has its own start."""
    basis, start = num.find(ABSTRACT_ID), num.find(f"{{{W}}}lvlOverride")
    assert basis is not None
    if start is not None and start.get(LEVEL) in numbers[2]:
        basis.set(VALUE, numbers[1])
    else:
        basis.set(VALUE, str(int(value(basis)) + abstract))


def _relate(element: Element, ours: WrittenPart, theirs: WrittenPart) -> None:
    """Move the relation of an element to another part."""
    for child in element.iter():
        for name, number in child.attrib.items():
            if str(name).startswith(f"{{{R}}}") and number in ours.rels:
                relation = ours.rels[number]
                kind, outside = relation.reltype, relation.is_external
                target = relation.target_ref if outside else relation.target_part
                child.set(name, theirs.relate_to(target, kind, is_external=outside))


def _insert(parent: Element, child: Element, after: tuple[str, ...]) -> None:
    """Insert a child before those that the schema wants after it."""
    behind = (
        at
        for at, each in enumerate(parent)
        if each.tag in after or not each.tag.startswith(f"{{{W}}}")
    )
    at = next(behind, len(parent))
    parent.insert(at, child)
