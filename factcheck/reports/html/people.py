"""Who is who: people, organizations and places with their spellings, titles and roles."""

from factcheck.model import Entity, Form
from factcheck.reports.html.index import Index
from factcheck.reports.html.markup import Html, el, join
from factcheck.reports.html.words import outlet, table
from factcheck.reports.names import HEADINGS
from factcheck.reports.terminal import shorten

MOST_ROLES = 8
"""Roles shown per name."""


def people(index: Index) -> Html:
    """A table per kind, those in most articles first; people are unfolded."""
    parts = []
    for kind, heading in HEADINGS.items():
        members = sorted((e for e in index.report.entities if e.kind == kind), key=_weight)
        if not members:
            continue
        rows = [[e.name, el("ul", [_form(f, index) for f in e.forms]), _roles(e)] for e in members]
        inner = table(heading, ["Name", "Spellings, how often, where", "Titles and roles"], rows, "names")
        parts.append(el("details", el("summary", f"{heading} ({len(members)})"), inner, open=kind == "person"))
    return join(parts, "\n") if parts else el("p", "No names.")


def _weight(entity: Entity) -> tuple[int, int, str]:
    articles = {a for form in entity.forms for a in form.articles}
    return -len(articles), -sum(form.count for form in entity.forms), entity.name


def _form(form: Form, index: Index) -> Html:
    names = list(dict.fromkeys(outlet(index.sources.get(a), a) for a in form.articles))
    return el("li", form.text, " ", el("span", f"{form.count} × in {', '.join(names)}", class_="by"))


def _roles(entity: Entity) -> str:
    more = len(entity.roles) - MOST_ROLES
    shown = [shorten(" ".join(role.split()), 80) for role in entity.roles[:MOST_ROLES]]
    return "; ".join(shown) + (f"; {more} more" if more > 0 else "")
