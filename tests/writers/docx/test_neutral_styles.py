"""Styles that we add to a template look as they do in a file of our own."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree

from briefgen.writers.docx import write
from tests.writers import sample_trees
from tests.writers.docx.opened import W, look
from tests.writers.docx.templates import Made, body, opened, packed, style, words

SKIPPED = {"rFonts", "lang", "noProof", "kern"}  # the template's, as it is to be
SAME = {"start": "left", "end": "right"}
NOTHING = {"", "0", "none", "nil", "auto", "baseline", "off", "lrTb", "9", "clear"}
USUAL = {("jc", "val", "left"), ("w", "val", "100"), ("snapToGrid", "val", "1")}
USUAL |= {("spacing", "line", "240"), ("widowControl", "val", "1")}

PARAGRAPH = {
    "indented": '<w:ind w:left="2880" w:right="1440" w:firstLine="720"/>',
    "indented otherwise": '<w:ind w:start="2880" w:end="720" w:hanging="360"/>',
    "indented by letters": '<w:ind w:leftChars="200" w:left="480" w:firstLineChars="100"/>',
    "at the right": '<w:jc w:val="right"/>',
    "double-spaced": '<w:spacing w:before="240" w:after="480" w:line="480" w:lineRule="auto"/>',
    "spaced by itself": '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>',
    "exact lines": '<w:spacing w:line="200" w:lineRule="exact"/>',
    "with tabs": '<w:tabs><w:tab w:val="decimal" w:pos="1440"/></w:tabs>',
    "bordered": '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="FF0000"/>'
    '<w:left w:val="double" w:sz="8" w:space="1" w:color="FF0000"/></w:pBdr>',
    "shaded": '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>',
    "numbered": '<w:numPr><w:numId w:val="3"/></w:numPr>',
    "each on a page": "<w:pageBreakBefore/>",
    "without space between": "<w:contextualSpacing/>",
    "from right to left": "<w:bidi/>",
    "in the outline": '<w:outlineLvl w:val="2"/>',
}
RUN = {
    "all capitals": "<w:caps/>",
    "hidden": "<w:vanish/>",
    "italic, bold, struck": "<w:b/><w:i/><w:strike/>",
    "small capitals": "<w:smallCaps/>",
    "coloured": '<w:color w:val="FF0000"/>',
    "underlined": '<w:u w:val="double"/>',
    "spaced out": '<w:spacing w:val="100"/>',
    "stretched and raised": '<w:w w:val="200"/><w:position w:val="12"/>',
    "highlighted": '<w:highlight w:val="yellow"/>',
    "superscript": '<w:vertAlign w:val="superscript"/>',
    "of another size": '<w:sz w:val="48"/>',
    "boxed": '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>',
}


def defaulted(paragraph: str = "", run: str = "") -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault><w:pPrDefault>"
        f"<w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
        + style("Normal", "Normal", default=True)
    )


def normal(paragraph: str = "", run: str = "") -> str:
    return style("Normal", "Normal", run, paragraph=paragraph, default=True)


def based(paragraph: str = "", run: str = "") -> str:
    return style("Base", "Base", run, paragraph=paragraph) + style(
        "Normal", "Normal", more='<w:basedOn w:val="Base"/>', default=True
    )


WAYS = {
    "by the defaults": defaulted,
    "by Normal": normal,
    "by what Normal builds on": based,
}
CASES = {
    f"{name} {way}": make(**told)
    for way, make in WAYS.items()
    for name, told in {
        **{name: {"paragraph": each} for name, each in PARAGRAPH.items()},
        **{name: {"run": each} for name, each in RUN.items()},
    }.items()
}


def styles_in(made: str) -> etree._Element:
    template = packed({"document": body(words("x")), "styles": Made(made)})
    chosen = replace(look("note"), reference=template)
    files = opened(write(sample_trees.note(), chosen))
    return etree.fromstring(files["word/styles.xml"])


def effective(styles: etree._Element, name: str) -> dict[tuple[str, str], str]:
    """Give what a style comes to: all properties of its chain that say something."""
    told: dict[tuple[str, str], str] = {}
    for properties in reversed(list(chain(styles, name))):
        for each in properties:
            kind = etree.QName(each).localname
            if kind == "tabs":
                for tab in each:
                    told["tab", tab.get(f"{W}pos", "")] = tab.get(f"{W}val", "")
            elif kind == "pBdr":
                told |= {
                    ("pBdr", etree.QName(side).localname): side.get(f"{W}val", "")
                    for side in each
                }
            elif kind == "numPr":
                told["numPr", "val"] = each[-1].get(f"{W}val", "")
            elif kind not in SKIPPED:
                told |= attributes(each)
    return {
        (kind, key): value
        for (kind, key), value in told.items()
        if value not in NOTHING and (kind, key, value) not in USUAL
    }


def attributes(element: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    kind = etree.QName(element).localname
    said = {
        etree.QName(str(key)).localname: str(value)
        for key, value in element.attrib.items()
    }
    if said.get("val") == "none":
        said = {"val": "none", "sz": "0"}
    yield from (
        ((kind, SAME.get(key, key) if kind == "ind" else key), value)
        for key, value in (said or {"val": "1"}).items()
    )


def chain(styles: etree._Element, name: str) -> Iterator[etree._Element]:
    known = {each.get(f"{W}styleId", ""): each for each in styles.iter(f"{W}style")}
    while name in known:
        for kind in ("rPr", "pPr"):
            yield from known[name].findall(f"{W}{kind}")
        base = known[name].find(f"{W}basedOn")
        name = "" if base is None else base.get(f"{W}val", "")
    for kind in ("rPr", "pPr"):
        yield from styles.findall(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")


def own() -> tuple[etree._Element, list[str]]:
    """Give the styles of a template that says nothing, and the names of ours."""
    styles = styles_in(normal())
    kinds = (
        each for each in styles.iter(f"{W}style") if each.get(f"{W}type") == "paragraph"
    )
    return styles, [
        name for each in kinds if (name := each.get(f"{W}styleId", "")) != "Normal"
    ]


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_our_styles_owe_nothing_to_the_template_s_text(made: str) -> None:
    plain, names = own()
    found = styles_in(made)
    assert len(names) > 20
    for name in names:
        assert effective(found, name) == effective(plain, name), name


@pytest.mark.parametrize("name", RUN)
def test_the_template_s_own_text_stays_as_it_is(name: str) -> None:
    made = defaulted(run=RUN[name])
    template = packed({"document": body(words("x")), "styles": Made(made)})
    before = etree.fromstring(opened(template)["word/styles.xml"])
    assert effective(styles_in(made), "Normal") == effective(before, "Normal")


def test_a_template_that_says_nothing_gets_no_more_than_our_own_words() -> None:
    styles, names = own()
    assert not [
        each
        for each in styles.iter(f"{W}jc", f"{W}vanish", f"{W}bidi")
        if each.getparent() is not None
    ]
    assert names


def test_tabs_that_a_template_cleared_leave_no_empty_list_behind() -> None:
    cleared = '<w:tabs><w:tab w:val="clear" w:pos="709"/></w:tabs>'
    plain = style("Normal", "Normal", paragraph=cleared, default=True)
    template = packed({"document": body(words("Sample")), "styles": Made(plain)})
    chosen = replace(look("note"), reference=template)
    files = opened(write(sample_trees.note(), chosen))
    styles = etree.fromstring(files["word/styles.xml"])
    assert all(len(tabs) for tabs in styles.iter(f"{W}tabs"))
