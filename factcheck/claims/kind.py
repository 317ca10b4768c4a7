"""What a kind of claim is, and what all kinds share in making one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from factcheck.claims.holder import holder_of, origin_of, speech
from factcheck.claims.scene import end_of_lead, make_scene, stance_of
from factcheck.model import Article, Claim, Stance, Value
from factcheck.values.days import FoundDay, When, find_days


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of claim: its name, its finder and the codes it gives, each with a title. Its page is `<name>.md` beside it."""

    name: str
    find: Callable[["Text"], Iterator[Claim]]
    codes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """An article in parsed form, with what several kinds need of it."""

    article: Article
    doc: Doc
    days: tuple[FoundDay, ...]
    lead: int
    """Where the article's first sentences end."""

    @classmethod
    def of(cls, article: Article, doc: Doc) -> "Text":
        return cls(article, doc, tuple(d for d in find_days(doc.text) if not d.when.plural), end_of_lead(doc))

    def days_near(self, token: Token) -> tuple[When, ...]:
        """The dates of the token's sentence, in text order."""
        sent = token.sent
        return tuple(d.when for d in self.days if sent.start_char <= d.start < sent.end_char)

    def claim(
        self,
        kind: str,
        code: str,
        token: Token,
        start: int,
        end: int,
        value: Value,
        *,
        attribute: str,
        head: str,
        subject: str,
        modifiers: frozenset[str] = frozenset(),
        unit: str | None = None,
        extra: bool = False,
        base: tuple[str, ...] = (),
        holder: str | None = None,
        stance: Stance | None = None,
    ) -> Claim:
        """A claim at `token` whose words are `text[start:end]`, with its holder, stance and scene."""
        sent = token.sent
        holder = holder or holder_of(token)
        return Claim(
            article=self.article.id,
            kind=kind,
            code=code,
            start=start,
            end=end,
            sentence=(sent.start_char, sent.end_char),
            value=value,
            unit=unit,
            subject=subject,
            holder=holder,
            origin=origin_of(token, holder),
            stance=stance or stance_of(token, speech()),
            scene=make_scene(
                token,
                attribute=attribute,
                head=head,
                modifiers=modifiers,
                skip=(start, end),
                when=self.days_near(token),
                extra=extra,
                lead=token.idx < self.lead,
                base=base,
            ),
        )
