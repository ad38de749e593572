"""A document's properties to the core, extended and custom properties parts."""

from lxml.etree import _Element as Element

from briefgen.tree import Properties
from briefgen.writers.docx.parts.markup import declaring, element
from briefgen.writers.docx.parts.story import language_tag
from briefgen.writers.xml import legal

USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # Word's set of such properties
FIRST = 2  # the first id that the set leaves free


def core(properties: Properties) -> Element:
    """Write title, author, subject, dates and language."""
    stamp = f"{properties.stamp:%Y-%m-%dT%H:%M:%SZ}"
    texts = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.organization,
        "cp:keywords": ", ".join(properties.keywords),
        "cp:lastModifiedBy": properties.organization,
        "cp:revision": "1",
        "dcterms:created": stamp,
        "dcterms:modified": stamp,
        "cp:category": properties.kind,
        "dc:language": language_tag(properties.language),
    }
    part = declaring("cp:coreProperties", "dc", "dcterms", "xsi")
    for name, text in texts.items():
        kind = {"xsi:type": "dcterms:W3CDTF"} if name.startswith("dcterms") else None
        if text:
            part.append(element(name, text, kind))
    return part


def extended(properties: Properties) -> Element:
    """Write the program and the organization."""
    program = element("application:Application", "briefgen")
    company = element("application:Company", properties.organization)
    return element("application:Properties", program, company)


def custom(properties: Properties) -> Element:
    """Write marking, edition, kind, subject and audience, those that are not empty."""
    known = {
        "Marking": properties.marking,
        "Edition": properties.edition,
        "Kind": properties.kind,
        "Subject": properties.subject,
        "Audience": properties.audience,
    }
    present = [(name, legal(text)) for name, text in known.items() if legal(text)]
    part = declaring("custom:Properties", "vt")
    for number, (name, text) in enumerate(present, FIRST):
        value = element("vt:lpwstr", text)
        known = {"fmtid": USER_DEFINED, "pid": str(number), "name": name}
        part.append(element("custom:property", value, known))
    return part
