"""One document in progress: scripts rendered, parsed and filled with their values."""

from dataclasses import field

from briefgen import charts, markdown, tree, view
from briefgen.assembly import symbols
from briefgen.assembly.answers import answers_to
from briefgen.assembly.dependency_digests import present
from briefgen.assembly.document_color import accent_place, document_color
from briefgen.assembly.document_size import measure, meter
from briefgen.assembly.images.find_picture import Pictures
from briefgen.assembly.kept_parts import KeptParts, Rendering
from briefgen.assembly.load_project import Project
from briefgen.assembly.placed_values import placed
from briefgen.configuration import ORGANIZATION
from briefgen.document_limits import Spent
from briefgen.errors import BriefgenError, Place, mistake
from briefgen.languages.words import Words
from briefgen.markdown import Referable, RenderedTemplate
from briefgen.reading.fields import meant
from briefgen.style import Look
from briefgen.templating import DocumentKind, Script, Session, untranslated, withheld
from briefgen.value_classes import dataclass
from briefgen.view import (
    Record,
    Trace,
    Unreleased,
    Untranslated,
    Value,
)

SIGNATURE = ("Signature", "Date", "Comments")
AT_FOOT = tree.Paragraph | tree.BulletList | tree.OrderedList | tree.ActionBox
SIGN_OFF = ("Office", "Name and signature", "Date", "Phone")


@dataclass(frozen=True, slots=True)
class Draft:
    """The state with which every part of one document is made.

    `name` is the subject's id, or `portfolio`; with `lower_charts`, charts are as low as
    they can be, and with `lower_maps` of 1 maps that fill their page. Drafts that differ
    in `lower_maps` alone may share what they have `kept`.
    """

    project: Project
    kind: DocumentKind
    name: str
    subject: Record
    trace: Trace
    words: Words
    look: Look
    accent: str
    organization: str
    pictures: Pictures
    lower_charts: bool = False
    lower_maps: float = 0.0
    kept: KeptParts = field(default_factory=KeptParts)

    def note(self, kind: str, key: str) -> None:
        """Record a dependency of the document besides the data."""
        if not self.trace.recording:
            return
        digest = present(self.project, self.trace.language, kind, key)
        self.trace.record(kind, key, digest)

    def phrase(self, text: str) -> str:
        """Return a built-in phrase in the document's language, as the workspace words it."""
        return self._session().phrase(text) or text

    def inline(self, script: Script) -> tree.Inlines:
        """Render a script of the front matter to inlines.

        Raises BriefgenError if it is more than one paragraph.
        """
        match self.blocks(script):
            case ((), ()):
                return ()
            case ((tree.Paragraph(content),), ()):
                return content
            case _:
                message = "expected a single line of text"
                raise mistake(script.place, message, "front-matter")

    def title(self, script: Script) -> tree.Inlines:
        """Render the title.

        Raises BriefgenError if it has no words.
        """
        content = self.inline(script)
        if not tree.plain(content).strip():
            message = "the title is empty"
            raise mistake(script.place, message, "front-matter")
        return content

    def foot(self, script: Script) -> tree.Blocks:
        """Render the text at the foot.

        Raises BriefgenError if it is more than paragraphs, lists and a call to action.
        """
        blocks, notes = self.blocks(script)
        if notes or not all(isinstance(block, AT_FOOT) for block in blocks):
            message = "the foot holds paragraphs, lists and a call to action only"
            raise mistake(script.place, message, "front-matter")
        return blocks

    def blocks(self, script: Script) -> tuple[tree.Blocks, tuple[tree.Blocks, ...]]:
        """Render a script to blocks and footnotes."""
        budget = self.trace.budget
        rendered, values = self.kept.rendering(script, self._rendered)
        source = RenderedTemplate(
            rendered.text,
            rendered.place,
            {mark: placed(each, budget) for mark, each in values.items()},
            self._figure,
            self._answers,
            lambda: tuple(map(self.phrase, SIGN_OFF)),
            self._picture,
            lambda: (self.phrase("Recommendation"),),
            lambda: tuple(map(self.phrase, SIGNATURE)),
            accent=self._accent,
            icon=self._icon,
            code=self._code,
            unnumbered=self._unnumbered,
            measure=self.look.measure,
            gutter=self.look.gutter if self.look.design.columns == 1 else 0.0,
            language=self.words.code,
            internal=self.kind.front.audience == "internal",
        )
        return markdown.parse(source)

    def _rendered(self, script: Script) -> Rendering:
        session, variables = self._session(), self._variables()
        rendered = self.project.renderer.render(script, variables, session)
        meter(rendered.text, rendered.place, self.trace.budget)
        measure(rendered.text, session.values.values(), script.place)
        return rendered, session.values

    def _answers(self, recommendation: str) -> tuple[str, ...]:
        known = answers_to(recommendation, self.trace.language)
        return tuple(each and self.phrase(each) for each in known)

    def _session(self) -> Session:
        return Session(self.trace, self.words, self.project.phrases)

    @property
    def _organization(self) -> Value:
        """Return the organization's name, which every document carries and records."""
        name = self.project.workspace.configuration.organization
        path = name.path_in(self.trace.language, ORGANIZATION)
        self.trace.read(path)
        return Value(self.trace, self.organization, path)

    @property
    def _unnumbered(self) -> tuple[Referable, ...]:
        """Name what has no number in the page design."""
        has = self.look.design.numbering
        kinds: dict[Referable, bool] = {"figure": has.figures, "table": has.tables}
        return tuple(kind for kind, numbered in kinds.items() if not numbered)

    def _variables(self) -> dict[str, object]:
        return {
            "portfolio": view.portfolio(self.trace),
            "key_figures": self.kind.front.key_figures,
            "language": self.trace.language,
            "organization": self._organization,
            self.kind.per: self.subject,
        }

    def _picture(self, name: str, words: str, place: Place) -> tree.Picture:
        self.note("picture", name)
        return self.pictures.picture(name, words, place)

    def _icon(self, name: str, place: Place) -> tree.Symbol:
        if name.lower().endswith(symbols.SVG):
            self.note("picture", name)
        return symbols.icon(name, self.accent, symbols.IN_TEXT, self.pictures, place)

    def logo(self) -> tree.Picture | tree.Symbol | None:
        """Return the style's logo, if the page design shows it.

        It says whose it is, unless the name stands beside it: then it is decoration.
        """
        look, name = self.look, self.look.logo
        bare = look.band and not look.design.head.masthead
        if not name or bare or not look.design.head.logo:
            return None
        self.note("picture", name)
        place = Place(self.project.workspace.configuration.style)
        words = "" if look.design.head.organization else self.organization
        return symbols.logo(name, words, look, self.pictures, place)

    def _code(self, address: str, place: Place) -> tree.Symbol:
        words = self.phrase("QR code that leads to {address}")
        return symbols.code(address, words.replace("{address}", address), place)

    def _accent(self, theme: str, place: Place) -> str:
        """Return the colour of a theme that these readers may see, or the document's."""
        if not theme:
            return self.accent
        try:
            about = view.theme_named(self.trace, theme)
        except KeyError:
            message = f"unknown theme '{theme}'"
            raise mistake(place, message, "unknown-theme") from None
        except Unreleased as held:
            hint = "leave it out with `themes | released`"
            raise withheld(held, place, hint) from None
        position = accent_place(about)
        if position:
            self.note("accent", position)
        return document_color(self.project, about, self.look, position)

    def _figure(self, name: str, label: str, place: Place, width: float) -> tree.Blocks:
        chart = self.project.charts.get(name)
        self.note("chart", name)
        if chart is None:
            hint = meant(name, self.project.charts)
            raise mistake(place, f"unknown chart '{name}'", "unknown-chart", hint)
        if isinstance(chart, BriefgenError):
            raise chart
        if chart.fields.kind in self.project.custom:
            self.note("code", chart.fields.kind)
        request = charts.ChartRequest(
            subject=self.subject,
            trace=self.trace,
            look=self.look,
            accent=self.accent,
            words=self.words,
            phrase=self.phrase,
            label=label,
            width=width,
            place=place,
            custom=self.project.custom,
            lower=self.lower_charts,
            low_map=self.lower_maps if self.look.design.maps == "fill" else None,
            source=self.kind.front.source,
        )
        try:
            return self.kept.figure(chart, request)
        except Spent as spent:
            raise spent.at(place) from None
        except Unreleased as held:
            raise withheld(held, place, chart.without_held) from None
        except Untranslated as missing:
            raise untranslated(missing, place) from None
