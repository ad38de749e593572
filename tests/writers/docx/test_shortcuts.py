"""What is done quickly where it is simple is what the general way does."""

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefgen.writers.docx.parts.accepted_text import words_of
from briefgen.writers.docx.parts.markup import (
    ORDERS,
    add,
    paragraph,
    properties,
    run,
    w,
)
from briefgen.writers.docx.text.content_controls import _words

WORDS = st.text("ab \u00a0é", max_size=4)
INSIDE = st.builds(
    lambda name, words: w(name) if name != "t" else run(words)[-1],
    st.sampled_from(("t", "t", "t", "rPr", "tab", "br", "footnoteReference", "sym")),
    WORDS,
)
RUNS = st.builds(
    lambda name, children: w(name, *children),
    st.sampled_from(("r", "r", "r", "r", "hyperlink", "del", "bookmarkStart")),
    st.lists(INSIDE, max_size=3),
)


@given(st.lists(RUNS, max_size=4))
def test_words_of_plain_runs_are_those_that_are_read_back(
    runs: list[etree._Element],
) -> None:
    assert _words(runs) == words_of(runs)


@given(
    st.lists(st.sampled_from(ORDERS["pPr"]), unique=True, max_size=5),
    st.lists(st.sampled_from(ORDERS["pPr"]), unique=True, max_size=4),
)
def test_properties_are_in_the_order_of_the_schema(
    first: list[str], then: list[str]
) -> None:
    known = [w(name, val=1) for name in first]
    more = [w(name, after=2) for name in then]
    expected = properties("pPr", *map(deepcopy, known), *map(deepcopy, more))
    made = paragraph("Normal", (), *known, *map(deepcopy, more))
    assert etree.tostring(made[0]) == etree.tostring(expected)
    kept = paragraph("Normal", (), *(w(name, val=1) for name in first))
    add(kept, *more)
    assert [each.tag for each in kept[0]] == [each.tag for each in expected]
    both = [each for each in kept[0] if len(each.attrib) == 2]
    assert {etree.QName(each).localname for each in both} == {*first} & {*then}


def test_what_is_copied_is_not_changed() -> None:
    first = paragraph("Lead", [run("one")], w("keepNext"))
    first[0].append(w("keepLines"))
    again = paragraph("Lead")
    assert len(again[0]) == 1
    assert run("two")[-1].text == "two"
    assert len(again) == 1
