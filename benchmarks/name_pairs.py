"""Precision and recall of `compare_names` on alias lists.

    python benchmarks/name_pairs.py ofac_individuals_aka.tsv [--show 20]

The table has the columns ent_num, primary_name ("SURNAME, Given"), alias_type, alias, program.

Positives: pairs (primary name, alias) of one entity that are spellings of one name, not noms de guerre, maiden names or
re-arrangements. A pair counts when both names have the same number of words (articles and hyphens aside), every word
is near the word of the other at its place, and at least one word is written differently. Two words are near if they
have the same letters after dropping vowels, y, h and doubled letters, or if they are one edit apart and at least five
letters long. So the filter knows letters only, not the key that it measures; short forms and nicknames are out.

Negatives: names of different entities that share the last or the first word exactly and in which some word of the
shorter name is near no word of the other (juniors and double entries cannot be told apart by their names).
"""

import argparse
import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from factcheck.values.name_key import fold
from factcheck.values.names import compare_names

NEGATIVES_PER_WORD = 6
"""At most so many pairs for one shared word, so that Muhammad does not decide the figure."""


def natural(name: str) -> str:
    """ "BIN LADIN, Usama" -> "Usama Bin Ladin"; capitals to title case, as a newspaper prints them."""
    surname, _, given = name.partition(", ")
    titled = " ".join(word if re.search("[a-z]", word) else word.title() for word in surname.split())
    return f"{given} {titled}".strip()


def words_of(name: str) -> list[str]:
    """The folded words, articles dropped and hyphens opened."""
    return [word for word in fold(natural(name)).replace("-", " ").split() if word not in ("al", "el", "dr", "the")]


def skeleton(word: str) -> str:
    """Consonants but h, doubles once."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", word))


def near(one: str, other: str) -> bool:
    """Whether two words are likely spellings of one word, by letters alone."""
    if skeleton(one) == skeleton(other):
        return True
    return min(len(one), len(other)) >= 5 and Levenshtein.distance(one, other, score_cutoff=1) == 1


def is_spelling(primary: Sequence[str], alias: Sequence[str]) -> bool:
    """The filter for positives, see above."""
    return (
        len(primary) == len(alias) > 1
        and list(primary) != list(alias)
        and all(near(one, other) for one, other in zip(primary, alias, strict=True))
    )


def positives(rows: Iterable[dict[str, str]]) -> list[tuple[str, str]]:
    """Pairs of one entity that are spellings of one name."""
    return [
        (natural(row["primary_name"]), natural(row["alias"]))
        for row in rows
        if row["alias_type"] == "aka" and is_spelling(words_of(row["primary_name"]), words_of(row["alias"]))
    ]


def negatives(rows: Iterable[dict[str, str]], seed: int) -> list[tuple[str, str]]:
    """Pairs of different entities that share a surname or a given name."""
    names = {row["ent_num"]: row["primary_name"] for row in rows}
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity, name in names.items():
        words = words_of(name)
        if len(words) > 1:
            shared["last", words[-1]].append(entity)
            shared["first", words[0]].append(entity)
    random_pairs = random.Random(seed)
    pairs: list[tuple[str, str]] = []
    for entities in shared.values():
        every = [(a, b) for at, a in enumerate(entities) for b in entities[at + 1 :]]
        random_pairs.shuffle(every)
        for a, b in every[:NEGATIVES_PER_WORD]:
            one, other = words_of(names[a]), words_of(names[b])
            shorter, longer = sorted((one, other), key=len)
            if not all(any(near(word, another) for another in longer) for word in shorter):
                pairs.append((natural(names[a]), natural(names[b])))
    return pairs


def main() -> None:
    """Prints precision, recall and, on request, examples of both errors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0, help="print so many errors of each sort")
    options = parser.parse_args()
    with options.table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    same, different = positives(rows), negatives(rows, options.seed)
    missed = [pair for pair in same if not compare_names(*pair).same]
    merged = [pair for pair in different if compare_names(*pair).same]
    found = len(same) - len(missed)
    print(f"positives {len(same)}  negatives {len(different)}")
    precision = found / (found + len(merged))
    print(f"recall {found / len(same):.3f}  precision {precision:.3f}  false merges {len(merged) / len(different):.4f}")
    for title, pairs in (("missed", missed), ("merged", merged)):
        for one, other in pairs[: options.show]:
            print(f"{title}: {one} | {other} | {compare_names(one, other).reason}")


if __name__ == "__main__":
    main()
