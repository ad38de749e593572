"""Gates that refuse what is broken: every one, and each by the gate that is named."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from briefgen.writers import pdf
from tests.writers.pdf import reading, rules
from tests.writers.pdf.hard_documents import everything
from tests.writers.pdf.looks import look
from tests.writers.pdf.mutations import BREAKAGES, DAMAGES, Breakage, Damage

FORMAT = ("ua1", "2a", "qpdf")
RULES = {rule.__name__: rule for rule in rules.RULES}


@cache
def good() -> bytes:
    return pdf.write(everything(), replace(look("note"), hyphenation=True))


def refusals(data: bytes, gate: str) -> list[str]:
    """Ask one gate what is wrong with a file."""
    match gate:
        case "ua1" | "2a":
            return reading.failures(data, gate)
        case "qpdf":
            return faults(data)
        case _:
            return list(RULES[gate](rules.File(data, everything())))


def faults(data: bytes) -> list[str]:
    """Ask qpdf's library what is wrong with a file's syntax."""
    try:
        with pikepdf.open(BytesIO(data)) as file:
            return [*file.check_pdf_syntax(), *map(str, file.get_warnings())]
    except pikepdf.PdfError as error:
        return [str(error)]


@pytest.mark.parametrize("gate", [*FORMAT, *RULES])
def test_the_unbroken_file_passes_every_gate(gate: str) -> None:
    assert refusals(good(), gate) == []
    unchanged = Breakage("nothing", gate, lambda _: None).applied(good())
    assert refusals(unchanged, gate) == []


@pytest.mark.parametrize("breakage", [*BREAKAGES, *DAMAGES], ids=lambda each: each.name)
def test_a_broken_file_is_refused(breakage: Breakage | Damage) -> None:
    assert refusals(breakage.applied(good()), breakage.gate) != []


def test_every_gate_is_known_to_refuse_something() -> None:
    named = {breakage.gate for breakage in (*BREAKAGES, *DAMAGES)}
    assert named == {*FORMAT, *RULES}


def test_no_breakage_is_listed_twice() -> None:
    names = [breakage.name for breakage in (*BREAKAGES, *DAMAGES)]
    assert len(names) == len(set(names)) >= 40
