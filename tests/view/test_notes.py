"""The note of a subject: each field its own, or else that of what encloses it."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from briefgen.audiences import Audience
from briefgen.model import LocalizedText, Note, Option, Portfolio, Release
from briefgen.view import Value
from briefgen.view.errors import Unreleased
from briefgen.view.replay import Replay
from briefgen.view.subject_kinds import subject_at
from briefgen.view.trace import Trace
from tests.view.test_view import EMBARGO, initiative, portfolio

MINISTER = LocalizedText({"en": "Minister", "fr": "ministre"})
DEPUTY = LocalizedText({"en": "Deputy", "fr": "sous-ministre"})
WHOLE = Note(
    action_required="decision",
    addressee=MINISTER,
    addressee_gender="feminine",
    tracking_number="ALL",
    date=datetime.date(2024, 11, 4),
    due_date=datetime.date(2024, 12, 1),
    sign_off=(MINISTER,),
    options=(Option(MINISTER, advantages=(DEPUTY,)),),
)
KEPT_BACK = Release("internal")


def noted(
    whole: Note | None = WHOLE, theme: Note | None = None, own: Note | None = None
) -> Portfolio:
    """Give a portfolio with notes, internal as all are, of an initiative and its theme."""
    data = portfolio(replace(initiative("mill", 1), note=own))
    water, *others = data.themes
    notes = {
        "portfolio.note": whole,
        "themes.water.note": theme,
        "initiatives.mill.note": own,
    }
    labels = {path: KEPT_BACK for path, note in notes.items() if note is not None}
    themes = replace(water, note=theme), *others
    releases = {**data.releases, **labels}
    return replace(data, note=whole, themes=themes, releases=releases)


def trace(data: Portfolio, audience: Audience = "internal") -> Trace:
    return Trace(data, "en", audience, EMBARGO)


def note_at(reader: Trace, path: str) -> Any:
    """Give the note of a subject, as templates are handed it."""
    return subject_at(reader, path).note


def asked(data: Portfolio, path: str) -> tuple[object, str | None]:
    """Give a field of a note, and the path where it is given."""
    subject, _, name = path.rpartition(".note.")
    field = getattr(note_at(trace(data), subject), name)
    return (field.raw, field.path) if isinstance(field, Value) else (field, None)


@pytest.mark.parametrize(
    ("theme", "own", "path", "found"),
    [
        (None, None, "themes.water", ("ALL", "portfolio.note")),
        (None, None, "initiatives.mill", ("ALL", "portfolio.note")),
        (Note(), Note(), "initiatives.mill", ("ALL", "portfolio.note")),
        (Note(tracking_number="T"), None, "themes.water", ("T", "themes.water.note")),
        (
            Note(tracking_number="T"),
            Note(addressee=DEPUTY),
            "initiatives.mill",
            ("T", "themes.water.note"),
        ),
        (
            Note(tracking_number="T"),
            Note(tracking_number="I"),
            "initiatives.mill",
            ("I", "initiatives.mill.note"),
        ),
        (Note(tracking_number="T"), None, "portfolio", ("ALL", "portfolio.note")),
    ],
)
def test_a_field_is_that_of_the_nearest_note_that_gives_it(
    theme: Note | None, own: Note | None, path: str, found: tuple[str, str]
) -> None:
    value, where = found
    data = noted(theme=theme, own=own)
    assert asked(data, f"{path}.note.tracking_number") == (
        value,
        f"{where}.tracking_number",
    )


def test_a_gender_is_that_of_the_addressee_that_it_belongs_to() -> None:
    data = noted(theme=Note(addressee=DEPUTY))
    assert asked(data, "themes.water.note.addressee")[0] == "Deputy"
    assert asked(data, "themes.water.note.addressee_gender") == (None, None)
    data = noted(theme=Note(addressee=DEPUTY, addressee_gender="masculine"))
    assert asked(data, "initiatives.mill.note.addressee_gender") == (
        "masculine",
        "themes.water.note.addressee_gender",
    )
    data = noted(theme=Note(tracking_number="T"))
    assert asked(data, "themes.water.note.addressee_gender")[0] == "feminine"


def test_lists_and_options_are_inherited_with_their_places() -> None:
    note = note_at(trace(noted(theme=Note(tracking_number="T"))), "themes.water")
    (office,), (option,) = note.sign_off, note.options
    assert office.path == "portfolio.note.sign_off.0.en"
    assert [each.path for each in option.advantages] == [
        "portfolio.note.options.0.advantages.0.en"
    ]


@pytest.mark.parametrize("path", ["portfolio", "themes.water", "initiatives.mill"])
def test_without_any_note_there_is_none(path: str) -> None:
    assert note_at(trace(noted(None)), path) is None


def test_what_no_note_gives_is_not_given() -> None:
    note = note_at(trace(noted(None, Note(tracking_number="T"))), "themes.water")
    assert note.addressee is None
    assert not note.sign_off
    assert not note.options


@pytest.mark.parametrize("path", ["portfolio", "themes.water", "initiatives.mill"])
@pytest.mark.parametrize("whole", [WHOLE, None])
def test_a_public_document_reads_no_note(path: str, whole: Note | None) -> None:
    data = noted(whole, theme=Note(tracking_number="T"), own=Note(due_date=None))
    public = trace(data, "public")
    if whole is None and path == "portfolio":
        assert note_at(public, path) is None
        return
    with pytest.raises(Unreleased):
        _ = note_at(public, path)


def test_a_public_note_of_a_theme_does_not_open_that_of_the_portfolio() -> None:
    data = noted(theme=Note(tracking_number="T"))
    releases = {**data.releases, "themes.water.note": Release()}
    note = note_at(trace(replace(data, releases=releases), "public"), "themes.water")
    assert note.tracking_number == "T"
    with pytest.raises(Unreleased, match=r"portfolio\.note\.addressee"):
        _ = note.addressee


FIELDS = (
    "note",
    "note.tracking_number",
    "note.addressee",
    "note.addressee_gender",
    "note.sign_off|length",
    "note.options.0.title",
)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("path", ["themes.water", "initiatives.mill"])
def test_what_was_recorded_is_what_replay_reads(path: str, field: str) -> None:
    """Each record that says something else now is of another portfolio."""
    notes = (None, Note(), Note(tracking_number="T"), Note(addressee=DEPUTY), WHOLE)
    every = [
        noted(whole, theme, own) for whole in notes for theme in notes for own in notes
    ]
    seen: dict[str, set[tuple[object, ...]]] = {}
    for data in every:
        digest = Replay(trace(data)).digest(f"{path}.{field}")
        reader = trace(data)
        Replay(reader).digest(f"{path}.{field}")
        # Everything that was recorded on the way stays as it was recorded.
        again = Replay(trace(data))
        for (_, key), recorded in reader.recorded.items():
            assert again.digest(key) == recorded, key
        seen.setdefault(digest, set()).add(_printed(data, path, field))
    if field in {"note.tracking_number", "note.addressee"}:
        # One digest stands for one path; its value is recorded by that.
        assert all(len({each[0] for each in found}) == 1 for found in seen.values())


def _printed(data: Portfolio, path: str, field: str) -> tuple[object, ...]:
    note = note_at(trace(data), path)
    name = field.partition(".")[2].partition("|")[0].partition(".")[0]
    if note is None or not name:
        return (note is None,)
    value = getattr(note, name)
    return (value.path,) if isinstance(value, Value) else (None,)
