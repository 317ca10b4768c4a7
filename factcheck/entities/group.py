"""A cluster of mentions while it grows."""

from collections import Counter
from dataclasses import dataclass, field

from factcheck.model import Mention


@dataclass(slots=True)
class Group:
    """Mentions taken to be of one entity, while clustering."""

    type: str
    mentions: list[Mention] = field(default_factory=list)

    def forms(self) -> Counter[str]:
        return Counter(m.text for m in self.mentions)

    def name(self) -> str:
        """What to call the entity: a person by the fullest spelling, anything else by the most frequent."""
        forms = self.forms()
        return self.longest() if self.type == "person" else max(sorted(forms), key=lambda f: (forms[f], len(f)))

    def longest(self) -> str:
        """The fullest spelling, the most frequent one among equally full."""
        forms = self.forms()
        return max(sorted(forms), key=lambda f: (len(f.split()) > 1, forms[f] if len(f.split()) > 1 else 0, len(f)))
