"""A template file becomes a kind, or every mistake in it is told at once."""

from dataclasses import fields

import pytest

from briefgen.configuration import OF_KINDS, OF_STYLES
from briefgen.errors import BriefgenError
from briefgen.templating import DocumentKind, Renderer, read
from briefgen.templating.front_matter import OF_WORKSPACES, Front

PATH = "templates/factsheet.md"
FRONT = (
    '---\ntitle: "{{ theme.title }}"\nper: theme\nlayout: factsheet\naudience: public\n'
)
INCLUDED = {"sections/part.md": "part"}


def kind(text: str) -> DocumentKind:
    return read("factsheet", PATH, text, Renderer(INCLUDED.get))


def told(text: str) -> list[str]:
    try:
        found = kind(text).mistakes
    except BriefgenError as error:
        found = error.diagnostics
    return [str(each).removeprefix(PATH) for each in found]


def test_front_matter_is_cut_off_and_lines_stay_those_of_the_file() -> None:
    found = kind(FRONT + "pages: 1\nformats: [pdf]\nkeywords: [a]\n---\nHello\n")
    assert (found.name, found.per, found.front.layout, found.audience) == (
        "factsheet",
        "theme",
        "factsheet",
        "public",
    )
    assert (found.pages, found.formats) == (1, ("pdf",))
    assert (found.body.text, found.body.place.line) == ("Hello\n", 10)
    assert (found.front.title.text, found.front.title.place.line) == (
        "{{ theme.title }}",
        2,
    )


def test_a_kind_may_say_whether_its_values_remember() -> None:
    assert kind(FRONT + "---\n").front.controls is None
    assert kind(FRONT + "controls: true\n---\n").front.controls is True
    assert kind(FRONT + "controls: false\n---\n").front.controls is False
    assert told(FRONT + "controls: often\n---\n")[0].startswith(":6:11: error:")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "no front matter\n",
            (
                ":1:1: error: no front matter [front-matter]\n"
                "  hint: begin the file with a line '---', the fields, and a line '---'"
            ),
        ),
        (
            FRONT.replace("layout:", "layuot:") + "---\n",
            ":4:1: error: unknown field 'layuot' [unknown-field]\n  hint: did you mean 'layout'?",
        ),
        (
            FRONT.replace("factsheet", "factshet") + "---\n",
            (
                ":4:9: error: expected one of factsheet, note, backgrounder, dashboard; "
                "found 'factshet' [choice]\n  hint: did you mean 'factsheet'?"
            ),
        ),
        (
            FRONT + "lists: [figures, figures]\n---\n",
            ":6:18: error: 'figures' stands here twice [duplicate]",
        ),
        (
            FRONT + "formats: [odt]\n---\n",
            ":6:11: error: expected one of docx, pdf, tree; found 'odt' [choice]",
        ),
        (
            FRONT + "contents: 1\n---\n",
            (
                ":6:11: error: expected true, false or a level from 2 to 4, "
                "found '1' [contents]"
            ),
        ),
        (
            FRONT + "kicker: [a]\n---\n",
            ":6:9: error: expected text, found a list [type]",
        ),
        (
            FRONT + "---\n{{ thme.title }}\n",
            ":7: error: unknown name 'thme' [undefined-name]\n  hint: did you mean 'theme'?",
        ),
        (
            FRONT.replace("theme", "initiative") + "---\n{{ theme.title }}\n",
            (
                ":7: error: unknown name 'theme' [undefined-name]\n"
                "  hint: write initiative.theme"
            ),
        ),
        (
            FRONT + "---\n\n{{ theme.title | mony }}\n",
            (
                ":8: error: unknown filter 'mony' [unknown-filter]\n"
                "  hint: did you mean 'money'?"
            ),
        ),
        (
            FRONT + "---\n{% if theme is defned %}{% endif %}\n",
            (
                ":7: error: unknown test 'defned' [unknown-test]\n"
                "  hint: did you mean 'defined'?"
            ),
        ),
        (
            FRONT + "---\n{{ theme.__class__ }}\n",
            ":7: error: '__class__' cannot be reached from a template [sandbox]",
        ),
        (
            FRONT + "---\n{{ theme.title.upper() }}\n",
            (
                ":7: error: 'upper' cannot be called from a template [sandbox]\n"
                "  hint: templates call macros only"
            ),
        ),
        (
            FRONT + "---\n{% include 'sections/prt.md' %}\n",
            (
                ":7: error: no template 'sections/prt.md' in templates/ [include]\n"
                "  hint: includes come from templates/ alone"
            ),
        ),
        (
            FRONT + "---\n{% include '../briefgen.yaml' %}\n",
            (
                ":7: error: no template '../briefgen.yaml' in templates/ [include]\n"
                "  hint: includes come from templates/ alone"
            ),
        ),
        (
            FRONT + "---\nHello {{ theme.title }\n",
            (
                ":7: error: `{{ theme.title` ends with one brace [template-syntax]\n"
                "  hint: a value ends with two braces: {{ initiative.title }}"
            ),
        ),
        (
            FRONT + "---\nok\nHello \U000f0000\n",
            ":8:7: error: the character U+F0000 is reserved [character]",
        ),
    ],
)
def test_a_mistake_is_told(text: str, expected: str) -> None:
    assert expected in told(text)


def test_all_mistakes_are_told_at_once() -> None:
    text = FRONT.replace("theme.title", "teme.title") + "---\n{{ a }}\n{{ b | c }}\n"
    assert [line.partition(" ")[0] for line in told(text)] == [
        ":2:",
        ":7:",
        ":8:",
        ":8:",
    ]


def test_an_include_that_is_there_is_no_mistake() -> None:
    assert kind(FRONT + "---\n{% include 'sections/part.md' %}\n").body.text


def test_what_stands_in_the_style_or_the_configuration_is_told_where() -> None:
    (paper,) = told(FRONT + "paper: a4\n---\n")
    assert paper.endswith("write `paper` in templates/style.yaml")
    (languages,) = told(FRONT + "languages: [en]\n---\n")
    assert languages.endswith("or write `languages` in briefgen.yaml")


def test_what_is_said_to_stand_in_a_kind_does() -> None:
    names = {each.name for each in fields(Front)}
    assert {*OF_KINDS} <= names
    assert not names & {*OF_WORKSPACES, *OF_STYLES}
