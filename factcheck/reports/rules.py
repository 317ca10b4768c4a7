"""Every FC code with its words, from the pages that ship beside the modules that give the codes."""

import re
from dataclasses import dataclass
from importlib.resources import files

_CODE = re.compile(r"(FC\d{3}) ([^,\n]+)")
_ROW = re.compile(r"^\| (FC\d{3}) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_SECTION = re.compile(r"^## (.+)\n+((?:(?!^## ).*\n?)+)", re.MULTILINE)
HELPFUL = ("Why it matters", "How it is compared")
"""Sections of a page that help with a finding; the examples do not."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A code: `kind` is that of its claims ("input" for FC9xx), `help` is Markdown, `fatal` an input that was left out."""

    code: str
    kind: str
    name: str
    description: str
    help: str
    fatal: bool = False


def rules() -> tuple[Rule, ...]:
    """The codes of findings, FC1xx to FC6xx, in their order."""
    folder = files("factcheck").joinpath("claims")
    pages = {entry.name[:-3]: entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".md")}
    return tuple(sorted((rule for kind, page in pages.items() for rule in _of_page(kind, page)), key=lambda rule: rule.code))


def inputs() -> tuple[Rule, ...]:
    """The codes of problems with inputs, FC9xx."""
    page = files("factcheck").joinpath("articles", "codes.md").read_text(encoding="utf-8")
    names = dict(_CODE.findall(page.partition("\n## ")[0]))
    return tuple(
        Rule(code, "input", names[code], f"{_sentence(what)} The file is {fate}.", _sentence(remedy), not fate.startswith("read"))
        for code, what, fate, remedy in _ROW.findall(page)
    )


def _of_page(kind: str, page: str) -> list[Rule]:
    sections = {title: text.strip() for title, text in _SECTION.findall(page)}
    description = " ".join(sections["What it finds"].split("\n\n")[0].split())
    told = "\n\n".join(f"## {title}\n\n{sections[title]}" for title in HELPFUL)
    return [Rule(code, kind, name, description, told) for code, name in _CODE.findall(page.partition("\n## ")[0])]


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."
