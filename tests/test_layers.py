"""No import points down the list in docs/layers.md, wherever in a module it stands, and there are no circles."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = re.findall(r"^\d+\. `([\w.]+)`", (ROOT / "docs/layers.md").read_text(encoding="utf-8"), flags=re.M)
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "factcheck").rglob("*.py"))
}
FACE = ("factcheck", "factcheck.__main__")
"""The public face stands outside the layers: it may import anything, and nothing imports it, but for the version."""


def layer(module: str) -> int:
    """The number of a module's layer; its own entry or the one of a package it lies in."""
    fits = [place for place, name in enumerate(LAYERS) if module == name or module.startswith(name + ".")]
    assert fits, f"{module} is in no layer: docs/layers.md must list it or its package"
    return fits[0]


def imports(module: str, everywhere: bool = True) -> Iterator[tuple[int, str]]:
    """The factcheck modules that a module imports, with the line; only at its top where not everywhere."""
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names if name.name.split(".")[0] == "factcheck")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}, line {node.lineno}: import by the full name"
            if (node.module or "").split(".")[0] == "factcheck":
                for name in node.names:
                    whole = f"{node.module}.{name.name}"
                    yield node.lineno, whole if whole in FILES else str(node.module)


def test_the_list_is_read() -> None:
    assert len(LAYERS) > 10
    assert all(name in FILES for name in ("factcheck.model", "factcheck.claims.count"))


@pytest.mark.parametrize("module", [name for name in FILES if name not in FACE])
def test_imports_point_up(module: str) -> None:
    version = {"factcheck"} if re.search(r"from factcheck import __version__", FILES[module].read_text("utf-8")) else set()
    for line, target in imports(module):
        if target in version:
            continue
        assert target not in FACE, f"{module}, line {line}: imports the public face"
        assert target in FILES, f"{module}, line {line}: imports {target}, which is not there"
        assert layer(target) <= layer(module), f"{module}, line {line}: imports {target}, which is below it"


def test_no_circles() -> None:
    graph = {m: {t for _, t in imports(m, everywhere=False) if t in FILES} - {m} for m in FILES if m not in FACE}
    done: set[str] = set()

    def walk(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, "a circle: " + " > ".join((*way[way.index(module) :], module))
        if module not in done:
            for target in sorted(graph.get(module, ())):
                walk(target, (*way, module))
            done.add(module)

    for module in graph:
        walk(module, ())


@pytest.mark.parametrize("module", [name for name in FILES if not name.startswith("factcheck.cli")])
def test_only_the_command_line_prints_or_reads_clock_and_environment(module: str) -> None:
    for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            whole = f"{node.value.id}.{node.attr}"
            assert whole not in (
                "os.environ",
                "os.getenv",
                "datetime.now",
                "date.today",
                "time.time",
                "sys.stdout",
                "sys.stderr",
            ), f"{module}, line {node.lineno}: {whole}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "input", "breakpoint"), f"{module}, line {node.lineno}: {node.func.id}()"
