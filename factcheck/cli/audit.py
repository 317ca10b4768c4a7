"""The dialogue of `factcheck baseline audit`: one finding after the other, accepted, rejected or skipped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from factcheck.model import Finding
from factcheck.reports.terminal import clean, counted

QUESTION = "accept, reject, skip or quit? [a/r/s/q] "
REASON = "reason: "


@dataclass(slots=True)
class Audit:
    """What came of a dialogue so far."""

    accepted: list[Finding] = field(default_factory=list)
    rejected: list[Finding] = field(default_factory=list)
    skipped: list[Finding] = field(default_factory=list)
    left: int = 0


def audit(
    findings: Sequence[Finding],
    show: Callable[[Finding], str],
    ask: Callable[[str], str | None],
    tell: Callable[[str], None],
    accept: Callable[[Finding, str], None],
    reject: Callable[[Finding], None],
) -> Audit:
    """Walk through the findings. `ask` prints and reads a line (None at the end of the input, which quits); `accept`
    takes a finding and the reason, at once, so that nothing is lost when the dialogue breaks off."""
    done = Audit()
    for number, finding in enumerate(findings, start=1):
        tell(f"\n[{number}/{len(findings)}]\n{show(finding)}\n")
        answer = _choice(ask, tell)
        reason = _reason(ask, tell) if answer == "a" else ""
        if answer == "q" or reason is None:
            done.left = len(findings) - number + 1
            break
        if answer == "a":
            accept(finding, reason)
            done.accepted.append(finding)
        elif answer == "r":
            reject(finding)
            done.rejected.append(finding)
        else:
            done.skipped.append(finding)
    return done


def _choice(ask: Callable[[str], str | None], tell: Callable[[str], None]) -> str:
    while True:
        answer = ask(QUESTION)
        if answer is None:
            tell("\n")
            return "q"
        word = answer.strip().lower()
        if word and any(choice.startswith(word) for choice in ("accept", "reject", "skip", "quit")):
            return word[0]
        tell("a, r, s or q, please\n")


def _reason(ask: Callable[[str], str | None], tell: Callable[[str], None]) -> str | None:
    while True:
        answer = ask(REASON)
        if answer is None:
            tell("\n")
            return None
        if answer.strip():
            return " ".join(answer.split())
        tell("an accepted finding needs a reason\n")


def summary(done: Audit, file: str) -> str:
    """What was decided, and where to mend what was rejected."""
    parts = [f"{len(done.accepted)} accepted" + (f" in {file}" if done.accepted else "")]
    parts += [f"{len(done.rejected)} rejected", f"{len(done.skipped)} skipped"]
    parts += [f"{done.left} left"] if done.left else []
    lines = [", ".join(parts)]
    if done.rejected:
        lines.append(f"{counted(len(done.rejected), 'finding')} to mend, counted until then:")
    for finding in done.rejected:
        lines.append(f"  {finding.code} {clean(finding.id)[:8]}  {clean(finding.question)}")
        for answer in finding.answers:
            places = dict.fromkeys(f"{clean(c.path)}:{c.line}:{c.column}" for c in answer.claims)
            lines.append(f"    {clean(answer.display)}: {', '.join(places)}")
    return "\n".join(lines) + "\n"
