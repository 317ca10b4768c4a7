"""Who is who: people, organizations and places with their spellings, titles and roles."""

from factcheck.model import Entity, Form
from factcheck.reports.html.index import Index
from factcheck.reports.html.markup import Html, el, join
from factcheck.reports.html.words import outlet, table
from factcheck.reports.names import HEADINGS

MOST_ROLES = 8
"""Roles shown per name."""


def people(index: Index) -> Html:
    """A table per kind, those in most articles first; people are unfolded."""
    parts = []
    for kind, heading in HEADINGS.items():
        members = sorted((e for e in index.report.entities if e.kind == kind), key=_weight)
        if not members:
            continue
        rows = [[e.name, el("ul", [_form(f, index) for f in e.forms]), _roles(e, index)] for e in members]
        inner = table(heading, ["Name", "Spellings, how often, where", "Titles and roles"], rows, "names")
        parts.append(el("details", el("summary", f"{heading} ({len(members)})"), inner, open=kind == "person"))
    return join(parts, "\n") if parts else el("p", "No names.")


def _weight(entity: Entity) -> tuple[int, int, str]:
    articles = {a for form in entity.forms for a in form.articles}
    return -len(articles), -sum(form.count for form in entity.forms), entity.name


def _form(form: Form, index: Index) -> Html:
    names = list(dict.fromkeys(outlet(index.sources.get(a), a) for a in form.articles))
    return el("li", form.text, " ", el("span", f"{form.count} × in {', '.join(names)}", class_="by"))


def _roles(entity: Entity, index: Index) -> Html:
    """The titles and roles, each with the outlets that give it where these are known."""
    known = entity.role_forms or tuple(Form(role, (), 0) for role in entity.roles)
    more = el("li", f"{len(known) - MOST_ROLES} more", class_="by") if len(known) > MOST_ROLES else None
    return el("ul", [_form(f, index) if f.count else el("li", f.text) for f in known[:MOST_ROLES]], more) if known else join([])
