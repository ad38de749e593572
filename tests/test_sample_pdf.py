"""The sample's PDF files: judged, compared with their trees, structure as accepted."""

from collections.abc import Callable

import pytest

from briefgen.assembly import Assembled
from briefgen.writers import writer
from tests import extreme_sample
from tests.extreme_sample import CROWDED, extremes
from tests.sample_documents import DOCUMENTS, LANGUAGES, made, printed
from tests.writers.pdf import reading, rules, structure


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("document", DOCUMENTS, ids="-".join)
def test_the_sample_is_accessible_and_archival(
    document: tuple[str, str, str], profile: str
) -> None:
    assert reading.failures(printed(*document), profile) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids="-".join)
def test_the_sample_says_what_its_trees_say(document: tuple[str, str, str]) -> None:
    file = rules.File(printed(*document), made(*document).document)
    assert rules.complaints(file) == []


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("factsheet", "advancing-gender-equality"),
        ("briefing-note", "improving-climate-resilience"),
        ("backgrounder", "portfolio"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_structure_is_as_accepted(
    kind: str, subject: str, language: str, golden: Callable[[str, str], None]
) -> None:
    found = structure.outline(reading.opened(printed(kind, subject, language)))
    golden(f"pdf/sample/{kind}.{language}.structure", found)


# ---- forty initiatives, nothing and ten billion dollars ------------------------------


@pytest.fixture(scope="module")
def extreme(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[tuple[str, str, str], Assembled]:
    return extremes(tmp_path_factory.mktemp("extreme"))


@pytest.mark.parametrize("document", extreme_sample.DOCUMENTS, ids="-".join)
def test_forty_initiatives_and_extreme_amounts_pass_the_gates(
    document: tuple[str, str, str], extreme: dict[tuple[str, str, str], Assembled]
) -> None:
    found = extreme[document]
    data = writer("pdf")(found.document, found.look)
    assert reading.failures(data, "ua1") + reading.failures(data, "2a") == []
    assert rules.complaints(rules.File(data, found.document)) == []
    assert reading.spilled(data) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_crowded_theme_prints_all_its_initiatives(
    language: str, extreme: dict[tuple[str, str, str], Assembled]
) -> None:
    found = extreme["briefing-note", CROWDED, language]
    words = reading.words(writer("pdf")(found.document, found.look))
    name = {"en": "Resilient Puna", "fr": "Puna résiliente"}[language]
    assert all(f"{name} {number} " in words for number in range(1, 41))
