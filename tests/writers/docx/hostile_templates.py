"""Word templates that carry what no document may: one a case, with its traces.

Each case names what is planted, as `SECRET…`, `evil…` or a name; no byte of it may be
in a document that goes into the template.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.writers.docx.templates import (
    Made,
    R,
    body,
    defaults,
    logo,
    opened,
    packed,
    picture,
    style,
    words,
    zipped,
)

OLE = "urn:schemas-microsoft-com:office:office"
VML = "urn:schemas-microsoft-com:vml"
TRACES = (
    b"SECRET",
    b"evil",
    b"DDE",
    b"INCLUDE",
    b"QUOTE",
    b"Deleter",
    b"file:",
    b"script:",
)
EXE = b"MZ\x90\x00 evil program"
Maker = Callable[[], bytes]


@dataclass(frozen=True)
class Case:
    """A template, and what is told to be left out of it."""

    make: Maker
    told: str


def run(content: str, look: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{content}</w:r>"


def mark(kind: str, inside: str = "") -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar>')


def code(told: str) -> str:
    return run(f'<w:instrText xml:space="preserve">{told}</w:instrText>')


def said(text: str) -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>')


def complex_field(*codes: str, result: str = "shown") -> str:
    return (
        mark("begin") + "".join(codes) + mark("separate") + said(result) + mark("end")
    )


def headed(
    content: str,
    linked: tuple[tuple[str, str, str], ...] = (),
    files: Mapping[str, bytes] | None = None,
    types: Mapping[str, str] | None = None,
    **parts: Made,
) -> bytes:
    """Give a template with a header that holds a paragraph of some runs."""
    section = '<w:headerReference w:type="default" r:id="rIdH"/>'
    document = body(words("Sample"), section=section)
    template = packed(
        {
            "document": Made(document.content, (("rIdH", "header", "header1.xml"),)),
            "header1": Made(
                f"<w:p>{said('Ministry')}{content}</w:p>"
                if not content.startswith(("<w:p>", "<w:tbl>", "<w:altChunk"))
                else f"{words('Ministry')}{content}<w:p/>",
                linked,
            ),
            "styles": Made(
                defaults("Arial", "en-CA")
                + style("Normal", "Normal", default=True)
                + style("Secretly", "Secretly", "<w:vanish/>", kind="character")
                + style("Deep", "Deep", more='<w:basedOn w:val="Deeper"/>')
                + style("Deeper", "Deeper", "<w:vanish/>")
            ),
            **parts,
        }
    )
    return planted(template, files or {}, types or {})


def planted(
    template: bytes, files: Mapping[str, bytes], types: Mapping[str, str]
) -> bytes:
    """Add files to a template, and their content types."""
    known = opened(template)
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in types.items()
    )
    listed = known["[Content_Types].xml"].replace(
        b"</Types>", f"{rows}</Types>".encode()
    )
    return zipped({**known, **files, "[Content_Types].xml": listed})


def field(*codes: str) -> Maker:
    return lambda: headed(complex_field(*codes))


def simple(told: str) -> Maker:
    escaped = told.replace('"', "&quot;")
    return lambda: headed(
        f'<w:fldSimple w:instr="{escaped}">{said("shown")}</w:fldSimple>'
    )


def link(address: str) -> Maker:
    linked = f'<w:hyperlink r:id="rId1">{said("a link")}</w:hyperlink>'

    def make() -> bytes:
        files = opened(headed(linked))
        row = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships"><Relationship Id="rId1" Type="{R}/hyperlink"'
            f' Target="{address}" TargetMode="External"/></Relationships>'
        )
        return zipped({**files, "word/_rels/header1.xml.rels": row.encode()})

    return make


def part(
    kind: str, name: str, content_type: str, data: bytes, content: str = ""
) -> Maker:
    """Relate a header to a part."""
    related = (("rId1", kind, name),)
    return lambda: headed(
        content, related, {f"word/{name}": data}, {f"word/{name}": content_type}
    )


def of_document(kind: str, name: str, content_type: str, data: bytes) -> Maker:
    """Relate the document itself to a part, as comments and custom XML are."""

    def make() -> bytes:
        template = planted(
            headed(""), {f"word/{name}": data}, {f"word/{name}": content_type}
        )
        files = opened(template)
        rels = "word/_rels/document.xml.rels"
        full = kind if ":" in kind else f"{R}/{kind}"
        row = f'<Relationship Id="rIdZ" Type="{full}" Target="{name}"/></Relationships>'
        files[rels] = files[rels].replace(b"</Relationships>", row.encode())
        return zipped(files)

    return make


def set_to(content: str, linked: tuple[tuple[str, str, str], ...] = ()) -> Maker:
    return lambda: headed("", settings=Made(content, linked))


def hidden(content: str) -> Maker:
    return lambda: headed(content)


def custom_properties() -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    name = "docProps/custom.xml"
    data = (
        f'<Properties xmlns="{space}/custom-properties" xmlns:vt="{space}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Owner">'
        "<vt:lpwstr>SECRET owner</vt:lpwstr></property></Properties>"
    )
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    files = opened(planted(headed(""), {name: data.encode()}, {name: kind}))
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId9" Type="{R}/custom-properties" Target="{name}"/>'
        "</Relationships>".encode(),
    )
    return zipped(files)


def old_link(attributes: str) -> Maker:
    shape = (
        f'<w:pict><v:shape xmlns:v="{VML}" style="width:9pt" {attributes}/></w:pict>'
    )
    return lambda: headed(run(shape))


COMMENTS = (
    f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:comment w:id="0" w:author="Deleter">{words("SECRET remark")}</w:comment>'
    "</w:comments>"
).encode()
OBJECT = (
    f'<w:object><v:shape xmlns:v="{VML}" id="o1" style="width:9pt;height:9pt"/>'
    f'<o:OLEObject xmlns:o="{OLE}" Type="Embed" ProgID="Package" ShapeID="o1"'
    ' DrawAspect="Icon" ObjectID="_1" r:id="rId1"/></w:object>'
)
DELETED = '<w:del w:id="1" w:author="Deleter"><w:r><w:delText>SECRET words</w:delText></w:r></w:del>'
CHANGES = "tracked changes, with what they deleted and who made them"
HIDDEN = "hidden words or drawings"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CASES: Mapping[str, Case] = {
    "a DDEAUTO field": Case(
        field(code(" DDEAUTO c:\\\\evil.exe x ")), "the field DDEAUTO"
    ),
    "a DDE field, simple": Case(simple("DDE evil x y"), "the field DDE"),
    "a field in small letters": Case(
        field(code(" ddeauto evil ")), "the field DDEAUTO"
    ),
    "a field split into runs": Case(
        field(code(" INCLU"), code("DETEXT "), code('"http://evil.example/a.docx" ')),
        "the field INCLUDETEXT",
    ),
    "a field whose name is words": Case(
        field(said(" INCLUDEPICTURE "), code('"http://evil.example/a.png" \\d ')),
        "the field INCLUDEPICTURE",
    ),
    "a field that another makes": Case(
        field(complex_field(code(" QUOTE 68 68 69 "), result="DDE"), code(" evil ")),
        "the field QUOTE",
    ),
    "a field in the result of another": Case(
        lambda: headed(
            mark("begin")
            + code(" REF here ")
            + mark("separate")
            + complex_field(code(" LINK Excel.Sheet evil.xlsx "))
            + mark("end")
        ),
        "the field LINK",
    ),
    "a field in a simple field": Case(
        lambda: headed(
            '<w:fldSimple w:instr=" PAGE ">'
            + complex_field(code(" DATABASE evil "))
            + "</w:fldSimple>"
        ),
        "the field DATABASE",
    ),
    "a field that never ends": Case(
        lambda: headed(mark("begin") + code(" PAGE evil ")), "the field PAGE"
    ),
    "an instruction in no field": Case(
        lambda: headed(code(" DDEAUTO evil ") + complex_field(code(" AUTOTEXT x "))),
        "the field AUTOTEXT",
    ),
    "data in a field": Case(
        lambda: headed(
            mark("begin", "<w:fldData>U0VDUkVU</w:fldData>")
            + code(" MACROBUTTON evil Click ")
            + mark("end")
        ),
        "the field MACROBUTTON",
    ),
    "a field that nobody named": Case(
        field(code(" FROBNICATE evil ")), "the field FROBNICATE"
    ),
    "a field of a property that is not the document's": Case(
        field(code(" DOCPROPERTY evil ")), "the field DOCPROPERTY"
    ),
    "today's date": Case(field(code(' DATE \\@ "evil" ')), "the field DATE"),
    "the reader's name": Case(simple(" USERNAME evil "), "the field USERNAME"),
    "a link field to a file": Case(
        field(code(' HYPERLINK "file:///c:/evil.exe" ')), "the field HYPERLINK"
    ),
    "a link to a script": Case(
        link("javascript:evil()"), "a link to javascript:evil()"
    ),
    "a link to a file": Case(
        link("file:///c:/evil.exe"), "a link to file:///c:/evil.exe"
    ),
    "a link to a share": Case(
        link("\\\\evil.example\\share"), "a link to \\\\evil.example\\share"
    ),
    "a link to a share, otherwise": Case(
        link("http:\\\\evil.example"), "a link to http:\\\\evil.example"
    ),
    "a link to what lies beside": Case(link("../evil.docx"), "a link to ../evil.docx"),
    "a link of an old drawing": Case(
        old_link('href="file:///c:/evil"'), "a link to file:///c:/evil"
    ),
    "the source of an old drawing": Case(
        old_link('src="http://evil.example/a.png"'),
        "a link to http://evil.example/a.png",
    ),
    "an embedded object": Case(
        part(
            "oleObject",
            "evil.bin",
            "application/vnd.openxmlformats-officedocument.oleObject",
            EXE,
            run(OBJECT),
        ),
        "embedded objects (OLE)",
    ),
    "an embedded file": Case(
        part("package", "evil.xlsx", "application/zip", EXE, run(OBJECT)),
        "embedded files",
    ),
    "a program as a picture": Case(
        part("image", "evil.png", "image/png", EXE, run(picture("rId1"))),
        "pictures of other kinds than PNG, JPEG, GIF, BMP, TIFF, EMF and WMF",
    ),
    "a picture with scripts": Case(
        part(
            "image",
            "evil.svg",
            "image/svg+xml",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>evil</script></svg>",
            run(picture("rId1")),
        ),
        "pictures of other kinds than PNG, JPEG, GIF, BMP, TIFF, EMF and WMF",
    ),
    "the text of another file": Case(
        part(
            "aFChunk",
            "evil.html",
            "text/html",
            b"<p>SECRET</p>",
            '<w:altChunk r:id="rId1"/>',
        ),
        "the text of another file (altChunk)",
    ),
    "a part that nobody named": Case(
        of_document(
            "http://example.org/evilRelation", "evil.bin", "application/x-evil", EXE
        ),
        "a part that briefgen does not know (evilRelation)",
    ),
    "a known relation to another kind of part": Case(
        of_document("endnotes", "evil.bin", "application/x-evil", EXE),
        "a part that briefgen does not know (endnotes)",
    ),
    "comments": Case(
        of_document("comments", "comments.xml", f"{WORD}.comments+xml", COMMENTS),
        "comments",
    ),
    "custom XML": Case(
        of_document("customXml", "item1.xml", "application/xml", b"<a>SECRET</a>"),
        "custom XML data",
    ),
    "building blocks": Case(
        of_document(
            "glossaryDocument",
            "glossary.xml",
            f"{WORD}.document.glossary+xml",
            b"<a>SECRET</a>",
        ),
        "",
    ),
    "settings of the web": Case(
        of_document(
            "webSettings", "web.xml", f"{WORD}.webSettings+xml", b"<a>SECRET</a>"
        ),
        "",
    ),
    "custom properties": Case(custom_properties, "custom properties"),
    "a deletion": Case(hidden(DELETED), CHANGES),
    "a row that was deleted": Case(
        hidden(
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr>"
            '<w:del w:id="1" w:author="Deleter"/></w:trPr><w:tc><w:tcPr/>'
            f"{words('SECRET row')}</w:tc></w:tr><w:tr><w:tc><w:tcPr/>{words('row')}"
            "</w:tc></w:tr></w:tbl>"
        ),
        CHANGES,
    ),
    "an insertion and a move": Case(
        hidden(
            f'<w:ins w:id="1" w:author="Deleter">{said("added")}</w:ins>'
            f'<w:moveFrom w:id="2" w:author="Deleter">{said("SECRET")}</w:moveFrom>'
        ),
        CHANGES,
    ),
    "a change of look": Case(
        hidden(
            run(
                "<w:t>x</w:t>",
                '<w:b/><w:rPrChange w:id="1" w:author="Deleter"><w:rPr/></w:rPrChange>',
            )
        ),
        CHANGES,
    ),
    "hidden words": Case(hidden(run("<w:t>SECRET</w:t>", "<w:vanish/>")), HIDDEN),
    "words hidden by a style": Case(
        hidden(run("<w:t>SECRET</w:t>", '<w:rStyle w:val="Secretly"/>')), HIDDEN
    ),
    "words hidden by what a style builds on": Case(
        hidden(words("SECRET", "Deep")), HIDDEN
    ),
    "a hidden drawing": Case(
        lambda: headed(
            run(
                picture("rId1").replace(
                    'name="Logo" descr',
                    'hidden="1" name="Logo" title="SECRET" descr',
                    1,
                )
            ),
            (("rId1", "image", "media/image1.png"),),
            {"word/media/image1.png": logo()},
        ),
        HIDDEN,
    ),
    "protection": Case(
        set_to('<w:documentProtection w:edit="forms" w:enforcement="1"/>'),
        "protection against editing",
    ),
    "read-only": Case(
        set_to('<w:writeProtection w:recommended="1"/>'),
        "protection against writing (read-only recommended)",
    ),
    "nameless reviewers": Case(
        set_to("<w:removePersonalInformation/>"), "the removal of reviewers' names"
    ),
    "styles of another template": Case(
        set_to(
            '<w:attachedTemplate r:id="rId1"/><w:linkStyles/>',
            (("rId1", "attachedTemplate", "file:///P:/evil.dotm"),),
        ),
        "the updating of styles from another template",
    ),
    "a mail merge": Case(
        set_to(
            '<w:mailMerge><w:mainDocumentType w:val="formLetters"/>'
            '<w:dataType w:val="native"/><w:query w:val="SELECT evil"/></w:mailMerge>'
        ),
        "a mail merge",
    ),
    "tracking": Case(set_to("<w:trackRevisions/>"), "the tracking of changes"),
    "variables": Case(
        set_to('<w:docVars><w:docVar w:name="a" w:val="SECRET"/></w:docVars>'),
        "variables of macros",
    ),
    "a setting that nobody named": Case(
        set_to('<w:updateFields/><w15:evil xmlns:w15="urn:evil"/>'), ""
    ),
}


def every_file() -> dict[str, bytes]:
    """Give all cases, made."""
    return {name: case.make() for name, case in CASES.items()}
