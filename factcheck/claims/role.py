"""Roles and titles of people. Page: role.md."""

from collections.abc import Iterator

from factcheck.claims.kind import Kind, Text
from factcheck.claims.name import roles_of
from factcheck.model import Claim, Words

CODES = {"FC302": "role or title"}


def find(text: Text) -> Iterator[Claim]:
    """Every role that stands beside a person's name."""
    for ent in text.doc.ents:
        if ent.label_ not in ("PER", "PERSON"):
            continue
        for (start, end), role in roles_of(ent):
            first, last = min(start, ent.start_char), max(end, ent.end_char)
            yield text.claim(
                "role", "FC302", ent.root, first, last, Words(role), attribute="role", head=ent.text, subject=ent.text
            )


KIND = Kind("role", find, CODES)
