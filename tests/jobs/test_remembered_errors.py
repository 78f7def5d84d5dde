"""Errors come out of the database as they went in."""

from __future__ import annotations

import pytest

from posterlib import errors
from posterlib.errors import InvalidRequestError, ModelThrottledError, PosterError
from posterlib.jobs.remembered_errors import error_from_record, error_record

KINDS = [kind for name in errors.__all__ if isinstance(kind := vars(errors)[name], type)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_remembered_with_class_and_sentence(kind: type[PosterError]) -> None:
    error = kind.__new__(kind)
    error.args = ("The model is out of paint.",)
    kept = error_from_record(error_record(error))

    assert type(kept) is kind
    assert str(kept) == "The model is out of paint."


def test_when_to_try_again_and_which_field_are_remembered() -> None:
    throttled = error_from_record(error_record(ModelThrottledError("Slow down.", retry_after=7)))
    refused = error_from_record(error_record(InvalidRequestError("seed", "seed must be a number.")))

    assert isinstance(throttled, ModelThrottledError)
    assert throttled.retry_after == 7
    assert isinstance(refused, InvalidRequestError)
    assert refused.field == "seed"


def test_an_error_of_another_version_is_still_told() -> None:
    kept = error_from_record('{"code": "out_of_canvas", "says": "The canvas is out."}')

    assert type(kept) is PosterError
    assert str(kept) == "The canvas is out."
