"""Measures: magnitudes, distances, depths, durations, percentages, with units converted. Page: measure.md."""

from collections.abc import Iterator

from factcheck.claims.concepts import thing
from factcheck.claims.kind import Kind, Text
from factcheck.claims.quantity import counted, modifiers
from factcheck.claims.scene import governing_verb
from factcheck.model import Claim

CODES = {
    "FC120": "magnitude",
    "FC121": "distance, length, depth, height",
    "FC122": "duration",
    "FC123": "percentage",
    "FC124": "other measure",
}
BY_DIMENSION = {"magnitude": "FC120", "length": "FC121", "time": "FC122", "ratio": "FC123"}
ASPECTS = {
    "deep": "depth", "depth": "depth", "beneath": "depth", "below": "depth", "underground": "depth",
    "high": "height", "height": "height", "tall": "height", "above": "height",
    "wide": "width", "width": "width", "long": "length", "length": "length",
    "away": "distance", "from": "distance", "off": "distance", "north": "distance", "south": "distance",
    "east": "distance", "west": "distance", "northeast": "distance", "northwest": "distance", "southeast": "distance",
    "southwest": "distance", "radius": "radius", "fast": "speed", "thick": "thickness",
}  # fmt: skip
"""Words beside a length that say which length it is."""


def find(text: Text) -> Iterator[Claim]:
    """Every quantity with a unit of measure, converted to SI for comparing."""
    for item in counted(text.doc):
        quantity = item.quantity
        if quantity.kind not in ("measure", "percent", "fraction"):
            continue
        dimension = quantity.dimension or "ratio"
        noun = item.noun
        head = noun.lemma_.lower() if noun is not None else ""
        if dimension == "magnitude":
            head = "quake"
        verb = governing_verb(item.anchor)
        aspect = _aspect(text, quantity.start, quantity.end) if dimension == "length" else ""
        anchor = item.number if noun is None else item.anchor
        yield text.claim(
            "measure",
            BY_DIMENSION.get(dimension, "FC124"),
            anchor,
            quantity.start,
            quantity.end,
            quantity.amount,
            attribute=" ".join(w for w in (dimension, aspect, f"per {quantity.rate}" if quantity.rate else "") if w),
            head=thing(head) if head else (verb.lemma_.lower() if verb is not None else ""),
            subject=" ".join(w for w in (aspect or dimension, "of", head) if w) if head else aspect or dimension,
            modifiers=modifiers(noun, quantity) if noun is not None else frozenset(),
            unit=quantity.unit,
            extra=quantity.extra,
        )


def _aspect(text: Text, start: int, end: int) -> str:
    """Which length: depth, height, distance ..., from the words just behind, then just before."""
    after = text.doc.text[end : end + 40].lower().replace("(", " ( ").replace("-", " ").split()
    inside = False
    for word in after[:8]:
        inside = inside or word == "("
        if word.strip(".,;)") in ASPECTS:
            return ASPECTS[word.strip(".,;)")]
        if word[-1] in ".;" and not inside:
            break
    for word in reversed(text.doc.text[max(0, start - 30) : start].lower().split()[-4:]):
        if word in ("depth", "height", "length", "width", "radius", "deep"):
            return ASPECTS[word]
    return ""


KIND = Kind("measure", find, CODES)
