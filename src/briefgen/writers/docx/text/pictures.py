"""A picture of the workspace to a paragraph that shows it and tells it in words."""

from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.parts.markup import WP, A, R, emu, paragraph, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.xml import legal

PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
INLINE = f"""\
<wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">\
<wp:extent {{extent}}/><wp:docPr id="{{number}}" name={{name}} descr={{told}}/>\
<wp:cNvGraphicFramePr>\
<a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>\
<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">\
<pic:nvPicPr><pic:cNvPr id="0" name={{name}}/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{{relation}}"/>\
<a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {{extent}}/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
</pic:pic></a:graphicData></a:graphic></wp:inline>"""


def picture(block: tree.Picture, story: Story) -> Element:
    """Write a picture, no wider than its room."""
    scale = min(1.0, story.room / block.width)
    width, height = (max(emu(side * scale), 1) for side in (block.width, block.height))
    inline = INLINE.format(
        extent=f'cx="{width}" cy="{height}"',
        number=story.ledger.next("drawing"),
        name=quoteattr(legal(block.name)),
        told=quoteattr(legal(block.alternative)),
        relation=_relation(block, story),
    )
    drawn = w("drawing", etree.fromstring(inline))
    return paragraph("Figure", (w("r", drawn),), *story.box())


def _relation(block: tree.Picture, story: Story) -> str:
    """Add the picture's file, and give the relation to it."""
    number = story.ledger.next("media")
    name = PackURI(f"/word/media/picture{number}.{block.format}")
    part = Part(name, f"image/{block.format}", block.data)
    return story.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
