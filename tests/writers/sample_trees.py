"""Realistic document trees, built by hand, for the tests of every writer."""

import datetime
from dataclasses import replace

from briefgen.drawing import (
    Close,
    Drawing,
    LabelCell,
    LineTo,
    Mark,
    MoveTo,
    Path,
    TextMark,
)
from briefgen.tree import (
    Annex,
    Block,
    Blocks,
    BulletList,
    Callout,
    Columns,
    Contents,
    ContentsEntry,
    CrossReference,
    Decision,
    Detail,
    Details,
    Document,
    Emphasis,
    Figure,
    Furniture,
    Head,
    Heading,
    Index,
    Indexed,
    IndexEntry,
    Inlines,
    KeyFigure,
    KeyFigures,
    LanguageSpan,
    LineBreak,
    Link,
    NoteReference,
    Optional,
    OrderedList,
    Paragraph,
    Picture,
    Properties,
    Quote,
    SignOff,
    Strong,
    Table,
    Text,
    ValueText,
)

PURPLE = "#5b2a6e"
BLUE = "#1f4e79"
INK = "#1b2530"
SOURCE = "https://www.pm.gc.ca/en/news/backgrounders/2024/11/16/canada-apec"
ORGANIZATION = "Global Affairs Canada"
UNLEASHING = (
    "Unleashing Her Potential: Empowering Girls and Young Women for the Exercise of "
    "their Rights in Peru"
)
RENEWED = "Renewed Women’s Voice and Leadership – Peru"

MINISTRY = "Ministère des Affaires étrangères et du Commerce international"
MINISTRIES = (
    "International Assistance and Trade Commissioner Service of Canada",
    f"{MINISTRY}, de la Coopération et du Développement durable",
)


def factsheet() -> Document:
    """Build the one-page factsheet of a theme with two initiatives."""
    return Document(
        layout="factsheet",
        accent=PURPLE,
        properties=properties("Advancing gender equality", kind="factsheet"),
        head=Head(
            kicker=text("Factsheet · Canada and APEC 2024"),
            title=text("Advancing gender equality"),
            subtitle=text(
                "APEC Economic Leaders’ Meeting, Lima, Peru · November\u00a015 to\u00a016, 2024"
            ),
        ),
        body=(
            Paragraph(
                (
                    Text("Canada is investing "),
                    ValueText("$17.95\u00a0million", "themes.gender.funding.new_money"),
                    Text(" in two initiatives that protect the rights of women and "),
                    Text("girls in Peru, the largest share of the funding announced."),
                ),
                role="lead",
            ),
            key_figures(),
            figure(),
            Columns((first_initiative(), second_initiative())),
        ),
        furniture=furniture(
            foot=(
                Columns(
                    (
                        (
                            paragraph(
                                "Source: Prime Minister of Canada, backgrounder, November"
                                "\u00a016, 2024. Totals count new funding only.",
                            ),
                        ),
                        (
                            Paragraph(
                                (
                                    Text("Edition of November\u00a016, 2024 · "),
                                    Link(
                                        text("media@example.gc.ca"),
                                        "mailto:media@example.gc.ca",
                                    ),
                                ),
                                role="meta",
                            ),
                        ),
                    )
                ),
            ),
        ),
        pages=1,
    )


def note() -> Document:
    """Build a briefing note for decision: two pages, an annex, a footnote."""
    return Document(
        layout="note",
        accent=PURPLE,
        properties=properties(
            "Advancing gender equality: two initiatives in Peru",
            kind="briefing-note",
            marking="PROTECTED A",
        ),
        head=Head(
            kicker=text("FOR DECISION"),
            title=text(
                "Advancing gender equality: two initiatives in Peru, $17.95\u00a0million"
            ),
            subtitle=text("Memorandum to the Minister of International Development"),
        ),
        body=(*note_body(), annex()),
        furniture=furniture(marking="PROTECTED A", running_title="Gender equality"),
        notes=((paragraph("Totals count new funding only, never what was there."),),),
        pages=2,
    )


def backgrounder() -> Document:
    """Build a public backgrounder of several pages, with a passage in French."""
    themes = (
        ("Expanding trade and investment", 2),
        ("Creating opportunities for and protecting workers", 2),
        ("Improving climate resilience", 3),
        ("Building security capacity", 1),
        ("Advancing gender equality", 2),
    )
    return Document(
        layout="backgrounder",
        accent=BLUE,
        properties=properties("Canada and APEC 2024", kind="backgrounder"),
        head=Head(
            kicker=text("Backgrounder"),
            title=text("Canada strengthens its partnerships across the Indo-Pacific"),
            subtitle=text("Lima, Peru · November\u00a016, 2024"),
        ),
        body=(
            paragraph(
                "At the Asia-Pacific Economic Cooperation (APEC) Economic Leaders’ "
                "Meeting in Lima, Peru, from November 15 to 16, 2024, the Prime Minister "
                "announced key investments to strengthen partnerships across the "
                "Indo-Pacific.",
            ),
            Quote((paragraph("A healthier planet and equal opportunities for all."),)),
            *(block for theme in themes for block in theme_section(*theme)),
            Paragraph(
                (
                    Text("The official French title is "),
                    LanguageSpan(text("Le Canada et l’APEC 2024"), "fr-CA"),
                    Text(", "),
                    Emphasis(text("as published")),
                    Text("; see the "),
                    Link(text("Prime Minister’s backgrounder of November 16"), SOURCE),
                    Text("."),
                )
            ),
        ),
        furniture=furniture(
            running_title="Canada and APEC 2024",
            foot=(paragraph("Source: Prime Minister of Canada, November 16, 2024."),),
        ),
    )


def empty() -> Document:
    """Build a document whose every part is empty."""
    return Document(
        layout="note",
        accent=BLUE,
        properties=properties("Empty", kind="briefing-note"),
        head=Head((), (), ()),
        body=(),
        furniture=furniture(),
    )


def marked(document: Document, marking: str = "SECRET // PROTECTED B") -> Document:
    """Mark the pages of a document."""
    return replace(document, furniture=replace(document.furniture, marking=marking))


def of_blocks(
    *blocks: Block, layout: str = "note", notes: tuple[Blocks, ...] = ()
) -> Document:
    """Build a plain document around blocks, in one of the three layouts."""
    return Document(
        layout=layout,
        accent=BLUE,
        properties=properties("A title", kind="briefing-note"),
        head=Head(text("Kicker"), text("A title"), text("A subtitle")),
        body=blocks,
        furniture=furniture(),
        notes=notes,
    )


def text(words: str) -> Inlines:
    """Wrap words as inlines."""
    return (Text(words),)


def paragraph(words: str) -> Paragraph:
    """Make a body paragraph of plain words."""
    return Paragraph(text(words))


def properties(title: str, *, kind: str, marking: str = "") -> Properties:
    """Fill in document properties."""
    return Properties(
        title=title,
        language="en-CA",
        organization=ORGANIZATION,
        kind=kind,
        subject="advancing-gender-equality",
        keywords=("APEC 2024", "Peru"),
        marking=marking,
        audience="internal" if marking else "public",
        edition="November 16, 2024",
        stamp=datetime.datetime(2024, 11, 16, tzinfo=datetime.UTC),
        category="Briefing note",
    )


def furniture(
    *, marking: str = "", running_title: str = "", foot: Blocks = ()
) -> Furniture:
    """Fill in what repeats on pages."""
    return Furniture(
        organization=ORGANIZATION,
        marking=marking,
        running_title=running_title,
        page="Page {page} of {pages}",
        figure="Figure",
        table="Table",
        figure_in_text="Figure",
        table_in_text="Table",
        foot=foot,
    )


def key_figures() -> KeyFigures:
    """Make four key figures."""
    pairs = (
        ("$17.95\u00a0million", "new funding"),
        ("2", "initiatives"),
        ("50,000", "women and girls named as reached, in two initiatives"),
        ("2024-31", "fiscal years"),
    )
    return KeyFigures(
        tuple(KeyFigure((ValueText(value),), text(label)) for value, label in pairs)
    )


def figure() -> Figure:
    """Make a bar chart of two initiatives."""
    return Figure(
        name="funding-by-initiative",
        finding=text("The two initiatives receive nearly equal shares"),
        drawing=bar_chart(
            (
                ("Unleashing Her Potential", 9000000, "$9\u00a0million"),
                (
                    "Renewed Women’s Voice and Leadership",
                    8950000,
                    "$8.95\u00a0million",
                ),
            )
        ),
        alternative="Bar chart of new funding: Unleashing Her Potential receives "
        "$9 million, Renewed Women’s Voice and Leadership $8.95 million.",
        description="Unleashing Her Potential receives $9 million and Renewed Women’s "
        "Voice and Leadership $8.95 million, together $17.95 million.",
        data=Table(
            head=(text("Initiative"), text("New funding")),
            rows=(
                (text("Unleashing Her Potential"), text("$9,000,000")),
                (text("Renewed Women’s Voice and Leadership"), text("$8,950,000")),
            ),
            columns=("left", "right"),
        ),
    )


def picture(data: bytes, *, width: float = 72, height: float = 36) -> Picture:
    """Show a file as it is, a PNG or JPEG."""
    return Picture(
        name="pictures/seal.png",
        alternative="The seal of the ministry: a dark field beside a red one",
        data=data,
        width=width,
        height=height,
        format="jpeg" if data.startswith(b"\xff") else "png",
    )


def bar_chart(bars: tuple[tuple[str, float, str], ...]) -> Drawing:
    """Draw labelled horizontal bars, 512 points wide."""
    largest = max(amount for _, amount, _ in bars)
    marks: list[Mark] = []
    for number, (name, amount, label) in enumerate(bars):
        top = number * 26.0
        right = 190 + 240 * amount / largest
        marks += [
            TextMark(name, (0.0, top + 15), 9.5, INK, says=LabelCell(number, 0, "row")),
            rectangle(190.0, top + 3, right, top + 19),
            TextMark(
                label,
                (right + 8, top + 15),
                9.5,
                INK,
                bold=True,
                says=LabelCell(number, 1),
            ),
        ]
    return Drawing(512.0, 26.0 * len(bars), tuple(marks))


def rectangle(left: float, top: float, right: float, bottom: float) -> Path:
    """Make a filled rectangle."""
    return Path(
        (
            MoveTo((left, top)),
            LineTo((right, top)),
            LineTo((right, bottom)),
            LineTo((left, bottom)),
            Close(),
        ),
        fill=PURPLE,
    )


def first_initiative() -> Blocks:
    """Tell the first initiative as a factsheet does."""
    return (
        Heading(2, (ValueText(UNLEASHING),)),
        Paragraph((Strong((ValueText("$9,000,000 over seven years (2024-31)"),)),)),
        Paragraph(
            text("United Nations Population Fund · Ayacucho, Piura and Lima"),
            role="meta",
        ),
        paragraph(
            "Advances the sexual and reproductive health and rights of girls and young "
            "women, and fosters a safe environment free from gender-based violence. "
            "Strengthens policies, laws and financial frameworks, and access to quality "
            "services in health, education, protection and justice.",
        ),
        Paragraph(
            (Strong(text("Reach:")), Text(" over 40,000 girls and young women.")),
        ),
    )


def second_initiative() -> Blocks:
    """Tell the second initiative as a factsheet does."""
    return (
        Heading(2, (ValueText(RENEWED),)),
        Paragraph((Strong((ValueText("$8,950,000 over six years (2024-30)"),)),)),
        Paragraph(text("Cuso International · Peru"), role="meta"),
        paragraph(
            "Supports local and regional women’s rights organizations, LGBTQI+ groups "
            "and feminist networks with funding to strengthen institutional capacity "
            "and build alliances.",
        ),
        Optional(
            (paragraph("Five local implementing partners advance their priorities."),),
        ),
        Paragraph(
            (
                Strong(text("Reach:")),
                Text(" 10,000 women and girls, including Indigenous women, and 600 "),
                Text("community leaders."),
            ),
        ),
    )


def note_body() -> Blocks:
    """Make the sections of a briefing note up to its sign-off."""
    return (
        Details(
            (
                Detail(text("Tracking number"), text("BPTS-00000 (illustrative)")),
                Detail(text("Date"), text("November\u00a012, 2024")),
                Detail(
                    text("Action required by"),
                    text("November\u00a014, 2024, before the announcement in Lima"),
                ),
            )
        ),
        Heading(2, text("Issue")),
        Paragraph(
            (
                Text("Your approval is sought to announce two initiatives worth "),
                ValueText("$17.95\u00a0million"),
                Text(" of new funding"),
                NoteReference(1),
                Text(" at the APEC Economic Leaders’ Meeting in Lima."),
            )
        ),
        Heading(2, text("Background")),
        paragraph(
            "The two initiatives make up 51% of the new funding to be announced. They "
            "reach over 40,000 girls and young women, and 10,000 women and girls.",
        ),
        initiatives_list(),
        Heading(2, text("Considerations")),
        considerations(),
        Heading(2, text("Recommendation")),
        Decision(
            (
                paragraph(
                    "That you approve the announcement of the two initiatives on "
                    "November\u00a016, 2024.",
                ),
            ),
            ("Agreed", "Not agreed", "Please discuss"),
        ),
        Heading(2, text("Next steps")),
        OrderedList(
            (
                (paragraph("The backgrounder and the factsheets are released."),),
                (paragraph("Missions share them in both official languages."),),
            )
        ),
        SignOff(
            ("Office", "Name", "Date", "Telephone"),
            (
                text("Author"),
                text("Director General, Latin America"),
                text("Deputy Minister"),
            ),
        ),
    )


def initiatives_list() -> BulletList:
    """List the initiatives of a note, with a nested list."""
    return BulletList(
        (
            (
                Paragraph(
                    (
                        Strong(text("Unleashing Her Potential")),
                        Text(" ($9,000,000 over seven years, 2024-31), through the "),
                        Text("United Nations Population Fund, in three regions:"),
                    )
                ),
                BulletList(
                    tuple(
                        (paragraph(place),) for place in ("Ayacucho", "Piura", "Lima")
                    )
                ),
            ),
            (
                Paragraph(
                    (
                        Strong(text(RENEWED)),
                        Text(" ($8,950,000 over six years, 2024-30), in partnership "),
                        Text("with Cuso International."),
                    )
                ),
            ),
        )
    )


def considerations() -> Callout:
    """Set the considerations of a note apart."""
    return Callout(
        (
            Paragraph(
                (
                    Strong(text("Financial.")),
                    Text(" Funding runs to fiscal year 2030-31;"),
                    LineBreak(),
                    Text("the annex shows each initiative."),
                )
            ),
            Paragraph(
                (
                    Strong(text("Risks.")),
                    Text(" (Illustrative advice written for this sample.) Delivery "),
                    Text("depends on local partners outside Lima."),
                )
            ),
        )
    )


def with_contents() -> Document:
    """Build a note that begins with its table of contents, of two levels."""
    told = (
        (2, "Issue", 1, 1),
        (3, "Risks", 2, 1),
        (2, "A longer heading that has to end on a second line " * 3, 3, 2),
        (2, "Annex A", 4, 12),
    )
    entries = tuple(
        ContentsEntry(level, text(words), number, page)
        for level, words, number, page in told
    )
    headings = (Heading(level, text(words)) for level, words, *_ in told[:-1])
    return of_blocks(Contents(text("Contents"), entries, 3), *headings, annex())


def with_lists() -> Document:
    """Build a note with lists of its figures and tables, one of which has a name."""
    shown = figure()
    sums = Table(
        (text("Theme"),), ((text("Trade"),),), ("left",), text("Sums"), name="table 1"
    )
    finding = (Text("Figure\u00a01. "), *shown.finding)
    of_figures = ContentsEntry(2, finding, 0, 1, shown.name)
    of_tables = ContentsEntry(2, text("Table\u00a01. Sums"), 0, 1, "table 1")
    return of_blocks(
        Contents(text("List of figures"), (of_figures,), 0, "figure", "Figure"),
        Contents(text("List of tables"), (of_tables,), 0, "table", "Table"),
        shown,
        sums,
    )


def with_index() -> Document:
    """Build a note with two names, one of them twice and in Spanish, and their index."""
    spanish = IndexEntry("Pozos", (("partners 1", 1), ("partners 3", 2)), "es")
    return of_blocks(
        Paragraph((Text("By "), Indexed(text("Pozos"), "partners 1"))),
        Paragraph((Indexed((ValueText("Wells", "a.b"),), "partners 2"),)),
        annex(),
        Paragraph((Strong((Indexed(text("Pozos"), "partners 3"),)),)),
        Heading(2, text("Index of partners")),
        Index((spanish, IndexEntry("Wells", (("partners 2", 1),)))),
    )


def without_pages() -> Document:
    """Build the same of which no pages are known."""
    document = with_index()
    *body, index = document.body
    assert isinstance(index, Index)
    entries = (
        replace(each, mentions=tuple((name, None) for name, _ in each.mentions))
        for each in index.entries
    )
    return replace(document, body=(*body, Index(tuple(entries))))


def with_references() -> Document:
    """Build a note whose text, list and footnote refer to what it shows."""
    shown = figure()
    number = CrossReference(text("Table\u00a01"), "sums", cited=True)
    words = CrossReference(text("the chart of both"), shown.name)
    heading = CrossReference(text("What is at risk"), "risks", cited=True)
    return of_blocks(
        Heading(2, text("What is at risk"), "risks"),
        Paragraph((Strong((number,)), Text(" and "), words, Text(" show it."))),
        BulletList(((Paragraph((heading, NoteReference(1))),),)),
        Table((text("Sum"),), ((text("$1"),),), ("left",), text("Sums"), name="sums"),
        shown,
        shown,
        notes=(
            (
                Paragraph(
                    (CrossReference(text("Figure\u00a01"), shown.name, cited=True),)
                ),
            ),
        ),
    )


def annex() -> Annex:
    """Make the annex of a note: a table with totals, and a chart."""
    return Annex(
        (
            Heading(2, text("Annex A")),
            Table(
                head=(
                    text("Initiative"),
                    text("Partner"),
                    text("Fiscal years"),
                    text("New funding"),
                ),
                rows=(
                    (
                        text(UNLEASHING),
                        text("United Nations Population Fund"),
                        text("2024-31"),
                        text("$9,000,000"),
                    ),
                    (
                        text(RENEWED),
                        text("Cuso International"),
                        text("2024-30"),
                        text("$8,950,000"),
                    ),
                    (text("Total"), (), (), text("$17,950,000")),
                ),
                columns=("left", "left", "left", "right"),
                caption=text("Initiatives under the theme"),
                total=True,
            ),
            figure(),
        )
    )


def theme_section(title: str, initiatives: int) -> Blocks:
    """Make the section of a theme as a backgrounder prints it."""
    words = (
        "This project aims to advance the economic integration of qualified refugee "
        "and migrant professionals, particularly in fields such as engineering, "
        "business administration, and health care. It also supports degree "
        "revalidation, online skills enhancement opportunities, and short-term "
        "subsidized placements to help them gain local experience in the public and "
        "private sectors, primarily in Lima."
    )
    return (
        Heading(2, text(title)),
        *(
            block
            for number in range(1, initiatives + 1)
            for block in (
                Heading(3, text(f"Initiative {number} of “{title}”")),
                Paragraph(
                    (Strong(text("Funding:")), Text(" $1,200,000 over two years")),
                ),
                Paragraph((Strong(text("Description:")), Text(f" {words}"))),
            )
        ),
    )
