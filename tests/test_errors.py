"""The error tree: all one family, never exit code 0, one line each, and the docstring draws it all."""

import pytest

from factcheck import errors
from factcheck.errors import ExitCode, FactcheckError

TREE = [errors.UsageError, errors.ConfigError, errors.InputError, errors.BaselineError, errors.ModelError, errors.EngineError]


def test_exit_codes_are_the_documented_ones() -> None:
    assert {code.name: int(code) for code in ExitCode} == {"OK": 0, "GATE": 1, "FAILED": 2}


@pytest.mark.parametrize("error", TREE)
def test_every_error_is_caught_as_one_family_and_fails_the_run(error: type[FactcheckError]) -> None:
    with pytest.raises(FactcheckError) as caught:
        raise error("no such folder: news/\n  give an existing one")
    assert str(caught.value) == "no such folder: news/ give an existing one"
    assert caught.value.exit_code is ExitCode.FAILED


def test_the_docstring_draws_every_error() -> None:
    defined = {kind.__name__ for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)}
    assert defined == {kind.__name__ for kind in TREE} | {"FactcheckError"}
    assert errors.__doc__ is not None
    assert all(name in errors.__doc__ for name in defined)
