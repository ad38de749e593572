"""The text of an IATI file to its activities, one element at a time, in bounded memory.

Activities stand below `iati-activities`, below any other element, or below none: some
files are pieces of others.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

from lxml import etree

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.files import MEGABYTE
from briefgen.sources.source_file import RULE

LARGEST = 20 * MEGABYTE  # of text without the end of an activity
ACTIVITY, ORGANISATION = "iati-activity", "iati-organisation"
OUTERMOST = "file"  # the element around all, which files lack that are pieces
MOST_ELEMENTS = 3_000_000  # in all activities: as many as 150 MB have
COUNT = etree.XPath("count(.//*)")
LONGEST = 200  # letters of what the parser says
MOST_SLIPS = 10_000  # prefixes without a namespace, which the parser remembers


class ActivityElements:
    """The activities of a file, and how many organisations stand beside them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.organisations = 0
        self._open = 0
        self._elements = 0

    def each(self, pieces: Iterable[str]) -> Iterator[etree._Element]:
        """Yield each activity, which is empty again when the next one is wanted.

        Raises BriefgenError at the first place that is no XML, or where an activity has
        no end.
        """
        parser = _parser()
        length = 0
        for piece in chain([f"<{OUTERMOST}>"], pieces, [f"</{OUTERMOST}>"]):
            length += len(piece)
            self._feed(parser, piece)
            for element in self._whole(parser):
                length = 0
                if etree.QName(element).localname == ACTIVITY:
                    self._bound(element)
                    yield element
                else:
                    self.organisations += 1
                _forget(element)
            if length > LARGEST:
                message = f"no activity ends in {LARGEST // MEGABYTE} MB of this file"
                raise mistake(Place(self.name), message, "too-large")
        self._feed(parser, None)

    def _whole(self, parser: etree.XMLPullParser) -> Iterator[etree._Element]:
        """Yield each element that has ended, and stands in no other one."""
        for event, element in parser.read_events():
            assert isinstance(element, etree._Element)  # noqa: SLF001 - its only name
            self._open += 1 if event == "start" else -1
            if event == "end" and self._open == 0:
                yield element

    def _bound(self, activity: etree._Element) -> None:
        """Raise BriefgenError if there were so many elements that memory may not do."""
        count = COUNT(activity)
        assert isinstance(count, float)
        self._elements += int(count)
        if self._elements > MOST_ELEMENTS:
            message = f"more than {MOST_ELEMENTS:,} elements stand in these activities"
            hint = "import some of the activities: one country, or one year"
            raise mistake(Place(self.name), message, "too-large", hint)

    def _feed(self, parser: etree.XMLPullParser, piece: str | None) -> None:
        """Read on, or to the end; slips in namespaces alone, which change nothing, pass."""
        with suppress(etree.XMLSyntaxError):
            if piece is None:
                parser.close()
            else:
                parser.feed(piece.encode())
        log = parser.feed_error_log
        last = log.last_error
        fatal = last is not None and last.level == etree.ErrorLevels.FATAL
        if last is not None and (fatal or len(log) > MOST_SLIPS):
            raise self._malformed(last.message, last.line)

    def _malformed(self, message: str, line: int) -> BriefgenError:
        words = (
            f"this is no XML from here on: {message[:1].lower()}{message[1:LONGEST]}"
        )
        hint = "fetch the file again; if it stays so, tell its publisher"
        if message.endswith(f" and {OUTERMOST}"):
            words = "this file is cut off: an element has no end"
        if message.startswith("Entity"):
            hint = "write the letter itself, and & as &amp;"
        return mistake(Place(self.name, max(line, 1)), words, RULE, hint)


def _parser() -> etree.XMLPullParser:
    """Return a parser that fetches, declares and expands nothing, and keeps its limits."""
    return etree.XMLPullParser(
        ("start", "end"),
        tag=(f"{{*}}{ACTIVITY}", f"{{*}}{ORGANISATION}"),
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )


def _forget(element: etree._Element) -> None:
    """Empty an element, and drop all that stands before it."""
    element.clear()
    last: etree._Element | None = element
    while last is not None:
        parent = last.getparent()
        while parent is not None and last.getprevious() is not None:
            del parent[0]
        last = parent
