"""Cross-references are Word's own: fields and links that lead to bookmarks."""

from briefgen.tree import CrossReference, Figure, Heading, Paragraph
from tests.writers import sample_trees
from tests.writers.docx.opened import body, found, of_blocks, part, values, words
from tests.writers.sample_trees import text

DOCUMENT = sample_trees.with_references()
ROOT = body(DOCUMENT)


def test_a_cited_number_is_a_field_behind_its_label() -> None:
    first = found(ROOT, "//w:p[.//w:instrText[contains(., 'REF')]]")[0]
    assert words(first) == "Table\u00a01 and the chart of both show it."
    codes = values(first, ".//w:instrText/text()")
    assert codes == [" REF _Ref000000001 \\h "]
    between = values(first, "w:r[w:fldChar]//w:b/@*|w:r/w:t/text()")
    assert between[:2] == ["Table\u00a0", "1"]
    assert len(found(first, "w:r[w:rPr/w:b]")) == 6  # the label and the whole field


def test_a_cited_heading_is_a_field_with_all_its_words() -> None:
    (code,) = values(ROOT, "//w:instrText[contains(., '_Ref000000003')]/text()")
    assert code == " REF _Ref000000003 \\h "
    heading = found(ROOT, "//w:p[w:bookmarkStart[@w:name='_Ref000000003']]")[0]
    assert words(heading) == "What is at risk"
    assert [child.tag.rpartition("}")[2] for child in heading] == [
        "pPr",
        "bookmarkStart",
        "r",
        "bookmarkEnd",
    ]


def test_words_of_the_author_are_a_link_within_the_file() -> None:
    (link,) = found(ROOT, "//w:hyperlink")
    assert words(link) == "the chart of both"
    assert values(link, "@w:anchor") == ["_Ref000000002"]
    assert values(link, ".//w:rStyle/@w:val") == ["Hyperlink"]


def test_a_bookmark_holds_the_number_of_a_caption_and_nothing_else() -> None:
    captions = found(ROOT, "//w:p[w:pPr/w:pStyle[@w:val='Caption']]")
    marked = [values(each, "w:bookmarkStart/@w:name") for each in captions]
    assert marked == [["_Ref000000001"], ["_Ref000000002"], []]
    order = [child.tag.rpartition("}")[2] for child in captions[0]]
    marks = ["bookmarkStart", *["r"] * 5, "bookmarkEnd"]
    assert order == ["pPr", "r", *marks, "r", "r"]
    assert words(captions[0]) == "Table\u00a01. Sums"


def test_footnotes_refer_to_the_body() -> None:
    notes = part(DOCUMENT, "word/footnotes.xml")
    (code,) = values(notes, "//w:instrText/text()")
    assert code == " REF _Ref000000002 \\h "


def test_on_a_factsheet_the_link_leads_to_all_words_of_a_finding() -> None:
    figure = sample_trees.figure()
    assert isinstance(figure, Figure)
    link = Paragraph((CrossReference(text("the chart"), figure.name),))
    root = of_blocks(link, figure, layout="factsheet")
    (marked,) = found(root, "//w:p[w:bookmarkStart]")
    assert values(marked, "w:pPr/w:pStyle/@w:val") == ["Finding"]


def test_without_references_there_are_no_bookmarks() -> None:
    root = of_blocks(Heading(2, text("A"), "a"), sample_trees.figure())
    assert not found(root, "//w:bookmarkStart")
