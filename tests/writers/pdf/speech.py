"""A document tree → what its PDF says to assistive technology, element by element."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen import tree
from briefgen.drawing import Drawing, TextMark

Said = tuple[str, str]  # a structure role and its text
BULLETS = ("•", "–")
SILENT = {"TH", "TD", "Figure", "Form"}  # what may stand without words


def said(document: tree.Document) -> list[Said]:
    """List role and text of all that speaks, in reading order; runs are not joined.

    Notes are apart: which page each stands on, nobody knows before pages are made.
    """
    speaker = _speaker(document)
    annex = next(
        (at for at, block in enumerate(document.body) if isinstance(block, tree.Annex)),
        len(document.body),
    )
    found = [
        *_head(document),
        *speaker.blocks(document.body[:annex]),
        *speaker.blocks(document.furniture.foot),
        *speaker.blocks(document.body[annex:]),
    ]
    return [each for each in found if each[1].strip() or each[0] in SILENT]


def notes(document: tree.Document) -> list[list[Said]]:
    """List role and text of all that speaks in each note."""
    speaker = _speaker(document)
    return [
        [("Lbl", str(number)), *speaker.blocks(blocks)]
        for number, blocks in enumerate(document.notes, start=1)
    ]


def _speaker(document: tree.Document) -> "_Speaker":
    return _Speaker(
        document.furniture,
        level=1 if document.head.title else 0,
        numbered=document.layout != "dashboard",
        captions=document.layout not in {"factsheet", "backgrounder", "dashboard"},
    )


def text(content: tree.Inlines) -> str:
    """Give the words of inlines, the marks of footnotes included."""
    return "".join(map(_text, content))


def headings(document: tree.Document) -> list[str]:
    """List title and headings in reading order."""
    return [text for role, text in said(document) if role[0] == "H"]


def figures(node: object) -> Iterator[tree.Figure | tree.Picture | tree.Symbol]:
    """Walk what is drawn and told in any part of a tree: a symbol if it is no decoration."""
    for each in parts(node):
        match each:
            case tree.Symbol(alternative=""):
                pass
            case tree.Figure() | tree.Picture() | tree.Symbol():
                yield each
            case _:
                pass


def alternative(figure: tree.Figure | tree.Picture | tree.Symbol) -> str:
    """Give what is told of a figure: of a chart a sentence, where its labels tell all."""
    if isinstance(figure, tree.Figure) and figure.drawing.labels:
        if figure.beside:
            return figure.beside
        texts = (isinstance(mark, TextMark) for mark in figure.drawing.picture)
        if not figure.scale or not any(texts):
            return figure.alternative
    return tree.alternative_text(figure)


def links(node: object) -> Iterator[str]:
    """Walk what links in any part of a tree say of where they lead: never an address alone."""
    for each in parts(node):
        match each:
            case tree.Link(content, url):
                host = url.partition("://")[2].partition("/")[0].removeprefix("www.")
                where, words = (
                    host or url.partition(":")[2],
                    tree.plain(content).strip(),
                )
                yield words if where in words else f"{words} ({where})"
            case tree.ContentsEntry(content=content) | tree.CrossReference(content):
                yield text(content)
            case tree.IndexEntry(words, mentions):
                pages = [page for _, page in mentions if page is not None]
                yield from (f"{words}, {page}" for page in pages)
                yield from () if pages else (words,)
            case tree.NoteReference(number):
                yield str(number)
            case _:
                pass


def cited(document: tree.Document) -> set[int]:
    """Give the numbers of the notes that something cites."""
    found = parts((document.head, document.body, document.furniture))
    numbers = {each.number for each in found if isinstance(each, tree.NoteReference)}
    return numbers & set(range(1, len(document.notes) + 1))


def fields(node: object, colon: str = ": ") -> Iterator[tuple[str, str]]:
    """Walk the fields to fill in: what they are, and how they are named."""
    for each in parts(node):
        match each:
            case tree.Decision(inner, choices):
                paragraphs = (part for part in parts(inner) if hasattr(part, "content"))
                blocks = (tree.Paragraph, tree.Heading)
                asked = " ".join(
                    tree.plain(part.content)
                    for part in paragraphs
                    if isinstance(part, blocks)
                )
                yield from (
                    ("cb", f"{choice}{colon}{asked}" if asked else choice)
                    for choice in choices
                )
            case tree.Decisions(items=items) as decisions:
                for item, choices in zip(items, decisions.choices, strict=True):
                    asked = " ".join(
                        tree.plain(part.content)
                        for part in parts(item)
                        if isinstance(part, tree.Paragraph)
                    )
                    yield from (
                        ("cb", f"{choice}{colon}{asked}")
                        for choice in choices
                        if choice
                    )
            case tree.Signature(title, signer, head):
                who = tree.plain(signer) or tree.plain(title)
                named = (f"{words}{colon}{who}" if who else words for words in head)
                yield from (("tv", name) for name in named)
            case tree.SignOff(head, offices):
                for office in offices:
                    who = tree.plain(office)
                    named = (f"{title}{colon}{who}" for title in head[1:])
                    yield from (("tv", name) for name in named)
            case _:
                pass


def stresses(node: object) -> Iterator[Said]:
    """Walk what stands out in any part of a tree: its role and words."""
    roles = {tree.Strong: "Strong", tree.Emphasis: "Em", tree.Code: "Code"}
    for each in parts(node):
        if type(each) in roles:
            yield roles[type(each)], text((each,))  # type: ignore[arg-type]


def asides(node: object) -> Iterator[tree.Block]:
    """Walk what stands apart from the text and is not empty."""
    seen = tree.Text | tree.ValueText | tree.Code | tree.Picture | tree.Figure
    for each in parts(node):
        if isinstance(each, tree.Callout | tree.Sidebar) and any(
            isinstance(part, seen)
            or (isinstance(part, tree.Symbol) and part.alternative)
            for part in parts(each.blocks)
        ):
            yield each


def passages(node: object) -> Iterator[str]:
    """Walk the languages of the passages in any part of a tree."""
    kinds = (tree.LanguageSpan, tree.IndexEntry)
    said = (each.language for each in parts(node) if isinstance(each, kinds))
    yield from filter(None, said)


def parts(node: object) -> Iterator[object]:
    """Walk a tree."""
    yield node
    match node:
        case tuple():
            for part in node:
                yield from parts(part)
        case _ if hasattr(node, "__dataclass_fields__"):
            for name in node.__dataclass_fields__:
                yield from parts(getattr(node, name))


def _head(document: tree.Document) -> Iterator[Said]:
    head, furniture = document.head, document.furniture
    kicker, title = ("P", text(head.kicker)), ("H1", text(head.title))
    subtitle = ("P", text(head.subtitle))
    if document.layout != "factsheet":
        yield "P", furniture.organization
    yield "P", furniture.marking
    if document.layout == "factsheet":
        yield "P", furniture.organization
    yield kicker
    yield "P", text(head.dateline)
    yield from (subtitle, title) if document.layout == "note" else (title, subtitle)


@dataclass
class _Speaker:
    furniture: tree.Furniture
    level: int
    captions: bool = True
    numbered: bool = True
    figures: int = 0
    tables: int = 0
    depth: int = 0

    def blocks(self, blocks: tree.Blocks) -> Iterator[Said]:
        for block in blocks:
            yield from self._block(block)

    def _block(  # noqa: C901, PLR0912, PLR0915
        self, block: tree.Block
    ) -> Iterator[Said]:
        match block:  # a case for each kind of block
            case tree.Heading(level, content):
                self.level = min(max(level, 2), 4, self.level + 1)
                yield f"H{self.level}", text(content)
            case tree.Paragraph(content):
                yield "P", text(content)
            case tree.BulletList(items):
                yield from self._list(items, [self._bullet()] * len(items))
            case tree.OrderedList(items, start):
                labels = [f"{start + at}." for at in range(len(items))]
                yield from self._list(items, labels)
            case tree.Columns(columns):
                for column in columns:
                    yield from self.blocks(column)
            case tree.Decision(inner, choices):
                yield from self.blocks(inner)
                yield from (("Form", choice) for choice in choices)
            case tree.Rows():
                yield from self._rows(block)
            case tree.Decisions():
                yield from self._decisions(block)
            case tree.Figure():
                yield from self._figure(block)
            case tree.Table():
                yield from self._table(block)
            case tree.Section() | tree.Sidebar():
                yield from self.blocks(block.blocks)
            case tree.Symbol(alternative=alternative):
                yield from [("Figure", "")] if alternative else []
            case tree.ActionBox(inner, code):
                yield from self.blocks((*inner, code))
            case tree.Quote() | tree.Callout() | tree.Annex() | tree.Optional():
                yield from self.blocks(block.blocks)
            case _:
                yield from _exhibit(block)

    def _rows(self, block: tree.Rows) -> Iterator[Said]:
        yield from self.blocks((block.title,))
        for row in block.rows:
            if row.label:
                yield "TH", text(row.label)
            if row.label or row.blocks:
                yield "TD", ""
            yield from self.blocks(row.blocks)

    def _decisions(self, block: tree.Decisions) -> Iterator[Said]:
        yield "P", text(block.stem)
        yield from map(_headed, block.head)
        items = zip(block.items, block.choices, strict=True)
        for number, (item, choices) in enumerate(items, 1):
            yield "TD", ""
            yield from self._list((item,), [f"{number}."])
            for choice in choices:
                yield "TD", ""
                if choice:
                    yield "Form", choice if block.answers else ""

    def _bullet(self) -> str:
        return BULLETS[min(self.depth, 1)]

    def _list(
        self, items: tuple[tree.Blocks, ...], labels: list[str]
    ) -> Iterator[Said]:
        for item, label in zip(items, labels, strict=True):
            yield "Lbl", label
            self.depth += 1
            yield from self.blocks(item)
            self.depth -= 1

    def _table(self, table: tree.Table) -> Iterator[Said]:
        if table.caption:
            self.tables += 1
            number = f"{self.furniture.table} {self.tables}. "
            label = number if self.numbered else ""
            yield "Caption", label + text(table.caption)
        if any(table.head):
            yield from (_headed(text(title)) for title in table.head)
        for row in table.rows:
            yield from _row(row, len(table.columns))

    def _figure(self, figure: tree.Figure) -> Iterator[Said]:
        label = ""
        if self.captions:
            self.figures += 1
            label = f"{self.furniture.figure} {self.figures}. "
        yield "Caption", label + text(figure.finding)
        drawing, unit = figure.drawing, text(figure.unit)
        if unit and not drawing.labels:
            yield "P", unit
        texts = (mark.text for mark in drawing.picture if isinstance(mark, TextMark))
        yield "Figure", "".join(texts)
        if unit and drawing.labels:
            yield "Caption", unit
        yield from labels(drawing)
        if figure.source:
            yield "P", text(figure.source)


def labels(drawing: Drawing) -> Iterator[Said]:
    """A table of all labels, row by row; a list of names alone; then the key."""
    places = {(cell.row, cell.column): cell for cell in drawing.labels}
    columns = {column for _, column in places}
    for row in sorted({row for row, _ in places}):
        for column in range(max(columns) + 1):
            cell = places.get((row, column))
            role = "TH" if cell and cell.names else "TD"
            said = _joined(drawing.labels[cell]) if cell else ""
            yield "LBody" if columns == {0} else role, said
    for lines in drawing.key.values():
        yield "P", _joined(lines)


def _headed(words: str) -> Said:
    """The header of a column; one without words heads nothing."""
    return "TH" if words.strip() else "TD", words


def _joined(lines: Sequence[TextMark]) -> str:
    return " ".join(line.text for line in lines)


Exhibit = (
    tree.KeyFigures
    | tree.Details
    | tree.SignOff
    | tree.Signature
    | tree.Picture
    | tree.Contents
    | tree.Index
)


def _exhibit(block: Exhibit) -> Iterator[Said]:  # noqa: C901, PLR0912 - a case for each
    match block:
        case tree.Picture():
            yield "Figure", ""  # it has no words but its alternative text
        case tree.Contents(title, entries):
            yield "Caption", text(title)
            yield from (("TOCI", _entry(entry)) for entry in entries)
        case tree.Index(entries):
            for entry in entries:
                pages = (f", {page}" for _, page in entry.mentions if page is not None)
                yield "P", entry.words + "".join(pages)
        case tree.KeyFigures(figures):
            for figure in figures:
                yield from (("P", text(figure.value)), ("P", text(figure.label)))
        case tree.Details(rows):
            for row in rows:
                yield from _row((row.label, row.value), 2)
        case tree.Signature(title, signer, head):
            yield from (("P", text(title)), ("P", text(signer)))
            for words in head:
                yield "Form", words
        case tree.SignOff(head, offices):
            yield from map(_headed, head)
            for office in offices:
                for role, words in _row((office,), len(head)):
                    yield role, words
                    if role == "TD":
                        yield "Form", ""  # a line to sign on, which has a name


def _entry(entry: tree.ContentsEntry) -> str:
    return f"{text(entry.content)} {entry.page or ''}"


def _row(cells: tuple[tree.Inlines, ...], count: int) -> Iterator[Said]:
    for number in range(max(count, len(cells))):
        content = cells[number] if number < len(cells) else ()
        yield "TH" if content and number == 0 else "TD", text(content)


def _text(inline: tree.Inline) -> str:
    match inline:
        case tree.Text(words) | tree.ValueText(words) | tree.Code(words):
            return words
        case tree.NoteReference(number):
            return str(number)
        case tree.LineBreak():
            return " "
        case _:
            return text(inline.content)
