"""Tests of `briefgen fields`: the guide of one field, of a thing, of all."""

import pytest

from tests.commands.conftest import Run


@pytest.mark.usefixtures("workspace")
def test_fields_are_listed_and_explained(run: Run) -> None:
    done = run("fields")
    assert done.code == 0
    assert "initiative.funding.amount" in done.out
    done = run("fields", "initiative.description")
    assert done.code == 0
    assert "what it does" in done.out
    assert "data/initiatives/*.yaml" in done.out
    assert "sheet" in done.out
    done = run("fields", "theme")
    assert "theme.advice.issue" in done.out
    assert "portfolio.title" not in done.out


@pytest.mark.usefixtures("workspace")
def test_an_unknown_field_is_told_with_the_nearest(run: Run) -> None:
    done = run("fields", "initiative.funding.amout")
    assert done.code == 2
    assert "did you mean 'initiative.funding.amount'?" in done.err
