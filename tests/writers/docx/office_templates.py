"""Word templates of offices, each with a trait that documents have to live with."""

from collections.abc import Callable, Mapping

from tests.writers.docx.templates import (
    OFFICE_COLORS,
    PLACEHOLDER,
    Made,
    body,
    defaults,
    letterhead,
    logo,
    packed,
    picture,
    style,
    theme,
    words,
)

Maker = Callable[[], bytes]
LETTER = (
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1080"'
    ' w:bottom="1080" w:left="1080" w:header="540" w:footer="540" w:gutter="0"/>'
)
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134"'
    ' w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
A5 = (
    '<w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:top="1134" w:right="851"'
    ' w:bottom="1134" w:left="851" w:header="567" w:footer="567" w:gutter="0"/>'
)
LANDSCAPE = (
    '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:top="1080"'
    ' w:right="1080" w:bottom="1080" w:left="1080" w:header="540" w:footer="540"'
    ' w:gutter="0"/>'
)
HEAD = '<w:headerReference w:type="default" r:id="rIdH"/>'
FOOT = '<w:footerReference w:type="default" r:id="rIdF"/>'
GRAY = '<w:color w:val="555555"/><w:sz w:val="16"/>'
TIGHT = style("Normal", "Normal", default=True)
PLAIN = style("Normal", "Normal", paragraph='<w:spacing w:after="120"/>', default=True)


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*runs: str, more: str = "") -> str:
    return f"<w:p><w:pPr>{more}</w:pPr>{''.join(runs)}</w:p>"


def counted(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def row(*cells: tuple[str, str, int]) -> str:
    """Write a table of one row: each cell's content, ground and width."""
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for _, _, wide in cells)
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>'
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
        + f"</w:tcPr>{content}</w:tc>"
        for content, fill, wide in cells
    )
    total = sum(wide for _, _, wide in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout'
        f' w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr>{inside}</w:tr></w:tbl>"
    )


def heading(level: int, look: str, number: str = "", name: str = "") -> str:
    return style(
        number or f"Heading{level}",
        name or f"heading {level}",
        look,
        more='<w:basedOn w:val="Normal"/>',
        paragraph='<w:keepNext/><w:spacing w:before="200" w:after="60"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
    )


def headings(color: str, sizes: tuple[int, int, int] = (40, 28, 24)) -> str:
    return "".join(
        heading(level, f'<w:b/><w:color w:val="{color}"/><w:sz w:val="{size}"/>')
        for level, size in enumerate(sizes, start=1)
    )


def office(
    styles: str,
    *content: str,
    page: str = LETTER,
    head: str = "",
    foot: str = "",
    more: Mapping[str, Made] | None = None,
) -> bytes:
    """Give a template of styles, with a header and footer if they say something."""
    linked, section, parts = [], "", dict(more or {})
    for name, said, reference, number in (
        ("header1", head, HEAD, "rIdH"),
        ("footer1", foot, FOOT, "rIdF"),
    ):
        if said:
            section += reference
            linked.append((number, name[:-1], f"{name}.xml"))
            shown = (("rId1", "image", "media/image1.png"),) if "blip" in said else ()
            parts[name] = Made(said, shown)
    document = body(
        *(content or (words("Text of the template"),)), section=section + page
    )
    return packed(
        {
            "document": Made(document.content, tuple(linked)),
            "styles": Made(styles),
            **parts,
        },
        {"media/image1.png": logo()},
    )


def english() -> bytes:
    """Give a ministry's letterhead: logo and address side by side, pages counted."""
    address = "".join(
        line(run(each, GRAY), more='<w:jc w:val="right"/>')
        for each in ("Ministry of Samples", "1 Main Street", "Ottawa K1A 0A1")
    )
    return office(
        defaults("Calibri", "en-CA") + PLAIN + headings("1F3864"),
        head=row(
            (f"<w:p><w:r>{picture('rId1')}</w:r></w:p>", "", 5040), (address, "", 5040)
        )
        + words(""),
        foot=line(
            run("Page ", GRAY), counted("PAGE"), run(" of ", GRAY), counted("NUMPAGES")
        ),
    )


def french() -> bytes:
    """Give a French ministry's template in a serif face, whose ids are French."""
    titles = "".join(
        heading(
            level,
            f'<w:color w:val="7A0019"/><w:sz w:val="{size}"/>',
            f"Titre{level}",
            f"heading {level}",
        )
        for level, size in ((1, 40), (2, 28), (3, 24))
    )
    return office(
        defaults("Times New Roman", "fr-CA") + PLAIN + titles,
        page=A4,
        head=line(run("Ministère des Exemples", "<w:b/>")),
        foot=line(run("Page "), counted("PAGE"), run(" sur "), counted("NUMPAGES")),
    )


def spanish() -> bytes:
    """Give a Spanish template, as programs write that use the names users see."""
    titles = "".join(
        heading(
            level,
            f'<w:b/><w:color w:val="8A1538"/><w:sz w:val="{size}"/>',
            f"Ttulo{level}",
            f"Título {level}",
        )
        for level, size in ((1, 40), (2, 28))
    )
    return office(
        defaults("Arial", "es-PE") + TIGHT + titles,
        page=A4,
        head=line(run("Ministerio de Ejemplos · Lima", GRAY)),
    )


def wide_indents() -> bytes:
    """Give a template whose defaults push all text in by two inches."""
    styles = defaults("Arial", "en-CA").replace(
        "<w:pPrDefault/>",
        '<w:pPrDefault><w:pPr><w:spacing w:after="160"/><w:ind w:left="2880"/></w:pPr>'
        "</w:pPrDefault>",
    )
    return office(styles + TIGHT + headings("005EA5"))


PROTECTION = (
    '<w:writeProtection w:recommended="1"/><w:removePersonalInformation/>'
    '<w:attachedTemplate r:id="rId1"/><w:linkStyles/><w:trackRevisions/>'
    '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
)


def protected() -> bytes:
    """Give a template that nobody may edit, linked to one on a drive."""
    settings = Made(
        PROTECTION, (("rId1", "attachedTemplate", "file:///P:/Templates/Note.dotm"),)
    )
    return office(
        defaults("Arial", "en-CA") + PLAIN + headings("00594F"),
        head=line(run("Office of Samples", "<w:b/>")),
        more={"settings": settings},
    )


def white_heading() -> bytes:
    """Give a template whose titles are white, for a cover that it no longer has."""
    return office(
        defaults("Arial", "en-CA") + PLAIN + headings("FFFFFF"),
        head=line(run("Agency of Samples", "<w:b/>")),
    )


def pocket() -> bytes:
    """Give a template for small paper."""
    return office(
        defaults("Arial", "en-CA") + PLAIN + headings("444444", (32, 24, 22)), page=A5
    )


def landscape() -> bytes:
    """Give a template for slides on paper: letters that lie."""
    return office(
        defaults("Arial", "en-CA") + PLAIN + headings("3B2E7E"),
        page=LANDSCAPE,
        foot=line(run("Branch of Samples · ", GRAY), counted("PAGE")),
    )


def cell() -> bytes:
    """Give a template whose text stands in a cell, beside a column of the office."""
    aside = "".join(
        line(run(each, '<w:color w:val="FFFFFF"/>'))
        for each in ("Ministry of Samples", "samples.example.org")
    )
    return office(
        defaults("Arial", "en-CA") + PLAIN + headings("0B5563"),
        row((aside, "0B5563", 1800), (PLACEHOLDER + words(""), "", 8280)) + words(""),
    )


def serif() -> bytes:
    """Give a template of large type in Georgia, which is wider than Arial."""
    plain = style(
        "Normal",
        "Normal",
        '<w:sz w:val="26"/>',
        paragraph='<w:spacing w:after="160" w:line="320" w:lineRule="auto"/>',
        default=True,
    )
    return office(
        defaults("Georgia", "en-CA") + plain + headings("4A2C2A", (48, 34, 28)),
        page=A4,
    )


def band() -> bytes:
    """Give a template with a dark band above each page, white words on it."""
    title = line(run("Ministry of Samples", '<w:b/><w:color w:val="FFFFFF"/>'))
    return office(
        defaults("Trebuchet MS", "en-CA") + PLAIN + headings("14213D"),
        head=row((title, "14213D", 10080)) + words(""),
        foot=line(run("samples.example.org", GRAY)),
    )


def lists() -> bytes:
    """Give a template with lists of its own, on three levels, and spaced paragraphs."""
    bullets = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{(level + 1) * 426}" w:hanging="426"/></w:pPr></w:lvl>'
        for level, sign in enumerate("■–▪")
    )
    numbers = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="%{level + 1}."/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{(level + 1) * 426}" w:hanging="426"/></w:pPr></w:lvl>'
        for level, kind in enumerate(("decimal", "lowerLetter", "lowerRoman"))
    )
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
        for at, levels in enumerate((bullets, numbers))
    ) + "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(2)
    )
    styles = "".join(
        style(
            f"{number}{level or ''}",
            f"{name}{f' {level}' if level else ''}",
            more='<w:basedOn w:val="Normal"/>',
            paragraph=f'<w:numPr><w:ilvl w:val="{max(level - 1, 0)}"/>'
            f'<w:numId w:val="{at}"/></w:numPr><w:contextualSpacing/>',
        )
        for number, name, at in (
            ("ListBullet", "List Bullet", 1),
            ("ListNumber", "List Number", 2),
        )
        for level in (0, 2, 3)
    )
    return office(
        defaults("Arial", "en-CA") + PLAIN + headings("5B2A86") + styles,
        head=line(run("Secretariat of Samples", GRAY)),
        more={"numbering": Made(numbering)},
    )


def themed() -> bytes:
    """Give a template as a recent Word makes it: fonts and colours of its theme."""
    styles = defaults("x", "en-CA").replace(
        'w:ascii="x" w:hAnsi="x" w:cs="x"',
        'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"',
    )
    plain = style(
        "Normal",
        "Normal",
        paragraph='<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>',
        default=True,
    )
    titles = "".join(
        heading(
            level,
            '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'
            '<w:color w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"/>'
            f'<w:sz w:val="{size}"/>',
        )
        for level, size in ((1, 36), (2, 26), (3, 24))
    )
    return office(
        styles + plain + titles,
        foot=line(run("Ministry of Samples")),
        more={"theme": theme(OFFICE_COLORS, "Calibri", "Calibri Light")},
    )


def memorandum() -> bytes:
    """Give an old memo that became a template, with what nobody removed."""
    return office(
        defaults("Times New Roman", "en-CA") + PLAIN + headings("000000"),
        words("[Recipient Name]"),
        PLACEHOLDER,
        words("MARCH 2007"),
        words("Glossary", "Heading1"),
        head=line(run("CONFIDENTIAL", "<w:b/>")),
    )


TEMPLATES: Mapping[str, Maker] = {
    "a letterhead in English": english,
    "a serif face, in French": french,
    "names as users see them, in Spanish": spanish,
    "three sections": letterhead,
    "fonts and colours of a theme": themed,
    "lists of its own": lists,
    "a dark band": band,
    "protected": protected,
    "landscape": landscape,
    "a cell for the text": cell,
    "a large serif face": serif,
    "small paper": pocket,
    "wide indents": wide_indents,
    "white titles": white_heading,
    "an old memorandum": memorandum,
}
