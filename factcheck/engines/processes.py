"""Several items at once, each in a process of its own that was started afresh and has loaded the pipeline once.

Every process has a pipe, and one item at a time: so nobody waits in a full pipe for somebody who waits, and a process that
dies is seen at once, since its end of the pipe closes. When the run ends, for whatever reason, the processes end.
"""

import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

from factcheck.errors import EngineError

Item = TypeVar("Item")
Result = TypeVar("Result")
GRACE = 5.0
"""Seconds that a process has to end when it is told to."""


def run(start: Callable[[], Callable[[Item], Result]], items: Sequence[Item], jobs: int) -> Generator[Result, None, None]:
    """See the package. `start`, items and results must be picklable. Raises EngineError where a process dies."""
    pool: dict[Connection, BaseProcess] = {}
    done: dict[int, tuple[bool, Any]] = {}
    left = enumerate(items)
    try:
        with _interrupts_held():
            for _ in range(min(jobs, len(items))):
                connection, process = _launch(start)
                pool[connection] = process
        for connection in pool:
            _give(connection, next(left), pool)
        for turn in range(len(items)):
            while turn not in done:
                for ready in cast("list[Connection]", wait(list(pool))):
                    number, worked, result = _take(ready, pool)
                    done[number] = worked, result
                    if (following := next(left, None)) is not None:
                        _give(ready, following, pool)
            worked, result = done.pop(turn)
            if not worked:
                raise result
            yield result
    finally:
        _end(pool)


def _launch(start: Callable[[], Any]) -> tuple[Connection, BaseProcess]:
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_work, args=(theirs, start), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def _give(connection: Connection, item: tuple[int, Any], pool: dict[Connection, BaseProcess]) -> None:
    try:
        connection.send(item)
    except OSError as error:
        raise _died(pool[connection]) from error


def _take(connection: Connection, pool: dict[Connection, BaseProcess]) -> tuple[int, bool, Any]:
    try:
        return cast("tuple[int, bool, Any]", connection.recv())
    except (EOFError, OSError) as error:
        raise _died(pool[connection]) from error


def _died(process: BaseProcess) -> EngineError:
    process.join(GRACE)
    return EngineError(
        f"a process of --engine processes died (exit code {process.exitcode}), perhaps for want of memory: "
        "use fewer --jobs or --engine serial; a Python script needs `if __name__ == '__main__':` around its calls"
    )


def _end(pool: dict[Connection, BaseProcess]) -> None:
    for connection, process in pool.items():
        connection.close()
        process.terminate()
    for process in pool.values():
        process.join(GRACE)
        if process.is_alive():
            process.kill()
            process.join()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C goes to all processes of a terminal; those started in here never see it, they end when we end them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which unblocks the signal when it has to start its own process
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, start: Callable[[], Callable[[Any], Any]]) -> None:
    """What a process does: take items and send results, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # the first process has shown them, or has been told not to
    step: Callable[[Any], Any] | None = None
    while True:
        try:
            number, item = connection.recv()
        except (EOFError, OSError):
            return
        try:
            step = step or start()
            result = True, step(item)
        except Exception as error:
            result = False, _sendable(error)
        try:
            connection.send((number, *result))
        except OSError:
            return
        except Exception as error:
            connection.send((number, False, _sendable(error)))


def _sendable(error: Exception) -> Exception:
    """The error itself if it survives the way through a pipe, else one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        plain = RuntimeError(f"{type(error).__name__}: {error}")
        for note in getattr(error, "__notes__", ()):
            plain.add_note(note)
        return plain
    return error
