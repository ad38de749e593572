"""Properties to the XMP metadata of a PDF, and its colour profile."""

from functools import cache
from html import escape  # that of xml.sax loads all of urllib
from zlib import compress

from PIL import ImageCms

from briefgen.languages.tags import language_tag
from briefgen.tree import Properties
from briefgen.writers.pdf.objects import clean
from briefgen.writers.pdf.tagged.standards import Standard

CREATOR, PRODUCER = "briefgen", "ReportLab PDF Library - (opensource)"
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
{properties}
{archival}
{accessible}
</rdf:Description>
{beyond}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""

# What XML cannot say: control characters and halves of surrogate pairs.
PROFILE_DATE = (2000, 1, 1)
PROFILE_DATE_AT = slice(24, 36)  # ICC.1: the header's date, then its checksum
PROFILE_CHECKSUM_AT = slice(84, 100)


def keywords(properties: Properties) -> str:
    """Return the keywords in one line; the marking is one of them."""
    marking = (properties.marking,) if properties.marking else ()
    return ", ".join((*properties.keywords, *marking))


def packet(properties: Properties, standard: Standard, *, files: bool) -> bytes:
    """Write the XMP packet, which says the same as the information dictionary.

    It says which standard is followed, by a file with `files` in it or one without.
    """
    date = properties.stamp.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    language = language_tag(properties.language)
    rows = [
        _alternative("title", properties.title),
        f"<dc:creator><rdf:Seq>{_item(properties.organization)}</rdf:Seq></dc:creator>",
        _alternative("description", properties.category),
        f"<dc:language><rdf:Bag>{_item(language)}</rdf:Bag></dc:language>",
        f"<pdf:Keywords>{_escaped(keywords(properties))}</pdf:Keywords>",
        f"<pdf:Producer>{_escaped(PRODUCER)}</pdf:Producer>",
        f"<xmp:CreatorTool>{_escaped(CREATOR)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
    ]
    packet = PACKET.format(
        properties="\n".join(rows),
        archival=(files and standard.archival_with_files) or standard.archival,
        accessible=standard.accessible,
        beyond=standard.beyond,
    )
    return packet.encode()


@cache
def srgb() -> bytes:
    """Make the sRGB profile, compressed; the same bytes at any time."""
    source = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    profile = bytearray(source.tobytes())
    date = b"".join(part.to_bytes(2, "big") for part in (*PROFILE_DATE, 0, 0, 0))
    profile[PROFILE_DATE_AT] = date
    profile[PROFILE_CHECKSUM_AT] = bytes(16)
    return compress(profile)


def _alternative(name: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li>'
    return f"<dc:{name}><rdf:Alt>{item}</rdf:Alt></dc:{name}>"


def _item(text: str) -> str:
    return f"<rdf:li>{_escaped(text)}</rdf:li>"


def _escaped(text: str) -> str:
    return escape(clean(text), quote=False)
