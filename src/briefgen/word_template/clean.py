"""A part of a template to what documents may have of it, and what was left out."""

from collections.abc import Collection, Iterator

from lxml.etree import _Element as Element

from briefgen.word_template.allowed import (
    OFFICE,
    SETTING_LOSSES,
    SETTINGS,
    address_allowed,
)
from briefgen.word_template.changes import accept_changes
from briefgen.word_template.fields import clean_fields
from briefgen.word_template.hidden import remove_hidden
from briefgen.word_template.remove import take, unwrap
from briefgen.word_template.word_elements import (
    CELL,
    DRAWINGS,
    PARAGRAPH,
    VALUE,
    W,
    is_on,
    local,
    tags,
)

MICROSOFT = "{urn:schemas-microsoft-com:"
RELATED = (f"{{{OFFICE}}}", f"{MICROSOFT}office:office}}relid")
LINK = f"{{{W}}}hyperlink"
ALONE = {"OLEObject", "control", "objectEmbed", "objectLink", "hlinkClick"}
ALONE |= {"hlinkHover", "hlinkMouseOver", "altChunk", "subDoc"}
EXTENSION = "{http://schemas.openxmlformats.org/drawingml/2006/main}ext"
TAGGED, TAG_DATA = tags("smartTag", "customXml"), tags("smartTagPr", "customXmlPr")
BINDING, STORE = "dataBinding", f"{{{W}}}storeItemID"
# The stores that are the document's own: its title, its author, its organization.
STORES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}",
}
PLACEHOLDER = f"{{{W}}}sdtPr/{{{W}}}placeholder"
LEADING = {"href", "src", "althref", "action"}


def clean_text(
    part: Element, gone: Collection[str], hiding: frozenset[str]
) -> Iterator[str]:
    """Clean a text; yield what was removed.

    `gone` are the relations that it lost, `hiding` the styles that hide words.
    """
    yield from accept_changes(part)
    for tagged in list(part.iter(*TAGGED)):
        for child in tagged.iterchildren(*TAG_DATA):
            take(child)
        unwrap(tagged)
    yield from clean_fields(part)
    yield from remove_hidden(part, hiding)
    yield from clean_fields(part)  # of which a part may have been hidden
    _unrelate(part, gone)
    yield from _lead_nowhere(part)
    _unbind(part)
    for cell in part.iter(CELL):
        if not len(cell) or cell[-1].tag != PARAGRAPH:
            cell.append(cell.makeelement(PARAGRAPH))


def clean_settings(settings: Element) -> Iterator[str]:
    """Remove the settings that are not allowed; yield what is lost."""
    for child in list(settings):
        name = local(child)
        if name in SETTINGS:
            continue
        take(child)
        enforced = child.get(f"{{{W}}}enforcement")
        locked = name != "documentProtection" or is_on(enforced or "0")
        if name in SETTING_LOSSES and locked and is_on(child.get(VALUE)):
            yield SETTING_LOSSES[name]


def _unrelate(part: Element, gone: Collection[str]) -> None:
    """Remove what shows, or leads to, parts that are left out."""
    lost = [
        each
        for each in part.iter()
        if any(
            str(name).startswith(RELATED) and value in gone
            for name, value in each.attrib.items()
        )
    ]
    for element in lost:
        # All of a picture's frame goes where its picture goes.
        frame = next(element.iterancestors(*DRAWINGS), None)
        extension = next(element.iterancestors(EXTENSION), None)
        if element.tag == LINK:
            unwrap(element)
        elif local(element) in ALONE or frame is None:
            take(element)
        else:
            take(frame if extension is None else extension)


def _lead_nowhere(part: Element) -> Iterator[str]:
    """Remove the addresses of old drawings and links that no relation holds."""
    for element in part.iter():
        old = str(element.tag).startswith(MICROSOFT)
        for key in list(element.attrib):
            name = str(key).rpartition("}")[2]
            if name not in LEADING or not (old or name == "action"):
                continue
            address = str(element.attrib.pop(key))
            if name == "href" and address_allowed(address):
                element.set(key, address)
            elif address:
                yield link_name(address)


def _unbind(part: Element) -> None:
    """Make controls of the template keep their words themselves."""
    for element in list(part.iter()):
        if local(element) == BINDING and element.get(STORE, "").upper() not in STORES:
            take(element)
    for holder in part.findall(f".//{PLACEHOLDER}"):
        take(holder)


def link_name(address: str) -> str:
    """Return what messages call a link that is left out."""
    return f"a link to {address[:60]}"
