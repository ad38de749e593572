"""The parts of a page to tables: `page`, `themes` and `initiatives`, and what is doubtful."""

from collections.abc import Iterable, Iterator
from dataclasses import field

from briefgen.errors import Diagnostic, Place
from briefgen.sources.page.dates_in_text import days_in_text, is_date
from briefgen.sources.page.event_in_text import event_in_text, short_name
from briefgen.sources.page.funding_text import FundingReading, funding_reading
from briefgen.sources.page.page_blocks import PageBlock, PageBlocks
from briefgen.sources.page.page_outline import PageOutline, PageSection
from briefgen.sources.page.page_sentences import sentence_with_money
from briefgen.sources.page.page_words import says_what_it_is
from briefgen.sources.page.period_in_text import durations
from briefgen.sources.source_content import (
    CellKind,
    SourceCell,
    SourceRecord,
    SourceTable,
)
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass

PAGE = (
    *("title", "date", "language", "address"),
    *("event.name", "event.short_name", "event.place", "event.starts", "event.ends"),
    "introduction",
)
THEMES = ("title", "introduction")
PARAGRAPHS = 5  # of an introduction, in which its event is looked for
FUNDING = (
    *("kind", "amount", "from", "to", "up_to", "total_value", "currency"),
    *("duration", "fiscal_years"),
)
INITIATIVES = (
    *("title", "theme", *(f"funding.{name}" for name in FUNDING)),
    *("description", "funding line", "duration line", "partners line", "places line"),
)


@dataclass(slots=True)
class PageTables:
    """The tables of one page; `remarks` collects what people should look at."""

    name: str
    page: PageBlocks
    outline: PageOutline
    language: str
    remarks: list[Diagnostic] = field(default_factory=list)

    def tables(self) -> tuple[SourceTable, ...]:
        """Return the tables, and leave remarks about all that is doubtful."""
        self._about_the_page()
        tables = (
            SourceTable("page", PAGE, (self._page(),)),
            SourceTable("themes", THEMES, tuple(self._themes())),
            SourceTable("initiatives", INITIATIVES, tuple(self._initiatives())),
        )
        self.remarks.sort(key=lambda each: each.place.line)
        return tables

    @property
    def _only(self) -> PageBlock | None:
        """The page's title, which stands for a theme where it has none."""
        if any(each.kind == "theme" for each in self.outline.sections):
            return None
        return self._title

    @property
    def _title(self) -> PageBlock | None:
        titles = (each for each in self.outline.head if not says_what_it_is(each.text))
        aside = PageBlock(self.page.title, 1, 0) if self.page.title else None
        return next(titles, aside)

    def _about_the_page(self) -> None:
        if self._only is not None:
            message = "the page has no themes: its initiatives stand under its title"
            self._tell(self._only.line, message)
        for line in self.page.left_out:
            self._tell(line, "a table is left out", "type what it says, or import it")
        for note in self.outline.notes:
            self._tell(note.line, note.message, note.hint)
        for each in self.outline.untitled:
            hint = "write the title of the initiative on the line above"
            self._tell(each.line, f"no title stands above “{_short(each.text)}”", hint)
        for section in self.outline.sections:
            if section.kind == "beside" and (section.body or section.labels):
                message = f"left out: “{_short(section.heading.text)}”"
                self._tell(section.heading.line, message)

    def _page(self) -> SourceRecord:
        head, text = self.outline.head, self.outline.introduction
        title = self._title
        values = {} if title is None else {"title": _cell(title.text, title.line)}
        dated = next((each for each in head if is_date(each.text)), None)
        if dated is not None:
            day = next(days_in_text(dated.text)).first.isoformat()
            values["date"] = _cell(day, dated.line, "date")
        values["language"] = _cell(self.language, 1)
        if self.page.address.startswith(("https://", "http://")):
            values["address"] = _cell(self.page.address, 1)
        if text:
            values |= self._event(text)
            values["introduction"] = _cell(prose(text), text[0].line)
        return SourceRecord("the page", 1, values)

    def _event(self, text: tuple[PageBlock, ...]) -> dict[str, SourceCell]:
        events = (event_in_text(each.text, self.language) for each in text[:PARAGRAPHS])
        pairs = [*zip(text, events, strict=False)]
        named = (pair for pair in pairs if pair[1] is not None and pair[1].name)
        first, event = next(named, pairs[0])
        if event is None or not event.name:
            message = "the introduction names no event with its days"
            self._tell(first.line, message, "give `event:` in data/portfolio.yaml")
            return {}
        days = event.days
        values = {"event.name": _cell(event.name, first.line)}
        if short := short_name(event.name):
            values["event.short_name"] = _cell(short, first.line)
        if event.place:
            values["event.place"] = _cell(event.place, first.line)
        values["event.starts"] = _cell(days.first.isoformat(), first.line, "date")
        values["event.ends"] = _cell(days.last.isoformat(), first.line, "date")
        return values

    def _themes(self) -> Iterator[SourceRecord]:
        if self._only is not None:
            values = {"title": _cell(self._only.text, self._only.line)}
            yield SourceRecord(where(self._only.line), self._only.line, values)
        for section in self.outline.sections:
            if section.kind == "theme":
                heading = section.heading
                values = {"title": _cell(heading.text, heading.line)}
                if section.body:
                    below = section.body[0].line
                    values["introduction"] = _cell(prose(section.body), below)
                yield SourceRecord(where(heading.line), heading.line, values)

    def _initiatives(self) -> Iterator[SourceRecord]:
        theme = self._only
        titles: set[str] = set()
        for section in self.outline.sections:
            if section.kind == "theme":
                theme = section.heading
            elif section.kind == "initiative":
                self._judge(section, theme, titles)
                titles.add(section.heading.text)
                yield self._initiative(section, theme)

    def _judge(
        self, section: PageSection, theme: PageBlock | None, titles: set[str]
    ) -> None:
        title, line = section.heading.text, section.heading.line
        if title in titles:
            hint = "an initiative is known again by its title: make them differ"
            self._tell(line, f"a second initiative is called “{_short(title)}”", hint)
        if theme is None:
            hint = "write its `theme:` into the mapping"
            self._tell(line, f"no theme stands above “{_short(title)}”", hint)
        noted = any(note.line == line for note in self.outline.notes)
        if "funding" not in section.labels and not noted:
            sentence = sentence_with_money(section.body, self.language)
            says = f"its text says “{_short(sentence)}”" if sentence else None
            self._tell(line, f"“{_short(title)}” has no line of funding", says)
        if not section.body and not section.labels.get("description"):
            self._tell(line, f"“{_short(title)}” has no description")

    def _initiative(
        self, section: PageSection, theme: PageBlock | None
    ) -> SourceRecord:
        heading = section.heading
        values = {"title": _cell(heading.text, heading.line)}
        if theme is not None:
            values["theme"] = _cell(theme.text, theme.line)
        line = section.labels.get("funding")
        if line is not None:
            values |= self._funding(line)
            values |= self._duration(section, values)
        description = [*section.body]
        if first := section.labels.get("description"):
            description = [first, *description] if first.text else description
        if description:
            values["description"] = _cell(prose(description), description[0].line)
        for name in ("funding", "duration", "partners", "places"):
            if (block := section.labels.get(name)) is not None and block.text:
                values[f"{name} line"] = _cell(block.text, block.line)
        return SourceRecord(where(heading.line), heading.line, values)

    def _funding(self, line: PageBlock) -> dict[str, SourceCell]:
        reading = funding_reading(line.text, self.language)
        self._doubts(reading, line)
        return {
            f"funding.{name}": SourceCell(
                part.text,
                where(line.line),
                "number" if part.number and part.text else "text",
                part.fault,
            )
            for name, part in reading.parts.items()
        }

    def _duration(
        self, section: PageSection, values: dict[str, SourceCell]
    ) -> dict[str, SourceCell]:
        """Return what a line of its own says of the duration, if the funding says none."""
        line = section.labels.get("duration")
        if line is None or "funding.kind" not in values:
            return {}
        periods = [*durations(line.text)]
        if len(periods) != 1 or "funding.duration" in values:
            self._tell(line.line, f"the duration is left out: “{_short(line.text)}”")
            return {}
        return {"funding.duration": _cell(periods[0].text, line.line)}

    def _doubts(self, reading: FundingReading, line: PageBlock) -> None:
        for doubt in reading.doubts:
            self._tell(line.line, doubt, f"the page says “{_short(line.text)}”")

    def _tell(self, line: int, message: str, hint: str | None = None) -> None:
        place = Place(self.name, line, None)
        self.remarks.append(Diagnostic(place, message, RULE, hint, "warning"))


def prose(blocks: Iterable[PageBlock]) -> str:
    """Return blocks as paragraphs, and items of lists as lines that begin with a hyphen.

    Nothing in them is markup: whoever puts them into the data makes Markdown of them.
    """
    text, before = "", ""
    for block in blocks:
        item = block.shape == "item" and not block.numbered
        if text:
            text += "\n" if item and before == "item" else "\n\n"
        text += f"- {block.text}" if item else block.text
        before = "item" if item else "text"
    return text


def where(line: int) -> str:
    """Return where a line stands, for people."""
    return f"line {line}"


def _cell(text: str, line: int, kind: CellKind = "text") -> SourceCell:
    return SourceCell(text, where(line), kind)


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117].rstrip()}…"  # noqa: PLR2004 - a line
