import pytest

from briefgen import charts
from briefgen.charts.kinds import KINDS
from briefgen.charts.series import WHAT
from briefgen.errors import BriefgenError, Place
from briefgen.model import LocalizedText


def told(content: str) -> list[str]:
    with pytest.raises(BriefgenError) as found:
        charts.read(content, "charts/money.yaml")
    return [str(each) for each in found.value.diagnostics]


def test_a_specification_is_read() -> None:
    found = charts.read(
        "kind: bar\nof: themes\norder: as-listed\nonly: released\n"
        "title: {en: Money, fr: Argent}\n",
        "charts/funding-by-theme.yaml",
    )
    assert found.name == "funding-by-theme"
    assert found.place == Place("charts/funding-by-theme.yaml", 1, 7)
    assert found.what == "funding"
    assert found.fields.title == LocalizedText({"en": "Money", "fr": "Argent"})


def test_all_our_kinds_say_what_they_show() -> None:
    assert {each.shows for each in KINDS.values()} == set(WHAT)


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("bar", "funding"),
        ("timeline", "periods"),
        ("reach", "reach"),
        ("map", "places"),
        ("own", "funding"),
    ],
)
def test_each_kind_knows_what_it_shows(kind: str, what: str) -> None:
    assert charts.read(f"kind: {kind}", "charts/x.yaml").what == what


def test_every_mistake_is_told_at_its_place() -> None:
    mistakes = told("kinds: bar\nof: theme\norder: [a]\nheight: 3\nonly: all\n")
    assert "\n".join(mistakes).splitlines() == [
        "charts/money.yaml:1:1: error: unknown field 'kinds' [unknown-field]",
        "  hint: did you mean 'kind'?",
        (
            "charts/money.yaml:2:5: error: expected one of initiatives, themes;"
            " found 'theme' [choice]"
        ),
        "  hint: did you mean 'themes'?",
        (
            "charts/money.yaml:3:8: error: expected one of largest-first, as-listed,"
            " found a list [type]"
        ),
        "charts/money.yaml:4:9: error: expected 40 or more, found 3 [range]",
        "charts/money.yaml:5:7: error: expected one of released; found 'all' [choice]",
    ]


def test_a_title_in_a_language_that_there_is_not_is_a_mistake() -> None:
    assert told("kind: bar\ntitle: {en: Money, french: Argent, zz: Geld}\n") == [
        (
            "charts/money.yaml:2:20: error: no language has the code 'french' [language]\n"
            "  hint: did you mean 'fr'?"
        ),
        (
            "charts/money.yaml:2:36: error: no language has the code 'zz' [language]\n"
            "  hint: write a code such as fr, fr-CA or es"
        ),
    ]


@pytest.mark.parametrize(
    "content", ["", "[]", "kind: bar\n\tof: themes", "kind: !!python/x 1"]
)
def test_what_is_no_specification_is_a_mistake(content: str) -> None:
    assert told(content)


def test_a_kind_cannot_show_what_it_is_not_made_for() -> None:
    assert told("kind: stacked-bar\nwhat: reach") == [
        (
            "charts/money.yaml:2:7: error: a stacked-bar chart cannot show reach [chart-kind]\n"
            "  hint: leave `what` out: it shows funding"
        )
    ]


@pytest.mark.parametrize("content", ["kind: reach", "kind: own\nwhat: periods"])
def test_of_themes_only_funding_can_be_shown(content: str) -> None:
    assert told(f"{content}\nof: themes")[0].startswith(
        f"charts/money.yaml:{content.count(chr(10)) + 2}:5:"
        " error: only funding can be shown of themes [chart-kind]"
    )


def test_the_height_of_our_kinds_comes_from_their_rows() -> None:
    assert told("kind: bar\nheight: 300") == [
        (
            "charts/money.yaml:2:9: error: a bar chart is as high as its rows [chart-kind]\n"
            "  hint: leave it out"
        )
    ]
