"""Errors tell what happened, wherever it happened."""

from __future__ import annotations

import pickle

import pytest

from caseload.errors import DataProblems, FieldMissing, FileBusy, Problem, TemplateRefused


@pytest.mark.parametrize("kind", [FileBusy, TemplateRefused, FieldMissing])
def test_an_error_comes_whole_out_of_another_process(kind):
    error = pickle.loads(pickle.dumps(kind("it failed", where="here", why="so", todo="Try again.")))
    assert type(error) is kind
    assert str(error) == error.sentence() == "it failed (here): so. Try again."


def test_problems_travel_with_their_error():
    error = pickle.loads(pickle.dumps(DataProblems("rows are wrong", [Problem("row 1", "a field is missing")])))
    assert [problem.where for problem in error.problems] == ["row 1"]
    assert error.exit_code == 1
