"""A document's properties to the core, extended and custom properties parts."""

from briefgen.languages.tags import language_tag
from briefgen.tree import Properties
from briefgen.writers.docx.parts.xml_text import document_part, element, namespaces
from briefgen.writers.xml import legal

USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # Word's set of such properties
FIRST = 2  # the first id that the set leaves free


def core(properties: Properties) -> bytes:
    """Write title, author, subject, dates and language, all in words."""
    stamp = f"{properties.stamp:%Y-%m-%dT%H:%M:%SZ}"
    texts = {
        "dc:title": properties.title,
        "dc:subject": properties.title,
        "dc:creator": properties.organization,
        "cp:keywords": ", ".join(properties.keywords),
        "cp:lastModifiedBy": properties.organization,
        "cp:revision": "1",
        "dcterms:created": stamp,
        "dcterms:modified": stamp,
        "cp:category": properties.category,
        "dc:language": language_tag(properties.language),
    }
    dated = {"xsi:type": "dcterms:W3CDTF"}
    stated = (
        element(name, text, dated if name.startswith("dcterms") else None)
        for name, text in texts.items()
        if text
    )
    declared = namespaces("cp", "dc", "dcterms", "xsi")
    return document_part(element("cp:coreProperties", declared, *stated))


def extended(properties: Properties) -> bytes:
    """Write the program and the organization."""
    program = element("application:Application", "briefgen")
    company = element("application:Company", properties.organization)
    declared = namespaces("application")
    return document_part(element("application:Properties", declared, program, company))


def custom(properties: Properties) -> bytes:
    """Write marking, edition, kind, subject and audience, those that are not empty."""
    known = {
        "Marking": properties.marking,
        "Edition": properties.edition,
        "Kind": properties.kind,
        "Subject": properties.subject,
        "Audience": properties.audience,
    }
    present = [(name, legal(text)) for name, text in known.items() if legal(text)]
    each = (
        element(
            "custom:property",
            {"fmtid": USER_DEFINED, "pid": number, "name": name},
            element("vt:lpwstr", text),
        )
        for number, (name, text) in enumerate(present, FIRST)
    )
    declared = namespaces("custom", "vt")
    return document_part(element("custom:Properties", declared, *each))
