"""Every value of the data that stands on a page of the sample is known to be one."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pypdfium2
import pytest

from briefgen.assembly.printed_surroundings import lines
from briefgen.assembly.printed_values import Lines, Printed
from briefgen.provenance.text_search import folded, search
from briefgen.provenance.yaml_position import DataValue, values_in
from tests.sample_documents import DOCUMENTS, ROOT, made, printed, project

# A number as people read it, its digits in groups or not, with its decimals.
NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,\-\u2011]\d+)*")
COUNTED = re.compile(  # what pages count themselves
    r"\b(Page \d+ (of|sur) \d+|(figure|table|tableau)\s\d+)|^\d+\.(?=\s)",
    re.IGNORECASE | re.MULTILINE,  # figures, tables, recommendations
)
LEAST = 6  # characters of a text that no other text holds by chance
# On pages in other words than the data's: a template chooses "FOR DECISION" by it, and
# descriptions name two initiatives as their titles do, which are only asked for.
OTHERWISE = (
    "portfolio.note.action_required",
    "themes.expanding-trade-and-investment.note.action_required",
    "themes.building-security-capacity.note.action_required",
    "initiatives.blackberry-cybersecurity-centre.title.en",
    "initiatives.blackberry-cybersecurity-centre.title.fr",
    "initiatives.renewed-womens-voice-and-leadership.title.en",
    # These are only asked for, whether a theme has most of the money; the page of the
    # workers says "$2,000,000" and "$1,200,000" of its own.
    "initiatives.apec-inclusive-trade.funding.amount",
    "initiatives.intercultural-justice.funding.amount",
)
# Descriptions name these, too; the backgrounder only asks in which country places are, and
# which group is the largest.
ASKED = re.compile(r"initiatives\.[^.]+\.(places\.\d+\.name|reach\.\d+\.who)\..*")


@cache
def pages(kind: str, subject: str, language: str) -> str:
    with pypdfium2.PdfDocument(printed(kind, subject, language)) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(texts).replace("\r\n", "\n").replace("\x02", "-")


@cache
def read(name: str, subject: str, language: str) -> Lines:
    kind = next(each for each in project().kinds if each.name == name)
    return lines(project(), kind, made(name, subject, language))


@cache
def data() -> tuple[DataValue, ...]:
    places = project().portfolio.places
    files = sorted({place.path for place in places.values()})
    texts = ((path, (ROOT / path).read_text("utf-8")) for path in files)
    return tuple(chain(*(values_in(text, path, places) for path, text in texts)))


def below(value: Printed) -> Iterator[Printed]:
    yield value
    for each in value.inputs:
        yield from below(each)


@pytest.mark.parametrize("name", DOCUMENTS, ids="-".join)
def test_every_number_on_the_pages_is_a_value(name: tuple[str, str, str]) -> None:
    text = COUNTED.sub("", pages(*name))
    numbers = dict.fromkeys(found[0] for found in NUMBER.finditer(text))
    assert len(numbers) > 3  # a sheet of one initiative has the fewest
    assert [each for each in numbers if not search(read(*name), each)] == []


@pytest.mark.parametrize("name", DOCUMENTS, ids="-".join)
def test_every_text_of_the_data_on_the_pages_is_a_value(
    name: tuple[str, str, str],
) -> None:
    text, reads = folded(pages(*name)), set(made(*name).reads)
    listed = {
        each.path
        for line in read(*name)
        for value in line.values
        for each in below(value)
    }
    missed = [
        value.path
        for value in data()
        if value.path in reads - listed
        and len(folded(value.text)) >= LEAST
        and folded(value.text) in text
    ]
    if name[0] == "backgrounder":
        missed = [path for path in missed if not ASKED.fullmatch(path)]
    assert [path for path in missed if path not in OTHERWISE] == []


@pytest.mark.parametrize("name", DOCUMENTS, ids="-".join)
def test_what_surrounds_the_content_is_a_value(name: tuple[str, str, str]) -> None:
    found = made(*name).document.furniture
    for text in filter(None, (found.marking, found.organization)):
        (value, *_) = search(read(*name), text)
        assert value.text == text
        assert all(each.place for each in below(value) if not each.inputs)
