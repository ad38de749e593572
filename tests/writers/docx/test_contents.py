from itertools import pairwise

from tests.writers import sample_trees
from tests.writers.docx.opened import body, found, paragraphs, part, values

ROOT = body(sample_trees.with_contents())
LONG = ("A longer heading that has to end on a second line " * 3).strip()


def test_each_entry_is_a_paragraph_of_its_level_with_its_page() -> None:
    told = [each for each in paragraphs(ROOT) if each[0].startswith("TOC")]
    assert [(style, words.replace(" \t", "\t")) for style, words in told] == [
        ("TOCHeading", "Contents"),
        ("TOC2", "Issue\t1"),
        ("TOC3", "Risks\t1"),
        ("TOC2", f"{LONG}\t2"),
        ("TOC2", "Annex A\t12"),
    ]


def test_the_entries_are_one_field_that_asks_for_no_update() -> None:
    codes = values(ROOT, "//w:instrText/text()")
    assert codes[0] == ' TOC \\o "2-3" \\h \\z \\u '
    first, last = found(ROOT, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]")[1::3]
    assert values(first, "w:r/w:fldChar/@w:fldCharType") == ["begin", "separate"]
    assert values(last, "w:r/w:fldChar/@w:fldCharType") == ["end"]
    assert not found(ROOT, "//@w:dirty/..")
    settings = part(sample_trees.with_contents(), "word/settings.xml")
    assert not found(settings, "//w:updateFields")


def test_entries_lead_to_bookmarks_around_the_headings() -> None:
    anchors = values(ROOT, "//w:hyperlink/@w:anchor")
    headings = found(ROOT, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
    names = [
        name for each in headings for name in values(each, "w:bookmarkStart/@w:name")
    ]
    assert anchors == names
    assert all(one != other for one, other in pairwise(names))


def test_without_contents_headings_have_no_bookmarks() -> None:
    names = values(body(sample_trees.backgrounder()), "//w:bookmarkStart/@w:name")
    assert not [name for name in names if name.startswith("_Toc")]
