"""Files that are wrong or hostile are clear mistakes, in bounded time and memory."""

import os
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.sources.iati import MOST, recognises
from briefgen.sources.iati import activity_elements as elements
from briefgen.sources.read_source import read_source
from briefgen.sources.source_content import ReadingOptions
from briefgen.sources.source_file import SourceFile
from tests.sources.iati.iati_files import HEAD, activity, plain, read, refusal

ENTITIES = "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "lol">'
    for n in range(12)
)
LAUGHS = f"<!DOCTYPE x [{ENTITIES}]>" + activity("<title>&e11;</title>")
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "{0}">]>' + activity("<title>&f;</title>")


@pytest.mark.parametrize(
    "text", [LAUGHS, HEAD + LAUGHS, "<!-- a --><?b c?>\n" + LAUGHS, "\n\n" + LAUGHS]
)
def test_declared_entities_are_refused_before_any_parser_sees_them(
    tmp_path: Path, text: str
) -> None:
    start = time.perf_counter()
    assert "declares a document type (DOCTYPE)" in refusal(tmp_path, text)
    assert "declares a document type (DOCTYPE)" in refusal(
        tmp_path, text.encode("utf-16")
    )
    assert time.perf_counter() - start < 120


def test_a_document_type_behind_much_else_is_refused_too(tmp_path: Path) -> None:
    text = "<!-- " + "x" * 300_000 + " -->" + LAUGHS
    assert "this is no XML from here on" in refusal(tmp_path, text)


def test_nothing_of_the_machine_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("very secret")
    text = OUTSIDE.format(secret.as_uri())
    assert "very secret" not in refusal(tmp_path, text)
    within = text.replace("<!DOCTYPE", "<a/><!DOCTYPE")
    assert "this is no XML" in refusal(tmp_path, within)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (activity("<title>a & b</title>"), "aid.xml:1:1: error: this is no XML"),
        (activity("<title>a&nbsp;b</title>"), "entity 'nbsp' not defined"),
        (activity("<title>a&#0;b</title>"), "this is no XML from here on"),
        (activity("<title>a")[:-30], "opening and ending tag mismatch"),
        (activity("<title>a</titel>"), "opening and ending tag mismatch"),
        ("<a><iati-activity><title>a", "this file is cut off: an element has no end"),
        ("", "there is no activity in this file"),
        ("just words", "there is no activity in this file"),
        ("<html><body/></html>", "there is no activity in this file"),
        (
            "<iati-organisations><iati-organisation/></iati-organisations>",
            "this is an organisation file of IATI: it has no activities",
        ),
        ("<a>" * 300 + activity("") + "</a>" * 300, "this is no XML from here on"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    tmp_path: Path, text: str, words: str
) -> None:
    assert words in refusal(tmp_path, text)


def test_the_line_of_a_mistake_is_that_of_the_file(tmp_path: Path) -> None:
    text = HEAD + "<iati-activities>\n\n<iati-activity><title>a & b</title>"
    assert refusal(tmp_path, text).startswith("aid.xml:4:1: error")


TITLE = activity("<title>Bénéficiaires</title>", 'xml:lang="en"')


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TITLE.encode(),
        (HEAD.replace("UTF-8", "UTF-16") + TITLE).encode("utf-16"),
        (HEAD.replace("UTF-8", "UTF-16") + TITLE).encode("utf-16-le"),
        (HEAD.replace("UTF-8", "UTF-16") + TITLE).encode("utf-16-be"),
        (HEAD.replace("UTF-8", "windows-1252") + TITLE).encode("cp1252"),
        (HEAD.replace("UTF-8", "ISO-8859-1") + TITLE).encode("latin-1"),
    ],
)
def test_encodings_are_known_without_a_word(tmp_path: Path, data: bytes) -> None:
    content = read(tmp_path, data)
    assert plain(content.tables[0].records[0]) == {"title.en": "Bénéficiaires"}
    assert [each.message[:29] for each in content.remarks] == [NO_IDENTIFIER]


NO_IDENTIFIER = "an activity has no identifier"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            (HEAD.replace("UTF-8", "UTF-16") + TITLE).encode(),
            "the file says UTF-16 and is not",
        ),
        (
            (HEAD.replace("UTF-8", "x-none") + TITLE).encode(),
            "the file says x-none and is not",
        ),
        ((HEAD + TITLE).encode("cp1252"), "stand bytes that are not UTF-8"),
        (TITLE.encode("cp1252"), "stand bytes that are not UTF-8"),
        ((HEAD + TITLE).replace("é", "\x0bé").encode(), "control characters"),
        ((HEAD.replace("UTF-8", "unicode_escape") + TITLE).encode(), "and is not"),
    ],
)
def test_wrong_encodings_are_read_and_told(
    tmp_path: Path, data: bytes, words: str
) -> None:
    content = read(tmp_path, data)
    assert plain(content.tables[0].records[0]) == {"title.en": "Bénéficiaires"}
    assert words in content.remarks[0].message


def test_bytes_of_two_encodings_are_each_read_as_what_they_are(tmp_path: Path) -> None:
    filler = "x" * 400_000  # more than is decoded at once
    data = (
        activity(f"<title>é{filler}#é</title>").encode().replace(b"#\xc3\xa9", b"\xe9")
    )
    title = str(plain(read(tmp_path, data).tables[0].records[0])["title.en"])
    assert (title[0], title[-1]) == ("é", "é")


@pytest.mark.parametrize(
    ("encoding", "title"), [("windows-1250", "Łódź"), ("latin1", "Été")]
)
def test_the_mapping_may_name_the_encoding(
    tmp_path: Path, encoding: str, title: str
) -> None:
    text = HEAD + activity(f"<title>{title}</title>", "xml:lang='pl'")
    content = read(tmp_path, text.encode(encoding), form="iati", encoding=encoding)
    assert plain(content.tables[0].records[0]) == {"title.pl": title}


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-16-le", "this is not utf-16-le"),
        ("hex", "hex is no encoding that is known here"),
        ("unicode_escape", "unicode_escape is no encoding"),
        ("none", "none is no encoding"),
    ],
)
def test_an_encoding_that_does_not_fit_is_a_mistake(
    tmp_path: Path, encoding: str, words: str
) -> None:
    with pytest.raises(BriefgenError, match=words):
        read(tmp_path, b"<ab", form="iati", encoding=encoding)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "aid.xml"
    with path.open("wb") as file:
        file.write(activity("").encode())
        os.truncate(path, MOST + 1)
    start = time.perf_counter()
    with pytest.raises(BriefgenError, match="larger than 300 MB"):
        read_source(SourceFile(path, "aid.xml"), ReadingOptions())
    assert time.perf_counter() - start < 120


def test_what_never_ends_is_refused_with_bounded_memory(tmp_path: Path) -> None:
    many = "<budget><value>1</value></budget>" * 800_000
    assert "no activity ends in 20 MB" in refusal(tmp_path, "<iati-activity>" + many)
    assert "no activity ends in 20 MB" in refusal(tmp_path, "<a>" + many)


def test_more_elements_than_memory_may_have_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elements, "MOST_ELEMENTS", 1_000)
    assert "more than 1,000 elements" in refusal(
        tmp_path, activity("<sector/>" * 1_001)
    )
    assert refusal(tmp_path, activity("<sector/>" * 999)) == "it was read"


def test_memory_goes_with_the_records_and_not_with_the_file(tmp_path: Path) -> None:
    """Between activities and inside them there may be any amount of what is not read."""
    filler = "<crs-add>" + "<loan-terms rate-1='4'/>" * 20_000 + "</crs-add>"
    path = tmp_path / "aid.xml"
    one = f"<iati-activity xml:lang='en'>{filler}</iati-activity>{filler}"
    path.write_text(f"<iati-activities>{one * 20}</iati-activities>")
    assert path.stat().st_size > 18_000_000
    tracemalloc.start()
    content = read_source(SourceFile(path, "aid.xml"), ReadingOptions())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(content.tables[0].records) == 20
    assert peak < 6_000_000


def test_only_files_with_activities_are_recognised() -> None:
    assert recognises("a.xml", TITLE.encode())
    assert recognises("a.xml", (HEAD + TITLE).encode("utf-16"))
    assert recognises("a.txt", b"<iati-organisations >")
    assert not recognises("a.xml", b"<iati-activities-like/>")
    assert not recognises("a.html", TITLE.encode())
    assert not recognises("a.csv", b"iati-activity,b\n")


PORTFOLIO = (Path(__file__).parents[2] / "portfolios/iati/activities.xml").read_bytes()
START = PORTFOLIO.index(b"<iati-activity ")
FIRST = PORTFOLIO[START : PORTFOLIO.index(b"</iati-activity>") + 16]


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(FIRST)),
            st.integers(0, 12),
            st.sampled_from(
                [
                    b"",
                    b"9",
                    b"<a>",
                    b"</value>",
                    b'"',
                    b"&",
                    b"<",
                    b"\xff",
                    b"-",
                    b"1e9",
                ]
            ),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_change_of_an_activity_is_read_or_a_mistake_with_a_place(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, bytes]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    data = FIRST
    for start, length, other in changes:
        data = data[:start] + other + data[start + length :]
    words = refusal(folder, data)
    assert words == "it was read" or words.startswith("aid.xml:")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_file_or_a_mistake_with_a_place(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    for whole in (data, b"<iati-activity>" + data + b"</iati-activity>"):
        words = refusal(folder, whole)
        assert words == "it was read" or words.startswith("aid.xml:")
