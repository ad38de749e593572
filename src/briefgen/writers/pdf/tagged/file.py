"""A surface, before and after it is drawn → a file that follows what it should."""

from collections.abc import Mapping
from urllib.parse import quote

from briefgen.languages.tags import language_tag
from briefgen.style import Look
from briefgen.tree import Document, Properties
from briefgen.writers.pdf.embedded_fonts import font
from briefgen.writers.pdf.faces import Cut
from briefgen.writers.pdf.objects import (
    Objects,
    array,
    clean,
    compressed,
    dictionary,
    real,
    reference,
    stream,
    string,
)
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.tagged.attachments import attached, names
from briefgen.writers.pdf.tagged.fields import form
from briefgen.writers.pdf.tagged.fillable import FillableSurface
from briefgen.writers.pdf.tagged.metadata import (
    CREATOR,
    PRODUCER,
    keywords,
    packet,
    srgb,
)
from briefgen.writers.pdf.tagged.outline import Goals
from briefgen.writers.pdf.tagged.sheets import FONTS
from briefgen.writers.pdf.tagged.standards import STANDARDS
from briefgen.writers.pdf.tagged.structure_objects import StructureTree
from briefgen.writers.pdf.tagged.surface import Surface

COLORS = "sRGB IEC61966-2.1"
METADATA = {"Type": b"/Metadata", "Subtype": b"/XML"}
URL_SAFE = "!#$%&'()*+,/:;=?@[]~"  # all that RFC 3986 knows


def opened(look: Look, document: Document) -> Surface:
    """Return a surface for pages of this look."""
    size = look.page.width, look.page.height
    surface = Surface(*size)
    if document.options.forms:
        cut = Cut(look.faces.pdf, further=look.faces.fallback, own=look.faces.own)
        surface = FillableSurface(*size, font(cut))
    standard = STANDARDS[document.options.pdf]
    surface.digest.update(packet(document.properties, standard, files=False))
    return surface


def finished(surface: Surface, root: Element, document: Document) -> bytes:
    """Add the structure and the properties, and close the file."""
    objects, properties = surface.objects, document.properties
    standard = STANDARDS[document.options.pdf]
    profile = objects.add(compressed(srgb(), {"N": b"3"}))
    objects.put(FONTS, surface.fonts.dictionary(objects))
    catalog = objects.reserve()
    sheets = [sheet.number for sheet in surface.sheets]
    structure = StructureTree(root, objects, sheets, later=standard.later)
    goals = _goals(surface, structure if standard.later else None)
    pages, outline = _pages(surface), surface.outline.write(goals, objects)
    for link in surface.links:
        entries = link.entries | _way(link.element, goals)
        objects.put(link.number, dictionary(entries))
    files = attached(root, properties.stamp, objects) if standard.later else {}
    xmp = packet(properties, standard, files=bool(files))
    entries = {
        "Type": b"/Catalog",
        "PageMode": b"/UseNone",
        "Lang": string(language_tag(properties.language)),
        "Pages": reference(pages),
        "OutputIntents": array([_output_intent(profile)]),
        "ViewerPreferences": _added({"DisplayDocTitle": b"true"}, objects),
        "StructTreeRoot": reference(tree := objects.reserve()),
        "MarkInfo": _added({"Marked": b"true"}, objects),
        "Metadata": reference(objects.add(stream(xmp, METADATA))),
    }
    if outline is not None:
        entries["Outlines"] = reference(outline)
    entries |= _extras(surface, files, later=standard.later)
    objects.put(catalog, dictionary(entries))
    structure.write(tree, surface.targets, surface.parents, files)
    identifier = f"<{_identifier(surface, properties)}>".encode()
    trailer = {"Root": reference(catalog), "ID": array([identifier] * 2)}
    if not standard.later:
        trailer["Info"] = _added(_information(properties), objects)
    return objects.file(standard.version, trailer)


def _extras(
    surface: Surface, files: Mapping[Element, bytes], *, later: bool
) -> dict[str, bytes]:
    """Write what only some files have: others in them, and a form."""
    extras: dict[str, bytes] = {}
    if files:
        extras["Names"] = names(files)
    if isinstance(surface, FillableSurface) and surface.blanks:
        fields = form(surface.blanks, surface.font, surface.objects, later=later)
        extras["AcroForm"] = fields
    return extras


def _pages(surface: Surface) -> int:
    """Write all pages and return the number of their tree."""
    objects = surface.objects
    tree = objects.reserve()
    for sheet in surface.sheets:
        sheet.write((surface.width, surface.height), tree, objects)
    kids = [reference(sheet.number) for sheet in surface.sheets]
    entries = {
        "Type": b"/Pages",
        "Kids": array(kids),
        "Count": b"%d" % len(kids),
    }
    objects.put(tree, dictionary(entries))
    return tree


def _goals(surface: Surface, structure: StructureTree | None) -> Goals:
    """Return where the goals of links are; with a `structure`, as elements of it, too."""
    pages = [reference(sheet.number) for sheet in surface.sheets]
    goals: dict[str, Mapping[str, bytes]] = {}
    for name, (page, top) in surface.goals.items():
        view = (b"/XYZ", b"0", real(top), b"0")
        place = array([pages[page - 1], *view])
        if structure is None:
            goals[name] = {"Dest": place}
            continue
        element = array([structure.to(surface.targets[name]), *view])
        action = {"S": b"/GoTo", "D": place, "SD": element}
        goals[name] = {"A": dictionary(action)}
    return goals


def _way(element: Element, goals: Goals) -> dict[str, bytes]:
    """Return the destination of a link: a target in the file, or an address."""
    description = string(element.description)
    if element.target is not None:
        return {"Contents": description, **goals.get(element.target, {})}
    url = element.url or ""
    address = string(quote(url, safe=URL_SAFE))
    action = dictionary({"S": b"/URI", "URI": address})
    return {"Contents": description, "A": action}


def _information(properties: Properties) -> dict[str, bytes]:
    date = string(properties.stamp.strftime("D:%Y%m%d%H%M%S+00'00'"))
    return {
        "Title": string(properties.title),
        "Author": string(properties.organization),
        "Subject": string(properties.category),
        "Keywords": string(keywords(properties)),
        "Creator": string(CREATOR),
        "Producer": string(PRODUCER),
        "CreationDate": date,
        "ModDate": date,
        "Trapped": b"/False",
    }


def _output_intent(profile: int) -> bytes:
    return dictionary(
        {
            "Type": b"/OutputIntent",
            "S": b"/GTS_PDFA1",
            "OutputConditionIdentifier": string(COLORS),
            "Info": string(COLORS),
            "DestOutputProfile": reference(profile),
        }
    )


def _added(entries: Mapping[str, bytes], objects: Objects) -> bytes:
    """Add a dictionary as an object of its own, and refer to it."""
    return reference(objects.add(dictionary(entries)))


def _identifier(surface: Surface, properties: Properties) -> str:
    """Return what identifies a file: a digest of what it says, not of the clock."""
    for text in (
        properties.title,
        properties.organization,
        properties.subject,
        properties.category,
        keywords(properties),
    ):
        surface.digest.update(clean(text).encode())
    return surface.digest.hexdigest()
