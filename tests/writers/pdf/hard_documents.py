"""Whole documents that are hard to set; every hard case is one, in each layout."""

from dataclasses import replace
from pathlib import Path

from briefgen import font_files
from briefgen.style import Look
from briefgen.style_file.page_design import SHIPPED
from briefgen.tree import (
    BulletList,
    Code,
    Columns,
    Contents,
    ContentsEntry,
    Document,
    Head,
    Heading,
    LanguageSpan,
    Link,
    NoteReference,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from tests.made_fonts import made
from tests.writers import sample_trees
from tests.writers.pdf.hard_cases import FRENCH, HARD, INUKTITUT, LONG
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph, text

LONG_WORDS = (
    "Strengthening the participation of communities in environmental programmes and"
    " supporting organizations that are particularly responsible for infrastructure."
)
LONGS_MOTS = (
    "Le renforcement institutionnel accompagne l’approvisionnement en eau potable des"
    " communautés particulièrement vulnérables aux changements climatiques."
)
HYPHENATED = Columns(  # where the style says so
    (
        (paragraph(LONG_WORDS), BulletList(((paragraph(LONG_WORDS),),))),
        (Paragraph((LanguageSpan(text(LONGS_MOTS), "fr-CA"),)),),
        (Quote((paragraph(LONG_WORDS),)),),
    )
)


def documents() -> dict[str, Document]:
    """Give every hard case as a whole document."""
    plain = of_blocks(paragraph("Words."))
    french = replace(plain.properties, title="Titre", language="fr-CA")
    return {
        **{
            f"{name}, as a {layout}": of_blocks(*blocks, layout=layout)
            for name, blocks in HARD.items()
            for layout in SHIPPED
        },
        "two pages with their foot": replace(
            sample_trees.factsheet(),
            body=(paragraph(LONG),) * 4,
            furniture=replace(
                sample_trees.factsheet().furniture, marking="SECRET // PROTECTED B"
            ),
            pages=None,
        ),
        "footnotes": replace(
            of_blocks(
                Paragraph((Text("One"), NoteReference(1), NoteReference(2))),
                Heading(2, (Text("Twice"), NoteReference(1))),
                *[paragraph("A line.")] * 30,
            ),
            notes=(
                (paragraph(LONG), BulletList(((paragraph("in a note"),),))),
                (Paragraph((Link(text("source"), sample_trees.SOURCE),)),),
                (),
            ),
        ),
        "a title of 300 letters": replace(
            plain,
            properties=replace(plain.properties, title="Reconciliation " * 20),
            head=Head(
                text("kicker " * 30), text("Reconciliation " * 20), text("and so on")
            ),
        ),
        "in French with English in it": replace(
            plain,
            properties=french,
            head=Head((), text("Titre"), ()),
            body=(Paragraph((*text(FRENCH), LanguageSpan(text("The END"), "en-CA"))),),
        ),
        "with contents": sample_trees.with_contents(),
        "with lists": sample_trees.with_lists(),
        "with an index": sample_trees.with_index(),
        "with an index without pages": sample_trees.without_pages(),
        "with references": sample_trees.with_references(),
        "with contents that lead far": replace(
            sample_trees.with_contents(), head=Head((), text("Title " * 60), ())
        ),
        "with everything": everything(),
    }


def everything() -> Document:
    """Build a document that has each kind of block and inline."""
    note = sample_trees.note()
    body = (
        *note.body[:-1],
        *HARD["links over lines and pages"][-4:],
        *HARD["passages in other languages"],
        *HARD["links and languages in cells"],
        sample_trees.key_figures(),
        HYPHENATED,
        Heading(3, text("Below")),
        Columns(((paragraph("left"),), (Quote((paragraph("right"),)),))),
        Paragraph((Text("The address is "), Code("example.org"), Text("."))),
        Contents(
            text("Contents"),
            (
                ContentsEntry(2, text("Issue"), 1, 1),
                ContentsEntry(2, text("Background"), 2),
            ),
            2,
        ),
        note.body[-1],
    )
    return replace(note, body=body, pages=None)


def han(folder: Path) -> tuple[Document, Look]:
    """Build a document in Chinese, and a look with a font that is made in a folder."""
    plain = of_blocks(
        Heading(2, text("中文")),
        Paragraph((Text("a"), Strong(text("中文、名字。" * 60)), Text("b"))),
        paragraph(f"中 {INUKTITUT} 文"),
        Table((text("中"),), ((text("文"),),), ("left",)),
    )
    further = font_files.read(made(folder, "中文、名字。"))
    its_look = look("note")
    faces = replace(its_look.faces, fallback=(further,))
    return replace(plain, properties=replace(plain.properties, language="zh")), replace(
        its_look, faces=faces
    )
