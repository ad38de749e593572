"""What PDF files follow → what a file says of it, and how it says the rest."""

from collections.abc import Mapping

from briefgen.formats import PdfStandard
from briefgen.value_classes import dataclass

# PDF/A-2 wants the schema of every property beyond its own list: here PDF/UA's.
EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
DECLARED = "http://pdfa.org/declarations/wtpdf#"
DECLARATIONS = """<rdf:Description rdf:about=""
 xmlns:pdfd="http://pdfa.org/declarations/">
<pdfd:declarations><rdf:Bag>
{items}
</rdf:Bag></pdfd:declarations></rdf:Description>""".format(
    items="\n".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfd:conformsTo>{DECLARED}{level}1.0</pdfd:conformsTo></rdf:li>"
        for level in ("accessibility", "reuse")
    )
)


@dataclass(frozen=True, slots=True)
class Standard:
    """What a file follows.

    `version` is that of its format; `accessible` and `archival` are what its metadata
    say of PDF/UA and PDF/A, and `beyond` what they add; `archival_with_files` is for
    one with files in it. One that is `later` is of PDF 2.0: links lead to elements, and
    no other information than the metadata stands in it.
    """

    version: bytes
    accessible: str
    archival: str
    beyond: str
    archival_with_files: str = ""
    later: bool = False


PARTS = "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>"
STANDARDS: Mapping[PdfStandard, Standard] = {
    "ua1": Standard(
        b"1.7",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        EXTENSION,
    ),
    "ua2": Standard(
        b"2.0",
        "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>",
        PARTS,
        DECLARATIONS,
        f"{PARTS}<pdfaid:conformance>F</pdfaid:conformance>",
        later=True,
    ),
}
