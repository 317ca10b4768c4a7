"""Every engine gives the same results in the same order; what goes wrong in one is an error, never a hang."""

import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

from factcheck import engines, settings
from factcheck.cli.app import main
from factcheck.engines import ENGINES, choose, cores
from factcheck.errors import EngineError, ModelError
from factcheck.scan import claims, scan
from factcheck.settings import Settings

ROOT = Path(__file__).parent.parent


def squares() -> Callable[[int], int]:
    return _square


def _square(number: int) -> int:
    time.sleep(0.02 if number == 0 else 0)  # the first is the last to be done
    return number * number


def lengths() -> Callable[[str], int]:
    return len


def failing() -> Callable[[int], int]:
    return _fail


def _fail(number: int) -> int:
    if number == 2:
        error = ValueError("two is one too many")
        error.add_note("while reading two.txt")
        raise error
    if number == 4:
        raise OddError(4, "unlike others")
    return number


class OddError(Exception):
    """One that pickle cannot make again: it takes two arguments and keeps one."""

    def __init__(self, number: int, word: str) -> None:
        super().__init__(f"{number} is {word}")


def odd() -> Callable[[int], int]:
    return _odd


def _odd(number: int) -> int:
    raise OddError(number, "odd")


def unready() -> Callable[[int], int]:
    raise ModelError("the model is not there")


def dying() -> Callable[[int], int]:
    return _die


def _die(number: int) -> int:
    if number == 1:
        os._exit(7)
    return number


def unsendable() -> Callable[[int], object]:
    return _lambda


def _lambda(number: int) -> object:
    return lambda: number


def loads(folder: str) -> Callable[[int], int]:
    """A step whose making leaves a file with the number of its process."""
    (Path(folder) / f"{os.getpid()}-{time.monotonic_ns()}").touch()
    return _square


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> engines.Engine:
    return ENGINES[request.param]


def test_the_settings_know_all_engines() -> None:
    assert sorted(settings.ENGINES) == sorted(ENGINES)


@pytest.mark.parametrize(("items", "jobs"), [(0, 1), (1, 1), (1, 4), (2, 2), (9, 3), (40, 2)])
def test_results_come_in_the_order_of_the_items(engine: engines.Engine, items: int, jobs: int) -> None:
    assert list(engine(squares, range(items), jobs)) == [n * n for n in range(items)]


def test_items_larger_than_a_pipe(engine: engines.Engine) -> None:
    sizes = [2_000_000, 1, 3_000_000, 0, 5]
    assert list(engine(lengths, ["x" * size for size in sizes], 2)) == sizes


def test_nothing_is_loaded_where_there_is_nothing_to_do(engine: engines.Engine) -> None:
    assert list(engine(unready, [], 2)) == []


def test_what_a_step_needs_is_loaded_once_a_process(engine: engines.Engine, tmp_path: Path) -> None:
    list(engine(partial(loads, str(tmp_path)), range(12), 2))
    processes = {path.name.partition("-")[0] for path in tmp_path.iterdir()}
    assert len(list(tmp_path.iterdir())) == len(processes) <= 2
    assert (str(os.getpid()) in processes) == (engine is ENGINES["serial"])


def test_the_error_of_a_step_comes_at_its_turn_with_its_notes(engine: engines.Engine) -> None:
    results = engine(failing, range(6), 3)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ValueError, match="two is one too many") as caught:
        next(results)
    assert caught.value.__notes__ == ["while reading two.txt"]


def test_an_error_that_cannot_be_pickled_says_the_same(engine: engines.Engine) -> None:
    with pytest.raises(TypeError):
        pickle.loads(pickle.dumps(OddError(3, "odd")))
    with pytest.raises(Exception, match="3 is odd"):
        list(engine(odd, [3], 1))


def test_an_error_of_ours_stays_one(engine: engines.Engine) -> None:
    with pytest.raises(ModelError, match="the model is not there"):
        list(engine(unready, range(3), 2))


def test_a_process_that_dies_is_an_error() -> None:
    with pytest.raises(EngineError, match=r"died \(exit code 7\).*--jobs"):
        list(ENGINES["processes"](dying, range(4), 2))


def test_a_result_that_cannot_be_sent_is_an_error() -> None:
    with pytest.raises(Exception, match=r"(?i)pickle"):
        list(ENGINES["processes"](unsendable, range(2), 2))


def test_processes_end_with_the_run() -> None:
    from multiprocessing import active_children

    results = ENGINES["processes"](squares, range(50), 2)
    assert next(results) == 0
    assert len(active_children()) == 2
    results.close()
    assert not active_children()


@pytest.mark.parametrize(
    ("jobs", "engine", "items", "expected"),
    [
        (None, None, 1000, ("serial", 1)),
        (1, None, 1000, ("serial", 1)),
        (4, None, 1000, ("processes", 4)),
        (4, None, 5, ("serial", 1)),
        (4, None, 0, ("serial", 1)),
        (4, None, 3 * engines.WORTH_A_PROCESS, ("processes", 3)),
        (4, "processes", 3, ("processes", 3)),
        (4, "serial", 1000, ("serial", 4)),
        (0, None, 1000, ("processes", 8)),
        (0, "processes", 1000, ("processes", 8)),
        (None, "processes", 1000, ("processes", 8)),
        (1, "processes", 1000, ("processes", 1)),
    ],
)
def test_the_engine_that_is_chosen(
    jobs: int | None, engine: str | None, items: int, expected: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "cores", lambda: 8)
    assert choose(Settings(jobs=jobs, engine=engine), items) == expected


def test_there_is_a_core() -> None:
    assert cores() >= 1


def test_processes_report_the_same_and_tell_how_far_they_are() -> None:
    steps: list[tuple[str, int, int]] = []
    serial = scan([ROOT / "seeds"], Settings(engine="serial"))
    processes = scan([ROOT / "seeds"], Settings(engine="processes", jobs=2), lambda *step: steps.append(step))
    assert processes.to_json() == serial.to_json()
    total = len(serial.articles)
    assert steps == [("reading", done, total) for done in range(1, total + 1)]


def test_a_model_that_is_not_there_is_one_line_from_processes_too() -> None:
    with pytest.raises(ModelError, match="nowhere"):
        list(claims([ROOT / "seeds"], Settings(engine="processes", jobs=2, model="/nowhere")))


def test_an_internal_error_names_the_article(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(import_module("factcheck.claims.kinds"), "read_claims", stumble)  # factcheck.claims is the function
    assert main(["scan", str(ROOT / "seeds"), "--no-cache", "--quiet"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("factcheck: internal error: ZeroDivisionError: by nothing (while reading 000.html); ")
    assert err.count("\n") == 1


@pytest.mark.skipif(shutil.which("ps") is None, reason="needs ps to see the processes of a group")
def test_ctrl_c_ends_all_processes_with_one_line(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(400):
        (news / f"{number}.txt").write_text(f"In all, {number} people were killed when the ferry sank on Monday.\n" * 3)
    command = [sys.executable, "-m", "factcheck", "scan", str(news), "--engine", "processes", "--jobs", "2", "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        while len(_group(run.pid)) < 3:  # it and its two
            assert run.poll() is None
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=60)
    finally:
        run.kill()
    assert run.returncode == 2
    assert (out, err) == ("", "factcheck: interrupted: nothing was checked to its end\n")
    for _ in range(200):  # multiprocessing's own tracker ends when it sees that its parent has ended
        if not (left := [pid for pid in _group(run.pid) if pid != run.pid]):
            break
        time.sleep(0.05)
    assert not left


def _group(group: int) -> list[int]:
    """The processes of a group but for multiprocessing's own, which ends by itself."""
    listed = subprocess.run(["ps", "-eo", "pgid=,pid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [re.split(r"\s+", line.strip(), maxsplit=3) for line in listed.splitlines()]
    return [int(r[1]) for r in rows if r[0] == str(group) and not r[2].startswith("Z") and "resource_tracker" not in r[3]]
