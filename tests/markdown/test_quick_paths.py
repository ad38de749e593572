"""What is read quickly, or kept, is what the plain path reads."""

from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen import tree
from briefgen.errors import BriefgenError, Place
from briefgen.markdown import Placed, Prose, RenderedTemplate, grammar, parse
from briefgen.markdown.prose import USUAL, parse_prose, parsed
from tests.markdown.samples import DATA, VALUES, figure, picture

LETTERS = ["a", "É", "Water", "(", '"', "“", "«", "$", "’", "2", "10,000", "2.", "3)"]
SPACES = [" ", "  ", "\n", "\n\n", "\n\n\n", " \n", "\n ", "\t", "\u00a0", "\u2028"]
LINES = ["- ", "+ ", "# ", "> ", ": ", "::: x", "---", "===", "~~~", "|", "|-|", "    "]
MARKS = ["*", "_", "`", "[", "](", "<", "&", "&amp;", "\\", "!", "[^1]", "https://a.b"]
USED = ["- a", "\n- b", "\n  c", "**", "**d** ", "**e:**", "\n\n", "\nf", " **g**"]
CONTROLS = ["\r", "\0", "\x0b", "\x85", "\x1c", "\U00040000", "\ufffd", "\u0301"]

words = st.lists(st.sampled_from(LETTERS + SPACES), max_size=6).map("".join)
every = st.sampled_from(LETTERS + SPACES + LINES + MARKS + CONTROLS)
prose = st.one_of(
    st.text(),
    words,
    st.lists(every).map("".join),
    st.tuples(words, every, words).map("".join),
    st.tuples(words, every, every, words).map("".join),
    st.lists(st.sampled_from(USED)).map("".join),
    st.tuples(st.lists(st.sampled_from(USED)).map("".join), every).map("".join),
)


def outcome(read: Callable[[], object]) -> object:
    """Return what is read, with the places that make no difference, or the mistakes."""
    try:
        return placed(read())
    except BriefgenError as error:
        return error.diagnostics


def placed(part: object) -> object:
    match part:
        case tuple():
            return tuple(placed(each) for each in part)
        case _ if hasattr(part, "__dataclass_fields__"):
            fields = part.__dataclass_fields__
            return type(part), {each: placed(getattr(part, each)) for each in fields}
        case _:
            return part


@settings(max_examples=1_000)
@given(prose)
@example("+ a")
@example("1) a")
@example("a\\\nb")
@example("a | b\n-|-\n")
@example("a\n\n\nb\n\n")
@example("a" * 10_001)
@example("- a\n\n- b")
@example("- **a**\n  b\n- c\n\nd\n- e")
@example("**a**\nb")
@example("**a**b")
@example("**a **b")
@example("**a ** b")
@example("a\n**b** c")
@example("- a\n  b\n- **c** d\n")
def test_usual_prose_is_what_markdown_makes_of_it(text: str) -> None:
    quick = outcome(lambda: parse_prose(text, DATA, "puna.text"))
    assert quick == outcome(lambda: parsed(text, DATA, "puna.text"))


def test_usual_prose_is_known_in_both_languages() -> None:
    text = "Le Canada (APEC) : « oui »\n2024, c’est 10 % - ou 5 000 $.\n\n“Water” #1!\n"
    assert USUAL.fullmatch(text)
    first, second = parse_prose(text, DATA, "puna.text")
    assert first.place == second.place == DATA
    listed = "- **Résultats\N{NO-BREAK SPACE}:** Ils sont\n  attendus.\n- « Oui ».\n\nPuis.\n"
    assert USUAL.fullmatch(listed)
    words = "Le Canada (APEC) : « oui » 2024, c’est 10 % - ou 5 000 $."
    assert first == tree.Paragraph((tree.ValueText(words, "puna.text", DATA),))


ROOMS = [
    "\n\n{}\n\n",
    "{}",
    "a {} b",
    "**{}**",
    "*{}*",
    "`{}`",
    "[{}]({})",
    "[](#{})",
    "![{}](chart:funding)",
    "![{}]({})",
    "## {} {{name={}}}",
    "Table: {} {{name={}}}\n\n| {} | b |\n| --- | --: |\n| {} | {} |\n| **{}** | c |\n",
    "| {} |\n| - |\n| {} | {} |\n",
    "- {} | {}\n- {}\n",
    "::: key-figures\n- {} | {}\n:::\n",
    "::: optional\n{}\n:::\n",
    "::: sign-off\n- {}\n:::\n",
    ":::: columns\n::: column\n{}\n:::\n::::\n",
    "x[^1] {}\n\n[^1]: {}\n",
    "[^{}]\n\n[^{}]: y\n",
    "> {}",
    "<b>{}</b>",
    "\\{}",
]
hostile = st.sampled_from(
    ["", "# a", "*a*", "| b", "](c)", "<i>", ":::", "\U00040001", "{name=x}", "[^1]"]
)
values = st.one_of(
    st.sampled_from(list(VALUES.values())),
    hostile.map(lambda text: tree.ValueText(text, "puna.title", DATA)),
    prose.map(lambda text: tree.ValueText(text, None)),
    st.sampled_from(["A.", "A.\n\nB.", "- A", "A *b*"]).map(
        lambda text: Prose(parse_prose(text, DATA, "puna.text"), "puna.text")
    ),
)


def rendered(rooms: list[str], printed: list[Placed]) -> RenderedTemplate:
    """Return rooms of a template as one text, its places filled by these values."""
    marks = (chr(0x40000 + at) for at in range(1_000))
    text = "\n".join(
        "".join(next(marks) if part == "{}" else part for part in split(room))
        for room in rooms
    )
    held = {chr(0x40000 + at): printed[at % len(printed)] for at in range(1_000)}
    at_line: Callable[[int], Place] = lambda line: Place("t.md", line + 1, None)  # noqa: E731
    answers = lambda _: ("Agreed", "No")  # noqa: E731
    signed = lambda: ("Office", "Date")  # noqa: E731
    return RenderedTemplate(text, at_line, held, figure, answers, signed, picture)


def split(room: str) -> list[str]:
    parts = room.split("{}")
    texts = [part.replace("{{", "{").replace("}}", "}") for part in parts]
    return [each for part in texts for each in ("{}", part)][1:]


@given(
    st.lists(st.sampled_from(ROOMS), min_size=1, max_size=6),
    st.lists(values, min_size=1, max_size=7),
    st.lists(values, min_size=1, max_size=7),
)
def test_values_in_a_kept_shape_are_put_in_as_in_a_new_one(
    rooms: list[str], first: list[Placed], second: list[Placed]
) -> None:
    outcome(lambda: parse(rendered(rooms, second)))
    source = rendered(rooms, first)
    kept = outcome(lambda: parse(source))
    grammar._kept.cache_clear()
    assert kept == outcome(lambda: parse(source))


def test_a_text_is_parsed_once_for_all_its_values() -> None:
    parses = grammar._kept.cache_info
    before = parses().misses
    for name in VALUES:
        text = "## A text of its own\n\nWith *{}*.\n"
        outcome(lambda text=text, name=name: parse(rendered([text], [VALUES[name]])))  # type: ignore[misc]
    assert parses().misses - before == 1
