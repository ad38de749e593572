"""A fitted document is written from the type that was set to measure it."""

import pytest

from briefgen.assembly import fit
from briefgen.languages import CODES
from briefgen.writers import writer
from tests.sample_documents import NOON, project

KINDS = ("factsheet", "briefing-note", "backgrounder")


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("name", KINDS)
def test_its_bytes_are_those_of_its_tree(name: str, language: str) -> None:
    loaded = project()
    kind = next(kind for kind in loaded.kinds if kind.name == name)
    themes = [each.id for each in loaded.portfolio.themes]
    for subject in themes if kind.front.per == "theme" else ["portfolio"]:
        fitted = fit(loaded, kind, subject, language, NOON)
        document, look = fitted.assembled.document, fitted.assembled.look
        for output_format in ("pdf", "docx"):
            plain = writer(output_format)(document, look)
            assert fitted.written(output_format) == plain


def test_what_was_set_is_kept_only_if_it_stands_on_the_pages() -> None:
    loaded = project()
    kind = next(kind for kind in loaded.kinds if kind.name == "briefing-note")
    fitted = fit(loaded, kind, loaded.portfolio.themes[0].id, "en", NOON)
    typeset = fitted.extent.typeset
    assert typeset is not None
    assert typeset.shows(fitted.assembled.document, fitted.assembled.look)
