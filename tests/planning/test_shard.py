"""Parts of all documents: disjoint, together complete, and the same when some are added."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, text, tuples

from briefgen.planning.plan import Output, Plan, Planned, Selection, WrongChoice, select
from briefgen.planning.shard import Shard, shard_of

SUBJECTS = lists(
    tuples(sampled_from(("factsheet", "memo")), text(min_size=1)), unique=True
)
COUNTS = integers(1, 12)


def planned(kind: str, subject: str, language: str) -> Planned:
    """Give a document in two formats."""
    stem = f"{kind}/{kind}-{subject}.{language}"
    outputs = (Output("docx", f"{stem}.docx"), Output("pdf", f"{stem}.pdf"))
    return Planned(kind, subject, language, "public", None, "", outputs)


def plan(subjects: list[tuple[str, str]]) -> Plan:
    """Give a plan of these kinds and subjects, in two languages."""
    every = (planned(*each, language) for each in subjects for language in ("en", "fr"))
    return Plan(tuple(every), ())


def parts(whole: Plan, of: int, asked: Selection) -> list[tuple[Planned, ...]]:
    """Give the documents of each part of what a selection asks for."""
    shards = (f"{number}/{of}" for number in range(1, of + 1))
    return [select(whole, replace(asked, shards=(shard,))) for shard in shards]


@given(SUBJECTS, COUNTS, sampled_from(((), ("pdf",))))
def test_each_document_is_in_one_part_and_all_are(
    subjects: list[tuple[str, str]], of: int, formats: tuple[str, ...]
) -> None:
    whole = plan(subjects)
    asked = Selection(formats=formats if subjects else ())
    every = [each for part in parts(whole, of, asked) for each in part]
    assert Counter(every) == Counter(select(whole, asked))


@given(SUBJECTS, COUNTS)
def test_a_part_has_a_document_in_all_its_languages(
    subjects: list[tuple[str, str]], of: int
) -> None:
    for part in parts(plan(subjects), of, Selection()):
        names = Counter((each.kind, each.subject) for each in part)
        assert {*names.values()} <= {2}


@given(SUBJECTS, SUBJECTS, COUNTS)
def test_documents_that_are_added_move_no_other(
    subjects: list[tuple[str, str]], more: list[tuple[str, str]], of: int
) -> None:
    both = list(dict.fromkeys((*more, *subjects)))
    before = parts(plan(subjects), of, Selection())
    after = parts(plan(both), of, Selection())
    for old, new in zip(before, after, strict=True):
        assert {*old} <= {*new}


def test_parts_of_many_documents_are_about_as_large() -> None:
    subjects = [("memo", f"initiative-{number}") for number in range(2_000)]
    sizes = [len(part) for part in parts(plan(subjects), 4, Selection())]
    assert min(sizes) > 900
    assert max(sizes) < 1_100


def test_a_document_stays_in_its_part_from_version_to_version() -> None:
    water = [Shard(number, 4).has("factsheet", "water") for number in range(1, 5)]
    assert water == [False, False, True, False]


def test_a_preview_is_in_the_part_of_its_document() -> None:
    public = planned("memo", "water", "en")
    preview = replace(public, audience="preview")
    for part in parts(Plan((public, preview), ()), 3, Selection()):
        assert len(part) in {0, 2}


def test_a_part_may_be_empty() -> None:
    sizes = [len(part) for part in parts(plan([("memo", "water")]), 9, Selection())]
    assert sorted(sizes) == [0] * 8 + [2]


def test_several_parts_are_all_that_one_of_them_has() -> None:
    whole = plan([("memo", f"initiative-{number}") for number in range(40)])
    one, two, three = parts(whole, 3, Selection())
    both = select(whole, Selection(shards=("1/3", "3/3")))
    assert {*both} == {*one, *three}
    assert len(both) == 80 - len(two)


def test_what_is_chosen_nowhere_is_wrong_in_any_part() -> None:
    whole = plan([("memo", "water")])
    with pytest.raises(WrongChoice, match="there is no kind 'sheet' here"):
        select(whole, Selection(kinds=("sheet",), shards=("1/2",)))


@pytest.mark.parametrize(
    "text_",
    [
        "0/4",
        "5/4",
        "a/b",
        "4",
        "/4",
        "1/",
        "1/0",
        "-1/4",
        "01/4",
        "1/4/2",
        "1 /4",
        "٢/٤",
    ],
)
def test_what_is_no_shard_is_told(text_: str) -> None:
    assert shard_of(text_) is None
    with pytest.raises(WrongChoice) as stop:
        select(plan([("memo", "water")]), Selection(shards=(text_,)))
    assert str(stop.value) == (
        f"'{text_}' is no shard; write 1/4, 2/4, 3/4 or 4/4 for four"
    )
