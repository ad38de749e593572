"""Files of PDF/UA-2 and PDF/A-4f keep what they promise; each rule refuses something."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from briefgen.tree import Document, FileOptions
from briefgen.writers import pdf
from tests.writers import sample_trees
from tests.writers.pdf import later_standards, reading
from tests.writers.pdf.hard_documents import everything
from tests.writers.pdf.later_standards import (
    LATER_BREAKAGES,
    RULES,
    document,
    types_are_of_a_namespace,
)
from tests.writers.pdf.looks import look
from tests.writers.pdf.mutations import Breakage
from tests.writers.pdf.rules import File, Rule

OWN = {rule.__name__: rule for rule in RULES}
BREAKING = [each for each in LATER_BREAKAGES if each.gate in OWN]


@cache
def good() -> bytes:
    return later_standards.written()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_file_keeps_the_rules(rule: Rule) -> None:
    assert list(rule(File(good(), document()))) == []


@pytest.mark.parametrize("breakage", BREAKING, ids=lambda each: each.name)
def test_a_broken_file_is_refused(breakage: Breakage) -> None:
    broken = File(breakage.applied(good()), document())
    assert list(OWN[breakage.gate](broken)) != []


def test_each_rule_refuses_something() -> None:
    assert {each.gate for each in BREAKING} == {*OWN}


def test_equal_documents_give_equal_bytes() -> None:
    assert later_standards.written() == good()


def test_a_file_is_of_pdf_2_and_has_no_information_but_its_metadata() -> None:
    assert good().startswith(b"%PDF-2.0\n")
    file = reading.opened(good())
    assert "/Info" not in file.trailer
    said = file.Root.Metadata.read_bytes().decode()
    for part in (
        "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>",
        "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>",
        "<pdfaid:conformance>F</pdfaid:conformance>",
        "wtpdf#accessibility1.0",
        "wtpdf#reuse1.0",
    ):
        assert part in said


def test_the_usual_file_has_nothing_of_the_later_standards() -> None:
    usual = pdf.write(everything(), look("note"))
    assert usual.startswith(b"%PDF-1.7\n")
    file = reading.opened(usual)
    assert "/Names" not in file.Root
    assert "/Namespaces" not in file.Root.StructTreeRoot
    for node in reading.nodes(file):
        assert not {"/NS", "/Ref", "/AF"} & {*node.dictionary.keys()}


def test_pages_look_the_same_by_either_standard() -> None:
    usual = replace(document(), options=FileOptions(pdf="ua1"))
    files = (pdf.write(usual, look("note")), good())
    before, after = ([page.text for page in reading.pages(file)] for file in files)
    assert before == after


@pytest.mark.parametrize("make", [sample_trees.with_index, sample_trees.with_lists])
def test_lists_and_indexes_have_types_that_these_standards_know(
    make: Callable[[], Document],
) -> None:
    listed = replace(make(), options=FileOptions(pdf="ua2"))
    file = File(pdf.write(listed, look("note")), listed)
    assert list(types_are_of_a_namespace(file)) == []
