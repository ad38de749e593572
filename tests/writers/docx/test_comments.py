"""Notes to the author become Word's comments, and are on no page."""

from dataclasses import replace

from briefgen.tree import BulletList, Callout, Document, Heading, Link, Paragraph, Text
from briefgen.writers import writer
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip.read_back import read_back
from tests.interop.word_rules import broken
from tests.writers import sample_trees
from tests.writers.docx import templates
from tests.writers.docx.opened import body, found, look, part, values, words, written
from tests.writers.sample_trees import paragraph, text

NOTE = (
    text("Ask for the new figure."),
    (Link(text("The source"), "https://a.example"),),
)
OTHER = (text("Is this still so?"),)


def document() -> Document:
    return sample_trees.of_blocks(
        replace(Heading(2, text("Issue")), author_notes=(OTHER,)),
        Callout((replace(paragraph("Costs rise."), author_notes=(NOTE, OTHER)),)),
        BulletList(((paragraph("A bullet"),),)),
    )


def test_a_comment_is_the_organization_s_and_of_the_edition_s_date() -> None:
    comments = part(document(), "word/comments.xml")
    assert values(comments, "w:comment/@w:id") == ["0", "1", "2"]
    assert {*values(comments, "w:comment/@w:author")} == {"Global Affairs Canada"}
    assert {*values(comments, "w:comment/@w:initials")} == {"GAC"}
    assert {*values(comments, "w:comment/@w:date")} == {"2024-11-16T00:00:00Z"}
    said = [[words(each) for each in found(one, "w:p")] for one in comments]
    assert said == [
        ["Is this still so?"],
        ["Ask for the new figure.", "The source"],
        ["Is this still so?"],
    ]


def test_a_comment_stands_round_the_paragraph_that_it_is_about() -> None:
    root = body(document())
    for number, about in (("0", "Issue"), ("1", "Costs rise."), ("2", "Costs rise.")):
        (holder,) = found(root, f"//w:p[w:commentRangeStart[@w:id='{number}']]")
        assert words(holder) == about
        assert found(holder, f"w:commentRangeEnd[@w:id='{number}']")
        assert found(holder, f"w:r/w:commentReference[@w:id='{number}']")
    assert broken(written(document())) == []


def test_what_a_comment_says_is_read_back_and_its_paragraph_has_no_more_words() -> None:
    blocks = read_back(write(document(), look("note")))
    said = [each.words for each in blocks if each.kind == "comment"]
    assert said[0] == "Is this still so?"
    assert "Costs rise." in [each.words for each in blocks if each.kind == "text"]


def test_no_page_shows_a_note_to_the_author() -> None:
    bare = sample_trees.of_blocks(
        Heading(2, text("Issue")),
        Callout((paragraph("Costs rise."),)),
        BulletList(((paragraph("A bullet"),),)),
    )
    pdf = writer("pdf")
    assert pdf(document(), look("note")) == pdf(bare, look("note"))


def test_a_document_without_such_notes_has_no_part_for_comments() -> None:
    assert "word/comments.xml" not in written(sample_trees.note())


def test_an_organization_s_template_gets_the_comments_too() -> None:
    style = replace(look("note"), reference=templates.letterhead())
    blocks = read_back(write(document(), style))
    assert len([each for each in blocks if each.kind == "comment"]) >= 3


def test_a_note_in_a_paragraph_of_words_alone_is_one_comment() -> None:
    about = Paragraph((Text("x"),), author_notes=(OTHER,))
    assert len(part(sample_trees.of_blocks(about), "word/comments.xml")) == 1
