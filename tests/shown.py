"""What the documents show is what the program prints; `python -m tests.shown` (make readme) writes it anew.

A page's commands (lines with "$ " in ```console) run in bash, at 80 columns, in a folder with copies of seeds/ and examples/;
what they print is stdout and stderr together, as in a terminal. Its Python (```pycon) runs in this process, in the same
folder. A ```toml block that begins with "# NAME.toml" is saved there. All go from the top of the page to its end, so that a
later step finds the files of an earlier one.
"""

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.reference import codes

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
CODES = ROOT / "docs/codes.md"
PAGES = tuple(ROOT / "docs" / name for name in ("tutorial.md", "formats.md", "json.md", "sources.md", "python.md"))
"""The pages that are run as a whole."""
BLOCK = re.compile(r"(?<=<!-- output of make scan -->\n).*?(?=<!-- end of output -->)", re.S)
SHOWN = re.compile(r"(?<=^```)(console|pycon|toml)\n(.*?)(?=^```$)", re.M | re.S)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.M)


def commands(page: str) -> list[tuple[str, str]]:
    """The commands of a page, each with what the page says that it prints."""
    return [
        (command, printed)
        for kind, block in SHOWN.findall(page)
        if kind == "console"
        for command, printed in COMMAND.findall(block)
    ]


def rendered(page: Path) -> str:
    """The text of a page with what its commands and its Python print now."""
    with tempfile.TemporaryDirectory() as made:
        folder = lay_out(Path(made))
        names: dict[str, Any] = {}

        def block(found: re.Match[str]) -> str:
            if found[1] == "pycon":
                return f"pycon\n{evaluated(found[2], names, folder)}"
            if found[1] == "toml":
                if name := re.match(r"# (\w+\.toml)\n", found[2]):
                    (folder / name[1]).write_text(found[2], encoding="utf-8")
                return found[0]
            return "console\n" + COMMAND.sub(lambda line: f"$ {line[1]}\n{printed(line[1], folder)}", found[2])

        return SHOWN.sub(block, page.read_text(encoding="utf-8"))


def lay_out(folder: Path) -> Path:
    """The folder in which the commands of a page run."""
    for name in ("seeds", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def printed(command: str, folder: Path) -> str:
    """What a command prints in the folder, with the factcheck of this Python. Raises AssertionError where it fails."""
    bin_ = Path(sys.executable).parent
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")},
        "PYTHONPATH": str(ROOT),
        "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
    }
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    broken_pipe = "| head" in command and done.returncode == 141
    assert done.returncode == 0 or broken_pipe, f"$ {command}\n{done.stdout}exit code {done.returncode}; has an id changed?"
    return done.stdout


def evaluated(block: str, names: dict[str, Any], folder: Path) -> str:
    """A Python session with what it prints now; `names` are those of the sessions before it on the page."""
    pieces = []
    for piece in doctest.DocTestParser().parse(block):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        first, *further = piece.source.splitlines()
        pieces += [f">>> {first}\n", *(f"... {line}".rstrip() + "\n" for line in further)]
        with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()) as out:
            exec(compile(piece.source, "<document>", "single"), names)
        pieces.append(out.getvalue())
    return "".join(pieces)


def scanned() -> str:
    """The block of the README: what a scan of the seeds prints at 80 columns."""
    return f"\n```text\n{printed('factcheck scan seeds/ --width 80 --quiet', ROOT)}```\n\n"


def write() -> None:
    README.write_text(BLOCK.sub(lambda _: scanned(), README.read_text(encoding="utf-8")), encoding="utf-8")
    CODES.write_text(codes(), encoding="utf-8")
    for page in PAGES:
        page.write_text(rendered(page), encoding="utf-8")


if __name__ == "__main__":
    write()
