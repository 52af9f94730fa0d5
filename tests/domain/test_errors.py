from contextlib import contextmanager
from dataclasses import astuple, fields
from typing import get_type_hints

import pytest

from desktop.domain import errors
from desktop.domain.errors import DomainError
from tests.domain.make import day

EVERY = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DomainError)][1:]
VALUES = {"day": day(1), "today": day(2), "earliest": day(3), "start": day(4), "running_since": day(5)}


def make(kind: type[DomainError]) -> DomainError:
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    hints = get_type_hints(kind)
    return kind(*(VALUES.get(name, "x" if hints[name] is str else 3) for name in names))


@contextmanager
def anything():  # type: ignore[no-untyped-def]
    yield


@pytest.mark.parametrize("kind", EVERY)
def test_an_error_is_a_value_that_travels_through_context_managers(kind: type[DomainError]) -> None:
    error = make(kind)
    with pytest.raises(DomainError) as caught, anything():
        raise error
    assert caught.value is error
    error.add_note("python may add to it")
    assert error == make(kind)
    assert hash(error) == hash(make(kind))
    assert error.args == astuple(error)  # type: ignore[call-overload]
