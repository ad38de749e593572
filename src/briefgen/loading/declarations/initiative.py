"""The files of `data/initiatives/`: an initiative each."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from briefgen.loading.dates import when
from briefgen.loading.declarations.advice import advice
from briefgen.loading.declarations.funding import funding
from briefgen.loading.declarations.illustration import illustration
from briefgen.loading.declarations.link import link
from briefgen.loading.declarations.location import location
from briefgen.loading.declarations.note import own_note
from briefgen.loading.declarations.own_values import OwnMember
from briefgen.loading.declarations.partner import partners
from briefgen.loading.declarations.progress import milestone, result
from briefgen.loading.declarations.reach import reach
from briefgen.loading.declarations.sector import markers, sectors
from briefgen.loading.declarations.status import status
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.declarations.voices import contact, quote
from briefgen.model import NO_FUNDING, Funding, Initiative
from briefgen.reading import quoted
from briefgen.reading.fields import (
    At,
    Field,
    Member,
    Unreadable,
    integer,
    list_of,
    meant,
    optional,
    required,
    scalar,
    slug,
    url,
)

EXAMPLE = "clean-water"  # the id of a theme, where those of the workspace are not known


def initiative(
    languages: Mapping[str, str],
    themes: tuple[str, ...] | None,
    money: str,
    own: OwnMember,
) -> Field[Callable[[str], Initiative]]:
    """Declare a file of `data/initiatives/`, which becomes an initiative by its id.

    `themes` are the ids of the themes, or None if they are not known; `money` is the
    portfolio's currency, `own` the fields that the office declares.
    """
    texts = Texts(languages)
    line, blocks = texts.line, texts.blocks
    return mapping(
        partial(_initiative, fields=own.blank),
        _theme(themes),
        optional(
            "order", integer(0, 1_000_000), "its place in the theme; then by id", "1"
        ),
        required(
            "title",
            line,
            "of the initiative",
            "{en: Wells for Puna, fr: Des puits pour Puna}",
        ),
        optional(
            "short_title",
            line,
            "the title where room is short, as in charts",
            "{en: Wells, fr: Puits}",
        ),
        optional("funding", funding(texts, money), "one line, or a list of lines"),
        optional("partners", partners(texts), "who takes part, and as what"),
        optional("places", list_of(location(texts)), "where it takes place"),
        optional("reach", list_of(reach(texts)), "groups of people; never added up"),
        required(
            "description",
            blocks,
            "what it does, for whom, where and with whom; Markdown",
            "{en: It digs 40 wells., fr: Elle creuse 40 puits.}",
        ),
        optional(
            "summary",
            blocks,
            "the description, shortened for one page",
            "{en: It digs wells., fr: Elle creuse des puits.}",
        ),
        optional(
            "source",
            url(),
            "where its facts were published",
            "https://www.example.org/wells",
        ),
        optional(
            "advice",
            advice(texts),
            "internal and marked by itself: protected-a in Canada",
        ),
        _also_in(themes),
        *_particulars(texts),
        optional("note", own_note(texts), "what its notes have of their own; internal"),
        own.member,
        check=_judge,
        undeclared=own.undeclared,
    )


def _initiative(
    *, funding: Funding = NO_FUNDING, **fields: Any
) -> Callable[[str], Initiative]:
    return partial(Initiative, funding=funding, **fields)


def _theme(themes: tuple[str, ...] | None) -> Member:
    first = themes[0] if themes else EXAMPLE
    return required("theme", _theme_id(themes), "the id of its theme", first)


def _also_in(themes: tuple[str, ...] | None) -> Member:
    """Declare other themes: the example is none where only one theme is known."""
    others = (EXAMPLE,) if themes is None else themes[1:2]
    return optional(
        "also_in",
        list_of(_theme_id(themes)),
        "other themes that list it; it counts under its own alone",
        f"[{others[0]}]" if others else "",
    )


def _particulars(texts: Texts) -> tuple[Member, ...]:
    return (
        optional("status", status(), "how far it is", "under-way"),
        optional("starts", when(), "a day, a month or a fiscal quarter", "2025-04-01"),
        optional("ends", when(), "a day, a month or a fiscal quarter", "2028-03"),
        optional("milestones", list_of(milestone(texts)), "what is reached when"),
        optional("results", list_of(result(texts)), "what is measured, and the aim"),
        optional("sectors", sectors(texts), "such as those of the OECD"),
        optional("markers", markers(texts), "policies that it serves"),
        optional("quote", quote(texts), "what was said of it"),
        optional("contact", contact(texts), "whom a reader can write to"),
        optional("picture", illustration(texts), "what shows it"),
        optional("links", list_of(link(texts)), "pages on the web"),
    )


def _judge(built: Callable[[str], Initiative], at: At) -> None:
    assert isinstance(built, partial)
    values = built.keywords
    _judge_themes(values["theme"], values.get("also_in", ()), at / "also_in")
    starts, ends = (values.get(name) for name in ("starts", "ends"))
    if starts and ends and ends.last < starts.first:
        message = f"it ends {ends}, before it starts {starts}"
        (at / "ends").tell(message, "date-order")


def _judge_themes(own: str, others: Sequence[str], at: At) -> None:
    for number, theme in enumerate(others):
        if theme == own:
            message = f"{quoted(theme)} is its own theme, where it counts already"
            (at / number).tell(message, "own-theme", "leave it out here")
        elif theme in others[:number]:
            message = f"{quoted(theme)} is listed twice"
            (at / number).tell(message, "duplicate", "leave one out")


def _theme_id(themes: tuple[str, ...] | None) -> Field[str]:
    if themes is None:
        return slug()

    known_ids = frozenset(themes)

    def parse(value: str) -> str:
        if value not in known_ids:
            hint = meant(value, themes) or f"known themes: {', '.join(themes)}"
            raise Unreadable(f"unknown theme {quoted(value)}", "unknown-theme", hint)
        return value

    return scalar(parse, {"enum": list(themes)}, "the id of a theme")
