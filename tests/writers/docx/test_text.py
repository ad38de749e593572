from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefgen.tree import (
    Block,
    BulletList,
    Callout,
    Code,
    Emphasis,
    Heading,
    LanguageSpan,
    LineBreak,
    Link,
    NoteReference,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Text,
)
from tests.writers import sample_trees
from tests.writers.docx.opened import (
    body,
    found,
    of_blocks,
    paragraphs,
    part,
    values,
    words,
    written,
)
from tests.writers.sample_trees import paragraph, text


def test_a_note_says_kicker_subtitle_title_and_a_factsheet_title_before_subtitle() -> (
    None
):
    assert paragraphs(body(sample_trees.note()))[:3] == [
        ("Kicker", "FOR DECISION"),
        ("Subtitle", "Memorandum to the Minister of International Development"),
        (
            "Heading1",
            "Advancing gender equality: two initiatives in Peru, $17.95\u00a0million",
        ),
    ]
    styles = [style for style, _ in paragraphs(body(sample_trees.factsheet()))[:4]]
    assert styles == ["Kicker", "Heading1", "Subtitle", "Lead"]


def test_the_words_stand_in_the_order_of_the_tree() -> None:
    told = [said for _, said in paragraphs(body(sample_trees.factsheet())) if said]
    assert [said.strip()[:24] for said in told] == [
        "Global Affairs Canada\tFa",
        "Advancing gender equalit",
        "APEC Economic Leaders’ M",
        "Canada is investing $17.",
        "$17.95\u00a0million",
        "new funding",
        "2",
        "initiatives",
        "50,000",
        "women and girls named as",
        "2024-31",
        "fiscal years",
        "The two initiatives rece",
        "Unleashing Her Potential",
        "$9,000,000 over seven ye",
        "United Nations Populatio",
        "Advances the sexual and ",
        "Reach: over 40,000 girls",
        "Renewed Women’s Voice an",
        "$8,950,000 over six year",
        "Cuso International · Per",
        "Supports local and regio",
        "Five local implementing ",
        "Reach: 10,000 women and ",
        "Source: Prime Minister o",
        "Edition of November\xa016, ",
    ]


def test_each_block_has_the_style_of_its_role() -> None:
    root = of_blocks(
        Heading(2, text("Two")),
        Heading(3, text("Three")),
        Heading(9, text("Nine")),
        Paragraph(text("lead"), role="lead"),
        Paragraph(text("meta"), role="meta"),
        paragraph("plain"),
        Quote((paragraph("quoted"),)),
        Callout((paragraph("apart"), Heading(3, text("Inside")))),
    )
    assert paragraphs(root)[3:] == [
        ("Heading2", "Two"),
        ("Heading3", "Three"),
        ("Heading4", "Nine"),
        ("Lead", "lead"),
        ("Meta", "meta"),
        ("Normal", "plain"),
        ("Quote", "quoted"),
        ("Callout", "apart"),
        ("Heading3", "Inside"),
    ]


def test_a_label_stays_with_what_it_is_of() -> None:
    root = of_blocks(
        Paragraph((Strong(text("Results\u00a0:")),)),
        BulletList(((paragraph("wells"),),)),
        Paragraph((Strong(text("$2,000,000")),)),
        Paragraph((Strong(text("Reach:")), Text(" 40 people"))),
    )
    kept = found(root, "//w:p[w:pPr/w:keepNext[not(@w:val='0')]]")
    assert [words(each) for each in kept] == ["Results\u00a0:"]


def test_no_heading_skips_a_level() -> None:
    root = of_blocks(Heading(4, text("Four")), Heading(4, text("Again")))
    assert paragraphs(root)[3:] == [("Heading2", "Four"), ("Heading3", "Again")]


def test_a_heading_in_a_callout_stands_in_its_box() -> None:
    root = of_blocks(Callout((Heading(2, text("Inside")),)))
    (heading,) = found(root, "//w:p[w:pPr/w:pStyle/@w:val='Heading2']")
    assert found(heading, "w:pPr/w:pBdr/w:left")
    assert values(heading, "w:pPr/w:shd/@w:fill") == ["EEF1F4"]


def test_a_list_that_begins_anew_has_a_number_of_its_own_and_starts_where_it_says() -> (
    None
):
    lists = (OrderedList(((paragraph("a"),), (paragraph("b"),))),) * 2
    document = sample_trees.of_blocks(*lists, OrderedList(((paragraph("c"),),), 7))
    assert values(body(document), "//w:numPr/w:numId/@w:val") == list("33445")
    numbering = part(document, "word/numbering.xml")
    starts = values(numbering, "//w:lvlOverride/w:startOverride/@w:val")
    assert starts == ["1", "1", "7"]


def test_nested_lists_are_levels_and_what_follows_in_an_item_continues_it() -> None:
    inner = BulletList(((paragraph("inner"),),))
    root = of_blocks(BulletList(((paragraph("outer"), inner, paragraph("after")),)))
    assert paragraphs(root)[3:] == [
        ("ListBullet", "outer"),
        ("ListBullet2", "inner"),
        ("ListContinue", "after"),
    ]
    assert not found(root, "//w:numPr")
    styles = part(sample_trees.note(), "word/styles.xml")
    levels = {
        values(style, "@w:styleId")[0]: values(style, "w:pPr/w:numPr/w:ilvl/@w:val")
        for style in found(styles, "//w:style[w:pPr/w:numPr/w:numId[@w:val='1']]")
    }
    assert levels == {"ListBullet": [], "ListBullet2": ["1"], "ListBullet3": ["2"]}


def test_a_list_deeper_than_its_styles_says_its_level_itself() -> None:
    deep: Block = BulletList(((paragraph("4"),),))
    for each in "321":
        deep = BulletList(((paragraph(each), deep),))
    root = of_blocks(deep)
    assert values(root, "//w:numPr/w:ilvl/@w:val") == ["3"]
    assert paragraphs(root)[-1] == ("ListBullet", "4")


def test_an_item_without_words_keeps_its_number() -> None:
    root = of_blocks(OrderedList(((), (paragraph("second"),))))
    assert paragraphs(root)[3:] == [("ListNumber", ""), ("ListNumber", "second")]


def test_inlines_are_runs_that_say_how_they_look() -> None:
    inlines = (
        Strong((Emphasis(text("both")),)),
        Code("x = 1"),
        LanguageSpan(text("mot"), "fr"),
        LanguageSpan(text("agua"), "es"),
        LanguageSpan(text("mana"), "mi"),
        LineBreak(),
        Text("end"),
    )
    (made,) = found(of_blocks(Paragraph(inlines)), "//w:p[4]")
    assert found(made, "w:r[w:t='both']/w:rPr[w:b][w:i]")
    assert values(made, "w:r[w:t='x = 1']/w:rPr/w:rStyle/@w:val") == ["HTMLCode"]
    assert values(made, "w:r[w:t='mot']/w:rPr/w:lang/@w:val") == ["fr-CA"]
    assert values(made, "w:r[w:t='agua']/w:rPr/w:lang/@w:val") == ["es-ES"]
    assert values(made, "w:r[w:t='mana']/w:rPr/w:lang/@w:val") == ["mi-NZ"]
    assert words(made) == "bothx = 1motaguamana\nend"


def test_a_link_is_a_relation_and_a_link_in_a_link_only_its_words() -> None:
    inner = Link(text("inner"), "https://example.org/b")
    outer = Link((Text("outer "), inner), "https://example.org/?a=1&b=2")
    document = sample_trees.of_blocks(Paragraph((outer,)))
    (made,) = found(body(document), "//w:hyperlink")
    assert words(made) == "outer inner"
    relations = written(document)["word/_rels/document.xml.rels"].decode()
    assert relations.count('TargetMode="External"') == 1
    assert 'Target="https://example.org/?a=1&amp;b=2"' in relations


def test_footnotes_are_real_and_a_second_mark_refers_to_the_first() -> None:
    marks = Paragraph((NoteReference(1), NoteReference(2), NoteReference(1)))
    notes = ((paragraph("one"),), (paragraph("two"),))
    document = sample_trees.of_blocks(marks, notes=notes)
    root = body(document)
    assert values(root, "//w:footnoteReference/@w:id") == ["1", "2"]
    assert values(root, "//w:instrText/text()") == [" NOTEREF _Note1 \\f \\h "]
    assert values(root, "//w:bookmarkStart/@w:name") == ["_Note1", "_Note2"]
    told = paragraphs(part(document, "word/footnotes.xml"))
    assert told[2:] == [("FootnoteText", " one"), ("FootnoteText", " two")]


def test_a_footnote_has_its_number_whatever_mark_is_written_first() -> None:
    marks = Paragraph((NoteReference(2), NoteReference(1), NoteReference(2)))
    notes = ((paragraph("one"),), (paragraph("two"),))
    document = sample_trees.of_blocks(marks, notes=notes)
    root = body(document)
    assert values(root, "//w:footnoteReference/@w:id") == ["2", "1"]
    assert words(found(root, "//w:p")[-1]) == "2"  # what Word showed last
    told = part(document, "word/footnotes.xml")
    assert values(told, "w:footnote/@w:id") == ["-1", "0", "1", "2"]
    assert paragraphs(told)[2:] == [("FootnoteText", " one"), ("FootnoteText", " two")]


def test_a_note_without_words_has_its_mark() -> None:
    document = sample_trees.of_blocks(Paragraph((NoteReference(1),)), notes=((),))
    root = part(document, "word/footnotes.xml")
    assert len(found(root, "//w:footnoteRef")) == 1


def test_a_mark_in_a_note_or_a_foot_is_its_number() -> None:
    note = (Paragraph((Text("see "), NoteReference(2))),)
    document = sample_trees.of_blocks(Paragraph((NoteReference(1),)), notes=(note, ()))
    told = paragraphs(part(document, "word/footnotes.xml"))
    assert told[2:] == [("FootnoteText", " see 2")]


def test_a_mark_without_its_note_says_nothing() -> None:
    root = of_blocks(Paragraph((Text("words"), NoteReference(7))))
    assert paragraphs(root)[3:] == [("Normal", "words")]
    assert not found(root, "//w:footnoteReference")


def test_what_xml_cannot_hold_is_dropped() -> None:
    root = of_blocks(paragraph("a\x00b\ud800c\x1fd\ufffe & <e>\U0001f600"))
    assert paragraphs(root)[3:] == [("Normal", "abcd & <e>\U0001f600")]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"))))
def test_any_text_comes_through(told: str) -> None:
    document = sample_trees.of_blocks(paragraph(told))
    document = replace(document, head=replace(document.head, title=text(told)))
    assert ("Normal", told) in paragraphs(body(document))
