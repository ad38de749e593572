"""A surface, before and after it is drawn → a file that is PDF/UA-1 and PDF/A-2a."""

from collections.abc import Mapping
from urllib.parse import quote

from briefgen.languages.tags import language_tag
from briefgen.style import PageSetup
from briefgen.tree import Properties
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
from briefgen.writers.pdf.tagged.metadata import keywords, packet, srgb
from briefgen.writers.pdf.tagged.sheets import FONTS
from briefgen.writers.pdf.tagged.structure_objects import StructureTree
from briefgen.writers.pdf.tagged.surface import Surface

CREATOR, PRODUCER = "briefgen", "ReportLab PDF Library - (opensource)"
COLORS = "sRGB IEC61966-2.1"
METADATA = {"Type": b"/Metadata", "Subtype": b"/XML"}
URL_SAFE = "!#$%&'()*+,/:;=?@[]~"  # all that RFC 3986 knows


def opened(page: PageSetup, properties: Properties) -> Surface:
    """Return a surface for pages of this size."""
    surface = Surface(page.width, page.height)
    surface.digest.update(packet(properties, PRODUCER, CREATOR))
    return surface


def finished(surface: Surface, root: Element, properties: Properties) -> bytes:
    """Add the structure and the properties, and close the file."""
    objects = surface.objects
    profile = objects.add(compressed(srgb(), {"N": b"3"}))
    objects.put(FONTS, surface.fonts.dictionary(objects))
    catalog, information = objects.reserve(), objects.add(_information(properties))
    goals = _goals(surface)
    outline = surface.outline.write(goals, objects)
    pages = _pages(surface)
    for link in surface.links:
        entries = link.entries | _way(link.element, goals)
        objects.put(link.number, dictionary(entries))
    xmp = packet(properties, PRODUCER, CREATOR)
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
    objects.put(catalog, dictionary(entries))
    numbers_of_pages = [sheet.number for sheet in surface.sheets]
    StructureTree(numbers_of_pages, objects).write(tree, root, surface.parents)
    return objects.file(catalog, information, _identifier(surface, properties))


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


def _goals(surface: Surface) -> Mapping[str, bytes]:
    """Return where the goals of links are."""
    pages = [reference(sheet.number) for sheet in surface.sheets]
    return {
        name: array([pages[page - 1], b"/XYZ", b"0", real(top), b"0"])
        for name, (page, top) in surface.goals.items()
    }


def _way(element: Element, goals: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the destination of a link: a target in the file, or an address."""
    description = string(element.description)
    if element.target is not None:
        return {"Contents": description, "Dest": goals[element.target]}
    url = element.url or ""
    address = string(quote(url, safe=URL_SAFE))
    action = dictionary({"S": b"/URI", "URI": address})
    return {"Contents": description, "A": action}


def _information(properties: Properties) -> bytes:
    date = string(properties.stamp.strftime("D:%Y%m%d%H%M%S+00'00'"))
    return dictionary(
        {
            "Title": string(properties.title),
            "Author": string(properties.organization),
            "Subject": string(properties.subject),
            "Keywords": string(keywords(properties)),
            "Creator": string(CREATOR),
            "Producer": string(PRODUCER),
            "CreationDate": date,
            "ModDate": date,
            "Trapped": b"/False",
        }
    )


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
        keywords(properties),
    ):
        surface.digest.update(clean(text).encode())
    return surface.digest.hexdigest()
