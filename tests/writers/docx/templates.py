"""Word templates as organisations have them, made part by part."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from PIL import Image, ImageDraw

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1134"'
    ' w:bottom="1418" w:left="1417" w:header="567" w:footer="567" w:gutter="0"/>'
)
KINDS = {
    "document": f"{WORD}.document.main+xml",
    "styles": f"{WORD}.styles+xml",
    "numbering": f"{WORD}.numbering+xml",
    "settings": f"{WORD}.settings+xml",
    "footnotes": f"{WORD}.footnotes+xml",
    "fontTable": f"{WORD}.fontTable+xml",
    "header": f"{WORD}.header+xml",
    "footer": f"{WORD}.footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
ROOTS = {"fontTable": "fonts", "header": "hdr", "footer": "ftr"}


@dataclass(frozen=True)
class Made:
    """A part: what its root holds, and its relations as id, kind and target."""

    content: str
    relations: tuple[tuple[str, str, str], ...] = ()


def packed(
    parts: Mapping[str, Made],
    media: Mapping[str, bytes] | None = None,
    main: str = KINDS["document"],
) -> bytes:
    """Pack a template: parts by name, related to the document unless it says how."""
    own = parts["document"]
    known = {target for _, _, target in own.relations}
    implied = [
        (f"rIdX{number}", name, f"{name}.xml")
        for number, name in enumerate(parts)
        if name != "document" and f"{name}.xml" not in known
    ]
    files: dict[str, bytes] = {}
    overrides = ""
    for name, part in parts.items():
        kind = name.rstrip("0123456789")
        root = ROOTS.get(kind, kind)
        text = f"<w:{root} {SPACES}>{part.content}</w:{root}>"
        if kind == "theme":
            text = f'<a:theme xmlns:a="{A}" name="Office">{part.content}</a:theme>'
        files[f"word/{name}.xml"] = text.encode()
        told = [*part.relations, *(implied if name == "document" else ())]
        if told:
            files[f"word/_rels/{name}.xml.rels"] = relations(told)
        content_type = main if name == "document" else KINDS[kind]
        overrides += (
            f'<Override PartName="/word/{name}.xml" ContentType="{content_type}"/>'
        )
    types = (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
    files["[Content_Types].xml"] = types.encode()
    files["_rels/.rels"] = relations([("rId1", "officeDocument", "word/document.xml")])
    return zipped(
        files | {f"word/{name}": data for name, data in (media or {}).items()}
    )


def relations(told: Iterable[tuple[str, str, str]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for number, kind, target in told
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return stream.getvalue()


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(*content: str, section: str = PAGE) -> Made:
    return Made(f"<w:body>{''.join(content)}<w:sectPr>{section}</w:sectPr></w:body>")


def words(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def style(  # noqa: PLR0913 - what a style says
    number: str,
    name: str,
    look: str = "",
    *,
    kind: str = "paragraph",
    more: str = "",
    paragraph: str = "",
    default: bool = False,
) -> str:
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{number}"><w:name w:val="{name}"/>'
        f"{more}<w:pPr>{paragraph}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def defaults(face: str, language: str) -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{face}"'
        f' w:hAnsi="{face}" w:cs="{face}"/><w:sz w:val="22"/>'
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        "</w:docDefaults>"
    )


def minimal() -> bytes:
    """Give a template of a body alone."""
    return packed({"document": Made(f"<w:body>{words('Sample')}</w:body>")})


def french() -> bytes:
    """Give a template as Word in French saves it: ids in French, names in English."""
    styles = defaults("Georgia", "fr-FR") + "".join(
        (
            style("Normal", "Normal", default=True),
            style(
                "Titre1",
                "heading 1",
                '<w:color w:val="7A0019"/><w:sz w:val="44"/>',
                more='<w:basedOn w:val="Normal"/>',
                paragraph='<w:outlineLvl w:val="0"/>',
            ),
            style(
                "Titre2",
                "heading 2",
                '<w:color w:val="7A0019"/><w:sz w:val="30"/><w:lang w:val="fr-FR"/>',
                more='<w:aliases w:val="Rubrique"/><w:basedOn w:val="Normal"/>',
                paragraph='<w:spacing w:before="240"/><w:outlineLvl w:val="1"/>',
            ),
            style(
                "Policepardfaut",
                "Default Paragraph Font",
                kind="character",
                default=True,
            ),
            style(
                "Listepuces",
                "List Bullet",
                paragraph='<w:numPr><w:numId w:val="7"/></w:numPr>',
            ),
            style(
                "Listenumros",
                "List Number",
                paragraph='<w:numPr><w:numId w:val="8"/></w:numPr>',
            ),
            style(
                "Pieddepage",
                "footer",
                paragraph='<w:tabs><w:tab w:val="center"'
                ' w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs>',
            ),
            style(
                "Encadre",
                "Encadré",
                more='<w:aliases w:val="Callout;Boîte"/>',
                paragraph='<w:shd w:val="clear" w:color="auto" w:fill="F3E9DC"/>',
            ),
        )
    )
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{0}"/><w:lvlText w:val="{1}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl>'
    numbering = (
        '<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/>'
        + levels.format("bullet", "»")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="4">'
        '<w:multiLevelType w:val="singleLevel"/>'
        + levels.format("upperLetter", "%1)")
        + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num>'
    )
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for number, kind in ((0, "separator"), (1, "continuationSeparator"))
    )
    notes += f'<w:footnote w:id="2">{words("Une vieille note")}</w:footnote>'
    settings = (
        '<w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="708"/><w:footnotePr>'
        '<w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
        '<w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/>'
    )
    return packed(
        {
            "document": body(
                words("Modèle", "Titre1"), words("Texte de démonstration")
            ),
            "styles": Made(styles),
            "numbering": Made(numbering),
            "footnotes": Made(notes),
            "settings": Made(
                settings,
                (("rId1", "attachedTemplate", "file:///P:/Modeles/Note.dotm"),),
            ),
        }
    )


def german() -> bytes:
    """Give a template whose programs wrote the names that users see."""
    styles = defaults("Verdana", "de-DE") + "".join(
        (
            style("Standard", "Standard", '<w:lang w:val="de-DE"/>', default=True),
            style(
                "berschrift1",
                "Überschrift 1",
                '<w:color w:val="00529B"/>',
                paragraph='<w:outlineLvl w:val="0"/>',
            ),
            style(
                "berschrift2",
                "Überschrift 2",
                '<w:color w:val="00529B"/>',
                paragraph='<w:outlineLvl w:val="1"/>',
            ),
            style(
                "Kopfzeile",
                "Kopfzeile",
                paragraph='<w:tabs><w:tab w:val="center"'
                ' w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs>',
            ),
        )
    )
    return packed(
        {"document": body(words("Vorlage")), "styles": Made(styles)},
        main=f"{WORD}.template.main+xml",
    )


OFFICE_COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
LINE = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
FORMATS = (
    f'<a:fmtScheme name="Office"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{LINE * 3}</a:lnStyleLst><a:effectStyleLst>"
    f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme(colors: Mapping[str, str], face: str, headings: str = "") -> Made:
    """Write a theme of these colours; without the others that files have."""
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>'
        for name, color in colors.items()
    )
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{name}"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{kind}>'
        for kind, name in (("majorFont", headings or face), ("minorFont", face))
    )
    return Made(
        f'<a:themeElements><a:clrScheme name="Office">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Office">{fonts}</a:fontScheme>{FORMATS}</a:themeElements>'
    )


def themed(colors: Mapping[str, str], face: str) -> bytes:
    """Give a template whose text has the font of a theme."""
    styles = defaults(face, "en-CA").replace(
        f'w:ascii="{face}" w:hAnsi="{face}"',
        'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"',
    )
    return packed(
        {
            "document": body(words("Sample")),
            "styles": Made(styles + style("Normal", "Normal", default=True)),
            "theme": theme(colors, face),
        }
    )


def logo() -> bytes:
    """Draw a logo."""
    picture = Image.new("RGB", (240, 80), "#7a0019")
    ImageDraw.Draw(picture).ellipse((90, 10, 150, 70), fill="#ffffff")
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def picture(relation: str, number: int = 1) -> str:
    """Write a drawing that shows a logo."""
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="1524000" cy="508000"/><wp:docPr id="{number}" name="Logo"'
        ' descr="The ministry’s logo"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="1524000" cy="508000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing>"
    )


PLACEHOLDER = (
    '<w:sdt><w:sdtPr><w:alias w:val="Body"/><w:id w:val="1"/></w:sdtPr><w:sdtContent>'
    + words("Write here.")
    + words("And here.")
    + "</w:sdtContent></w:sdt>"
)


def letterhead(place: str = PLACEHOLDER) -> bytes:
    """Give a template of three sections: a cover, the text, and a last page."""
    cover = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
        f'<w:footerReference w:type="default" r:id="rId2"/>{PAGE}</w:sectPr></w:pPr>'
        "</w:p>"
    )
    text = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="first" r:id="rId3"/>'
        f'<w:type w:val="nextPage"/>{PAGE}<w:pgNumType w:start="1"/><w:titlePg/>'
        "</w:sectPr></w:pPr></w:p>"
    )
    document = body(
        words("Ministry of Samples"), cover, place, text, words("Notes of the reader")
    )
    return packed(
        {
            "document": Made(
                document.content,
                (
                    ("rId1", "header", "header1.xml"),
                    ("rId2", "footer", "footer1.xml"),
                    ("rId3", "header", "header2.xml"),
                ),
            ),
            "styles": Made(
                defaults("Times New Roman", "en-US")
                + style("Normal", "Normal", default=True)
                + style(
                    "Heading1",
                    "heading 1",
                    '<w:b/><w:color w:val="7A0019"/>',
                    paragraph='<w:outlineLvl w:val="0"/>',
                )
            ),
            "header1": Made(
                f"<w:p><w:r>{picture('rId1')}</w:r></w:p>",
                (("rId1", "image", "media/image1.png"),),
            ),
            "header2": Made(
                f"<w:p><w:r>{picture('rId1', 2)}</w:r></w:p>"
                + words("1 Main Street, Lima"),
                (("rId1", "image", "media/image1.png"),),
            ),
            "footer1": Made(
                '<w:p><w:r><w:t xml:space="preserve">Page </w:t></w:r>'
                '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
                "</w:p>"
            ),
        },
        {"media/image1.png": logo()},
    )
