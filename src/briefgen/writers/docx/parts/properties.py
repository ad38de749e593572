"""What a document says of itself to the parts that hold its properties."""

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.tree import Properties
from briefgen.writers.docx.parts.story import language_tag
from briefgen.writers.xml import legal

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CUSTOM = f"{OFFICE}/custom-properties"
EXTENDED = f"{OFFICE}/extended-properties"
VARIANT = f"{OFFICE}/docPropsVTypes"
USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # Word's set of such properties
FIRST = 2  # the first id that the set leaves free


def core(properties: Properties) -> Element:
    """Write title, author, subject, dates and language."""
    made = etree.Element(
        f"{{{CORE}}}coreProperties",
        nsmap={"cp": CORE, "dc": DC, "dcterms": DCTERMS, "xsi": XSI},
    )
    stamp = f"{properties.stamp:%Y-%m-%dT%H:%M:%SZ}"
    for name, text in (
        (f"{{{DC}}}title", properties.title),
        (f"{{{DC}}}subject", properties.subject),
        (f"{{{DC}}}creator", properties.organization),
        (f"{{{CORE}}}keywords", ", ".join(properties.keywords)),
        (f"{{{CORE}}}lastModifiedBy", properties.organization),
        (f"{{{CORE}}}revision", "1"),
        (f"{{{DCTERMS}}}created", stamp),
        (f"{{{DCTERMS}}}modified", stamp),
        (f"{{{CORE}}}category", properties.kind),
        (f"{{{DC}}}language", language_tag(properties.language)),
    ):
        if not text:
            continue
        child = etree.SubElement(made, name)
        child.text = legal(text)
        if name.startswith(f"{{{DCTERMS}}}"):
            child.set(f"{{{XSI}}}type", "dcterms:W3CDTF")
    return made


def extended(properties: Properties) -> Element:
    """Write the program and the organization."""
    made = etree.fromstring(f'<Properties xmlns="{EXTENDED}"/>')
    for name, text in (
        ("Application", "briefgen"),
        ("Company", properties.organization),
    ):
        etree.SubElement(made, f"{{{EXTENDED}}}{name}").text = legal(text)
    return made


def custom(properties: Properties) -> Element:
    """Write marking, edition, kind, subject and audience, as far as there are any."""
    made = etree.fromstring(f'<Properties xmlns="{CUSTOM}" xmlns:vt="{VARIANT}"/>')
    known = {
        "Marking": properties.marking,
        "Edition": properties.edition,
        "Kind": properties.kind,
        "Subject": properties.subject,
        "Audience": properties.audience,
    }
    present = [(name, legal(text)) for name, text in known.items() if legal(text)]
    for number, (name, text) in enumerate(present, FIRST):
        child = etree.SubElement(made, f"{{{CUSTOM}}}property")
        child.set("fmtid", USER_DEFINED)
        child.set("pid", str(number))
        child.set("name", name)
        etree.SubElement(child, f"{{{VARIANT}}}lpwstr").text = text
    return made
