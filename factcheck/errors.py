"""The error tree and the exit codes.

    FactcheckError            everything that a run can fail of and a user can mend
    ├── UsageError            the command line asks for what does not exist or does not go together
    ├── ConfigError           a setting in pyproject.toml, factcheck.toml or FACTCHECK_* is wrong
    ├── InputError            nothing to check: a missing path, no readable article
    ├── BaselineError         the baseline is missing, damaged or of another version
    ├── ModelError            the language pipeline that ships with the package does not load
    └── EngineError           a process that reads articles died

A message is one line that says what is wrong, where, and what to do. A single bad file among good ones is no error but
a `factcheck.model.Problem`. Whatever is not in this tree and still reaches the command line is a bug of the program.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells its caller."""

    OK = 0
    """Done, and within the gate."""
    GATE = 1
    """Done, and the gate is exceeded."""
    FAILED = 2
    """Could not check: bad usage, no readable article, bad configuration, unreadable baseline, internal error."""


class FactcheckError(Exception):
    """A run cannot go on; the message (one line) says what, where and what to do.

    `exit_code` is what the process ends with; it is never 0, so that no failure passes for a clean result.
    """

    exit_code: ExitCode = ExitCode.FAILED

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class UsageError(FactcheckError):
    """The command line or the call asks for what does not exist or does not go together."""


class ConfigError(FactcheckError):
    """A setting has a wrong name, type or value; the message names the file or variable it stands in."""


class InputError(FactcheckError):
    """There is nothing to check: a path is missing, or no article under the given paths can be read."""


class BaselineError(FactcheckError):
    """The baseline cannot be read, or was written by a version that this one does not understand."""


class ModelError(FactcheckError):
    """The language pipeline cannot be loaded; the message says how to get it."""


class EngineError(FactcheckError):
    """A process that was started to read articles ended before it was done."""
