"""The top margin above a band to a shape that fills it, since no ground reaches there."""

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import MC, WP, A, emu, hexadecimal, w
from briefgen.writers.docx.parts.story import Story

WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # the extension that says so
OVERLAP = 6.0  # points that lie behind the text's ground: no white line between them
ANCHOR = f"""\
<mc:AlternateContent xmlns:mc="{MC}" xmlns:wps="{WPS}"><mc:Choice Requires="wps">\
<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
<wp:anchor xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" \
relativeHeight="1" behindDoc="1" locked="1" layoutInCell="0" allowOverlap="1">\
<wp:simplePos x="0" y="0"/>\
<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>\
<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>\
<wp:extent {{extent}}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>\
<wp:docPr id="{{number}}" name="strip"><a:extLst xmlns:a="{A}">\
<a:ext uri="{{decorative}}"><adec:decorative xmlns:adec="{ADEC}" val="1"/></a:ext>\
</a:extLst></wp:docPr><wp:cNvGraphicFramePr/>\
<a:graphic xmlns:a="{A}"><a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr/><wps:spPr>\
<a:xfrm><a:off x="0" y="0"/><a:ext {{extent}}/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>\
<a:solidFill><a:srgbClr val="{{color}}"/></a:solidFill><a:ln><a:noFill/></a:ln>\
</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>\
</mc:Choice></mc:AlternateContent>"""


def strip(story: Story) -> Element:
    """Write the strip as a run: it stands at the page's edge, wherever the run does."""
    page = story.look.page
    shape = ANCHOR.format(
        extent=f'cx="{emu(page.width)}" cy="{emu(page.top + OVERLAP)}"',
        number=story.ledger.next("drawing"),
        decorative=DECORATIVE,
        color=hexadecimal(story.accent),
    )
    return w("r", etree.fromstring(shape))


def strip_in_header(story: Story) -> bool:
    """Say whether the strip lies in the header: below a marking, which stands on it.

    Word shows headers paler while one writes, and below what is in the text: so only
    then.
    """
    return story.look.band and bool(story.document.furniture.marking)
