"""A draft's watermark to a shape that Word's own command removes."""

from xml.sax.saxutils import quoteattr

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import PARAGRAPH, W, paragraph, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.watermark import ANGLE, Watermark, watermark

NAME = "PowerPlusWaterMarkObject"  # by which programs know a watermark
CAPITALS = 0.75  # the height of the shape, which its letters fill, in their size
# Word's own shape for words that fill a frame (WordArt), as Word writes it.
WORDS = (
    '<w:r xmlns:w="{space}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr>'
    '<w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136"'
    ' adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>{formulas}'
    '</v:formulas><v:path textpathok="t" o:connecttype="custom"'
    ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
    '<v:shape id="{name}" o:spid="_x0000_s{number}" type="#_x0000_t136" alt=""'
    ' style="position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;'
    "height:{height:.1f}pt;rotation:{turned:g};z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    'mso-position-vertical:center;mso-position-vertical-relative:page"'
    ' o:allowincell="f" fillcolor="{color}" stroked="f">'
    "<v:textpath style={look} string={words}/></v:shape></w:pict></w:r>"
)
FORMULAS = (
    *("sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2"),
    *("sum 21600 0 @3", "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2"),
    *("if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7"),
    "sum @6 0 @5",
)
FIRST_SHAPE = 2048  # Word counts the shapes of headers from here


def stamp(header: Element, story: Story) -> None:
    """Put the word of a draft behind the pages of a header."""
    known = watermark(story.document, story.look)
    if known is None:
        return
    line = next((each for each in header if each.tag == PARAGRAPH), None)
    if line is None:
        thin = w("spacing", before=0, after=0, line=20, lineRule="exact")
        line = paragraph("Header", (), thin)
        header.append(line)
    line.append(_shape(known, story))


def _shape(known: Watermark, story: Story) -> Element:
    number = story.ledger.next("watermark")
    look = f'font-family:"{story.look.faces.word}";font-size:1pt;font-weight:bold'
    return etree.fromstring(
        WORDS.format(
            space=W,
            formulas="".join(f'<v:f eqn="{each}"/>' for each in FORMULAS),
            name=f"{NAME}{number}",
            number=FIRST_SHAPE + number,
            width=known.width,
            height=known.size * CAPITALS,
            turned=360 - ANGLE,
            color=known.color,
            look=quoteattr(look),
            words=quoteattr(known.words),
        )
    )
