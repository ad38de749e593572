import pytest

from briefgen.style_file import read_style
from briefgen.tree import Document
from briefgen.writers import writer
from tests.extracted import pdf_blocks, without_labels, word_blocks
from tests.sample_documents import DOCUMENTS, ROOT, made, printed
from tests.writers import sample_trees

TREES = ("factsheet", "note", "backgrounder", "with_contents", "with_references")


@pytest.mark.parametrize("name", DOCUMENTS, ids="-".join)
def test_a_document_says_the_same_in_word_and_pdf(name: tuple[str, str, str]) -> None:
    found = made(*name)
    word = writer("docx")(found.document, found.look)
    assert word_blocks(word) == without_labels(
        pdf_blocks(printed(*name)), found.document
    )


@pytest.mark.parametrize("name", DOCUMENTS[::5], ids="-".join)
def test_a_marked_document_says_the_same_in_word_and_pdf(
    name: tuple[str, str, str],
) -> None:
    found = made(*name)
    document = sample_trees.marked(found.document)
    word, pdf = (writer(kind)(document, found.look) for kind in ("docx", "pdf"))
    assert word_blocks(word) == without_labels(pdf_blocks(pdf), document)
    assert "SECRET//PROTECTEDB" in word_blocks(word)[:2]


@pytest.mark.parametrize("name", TREES)
def test_a_tree_says_the_same_in_word_and_pdf(name: str) -> None:
    style = read_style((ROOT / "templates/style.yaml").read_text("utf-8"), "style.yaml")
    document: Document = getattr(sample_trees, name)()
    look = style.look(document.layout)
    word, pdf = (writer(kind)(document, look) for kind in ("docx", "pdf"))
    assert word_blocks(word) == without_labels(pdf_blocks(pdf), document)
    assert len(word_blocks(word)) > 9
