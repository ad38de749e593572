"""Trees that are hard to set, each for a reason of its own."""

from briefgen.drawing import Close, Drawing, LineTo, MoveTo, Path
from briefgen.tree import (
    ActionBox,
    Annex,
    Block,
    Blocks,
    BulletList,
    Callout,
    Columns,
    Decision,
    Decisions,
    Details,
    Emphasis,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    LanguageSpan,
    LineBreak,
    Link,
    NoteReference,
    OrderedList,
    Paragraph,
    Quote,
    Row,
    Rows,
    Section,
    Sidebar,
    Signature,
    SignOff,
    Strong,
    Symbol,
    Table,
    Text,
)
from tests.made_pictures import jpeg, png
from tests.writers import sample_trees
from tests.writers.sample_trees import paragraph, picture, text

LONG = "The quick brown fox jumps over the lazy dog and runs to Lima. " * 30
INUKTITUT = "ᐃᓄᒃᑎᑐᑦ"
FRENCH = "Des subventions à l’échelle du pays : « équité », cœur, Noël ; 9,2 M$."


def nested(levels: int) -> BulletList:
    inner: Blocks = (paragraph("deepest"),)
    for level in range(levels):
        inner = (paragraph(f"level {level}"), BulletList((inner,)))
    return BulletList((inner,))


def numbered_table(rows: int, *, total: bool = False) -> Table:
    return Table(
        head=(text("Initiative"), text("Amount")),
        rows=tuple((text(f"Row {row}"), text(f"${row},000")) for row in range(rows)),
        columns=("left", "right"),
        caption=text("All of them"),
        total=total,
    )


def symbol(words: str, wide: float = 30) -> Symbol:
    """Draw a blue triangle in a square."""
    lines = (MoveTo((0, 0)), LineTo((wide, 0)), LineTo((wide, wide)), Close())
    return Symbol("icon", Drawing(wide, wide, (Path(lines, "#1a5dc0"),)), words)


HARD: dict[str, tuple[Block, ...]] = {
    "pictures": (
        picture(png("RGB"), width=9999, height=36),
        picture(png("L"), width=4, height=9999),
        BulletList(((picture(png("RGBA")), paragraph("a seal")),)),
        Columns(((picture(png("RGBA")),), (Callout((picture(jpeg("L")),)),))),
        picture(jpeg("RGB", progressive=True)),
        picture(jpeg("RGB", progressive=True)),
    ),
    "symbols": (
        symbol(""),
        symbol("a well"),
        BulletList(((symbol(""), paragraph("beside a well")),)),
        Columns(((symbol(""),), (Callout((symbol("a well"),)),))),
        symbol("", wide=9999),
        ActionBox((paragraph(LONG),), symbol("QR code", wide=90)),
        Callout((ActionBox((paragraph("See the map"),), symbol("QR code")),)),
    ),
    "empty blocks": (
        Paragraph(()),
        Heading(2, ()),
        BulletList(()),
        BulletList(((), ())),
        OrderedList(((),), start=99),
        Quote(()),
        Table((), (), ()),
        Table(((),), (((),),), ("left",), caption=text("Nothing")),
        KeyFigures(()),
        Columns(()),
        Columns(((), ())),
        Callout(()),
        Details(()),
        Decision((), ()),
        SignOff((), ()),
        Rows(Heading(2, text("Rows")), ()),
        Rows(Heading(2, text("Panel")), (Row((), ()),), panel=True),
        Rows(Heading(2, text("A label alone")), (Row(text("Label"), ()),)),
        Decisions((), ((),), ("What",)),
        Signature((), (), ("Signature",)),
        Annex(()),
    ),
    "a word of 300 letters": (paragraph("pneumono" * 38),),
    "a table of 60 columns": (
        Table((text("Column"),) * 60, ((text("cell"),) * 60,), ("left",) * 60),
    ),
    "a row higher than a page": (
        Table(
            (text("A"), text("B")),
            ((text(LONG * 5), text(LONG)), (text("x"), ())),
            ("left", "left"),
        ),
    ),
    "columns higher than a page": (
        Columns(
            ((paragraph(LONG), paragraph(LONG), paragraph(LONG)), (paragraph("x"),))
        ),
    ),
    "sections and sidebars in one another": (
        Section(
            (Heading(2, text("In the margin")), paragraph("x"), numbered_table(3)),
            sample_trees.PURPLE,
        ),
        Section(
            (
                Sidebar((numbered_table(9),)),
                Section((paragraph("y"),), sample_trees.PURPLE),
            ),
            sample_trees.PURPLE,
        ),
        Sidebar(
            (Section((Heading(2, text("z")), paragraph("z")), sample_trees.PURPLE),)
        ),
        Section(
            (Heading(2, text("A heading " * 90)), paragraph(LONG * 3)),
            sample_trees.PURPLE,
        ),
        Sidebar((paragraph(LONG * 5),)),
    ),
    "columns of which one is too narrow": (
        Columns(((paragraph("narrow"),), (paragraph("wide"),)), (1, 9)),
        Columns(((paragraph("less"),), (paragraph("more"),)), (1, 2)),
    ),
    "columns too narrow": (
        Columns(tuple((paragraph(f"column {number}"),) for number in range(30))),
    ),
    "a callout higher than a page": (Callout((paragraph(LONG * 5),)),),
    "a key label higher than a page": (
        KeyFigures((KeyFigure(text("1"), text(LONG * 5)), KeyFigure((), ()))),
    ),
    "a figure higher than a page": (
        Figure(
            "f",
            text("Found"),
            Drawing(3000.0, 9000.0, sample_trees.figure().drawing.marks),
            "Alternative",
            "Description",
            sample_trees.figure().data,
        ),
    ),
    "many choices": (Decision((), (*(f"Choice {n}" for n in range(30)), LONG)),),
    "rows, long and short": (
        Rows(
            Heading(2, text("Considerations")),
            (
                Row((), (paragraph("Without a label."),)),
                Row(text(LONG[:200]), (paragraph("A label of many lines."),)),
                Row(text("Higher than a page"), (paragraph(LONG * 4),) * 3),
                *(Row(text(f"Row {n}"), (paragraph(LONG[:400]),)) for n in range(9)),
            ),
        ),
    ),
    "a panel with rows and lists": (
        Rows(
            Heading(2, text("Summary")),
            (
                Row(text("Recommended"), (OrderedList(((paragraph("that"),),) * 3),)),
                Row(text("In brief"), (paragraph(LONG),)),
            ),
            panel=True,
        ),
    ),
    "thirty decisions, and a signature": (
        Decisions(
            text("It is recommended that you:"),
            tuple((paragraph(f"{n}: {LONG[: n * 9 + 9]}"),) for n in range(30)),
            ("Recommendation", "Agreed", "Not agreed", "Please discuss"),
        ),
        Signature(
            text("Minister’s decision"),
            text(LONG[:150]),
            ("Signature", "Date", "Comments"),
        ),
    ),
    "decisions that are answered by their verbs": (
        Decisions(
            text("It is recommended that you:"),
            ((paragraph("sign"),), (paragraph(LONG[:150]),), (paragraph("note"),)),
            ("Recommendation", "", "", ""),
            (
                ("Signed", "Not signed", "Please discuss"),
                ("Agreed", "Not agreed", "Please discuss"),
                ("Noted", "", "Please discuss"),
            ),
        ),
    ),
    "panels in panels": (
        Callout(
            (
                Quote((BulletList(((Callout((paragraph("in"),)),),)),)),
                Columns(
                    ((Quote((paragraph("left"),)),), (sample_trees.key_figures(),))
                ),
            )
        ),
    ),
    "levels left out": (
        Heading(4, text("four")),
        Heading(1, text("one")),
        Heading(9, text("nine")),
        paragraph("x"),
    ),
    "a reference to no note": (Paragraph((Text("a"), NoteReference(7))),),
    "an annex in a column": (
        Columns(((Annex((paragraph("x"),)),), (paragraph("y"),))),
    ),
    "links in repeated headers": (
        Table(
            ((Link(text("head"), "https://example.org"),),),
            ((text("row"),),) * 60,
            ("left",),
        ),
    ),
    "a list of 40 levels": (nested(40),),
    "lists in lists": (
        BulletList(
            (
                (
                    paragraph("bullet"),
                    OrderedList(
                        (
                            (paragraph("nine"), paragraph("nine again")),
                            (BulletList(((paragraph("a list alone"),),)),),
                        ),
                        start=9,
                    ),
                    paragraph("after the inner list"),
                ),
                (OrderedList(((paragraph("first in an item"),),)),),
            )
        ),
    ),
    "links and languages in cells": (
        Table(
            (text("Source"), (LanguageSpan(text("Titre"), "fr-CA"),)),
            (
                (
                    (Link(text("Backgrounder"), sample_trees.SOURCE),),
                    (LanguageSpan(text(FRENCH), "fr-CA"),),
                ),
                ((Strong(text("b")), Emphasis(text("i"))), (NoteReference(1),)),
            ),
            ("left", "right"),
            caption=(Text("With "), Link(text("a link"), sample_trees.SOURCE)),
        ),
    ),
    "empty cells": (
        Table(
            (text("A"), (), text("C")),
            ((text("a"), (), ()), ((), text("b"), ()), ((), (), ())),
            ("left", "center", "right"),
        ),
    ),
    "a table over three pages": (numbered_table(100, total=True),),
    "links over lines and pages": (
        *[paragraph("A line.")] * 36,
        Paragraph((Link(text("far away " * 90), "https://example.org/far"),)),
        Paragraph(
            (
                Link(text("one"), "https://example.org/same"),
                Text(" and "),
                Link((Strong(text("two")), Text(" words")), "https://example.org/same"),
            )
        ),
        Heading(2, (Link(text("a heading that leads " * 9), "mailto:a@example.org"),)),
        Quote((Paragraph((Link(text("quoted"), "https://example.org/?a=b&c=d"),)),)),
    ),
    "passages in other languages": (
        Paragraph(
            (LanguageSpan(text(FRENCH * 5), "fr-CA"), Text(" and "), *text("English"))
        ),
        BulletList(((Paragraph((LanguageSpan(text("Perú y Canadá"), "es-PE"),)),),)),
        Paragraph(
            (
                Link(
                    (LanguageSpan(text("En français"), "fr-CA"),),
                    "https://example.org/fr",
                ),
                LanguageSpan(
                    (Link(text("le lien"), "https://example.org/le"),), "fr-CA"
                ),
            )
        ),
    ),
    "line breaks": (
        Paragraph((*text("Lima,"), LineBreak(), *text("Peru"), LineBreak())),
        Table((), (((*text("one"), LineBreak(), *text("two")),),), ("right",)),
    ),
    "letters of a second face": (
        Heading(2, text(f"Inuktitut: {INUKTITUT}")),
        paragraph(f"☐ {INUKTITUT}, ᓀᐦᐃᔭᐍᐏᐣ → ≥ 2 " * 20),
        BulletList(((Paragraph((LanguageSpan(text(INUKTITUT), "iu-CA"),)),),)),
        Table(
            (text("☑"), text("b")),
            (((Link(text(INUKTITUT * 9), "https://example.org/iu"),), text("✓")),),
            ("left", "right"),
            caption=text(f"≠ {INUKTITUT}"),
        ),
    ),
    "characters that no face has": (
        Heading(2, text("\ud800\x00 中")),
        paragraph("\x07 中文 \U0001f600 \ud800"),
    ),
}
