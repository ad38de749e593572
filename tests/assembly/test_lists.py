"""A kind that asks for lists gets them, with the pages of the layout."""

import pytest

from briefgen import templating, traversal, tree
from briefgen.assembly import assemble, fit
from briefgen.assembly.lists import named
from briefgen.assembly.optional_blocks import without
from briefgen.assembly.subject_index import with_index
from briefgen.assembly.table_of_contents import with_list
from briefgen.errors import BriefgenError
from briefgen.languages.words_of import words_of
from briefgen.templating import DocumentKind
from briefgen.writers import pdf
from tests.sample_documents import NOON, project
from tests.writers import sample_trees
from tests.writers.sample_trees import paragraph, text

SUBJECT = "advancing-gender-equality"
FIGURES = tree.Contents(text("List of figures"), (), 0, "figure", "Figure")
TITLE = text("Index")
EN = words_of("en", several_currencies=False)
LIST = "lists: [figure]"
TABLES = tree.Contents(text("List of tables"), (), 0, "table", "Table")


def kind(name: str, field: str) -> DocumentKind:
    """Give a kind of the sample with a field more."""
    found, path = project(), f"templates/{name}.md"
    read = found.workspace.read_text(path).replace("---\n", f"---\n{field}\n", 1)
    return templating.read(name, path, read, found.renderer)


def lists(body: tree.Blocks) -> dict[str, list[tuple[str, int | None]]]:
    return {
        tree.plain(block.title): [
            (tree.plain(each.content), each.page) for each in block.entries
        ]
        for block in body
        if isinstance(block, tree.Contents)
    }


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Contents", "List of figures", "List of tables"]),
        ("fr", ["Table des matières", "Liste des figures", "Liste des tableaux"]),
    ],
)
def test_figures_and_tables_are_listed_with_their_pages(
    language: str, titles: list[str]
) -> None:
    own = kind("briefing-note", "contents: 2\nlists: [figures, tables]")
    made = fit(project(), own, SUBJECT, language, NOON).assembled
    told = lists(made.document.body)
    assert list(told) == titles
    goals = pdf.measure(made.document, made.look).goals
    shown = _named(made.document.body)
    labels = {"figure": 0, "table": 0}
    expected: dict[str, list[tuple[str, int | None]]] = {
        each: [] for each in titles[1:]
    }
    furniture = made.document.furniture
    for series, name, words in shown:
        labels[series] += 1
        word = furniture.figure if series == "figure" else furniture.table
        title = titles[1 if series == "figure" else 2]
        entry = f"{word}\u00a0{labels[series]}. {words}", goals[name]
        expected[title].append(entry)
    assert {title: told[title] for title in titles[1:]} == expected
    assert all(expected.values())


def _named(body: tree.Blocks) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for block in traversal.nested(body):
        match block:
            case tree.Figure(name=name, finding=words):
                found.append(("figure", name, tree.plain(words)))
            case tree.Table(name=name, caption=(_, *_) as words):
                found.append(("table", name, tree.plain(words)))
            case _:
                pass
    return found


def test_an_empty_list_is_left_out() -> None:
    body = (paragraph("words"), tree.Table((), (), ()))
    assert with_list(with_list(body, FIGURES), TABLES) == body


def test_what_is_left_out_is_not_listed() -> None:
    whole = named((tree.Optional((sample_trees.figure(),)), sample_trees.figure()))
    body = with_list(whole, FIGURES)
    (told,) = lists(body).values()
    assert len(told) == 2
    (left,) = lists(without(body, frozenset({1}))).values()
    assert [words.split(".")[0] for words, _ in left] == ["Figure\u00a01"]


def test_each_thing_that_is_listed_has_its_own_name() -> None:
    twice = sample_trees.figure()
    table = tree.Table((text("a"),), (), ("left",), text("Sums"))
    body = named((twice, twice, table, table, tree.Table((text("b"),), (), ("left",))))
    names = [each.name for each in body if isinstance(each, tree.Figure | tree.Table)]
    assert names == [twice.name, f"{twice.name} 2", "table 1", "table 2", ""]


def test_a_list_of_something_else_is_a_mistake() -> None:
    with pytest.raises(BriefgenError) as error:
        assemble(project(), kind("backgrounder", LIST), "portfolio", "en", NOON)
    (told,) = error.value.diagnostics
    assert told.hint == "did you mean 'figures'?"


def test_an_index_has_names_in_their_order_with_the_pages_of_the_text() -> None:
    own = kind("briefing-note", "lists: [places, partners]")
    made = fit(project(), own, SUBJECT, "fr", NOON).assembled
    body = made.document.body
    titles = [
        tree.plain(each.content) for each in body if isinstance(each, tree.Heading)
    ]
    assert titles[-2:] == ["Index des lieux", "Index des partenaires"]
    places, partners = (each for each in body if isinstance(each, tree.Index))
    names = [each.words for each in places.entries]
    assert {"Pérou", "Piura"} <= {*names}
    plain = str.maketrans("Éé", "Ee")
    assert names == sorted(names, key=lambda each: each.translate(plain).casefold())
    assert partners.entries
    goals = pdf.measure(made.document, made.look).goals
    for entry in (*places.entries, *partners.entries):
        assert [page for _, page in entry.mentions] == [
            goals[goal] for goal, _ in entry.mentions
        ]
        assert len({page for _, page in entry.mentions}) == len(entry.mentions)


def test_what_is_left_out_is_not_in_an_index() -> None:
    name = tree.Paragraph((tree.Indexed(text("Peru"), "places 1"),))
    entry = tree.IndexEntry("Peru", (("places 1", None), ("places 2", None)))
    end = tree.Heading(2, text("Index")), tree.Index((entry,))
    again = tree.Paragraph((tree.Indexed(text("Peru"), "places 2"),))
    body = (tree.Optional((name,)), again, *end)
    *_, index = without(body, frozenset({1}))
    assert index == tree.Index((tree.IndexEntry("Peru", (("places 2", None),)),))
    assert without((tree.Optional((name,)), *end), frozenset({1})) == ()


def test_a_document_that_names_no_place_has_no_index() -> None:
    assert with_index((paragraph("Peru"),), "places", TITLE, EN) == (paragraph("Peru"),)
