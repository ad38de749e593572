"""The workbook behind a chart, counted by LibreOffice Calc: labels follow amounts."""

import csv
import io
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefgen.drawing import Bar, ChartData
from briefgen.writers.docx import write
from briefgen.writers.docx.charts.workbook import workbook
from tests.sample_documents import made
from tests.writers.docx.opened import look
from tests.writers.docx.test_label_formulas import AMOUNTS, EDITS, worded

pytestmark = pytest.mark.interop

SHEET = "xl/worksheets/sheet1.xml"
# As UTF-8, with commas, and what cells show.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
LOCALES = {"en": "en-CA", "fr": "fr-FR"}  # of the user, by the mark of decimals
PLACES = [(written, user) for written in ("en", "fr") for user in LOCALES]


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give folders of what Calc counts, by the language of its user."""
    folder, found = tmp_path_factory.mktemp("workbooks"), {}
    for language in ("en", "fr"):
        (folder / f"chart-{language}.xlsx").write_bytes(chart(language))
        (folder / f"edits-{language}.xlsx").write_bytes(edits(language))
        (folder / f"same-{language}.xlsx").write_bytes(same(language))
        (folder / f"shares-{language}.xlsx").write_bytes(shares(language))
    for user, locale in LOCALES.items():
        found[user] = tmp_path_factory.mktemp(f"counted-{user}")
        profile = found[user] / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(settings(locale))
        command = [
            *("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"),
            *("--convert-to", CSV, "--outdir", str(found[user])),
            *map(str, sorted(folder.glob("*.xlsx"))),
        ]
        subprocess.run(command, check=True, capture_output=True)
    return found


def settings(locale: str) -> str:
    """Write a profile: whose it is, and that all is counted when a file is opened."""
    rows = (
        ("Setup/L10N", "ooSetupSystemLocale", locale),
        ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "0"),
    )
    items = (ITEM.format(path=path, name=name, value=told) for path, name, told in rows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry">' + "".join(items)
    ) + "</oor:items>"


def chart(language: str) -> bytes:
    """Give the workbook of a note's chart in which a user typed another amount."""
    found = made("briefing-note", "advancing-gender-equality", language)
    with ZipFile(io.BytesIO(write(found.document, found.look))) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".xlsx"))
        data = archive.read(name)
    return typed(data, {"9200000": "12340000"})


def shares(language: str) -> bytes:
    """Give the workbook of a level bar in which a user typed another amount."""
    found = made("factsheet", "advancing-gender-equality", language)
    with ZipFile(io.BytesIO(write(found.document, found.look))) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".xlsx"))
        data = archive.read(name)
    return typed(data, {"17100000": "82050000"})  # all others: 100 million in all


def edits(language: str) -> bytes:
    """Give a workbook in which a user typed another amount in each row."""
    data = workbook(bars([before for before, _ in EDITS], language), LOOK, language)
    rows = {f"B{row}": after for row, (_, after) in enumerate(EDITS, 2)}
    return typed(data, rows)


def same(language: str) -> bytes:
    return workbook(bars(AMOUNTS, language), LOOK, language)


LOOK = look("factsheet")


def bars(amounts: list[str] | tuple[str, ...], language: str) -> ChartData:
    """Make a plot of amounts, each with its words."""
    made_bars = tuple(
        Bar(f"bar {row}", Decimal(amount), worded(amount, language), "#5b2a6e")
        for row, amount in enumerate(amounts)
    )
    return ChartData("bars", ("Initiative", "Amount", "Label"), made_bars)


def typed(data: bytes, amounts: dict[str, str]) -> bytes:
    """Type amounts into cells, by what they are or by their places; count nothing."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as archive, ZipFile(stream, "w") as changed:
        for name in archive.namelist():
            content = archive.read(name).decode()
            for known, amount in amounts.items() if name == SHEET else ():
                cell = rf'(<c r="{known}"[^>]*><v>)[^<]+|(<v>){known}(?=</v>)'
                put = rf"\g<1>\g<2>{amount}"
                content, times = re.subn(cell, put, content)
                assert times == 1, known
            changed.writestr(name, content)
    return stream.getvalue()


def cells(folder: Path, name: str, column: int) -> list[str]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.reader(file)][1:]


def first(folder: Path, name: str) -> list[str]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


@pytest.mark.parametrize(("language", "user"), PLACES)
def test_a_label_of_a_built_chart_follows_its_amount(
    counted: dict[str, Path], language: str, user: str
) -> None:
    found = cells(counted[user], f"chart-{language}", 2)
    mark = {"en": ".", "fr": ","}[language]
    amounts = ("17.95", "12.34", "3.90", "2.00", "1.80", "0.20")  # in one unit
    assert found == [each.replace(".", mark) for each in amounts]
    head = first(counted[user], f"chart-{language}")[2]
    unit = {"en": "Label, millions of dollars", "fr": "en millions de dollars"}
    assert head.endswith(unit[language])


@pytest.mark.parametrize(("language", "user"), PLACES)
def test_shares_follow_amounts(
    counted: dict[str, Path], language: str, user: str
) -> None:
    found = cells(counted[user], f"shares-{language}", 2)
    parts = (("17.95", "18"), ("82.05", "82"))
    if language == "en":
        wanted = [f"${money}\u00a0million ({share}%)" for money, share in parts]
    else:
        wanted = [
            f"{money.replace('.', ',')}\u00a0millions de dollars ({share}\u00a0%)"
            for money, share in parts
        ]
    assert found == wanted


@pytest.mark.parametrize(("language", "user"), PLACES)
def test_labels_follow_amounts_of_every_size(
    counted: dict[str, Path], language: str, user: str
) -> None:
    wanted = [worded(after, language) for _, after in EDITS]
    assert cells(counted[user], f"edits-{language}", 2) == wanted


@pytest.mark.parametrize(("language", "user"), PLACES)
def test_labels_of_amounts_that_nobody_edits_stay(
    counted: dict[str, Path], language: str, user: str
) -> None:
    wanted = [worded(amount, language) for amount in AMOUNTS]
    assert cells(counted[user], f"same-{language}", 2) == wanted
    (seven,) = (
        each
        for each in cells(counted[user], f"same-{language}", 1)
        if each.startswith("7")
    )
    assert seven == {"en": "7.5", "fr": "7,5"}[user]  # as its user's machine shows it
