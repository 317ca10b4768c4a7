"""What is installed: the wheel made of just the files that the Dockerfile copies has all that the program reads."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel that `pip install /src` builds in the container."""
    source = tmp_path_factory.mktemp("src")
    for line in re.findall(r"^COPY (.+)$", DOCKERFILE, flags=re.M):
        *files, target = line.split()
        assert target.startswith("/src/")
        for file in files:
            if (ROOT / file).is_dir():
                shutil.copytree(ROOT / file, source / target.removeprefix("/src/"), ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / file, source / target.removeprefix("/src/"))
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=source,
        env={**os.environ, "PYTHONPATH": ""},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (made,) = (source / "dist").glob("*.whl")
    return zipfile.ZipFile(made)


def test_the_wheel_has_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "factcheck").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= set(wheel.namelist())
    assert {"factcheck/py.typed", "factcheck/claims/count.md", "factcheck/language/model/config.cfg"} <= files


def test_the_wheel_has_nothing_else_and_names_command_and_licence(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0].partition("-")[0] for name in wheel.namelist()} == {"factcheck"}
    (entry,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "factcheck = factcheck.cli.app:main" in wheel.read(entry).decode()
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())


def test_the_dockerfile_does_no_more_than_a_plain_install() -> None:
    """There is no engine here to build it; its steps are those of `pip install .`, which the test above makes the wheel of."""
    steps = [line for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
    assert [step.split()[0] for step in steps] == ["FROM", "COPY", "COPY", "RUN", "RUN", "USER", "WORKDIR", "ENTRYPOINT"]
    assert steps[3] == "RUN python -m pip install --no-cache-dir /src && rm -rf /src"
    assert steps[-1] == 'ENTRYPOINT ["factcheck"]'
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")}
    copied = {file for line in steps if line.startswith("COPY") for file in line.split()[1:-1]}
    assert kept == copied
