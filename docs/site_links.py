"""MkDocs hook: documents link to each other as files of the project; on the site these links hold too.

Pages and files outside docs/ that a document links to become part of the site, under `project/`.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
CODE = re.compile(r"(^```.*?^```|`[^`\n]*`)", re.M | re.S)
LINK = re.compile(r"(?<=\]\()(?!\w+:|#)([^)\s#]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the files outside docs/ that are linked to, directly or from one another."""
    todo = [f"docs/{file.src_uri}" for file in files.documentation_pages()]
    seen = set(todo)
    while todo:
        for target in _targets(todo.pop()):
            if target not in seen and not target.startswith("docs/") and (ROOT / target).is_file():
                seen.add(target)
                files.append(File.generated(config, _on_site(target), abs_src_path=str(ROOT / target)))
                todo += [target] if target.endswith(".md") else []
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page with its links as the site needs them."""
    here = page.file.src_uri

    def moved(found: re.Match[str]) -> str:
        return posixpath.relpath(_on_site(_resolve(_in_project(here), found[1])), posixpath.dirname(here) or ".")

    return "".join(part if CODE.fullmatch(part) else LINK.sub(moved, part) for part in CODE.split(markdown))


def _targets(page: str) -> Iterator[str]:
    """The files of the project that a page links to."""
    prose = CODE.sub("", (ROOT / page).read_text(encoding="utf-8"))
    return (_resolve(page, target) for target in LINK.findall(prose))


def _resolve(page: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target))


def _on_site(path: str) -> str:
    """Where a file of the project lies on the site."""
    return path.removeprefix("docs/") if path.startswith("docs/") else f"project/{path}"


def _in_project(path: str) -> str:
    """Where a file of the site lies in the project."""
    return path.removeprefix("project/") if path.startswith("project/") else f"docs/{path}"
