"""What is not read again did not change: the quick comparison beside that of every key."""

import datetime
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

from briefgen import trust
from briefgen.assembly import open_project
from briefgen.builder.build import build
from briefgen.builder.compare import Comparison
from briefgen.builder.record_shape import PASSED_OVER
from briefgen.builder.suspects import Suspect
from briefgen.planning.enumerate_documents import enumerate_documents
from briefgen.planning.plan import Planned, Selection
from briefgen.planning.request import BuildRequest
from briefgen.state.output_record import Remembered
from briefgen.state.record_index import RecordIndex
from briefgen.state.snapshot import copied
from briefgen.view import VALUE, is_wordless
from briefgen.workspace import open_workspace
from tests.languages.sample import workspace

NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
LATER = NOON + datetime.timedelta(days=30)
SECURITY = "data/initiatives/blackberry-cybersecurity-centre.yaml"
WORKERS = "data/initiatives/agricultural-workers-safety.yaml"
PARTNER = "  - {name: {en: One, fr: Un}, role: implementing}\n"
INNER = "{audience: internal}"
HELD = "\nrelease: {embargo: 2024-12-01T12:00:00Z}\n"

# A kind that asks for what is derived of the whole portfolio, in every way there is, and
# initiatives that are called as the fields of that are.
WHOLE = """\
---
title: "{{ initiative.title }}"
per: initiative
audience: internal
layout: note
---
{{ portfolio.initiatives.funding.new_money | money }}
{{ initiative.funding.amount | share(portfolio.initiatives.funding.new_money) | percent }}
{% set part = initiative.theme.initiatives.funding.new_money
  | share((portfolio.initiatives | released("theme")).funding.new_money) %}
{% if part and part < 1 and not part == 0 and portfolio.initiatives.funding.new_money %}
{{ part }} of {{ portfolio.initiatives.funding.new_money | money(exact=true) }}
{% endif %}
{% for place in portfolio.initiatives.places %}{{ place.name or place.country }} {% endfor %}
{{ portfolio.initiatives.partners | length }} {{ portfolio.initiatives.reach | length }}
{% if initiative.theme.initiatives.funding.fiscal_years %}Years.{% endif %}
"""
# Kinds whose subjects have no place in the data.
GROUPED = {
    "country": "{{ country.name }} {{ country.initiatives.places | released | length }}",
    "partner": "{{ partner.name }} {{ partner.initiatives.partners | length }}",
}
CHOOSING = {
    "country": "where: {partners.role: [implementing, partner]}",
    "theme": "where: [{places.country: [PE, MY]}, {order: {to: 1}}]",
    "initiative": "where: {places.country: PE}",
    "portfolio": "where: {places.country: PE, funding.kind: new}",
}
PAGE = """\
---
title: "{{{{ {per}.title }}}}"
per: {per}
audience: {audience}
layout: note
formats: [tree]
{more}
---
{line}
{{{{ ({per}.initiatives | released("funding")).funding.new_money | money }}}}
{{% for initiative in {per}.initiatives %}}{{{{ initiative.theme.id }}}} {{% endfor %}}
"""
NAMED = {
    "intercultural-justice": "funding",
    "resilient-puna": "reach",
    "unleashing-her-potential": "partners",
    "venezuelan-health-professionals": "places",
}

Found: TypeAlias = tuple[str, str, str, str]  # kind, key, digest before and now
NO_CHANGE = {"nothing", "a comment", "a line before all"}


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return edit


def appended(path: str, text: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        before = (root / path).read_text("utf-8")
        (root / path).write_text(before.rstrip() + text, "utf-8")

    return edit


def removed(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


def _reversed(path: Path) -> None:
    themes = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(yaml.safe_dump(themes[::-1], allow_unicode=True), "utf-8")


EDITS = {
    "nothing": lambda _: None,
    "an amount": replaced(WORKERS, "amount: 600000", "amount: 610000"),
    "no more funding": replaced(WORKERS, "amount: 600000", "amount: 0"),
    "a word": replaced(SECURITY, "trainees", "students"),
    "a comment": appended(SECURITY, "\n# nothing\n"),
    "a line before all": replaced(SECURITY, "theme:", "\n\ntheme:"),
    "a theme": replaced(
        WORKERS,
        "theme: creating-opportunities-for-and-protecting-workers",
        "theme: expanding-trade-and-investment",
    ),
    "an order": replaced(WORKERS, "order: 2", "order: 0"),
    "an internal initiative": appended(WORKERS, "\nrelease: {audience: internal}\n"),
    "a marking": appended(WORKERS, "\nrelease: {marking: protected-b}\n"),
    "an embargo": appended(WORKERS, HELD),
    "an initiative gone": removed(WORKERS),
    "a partner": replaced(WORKERS, "partners:\n", f"partners:\n{PARTNER}"),
    "a place": replaced(SECURITY, "country: ", "country: US # "),
    "a place held back": replaced(
        SECURITY, "- country: ", f"- release: {INNER}\n    country: "
    ),
    "a partner renamed": replaced(
        WORKERS, "fr: Organisation internationale", "fr: L’Organisation internationale"
    ),
    "themes in another order": lambda root: _reversed(root / "data/themes.yaml"),
    "a title of a theme": replaced(
        "data/themes.yaml", "en: Expanding trade", "en: Growing trade"
    ),
    "the portfolio's title": replaced(
        "data/portfolio.yaml", "strengthening partnerships", "stronger partnerships"
    ),
    "another edition": replaced("data/portfolio.yaml", "2024-11-16", "2024-11-17"),
    "a template": appended("templates/sections/foot.md", "\nMore.\n"),
    "a chart": replaced("charts/timeline.yaml", "only: released", "order: as-listed"),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = workspace(tmp_path_factory.mktemp("suspects") / "sample")
    (root / "templates/whole.md").write_text(WHOLE, "utf-8")
    for per, line in GROUPED.items():
        audience = "public" if per == "country" else "internal"
        page = PAGE.format(per=per, audience=audience, line=line, more="")
        (root / f"templates/per-{per}.md").write_text(page, "utf-8")
    for per, more in CHOOSING.items():
        page = PAGE.format(per=per, audience="public", line="", more=more)
        (root / f"templates/chosen-{per}.md").write_text(page, "utf-8")
    for old, new in NAMED.items():
        file = root / f"data/initiatives/{old}.yaml"
        file.rename(file.with_stem(new))
    request = BuildRequest(Selection(), NOON, output=None, jobs=1, force=False)
    report = build(root, request, lambda *_: None)
    assert all(result.outcome == "written" for result in report.results)
    return root


def opened_at(
    root: Path, sample: Path, as_of: datetime.datetime
) -> Iterator[tuple[Comparison, Planned, Remembered]]:
    """Yield each document of an edited copy with the record of the sample's output."""
    project = open_project(open_workspace(root), trust.custom_kinds(root))
    with copied(sample) as state:
        comparison = Comparison(project, as_of, state)
        for document in enumerate_documents(project).documents:
            for output in document.outputs:
                folder = "public" if document.audience == "public" else "internal"
                known = state.outputs.get(f"build/{folder}/{output.path}")
                if known is not None:
                    yield comparison, document, known


def every_change(
    comparison: Comparison, document: Planned, output: Remembered
) -> set[Found]:
    """Compare every key that was recorded, as if nothing were known of any."""
    recorded = comparison._state.records.recorded(output.record) or {}
    changes = set()
    for (by, kind, key), old in recorded.items():
        if kind not in PASSED_OVER:
            replay = comparison._replay(by or document.language, document.audience)
            new = comparison._now(replay, kind, key)
            changes |= {(kind, key, old, new)} if new != old else set()
    assert recorded
    return changes


def quick_changes(
    comparison: Comparison, document: Planned, output: Remembered
) -> set[Found]:
    changes = (
        change
        for tried in (False, True)
        for change in comparison._changes(document, output, tried=tried)
    )
    return {(each.kind, each.key, each.old, each.new) for each in changes}


@pytest.mark.parametrize("as_of", [NOON, LATER], ids=["now", "later"])
@pytest.mark.parametrize("edit", EDITS)
def test_what_is_not_read_again_did_not_change(
    sample: Path, tmp_path: Path, edit: str, as_of: datetime.datetime
) -> None:
    root = tmp_path / "edited"
    shutil.copytree(sample, root)
    EDITS[edit](root)
    changed = 0
    for each in opened_at(root, sample, as_of):
        changes = every_change(*each)
        assert quick_changes(*each) == changes
        changed += bool(changes)
    passed = edit == "an embargo" and as_of == LATER
    assert bool(changed) == (edit not in NO_CHANGE and not passed)


@pytest.mark.parametrize("edit", ["nothing", "an embargo", "an internal initiative"])
def test_what_no_language_words_has_one_digest_in_all(
    sample: Path, tmp_path: Path, edit: str
) -> None:
    root = tmp_path / "edited"
    shutil.copytree(sample, root)
    EDITS[edit](root)
    keys = set()
    for comparison, document, output in opened_at(root, sample, NOON):
        for _, kind, key in comparison._state.records.recorded(output.record) or {}:
            if kind == VALUE and is_wordless(key):
                audience = document.audience
                both = [comparison._replay(by, audience) for by in ("en", "fr")]
                assert len({comparison._now(each, kind, key) for each in both}) == 1
                keys.add(key)
    assert sum("share(" in key for key in keys) > 10
    assert not any(key.endswith((".title", "|partners|ids")) for key in keys)


@pytest.mark.parametrize("edit", ["nothing", "an amount", "an embargo", "a word"])
def test_without_the_index_the_answer_is_the_same(
    sample: Path, tmp_path: Path, edit: str
) -> None:
    root = tmp_path / "edited"
    shutil.copytree(sample, root)
    EDITS[edit](root)
    for each in opened_at(root, sample, LATER):
        each[0]._suspects._records.keep_index(RecordIndex())
        assert quick_changes(*each) == every_change(*each)


THEME = "expanding-trade-and-investment"
# What is edited, built as of when, and edited then.
SERIES = {
    "a theme built": ("an amount", Selection(themes=(THEME,)), NOON, "a word"),
    "a kind built": ("a word", Selection(kinds=("briefing-note",)), NOON, "a place"),
    "a language built": ("an order", Selection(languages=("fr",)), NOON, "nothing"),
    "an amount twice": ("an amount", Selection(), NOON, "no more funding then"),
    "an embargo passed": ("an embargo", Selection(), LATER, "nothing"),
    "all built later": ("a marking", Selection(), LATER, "a place"),
}
EDITS_THEN = {
    **EDITS,
    "no more funding then": replaced(WORKERS, "amount: 610000", "amount: 0"),
}


@pytest.mark.parametrize("as_of", [NOON, LATER], ids=["now", "later"])
@pytest.mark.parametrize("series", SERIES)
def test_after_another_build_the_index_tells_the_truth(
    sample: Path, tmp_path: Path, series: str, as_of: datetime.datetime
) -> None:
    before, selection, built, then = SERIES[series]
    root = tmp_path / "built"
    shutil.copytree(sample, root)
    EDITS[before](root)
    build(root, BuildRequest(selection, built, None, 1, force=False), lambda *_: None)
    EDITS_THEN[then](root)
    for each in opened_at(root, root, as_of):
        assert quick_changes(*each) == every_change(*each)


def of_the_whole(suspect: Suspect) -> bool:
    """Return whether it may change with any theme or initiative that comes or goes."""
    (_, kind, key), _ = suspect
    whole = key.startswith(("portfolio.", "portfolio|")) or key.endswith("|place")
    return kind == "accent" or (kind == VALUE and whole)


@pytest.mark.parametrize("indexed", [True, False])
def test_of_what_did_not_change_little_is_read_again(
    sample: Path, *, indexed: bool
) -> None:
    for comparison, document, output in opened_at(sample, sample, NOON):
        if not indexed:
            comparison._suspects._records.keep_index(RecordIndex())
        suspects = comparison._suspects.of(output.record, document)
        recorded = comparison._state.records.recorded(output.record)
        assert suspects is not None
        assert recorded is not None
        # Three: the currencies of the portfolio, and what rates convert, for all.
        few = 3 + len(recorded) / (7 if document.kind == "dashboard" else 10)
        assert document.kind in {"whole", "chosen-portfolio"} or len(suspects) < few
        if document.kind == "dashboard":  # not of what one of them says
            assert all(map(of_the_whole, suspects))
        assert not (indexed and suspects)
