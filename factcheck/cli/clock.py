"""Today and the user's name: what a baseline records, and all that is ever asked of clock and system."""

import os
from datetime import UTC, date, datetime

from factcheck.errors import UsageError


def today() -> date:
    """The day; that of SOURCE_DATE_EPOCH (seconds since 1970, UTC) where it is set, for runs that must be repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()  # noqa: TID251
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH: {epoch!r} is no number of seconds since 1970; mend it or take it away") from None


def user() -> str:
    """The name under which the user is logged in; "unknown" where the system knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
